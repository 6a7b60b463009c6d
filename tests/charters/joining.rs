//! MOA-121: what is asked of whoever comes to the others, and from which period on.

use crate::{Given, day, id};
use samvirke::domain::agreement::consent::consents_on;
use samvirke::domain::body::composition::compose;
use samvirke::domain::member::Member;

/// Mora, Orsa and Älvdalen, and one more from a day on.
fn joined(handle: &str, from: &str) -> Given {
    let mut given = Given::of("moa");
    let (handle, from) = (handle.to_owned(), Some(day(from)));
    let member = Member { id: id(60), handle, order: 4, from, ..given.records.members[0].clone() };
    given.records.members.push(member);
    given
}

/// What is asked of a member in 2026, by the names of its duties and seats.
fn asked(given: &Given, handle: &str) -> Vec<String> {
    let member = Some(given.member(handle));
    let due = given.due("2026-11-16", "2025-01-01");
    let findings = compose(&given.charter, &given.records, day("2026-11-16"));
    let duties = due.lines.iter().filter(|line| line.is_for_each() && line.member == member).map(|line| line.handle.clone());
    let seats = findings.iter().filter(|f| f.seat.is_some() && f.member == member).map(|f| f.handle(&given.records));
    duties.chain(seats).collect()
}

#[test]
fn moa_121_nothing_is_asked_of_a_fourth_member_before_a_new_agreement_names_it() {
    let mut given = joined("malung", "2026-01-01");
    assert!(asked(&given, "malung").is_empty());
    let party = given.charter.parties[0].clone();
    given.charter.parties.push(samvirke::domain::charter::Entry { id: "malung".to_owned(), ..party });
    let asked = asked(&given, "malung");
    for wanted in ["ansvarsfrihet/2026/malung", "revision/2026/malung", "namnd/ledamot/malung", "rad/radsmedlem/malung"] {
        assert!(asked.iter().any(|handle| handle == wanted), "{wanted}: {asked:#?}");
    }
    // The year before it came is none of its own, though the last day for that lies in its time.
    assert!(!asked.iter().any(|handle| handle.contains("2025")), "{asked:#?}");
}

#[test]
fn whoever_takes_the_place_of_a_party_is_asked_what_that_one_was() {
    let mut given = joined("siljan", "2026-01-01");
    let siljan = given.member("siljan");
    for member in given.records.members.iter_mut().filter(|m| ["mora", "orsa"].contains(&m.handle.as_str())) {
        (member.until, member.successor) = (Some(day("2025-12-31")), Some(siljan));
    }
    let asked = asked(&given, "siljan");
    for wanted in ["ansvarsfrihet/2025/siljan", "revision/2026/siljan", "namnd/ledamot/siljan"] {
        assert!(asked.iter().any(|handle| handle == wanted), "{wanted}: {asked:#?}");
    }
}

#[test]
fn moa_121_a_fourth_member_is_not_asked_for_its_consent_before_a_version_names_it() {
    let given = joined("malung", "2026-01-01");
    let (_, missing) = consents_on(&given.charter, &given.records, "2027", day("2026-11-16"));
    assert_eq!(missing, ["mora", "orsa", "alvdalen"].map(|handle| given.member(handle)));
}

/// Whether a member is asked for the year before it came.
fn is_asked_for_2025(given: &Given, handle: &str) -> bool {
    asked(given, handle).contains(&format!("ansvarsfrihet/2025/{handle}"))
}

#[test]
fn whoever_follows_a_party_by_several_changes_is_asked_what_the_first_was() {
    let mut given = joined("siljan", "2026-01-01");
    let (siljan, between) = (given.member("siljan"), id(61));
    let orsa = given.records.members.iter_mut().find(|m| m.handle == "orsa").expect("a member");
    (orsa.until, orsa.successor) = (Some(day("2025-12-31")), Some(between));
    let (from, until) = (Some(day("2026-01-01")), Some(day("2026-02-28")));
    let orsa = orsa.clone();
    given.records.members.push(Member { id: between, handle: "b".to_owned(), from, until, successor: Some(siljan), ..orsa });
    given.records.members.iter_mut().filter(|m| m.id == siljan).for_each(|m| m.from = Some(day("2026-03-01")));
    assert!(is_asked_for_2025(&given, "siljan"));
}

#[test]
fn a_predecessor_from_outside_was_asked_nothing_and_leaves_nothing() {
    let mut given = joined("siljan", "2026-01-01");
    let siljan = given.member("siljan");
    let party = given.charter.parties[0].clone();
    given.charter.parties.push(samvirke::domain::charter::Entry { id: "siljan".to_owned(), ..party });
    let (until, outside, from) = (Some(day("2025-12-31")), true, None);
    let malung = given.records.members[0].clone();
    let handle = "malung".to_owned();
    given.records.members.push(Member { id: id(61), handle, from, until, outside, successor: Some(siljan), ..malung });
    assert!(asked(&given, "siljan").contains(&"ansvarsfrihet/2026/siljan".to_owned()));
    assert!(!is_asked_for_2025(&given, "siljan"));
}
