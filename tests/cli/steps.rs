//! The next step that each line of what is due prints: it is taken as it is printed, and does something about the line.

use crate::desk::{Desk, TODAY};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

/// Commands that only show where to look.
const LOOKS: [&str; 3] = ["who", "member list", "meeting list"];

/// The lines that are due, by handle, as they stand.
fn lines(desk: &Desk) -> Vec<Value> {
    desk.json(&["due", "--all"])["items"].as_array().expect("items").clone()
}

/// The words of a printed command, without the program's name.
fn words(command: &str) -> Vec<String> {
    let (mut words, mut quoted) = (vec![String::new()], false);
    for c in command.chars() {
        match c {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().expect("a word").push(c),
        }
    }
    words.split_off(1)
}

/// The words with what only the user knows filled in.
fn filled(command: &str, line: &Value, member: &str) -> Vec<String> {
    // A meeting is or was on its last day in time; what else happened is not of a day to come.
    let day = line["due"].as_str().filter(|_| command.contains("meeting add")).unwrap_or(TODAY);
    let mut words = words(command);
    for word in &mut words {
        let value = |placeholder: &str| match placeholder {
            "PERSON" => Some("Åsa Ek"),
            "MEMBER" | "A,B" => Some(member),
            "DATE" => Some(day),
            "LINK" => Some("https://example.org/papper.pdf"),
            "VALUE" | "AMOUNT" => Some("100"),
            "NAME=AMOUNT" => Some("Bas=100"),
            "NAME=AMOUNT;UNIT" => Some("Bas=100;st"),
            "TEXT" | "REF" | "NAME" => Some("Prov"),
            "FROM" => Some("2023-01-01"),
            "TO" => Some("2026-12-31"),
            "ja|nei" | "ja|nej" => Some("ja"),
            "council|chief_executive" => Some("council"),
            _ => None,
        };
        let (cell, placeholder) = match word.split_once('=') {
            Some((cell, placeholder)) if !word.starts_with("NAME") => (format!("{cell}="), placeholder.to_owned()),
            _ => (String::new(), word.clone()),
        };
        if let Some(value) = value(&placeholder) {
            *word = format!("{cell}{value}");
        }
    }
    if command.contains(" PERSON") && !command.contains("--new") {
        words.push("--new".to_owned());
    }
    words
}

/// Why the step of a line is no good; none: it is taken, and the line is gone or another.
fn fault(desk: &Desk, line: &Value, members: &[String]) -> Option<String> {
    let command = line["command"].as_str().expect("a command");
    let before = desk.bytes("a.samvirke");
    let mut said = String::new();
    let wants_one = command.contains("MEMBER") || command.contains("A,B");
    for member in members.iter().take(if wants_one { members.len() } else { 1 }) {
        let step = filled(command, line, member);
        let ran = desk.run(&step.iter().map(String::as_str).collect::<Vec<_>>());
        let is_done = ran.code == 0 && lines(desk).iter().all(|now| now != line);
        fs::write(desk.path("a.samvirke"), &before).expect("the file as it was");
        if is_done {
            return None;
        }
        said = format!("{}: {step:?} -> {} {}", line["handle"], ran.code, ran.err);
    }
    Some(said)
}

#[test]
fn every_printed_step_is_taken_and_does_something_about_its_line() {
    let mut faults = Vec::new();
    for charter in ["akershus", "moa", "norrbotten", "vestland"] {
        for desk in [Desk::demo(charter), Desk::new(charter)] {
            let listed = desk.json(&["member", "list"]);
            let members: Vec<_> = listed["items"]
                .as_array()
                .expect("members")
                .iter()
                .filter_map(|m| m["handle"].as_str().map(str::to_owned))
                .collect();
            // Of each rule and wording of the command, one.
            let mut seen = BTreeSet::new();
            for line in lines(&desk) {
                let command = line["command"].as_str().expect("a command").trim_start_matches("samvirke ");
                let verb = command.split(' ').take(2).collect::<Vec<_>>().join(" ");
                let looks = LOOKS.iter().any(|look| command.starts_with(look));
                let asks_more = ["STATE", "LEVEL", "AREA", "SUBJECT", "DOCUMENT"].iter().any(|word| command.contains(word));
                assert!(verb != "meeting add" || command.contains(" DATE"), "the last day is not proposed: {command}");
                if looks
                    || asks_more
                    || verb.starts_with("tick")
                    || ["agreement exit", "agreement adopt"].contains(&verb.as_str())
                {
                    continue;
                }
                if seen.insert((line["rule"].to_string(), verb)) {
                    faults.extend(fault(&desk, &line, &members));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_municipality_in_no_area_is_put_into_one_and_can_move() {
    let desk = Desk::new("vestland");
    let step = |desk: &Desk| {
        lines(desk).into_iter().find_map(|l| l["command"].as_str().filter(|c| c.contains("--area")).map(str::to_owned))
    };
    let command = step(&desk).expect("a step");
    let put = |area: &str, more: &[&str]| {
        let words = words(&command.replace("AREA", area));
        desk.ok(&[&words.iter().map(String::as_str).collect::<Vec<_>>()[..], more].concat());
    };
    put("nordfjord", &[]);
    assert_eq!(step(&desk), None);
    // A correction leaves nothing behind; a move does.
    put("sunnhordland", &[]);
    put("nordhordland", &["--since", "2026-07-01"]);
    let member = words(&command)[2].clone();
    let area = |day: &str| desk.ok(&["show", &member, "--today", day]);
    assert!(area("2026-06-30").contains("Sunnhordland") && !area("2026-06-30").contains("Nordfjord"), "{}", area("2026-06-30"));
    assert!(
        area("2026-07-01").contains("Nordhordland") && !area("2026-07-01").contains("Sunnhordland"),
        "{}",
        area("2026-07-01")
    );
}

#[test]
fn a_seat_of_some_municipality_is_taken_for_one() {
    let desk = Desk::new("akershus");
    let said = desk.refused(4, &["seat", "appoint", "programstyre/styre-radmann", "Kari Nes", "--new"]);
    assert!(said.contains("--for"), "{said}");
}

#[test]
fn the_hint_under_the_next_meetings_names_their_kind() {
    let desk = Desk::new("moa");
    let said = desk.run(&["next"]);
    assert!(said.err.contains("meeting add namnd DATE --kind presidium"), "{said:?}");
}
