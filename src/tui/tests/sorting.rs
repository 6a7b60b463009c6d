//! Lists sorted by one of their columns.

use crate::tui::testing::Stage;

/// The first words of the rows of the list, in their order.
fn rows(stage: &Stage) -> Vec<String> {
    let rows = stage.lines().iter().skip(3).take_while(|line| !line.starts_with("--"));
    rows.filter_map(|line| line.get(3..)?.split("  ").next().map(str::to_owned)).filter(|name| !name.is_empty()).collect()
}

#[test]
fn numbers_stand_as_numbers_and_the_place_stays() {
    let mut stage = Stage::demo("vestland", 120, 40);
    stage.keys("2z/askoy<Enter>");
    let member = stage.cursor_line().to_owned();
    stage.keys("<Esc>s");
    assert!(stage.text().contains("1 Kommune") && stage.text().contains("3 Innbyggjarar"), "{}", stage.text());
    stage.keys("3");
    assert_eq!(stage.cursor_line(), member, "{}", stage.text());
    assert!(stage.text().contains("↑Innbyggjarar"), "{}", stage.text());
    stage.keys("Sg");
    assert!(stage.cursor_line().contains("Bergen"), "{}", stage.text());
    assert!(stage.text().contains("↓Innbyggjarar"), "{}", stage.text());
    stage.keys("s0g");
    assert!(!stage.text().contains("↓Innbyggjarar"), "{}", stage.text());
}

#[test]
fn words_stand_in_the_order_of_letters_of_the_cooperation() {
    let mut stage = Stage::demo_in("vestland", Some(crate::domain::sort::Language::Sv), 120, 40);
    stage.keys("2zskG");
    // In Norwegian å comes after ø, whoever looks.
    assert!(stage.cursor_line().contains("Årdal"), "{}", stage.text());
    let mut stage = Stage::demo("moa", 80, 24);
    stage.keys("2zskS");
    assert_eq!(rows(&stage), ["Älvdalen", "Orsa", "Mora (värd)"], "{}", stage.text());
}

#[test]
fn days_stand_as_days_under_their_heading() {
    let mut stage = Stage::demo("moa", 120, 40);
    let place = |stage: &Stage, day: &str| stage.text().find(day).expect("a meeting");
    stage.keys("4");
    assert!(place(&stage, "12 feb 2026") < place(&stage, "5 nov 2026"), "{}", stage.text());
    stage.keys("s1S");
    assert!(place(&stage, "10 dec 2026") < place(&stage, "9 dec 2026"), "{}", stage.text());
    assert!(place(&stage, "5 nov 2026") < place(&stage, "12 feb 2026"), "{}", stage.text());
    assert!(place(&stage, "senast 28 feb 2027") < place(&stage, "MED DATUM"), "{}", stage.text());
}

#[test]
fn a_key_that_names_no_column_changes_nothing() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("2");
    let before = rows(&stage);
    stage.keys("s9");
    assert!(stage.text().contains("ingen sådan kolumn"), "{}", stage.text());
    stage.keys("s<Esc>");
    assert_eq!(rows(&stage), before);
    stage.keys("3<Enter>s");
    assert!(stage.text().contains("inga kolumner att sortera"), "{}", stage.text());
}

#[test]
fn municipalities_stand_by_name_in_every_pane() {
    let names = ["Enebakk", "Frogn", "Hurdal", "Lillestrøm", "Lørenskog", "Nannestad"];
    let pages = ["2", "3<Enter>", "5/svarut<Enter><Enter>", "5v", "6/like deler<Enter>", "7<Down><Down><Enter>"];
    for keys in pages {
        let mut stage = Stage::demo("akershus", 200, 60);
        stage.keys(keys);
        let line = |name: &&str| stage.lines().iter().position(|line| line.contains(*name));
        let places: Vec<_> = names.iter().map(line).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{keys}: {places:?}\n{}", stage.text());
    }
}
