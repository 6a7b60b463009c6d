//! How duties are judged as members, terms and meetings change, on charters of a few lines.

use crate::{Given, day, id};
use samvirke::domain::body::composition::{CompositionFault, Finding, compose};
use samvirke::domain::duty::{Obligation, State, Wants};
use samvirke::domain::meeting::{Meeting, MeetingState};
use samvirke::domain::member::Member;
use samvirke::domain::person::{Appointment, Person, Term};
use samvirke::domain::portfolio::RegisterRow;
use samvirke::domain::records::{Records, Tick};
use samvirke::exchange::charter::read;

const CARD: &str = r#"
format = 1

[cooperation]
id = "small"
name = "Small"
source = "1"
form = "programme"
language = "en"
currency = "EUR"
time_zone = "Europe/Helsinki"

[agreement]
id = "treaty"
name = "Agreement"
source = "2"
from = "2020-01-01"
until = "2030-12-31"
lead = { soon = "12 months", urgent = "3 months" }

[[areas]]
id = "coast"
name = "Coasts"
source = "3"
values = [{ id = "north", name = "North" }, { id = "south", name = "South" }]

[[body]]
id = "board"
name = "Board"
role = "board"
source = "3"
cover = { areas = "coast" }

[[seat]]
id = "delegate"
name = "Delegate"
source = "3"
of = { body = "board" }
count = "free"
elected_by = { one = "own", organ = "council" }
"#;

/// A file of the small charter with some duties, and members by handle and first and last day.
pub(crate) fn given(duties: &str, members: &[(&str, Option<&str>, Option<&str>)]) -> Given {
    let charter = read(&format!("{CARD}{duties}")).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let members = members.iter().enumerate().map(|(n, (handle, from, until))| Member {
        id: id(n),
        handle: (*handle).to_owned(),
        code: format!("90{n}"),
        name: (*handle).to_owned(),
        order: u32::try_from(n).expect("small"),
        org_number: None,
        from: from.map(day),
        until: until.map(day),
        successor: None,
        outside: false,
    });
    Given { charter, records: Records { members: members.collect(), ..Records::default() } }
}

pub(crate) fn handles(lines: &[Obligation], state: State) -> Vec<&str> {
    let mut found: Vec<_> = lines.iter().filter(|o| o.state == state).map(|o| o.handle.as_str()).collect();
    found.sort_unstable();
    found
}

pub(crate) fn meeting(date: &str) -> Meeting {
    Meeting {
        id: id(700),
        body: "board".to_owned(),
        kind: None,
        date: day(date),
        state: MeetingState::Planned,
        initiator: None,
        location: None,
        note: None,
        example: false,
    }
}

pub(crate) fn term(from: &str, until: &str) -> Term {
    let (from, until) = (day(from), day(until));
    Term { id: id(600), body: "board".to_owned(), from, until, chair: None, note: None, example: false }
}

pub(crate) fn delegate(person: usize, from: &str, until: Option<&str>) -> Appointment {
    Appointment {
        id: id(800 + person),
        body: "board".to_owned(),
        seat: "delegate".to_owned(),
        person: id(900 + person),
        member: Some(id(0)),
        organisation: None,
        from: Some(day(from)),
        until: until.map(day),
        nominated: None,
        elected_by: None,
        elected: None,
        decision: None,
        percent: None,
        removed_by: None,
        example: false,
    }
}

#[test]
fn a_tick_settles_its_own_duty_and_not_a_stricter_one_that_wants_the_same_meeting() {
    let duty = |id: &str, force: &str| {
        format!(
            r#"
[[duty]]
id = "{id}"
name = "Meet"
source = "{id}"
who = {{ body = "board" }}
when = {{ every = "year" }}
lead = {{ soon = "12 months" }}
evidence = {{ meeting = "board" }}
force = "{force}"
"#
        )
    };
    let mut given = given(&(duty("first", "should") + &duty("second", "must")), &[("aa", None, None)]);
    let states = |given: &Given| {
        let due = given.due("2026-06-01", "2026-01-01");
        ["first/2026", "second/2026"].map(|h| due.lines.iter().find(|o| o.handle == h).map(|o| o.settled.is_some()))
    };
    assert_eq!(states(&given), [Some(false), Some(false)]);
    given.records.ticks.push(Tick {
        id: id(1),
        entry: "first".to_owned(),
        period: "2026".to_owned(),
        subject: String::new(),
        on: day("2026-02-01"),
        note: "by letter".to_owned(),
    });
    assert_eq!(states(&given), [Some(true), Some(false)]);
    given.records.meetings.push(meeting("2026-03-01"));
    assert_eq!(states(&given)[1], Some(true));
}

#[test]
fn a_tick_settles_from_its_own_day_on() {
    let duties = "\n[[duty]]\nid = \"sum\"\nname = \"Sum\"\nsource = \"8\"\nwho = { body = \"board\" }\nwhen = { every = \"year\" }\n\
        \n[[duty]]\nid = \"list\"\nname = \"List\"\nsource = \"9\"\nwho = { body = \"board\" }\nwhen = { standing = true }\n\
        \n[[duty]]\nid = \"look\"\nname = \"Look\"\nsource = \"9\"\nwho = { body = \"board\" }\nwhen = { rolling = \"6 months\" }\n";
    let mut given = given(duties, &[("aa", None, None)]);
    for (n, (entry, period)) in [("sum", "2026"), ("list", ""), ("look", "")].into_iter().enumerate() {
        given.records.ticks.push(Tick {
            id: id(1 + n),
            entry: entry.to_owned(),
            period: period.to_owned(),
            subject: String::new(),
            on: day("2026-06-02"),
            note: "by letter".to_owned(),
        });
    }
    let line =
        |today: &str, rule: &str| given.due(today, "2026-01-01").lines.into_iter().find(|o| o.rule == rule).expect("a line");
    for (today, settled, next) in [("2026-06-01", false, "2026-07-01"), ("2026-06-02", true, "2026-12-02")] {
        assert_eq!(line(today, "sum").settled.is_some(), settled, "{today}");
        assert_eq!(line(today, "list").settled.is_some(), settled, "{today}");
        assert_eq!(line(today, "look").due, Some(day(next)), "{today}");
    }
}

#[test]
fn what_presupposes_rows_is_asked_once_there_are_some() {
    let duties = r#"
[[register]]
id = "watch"
name = "Watch"
source = "8"
has = ["date", "text"]

[[duty]]
id = "read"
name = "Read the watch"
source = "8"
who = { body = "board" }
when = { rolling = "3 months" }
given = { any = "watch" }

[[duty]]
id = "keep"
name = "Keep the watch"
source = "8"
who = { body = "board" }
when = { standing = true }
given = { any = "watch" }
"#;
    let mut given = given(duties, &[("aa", None, None)]);
    let asked = |given: &Given, today: &str| {
        let due = given.due(today, "2026-01-01");
        ["read", "keep"].map(|rule| due.lines.iter().any(|o| o.rule == rule))
    };
    assert_eq!(asked(&given, "2026-03-01"), [false, false]);
    let row = RegisterRow { date: Some(day("2026-02-01")), ..RegisterRow::empty(id(1), "watch", 1, false) };
    given.records.portfolio.register_rows.push(row);
    assert_eq!(asked(&given, "2026-01-31"), [false, false]);
    assert_eq!(asked(&given, "2026-02-01"), [true, true]);
    // Read since: what was written before is nothing new.
    given.records.ticks.push(Tick {
        id: id(2),
        entry: "read".to_owned(),
        period: String::new(),
        subject: String::new(),
        on: day("2026-02-10"),
        note: "in the board".to_owned(),
    });
    assert_eq!(asked(&given, "2026-02-11"), [false, true]);
}

#[test]
fn two_duties_of_one_force_that_want_the_same_meeting_are_one_line() {
    let duty = |id: &str| {
        format!(
            "\n[[duty]]\nid = \"{id}\"\nname = \"Meet\"\nsource = \"{id}\"\nwho = {{ body = \"board\" }}\nwhen = {{ every = \"year\" }}\nevidence = {{ meeting = \"board\" }}\n"
        )
    };
    let given = given(&(duty("first") + &duty("second")), &[("aa", None, None)]);
    let due = given.due("2026-06-01", "2026-01-01");
    let lines: Vec<_> = due.lines.iter().filter(|o| matches!(o.wants, Wants::Meeting { .. })).collect();
    assert_eq!(lines.iter().map(|o| o.clause.as_str()).collect::<Vec<_>>(), ["first, second"]);
}

const EACH: &str = r#"
[[duty]]
id = "audit"
name = "Send accounts"
source = "5"
who = { each = "member" }
when = { every = "quarter" }

[[duty]]
id = "review"
name = "Look through the list"
source = "6"
who = { each = "member" }
when = { rolling = "6 months" }
"#;

#[test]
fn members_answer_for_the_time_they_were_members() {
    let joined = Some("2026-06-01");
    let left = Some("2026-03-31");
    let given = given(EACH, &[("aa", None, None), ("bb", None, left), ("cc", joined, None)]);
    let due = given.due("2026-11-15", "2025-10-01");
    assert_eq!(handles(&due.lines, State::Overdue), ["audit/2026-Q1/bb", "audit/2026-Q3/aa", "audit/2026-Q3/cc", "review/aa"]);
    let line = |handle: &str| due.lines.iter().find(|o| o.handle == handle).unwrap_or_else(|| panic!("{handle}"));
    assert_eq!(line("audit/2026-Q3/aa").earlier_unmet, 3);
    assert_eq!(line("audit/2026-Q3/cc").earlier_unmet, 1);
    assert_eq!(line("audit/2026-Q1/bb").earlier_unmet, 1);
    assert_eq!(line("review/cc").due, Some(day("2026-12-01")));
    assert!(!due.lines.iter().any(|o| o.handle == "audit/2026-Q4/bb"));
}

const BEFORE_TERM: &str = r#"
[[duty]]
id = "nominate"
name = "Nominate"
source = "7"
who = { each = "member" }
when = { anchor = "term.from", offset = "-60 days" }
lead = { soon = "30 days" }
evidence = { seat = "board/delegate", step = "nominated" }
"#;

#[test]
fn a_nomination_settles_what_is_due_long_before_the_term() {
    let mut given = given(BEFORE_TERM, &[("aa", None, None)]);
    given.records.terms.push(term("2027-01-01", "2030-12-31"));
    let settled = |given: &Given| {
        let due = given.due("2026-10-20", "2026-01-01");
        due.lines.iter().find(|o| o.rule == "nominate").map(|o| (o.due, o.settled.is_some()))
    };
    assert_eq!(settled(&given), Some((Some(day("2026-11-02")), false)));
    given.records.appointments.push(Appointment { nominated: Some(day("2026-10-01")), ..delegate(1, "2027-01-01", None) });
    assert_eq!(settled(&given), Some((Some(day("2026-11-02")), true)));
}

#[test]
fn a_term_that_is_not_recorded_is_asked_for_when_its_nominations_come_into_view() {
    let mut given = given(BEFORE_TERM, &[("aa", None, None)]);
    given.records.terms.push(term("2023-01-01", "2026-12-31"));
    let asked = |given: &Given, today: &str| {
        let wants = Wants::Terms { body: "board".to_owned() };
        given.due(today, "2023-01-01").lines.iter().any(|o| o.wants == wants && o.state == State::Unknown)
    };
    // Sixty days before 1 January 2027 is 2 November; thirty days before that it comes into view.
    assert!(!asked(&given, "2026-10-02"));
    assert!(asked(&given, "2026-10-03"));
    given.records.terms.push(term("2027-01-01", "2030-12-31"));
    assert!(!asked(&given, "2026-10-03"));
}

#[test]
fn months_in_any_order_come_in_the_order_of_the_year() {
    let duty =
        "\n[[duty]]\nid = \"sum\"\nname = \"Sum\"\nsource = \"8\"\nwho = { body = \"board\" }\nwhen = { months = [9, 3] }\n";
    let given = given(duty, &[("aa", None, None)]);
    let due = |today| {
        let due = given.due(today, "2026-01-01");
        due.lines.iter().find(|o| o.rule == "sum" && o.state == State::Ok).and_then(|o| o.due)
    };
    assert_eq!(due("2026-02-01"), Some(day("2026-03-31")));
    assert_eq!(due("2026-04-01"), Some(day("2026-09-30")));
}

#[test]
fn the_end_of_the_agreement_becomes_urgent() {
    let given = given("", &[("aa", None, None)]);
    let state = |today| given.due(today, "2026-01-01").lines.iter().find(|o| o.rule == "treaty").map(|o| o.state);
    assert_eq!(state("2029-12-30"), Some(State::Ok));
    assert_eq!(state("2029-12-31"), Some(State::Soon));
    assert_eq!(state("2030-09-29"), Some(State::Soon));
    assert_eq!(state("2030-09-30"), Some(State::Urgent));
}

#[test]
fn periods_before_the_file_are_counted_from_the_first_whole_one() {
    let duty =
        "\n[[duty]]\nid = \"sum\"\nname = \"Sum\"\nsource = \"8\"\nwho = { body = \"board\" }\nwhen = { every = \"quarter\" }\n";
    let given = given(duty, &[("aa", None, None)]);
    assert_eq!(given.due("2021-06-01", "2020-03-31").before_file, 0);
    assert_eq!(given.due("2021-06-01", "2020-04-01").before_file, 1);
}

#[test]
fn a_remark_on_a_seat_lasts_until_someone_comes_or_goes() {
    let mut given = given("", &[("aa", None, None)]);
    let handle = |given: &Given, today: &str| {
        let findings = compose(&given.charter, &given.records, day(today));
        let uncovered = |f: &&Finding| matches!(&f.fault, CompositionFault::AreaUnrepresented { area } if area == "north");
        findings.iter().find(uncovered).map(|f| f.handle(&given.records))
    };
    assert_eq!(handle(&given, "2026-11-02").as_deref(), Some("board/north"));
    given.records.ticks.push(Tick {
        id: id(1),
        entry: "board/north".to_owned(),
        period: String::new(),
        subject: String::new(),
        on: day("2026-11-02"),
        note: "agreed".to_owned(),
    });
    let state = |given: &Given, today: &str| {
        given.due(today, "2026-01-01").lines.iter().find(|o| o.handle == "board/north").map(|o| o.state)
    };
    assert_eq!(state(&given, "2027-05-01"), Some(State::Ok));
    given.records.appointments.push(delegate(1, "2027-01-01", Some("2027-03-31")));
    assert_eq!(state(&given, "2026-12-31"), Some(State::Ok));
    assert_eq!(state(&given, "2027-05-01"), Some(State::Urgent));
}

#[test]
fn no_two_findings_bear_one_name() {
    let mut given = given("", &[("aa", None, None)]);
    for n in 1..=2 {
        given.records.people.push(Person {
            id: id(900 + n),
            handle: format!("p{n}"),
            name: format!("P{n}"),
            title: None,
            mail: None,
            phone: None,
            member: None,
            example: false,
        });
        given.records.appointments.push(delegate(n, "2026-01-01", None));
    }
    let findings = compose(&given.charter, &given.records, day("2026-06-01"));
    let mut names: Vec<_> = findings.iter().map(|f| f.handle(&given.records)).collect();
    let all = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), all, "{names:?}");
    assert!(names.contains(&"board/delegate/aa/election/p1".to_owned()), "{names:?}");
}

const EVALUATE: &str = r#"
[[duty]]
id = "evaluate"
name = "Evaluate the agreement"
source = "9"
who = { body = "board" }
when = { every = "year", years = 4, first = 2025 }
lead = { soon = "start", urgent = "90 days" }

[[duty]]
id = "revise"
name = "Revise the plan"
source = "9"
per = "year"
who = { body = "board" }
when = { day = "03-31", year = 1, years = 2, first = 2024 }
"#;

#[test]
fn every_so_many_years_from_a_first_one() {
    let given = given(EVALUATE, &[("aa", None, None)]);
    let found = |rule: &str, today: &str, kept_from: &str| {
        let lines = given.due(today, kept_from).lines.into_iter().filter(|o| o.rule == rule);
        lines.map(|o| (o.handle, o.due.expect("a day").to_string(), o.state)).collect::<Vec<_>>()
    };
    let line = |handle: &str, due: &str, state| (handle.to_owned(), due.to_owned(), state);
    assert_eq!(found("evaluate", "2021-06-01", "2020-01-01"), [line("evaluate/2025", "2025-12-31", State::Ok)]);
    assert_eq!(found("evaluate", "2025-01-01", "2020-01-01"), [line("evaluate/2025", "2025-12-31", State::Soon)]);
    assert_eq!(found("evaluate", "2026-11-16", "2026-01-01"), [line("evaluate/2029", "2029-12-31", State::Ok)]);
    let late = [line("evaluate/2025", "2025-12-31", State::Overdue), line("evaluate/2029", "2029-12-31", State::Ok)];
    assert_eq!(found("evaluate", "2026-11-16", "2025-01-01"), late);
    // What is reported on is counted, not the year in which the report is due.
    assert_eq!(found("revise", "2025-06-01", "2025-05-01"), [line("revise/2026", "2027-03-31", State::Ok)]);
}

const BUDGET: &str = r#"
[[gate]]
id = "budget"
name = "Adopt the budget"
source = "5"
on = "year"
by = [{ who = { each = "member" }, act = "consents" }, { who = { body = "board" }, act = "decides" }]
when = { day = "09-01", year = -1 }
lead = { soon = "60 days" }
"#;

#[test]
fn a_decision_of_each_year_is_due_like_a_duty() {
    let mut given = given(BUDGET, &[("aa", None, None)]);
    let line = |given: &Given, today: &str| {
        let lines = given.due(today, "2026-01-01").lines.into_iter().filter(|o| o.rule == "budget");
        lines.map(|o| (o.handle, o.due.expect("a day").to_string(), o.state, o.wants)).collect::<Vec<_>>()
    };
    let wanted = ("budget/2027".to_owned(), "2026-09-01".to_owned(), State::Soon, Wants::Tick);
    assert_eq!(line(&given, "2026-08-01"), std::slice::from_ref(&wanted));
    assert_eq!(line(&given, "2026-10-01")[0], (wanted.0, wanted.1, State::Overdue, Wants::Tick));
    given.records.ticks.push(Tick {
        id: id(700),
        entry: "budget".to_owned(),
        period: "2027".to_owned(),
        subject: String::new(),
        on: day("2026-08-20"),
        note: "29/26".to_owned(),
    });
    assert!(line(&given, "2026-10-01").iter().all(|l| l.2 == State::Ok));
}
