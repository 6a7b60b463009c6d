//! `due` and `tick`.

use crate::desk::Desk;
use serde_json::json;

#[test]
fn the_list_by_how_near_it_is() {
    let desk = Desk::demo("moa");
    insta::assert_snapshot!(desk.ok(&["due", "--days", "60"]));
}

#[test]
fn an_item_has_all_its_fields() {
    let desk = Desk::demo("moa");
    let due = desk.json(&["due"]);
    assert_eq!((&due["schema"], &due["today"]), (&json!("samvirke.due/1"), &json!("2026-11-16")));
    let of = |handle: &str| due["items"].as_array().and_then(|items| items.iter().find(|i| i["handle"] == handle)).cloned();
    let item = of("ansvarsfrihet/2025/orsa").expect("the discharge of 2025");
    insta::assert_snapshot!(serde_json::to_string_pretty(&item).expect("JSON"));
}

#[test]
fn what_is_late_has_its_own_exit_code() {
    let desk = Desk::demo("moa");
    let late = desk.run(&["due", "--late"]);
    assert_eq!(late.code, 10, "{late:?}");
    assert!(late.out.contains("ansvarsfrihet/2025/orsa") && !late.out.contains("samrad-budget"), "{late:?}");
    let none = Desk::empty();
    none.ok(&["new", "b.samvirke", "--charter", "moa"]);
    assert_eq!(none.run(&["-f", "b.samvirke", "due", "--late"]).code, 0);
}

#[test]
fn a_tick_settles_and_undo_brings_it_back() {
    let desk = Desk::demo("moa");
    let is_listed = |desk: &Desk| desk.run(&["due", "--late"]).out.contains("ansvarsfrihet/2025/orsa");
    assert!(is_listed(&desk));
    desk.ok(&["tick", "ansvarsfrihet/2025/orsa", "--note", "KF 2026-06-15 § 40"]);
    assert!(!is_listed(&desk));
    desk.ok(&["undo"]);
    assert!(is_listed(&desk));
    desk.ok(&["tick", "uppfoljning/2026", "--note", "Årsrapport"]);
    desk.refused(4, &["tick", "uppfoljning/2026", "--note", "igen"]);
    desk.refused(3, &["tick", "ingenting/2025", "--note", "x"]);
    desk.refused(2, &["tick", "ansvarsfrihet/2025/orsa"]);
    desk.refused(4, &["tick", "ansvarsfrihet/2025/orsa", "--note", " "]);
}
