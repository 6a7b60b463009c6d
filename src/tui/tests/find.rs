//! Finding anything, and going there.

use super::journeys::has;
use crate::tui::testing::Stage;

#[test]
fn a_member_is_found_by_the_beginning_of_its_name_and_one_comes_back() {
    let mut stage = Stage::demo("moa", 80, 24);
    stage.keys("j");
    let before = stage.cursor_line().to_owned();
    stage.keys("F");
    assert!(stage.text().contains("Skriv början av"), "nothing is asked for an empty text\n{}", stage.text());
    stage.keys("ors");
    assert!(stage.lines()[3].contains("KOMMUN") && stage.lines()[4].contains("Orsa"), "{}", stage.text());
    stage.keys("<Enter>");
    assert!(stage.lines()[0].contains("[2 Medlemmar]") && stage.text().contains("Invånare"), "{}", stage.text());
    stage.keys("<Esc>");
    assert_eq!(stage.cursor_line(), before, "{}", stage.text());
}

#[test]
fn a_person_is_found_in_the_seat() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("Fersattare mora<Enter>");
    assert!(stage.cursor_line().contains("Ersättare") && stage.cursor_line().contains("Mora"), "{}", stage.text());
}

#[test]
fn a_synonym_of_the_agreement_finds_its_entry() {
    let mut stage = Stage::demo("vestland", 80, 24);
    stage.keys("Fradmann oygard");
    assert!(stage.lines()[4].starts_with(">  Kommunedirektør i Øygarden"), "{}", stage.text());
    stage.keys("<Enter>");
    assert!(stage.lines()[0].contains("[7 Avtale]"), "{}", stage.text());
    assert!(stage.cursor_line().contains("Kommunedirektør i Øygarden"), "{}", stage.text());
}

#[test]
fn a_project_opens_in_the_portfolio_and_a_text_without_hits_says_so() {
    let mut stage = Stage::demo("norrbotten", 120, 40);
    stage.keys("Fzzz<Enter>");
    assert!(stage.text().contains("Hittade inget med zzz"), "{}", stage.text());
    stage.keys("<C-u>elevh<Enter>");
    assert!(stage.lines()[0].contains("[5 Portfölj]") && stage.text().contains("P-3 Elevhälsa"), "{}", stage.text());
}

#[test]
fn a_municipality_that_was_merged_is_found_by_itself_and_then_forgotten() {
    let mut stage = Stage::demo("akershus", 120, 40);
    stage.keys("Fasker<Enter>");
    assert!(has(&stage, &["-- Asker ---"]) && has(&stage, &["0220"]), "{}", stage.text());
    assert!(has(&stage, &["20 medlemmer"]) || has(&stage, &["19 medlemmer"]), "{}", stage.text());
    stage.keys("<Esc>2");
    assert!(!has(&stage, &["0220"]), "{}", stage.text());
}

#[test]
fn one_comes_back_at_once_also_within_the_same_pane() {
    let mut stage = Stage::demo("moa", 80, 24);
    stage.keys("5Flagringsplattform<Enter>");
    assert!(stage.text().contains("Lagringen är slut"), "{}", stage.text());
    stage.keys("<Esc>");
    assert!(has(&stage, &["lösningar och projekt"]), "{}", stage.text());
}
