//! Pages that are asked for: what changed since a day or a meeting, who is called, who answers; and the days as a calendar.

use crate::domain::date::parse_iso;
use crate::tui::testing::Stage;

fn has(stage: &Stage, words: &[&str]) -> bool {
    stage.lines().iter().any(|line| words.iter().all(|w| line.contains(w)))
}

#[test]
fn what_changed_since_the_last_visit_is_told_of_and_shown() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.program.session.visited(parse_iso("2026-09-15").expect("a day"));
    stage.keys("rG");
    assert!(stage.text().contains("Du var här senast tisdag 15 september 2026. c visar"), "{}", stage.text());
    stage.keys("c<Enter>");
    assert!(has(&stage, &["Nytt bland skyldigheterna sedan tisdag 15 september 2026"]), "{}", stage.text());
    assert!(has(&stage, &["GJORT"]) && has(&stage, &["Utgå från konsolidering"]), "{}", stage.text());
    stage.keys("/presidiet<Enter>");
    assert!(has(&stage, &["BLIVIT FÖRSENAT"]) && has(&stage, &["Överläggning med presidiet"]), "{}", stage.text());
    assert!(!has(&stage, &["Utgå från konsolidering"]), "a page is filtered as any list\n{}", stage.text());
    stage.keys("<Esc><Esc>");
    assert!(has(&stage, &["Det här behöver dig nu"]), "{}", stage.text());
}

#[test]
fn what_changed_since_a_day_or_a_meeting_is_asked_for_in_a_form() {
    let mut stage = Stage::demo("moa", 120, 40);
    assert!(!stage.text().contains("Du var här senast"), "nobody was here before\n{}", stage.text());
    stage.keys("c<Enter><Enter><Enter>");
    assert!(stage.text().contains("Ange en dag, eller välj ett organ"), "{}", stage.text());
    stage.keys("2027-01-01<Enter><Enter><Enter>");
    assert!(stage.text().contains("1 jan 2027"), "a day to come is refused in the form\n{}", stage.text());
    stage.keys("<Tab><C-u><Tab>servicen<Enter><Enter>");
    assert!(has(&stage, &["Nytt bland skyldigheterna sedan"]) && has(&stage, &["BLIVIT FÖRSENAT"]), "{}", stage.text());
}

#[test]
fn who_is_called_and_who_answers_is_shown_where_one_is() {
    let mut stage = Stage::demo("vestland", 120, 40);
    stage.keys("4i");
    assert!(has(&stage, &["Innkalling til"]) && has(&stage, &["@example.org"]), "{}", stage.text());
    stage.keys("<Esc>3i");
    assert!(has(&stage, &["Innkalling til Styringsgruppe"]), "{}", stage.text());
    stage.keys("qR");
    assert!(has(&stage, &["Kven har ansvaret for kva"]), "{}", stage.text());
    assert!(stage.lines().len() > 3 && !has(&stage, &["Innkalling"]), "{}", stage.text());
}

#[test]
fn the_days_leave_the_overview_as_a_calendar() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ics");
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys(&format!("x<C-u>{}<Enter><Enter>", path.display()));
    assert!(std::fs::read_to_string(&path).expect("a calendar").starts_with("BEGIN:VCALENDAR"), "{}", stage.text());
    let other = folder.path().join("b.ics");
    stage.keys(&format!("2x<C-u>{}<Enter><Enter>", other.display()));
    assert!(!other.exists(), "members have no days\n{}", stage.text());
}

#[test]
fn the_first_of_the_lines_that_stand_as_one_is_recorded_at_once() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("/rollerna<Enter>");
    assert!(has(&stage, &["f registrera"]), "{}", stage.text());
    stage.keys("f");
    assert!(has(&stage, &["[ Utse ]"]), "{}", stage.text());
    stage.keys("Eva Ek<Enter><Enter>");
    stage.go_to_button();
    stage.keys("<Enter>");
    assert!(has(&stage, &["u ångrar"]), "{}", stage.text());
    // Now that one is there, the others stand by themselves.
    assert!(!has(&stage, &["Lägg in vilka som har rollerna"]), "{}", stage.text());
    stage.keys("u");
    assert!(has(&stage, &["Lägg in vilka som har rollerna"]), "{}", stage.text());
}

#[test]
fn a_line_of_many_records_unfolds_where_one_of_them_is_put_off_or_ticked_off() {
    for key in ["p", "D"] {
        let mut stage = Stage::demo("moa", 120, 40);
        stage.keys(&format!("/rollerna<Enter>{key}"));
        assert!(stage.text().contains("rader står var för sig nu"), "{}", stage.text());
        stage.keys(key);
        assert!(stage.text().contains("[ "), "the first of them opens its form\n{}", stage.text());
        stage.keys("<Esc>v");
        assert!(has(&stage, &["Lägg in vilka som har rollerna"]), "{}", stage.text());
    }
}
