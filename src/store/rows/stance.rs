//! Rows of stances and askings.

use rusqlite::types::Value;

use super::about::{about, about_values, words_of};
use crate::domain::charter::Organ;
use crate::domain::ids::Id;
use crate::domain::portfolio::{Asking, Stance, StanceSource};
use crate::store::record::{Cells, Row, day, day_if_any, flag, statements, text, text_if_any};

impl Row for Stance {
    statements!(
        Stance,
        "stance",
        [
            "member",
            about,
            "topic",
            "states",
            "on_date",
            "organ",
            "reference",
            "period",
            "noticed",
            "legal_force",
            "source",
            "note",
            "example"
        ]
    );

    fn id(&self) -> Id {
        self.id
    }

    fn values(&self) -> Vec<Value> {
        let mut values = vec![Value::Integer(self.member.value())];
        values.extend(about_values(Some(&self.about)));
        values.extend([
            text(&self.topic),
            text(&self.states.join(" ")),
            day_if_any(self.on),
            self.organ.map_or(Value::Null, |o| text(o.word())),
            text_if_any(&self.reference),
            text(&self.period),
            day_if_any(self.noticed),
            day_if_any(self.legal_force),
            self.source.map_or(Value::Null, |s| text(s.word())),
            text_if_any(&self.note),
            flag(self.example),
        ]);
        values
    }

    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id,
            member: cells.id()?,
            about: about(cells)?,
            topic: cells.take()?,
            states: words_of(&cells.take::<String>()?),
            on: cells.day_if_any()?,
            organ: cells.one_of_if_any(Organ::of_word)?,
            reference: cells.take()?,
            period: cells.take()?,
            noticed: cells.day_if_any()?,
            legal_force: cells.day_if_any()?,
            source: cells.one_of_if_any(StanceSource::of_word)?,
            note: cells.take()?,
            example: cells.take()?,
        })
    }
}

impl Row for Asking {
    statements!(Asking, "asking", ["member", about, "topic", "period", "asked", "reminded", "example"]);

    fn id(&self) -> Id {
        self.id
    }

    fn values(&self) -> Vec<Value> {
        let mut values = vec![Value::Integer(self.member.value())];
        values.extend(about_values(Some(&self.about)));
        values.extend([text(&self.topic), text(&self.period), day(self.asked), day_if_any(self.reminded), flag(self.example)]);
        values
    }

    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id,
            member: cells.id()?,
            about: about(cells)?,
            topic: cells.take()?,
            period: cells.take()?,
            asked: cells.day()?,
            reminded: cells.day_if_any()?,
            example: cells.take()?,
        })
    }
}
