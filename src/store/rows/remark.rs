//! Rows of what the secretariat notes about duties: ticks, postponements, chosen readings, settings.

use rusqlite::types::Value;

use crate::domain::ids::Id;
use crate::domain::records::{ChosenReading, Postponement, Setting, Tick};
use crate::store::record::{Cells, Row, day, statements, text};

impl Row for Tick {
    statements!(Tick, "tick", ["entry", "period", "subject", "on_date", "note"]);

    fn id(&self) -> Id {
        self.id
    }

    fn values(&self) -> Vec<Value> {
        vec![text(&self.entry), text(&self.period), text(&self.subject), day(self.on), text(&self.note)]
    }

    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id,
            entry: cells.take()?,
            period: cells.take()?,
            subject: cells.take()?,
            on: cells.day()?,
            note: cells.take()?,
        })
    }
}

impl Row for Postponement {
    statements!(Postponement, "postponement", ["entry", "period", "subject", "from_date", "until_date", "reason"]);

    fn id(&self) -> Id {
        self.id
    }

    fn values(&self) -> Vec<Value> {
        let words = [&self.entry, &self.period, &self.subject].map(|word| text(word));
        words.into_iter().chain([day(self.from), day(self.until), text(&self.reason)]).collect()
    }

    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id,
            entry: cells.take()?,
            period: cells.take()?,
            subject: cells.take()?,
            from: cells.day()?,
            until: cells.day()?,
            reason: cells.take()?,
        })
    }
}

impl Row for ChosenReading {
    statements!(ChosenReading, "chosen_reading", ["entry", "about", "reading", "from_date", "decision"]);

    fn id(&self) -> Id {
        self.id
    }

    fn values(&self) -> Vec<Value> {
        vec![text(&self.entry), text(&self.about), text(&self.reading), day(self.from), text(&self.decision)]
    }

    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id,
            entry: cells.take()?,
            about: cells.take()?,
            reading: cells.take()?,
            from: cells.day()?,
            decision: cells.take()?,
        })
    }
}

impl Row for Setting {
    statements!(Setting, "setting", ["entry", "field", "value", "from_date"]);

    fn id(&self) -> Id {
        self.id
    }

    fn values(&self) -> Vec<Value> {
        vec![text(&self.entry), text(&self.field), text(&self.value), day(self.from)]
    }

    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self { id, entry: cells.take()?, field: cells.take()?, value: cells.take()?, from: cells.day()? })
    }
}
