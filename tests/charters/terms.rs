//! Terms of office that are not on record follow from the last that is, and from what the charter says of their length.

use crate::{Given, day, id};
use samvirke::domain::body::composition::{CompositionFault, compose};
use samvirke::domain::body::rotation::turn_on;
use samvirke::domain::charter::{Anchor, When};
use samvirke::domain::date::Length;
use samvirke::domain::duty::{Obligation, State, Timing, Wants};
use samvirke::domain::member::Member;
use samvirke::domain::person::Term;
use samvirke::domain::records::Records;
use samvirke::exchange::charter::read;

const CHARTER: &str = r#"
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
until = "notice"

[[party]]
id = "aa"
name = "Aa"
source = "1"
code = "1"

[[party]]
id = "bb"
name = "Bb"
source = "1"
code = "2"

[[party]]
id = "cc"
name = "Cc"
source = "1"
code = "3"

[[body]]
id = "board"
name = "Board"
role = "board"
source = "3"
TERM

[body.chair]
rule = "rotation"
name = "chair"
vice = "vice chair"
order = ["aa", "bb", "cc"]
after_exception = "plan"
CHAIR

[[seat]]
id = "delegate"
name = "Delegate"
source = "3"
of = { body = "board" }
count = "free"

[[duty]]
id = "elect"
name = "Elect the board"
source = "4"
per = "term"
who = { each = "member", organ = "council" }
when = { anchor = "term.from", offset = "-1 day" }
lead = { soon = "120 days" }
evidence = { seat = "board/delegate" }

[[duty]]
id = "nominate"
name = "Nominate the chair"
source = "4"
per = "term"
who = { chair = "board", term = 1 }
when = { anchor = "term.from", offset = "-1 day" }
lead = { soon = "120 days" }
evidence = { seat = "board/chair", step = "nominated" }
"#;

/// A file of the small charter with three members and the terms on record, some with a chair.
fn given(term: &str, chair: &str, terms: &[(&str, &str, Option<&str>)]) -> Given {
    let text = CHARTER.replace("TERM", term).replace("CHAIR", chair);
    let charter = read(&text).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let member = |(n, handle): (usize, &str)| Member {
        id: id(n),
        handle: handle.to_owned(),
        code: format!("{n}"),
        name: handle.to_owned(),
        order: u32::try_from(n).expect("small"),
        org_number: None,
        from: None,
        until: None,
        successor: None,
        outside: false,
    };
    let members: Vec<_> = ["aa", "bb", "cc"].into_iter().enumerate().map(member).collect();
    let chair = |handle: &str| members.iter().find(|m| m.handle == handle).expect("a member").id;
    let terms = terms.iter().enumerate().map(|(n, (from, until, given))| Term {
        id: id(900 + n),
        body: "board".to_owned(),
        from: day(from),
        until: day(until),
        chair: given.map(chair),
        note: None,
        example: false,
    });
    let terms = terms.collect();
    Given { charter, records: Records { members, terms, ..Records::default() } }
}

/// Whose turn the chair and the vice chair are on a day, and whether the term was computed.
fn turn(given: &Given, on: &str) -> Option<(String, String, bool)> {
    let turn = turn_on(&given.charter, "board", &given.records, day(on))?;
    Some((turn.chair?, turn.vice?, turn.computed))
}

fn told(chair: &str, vice: &str, computed: bool) -> Option<(String, String, bool)> {
    Some((chair.to_owned(), vice.to_owned(), computed))
}

fn line(given: &Given, today: &str, rule: &str) -> Option<Obligation> {
    let lines = given.due(today, "2020-01-01").lines.into_iter().filter(|o| o.rule == rule && o.settled.is_none());
    lines.filter(|o| o.due.is_none_or(|due| due >= day(today))).min_by_key(|o| o.due)
}

#[test]
fn a_turn_beyond_the_recorded_terms_is_computed_and_a_recorded_term_wins() {
    let term = r#"term = { name = "term", years = 2, from = "01-01" }"#;
    let mut file = given(term, "", &[("2024-01-01", "2025-12-31", Some("aa"))]);
    assert_eq!(turn(&file, "2025-06-01"), told("aa", "bb", false));
    assert_eq!(turn(&file, "2027-06-01"), told("bb", "cc", true));
    assert_eq!(turn(&file, "2028-01-01"), told("cc", "aa", true));
    assert_eq!(turn(&file, "2023-12-31"), None);
    // One that is recorded after all, longer than the others, moves those that follow.
    file.records.terms.push(Term {
        until: day("2028-12-31"),
        from: day("2026-01-01"),
        chair: None,
        ..file.records.terms[0].clone()
    });
    assert_eq!(turn(&file, "2028-06-01"), told("bb", "cc", false));
    assert_eq!(turn(&file, "2029-01-01"), told("cc", "aa", true));
    // Without a length nothing follows.
    let file = given(r#"term = { name = "term" }"#, "", &[("2024-01-01", "2025-12-31", Some("aa"))]);
    assert_eq!(turn(&file, "2027-06-01"), None);
}

#[test]
fn what_is_due_before_a_term_has_its_date_before_the_term_is_recorded() {
    let term = r#"term = { name = "term", years = 4, from = "01-01", first = 2024 }"#;
    let mut file = given(term, "", &[("2024-01-01", "2027-12-31", Some("aa"))]);
    for rule in ["elect", "nominate"] {
        let found = line(&file, "2026-11-16", rule).expect("a line");
        assert_eq!((found.due, found.state), (Some(day("2027-12-31")), State::Ok), "{rule}");
        assert_eq!(found.timing, Timing::ComputedTerm { from: day("2028-01-01") }, "{rule}");
        assert_eq!(line(&file, "2027-10-01", rule).map(|o| o.state), Some(State::Soon), "{rule}");
        // Once that term runs, the next comes.
        assert_eq!(line(&file, "2028-01-01", rule).and_then(|o| o.due), Some(day("2031-12-31")), "{rule}");
    }
    let handles = |file: &Given| {
        let lines = file.due("2026-11-16", "2026-01-01").lines;
        lines.into_iter().filter(|o| o.rule == "elect").map(|o| o.handle).collect::<Vec<_>>()
    };
    let computed = handles(&file);
    assert_eq!(computed[0], "elect/2028-01-01/aa");
    file.records.terms.push(Term { from: day("2028-01-01"), until: day("2031-12-31"), ..file.records.terms[0].clone() });
    assert_eq!(handles(&file), computed, "a line keeps its name when its term is recorded");
    assert!(matches!(line(&file, "2026-11-16", "elect").expect("a line").timing, Timing::Rule(_)));
    let unknown = given(term, "", &[]);
    assert!(matches!(line(&unknown, "2026-11-16", "elect").expect("a line").wants, Wants::Terms { .. }));
}

#[test]
fn a_duty_due_ages_before_its_term_is_soon_computed() {
    let mut file = given(r#"term = { name = "term", years = 1 }"#, "", &[("2024-01-01", "2024-12-31", Some("aa"))]);
    for duty in &mut file.charter.duties {
        duty.rule.when = Some(When::Anchor { anchor: Anchor::TermFrom, offset: Length::Months(-120_000), year: 0 });
    }
    let begun = std::time::Instant::now();
    file.due("2026-11-16", "2020-01-01");
    assert!(begun.elapsed().as_secs() < 5);
}

#[test]
fn a_term_cut_short_is_followed_by_one_that_begins_as_the_charter_says() {
    let term = r#"term = { name = "term", years = 4, from = "01-01", first = 2024 }"#;
    let file = given(term, "", &[("2024-03-01", "2026-06-30", Some("aa"))]);
    assert_eq!(line(&file, "2026-05-01", "elect").and_then(|o| o.due), Some(day("2026-06-30")));
    assert_eq!(line(&file, "2026-11-16", "elect").and_then(|o| o.due), Some(day("2027-12-31")));
}

#[test]
fn a_chair_with_periods_of_its_own_goes_round_within_the_terms_of_the_body() {
    let term = r#"term = { name = "term", years = 4, from = "01-01", in_years = "even" }"#;
    let terms = [("2024-01-01", "2027-12-31", None), ("2025-01-01", "2025-12-31", Some("bb"))];
    let mut file = given(term, "years = 1", &terms);
    assert_eq!(turn(&file, "2024-06-01"), None);
    assert_eq!(turn(&file, "2025-06-01"), told("bb", "cc", false));
    assert_eq!(turn(&file, "2026-06-01"), told("cc", "aa", true));
    assert_eq!(turn(&file, "2028-06-01"), told("bb", "cc", true));
    // The body is elected for its own terms, the chair nominated for each of its periods.
    assert_eq!(line(&file, "2026-11-16", "elect").and_then(|o| o.due), Some(day("2027-12-31")));
    assert_eq!(line(&file, "2026-11-16", "nominate").and_then(|o| o.due), Some(day("2026-12-31")));
    // A period of the chair is no term of the body that begins in the wrong year.
    let misfits = |file: &Given| {
        let found = compose(&file.charter, &file.records, day("2025-06-01"));
        found
            .iter()
            .filter(|f| matches!(f.fault, CompositionFault::TermMisfit { .. } | CompositionFault::RotationUnanchored))
            .count()
    };
    assert_eq!(misfits(&file), 0);
    // An exception is a period too; the order goes on by the plan.
    let exception =
        Term { from: day("2027-01-01"), until: day("2027-12-31"), chair: Some(id(2)), ..file.records.terms[1].clone() };
    file.records.terms.push(exception);
    assert_eq!(turn(&file, "2027-06-01"), told("cc", "bb", false));
    assert_eq!(turn(&file, "2028-06-01"), told("bb", "cc", true));
    // A chair given with the body's own term is that of its first year.
    let file = given(term, "years = 1", &[("2024-01-01", "2027-12-31", Some("cc"))]);
    assert_eq!(turn(&file, "2024-06-01"), told("cc", "aa", false));
    assert_eq!(turn(&file, "2027-06-01"), told("cc", "aa", true));
    assert_eq!(line(&file, "2026-11-16", "elect").and_then(|o| o.due), Some(day("2027-12-31")));
}

#[test]
fn every_fourth_year_from_a_first_tells_terms_apart_that_odd_and_even_cannot() {
    let term = r#"term = { name = "term", years = 4, from = "01-01", first = 2024 }"#;
    let misfits = |from: &str, until: &str| {
        let file = given(term, "", &[(from, until, Some("aa"))]);
        let found = compose(&file.charter, &file.records, day(from));
        found.iter().filter(|f| matches!(f.fault, CompositionFault::TermMisfit { .. })).count()
    };
    assert_eq!(misfits("2024-01-01", "2027-12-31"), 0);
    assert_eq!(misfits("2020-01-01", "2023-12-31"), 0);
    assert_eq!(misfits("2026-01-01", "2029-12-31"), 1);
}
