//! What waits for something else: a second municipality, a gate that opens, a decision of each council, a report.

use crate::desk::Desk;
use serde_json::{Value, json};

/// The lines of a duty, whatever they are about.
fn lines(desk: &Desk, rule: &str) -> Vec<Value> {
    let due = desk.json(&["due", "--all"]);
    due["items"].as_array().expect("items").iter().filter(|line| line["rule"] == rule).cloned().collect()
}

fn of<'a>(lines: &'a [Value], handle: &str) -> &'a Value {
    lines.iter().find(|line| line["handle"] == handle).unwrap_or_else(|| panic!("{handle} in {lines:?}"))
}

#[test]
fn nb_33_an_assignment_of_one_municipality_waits_for_a_second() {
    let desk = Desk::demo("norrbotten");
    let alone = of(&lines(&desk, "acceptera-uppdrag"), "acceptera-uppdrag/P-11").clone();
    assert_eq!((&alone["state"], &alone["due"]), (&json!("unknown"), &Value::Null), "{alone}");
    assert!(alone["missing"].to_string().contains("1 kommun till saknas"), "{alone}");
    let step = alone["command"].as_str().expect("a step").replace("MEMBER", "kiruna");
    desk.ok(&step.split(' ').skip(1).collect::<Vec<_>>());
    let both = of(&lines(&desk, "acceptera-uppdrag"), "acceptera-uppdrag/P-11").clone();
    assert!(both["due"].is_string(), "{both}");
}

#[test]
fn nb_59_a_solution_in_management_is_prepared_at_home_when_its_contract_ends_or_more_is_asked_for() {
    let desk = Desk::new("norrbotten");
    desk.ok(&["project", "add", "Arkiv", "--stage", "forvaltning", "--state", "started", "--start", "2024-01-01"]);
    let project = desk.json(&["project", "list"])["items"].as_array().expect("items").last().expect("one")["handle"].clone();
    let project = project.as_str().expect("a handle");
    desk.ok(&["stance", "set", "lulea,boden", &format!("{project}.deltagande"), "participant"]);
    let asked = || lines(&desk, "bereda-hemma").iter().filter(|l| l["handle"].to_string().contains(project)).count();
    assert_eq!(asked(), 0, "management has no end of its own");
    let contract = |to: &str| {
        let (subject, to) = (format!("subject={project}"), format!("to={to}"));
        desk.ok(&["register", "add", "avtal", "text=Arkiv", &subject, "from=2024-01-01", &to]);
    };
    contract("2028-05-17");
    assert_eq!(asked(), 0, "it ends in more than 18 months");
    contract("2028-05-16");
    assert_eq!(asked(), 2);
    let who = desk.json(&["show", &format!("bereda-hemma/{project}/lulea")])["items"][0]["who"].clone();
    assert_eq!(who, "Kommunrepresentant, Luleå", "the representative is responsible, not the municipality");
    desk.ok(&["undo"]);
    assert_eq!(asked(), 0);
    desk.ok(&["ask", &format!("{project}.vidareutveckling"), "--members", "lulea,boden"]);
    assert_eq!(asked(), 2);
    desk.ok(&["stance", "set", "lulea,boden", &format!("{project}.vidareutveckling"), "declined"]);
    assert_eq!(asked(), 0, "all have answered");
}

#[test]
fn ak_10_councils_that_have_not_adopted_are_one_line_with_a_step_that_works() {
    let desk = Desk::demo("akershus");
    let missing = lines(&desk, "godkjenne-avtalen");
    assert_eq!(missing.len(), 10, "{missing:?}");
    assert!(missing.iter().all(|line| line["clause"] == "§ 3, § 6"), "{missing:?}");
    let said = desk.ok(&["due"]);
    assert_eq!(said.lines().filter(|line| line.contains("Godkjenne samarbeidsavtalen")).count(), 1, "{said}");
    let counted = |desk: &Desk| desk.json(&["agreement", "status"])["adopted"].clone();
    assert_eq!(counted(&desk), 9);
    assert!(desk.ok(&["agreement", "status"]).contains("9 av 19"), "{}", desk.ok(&["agreement", "status"]));
    let step = missing[0]["command"].as_str().expect("a step");
    let step = step.replace("'council|chief_executive'", "council").replace("DATE", "2026-11-10").replace("REF", "7/26");
    desk.ok(&step.split(' ').skip(1).collect::<Vec<_>>());
    assert_eq!((lines(&desk, "godkjenne-avtalen").len(), counted(&desk)), (9, json!(10)));
}

#[test]
fn moa_64_a_report_on_record_starts_the_next_six_months_as_a_tick_does() {
    let desk = Desk::new("moa");
    let due = |desk: &Desk, council: &str| {
        of(&lines(desk, "rapport-fullmaktige"), &format!("rapport-fullmaktige/{council}"))["due"].clone()
    };
    desk.ok(&["register", "add", "rapporter", "date=2026-11-10", "member=mora", "text=Delår"]);
    assert_eq!((due(&desk, "mora"), due(&desk, "orsa")), (json!("2027-05-10"), json!("2025-07-01")));
    desk.ok(&["register", "add", "rapporter", "date=2026-11-12", "text=Delår till alla tre"]);
    assert_eq!((due(&desk, "mora"), due(&desk, "orsa")), (json!("2027-05-12"), json!("2027-05-12")));
}
