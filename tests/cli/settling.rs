//! What settles a line, for how long, and of which periods.

use crate::desk::Desk;
use serde_json::{Value, json};

/// The open line of a name on a day.
fn open(desk: &Desk, day: &str, handle: &str) -> Option<Value> {
    let due = desk.json(&["due", "--today", day]);
    due["items"].as_array().expect("items").iter().find(|line| line["handle"] == handle).cloned()
}

#[test]
fn vl_103_an_evaluation_is_told_of_on_every_later_day() {
    let desk = Desk::empty();
    desk.ok(&["new", "a.samvirke", "--charter", "vestland", "--today", "2023-02-01", "--kept-from", "2023-01-01"]);
    let stands = |day: &str| {
        let status = desk.json(&["agreement", "status", "--today", day]);
        assert_eq!(status["before_file"], json!([]), "{status}");
        status["watched"][0]["state"].as_str().expect("a state").to_owned()
    };
    assert_eq!((stands("2023-05-01"), stands("2026-11-16")), ("soon".to_owned(), "overdue".to_owned()));
    desk.ok(&["document", "add", "cooperation", "evaluering", "https://x.no/e", "--date", "2023-05-01"]);
    for day in ["2023-05-01", "2023-07-01", "2026-11-16"] {
        assert_eq!(stands(day), "ok", "{day}");
        let said = desk.ok(&["agreement", "status", "--today", day]);
        assert!(said.contains("Registrert") && !said.contains("ukjent"), "{said}");
    }
    // One that came late is there as well.
    desk.ok(&["undo"]);
    desk.ok(&["document", "add", "cooperation", "evaluering", "https://x.no/e", "--date", "2023-09-01"]);
    assert_eq!((stands("2023-08-31"), stands("2026-11-16")), ("overdue".to_owned(), "ok".to_owned()));
}

#[test]
fn ak_57_a_proposal_counts_for_the_year_it_is_made_in_whatever_becomes_of_it() {
    let desk = Desk::new("akershus");
    let wants = |day: &str| open(&desk, day, &format!("portefoljeforslag/{}", &day[..4])).is_some();
    assert!(wants("2026-12-20"));
    desk.ok(&["project", "add", "Felles arkiv", "--number", "900", "--today", "2026-11-16"]);
    assert!(!wants("2026-12-20"));
    desk.ok(&["project", "edit", "P-900", "--state", "started", "--today", "2026-11-17"]);
    assert!(!wants("2026-12-20"));
    assert!(wants("2027-12-20"));
    // What was under way when it was put down was no proposal.
    desk.ok(&["project", "add", "Felles kart", "--number", "901", "--state", "started", "--today", "2027-11-16"]);
    assert!(wants("2027-12-20"));
}

#[test]
fn a_project_that_begins_begins_on_the_day_given() {
    let desk = Desk::new("akershus");
    let begin = |number: &str, start: &[&str]| {
        desk.ok(&["project", "add", "Prøve", "--number", number, "--today", "2026-11-16"]);
        let edit = ["project", "edit", &format!("P-{number}"), "--state", "started", "--today", "2026-11-17"];
        let receipt = desk.json(&[&edit[..], start].concat())["items"][0]["notes"].to_string();
        let shown = desk.json(&["show", &format!("P-{number}")])["items"][0]["start"].clone();
        (receipt.contains("Startdatoen er satt til 17. nov. 2026, siden ingen var oppgitt."), shown)
    };
    assert_eq!(begin("900", &["--start", "2026-11-01"]), (false, "2026-11-01".into()));
    assert_eq!(begin("901", &[]), (true, "2026-11-17".into()));
}

#[test]
fn vl_76_any_missed_period_is_ticked_off() {
    let desk = Desk::demo("vestland");
    let earlier = |handle: &str| {
        let due = desk.json(&["due", "--all"]);
        let lines = due["items"].as_array().expect("items").clone();
        lines.into_iter().find(|line| line["handle"] == handle).unwrap_or_else(|| panic!("{due}"))["earlier_unmet"].as_u64()
    };
    let newest = {
        let due = desk.json(&["due", "--all"]);
        let lines = due["items"].as_array().expect("items").clone();
        let line = lines.into_iter().find(|line| line["rule"] == "kvartalsmote" && line["earlier_unmet"] != 0);
        line.unwrap_or_else(|| panic!("{due}"))["handle"].as_str().expect("a name").to_owned()
    };
    let before = earlier(&newest).expect("a number");
    for missed in ["kvartalsmote/2025-Q4", "framdrift/2026-02-12", "sekretariat-mandat-budsjett/2024"] {
        desk.ok(&["tick", missed, "--note", "sak 3/26"]);
        desk.refused(4, &["tick", missed, "--note", "igjen"]);
    }
    assert_eq!(earlier(&newest), Some(before - 1));
    desk.refused(3, &["tick", "kvartalsmote/2017-Q4", "--note", "x"]);
}

#[test]
fn vl_79_money_within_its_frame_is_nothing_that_was_done() {
    let desk = Desk::new("vestland");
    let told = || ["2026", "2027"].map(|year| desk.ok(&["wheel", year, "--json"]).contains("tildeling-innanfor-ramma"));
    assert_eq!(told(), [false, false]);
    desk.ok(&["register", "add", "rammer", "date=2026-01-01", "amount=5000,00"]);
    desk.ok(&["register", "add", "tildelingar", "date=2026-02-01", "amount=5000,00"]);
    assert_eq!(told(), [false, false]);
    desk.ok(&["register", "add", "tildelingar", "date=2026-03-01", "amount=0,01"]);
    assert_eq!(told(), [true, false]);
}
