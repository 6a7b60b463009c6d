//! What `f` on the overview records: what settles the line itself, or a note that it was done.

use crate::tui::testing::Stage;

#[test]
fn an_empty_seat_is_filled_from_the_overview() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("/ersattare orsa<Enter>");
    assert!(stage.cursor_line().contains("vakant"), "{}", stage.text());
    assert!(stage.text().contains("f registrera"), "{}", stage.text());
    stage.keys("f");
    assert!(stage.text().contains("Utse till Ersättare, Orsa"), "{}", stage.text());
    stage.keys("Eva Ek<Enter><Enter><Enter>");
    assert!(stage.text().contains("Utsedd: Eva Ek"), "{}", stage.text());
    stage.keys("<Esc>/ersattare orsa<Enter>");
    assert!(!stage.text().contains("vakant"), "{}", stage.text());
    stage.keys("u");
    assert!(stage.cursor_line().contains("vakant"), "{}", stage.text());
}

#[test]
fn a_nomination_has_its_day_and_begins_with_the_term() {
    let mut stage = Stage::demo("moa", 80, 24);
    stage.keys("/nominera<Enter>f");
    assert!(stage.text().contains("[ 2027-01-01") && stage.text().contains("Nominerad den"), "{}", stage.text());
    stage.keys("ledamot i servicenamnden, orsa<Enter><Enter><Enter><Enter>");
    assert!(stage.text().contains("Utsedd: Ledamot i servicenämnden, Orsa"), "{}", stage.text());
    stage.keys("<Esc>/nominera<Enter>");
    assert!(!stage.text().contains("Nominera ordförande"), "{}", stage.text());
}

#[test]
fn a_row_of_a_register_is_typed_column_by_column() {
    let mut stage = Stage::demo("akershus", 120, 40);
    stage.keys("/erfaringsutveksling<Enter>f");
    assert!(stage.text().contains("Ny rad: "), "{}", stage.text());
    stage.keys("<Tab><Tab><Tab><Tab><Enter>");
    assert!(stage.text().contains("Fyll ut minst én kolonne"), "{}", stage.text());
    stage.keys("12.10.2026<Enter>Samling om læring<Enter>");
    assert!(stage.lines().iter().any(|line| line.starts_with('>') && line.contains("Kommune")), "{}", stage.text());
    stage.keys("bær<Enter><Tab><Enter>");
    assert!(stage.text().contains("u angrer"), "{}", stage.text());
    stage.keys("<Esc>/2. halvår<Enter>");
    assert!(!stage.text().contains("erfaringsutveksling"), "{}", stage.text());
}

#[test]
fn a_line_can_be_ticked_off_where_the_record_lies_elsewhere() {
    let mut stage = Stage::demo("akershus", 120, 40);
    stage.keys("/erfaringsutveksling<Enter>D");
    assert!(stage.text().contains("Merk som gjort: "), "{}", stage.text());
    stage.keys("<Enter>Se årsmeldingen<Enter><Enter>");
    assert!(stage.text().contains("u angrer"), "{}", stage.text());
}

#[test]
fn a_field_takes_what_its_kind_takes() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("v/konsolidering<Enter>");
    let before = stage.cursor_line().to_owned();
    stage.keys("fkanske<Enter>");
    assert!(stage.text().contains("! "), "yes or no, nothing else\n{}", stage.text());
    stage.keys("<C-u>ja<Enter><Enter><Enter>");
    assert!(stage.text().contains("u ångrar"), "{}", stage.text());
    assert_ne!(stage.cursor_line(), before, "{}", stage.text());
    stage.keys("<Esc>/samordna i radet<Enter>f31.2.2026<Enter>");
    assert!(stage.text().contains("! "), "a day that there is\n{}", stage.text());
    stage.keys("<C-u>1.3.2026<Enter><Enter><Enter>");
    assert!(stage.text().contains("u ångrar"), "{}", stage.text());
}

#[test]
fn missing_signatures_are_recorded_from_the_overview() {
    let mut stage = Stage::demo("akershus", 120, 40);
    stage.keys("/underskrift<Enter>f");
    assert!(stage.text().contains("Ny rad: "), "{}", stage.text());
    stage.keys("31.12.2019<Enter>asker<Enter><Tab><Tab><Tab><Enter>");
    assert!(stage.text().contains("u angrer"), "{}", stage.text());
    assert!(!stage.text().contains("ingen underskrift"), "{}", stage.text());
}

#[test]
fn who_was_told_of_a_notice_is_recorded_from_the_overview_one_by_one() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("7aorsa<Enter><Enter><Enter><Enter><Enter>");
    assert!(stage.text().contains("Inte meddelade") || stage.text().contains("Mora, Älvdalen"), "{}", stage.text());
    for member in ["Mora", "Älvdalen"] {
        stage.keys("1<Esc>/skriftligt och<Enter>f");
        assert!(stage.text().contains(&format!("Skickad till de övriga: {member}")), "{}", stage.text());
        stage.keys("2026-11-16<Enter><Enter><Enter>");
        assert!(stage.text().contains("u ångrar"), "{}", stage.text());
    }
    assert!(!stage.text().contains("skriftligt och till"), "all have been told\n{}", stage.text());
    stage.keys("7");
    assert!(stage.text().contains("Mora 16 nov 2026, Älvdalen 16 nov 2026"), "{}", stage.text());
}

#[test]
fn an_earlier_day_than_a_notice_comes_to_holds_once_all_have_agreed_to_it() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("7f");
    assert!(stage.text().contains("när en uppsägning är registrerad"), "{}", stage.text());
    stage.keys("aorsa<Enter><Enter><Enter><Enter><Enter>");
    assert!(stage.text().contains("gäller till och med 30 juni 2028"), "{}", stage.text());
    for member in ["mora", "orsa", "älvdalen"] {
        assert!(stage.text().contains("30 juni 2028"), "not before all agree\n{}", stage.text());
        stage.keys(&format!("f{member}<Enter>2027-12-31<Enter><Enter>"));
    }
    assert!(stage.text().contains("gäller till och med 31 dec 2027"), "{}", stage.text());
    stage.keys("u");
    assert!(stage.text().contains("gäller till och med 30 juni 2028"), "{}", stage.text());
}
