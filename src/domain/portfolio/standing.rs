//! Where members stand: their own position, or after a merger what their predecessors had in common.

use std::collections::BTreeMap;

use super::{About, Asking, Notes, Stance};
use crate::domain::charter::{Counts, Topic};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::member::Member;
use crate::domain::records::Records;

/// Where a member stands on a topic of a subject on a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing<'a> {
    /// The position that holds: its own, or the one that all its predecessors had.
    pub stance: Option<&'a Stance>,
    /// The last question put to it; of one that was never asked, the first that its predecessors left open.
    pub asking: Option<&'a Asking>,
    /// The predecessors whose position it is; empty for its own.
    pub inherited: Vec<Id>,
    /// The predecessors and their positions, where they differ and no new one has been taken.
    pub mixed: Vec<(Id, Option<&'a Stance>)>,
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
    /// Predecessors that differ, and no new position since the merger.
    Mixed,
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
            Self::Mixed => "mixed",
            Self::NoAnswer => "no-answer",
            Self::NotAsked => "not-asked",
        }
    }

    /// What states amount to by those that count: a yes needs one state that counts in.
    pub fn of<'a>(states: impl Iterator<Item = &'a str>, topic: &Topic) -> Self {
        let counts = states.filter_map(|state| topic.states.iter().find(|known| known.id == state)).map(|known| known.counts);
        counts.fold(Self::Open, |answer, counts| match (answer, counts) {
            (Self::In, _) | (_, Counts::In) => Self::In,
            (_, Counts::Out) => Self::Out,
            _ => answer,
        })
    }

    /// Whether the member has taken a position.
    pub fn is_position(self) -> bool {
        matches!(self, Self::In | Self::Out | Self::Open)
    }
}

impl Standing<'_> {
    /// What it amounts to.
    pub fn answer(&self, topic: &Topic) -> Answer {
        match (self.stance, self.mixed.is_empty(), self.asking) {
            (Some(stance), ..) => Answer::of(stance.states.iter().map(String::as_str), topic),
            (None, false, _) => Answer::Mixed,
            (None, true, Some(_)) => Answer::NoAnswer,
            (None, true, None) => Answer::NotAsked,
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

/// Where all members stand on a topic of a subject on a day, for one period.
pub struct Stands<'a> {
    stances: BTreeMap<Id, &'a Stance>,
    askings: BTreeMap<Id, &'a Asking>,
    predecessors: BTreeMap<Id, Vec<&'a Member>>,
    records: &'a Records,
}

impl<'a> Stands<'a> {
    /// Looks up every position and question; the period is empty for topics without one.
    ///
    /// The latest position holds; of two on one day the one recorded later.
    pub fn on(records: &'a Records, about: &About, topic: &str, period: &str, day: Date) -> Self {
        let stances = records.portfolio.stances.iter().filter(|s| s.about == *about);
        let askings = records.portfolio.askings.iter().filter(|a| a.about == *about);
        Self::among(records, stances, askings, topic, period, day)
    }

    /// The same of what is on file about one subject.
    pub fn noted(records: &'a Records, notes: &Notes<'a>, topic: &str, period: &str, day: Date) -> Self {
        let (stances, askings) = (notes.stances.iter().copied(), notes.askings.iter().copied());
        Self::among(records, stances, askings, topic, period, day)
    }

    fn among(
        records: &'a Records,
        of_subject: impl Iterator<Item = &'a Stance>,
        asked: impl Iterator<Item = &'a Asking>,
        topic: &str,
        period: &str,
        day: Date,
    ) -> Self {
        let (mut stances, mut askings) = (BTreeMap::new(), BTreeMap::new());
        let of_stance = |s: &&Stance| s.topic == topic && s.period == period && s.on.is_none_or(|on| on <= day);
        for stance in of_subject.filter(of_stance) {
            let held = stances.entry(stance.member).or_insert(stance);
            if (held.on, held.id) < (stance.on, stance.id) {
                *held = stance;
            }
        }
        let of_asking = |a: &&Asking| a.topic == topic && a.period == period && a.asked <= day;
        for asking in asked.filter(of_asking) {
            let held = askings.entry(asking.member).or_insert(asking);
            if (held.asked, held.id) < (asking.asked, asking.id) {
                *held = asking;
            }
        }
        let mut predecessors: BTreeMap<Id, Vec<&Member>> = BTreeMap::new();
        // Those from outside were never asked and have no say in what is inherited.
        for member in records.members.iter().filter(|m| !m.outside) {
            if let Some(successor) = member.successor {
                predecessors.entry(successor).or_default().push(member);
            }
        }
        Self { stances, askings, predecessors, records }
    }

    /// Where a member stands.
    pub fn of(&self, member: Id) -> Standing<'a> {
        let own = Standing {
            stance: self.stances.get(&member).copied(),
            asking: self.askings.get(&member).copied(),
            ..Standing::default()
        };
        match (own.stance, self.predecessors.get(&member)) {
            (None, Some(before)) => self.inherit(member, own, before),
            _ => own,
        }
    }

    fn inherit(&self, member: Id, own: Standing<'a>, before: &[&'a Member]) -> Standing<'a> {
        let begins = self.records.member(member).and_then(|m| m.from);
        // Only those that ended before it began: a damaged file cannot lead round in a circle.
        let ended = before.iter().filter(|m| m.until.zip(begins).is_some_and(|(until, from)| until < from));
        let parts: Vec<_> = ended.map(|m| (m.id, self.of(m.id))).collect();
        let left_open = parts.iter().filter_map(|(_, part)| part.asking.filter(|_| part.stance.is_none()));
        let asking = own.asking.or_else(|| left_open.min_by_key(|a| (a.asked, a.id)));
        let stances: Vec<_> = parts.iter().filter_map(|(_, part)| part.stance).collect();
        let alike = stances.len() == parts.len() && stances.windows(2).all(|two| same(two[0], two[1]));
        let unlike = || parts.iter().map(|(id, part)| (*id, part.stance)).collect();
        match stances.iter().max_by_key(|s| (s.on, s.id)) {
            Some(common) if alike => {
                Standing { stance: Some(common), asking, inherited: parts.iter().map(|(id, _)| *id).collect(), mixed: Vec::new() }
            }
            None if parts.iter().all(|(_, part)| part.mixed.is_empty()) => Standing { asking, ..own },
            _ => Standing { asking, mixed: unlike(), ..own },
        }
    }
}

/// Whether two positions say the same.
fn same(one: &Stance, other: &Stance) -> bool {
    let sorted = |stance: &Stance| {
        let mut states = stance.states.clone();
        states.sort();
        states
    };
    sorted(one) == sorted(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::charter::{Subject, TopicPeriod, TopicState};
    use crate::domain::date::{Length, parse_iso};
    use crate::domain::portfolio::Portfolio;
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
        let state = |id: &str, counts| TopicState { id: id.to_owned(), name: id.to_owned(), counts, owner: false };
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
        let stances = vec![stance(2, "no", on("2026-03-01")), stance(3, "yes", on("2026-05-01"))];
        let records =
            Records { portfolio: Portfolio { stances, askings: vec![asking], ..Portfolio::default() }, ..Records::default() };
        let at = |when: &str| Stands::on(&records, &About::Cooperation, "t", "", day(when)).of(id(1));
        assert_eq!(at("2026-01-31").answer(&rule()), Answer::NotAsked);
        assert_eq!(at("2026-02-11").answer(&rule()), Answer::NoAnswer);
        assert_eq!(at("2026-02-11").waited(day("2026-02-11")), Some(10));
        assert_eq!(at("2026-03-01").answer(&rule()), Answer::Out);
        assert_eq!(at("2026-06-01").answer(&rule()), Answer::In);
        assert_eq!(at("2026-06-01").waited(day("2026-06-01")), None);
        assert!(!at("2027-04-30").is_stale(&rule(), day("2027-04-30")));
        assert!(at("2027-05-01").is_stale(&rule(), day("2027-05-01")));
        assert_eq!(Stands::on(&records, &About::Cooperation, "t", "2026", day("2026-06-01")).of(id(1)).stance, None);
    }

    fn merged(n: i64, from: Option<&str>, until: Option<&str>, successor: Option<i64>, outside: bool) -> Member {
        let day = |text: &str| parse_iso(text).expect("a day");
        Member {
            id: id(n),
            handle: format!("m{n}"),
            code: n.to_string(),
            name: format!("M{n}"),
            org_number: None,
            order: 1,
            from: from.map(day),
            until: until.map(day),
            successor: successor.map(id),
            outside,
        }
    }

    /// Two parties and one from outside become one: what the parties had in common is its position, what they had not is
    /// neither a yes nor a no.
    #[test]
    fn a_merged_member_has_what_its_predecessors_had_in_common() {
        let day = |text: &str| parse_iso(text).expect("a day");
        let members = vec![
            merged(1, None, Some("2019-12-31"), Some(4), false),
            merged(2, None, Some("2019-12-31"), Some(4), false),
            merged(3, None, Some("2019-12-31"), Some(4), true),
            merged(4, Some("2020-01-01"), None, None, false),
        ];
        let of = |member: i64, mut stance: Stance| {
            stance.member = id(member);
            stance
        };
        let stands = |stances: Vec<Stance>, asked: Option<&str>| {
            let asking = asked.map(|asked| Asking {
                id: id(90),
                member: id(2),
                about: About::Cooperation,
                topic: "t".to_owned(),
                period: String::new(),
                asked: day(asked),
                reminded: None,
                example: false,
            });
            let portfolio = Portfolio { stances, askings: asking.into_iter().collect(), ..Portfolio::default() };
            let records = Records { members: members.clone(), portfolio, ..Records::default() };
            let standing = Stands::on(&records, &About::Cooperation, "t", "", day("2020-06-01")).of(id(4));
            let mixed = standing.mixed.iter().map(|(id, stance)| (*id, stance.is_some())).collect::<Vec<_>>();
            (
                standing.answer(&rule()),
                standing.stance.and_then(|s| s.on),
                standing.inherited.clone(),
                mixed,
                standing.waited(day("2020-06-01")),
            )
        };
        let on = |text: &str| parse_iso(text);
        let both = vec![of(1, stance(10, "yes", on("2019-03-01"))), of(2, stance(11, "yes", on("2019-09-01")))];
        assert_eq!(stands(both.clone(), None), (Answer::In, on("2019-09-01"), vec![id(1), id(2)], vec![], None));
        let one = vec![both[0].clone()];
        let differ = vec![(id(1), true), (id(2), false)];
        assert_eq!(stands(one, Some("2019-11-01")), (Answer::Mixed, None, vec![], differ, Some(213)));
        let unlike = vec![both[0].clone(), of(2, stance(11, "no", on("2019-09-01")))];
        assert_eq!(stands(unlike.clone(), None).0, Answer::Mixed);
        // One new position of its own settles it.
        let settled = [unlike, vec![of(4, stance(12, "no", on("2020-02-01")))]].concat();
        assert_eq!(stands(settled, None), (Answer::Out, on("2020-02-01"), vec![], vec![], None));
        assert_eq!(stands(vec![], Some("2019-11-01")), (Answer::NoAnswer, None, vec![], vec![], Some(213)));
        assert_eq!(stands(vec![], None).0, Answer::NotAsked);
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
                let records = Records { portfolio: Portfolio { stances, ..Portfolio::default() }, ..Records::default() };
                let standing = Stands::on(&records, &About::Cooperation, "t", "", on(at)).of(id(1));
                (standing.answer(&rule()), standing.stance.map(|s| s.on))
            };
            let found = answer(all.clone());
            prop_assert_eq!(found, answer(all.into_iter().rev().collect()));
            prop_assert_eq!(found.1.flatten(), days.iter().filter(|d| **d <= at).max().map(|d| on(*d)));
        }
    }
}
