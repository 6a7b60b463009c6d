//! What went wrong with the data file, or with the machine under it.

use std::path::Path;

use super::words::{change, two};
use super::{file_words, record_words};
use crate::domain::ids::Id;
use crate::store::{Constraint, Kind, StoreError};
use crate::text::{Msg, Say};

/// An error of the store; `copies` is the folder where copies of earlier days lie.
pub(super) fn error(say: Say, error: &StoreError, copies: Option<&Path>) -> Vec<String> {
    let numbered = |first, next, number: &i64| vec![say.fill(first, &[("number", number)]), say.msg(next).to_owned()];
    match error {
        StoreError::Missing { .. }
        | StoreError::Exists { .. }
        | StoreError::Directory { .. }
        | StoreError::NotAFile { .. }
        | StoreError::Empty { .. }
        | StoreError::NotADatabase { .. }
        | StoreError::Foreign { .. }
        | StoreError::Newer { .. }
        | StoreError::Older { .. }
        | StoreError::MissingStep { .. }
        | StoreError::MigrationRefused { .. }
        | StoreError::HotJournal { .. } => not_opened(say, error, copies),
        StoreError::Damaged { code } => damaged(say, *code, copies),
        StoreError::Locked => two(say, Msg::StoreLocked, Msg::StoreLockedNext),
        StoreError::ReadOnly => two(say, Msg::StoreReadOnly, Msg::StoreReadOnlyNext),
        StoreError::Moved { path } => at(say, Msg::StoreMoved, path, Msg::StoreMovedNext),
        StoreError::DiskFull => two(say, Msg::StoreDiskFull, Msg::StoreDiskFullNext),
        StoreError::Io { path: Some(path), kind } => {
            let mut lines = file_words::refused(say, path, *kind);
            lines.push(say.msg(Msg::NothingChanged).to_owned());
            lines
        }
        StoreError::Io { path: None, .. } => {
            let mut lines = two(say, Msg::FileOtherUnnamed, Msg::FileOtherNext);
            lines.push(say.msg(Msg::NothingChanged).to_owned());
            lines
        }
        StoreError::Backup { folder, cause } => {
            let mut lines = vec![say.fill(Msg::StoreBackup, &[("folder", &folder.display())])];
            lines.extend(self::error(say, cause, copies));
            lines
        }
        StoreError::CopyDiffers { path } => at(say, Msg::StoreCopyDiffers, path, Msg::StoreCopyDiffersNext),
        StoreError::Stale { kind, id, now, .. } => match now {
            Some(now) => vec![
                say.fill(Msg::StoreStale, &[("record", &record_words::entry(say, *kind, &now.record))]),
                say.fill(Msg::StoreStaleBy, &[("number", &now.version)]),
            ],
            None => vec![
                say.fill(Msg::StoreStaleDeleted, &[("record", &record_words::numbered(say, *kind, *id))]),
                say.msg(Msg::StoreStaleDeletedNext).to_owned(),
            ],
        },
        StoreError::Constraint { rule, kind, id, column } => broken_rule(say, *rule, *kind, *id, column.as_deref()),
        StoreError::Referred { kind, id, by } => {
            let record = record_words::numbered(say, *kind, *id);
            let count = i128::try_from(by.len()).unwrap_or(i128::MAX);
            vec![
                say.count(Msg::StoreReferred, count, &[("record", &record)]),
                say.fill(Msg::StoreReferredNext, &[("records", &record_words::counted(say, by))]),
            ]
        }
        StoreError::NoSuchChange { number } => {
            vec![say.fill(Msg::NoChange, &[("name", number)]), say.msg(Msg::StoreNoSuchChangeNext).to_owned()]
        }
        StoreError::NotUndoable { number } => numbered(Msg::StoreNotUndoable, Msg::StoreNotUndoableNext, number),
        StoreError::AlreadyUndone { number, by } => {
            let first = say.fill(Msg::StoreAlreadyUndone, &[("number", number), ("by", by)]);
            vec![first, say.msg(Msg::StoreAlreadyUndoneNext).to_owned()]
        }
        StoreError::UndoBlocked { later } => {
            let mut lines = vec![say.msg(Msg::StoreUndoBlocked).to_owned()];
            lines.extend(later.first().map(|newest| say.fill(Msg::StoreUndoBlockedNext, &[("number", &newest.number)])));
            lines.extend(later.iter().map(|line| format!("  {}", change(say, line))));
            lines
        }
        StoreError::Erased { number } => numbered(Msg::StoreErased, Msg::StoreErasedNext, number),
        StoreError::UnknownDeed { number } => numbered(Msg::StoreUnknownDeed, Msg::StoreUnknownDeedNext, number),
        StoreError::NoRandomness => two(say, Msg::StoreNoRandomness, Msg::StoreNoRandomnessNext),
        StoreError::SqliteTooOld { found } => {
            // 3051003 is 3.51.3.
            let version = format!("{}.{}.{}", found / 1_000_000, found / 1_000 % 1_000, found % 1_000);
            let first = say.fill(Msg::StoreSqliteTooOld, &[("found", &version)]);
            vec![first, say.msg(Msg::StoreSqliteTooOldNext).to_owned()]
        }
        // The detail is SQLite's English and goes to the log only.
        StoreError::Fault { code, .. } => {
            vec![say.fill(Msg::StoreFault, &[("code", code)]), say.msg(Msg::StoreFaultNext).to_owned()]
        }
    }
}

/// Why a file was not opened at all, or not made.
fn not_opened(say: Say, error: &StoreError, copies: Option<&Path>) -> Vec<String> {
    let format = |first, found: &i32, known: &i32, next| {
        vec![say.fill(first, &[("found", found), ("known", known)]), say.msg(next).to_owned()]
    };
    let step = |first, version: &i32, next| vec![say.fill(first, &[("version", version)]), say.msg(next).to_owned()];
    match error {
        StoreError::Missing { path } => at(say, Msg::FileMissing, path, Msg::StoreMissingNext),
        StoreError::Exists { path } => at(say, Msg::FileExists, path, Msg::FileExistsNext),
        StoreError::Directory { path } => at(say, Msg::FileDirectory, path, Msg::FileDirectoryNext),
        StoreError::NotAFile { path } => at(say, Msg::StoreNotAFile, path, Msg::StoreMissingNext),
        StoreError::Empty { path } => {
            let mut lines = at(say, Msg::StoreEmpty, path, Msg::StoreMissingNext);
            lines.extend(copies_in(say, copies));
            lines
        }
        StoreError::NotADatabase { path } => at(say, Msg::StoreNotOurs, path, Msg::StoreNotOursNext),
        StoreError::Foreign { path, application_id } => {
            // The mark is four letters or a number, by the other program's taste; the hexadecimal form names both.
            let mark = format!("0x{application_id:08x}");
            let first = say.fill(Msg::StoreForeign, &[("path", &path.display()), ("mark", &mark)]);
            vec![first, say.msg(Msg::StoreNotOursNext).to_owned()]
        }
        StoreError::Newer { found, known } => format(Msg::StoreNewer, found, known, Msg::StoreNewerNext),
        StoreError::Older { found, known } => format(Msg::StoreOlder, found, known, Msg::StoreOlderNext),
        StoreError::MissingStep { version } => step(Msg::StoreMissingStep, version, Msg::StoreMissingStepNext),
        StoreError::MigrationRefused { version } => step(Msg::StoreMigrationRefused, version, Msg::StoreMigrationRefusedNext),
        StoreError::HotJournal { path } => {
            let journal = format!("{}-journal", path.display());
            vec![
                say.fill(Msg::StoreHotJournal, &[("path", &path.display())]),
                say.fill(Msg::StoreHotJournalNext, &[("journal", &journal)]),
            ]
        }
        _ => Vec::new(),
    }
}

/// What happened to the file of a path, and what to do.
fn at(say: Say, first: Msg, path: &Path, next: Msg) -> Vec<String> {
    vec![say.fill(first, &[("path", &path.display())]), say.msg(next).to_owned()]
}

fn damaged(say: Say, code: i32, copies: Option<&Path>) -> Vec<String> {
    let first = match code {
        // The reader of a row found it, not SQLite.
        0 => say.msg(Msg::StoreDamaged).to_owned(),
        code => say.fill(Msg::StoreDamagedCode, &[("code", &code)]),
    };
    let mut lines = vec![first, say.msg(Msg::StoreDamagedNext).to_owned()];
    lines.extend(copies_in(say, copies));
    lines
}

fn copies_in(say: Say, copies: Option<&Path>) -> Option<String> {
    copies.map(|folder| say.fill(Msg::StoreCopiesIn, &[("folder", &folder.display())]))
}

/// A row that a rule of the schema refused.
fn broken_rule(say: Say, rule: Constraint, kind: Kind, id: Id, column: Option<&str>) -> Vec<String> {
    let record = match column {
        Some(column) => say.fill(Msg::StoreRecordField, &[("record", &record_words::kind(say, kind)), ("column", &column)]),
        None => record_words::numbered(say, kind, id),
    };
    let (first, next) = match rule {
        Constraint::Reference => (Msg::StoreReference, Msg::StoreReferenceNext),
        Constraint::Unique => (Msg::StoreUnique, Msg::StoreUniqueNext),
        Constraint::Check => (Msg::StoreCheck, Msg::StoreCheckNext),
    };
    vec![say.fill(first, &[("record", &record)]), say.msg(next).to_owned()]
}
