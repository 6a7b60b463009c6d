//! Rows of meetings.

use rusqlite::types::Value;

use crate::domain::ids::Id;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::store::record::{Cells, Row, day, flag, id_if_any, statements, text, text_if_any};

impl Row for Meeting {
    statements!(Meeting, "meeting", ["body", "kind", "date", "state", "initiator", "location", "note", "example"]);

    fn id(&self) -> Id {
        self.id
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(&self.body),
            text_if_any(&self.kind),
            day(self.date),
            text(state_name(self.state)),
            id_if_any(self.initiator),
            text_if_any(&self.location),
            text_if_any(&self.note),
            flag(self.example),
        ]
    }

    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id,
            body: cells.take()?,
            kind: cells.take()?,
            date: cells.day()?,
            state: cells.one_of(state_of)?,
            initiator: cells.id_if_any()?,
            location: cells.take()?,
            note: cells.take()?,
            example: cells.take()?,
        })
    }
}

fn state_name(state: MeetingState) -> &'static str {
    match state {
        MeetingState::Planned => "planned",
        MeetingState::Held => "held",
        MeetingState::Cancelled => "cancelled",
    }
}

fn state_of(name: &str) -> Option<MeetingState> {
    match name {
        "planned" => Some(MeetingState::Planned),
        "held" => Some(MeetingState::Held),
        "cancelled" => Some(MeetingState::Cancelled),
        _ => None,
    }
}
