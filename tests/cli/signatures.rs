//! Who has signed the agreement: a row for each in the register that the charter names, and what follows from them.

use crate::desk::Desk;
use serde_json::json;

/// The findings on the signing, by the last part of their names.
fn findings(desk: &Desk) -> Vec<String> {
    let found = desk.json(&["check"]);
    let handles = found["items"].as_array().expect("findings").iter().filter_map(|item| item["handle"].as_str());
    let of_signing = |handle: &&str| ["signatures", "copies", "texts"].iter().any(|part| handle.contains(part));
    handles.filter(of_signing).filter_map(|handle| Some(handle.split_once('/')?.1.to_owned())).collect()
}

fn sign(desk: &Desk, member: &str, date: &str) {
    desk.ok(&["register", "add", "underskrifter", &format!("date={date}"), &format!("member={member}")]);
}

#[test]
fn moa_145_146_147_148_the_last_signature_came_after_the_first_day_and_all_are_of_one_text() {
    let desk = Desk::new("moa");
    let status = |day: &str| desk.ok(&["agreement", "status", "--today", day]);
    assert!(status("2026-11-16").contains("Undertecknat av alla 3, senast 14 jan 2025; avtalets första dag är 1 jan 2025."));
    assert!(status("2025-01-13").contains("Undertecknat av 2 av 3; saknas: Orsa."), "{}", status("2025-01-13"));
    assert_eq!(findings(&desk), Vec::<String>::new());
    desk.ok(&["field", "set", "underskrifter/3", "signerat-hashvarde", "00AA"]);
    assert_eq!(findings(&desk), ["texts/2"]);
    desk.ok(&[
        "field",
        "set",
        "underskrifter/3",
        "signerat-hashvarde",
        "f7cad58b7a5beb85229b6781a47828dbad17a6272e99564c5a35dfdfab9cf941",
    ]);
    assert_eq!(findings(&desk), Vec::<String>::new(), "digests are the same in small letters");
}

#[test]
fn ak_02_76_the_copies_are_compared_with_the_members_of_the_signing_day() {
    let desk = Desk::new("akershus");
    assert_eq!(findings(&desk), ["signatures"]);
    let before = desk.json(&["member", "list", "--on", "2019-12-31"]);
    let members: Vec<_> = before["items"].as_array().expect("members").iter().filter_map(|m| m["handle"].as_str()).collect();
    assert_eq!(members.len(), 22);
    for member in &members {
        sign(&desk, member, "2019-12-31");
    }
    assert_eq!(findings(&desk), Vec::<String>::new(), "today's 19 are not asked");
    desk.ok(&["undo"]);
    assert_eq!(findings(&desk), ["signatures"]);

    let later = Desk::new("akershus");
    let after = later.json(&["member", "list", "--on", "2020-01-01"]);
    for member in after["items"].as_array().expect("members").iter().filter_map(|m| m["handle"].as_str()) {
        sign(&later, member, "2020-01-01");
    }
    assert_eq!(findings(&later), ["copies/19"]);
}

#[test]
fn vl_101_105_the_start_follows_from_the_signatures_in_each_reading() {
    let desk = Desk::new("vestland");
    let begins = || {
        let status = desk.json(&["agreement", "status"]);
        let of = |reading: &str| {
            let items = status["items"].as_array().expect("readings").iter();
            items.clone().find(|item| item["reading"] == reading).map(|item| item["begins"].clone())
        };
        (of("each-own"), of("last"), status["signatures"]["signed"].clone())
    };
    assert_eq!(begins(), (Some(json!(null)), Some(json!(null)), json!(0)));
    assert_eq!(findings(&desk), ["signatures"]);
    sign(&desk, "bergen", "2020-09-14");
    sign(&desk, "voss", "2020-09-01");
    assert_eq!(begins(), (Some(json!("2020-09-14")), Some(json!(null)), json!(2)));
    assert_eq!(findings(&desk), ["signatures"], "41 have not signed");
    let members = desk.json(&["member", "list"]);
    for member in members["items"].as_array().expect("members").iter().filter_map(|m| m["handle"].as_str()) {
        if !["bergen", "voss"].contains(&member) {
            sign(&desk, member, "2020-10-01");
        }
    }
    assert_eq!(begins(), (Some(json!("2020-09-14")), Some(json!("2020-10-01")), json!(43)));
    assert_eq!(findings(&desk), Vec::<String>::new());
}
