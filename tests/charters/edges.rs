//! The edges of calendars and of membership: month ends and leap days, terms that begin within a year, members that join,
//! merge and leave within a period, bodies that are gone, days far off.

use crate::duties::{delegate, given, handles, meeting, term};
use crate::{Given, day, id};
use samvirke::domain::duty::State;
use samvirke::domain::records::Tick;

/// The last day and the state of a line by its handle.
fn line(given: &Given, today: &str, handle: &str) -> Option<(String, State)> {
    let due = given.due(today, "2024-01-01");
    let found = due.lines.iter().find(|o| o.handle == handle)?;
    Some((found.due?.to_string(), found.state))
}

fn duty(when: &str) -> String {
    format!(
        "\n[[duty]]\nid = \"sum\"\nname = \"Sum\"\nsource = \"8\"\nwho = {{ body = \"board\" }}\nwhen = {{ {when} }}\nlead = {{ soon = \"1 month\" }}\n"
    )
}

fn last_day(when: &str, today: &str, handle: &str) -> Option<String> {
    line(&given(&duty(when), &[("aa", None, None)]), today, handle).map(|(day, _)| day)
}

#[test]
fn the_last_of_february_stands_for_its_29th_and_months_end_where_they_end() {
    assert_eq!(last_day("day = \"02-29\"", "2026-01-10", "sum/2026").as_deref(), Some("2026-02-28"));
    assert_eq!(last_day("day = \"02-29\"", "2028-01-10", "sum/2028").as_deref(), Some("2028-02-29"));
    assert_eq!(last_day("months = [2]", "2028-02-29", "sum/2028-02").as_deref(), Some("2028-02-29"));
    assert_eq!(last_day("every = \"month\"", "2026-04-30", "sum/2026-04").as_deref(), Some("2026-04-30"));
    // A month after the last of January is the last of February, and a month before it warns.
    let mut given = given(&duty("rolling = \"1 month\""), &[("aa", None, None)]);
    let tick = |on: &str| Tick {
        id: id(1),
        entry: "sum".to_owned(),
        period: String::new(),
        subject: String::new(),
        on: day(on),
        note: "done".to_owned(),
    };
    for (done, due) in [("2026-01-31", "2026-02-28"), ("2028-01-31", "2028-02-29"), ("2028-02-29", "2028-03-29")] {
        given.records.ticks = vec![tick(done)];
        assert_eq!(line(&given, done, "sum").map(|(day, _)| day).as_deref(), Some(due));
    }
}

const PER_TERM: &str = r#"
[[duty]]
id = "nominate"
name = "Nominate"
source = "7"
per = "term"
who = { body = "board" }
when = { anchor = "term.from", offset = "-1 month" }
lead = { soon = "1 month" }
evidence = { seat = "board/delegate", step = "nominated" }
"#;

#[test]
fn a_term_that_begins_within_a_year_is_prepared_before_its_own_first_day() {
    let mut given = given(PER_TERM, &[("aa", None, None)]);
    given.records.terms.push(term("2026-08-01", "2028-07-31"));
    let state = |given: &Given, today: &str| line(given, today, "nominate/2026-08-01");
    let stands = |state| Some(("2026-07-01".to_owned(), state));
    assert_eq!(state(&given, "2026-05-31"), stands(State::Ok));
    assert_eq!(state(&given, "2026-06-01"), stands(State::Soon));
    assert_eq!(state(&given, "2026-07-02"), stands(State::Overdue));
    // Who sits since before the term was not nominated for it.
    given.records.appointments.push(delegate(1, "2026-01-01", None));
    assert_eq!(state(&given, "2026-07-02"), stands(State::Overdue));
}

const EACH: &str = r#"
[[duty]]
id = "accounts"
name = "Send accounts"
source = "5"
who = { each = "member" }
when = { every = "quarter" }
lead = { soon = "start" }
"#;

#[test]
fn who_merged_within_a_period_answers_for_what_was_over_and_the_successor_for_the_rest() {
    let mut given =
        given(EACH, &[("aa", None, Some("2026-05-14")), ("bb", None, Some("2026-05-14")), ("cc", Some("2026-05-15"), None)]);
    for predecessor in 0..2 {
        given.records.members[predecessor].successor = Some(id(2));
    }
    let due = given.due("2026-06-20", "2026-01-01");
    assert_eq!(handles(&due.lines, State::Overdue), ["accounts/2026-Q1/aa", "accounts/2026-Q1/bb"]);
    assert_eq!(handles(&due.lines, State::Soon), ["accounts/2026-Q2/cc"]);
    // The day before, those two still had the quarter before them.
    let due = given.due("2026-05-14", "2026-01-01");
    assert_eq!(handles(&due.lines, State::Soon), ["accounts/2026-Q2/aa", "accounts/2026-Q2/bb"]);
}

#[test]
fn what_is_on_record_of_a_body_that_is_gone_asks_for_nothing_and_settles_nothing() {
    let mut given = given(&duty("every = \"quarter\""), &[("aa", None, None)]);
    let before = given.due("2026-06-20", "2026-01-01");
    let mut sitting = meeting("2026-06-10");
    sitting.body = "council".to_owned();
    given.records.meetings.push(sitting);
    let mut gone = term("2026-01-01", "2027-12-31");
    gone.body = "council".to_owned();
    given.records.terms.push(gone);
    let mut seated = delegate(1, "2026-01-01", None);
    seated.body = "council".to_owned();
    given.records.appointments.push(seated);
    assert_eq!(given.due("2026-06-20", "2026-01-01").lines, before.lines);
}

#[test]
fn no_year_of_the_calendar_is_too_far_for_any_kind_of_time() {
    let kinds = [
        "every = \"month\"",
        "every = \"year\", years = 4, first = 2024",
        "months = [2, 9]",
        "day = \"02-29\"",
        "weeks = 3, except = [7]",
        "rolling = \"1 month\"",
        "anchor = \"agreement.until\", offset = \"-60 days\"",
        "with = \"board\", within = [\"-14 days\", \"0 days\"]",
        "standing = true",
    ];
    for when in kinds {
        let mut given = given(&duty(when), &[("aa", None, None)]);
        given.records.meetings.push(meeting("2026-06-10"));
        for today in ["1900-01-01", "1900-02-28", "2200-02-28", "2200-12-31"] {
            let due = given.due(today, "2024-01-01");
            // Before the agreement nothing is due; long after it whatever is, is so after its term.
            assert_eq!(due.lines.is_empty(), today < "2020-01-01", "{when} on {today}");
            assert!(due.lines.iter().all(|o| o.after_term), "{when} on {today}");
        }
    }
}
