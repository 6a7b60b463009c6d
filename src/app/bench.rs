//! What the hidden commands for measurements and for crash and two-writer tests need.

mod base;
mod fill;
mod generate;
mod words;

pub use generate::{SIZES, Size, TODAY, generate};
pub use words::{FREQUENT, RARE};

use super::{Failure, Session};
use crate::domain::deed::Deed;
use crate::store::Edit;

impl Session {
    /// Writes a word as a change of its own; on disk when this returns.
    ///
    /// # Errors
    /// A [`Failure`] if it could not be written.
    pub fn bench_write(&mut self, word: &str) -> Result<(), Failure> {
        let author = self.author.clone();
        self.store.bench_write(&author, word)?;
        Ok(())
    }

    /// Raises the counter by one, by reading and writing it in one change, and tells its new value.
    ///
    /// # Errors
    /// A [`Failure`] if it could not be written.
    pub fn bench_incr(&mut self) -> Result<i64, Failure> {
        let author = self.author.clone();
        Ok(self.store.bench_incr(&author)?)
    }

    /// The words written.
    ///
    /// # Errors
    /// A [`Failure`] if the file cannot be read.
    pub fn bench_ids(&self) -> Result<Vec<String>, Failure> {
        Ok(self.store.bench_ids()?)
    }

    /// The value of the counter.
    ///
    /// # Errors
    /// A [`Failure`] if the file cannot be read.
    pub fn bench_count(&self) -> Result<i64, Failure> {
        Ok(self.store.bench_count()?)
    }

    /// Writes generated records as one change.
    fn bench_change(&mut self, write: impl FnOnce(&Edit<'_>) -> Result<(), Failure>) -> Result<(), Failure> {
        let author = self.author.clone();
        self.store.change(&author, |edit| write(edit).map(|()| ((), Deed::BenchWritten)))?;
        Ok(())
    }

    /// How many rows the journal has.
    fn bench_rows(&self) -> Result<usize, Failure> {
        Ok(usize::try_from(self.store.bench_rows()?).unwrap_or_default())
    }
}
