//! What is due on a day of an empty file, and of one with a few records: a table for each agreement, for its coordinator.
//!
//! `due.csv` says for a rule of `rules.csv`: on this day, with this on record, the entry stands so, for this member (empty:
//! for all together), with this last day. States are those of `due`; `none` is no line at all; `met` is settled by what
//! stands last on record, and open without it.
//! On record stand, parted by `;`, with a dot for what is left out:
//! `meeting BODY DAY`, `document KIND DAY PERIOD PART+PART`, `stance TOPIC MEMBER STATE DAY PERIOD`, `figure SERIES YEAR DAY`,
//! `row REGISTER DAY`, `project STATE CATEGORY START END`, `tick ENTRY PERIOD DAY MEMBER`.

use crate::{Given, day, id, text};
use samvirke::domain::date::Date;
use samvirke::domain::duty::Obligation;
use samvirke::domain::ids::Id;
use samvirke::domain::meeting::{Meeting, MeetingState};
use samvirke::domain::person::Term;
use samvirke::domain::portfolio::{About, Document, Figure, Project, ProjectState, RegisterRow, Stance};
use samvirke::domain::records::{Records, Tick};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    rule: String,
    today: String,
    on_record: String,
    entry: String,
    period: String,
    member: String,
    state: String,
    last_day: String,
}

impl Case {
    /// What is on record without the last: of a case that is met, what met it.
    fn without_evidence(&self) -> &str {
        self.on_record.rsplit_once(';').map_or("", |(before, _)| before)
    }
}

/// The charter with what a case puts on record.
fn given(charter: &str, on_record: &str) -> Given {
    let mut given = Given::of(charter);
    if charter == "moa" {
        for (n, (from, until)) in [("2023-01-01", "2026-12-31"), ("2027-01-01", "2030-12-31")].into_iter().enumerate() {
            let (from, until) = (day(from), day(until));
            let body = "namnd".to_owned();
            given.records.terms.push(Term { id: id(900 + n), body, from, until, chair: None, note: None, example: false });
        }
    }
    for (n, record) in on_record.split(';').map(str::trim).filter(|r| !r.is_empty()).enumerate() {
        put(&mut given.records, 2000 + n, record);
    }
    given
}

fn minted_on(day: Date) -> Id {
    Id::mint(day.and_hms_opt(12, 0, 0).expect("noon").and_utc().timestamp_millis(), 0)
}

fn put(records: &mut Records, n: usize, record: &str) {
    let words: Vec<_> = record.split(' ').collect();
    let word = |i: usize| words.get(i).filter(|w| **w != ".").map(|w| (*w).to_owned());
    let known = |i: usize| word(i).unwrap_or_else(|| panic!("{record}: too short"));
    let date = |i: usize| word(i).map(|w| day(&w));
    let id = id(n);
    match words[0] {
        "meeting" => records.meetings.push(Meeting {
            id,
            body: known(1),
            kind: None,
            date: day(&known(2)),
            state: MeetingState::Planned,
            initiator: None,
            location: None,
            note: None,
            example: false,
        }),
        "document" => records.portfolio.documents.push(Document {
            id,
            about: About::Cooperation,
            kind: known(1),
            title: known(1),
            link: None,
            date: date(2),
            version: None,
            parts: word(4).map(|p| p.split('+').map(str::to_owned).collect()).unwrap_or_default(),
            treated: None,
            decided_by: None,
            period: word(3).unwrap_or_default(),
            archive: None,
            sensitive: false,
            example: false,
        }),
        "stance" => records.portfolio.stances.push(Stance {
            id,
            member: records.members.iter().find(|m| m.handle == known(2)).unwrap_or_else(|| panic!("{record}: no member")).id,
            about: About::Cooperation,
            topic: known(1),
            states: vec![known(3)],
            on: date(4),
            organ: None,
            reference: None,
            period: word(5).unwrap_or_default(),
            noticed: None,
            legal_force: None,
            source: None,
            note: None,
            example: false,
        }),
        "figure" => records.portfolio.figures.push(Figure {
            id,
            series: known(1),
            period: known(2).parse().expect("a year"),
            value: Some(300),
            decided: None,
            on: date(3),
            note: None,
            example: false,
        }),
        "row" => {
            let row = RegisterRow::empty(id, &known(1), 1, false);
            records.portfolio.register_rows.push(RegisterRow { date: date(2), ..row });
        }
        "project" => records.portfolio.projects.push(Project {
            // Put down on a day, where the case names one.
            id: date(5).map_or(id, minted_on),
            number: 1,
            name: "x".to_owned(),
            kind: None,
            category: word(2),
            stage: None,
            state: ProjectState::of_word(&known(1)).unwrap_or_else(|| panic!("{record}: no state")),
            parent: None,
            solution: None,
            member: None,
            operation: None,
            start: date(3),
            finished: date(4),
            need: None,
            note: None,
            example: false,
        }),
        "tick" => records.ticks.push(Tick {
            id,
            entry: known(1),
            period: word(2).unwrap_or_default(),
            subject: word(4).unwrap_or_default(),
            on: day(&known(3)),
            note: "x".to_owned(),
        }),
        _ => panic!("no record: {record}"),
    }
}

/// How the entry of a case stands with something on record, and its last day.
fn stands(charter: &str, kept_from: &str, case: &Case, on_record: &str) -> (String, String) {
    let given = given(charter, on_record);
    let member = Some(&case.member).filter(|m| !m.is_empty()).map(|m| given.member(m));
    let is_it = |o: &&Obligation| o.rule == case.entry && o.period == case.period && o.member == member;
    let due = given.due(&case.today, kept_from);
    let found = due.lines.iter().find(is_it);
    let state = match found {
        None => "none",
        Some(line) if line.settled.is_some() => "met",
        Some(line) => line.state.word(),
    };
    (state.to_owned(), found.and_then(|o| o.due).map(|d| d.to_string()).unwrap_or_default())
}

fn run(charter: &str, kept_from: &str) {
    let path = format!("tests/charters/{charter}/due.csv");
    let table = text(&path);
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(table.as_bytes());
    let mut faults = Vec::new();
    let cases: Vec<Case> = reader.deserialize().collect::<Result<_, _>>().unwrap_or_else(|e| panic!("{path}: {e}"));
    assert!(!cases.is_empty());
    for case in cases {
        let stands = |on_record: &str| stands(charter, kept_from, &case, on_record);
        let (state, last_day) = stands(&case.on_record);
        let fits = if case.state == "met" {
            // What is met and over has no line any more; that it was there, and open, is seen without what met it.
            let (without, due) = stands(case.without_evidence());
            !["none", "met"].contains(&without.as_str()) && due == case.last_day && ["none", "met"].contains(&state.as_str())
        } else {
            state == case.state
        };
        if !fits || state != "none" && last_day != case.last_day {
            let Case { rule, today, on_record, entry, period, member, .. } = &case;
            faults.push(format!("{rule} {today} [{on_record}] {entry}/{period}/{member}: {state} {last_day}"));
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn akershus() {
    run("akershus", "2020-01-01");
}

#[test]
fn moa() {
    run("moa", "2025-01-01");
}

#[test]
fn vestland() {
    run("vestland", "2020-01-01");
}

#[test]
fn norrbotten() {
    run("norrbotten", "2021-01-01");
}
