//! Municipalities that become one, and members that leave, from keys to records.

use crate::app::command::{Command, MemberDraft};
use crate::domain::date::parse_iso;
use crate::tui::testing::Stage;

/// Whether a line of the screen holds all the words.
fn has(stage: &Stage, words: &[&str]) -> bool {
    stage.lines().iter().any(|line| words.iter().all(|w| line.contains(w)))
}

/// Goes to the button of a form and presses it.
fn save(stage: &mut Stage) {
    stage.go_to_button();
    stage.keys("<Enter>");
}

#[test]
fn a18_those_marked_become_one_in_twelve_keys_and_undo_names_it() {
    let mut stage = Stage::demo("akershus", 120, 40);
    stage.keys("2<Space><Down><Space><Down><Space>");
    assert!(has(&stage, &["3 merket"]), "{}", stage.text());
    stage.keys("I<Enter>Nyby<Enter>9901<Enter><Enter><Enter>");
    assert!(has(&stage, &["Nyby", "u angrer"]), "{}", stage.text());
    let records = stage.program.session.records().expect("records");
    let [eve, day] = ["2026-12-31", "2027-01-01"].map(|day| parse_iso(day).expect("a day"));
    let there = |day| records.members_on(day).map(|m| m.name.clone()).collect::<Vec<_>>();
    let (before, after) = (there(eve), there(day));
    assert!(!before.contains(&"Nyby".to_owned()) && after.contains(&"Nyby".to_owned()));
    assert_eq!(before.len(), after.len() + 2, "three became one");
    stage.keys("u");
    assert!(has(&stage, &["Angret", "Nyby"]), "{}", stage.text());
    let records = stage.program.session.records().expect("records");
    assert_eq!(records.members_on(day).count(), before.len());
}

#[test]
fn predecessors_are_chosen_in_the_form_also_from_outside() {
    let mut stage = Stage::demo("akershus", 120, 40);
    let outside = MemberDraft { name: "Utkant".to_owned(), code: "9902".to_owned(), outside: true, ..MemberDraft::default() };
    stage.program.session.run(&Command::AddMember(Box::new(outside))).expect("a municipality from outside");
    stage.keys("2rInesod, utk<Enter>");
    assert!(has(&stage, &["Nesodden, Utkant (utenfor)"]), "a comma takes what fits\n{}", stage.text());
    stage.keys("Nesodden<Enter>9903");
    save(&mut stage);
    assert!(has(&stage, &["Nesodden", "u angrer"]), "{}", stage.text());
    stage.keys("2<Enter>");
    let records = stage.program.session.records().expect("records");
    let successors = records.members.iter().filter(|m| m.code == "9903").count();
    assert_eq!(successors, 1);
    assert!(records.members.iter().filter(|m| m.successor.is_some()).any(|m| m.name == "Utkant"));
}

#[test]
fn what_a_merger_lacks_is_said_beside_its_field() {
    let mut stage = Stage::demo("akershus", 120, 40);
    let at = |stage: &Stage, label: &str| stage.lines().iter().position(|l| l.contains(label)).expect("the field");
    stage.keys("2I");
    save(&mut stage);
    assert!(stage.lines()[at(&stage, "Disse slås sammen") + 1].contains("! En sammenslåing trenger"), "{}", stage.text());
    stage.keys("asker, b\u{e6}rum<Enter>");
    save(&mut stage);
    assert!(stage.lines()[at(&stage, "Nytt navn") + 1].contains("! Skriv et navn"), "{}", stage.text());
    stage.keys("Nyby<Enter>");
    save(&mut stage);
    assert!(stage.lines()[at(&stage, "Nr.") + 1].contains("! Skriv kommunenummeret"), "{}", stage.text());
    // The number of a third one is warned of as it is typed, and refused in the end.
    let records = stage.program.session.records().expect("records");
    let third = records.members.iter().find(|m| m.name == "Ås").expect("a third one").code.clone();
    stage.keys(&third);
    assert!(stage.lines()[at(&stage, "Nr.") + 1].contains("~ "), "{}", stage.text());
    stage.keys("<C-u>9901<Enter><C-u>31.2.2027<Enter>");
    assert!(stage.lines()[at(&stage, "Første dag") + 1].contains("! "), "{}", stage.text());
    stage.keys("<C-u><Enter>");
    save(&mut stage);
    assert!(stage.lines()[at(&stage, "Første dag") + 1].contains("! "), "{}", stage.text());
    assert_eq!(stage.program.session.records().expect("records").members.iter().filter(|m| m.name == "Nyby").count(), 0);
}

#[test]
fn a_former_members_page_follows_another_number_and_bears_that_its_record_goes() {
    let mut stage = Stage::demo("akershus", 120, 40);
    let member = MemberDraft { name: "Utkant".to_owned(), code: "9902".to_owned(), ..MemberDraft::default() };
    stage.program.session.run(&Command::AddMember(Box::new(member))).expect("a member");
    let records = stage.program.session.records().expect("records");
    let id = records.members.iter().find(|m| m.code == "9902").expect("the member").id;
    let on = parse_iso("2019-12-31").expect("a day");
    stage.program.session.run(&Command::MemberLeaves { id, on }).expect("it leaves");
    stage.keys("Futkant<Enter>");
    assert!(has(&stage, &["Utkant", "9902"]), "{}", stage.text());
    stage.keys("e<Enter><C-u>9904");
    save(&mut stage);
    assert!(has(&stage, &["Utkant", "9904"]) && has(&stage, &["u angrer"]), "{}", stage.text());
    stage.keys("u");
    assert!(has(&stage, &["Utkant", "9902"]), "{}", stage.text());
    stage.keys("uu");
    assert!(has(&stage, &["Angret", "Utkant"]), "{}", stage.text());
    stage.keys("<Down>");
    assert!(!has(&stage, &["9902"]) && has(&stage, &["Asker"]), "{}", stage.text());
}

#[test]
fn marks_of_members_are_let_go_by_escape() {
    let mut stage = Stage::demo("akershus", 80, 24);
    stage.keys("2<Space>/vestby<Enter><Space><Esc>");
    assert!(has(&stage, &["2 merket"]), "a filter goes first\n{}", stage.text());
    stage.keys("<Esc>");
    assert!(!has(&stage, &["merket"]), "{}", stage.text());
}

#[test]
fn a_member_leaves_on_its_last_day() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("2/orsa<Enter>d");
    assert!(has(&stage, &["Orsa", "utträder"]), "{}", stage.text());
    stage.keys("<Enter><Enter>");
    assert!(has(&stage, &["! "]), "a day is needed\n{}", stage.text());
    stage.keys("2028-12-31<Enter><Enter>");
    assert!(has(&stage, &["31 dec 2028"]), "{}", stage.text());
}
