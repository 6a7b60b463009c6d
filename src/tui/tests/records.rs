//! What a person records in the panes, from keys to lines.

use crate::app::query::answers::{AnswersQuestion, answers};
use crate::domain::portfolio::Answer;
use crate::tui::testing::Stage;

/// Whether a line of the screen holds all the words.
fn has(stage: &Stage, words: &[&str]) -> bool {
    stage.lines().iter().any(|line| words.iter().all(|w| line.contains(w)))
}

/// How many answered yes, and how many wait for an answer.
fn counts(stage: &Stage, subject: &str) -> (usize, usize) {
    let question = AnswersQuestion { subject: subject.to_owned(), ..AnswersQuestion::default() };
    let sheet = answers(&stage.program.session, &question).expect("a sheet");
    let count = |answer| sheet.rows.iter().filter(|row| row.answer == answer).count();
    (count(Answer::In), count(Answer::NoAnswer))
}

#[test]
fn a_position_is_set_where_one_is_and_undone() {
    let mut stage = Stage::demo("vestland", 120, 40);
    stage.keys("5/einnsyn<Enter><Enter>/ikkje spurd<Enter>e");
    let before = counts(&stage, "einnsyn.innforing");
    assert!(has(&stage, &["Svar frå", "eInnsyn", "Tatt i bruk"]), "{}", stage.text());
    stage.keys("tatt<Enter><C-u>w46<Enter>");
    assert!(has(&stage, &["= måndag 9. november 2026"]), "{}", stage.text());
    stage.keys("<Tab><Tab>KS 12/26<Enter><Enter><Enter><Enter><Enter>");
    assert!(has(&stage, &["u angrar"]), "{}", stage.text());
    assert_eq!(counts(&stage, "einnsyn.innforing"), (before.0 + 1, before.1));
    stage.keys("u");
    assert_eq!(counts(&stage, "einnsyn.innforing"), before);
}

#[test]
fn what_is_marked_is_set_in_one_step_and_the_form_names_them() {
    let mut stage = Stage::demo("vestland", 120, 40);
    stage.keys("5/digisos<Enter>v<Space><Down><Space><Down><Space>e");
    assert!(has(&stage, &["Alver, Askvoll og Askøy", "Digisos"]), "{}", stage.text());
    stage.keys("pla<Enter><Enter><Enter>");
    assert!(has(&stage, &["3 kommunar", "Planlagd", "u angrar"]), "{}", stage.text());
    let before = counts(&stage, "digisos.innforing");
    stage.keys("u");
    assert_ne!(counts(&stage, "digisos.innforing"), before, "one step takes all three back");
}

#[test]
fn those_without_an_answer_are_asked_and_then_waited_for() {
    let mut stage = Stage::demo("vestland", 120, 40);
    stage.keys("5/einnsyn<Enter><Enter>A");
    let before = counts(&stage, "einnsyn.innforing");
    assert!(before.1 == 0 && has(&stage, &["alle 9 som ikkje har svart"]), "{}", stage.text());
    stage.keys("<Enter><C-u>2.11<Enter><Enter>");
    assert_eq!(counts(&stage, "einnsyn.innforing"), (before.0, 9));
    assert!(has(&stage, &["har ikkje svart", "14 dagar"]), "{}", stage.text());
    stage.keys("A");
    assert!(has(&stage, &["alle 9"]), "{}", stage.text());
}

#[test]
fn a_date_before_the_question_is_warned_of_and_not_refused() {
    let mut stage = Stage::demo("vestland", 120, 40);
    stage.keys("5/einnsyn<Enter><Enter>A<Enter><C-u>2.11<Enter><Enter>/har ikkje svart<Enter>etatt<Enter><C-u>1.10");
    assert!(has(&stage, &["~ Dette er før kommunen vart spurd"]), "{}", stage.text());
    stage.keys("<Enter><Enter>");
    assert!(has(&stage, &["u angrar"]), "{}", stage.text());
}

#[test]
fn a_solution_a_project_and_a_document_are_added() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("5aE-arkiv<Enter>");
    stage.keys("<Tab><Tab><Tab><Tab><Tab><Tab><Tab>");
    stage.go_to_button();
    stage.keys("<Enter>");
    assert!(has(&stage, &["E-arkiv", "u ångrar"]), "{}", stage.text());
    stage.keys("Ga");
    assert!(has(&stage, &["Nytt projekt"]), "{}", stage.text());
    stage.keys("Gemensam växel");
    stage.go_to_button();
    stage.keys("<Enter>");
    assert!(has(&stage, &["Gemensam växel", "u ångrar"]), "{}", stage.text());
    stage.keys("/gemensam växel<Enter><Enter>a");
    assert!(has(&stage, &["Ny handling", "Gemensam växel"]), "{}", stage.text());
}

#[test]
fn nothing_is_offered_where_a_file_is_only_read() {
    let mut stage = Stage::demo("vestland", 120, 40).reading(120, 40);
    stage.keys("5/digisos<Enter><Enter>");
    for keys in ["e", "A", "a"] {
        stage.keys(keys);
        assert!(has(&stage, &["skriveverna"]), "{keys}\n{}", stage.text());
    }
}

#[test]
fn inhabitants_of_a_day_are_recorded_and_a_leap_is_warned_of() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("2<Enter>a<C-u>31.12.2025<Enter>99 000");
    assert!(has(&stage, &["~ Mer än en tiondel"]), "{}", stage.text());
    stage.keys("<C-u>20 800<Enter><Enter><Enter>");
    assert!(has(&stage, &["2025-12-31", "20\u{a0}800"]), "{}", stage.text());
    stage.keys("u");
    assert!(!has(&stage, &["20\u{a0}800"]), "{}", stage.text());
}

#[test]
fn another_number_from_a_day_on_keeps_the_former() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("2<Enter>e<Enter><C-u>9999");
    stage.keys("<Enter>");
    assert!(has(&stage, &["~ Utan en dag"]), "{}", stage.text());
    stage.keys("1.7.2026<Enter><Enter><Enter><Enter>");
    assert!(has(&stage, &["9999"]), "{}", stage.text());
    let records = stage.program.session.records().expect("records");
    assert_eq!(records.numbers.len(), 2, "the one before and the one since");
}

#[test]
fn a_rate_that_is_lacking_is_set_where_the_split_lacks_it() {
    let mut stage = Stage::demo("akershus", 120, 40);
    stage.keys("6");
    assert!(has(&stage, &["2026"]), "{}", stage.text());
    stage.keys("a<Enter>3,50<Enter>Årsmøtet 4/26<Enter><Enter><Enter>");
    assert!(has(&stage, &["u angrer"]), "{}", stage.text());
    assert!(has(&stage, &["Sum"]) && has(&stage, &["3,50"]), "{}", stage.text());
}

#[test]
fn escape_goes_back_to_the_line_that_led_away() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("/vakant<Enter>");
    let line = stage.cursor_line().to_owned();
    stage.keys("<Enter>");
    assert!(has(&stage, &["[3 Organ]"]), "{}", stage.text());
    stage.keys("<Esc>");
    assert!(has(&stage, &["[1 \u{d6}versikt]"]), "{}", stage.text());
    assert_eq!(stage.cursor_line(), line);
}

#[test]
fn a_duty_that_asks_for_a_figure_opens_its_form() {
    let mut stage = Stage::demo("akershus", 120, 40);
    stage.keys("/kronebel");
    stage.keys("<Enter>f");
    assert!(has(&stage, &["Vedtatt tall"]), "{}", stage.text());
}

#[test]
fn a_duty_of_all_members_is_settled_by_their_answers_in_one_step() {
    let mut stage = Stage::demo("vestland", 120, 40);
    stage.keys("/digifin<Enter>f");
    assert!(has(&stage, &["Svar fr\u{e5}", "kommunar): Vere knytt til DigiFin"]), "{}", stage.text());
    let before = counts(&stage, "cooperation.digifin");
    stage.keys("knytt til<Enter>");
    stage.go_to_button();
    stage.keys("<Enter>");
    assert!(has(&stage, &["u angrar"]), "{}", stage.text());
    assert!(counts(&stage, "cooperation.digifin").0 > before.0 + 1, "of several at once");
}

#[test]
fn a_duty_that_asks_for_a_document_opens_its_form_and_is_settled_by_it() {
    let mut stage = Stage::demo("moa", 120, 40);
    let duty = "Besluta standard f\u{f6}r anv\u{e4}ndarn";
    stage.keys("/standard anv<Enter><Esc>");
    assert!(stage.cursor_line().contains(duty), "{}", stage.text());
    stage.keys("f");
    assert!(has(&stage, &["Ny handling", duty]), "{}", stage.text());
    stage.go_to_button();
    stage.keys("<Enter>");
    assert!(has(&stage, &["u \u{e5}ngrar"]), "{}", stage.text());
    stage.keys("/standard<Enter>");
    assert!(!has(&stage, &[duty]), "{}", stage.text());
}

#[test]
fn the_palette_finds_what_can_be_done_and_does_it() {
    let mut stage = Stage::demo("vestland", 80, 24);
    stage.keys(":portef<Enter>");
    assert!(has(&stage, &["[5 Portef\u{f8}lje]"]), "{}", stage.text());
    stage.keys(":legg");
    assert!(stage.cursor_line().contains("[ legg"), "{}", stage.text());
    stage.keys("<Enter>");
    assert!(has(&stage, &["Ny l\u{f8}ysing"]), "{}", stage.text());
    stage.keys("<Esc>:xyz<Enter><Esc>");
    assert!(has(&stage, &["[5 Portef\u{f8}lje]"]), "{}", stage.text());
}
