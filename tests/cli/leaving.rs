//! A small cooperation of its own: a member can leave, the chair changes every year, and last year's inhabitants count.

use crate::desk::Desk;
use serde_json::{Value, json};
use std::fs;

const CHARTER: &str = r#"
format = 1

[cooperation]
id = "uplands"
name = "Uplands"
source = "§ 1"
form = "cooperation-agreement"
language = "nb"
currency = "NOK"
time_zone = "Europe/Oslo"

[[party]]
id = "aa"
name = "Aa"
source = "§ 1"
code = "0001"
order = 1

[[party]]
id = "bb"
name = "Bb"
source = "§ 1"
code = "0002"
order = 2

[agreement]
id = "avtale"
name = "Avtale"
source = "§ 9"
from = "2026-01-01"
until = "notice"

[[body]]
id = "styret"
name = "Styret"
source = "§ 3"
role = "board"
term = { name = "valgperiode", years = 4, from = "01-01", first = 2024 }

[body.chair]
rule = "rotation"
name = "leder"
vice = "nestleder"
years = 1
order = ["aa", "bb"]
after_exception = "plan"

[[key]]
id = "likt"
name = "Likt"
source = "§ 6"
kind = "equal"

[[key]]
id = "innbyggere"
name = "Innbyggere året før"
source = "§ 6"
kind = "population"
on = "01-01"
year = -1

[[key]]
id = "deler"
name = "40 og 60 prosent"
source = "§ 6"
kind = "layered"
layers = [{ key = "likt", over = "part", percent = 40 }, { key = "innbyggere", over = "rest" }]

[[pool]]
id = "drift"
name = "Drift"
source = "§ 6"
per = "year"
amount = "budget"
key = "deler"
payers = { all = "member" }

[[exit]]
id = "uttreden"
name = "Uttreden"
source = "§ 9"
effect = "member-leaves"
who = { each = "member" }
to = { each = "member" }
written = true
period = "1 year"
round_out = "12-31"
lead = { soon = "90 days", urgent = "30 days" }
default = ["lead"]
"#;

const INHABITANTS: &str = "member,on,count,source\naa,2025-01-01,300,x\nbb,2025-01-01,100,x\n";

const FACTS: &str = r#"
[[term]]
body = "styret"
from = "2024-01-01"
until = "2027-12-31"

[[term]]
body = "styret"
from = "2026-01-01"
until = "2026-12-31"
chair = "aa"
"#;

fn desk() -> Desk {
    let desk = Desk::empty();
    fs::create_dir(desk.path("uplands")).expect("a folder");
    for (name, text) in [("charter.toml", CHARTER), ("inhabitants.csv", INHABITANTS), ("facts.toml", FACTS)] {
        fs::write(desk.path("uplands").join(name), text).expect("written");
    }
    desk.ok(&["new", "a.samvirke", "--charter", "uplands", "--kept-from", "2026-01-01"]);
    desk
}

#[test]
fn a_notice_that_ends_only_one_membership_says_so() {
    let desk = desk();
    let exits = desk.json(&["agreement", "exit", "--notice", "2026-11-16"]);
    let item = &exits["items"][0];
    assert_eq!((&item["effect"], &item["ends"]), (&json!("member-leaves"), &json!("2027-12-31")), "{exits}");
    assert_eq!(item["last_notice"], "2026-12-31");
    let said = desk.ok(&["agreement", "exit", "--notice", "2026-11-16"]);
    assert!(said.to_lowercase().contains("siste dag som medlem"), "{said}");
    // The last day for notice is warned of like that of any other.
    let due = desk.json(&["due", "--today", "2026-12-10"]);
    let line = due["items"].as_array().expect("items").iter().find(|i| i["rule"] == "uttreden").expect("a line");
    assert_eq!((&line["due"], &line["state"]), (&json!("2026-12-31"), &json!("soon")), "{line}");
    assert!(line["missing"].as_str().is_some_and(|m| m.contains("siste dag som medlem")), "{line}");
    let status = desk.ok(&["agreement", "status"]);
    assert!(!status.contains("uttreden"), "{status}");
}

#[test]
fn the_inhabitants_of_the_year_before_are_counted_and_named() {
    let desk = desk();
    let split = desk.json(&["split", "1000,00", "--key", "innbyggere", "--year", "2026"]);
    let shares: Vec<_> = split["items"].as_array().expect("items").iter().map(|i| i["weight"].clone()).collect();
    assert_eq!(shares, [json!(300), json!(100)]);
    let said = desk.ok(&["split", "1000,00", "--pool", "drift", "--year", "2026"]);
    assert!(said.contains("650,00") && said.contains("350,00"), "{said}");
    assert!(said.contains("1. jan. 2025"), "{said}");
    let refused = desk.refused(4, &["split", "1000,00", "--pool", "drift", "--year", "2027"]);
    assert!(refused.contains("1. jan. 2026"), "{refused}");
}

#[test]
fn the_chair_of_next_year_follows_from_one_recorded_year() {
    let desk = desk();
    let chair = |on: &str| {
        let who = desk.json(&["who", "styret", "--role", "leder", "--on", on]);
        let item = &who["items"][0];
        (item["member"].clone(), item["computed"].clone())
    };
    let of = |member: &str, computed: bool| (Value::from(member), Value::from(computed));
    assert_eq!(chair("2026-06-01"), of("Aa", false));
    assert_eq!(chair("2027-06-01"), of("Bb", true));
    assert_eq!(chair("2028-06-01"), of("Aa", true));
    let said = desk.ok(&["who", "styret", "--on", "2027-06-01"]);
    assert!(said.contains("ikke registrert"), "{said}");
    // A year on which the parties agreed otherwise stands beside the board's own term.
    desk.ok(&["term", "add", "styret", "2027-01-01", "2027-12-31", "--chair", "aa"]);
    assert_eq!(chair("2027-06-01"), of("Aa", false));
    desk.refused(4, &["term", "add", "styret", "2025-01-01", "2028-12-31"]);
    assert!(!desk.ok(&["check"]).contains("valgperiode"));
}

/// What `charter check` and `new` say of the folder with one of its files changed.
fn refused(file: &str, text: &str) -> String {
    let desk = desk();
    fs::write(desk.path("uplands").join(file), text).expect("written");
    let said = desk.refused(1, &["charter", "check", "uplands"]);
    let made = desk.refused(1, &["new", "b.samvirke", "--charter", "uplands"]);
    let fault = said.lines().find(|l| l.contains(file)).map(str::to_owned);
    let fault = fault.unwrap_or_else(|| panic!("{said}"));
    let fault = fault[fault.find(file).expect("the file")..].to_owned();
    assert!(made.contains(&fault), "{made}");
    assert!(!desk.path("b.samvirke").exists());
    fault
}

#[test]
fn what_stands_beside_a_charter_is_checked_with_it_and_each_fault_is_told_with_its_place() {
    let told = [
        (
            "facts.toml",
            "[[term]]\nbody = \"styre\"\nfrom = \"2026-01-01\"\nuntil = \"2026-12-31\"\n",
            "[[term]] 1",
            "Mente du styret",
        ),
        ("facts.toml", "[[term]]\nbdy = \"styret\"\n", "linje 2", "body"),
        ("facts.toml", "[[term]]\nbody = \"styret\"\nfrom = \"2026-01-01\"\n", "linje 1", "mangler"),
        ("facts.toml", "[[term]]\nbody = \"styret\"\nfrom = \"2026\"\nuntil = \"2026-12-31\"\n", "linje 3", "2026"),
        (
            "records.toml",
            "[[meeting]]\nbody = \"styret\"\non = \"2026-02-02\"\nstate = \"held\"\ninitiator = \"cc\"\n",
            "[[meeting]] 1",
            "«cc»",
        ),
        ("inhabitants.csv", "member,on,count,source\naa,2025-01-01,1 860,x\n", "linje 2", "uten mellomrom"),
        ("inhabitants.csv", "member,on,count,source\naa,2025-01-01,300,x\naaa,2025-01-01,300,x\n", "linje 3", "Mente du aa"),
        ("members.csv", "handle,code,name,order,org_number,from,until,areas\naa,1,Aa,x,,,,\n", "linje 2", "x"),
    ];
    for (file, text, place, word) in told {
        let fault = refused(file, text);
        assert!(fault.contains(place) && fault.contains(word), "{fault}");
        assert!(!fault.contains("expected") && !fault.contains("unknown"), "{fault}");
    }
    let seat = "[[person]]\nhandle = \"kari\"\nname = \"Kari\"\n\n[[appointment]]\nbody = \"styret\"\nseat = \"leder\"\nperson = \"kari\"\n";
    assert!(refused("facts.toml", seat).contains("chair, vice"));
    let person = "[[appointment]]\nbody = \"styret\"\nseat = \"chair\"\nperson = \"ola\"\n";
    assert!(refused("facts.toml", person).contains("«ola»"));
}

#[test]
fn a_folder_without_a_charter_is_told_by_the_file_that_is_missing() {
    let desk = Desk::empty();
    fs::create_dir(desk.path("nothing")).expect("a folder");
    let ran = desk.run(&["charter", "check", "nothing"]);
    assert!(ran.code != 0 && ran.err.contains("charter.toml"), "{ran:?}");
}
