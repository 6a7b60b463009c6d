//! Agreements of one's own: what one of the four is with a rule changed or added.

use crate::desk::Desk;
use serde_json::{Value, json};
use std::fs;

/// A new file of the agreement of Mora, Orsa and Älvdalen, changed.
fn desk(change: impl FnOnce(String) -> String) -> Desk {
    let desk = Desk::empty();
    let text = fs::read_to_string("assets/charters/moa/charter.toml").expect("a charter");
    let changed = change(text.clone());
    assert_ne!(text, changed);
    fs::write(desk.path("own.toml"), changed).expect("written");
    desk.ok(&["new", "a.samvirke", "--charter", "own.toml", "--kept-from", "2025-01-01"]);
    desk
}

/// The lines of the list whose names begin so.
fn lines(desk: &Desk, name: &str) -> Vec<Value> {
    let due = desk.json(&["due"]);
    let items = due["items"].as_array().expect("items");
    items.iter().filter(|i| i["handle"].as_str().is_some_and(|handle| handle.starts_with(name))).cloned().collect()
}

#[test]
fn of_two_duties_that_one_record_settles_the_earlier_last_day_is_told() {
    let earlier = "\n[[duty]]\nid = \"forsakring-ses-over\"\nname = \"Se \u{f6}ver\"\nsource = \"\u{a7} 6.8\"\n\
        per = \"forsakringar\"\nwho = { one = \"host\" }\nwhen = { anchor = \"policy.to\", offset = \"-30 days\" }\n\
        lead = { soon = \"60 days\" }\nevidence = { record = \"forsakringar\" }\n";
    let desk = desk(|text| text + earlier);
    desk.ok(&["register", "add", "forsakringar", "to=2026-12-31", "text=Ansvar"]);
    let line = lines(&desk, "forsakring-").pop().expect("one line");
    assert_eq!((&line["due"], &line["clause"]), (&json!("2026-12-01"), &json!("\u{a7} 6.7, \u{a7} 6.8")), "{line}");
    assert_eq!(lines(&desk, "forsakring-").len(), 1);
}

#[test]
fn what_is_on_record_waits_for_no_meeting() {
    let reported = "when = { next = \"namnd\" }\nevidence = { item = \"namnd\" }\ndefault = [\"when\"]";
    let recorded = "when = { next = \"namnd\" }\nevidence = { record = \"incident\", linked = true, where = { filled = [\"level\"] } }\ndefault = [\"when\"]";
    let desk = desk(|text| text.replace(reported, recorded));
    desk.ok(&["register", "add", "incident", "text=Avbrott"]);
    let line = lines(&desk, "incident-rapport").pop().expect("it waits");
    assert_eq!(line["state"], json!("unknown"));
    desk.ok(&["register", "set", "incident/1", "level=2"]);
    assert_eq!(lines(&desk, "incident-rapport"), Vec::<Value>::new());
}

#[test]
fn meetings_wanted_by_the_same_day_are_counted_and_not_repeated() {
    let desk = desk(|text| text.replace("every = \"year\", times = 2", "every = \"year\", times = 300"));
    let wheel = desk.json(&["wheel", "2027"]);
    let items = wheel["items"].as_array().expect("items");
    let wanted: Vec<_> = items.iter().filter(|i| i["handle"] == "presidium-tva-ganger/2027").collect();
    assert_eq!(wanted.len(), 1, "{wanted:?}");
    // February and September are asked for by their own duties.
    assert_eq!(wanted[0]["count"], json!(298));
    assert!(desk.ok(&["wheel", "2027"]).contains("p31\u{d7}298"));
}
