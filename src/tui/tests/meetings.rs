//! The meetings' pane: a meeting's page, moving it, and giving a day to one that waits for it.

use super::journeys::has;
use crate::app::command::{Command, MeetingDraft};
use crate::app::{Access, Author, Opening, Session};
use crate::domain::date::parse_iso;
use crate::tui::testing::Stage;

#[test]
fn a_meeting_opens_on_a_page_and_moves_to_another_day() {
    let mut stage = Stage::demo("moa", 80, 24);
    stage.keys("4/planerat<Enter><Down><Enter>");
    insta::assert_snapshot!(stage.text());
    stage.keys("e17.12<Enter><Tab><Tab>Stora salen<Enter><Enter><Enter><Enter>");
    assert!(has(&stage, &["Möte flyttat från 10 dec 2026 till 17 dec 2026"]), "{}", stage.text());
    assert!(has(&stage, &["Datum", "torsdag 17 december 2026"]) && has(&stage, &["Lokal", "Stora salen"]), "{}", stage.text());
    stage.keys("H");
    assert!(has(&stage, &["från 10 dec 2026 till 17 dec 2026"]), "{}", stage.text());
    stage.keys("<Esc>u");
    assert!(has(&stage, &["torsdag 10 december 2026"]) && !has(&stage, &["Stora salen"]), "{}", stage.text());
    // As it was: nothing is said to have changed.
    stage.keys("e<Tab><Enter>");
    assert!(has(&stage, &["inget har ändrats"]), "{}", stage.text());
}

#[test]
fn a_day_without_a_year_was_not_long_ago_or_comes() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("4Gaserv<Enter>10.11");
    assert!(has(&stage, &["= tisdag 10 november 2026"]) && has(&stage, &["~ Dagen har passerat"]), "{}", stage.text());
    stage.keys("<C-u>25.8");
    assert!(has(&stage, &["= onsdag 25 augusti 2027"]) && has(&stage, &["~ Mer än 9 månader framåt"]), "{}", stage.text());
    // The day is no year, though it is written as one.
    stage.keys("<C-u>27.8");
    assert!(has(&stage, &["= fredag 27 augusti 2027"]) && has(&stage, &["~ Mer än 9 månader framåt"]), "{}", stage.text());
    stage.keys("<C-u>25.8.2027");
    assert!(has(&stage, &["= onsdag 25 augusti 2027"]) && !has(&stage, &["~ "]), "{}", stage.text());
}

#[test]
fn the_kind_of_a_meeting_that_waits_is_seen_and_one_too_late_leaves_it_waiting() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("4gga");
    let lines = stage.lines().to_vec();
    let at = |words: &str| lines.iter().position(|line| line.contains(words));
    assert!(at("Överläggning med presidiet") < at("[ Lägg till ]") && at("~ Valt åt dig").is_some(), "{}", stage.text());
    stage.keys("<Enter>3.3.2027");
    assert!(has(&stage, &["~ Efter sista dagen, 28 feb 2027"]), "{}", stage.text());
    stage.keys("<Enter><Enter><Enter>");
    assert!(has(&stage, &["UTAN DATUM"]), "{}", stage.text());
    assert!(stage.cursor_line().contains("3 mars 2027"), "one is at what was added\n{}", stage.text());
    stage.keys("gga<Enter>15.2<Enter><Enter><Enter>");
    assert!(!has(&stage, &["UTAN DATUM"]), "{}", stage.text());
    assert!(stage.cursor_line().contains("15 feb 2027") && stage.cursor_line().contains("Överlägg"), "{}", stage.text());
}

#[test]
fn a_page_opened_again_tells_what_was_changed_meanwhile() {
    let mut stage = Stage::demo("moa", 80, 60);
    stage.keys("4/planerat<Enter><Down><Enter>");
    assert!(has(&stage, &["Gemensam servicenämnd"]) && !has(&stage, &["Eva Ek"]), "{}", stage.text());
    stage.keys("<Esc>3<Enter>/ersattare orsa<Enter>aEva Ek");
    stage.go_to_button();
    stage.keys("<Enter>4<Enter>");
    assert!(has(&stage, &["Gemensam servicenämnd"]) && has(&stage, &["Eva Ek"]), "{}", stage.text());
}

#[test]
fn a_page_is_read_once_the_mark_rests() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.hold("4");
    assert!(has(&stage, &["UTAN DATUM"]) && !has(&stage, &["Ansvarig: kommunstyrelserna"]), "{}", stage.text());
    stage.rest();
    assert!(has(&stage, &["Ansvarig: kommunstyrelserna"]), "{}", stage.text());
}

#[test]
fn what_another_program_changed_of_a_meeting_stays() {
    let mut stage = Stage::demo("moa", 80, 24);
    stage.keys("4/planerat<Enter><Down><Enter>e");
    let author = Author { who: "other".to_owned(), origin: "cli".to_owned() };
    let (path, today) = (stage.path(), parse_iso("2026-11-16"));
    let opening = Opening { path, access: Access::Write { backups: None }, today, language: None, author };
    let mut other = Session::open(&opening).expect("the same file");
    let records = other.records().expect("records");
    let meeting = records.meetings.iter().find(|m| m.handle() == "namnd/2026-12-10").expect("the meeting");
    let was = MeetingDraft::from(meeting);
    let draft = MeetingDraft { note: Some("Efter julbordet".to_owned()), ..was.clone() };
    other.run(&Command::EditMeeting { id: meeting.id, was, draft }).expect("a change");
    stage.keys("17.12<Enter><Tab><Tab>Stora salen<Enter><Enter><Enter><Enter>");
    for words in ["torsdag 17 december 2026", "Stora salen", "Efter julbordet"] {
        assert!(has(&stage, &[words]), "{words}\n{}", stage.text());
    }
}

#[test]
fn a_meeting_that_was_held_is_not_cancelled() {
    let mut stage = Stage::demo("vestland", 120, 40);
    stage.keys("4/halde<Enter>d");
    assert!(has(&stage, &["merkt som halde og kan ikkje avlysast"]), "{}", stage.text());
}

#[test]
fn moa_70_a_talk_with_the_presidium_calls_those_who_meet_and_treats_nothing_of_the_boards() {
    let mut stage = Stage::demo("moa", 120, 60);
    stage.keys("4gg<Enter>");
    assert!(has(&stage, &["Typ av möte", "Överläggning med presidiet"]), "{}", stage.text());
    assert!(has(&stage, &["Kallar: kommunstyrelserna"]) && has(&stage, &["ordförande, Mora"]), "{}", stage.text());
    for not_theirs in ["Ersättare", "radsmedlem", "Ska behandla", "Ska vara gjort före mötet"] {
        assert!(!stage.text().contains(not_theirs), "{not_theirs}\n{}", stage.text());
    }
    stage.keys("<Esc>i");
    assert!(has(&stage, &["Kallar: kommunstyrelserna"]) && !stage.text().contains("ersättare"), "{}", stage.text());
}

#[test]
fn the_addresses_of_those_called_are_taken_from_a_meeting_and_from_its_summons() {
    let mut stage = Stage::demo("moa", 80, 24);
    for keys in ["4m", "4i<Esc>im", "4<Enter>m", "4/planerat<Enter>m"] {
        stage.keys(&format!("<Esc><Esc><Esc>{keys}"));
        assert!(stage.program.model.status.text.contains("adress"), "{keys}\n{}", stage.text());
    }
    stage.keys("<Esc><Esc><Esc>4i");
    assert!(has(&stage, &["m kopiera"]), "{}", stage.text());
}

#[test]
fn moa_71_what_settles_a_duty_to_meet_is_a_meeting_of_its_kind() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("/presidiet i sept<Enter>f");
    assert!(has(&stage, &["Nytt möte"]) && has(&stage, &["Gemensam servicenämnd"]), "{}", stage.text());
    assert!(has(&stage, &["Typ av möte", "Överläggning med presidiet"]), "{}", stage.text());
    stage.keys("<Enter>24.9.2026<Enter><Enter><Enter>");
    assert!(has(&stage, &["u ångrar"]), "{}", stage.text());
    stage.keys("<Esc>/presidiet i sept<Enter>");
    assert!(!has(&stage, &["Överläggning med presidiet i sept", "försenat"]), "{}", stage.text());
}
