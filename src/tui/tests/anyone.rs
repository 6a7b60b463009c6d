//! What anyone needs: keys that say what they do, a mouse, keys of one's own, what was done before.

use super::journeys::has;
use crate::app::keys::Keys;
use crate::tui::testing::Stage;

#[test]
fn what_would_do_nothing_is_not_offered_and_says_so() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("2p");
    assert!(has(&stage, &["”skjut upp” fungerar inte här"]), "{}", stage.text());
    stage.keys(":skjut upp");
    assert!(has(&stage, &["Hittade inget med skjut upp"]), "{}", stage.text());
    stage.keys("<Esc>1:skjut upp");
    assert!(has(&stage, &[">  skjut upp", "p"]), "{}", stage.text());
    stage.keys("<C-u>skupp");
    assert!(has(&stage, &["skjut upp", "p"]), "{}", stage.text());
    let mut reading = stage.reading(120, 40);
    reading.keys(":");
    assert!(!has(&reading, &["registrera "]) && !has(&reading, &["ångra "]), "{}", reading.text());
    reading.keys("<Esc>?");
    assert!(!has(&reading, &["skjut upp"]) && !has(&reading, &["ångra "]), "{}", reading.text());
}

#[test]
fn the_history_of_what_one_is_at_tells_before_and_after() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("3<Enter><Down><Down>e<C-u>Per Dal<Enter><Enter><Enter><Enter><Enter>");
    stage.keys("d<C-u>2026-11-30<Enter><Enter>H");
    assert!(has(&stage, &["Historik: "]), "{}", stage.text());
    assert!(has(&stage, &["av test"]) && has(&stage, &["Till: satt till 30 nov 2026"]), "{}", stage.text());
    stage.keys("<Esc><Esc>L");
    assert!(has(&stage, &["Ändrat sedan mötet"]), "{}", stage.text());
    // Of a body that has not met, since the file keeps account: long before the clock of any machine.
    let bodies = stage.program.session.charter().expect("the agreement").bodies.len();
    for _ in 0..bodies {
        if !stage.lines()[1].contains("har inte haft något möte än") {
            stage.keys("<Tab>");
        }
    }
    assert!(has(&stage, &["sedan 1 jan 2025; organet har inte haft något möte än"]), "{}", stage.text());
    assert!(has(&stage, &["Till: satt till 30 nov 2026"]) && has(&stage, &["Namn: ", "till Per Dal"]), "{}", stage.text());
    stage.keys("<Esc>6H");
    assert!(has(&stage, &["”historik” fungerar inte här"]), "{}", stage.text());
}

#[test]
fn the_hint_of_q_says_what_it_does() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("2");
    assert!(has(&stage, &["q avsluta"]), "{}", stage.text());
    stage.keys("<Enter>");
    assert!(has(&stage, &["q tillbaka"]) && !has(&stage, &["q avsluta"]), "{}", stage.text());
}

#[test]
fn the_overview_is_saved_with_days_and_titles() {
    let mut stage = Stage::demo("moa", 120, 40);
    let file = stage.path().with_file_name("att-gora.csv");
    stage.keys("/ansvarsfrihet<Enter>x").keys(&format!("<C-u>{}<Enter><Enter>", file.display()));
    let saved = std::fs::read_to_string(&file).expect("the file");
    assert!(saved.contains("Grupp;"), "{saved}");
    assert!(saved.contains("2026-06-30") && saved.contains("Pröva ansvarsfrihet"), "{saved}");
    std::fs::write(&file, "another's").expect("written");
    stage.keys("x").keys(&format!("<C-u>{}<Enter><Enter>", file.display()));
    assert!(has(&stage, &["Spara en gång till"]), "{}", stage.text());
    assert_eq!(std::fs::read_to_string(&file).expect("the file"), "another's");
    stage.keys("<Enter><Enter>");
    assert!(std::fs::read_to_string(&file).expect("the file").contains("2026-06-30"), "{}", stage.text());
}

#[test]
fn with_the_mouse_one_goes_where_keys_lead_too() {
    let mut stage = Stage::demo("vestland", 120, 40);
    stage.keys("M");
    assert!(has(&stage, &["Musa er på", "M slår ho av"]), "{}", stage.text());
    stage.click("2 Medlemmer").click("Aurland");
    assert!(stage.cursor_line().contains("Aurland") && has(&stage, &["-- Aurland"]), "{}", stage.text());
    stage.wheel();
    assert!(stage.cursor_line().contains("Bergen"), "three rows on\n{}", stage.text());
    stage.click("Org.nr.");
    assert!(stage.cursor().is_some_and(|c| c.x > 60) && stage.cursor_line().contains("Org.nr."), "{}", stage.text());
    stage.click("Alver");
    assert!(stage.cursor_line().starts_with(">  Alver"), "and back into the list\n{}", stage.text());
    stage.keys("5v").click_at(60, " Bømlo");
    assert!(stage.cursor_line().contains("Bømlo"), "{}", stage.text());
    assert!(stage.cursor().is_some_and(|c| c.x.abs_diff(60) < 16), "the column under the mouse\n{}", stage.text());
    stage.click("4 Møte");
    assert!(has(&stage, &["[4 Møte]"]), "{}", stage.text());
    stage.keys("a").click("Dato");
    assert!(stage.cursor_line().contains("Dato"), "{}", stage.text());
    let before = stage.text();
    assert_eq!(stage.wheel().text(), before, "the wheel answers nothing");
    stage.keys("<Esc>M");
    assert!(has(&stage, &["Musa er av"]), "{}", stage.text());
}

#[test]
fn hints_help_and_palette_show_the_keys_that_were_chosen() {
    let mut stage = Stage::demo("moa", 120, 40);
    let (keys, faults) = Keys::unchanged().changed_by("done = \"F5\"\nfilter = [\"F6\", \"+\"]\nundo = []\n");
    assert_eq!(faults.len(), 0, "{faults:?}");
    stage.program.model.keys = Box::leak(Box::new(keys));
    stage.keys("j");
    assert!(has(&stage, &["F5 registrera", "F6 filtrera"]), "{}", stage.text());
    stage.keys("?");
    assert!(has(&stage, &["F6 +", "filtrera"]) && !has(&stage, &["f  ", "registrera"]), "{}", stage.text());
    stage.keys("<Esc>:filtrera");
    assert!(stage.cursor_line().contains('[') && has(&stage, &["filtrera", "F6 +"]), "{}", stage.text());
    stage.keys("<Esc>f");
    assert!(stage.program.model.layers.is_empty(), "the old key means nothing\n{}", stage.text());
    stage.keys("+orsa<Enter>");
    assert!(has(&stage, &["/orsa"]), "{}", stage.text());
}
