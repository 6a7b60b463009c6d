//! `agreement attach` and `agreement text`: the agreement's own text, clause by clause, with excerpts of real agreements
//! (`tests/texts/SOURCES.md`).

use crate::desk::Desk;
use std::fs;
use std::io::Write;
use std::process::Stdio;

const MOA: &str = "tests/texts/moa.txt";
const VESTLAND: &str = "tests/texts/vestland.md";

/// A desk with a new file to which the text is attached.
fn with_text(charter: &str, text: &str) -> Desk {
    let desk = Desk::new(charter);
    fs::copy(text, desk.path("avtal.txt")).expect("a copy");
    desk.ok(&["agreement", "attach", "avtal.txt"]);
    desk
}

fn clauses(desk: &Desk) -> Vec<String> {
    let text = desk.json(&["agreement", "text"]);
    let items = text["items"].as_array().expect("clauses").iter();
    items.map(|clause| clause["clause"].as_str().expect("a name").to_owned()).collect()
}

#[test]
fn the_clauses_of_a_numbered_text_are_those_that_the_charter_cites() {
    let desk = with_text("moa", MOA);
    assert_eq!(clauses(&desk), ["Titeln och inledningen", "1", "2", "3", "9"]);
    insta::assert_snapshot!(desk.ok(&["agreement", "text", "§ 9"]));
    let clause = desk.json(&["agreement", "text", "9"]);
    let text = clause["items"][0]["text"].as_str().expect("a text");
    assert!(text.starts_with("Detta avtal gäller från och med den 1 januari 2025"), "{text}");
    assert!(text.contains("Avtalet kan sägas upp årligen till den 30 juni, med arton månaders uppsägningstid."), "{text}");
    let cited_by = clause["items"][0]["cited_by"].as_array().expect("entries");
    assert!(cited_by.contains(&"uppsagning".into()) && cited_by.contains(&"omforhandling".into()), "{cited_by:?}");
    assert!(clause["lacking"].as_array().expect("clauses").contains(&"§ 5.2".into()), "what is cited and lacking is told");
}

#[test]
fn the_clauses_of_a_text_in_markdown_are_its_headings() {
    let desk = with_text("vestland", VESTLAND);
    insta::assert_snapshot!(desk.ok(&["agreement", "text"]));
    let said = desk.ok(&["agreement", "text", "Varigheit"]);
    assert!(said.contains("Avtalen skal evaluerast 1. halvår 2023.") && !said.contains("semje mellom alle"), "{said}");
    let refused = desk.refused(4, &["agreement", "text", "§ 99"]);
    assert!(refused.contains("§ 99") && refused.contains("Varigheit"), "{refused}");
}

#[test]
fn a_text_is_found_by_its_words_and_stands_in_the_dump() {
    let desk = with_text("moa", MOA);
    let found = desk.json(&["find", "arton", "månaders"]);
    assert_eq!((&found["items"][0]["kind"], &found["items"][0]["handle"]), (&"text".into(), &"9".into()), "{found}");
    let dump = desk.ok(&["dump"]);
    let rows = dump.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("a row"));
    let kept: String =
        rows.filter(|row| row["table"] == "clause_text").map(|row| row["text"].as_str().expect("text").to_owned()).collect();
    assert_eq!(kept, fs::read_to_string(MOA).expect("the text"), "to the letter");
    assert!(desk.ok(&["doctor"]).lines().count() > 0);
}

#[test]
fn another_text_takes_its_place_and_undo_brings_the_first_back() {
    let desk = with_text("moa", MOA);
    let before = desk.ok(&["dump"]);
    fs::write(desk.path("other.md"), "# § 1 Bakgrund\n\nKort.\n").expect("written");
    desk.ok(&["agreement", "attach", "other.md"]);
    assert_eq!(clauses(&desk), ["1"]);
    assert!(desk.json(&["find", "arton"])["items"].as_array().is_some_and(Vec::is_empty), "the first is found no more");
    desk.ok(&["undo"]);
    assert_eq!((desk.ok(&["dump"]), clauses(&desk).len()), (before.clone(), 5));
    let same = desk.ok(&["agreement", "attach", "avtal.txt"]);
    assert_eq!(desk.ok(&["dump"]), before, "the same text is no change: {same}");
    desk.ok(&["undo"]);
    desk.refused(4, &["agreement", "text"]);
}

#[test]
fn each_version_has_its_text() {
    let desk = with_text("moa", MOA);
    desk.adopt_moa("Samverkansavtal", "Samverkansavtalet", "2027-01-01");
    fs::write(desk.path("b.md"), "## 1 Bakgrund\nNytt.\n").expect("written");
    desk.ok(&["agreement", "attach", "b.md", "--of", "v2"]);
    let title = |day: &str| desk.ok(&["agreement", "text", "1", "--today", day]);
    assert!(title("2026-11-16").contains("sedan 2010") && title("2027-01-01").contains("Nytt."));
    assert!(desk.ok(&["agreement", "text", "1", "--of", "v1", "--today", "2027-01-01"]).contains("sedan 2010"));
    let refused = desk.refused(4, &["agreement", "text", "--of", "v3"]);
    assert!(refused.contains("v3") && refused.contains("v1 och v2"), "{refused}");
}

#[test]
fn a_text_comes_in_by_the_standard_input_and_commands_no_terminal() {
    let desk = Desk::new("moa");
    let mut attach = desk.command(&["agreement", "attach", "-"]).stdin(Stdio::piped()).spawn().expect("started");
    let text = "\u{feff}1 Bakgrund\r\n\r\nEn \u{1b}]0;rad\u{7}\toch en till.\u{202e}\r\n";
    attach.stdin.take().expect("an input").write_all(text.as_bytes()).expect("written");
    assert!(attach.wait().expect("ended").success());
    let said = desk.ok(&["agreement", "text", "1"]);
    assert!(said.contains("och en till.") && !said.contains(['\u{1b}', '\u{7}', '\u{202e}', '\t']), "{said:?}");
    fs::write(desk.path("empty.txt"), " \n").expect("written");
    desk.refused(4, &["agreement", "attach", "empty.txt"]);
}
