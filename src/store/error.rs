//! What can go wrong with a file, as fields; the wording is made elsewhere.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ffi;

use super::journal::ChangeLine;
use super::record::{Entry, Kind, Versioned};
use crate::domain::ids::Id;

/// Why the store did not do what was asked; nothing was changed then.
#[derive(Debug)]
pub enum StoreError {
    /// No file of this name.
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// A file of this name is there already.
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The name is that of a folder.
    Directory {
        /// The folder.
        path: PathBuf,
    },
    /// The name is that of something else than a file (a pipe, a device).
    NotAFile {
        /// What was named.
        path: PathBuf,
    },
    /// The file has no bytes.
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// The file is no SQLite database.
    NotADatabase {
        /// The file.
        path: PathBuf,
    },
    /// The file is a database of another program.
    Foreign {
        /// The file.
        path: PathBuf,
        /// The mark of the other program.
        application_id: i32,
    },
    /// The file was written by a newer version of this program.
    Newer {
        /// Schema of the file.
        found: i32,
        /// Newest schema this program knows.
        known: i32,
    },
    /// The file is of an older schema and cannot be migrated, since it is only read.
    Older {
        /// Schema of the file.
        found: i32,
        /// Schema this program needs.
        known: i32,
    },
    /// This program has no step to a schema on the way.
    MissingStep {
        /// The schema without a step.
        version: i32,
    },
    /// A migration would leave references that lead nowhere.
    MigrationRefused {
        /// The schema it was to lead to.
        version: i32,
    },
    /// A write that was cut off must be rolled back first, which a file that is only read does not allow.
    HotJournal {
        /// The file.
        path: PathBuf,
    },
    /// The content of the file contradicts itself.
    Damaged {
        /// What SQLite or the reader of a row answered, as a code.
        code: i32,
    },
    /// Another process holds the file.
    Locked,
    /// The file, its folder, or the way it was opened allows no writing.
    ReadOnly,
    /// The path no longer names the file that was opened.
    Moved {
        /// The path.
        path: PathBuf,
    },
    /// The file system has no space.
    DiskFull,
    /// The machine refused to read or write.
    Io {
        /// The path, where one was involved.
        path: Option<PathBuf>,
        /// The kind of refusal.
        kind: io::ErrorKind,
    },
    /// The copy before the first change of a day could not be made, so the change was refused.
    Backup {
        /// The folder of the copies.
        folder: PathBuf,
        /// Why.
        cause: Box<Self>,
    },
    /// A copy was made and is not equal to what was copied.
    CopyDiffers {
        /// The copy, already removed.
        path: PathBuf,
    },
    /// The row moved since the caller read it.
    Stale {
        /// Which kind of record.
        kind: Kind,
        /// The record.
        id: Id,
        /// The version the caller saw.
        seen: i64,
        /// What is there now; none: deleted.
        now: Option<Box<Versioned<Entry>>>,
    },
    /// A rule of the schema said no.
    Constraint {
        /// Which kind of rule.
        rule: Constraint,
        /// Which kind of record.
        kind: Kind,
        /// The record.
        id: Id,
        /// The column, where it is known.
        column: Option<String>,
    },
    /// The record cannot be deleted, since others refer to it.
    Referred {
        /// Which kind of record.
        kind: Kind,
        /// The record.
        id: Id,
        /// Who refers to it.
        by: Vec<(Kind, Id)>,
    },
    /// There is no change of this number.
    NoSuchChange {
        /// The number.
        number: i64,
    },
    /// The change is an undo or a redo, or stands behind a wall (the birth of the file, a migration).
    NotUndoable {
        /// The number.
        number: i64,
    },
    /// The change is undone already.
    AlreadyUndone {
        /// The number.
        number: i64,
        /// The change that undid it.
        by: i64,
    },
    /// Later changes touch the same rows or rest on them.
    UndoBlocked {
        /// The changes to undo first, newest first.
        later: Vec<ChangeLine>,
    },
    /// The content of the change was erased.
    Erased {
        /// The number.
        number: i64,
    },
    /// The change was made by a version of the program whose deeds this one has no name for.
    UnknownDeed {
        /// The number.
        number: i64,
    },
    /// The system gives no random numbers.
    NoRandomness,
    /// The linked SQLite is older than the one with the last known cure for lost data.
    SqliteTooOld {
        /// Its version number.
        found: i32,
    },
    /// SQLite refused for a reason that only a fault of this program explains.
    Fault {
        /// The extended result code, or 0.
        code: i32,
        /// What SQLite said, for the log; never shown as such.
        detail: String,
    },
}

/// The kinds of rules a row can break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Constraint {
    /// A reference leads nowhere.
    Reference,
    /// A value that must be unique is taken.
    Unique,
    /// A value is outside of what the column allows.
    Check,
}

/// The result of the store's own functions.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let (failure, detail) = match &error {
            rusqlite::Error::SqliteFailure(failure, detail) => (*failure, detail.clone().unwrap_or_default()),
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::Utf8Error(..) => return Self::Damaged { code: 0 },
            _ => return Self::Fault { code: 0, detail: error.to_string() },
        };
        let code = failure.extended_code;
        match code & 0xff {
            ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED => Self::Locked,
            ffi::SQLITE_FULL => Self::DiskFull,
            ffi::SQLITE_CORRUPT | ffi::SQLITE_NOTADB => Self::Damaged { code },
            ffi::SQLITE_READONLY if code == ffi::SQLITE_READONLY_DBMOVED => Self::Moved { path: PathBuf::new() },
            ffi::SQLITE_READONLY if code == ffi::SQLITE_READONLY_ROLLBACK => Self::HotJournal { path: PathBuf::new() },
            ffi::SQLITE_READONLY | ffi::SQLITE_PERM => Self::ReadOnly,
            ffi::SQLITE_IOERR | ffi::SQLITE_CANTOPEN => Self::Io { path: None, kind: io::ErrorKind::Other },
            _ => Self::Fault { code, detail },
        }
    }
}

impl From<rusqlite::types::FromSqlError> for StoreError {
    fn from(_: rusqlite::types::FromSqlError) -> Self {
        Self::Damaged { code: 0 }
    }
}

impl StoreError {
    /// An error of the file system at a path.
    pub(super) fn io(path: &Path, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::NotFound => Self::Missing { path: path.to_owned() },
            kind => Self::Io { path: Some(path.to_owned()), kind },
        }
    }

    /// Says of which file an error speaks, and finds the full disk behind SQLite's bare "I/O error".
    pub(super) fn at(self, path: &Path) -> Self {
        match self {
            Self::Io { path: None, .. } if no_space(path) => Self::DiskFull,
            Self::Io { path: None, kind } => Self::Io { path: Some(path.to_owned()), kind },
            Self::Moved { .. } => Self::Moved { path: path.to_owned() },
            Self::HotJournal { .. } => Self::HotJournal { path: path.to_owned() },
            other => other,
        }
    }

    /// The rule of the schema behind an error of SQLite, with the column SQLite names.
    pub(super) fn constraint(error: &rusqlite::Error) -> Option<(Constraint, Option<String>)> {
        let rusqlite::Error::SqliteFailure(failure, detail) = error else { return None };
        let rule = match failure.extended_code {
            ffi::SQLITE_CONSTRAINT_FOREIGNKEY => Constraint::Reference,
            ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID => {
                Constraint::Unique
            }
            ffi::SQLITE_CONSTRAINT_CHECK | ffi::SQLITE_CONSTRAINT_NOTNULL | ffi::SQLITE_CONSTRAINT_DATATYPE => Constraint::Check,
            _ => return None,
        };
        // "UNIQUE constraint failed: person.handle"
        let column = detail.as_deref().and_then(|d| d.rsplit_once('.')).map(|(_, column)| column.to_owned());
        Some((rule, column))
    }
}

/// Whether the file system under a path is as good as full: then an I/O error of SQLite is its way of saying so.
fn no_space(path: &Path) -> bool {
    const NOT_ENOUGH: u64 = 64 * 1024;
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    rustix::fs::statvfs(folder).is_ok_and(|fs| fs.f_bavail.saturating_mul(fs.f_frsize) < NOT_ENOUGH)
}
