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

/// The rule of a topic: the charter's, or one of the two on the agreement that every charter has.
pub fn topic(charter: &Charter, id: &str) -> Option<Topic> {
    let own = charter.topics.iter().find(|t| t.id == id).map(|t| t.rule.clone());
    let state = |id: &str, counts| TopicState { id: id.to_owned(), name: id.to_owned(), counts, owner: false };
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

/// The topic that tells who takes part in a subject: the first of its topics.
pub fn participation(charter: &Charter, portfolio: &Portfolio, about: &About) -> Option<String> {
    topics_of(charter, portfolio, about).into_iter().next()
}
