//! The journal as it is read: the list of changes, and the history of a record.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Params, Row};

use super::error::Result;
use super::read::Reader;
use super::record::{Cells, Kind};
use crate::domain::date::Date;
use crate::domain::deed::Deed;
use crate::domain::ids::Id;

/// What a change did to the list of changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// An act of its own.
    Edit,
    /// Took an edit back.
    Undo,
    /// Did an undone edit again.
    Redo,
}

impl ChangeKind {
    /// As it is stored.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Edit => "edit",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }

    fn of_name(name: &str) -> Option<Self> {
        [Self::Edit, Self::Undo, Self::Redo].into_iter().find(|kind| kind.name() == name)
    }
}

/// One change, as the log lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeLine {
    /// Its number; the order of history, whatever the clock said.
    pub number: i64,
    /// When it was made, by the clock of the machine.
    pub at: DateTime<Utc>,
    /// Who made it.
    pub who: String,
    /// Where it came from (a face, a host).
    pub origin: String,
    /// What it did; none: a deed of a version of the program that knows more.
    pub deed: Option<Deed>,
    /// Edit, undo or redo.
    pub kind: ChangeKind,
    /// The change an undo or redo is about.
    pub target: Option<i64>,
    /// The change that undid it, while it is undone.
    pub undone_by: Option<i64>,
}

/// One change of one record.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryLine {
    /// The change.
    pub change: ChangeLine,
    /// Which kind of record.
    pub kind: Kind,
    /// The columns before; none: the record was made, or this was erased.
    pub before: Option<serde_json::Value>,
    /// The columns after; none: the record was deleted, or this was erased.
    pub after: Option<serde_json::Value>,
}

/// The columns of a [`ChangeLine`], in the order they are read.
const LINE: &str = "c.number, c.at, c.who, c.origin, c.deed, c.kind, c.target, c.undone_by";

fn line(row: &Row<'_>) -> rusqlite::Result<ChangeLine> {
    let mut cells = Cells::from(row, 0);
    Ok(ChangeLine {
        number: cells.take()?,
        at: cells.one_of(|at| DateTime::parse_from_rfc3339(at).ok().map(|at| at.to_utc()))?,
        who: cells.take()?,
        origin: cells.take()?,
        deed: serde_json::from_str(&cells.take::<String>()?).ok(),
        kind: cells.one_of(ChangeKind::of_name)?,
        target: cells.take()?,
        undone_by: cells.take()?,
    })
}

/// A time as it is stored.
pub(super) fn stored_time(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

impl Reader {
    /// The newest changes, newest first.
    pub fn log(&self, limit: usize) -> Result<Vec<ChangeLine>> {
        self.changes("FROM change c ORDER BY c.number DESC LIMIT ?1", [i64::try_from(limit).unwrap_or(i64::MAX)])
    }

    /// The change of a number.
    pub fn change_of_number(&self, number: i64) -> Result<Option<ChangeLine>> {
        Ok(self.changes("FROM change c WHERE c.number = ?1", [number])?.pop())
    }

    /// Changes that a question asks for.
    pub(super) fn changes(&self, question: &str, params: impl Params) -> Result<Vec<ChangeLine>> {
        self.ask(|conn| {
            let mut statement = conn.prepare_cached(&["SELECT ", LINE, " ", question].concat())?;
            let lines = statement.query_map(params, line)?;
            Ok(lines.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// What was done to a record, oldest first.
    pub fn history(&self, id: Id) -> Result<Vec<HistoryLine>> {
        self.journalled("WHERE j.row = ?1 ORDER BY j.seq", [id.value()])
    }

    /// What a change did to each record that it touched; as far as those are so many.
    pub fn touched(&self, change: i64, most: i64) -> Result<Vec<HistoryLine>> {
        let question = "WHERE c.number = ?1 AND j.seq BETWEEN c.first_seq AND c.last_seq ORDER BY j.seq LIMIT ?2";
        self.journalled(question, [change, most])
    }

    /// The changes made from the beginning of a day on, by the time of the world; newest first.
    pub fn log_since(&self, day: Date) -> Result<Vec<ChangeLine>> {
        self.changes("FROM change c WHERE c.at >= ?1 ORDER BY c.number DESC", [day.to_string()])
    }

    /// Rows of the journal that a question asks for.
    fn journalled(&self, question: &str, params: impl Params) -> Result<Vec<HistoryLine>> {
        self.ask(|conn| {
            let sql = [
                "SELECT ",
                LINE,
                ", j.kind, p.before, p.after FROM journal j JOIN change c ON c.number = j.change \
                 LEFT JOIN journal_payload p ON p.seq = j.seq ",
                question,
            ];
            let mut statement = conn.prepare_cached(&sql.concat())?;
            let lines = statement.query_map(params, |row| {
                let mut cells = Cells::from(row, 8);
                let kind = cells.one_of(Kind::of_table)?;
                let mut side =
                    || Ok::<_, rusqlite::Error>(cells.take::<Option<String>>()?.and_then(|s| serde_json::from_str(&s).ok()));
                Ok(HistoryLine { kind, before: side()?, after: side()?, change: line(row)? })
            })?;
            Ok(lines.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// What the next undo would take back, whoever made it; none: nothing, or only what stands behind a wall.
    pub fn next_undo(&self) -> Result<Option<ChangeLine>> {
        let question = "FROM change c WHERE c.kind = 'edit' AND c.undone_by IS NULL AND c.number > (SELECT number FROM wall) \
                        ORDER BY c.done_by DESC LIMIT 1";
        Ok(self.changes(question, [])?.pop())
    }

    /// What the next redo would do again; none after a new edit.
    pub fn next_redo(&self) -> Result<Option<ChangeLine>> {
        let question = "FROM change c WHERE c.undone_by > (SELECT max(number) FROM change WHERE kind = 'edit') \
                        ORDER BY c.undone_by DESC LIMIT 1";
        Ok(self.changes(question, [])?.pop())
    }

    /// Changes up to this number are not undone.
    pub(super) fn wall(&self) -> Result<i64> {
        self.ask(|conn| Ok(conn.query_row("SELECT number FROM wall", [], |row| row.get(0)).optional()?.unwrap_or(0)))
    }
}
