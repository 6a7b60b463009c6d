//! X13, X18, X20 and the calendar of deadlines: from when each warns and where it stands on given days.

use crate::{Given, cases, day, id};
use samvirke::domain::duty::{Due, Obligation};
use samvirke::domain::meeting::{Meeting, MeetingState};
use samvirke::domain::person::Term;
use samvirke::domain::records::Tick;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Moa {
    deadline: Vec<Deadline>,
    calendar: Calendar,
    day: Vec<Day>,
    meeting: Vec<MeetingCase>,
    beside: Vec<Beside>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Deadline {
    #[serde(default)]
    rule: String,
    entry: String,
    #[serde(default)]
    period: String,
    soon_from: String,
    urgent_from: Option<String>,
    due: String,
    /// None for what never becomes overdue.
    overdue_from: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Calendar {
    lines: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    entry: String,
    period: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Day {
    #[serde(default)]
    rule: String,
    on: String,
    states: Vec<StateOf>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StateOf {
    entry: String,
    period: String,
    state: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MeetingCase {
    #[serde(default)]
    says: String,
    body: String,
    kind: Option<String>,
    date: String,
    #[serde(default)]
    cancelled: bool,
    on: String,
    entry: String,
    period: String,
    state: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Beside {
    #[serde(default)]
    says: String,
    board: String,
    kind: Option<String>,
    council: Vec<String>,
    met: Option<bool>,
    asked: Option<bool>,
}

fn meeting(body: &str, kind: Option<&str>, date: &str, state: MeetingState, n: usize) -> Meeting {
    Meeting {
        id: id(700 + n),
        body: body.to_owned(),
        kind: kind.map(str::to_owned),
        date: day(date),
        state,
        initiator: None,
        location: None,
        note: None,
        example: false,
    }
}

/// The charter with the terms of office that its facts give.
fn moa() -> Given {
    let mut given = Given::of("moa");
    for (n, year) in [2023, 2027, 2031, 2035].into_iter().enumerate() {
        given.records.terms.push(Term {
            id: id(900 + n),
            body: "namnd".to_owned(),
            from: day(&format!("{year}-01-01")),
            until: day(&format!("{}-12-31", year + 3)),
            chair: None,
            note: None,
            example: false,
        });
    }
    given
}

/// The lines of an entry and period; several where there is one for each member.
fn lines<'a>(due: &'a Due, entry: &str, period: &str) -> Vec<&'a Obligation> {
    due.lines.iter().filter(|o| o.rule == entry && o.period == period).collect()
}

/// Each line warns from its day, and falls due on its day.
fn dated(given: &Given, deadlines: &[Deadline], kept_from: &str) {
    for case in deadlines {
        let name = format!("{} {} {}", case.rule, case.entry, case.period);
        let on_last_day = given.due(&case.due, kept_from);
        let found = lines(&on_last_day, &case.entry, &case.period);
        assert!(!found.is_empty(), "{name}: no line");
        for line in found {
            assert_eq!(line.soon_from, Some(day(&case.soon_from)), "{name}");
            assert_eq!(line.urgent_from, case.urgent_from.as_deref().map(day), "{name}");
            assert_eq!(line.due, Some(day(&case.due)), "{name}");
            assert_eq!(line.overdue_from(), case.overdue_from.as_deref().map(day), "{name}");
        }
    }
}

#[test]
fn moa_22_50_51_55_66_71_72_warn_and_fall_due_as_the_calendar_has_it() {
    dated(&moa(), &cases::<Moa>("moa/deadlines.toml").deadline, "2025-01-01");
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Dated {
    deadline: Vec<Deadline>,
    #[serde(default)]
    meeting: Vec<MeetingCase>,
}

#[test]
fn akershus_ak_28_ak_34_ak_36_to_ak_39_ak_43_to_ak_45_ak_56_ak_72_fall_due() {
    let all: Dated = cases("akershus/deadlines.toml");
    dated(&Given::of("akershus"), &all.deadline, "2020-01-01");
    assert!(!all.meeting.is_empty());
    met(&all.meeting, || Given::of("akershus"), "2020-01-01");
}

#[test]
fn norrbotten_nb_18_nb_44_fall_due() {
    let all: Dated = cases("norrbotten/deadlines.toml");
    dated(&Given::of("norrbotten"), &all.deadline, "2021-01-01");
}

#[test]
fn moa_x13_an_empty_file_says_on_each_day_what_the_calendar_has() {
    let given = moa();
    let all: Moa = cases("moa/deadlines.toml");
    for case in &all.day {
        let due = given.due(&case.on, "2025-01-01");
        for line in &all.calendar.lines {
            let expected = case.states.iter().find(|s| s.entry == line.entry && s.period == line.period);
            let expected = expected.map_or("ok", |s| s.state.as_str());
            let name = format!("{} on {}: {} {}", case.rule, case.on, line.entry, line.period);
            let found = lines(&due, &line.entry, &line.period);
            // A line that is not in view yet may be missing; one that alarms may not.
            assert!(!found.is_empty() || expected == "ok", "{name}: no line");
            for obligation in found {
                assert_eq!(obligation.state.word(), expected, "{name}");
            }
        }
    }
}

#[test]
fn moa_70_71_72_are_met_by_a_dated_talk_of_the_right_kind() {
    met(&cases::<Moa>("moa/deadlines.toml").meeting, moa, "2025-01-01");
}

/// What a meeting on record does to a line.
fn met(meetings: &[MeetingCase], given: impl Fn() -> Given, kept_from: &str) {
    for case in meetings {
        let mut given = given();
        let state = if case.cancelled { MeetingState::Cancelled } else { MeetingState::Planned };
        given.records.meetings.push(meeting(&case.body, case.kind.as_deref(), &case.date, state, 0));
        let due = given.due(&case.on, kept_from);
        let found = lines(&due, &case.entry, &case.period);
        let name = format!("{} {} {}", case.says, case.date, case.on);
        if found.is_empty() {
            // A period that is met and over has no line any more.
            assert_eq!(case.state, "ok", "{name}");
        }
        for line in found {
            assert_eq!(line.state.word(), case.state, "{name}");
        }
    }
}

#[test]
fn moa_40_the_council_meets_with_each_sitting_of_the_board() {
    let all: Moa = cases("moa/deadlines.toml");
    for case in &all.beside {
        let mut given = moa();
        given.records.meetings.push(meeting("namnd", case.kind.as_deref(), &case.board, MeetingState::Planned, 0));
        for (n, date) in case.council.iter().enumerate() {
            given.records.meetings.push(meeting("rad", None, date, MeetingState::Planned, n + 1));
        }
        let due = given.due(&case.board, "2025-01-01");
        let found = lines(&due, "rad-vid-namnd", &case.board);
        let name = format!("{} {} {:?}", case.says, case.board, case.council);
        match (case.met, case.asked) {
            (_, Some(false)) => assert!(found.is_empty(), "{name}"),
            (Some(met), _) => assert_eq!(found.iter().all(|o| o.settled.is_some()), met, "{name}"),
            _ => panic!("{name}: met or asked"),
        }
    }
}

#[derive(Deserialize)]
struct Vestland {
    deadline: Vec<Deadline>,
    evaluation: Vec<Evaluation>,
    quarters: Quarters,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Evaluation {
    rule: String,
    done: Option<String>,
    on: String,
    state: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Quarters {
    rule: String,
    entry: String,
    meetings: Vec<String>,
    state: Vec<QuarterState>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuarterState {
    period: String,
    on: String,
    state: String,
}

#[test]
fn vestland_x18_vl_103_the_evaluation_has_its_window() {
    let all: Vestland = cases("vestland/time.toml");
    let given = Given::of("vestland");
    for case in &all.deadline {
        let due = given.due(&case.due, "2020-01-01");
        let found = lines(&due, &case.entry, &case.period);
        assert_eq!(found.len(), 1, "{}", case.rule);
        assert_eq!(found[0].soon_from, Some(day(&case.soon_from)), "{}", case.rule);
        assert_eq!(found[0].overdue_from(), case.overdue_from.as_deref().map(day), "{}", case.rule);
    }
    for case in &all.evaluation {
        let mut given = Given::of("vestland");
        if let Some(done) = &case.done {
            given.records.ticks.push(Tick {
                id: id(1),
                entry: "evaluering".to_owned(),
                period: String::new(),
                subject: String::new(),
                on: day(done),
                note: "report".to_owned(),
            });
        }
        let due = given.due(&case.on, "2020-01-01");
        let found = lines(&due, "evaluering", "");
        assert!(!found.is_empty() || case.state == "ok", "{} on {}", case.rule, case.on);
        for line in found {
            assert_eq!(line.state.word(), case.state, "{} on {}", case.rule, case.on);
        }
    }
}

#[test]
fn vestland_x20_vl_70_each_quarter_wants_a_meeting() {
    let all: Vestland = cases("vestland/time.toml");
    let mut given = Given::of("vestland");
    for (n, date) in all.quarters.meetings.iter().enumerate() {
        given.records.meetings.push(meeting("styringsgruppe", None, date, MeetingState::Planned, n));
    }
    for case in &all.quarters.state {
        let due = given.due(&case.on, "2024-01-01");
        let found = lines(&due, &all.quarters.entry, &case.period);
        let name = format!("{} {} on {}", all.quarters.rule, case.period, case.on);
        assert!(!found.is_empty() || case.state == "ok", "{name}: no line");
        for line in found {
            assert_eq!(line.state.word(), case.state, "{name}");
        }
    }
}

#[test]
fn what_ended_before_the_file_is_counted_and_never_late() {
    let given = Given::of("vestland");
    let due = given.due("2026-11-16", "2026-11-16");
    assert!(lines(&due, "evaluering", "").is_empty());
    assert!(due.before_file > 0);
    let moa = moa();
    let fresh = moa.due("2026-11-16", "2026-11-16");
    assert!(fresh.lines.iter().all(|o| o.due.is_none_or(|due| due >= day("2026-11-16"))), "{:#?}", fresh.lines);
}

#[test]
fn before_the_agreement_begins_nothing_is_due() {
    assert!(moa().due("2024-12-31", "2020-01-01").lines.is_empty());
    assert!(moa().due("1900-01-01", "1900-01-01").lines.is_empty());
}

#[test]
fn far_days_are_answered_too() {
    for today in ["2200-02-29", "2200-12-31"] {
        let today = if today == "2200-02-29" { "2200-02-28" } else { today };
        assert!(!moa().due(today, "2025-01-01").lines.is_empty());
    }
}
