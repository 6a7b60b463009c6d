//! How it is kept: one SQLite file to a cooperation, and the only place with SQL.
//!
//! [`Store::create`] and [`Store::open`] give a [`Store`]; it dereferences to [`Reader`], which answers questions.
//! [`Store::change`] is the one door to write through: a transaction, its rows in the journal, one step of [`Store::undo`].
//! Nothing is kept in memory between two transactions that another process could make stale.
//! This layer knows no words of a language: [`StoreError`] and [`Finding`] have fields.

use std::cell::RefCell;
use std::ops::Deref;
use std::path::PathBuf;

mod backup;
mod bench;
mod card;
mod change;
mod doctor;
mod dump;
mod edit;
mod error;
mod evidence;
mod functions;
mod journal;
mod migrate;
mod mint;
mod open;
mod probe;
mod read;
mod record;
mod rows;
mod schema;
mod search;
mod slice;
mod standpoint;
mod undo;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod sample;

pub use backup::backups_of;
pub use card::{Card, CharterHead, CharterVersion, Compiled, digest};
pub use change::{Author, Receipt};
pub use doctor::{Finding, NetworkKind};
pub use dump::DumpError;
pub use edit::Edit;
pub use error::{Constraint, Result, StoreError};
pub use evidence::Looked;
pub use journal::{ChangeKind, ChangeLine, HistoryLine};
pub use mint::Mint;
pub use open::{Access, Birth};
pub use read::Reader;
pub use record::{Entry, Kind, Record, Versioned};
pub use search::Hit;
pub use standpoint::Matter;
pub use undo::Undo;

/// An open file.
pub struct Store {
    reader: Reader,
    identity: probe::Identity,
    /// None where the file is only read.
    writing: Option<Writing>,
    /// What the triggers of this connection were made from, after its first write.
    armed: Option<schema::Schema>,
    current: functions::Shared,
    mint: RefCell<Mint>,
}

/// How a file that may be written is written.
struct Writing {
    backups: Option<PathBuf>,
}

impl Deref for Store {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.reader
    }
}
