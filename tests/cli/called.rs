//! `responsible` and `meeting call`: who answers for a matter, who calls to a meeting, who is called and kept informed.

use crate::desk::Desk;
use serde_json::Value;

fn answers(desk: &Desk, matter: &str, on: &str) -> Vec<String> {
    let found = desk.json(&["responsible", matter, "--on", on]);
    let items = found["items"].as_array().expect("items").clone();
    items
        .iter()
        .map(|item| format!("{} {}", item["rule"].as_str().expect("a rule"), item["who"].as_str().expect("who")))
        .collect()
}

#[test]
fn moa_73_74_the_date_of_a_document_says_who_keeps_it() {
    let desk = Desk::new("moa");
    assert_eq!(answers(&desk, "arkiv", "2010-01-01"), ["arkiv Mora"]);
    assert_eq!(answers(&desk, "arkiv", "2009-12-31"), ["arkiv-fore-2010 varje kommun för sitt eget"]);
    insta::assert_snapshot!(desk.ok(&["responsible"]));
    assert_eq!(answers(&desk, "vägen till månen", "2026-01-01"), Vec::<String>::new());
}

#[test]
fn a19_what_the_annual_meeting_has_to_treat_is_named_with_its_clause() {
    let sheet = Desk::new("akershus").json(&["meeting", "call", "arsmote"]);
    let treats = sheet["treats"].as_array().expect("items");
    assert_eq!(treats.len(), 4, "{treats:?}");
    for (word, item) in ["Mandat", "budsjett", "Erfaringsrapport", "rammer"].iter().zip(treats) {
        assert!(item["title"].as_str().expect("a title").contains(word), "{item}");
        assert!(item["clause"].as_str().expect("a clause").starts_with("§ 6 Årsmøte"), "{item}");
    }
}

fn called(sheet: &Value, standing: &str) -> usize {
    sheet["items"].as_array().expect("items").iter().filter(|item| item["standing"] == standing).count()
}

#[test]
fn moa_41_the_council_is_called_to_the_board_too() {
    let desk = Desk::demo("moa");
    let sheet = desk.json(&["meeting", "call", "namnd"]);
    let council = desk.json(&["meeting", "call", "rad"]);
    assert!(called(&sheet, "voting") > 0 && called(&sheet, "substitute") > 0);
    assert_eq!(called(&sheet, "present"), called(&council, "voting"));
    assert!(called(&sheet, "present") > 0);
    // Nobody is called twice.
    let people: Vec<_> = sheet["items"].as_array().expect("items").iter().map(|item| item["person"].to_string()).collect();
    let mut once = people.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), people.len());
    insta::assert_snapshot!(desk.ok(&["meeting", "call", "namnd"]));
}

#[test]
fn vl_50_the_leader_calls_and_leads() {
    let desk = Desk::new("vestland");
    let before = desk.json(&["meeting", "call", "styringsgruppe"]);
    assert_eq!(before["called_by"], before["led_by"], "whoever it is");
    desk.ok(&["seat", "appoint", "styringsgruppe/chair", "Kari Nes", "--new", "--for", "bergen"]);
    let sheet = desk.json(&["meeting", "call", "styringsgruppe"]);
    assert!(sheet["called_by"].as_str().expect("who").starts_with("Kari Nes"), "{sheet}");
    assert_eq!(sheet["called_by"], sheet["led_by"]);
}

#[test]
fn vl_40_41_seats_inform_their_area_and_those_with_the_same_operations() {
    let desk = Desk::new("vestland");
    let of = |sheet: &Value, seat: &str, list: &str| -> Vec<String> {
        let found = sheet["informs"].as_array().expect("seats").iter().find(|of| of["seat"] == seat).expect("the seat").clone();
        found[list].as_array().expect("names").iter().map(|n| n.as_str().expect("a name").to_owned()).collect()
    };
    let seat = "Kommunedirektør i Askøy";
    let sheet = desk.json(&["meeting", "call", "styringsgruppe"]);
    assert_eq!(of(&sheet, seat, "shared"), Vec::<String>::new());
    assert!(of(&sheet, "Kommunedirektør i Alver", "area").contains(&"Austrheim".to_owned()));
    desk.ok(&["field", "set", "askoy", "driftsleverandor", "Felles drift"]);
    desk.ok(&["field", "set", "fjaler", "driftsleverandor", "Felles drift"]);
    desk.ok(&["field", "set", "stord", "driftsleverandor", "Egen drift"]);
    let sheet = desk.json(&["meeting", "call", "styringsgruppe"]);
    assert_eq!(of(&sheet, seat, "shared"), ["Fjaler"]);
}

#[test]
fn moa_70_a_talk_with_the_presidium_calls_those_who_meet() {
    let desk = Desk::demo("moa");
    let sheet = desk.json(&["meeting", "call", "namnd", "--kind", "presidium", "--on", "2026-02-12"]);
    assert_eq!(sheet["called_by"], "kommunstyrelserna");
    let seats: Vec<_> = sheet["items"].as_array().expect("items").iter().map(|item| item["seat"].as_str()).collect();
    assert!(
        !seats.is_empty() && seats.iter().all(|seat| ["ordförande", "vice ordförande"].map(Some).contains(seat)),
        "{seats:?}"
    );
    assert_eq!(sheet["treats"], serde_json::json!([]));
    let shown = &desk.json(&["show", "namnd/2026-02-12"])["items"][0];
    assert_eq!(shown["called"].as_array().map(Vec::len), Some(seats.len()));
    assert_eq!(shown["treats"], serde_json::json!([]));
    assert!(!desk.json(&["meeting", "call", "namnd"])["treats"].as_array().expect("items").is_empty());
}
