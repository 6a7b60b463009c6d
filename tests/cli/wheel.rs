//! The year wheel: what was held, what has a date, what is missing, and what else is due.

use crate::desk::Desk;

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
    assert!(row(&before, "Servicenämnd").contains("p31"), "{before}");
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
    let json: serde_json::Value = serde_json::from_str(&desk.ok(&["wheel", "--json"])).expect("JSON");
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
