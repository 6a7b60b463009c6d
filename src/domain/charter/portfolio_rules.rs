//! Charter kinds about what is done together: categories, types, topics, stages, gates, documents, fields, registers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::parts::{Commitment, LeadTimes, RecordKind, Set, Subject, When, Where, Who};
use crate::domain::date::Length;

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

/// A step of a track.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// The track.
    pub track: String,
    /// Its place in the track, from 1.
    pub number: u32,
    /// Whether a project may be in it without passing a gate.
    #[serde(default)]
    pub opens: Opens,
    /// Who leads it: a seat as `body/seat`, or a role.
    #[serde(default)]
    pub responsible: Option<String>,
    /// Papers it expects.
    #[serde(default)]
    pub documents: Vec<StageDocument>,
    /// Roles it expects.
    #[serde(default)]
    pub roles: Vec<StageRole>,
    /// The pools its costs belong to.
    #[serde(default)]
    pub funding: Vec<String>,
    /// Whether it lasts until a gate leaves it.
    #[serde(default)]
    pub open_end: bool,
}

/// How a stage is entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Opens {
    /// By the gate before it.
    #[default]
    ByGate,
    /// Freely.
    Free,
}

/// A paper that a stage expects.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StageDocument {
    /// Id of the kind of document.
    pub id: String,
    /// Another kind that serves as well.
    #[serde(default)]
    pub or: Option<String>,
    /// Whether there is one for each of a set.
    #[serde(default)]
    pub each: Option<Set>,
    /// Whether it is listed but need not be there ("possible agreements").
    #[serde(default)]
    pub optional: bool,
}

/// A role that a stage expects.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StageRole {
    /// Id of the seat that is the role.
    pub id: String,
    /// Whether there is one for each of a set.
    #[serde(default)]
    pub each: Option<Set>,
    /// Only where this holds.
    #[serde(default, rename = "where")]
    pub filter: Where,
    /// The seat, as `body/seat`, whose holder has the role.
    #[serde(default)]
    pub is: Option<String>,
}

/// A decision point, of a stage or of anything.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// The stage it ends.
    #[serde(default)]
    pub stage: Option<String>,
    /// The kind of record it is about, where it ends no stage.
    #[serde(default)]
    pub on: Option<Subject>,
    /// Who must act.
    pub by: Vec<By>,
    /// Whether they must act in this order.
    #[serde(default)]
    pub in_order: bool,
    /// A number of members that must have taken a stand first.
    #[serde(default)]
    pub at_least: Option<AtLeast>,
    /// Papers that must be there.
    #[serde(default)]
    pub needs: Vec<NeededDocument>,
    /// What can come of it; empty: go and stop.
    #[serde(default)]
    pub outcomes: Vec<Outcome>,
    /// The stages it opens.
    #[serde(default)]
    pub next: Vec<String>,
    /// What happens where it is not passed, in a word of the charter.
    #[serde(default)]
    pub otherwise: Option<String>,
    /// Whether it may be left out.
    #[serde(default)]
    pub optional: bool,
    /// Whether it may be recorded as not applicable.
    #[serde(default)]
    pub may_not_apply: bool,
    /// The kind of record that passing it makes.
    #[serde(default)]
    pub makes: Option<Subject>,
    /// A service that passing it opens, in a word of the charter.
    #[serde(default)]
    pub opens: Option<String>,
    /// Whether acts must be in writing.
    #[serde(default)]
    pub written: bool,
    /// How its decisions gain legal force.
    #[serde(default)]
    pub legal_force: Option<LegalForce>,
    /// When it must be passed: with `on = "year"` once for each year, with `on = "cooperation"` once; it is then on the
    /// list of what is due and ticked off like a duty. Of other gates it is only shown.
    #[serde(default)]
    pub when: Option<When>,
    /// From when it warns.
    #[serde(default)]
    pub lead: LeadTimes,
}

impl Gate {
    /// Whether it is due by itself, of no record but the cooperation and its years.
    pub fn is_dated(&self) -> bool {
        self.when.is_some() && self.stage.is_none() && matches!(self.on, Some(Subject::Year | Subject::Cooperation))
    }
}

/// One act that a gate waits for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct By {
    /// Who acts.
    pub who: Who,
    /// What they do.
    pub act: Act,
    /// Only where this holds.
    #[serde(default, rename = "where")]
    pub filter: Where,
}

/// Acts at a gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// Decides.
    Decides,
    /// Accepts an assignment.
    Accepts,
    /// Hands an assignment over.
    HandsOver,
    /// Prepares the decision of another.
    Prepares,
    /// Proposes.
    Proposes,
    /// Consents.
    Consents,
}

/// A number of members that must have taken a stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AtLeast {
    /// How many.
    pub count: u32,
    /// On which topic.
    pub topic: String,
    /// Which states count; empty: those that the topic counts in.
    #[serde(default)]
    pub states: Vec<String>,
}

/// A paper that a gate needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NeededDocument {
    /// Id of the kind of document.
    pub document: String,
    /// Another kind that serves as well, with the same parts.
    #[serde(default)]
    pub or: Option<String>,
    /// Parts it must have.
    #[serde(default)]
    pub parts: Vec<String>,
    /// Whether there is one for each of a set.
    #[serde(default)]
    pub each: Option<Set>,
}

/// What can come of a gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// On to what comes next.
    Go,
    /// It ends here.
    Stop,
    /// Back to the stage before.
    Back,
    /// A new project begins.
    NewProject,
    /// What was agreed ends.
    End,
}

/// How decisions gain legal force: a matter of law, shown beside the agreement's own dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LegalForce {
    /// Days in which a decision can be appealed, counted from the notice of its minutes.
    pub appeal_days: u32,
}

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
