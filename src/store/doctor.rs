//! Looking for what is wrong with a file: with its content, its history, its rights and its place.

mod place;

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;

use super::error::{Result, StoreError};
use super::functions::{Chained, commitment, object, words};
use super::read::Reader;
use super::record::Kind;
use super::schema::Schema;

/// Something the doctor found; the wording and the remedy are made elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// SQLite finds the file damaged.
    Damaged {
        /// What it says, a line of its own making; empty where it could not even say that.
        said: String,
    },
    /// Another process held the file; its content was not looked at.
    Busy,
    /// A row refers to one that is not there.
    DanglingReference {
        /// The table of the row.
        table: String,
        /// The row.
        row: i64,
        /// The table it refers to.
        parent: String,
    },
    /// A row of the journal does not continue the one before it: something was changed, removed or put in.
    BrokenChain {
        /// Place in the journal.
        seq: i64,
        /// Number of the change.
        change: i64,
    },
    /// The content of a journal row is not what it was.
    BrokenCommitment {
        /// Place in the journal.
        seq: i64,
        /// Number of the change.
        change: i64,
    },
    /// A journal row has no content and no sign of an erasure.
    MissingPayload {
        /// Place in the journal.
        seq: i64,
        /// Number of the change.
        change: i64,
    },
    /// A journal row belongs to no change.
    MissingChange {
        /// Place in the journal.
        seq: i64,
        /// The number it names.
        change: i64,
    },
    /// A row claims to be written by a change that was never made.
    VersionBeyondHead {
        /// The table.
        table: String,
        /// The row.
        row: i64,
        /// The version of the row.
        version: i64,
        /// The newest change.
        head: i64,
    },
    /// A row is not what the journal last wrote there.
    RowDiffers {
        /// The table.
        table: String,
        /// The row.
        row: i64,
        /// The change that wrote it last; none: the journal knows no such row.
        change: Option<i64>,
    },
    /// A row the journal knows is gone.
    RowMissing {
        /// The table.
        table: String,
        /// The row.
        row: i64,
        /// The change that wrote it last.
        change: i64,
    },
    /// The search does not hold the words of the records.
    SearchOutOfStep {
        /// Words that are not found.
        missing: usize,
        /// Words found where they no longer stand.
        stale: usize,
    },
    /// Users who are neither the owner nor of the group may read or write the file.
    OpenToOthers {
        /// The rights.
        mode: u32,
    },
    /// Users who are neither the owner nor of the group may write in the folder.
    FolderOpenToOthers {
        /// The rights.
        mode: u32,
    },
    /// The folder looks like one that a service copies to other machines.
    SyncedFolder {
        /// The part of the path that looks so.
        folder: String,
    },
    /// The file lies on another machine.
    NetworkFileSystem {
        /// By which way.
        kind: NetworkKind,
    },
}

/// Ways to a file on another machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetworkKind {
    /// NFS.
    Nfs,
    /// SMB or CIFS.
    Smb,
    /// 9P, as virtual machines use it.
    NineP,
    /// A file system of a program (sshfs, rclone); some of these are local.
    Fuse,
    /// AFS, Ceph, Coda or Lustre.
    Cluster,
}

impl Reader {
    /// Looks for everything that is wrong; changes nothing.
    pub fn doctor(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        place::look(&self.path, &mut findings);
        // The machine may have no place for temporary files; where this is refused, nothing is worse than before.
        let _ = self.conn.execute_batch("PRAGMA temp_store = MEMORY");
        let read = self.snapshot(|reader| {
            reader.ask(|conn| {
                integrity(conn, &mut findings)?;
                let schema = Schema::read(conn)?;
                let written = chain(conn, &mut findings)?;
                rows(conn, &schema, written, &mut findings)?;
                search(conn, &schema, &mut findings)
            })
        });
        match read {
            Ok(()) => {}
            Err(StoreError::Locked) => findings.push(Finding::Busy),
            Err(_) if findings.iter().any(|f| matches!(f, Finding::Damaged { .. })) => {}
            Err(_) => findings.push(Finding::Damaged { said: String::new() }),
        }
        findings
    }
}

fn integrity(conn: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    let mut statement = conn.prepare("PRAGMA integrity_check(20)")?;
    for said in statement.query_map([], |row| row.get::<_, String>(0))? {
        let said = said?;
        if said != "ok" {
            findings.push(Finding::Damaged { said });
        }
    }
    let mut statement = conn.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id = row.get::<_, Option<i64>>(1)?.unwrap_or_default();
        findings.push(Finding::DanglingReference { table: row.get(0)?, row: id, parent: row.get(2)? });
    }
    Ok(())
}

/// What the journal last wrote to each row: the change, and the payload where it is there; without one, it was deleted.
type Written = HashMap<(String, i64), (i64, Option<Option<String>>)>;

/// Follows the chain from its first row, and gathers what it last wrote.
fn chain(conn: &Connection, findings: &mut Vec<Finding>) -> Result<Written> {
    let mut written = Written::new();
    let mut statement = conn.prepare(
        "SELECT j.seq, j.change, j.kind, j.row, j.op, j.commitment, j.link, c.at, c.who, p.salt, p.before, p.after \
         FROM journal j LEFT JOIN change c ON c.number = j.change LEFT JOIN journal_payload p ON p.seq = j.seq ORDER BY j.seq",
    )?;
    let mut rows = statement.query([])?;
    let mut previous: Vec<u8> = Vec::new();
    let mut expected_seq = 1;
    while let Some(row) = rows.next()? {
        let (seq, change): (i64, i64) = (row.get(0)?, row.get(1)?);
        let (kind, id): (String, i64) = (row.get(2)?, row.get(3)?);
        let (bound, link): (Vec<u8>, Vec<u8>) = (row.get(5)?, row.get(6)?);
        match (row.get_ref(7)?.as_str_or_null()?, row.get_ref(8)?.as_str_or_null()?) {
            (Some(at), Some(who)) => {
                let op = row.get_ref(4)?.as_str()?;
                let chained = Chained { seq, change, at, who, kind: &kind, row: id, op, commitment: &bound };
                if seq != expected_seq || chained.link(&previous)[..] != link {
                    findings.push(Finding::BrokenChain { seq, change });
                }
            }
            _ => findings.push(Finding::MissingChange { seq, change }),
        }
        let after = match row.get_ref(9)?.as_blob_or_null()? {
            Some(salt) => {
                let (before, after) = (row.get_ref(10)?.as_str_or_null()?, row.get_ref(11)?.as_str_or_null()?);
                if commitment(salt, before, after)[..] != bound {
                    findings.push(Finding::BrokenCommitment { seq, change });
                }
                Some(after.map(str::to_owned))
            }
            None => {
                findings.push(Finding::MissingPayload { seq, change });
                None
            }
        };
        written.insert((kind, id), (change, after));
        (previous, expected_seq) = (link, seq + 1);
    }
    Ok(written)
}

/// Holds each row against what the journal last wrote there.
fn rows(conn: &Connection, schema: &Schema, mut written: Written, findings: &mut Vec<Finding>) -> Result<()> {
    let head: i64 = conn.query_row("SELECT coalesce(max(number), 0) FROM change", [], |row| row.get(0))?;
    for table in &schema.tables {
        let sql = ["SELECT version, id, ", &table.columns.join(", "), " FROM main.", &table.name, " ORDER BY id"];
        let mut statement = conn.prepare(&sql.concat())?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (version, id): (i64, i64) = (row.get(0)?, row.get(1)?);
            if version > head {
                findings.push(Finding::VersionBeyondHead { table: table.name.clone(), row: id, version, head });
            }
            let cells = table.columns.iter().enumerate().map(|(i, column)| Ok((column.as_str(), row.get_ref(i + 2)?)));
            let now = object(cells)?;
            let (change, equal) = match written.remove(&(table.name.clone(), id)) {
                Some((change, Some(Some(after)))) => (Some(change), same(&after, &now)),
                // Erased: nothing to hold against.
                Some((change, None)) => (Some(change), true),
                Some((change, Some(None))) => (Some(change), false),
                None => (None, false),
            };
            if !equal {
                findings.push(Finding::RowDiffers { table: table.name.clone(), row: id, change });
            }
        }
    }
    let gone = written.into_iter().filter(|(_, (_, after))| matches!(after, Some(Some(_))));
    let mut gone: Vec<_> = gone.map(|((table, row), (change, _))| Finding::RowMissing { table, row, change }).collect();
    gone.sort_by_key(|finding| if let Finding::RowMissing { row, .. } = finding { *row } else { 0 });
    findings.extend(gone);
    Ok(())
}

/// Whether two rows hold the same; compared as values only where the texts differ, as after a migration.
fn same(one: &str, other: &str) -> bool {
    let parsed = |text| serde_json::from_str::<serde_json::Value>(text).ok();
    one == other || parsed(one).is_some_and(|value| parsed(other) == Some(value))
}

/// Compares the words of the search with those of the records, both ways.
fn search(conn: &Connection, schema: &Schema, findings: &mut Vec<Finding>) -> Result<()> {
    let mut expected = HashSet::new();
    for table in &schema.tables {
        let searched = table.searched();
        if searched.is_empty() || Kind::of_table(&table.name).is_none() {
            continue;
        }
        let sql = ["SELECT id, ", &searched.join(", "), " FROM main.", &table.name];
        let mut statement = conn.prepare(&sql.concat())?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            for i in 1..=searched.len() {
                let text = row.get_ref(i)?.as_str_or_null()?.unwrap_or_default();
                expected.extend(words(text).into_iter().map(|word| (id, word)));
            }
        }
    }
    conn.execute_batch("CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words USING fts5vocab(main, search, instance)")?;
    let mut stale = 0;
    let mut statement = conn.prepare("SELECT doc, term FROM temp.search_words")?;
    let mut rows = statement.query([])?;
    let mut found = HashSet::new();
    while let Some(row) = rows.next()? {
        let held = (row.get::<_, i64>(0)?, row.get::<_, String>(1)?);
        if expected.contains(&held) {
            found.insert(held);
        } else {
            stale += 1;
        }
    }
    let missing = expected.len() - found.len();
    if missing + stale > 0 {
        findings.push(Finding::SearchOutOfStep { missing, stale });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, author, person};
    use super::super::{Access, Store};
    use super::*;

    /// A file with a person.
    fn file() -> (Sample, i64) {
        let (sample, mut store) = Sample::new();
        store.bench_write(&author(), "word").expect("a write");
        let (id, _) = store
            .edit(|edit| {
                let record = person(edit.mint()?, "Kari Nes");
                edit.insert(&record)?;
                Ok(record.id)
            })
            .expect("an edit");
        (sample, id.value())
    }

    /// What the doctor says after someone went at the file with other tools.
    fn after(sql: &str) -> Vec<Finding> {
        let (sample, id) = file();
        let conn = Connection::open(&sample.path).expect("a connection");
        conn.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON").expect("pragmas");
        conn.execute_batch(&sql.replace(":id", &id.to_string())).expect("a fault");
        drop(conn);
        Store::open(&sample.path, Access::Read).expect("it opens").doctor()
    }

    #[test]
    fn a_healthy_file_has_no_findings() {
        assert_eq!(after(""), []);
    }

    #[test]
    fn planted_faults_are_found() {
        type Expected = fn(&Finding) -> bool;
        let faults: &[(&str, Expected)] = &[
            ("UPDATE person SET name = 'Kari X'", |f| matches!(f, Finding::RowDiffers { change: Some(3), .. })),
            ("UPDATE person SET name = 'Kari X'", |f| matches!(f, Finding::SearchOutOfStep { missing: 1, .. })),
            ("UPDATE person SET version = 99", |f| matches!(f, Finding::VersionBeyondHead { version: 99, head: 3, .. })),
            ("UPDATE person SET member = 5", |f| matches!(f, Finding::DanglingReference { parent, .. } if parent == "member")),
            ("UPDATE person SET example = 7", |f| matches!(f, Finding::RowDiffers { change: Some(3), .. })),
            ("DELETE FROM person", |f| matches!(f, Finding::RowMissing { change: 3, .. })),
            ("INSERT INTO organisation VALUES (7, 1, 'x', 'y')", |f| {
                matches!(f, Finding::RowDiffers { change: None, row: 7, .. })
            }),
            ("DELETE FROM search WHERE rowid = :id", |f| matches!(f, Finding::SearchOutOfStep { missing: 2, stale: 0 })),
            ("INSERT INTO search (rowid, kind, words) VALUES (1, 'x', 'ghost')", |f| {
                matches!(f, Finding::SearchOutOfStep { missing: 0, stale: 1 })
            }),
            ("DELETE FROM journal WHERE seq = 2", |f| matches!(f, Finding::BrokenChain { seq: 3, .. })),
            ("UPDATE journal SET row = 9 WHERE seq = 2", |f| matches!(f, Finding::BrokenChain { seq: 2, .. })),
            ("UPDATE change SET who = 'mallory' WHERE number = 2", |f| matches!(f, Finding::BrokenChain { change: 2, .. })),
            ("UPDATE change SET at = '2020-01-01T00:00:00.000Z' WHERE number = 2", |f| {
                matches!(f, Finding::BrokenChain { change: 2, .. })
            }),
            ("DELETE FROM change WHERE number = 2", |f| matches!(f, Finding::MissingChange { change: 2, .. })),
            ("DELETE FROM journal_payload WHERE seq = 3", |f| matches!(f, Finding::MissingPayload { seq: 3, .. })),
            ("UPDATE journal_payload SET after = '{}' WHERE seq = 3", |f| matches!(f, Finding::BrokenCommitment { seq: 3, .. })),
            ("DROP INDEX journal_row; DROP TABLE journal", |f| matches!(f, Finding::Damaged { said } if said.is_empty())),
        ];
        for (sql, expected) in faults {
            let findings = after(sql);
            assert!(findings.iter().any(expected), "{sql}: {findings:?}");
        }
    }

    #[test]
    fn a_held_file_is_not_called_damaged() {
        let (sample, _) = file();
        let store = sample.open();
        store.set_patience(std::time::Duration::from_millis(10)).expect("patience");
        let holder = Connection::open(&sample.path).expect("a connection");
        holder.execute_batch("BEGIN EXCLUSIVE").expect("a lock");
        assert_eq!(store.doctor(), [Finding::Busy]);
        holder.execute_batch("ROLLBACK").expect("an end");
        assert_eq!(store.doctor(), []);
    }
}
