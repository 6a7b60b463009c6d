//! Laws over whole sequences of edits: undo takes everything back, redo does it again, and every state is sound.

use proptest::prelude::*;
use samvirke::app::command::{Appointee, AppointmentDraft, Command, MeetingDraft, PersonDraft, Undoing};
use samvirke::app::query::doctor::doctor;
use samvirke::app::seed::{NewFile, Source, create};
use samvirke::app::{Failure, Session};
use samvirke::domain::date::{Date, add_days, parse_iso};
use tempfile::TempDir;

/// One act of a person at the desk; the numbers choose among what there is.
#[derive(Clone, Debug)]
enum Act {
    AddPerson(String),
    Rename(usize, String),
    Appoint(usize, usize, i64),
    End(usize, i64),
    Term(i32, usize),
    Meet(i64),
    Hold(usize),
    Cancel(usize),
    Tick(usize, String),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        "[A-ZÅÄÖØÆ][a-zåäöøæ ]{0,12}".prop_map(Act::AddPerson),
        (any::<prop::sample::Index>(), "\\PC{1,12}").prop_map(|(i, n)| Act::Rename(i.index(64), n)),
        (any::<prop::sample::Index>(), 0..8_usize, -400..400_i64).prop_map(|(i, s, d)| Act::Appoint(i.index(64), s, d)),
        (any::<prop::sample::Index>(), -300..900_i64).prop_map(|(i, d)| Act::End(i.index(64), d)),
        (0..6_i32, 0..3_usize).prop_map(|(t, m)| Act::Term(t, m)),
        (-500..500_i64).prop_map(Act::Meet),
        (0..64_usize).prop_map(Act::Hold),
        (0..64_usize).prop_map(Act::Cancel),
        (0..64_usize, "\\PC{1,20}").prop_map(|(i, n)| Act::Tick(i, n)),
    ]
}

fn today() -> Date {
    parse_iso("2026-11-16").expect("a day")
}

fn file(folder: &TempDir) -> Session {
    let source = Source::open("moa").unwrap_or_else(|e| panic!("{e:?}"));
    let new = NewFile {
        path: folder.path().join("law.samvirke"),
        kept_from: None,
        today: Some(today()),
        language: None,
        author: author(),
        demo: true,
    };
    create(&source, &new).unwrap_or_else(|e| panic!("{e:?}"))
}

fn author() -> samvirke::store::Author {
    samvirke::store::Author { who: "law".to_owned(), origin: "test".to_owned() }
}

/// The command that an act comes to in a file; none where there is nothing to do it to.
fn command(session: &Session, act: &Act) -> Option<Command> {
    let charter = session.charter().ok()?;
    let records = session.records().ok()?;
    let pick = |len: usize, n: usize| (len > 0).then(|| n % len);
    Some(match act {
        Act::AddPerson(name) => Command::AddPerson(PersonDraft { name: name.clone(), ..PersonDraft::default() }),
        Act::Rename(n, name) => {
            let person = &records.people[pick(records.people.len(), *n)?];
            let draft = PersonDraft { name: name.clone(), mail: person.mail.clone(), ..PersonDraft::default() };
            Command::EditPerson { id: person.id, seen: None, draft }
        }
        Act::Appoint(n, seat, offset) => {
            let person = &records.people[pick(records.people.len(), *n)?];
            let seats: Vec<_> = charter.seats.iter().filter(|s| s.rule.body().is_some()).collect();
            let seat = seats[seat % seats.len()];
            Command::Appoint(Box::new(AppointmentDraft {
                body: seat.rule.body()?.to_owned(),
                seat: seat.id.clone(),
                who: Appointee::Known(person.id),
                member: None,
                organisation: None,
                from: Some(add_days(today(), *offset)),
                until: None,
                nominated: None,
                elected: Some(add_days(today(), *offset)),
                elected_by: None,
                decision: Some("§ 1".to_owned()),
                percent: None,
                replaces: None,
            }))
        }
        Act::End(n, offset) => {
            let appointment = &records.appointments[pick(records.appointments.len(), *n)?];
            Command::EndAppointment { id: appointment.id, on: add_days(today(), *offset), removed_by: None }
        }
        Act::Term(n, member) => {
            let from = Date::from_ymd_opt(2023 + n * 4, 1, 1)?;
            let until = Date::from_ymd_opt(2026 + n * 4, 12, 31)?;
            let chair = Some(records.members[member % records.members.len()].id);
            Command::SetTerm { body: charter.bodies[0].id.clone(), from, until, chair, note: None }
        }
        Act::Meet(offset) => {
            Command::AddMeeting { body: charter.bodies[0].id.clone(), draft: MeetingDraft::on(add_days(today(), *offset)) }
        }
        Act::Hold(n) => Command::HoldMeeting { id: records.meetings[pick(records.meetings.len(), *n)?].id },
        Act::Cancel(n) => Command::CancelMeeting { id: records.meetings[pick(records.meetings.len(), *n)?].id },
        Act::Tick(n, note) => {
            let (_, _, due) = session.obligations().ok()?;
            let line = &due.lines[pick(due.lines.len(), *n)?];
            Command::Tick { handle: line.handle.clone(), on: today(), note: note.clone() }
        }
    })
}

fn dump(session: &Session) -> Vec<u8> {
    session.dump().unwrap_or_else(|e| panic!("{e:?}"))
}

/// The faults that the doctor finds; warnings about the place of the file are not about the edits.
fn faults(session: &Session) -> Vec<String> {
    let lines = doctor(session).unwrap_or_else(|e| panic!("{e:?}"));
    lines.into_iter().filter(|l| l.fault).map(|l| l.message).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undo_takes_every_edit_back_and_redo_does_it_again(acts in prop::collection::vec(act(), 1..16)) {
        let folder = TempDir::new().expect("a folder");
        let mut session = file(&folder);
        let mut states = vec![dump(&session)];
        for act in &acts {
            let Some(command) = command(&session, act) else { continue };
            let before = dump(&session);
            match session.run(&command) {
                // Nothing was different, so nothing can be undone.
                Ok(receipt) if receipt.number.is_none() => prop_assert_eq!(dump(&session), before),
                Ok(_) => states.push(dump(&session)),
                Err(Failure::Rejected(_)) => prop_assert_eq!(dump(&session), before, "a refusal changes nothing"),
                Err(failure) => prop_assert!(false, "{:?}: {:?}", command, failure),
            }
            prop_assert_eq!(faults(&session), Vec::<String>::new());
        }
        for state in states.iter().rev().skip(1) {
            prop_assert!(matches!(session.undo(None), Ok(Undoing::Done(_))));
            prop_assert_eq!(&dump(&session), state);
        }
        for state in states.iter().skip(1) {
            prop_assert!(matches!(session.redo(None), Ok(Undoing::Done(_))));
            prop_assert_eq!(&dump(&session), state);
        }
        prop_assert_eq!(faults(&session), Vec::<String>::new());
    }
}

#[test]
fn the_making_of_a_file_is_not_undone() {
    let folder = TempDir::new().expect("a folder");
    let mut session = file(&folder);
    let before = dump(&session);
    assert!(!matches!(session.undo(None), Ok(Undoing::Done(_))));
    assert_eq!(dump(&session), before);
}
