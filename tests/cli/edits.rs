//! Edits with their receipts, undo and redo across processes, and `--dry-run`.

use crate::desk::{Desk, Ran};
use serde_json::json;

#[test]
fn a_receipt_says_what_was_done_and_how_to_take_it_back() {
    let desk = Desk::demo("moa");
    let ran = desk.run(&["meeting", "add", "namnd", "2027-02-12", "--kind", "presidium", "--by", "mora"]);
    assert_eq!(ran.out, "Möte inlagt: Gemensam servicenämnd för IS/IT, 12 feb 2027\n");
    assert_eq!(ran.err, "(samvirke undo tar tillbaka ändring 2)\n");
    let quiet = desk.run(&["-q", "meeting", "cancel", "namnd/2027-02-12"]);
    assert_eq!((quiet.code, quiet.err.as_str()), (0, ""));
    let receipt = desk.json(&["meeting", "add", "rad", "2027-02-12"]);
    let item = json!({
        "change": 4, "handle": "rad/2027-02-12", "notes": [], "dry_run": false,
        "sentence": "Möte inlagt: Verksamhetsutvecklings- och projektråd, 12 feb 2027",
    });
    assert_eq!(receipt, json!({"schema": "samvirke.receipt/1", "today": "2026-11-16", "items": [item]}));
}

#[test]
fn undo_and_redo_reach_across_processes() {
    let desk = Desk::demo("moa");
    let first = desk.ok(&["dump"]);
    desk.ok(&["seat", "appoint", "namnd/ersattare", "Kari Nes", "--new", "--for", "orsa"]);
    let second = desk.ok(&["dump"]);
    assert_ne!(first, second);
    desk.ok(&["undo"]);
    assert_eq!(desk.ok(&["dump"]), first);
    desk.ok(&["redo"]);
    assert_eq!(desk.ok(&["dump"]), second);
    desk.ok(&["meeting", "add", "rad", "2027-02-12"]);
    desk.ok(&["undo", "2"]);
    desk.ok(&["undo"]);
    assert_eq!(desk.ok(&["dump"]), first);
    assert_eq!(desk.ok(&["undo"]), "Det finns inget att ångra.\n");
    desk.refused(3, &["undo", "99"]);
    desk.refused(4, &["undo", "2"]);
}

#[test]
fn an_older_change_that_others_rest_on_stays() {
    let desk = Desk::demo("moa");
    desk.ok(&["person", "add", "--name", "Kari Nes", "--member", "orsa"]);
    desk.ok(&["seat", "appoint", "namnd/ersattare", "kari-nes"]);
    let before = desk.ok(&["dump"]);
    desk.refused(4, &["undo", "2"]);
    assert_eq!(desk.ok(&["dump"]), before);
}

#[test]
fn the_log_tells_who_did_what() {
    let desk = Desk::demo("moa");
    desk.ok(&["person", "add", "--name", "Kari Nes"]);
    desk.ok(&["undo"]);
    let log = desk.json(&["log", "--limit", "2"]);
    let line = |i: usize| ["number", "who", "origin", "kind", "undone"].map(|field| log["items"][i][field].clone());
    assert_eq!(line(0), [json!(3), json!("tester"), json!("cli"), json!("undo"), json!(false)]);
    assert_eq!(line(1), [json!(2), json!("tester"), json!("cli"), json!("edit"), json!(true)]);
    assert_eq!(log["items"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_dry_run_says_the_same_and_leaves_the_file_alone() {
    let desk = Desk::demo("moa");
    desk.ok(&["person", "add", "--name", "Per Ås"]);
    let before = desk.bytes("a.samvirke");
    let edits: [&[&str]; 9] = [
        &["person", "add", "--name", "Kari Nes"],
        &["seat", "appoint", "namnd/ersattare", "Kari Nes", "--new", "--for", "orsa"],
        &["seat", "end", "namnd/ersattare/mora", "--on", "2026-12-31"],
        &["term", "add", "namnd", "2039-01-01", "2042-12-31"],
        &["meeting", "add", "namnd", "2027-02-12"],
        &["meeting", "cancel", "namnd/2026-12-10"],
        &["tick", "ansvarsfrihet/2025/orsa", "--note", "x"],
        &["undo"],
        &["bench-write", "--ack", "a", "--count", "3"],
    ];
    for edit in edits {
        desk.ok(&[edit, &["--dry-run"]].concat());
        assert_eq!(desk.bytes("a.samvirke"), before, "{edit:?}");
    }
    let said = desk.ok(&["meeting", "add", "namnd", "2027-02-12", "--dry-run"]);
    assert_eq!(said, "Skulle ha gjort: Möte inlagt: Gemensam servicenämnd för IS/IT, 12 feb 2027\n");
    desk.refused(4, &["meeting", "add", "namnd", "2026-12-10", "--dry-run"]);
    desk.ok(&["new", "b.samvirke", "--charter", "moa", "--dry-run"]);
    assert!(!desk.path("b.samvirke").exists());
    desk.refused(1, &["new", "a.samvirke", "--charter", "moa", "--dry-run"]);
}

#[test]
fn seats_are_filled_and_left() {
    let desk = Desk::demo("moa");
    desk.ok(&[
        "seat",
        "appoint",
        "namnd/ersattare",
        "Kari Nes",
        "--new",
        "--for",
        "orsa",
        "--from",
        "2026-11-02",
        "--elected",
        "2026-11-02",
    ]);
    let who = desk.json(&["who", "namnd", "orsa", "--role", "ersattare"]);
    assert_eq!((&who["items"][0]["person"], &who["items"][0]["example"]), (&json!("Kari Nes"), &json!(false)));
    assert_eq!(who["items"][0]["handle"], "namnd/ersattare/kari-nes");
    desk.refused(4, &["seat", "appoint", "namnd/ersattare", "kari-nes"]);
    desk.refused(4, &["seat", "end", "namnd/ersattare/mora", "--on", "2001-01-01"]);
    let several = desk.refused(3, &["seat", "end", "namnd/ersattare", "--on", "2026-12-31"]);
    assert!(several.contains("kari-nes"), "{several}");
    desk.ok(&["seat", "end", "namnd/ersattare/orsa", "--on", "2026-11-15"]);
    let who = desk.json(&["who", "namnd", "orsa", "--role", "ersattare"]);
    assert_eq!(who["items"][0]["vacant"], true, "{who}");
}

#[test]
fn terms_of_one_body_share_no_days() {
    let desk = Desk::new("moa");
    desk.refused(4, &["term", "add", "namnd", "2026-06-01", "2028-12-31"]);
    desk.refused(4, &["term", "add", "namnd", "2040-06-01", "2039-12-31"]);
    desk.refused(3, &["term", "add", "namnd", "2039-01-01", "2042-12-31", "--chair", "malung"]);
    desk.refused(2, &["term", "add", "namnd", "2039-13-01", "2042-12-31"]);
}

#[test]
fn two_processes_write_and_nothing_is_lost() {
    const EACH: usize = 8;
    let desk = Desk::demo("moa");
    let words = ["a", "b"];
    let count = EACH.to_string();
    let writers = words.map(|word| desk.start(&["bench-write", "--ack", word, "--count", &count]));
    for _ in 0..EACH {
        desk.ok(&["bench-incr"]);
    }
    for writer in writers {
        let ran = Ran::of(&writer.wait_with_output().expect("the program"));
        assert_eq!((ran.code, ran.out.lines().count()), (0, EACH), "{ran:?}");
        assert!(ran.out.lines().all(|line| line.starts_with("ACK ")), "{ran:?}");
    }
    let mut ids: Vec<_> = desk.ok(&["bench-ids"]).lines().map(str::to_owned).collect();
    let mut expected: Vec<_> = words.iter().flat_map(|word| (1..=EACH).map(move |n| format!("{word}-{n}"))).collect();
    ids.sort();
    expected.sort();
    assert_eq!((ids, desk.ok(&["bench-count"])), (expected, format!("{EACH}\n")));
    assert_eq!(desk.run(&["doctor"]).code, 0);
}

#[test]
fn nobody_sits_twice_in_one_seat_and_who_comes_later_can_be_ended() {
    let desk = Desk::demo("moa");
    let run = |on: &str| desk.run(&["seat", "end", "namnd/ersattare/kari-nes", "--on", on]).code;
    desk.ok(&["seat", "appoint", "namnd/ersattare", "Kari Nes", "--new", "--for", "orsa", "--from", "2026-11-01"]);
    assert_eq!(run("2026-11-16"), 0);
    desk.ok(&["seat", "appoint", "namnd/ersattare", "kari-nes", "--for", "orsa", "--from", "2026-11-17"]);
    assert_eq!(run("2027-12-31"), 4, "the ended appointment would run into the next");
    let who = desk.json(&["who", "namnd", "orsa", "--role", "ersattare", "--on", "2027-03-01"]);
    assert_eq!(who["items"].as_array().map(Vec::len), Some(1), "{who}");
    desk.ok(&["seat", "appoint", "namnd/ersattare", "Per Ås", "--new", "--for", "alvdalen", "--from", "2027-02-01"]);
    desk.ok(&["seat", "end", "namnd/ersattare/per-as", "--on", "2027-12-31"]);
}

#[test]
fn what_is_done_is_not_done_on_a_day_to_come() {
    let desk = Desk::demo("moa");
    let due = desk.json(&["due"]);
    let mut handles = due["items"].as_array().expect("items").iter().map(|o| o["handle"].as_str().expect("a handle"));
    let handle = handles.find(|h| h.starts_with("ansvarsfrihet/")).expect("a duty").to_owned();
    let said = desk.refused(4, &["tick", &handle, "--note", "KF § 1", "--on", "2026-11-17"]);
    assert!(said.contains("17 nov 2026"), "{said}");
    desk.ok(&["tick", &handle, "--note", "KF § 1", "--on", "2026-11-16"]);
}

#[test]
fn an_older_change_is_not_taken_back_under_what_rests_on_it() {
    let desk = Desk::new("moa");
    let number = |args: &[&str]| desk.json(args)["items"][0]["change"].to_string();
    desk.ok(&["term", "add", "namnd", "2040-01-01", "2043-12-31"]);
    let shortened = number(&["term", "add", "namnd", "2040-01-01", "2041-12-31"]);
    let added = number(&["term", "add", "namnd", "2042-01-01", "2043-12-31"]);
    let before = desk.ok(&["dump"]);
    let said = desk.refused(4, &["undo", &shortened]);
    assert!(said.contains("2042"), "{said}");
    assert_eq!(desk.refused(4, &["undo", &shortened, "--dry-run"]), said);
    desk.ok(&["undo", &added, "--dry-run"]);
    assert_eq!(desk.ok(&["dump"]), before);
    desk.ok(&["undo", &added]);
    desk.ok(&["undo", &shortened]);
}

/// Whether a line is due, and until when it lies.
fn due(desk: &Desk, handle: &str) -> (bool, serde_json::Value) {
    let due = desk.json(&["due", "--all"]);
    let found = due["items"].as_array().and_then(|items| items.iter().find(|i| i["handle"] == handle));
    (found.is_some(), found.map(|i| i["postponed_until"].clone()).unwrap_or_default())
}

#[test]
fn what_is_noted_of_a_duty_follows_its_project_to_another_number() {
    let desk = Desk::demo("moa");
    desk.ok(&["tick", "konsolidering-provas/P-7", "--note", "x"]);
    desk.ok(&["postpone", "utveckling-samordnas/P-7", "--to", "2027-02-01", "--reason", "x"]);
    let before = desk.ok(&["dump"]);
    desk.ok(&["project", "edit", "P-7", "--number", "70"]);
    desk.ok(&["project", "add", "Nytt projekt", "--number", "7", "--state", "started", "--member", "orsa"]);
    assert!(!due(&desk, "konsolidering-provas/P-70").0);
    assert_eq!(due(&desk, "utveckling-samordnas/P-70"), (true, json!("2027-02-01")));
    // One line stands for its duty to be coordinated too. What was noted of the other is not said of the one that has its number now.
    assert!(due(&desk, "konsolidering-provas/P-7").0);
    assert_eq!(due(&desk, "utveckling-redovisas/P-7"), (true, json!(null)));
    desk.ok(&["undo"]);
    desk.ok(&["undo"]);
    assert_eq!(desk.ok(&["dump"]), before);
}

#[test]
fn what_is_noted_of_a_duty_follows_its_solution_to_another_handle() {
    let desk = Desk::demo("akershus");
    desk.ok(&["tick", "innforing-frist/fiks-folkeregister/gjerdrum", "--note", "x"]);
    desk.ok(&["solution", "edit", "fiks-folkeregister", "--handle", "folkereg"]);
    assert!(due(&desk, "innforing-frist/folkereg/nannestad").0, "a line of another member");
    assert!(!due(&desk, "innforing-frist/folkereg/gjerdrum").0);
}

#[test]
fn what_is_noted_of_a_duty_follows_its_person_to_another_handle() {
    let desk = Desk::demo("akershus");
    desk.ok(&["seat", "appoint", "P-3/lokal-kontakt", "Nes", "--new", "--for", "nes"]);
    desk.ok(&["tick", "taushetsplikt-medarbeider/nes", "--note", "x"]);
    desk.ok(&["person", "edit", "nes", "--handle", "nes-hansen"]);
    assert!(!due(&desk, "taushetsplikt-medarbeider/nes-hansen").0);
}
