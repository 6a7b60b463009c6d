//! Rows of the agreement's own text.

use rusqlite::types::Value;

use crate::domain::agreement::text::ClauseText;
use crate::domain::ids::Id;
use crate::store::record::{Cells, Row, statements, text};

impl Row for ClauseText {
    statements!(ClauseText, "clause_text", ["agreement", "place", "number", "title", "text"]);

    fn id(&self) -> Id {
        self.id
    }

    fn values(&self) -> Vec<Value> {
        let words = [&self.number, &self.title, &self.text].map(|word| text(word));
        [Value::Integer(self.agreement.value()), Value::Integer(self.place.into())].into_iter().chain(words).collect()
    }

    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id,
            agreement: cells.id()?,
            place: cells.take()?,
            number: cells.take()?,
            title: cells.take()?,
            text: cells.take()?,
        })
    }
}
