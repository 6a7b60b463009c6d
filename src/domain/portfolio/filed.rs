//! What is on file about every subject, looked up once, so that it costs the same however many subjects are asked about.

use std::collections::HashMap;

use super::{About, Asking, Document, FieldValue, Portfolio, RegisterRow, Stance};
use crate::domain::date::Date;
use crate::domain::ids::Id;

/// What is on file about one subject.
#[derive(Default)]
pub struct Notes<'a> {
    /// Positions on it.
    pub stances: Vec<&'a Stance>,
    /// Questions on it.
    pub askings: Vec<&'a Asking>,
    /// Its documents.
    pub documents: Vec<&'a Document>,
    /// Values of its fields.
    pub values: Vec<&'a FieldValue>,
    /// Rows of registers about it, by register and number.
    pub rows: Vec<&'a RegisterRow>,
}

impl<'a> Notes<'a> {
    /// The value of a field on a day, of a member where there is one for each: the latest.
    pub fn value(&self, field: &str, member: Option<Id>, day: Date) -> Option<&'a FieldValue> {
        let fits = |v: &&&FieldValue| v.field == field && v.member == member && v.on.is_none_or(|on| on <= day);
        self.values.iter().filter(fits).max_by_key(|v| v.on).copied()
    }

    /// The rows of a register, by number.
    pub fn rows_of<'b>(&'b self, register: &'b str) -> impl Iterator<Item = &'a RegisterRow> + 'b {
        self.rows.iter().copied().filter(move |row| row.register == register)
    }
}

/// What is on file, by subject.
#[derive(Default)]
pub struct Filed<'a> {
    of: HashMap<&'a About, Notes<'a>>,
    nothing: Notes<'a>,
}

impl<'a> Filed<'a> {
    /// Looks up what there is.
    pub fn of(portfolio: &'a Portfolio) -> Self {
        let mut filed = Self::default();
        for stance in &portfolio.stances {
            filed.of.entry(&stance.about).or_default().stances.push(stance);
        }
        for asking in &portfolio.askings {
            filed.of.entry(&asking.about).or_default().askings.push(asking);
        }
        for document in &portfolio.documents {
            filed.of.entry(&document.about).or_default().documents.push(document);
        }
        for value in &portfolio.field_values {
            filed.of.entry(&value.about).or_default().values.push(value);
        }
        for row in &portfolio.register_rows {
            if let Some(about) = &row.about {
                filed.of.entry(about).or_default().rows.push(row);
            }
        }
        filed
    }

    /// What is on file about a subject.
    pub fn about(&self, about: &About) -> &Notes<'a> {
        self.of.get(about).unwrap_or(&self.nothing)
    }
}
