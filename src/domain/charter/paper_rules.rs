//! Charter kinds about what is on record of things: documents, fields, registers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::parts::{RecordKind, Set, Who};

/// An expected or governing paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentKind {
    /// What there is one for each of: a kind of record, or the rows of a register; none: one.
    #[serde(default)]
    pub per: Option<RecordKind>,
    /// What sort of paper it is.
    #[serde(default)]
    pub kind: Option<PaperKind>,
    /// Its number among the annexes or templates.
    #[serde(default)]
    pub number: Option<u32>,
    /// Parts it must have.
    #[serde(default)]
    pub parts: Vec<DocumentPart>,
    /// Who decides it.
    #[serde(default)]
    pub decided_by: Option<Who>,
    /// Whether each changed version is decided again.
    #[serde(default)]
    pub every_version: bool,
    /// Whether the agreement's text as the program has it holds the paper.
    #[serde(default)]
    pub supplied: bool,
    /// Its rank where papers differ: 1 goes before 2.
    #[serde(default)]
    pub rank: Option<u32>,
}

/// Sorts of papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PaperKind {
    /// The agreement.
    Agreement,
    /// An annex of it.
    Annex,
    /// Standing rules.
    Rules,
    /// A paper that governs others.
    Governing,
    /// A guideline.
    Guideline,
    /// A routine.
    Routine,
    /// A template or checklist.
    Template,
    /// A plan.
    Plan,
    /// A method or specification.
    Method,
    /// A report.
    Report,
    /// A declaration or agreement of a party in one matter.
    Undertaking,
}

/// A part that a paper must have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentPart {
    /// Name within the paper; ASCII.
    pub id: String,
    /// The agreement's word.
    pub name: String,
}

/// An extra fact that the agreement wants about something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// About which kind of record, or register.
    pub on: RecordKind,
    /// What its values are.
    pub kind: FieldKind,
    /// The choices, for a choice.
    #[serde(default)]
    pub values: Vec<Choice>,
    /// Whether other choices may be added.
    #[serde(default)]
    pub open: bool,
    /// Whether several may be chosen.
    #[serde(default)]
    pub several: bool,
    /// Whether there is one value for each of a set.
    #[serde(default)]
    pub each: Option<Set>,
    /// Who decides the value; without the decision it counts as blank.
    #[serde(default)]
    pub decided_by: Option<Who>,
}

/// What the values of a field are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FieldKind {
    /// Yes or no.
    YesNo,
    /// A date.
    Date,
    /// Text.
    Text,
    /// A whole number.
    Number,
    /// One of its choices.
    Choice,
    /// A member.
    Member,
    /// A person.
    Person,
    /// A document.
    Document,
}

/// One of the choices of a field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Name within the field; ASCII.
    pub id: String,
    /// The agreement's word.
    pub name: String,
}

/// A log or list that the agreement wants kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// The columns it uses.
    pub has: Vec<Column>,
    /// The states a row can have; empty: none.
    #[serde(default)]
    pub states: Vec<Choice>,
    /// Whether it is a plan, whose dates are mostly to come; the dates of others are of what happened.
    #[serde(default)]
    pub planned: bool,
}

/// The columns that registers choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// A date.
    Date,
    /// First day.
    From,
    /// Last day.
    To,
    /// A member.
    Member,
    /// A person.
    Person,
    /// A body.
    Body,
    /// Text.
    Text,
    /// An amount of money.
    Amount,
    /// A state.
    State,
    /// A level.
    Level,
    /// What it is about.
    Subject,
    /// A document.
    Document,
    /// A last day.
    Due,
    /// The day it was done.
    Done,
}

impl Column {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Date,
        Self::From,
        Self::To,
        Self::Member,
        Self::Person,
        Self::Body,
        Self::Text,
        Self::Amount,
        Self::State,
        Self::Level,
        Self::Subject,
        Self::Document,
        Self::Due,
        Self::Done,
    ];

    /// The word as charters write it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::From => "from",
            Self::To => "to",
            Self::Member => "member",
            Self::Person => "person",
            Self::Body => "body",
            Self::Text => "text",
            Self::Amount => "amount",
            Self::State => "state",
            Self::Level => "level",
            Self::Subject => "subject",
            Self::Document => "document",
            Self::Due => "due",
            Self::Done => "done",
        }
    }
}
