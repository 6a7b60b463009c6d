//! What a new file shows: what to do first, and how that gives way to the single lines.

use crate::desk::Desk;
use std::collections::BTreeSet;

/// Four days of a year, of which each quarter has one.
const DAYS: [&str; 4] = ["2026-02-02", "2026-05-18", "2026-08-17", "2026-11-16"];

/// What is due in a new file of a charter on each of the days, made on that day.
fn lists(charter: &str) -> String {
    DAYS.map(|day| {
        let desk = Desk::empty();
        desk.ok(&["--today", day, "new", "a.samvirke", "--charter", charter]);
        let list = desk.ok(&["--today", day, "due"]);
        let lines = list.lines().filter(|line| line.starts_with("  ")).count() - 1;
        assert!(lines <= 12, "{charter} on {day}: {lines} lines\n{list}");
        list
    })
    .join("\n")
}

fn own(charter: &str) -> String {
    format!("{}/tests/charters/{charter}/charter.toml", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn a_new_file_says_what_to_do_first() {
    for charter in ["akershus", "moa", "norrbotten", "vestland"] {
        insta::assert_snapshot!(format!("new-{charter}"), lists(charter));
    }
    for charter in ["fifth", "sixth"] {
        insta::assert_snapshot!(format!("new-{charter}"), lists(&own(charter)));
    }
}

/// Made on the day itself, so that what the demo lays around its day stays where it belongs.
#[test]
fn a_demo_says_what_is_due_on_four_days_of_a_year() {
    for name in ["akershus", "moa", "norrbotten", "vestland", "fifth", "sixth"] {
        let folder = format!("{}/tests/charters/{name}", env!("CARGO_MANIFEST_DIR"));
        let charter = if ["fifth", "sixth"].contains(&name) { folder.as_str() } else { name };
        let lists = DAYS.map(|day| {
            let desk = Desk::empty();
            desk.ok(&["--today", day, "demo", charter, "--to", "demo.samvirke"]);
            desk.ok(&["--today", day, "-f", "demo.samvirke", "due"])
        });
        insta::assert_snapshot!(format!("demo-{name}"), lists.join("\n"));
    }
}

#[test]
fn the_value_keeps_every_line_with_its_group() {
    let desk = Desk::new("moa");
    let due = desk.json(&["due"]);
    let items = due["items"].as_array().expect("items");
    let of = |group: &str| items.iter().filter(|i| i["group"] == group).count();
    assert_eq!([of("seats"), of("documents"), of("meetings")], [13, 6, 4]);
    let handles: BTreeSet<_> = items.iter().filter_map(|i| i["handle"].as_str()).collect();
    assert_eq!(handles.len(), items.len());
    // Every line by itself for eyes too, and always so for what is late.
    let all = desk.ok(&["due", "--all"]);
    assert!(handles.iter().all(|handle| all.contains(handle)), "{all}");
    let late = desk.run(&["due", "--late"]);
    assert!(late.out.contains("ansvarsfrihet/2025/mora"), "{late:?}");
}

#[test]
fn the_first_record_of_a_kind_brings_its_lines_out() {
    let desk = Desk::new("moa");
    let is_step = |desk: &Desk| desk.ok(&["due"]).contains("Lägg in de möten");
    assert!(is_step(&desk));
    desk.ok(&["meeting", "add", "namnd", "2026-12-04"]);
    assert!(!is_step(&desk));
    assert!(desk.ok(&["due"]).contains("presidium-februari"));
    desk.ok(&["undo"]);
    assert!(is_step(&desk));
}
