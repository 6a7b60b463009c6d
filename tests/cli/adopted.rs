//! `agreement adopted` and `agreement consent`.

use crate::desk::Desk;

#[test]
fn m25_a24_who_has_adopted_and_who_is_missing() {
    let desk = Desk::new("moa");
    insta::assert_snapshot!(desk.ok(&["agreement", "adopted"]));
    let early = desk.json(&["agreement", "adopted", "--on", "2024-12-01"]);
    assert_eq!((&early["adopted"], &early["missing"]), (&2.into(), &serde_json::json!(["Älvdalen"])));
    let desk = Desk::new("akershus");
    let sheet = desk.json(&["agreement", "adopted"]);
    let missing = sheet["missing"].as_array().expect("missing").len();
    assert_eq!(sheet["adopted"].as_u64().map(|n| n as usize + missing), Some(19), "{sheet}");
    desk.ok(&["agreement", "adopted", "--csv"]);
}

#[test]
fn v24_a_change_waits_for_all_43() {
    let desk = Desk::new("vestland");
    let sheet = desk.json(&["agreement", "consent"]);
    assert_eq!((&sheet["version"], &sheet["consented"], &sheet["of"]), (&"v2".into(), &0.into(), &43.into()));
    let said = desk.ok(&["agreement", "consent"]);
    assert!(said.contains("0 av 43"), "{said}");
    assert_eq!(said.lines().filter(|l| l.starts_with("Mangl") || l.starts_with("Mangel") || l.starts_with("Manglar")).count(), 1);
}
