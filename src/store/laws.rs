//! What must hold over any course of edits.

use proptest::prelude::*;
use proptest::sample::Index;

use super::record::Record;
use super::sample::{Sample, appointment, author, meeting, member, person};
use super::{Edit, Result, Store, StoreError, Undo};
use crate::domain::ids::Id;
use crate::domain::meeting::Meeting;
use crate::domain::member::Member;
use crate::domain::person::{Appointment, Person};

/// One act of a random user; indices pick among what is there.
#[derive(Clone, Debug)]
enum Act {
    AddMember(String),
    AddPerson(String, Option<Index>),
    Appoint(Index),
    Meet(u8),
    RenameMember(Index, String),
    RenamePerson(Index, String),
    MoveAppointment(Index, Index),
    DeleteMember(Index),
    DeletePerson(Index),
    DeleteAppointment(Index),
    DeleteMeeting(Index),
    RenewPerson(Index, String),
}

fn name() -> impl Strategy<Value = String> {
    "[A-Cåäöø'\"\\\\\u{1b}]{1,3}"
}

fn act() -> impl Strategy<Value = Act> {
    let at = any::<Index>;
    prop_oneof![
        name().prop_map(Act::AddMember),
        (name(), any::<Option<Index>>()).prop_map(|(n, i)| Act::AddPerson(n, i)),
        at().prop_map(Act::Appoint),
        any::<u8>().prop_map(Act::Meet),
        (at(), name()).prop_map(|(i, n)| Act::RenameMember(i, n)),
        (at(), name()).prop_map(|(i, n)| Act::RenamePerson(i, n)),
        (at(), at()).prop_map(|(i, j)| Act::MoveAppointment(i, j)),
        at().prop_map(Act::DeleteMember),
        at().prop_map(Act::DeletePerson),
        at().prop_map(Act::DeleteAppointment),
        at().prop_map(Act::DeleteMeeting),
        (at(), name()).prop_map(|(i, n)| Act::RenewPerson(i, n)),
    ]
}

/// One of the records that are there.
fn pick<'a, T>(records: &'a [T], index: &Index) -> Option<&'a T> {
    (!records.is_empty()).then(|| index.get(records))
}

fn remove<R: Record>(edit: &Edit<'_>, id: Id) -> Result<()> {
    edit.get::<R>(id)?.map_or(Ok(()), |seen| edit.delete::<R>(id, seen.version))
}

fn replace<R: Record>(edit: &Edit<'_>, record: &R) -> Result<()> {
    edit.get::<R>(record.id())?.map_or(Ok(()), |seen| edit.update(record, seen.version))
}

/// Performs an act; one without an object does nothing.
fn perform(edit: &Edit<'_>, act: &Act) -> Result<()> {
    let (members, people) = (edit.members()?, edit.people()?);
    let (appointments, meetings) = (edit.appointments()?, edit.meetings()?);
    match act {
        Act::AddMember(name) => edit.insert(&Member { handle: "m".to_owned(), ..member(edit.mint()?, name, 1) }),
        Act::AddPerson(name, home) => {
            let home = home.as_ref().and_then(|i| pick(&members, i)).map(|m| m.id);
            edit.insert(&Person { member: home, handle: format!("h{name}"), ..person(edit.mint()?, name) })
        }
        Act::Appoint(i) => match pick(&people, i) {
            Some(person) => edit.insert(&appointment(edit.mint()?, person.id)),
            None => Ok(()),
        },
        Act::Meet(d) => edit.insert(&meeting(edit.mint()?, &format!("2026-11-{:02}", d % 30 + 1))),
        Act::RenameMember(i, name) => {
            pick(&members, i).map_or(Ok(()), |m| replace(edit, &Member { name: name.clone(), ..m.clone() }))
        }
        Act::RenamePerson(i, name) => pick(&people, i)
            .map_or(Ok(()), |p| replace(edit, &Person { name: name.clone(), handle: format!("h{name}"), ..p.clone() })),
        Act::MoveAppointment(i, j) => match (pick(&appointments, i), pick(&people, j)) {
            (Some(seat), Some(person)) => replace(edit, &Appointment { person: person.id, ..seat.clone() }),
            _ => Ok(()),
        },
        Act::DeleteMember(i) => pick(&members, i).map_or(Ok(()), |m| remove::<Member>(edit, m.id)),
        Act::DeletePerson(i) => pick(&people, i).map_or(Ok(()), |p| remove::<Person>(edit, p.id)),
        Act::DeleteAppointment(i) => pick(&appointments, i).map_or(Ok(()), |a| remove::<Appointment>(edit, a.id)),
        Act::DeleteMeeting(i) => pick(&meetings, i).map_or(Ok(()), |m| remove::<Meeting>(edit, m.id)),
        // Several writes of one row in one change, and a handle that passes from one row to another.
        Act::RenewPerson(i, name) => {
            let Some(old) = pick(&people, i) else { return Ok(()) };
            let new = Person { id: edit.mint()?, name: name.clone(), ..old.clone() };
            for seat in appointments.iter().filter(|a| a.person == old.id) {
                remove::<Appointment>(edit, seat.id)?;
            }
            remove::<Person>(edit, old.id)?;
            edit.insert(&new)?;
            replace(edit, &Person { title: Some("ny".to_owned()), ..new })
        }
    }
}

/// Performs acts, each a change; refusals of the schema are part of life. Gives the dump before each change that was made.
fn live(store: &mut Store, acts: &[Act]) -> Vec<String> {
    let mut before = Vec::new();
    for act in acts {
        let text = store.text();
        match store.edit(|edit| perform(edit, act)) {
            Ok(((), receipt)) => before.extend(receipt.number.map(|_| text)),
            Err(StoreError::Constraint { .. } | StoreError::Referred { .. }) => assert_eq!(store.text(), text),
            Err(other) => panic!("{other:?}"),
        }
    }
    before
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undo_of_all_is_the_identity_and_redo_leads_back(acts in prop::collection::vec(act(), 4..14)) {
        let (_sample, mut store) = Sample::new();
        let mut states = live(&mut store, &acts);
        states.push(store.text());
        let changes = states.len() - 1;
        for state in states[..changes].iter().rev() {
            prop_assert!(matches!(store.undo(&author(), None), Ok(Undo::Done(_))));
            prop_assert_eq!(&store.text(), state);
        }
        prop_assert!(matches!(store.undo(&author(), None), Ok(Undo::Nothing)));
        for state in &states[1..] {
            prop_assert!(matches!(store.redo(&author(), None), Ok(Undo::Done(_))));
            prop_assert_eq!(&store.text(), state);
        }
        prop_assert!(matches!(store.redo(&author(), None), Ok(Undo::Nothing)));
        prop_assert_eq!(store.doctor(), vec![]);
    }

    #[test]
    fn an_older_undo_is_refused_or_can_be_done_again(acts in prop::collection::vec(act(), 4..12), at in any::<Index>()) {
        let (_sample, mut store) = Sample::new();
        let changes = live(&mut store, &acts).len();
        if changes > 0 {
            let number = 2 + i64::try_from(at.index(changes)).expect("few");
            let before = store.text();
            match store.undo_number::<StoreError>(&author(), number, |_| Ok(())) {
                Ok(Undo::Done(_)) => {
                    prop_assert!(matches!(store.redo(&author(), None), Ok(Undo::Done(_))));
                }
                Err(StoreError::UndoBlocked { later }) => {
                    prop_assert!(!later.is_empty() && later.iter().all(|line| line.number > number));
                }
                other => prop_assert!(false, "{:?}", other),
            }
            prop_assert_eq!(store.text(), before);
            prop_assert_eq!(store.doctor(), vec![]);
        }
    }
}
