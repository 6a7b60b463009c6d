//! `agreement notice` and `agreement notices`: who wants out or wants other terms, and what follows.

use crate::desk::Desk;

/// A new file of an agreement that knows notices, and the day after one was given.
fn desk() -> Desk {
    Desk::new("moa")
}

const AFTER: &str = "2027-07-05";

fn give(desk: &Desk, exit: &str, on: &str) -> String {
    let args = ["agreement", "notice", "orsa", "--exit", exit, "--date", on, "--written", "--today", AFTER];
    let ran = desk.run(&args);
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out + &ran.err
}

/// The effects of the only notice, by reading.
fn effects(desk: &Desk) -> Vec<(String, String)> {
    let notices = desk.json(&["agreement", "notices", "--today", AFTER]);
    let effects = notices["items"][0]["effects"].as_array().expect("effects").clone();
    let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    effects.iter().map(|effect| (text(&effect["reading"]), text(&effect["on"]))).collect()
}

fn pair(reading: &str, on: &str) -> (String, String) {
    (reading.to_owned(), on.to_owned())
}

/// The state of the duty to tell the others, and whether one is there.
fn telling(desk: &Desk) -> Option<String> {
    let due = desk.json(&["due", "--all", "--today", AFTER]);
    let lines = due["items"].as_array().expect("lines").clone();
    let line = lines.into_iter().find(|line| line["handle"] == "uppsagning-skickas/uppsagningar/1")?;
    Some(line["state"].as_str().expect("a state").to_owned())
}

#[test]
fn m22_moa_122_a_notice_takes_effect_by_each_reading_and_the_others_are_told() {
    let desk = desk();
    let said = give(&desk, "uppsagning", "2027-06-30");
    assert!(said.contains("30 juni 2029") && said.contains("31 december 2028") && said.contains("Mora och Älvdalen"), "{said}");
    assert_eq!(effects(&desk), [pair("ends-30-june", "2029-06-30"), pair("notice-by-30-june", "2028-12-31")]);
    insta::assert_snapshot!(desk.ok(&["agreement", "status", "--today", AFTER]));
    assert_eq!(telling(&desk).as_deref(), Some("urgent"));
    for member in ["mora", "alvdalen"] {
        desk.ok(&["field", "set", "uppsagningar/1", "skickad", "1.7", "--member", member, "--today", AFTER]);
    }
    assert_eq!(telling(&desk), None, "all have been told");
    let notices = desk.json(&["agreement", "notices", "--today", AFTER]);
    assert_eq!(
        (&notices["items"][0]["told"][0]["member"], &notices["items"][0]["untold"]),
        (&"Mora".into(), &serde_json::json!([]))
    );
}

#[test]
fn a_notice_ends_the_agreement_and_undo_takes_it_back() {
    let desk = desk();
    let phase = |day: &str| desk.json(&["agreement", "status", "--today", day])["phase"].as_str().map(str::to_owned);
    give(&desk, "uppsagning", "2027-06-30");
    assert_eq!(phase("2029-06-30").as_deref(), Some("in-force"));
    assert_eq!(phase("2029-07-01").as_deref(), Some("ended"));
    let due = desk.json(&["due", "--today", "2029-07-01"]);
    assert!(due["items"].as_array().is_some_and(|lines| lines.iter().all(|line| line["after_term"] == true)), "{due}");
    assert_eq!(phase("2027-06-29").as_deref(), Some("in-force"));
    desk.ok(&["undo"]);
    assert_eq!(phase("2029-07-01").as_deref(), Some("in-force"));
    assert!(desk.ok(&["agreement", "notices"]).contains("Ingen har sagt upp"));
}

#[test]
fn moa_117_a_request_for_other_terms_has_its_ground_and_ends_nothing() {
    let desk = desk();
    let ground = "Förutsättningarna har ändrats";
    desk.ok(&["agreement", "notice", "alvdalen", "--exit", "omforhandling", "--date", "2026-11-02", "--ground", ground]);
    let notices = desk.json(&["agreement", "notices", "--today", AFTER]);
    let notice = &notices["items"][0];
    assert_eq!((&notice["ground"], &notice["written"]), (&ground.into(), &serde_json::Value::Null));
    assert_eq!(effects(&desk), [pair("next-january", "2028-01-01"), pair("anniversary", "2027-12-31")]);
    assert!(desk.ok(&["agreement", "status"]).contains("tills vidare"));
}

#[test]
fn moa_123_an_earlier_day_that_all_agree_to_takes_the_place_of_the_computed_one() {
    let desk = desk();
    give(&desk, "uppsagning", "2027-06-30");
    let agree = |member: &str, on: &str| {
        desk.ok(&["field", "set", "uppsagningar/1", "tidigare-dag", on, "--member", member, "--today", AFTER]);
    };
    agree("mora", "2027-12-31");
    agree("orsa", "2027-12-31");
    assert_eq!(effects(&desk)[0].1, "2029-06-30", "one has not agreed");
    agree("alvdalen", "2028-03-31");
    assert_eq!(effects(&desk)[0].1, "2029-06-30", "one agrees to another day");
    agree("alvdalen", "2027-12-31");
    assert_eq!(effects(&desk), [pair("ends-30-june", "2027-12-31"), pair("notice-by-30-june", "2027-12-31")]);
}

#[test]
fn moa_121_a_municipality_that_the_agreement_does_not_name_is_neither_told_nor_asked_for_an_earlier_day() {
    let desk = desk();
    desk.ok(&["member", "add", "Malung-Sälen", "--code", "2023", "--from", "2026-01-01"]);
    let said = give(&desk, "uppsagning", "2027-06-30");
    assert!(said.contains("Mora och Älvdalen"), "{said}");
    for member in ["mora", "alvdalen"] {
        assert_eq!(telling(&desk).as_deref(), Some("urgent"), "before {member}");
        desk.ok(&["field", "set", "uppsagningar/1", "skickad", "2027-07-01", "--member", member, "--today", AFTER]);
    }
    assert_eq!(telling(&desk), None);
    for member in ["mora", "orsa", "alvdalen"] {
        assert_eq!(effects(&desk)[0].1, "2029-06-30", "before {member}");
        desk.ok(&["field", "set", "uppsagningar/1", "tidigare-dag", "2027-12-31", "--member", member, "--today", AFTER]);
    }
    assert_eq!(effects(&desk)[0].1, "2027-12-31");
    let notices = desk.json(&["agreement", "notices", "--today", AFTER]);
    assert_eq!(notices["items"][0]["untold"], serde_json::json!([]));
}

#[test]
fn what_is_no_notice_is_refused_and_says_what_would_do() {
    let desk = desk();
    let several = desk.refused(4, &["agreement", "notice", "orsa"]);
    assert!(several.contains("--exit: uppsagning, omforhandling"), "{several}");
    let ahead = desk.refused(4, &["agreement", "notice", "orsa", "--exit", "uppsagning", "--date", "2027-06-30"]);
    assert!(ahead.contains("agreement exit --notice 2027-06-30"), "{ahead}");
    Desk::new("vestland").refused(4, &["agreement", "notice", "bergen"]);
}

#[test]
fn moa_119_only_a_notice_to_leave_has_a_form_and_readings_have_their_names() {
    let desk = desk();
    let notice = |exit: &str| {
        let ran = desk.run(&["agreement", "notice", "orsa", "--exit", exit]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.out + &ran.err
    };
    let said = notice("omforhandling");
    assert!(!said.contains("skriftlig") && said.contains("”från nästa januari”"), "{said}");
    assert!(!desk.ok(&["agreement", "exit", "omforhandling", "--notice", "2026-12-01"]).contains("skriftlig"));
    assert_eq!(telling(&desk), None);
    desk.ok(&["undo"]);
    let said = notice("uppsagning");
    assert!(said.contains("skriftligt (§ 9)"), "{said}");
    let line = desk.ok(&["due", "--subject", "uppsagningar"]);
    assert!(line.contains("Orsa (uppsagningar/1)"), "{line}");
}

#[test]
fn moa_122_once_notice_is_given_nothing_is_asked_beyond_the_end() {
    let desk = Desk::demo("moa");
    let items = |today: &str| desk.json(&["due", "--all", "--today", today])["items"].as_array().expect("lines").clone();
    let last_days =
        |lines: &[serde_json::Value]| lines.iter().filter(|line| line["title"].to_string().contains("Sista dag")).count();
    assert_ne!(last_days(&items("2026-11-16")), 0);
    desk.ok(&["agreement", "notice", "orsa", "--exit", "uppsagning", "--date", "2026-11-10", "--written"]);
    let ends = desk.json(&["agreement", "status"])["ends"].as_str().map(str::to_owned).expect("an end");
    // What would take effect before the end can still be asked for; nothing after it.
    for line in items("2026-11-16").iter().filter(|line| line["title"].to_string().contains("Sista dag")) {
        assert!(line["title"].to_string().contains("omförhandling"), "{line} ({ends})");
    }
    let later = items("2028-04-01");
    assert_eq!(last_days(&later), 0);
    let is_later = |line: &&serde_json::Value| line["due"].as_str().is_some_and(|due| due > ends.as_str());
    assert_ne!(later.iter().filter(is_later).count(), 0, "nothing is due after {ends}");
    for line in &later {
        assert_eq!(line["after_term"], is_later(&line), "{line}");
    }
}
