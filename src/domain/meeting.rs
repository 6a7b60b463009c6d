//! Meetings of the bodies.

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::ids::Id;

/// How far a meeting has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MeetingState {
    /// Dated.
    Planned,
    /// Held, as recorded by the secretariat.
    Held,
    /// Cancelled; never satisfies a cadence.
    Cancelled,
}

impl MeetingState {
    /// The word used in charters, files and machine-readable output.
    pub fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Held => "held",
            Self::Cancelled => "cancelled",
        }
    }
}

/// A meeting of a body on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Identity of the record.
    pub id: Id,
    /// Id of the body in the charter.
    pub body: String,
    /// Id of the kind, for bodies whose agreement tells kinds apart (`presidium`).
    pub kind: Option<String>,
    /// The civil day.
    pub date: Date,
    /// How far it has come.
    pub state: MeetingState,
    /// Who took the initiative: a member.
    pub initiator: Option<Id>,
    /// Where it is held: an address, a room, a video link.
    pub location: Option<String>,
    /// Free remark, for instance the source of the date.
    pub note: Option<String>,
    /// Whether the record is an example of the demo.
    pub example: bool,
}

impl Meeting {
    /// How it is referred to: `body/date`.
    pub fn handle(&self) -> String {
        format!("{}/{}", self.body, self.date)
    }

    /// Whether the meeting counts for a cadence: dated and not cancelled. A past date without more counts as held.
    pub fn counts(&self) -> bool {
        self.state != MeetingState::Cancelled
    }

    /// Whether its day is over on `today` and nobody has recorded whether it was held.
    pub fn is_unrecorded(&self, today: Date) -> bool {
        self.state == MeetingState::Planned && self.date < today
    }

    /// Whether the meeting is over on `today`: recorded as held, or dated before and not cancelled.
    pub fn is_past(&self, today: Date) -> bool {
        self.state == MeetingState::Held || (self.counts() && self.date < today)
    }
}
