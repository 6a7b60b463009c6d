//! Operations, solutions and projects.

use serde::{Deserialize, Serialize};

use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::rough_date::RoughDate;

/// An administration, unit or company of a member: what charges and ownership go to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operation {
    /// Identity of the record.
    pub id: Id,
    /// The member it belongs to.
    pub member: Id,
    /// Short ASCII name, unique.
    pub handle: String,
    /// Its name.
    pub name: String,
    /// What it is, in the member's words.
    pub kind: Option<String>,
    /// Whether the record is an example of the demo.
    pub example: bool,
}

/// Who a solution belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OwnerKind {
    /// The cooperation.
    Cooperation,
    /// A member.
    Member,
    /// Someone outside.
    External,
}

impl OwnerKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Cooperation, Self::Member, Self::External];

    /// The word used in files and machine-readable output.
    pub fn word(self) -> &'static str {
        match self {
            Self::Cooperation => "cooperation",
            Self::Member => "member",
            Self::External => "external",
        }
    }
}

/// Something that members adopt and use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Solution {
    /// Identity of the record.
    pub id: Id,
    /// Short ASCII name, unique.
    pub handle: String,
    /// Its name.
    pub name: String,
    /// Id of the category in the charter.
    pub category: Option<String>,
    /// Id of the type in the charter.
    pub kind: Option<String>,
    /// Who it belongs to.
    pub owner_kind: Option<OwnerKind>,
    /// Name of who it belongs to.
    pub owner: Option<String>,
    /// The day it is or was ready for members.
    pub launch: Option<RoughDate>,
    /// The day members are to have adopted it by.
    pub adopt_by: Option<Date>,
    /// A remark.
    pub note: Option<String>,
    /// Where what is known of it comes from.
    pub source: Option<String>,
    /// Whether the record is an example of the demo.
    pub example: bool,
}

/// How far a project has come, whatever its stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProjectState {
    /// An idea or a proposal.
    Proposed,
    /// Under way.
    Started,
    /// Done.
    Finished,
    /// Given up.
    Stopped,
}

impl ProjectState {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [Self::Proposed, Self::Started, Self::Finished, Self::Stopped];

    /// The word used in charters, files and machine-readable output.
    pub fn word(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Started => "started",
            Self::Finished => "finished",
            Self::Stopped => "stopped",
        }
    }

    /// The state of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }
}

/// A project, of any type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    /// Identity of the record.
    pub id: Id,
    /// Its number; it is referred to as `P-17`.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// Id of the type in the charter.
    pub kind: Option<String>,
    /// Id of the category in the charter.
    pub category: Option<String>,
    /// Id of the stage in the charter.
    pub stage: Option<String>,
    /// How far it has come.
    pub state: ProjectState,
    /// The project it is part of.
    pub parent: Option<Id>,
    /// The solution that it spreads or makes.
    pub solution: Option<Id>,
    /// The member it belongs to.
    pub member: Option<Id>,
    /// The operation it belongs to.
    pub operation: Option<Id>,
    /// The day it started, or is to start.
    pub start: Option<Date>,
    /// The day it was finished or stopped.
    pub finished: Option<Date>,
    /// The need it answers.
    pub need: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// Whether the record is an example of the demo.
    pub example: bool,
}

impl Project {
    /// How it is referred to.
    pub fn handle(&self) -> String {
        format!("P-{}", self.number)
    }

    /// How far it had come on a day, by its dates: what has not begun is proposed, what was ended later was under way.
    pub fn state_on(&self, day: Date) -> ProjectState {
        let begun = self.start.is_none_or(|start| start <= day);
        let ended = matches!(self.state, ProjectState::Finished | ProjectState::Stopped);
        match self.finished {
            Some(finished) if ended && day < finished => {
                if begun {
                    ProjectState::Started
                } else {
                    ProjectState::Proposed
                }
            }
            _ if self.state == ProjectState::Started && !begun => ProjectState::Proposed,
            _ => self.state,
        }
    }
}
