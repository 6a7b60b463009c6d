//! `agreement` and `charter`.

use crate::desk::Desk;
use serde_json::Value;

#[test]
fn m22_notice_has_two_readings() {
    let desk = Desk::demo("moa");
    let exits = desk.json(&["agreement", "exit", "--notice", "2027-06-30"]);
    let line = |i: &Value| (i["reading"].clone(), i["ends"].clone(), i["default"].clone());
    let found: Vec<_> = exits["items"].as_array().expect("items").iter().map(line).collect();
    let expected = [("ends-30-june", "2029-06-30", true), ("notice-by-30-june", "2028-12-31", false)];
    let found = &found[..2];
    assert_eq!(found, expected.map(|(r, e, d)| (Value::from(r), Value::from(e), Value::from(d))));
    insta::assert_snapshot!(desk.ok(&["agreement", "exit", "--notice", "2027-06-30"]));
}

#[test]
fn v23_out_of_force_and_the_evaluation() {
    let desk = Desk::demo("vestland");
    let status = desk.json(&["agreement", "status"]);
    assert_eq!((&status["phase"], &status["ends"]), (&"ended".into(), &"2024-12-31".into()));
    let ends: Vec<_> = status["items"].as_array().expect("items").iter().filter(|i| i["about"] == "until").collect();
    assert_eq!(ends.len(), 2, "both readings of the last day: {status}");
    let evaluation = &status["watched"][0];
    assert_eq!((&evaluation["rule"], &evaluation["due"]), (&"evaluering".into(), &"2023-06-30".into()));
    insta::assert_snapshot!(desk.ok(&["agreement", "status"]));
}

#[test]
fn v23_what_lies_before_the_file_is_unknown() {
    let desk = Desk::empty();
    desk.ok(&["new", "a.samvirke", "--charter", "vestland", "--kept-from", "2025-01-01"]);
    let status = desk.json(&["agreement", "status"]);
    assert_eq!(status["before_file"][0]["due"], "2023-06-30", "{status}");
    assert_eq!(status["watched"], serde_json::json!([]));
    let said = desk.ok(&["agreement", "status"]);
    assert!(said.contains("ukjent"), "{said}");
}

#[test]
fn an_agreement_that_had_ended_before_the_file_began_is_not_late_for_ever() {
    let desk = Desk::empty();
    desk.ok(&["new", "a.samvirke", "--charter", "vestland"]);
    assert_eq!(desk.run(&["due", "--late"]).code, 0);
    assert!(desk.ok(&["due"]).contains("ute av kraft"), "{}", desk.ok(&["due"]));
}

#[test]
fn an_agreement_without_notice_says_so() {
    Desk::demo("vestland").refused(4, &["agreement", "exit", "--notice", "2027-06-30"]);
}

#[test]
fn an_agreement_until_further_notice_is_not_one_that_names_no_term() {
    let state = |charter: &str| Desk::new(charter).ok(&["due"]);
    for (charter, said) in
        [("moa", "tills vidare"), ("norrbotten", "Giltighetstiden står inte i dokumentet"), ("akershus", "ikke i avtalen")]
    {
        assert!(state(charter).contains(said), "{charter}");
    }
}

#[test]
fn what_is_not_said_is_told_of_the_paper_at_hand() {
    let reasons = |charter: &str, duty: &str| Desk::demo(charter).ok(&["show", duty]);
    assert!(reasons("moa", "ansvarsfrihet/2025/orsa").contains("avtalet anger inget"));
    assert!(reasons("norrbotten", "bereda-hemma/P-4/lulea").contains("dokumentet anger inget"));
    assert!(
        Desk::new("norrbotten")
            .refused(4, &["agreement", "exit", "--notice", "2026-12-31"])
            .contains("Det står ingenting om uppsägning i dokumentet.")
    );
}

#[test]
fn charters_are_checked() {
    let desk = Desk::empty();
    insta::assert_snapshot!(desk.ok(&["charter", "check", "moa"]));
    std::fs::write(desk.path("odd.toml"), "format = 1\nnonsense = 2\n").expect("written");
    desk.refused(1, &["charter", "check", "odd.toml"]);
    assert!(desk.refused(3, &["charter", "check", "nowhere"]).contains("vestland"));
}

#[test]
fn what_asks_for_new_terms_is_a_request_and_no_notice() {
    let desk = Desk::new("moa");
    let said = |exit: &str| desk.ok(&["agreement", "exit", exit, "--notice", "2026-12-01"]);
    assert!(!said("omforhandling").contains("skriftlig") && !said("omforhandling").contains("Uppsägningen ska"));
    assert!(said("uppsagning").contains("Uppsägningen ska vara skriftlig."));
}
