//! The year wheel: what was held, what has a date, what is missing, and what else is due.

use crate::desk::Desk;
use serde_json::Value;
use std::collections::BTreeMap;

/// The line of the table that begins with a name.
fn row(page: &str, name: &str) -> String {
    let line = page.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("no {name} in {page}"));
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_year_is_shown_by_body_and_its_deadlines_by_month() {
    insta::assert_snapshot!("wheel_moa_2026", Desk::demo("moa").ok(&["wheel"]));
    insta::assert_snapshot!("wheel_vestland_2026", Desk::demo("vestland").ok(&["wheel", "2026"]));
}

#[test]
fn what_the_agreement_wants_is_there_until_it_has_a_date() {
    let desk = Desk::new("moa");
    let before = desk.ok(&["wheel", "2027", "--lang", "en"]);
    // Two talks with the presidium a year, of which the months have a duty each.
    let wanted = row(&before, "Servicenämnd");
    assert!(["p28", "p30", "to be dated: 2"].iter().all(|sign| wanted.contains(sign)) && !wanted.contains("p31"), "{before}");
    desk.ok(&["meeting", "add", "namnd", "2027-02-12"]);
    let after = desk.ok(&["wheel", "2027", "--lang", "en"]);
    assert!(row(&after, "Servicenämnd").contains("o12"), "{after}");
    // Of a day that is past it is to be said whether the meeting was held, and what was wanted by then is missing.
    let later = || row(&desk.ok(&["wheel", "2027", "--lang", "en", "--today", "2028-01-01"]), "Servicenämnd");
    assert!(later().contains("?12") && later().contains('!'), "{}", later());
    desk.ok(&["meeting", "held", "namnd/2027-02-12", "--today", "2027-02-13"]);
    assert!(later().contains("+12") && later().contains('!'), "{}", later());
}

#[test]
fn scripts_and_spreadsheets_get_one_item_for_each() {
    let desk = Desk::demo("moa");
    let json: Value = serde_json::from_str(&desk.ok(&["wheel", "--json"])).expect("JSON");
    assert_eq!((json["schema"].as_str(), json["year"].as_i64()), (Some("samvirke.wheel/1"), Some(2026)));
    let items = json["items"].as_array().expect("items");
    let all_in_year = items.iter().all(|item| item["date"].as_str().is_some_and(|date| date.starts_with("2026-")));
    assert!(all_in_year && items.iter().any(|item| item["of"] == "deadline") && items.iter().any(|item| item["state"] == "held"));
    let csv = desk.ok(&["wheel", "--csv"]);
    assert_eq!(csv.lines().count(), items.len() + 1);
}

#[test]
fn a_slide_is_a_sound_picture_and_other_commands_draw_none() {
    let desk = Desk::demo("moa");
    desk.ok(&["wheel", "-o", "wheel.svg"]);
    let svg = String::from_utf8(desk.bytes("wheel.svg")).expect("UTF-8");
    assert!(svg.starts_with("<svg xmlns=") && svg.ends_with("</svg>\n"), "{svg}");
    assert!(svg.contains("<title>Årshjul 2026, Mora-Orsa-Älvdalen</title>"), "{svg}");
    assert_eq!(svg.matches("<text").count(), svg.matches("</text>").count());
    assert!(!svg.contains("NaN"));
    assert!(desk.refused(2, &["due", "-o", "due.svg"]).contains(".json, .csv, .txt, .ics"));
    assert!(desk.refused(2, &["wheel", "-o", "wheel.ics"]).contains(".json, .csv, .txt, .svg"));
}

/// What a question answers, by handle.
fn by_handle(desk: &Desk, args: &[&str]) -> BTreeMap<String, Value> {
    let answer = desk.json(args);
    let items = answer["items"].as_array().expect("items").iter();
    items.map(|item| (item["handle"].as_str().expect("a handle").to_owned(), item.clone())).collect()
}

#[test]
fn the_wheel_and_the_list_of_what_is_due_show_the_same_lines() {
    for charter in ["akershus", "moa", "norrbotten", "vestland"] {
        let desk = Desk::demo(charter);
        for today in ["2026-02-10", "2026-07-15", "2026-11-16", "2027-01-02"] {
            let due = by_handle(&desk, &["due", "--all", "--today", today]);
            // What is missed in several periods has a line for the last, which counts the others.
            let counts_earlier = |handle: &String| {
                let rule = handle.split('/').next();
                due.values().any(|line| line["rule"].as_str() == rule && line["earlier_unmet"].as_u64() > Some(0))
            };
            for year in ["2026", "2027"] {
                let wheel = by_handle(&desk, &["wheel", year, "--today", today]);
                let of_year = |line: &Value| line["due"].as_str().is_some_and(|due| due.starts_with(year));
                let left_out: Vec<_> =
                    due.iter().filter(|(handle, line)| of_year(line) && !wheel.contains_key(*handle)).collect();
                assert!(left_out.is_empty(), "{charter} {today} {year}: {left_out:?}");
                for (handle, line) in &wheel {
                    let state = line["state"].as_str().expect("a state");
                    let is_settled = ["held", "dated", "unrecorded", "settled"].contains(&state);
                    let is_past = line["date"].as_str() < Some(today);
                    let is_known = if is_past { due.contains_key(handle) || counts_earlier(handle) } else { true };
                    assert!(is_settled || is_known, "{charter} {today} {year}: {line}");
                }
            }
        }
    }
}

#[test]
fn what_the_wheel_shows_ahead_is_due_on_its_day() {
    for charter in ["moa", "norrbotten", "vestland"] {
        let desk = Desk::demo(charter);
        for (handle, line) in by_handle(&desk, &["wheel", "2027"]) {
            if !["wanted", "ok", "soon"].contains(&line["state"].as_str().expect("a state")) {
                continue;
            }
            let due = by_handle(&desk, &["due", "--all", "--today", line["date"].as_str().expect("a day")]);
            assert!(due.contains_key(&handle), "{charter}: {line}");
        }
    }
}

#[test]
fn what_is_done_stays_in_its_year() {
    let desk = Desk::demo("akershus");
    let done = by_handle(&desk, &["wheel"])["aktiviteter/2026-H1"].clone();
    assert_eq!((done["state"].as_str(), done["date"].as_str()), (Some("settled"), Some("2026-06-30")));
    let page = desk.ok(&["wheel"]);
    assert!(page.lines().any(|line| line.contains("30. juni 2026  + ") && line.contains("1. halvår 2026")), "{page}");
}

#[test]
fn what_is_ticked_off_is_no_missing_and_no_undated_meeting() {
    for (charter, duty) in [("vestland", "kvartalsmote/2026-Q4"), ("akershus", "konferanse/2026")] {
        let desk = Desk::new(charter);
        let state = || by_handle(&desk, &["wheel"])[duty]["state"].clone();
        assert_eq!(state(), "wanted", "{charter}");
        desk.ok(&["tick", duty, "--note", "Halde utan dato i fila"]);
        assert_eq!(state(), "settled", "{charter}");
    }
    // The demo has a conference of a year before that is ticked off.
    let states = by_handle(&Desk::demo("akershus"), &["wheel", "2025"]);
    assert!(states.values().all(|line| line["state"] != "missing"), "{states:?}");
}
