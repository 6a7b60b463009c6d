//! What a file is for: its card and the texts of its agreement.

use rusqlite::blob::Blob;
use rusqlite::types::Value;
use rusqlite::{Connection, MAIN_DB, params};
use sha2::{Digest, Sha256};

use super::error::Result;
use super::read::Reader;
use super::record::{Cells, Row, day_if_any, statements, text};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::money::Currency;
use crate::domain::sort::Language;

/// What the file is for; one to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Id of the charter.
    pub charter: String,
    /// Language of the cooperation: names and lists sort in it.
    pub language: Language,
    /// Currency of all amounts.
    pub currency: Currency,
    /// Name of the time zone whose civil date is today.
    pub time_zone: String,
    /// What should have happened before this day is unknown to the file.
    pub kept_from: Date,
    /// Whether the file holds examples.
    pub demo: bool,
}

/// A text of the agreement, with the time it is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CharterVersion {
    /// Identity of the record.
    pub id: Id,
    /// Id of the charter.
    pub charter: String,
    /// First day in force; none: since the agreement began, or not known yet.
    pub from: Option<Date>,
    /// Last day in force; none: until another begins.
    pub until: Option<Date>,
    /// [`digest`] of the text.
    pub digest: String,
    /// The full text.
    pub text: String,
}

/// A text of the agreement without the text, for what needs only its dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CharterHead {
    /// Identity of the record.
    pub id: Id,
    /// Id of the charter.
    pub charter: String,
    /// First day in force.
    pub from: Option<Date>,
    /// Last day in force.
    pub until: Option<Date>,
    /// [`digest`] of the text.
    pub digest: String,
}

/// A parsed form of a charter's text, kept beside it; only who made it can read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compiled {
    /// Who made it: program and version of the form.
    pub by: String,
    /// The form.
    pub bytes: Vec<u8>,
}

/// The name of a text by its content: SHA-256 in hexadecimal.
pub fn digest(text: &str) -> String {
    hex(&Sha256::digest(text))
}

/// Bytes in hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|b| [DIGITS[usize::from(b >> 4)], DIGITS[usize::from(b & 15)]]).map(char::from).collect()
}

impl Row for CharterVersion {
    statements!(CharterVersion, "charter_version", ["charter", "from_date", "until_date", "digest", "text"]);

    fn id(&self) -> Id {
        self.id
    }

    fn values(&self) -> Vec<Value> {
        vec![text(&self.charter), day_if_any(self.from), day_if_any(self.until), text(&self.digest), text(&self.text)]
    }

    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id,
            charter: cells.take()?,
            from: cells.day_if_any()?,
            until: cells.day_if_any()?,
            digest: cells.take()?,
            text: cells.take()?,
        })
    }
}

/// Writes the card of a new file.
pub(super) fn insert_card(conn: &Connection, card: &Card, change: i64) -> Result<()> {
    conn.execute(
        "INSERT INTO card (id, version, charter, language, currency, time_zone, kept_from, demo) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            change,
            card.charter,
            card.language.code(),
            card.currency.code(),
            card.time_zone,
            super::record::day(card.kept_from),
            card.demo
        ],
    )?;
    Ok(())
}

/// Keeps a parsed form beside its text; no record, so no journal and no new version of the row.
pub(super) fn insert_compiled(conn: &Connection, charter_version: Id, compiled: &Compiled) -> Result<()> {
    conn.execute(
        "INSERT OR REPLACE INTO charter_compiled (charter_version, compiled_by, compiled) VALUES (?1, ?2, ?3)",
        params![charter_version.value(), compiled.by, compiled.bytes],
    )?;
    Ok(())
}

impl Reader {
    /// What the file is for.
    pub fn card(&self) -> Result<Card> {
        self.ask(|conn| {
            let mut statement =
                conn.prepare_cached("SELECT charter, language, currency, time_zone, kept_from, demo FROM card WHERE id = 1")?;
            Ok(statement.query_row([], |row| {
                let mut cells = Cells::from(row, 0);
                Ok(Card {
                    charter: cells.take()?,
                    language: cells.one_of(Language::from_code)?,
                    currency: cells.one_of(currency_of)?,
                    time_zone: cells.take()?,
                    kept_from: cells.day()?,
                    demo: cells.take()?,
                })
            })?)
        })
    }

    /// The texts of the agreement, by first day.
    pub fn charter_versions(&self) -> Result<Vec<CharterVersion>> {
        self.rows("ORDER BY from_date, id", [])
    }

    /// The texts of the agreement without the texts, by first day.
    pub fn charter_heads(&self) -> Result<Vec<CharterHead>> {
        self.ask(|conn| {
            let sql = "SELECT id, charter, from_date, until_date, digest FROM charter_version ORDER BY from_date, id";
            let mut statement = conn.prepare_cached(sql)?;
            let heads = statement.query_map([], |row| {
                let mut cells = Cells::from(row, 0);
                Ok(CharterHead {
                    id: cells.id()?,
                    charter: cells.take()?,
                    from: cells.day_if_any()?,
                    until: cells.day_if_any()?,
                    digest: cells.take()?,
                })
            })?;
            Ok(heads.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// What the reader makes of the parsed form of a text, if the asker made it; no more of the file is read than the reader
    /// reads.
    pub fn compiled_charter<T>(
        &self,
        charter_version: Id,
        by: &str,
        reader: impl FnOnce(Blob<'_>) -> Option<T>,
    ) -> Result<Option<T>> {
        self.ask(|conn| {
            let sql = "SELECT 1 FROM charter_compiled WHERE charter_version = ?1 AND compiled_by = ?2";
            let mut statement = conn.prepare_cached(sql)?;
            if !statement.exists(params![charter_version.value(), by])? {
                return Ok(None);
            }
            Ok(reader(conn.blob_open(MAIN_DB, c"charter_compiled", c"compiled", charter_version.value(), true)?))
        })
    }
}

fn currency_of(code: &str) -> Option<Currency> {
    [Currency::Nok, Currency::Sek, Currency::Dkk, Currency::Eur].into_iter().find(|c| c.code() == code)
}
