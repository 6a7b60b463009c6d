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
fn the_claims_of_a_pool_are_obligations_each_for_itself() {
    let desk = Desk::new("moa");
    let text = fs::read_to_string("assets/charters/moa/charter.toml").expect("a charter");
    fs::write(desk.path("b.toml"), format!("{text}\n# k\n")).expect("written");
    let overdue = |day: &str| {
        let due = desk.json(&["due", "--today", day]);
        let lines = due["items"].as_array().expect("items").iter().filter(|i| i["state"] == "overdue");
        let mut names: Vec<_> = lines.map(|i| i["handle"].as_str().expect("handle").to_owned()).collect();
        names.sort();
        names
    };
    let before = overdue("2027-05-01");
    assert!(before.contains(&"utveckling.settlement/2026".to_owned()), "{before:?}");
    desk.ok(&["agreement", "adopt", "b.toml", "--from", "2026-07-01"]);
    assert_eq!(overdue("2027-05-01"), before);
    desk.ok(&["undo"]);
    // A version that keeps the pool and drops the claim closes what of it was still to come.
    let begin = text.find("id = \"utveckling\"").expect("the pool");
    let cut = text[begin..].find("[[pool.claim]]\nwhat = \"settlement\"").map(|at| begin + at).expect("the claim");
    let rest = &text[cut + 2..];
    let end = cut + 2 + rest.find("\n[[").expect("another table") + 1;
    fs::write(desk.path("c.toml"), format!("{}{}", &text[..cut], &text[end..])).expect("written");
    desk.ok(&["agreement", "adopt", "c.toml", "--from", "2027-01-01"]);
    let after = overdue("2027-05-01");
    assert!(!after.contains(&"utveckling.settlement/2026".to_owned()), "{after:?}");
    assert!(after.contains(&"utveckling.advance/2027".to_owned()), "{after:?}");
}

#[test]
fn the_same_words_taken_in_again_change_nothing_that_is_due() {
    for charter in ["moa", "vestland", "akershus", "norrbotten"] {
        let desk = Desk::new(charter);
        let text = fs::read_to_string(format!("assets/charters/{charter}/charter.toml")).expect("a charter");
        fs::write(desk.path("b.toml"), format!("{text}\n# k\n")).expect("written");
        let days = ["2026-06-30", "2026-07-01", "2026-11-16", "2027-02-01", "2027-05-01", "2029-01-15"];
        let due = |day: &str| {
            let list = desk.json(&["due", "--today", day]);
            let mut lines: Vec<_> = list["items"].as_array().expect("items").iter().map(ToString::to_string).collect();
            lines.sort();
            (list["before_file"].clone(), lines)
        };
        let before = days.map(due);
        for from in ["2026-07-01", "2026-12-05"] {
            desk.ok(&["agreement", "adopt", "b.toml", "--from", from]);
            for (day, before) in days.iter().zip(&before) {
                assert_eq!(&due(day), before, "{charter} on {day}, taken in again from {from}");
            }
            desk.ok(&["undo"]);
        }
    }
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
fn what_an_earlier_version_wants_is_said_in_the_words_of_today() {
    let desk = desk();
    desk.ok(&["meeting", "add", "board", "2026-03-10"]);
    let changes = renamed_board("board", "council");
    let changes: Vec<_> = changes.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
    adopt(&desk, &changes, "2026-10-01");
    let due = desk.json(&["due", "--today", "2026-11-16"]);
    let lines = due["items"].as_array().expect("items");
    let half_year = lines.iter().find(|i| i["handle"] == "board-meeting/2026-H2").expect("the half-year of the version before");
    assert_eq!(half_year["who"], "The board", "{half_year}");
    let command = half_year["command"].as_str().expect("a command");
    assert!(command.starts_with("samvirke meeting add council "), "{command}");
    assert!(desk.json(&["next", "--today", "2026-11-16"])["items"].to_string().contains("\"body\":\"council\""));
    for args in [&["meeting", "list", "--from", "2026-01-01"][..], &["meeting", "list", "council", "--from", "2026-01-01"]] {
        let list = desk.json(args)["items"].to_string();
        assert!(list.contains("2026-03-10") && list.contains("\"body\":\"council\""), "{list}");
    }
    desk.ok(&["meeting", "add", "council", "2026-12-11"]);
    assert!(!meetings_due(&desk, "2026-11-16").iter().any(|l| l.starts_with("board-meeting/2026-H2")), "the command settles it");
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

/// The board under another id, in all that names it.
fn renamed_board(was: &str, now: &str) -> Vec<(String, String)> {
    let id = ("id = \"board\"".to_owned(), format!("id = \"{now}\"\nreplaces = \"{was}\""));
    let names = ["of = { body = \"board\" }", "who = { body = \"board\" }", "evidence = { meeting = \"board\" }"];
    std::iter::once(id).chain(names.map(|n| (n.to_owned(), n.replace("board", now)))).collect()
}

#[test]
fn a_version_is_not_taken_back_from_under_a_later_one() {
    let desk = desk();
    desk.ok(&["seat", "appoint", "board/member", "Kari Nes", "--new", "--for", "northby", "--from", "2026-02-01"]);
    for (was, now, from) in [("board", "council", "2026-03-01"), ("council", "senate", "2026-07-01")] {
        let changes = renamed_board(was, now);
        let changes: Vec<_> = changes.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
        adopt(&desk, &changes, from);
    }
    let before = desk.ok(&["dump"]);
    for more in [&[][..], &["--dry-run"]] {
        let said = desk.refused(4, &[&["undo", "3"], more].concat());
        assert!(said.contains("v3") && said.contains("samvirke log"), "{said}");
    }
    assert_eq!(desk.ok(&["dump"]), before);
    assert!(desk.ok(&["who", "senate"]).contains("Kari Nes"));
    // From the newest on back it goes.
    desk.ok(&["undo", "4"]);
    desk.ok(&["undo", "3"]);
    assert!(desk.ok(&["who", "board"]).contains("Kari Nes"));
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

#[test]
fn a_cost_year_has_one_answer_and_the_transition_says_which() {
    for (settled_by, share) in [("before", "6000.00"), ("this", "5000.00")] {
        let desk = desk();
        desk.ok(&["population", "set", "northby", "6000", "--on", "2026-01-01", "--source", "S"]);
        desk.ok(&["population", "set", "southby", "4000", "--on", "2026-01-01", "--source", "S"]);
        let transition = format!(
            "[[transition]]\nid = \"t\"\nname = \"T\"\nsource = \"§ 3\"\npool = \"operation\"\nyears = [2026]\nsettled_by = \"{settled_by}\"\n\n[[exit]]\n"
        );
        let equal = ("kind = \"population\"", "kind = \"equal\"");
        let renamed = ("id = \"operation\"", "id = \"running\"\nreplaces = \"operation\"");
        adopt(&desk, &[equal, renamed, ("[[exit]]\n", &transition)], "2026-07-01");
        let first = |args: &[&str]| {
            let sheet = desk.json(&[&["split", "10000", "--pool", "running"], args].concat());
            sheet["items"][0]["share"].to_string()
        };
        let by_year = first(&["--year", "2026"]);
        assert!(by_year.contains(&share[..4]), "{settled_by}: {by_year}");
        for on in ["2026-02-01", "2026-06-30", "2026-07-01", "2026-12-31"] {
            assert_eq!(first(&["--on", on]), by_year, "{settled_by} on {on}");
        }
        assert!(first(&["--year", "2027"]).contains("5000"));
        assert!(first(&["--on", "2027-02-01"]).contains("5000"));
    }
}

#[test]
fn a_version_that_waits_for_consent_holds_once_the_last_is_there() {
    let waits = (
        "until = \"notice\"\n",
        "until = \"notice\"\namendment = { by = { each = \"member\" }, holds_from = \"later-of-date-and-condition\" }\n",
    );
    let desk = Desk::empty();
    fs::write(desk.path("a.toml"), starter(&desk, &[waits])).expect("written");
    desk.ok(&["new", "a.samvirke", "--charter", "a.toml", "--kept-from", "2026-01-01"]);
    fs::write(desk.path("b.toml"), starter(&desk, &[waits, QUARTERS])).expect("written");
    let receipt = desk.run(&["agreement", "adopt", "b.toml", "--from", "2026-10-01"]);
    let said = format!("{}{}", receipt.out, receipt.err);
    assert!(said.contains("samvirke stance set northby,southby agreement/v2 consented"), "{said}");
    let versions = |today: &str| {
        let list = desk.json(&["agreement", "versions", "--today", today]);
        let lines = list["items"].as_array().expect("items").iter();
        let said = lines.map(|i| format!("{} {} {} {}", i["from"], i["to"], i["in_force"], i["waits_for"]));
        said.collect::<Vec<_>>()
    };
    let waiting = [r#""2026-01-01" null true []"#, r#""2026-10-01" null false ["Northby","Southby"]"#];
    assert_eq!(versions("2026-11-16"), waiting);
    assert!(desk.ok(&["--lang", "en", "agreement", "versions"]).contains("0 of 2"));
    assert_eq!(meetings_due(&desk, "2027-02-01"), ["board-meeting/2026-H2 overdue", "board-meeting/2027-H1 ok"]);
    desk.ok(&["stance", "set", "northby", "agreement/v2", "consented", "--on", "2026-09-01"]);
    assert!(versions("2026-11-16")[1].ends_with(r#"false ["Southby"]"#));
    assert!(desk.ok(&["agreement", "consent"]).contains("v2"), "the one that waits is the one asked about");
    desk.ok(&["stance", "set", "southby", "agreement/v2", "consented", "--on", "2026-11-10"]);
    assert_eq!(versions("2026-11-09")[0], r#""2026-01-01" "2026-11-09" true []"#);
    assert_eq!(versions("2026-11-16")[1], r#""2026-11-10" null true []"#);
    // The half-year and the quarter that had begun are the earlier version's, the first quarter of next year its own.
    assert_eq!(meetings_due(&desk, "2027-02-01"), ["board-meeting/2026-H2 overdue", "board-meeting/2027-Q1 ok"]);
    desk.ok(&["undo"]);
    assert!(versions("2026-11-16")[1].ends_with(r#"false ["Southby"]"#), "a consent taken back is missing again");
    // Without the clause a version holds from its day.
    desk.ok(&["undo"]);
    desk.ok(&["undo"]);
    assert_eq!(versions("2026-11-16").len(), 1);
}

/// Consents are to a text: another one that comes in under the same name has none of them, the same one has them again.
#[test]
fn consents_to_a_version_taken_back_are_none_to_the_next() {
    let waits = (
        "until = \"notice\"\n",
        "until = \"notice\"\namendment = { by = { each = \"member\" }, holds_from = \"later-of-date-and-condition\" }\n",
    );
    let desk = Desk::empty();
    let write = |name: &str, changes: &[(&str, &str)]| {
        fs::write(desk.path(name), starter(&desk, changes)).expect("written");
    };
    write("a.toml", &[waits]);
    write("b.toml", &[waits, QUARTERS]);
    write("c.toml", &[waits, QUARTERS, ("name = \"Northby\"", "name = \"North by\"")]);
    desk.ok(&["new", "a.samvirke", "--charter", "a.toml", "--kept-from", "2026-01-01"]);
    let consents = || {
        let sheet = desk.json(&["agreement", "consent", "v2"]);
        let waiting = desk.json(&["agreement", "versions"])["items"][1]["waits_for"].clone();
        (sheet["consented"].as_u64().expect("a count"), waiting.as_array().map_or(0, Vec::len))
    };
    // What was said of the proposal is said of the version that it becomes.
    desk.ok(&["stance", "set", "northby", "agreement/v2", "consented", "--on", "2026-09-01"]);
    let adopt = |text: &str| desk.json(&["agreement", "adopt", text, "--from", "2026-10-01"])["items"][0]["change"].to_string();
    let first = adopt("b.toml");
    assert_eq!(consents(), (1, 1));
    desk.ok(&["undo"]);
    desk.ok(&["undo"]);
    let second = adopt("b.toml");
    assert_ne!(first, second);
    desk.ok(&["stance", "set", "northby,southby", "agreement/v2", "consented", "--on", "2026-10-10"]);
    assert_eq!(consents(), (2, 0));
    desk.ok(&["undo", &second]);
    adopt("c.toml");
    assert_eq!(consents(), (0, 2));
    desk.ok(&["undo"]);
    adopt("b.toml");
    assert_eq!(consents(), (2, 0));
}

/// A draft tells what it began with: it is taken in without that line, and not over a version that came in since.
#[test]
fn a_draft_is_adopted_only_over_the_text_it_began_with() {
    let desk = desk();
    let before = starter(&desk, &[]);
    let draft = |name: &str, changes: &[(&str, &str)]| {
        let mark = format!("# samvirke draft: {}\n", samvirke::store::digest(before.trim_end()));
        fs::write(desk.path(name), starter(&desk, changes) + &mark).expect("written");
    };
    draft("a.draft.toml", &[QUARTERS]);
    draft("b.draft.toml", &[("name = \"Northby\"", "name = \"North by\"")]);
    desk.ok(&["agreement", "adopt", "a.draft.toml", "--from", "2026-10-01"]);
    assert!(!desk.ok(&["dump"]).contains("samvirke draft:"));
    let said = desk.refused(4, &["agreement", "adopt", "b.draft.toml", "--from", "2026-11-01"]);
    assert!(said.contains("b.draft.toml") && said.contains("agreement diff"), "{said}");
    assert_eq!(desk.json(&["agreement", "versions"])["items"].as_array().map_or(0, Vec::len), 2);
}

#[test]
fn what_records_use_within_an_entry_may_not_vanish() {
    for (charter, kind, id) in [
        ("moa", "topic.states", "har-behovet"),
        ("moa", "document.parts", "uppdrag"),
        ("moa", "body.kinds", "presidium"),
        ("akershus", "areas.values", "nedre-romerike"),
        ("vestland", "field.values", "fiks"),
        ("norrbotten", "register.states", "tas-vidare"),
    ] {
        let desk = Desk::new(charter);
        desk.ok(&["demo", charter, "--to", "demo.samvirke"]);
        let text = fs::read_to_string(format!("assets/charters/{charter}/charter.toml")).expect("a charter");
        let other = text.replace(&format!("\"{id}\""), &format!("\"{id}-x\""));
        fs::write(desk.path("b.toml"), other).expect("written");
        let said =
            desk.refused(1, &["--lang", "en", "-f", "demo.samvirke", "agreement", "adopt", "b.toml", "--from", "2027-01-01"]);
        assert!(said.contains(kind) && said.contains(&format!("/{id}”")) && said.contains("Keep it"), "{charter} {id}: {said}");
    }
}

#[test]
fn an_agreement_whose_term_is_over_is_not_in_force() {
    let desk = Desk::new("vestland");
    let last = |today: &str| desk.json(&["agreement", "versions", "--today", today])["items"][0].clone();
    let (then, now) = (last("2024-12-31"), last("2026-11-16"));
    assert_eq!((&then["in_force"], &then["to"]), (&true.into(), &"2024-12-31".into()), "{then}");
    assert_eq!((&now["in_force"], &now["to"]), (&false.into(), &"2024-12-31".into()), "{now}");
}
