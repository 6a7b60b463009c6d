//! A sixth agreement, made up and unlike the real ones: three gates of which one is the chair's alone, areas that must be
//! spoken for, a meeting each half-year, two years' notice counted from a day of the year.

use crate::{Given, day, id};
use samvirke::domain::agreement::exit::{effect, last_notice};
use samvirke::domain::body::composition::{CompositionFault, compose};
use samvirke::domain::charter::{Act, Target};
use samvirke::domain::duty::{State, Timing};
use samvirke::domain::meeting::{Meeting, MeetingState};
use samvirke::domain::person::Term;

#[test]
fn notice_by_the_first_of_october_ends_the_agreement_two_years_later() {
    let given = Given::of("sixth");
    let rule = &given.charter.exits[0].rule;
    for (notice, ends) in [
        ("2026-01-15", "2028-12-31"),
        ("2026-10-01", "2028-12-31"),
        ("2026-10-02", "2029-12-31"),
        ("2026-12-31", "2029-12-31"),
        ("2028-02-29", "2030-12-31"),
    ] {
        assert_eq!(effect(rule, day(notice)), day(ends), "{notice}");
    }
    assert_eq!(last_notice(rule, day("2026-03-02")), Some(day("2026-10-01")));
    assert_eq!(last_notice(rule, day("2026-10-02")), Some(day("2027-10-01")));
}

#[test]
fn the_last_day_for_notice_comes_into_view_ninety_days_before() {
    let given = Given::of("sixth");
    for (on, state) in [("2026-07-02", State::Ok), ("2026-07-03", State::Soon), ("2026-10-01", State::Soon)] {
        let due = given.due(on, "2026-01-01");
        let line = due.lines.iter().find(|o| o.timing == Timing::LastNotice).expect("an opportunity");
        assert_eq!((line.due, line.state), (Some(day("2026-10-01")), state), "{on}");
        assert_eq!(line.overdue_from(), None);
    }
}

#[test]
fn each_half_year_wants_a_meeting() {
    let mut given = Given::of("sixth");
    let state = |given: &Given, on: &str, period: &str| {
        let due = given.due(on, "2026-01-01");
        let line = due.lines.iter().find(|o| o.rule == "halvarssamling" && o.period == period);
        line.map(|o| (o.due.map(|d| d.to_string()), o.state, o.settled.is_some()))
    };
    let last = |day: &str| Some(day.to_owned());
    assert_eq!(state(&given, "2026-03-02", "2026-H1"), Some((last("2026-06-30"), State::Ok, false)));
    assert_eq!(state(&given, "2026-05-01", "2026-H1"), Some((last("2026-06-30"), State::Soon, false)));
    assert_eq!(state(&given, "2026-07-01", "2026-H1"), Some((last("2026-06-30"), State::Overdue, false)));
    given.records.meetings.push(Meeting {
        id: id(700),
        body: "nettstyre".to_owned(),
        kind: None,
        date: day("2026-06-30"),
        state: MeetingState::Planned,
        initiator: None,
        location: None,
        note: None,
        example: false,
    });
    assert_eq!(state(&given, "2026-05-01", "2026-H1"), Some((last("2026-06-30"), State::Ok, true)));
    // What is met and over has no line any more; the second half has its own.
    assert_eq!(state(&given, "2026-07-01", "2026-H1"), None);
    assert_eq!(state(&given, "2026-07-01", "2026-H2"), Some((last("2026-12-31"), State::Ok, false)));
}

#[test]
fn a_member_that_lies_in_no_zone_is_found() {
    let given = Given::of("sixth");
    let findings = compose(&given.charter, &given.records, day("2026-03-02"));
    let outside: Vec<_> = findings.iter().filter(|f| f.fault == CompositionFault::InNoArea).map(|f| f.member).collect();
    assert_eq!(outside, [Some(given.member("jordneset"))]);
    let cover = given.charter.body("nettstyre").and_then(|b| b.rule.cover.as_ref()).expect("a cover");
    assert_eq!((cover.areas.as_str(), cover.seats.as_slice()), ("sone", &["styremedlem".to_owned()][..]));
}

#[test]
fn a_term_begins_with_an_even_year() {
    let mut given = Given::of("sixth");
    for (n, from) in ["2026-01-01", "2027-01-01"].into_iter().enumerate() {
        let (from, until) = (day(from), day("2028-12-31"));
        let body = "nettstyre".to_owned();
        given.records.terms.push(Term { id: id(900 + n), body, from, until, chair: None, note: None, example: false });
    }
    let findings = compose(&given.charter, &given.records, day("2026-03-02"));
    let misfits: Vec<_> = findings
        .iter()
        .filter_map(|f| match f.fault {
            CompositionFault::TermMisfit { from } => Some(from),
            _ => None,
        })
        .collect();
    assert_eq!(misfits, [day("2027-01-01")]);
}

#[test]
fn the_chair_alone_decides_at_the_last_of_three_gates() {
    let charter = Given::of("sixth").charter;
    let deciders = |gate: &str| -> Vec<(Target, Act)> {
        let gate = charter.gates.iter().find(|g| g.id == gate).expect("a gate");
        gate.rule.by.iter().map(|by| (by.who.target.clone(), by.act)).collect()
    };
    assert_eq!(charter.gates.len(), 3);
    assert_eq!(deciders("port-a"), [(Target::Body("nettstyre".to_owned()), Act::Decides)]);
    assert_eq!(deciders("port-b").len(), 2);
    assert_eq!(deciders("port-c"), [(Target::Chair { body: "nettstyre".to_owned(), term: 0 }, Act::Decides)]);
}
