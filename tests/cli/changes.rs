//! Members that come, go and merge; figures of inhabitants; charters begun.

use crate::desk::Desk;
use serde_json::json;
use std::fs;

#[test]
fn a_charter_can_be_begun_in_each_language_and_is_sound() {
    let desk = Desk::demo("moa");
    for language in ["nb", "nn", "sv", "en"] {
        let file = format!("{language}.toml");
        desk.ok(&["--lang", language, "charter", "new", "-o", &file]);
        desk.ok(&["charter", "check", &file]);
        desk.ok(&["new", &format!("{language}.samvirke"), "--charter", &file]);
    }
    let text = fs::read_to_string(desk.path("en.toml")).expect("a charter");
    fs::write(desk.path("later.toml"), text.replace("soon = \"30 days\"", "soon = \"14 days\"")).expect("a file");
    let differences = desk.json(&["charter", "diff", "en.toml", "later.toml"]);
    let item = json!({"kind": "duty", "id": "board-meeting", "change": "changed", "was": null, "fields": ["lead.soon"]});
    assert_eq!(differences["items"], json!([item]));
    assert!(desk.ok(&["charter", "diff", "en.toml", "later.toml"]).contains("endret"));
    assert_eq!(desk.ok(&["charter", "diff", "moa", "moa"]), "De to sier det samme.\n");
    let schema: serde_json::Value = serde_json::from_str(&desk.ok(&["charter", "schema"])).expect("JSON");
    assert!(schema["properties"]["cooperation"].is_object(), "{schema}");
}

#[test]
fn members_merge_leave_and_change_their_number() {
    let desk = Desk::demo("moa");
    desk.ok(&["member", "merge", "mora,orsa", "--into", "Siljan", "--code", "2099", "--on", "2027-01-01"]);
    let names = |on: &str| -> Vec<String> {
        let list = desk.json(&["member", "list", "--on", on]);
        list["items"].as_array().expect("items").iter().map(|m| m["handle"].as_str().expect("a handle").to_owned()).collect()
    };
    assert_eq!(names("2026-12-31"), ["mora", "orsa", "alvdalen"]);
    assert_eq!(names("2027-01-01"), ["siljan", "alvdalen"]);
    desk.ok(&["undo"]);
    let receipt = desk.json(&["member", "leave", "alvdalen", "--on", "2028-12-31"]);
    assert!(!receipt["items"][0]["notes"].as_array().expect("notes").is_empty(), "seats and keys want a look: {receipt}");
    assert_eq!(names("2029-01-01"), ["mora", "orsa"]);
    desk.refused(4, &["member", "leave", "alvdalen", "--on", "1990-12-31"]);
    desk.ok(&["member", "add", "Malung-Sälen", "--code", "2023", "--from", "2027-01-01"]);
    assert_eq!(names("2027-01-01"), ["malung-salen", "mora", "orsa", "alvdalen"]);
    desk.refused(4, &["member", "add", "Annan", "--code", "2023", "--from", "2028-01-01"]);
    desk.refused(3, &["member", "merge", "mora,ingen", "--into", "X", "--code", "2098", "--on", "2027-01-01"]);
    desk.ok(&["member", "edit", "mora", "--code", "2162", "--since", "2026-01-01"]);
    assert_eq!(desk.json(&["member", "show", "2062"])["items"][0]["code"], "2162");
    assert_eq!(desk.json(&["member", "show", "mora", "--on", "2025-12-31"])["items"][0]["code"], "2062");
}

#[test]
fn figures_are_read_from_a_file_of_the_statistics_office_set_and_listed() {
    let desk = Desk::demo("moa");
    let file = desk.path("folk.csv");
    fs::write(&file, "\"region\",\"år\",\"Antal\"\n\"2062 Mora\",\"2030\",20500\n\"2034 Orsa\",\"2030\",7000\n\"0180 Stockholm\",\"2030\",999999\n")
        .expect("a file");
    let of = |member: &str| -> Vec<u64> {
        let list = desk.json(&["population", "list", "--member", member]);
        let figures = list["items"].as_array().expect("items").iter();
        figures
            .filter(|f| f["date"].as_str().is_some_and(|d| d.starts_with("2030")))
            .filter_map(|f| f["count"].as_u64())
            .collect()
    };
    let before = of("mora");
    desk.ok(&["population", "import", "folk.csv", "--source", "SCB", "--dry-run"]);
    assert_eq!((before, of("mora")), (vec![], vec![]));
    let ran = desk.run(&["population", "import", "folk.csv", "--source", "SCB"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("Älvdalen"), "what is missing is said: {ran:?}");
    assert_eq!((of("mora"), of("orsa")), (vec![20_500], vec![7_000]));
    desk.ok(&["population", "set", "alvdalen", "6900", "--on", "2030-12-31", "--source", "SCB"]);
    assert_eq!(of("alvdalen"), [6_900]);
    desk.ok(&["undo"]);
    desk.ok(&["undo"]);
    assert_eq!((of("mora"), of("alvdalen")), (vec![], vec![]));
    fs::write(&file, "ingenting\n").expect("a file");
    let ran = desk.run(&["population", "import", "folk.csv"]);
    assert_eq!((ran.code, ran.err.contains("folk.csv")), (6, true), "{ran:?}");
    let list = desk.json(&["population", "list", "--on", "2030-12-31"]);
    assert_eq!(list["items"], json!([]));
}

#[test]
fn a_file_of_figures_is_refused_by_its_name_and_its_years_take_the_day_that_is_given() {
    let desk = Desk::demo("moa");
    let import = |text: &str, more: &[&str]| {
        fs::write(desk.path("folk.csv"), text).expect("a file");
        desk.run(&[&["population", "import", "folk.csv"], more].concat())
    };
    let ragged = import("region;2030\nMora;20500;1\n", &[]);
    assert_eq!((ragged.code, ragged.err.starts_with("folk.csv, rad 2: raden har 3 fält, rubriken 2.")), (6, true), "{ragged:?}");
    let twice = import("region;2030;2030\nMora;20500;20501\n", &[]);
    assert_eq!((twice.code, twice.err.starts_with("folk.csv: två kolumner heter ”2030”.")), (6, true), "{twice:?}");
    let wrong = import("region;2030\nMora;20500\n", &["--day", "31-12"]);
    assert_eq!((wrong.code, wrong.err.contains("31-12")), (2, true), "{wrong:?}");
    let given = import("region;2030\nMora;20500\n", &["--day", "11-01"]);
    assert_eq!(given.code, 0, "{given:?}");
    let list = desk.json(&["population", "list", "--on", "2030-11-01"]);
    assert_eq!(list["items"][0]["count"], 20_500);
}
