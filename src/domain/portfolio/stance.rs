//! Stances: a member's position on one thing on one date. Silence is not no.

use serde::{Deserialize, Serialize};

use super::{About, Portfolio};
use crate::domain::charter::{Charter, Counts, Organ, Subject, Topic, TopicPeriod, TopicState};
use crate::domain::date::Date;
use crate::domain::ids::Id;

/// Topic on the agreement that every charter has: whether a member has adopted it.
pub const ADOPTION: &str = "adoption";
/// Topic on a proposed version of the agreement that every charter has: whether a member agrees to it.
pub const CONSENT: &str = "consent";
/// State of [`ADOPTION`] that counts as a yes.
pub const ADOPTED: &str = "adopted";
/// State of [`CONSENT`] that counts as a yes.
pub const CONSENTED: &str = "consented";
/// State of both that counts as a no.
pub const DECLINED: &str = "declined";

/// How a position came to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StanceSource {
    /// The member answered when asked.
    Answered,
    /// The member said so itself.
    Told,
    /// An organ of the member decided.
    Decided,
    /// The secretariat saw it.
    Observed,
}

impl StanceSource {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Answered, Self::Told, Self::Decided, Self::Observed];

    /// The word used in files and machine-readable output.
    pub fn word(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Told => "told",
            Self::Decided => "decided",
            Self::Observed => "observed",
        }
    }

    /// The source of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }
}

/// A member's position on a topic of a subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stance {
    /// Identity of the record.
    pub id: Id,
    /// Whose position.
    pub member: Id,
    /// On what.
    pub about: About,
    /// Id of the topic.
    pub topic: String,
    /// Ids of the states; several only where the topic allows it.
    pub states: Vec<String>,
    /// The day it was taken; none: before anything that is dated.
    pub on: Option<Date>,
    /// The organ that took it.
    pub organ: Option<Organ>,
    /// Reference to the decision or the letter.
    pub reference: Option<String>,
    /// The period it is for; empty where the topic has none.
    pub period: String,
    /// The day notice of the decision was given.
    pub noticed: Option<Date>,
    /// The day it has legal force from.
    pub legal_force: Option<Date>,
    /// How it came to be known.
    pub source: Option<StanceSource>,
    /// A remark.
    pub note: Option<String>,
    /// Whether the record is an example of the demo.
    pub example: bool,
}

/// That a member was asked for its position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asking {
    /// Identity of the record.
    pub id: Id,
    /// Who was asked.
    pub member: Id,
    /// On what.
    pub about: About,
    /// Id of the topic.
    pub topic: String,
    /// The period asked about; empty where the topic has none.
    pub period: String,
    /// The day of the question.
    pub asked: Date,
    /// The day of the last reminder.
    pub reminded: Option<Date>,
    /// Whether the record is an example of the demo.
    pub example: bool,
}

/// Where a member stands on a topic of a subject on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing<'a> {
    /// The position that holds.
    pub stance: Option<&'a Stance>,
    /// The last question.
    pub asking: Option<&'a Asking>,
}

/// What a standing amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// A yes.
    In,
    /// A no.
    Out,
    /// A position that is neither yet.
    Open,
    /// Asked, and no answer since.
    NoAnswer,
    /// Not asked, and nothing known.
    NotAsked,
}

impl Answer {
    /// The word used in machine-readable output.
    pub fn word(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
            Self::Open => "open",
            Self::NoAnswer => "no-answer",
            Self::NotAsked => "not-asked",
        }
    }

    /// Whether the member has taken a position.
    pub fn is_position(self) -> bool {
        matches!(self, Self::In | Self::Out | Self::Open)
    }
}

impl Standing<'_> {
    /// What it amounts to by the states that count: a yes needs one state that counts in.
    pub fn answer(&self, topic: &Topic) -> Answer {
        let Some(stance) = self.stance else {
            return if self.asking.is_some() { Answer::NoAnswer } else { Answer::NotAsked };
        };
        let counts = |wanted: Counts| {
            stance.states.iter().any(|s| topic.states.iter().any(|known| known.id == *s && known.counts == wanted))
        };
        match (counts(Counts::In), counts(Counts::Out)) {
            (true, _) => Answer::In,
            (false, true) => Answer::Out,
            (false, false) => Answer::Open,
        }
    }

    /// Since when an answer has been waited for, on a day.
    pub fn waited(&self, day: Date) -> Option<i64> {
        let asking = self.asking.filter(|_| self.stance.is_none())?;
        Some(day.signed_duration_since(asking.asked).num_days())
    }

    /// Whether the position is so old that it wants to be asked for again.
    pub fn is_stale(&self, topic: &Topic, day: Date) -> bool {
        match (self.stance.and_then(|s| s.on), topic.stale) {
            (Some(on), Some(after)) => after.after(on) <= day,
            _ => false,
        }
    }
}

impl Portfolio {
    /// Where a member stands on a topic of a subject, for a period (empty for none), on a day.
    ///
    /// The latest position holds; of two on one day the one recorded later. What a merged member inherits is decided by
    /// whoever gives the identities: a successor's own positions are looked up here and nothing else.
    pub fn standing(&self, member: Id, about: &About, topic: &str, period: &str, day: Date) -> Standing<'_> {
        let stances = self.stances.iter().filter(|s| {
            s.member == member && s.topic == topic && s.about == *about && s.period == period && s.on.is_none_or(|on| on <= day)
        });
        let askings = self
            .askings
            .iter()
            .filter(|a| a.member == member && a.topic == topic && a.about == *about && a.period == period && a.asked <= day);
        Standing { stance: stances.max_by_key(|s| (s.on, s.id)), asking: askings.max_by_key(|a| (a.asked, a.id)) }
    }
}

/// The rule of a topic: the charter's, or one of the two on the agreement that every charter has.
pub fn topic(charter: &Charter, id: &str) -> Option<Topic> {
    let own = charter.topics.iter().find(|t| t.id == id).map(|t| t.rule.clone());
    let state = |id: &str, counts| TopicState { id: id.to_owned(), name: id.to_owned(), counts };
    let built_in = |yes: &str| Topic {
        on: Subject::Agreement,
        per: TopicPeriod::Once,
        ask: true,
        states: vec![state(yes, Counts::In), state(DECLINED, Counts::Out)],
        several: false,
        stale: None,
    };
    own.or(match id {
        ADOPTION => Some(built_in(ADOPTED)),
        CONSENT => Some(built_in(CONSENTED)),
        _ => None,
    })
}

/// The ids of the topics on which members take a stand about a subject.
///
/// A topic that types or categories name is one of their projects and solutions only, and of those whose type and
/// category nobody has said yet.
pub fn topics_of(charter: &Charter, portfolio: &Portfolio, about: &About) -> Vec<String> {
    let (kind, category) = match about {
        About::Project(id) => portfolio.project(*id).map_or((None, None), |p| (p.kind.as_deref(), p.category.as_deref())),
        About::Solution(id) => portfolio.solution(*id).map_or((None, None), |s| (s.kind.as_deref(), s.category.as_deref())),
        _ => (None, None),
    };
    let of_types = charter.types.iter().map(|t| (t.id.as_str(), &t.rule.topics, kind));
    let of_categories = charter.categories.iter().map(|c| (c.id.as_str(), &c.rule.topics, category));
    let named: Vec<_> = of_types.chain(of_categories).collect();
    let unsaid = kind.is_none() && category.is_none();
    let fits = |topic: &str| {
        let mut by = named.iter().filter(|(_, topics, _)| topics.iter().any(|t| t == topic)).peekable();
        by.peek().is_none() || unsaid || by.any(|(id, _, own)| *own == Some(*id))
    };
    let own = charter.topics.iter().filter(|t| Some(t.rule.on) == about.subject() && fits(&t.id)).map(|t| t.id.clone());
    let built_in = match about {
        About::Agreement(_) => Some(ADOPTION),
        About::Amendment(_) => Some(CONSENT),
        _ => None,
    };
    let mut topics: Vec<_> = built_in.map(str::to_owned).into_iter().chain(own).collect();
    let mut seen = std::collections::BTreeSet::new();
    topics.retain(|t| seen.insert(t.clone()));
    topics
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::{Length, parse_iso};
    use proptest::prelude::*;

    fn id(n: i64) -> Id {
        Id::from_stored(n).expect("positive")
    }

    fn stance(n: i64, state: &str, on: Option<Date>) -> Stance {
        Stance {
            id: id(n),
            member: id(1),
            about: About::Cooperation,
            topic: "t".to_owned(),
            states: vec![state.to_owned()],
            on,
            organ: None,
            reference: None,
            period: String::new(),
            noticed: None,
            legal_force: None,
            source: None,
            note: None,
            example: false,
        }
    }

    fn rule() -> Topic {
        let state = |id: &str, counts| TopicState { id: id.to_owned(), name: id.to_owned(), counts };
        Topic {
            on: Subject::Cooperation,
            per: TopicPeriod::Once,
            ask: true,
            states: vec![state("yes", Counts::In), state("no", Counts::Out), state("later", Counts::Open)],
            several: false,
            stale: Length::parse("12 months"),
        }
    }

    #[test]
    fn the_latest_position_holds_and_silence_is_told_apart() {
        let on = |text: &str| parse_iso(text);
        let day = |text: &str| parse_iso(text).expect("a day");
        let asking = Asking {
            id: id(9),
            member: id(1),
            about: About::Cooperation,
            topic: "t".to_owned(),
            period: String::new(),
            asked: day("2026-02-01"),
            reminded: None,
            example: false,
        };
        let portfolio = Portfolio {
            stances: vec![stance(2, "no", on("2026-03-01")), stance(3, "yes", on("2026-05-01"))],
            askings: vec![asking],
            ..Portfolio::default()
        };
        let at = |when: &str| portfolio.standing(id(1), &About::Cooperation, "t", "", day(when));
        assert_eq!(at("2026-01-31").answer(&rule()), Answer::NotAsked);
        assert_eq!(at("2026-02-11").answer(&rule()), Answer::NoAnswer);
        assert_eq!(at("2026-02-11").waited(day("2026-02-11")), Some(10));
        assert_eq!(at("2026-03-01").answer(&rule()), Answer::Out);
        assert_eq!(at("2026-06-01").answer(&rule()), Answer::In);
        assert_eq!(at("2026-06-01").waited(day("2026-06-01")), None);
        assert!(!at("2027-04-30").is_stale(&rule(), day("2027-04-30")));
        assert!(at("2027-05-01").is_stale(&rule(), day("2027-05-01")));
        assert_eq!(portfolio.standing(id(1), &About::Cooperation, "t", "2026", day("2026-06-01")).stance, None);
    }

    proptest! {
        /// Whatever is recorded, and in whatever order, later positions decide, and none is read before its day.
        #[test]
        fn the_order_of_recording_does_not_matter(days in prop::collection::vec(0_i64..400, 1..8), at in 0_i64..400) {
            let first = parse_iso("2026-01-01").expect("a day");
            let on = |n: i64| crate::domain::date::add_days(first, n);
            let states = ["yes", "no", "later"];
            let all: Vec<_> = (2..).zip(&days).map(|(n, d)| stance(n, states[usize::try_from(*d % 3).expect("small")], Some(on(*d)))).collect();
            let answer = |stances: Vec<Stance>| {
                let portfolio = Portfolio { stances, ..Portfolio::default() };
                let standing = portfolio.standing(id(1), &About::Cooperation, "t", "", on(at));
                (standing.answer(&rule()), standing.stance.map(|s| s.on))
            };
            let found = answer(all.clone());
            prop_assert_eq!(found, answer(all.into_iter().rev().collect()));
            prop_assert_eq!(found.1.flatten(), days.iter().filter(|d| **d <= at).max().map(|d| on(*d)));
        }
    }
}
