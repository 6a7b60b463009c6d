//! `setting`: where the agreement is silent, and only there, the cooperation chooses itself.

use std::fs;

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

/// What is set, asked of a copy whose charters have no text to read.
fn chosen_without_text(desk: &Desk) -> Value {
    let copy = desk.path("b.samvirke");
    fs::copy(desk.path("a.samvirke"), &copy).expect("a copy");
    let conn = rusqlite::Connection::open(&copy).expect("the copy");
    conn.execute("UPDATE charter_version SET text = '?'", []).expect("a text");
    drop(conn);
    desk.json(&["-f", "b.samvirke", "setting", "list", "--chosen"])["items"].clone()
}

#[test]
fn what_is_set_is_kept_in_the_compiled_form_and_taken_back_with_the_change() {
    let desk = Desk::new("moa");
    assert_eq!(chosen_without_text(&desk), json!([]));
    desk.ok(&["setting", "set", "uppfoljning", "lead.soon", "30 days"]);
    assert_eq!(chosen_without_text(&desk)[0]["value"], json!("\"30 days\""));
    desk.ok(&["undo"]);
    assert_eq!(chosen_without_text(&desk), json!([]));
}

#[test]
fn a_part_of_a_field_is_set_from_a_day_on() {
    let desk = Desk::demo("moa");
    assert_ne!(item(&desk, "uppfoljning/2026")["soon_from"], json!("2026-12-01"));
    desk.ok(&["setting", "set", "uppfoljning", "lead.soon", "30 days"]);
    assert_eq!(item(&desk, "uppfoljning/2026")["soon_from"], json!("2026-12-01"));
    desk.ok(&["setting", "set", "uppfoljning", "lead.soon", "10 days", "--from", "2028-01-01"]);
    assert_eq!(item(&desk, "uppfoljning/2026")["soon_from"], json!("2026-12-01"), "what holds until then stays");
    insta::assert_snapshot!(desk.ok(&["setting", "list", "--today", "2026-12-01", "--chosen"]));
    let chosen = |day: &str| desk.json(&["setting", "list", "--today", day, "--chosen"])["items"].clone();
    assert_eq!(chosen("2027-12-31")[0]["value"], json!("\"30 days\""));
    assert_eq!(chosen("2028-01-01")[0]["value"], json!("\"10 days\""));
    assert_eq!(chosen("2028-01-01").as_array().map(Vec::len), Some(1));
    // What holds is given back first, then what is to come.
    desk.ok(&["setting", "clear", "uppfoljning", "lead.soon"]);
    assert_eq!((chosen("2027-12-31"), chosen("2028-01-01")[0]["value"].clone()), (json!([]), json!("\"10 days\"")));
    desk.ok(&["setting", "clear", "uppfoljning", "lead.soon"]);
    assert_eq!(chosen("2028-01-01"), json!([]));
    desk.refused(4, &["setting", "clear", "uppfoljning", "lead.soon"]);
}

#[test]
fn it_is_changed_and_given_back_under_the_name_of_a_later_version() {
    let desk = Desk::demo("moa");
    let later = |args: &[&str]| desk.ok(&[&["--today", "2026-12-05", "setting"], args].concat());
    let chosen = |day: &str| {
        let list = desk.json(&["--today", day, "setting", "list", "--chosen"]);
        let items = list["items"].as_array().expect("items").iter();
        items.map(|i| format!("{} {} {}", i["entry"], i["field"], i["value"]).replace(['"', '\\'], "")).collect::<Vec<_>>()
    };
    desk.ok(&["setting", "set", "uppfoljning", "lead.soon", "60 days"]);
    let names = ["uppfoljning", "uppfoljning-ny", "uppfoljning-sist"];
    for (pair, from) in names.windows(2).zip(["2026-12-01", "2027-12-01"]) {
        let entry = format!("id = \"{}\"\nreplaces = \"{}\"", pair[1], pair[0]);
        desk.adopt_moa("id = \"uppfoljning\"", &entry, from);
    }
    assert_eq!(chosen("2026-11-16"), ["uppfoljning lead.soon 60 days"]);
    assert_eq!(chosen("2026-12-05"), ["uppfoljning-ny lead.soon 60 days"]);
    assert_eq!(chosen("2027-12-05"), ["uppfoljning-sist lead.soon 60 days"]);
    later(&["set", "uppfoljning-ny", "lead.soon", "10 days"]);
    assert_eq!(chosen("2026-12-05"), ["uppfoljning-ny lead.soon 10 days"]);
    assert_eq!(chosen("2026-12-04"), ["uppfoljning-ny lead.soon 60 days"]);
    later(&["clear", "uppfoljning-ny", "lead.soon"]);
    assert_eq!((chosen("2026-12-05"), chosen("2027-12-05")), (vec![], vec![]));
}

#[test]
fn a_whole_is_shown_with_its_parts_and_given_back_with_them() {
    let desk = Desk::demo("moa");
    let chosen = || {
        let list = desk.json(&["setting", "list", "--chosen"]);
        let items = list["items"].as_array().expect("items").iter();
        items.map(|i| format!("{} {}", i["field"], i["value"]).replace(['"', '\\'], "")).collect::<Vec<_>>()
    };
    let set = |field: &str, value: &str| desk.ok(&["setting", "set", "presidium-nominerat", field, value]);
    set("when.offset", "-2 months");
    assert_eq!(chosen(), ["when.offset -2 months"]);
    set("when", "{ anchor = \"term.from\", offset = \"-3 months\" }");
    assert_eq!(chosen(), ["when { anchor = term.from, offset = -3 months }"]);
    set("when.offset", "-1 months");
    assert_eq!(chosen(), ["when { anchor = term.from, offset = -1 months }"]);
    desk.ok(&["setting", "clear", "presidium-nominerat", "when"]);
    assert!(chosen().is_empty());
}

#[test]
fn what_the_agreement_says_itself_is_not_set() {
    let desk = Desk::demo("moa");
    let said = desk.refused(4, &["setting", "set", "presidium-februari", "when", "{ months = [3] }"]);
    assert!(said.contains("presidium-februari"), "{said}");
    desk.refused(4, &["setting", "set", "uppfoljning", "lead.soon", "ofta"]);
    desk.refused(4, &["setting", "set", "uppfoljning", "lead.sonn", "30 days"]);
    desk.refused(4, &["setting", "set", "rapport-fullmaktige", "when.rolling", "0 days"]);
    desk.refused(4, &["setting", "set", "ingenting", "lead", "30 days"]);
    desk.refused(4, &["setting", "clear", "uppfoljning", "lead"]);
    assert!(desk.ok(&["setting", "list", "--chosen"]).contains("Det finns inget här"));
}

/// A desk with a file whose charter calls one of its entries by another id.
fn with_entry_called(was: &str, id: &str) -> Desk {
    let desk = Desk::empty();
    let text = fs::read_to_string("assets/charters/moa/charter.toml").expect("a charter");
    let renamed = text.replace(&format!("\"{was}\""), &format!("\"{id}\""));
    fs::write(desk.path("own.toml"), renamed).expect("written");
    desk.ok(&["new", "a.samvirke", "--charter", "own.toml"]);
    desk
}

#[test]
fn an_id_that_entries_share_is_told_apart_by_kind() {
    let desk = with_entry_called("resurser", "projektkontoret");
    let refused = desk.refused(4, &["setting", "set", "projektkontoret", "optional", "false"]);
    assert!(refused.contains("body:projektkontoret, gate:projektkontoret"), "{refused}");
    desk.ok(&["setting", "set", "gate:projektkontoret", "optional", "false"]);
    assert_eq!(own(&desk, "gate:projektkontoret", "optional")["chosen"], json!(true));
    assert_eq!(own(&desk, "body:projektkontoret", "optional")["chosen"], json!(false));
    desk.ok(&["setting", "clear", "gate:projektkontoret", "optional"]);
    assert_eq!(own(&desk, "gate:projektkontoret", "optional")["chosen"], json!(false));
}

#[test]
fn of_entries_with_one_id_the_one_that_is_silent_is_meant() {
    let desk = with_entry_called("presidium-februari", "ersattare");
    desk.ok(&["setting", "set", "ersattare", "lead", "{ soon = \"10 days\" }"]);
    assert_eq!(own(&desk, "ersattare", "lead")["chosen"], json!(true));
}

#[test]
fn a_list_is_shown_and_typed_with_commas() {
    let desk = Desk::new("akershus");
    let has = |desk: &Desk| own(desk, "underskrifter", "has")["value"].clone();
    assert_eq!(has(&desk), json!("date, member, person, text, document"));
    desk.ok(&["setting", "set", "underskrifter", "has", "text, date, done"]);
    assert_eq!(has(&desk), json!("text, date, done"));
    desk.ok(&["setting", "set", "underskrifter", "has", "text"]);
    assert_eq!(has(&desk), json!("text"));
    desk.ok(&["setting", "set", "underskrifter", "has", "[\"text\", \"due\"]"]);
    assert_eq!(has(&desk), json!("text, due"));
    desk.refused(4, &["setting", "set", "underskrifter", "has", "text, soon"]);
}
