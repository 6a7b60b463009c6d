//! Rows of operations, solutions and projects.

use rusqlite::types::Value;

use crate::domain::ids::Id;
use crate::domain::portfolio::{Operation, OwnerKind, Project, ProjectState, Solution};
use crate::domain::rough_date::RoughDate;
use crate::store::record::{Cells, Row, day_if_any, flag, id_if_any, statements, text, text_if_any};

impl Row for Operation {
    statements!(Operation, "operation", ["member", "handle", "name", "kind", "example"]);

    fn id(&self) -> Id {
        self.id
    }

    fn values(&self) -> Vec<Value> {
        vec![
            Value::Integer(self.member.value()),
            text(&self.handle),
            text(&self.name),
            text_if_any(&self.kind),
            flag(self.example),
        ]
    }

    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id,
            member: cells.id()?,
            handle: cells.take()?,
            name: cells.take()?,
            kind: cells.take()?,
            example: cells.take()?,
        })
    }
}

impl Row for Solution {
    statements!(
        Solution,
        "solution",
        [
            "handle",
            "name",
            "category",
            "kind",
            "owner_kind",
            "owner",
            "launch",
            "adopt_by",
            "note",
            "source",
            "example"
        ],
        sorted by "name"
    );

    fn id(&self) -> Id {
        self.id
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(&self.handle),
            text(&self.name),
            text_if_any(&self.category),
            text_if_any(&self.kind),
            self.owner_kind.map_or(Value::Null, |o| text(o.word())),
            text_if_any(&self.owner),
            self.launch.map_or(Value::Null, |launch| text(&launch.to_string())),
            day_if_any(self.adopt_by),
            text_if_any(&self.note),
            text_if_any(&self.source),
            flag(self.example),
        ]
    }

    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id,
            handle: cells.take()?,
            name: cells.take()?,
            category: cells.take()?,
            kind: cells.take()?,
            owner_kind: cells.one_of_if_any(|word| OwnerKind::ALL.into_iter().find(|o| o.word() == word))?,
            owner: cells.take()?,
            launch: cells.one_of_if_any(RoughDate::parse)?,
            adopt_by: cells.day_if_any()?,
            note: cells.take()?,
            source: cells.take()?,
            example: cells.take()?,
        })
    }
}

impl Row for Project {
    statements!(
        Project,
        "project",
        [
            "number",
            "name",
            "kind",
            "category",
            "stage",
            "state",
            "parent",
            "member",
            "operation",
            "start",
            "finished",
            "need",
            "note",
            "solution",
            "example"
        ],
        sorted by "name"
    );

    fn id(&self) -> Id {
        self.id
    }

    fn values(&self) -> Vec<Value> {
        vec![
            Value::Integer(self.number.into()),
            text(&self.name),
            text_if_any(&self.kind),
            text_if_any(&self.category),
            text_if_any(&self.stage),
            text(self.state.word()),
            id_if_any(self.parent),
            id_if_any(self.member),
            id_if_any(self.operation),
            day_if_any(self.start),
            day_if_any(self.finished),
            text_if_any(&self.need),
            text_if_any(&self.note),
            id_if_any(self.solution),
            flag(self.example),
        ]
    }

    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id,
            number: cells.take()?,
            name: cells.take()?,
            kind: cells.take()?,
            category: cells.take()?,
            stage: cells.take()?,
            state: cells.one_of(ProjectState::of_word)?,
            parent: cells.id_if_any()?,
            member: cells.id_if_any()?,
            operation: cells.id_if_any()?,
            start: cells.day_if_any()?,
            finished: cells.day_if_any()?,
            need: cells.take()?,
            note: cells.take()?,
            solution: cells.id_if_any()?,
            example: cells.take()?,
        })
    }
}
