//! `agreement versions`, `diff`, `adopt`: each date is judged by the version in force on it, and no record is lost.

use crate::desk::Desk;
use std::fs;

/// The starter in English, with some of its text replaced.
fn starter(desk: &Desk, changes: &[(&str, &str)]) -> String {
    let mut text = desk.ok(&["--lang", "en", "charter", "new"]);
    for (from, to) in changes {
        assert!(text.contains(from), "the starter lacks {from}");
        text = text.replacen(from, to, 1);
    }
    text
}

/// A desk with a file of the starter since the first of January.
fn desk() -> Desk {
    let desk = Desk::empty();
    fs::write(desk.path("a.toml"), starter(&desk, &[])).expect("written");
    desk.ok(&["new", "a.samvirke", "--charter", "a.toml", "--kept-from", "2026-01-01"]);
    desk
}

/// Takes the starter in again, with some of its text replaced, as valid from a day.
fn adopt(desk: &Desk, changes: &[(&str, &str)], from: &str) -> String {
    fs::write(desk.path("b.toml"), starter(desk, changes)).expect("written");
    desk.ok(&["agreement", "adopt", "b.toml", "--from", from])
}

/// The refusal of the starter with some of its text replaced.
fn refused(desk: &Desk, code: i32, changes: &[(&str, &str)], from: &str) -> String {
    fs::write(desk.path("b.toml"), starter(desk, changes)).expect("written");
    let before = desk.ok(&["dump"]);
    let dry = desk.refused(code, &["agreement", "adopt", "b.toml", "--from", from, "--dry-run"]);
    let said = desk.refused(code, &["agreement", "adopt", "b.toml", "--from", from]);
    assert_eq!((&dry, &desk.ok(&["dump"])), (&said, &before), "a refusal changes nothing, tried or not");
    said
}

/// The names of what is due of the board's meetings, with state.
fn meetings_due(desk: &Desk, today: &str) -> Vec<String> {
    let due = desk.json(&["due", "--today", today]);
    let lines = due["items"].as_array().expect("items").iter();
    let named = lines.map(|i| format!("{} {}", i["handle"].as_str().expect("handle"), i["state"].as_str().expect("state")));
    let mut lines: Vec<_> = named.filter(|l| l.starts_with("board-meeting/") || l.starts_with("sitting/")).collect();
    lines.sort();
    lines
}

const QUARTERS: (&str, &str) = ("when = { every = \"half-year\" }", "when = { every = \"quarter\" }");
const RENAMED: (&str, &str) = ("id = \"board-meeting\"", "id = \"sitting\"\nreplaces = \"board-meeting\"");

#[test]
fn a_version_is_listed_compared_taken_in_and_taken_back() {
    let desk = desk();
    fs::write(desk.path("b.toml"), starter(&desk, &[QUARTERS])).expect("written");
    insta::assert_snapshot!(desk.ok(&["agreement", "diff", "b.toml"]));
    let before = desk.ok(&["dump"]);
    let tried = desk.run(&["agreement", "adopt", "b.toml", "--from", "2027-01-01", "--dry-run"]);
    assert_eq!((tried.code, desk.ok(&["dump"])), (0, before.clone()), "{tried:?}");
    insta::assert_snapshot!(format!("{}{}", tried.out, tried.err));
    desk.ok(&["agreement", "adopt", "b.toml", "--from", "2027-01-01"]);
    let versions = |today: &str| {
        let list = desk.json(&["agreement", "versions", "--today", today]);
        let lines = list["items"].as_array().expect("items").iter();
        lines.map(|i| format!("{} {} {} {}", i["version"], i["from"], i["to"], i["in_force"])).collect::<Vec<_>>()
    };
    assert_eq!(versions("2026-11-16"), [r#""v1" "2026-01-01" "2026-12-31" true"#, r#""v2" "2027-01-01" null false"#]);
    assert!(versions("2027-01-01")[1].ends_with("true"));
    assert!(desk.ok(&["agreement", "diff", "b.toml"]).lines().count() == 1, "nothing differs any more");
    desk.ok(&["undo"]);
    assert_eq!(desk.ok(&["dump"]), before);
    assert_eq!(versions("2027-01-01").len(), 1);
    desk.ok(&["redo"]);
    assert_eq!(versions("2027-01-01").len(), 2);
    assert_eq!(desk.run(&["doctor"]).code, 0);
}

#[test]
fn an_obligation_belongs_to_the_version_of_the_first_day_of_its_period() {
    let desk = desk();
    adopt(&desk, &[QUARTERS], "2026-10-01");
    // The half-year that began before is still due, and beside it the quarter that began since.
    assert_eq!(
        meetings_due(&desk, "2026-11-16"),
        ["board-meeting/2026-H1 overdue", "board-meeting/2026-H2 ok", "board-meeting/2026-Q4 ok"]
    );
    // Of what was left unmet only the last is a line; the older ones are counted in it.
    assert_eq!(meetings_due(&desk, "2027-02-01"), ["board-meeting/2026-Q4 overdue", "board-meeting/2027-Q1 ok"]);
    let due = desk.json(&["due", "--today", "2027-02-01"]);
    let lines = due["items"].as_array().expect("items");
    let late = lines.iter().find(|i| i["handle"] == "board-meeting/2026-Q4").expect("a line");
    assert_eq!(late["earlier_unmet"], 2, "{late}");
    // Before it began, the new version judges nothing.
    assert_eq!(meetings_due(&desk, "2026-09-30"), ["board-meeting/2026-H1 overdue", "board-meeting/2026-H2 ok"]);
}

#[test]
fn what_a_version_ends_is_closed_on_its_first_day_and_what_it_begins_starts_there() {
    let desk = desk();
    let other = ("id = \"board-meeting\"", "id = \"sitting\"");
    adopt(&desk, &[other], "2026-10-01");
    assert_eq!(meetings_due(&desk, "2026-09-30"), ["board-meeting/2026-H1 overdue", "board-meeting/2026-H2 ok"]);
    assert_eq!(meetings_due(&desk, "2026-10-01"), ["board-meeting/2026-H1 overdue", "sitting/2026-H2 ok"]);
}

#[test]
fn an_entry_that_replaces_another_takes_its_ticks_over() {
    let desk = desk();
    desk.ok(&["tick", "board-meeting/2026-H1", "--on", "2026-06-01", "--note", "met"]);
    adopt(&desk, &[RENAMED, QUARTERS], "2026-04-01");
    // The first half-year is the old version's and done; quarters run under the new name from its first day.
    assert_eq!(meetings_due(&desk, "2026-06-30"), ["sitting/2026-Q2 soon"]);
    let strays = desk.run(&["doctor"]);
    assert_eq!(strays.code, 0, "no tick is left without an entry: {strays:?}");
    let again = desk.refused(4, &["tick", "sitting/2026-H1", "--on", "2026-06-02", "--note", "again"]);
    assert!(again.contains("board"), "{again}");
}

#[test]
fn people_stay_in_a_seat_whose_body_takes_another_id() {
    let desk = desk();
    desk.ok(&["seat", "appoint", "board/member", "Kari Nes", "--new", "--for", "northby", "--from", "2026-02-01"]);
    let council = [
        ("id = \"board\"", "id = \"council\"\nreplaces = \"board\""),
        ("of = { body = \"board\" }", "of = { body = \"council\" }"),
        ("who = { body = \"board\" }", "who = { body = \"council\" }"),
        ("evidence = { meeting = \"board\" }", "evidence = { meeting = \"council\" }"),
    ];
    adopt(&desk, &council, "2026-10-01");
    let sits = |day: &str, body: &str| desk.ok(&["who", body, "--today", day]).contains("Kari Nes");
    assert!(sits("2026-09-30", "board") && sits("2026-10-01", "council"));
    assert!(desk.ok(&["who", "board", "--on", "2026-09-30", "--today", "2026-11-16"]).contains("Kari Nes"));
}

#[test]
fn what_records_use_may_not_vanish() {
    let desk = desk();
    let other = ("id = \"board-meeting\"", "id = \"sitting\"");
    desk.ok(&["tick", "board-meeting/2026-H1", "--on", "2026-06-01", "--note", "met"]);
    let said = refused(&desk, 1, &[other], "2027-01-01");
    assert!(said.contains("board-meeting") && said.contains("(1)") && said.contains("replaces"), "{said}");
    desk.ok(&["seat", "appoint", "board/member", "Kari Nes", "--new", "--for", "northby"]);
    let seat = ("id = \"member\"", "id = \"delegate\"");
    insta::assert_snapshot!(refused(&desk, 1, &[other, seat], "2027-01-01"));
    adopt(&desk, &[RENAMED, ("id = \"member\"", "id = \"delegate\"\nreplaces = \"member\"")], "2027-01-01");
}

#[test]
fn a_version_whose_entries_are_used_is_not_taken_back_under_them() {
    let desk = desk();
    adopt(&desk, &[("id = \"board-meeting\"", "id = \"sitting\"")], "2026-10-01");
    desk.ok(&["tick", "sitting/2026-H2", "--on", "2026-11-01", "--note", "met"]);
    let said = desk.refused(4, &["undo", "2"]);
    assert!(said.contains("sitting") && said.contains("samvirke log"), "{said}");
    desk.ok(&["undo"]);
    desk.ok(&["undo"]);
    assert_eq!(desk.json(&["agreement", "versions"])["items"].as_array().map(Vec::len), Some(1));
}

#[test]
fn versions_may_not_overlap_nor_begin_before_another() {
    let desk = desk();
    for from in ["2025-12-31", "2026-01-01"] {
        let said = refused(&desk, 4, &[QUARTERS], from);
        assert!(said.contains("2026-01-02"), "the first day that would do: {said}");
    }
    adopt(&desk, &[QUARTERS], "2027-01-01");
    assert!(refused(&desk, 4, &[], "2026-07-01").contains("2027-01-02"));
    assert!(refused(&desk, 4, &[QUARTERS], "2028-01-01").contains("agreement versions"));
    desk.refused(2, &["agreement", "adopt", "b.toml"]);
    desk.refused(2, &["agreement", "adopt", "b.toml", "--from", "2028-02-30"]);
}

#[test]
fn a_version_of_another_cooperation_or_currency_is_refused() {
    let desk = desk();
    assert!(refused(&desk, 4, &[("id = \"cooperation\"", "id = \"other\"")], "2027-01-01").contains("other"));
    assert!(refused(&desk, 4, &[("currency = \"EUR\"", "currency = \"SEK\"")], "2027-01-01").contains("SEK"));
    let none = desk.refused(4, &["agreement", "adopt", "--from", "2027-01-01"]);
    assert!(none.contains("agreement diff"), "{none}");
}

#[test]
fn a_pool_changes_within_a_year_only_with_a_transition() {
    let desk = desk();
    let cost = ("amount = \"budget\"", "amount = \"cost\"");
    assert!(refused(&desk, 1, &[cost], "2027-07-01").contains("2027"));
    adopt(&desk, &[cost], "2027-01-01");
}

#[test]
fn all_faults_of_a_version_are_told_with_their_places() {
    let desk = desk();
    let wrong = [("of = { body = \"board\" }", "of = { body = \"bord\" }"), ("key = \"inhabitants\"", "key = \"inhabitant\"")];
    insta::assert_snapshot!(refused(&desk, 1, &wrong, "2027-01-01"));
}

#[test]
fn a_built_in_charter_is_the_one_compared_with() {
    let desk = Desk::new("moa");
    assert!(desk.ok(&["agreement", "diff"]).lines().count() == 1);
    assert!(desk.refused(4, &["agreement", "adopt", "--from", "2027-01-01"]).contains("agreement versions"));
    let text = fs::read_to_string("assets/charters/moa/charter.toml").expect("a charter");
    for beside in ["members.csv", "inhabitants.csv", "facts.toml", "records.toml"] {
        fs::copy(format!("assets/charters/moa/{beside}"), desk.path(beside)).expect("copied");
    }
    fs::write(desk.path("old.toml"), text.replacen("lead = { soon = \"09-01\"", "lead = { soon = \"10-01\"", 1))
        .expect("written");
    desk.ok(&["new", "b.samvirke", "--charter", "old.toml", "--kept-from", "2025-01-01"]);
    let changed = desk.json(&["-f", "b.samvirke", "agreement", "diff"]);
    assert_eq!(changed["items"][0]["change"], "changed", "{changed}");
    desk.ok(&["-f", "b.samvirke", "agreement", "adopt", "--from", "2027-01-01"]);
    assert_eq!(desk.json(&["-f", "b.samvirke", "agreement", "versions"])["items"].as_array().map(Vec::len), Some(2));
    // The councils adopted the agreement, not its spelling in the program.
    let adopted = desk.json(&["-f", "b.samvirke", "agreement", "adopted", "--today", "2027-02-01"]);
    assert_eq!((&adopted["adopted"], &adopted["of"]), (&3.into(), &3.into()));
}
