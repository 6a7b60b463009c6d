//! One of each failure, with marks that its words must bear.

use std::io::ErrorKind;
use std::path::PathBuf;

use chrono::{TimeZone, Utc};

use super::super::{AgreementRejection, Clause, Datum, Failure, MembersFault, Rejection, Wanted};
use super::on;
use crate::domain::charter::fault::{Fault, FaultKind};
use crate::domain::charter::{KeyChoice, Paper};
use crate::domain::cost::weights::{KeyRefusal, MissingFigure};
use crate::domain::deed::Deed;
use crate::domain::ids::Id;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::money::{Currency, Money};
use crate::exchange::charter::PlacedFault;
use crate::store::{ChangeKind, ChangeLine, Constraint, Entry, Finding, Kind, NetworkKind, StoreError, Versioned};
use crate::text::read::{AmountFault, DateFault};

type Marks = Vec<&'static str>;

pub(super) fn id(number: i64) -> Id {
    Id::from_stored(number).expect("an id of the test")
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// A change as the log lists it.
pub(super) fn line(number: i64, deed: Option<Deed>) -> ChangeLine {
    ChangeLine {
        number,
        at: Utc.with_ymd_and_hms(2026, 11, 16, 8, 0, 0).single().expect("a time"),
        who: "kari".to_owned(),
        origin: "cli".to_owned(),
        deed,
        kind: ChangeKind::Edit,
        target: None,
        undone_by: None,
    }
}

pub(super) fn person_added(person: &str) -> Option<Deed> {
    Some(Deed::PersonAdded { person: person.to_owned() })
}

pub(super) fn key(refusal: KeyRefusal, members: &[&str]) -> Failure {
    Failure::Key { key: "Kontingent".to_owned(), clause: "§6.5".to_owned(), refusal, members: texts(members) }
}

pub(super) fn amount(fault: AmountFault) -> Failure {
    Failure::Amount { text: "1.234".to_owned(), fault }
}

pub(super) fn date(text: &str, fault: DateFault) -> Failure {
    Failure::Date { text: text.to_owned(), fault }
}

pub(super) fn not_found(wanted: Wanted, name: &str, known: &[&str]) -> Failure {
    Failure::NotFound { wanted, name: name.to_owned(), known: texts(known) }
}

pub(super) fn ambiguous(wanted: Wanted, name: &str, candidates: &[&str]) -> Failure {
    Failure::Ambiguous { wanted, name: name.to_owned(), candidates: texts(candidates) }
}

pub(super) fn missing_figures() -> KeyRefusal {
    let figure = |number, before: Option<(&str, u64)>, after: Option<(&str, u64)>| {
        let known = |figure: Option<(&str, u64)>| figure.map(|(day, count)| (on(day), count));
        MissingFigure { member: id(number), before: known(before), after: known(after) }
    };
    let (before, after) = (Some(("2024-12-31", 6868)), Some(("2026-12-31", 20_511)));
    let missing = vec![figure(1, before, after), figure(2, before, None), figure(3, None, after), figure(4, None, None)];
    KeyRefusal::NoFigure { on: Some(on("2025-12-31")), missing }
}

const WANTED: [Wanted; 14] = [
    Wanted::Member,
    Wanted::MemberOrArea,
    Wanted::Body,
    Wanted::Seat,
    Wanted::Person,
    Wanted::Appointment,
    Wanted::Meeting,
    Wanted::MeetingKind,
    Wanted::Key,
    Wanted::Pool,
    Wanted::Obligation,
    Wanted::Charter,
    Wanted::Change,
    Wanted::Organisation,
];

/// One of each, those of the store and of charters apart.
pub(super) fn failures() -> Vec<(Failure, Marks)> {
    let mut all = vec![
        (Failure::NoCharter, vec!["samvirke new"]),
        (key(KeyRefusal::Undecided { choices: vec![KeyChoice::Population, KeyChoice::Equal] }, &[]), vec!["Kontingent", "§6.5"]),
        (key(KeyRefusal::Undecided { choices: vec![KeyChoice::Fixed, KeyChoice::Amounts] }, &[]), vec!["--key equal"]),
        (key(KeyRefusal::Undecided { choices: Vec::new() }, &[]), vec!["Kontingent"]),
        (key(KeyRefusal::Own, &[]), vec!["Kontingent", "§6.5"]),
        (key(KeyRefusal::NoPayers, &[]), vec!["Kontingent", "--on"]),
        (key(KeyRefusal::NoShare { members: vec![id(1), id(2)] }, &["Orsa", "Mora"]), vec!["Orsa", "Mora", "Kontingent"]),
        (key(missing_figures(), &["Orsa", "Mora", "Älvdalen"]), vec!["Orsa", "Älvdalen", "6868", "20511", "2025", "2024", "?"]),
        (key(KeyRefusal::NoFigure { on: None, missing: Vec::new() }, &[]), vec!["Kontingent", "--on"]),
        (key(KeyRefusal::AllZero, &[]), vec!["Kontingent", "--members"]),
        (Failure::MissingDatum(Datum::Amount), vec!["samvirke split 340000"]),
        (Failure::MissingDatum(Datum::KeyOrPool { known: texts(&["drift", "lika"]) }), vec!["drift", "lika", "--pool"]),
        (Failure::MissingDatum(Datum::KeyOrPool { known: Vec::new() }), vec!["--key"]),
        (Failure::NotText { path: PathBuf::from("/x/a.csv"), line: 12 }, vec!["/x/a.csv", "12", "UTF-8"]),
        (Failure::ChangedBetween(line(1012, person_added("Kari Nes"))), vec!["1012", "Kari Nes", "kari"]),
        (Failure::ChangedBetween(line(7, None)), vec!["7", "kari"]),
        (
            Failure::WhichFile { files: vec![PathBuf::from("/x/a.samvirke"), PathBuf::from("/x/b.samvirke")] },
            vec!["-f /x/a", "b.samvirke"],
        ),
        (Failure::NoFile, vec!["samvirke new", "samvirke demo", "-f"]),
        (facts("3", "2026-13-01"), vec!["members.csv", "3", "2026-13-01"]),
        (facts("seat[2]", "chair"), vec!["members.csv", "seat[2]", "chair"]),
        (facts("0", "x"), vec!["members.csv", "x"]),
        (facts("", "x"), vec!["members.csv", "x"]),
        (Failure::NotInAgreement { what: Clause::Notice, paper: Paper::Agreement }, vec!["samvirke agreement status"]),
        (Failure::NoTerminal, vec!["samvirke due"]),
        (not_found(Wanted::Person, "", &[]), vec!["samvirke log"]),
        (Failure::NoName { wanted: Wanted::Member }, vec!["samvirke member list"]),
        (Failure::MissingDatum(Datum::OneAnswer { members: vec!["Nyby".to_owned()] }), vec!["Nyby", "stance set"]),
        (not_found(Wanted::Seat, "ledamot", &["namnd/ledamot", "namnd/chair"]), vec!["ledamot", "namnd/ledamot", "/"]),
        (
            Failure::Members {
                file: "members.csv".to_owned(),
                fault: MembersFault::OneHandle { handle: "os".to_owned(), names: ["Os".to_owned(), "Oss".to_owned()] },
            },
            vec!["members.csv", "os", "Os", "Oss"],
        ),
        (
            Failure::Members {
                file: "members.csv".to_owned(),
                fault: MembersFault::UnknownArea { area: "region:vst".to_owned(), known: vec!["region:vest".to_owned()] },
            },
            vec!["region:vst", "region:vest"],
        ),
        (Failure::Editor { command: "nano -w".to_owned() }, vec!["nano -w", "EDITOR"]),
        (Failure::TooLarge { path: PathBuf::from("/x/a.toml"), most: 4 }, vec!["/x/a.toml", "4"]),
        (
            not_found(Wanted::Member, "x", &["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14"]),
            vec!["11, 12", "2"],
        ),
        (
            ambiguous(Wanted::Person, "kari", &["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14"]),
            vec!["kari", "12"],
        ),
        (Failure::Store(StoreError::Locked), Vec::new()),
        (Failure::Charter { name: "north.toml".to_owned(), faults: Vec::new() }, vec!["north.toml"]),
    ];
    all.extend(WANTED.map(|wanted| (not_found(wanted, "orza", &["orsa", "mora"]), vec!["orza", "orsa", "mora"])));
    all.extend(WANTED.map(|wanted| (not_found(wanted, "orza", &[]), vec!["orza"])));
    all.extend(WANTED.map(|wanted| (ambiguous(wanted, "or", &["orsa (Orsa)", "orust"]), vec!["or", "orsa (Orsa)", "orust"])));
    all.extend(typed());
    all.extend(rejections().into_iter().map(|(rejection, marks)| (Failure::Rejected(rejection), marks)));
    let kinds = [
        ErrorKind::NotFound,
        ErrorKind::PermissionDenied,
        ErrorKind::AlreadyExists,
        ErrorKind::IsADirectory,
        ErrorKind::InvalidInput,
        ErrorKind::StorageFull,
        ErrorKind::ReadOnlyFilesystem,
        ErrorKind::TimedOut,
    ];
    all.extend(kinds.map(|kind| (Failure::File { path: PathBuf::from("/x/a.csv"), kind }, vec!["/x/a.csv"])));
    all
}

fn facts(place: &str, found: &str) -> Failure {
    Failure::Facts { file: "members.csv".to_owned(), place: place.to_owned(), found: found.to_owned(), fault: None }
}

fn typed() -> Vec<(Failure, Marks)> {
    let text = || "1.234".to_owned();
    let grouped = Money::from_minor(123_400);
    vec![
        (amount(AmountFault::Empty), vec!["10000"]),
        (amount(AmountFault::NotAnAmount { text: text() }), vec!["1.234", "10000"]),
        (amount(AmountFault::Ambiguous { text: text(), grouped, thousandths: 1234 }), vec!["1.234", "1234", "1,23"]),
        (amount(AmountFault::TooManyDecimals { text: text(), decimals: 4 }), vec!["1.234", "4"]),
        (amount(AmountFault::OutOfRange { text: text() }), vec!["1.234"]),
        (amount(AmountFault::OtherCurrency { text: text(), kept: Currency::Sek }), vec!["1.234", "SEK"]),
        (date("", DateFault::Empty), vec!["2026-11-25"]),
        (date("snart", DateFault::NotADate { text: "snart".to_owned() }), vec!["snart", "2026-11-25"]),
        (date("30.2.26", DateFault::NoSuchDay { day: 30, month: 2, year: Some(2026) }), vec!["30.2.26", "ebruar", "2026", "30"]),
        (date("31/4", DateFault::NoSuchDay { day: 31, month: 4, year: None }), vec!["31/4", "pril", "31"]),
        (date("1.13", DateFault::NoSuchDay { day: 1, month: 13, year: None }), vec!["1.13", "13"]),
        (date("0.1", DateFault::NoSuchDay { day: 0, month: 1, year: None }), vec!["0.1"]),
        (date("v54", DateFault::NoSuchWeek { week: 54, year: None }), vec!["v54", "54"]),
        (date("v53", DateFault::NoSuchWeek { week: 53, year: Some(2027) }), vec!["v53", "53", "2027"]),
        (date("tor 25.11", DateFault::OtherWeekday { date: on("2026-11-25") }), vec!["tor 25.11", "25", "ovember", "2026"]),
        (date("+9999y", DateFault::OutOfRange { text: "+9999y".to_owned() }), vec!["+9999y"]),
    ]
}

fn rejections() -> Vec<(Rejection, Marks)> {
    let name = |text: &str| text.to_owned();
    let seat = || name("Ledamot");
    vec![
        (Rejection::PayersAreFixed { pool: "Kontingent".to_owned(), key: "sats".to_owned() }, vec!["Kontingent", "--key sats"]),
        (Rejection::EndsBeforeStart { from: on("2027-01-01"), until: on("2026-12-31") }, vec!["2027", "2026", "31"]),
        (Rejection::MemberNeeded { seat: seat() }, vec!["Ledamot", "--for"]),
        (Rejection::OrganisationNeeded { seat: seat(), organisation: name("KS") }, vec!["Ledamot", "KS"]),
        (Rejection::WrongMember { seat: seat(), wanted: name("Orsa") }, vec!["Ledamot", "Orsa"]),
        (Rejection::AlreadySits { person: name("Kari Nes"), seat: seat() }, vec!["Ledamot", "Kari Nes", "seat end"]),
        (Rejection::MeetingExists { body: name("Styret"), date: on("2026-11-25") }, vec!["Styret", "25", "2026", "--kind"]),
        (Rejection::NotYetHeld { date: on("2026-11-25") }, vec!["25", "2026"]),
        (Rejection::WasHeld { date: on("2026-11-25") }, vec!["25", "2026", "undo NUMBER"]),
        (Rejection::NoteNeeded, vec!["--note"]),
        (
            Rejection::Agreement(AgreementRejection::SeveralEntries {
                entry: name("chair"),
                field: name("lead"),
                known: vec![name("duty:chair"), name("seat:board/chair")],
            }),
            vec!["chair", "lead", "duty:chair, seat:board/chair"],
        ),
        (Rejection::Agreement(AgreementRejection::NoSuchEntry { entry: name("sitting") }), vec!["sitting", "setting list"]),
        (
            Rejection::Agreement(AgreementRejection::NotSettable {
                entry: name("sitting"),
                field: name("when"),
                fields: vec![name("lead")],
            }),
            vec!["sitting", "when", "lead"],
        ),
        (
            Rejection::Agreement(AgreementRejection::NoSuchValue {
                entry: name("sitting"),
                field: name("lead.soon"),
                value: name("often"),
            }),
            vec!["sitting", "lead.soon", "often"],
        ),
        (
            Rejection::Agreement(AgreementRejection::NotSet { entry: name("sitting"), field: name("lead") }),
            vec!["sitting", "lead"],
        ),
        (Rejection::ReasonNeeded, vec!["--reason"]),
        (Rejection::PostponedToPast { until: on("2020-01-01") }, vec!["2020", "--to"]),
        (Rejection::NotPostponed { title: name("Møte") }, vec!["Møte", "samvirke due"]),
        (Rejection::NameNeeded, vec!["--name"]),
        (Rejection::NotYet { on: on("2099-01-01") }, vec!["2099"]),
        (Rejection::FarAway { on: on("2099-01-01") }, vec!["2099"]),
        (Rejection::AskedAhead { on: on("2099-01-01") }, vec!["2099"]),
        (Rejection::NoVisit, vec!["due --since DATE"]),
        (Rejection::SinceAhead { on: on("2099-01-01") }, vec!["2099"]),
        (Rejection::AlreadySettled { title: name("Årsmøte") }, vec!["Årsmøte", "samvirke due"]),
        (Rejection::TermsOverlap { from: on("2023-01-01"), until: on("2026-12-31") }, vec!["2023-01-01", "31", "2026"]),
        (
            Rejection::Agreement(AgreementRejection::OtherCooperation { found: name("north"), wanted: name("south") }),
            vec!["north", "south"],
        ),
        (Rejection::Agreement(AgreementRejection::OtherCurrency { found: "NOK", wanted: "SEK" }), vec!["NOK", "SEK"]),
        (
            Rejection::Agreement(AgreementRejection::NotLater { from: on("2026-01-01"), other: on("2027-01-01") }),
            vec!["2026", "2027-01-02"],
        ),
        (
            Rejection::Agreement(AgreementRejection::VersionUsed { kind: name("duty"), name: name("sitting") }),
            vec!["duty", "sitting", "samvirke log"],
        ),
        (
            Rejection::Agreement(AgreementRejection::VersionStands { later: name("v3"), from: Some(on("2027-01-01")) }),
            vec!["v3", "2027", "samvirke log"],
        ),
        (
            Rejection::Agreement(AgreementRejection::DraftBehind { draft: name("moa.draft.toml") }),
            vec!["moa.draft.toml", "agreement diff"],
        ),
        (Rejection::Agreement(AgreementRejection::WhichExit { known: vec![name("a"), name("b")] }), vec!["--exit", "a, b"]),
        (Rejection::Agreement(AgreementRejection::NoticesNotKept { exit: name("Uppsägning") }), vec!["Uppsägning", "notices"]),
        (
            Rejection::Agreement(AgreementRejection::NoticeAhead { given: on("2027-06-30") }),
            vec!["2027", "agreement exit --notice 2027-06-30"],
        ),
        (Rejection::Agreement(AgreementRejection::EmptyText), vec!["agreement attach"]),
        (
            Rejection::Agreement(AgreementRejection::NoSuchVersion { version: name("v7"), known: vec![name("v1"), name("v2")] }),
            vec!["v7", "v1", "v2"],
        ),
        (
            Rejection::Agreement(AgreementRejection::NoSuchClause { clause: name("§ 99"), known: vec![name("1"), name("2")] }),
            vec!["§ 99", "1; 2"],
        ),
        (Rejection::Agreement(AgreementRejection::NoText { version: name("v1") }), vec!["v1", "agreement attach FILE --of v1"]),
        (Rejection::Agreement(AgreementRejection::SameText), vec!["agreement versions"]),
        (Rejection::Agreement(AgreementRejection::NoBuiltIn { charter: name("north") }), vec!["north", "agreement diff"]),
        (Rejection::HandleTaken { handle: name("kari-nes") }, vec!["kari-nes"]),
    ]
}

/// One of each error of the store.
pub(super) fn stores() -> Vec<(StoreError, Marks)> {
    let path = || PathBuf::from("/x/a.samvirke");
    let meeting = Meeting {
        id: id(5),
        body: "styre".to_owned(),
        kind: None,
        date: on("2026-11-25"),
        state: MeetingState::Planned,
        initiator: None,
        location: None,
        note: None,
        example: false,
    };
    let now = Some(Box::new(Versioned { record: Entry::Meeting(meeting), version: 88 }));
    let constraint = |rule, column: Option<&str>| {
        let column = column.map(str::to_owned);
        StoreError::Constraint { rule, kind: Kind::Person, id: id(5), column }
    };
    let by = vec![(Kind::Meeting, id(6)), (Kind::Appointment, id(7)), (Kind::Appointment, id(8))];
    let disk_full = Box::new(StoreError::DiskFull);
    let later = vec![line(9, person_added("Ola Li")), line(8, None)];
    vec![
        (StoreError::Missing { path: path() }, vec!["/x/a.samvirke", "samvirke new"]),
        (StoreError::Exists { path: path() }, vec!["/x/a.samvirke"]),
        (StoreError::Directory { path: path() }, vec!["/x/a.samvirke"]),
        (StoreError::NotAFile { path: path() }, vec!["/x/a.samvirke"]),
        (StoreError::Empty { path: path() }, vec!["/x/a.samvirke", "/copies"]),
        (StoreError::NotADatabase { path: path() }, vec!["/x/a.samvirke", "-f"]),
        (StoreError::Foreign { path: path(), application_id: 7 }, vec!["/x/a.samvirke", "0x00000007"]),
        (StoreError::Newer { found: 17, known: 3 }, vec!["17", "3"]),
        (StoreError::Older { found: 2, known: 13 }, vec!["2", "13"]),
        (StoreError::MissingStep { version: 14 }, vec!["14"]),
        (StoreError::MigrationRefused { version: 14 }, vec!["14"]),
        (StoreError::HotJournal { path: path() }, vec!["/x/a.samvirke:", "/x/a.samvirke-journal"]),
        (StoreError::Damaged { code: 11 }, vec!["11", "samvirke doctor", "/copies"]),
        (StoreError::Damaged { code: 0 }, vec!["samvirke doctor", "/copies"]),
        (StoreError::Locked, Vec::new()),
        (StoreError::ReadOnly, vec!["-f"]),
        (StoreError::Moved { path: path() }, vec!["/x/a.samvirke"]),
        (StoreError::DiskFull, Vec::new()),
        (StoreError::Io { path: Some(path()), kind: ErrorKind::Other }, vec!["/x/a.samvirke"]),
        (StoreError::Io { path: None, kind: ErrorKind::Other }, Vec::new()),
        (StoreError::Backup { folder: PathBuf::from("/copies"), cause: disk_full }, vec!["/copies"]),
        (StoreError::CopyDiffers { path: path() }, vec!["/x/a.samvirke", "samvirke doctor"]),
        (StoreError::Stale { kind: Kind::Meeting, id: id(5), seen: 3, now }, vec!["styre", "25", "2026", "88"]),
        (StoreError::Stale { kind: Kind::Meeting, id: id(5), seen: 3, now: None }, vec!["5", "samvirke undo"]),
        (constraint(Constraint::Reference, None), vec!["person 5"]),
        (constraint(Constraint::Unique, Some("handle")), vec!["person", "handle"]),
        (constraint(Constraint::Check, Some("name")), vec!["person", "name"]),
        (StoreError::Referred { kind: Kind::Person, id: id(5), by }, vec!["5", "3", "(2)", "(1)"]),
        (StoreError::NoSuchChange { number: 99 }, vec!["99", "samvirke log"]),
        (StoreError::NotUndoable { number: 99 }, vec!["99", "samvirke redo"]),
        (StoreError::AlreadyUndone { number: 99, by: 101 }, vec!["99", "101"]),
        (StoreError::UndoBlocked { later }, vec!["9: ", "Ola Li", "8: ", "samvirke undo 9"]),
        (StoreError::Erased { number: 99 }, vec!["99"]),
        (StoreError::UnknownDeed { number: 99 }, vec!["99"]),
        (StoreError::NoRandomness, Vec::new()),
        (StoreError::SqliteTooOld { found: 3_045_001 }, vec!["3.45.1"]),
        (StoreError::Fault { code: 19, detail: "at {1}".to_owned() }, vec!["19"]),
    ]
}

pub(super) fn placed(path: &str, kind: FaultKind) -> PlacedFault {
    PlacedFault { line: 41, column: 9, fault: Fault { path: path.to_owned(), kind } }
}

/// One of each fault of a charter.
pub(super) fn charters() -> Vec<(PlacedFault, Marks)> {
    let name = |text: &str| text.to_owned();
    let allowed = || texts(&["name", "source", "note"]);
    let many = || texts(&["a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "naming"]);
    let wrong = |found: &str, expected: &str| FaultKind::WrongValue { found: name(found), expected: name(expected) };
    let mut all = vec![
        (FaultKind::Syntax { detail: name("missing-equals") }, vec![]),
        (FaultKind::Syntax { detail: name("unclosed-text") }, vec![]),
        (FaultKind::ControlCharacter { character: '\u{1b}' }, vec!["U+001B"]),
        (
            FaultKind::Vanished { kind: name("duty"), name: name("old-duty"), records: vec![("tick", 3)] },
            vec!["duty", "old-duty", "3"],
        ),
        (
            FaultKind::Vanished { kind: name("topic.states"), name: name("stand/yes"), records: vec![("stance", 3)] },
            vec!["topic.states", "stand/yes", "3"],
        ),
        (FaultKind::NoTransition { pool: name("grund"), years: vec![2026, 2027] }, vec!["grund", "2026, 2027"]),
        (FaultKind::UnknownField { field: name("nmae"), allowed: allowed() }, vec!["nmae", "name", "source, note"]),
        (FaultKind::UnknownField { field: name("nameing"), allowed: many() }, vec!["nameing", "naming", "2"]),
        (FaultKind::MissingField { field: name("source") }, vec!["source"]),
        (
            FaultKind::UnknownWord { word: name("quater"), allowed: texts(&["quarter", "year"]) },
            vec!["quater", "quarter", "year"],
        ),
        (wrong("soon", "length"), vec!["soon", "18 months"]),
        (wrong("", "date"), vec!["2026-12-31"]),
        (wrong("4", "a code of tomorrow"), vec!["4"]),
        (FaultKind::ExactlyOne { fields: texts(&["each", "all"]) }, vec!["each", "all"]),
        (FaultKind::ReplacesKept { name: name("rad") }, vec!["rad", "replaces"]),
        (FaultKind::ReplacedTwice { name: name("rad") }, vec!["rad"]),
        (FaultKind::DuplicateName { name: name("rad") }, vec!["rad"]),
        (FaultKind::BadName { name: name("Råd") }, vec!["Råd", "a-z"]),
        (FaultKind::DefaultNamesNothing { field: name("lead.soon") }, vec!["lead.soon", "default"]),
        (FaultKind::ReadingDefaults { about: String::new(), defaults: 2 }, vec!["2", "default = true"]),
        (FaultKind::ReadingDefaults { about: name("notice"), defaults: 0 }, vec!["0", "notice"]),
        (FaultKind::UnknownFormat { found: name("7"), known: 1 }, vec!["7", "format = 1"]),
        (FaultKind::UnknownFormat { found: String::new(), known: 1 }, vec!["format = 1"]),
        (FaultKind::Empty { field: name("months") }, vec!["months"]),
        (FaultKind::Empty { field: name("shares") }, vec!["shares"]),
        (FaultKind::EndsBeforeStart, Vec::new()),
        (FaultKind::OpenedByNothing, vec!["asked", "duty"]),
        (FaultKind::OpenedByNoRow { name: name("slutt"), per: name("project") }, vec!["slutt", "project"]),
        (FaultKind::TopicOfOther { name: name("svar"), on: "solution", per: name("year") }, vec!["svar", "solution", "year"]),
        (FaultKind::TermOfNoBody, vec!["term.from"]),
        (FaultKind::UnknownTimeZone { name: name("Mars/Oslo") }, vec!["Mars/Oslo", "Europe/Stockholm"]),
    ];
    let kinds =
        ["party", "organisation", "areas", "area", "body", "body with a chair", "seat", "duty", "key", "meeting kind", "x"];
    for wanted in kinds {
        let known = texts(&["namnd", "rad"]);
        all.push((FaultKind::UnknownName { name: name("namd"), wanted, known }, vec!["namd", "namnd", "rad"]));
        all.push((FaultKind::UnknownName { name: name("namd"), wanted, known: Vec::new() }, vec!["namd"]));
    }
    let placed = |(at, (kind, marks)): (usize, _)| (placed(if at == 0 { "" } else { "seat[3].of.body" }, kind), marks);
    all.into_iter().enumerate().map(placed).collect()
}

/// One of each finding of the doctor.
pub(super) fn findings() -> Vec<(Finding, Marks)> {
    let name = |text: &str| text.to_owned();
    let table = || name("meeting");
    let mut all = vec![
        (Finding::Damaged { said: name("row 3 missing") }, vec!["row 3 missing"]),
        (Finding::Damaged { said: String::new() }, Vec::new()),
        (Finding::Busy, Vec::new()),
        (Finding::DanglingReference { table: table(), row: 71, parent: name("person") }, vec!["71", "person"]),
        (Finding::DanglingReference { table: name("later"), row: 71, parent: name("newer") }, vec!["later 71", "newer"]),
        (Finding::BrokenChain { seq: 71, change: 8 }, vec!["71", "8"]),
        (Finding::BrokenCommitment { seq: 71, change: 8 }, vec!["71", "8"]),
        (Finding::MissingPayload { seq: 71, change: 8 }, vec!["71", "8"]),
        (Finding::MissingChange { seq: 71, change: 8 }, vec!["71", "8"]),
        (Finding::VersionBeyondHead { table: table(), row: 71, version: 99, head: 8 }, vec!["71", "99", "8"]),
        (Finding::RowDiffers { table: table(), row: 71, change: Some(8) }, vec!["71", "8"]),
        (Finding::RowDiffers { table: table(), row: 71, change: None }, vec!["71"]),
        (Finding::RowMissing { table: table(), row: 71, change: 8 }, vec!["71", "8"]),
        (Finding::SearchOutOfStep { missing: 4, stale: 7 }, vec!["4", "7"]),
        (Finding::OpenToOthers { mode: 0o644 }, vec!["0644", "chmod"]),
        (Finding::FolderOpenToOthers { mode: 0o777 }, vec!["0777", "chmod"]),
        (Finding::SyncedFolder { folder: name("OneDrive - Region") }, vec!["OneDrive - Region"]),
    ];
    let ways = [NetworkKind::Nfs, NetworkKind::Smb, NetworkKind::NineP, NetworkKind::Fuse, NetworkKind::Cluster];
    let words = ["NFS", "SMB", "9P", "FUSE", "Ceph"];
    all.extend(ways.into_iter().zip(words).map(|(kind, word)| (Finding::NetworkFileSystem { kind }, vec![word])));
    all
}
