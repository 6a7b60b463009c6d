//! `member`, `person` and `find`.

use crate::desk::Desk;
use serde_json::json;

#[test]
fn the_members_with_their_figures() {
    let desk = Desk::demo("moa");
    insta::assert_snapshot!(desk.ok(&["member", "list"]));
    let list = desk.json(&["member", "list", "--on", "2020-06-01"]);
    assert_eq!(list["schema"], "samvirke.member-list/1");
    assert_eq!(list["items"][0]["inhabitants"], json!({"count": 20_470, "date": "2019-12-31", "source": "SCB"}));
}

#[test]
fn the_members_of_an_area() {
    let desk = Desk::demo("vestland");
    let list = desk.json(&["member", "list", "--area", "nordfjord"]);
    let names: Vec<_> = list["items"].as_array().expect("items").iter().map(|i| i["name"].as_str().expect("a name")).collect();
    assert_eq!(names, ["Bremanger", "Gloppen", "Kinn", "Stad", "Stryn"]);
    desk.refused(3, &["member", "list", "--area", "orsa"]);
}

#[test]
fn one_member_by_a_piece_of_its_name_or_by_its_number() {
    let desk = Desk::demo("moa");
    let shown = desk.ok(&["member", "show", "älv"]);
    assert_eq!(shown, desk.ok(&["member", "show", "2039"]));
    insta::assert_snapshot!(shown);
}

#[test]
fn who_has_a_role_for_a_member_is_on_its_page() {
    let desk = Desk::demo("vestland");
    let roles = |desk: &Desk| desk.json(&["member", "show", "askoy"])["items"][0]["roles"].as_array().map(Vec::len);
    let before = roles(&desk).expect("roles");
    desk.ok(&["seat", "appoint", "askoy/kommunekontakt", "Åsa Å. Ås", "--new"]);
    assert_eq!(roles(&desk), Some(before + 1));
}

#[test]
fn a_person_is_added_changed_and_found() {
    let desk = Desk::demo("moa");
    desk.ok(&["person", "add", "--name", "Åsa Öst", "--member", "orsa", "--mail", "asa@example.org", "--phone", "+46 250"]);
    desk.ok(&["person", "edit", "asa-ost", "--title", "Kanslichef"]);
    let found = desk.json(&["find", "asa", "ost"]);
    let expected = json!([{
        "kind": "person", "handle": "asa-ost", "title": "Åsa Öst",
        "snippet": "Kanslichef, asa@example.org, +46 250", "date": null,
    }]);
    assert_eq!(found["items"], expected);
    desk.ok(&["person", "edit", "asa-ost", "--title", ""]);
    assert_eq!(desk.json(&["find", "asa", "ost"])["items"][0]["snippet"], "asa@example.org, +46 250");
    desk.refused(4, &["person", "add", "--name", "Åsa Två", "--handle", "asa-ost"]);
}

#[test]
fn nothing_found_is_an_answer() {
    let desk = Desk::demo("moa");
    assert_eq!(desk.ok(&["find", "xyzzy"]), "Hittade inget med xyzzy.\n");
}
