//! `who` and `check`.

use crate::desk::Desk;
use serde_json::{Value, json};

/// Whom a post falls to, and whether only by rotation.
fn post(desk: &Desk, role: &str, on: &str) -> (Value, Value) {
    let who = desk.json(&["who", "namnd", "--role", role, "--on", on]);
    let items = who["items"].as_array().expect("items");
    assert_eq!(items.len(), 1, "{who}");
    (items[0]["member"].clone(), items[0]["by_rotation"].clone())
}

#[test]
fn m03_the_deputy_is_one_line() {
    let desk = Desk::demo("moa");
    let who = desk.json(&["who", "namnd", "Älvdalen", "--role", "deputy"]);
    assert_eq!(who["items"].as_array().map(Vec::len), Some(1), "{who}");
    let item = &who["items"][0];
    assert_eq!((&item["role"], &item["member"]), (&json!("substitute"), &json!("Älvdalen")));
    assert_eq!(item["example"], true);
    insta::assert_snapshot!(desk.ok(&["who", "namnd", "alvdalen", "--role", "deputy"]));
}

#[test]
fn m18_the_chair_goes_round_from_a_given_start() {
    let desk = Desk::new("moa");
    let unknown = desk.json(&["who", "namnd", "--role", "vice", "--on", "2027-01-01"]);
    assert_eq!((&unknown["items"][0]["member"], &unknown["unanchored"]), (&Value::Null, &json!(["namnd"])));
    let ran = desk.run(&["who", "namnd", "--role", "vice", "--on", "2027-01-01"]);
    assert!(ran.out.contains("okänt") && ran.err.contains("samvirke term add namnd FROM TO --chair MEMBER"), "{ran:?}");

    desk.ok(&["term", "add", "namnd", "2023-01-01", "2026-12-31", "--chair", "mora"]);
    let by_rotation = |member: &str| (json!(member), json!(true));
    assert_eq!(post(&desk, "chair", "2027-01-01"), by_rotation("Orsa"));
    assert_eq!(post(&desk, "vice", "2027-01-01"), by_rotation("Älvdalen"));
    assert_eq!(post(&desk, "chair", "2031-01-01"), by_rotation("Älvdalen"));
    assert_eq!(post(&desk, "vice", "2031-01-01"), by_rotation("Mora"));
}

#[test]
fn v02_who_speaks_for_an_area() {
    let desk = Desk::demo("vestland");
    insta::assert_snapshot!(desk.ok(&["who", "sg", "Nordfjord"]));
}

/// V03: which municipalities Alver's member stands for.
#[test]
fn v03_whom_a_member_speaks_for() {
    let desk = Desk::demo("vestland");
    let shown = desk.ok(&["who", "sg", "Alver"]);
    assert!(shown.contains("talar for Nordhordland: Alver, Austrheim, Fedje"), "{shown}");
    let seat = &desk.json(&["who", "sg", "Alver"])["items"][0]["speaks_for"];
    assert_eq!((&seat["area"], &seat["members"][0]), (&json!("Nordhordland"), &json!("Alver")));
    let listed = desk.json(&["member", "list", "--area", "nordhordland"]);
    assert_eq!(seat["members"].as_array().map(Vec::len), listed["items"].as_array().map(Vec::len));
}

/// A04 and N03: one person of a municipality, with the phone and since when.
#[test]
fn a04_n03_one_person_of_a_municipality() {
    for (charter, args) in
        [("akershus", ["who", "Asker", "--role", "digital"]), ("norrbotten", ["who", "beredning", "Kalix", "--on"])]
    {
        let desk = Desk::demo(charter);
        let args: Vec<_> = args.into_iter().chain((charter == "norrbotten").then_some("2026-11-16")).collect();
        let who = desk.json(&args);
        let items = who["items"].as_array().expect("items");
        assert_eq!(items.len(), 1, "{who}");
        assert!(items[0]["phone"].is_string() && items[0]["from"].is_string(), "{who}");
    }
}

#[test]
fn all_seats_of_a_cooperation() {
    insta::assert_snapshot!(Desk::demo("moa").ok(&["who"]));
}

#[test]
fn what_is_not_as_agreed() {
    let desk = Desk::demo("moa");
    insta::assert_snapshot!(desk.ok(&["check"]));
    let check = desk.json(&["check", "namnd"]);
    assert_eq!((&check["items"][0]["level"], &check["bodies"]), (&json!("fault"), &json!(1)));
}

#[test]
fn names_that_fit_several_or_none_are_listed() {
    let desk = Desk::demo("moa");
    let several = desk.refused(3, &["person", "edit", "ledamot", "--phone", "1"]);
    for candidate in ["ledamot-mora", "ledamot-orsa", "ledamot-alvdalen"] {
        assert!(several.contains(candidate), "{several}");
    }
    let none = desk.refused(3, &["who", "namden"]);
    assert!(none.contains("namnd"), "{none}");
}

#[test]
fn addresses_are_printed_as_mail_programs_take_them_each_once() {
    let desk = Desk::demo("moa");
    let printed = desk.ok(&["who", "namnd", "--mail"]);
    let addresses: Vec<_> = printed.trim().split("; ").collect();
    assert_eq!(addresses.len(), 5, "{printed}");
    assert_eq!(addresses[0], "\"Ledamot i servicenämnden, Mora\" <ledamot.mora@example.org>");
    let listed = desk.json(&["who", "namnd", "--mail"]);
    assert_eq!(listed["items"][0]["mail"], "ledamot.mora@example.org");
}

#[test]
fn an_area_without_a_seat_of_its_own_is_answered_by_who_of_its_members_sits_where() {
    let desk = Desk::demo("akershus");
    let who = desk.json(&["who", "Follo"]);
    let members: Vec<_> = who["items"].as_array().expect("items").iter().filter_map(|i| i["member"].as_str()).collect();
    assert!(members.contains(&"Nordre Follo") && members.contains(&"Ås"), "{who}");
    assert!(!members.contains(&"Bærum"), "{who}");
    // Where a seat speaks for the area, that is the answer.
    let desk = Desk::demo("vestland");
    assert_eq!(desk.json(&["who", "Nordfjord"])["items"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_body_is_shown_with_its_seats_and_meetings() {
    let desk = Desk::demo("akershus");
    insta::assert_snapshot!(desk.ok(&["show", "Programstyre"]));
    let shown = desk.json(&["show", "programstyre"]);
    assert_eq!(shown["items"][0]["seats"].as_array().map(Vec::len), Some(10), "{shown}");
}
