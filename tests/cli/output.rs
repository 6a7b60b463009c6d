//! JSON, CSV, files, closed pipes and hostile text.

use crate::desk::{Desk, Ran, TODAY};
use std::fs;
use std::process::Stdio;

/// Commands that only ask, each with a table.
const QUESTIONS: [&[&str]; 11] = [
    &["due"],
    &["next"],
    &["who"],
    &["check"],
    &["split", "5", "--key", "equal"],
    &["find", "mora"],
    &["member", "list"],
    &["member", "show", "mora"],
    &["meeting", "list"],
    &["agreement", "status"],
    &["log"],
];

#[test]
fn json_has_one_shape() {
    let desk = Desk::demo("moa");
    for question in QUESTIONS {
        let answer = desk.json(question);
        let schema = answer["schema"].as_str().expect("schema");
        assert!(schema.starts_with("samvirke.") && schema.ends_with("/1"), "{question:?}: {schema}");
        assert_eq!(answer["today"], TODAY, "{question:?}");
        assert!(answer["items"].is_array(), "{question:?}");
        let text = desk.ok(&[question, &["--json"]].concat());
        let folder = desk.path("").display().to_string();
        assert!(!text.contains("a.samvirke") && !text.contains(&folder), "{question:?} tells a path");
    }
}

#[test]
fn csv_is_for_nordic_spreadsheets() {
    let desk = Desk::demo("moa");
    for question in QUESTIONS {
        let text = desk.ok(&[question, &["--csv"]].concat());
        assert!(text.starts_with('\u{feff}') && text.ends_with("\r\n"), "{question:?}: {text:?}");
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{question:?}");
    }
    let split = desk.ok(&["split", "340000,01", "--pool", "konsulter", "--members", "mora,orsa", "--csv"]);
    insta::assert_snapshot!(split.replace('\r', "␍").replace('\u{feff}', "[BOM]"));
}

#[test]
fn what_is_wrong_with_chosen_keys_is_told_with_its_line() {
    let desk = Desk::demo("moa");
    let folder = desk.path("home/.config/samvirke");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("keys.toml"), "# mine\nundo = \"x\"\nundoo = \"F3\"\naccept = \"s\"\n").expect("written");
    let ran = desk.run(&["doctor"]);
    assert_eq!(ran.code, 0, "the file itself is sound");
    let home = fs::canonicalize(desk.path("home")).expect("a home").display().to_string();
    insta::assert_snapshot!(ran.out.replace(&home, "~").replace(&desk.path("home").display().to_string(), "~"));
}

#[test]
fn line_by_line_each_value_has_its_name() {
    let desk = Desk::demo("moa");
    insta::assert_snapshot!(desk.ok(&["member", "list", "--linear"]));
    for question in QUESTIONS {
        let text = desk.ok(&[question, &["--linear"]].concat());
        let apart = text.lines().find(|line| line.trim_start().contains("   "));
        assert_eq!(apart, None, "{question:?}: nothing stands in columns");
    }
}

#[test]
fn a_file_is_written_whole_by_its_ending() {
    let desk = Desk::demo("moa");
    let endings = [("a.json", "--json"), ("a.csv", "--csv"), ("a.txt", "-q")];
    for (name, flag) in endings {
        fs::write(desk.path(name), "before").expect("written");
        let ran = desk.run(&["member", "list", "-o", name]);
        assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{ran:?}");
        assert!(ran.err.contains(name), "{ran:?}");
        assert_eq!(String::from_utf8(desk.bytes(name)).expect("UTF-8"), desk.ok(&["member", "list", flag]));
    }
    assert_eq!(desk.ok(&["member", "list", "-o", "-"]), desk.ok(&["member", "list"]));
    assert!(desk.run(&["member", "list", "-o", "ingen/a.csv"]).code == 1);
    desk.ok(&["dump", "-o", "a.jsonl"]);
    assert_eq!(String::from_utf8(desk.bytes("a.jsonl")).expect("UTF-8"), desk.ok(&["dump"]));
    let count = fs::read_dir(desk.path("")).expect("a folder").count();
    assert_eq!(count, 6, "no temporary file is left");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let desk = Desk::demo("moa");
    let mut child = desk.command(&["dump"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program");
    drop(child.stdout.take());
    let ran = Ran::of(&child.wait_with_output().expect("the program"));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
}

#[test]
fn hostile_text_never_reaches_the_terminal_raw() {
    const HOSTILE: &str = "Kari\u{1b}[2J\u{1b}]0;x\u{7}\u{9b}31m\u{202e}Nes\u{200b}\r\n=1";
    let desk = Desk::demo("moa");
    desk.ok(&["seat", "appoint", "namnd/ersattare", HOSTILE, "--new", "--for", "orsa"]);
    desk.ok(&["meeting", "add", "namnd", "2026-12-17", "--note", HOSTILE]);
    let asked: [&[&str]; 9] = [
        &["who"],
        &["find", "kari"],
        &["member", "show", "orsa"],
        &["meeting", "list"],
        &["log"],
        &["dump"],
        &["check"],
        &["person", "edit", "kari\u{1b}[2J"],
        &["fi\u{1b}[2Jnd"],
    ];
    let is_raw = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202e}' | '\u{200b}');
    for question in asked {
        for format in [&[][..], &["--json"], &["--csv"]] {
            let ran = desk.run(&[question, format].concat());
            let text = format!("{}{}", ran.out, ran.err).replace("\r\n", "\n");
            let text = text.trim_start_matches('\u{feff}');
            assert!(!text.is_empty() && !text.contains(is_raw), "{question:?} {format:?}: {text:?}");
        }
    }
    let who = desk.json(&["who", "namnd", "orsa", "--role", "deputy"]);
    assert_eq!(who["items"][0]["person"], HOSTILE, "scripts get the name as it is");
}

#[test]
fn the_file_is_sound_and_says_so() {
    let desk = Desk::demo("moa");
    assert_eq!(desk.ok(&["doctor"]), "Filen är hel.\n");
    assert_eq!(desk.json(&["doctor"])["items"], serde_json::json!([]));
}

#[test]
fn ascii_is_had_for_the_asking_and_letters_stay() {
    let desk = Desk::demo("norrbotten");
    let odd = |c: &char| !c.is_ascii() && !c.is_alphabetic() && *c != '§';
    let (all, ascii) = (desk.ok(&["meeting", "list"]), desk.ok(&["meeting", "list", "--ascii"]));
    assert!(all.contains(|c| odd(&c)), "{all}");
    assert!(!ascii.contains(|c| odd(&c)) && ascii.contains('ä'), "{ascii}");
}
