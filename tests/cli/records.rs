//! What the agreements ask about single records: projects, solutions, rows of registers, people, members.
//!
//! `records/CHARTER.csv` is for the coordinator of the agreement. In a new file the commands of a row are carried out (parted
//! by `;`), and then the line of that name in `due` on the day stands so; `none` is no open line.

use crate::desk::Desk;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    rule: String,
    today: String,
    commands: String,
    line: String,
    state: String,
    last_day: String,
}

/// The words of a command; what stands between `'` is one.
fn words(command: &str) -> Vec<&str> {
    let parts = command.split('\'').enumerate();
    parts.flat_map(|(n, part)| if n % 2 == 1 { vec![part] } else { part.split_whitespace().collect() }).collect()
}

fn run(charter: &str) {
    let path = format!("tests/cli/records/{charter}.csv");
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_path(&path).expect("a table");
    let cases: Vec<Case> = reader.deserialize().collect::<Result<_, _>>().unwrap_or_else(|e| panic!("{path}: {e}"));
    assert!(!cases.is_empty());
    let mut faults = Vec::new();
    for case in cases {
        let desk = Desk::new(charter);
        for command in case.commands.split(';').filter(|command| !command.trim().is_empty()) {
            desk.ok(&[&["--today", case.today.as_str()], &words(command)[..]].concat());
        }
        let due = desk.json(&["--today", &case.today, "due"]);
        let lines = due["items"].as_array().expect("items");
        let found = lines.iter().find(|line| line["handle"] == case.line.as_str());
        let state = found.map_or("none", |line| line["state"].as_str().expect("a state"));
        let last_day = found.and_then(|line| line["due"].as_str()).unwrap_or_default();
        if state != case.state || last_day != case.last_day {
            faults.push(format!("{} {} [{}] {}: {state} {last_day}", case.rule, case.today, case.commands, case.line));
        }
    }
    assert_eq!(faults, Vec::<String>::new(), "{}", faults.join("\n"));
}

#[test]
fn akershus() {
    run("akershus");
}

#[test]
fn moa() {
    run("moa");
}

#[test]
fn vestland() {
    run("vestland");
}

#[test]
fn norrbotten() {
    run("norrbotten");
}

#[test]
fn a_name_that_things_of_several_kinds_have_lists_them() {
    let desk = Desk::new("moa");
    desk.ok(&["person", "add", "--name", "Orsa"]);
    let refused = desk.refused(3, &["show", "Orsa"]);
    assert!(refused.contains("member:orsa (Orsa)") && refused.contains("person:orsa (Orsa)"), "{refused}");
    assert!(desk.ok(&["show", "member:orsa"]).contains("2034") && !desk.ok(&["show", "person:orsa"]).contains("2034"));
    desk.ok(&["document", "add", "cooperation", "verksamhetsplan", "--title", "Mora", "--period", "2027"]);
    let refused = desk.refused(3, &["show", "Mora"]);
    assert!(refused.contains("member:mora (Mora)") && refused.contains("document:Mora"), "{refused}");
    assert!(desk.ok(&["show", "document:Mora"]).contains("Verksamhetsplan"));
    assert!(desk.ok(&["show", "mora"]).contains("2062"), "to the letter it is the member");
}
