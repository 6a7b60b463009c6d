//! The writing of records within a change: each write names the version it saw, each refusal the rule.

use std::cell::RefCell;
use std::ops::Deref;

use rusqlite::params_from_iter;
use rusqlite::types::Value;

use super::error::{Constraint, Result, StoreError};
use super::mint::Mint;
use super::read::Reader;
use super::record::{Kind, Record};
use super::schema::Schema;
use crate::domain::ids::Id;

/// A change while it is being made; also answers questions, of the state it has led to.
pub struct Edit<'a> {
    pub(super) reader: &'a Reader,
    pub(super) schema: &'a Schema,
    pub(super) number: i64,
    pub(super) mint: &'a RefCell<Mint>,
}

impl Deref for Edit<'_> {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        self.reader
    }
}

impl Edit<'_> {
    /// The number this change will have, if it writes anything.
    pub fn number(&self) -> i64 {
        self.number
    }

    /// A new identity.
    pub fn mint(&self) -> Result<Id> {
        self.mint.borrow_mut().id()
    }

    /// Adds a record.
    pub fn insert<R: Record>(&self, record: &R) -> Result<()> {
        self.write(R::INSERT, record)
    }

    /// Replaces a record that the caller saw in a version; the same values again are no write.
    pub fn update<R: Record>(&self, record: &R, seen: i64) -> Result<()> {
        if self.fresh::<R>(record.id(), seen)? == *record {
            return Ok(());
        }
        self.write(R::UPDATE, record)
    }

    /// Deletes a record that the caller saw in a version.
    pub fn delete<R: Record>(&self, id: Id, seen: i64) -> Result<()> {
        self.fresh::<R>(id, seen)?;
        let deleted = self.conn.prepare_cached(R::DELETE).and_then(|mut s| s.execute([id.value()]));
        deleted.map(drop).map_err(|error| match StoreError::constraint(&error) {
            Some((Constraint::Reference, _)) => match self.referring(R::KIND, id) {
                Ok(by) => StoreError::Referred { kind: R::KIND, id, by },
                Err(error) => error,
            },
            _ => StoreError::from(error).at(&self.path),
        })
    }

    /// The record as it is, if nobody else wrote it since the caller looked.
    fn fresh<R: Record>(&self, id: Id, seen: i64) -> Result<R> {
        self.still_open()?;
        match self.get::<R>(id)? {
            Some(now) if now.version == seen || now.version == self.number => Ok(now.record),
            now => {
                let now = now.map(|v| Box::new(super::Versioned { record: v.record.into(), version: v.version }));
                Err(StoreError::Stale { kind: R::KIND, id, seen, now })
            }
        }
    }

    fn write<R: Record>(&self, sql: &str, record: &R) -> Result<()> {
        self.still_open()?;
        let mut values = vec![Value::Integer(record.id().value()), Value::Integer(self.number)];
        values.extend(record.values());
        let written = self.conn.prepare_cached(sql).and_then(|mut s| s.execute(params_from_iter(values)));
        written.map(drop).map_err(|error| match StoreError::constraint(&error) {
            Some((rule, column)) => StoreError::Constraint { rule, kind: R::KIND, id: record.id(), column },
            None => StoreError::from(error).at(&self.path),
        })
    }

    /// Who refers to a record.
    pub fn referring(&self, kind: Kind, id: Id) -> Result<Vec<(Kind, Id)>> {
        let mut found = Vec::new();
        for table in &self.schema.tables {
            for (column, parent) in &table.references {
                if parent != kind.table() {
                    continue;
                }
                self.ask(|conn| {
                    let sql = ["SELECT id FROM main.", &table.name, " WHERE ", column, " = ?1 ORDER BY id"];
                    let mut statement = conn.prepare(&sql.concat())?;
                    for child in statement.query_map([id.value()], |row| row.get::<_, i64>(0))? {
                        found.extend(Kind::of_table(&table.name).zip(Id::from_stored(child?)));
                    }
                    Ok(())
                })?;
            }
        }
        found.dedup();
        Ok(found)
    }

    /// Refuses to go on after SQLite gave the whole transaction up (a full disk): statements would commit one by one.
    pub(super) fn still_open(&self) -> Result<()> {
        if self.conn.is_autocommit() {
            return Err(StoreError::Io { path: None, kind: std::io::ErrorKind::Other }.at(&self.path));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, add_person, appointment, author, member, person};
    use super::super::{Entry, Store};
    use super::*;
    use crate::domain::person::Person;

    #[test]
    fn a_row_that_moved_is_shown_and_not_overwritten() {
        let (sample, mut mine) = Sample::new();
        let kari = add_person(&mut mine, "Kari Nes");
        let seen = mine.get::<Person>(kari.id).expect("a read").expect("a person").version;
        let mut theirs = sample.open();
        let theirs_now = Person { title: Some("Leder".to_owned()), ..kari.clone() };
        theirs.edit(|edit| edit.update(&theirs_now, seen)).expect("an edit");
        let mine_now = Person { title: Some("Rådgiver".to_owned()), ..kari.clone() };
        match mine.edit(|edit| edit.update(&mine_now, seen)) {
            Err(StoreError::Stale { kind: Kind::Person, now: Some(now), .. }) => {
                assert_eq!((now.record, now.version), (Entry::Person(theirs_now.clone()), 3));
            }
            other => panic!("{other:?}"),
        }
        theirs.edit(|edit| edit.delete::<Person>(kari.id, 3)).expect("an edit");
        let gone = mine.edit(|edit| edit.delete::<Person>(kari.id, seen));
        assert!(matches!(gone, Err(StoreError::Stale { now: None, .. })), "{gone:?}");
    }

    #[test]
    fn the_schema_refuses_with_names() {
        let (_sample, mut store) = Sample::new();
        let kari = add_person(&mut store, "Kari Nes");
        let taken = store.edit(|edit| edit.insert(&person(edit.mint()?, "Kari Nes")));
        assert!(
            matches!(&taken, Err(StoreError::Constraint { rule: Constraint::Unique, kind: Kind::Person, column: Some(c), .. }) if c == "handle"),
            "{taken:?}"
        );
        let nobody = store.edit(|edit| edit.insert(&appointment(edit.mint()?, edit.mint()?)));
        assert!(matches!(nobody, Err(StoreError::Constraint { rule: Constraint::Reference, .. })), "{nobody:?}");
        let nameless = store.edit(|edit| edit.insert(&member(edit.mint()?, "", 1)));
        assert!(matches!(nameless, Err(StoreError::Constraint { rule: Constraint::Check, .. })), "{nameless:?}");
        let (seat, _) = store
            .edit(|edit| {
                let seat = appointment(edit.mint()?, kari.id);
                edit.insert(&seat)?;
                Ok(seat.id)
            })
            .expect("an edit");
        match store.edit(|edit| edit.delete::<Person>(kari.id, 2)) {
            Err(StoreError::Referred { by, .. }) => assert_eq!(by, [(Kind::Appointment, seat)]),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn people_sort_by_the_language_of_the_card() {
        let (sample, mut store) = Sample::new();
        for name in ["Öst", "Åberg", "Zon", "Älg"] {
            add_person(&mut store, name);
        }
        let kari = add_person(&mut sample.open(), "Aas");
        let names = |store: &Store| store.people().expect("people").into_iter().map(|p| p.name).collect::<Vec<_>>();
        assert_eq!(names(&store), ["Aas", "Zon", "Åberg", "Älg", "Öst"]);
        store.edit(|edit| edit.delete::<Person>(kari.id, 6)).expect("an edit");
        store.undo(&author(), None).expect("an undo");
        assert_eq!(names(&store), ["Aas", "Zon", "Åberg", "Älg", "Öst"], "undo makes the sort key anew");
    }
}
