//! Charter kinds about what is done together: categories, types, topics.

use chrono::Datelike;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::parts::{Commitment, Subject};
use crate::domain::date::{Date, Length};

/// A heading of the portfolio or of a catalogue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Which set of headings it belongs to (`pillar`, `service`).
    pub scheme: String,
    /// Its number in the scheme; numbers run on over the whole scheme.
    #[serde(default)]
    pub number: Option<u32>,
    /// How binding it is; projects and solutions in it inherit that.
    #[serde(default)]
    pub commitment: Commitment,
    /// Topics on which members take a stand for what is in it.
    #[serde(default)]
    pub topics: Vec<String>,
    /// The pool that pays for what is in it.
    #[serde(default)]
    pub pool: Option<String>,
}

/// What a project, solution, contract or system is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TypeOf {
    /// Of which kind of record.
    pub of: Subject,
    /// The track whose stages it passes.
    #[serde(default)]
    pub track: Option<String>,
    /// Gates it passes besides those of stages.
    #[serde(default)]
    pub gates: Vec<String>,
    /// Topics on which members take a stand; the one that the charter has first tells who takes part.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Fields it has.
    #[serde(default)]
    pub fields: Vec<String>,
    /// Categories it may stand under; empty: any.
    #[serde(default)]
    pub categories: Vec<String>,
}

/// One aspect on which members take a stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// On which kind of record.
    pub on: Subject,
    /// Whether a stand is for good or for a period.
    #[serde(default)]
    pub per: TopicPeriod,
    /// Whether members are asked; "not asked" and "no answer" are known of every such topic.
    #[serde(default)]
    pub ask: bool,
    /// The stands there are.
    pub states: Vec<TopicState>,
    /// Whether a member may take several at once.
    #[serde(default)]
    pub several: bool,
    /// After how long a stand wants to be asked for again.
    #[serde(default)]
    pub stale: Option<Length>,
}

/// For how long a stand holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TopicPeriod {
    /// Until it is changed.
    #[default]
    Once,
    /// For a calendar year.
    Year,
    /// For a term of office.
    Term,
}

impl TopicPeriod {
    /// The period that a day lies in, as positions have it: empty where they are not by the year.
    pub fn on(self, day: Date) -> String {
        match self {
            Self::Year => day.year().to_string(),
            Self::Once | Self::Term => String::new(),
        }
    }
}

/// One stand on a topic.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TopicState {
    /// Name within the topic; ASCII.
    pub id: String,
    /// The agreement's word.
    pub name: String,
    /// How it counts.
    pub counts: Counts,
    /// Of a project: whether it belongs to the member that takes it, where it belongs to nobody yet.
    #[serde(default)]
    pub owner: bool,
}

/// How a stand counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Counts {
    /// As a yes.
    In,
    /// As a no.
    Out,
    /// As neither yet.
    Open,
}
