//! What a stance, a document, a value or a row is about.

use serde::{Deserialize, Serialize};

use crate::domain::charter::Subject;
use crate::domain::ids::Id;

/// The subject of a record.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// The cooperation itself.
    Cooperation,
    /// A version of the agreement that the file holds.
    Agreement(Id),
    /// A version of the agreement that is or was to come: a proposal by its name (`v2`), one whose text was taken in also
    /// by that (`v2@0f3a…`).
    Amendment(String),
    /// A member.
    Member(Id),
    /// A person.
    Person(Id),
    /// An operation of a member.
    Operation(Id),
    /// A project.
    Project(Id),
    /// A solution.
    Solution(Id),
    /// A meeting.
    Meeting(Id),
    /// A row of a register.
    Row(Id),
    /// A body, by its id in the charter.
    Body(String),
}

impl About {
    /// The kind of record as charters write it; none for operations and rows, of which they have no word.
    pub fn subject(&self) -> Option<Subject> {
        Some(match self {
            Self::Cooperation => Subject::Cooperation,
            Self::Agreement(_) | Self::Amendment(_) => Subject::Agreement,
            Self::Member(_) => Subject::Member,
            Self::Person(_) => Subject::Person,
            Self::Project(_) => Subject::Project,
            Self::Solution(_) => Subject::Solution,
            Self::Meeting(_) => Subject::Meeting,
            Self::Body(_) => Subject::Body,
            Self::Operation(_) | Self::Row(_) => return None,
        })
    }

    /// The name of a proposal whose text is not known.
    pub fn proposal(&self) -> Option<&str> {
        match self {
            Self::Amendment(name) if !name.contains(super::BY_TEXT) => Some(name),
            _ => None,
        }
    }

    /// Whether it is about the cooperation as a whole: what there is one of in a year or a term.
    pub fn is_whole(&self) -> bool {
        matches!(self, Self::Cooperation | Self::Agreement(_))
    }
}
