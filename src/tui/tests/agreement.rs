//! Who has adopted the agreement, who consents to a change of it, and its readings, from keys to lines.

use crate::app::query::answers::{adoption, consent};
use crate::tui::testing::Stage;

/// Whether a line of the screen holds all the words.
fn has(stage: &Stage, words: &[&str]) -> bool {
    stage.lines().iter().any(|line| words.iter().all(|w| line.contains(w)))
}

/// How many have adopted the agreement in force.
fn adopted(stage: &Stage) -> usize {
    adoption(&stage.program.session, None).expect("a sheet").answers.coverage.yes
}

/// How many consent to a version.
fn consented(stage: &Stage, version: &str) -> usize {
    consent(&stage.program.session, version, None).expect("a sheet").answers.coverage.yes
}

#[test]
fn m25_a_decision_stands_with_organ_day_and_reference() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("7<Down>");
    assert!(has(&stage, &["3 av 3 har antagit"]), "{}", stage.text());
    for line in [["Mora", "25 nov 2024", "§ 133"], ["Orsa", "25 nov 2024", "§ 107"], ["Älvdalen", "16 dec 2024", "§ 161"]] {
        assert!(has(&stage, &line), "{}", stage.text());
    }
    assert!(has(&stage, &["I stället för Mora"]), "{}", stage.text());
}

#[test]
fn a24_a_missing_decision_is_recorded_where_it_is_missing_and_undone() {
    let mut stage = Stage::demo("akershus", 120, 40);
    let before = adopted(&stage);
    stage.keys("7<Down><Enter>");
    assert!(has(&stage, &["Mangler"]) && stage.text().contains(&format!("{before} av 19")), "{}", stage.text());
    stage.keys("a");
    assert!(has(&stage, &["Vedtak av avtalen"]) && has(&stage, &["[ vedtatt"]), "{}", stage.text());
    stage.keys("<Enter><C-u>12.11<Enter><Tab>kommunest<Enter>PS 14/26<Enter><Enter>1.12<Enter><Enter><Enter>");
    assert!(has(&stage, &["u angrer"]), "{}", stage.text());
    assert_eq!(adopted(&stage), before + 1);
    stage.keys("/ps 14<Enter>");
    assert!(has(&stage, &["kommunestyret", "PS 14/26", "12. nov. 2026"]), "{}", stage.text());
    stage.keys("u");
    assert_eq!(adopted(&stage), before);
}

#[test]
fn v24_consents_are_counted_and_recorded_for_all_that_are_marked() {
    let mut stage = Stage::demo("vestland", 120, 40);
    stage.keys("7<Down><Down>");
    assert!(has(&stage, &["Samtykke til endring ny-samarbeidsavtale", "31 av 43"]), "{}", stage.text());
    stage.keys("<Enter><Space><Down><Space><Down><Space>a");
    assert!(has(&stage, &["Bergen, Eidfjord og Etne", "Samtykke"]), "{}", stage.text());
    stage.go_to_button();
    stage.keys("<Enter>");
    assert_eq!(consented(&stage, "ny-samarbeidsavtale"), 34);
    assert!(stage.text().contains("34 av 43"), "{}", stage.text());
    stage.keys("u");
    assert_eq!(consented(&stage, "ny-samarbeidsavtale"), 31, "one step takes all three back");
}

#[test]
fn all_that_are_missing_are_recorded_from_the_list() {
    let mut stage = Stage::demo("vestland", 80, 24);
    stage.keys("7<Down><Down>a");
    assert!(has(&stage, &["12 kommunar"]), "{}", stage.text());
    stage.keys("<Esc>ga");
    assert!(has(&stage, &["Gå til ein kommune"]), "elsewhere there is nobody to record it for\n{}", stage.text());
}

#[test]
fn readings_stand_beside_each_other_where_there_is_room() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("7/omforhandling<Enter>");
    assert!(has(&stage, &["från nästa januari (gäller)", "ett år senare"]), "{}", stage.text());
    assert!(has(&stage, &["~ räknas till", "1 januari", "-"]), "{}", stage.text());
    stage.resize(70, 24).keys("<Enter>");
    assert!(!has(&stage, &["från nästa januari (gäller)", "ett år senare"]), "{}", stage.text());
    assert!(has(&stage, &["från nästa januari (gäller)"]) && has(&stage, &["ett år senare"]), "{}", stage.text());
}

#[test]
fn what_readings_have_alike_is_told_in_words_and_each_by_its_own_name() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("7/omforhandling<Enter>");
    for line in [["verkan", "nya villkor"], ["uppsägningstid", "12 månader"], ["när påminnelse ges", "1 november"]] {
        assert!(has(&stage, &line), "{}", stage.text());
    }
    let mut stage = Stage::demo("vestland", 120, 40);
    stage.keys("7/avtale knytt<Enter>");
    for line in [
        ["kven som må samtykkje til endringar", "kommunane"],
        ["når endringar gjeld frå", "dagen som er fastsett"],
        ["om samtykket må vere skriftleg", "ja"],
    ] {
        assert!(has(&stage, &line), "{}", stage.text());
    }
    assert!(!has(&stage, &["stated-date"]) && !has(&stage, &["korleis avtalen blir endra"]), "{}", stage.text());
}

#[test]
fn the_cooperation_chooses_where_the_agreement_is_silent_and_goes_back() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("7/presidiet i februari<Enter>");
    assert!(
        has(&stage, &["Avtalet säger inte", "när påminnelse ges"]) && stage.text().contains("e välj eget värde"),
        "{}",
        stage.text()
    );
    stage.keys("epåminn<Enter>maybe<Enter><Enter><Enter>");
    assert!(stage.text().contains("! "), "what no agreement could say is refused\n{}", stage.text());
    stage.keys("<Tab><Tab><C-u>{ soon = \"60 days\" }<Enter><Enter><Enter>");
    assert!(has(&stage, &["Valt av samarbetet", "60 days"]), "{}", stage.text());
    stage.keys("epåminn<Enter><Enter><Enter><Enter>");
    assert!(!has(&stage, &["Valt av samarbetet", "60 days"]) && stage.text().contains("u ångrar"), "{}", stage.text());
}

#[test]
fn the_agreements_own_text_stands_beside_what_cites_it() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("7<Down><Down><Down>");
    assert!(has(&stage, &["Avtalstexten", "inte bifogad"]) && stage.text().contains("Med a bifogar du"), "{}", stage.text());
    stage.keys("atests/texts/no-such.txt<Enter><Enter>");
    assert!(stage.text().contains("no-such.txt"), "{}", stage.text());
    stage.keys("<C-u>tests/texts/moa.txt<Enter><Enter>");
    assert!(has(&stage, &["Avtalstexten", "5 punkter"]) && has(&stage, &["u ångrar"]), "{}", stage.text());
    stage.keys("/omforhandling<Enter><Enter>G");
    assert!(
        stage.text().contains("Detta avtal upprättas i tre likalydande exemplar"),
        "the clause stands below\n{}",
        stage.text()
    );
    stage.keys("<Esc><Esc>Farton månaders<Enter>");
    assert!(has(&stage, &["> ", "9 Avtalets giltighetstid", "används av"]), "{}", stage.text());
    assert!(has(&stage, &["Detta avtal gäller från och med den 1 januari 2025"]), "{}", stage.text());
    stage.keys("<Enter>G");
    assert!(
        has(&stage, &["omforhandling", "Begäran om omförhandling"]),
        "the entries that cite it stand below\n{}",
        stage.text()
    );
    stage.keys("u<Esc>g");
    assert!(has(&stage, &["Avtalstexten", "inte bifogad"]), "{}", stage.text());
}

#[test]
fn m22_a_notice_is_recorded_where_the_agreement_stands_and_undone() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("7aorsa<Enter><Enter><C-u>2026-06-30<Enter><Enter><Enter><Enter>");
    assert!(has(&stage, &["Uppsägning från Orsa", "30 juni 2026"]), "{}", stage.text());
    assert!(has(&stage, &["upphör 30 juni (gäller)", "30 juni 2028"]), "{}", stage.text());
    assert!(has(&stage, &["Ska underrättas", "Mora, Älvdalen"]), "{}", stage.text());
    assert!(has(&stage, &["Avtalet är uppsagt"]), "{}", stage.text());
    stage.keys("u");
    assert!(has(&stage, &["Avtalet gäller tills vidare"]), "{}", stage.text());
}
