//! The records as canonical text: the same records give the same bytes, whatever way they came about.

use std::io::{self, Write};

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::card::hex;
use super::error::{Result, StoreError};
use super::functions::object;
use super::read::Reader;
use super::schema::Schema;

/// Why a dump stopped.
#[derive(Debug)]
pub enum DumpError {
    /// The file could not be read.
    Store(StoreError),
    /// The text could not be written.
    Write(io::Error),
}

impl From<StoreError> for DumpError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<rusqlite::Error> for DumpError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<io::Error> for DumpError {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

impl Reader {
    /// Writes the records, one JSON object a line, by table and identity; without journal, versions and sort keys.
    pub fn dump(&self, out: &mut impl Write) -> Result<(), DumpError> {
        self.snapshot(|reader| write_records(&reader.conn, out)).map_err(|error| match error {
            DumpError::Store(error) => DumpError::Store(error.at(&self.path)),
            other => other,
        })
    }

    /// SHA-256 of the dump in hexadecimal.
    pub fn dump_digest(&self) -> Result<String> {
        self.snapshot(|reader| reader.ask(records_digest))
    }
}

/// SHA-256 of the dump of a connection's file.
pub(super) fn records_digest(conn: &Connection) -> Result<String> {
    let mut sink = Hash(Sha256::new());
    match write_records(conn, &mut sink) {
        Ok(()) => Ok(hex(&sink.0.finalize())),
        Err(DumpError::Store(error)) => Err(error),
        // The hash takes every byte.
        Err(DumpError::Write(error)) => Err(StoreError::Io { path: None, kind: error.kind() }),
    }
}

struct Hash(Sha256);

impl Write for Hash {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn write_records(conn: &Connection, out: &mut impl Write) -> Result<(), DumpError> {
    for table in Schema::read(conn)?.tables {
        let mut statement =
            conn.prepare(&["SELECT ", &table.columns.join(", "), " FROM main.", &table.name, " ORDER BY id"].concat())?;
        let mut rows = statement.query([])?;
        let name = serde_json::Value::from(table.name.as_str()).to_string();
        while let Some(row) = rows.next()? {
            let cells = table.columns.iter().enumerate().map(|(i, column)| Ok((column.as_str(), row.get_ref(i)?)));
            // The object begins with its brace; the table is put before the first column.
            writeln!(out, "{{\"table\":{name},{}", &object(cells)?[1..])?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, author, person};

    #[test]
    fn the_dump_is_the_records_and_nothing_of_their_history() {
        let (_sample, mut store) = Sample::new();
        store.edit(|edit| edit.insert(&person(edit.mint()?, "Kari \"Nes\"\u{1b}\n"))).expect("an edit");
        let text = store.text();
        let lines: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
        let tables: Vec<_> = lines.iter().map(|line| line["table"].as_str().expect("a name")).collect();
        assert_eq!(tables, ["card", "charter_version", "person"]);
        assert_eq!(lines[2]["name"], "Kari \"Nes\"\u{1b}\n");
        assert!(lines.iter().all(|line| line.get("version").is_none() && line.get("sort_key").is_none()));
        let digest = store.dump_digest().expect("a digest");
        store.bench_write(&author(), "word").expect("a write");
        assert_ne!(store.dump_digest().expect("a digest"), digest);
        store.undo(&author(), None).expect("an undo");
        assert_eq!((store.text(), store.dump_digest().expect("a digest")), (text, digest));
    }
}
