//! `setting`: where the agreement is silent, and only there, the cooperation chooses itself.

use crate::desk::Desk;
use serde_json::{Value, json};

fn item(desk: &Desk, handle: &str) -> Value {
    let due = desk.json(&["due"]);
    let found = due["items"].as_array().and_then(|items| items.iter().find(|i| i["handle"] == handle));
    found.cloned().unwrap_or_default()
}

fn own(desk: &Desk, entry: &str, field: &str) -> Value {
    let list = desk.json(&["setting", "list"]);
    let found = list["items"].as_array().and_then(|items| items.iter().find(|i| i["entry"] == entry && i["field"] == field));
    found.cloned().unwrap_or_default()
}

#[test]
fn a_chosen_day_binds_and_can_be_given_back() {
    let desk = Desk::demo("moa");
    let before = item(&desk, "uppfoljning/2026");
    assert_eq!((&before["due"], &before["force"]), (&json!("2026-12-31"), &json!("should")));
    assert_eq!(own(&desk, "uppfoljning", "when")["chosen"], json!(false));
    let done = desk.ok(&["setting", "set", "uppfoljning", "when", "{ day = \"10-31\" }"]);
    assert!(done.contains("uppfoljning, when"), "{done}");
    let after = item(&desk, "uppfoljning/2026");
    assert_eq!((&after["due"], &after["force"], &after["state"]), (&json!("2026-10-31"), &json!("must"), &json!("overdue")));
    assert_eq!(own(&desk, "uppfoljning", "when")["chosen"], json!(true));
    // How hard a day of its own binds is the cooperation's too.
    desk.ok(&["setting", "set", "uppfoljning", "force", "should"]);
    assert_eq!(item(&desk, "uppfoljning/2026")["force"], json!("should"));
    desk.ok(&["setting", "clear", "uppfoljning", "force"]);
    desk.ok(&["setting", "clear", "uppfoljning", "when"]);
    assert_eq!(item(&desk, "uppfoljning/2026"), before);
    desk.ok(&["undo"]);
    assert_eq!(item(&desk, "uppfoljning/2026"), after);
    assert!(desk.ok(&["log"]).contains("uppfoljning, when"));
}

#[test]
fn a_part_of_a_field_is_set_from_a_day_on() {
    let desk = Desk::demo("moa");
    assert_ne!(item(&desk, "uppfoljning/2026")["soon_from"], json!("2026-12-01"));
    desk.ok(&["setting", "set", "uppfoljning", "lead.soon", "30 days"]);
    assert_eq!(item(&desk, "uppfoljning/2026")["soon_from"], json!("2026-12-01"));
    desk.ok(&["setting", "set", "uppfoljning", "lead.soon", "30 days", "--from", "2026-12-01"]);
    assert_ne!(item(&desk, "uppfoljning/2026")["soon_from"], json!("2026-12-01"));
    insta::assert_snapshot!(desk.ok(&["setting", "list", "--today", "2026-12-01", "--chosen"]));
}

#[test]
fn what_the_agreement_says_itself_is_not_set() {
    let desk = Desk::demo("moa");
    let said = desk.refused(4, &["setting", "set", "presidium-februari", "when", "{ months = [3] }"]);
    assert!(said.contains("presidium-februari"), "{said}");
    desk.refused(4, &["setting", "set", "uppfoljning", "lead.soon", "ofta"]);
    desk.refused(4, &["setting", "set", "uppfoljning", "lead.sonn", "30 days"]);
    desk.refused(4, &["setting", "set", "ingenting", "lead", "30 days"]);
    desk.refused(4, &["setting", "clear", "uppfoljning", "lead"]);
    assert!(desk.ok(&["setting", "list", "--chosen"]).contains("Det finns inget här"));
}
