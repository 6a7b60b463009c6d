//! `due` and `tick`.

use std::process::Command;

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

#[test]
fn what_comes_round_is_ticked_off_again_but_not_twice_for_one_day() {
    let desk = Desk::new("moa");
    let report = "rapport-fullmaktige/mora";
    let tick = |day: &'static str| ["tick", report, "--note", "KF", "--today", day];
    let last_day = |day: &str| {
        let due = desk.json(&["due", "--all", "--today", day]);
        let items = due["items"].as_array().expect("items").clone();
        items.into_iter().find(|i| i["handle"] == report).unwrap_or_else(|| panic!("{due}"))["due"].clone()
    };
    desk.ok(&tick("2026-03-01"));
    assert_eq!(last_day("2026-08-25"), json!("2026-09-01"));
    desk.ok(&["postpone", report, "--to", "2026-08-30", "--reason", "Ferie", "--today", "2026-08-25"]);
    desk.ok(&tick("2026-10-25"));
    assert_eq!(last_day("2026-10-26"), json!("2027-04-25"));
    desk.refused(4, &tick("2026-10-25"));
}

#[test]
fn a_calendar_has_each_last_day_once() {
    let desk = Desk::demo("moa");
    let calendar = desk.ok(&["due", "--ics"]);
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{calendar}");
    let unfolded = calendar.replace("\r\n ", "");
    let uids: Vec<_> = unfolded.split("\r\n").filter(|line| line.starts_with("UID:")).collect();
    let due = desk.json(&["due"]);
    let dated = due["items"].as_array().expect("items").iter().filter(|i| !i["due"].is_null()).count();
    assert_eq!(uids.len(), dated);
    assert_eq!(uids.iter().collect::<std::collections::BTreeSet<_>>().len(), dated, "{uids:?}");
    assert!(uids.contains(&"UID:ansvarsfrihet/2025/orsa@moa.samvirke"), "{uids:?}");
    // On another day, what is still open has the same name.
    let later = desk.ok(&["--today", "2026-11-20", "due", "--ics"]).replace("\r\n ", "");
    assert!(later.contains("UID:ansvarsfrihet/2025/orsa@moa.samvirke\r\n"));
    desk.ok(&["due", "-o", "due.ics"]);
    assert_eq!(desk.bytes("due.ics"), calendar.into_bytes());
    desk.refused(2, &["member", "list", "-o", "members.ics"]);
    let one = desk.ok(&["due", "--clause", "5.2", "--subject", "\u{e5}rsfaktura", "--ics"]);
    insta::assert_snapshot!(one.replace("\r\n", "\n"));
}

#[test]
fn the_list_is_narrowed_by_words_clause_and_member() {
    let desk = Desk::demo("moa");
    let handles = |args: &[&str]| {
        let due = desk.json(&[&["due"], args].concat());
        due["items"]
            .as_array()
            .expect("items")
            .iter()
            .map(|i| i["handle"].as_str().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    let of_orsa = handles(&["--member", "orsa"]);
    let is_named = |handle: &str| of_orsa.iter().any(|h| h == handle);
    assert!(is_named("ansvarsfrihet/2025/orsa") && is_named("namnd/ersattare/orsa"), "{of_orsa:?}");
    assert!(!of_orsa.iter().any(|h| h.contains("alvdalen")), "{of_orsa:?}");
    assert!(handles(&["--clause", "\u{a7} 6.5"]).iter().all(|h| h.starts_with("presidium")));
    assert_eq!(handles(&["--subject", "ANSVARSFRIHET", "--member", "orsa", "--days", "0"]), ["ansvarsfrihet/2025/orsa"]);
    assert!(handles(&["--clause", "6.9"]).is_empty());
    desk.refused(3, &["due", "--member", "ingenstans"]);
}

#[test]
fn what_follows_from_an_example_says_so() {
    let desk = Desk::demo("moa");
    let due = desk.json(&["due"]);
    let of = |handle: &str| due["items"].as_array().and_then(|items| items.iter().find(|i| i["handle"] == handle)).cloned();
    assert_eq!(of("rad-vid-namnd/2026-11-05").expect("the council")["example"], json!(true));
    assert_eq!(of("uppfoljning/2026").expect("the duty")["example"], json!(false));
    for handle in ["utveckling-samordnas/P-7", "incident-rapport/incident/1"] {
        assert_eq!(of(handle).expect("about an example")["example"], json!(true), "{handle}");
    }
    let wheel = desk.json(&["wheel", "2026"]);
    let items = wheel["items"].as_array().expect("items");
    let council = items.iter().find(|i| i["handle"] == "rad-vid-namnd/2026-11-05").expect("the council");
    assert_eq!(council["example"], json!(true));
    assert!(desk.ok(&["due", "--subject", "r\u{e5}det", "--csv"]).contains("exempel"));
    assert!(desk.ok(&["due", "--subject", "r\u{e5}det", "--ics"]).contains("(exempel)"));
}

#[test]
fn a_line_is_shown_with_its_reasons() {
    let desk = Desk::demo("moa");
    insta::assert_snapshot!(desk.ok(&["show", "ansvarsfrihet/2025/orsa"]));
    // A day that the program proposes is none to be late for.
    let passed = desk.ok(&["show", "rapport-fullmaktige/alvdalen"]);
    assert!(passed.contains("Dagen var för 17 dagar sedan; den är vägledande, och det räknas inte som försenat."), "{passed}");
    assert_eq!(desk.json(&["show", "uppfoljning/2026"])["items"][0]["due"], json!("2026-12-31"));
}

#[test]
fn no_day_of_the_calendar_is_too_far() {
    for charter in ["moa", "vestland", "akershus", "norrbotten"] {
        let desk = Desk::demo(charter);
        for day in ["1900-01-01", "1900-02-28", "2024-02-29", "2200-12-31", "9999-12-30"] {
            for args in [&["due"][..], &["due", "--all", "--csv"], &["due", "--ics"], &["check"], &["next"]] {
                let ran = desk.run(&[&["--today", day], args].concat());
                assert_eq!(ran.code, 0, "{charter} on {day}: {args:?} {ran:?}");
            }
        }
    }
}

#[test]
fn what_became_of_it_since_a_day_and_since_a_meeting() {
    let desk = Desk::demo("moa");
    desk.ok(&["tick", "uppfoljning/2026", "--note", "\u{c5}rsrapport", "--on", "2026-11-12"]);
    insta::assert_snapshot!(desk.ok(&["due", "--since", "2026-09-15"]));
    let changes = |args: &[&str]| {
        let due = desk.json(&[&["due"], args].concat());
        let items = due["items"].as_array().expect("items").clone();
        let pairs = items
            .iter()
            .map(|i| format!("{} {}", i["change"].as_str().unwrap_or_default(), i["handle"].as_str().unwrap_or_default()));
        (due["since"].clone(), pairs.collect::<Vec<_>>())
    };
    let (day, since) = changes(&["--since-meeting", "namnd"]);
    assert_eq!(day, json!("2026-11-05"));
    assert!(
        since.contains(&"settled uppfoljning/2026".to_owned()) && since.contains(&"late rad-vid-namnd/2026-11-05".to_owned())
    );
    assert!(!since.iter().any(|s| s.contains("presidium-september")), "{since:?}");
    assert!(desk.ok(&["due", "--since", "2026-11-16"]).contains("Inget har \u{e4}ndrats"));
    desk.refused(3, &["due", "--since-meeting", "ingen"]);
    assert!(desk.refused(4, &["due", "--since", "2026-11-17"]).contains("17 nov 2026"));
}

/// What became of lines since a day: `settled uppfoljning/2026`.
fn became(desk: &Desk, args: &[&str]) -> Vec<String> {
    let changes = desk.json(&[&["due"], args].concat());
    let word = |item: &serde_json::Value, field: &str| item[field].as_str().unwrap_or_default().to_owned();
    let items = changes["items"].as_array().expect("items");
    items.iter().map(|item| format!("{} {}", word(item, "change"), word(item, "handle"))).collect()
}

#[test]
fn what_nobody_did_is_not_called_done() {
    let desk = Desk::demo("akershus");
    desk.ok(&["member", "leave", "vestby", "--on", "2026-11-20"]);
    let changes = became(&desk, &["--since", "2026-11-10", "--today", "2026-12-01"]);
    assert!(changes.iter().any(|c| c.starts_with("dropped") && c.ends_with("/vestby")), "{changes:?}");
    assert!(!changes.iter().any(|c| c.starts_with("settled") && c.ends_with("/vestby")), "{changes:?}");
}

#[test]
fn what_was_done_late_in_a_period_that_is_over_was_done() {
    let desk = Desk::demo("moa");
    desk.ok(&["tick", "ansvarsfrihet/2025/orsa", "--note", "KF", "--on", "2026-11-10"]);
    let changes = became(&desk, &["--since", "2026-11-01"]);
    assert!(changes.contains(&"settled ansvarsfrihet/2025/orsa".to_owned()), "{changes:?}");
}

#[test]
fn what_changed_is_narrowed_as_the_list_is() {
    let desk = Desk::demo("moa");
    desk.ok(&["tick", "uppfoljning/2026", "--note", "x", "--on", "2026-11-12"]);
    let since = ["--since", "2026-09-15"];
    let only = became(&desk, &[&since[..], &["--subject", "uppf\u{f6}ljning av"]].concat());
    let all = became(&desk, &since);
    assert!(only.len() < all.len() && only.iter().all(|c| all.contains(c)), "{only:?}");
    assert!(became(&desk, &[&since[..], &["--clause", "6.99"]].concat()).is_empty());
    assert!(became(&desk, &["--since-meeting", "namnd", "--clause", "6.99"]).is_empty());
    for flag in [&["--ics"][..], &["--late"], &["--days", "3"]] {
        desk.refused(2, &[&["due"], &since[..], flag].concat());
        desk.refused(2, &[&["due", "--since-meeting", "namnd"], flag].concat());
    }
}

#[test]
fn what_waits_for_a_meeting_is_late_once_that_was_held() {
    let desk = Desk::new("moa");
    desk.ok(&["register", "add", "incident", "text=Avbrott"]);
    for day in ["2026-12-10", "2027-02-11"] {
        desk.ok(&["meeting", "add", "namnd", day]);
    }
    let due = desk.json(&["due", "--clause", "8.4", "--today", "2026-12-20"]);
    let items = due["items"].as_array().expect("items");
    let line = items.iter().find(|i| i["handle"] == "incident-rapport/incident/1").unwrap_or_else(|| panic!("{due}"));
    assert_eq!((&line["due"], &line["state"]), (&json!("2026-12-10"), &json!("overdue")));
}

#[test]
fn an_agreement_without_deadlines_and_another_time_zone_are_nothing_special() {
    let desk = Desk::empty();
    let charter = "format = 1\n\n[cooperation]\nid = \"quiet\"\nname = \"Quiet\"\nsource = \"1\"\nform = \"programme\"\n\
        language = \"en\"\ncurrency = \"EUR\"\ntime_zone = \"Pacific/Kiritimati\"\n\n[agreement]\nid = \"treaty\"\n\
        name = \"Agreement\"\nsource = \"2\"\nfrom = \"2020-01-01\"\nuntil = \"notice\"\n";
    std::fs::write(desk.path("quiet.toml"), charter).expect("a charter");
    desk.ok(&["new", "a.samvirke", "--charter", "quiet.toml"]);
    let list = desk.ok(&["due"]);
    for zone in ["Pacific/Kiritimati", "America/Los_Angeles", "No/Where", ""] {
        let ran = crate::desk::Ran::of(&desk.command(&["due"]).env("TZ", zone).output().expect("the program"));
        assert_eq!((ran.code, ran.out.as_str()), (0, list.as_str()), "{zone}");
    }
    assert_eq!(desk.run(&["due", "--late"]).code, 0);
    assert!(!desk.ok(&["due", "--ics"]).contains("VEVENT"));
}

#[test]
fn what_became_of_it_since_the_last_visit() {
    let desk = Desk::demo("moa");
    let first = desk.refused(4, &["due", "--since-last"]);
    assert!(first.contains("due --since DATE"), "{first}");
    let again = desk.refused(4, &["due", "--since-last"]);
    assert_eq!(again, first, "a day that was given is none on which anybody was there");
    // Without a day it is that of the clock, whatever it is.
    let mut noted = Command::new(env!("CARGO_BIN_EXE_samvirke"));
    noted.args(["-f", "a.samvirke", "due", "--since-last"]).current_dir(desk.path("")).env_clear().env("HOME", desk.path("home"));
    assert_eq!(noted.output().expect("run").status.code(), Some(4), "that was the first time");
    let due = desk.json(&["due", "--since-last", "--today", "2199-01-01"]);
    assert!(due["items"].as_array().is_some_and(|items| !items.is_empty()) && due["since"] != "2199-01-01", "{due}");
}

#[test]
fn a_line_that_stands_for_several_is_shown_by_its_reference() {
    let desk = Desk::new("vestland");
    let table = desk.ok(&["due"]);
    let due = desk.json(&["due"]);
    let groups = due["items"].as_array().expect("items").iter().filter_map(|item| item["group"].as_str());
    let of_members = groups.clone().find(|group| group.contains('-') && table.contains(*group)).expect("a group").to_owned();
    let shown = desk.ok(&["show", &of_members]);
    assert!(shown.contains("Står for"), "{shown}");
    let one = desk.json(&["show", &of_members]);
    let lines = one["items"][0]["stands_for"].as_array().expect("its lines").clone();
    assert!(lines.len() > 1, "{one}");
    desk.ok(&["show", lines[0].as_str().expect("a reference")]);
    desk.refused(3, &["show", "no-such-group"]);
}
