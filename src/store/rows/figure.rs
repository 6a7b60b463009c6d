//! Rows of figures and their lines.

use rusqlite::types::Value;

use crate::domain::ids::Id;
use crate::domain::portfolio::{Figure, FigureLine};
use crate::store::record::{Cells, Row, day_if_any, flag, id_if_any, statements, text, text_if_any};

impl Row for Figure {
    statements!(Figure, "figure", ["series", "period", "value", "decided", "on_date", "note", "example"]);

    fn id(&self) -> Id {
        self.id
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(&self.series),
            Value::Integer(self.period.into()),
            self.value.map_or(Value::Null, Value::Integer),
            text_if_any(&self.decided),
            day_if_any(self.on),
            text_if_any(&self.note),
            flag(self.example),
        ]
    }

    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id,
            series: cells.take()?,
            period: cells.take()?,
            value: cells.take()?,
            decided: cells.take()?,
            on: cells.day_if_any()?,
            note: cells.take()?,
            example: cells.take()?,
        })
    }
}

impl Row for FigureLine {
    statements!(FigureLine, "figure_line", ["figure", "place", "name", "unit", "amount", "member"]);

    fn id(&self) -> Id {
        self.id
    }

    fn values(&self) -> Vec<Value> {
        vec![
            Value::Integer(self.figure.value()),
            Value::Integer(self.place.into()),
            text(&self.name),
            text_if_any(&self.unit),
            Value::Integer(self.amount),
            id_if_any(self.member),
        ]
    }

    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id,
            figure: cells.id()?,
            place: cells.take()?,
            name: cells.take()?,
            unit: cells.take()?,
            amount: cells.take()?,
            member: cells.id_if_any()?,
        })
    }
}
