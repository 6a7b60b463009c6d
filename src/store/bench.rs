//! What the hidden commands for crash and two-writer tests need: one committed write, a counter that loses nothing,
//! and how long the journal is.

use rusqlite::params;

use super::Store;
use super::change::{Author, Receipt};
use super::error::{Result, StoreError};
use super::read::Reader;
use crate::domain::deed::Deed;

/// The row of the counter; written words are never empty.
const COUNTER: &str = "";

impl Store {
    /// Writes a word as a change of its own; on disk when this returns.
    pub fn bench_write(&mut self, author: &Author, word: &str) -> Result<Receipt> {
        let ((), receipt) = self.change(author, |edit| {
            let id = edit.mint()?.value();
            edit.ask(|conn| {
                let sql = "INSERT INTO bench (id, version, word, count) VALUES (?1, ?2, ?3, 1) \
                           ON CONFLICT (word) DO UPDATE SET version = ?2, count = count + 1";
                Ok(conn.prepare_cached(sql)?.execute(params![id, edit.number(), word]).map(drop)?)
            })?;
            Ok::<_, StoreError>(((), Deed::BenchWritten))
        })?;
        Ok(receipt)
    }

    /// Raises the counter by one, by reading and writing it in one change, and tells its new value.
    pub fn bench_incr(&mut self, author: &Author) -> Result<i64> {
        let (count, _) = self.change(author, |edit| {
            let count = edit.bench_count()? + 1;
            let id = edit.mint()?.value();
            edit.ask(|conn| {
                let sql = "INSERT INTO bench (id, version, word, count) VALUES (?1, ?2, ?3, ?4) \
                           ON CONFLICT (word) DO UPDATE SET version = ?2, count = ?4";
                Ok(conn.prepare_cached(sql)?.execute(params![id, edit.number(), COUNTER, count]).map(drop)?)
            })?;
            Ok::<_, StoreError>((count, Deed::BenchWritten))
        })?;
        Ok(count)
    }
}

impl Reader {
    /// The words written.
    pub fn bench_ids(&self) -> Result<Vec<String>> {
        self.ask(|conn| {
            let mut statement = conn.prepare_cached("SELECT word FROM bench WHERE word <> ?1 ORDER BY id")?;
            let words = statement.query_map([COUNTER], |row| row.get(0))?;
            Ok(words.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// The value of the counter.
    pub fn bench_count(&self) -> Result<i64> {
        self.ask(|conn| {
            let mut statement = conn.prepare_cached("SELECT coalesce(sum(count), 0) FROM bench WHERE word = ?1")?;
            Ok(statement.query_row([COUNTER], |row| row.get(0))?)
        })
    }

    /// How many rows the journal has.
    pub fn bench_rows(&self) -> Result<i64> {
        self.ask(|conn| {
            let mut statement = conn.prepare_cached("SELECT coalesce(max(seq), 0) FROM journal")?;
            Ok(statement.query_row([], |row| row.get(0))?)
        })
    }
}
