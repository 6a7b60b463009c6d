//! The one door through which a file is changed: a transaction, its journal, and one step of undo.

use rusqlite::{Connection, params};

use super::edit::Edit;
use super::error::{Result, StoreError};
use super::journal::{ChangeKind, stored_time};
use super::schema::Schema;
use super::{Compiled, Store, backup, functions, migrate};
use crate::domain::deed::Deed;
use crate::domain::ids::Id;
use crate::domain::sort::Sorter;

/// Who makes a change, and from where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// The user's name.
    pub who: String,
    /// Where the change comes from (a face, a host).
    pub origin: String,
}

/// The answer to a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Number of the change; none: there was nothing to write.
    pub number: Option<i64>,
    /// What was done.
    pub deed: Deed,
}

/// How a change ends.
pub(super) struct Closing {
    pub(super) deed: Deed,
    pub(super) kind: ChangeKind,
    pub(super) target: Option<i64>,
}

/// Takes back on error and on panic whatever was not committed.
struct Rollback<'a>(&'a Connection);

impl Drop for Rollback<'_> {
    fn drop(&mut self) {
        if !self.0.is_autocommit() {
            // The error that led here says more than one of the rollback would.
            let _ = self.0.execute_batch("ROLLBACK");
        }
    }
}

impl Store {
    /// Makes one change: all that the closure writes, or on an error nothing.
    pub fn change<T, E: From<StoreError>>(
        &mut self,
        author: &Author,
        edit: impl FnOnce(&Edit<'_>) -> Result<(T, Deed), E>,
    ) -> Result<(T, Receipt), E> {
        let ((value, deed), number) = self.transact(author, |tx| {
            let (value, deed) = edit(tx)?;
            let closing = Closing { deed: deed.clone(), kind: ChangeKind::Edit, target: None };
            Ok::<_, E>(((value, deed), Some(closing)))
        })?;
        Ok((value, Receipt { number, deed }))
    }

    /// Keeps a parsed form of a charter beside its text; no change of a record, and nothing to undo.
    pub fn keep_compiled(&mut self, charter_version: Id, compiled: &Compiled) -> Result<()> {
        self.begin_writing()?;
        let _rollback = Rollback(&self.reader.conn);
        self.reader.ask(|conn| {
            super::card::insert_compiled(conn, charter_version, compiled)?;
            Ok(conn.execute_batch("COMMIT")?)
        })
    }

    /// Runs a transaction; without a closing, or without a row written, it leaves nothing.
    pub(super) fn transact<T, E: From<StoreError>>(
        &mut self,
        author: &Author,
        work: impl FnOnce(&Edit<'_>) -> Result<(T, Option<Closing>), E>,
    ) -> Result<(T, Option<i64>), E> {
        self.keep_backup()?;
        self.begin_writing()?;
        let _rollback = Rollback(&self.reader.conn);
        let seq = self.last_seq()?;
        let number = self.reader.head()? + 1;
        let at = stored_time(self.mint.borrow_mut().now());
        self.set_current(number, &at, &author.who)?;
        let schema = self.armed.as_ref().ok_or(StoreError::ReadOnly)?;
        let edit = Edit { reader: &self.reader, schema, number, mint: &self.mint };
        let (value, closing) = work(&edit)?;
        edit.still_open()?;
        let last = self.last_seq()?;
        let Some(closing) = closing.filter(|_| last > seq) else { return Ok((value, None)) };
        self.reader.ask(|conn| {
            let deed = serde_json::to_string(&closing.deed).map_err(|e| StoreError::Fault { code: 0, detail: e.to_string() })?;
            conn.prepare_cached(
                "INSERT INTO change (number, at, who, origin, deed, kind, target, done_by, undone_by, first_seq, last_seq) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?1, NULL, ?8, ?9)",
            )?
            .execute(params![
                number,
                at,
                author.who,
                author.origin,
                deed,
                closing.kind.name(),
                closing.target,
                seq + 1,
                last
            ])?;
            match closing.kind {
                ChangeKind::Edit => 0,
                ChangeKind::Undo => {
                    conn.execute("UPDATE change SET undone_by = ?1 WHERE number = ?2", params![number, closing.target])?
                }
                ChangeKind::Redo => conn.execute(
                    "UPDATE change SET undone_by = NULL, done_by = ?1 WHERE number = ?2",
                    params![number, closing.target],
                )?,
            };
            Ok(conn.execute_batch("COMMIT")?)
        })?;
        Ok((value, Some(number)))
    }

    /// Takes the write lock, after making sure that it is still our file and our schema.
    fn begin_writing(&mut self) -> Result<()> {
        if self.writing.is_none() {
            return Err(StoreError::ReadOnly);
        }
        self.identity.check(&self.reader.path)?;
        self.arm()?;
        self.reader.ask(|conn| Ok(conn.execute_batch("BEGIN IMMEDIATE")?))?;
        let checked = self.identity.check(&self.reader.path).and_then(|()| {
            // A newer program may have migrated the file while this one had it open.
            let found = self.reader.ask(migrate::version)?;
            if found == migrate::KNOWN { Ok(()) } else { Err(StoreError::Newer { found, known: migrate::KNOWN }) }
        });
        if checked.is_err() {
            drop(Rollback(&self.reader.conn));
        }
        checked
    }

    /// Makes the connection ready to write, once: what only writers need costs the readers nothing.
    fn arm(&mut self) -> Result<()> {
        if self.armed.is_none() {
            let current = &self.current;
            let schema = self.reader.ask(|conn| {
                conn.execute_batch("PRAGMA synchronous = EXTRA; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY")?;
                functions::register(conn, current)?;
                let schema = Schema::read(conn)?;
                schema.arm(conn)?;
                Ok(schema)
            })?;
            self.armed = Some(schema);
        }
        Ok(())
    }

    fn keep_backup(&self) -> Result<()> {
        let Some(folder) = self.writing.as_ref().and_then(|w| w.backups.as_deref()) else { return Ok(()) };
        self.identity.check(&self.reader.path)?;
        let day = self.mint.borrow_mut().now().date_naive();
        backup::keep(&self.reader, folder, day)
    }

    fn last_seq(&self) -> Result<i64> {
        self.reader
            .ask(|conn| Ok(conn.prepare_cached("SELECT coalesce(max(seq), 0) FROM journal")?.query_row([], |row| row.get(0))?))
    }

    fn set_current(&self, number: i64, at: &str, who: &str) -> Result<()> {
        // The file of a birth has no card yet; its language is set by the birth.
        let card = self.reader.ask(|conn| Ok(conn.prepare_cached("SELECT 1 FROM card")?.exists([])?))?;
        let language = if card { Some(self.reader.card()?.language) } else { None };
        let mut current = self.current.lock();
        current.number = number;
        at.clone_into(&mut current.at);
        who.clone_into(&mut current.who);
        if let Some(language) = language
            && current.sorter.as_ref().is_none_or(|(known, _)| *known != language)
        {
            current.sorter = Some((language, Sorter::new(language)));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::time::Duration;

    use super::super::Access;
    use super::super::sample::{Sample, add_person, author, birth, bytes_of, member};
    use super::*;
    use crate::domain::member::Member;
    use crate::domain::person::Person;

    #[test]
    fn an_error_or_a_panic_leaves_nothing() {
        let (_sample, mut store) = Sample::new();
        let before = (store.text(), store.log(9).expect("a log"));
        let failed = store.edit(|edit| {
            edit.insert(&member(edit.mint()?, "Orsa", 1))?;
            Err::<(), _>(StoreError::NoRandomness)
        });
        assert!(matches!(failed, Err(StoreError::NoRandomness)));
        let panicked = catch_unwind(AssertUnwindSafe(|| {
            store.edit(|edit| {
                edit.insert(&member(edit.mint()?, "Orsa", 1))?;
                assert!(edit.members()?.is_empty(), "seen inside of the change");
                Ok(())
            })
        }));
        assert!(panicked.is_err());
        assert_eq!((store.text(), store.log(9).expect("a log")), before);
        assert_eq!(store.find("orsa", 9).expect("a search"), []);
        add_person(&mut store, "Kari Nes");
    }

    #[test]
    fn what_writes_nothing_is_no_change() {
        let (_sample, mut store) = Sample::new();
        let kari = add_person(&mut store, "Kari Nes");
        let seen = store.get::<Person>(kari.id).expect("a read").expect("a person").version;
        let ((), receipt) = store.edit(|edit| edit.update(&kari, seen)).expect("an edit");
        assert_eq!((receipt.number, store.head().expect("a head")), (None, 2));
    }

    #[test]
    fn two_stores_see_each_other_and_lose_nothing() {
        let (sample, mut one) = Sample::new();
        let mut two = sample.open();
        let watched = two.data_version().expect("a number");
        one.bench_incr(&author()).expect("a count");
        assert_ne!(two.data_version().expect("a number"), watched);
        assert_eq!(two.bench_incr(&author()).expect("a count"), 2);
        let kari = add_person(&mut one, "Kari Nes");
        assert_eq!(two.people().expect("people"), [kari]);
        assert_eq!(two.find("kar ne", 5).expect("a search").len(), 1);
        two.undo(&author(), Some(4)).expect("an undo");
        assert!(one.people().expect("people").is_empty());
        one.bench_write(&author(), "word-1").expect("a write");
        two.bench_write(&author(), "word-2").expect("a write");
        assert_eq!(one.bench_ids().expect("words"), ["word-1", "word-2"]);
        let workers: Vec<_> = [one, two]
            .into_iter()
            .map(|mut store| {
                std::thread::spawn(move || {
                    for _ in 0..20 {
                        store.bench_incr(&author()).expect("a count");
                    }
                })
            })
            .collect();
        workers.into_iter().for_each(|worker| worker.join().expect("a worker"));
        let store = sample.open();
        assert_eq!(store.bench_count().expect("a count"), 42);
        assert_eq!(store.doctor(), []);
    }

    #[test]
    fn a_held_file_is_locked_and_a_moved_one_is_not_written() {
        let (sample, mut one) = Sample::new();
        let two = RefCell::new(sample.open());
        two.borrow().set_patience(Duration::from_millis(10)).expect("patience");
        let (refused, _) = one.edit(|_| Ok(two.borrow_mut().bench_incr(&author()))).expect("an edit");
        assert!(matches!(refused, Err(StoreError::Locked)), "{refused:?}");
        std::fs::rename(&sample.path, sample.folder.path().join("elsewhere")).expect("a rename");
        assert!(matches!(one.bench_incr(&author()), Err(StoreError::Moved { .. })));
        let other = Store::create(&sample.path, birth(), |_| Ok::<_, StoreError>(())).expect("another file");
        assert!(matches!(one.bench_incr(&author()), Err(StoreError::Moved { path }) if path == sample.path));
        assert_eq!(other.head().expect("a head"), 1);
    }

    #[test]
    fn a_full_disk_is_named_and_the_file_stays_usable() {
        let (sample, mut store) = Sample::new();
        let before = store.text();
        let pages: i64 = store.conn.query_row("PRAGMA page_count", [], |row| row.get(0)).expect("a count");
        // SQLite's own limit answers as a disk without space does.
        let limit = |store: &Store, pages: i64| {
            let set: i64 =
                store.conn.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |row| row.get(0)).expect("a limit");
            assert_eq!(set, pages);
        };
        limit(&store, pages + 3);
        let full = store.edit(|edit| (0..2000).try_for_each(|n| edit.insert(&member(edit.mint()?, "Aurskog-Høland", n))));
        assert!(matches!(full, Err(StoreError::DiskFull)), "{full:?}");
        limit(&store, pages + 3000);
        assert_eq!(store.text(), before);
        add_person(&mut store, "Kari Nes");
        assert_eq!(sample.open().doctor(), []);
    }

    #[test]
    fn a_parsed_form_is_kept_without_a_change() {
        let (sample, mut store) = Sample::new();
        let charter = store.charter_heads().expect("charters")[0].id;
        let before = (store.text(), store.head().expect("a head"));
        let compiled = Compiled { by: "test 2".to_owned(), bytes: vec![9; 9] };
        store.keep_compiled(charter, &compiled).expect("a form");
        assert_eq!(sample.open().compiled_charter(charter, "test 2", bytes_of).expect("a form"), Some(vec![9; 9]));
        assert_eq!(sample.open().compiled_charter(charter, "test 3", bytes_of).expect("no form"), None);
        assert_eq!((store.text(), store.head().expect("a head")), before);
        assert_eq!(store.doctor(), []);
        let mut reader = Store::open(&sample.path, Access::Read).expect("it opens");
        assert!(matches!(reader.keep_compiled(charter, &compiled), Err(StoreError::ReadOnly)));
    }

    #[test]
    fn many_rows_stay_within_their_size_and_are_undone_in_one_step() {
        let (sample, mut store) = Sample::new();
        let before = std::fs::metadata(&sample.path).expect("a file").len();
        let empty = store.text();
        store
            .edit(|edit| {
                (0..2000).try_for_each(|n| {
                    let name = format!("Aurskog-Høland {n}");
                    edit.insert(&Member { org_number: Some(format!("{:09}", n * 7919)), ..member(edit.mint()?, &name, n) })
                })
            })
            .expect("an edit");
        let bytes = std::fs::metadata(&sample.path).expect("a file").len() - before;
        assert!(bytes / 2000 <= 1000, "{} bytes a row", bytes / 2000);
        store.undo(&author(), None).expect("an undo");
        assert_eq!(store.text(), empty);
        assert_eq!(store.doctor(), []);
    }

    #[test]
    fn a_reader_makes_no_triggers_and_no_permanent_ones_are_made() {
        let (sample, mut store) = Sample::new();
        let triggers = |store: &Store, table: &str| {
            let sql = ["SELECT count(*) FROM ", table, " WHERE type = 'trigger'"].concat();
            store.conn.query_row(&sql, [], |row| row.get::<_, i64>(0)).expect("a count")
        };
        assert_eq!(triggers(&store, "temp.sqlite_schema"), 0);
        add_person(&mut store, "Kari Nes");
        assert!(triggers(&store, "temp.sqlite_schema") > 0);
        assert_eq!(triggers(&store, "main.sqlite_schema"), 0);
        let reader = Store::open(&sample.path, Access::Read).expect("it opens");
        assert_eq!(reader.log(1).expect("a log")[0].number, 2);
        assert_eq!(triggers(&reader, "temp.sqlite_schema"), 0);
    }
}
