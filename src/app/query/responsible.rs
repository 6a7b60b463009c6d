//! Who answers for a matter, by the day or by the date of the document in question.

use super::wording::Wording;
use crate::app::{Failure, Session};
use crate::domain::agreement::responsible::responsible_on;
use crate::domain::charter::ResponsibleBy;
use crate::domain::date::Date;
use crate::domain::sort::fold;

/// One matter and who answers for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponsibleRow {
    /// Id of the charter entry.
    pub id: String,
    /// The matter.
    pub matter: String,
    /// Who.
    pub who: String,
    /// The clause.
    pub clause: String,
    /// Whether the day is that of a document.
    pub by_document: bool,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
}

/// Who answers on a day, for matters with these words in their name, or for all.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn responsible(session: &Session, matter: Option<&str>, on: Option<Date>) -> Result<Vec<ResponsibleRow>, Failure> {
    let (charter, records) = (session.charter()?, session.records()?);
    let wording = Wording { say: session.say(), charter: &charter, records: &records, today: session.today() };
    let asked = matter.map(fold);
    let rows = responsible_on(&charter, on.unwrap_or(session.today())).filter(|entry| {
        let names = [&entry.id, &entry.name].into_iter().chain(&entry.short).chain(&entry.also);
        asked.as_ref().is_none_or(|asked| names.into_iter().any(|name| fold(name).contains(asked)))
    });
    let row = |entry: &crate::domain::charter::Entry<crate::domain::charter::Responsibility>| ResponsibleRow {
        id: entry.id.clone(),
        matter: entry.name.clone(),
        who: wording.who(&entry.rule.who),
        clause: entry.source.clone(),
        by_document: entry.rule.by == ResponsibleBy::DocumentDate,
        from: entry.rule.from,
        until: entry.rule.until,
    };
    Ok(rows.map(row).collect())
}
