//! A fifth agreement, made up and unlike the real ones: every third week but not in July, personal deputies, terms that
//! begin in odd years, votes by size, costs in two layers.

use crate::{Given, day, id};
use samvirke::domain::body::composition::{CompositionFault, Finding, compose};
use samvirke::domain::charter::{DecisionRule, Key, Over};
use samvirke::domain::duty::State;
use samvirke::domain::meeting::{Meeting, MeetingState};
use samvirke::domain::person::{Appointment, Term};

/// The charter with sittings of the board on some days.
fn met_on(days: &[&str]) -> Given {
    let mut given = Given::of("fifth");
    for (n, date) in days.iter().enumerate() {
        given.records.meetings.push(Meeting {
            id: id(700 + n),
            body: "alliance-board".to_owned(),
            kind: None,
            date: day(date),
            state: MeetingState::Planned,
            initiator: None,
            location: None,
            note: None,
            example: false,
        });
    }
    given
}

/// The last day for the next sitting as it stands on a day, with its state; none if the sitting is dated.
fn next_sitting(given: &Given, today: &str, kept_from: &str) -> Vec<(String, State, bool)> {
    let due = given.due(today, kept_from);
    let lines = due.lines.iter().filter(|o| o.rule == "sittings");
    let mut found: Vec<_> = lines.map(|o| (o.due.expect("a last day").to_string(), o.state, o.settled.is_some())).collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

#[test]
fn the_next_sitting_is_due_three_weeks_after_the_last() {
    let given = met_on(&["2026-03-02"]);
    // Three weeks after 2 March; seven days before, it comes into view; the day after, it is late.
    let due = |today| next_sitting(&given, today, "2026-03-02").last().cloned().expect("a line");
    assert_eq!(due("2026-03-10"), ("2026-03-23".to_owned(), State::Ok, false));
    assert_eq!(due("2026-03-16"), ("2026-03-23".to_owned(), State::Soon, false));
    assert_eq!(due("2026-03-23"), ("2026-03-23".to_owned(), State::Soon, false));
    assert_eq!(due("2026-03-24"), ("2026-03-23".to_owned(), State::Overdue, false));
}

#[test]
fn a_dated_sitting_settles_the_one_before_and_opens_the_next() {
    let given = met_on(&["2026-03-02", "2026-03-20"]);
    let lines = next_sitting(&given, "2026-03-10", "2026-03-02");
    assert!(lines.contains(&("2026-03-23".to_owned(), State::Ok, true)), "{lines:?}");
    assert!(lines.contains(&("2026-04-10".to_owned(), State::Ok, false)), "{lines:?}");
}

#[test]
fn the_days_of_july_do_not_count() {
    // 22 June: eight days are left of June, thirteen more follow in August.
    let given = met_on(&["2026-06-22"]);
    assert_eq!(next_sitting(&given, "2026-06-23", "2026-06-22").last().expect("a line").0, "2026-08-13");
    // 10 July, held all the same: the three weeks begin with August.
    let given = met_on(&["2026-07-10"]);
    assert_eq!(next_sitting(&given, "2026-07-11", "2026-07-10").last().expect("a line").0, "2026-08-21");
    // 9 June: the three weeks end with June, before the pause.
    let given = met_on(&["2026-06-09"]);
    assert_eq!(next_sitting(&given, "2026-06-10", "2026-06-09").last().expect("a line").0, "2026-06-30");
}

#[test]
fn a_file_without_a_sitting_counts_from_its_first_day() {
    assert_eq!(next_sitting(&met_on(&[]), "2026-01-05", "2026-01-01").last().expect("a line").0, "2026-01-22");
}

fn appoint(given: &mut Given, seat: &str, member: &str, person: usize) {
    let member = Some(given.member(member));
    given.records.appointments.push(Appointment {
        id: id(300 + given.records.appointments.len()),
        body: "alliance-board".to_owned(),
        seat: seat.to_owned(),
        person: id(100 + person),
        member,
        organisation: None,
        from: None,
        until: None,
        nominated: None,
        elected_by: member,
        elected: None,
        decision: None,
        percent: None,
        removed_by: None,
        example: false,
    });
}

/// The findings on deputies, as member and number: missing below zero, too many above.
fn deputies(given: &Given) -> Vec<(String, i64)> {
    let findings = compose(&given.charter, &given.records, day("2026-03-02"));
    let of_deputies = findings.iter().filter(|f| f.seat.as_deref() == Some("personal-deputy"));
    let handle = |f: &Finding| f.member.and_then(|id| given.records.member(id)).map(|m| m.handle.clone()).unwrap_or_default();
    of_deputies
        .map(|f| match f.fault {
            CompositionFault::Vacant { missing } => (handle(f), -i64::from(missing)),
            CompositionFault::Surplus { surplus } => (handle(f), i64::from(surplus)),
            _ => panic!("{f:?}"),
        })
        .collect()
}

#[test]
fn each_delegate_needs_a_deputy_of_the_same_member() {
    let mut given = Given::of("fifth");
    assert_eq!(deputies(&given), [], "without delegates there are no deputies");
    appoint(&mut given, "delegate", "brackwater", 1);
    appoint(&mut given, "delegate", "alderholm", 2);
    // In the order of the agreement.
    assert_eq!(deputies(&given), [("alderholm".to_owned(), -1), ("brackwater".to_owned(), -1)]);
    appoint(&mut given, "personal-deputy", "alderholm", 3);
    assert_eq!(deputies(&given), [("brackwater".to_owned(), -1)]);
    // A deputy of another member is no deputy of this one's delegate.
    appoint(&mut given, "personal-deputy", "eastry", 4);
    assert_eq!(deputies(&given), [("brackwater".to_owned(), -1), ("eastry".to_owned(), 1)]);
    appoint(&mut given, "personal-deputy", "brackwater", 5);
    given.records.appointments.retain(|a| !(a.seat == "personal-deputy" && a.member == Some(given.records.members[4].id)));
    assert_eq!(deputies(&given), []);
}

#[test]
fn a_term_begins_on_the_first_of_august_of_an_odd_year() {
    let misfits = |terms: &[(&str, &str)], on: &str| -> Vec<String> {
        let mut given = Given::of("fifth");
        for (n, (from, until)) in terms.iter().enumerate() {
            given.records.terms.push(Term {
                id: id(900 + n),
                body: "alliance-board".to_owned(),
                from: day(from),
                until: day(until),
                chair: None,
                note: None,
                example: false,
            });
        }
        let findings = compose(&given.charter, &given.records, day(on));
        let misfits = findings.iter().filter(|f| matches!(f.fault, CompositionFault::TermMisfit { .. }));
        misfits.map(|f| f.handle(&given.records)).collect()
    };
    assert!(misfits(&[("2025-08-01", "2027-07-31"), ("2027-08-01", "2029-07-31")], "2026-03-02").is_empty());
    // An even year; a wrong day.
    let wrong = [("2026-08-01", "2028-07-31"), ("2029-01-01", "2030-12-31")];
    assert_eq!(misfits(&wrong, "2026-03-02"), ["alliance-board/2026-08-01", "alliance-board/2029-01-01"]);
    // What is over is history.
    assert_eq!(misfits(&wrong, "2028-08-01"), ["alliance-board/2029-01-01"]);
}

#[test]
fn the_members_elect_before_the_term_begins() {
    let mut given = Given::of("fifth");
    given.records.terms.push(Term {
        id: id(900),
        body: "alliance-board".to_owned(),
        from: day("2027-08-01"),
        until: day("2029-07-31"),
        chair: None,
        note: None,
        example: false,
    });
    let due = given.due("2027-05-01", "2026-01-01");
    let lines: Vec<_> = due.lines.iter().filter(|o| o.rule == "election").collect();
    assert_eq!(lines.len(), 5, "one for each member");
    assert!(lines.iter().all(|o| o.due == Some(day("2027-07-31")) && o.state == State::Soon), "{lines:#?}");
}

#[test]
fn the_charter_says_how_the_board_votes_and_how_costs_are_layered() {
    let charter = Given::of("fifth").charter;
    let decide = charter.body("alliance-board").and_then(|b| b.rule.decide.as_ref()).expect("a rule");
    assert_eq!(decide.rule, DecisionRule::TwoThirds);
    let votes: Vec<_> = decide.votes.iter().map(|band| (band.from_inhabitants, band.votes)).collect();
    assert_eq!(votes, [(0, 1), (5_000, 2), (15_000, 3), (40_000, 5)]);
    let Key::Layered { layers, cap_percent } = &charter.key("thirty-seventy").expect("a key").rule else { panic!("layers") };
    assert_eq!(*cap_percent, Some(40));
    let layers: Vec<_> = layers.iter().map(|l| (l.key.as_str(), l.over, l.percent)).collect();
    assert_eq!(layers, [("equal-shares", Over::Part, Some(30)), ("heads", Over::Rest, None)]);
    assert_eq!(charter.registers.iter().map(|r| r.id.as_str()).collect::<Vec<_>>(), ["night-watch"]);
}
