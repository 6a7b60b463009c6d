//! Taking changes back and doing them again. Both are changes themselves: the journal only grows.

use std::collections::BTreeSet;

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params, params_from_iter};

use super::Store;
use super::change::{Author, Closing, Receipt};
use super::edit::Edit;
use super::error::{Result, StoreError};
use super::journal::{ChangeKind, ChangeLine};
use super::schema::Table;
use crate::domain::deed::Deed;

/// The answer to an undo or a redo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undo {
    /// It was done.
    Done(Receipt),
    /// There is nothing to undo or to do again.
    Nothing,
    /// Another change came in between; nothing was done.
    Other(ChangeLine),
}

/// One row of a change, with what it held on both sides.
struct Step {
    kind: String,
    row: i64,
    before: Option<serde_json::Value>,
    after: Option<serde_json::Value>,
}

impl Store {
    /// Takes back the newest change that is not undone, whoever made it.
    ///
    /// With an expected number it does so only if that one is the newest; otherwise it tells which is.
    pub fn undo(&mut self, author: &Author, expected: Option<i64>) -> Result<Undo> {
        self.turn(author, expected, ChangeKind::Undo, |edit| edit.next_undo(), |_| Ok(()))
    }

    /// Takes back an older change, if no later one touches the same rows or rests on them.
    ///
    /// The records as they then are go before a judge, whose error leaves everything as it was.
    pub fn undo_number<E: From<StoreError>>(
        &mut self,
        author: &Author,
        number: i64,
        judge: impl FnOnce(&Edit<'_>) -> Result<(), E>,
    ) -> Result<Undo, E> {
        let choose = |edit: &Edit<'_>| {
            let line = edit.change_of_number(number)?.ok_or(StoreError::NoSuchChange { number })?;
            match line.undone_by {
                Some(by) => Err(StoreError::AlreadyUndone { number, by }),
                None if line.kind != ChangeKind::Edit || number <= edit.wall()? => Err(StoreError::NotUndoable { number }),
                None => Ok(Some(line)),
            }
        };
        self.turn(author, None, ChangeKind::Undo, choose, judge)
    }

    /// Does the change again that was undone last, unless an edit came after.
    pub fn redo(&mut self, author: &Author, expected: Option<i64>) -> Result<Undo> {
        self.turn(author, expected, ChangeKind::Redo, |edit| edit.next_redo(), |_| Ok(()))
    }

    fn turn<E: From<StoreError>>(
        &mut self,
        author: &Author,
        expected: Option<i64>,
        kind: ChangeKind,
        choose: impl FnOnce(&Edit<'_>) -> Result<Option<ChangeLine>>,
        judge: impl FnOnce(&Edit<'_>) -> Result<(), E>,
    ) -> Result<Undo, E> {
        let (turned, number) = self.transact(author, |edit| {
            let Some(line) = choose(edit)? else { return Ok((Err(Undo::Nothing), None)) };
            if expected.is_some_and(|n| n != line.number) {
                return Ok((Err(Undo::Other(line)), None));
            }
            let target = line.number;
            let deed = Box::new(line.deed.ok_or(StoreError::UnknownDeed { number: target })?);
            let deed = match kind {
                ChangeKind::Redo => Deed::Redone { number: target, deed },
                _ => Deed::Undone { number: target, deed },
            };
            edit.turn(target, kind)?;
            judge(edit)?;
            Ok::<_, E>((Ok(deed.clone()), Some(Closing { deed, kind, target: Some(target) })))
        })?;
        Ok(match turned {
            Ok(deed) => Undo::Done(Receipt { number, deed }),
            Err(answer) => answer,
        })
    }
}

impl Edit<'_> {
    /// Applies the rows of a change backwards or forwards.
    ///
    /// Forwards nothing can stand in the way: redo is last undone, first redone, and ends with the next edit.
    fn turn(&self, target: i64, kind: ChangeKind) -> Result<()> {
        let mut steps = self.steps(target)?;
        if kind == ChangeKind::Undo {
            steps.reverse();
            for step in &mut steps {
                std::mem::swap(&mut step.before, &mut step.after);
            }
            self.blocked(target, &steps.iter().map(|s| s.row).collect())?;
        }
        self.ask(|conn| Ok(conn.execute_batch("SAVEPOINT turn")?))?;
        let applied = steps.iter().try_for_each(|step| self.apply(step));
        match applied {
            Ok(()) => self.ask(|conn| Ok(conn.execute_batch("RELEASE turn")?)),
            Err(error) => {
                if StoreError::constraint(&error).is_some() {
                    // Asked of the state before the attempt, which is the one the later changes led to.
                    self.ask(|conn| Ok(conn.execute_batch("ROLLBACK TO turn; RELEASE turn")?))?;
                    self.blocked(target, &self.related(&steps)?)?;
                }
                Err(StoreError::from(error).at(&self.path))
            }
        }
    }

    /// The rows of a change in the order they were written.
    fn steps(&self, number: i64) -> Result<Vec<Step>> {
        self.ask(|conn| {
            let mut statement = conn.prepare_cached(
                "SELECT j.kind, j.row, p.seq, p.before, p.after FROM change c JOIN journal j ON j.seq BETWEEN c.first_seq AND c.last_seq \
                 LEFT JOIN journal_payload p ON p.seq = j.seq WHERE c.number = ?1 ORDER BY j.seq",
            )?;
            let mut rows = statement.query([number])?;
            let mut steps = Vec::new();
            while let Some(row) = rows.next()? {
                if row.get::<_, Option<i64>>(2)?.is_none() {
                    return Err(StoreError::Erased { number });
                }
                let side = |i| -> Result<Option<serde_json::Value>> {
                    let text: Option<String> = row.get(i)?;
                    text.map(|t| serde_json::from_str(&t).map_err(|_| StoreError::Damaged { code: 0 })).transpose()
                };
                steps.push(Step { kind: row.get(0)?, row: row.get(1)?, before: side(3)?, after: side(4)? });
            }
            Ok(steps)
        })
    }

    /// Takes one row from the one side to the other; its new version is this change.
    fn apply(&self, step: &Step) -> rusqlite::Result<()> {
        let Some(table) = self.schema.table(&step.kind) else { return Err(rusqlite::Error::QueryReturnedNoRows) };
        let values = |side: &serde_json::Value| {
            let columns = table.columns.iter().map(|c| value(&side[c.as_str()]));
            std::iter::once(Value::Integer(self.number)).chain(columns).collect::<Vec<_>>()
        };
        let changed = match (&step.before, &step.after) {
            (None, Some(after)) => self.conn.prepare_cached(&insert_sql(table))?.execute(params_from_iter(values(after)))?,
            (Some(_), Some(after)) => self.conn.prepare_cached(&update_sql(table))?.execute(params_from_iter(values(after)))?,
            (Some(_), None) => {
                self.conn.prepare_cached(&["DELETE FROM main.", &table.name, " WHERE id = ?1"].concat())?.execute([step.row])?
            }
            (None, None) => 1,
        };
        // The rows are as the last change that touched them left them; another number is damage.
        if changed == 1 { Ok(()) } else { Err(rusqlite::Error::IntegralValueOutOfRange(0, step.row)) }
    }

    /// Refuses if edits that stand and came after the target touched any of these rows.
    fn blocked(&self, target: i64, rows: &BTreeSet<i64>) -> Result<()> {
        let list = serde_json::Value::from(rows.iter().copied().collect::<Vec<_>>()).to_string();
        let later = self.changes(
            "FROM change c WHERE c.kind = 'edit' AND c.undone_by IS NULL \
             AND c.done_by > (SELECT done_by FROM change WHERE number = ?1) \
             AND c.number IN (SELECT j.change FROM json_each(?2) r JOIN journal j ON j.row = r.value) ORDER BY c.done_by DESC",
            params![target, list],
        )?;
        if later.is_empty() { Ok(()) } else { Err(StoreError::UndoBlocked { later }) }
    }

    /// The rows that steps rest on or that rest on them: referring to what goes, referred to by what comes, or holding its name.
    fn related(&self, steps: &[Step]) -> Result<BTreeSet<i64>> {
        let mut rows = BTreeSet::new();
        for step in steps {
            let Some(table) = self.schema.table(&step.kind) else { continue };
            let Some(after) = &step.after else {
                let found = super::Kind::of_table(&step.kind).zip(crate::domain::ids::Id::from_stored(step.row));
                if let Some((kind, id)) = found {
                    rows.extend(self.referring(kind, id)?.iter().map(|(_, id)| id.value()));
                }
                continue;
            };
            rows.extend(table.references.iter().filter_map(|(column, _)| after[column.as_str()].as_i64()));
            for column in &table.unique {
                let holder = self.ask(|conn| {
                    let sql = ["SELECT id FROM main.", &table.name, " WHERE ", column, " = ?1 AND id <> ?2"];
                    let wanted = params![value(&after[column.as_str()]), step.row];
                    Ok(conn.query_row(&sql.concat(), wanted, |row| row.get::<_, i64>(0)).optional()?)
                })?;
                rows.extend(holder);
            }
        }
        Ok(rows)
    }
}

fn insert_sql(table: &Table) -> String {
    let (sort_column, sort_value) = if table.sorted { (", sort_key", ", samvirke_sort_key(:name)") } else { ("", "") };
    let parameters = table.columns.iter().map(|c| [":", c].concat()).collect::<Vec<_>>().join(", ");
    let columns = table.columns.join(", ");
    ["INSERT INTO main.", &table.name, " (version, ", &columns, sort_column, ") VALUES (?1, ", &parameters, sort_value, ")"]
        .concat()
}

fn update_sql(table: &Table) -> String {
    let sort = if table.sorted { ", sort_key = samvirke_sort_key(:name)" } else { "" };
    let columns = table.columns.iter().map(|c| [", ", c, " = :", c].concat()).collect::<String>();
    ["UPDATE main.", &table.name, " SET version = ?1", &columns, sort, " WHERE id = :id"].concat()
}

/// A value of a payload as a value of a row.
fn value(json: &serde_json::Value) -> Value {
    match json {
        serde_json::Value::String(text) => Value::Text(text.clone()),
        serde_json::Value::Number(number) => number.as_i64().map_or(Value::Null, Value::Integer),
        _ => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::super::sample::{Sample, appointment, author, person};
    use super::*;
    use crate::domain::ids::Id;
    use crate::domain::person::{Appointment, Person};

    fn add(store: &mut Store, name: &str) -> (Id, i64) {
        let (id, receipt) = store
            .edit(|edit| {
                let record = person(edit.mint()?, name);
                edit.insert(&record)?;
                Ok(record.id)
            })
            .expect("an edit");
        (id, receipt.number.expect("a change"))
    }

    fn retitle(store: &mut Store, id: Id, title: &str) -> i64 {
        let seen = store.get::<Person>(id).expect("a read").expect("a person");
        let record = Person { title: Some(title.to_owned()), ..seen.record };
        store.edit(|edit| edit.update(&record, seen.version)).expect("an edit").1.number.expect("a change")
    }

    fn undo_number(store: &mut Store, number: i64) -> Result<Undo> {
        store.undo_number(&author(), number, |_| Ok(()))
    }

    fn blockers(answer: Result<Undo>) -> Vec<i64> {
        match answer {
            Err(StoreError::UndoBlocked { later }) => later.iter().map(|line| line.number).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn undo_names_what_came_in_between() {
        let (sample, mut store) = Sample::new();
        let (_, mine) = add(&mut store, "Kari Nes");
        let (_, theirs) = add(&mut sample.open(), "Ola By");
        let before = store.text();
        match store.undo(&author(), Some(mine)) {
            Ok(Undo::Other(line)) => assert_eq!(line.number, theirs),
            other => panic!("{other:?}"),
        }
        assert_eq!((store.text(), store.head().expect("a head")), (before, theirs));
        let done = store.undo(&author(), Some(theirs)).expect("an undo");
        let deed = Deed::PersonChanged { person: "x".to_owned() };
        let undone = Deed::Undone { number: theirs, deed: Box::new(deed) };
        assert_eq!(done, Undo::Done(Receipt { number: Some(4), deed: undone }));
        let log = store.log(9).expect("a log");
        assert_eq!((log[0].kind, log[0].target, log[1].undone_by), (ChangeKind::Undo, Some(theirs), Some(4)));
    }

    #[test]
    fn the_birth_stands_and_a_new_edit_empties_the_redo_list() {
        let (_sample, mut store) = Sample::new();
        assert_eq!(store.undo(&author(), None).expect("an answer"), Undo::Nothing);
        assert!(matches!(undo_number(&mut store, 1), Err(StoreError::NotUndoable { number: 1 })));
        assert!(matches!(undo_number(&mut store, 7), Err(StoreError::NoSuchChange { number: 7 })));
        add(&mut store, "Kari Nes");
        store.undo(&author(), None).expect("an undo");
        assert!(matches!(undo_number(&mut store, 2), Err(StoreError::AlreadyUndone { number: 2, by: 3 })));
        assert!(matches!(undo_number(&mut store, 3), Err(StoreError::NotUndoable { number: 3 })));
        add(&mut store, "Ola By");
        assert_eq!(store.redo(&author(), None).expect("an answer"), Undo::Nothing);
        assert_eq!(store.people().expect("people").len(), 1);
    }

    #[test]
    fn what_was_done_again_is_the_next_to_be_undone() {
        let (_sample, mut store) = Sample::new();
        let (kari, added) = add(&mut store, "Kari Nes");
        let (_, other) = add(&mut store, "Ola By");
        undo_number(&mut store, added).expect("an undo");
        assert_eq!(store.get::<Person>(kari).expect("a read"), None);
        store.redo(&author(), None).expect("a redo");
        assert_eq!(store.next_undo().expect("a question").map(|line| line.number), Some(added));
        store.undo(&author(), None).expect("an undo");
        assert_eq!(store.next_undo().expect("a question").map(|line| line.number), Some(other));
    }

    #[test]
    fn an_older_change_waits_for_those_that_rest_on_it() {
        let (_sample, mut store) = Sample::new();
        let (kari, added) = add(&mut store, "Kari Nes");
        let (ola, _) = add(&mut store, "Ola By");
        let first = retitle(&mut store, kari, "Leder");
        let second = retitle(&mut store, kari, "Nestleder");
        assert_eq!(blockers(undo_number(&mut store, first)), [second]);
        assert_eq!(blockers(undo_number(&mut store, added)), [second, first]);
        store.undo(&author(), Some(second)).expect("an undo");
        undo_number(&mut store, first).expect("nothing that stands came after");
        let (seat, appointed) = store
            .edit(|edit| {
                let seat = appointment(edit.mint()?, kari);
                edit.insert(&seat)?;
                Ok(seat.id)
            })
            .expect("an edit");
        assert_eq!(blockers(undo_number(&mut store, added)), appointed.number.into_iter().collect::<Vec<_>>());
        // An appointment that went to someone else cannot go back to one who was deleted since.
        let seen = store.get::<Appointment>(seat).expect("a read").expect("a seat");
        let moved = store.edit(|edit| edit.update(&Appointment { person: ola, ..seen.record }, seen.version)).expect("an edit").1;
        let version = store.get::<Person>(kari).expect("a read").expect("a person").version;
        let deleted = store.edit(|edit| edit.delete::<Person>(kari, version)).expect("an edit").1;
        let before = store.text();
        assert_eq!(blockers(undo_number(&mut store, moved.number.expect("a change"))), [deleted.number.expect("a change")]);
        // Nor does a person come back whose handle went to another.
        let (_, namesake) = add(&mut store, "Kari Nes");
        assert_eq!(blockers(undo_number(&mut store, deleted.number.expect("a change"))), [namesake]);
        store.undo(&author(), Some(namesake)).expect("an undo");
        assert_eq!(store.text(), before);
    }

    #[test]
    fn an_erased_change_is_not_undone() {
        let (_sample, mut store) = Sample::new();
        let (kari, number) = add(&mut store, "Kari Nes");
        store.conn.execute("DELETE FROM journal_payload WHERE seq = (SELECT max(seq) FROM journal)", []).expect("an erasure");
        assert!(matches!(store.undo(&author(), None), Err(StoreError::Erased { number: n }) if n == number));
        let history = store.history(kari).expect("a history");
        assert_eq!((history.len(), history[0].kind, &history[0].after), (1, Kind::Person, &None));
    }

    #[test]
    fn a_record_has_its_history() {
        let (_sample, mut store) = Sample::new();
        let (kari, _) = add(&mut store, "Kari Nes");
        retitle(&mut store, kari, "Leder");
        store.undo(&author(), None).expect("an undo");
        let titles: Vec<_> =
            store.history(kari).expect("a history").iter().map(|h| h.after.clone().expect("a row")["title"].clone()).collect();
        assert_eq!(titles, [serde_json::Value::Null, "Leder".into(), serde_json::Value::Null]);
    }
}
