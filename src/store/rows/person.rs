//! Rows of people, terms of office, appointments and roles.

use rusqlite::types::Value;

use super::about::{about, about_values};
use crate::domain::ids::Id;
use crate::domain::person::{Appointment, Person, Term};
use crate::domain::portfolio::Role;
use crate::store::record::{Cells, Row, day, day_if_any, flag, id_if_any, statements, text, text_if_any};

impl Row for Person {
    statements!(Person, "person", ["handle", "name", "title", "mail", "phone", "member", "example"], sorted by "name");

    fn id(&self) -> Id {
        self.id
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(&self.handle),
            text(&self.name),
            text_if_any(&self.title),
            text_if_any(&self.mail),
            text_if_any(&self.phone),
            id_if_any(self.member),
            flag(self.example),
        ]
    }

    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id,
            handle: cells.take()?,
            name: cells.take()?,
            title: cells.take()?,
            mail: cells.take()?,
            phone: cells.take()?,
            member: cells.id_if_any()?,
            example: cells.take()?,
        })
    }
}

impl Row for Term {
    statements!(Term, "term", ["body", "from_date", "until_date", "chair", "note", "example"]);

    fn id(&self) -> Id {
        self.id
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(&self.body),
            day(self.from),
            day(self.until),
            id_if_any(self.chair),
            text_if_any(&self.note),
            flag(self.example),
        ]
    }

    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id,
            body: cells.take()?,
            from: cells.day()?,
            until: cells.day()?,
            chair: cells.id_if_any()?,
            note: cells.take()?,
            example: cells.take()?,
        })
    }
}

impl Row for Appointment {
    statements!(
        Appointment,
        "appointment",
        [
            "body",
            "seat",
            "person",
            "member",
            "organisation",
            "from_date",
            "until_date",
            "nominated",
            "elected_by",
            "elected",
            "decision",
            "percent",
            "removed_by",
            "example"
        ]
    );

    fn id(&self) -> Id {
        self.id
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(&self.body),
            text(&self.seat),
            Value::Integer(self.person.value()),
            id_if_any(self.member),
            id_if_any(self.organisation),
            day_if_any(self.from),
            day_if_any(self.until),
            day_if_any(self.nominated),
            id_if_any(self.elected_by),
            day_if_any(self.elected),
            text_if_any(&self.decision),
            self.percent.map_or(Value::Null, |percent| Value::Integer(i64::from(percent))),
            id_if_any(self.removed_by),
            flag(self.example),
        ]
    }

    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id,
            body: cells.take()?,
            seat: cells.take()?,
            person: cells.id()?,
            member: cells.id_if_any()?,
            organisation: cells.id_if_any()?,
            from: cells.day_if_any()?,
            until: cells.day_if_any()?,
            nominated: cells.day_if_any()?,
            elected_by: cells.id_if_any()?,
            elected: cells.day_if_any()?,
            decision: cells.take()?,
            percent: cells.take()?,
            removed_by: cells.id_if_any()?,
            example: cells.take()?,
        })
    }
}

impl Row for Role {
    statements!(Role, "role", [about, "seat", "person", "member", "from_date", "until_date", "example"]);

    fn id(&self) -> Id {
        self.id
    }

    fn values(&self) -> Vec<Value> {
        let mut values = about_values(Some(&self.about));
        values.extend([
            text(&self.seat),
            Value::Integer(self.person.value()),
            id_if_any(self.member),
            day_if_any(self.from),
            day_if_any(self.until),
            flag(self.example),
        ]);
        values
    }

    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id,
            about: about(cells)?,
            seat: cells.take()?,
            person: cells.id()?,
            member: cells.id_if_any()?,
            from: cells.day_if_any()?,
            until: cells.day_if_any()?,
            example: cells.take()?,
        })
    }
}
