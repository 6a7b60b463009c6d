//! Charter kinds about the way of a project: stages, and the gates between them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::parts::{LeadTimes, Set, Subject, When, Where, Who};

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
    /// What opens it, where its stage has no end: until then it waits for no one.
    #[serde(default)]
    pub opened_by: Option<OpenedBy>,
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

/// What opens a gate of a stage that has no end: either.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenedBy {
    /// That members are asked on a topic, by its id: until all who were have answered.
    #[serde(default)]
    pub asked: Option<String>,
    /// A duty about rows of a register, by its id: from when it warns of a row about the project or its solution.
    #[serde(default)]
    pub duty: Option<String>,
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
