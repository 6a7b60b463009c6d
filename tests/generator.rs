//! Files for measurements: the same each time, sound, and with what makes a file slow.

use samvirke::app::bench::{FREQUENT, RARE, SIZES, generate};
use samvirke::app::{Author, Session};

fn made(folder: &tempfile::TempDir, name: &str, size: usize) -> Session {
    let author = Author { who: "test".to_owned(), origin: "test".to_owned() };
    generate(&folder.path().join(name), SIZES[size], &author).expect("a file")
}

fn text(session: &Session) -> String {
    String::from_utf8(session.dump().expect("a dump")).expect("UTF-8")
}

#[test]
fn a_size_gives_the_same_records_each_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let (one, other) = (text(&made(&folder, "a.samvirke", 0)), text(&made(&folder, "b.samvirke", 0)));
    assert!(one == other, "two files of one size differ");
}

#[test]
fn a_file_has_every_kind_of_record_and_what_makes_it_slow() {
    let folder = tempfile::tempdir().expect("a folder");
    let session = made(&folder, "a.samvirke", 1);
    assert_eq!(samvirke::app::query::doctor::doctor(&session).expect("findings").len(), 0, "it is sound");
    let records = session.records().expect("records");
    let portfolio = &records.portfolio;
    let counts = [
        records.members.len(),
        records.numbers.len(),
        records.placements.len(),
        records.inhabitants.len(),
        records.organisations.len(),
        records.people.len(),
        records.terms.len(),
        records.appointments.len(),
        records.meetings.len(),
        records.ticks.len(),
        records.postponements.len(),
        portfolio.operations.len(),
        portfolio.solutions.len(),
        portfolio.projects.len(),
        portfolio.stances.len(),
        portfolio.askings.len(),
        portfolio.documents.len(),
        portfolio.field_values.len(),
        portfolio.register_rows.len(),
        portfolio.roles.len(),
        records.meetings.iter().filter(|meeting| meeting.location.is_some()).count(),
        text(&session).matches("\"clause_text\"").count(),
    ];
    assert!(counts.iter().all(|count| *count > 0), "{counts:?}");
    // The charter of the smallest size is the one with series of figures.
    let of_money = made(&folder, "b.samvirke", 0).records().expect("records").portfolio;
    assert!(!of_money.figures.is_empty() && !of_money.figure_lines.is_empty(), "figures with their lines");
    let stances_of = |at: usize| portfolio.stances.iter().filter(|s| s.member == records.members[at].id).count();
    let all: Vec<_> = (0..records.members.len()).map(stances_of).collect();
    assert!(all.contains(&0) && all.iter().any(|n| n * 10 > portfolio.stances.len()), "a crowded and an empty member: {all:?}");
    let crowded = records.meetings.iter().filter(|m| records.meetings.iter().filter(|o| o.date == m.date).count() >= 40);
    assert!(crowded.count() >= 40, "forty things lie on one day");
    let dump = text(&session);
    assert_eq!(dump.matches(RARE).count(), 1);
    let (with, notes) = (
        portfolio.stances.iter().filter_map(|s| s.note.as_ref()).filter(|n| n.contains(FREQUENT)).count(),
        all.iter().sum::<usize>(),
    );
    assert!((8..16).contains(&(with * 100 / notes)), "{with} of {notes}");
    assert!(dump.contains('å') && dump.contains('ä') && dump.contains('ö') && dump.contains('ø') && dump.contains('æ'));
    let days: Vec<_> = portfolio.stances.iter().map(|s| (s.id, s.on)).collect();
    assert!(!days.is_sorted_by_key(|(id, _)| *id), "insertion order is not reading order");
}
