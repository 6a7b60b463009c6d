//! The SQL functions that triggers and statements of a writing connection call, and the forms they share with readers.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Error};
use sha2::{Digest, Sha256};

use super::error::Result;
use crate::domain::sort::{Language, Sorter, fold};

/// What the functions need to know of the change that is being made.
#[derive(Default)]
pub(super) struct Current {
    /// Number of the change.
    pub(super) number: i64,
    /// Its time, as stored.
    pub(super) at: String,
    /// Who makes it.
    pub(super) who: String,
    /// The order of letters of the cooperation's language.
    pub(super) sorter: Option<(Language, Sorter)>,
}

/// The change being made, shared between a store and the functions of its connection.
#[derive(Clone, Default)]
pub(super) struct Shared(Arc<Mutex<Current>>);

impl Shared {
    /// The change being made.
    pub(super) fn lock(&self) -> MutexGuard<'_, Current> {
        // A panic of another function leaves nothing half-made in it.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Registers the functions of a writing connection.
pub(super) fn register(conn: &Connection, current: &Shared) -> Result<()> {
    let pure = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    let live = FunctionFlags::SQLITE_UTF8;
    conn.create_scalar_function("samvirke_row", -1, pure, |ctx| {
        let cells = (0..ctx.len() / 2).map(|i| Ok((text(ctx, 2 * i)?, ctx.get_raw(2 * i + 1))));
        object(cells)
    })?;
    conn.create_scalar_function("samvirke_words", -1, pure, |ctx| {
        let mut texts = Vec::with_capacity(ctx.len());
        for i in 0..ctx.len() {
            if ctx.get_raw(i) != ValueRef::Null {
                texts.push(text(ctx, i)?);
            }
        }
        Ok(words(&texts.join(" ")).join(" "))
    })?;
    conn.create_scalar_function("samvirke_salt", 0, live, |_| {
        let mut salt = [0_u8; 32];
        getrandom::fill(&mut salt).map_err(|e| Error::UserFunctionError(Box::new(e)))?;
        Ok(salt)
    })?;
    conn.create_scalar_function("samvirke_commitment", 3, pure, |ctx| {
        Ok(commitment(ctx.get_raw(0).as_blob()?, text_or_none(ctx, 1)?, text_or_none(ctx, 2)?).to_vec())
    })?;
    let shared = current.clone();
    conn.create_scalar_function("samvirke_change", 0, live, move |_| Ok(shared.lock().number))?;
    let shared = current.clone();
    conn.create_scalar_function("samvirke_link", 6, live, move |ctx| {
        let current = shared.lock();
        let chained = Chained {
            seq: ctx.get(1)?,
            change: current.number,
            at: &current.at,
            who: &current.who,
            kind: text(ctx, 2)?,
            row: ctx.get(3)?,
            op: text(ctx, 4)?,
            commitment: ctx.get_raw(5).as_blob()?,
        };
        Ok(chained.link(ctx.get_raw(0).as_blob_or_null()?.unwrap_or_default()).to_vec())
    })?;
    let shared = current.clone();
    conn.create_scalar_function("samvirke_sort_key", 1, live, move |ctx| {
        let current = shared.lock();
        let name = text(ctx, 0)?;
        Ok(current.sorter.as_ref().map_or_else(|| name.as_bytes().to_vec(), |(_, sorter)| sorter.key(name)))
    })?;
    Ok(())
}

fn text<'a>(ctx: &'a Context<'_>, index: usize) -> rusqlite::Result<&'a str> {
    Ok(ctx.get_raw(index).as_str()?)
}

fn text_or_none<'a>(ctx: &'a Context<'_>, index: usize) -> rusqlite::Result<Option<&'a str>> {
    Ok(ctx.get_raw(index).as_str_or_null()?)
}

/// A row as a JSON object: cells in the order given, empty ones left out, so that a new empty column changes no payload.
pub(super) fn object<'a>(cells: impl Iterator<Item = rusqlite::Result<(&'a str, ValueRef<'a>)>>) -> rusqlite::Result<String> {
    let mut json = String::from("{");
    for cell in cells {
        let (name, value) = cell?;
        let value = match value {
            ValueRef::Null => continue,
            ValueRef::Integer(number) => number.to_string(),
            ValueRef::Text(_) => serde_json::Value::from(value.as_str()?).to_string(),
            ValueRef::Real(_) | ValueRef::Blob(_) => {
                return Err(Error::InvalidColumnType(0, name.to_owned(), value.data_type()));
            }
        };
        if json.len() > 1 {
            json.push(',');
        }
        json.push('"');
        json.push_str(name);
        json.push_str("\":");
        json.push_str(&value);
    }
    json.push('}');
    Ok(json)
}

/// The words of a text as they are searched: folded, cut at all that is no letter or digit.
pub(super) fn words(text: &str) -> Vec<String> {
    fold(text).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// Binds a payload without telling it: without the salt it cannot be found by trying all likely ones.
pub(super) fn commitment(salt: &[u8], before: Option<&str>, after: Option<&str>) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(salt);
    for part in [before, after] {
        field(&mut hash, part.unwrap_or_default().as_bytes());
    }
    hash.finalize().into()
}

/// The fields of a journal row that the chain binds. The deed is not among them: it holds names, which can be erased.
pub(super) struct Chained<'a> {
    /// Place in the journal.
    pub(super) seq: i64,
    /// Number of the change.
    pub(super) change: i64,
    /// Time of the change.
    pub(super) at: &'a str,
    /// Who made it.
    pub(super) who: &'a str,
    /// Which table.
    pub(super) kind: &'a str,
    /// Which row.
    pub(super) row: i64,
    /// What was done to it.
    pub(super) op: &'a str,
    /// The commitment of the payload.
    pub(super) commitment: &'a [u8],
}

impl Chained<'_> {
    /// The link after a previous one.
    pub(super) fn link(&self, previous: &[u8]) -> [u8; 32] {
        let mut hash = Sha256::new();
        field(&mut hash, previous);
        for number in [self.seq, self.change, self.row] {
            hash.update(number.to_be_bytes());
        }
        for text in [self.at, self.who, self.kind, self.op] {
            field(&mut hash, text.as_bytes());
        }
        field(&mut hash, self.commitment);
        hash.finalize().into()
    }
}

/// A field with its length before it, so that no two lists of fields hash alike.
fn field(hash: &mut Sha256, bytes: &[u8]) {
    hash.update((bytes.len() as u64).to_be_bytes());
    hash.update(bytes);
}
