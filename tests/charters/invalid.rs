//! Wrong charters: each file of the folder says in its first lines what must be found in it, and nothing else may be.
//!
//! `# expect: line 12 column 9 seat[1].of.body UnknownName namd (body)`: place, path (`-` for none), kind, and the name
//! or value in question.

use crate::text;
use samvirke::app::failure::Failure;
use samvirke::app::seed::check_charter;
use samvirke::domain::charter::fault::FaultKind;
use samvirke::exchange::charter::{PlacedFault, read};
use std::fs;
use std::io::Write as _;
use std::time::Instant;

const FOLDER: &str = "tests/charters/invalid";
const MARK: &str = "# expect: ";

/// A fault as the first lines of a file say it.
fn said(placed: &PlacedFault) -> String {
    let PlacedFault { line, column, fault } = placed;
    let (kind, name) = match &fault.kind {
        FaultKind::Syntax { detail } => ("Syntax", detail.clone()),
        FaultKind::UnknownField { field, .. } => ("UnknownField", field.clone()),
        FaultKind::MissingField { field } => ("MissingField", field.clone()),
        FaultKind::UnknownWord { word, .. } => ("UnknownWord", word.clone()),
        FaultKind::WrongValue { found, expected } => ("WrongValue", format!("{expected} {found}")),
        FaultKind::ExactlyOne { fields } => ("ExactlyOne", fields.join(",")),
        FaultKind::UnknownName { name, wanted, .. } => ("UnknownName", format!("{name} ({wanted})")),
        FaultKind::DuplicateName { name } => ("DuplicateName", name.clone()),
        FaultKind::DuplicateValue { field, value } => ("DuplicateValue", format!("{field} {value}")),
        FaultKind::ReplacesKept { name } => ("ReplacesKept", name.clone()),
        FaultKind::ReplacedTwice { name } => ("ReplacedTwice", name.clone()),
        FaultKind::BadName { name } => ("BadName", name.clone()),
        FaultKind::ControlCharacter { character } => ("ControlCharacter", format!("U+{:04X}", u32::from(*character))),
        FaultKind::DefaultNamesNothing { field } => ("DefaultNamesNothing", field.clone()),
        FaultKind::ReadingDefaults { about, defaults } => ("ReadingDefaults", format!("{defaults} {about}")),
        FaultKind::UnknownFormat { found, .. } => ("UnknownFormat", found.clone()),
        FaultKind::Empty { field } => ("Empty", field.clone()),
        FaultKind::EndsBeforeStart => ("EndsBeforeStart", String::new()),
        FaultKind::OpenedByNothing => ("OpenedByNothing", String::new()),
        FaultKind::OpenedByNoRow { name, per } => ("OpenedByNoRow", format!("{name} {per}")),
        FaultKind::TopicOfOther { name, on, per } => ("TopicOfOther", format!("{name} {on} {per}")),
        FaultKind::TermOfNoBody => ("TermOfNoBody", String::new()),
        FaultKind::Vanished { kind, name, .. } => ("Vanished", format!("{kind} {name}")),
        FaultKind::NoTransition { pool, years } => ("NoTransition", format!("{pool} {years:?}")),
        FaultKind::UnknownTimeZone { name } => ("UnknownTimeZone", name.clone()),
    };
    let path = if fault.path.is_empty() { "-" } else { &fault.path };
    format!("line {line} column {column} {path} {kind} {name}").trim_end().to_owned()
}

fn sorted(mut lines: Vec<String>) -> Vec<String> {
    lines.sort();
    lines
}

#[test]
fn every_fault_of_a_wrong_charter_is_found_at_its_place_and_no_other() {
    let mut files: Vec<_> = fs::read_dir(FOLDER).expect("the folder").map(|e| e.expect("an entry").path()).collect();
    files.sort();
    assert!(files.len() >= 60, "{} wrong charters", files.len());
    let mut wrong = Vec::new();
    for path in files {
        let name = path.display().to_string();
        let text = text(&name);
        let expected: Vec<_> = text.lines().map_while(|line| line.strip_prefix(MARK)).map(str::to_owned).collect();
        assert!(!expected.is_empty(), "{name} expects nothing");
        let faults = read(&text).err().unwrap_or_default();
        let found: Vec<_> = faults.iter().map(said).collect();
        if sorted(found.clone()) != sorted(expected.clone()) {
            wrong.push(format!("{name}\n  expected {expected:#?}\n  found {found:#?}"));
        }
        for placed in &faults {
            if let FaultKind::WrongValue { expected, .. } = &placed.fault.kind {
                assert!(!expected.contains(' '), "{name}: prose instead of a code: {expected}");
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The least a charter can be.
fn least() -> String {
    let text = text(&format!("{FOLDER}/no-agreement.toml"));
    let agreement = "[agreement]\nid = \"treaty\"\nname = \"N\"\nsource = \"1\"\nfrom = \"2025-01-01\"\nuntil = \"notice\"\n";
    format!("{text}\n{agreement}")
}

fn codes(text: &str) -> Vec<String> {
    read(text).err().unwrap_or_default().iter().map(said).collect()
}

#[test]
fn what_is_nested_a_thousand_deep_is_refused_in_one_line() {
    let least = least();
    assert_eq!(codes(&least), Vec::<String>::new());
    let line = least.lines().count() + 1;
    for (open, close) in [("[", "]"), ("{ a = ", " }")] {
        let deep = format!("{least}x = {}1{}\n", open.repeat(1_000), close.repeat(1_000));
        let found = codes(&deep);
        assert!(found.len() == 1 && found[0].starts_with(&format!("line {line} ")), "{found:?}");
        assert!(found[0].ends_with("- Syntax too-deep"), "{found:?}");
    }
    for dotted in [format!("[{}]\n", ["a"; 1_000].join(".")), format!("{} = 1\n", ["a"; 1_000].join("."))] {
        let found = codes(&format!("{least}{dotted}"));
        assert_eq!(found.len(), 1, "{found:?}");
    }
}

#[test]
fn a_charter_of_a_megabyte_is_read_and_its_one_fault_found() {
    let mut big = least();
    let mut n = 0;
    while big.len() < 1_000_000 {
        n += 1;
        big.push_str(&format!(
            "\n[[text]]\nid = \"t{n}\"\nname = \"N\"\nsource = \"1\"\nas = \"aim\"\nsays = \"{}\"\n",
            "x".repeat(80)
        ));
    }
    let line = big.lines().count() + 2;
    big.push_str("\n[[seat]]\nid = \"s\"\nname = \"N\"\nsource = \"1\"\nof = { body = \"none\" }\n");
    let started = Instant::now();
    assert_eq!(codes(&big), [format!("line {} column 15 seat[1].of.body UnknownName none (body)", line + 4)]);
    // A promise about order of magnitude only: quadratic work would take minutes.
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn a_megabyte_of_faults_is_told_too() {
    let mut big = least();
    let mut n = 0;
    while big.len() < 1_000_000 {
        n += 1;
        big.push_str(&format!("\n[[seat]]\nid = \"s{n}\"\nname = \"N\"\nsource = \"1\"\nof = {{ body = \"none\" }}\n"));
    }
    assert_eq!(codes(&big).len(), n);
}

#[test]
fn a_charter_in_another_encoding_is_refused_at_its_line() {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(b"format = 1\n\n[cooperation]\nid = \"moa\"\nname = \"\xC4lvdalen\"\n").expect("written");
    match check_charter(&file.path().display().to_string()) {
        Err(Failure::NotText { path, line }) => assert_eq!((path.as_path(), line), (file.path(), 5)),
        other => panic!("{other:?}"),
    }
}
