//! `postpone`: what is due lies until a day, and no date of the agreement moves.

use crate::desk::Desk;
use serde_json::{Value, json};

const REF: &str = "presidium-september/2026";

fn item(desk: &Desk, today: &str) -> Value {
    let due = desk.json(&["--today", today, "due"]);
    let found = due["items"].as_array().and_then(|items| items.iter().find(|i| i["handle"] == REF));
    found.cloned().expect("the line")
}

#[test]
fn what_is_postponed_does_not_alarm_until_its_day() {
    let desk = Desk::demo("moa");
    let is_late = |desk: &Desk, today: &str| desk.run(&["--today", today, "due", "--late"]).out.contains(REF);
    assert!(is_late(&desk, "2026-11-16"));
    let before = item(&desk, "2026-11-16");
    let done = desk.ok(&["postpone", REF, "--to", "2027-01-15", "--reason", "Nytt presidium tillträder"]);
    assert!(done.contains("15 jan 2027"), "{done}");
    let after = item(&desk, "2026-11-16");
    assert_eq!(
        (&after["postponed_until"], &after["postponed_reason"]),
        (&json!("2027-01-15"), &json!("Nytt presidium tillträder"))
    );
    for field in ["due", "state", "overdue_from", "soon_from"] {
        assert_eq!(before[field], after[field], "{field}");
    }
    assert!(!is_late(&desk, "2026-11-16") && !is_late(&desk, "2027-01-14") && is_late(&desk, "2027-01-15"));
    // Before the day it was postponed on, it was not.
    assert!(is_late(&desk, "2026-11-15"));
    let list = desk.ok(&["due"]);
    let section = list.find("\nUppskjutet\n").expect("a section of its own");
    insta::assert_snapshot!(&list[section + 1..]);
    assert!(desk.ok(&["log"]).contains("Uppskjutet till 15 jan 2027"));
    assert!(desk.ok(&["dump"]).contains("\"postponement\""));
    assert!(desk.ok(&["find", "tillträder"]).contains(REF));
    desk.ok(&["undo"]);
    assert!(is_late(&desk, "2026-11-16"));
    desk.ok(&["redo"]);
    assert!(!is_late(&desk, "2026-11-16"));
}

#[test]
fn it_is_postponed_again_taken_up_and_refused() {
    let desk = Desk::demo("moa");
    let postpone = |desk: &Desk, to: &str| desk.ok(&["postpone", REF, "--to", to, "--reason", "Sjukdom"]);
    postpone(&desk, "2026-12-01");
    postpone(&desk, "2026-12-24");
    assert_eq!(item(&desk, "2026-12-23")["postponed_until"], "2026-12-24");
    desk.ok(&["postpone", REF, "--end"]);
    assert_eq!(item(&desk, "2026-11-16")["postponed_until"], Value::Null);
    desk.refused(4, &["postpone", REF, "--end"]);
    desk.refused(4, &["postpone", REF, "--to", "2026-11-16", "--reason", "x"]);
    desk.refused(4, &["postpone", REF, "--to", "2026-12-24", "--reason", " "]);
    desk.refused(2, &["postpone", REF, "--to", "2026-12-24"]);
    desk.refused(3, &["postpone", "ingenting", "--to", "2026-12-24", "--reason", "x"]);
}

#[test]
fn a_duty_of_all_members_is_postponed_as_one() {
    let desk = Desk::demo("vestland");
    desk.ok(&["postpone", "digifin-tilknyting", "--to", "2027-02-01", "--reason", "Ny avtale"]);
    let due = desk.json(&["due"]);
    let items = due["items"].as_array().expect("items");
    let lying = items.iter().filter(|i| i["postponed_until"] == "2027-02-01").count();
    assert_eq!(lying, items.iter().filter(|i| i["rule"] == "digifin-tilknyting").count());
    assert!(lying > 1);
    // An empty seat too can wait.
    desk.ok(&["postpone", "styringsgruppe/sg-hardanger-voss", "--to", "2027-02-01", "--reason", "Ny avtale"]);
}

#[test]
fn it_lies_on_in_a_version_that_names_its_duty_anew() {
    let desk = Desk::demo("moa");
    let due = |desk: &Desk| {
        let due = desk.json(&["--today", "2026-12-05", "due"]);
        let found = due["items"].as_array().and_then(|items| items.iter().find(|i| i["handle"] == "uppfoljning/2026"));
        found.expect("the line")["postponed_until"].clone()
    };
    desk.ok(&["postpone", "uppfoljning/2026", "--to", "2027-02-01", "--reason", "Sjukdom"]);
    desk.adopt_moa("id = \"uppfoljning\"", "id = \"uppfoljning-ny\"\nreplaces = \"uppfoljning\"", "2026-12-01");
    assert_eq!(due(&desk), "2027-02-01");
    let later = |args: &[&str]| desk.ok(&[&["--today", "2026-12-05", "postpone", "uppfoljning/2026"], args].concat());
    later(&["--to", "2027-03-01", "--reason", "Sjukdom"]);
    assert_eq!(due(&desk), "2027-03-01");
    later(&["--end"]);
    assert_eq!(due(&desk), Value::Null);
}
