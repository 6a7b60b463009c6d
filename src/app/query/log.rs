//! What was done to the file, newest first.

use chrono::{DateTime, Utc};

use crate::app::{Failure, Session, desk};
use crate::domain::zone;
pub use crate::store::ChangeKind;
use crate::store::{ChangeLine, StoreError};
use crate::text::{Msg, Say, deed};

/// One change, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// Its number.
    pub number: i64,
    /// When, in the cooperation's time zone: `2026-11-25 19:02`.
    pub when: String,
    /// Who made it.
    pub who: String,
    /// From where.
    pub origin: String,
    /// What was done.
    pub title: String,
    /// Whether it was undone since.
    pub undone: bool,
    /// Whether it is an edit, an undo or a redo.
    pub kind: ChangeKind,
}

impl LogLine {
    /// Who made it, in words.
    pub fn author(&self, say: Say) -> &str {
        if self.who == desk::UNKNOWN_USER { say.msg(Msg::LogUnknownAuthor) } else { &self.who }
    }
}

/// The newest changes.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn log(session: &Session, limit: usize) -> Result<Vec<LogLine>, Failure> {
    Ok(session.store.log(limit)?.iter().map(|line| log_line(session, line)).collect())
}

/// The change that an undo would take back now.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn next_undo(session: &Session) -> Result<Option<LogLine>, Failure> {
    Ok(session.store.next_undo()?.map(|line| log_line(session, &line)))
}

/// The change that a redo would do again now.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn next_redo(session: &Session) -> Result<Option<LogLine>, Failure> {
    Ok(session.store.next_redo()?.map(|line| log_line(session, &line)))
}

/// The change of a number.
///
/// # Errors
/// A [`Failure`] if there is none or the file cannot be read.
pub fn change(session: &Session, number: i64) -> Result<LogLine, Failure> {
    let line = session.store.change_of_number(number)?.ok_or(StoreError::NoSuchChange { number })?;
    Ok(log_line(session, &line))
}

/// A moment in the cooperation's time zone.
pub(super) fn when(session: &Session, at: DateTime<Utc>) -> String {
    zone::civil(&session.card().time_zone, at).format("%Y-%m-%d %H:%M").to_string()
}

pub(super) fn log_line(session: &Session, line: &ChangeLine) -> LogLine {
    LogLine {
        number: line.number,
        when: when(session, line.at),
        who: line.who.clone(),
        origin: line.origin.clone(),
        title: line.deed.as_ref().map_or_else(|| session.say().msg(Msg::LogUnknownDeed).to_owned(), |d| deed(session.say(), d)),
        undone: line.undone_by.is_some(),
        kind: line.kind,
    }
}
