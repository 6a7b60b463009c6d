//! `next`, `meeting` and the quarters that have none.

use std::slice;

use crate::desk::Desk;

#[test]
fn m04_the_next_of_each() {
    let desk = Desk::demo("moa");
    let next = desk.json(&["next"]);
    assert_eq!(next["items"].as_array().map(Vec::len), Some(3), "{next}");
    assert!(next["items"].as_array().expect("items").iter().all(|i| i["days_left"].is_i64()));
    insta::assert_snapshot!(desk.ok(&["next"]));
}

#[test]
fn v13_a_quarter_without_a_meeting_is_on_the_list() {
    let desk = Desk::demo("vestland");
    let quarters = |desk: &Desk| -> Vec<String> {
        let due = desk.json(&["due"]);
        let handles = due["items"].as_array().expect("items").iter().map(|i| i["handle"].as_str().expect("handle").to_owned());
        handles.filter(|handle| handle.starts_with("kvartalsmote/")).collect()
    };
    desk.ok(&["meeting", "cancel", "styringsgruppe/2026-12-03"]);
    assert!(quarters(&desk).contains(&"kvartalsmote/2026-Q4".to_owned()), "{:?}", quarters(&desk));
    desk.ok(&["meeting", "add", "styringsgruppe", "2026-12-10"]);
    assert!(!quarters(&desk).contains(&"kvartalsmote/2026-Q4".to_owned()), "{:?}", quarters(&desk));
}

#[test]
fn a_meeting_that_nobody_recorded_counts_and_is_asked_for() {
    let desk = Desk::new("vestland");
    desk.ok(&["meeting", "add", "styringsgruppe", "2026-02-12", "--today", "2026-01-05"]);
    let listed = |handle: &str| {
        let due = desk.json(&["due", "--all", "--today", "2026-04-02"]);
        due["items"].as_array().expect("items").iter().find(|i| i["handle"] == handle).cloned()
    };
    let (quarter, asked) = ("kvartalsmote/2026-Q1", "styringsgruppe/2026-02-12");
    assert_eq!(listed(asked).expect("asked for")["command"], "samvirke meeting held styringsgruppe/2026-02-12");
    assert!(listed(quarter).is_none(), "a past day without more counts as held");
    let check = ["check", "--today", "2026-04-02"];
    assert!(desk.ok(&check).contains("12. feb. 2026"), "{}", desk.ok(&check));
    desk.ok(&["meeting", "held", asked, "--today", "2026-04-02"]);
    assert!(listed(asked).is_none());
}

#[test]
fn meetings_of_a_body() {
    let desk = Desk::demo("moa");
    insta::assert_snapshot!(desk.ok(&["meeting", "list", "namnd"]));
    let later = desk.json(&["meeting", "list", "namnd", "--from", TODAY_NEXT]);
    assert_eq!(later["items"].as_array().map(Vec::len), Some(1), "{later}");
}

const TODAY_NEXT: &str = "2026-11-17";

#[test]
fn a_meeting_ahead_was_not_held() {
    let desk = Desk::demo("moa");
    let before = desk.ok(&["dump"]);
    desk.refused(4, &["meeting", "held", "namnd/2026-12-10"]);
    desk.refused(4, &["meeting", "add", "namnd", "2026-12-10"]);
    assert!(desk.refused(3, &["meeting", "held", "namnd/2026-12-11"]).contains("namnd/2026-12-10"));
    assert_eq!(desk.ok(&["dump"]), before);
}

#[test]
fn a_meeting_dated_anew_stands_for_the_one_cancelled_on_that_day() {
    let desk = Desk::demo("moa");
    desk.ok(&["meeting", "add", "rad", "2027-11-10"]);
    desk.ok(&["meeting", "cancel", "rad/2027-11-10"]);
    desk.ok(&["meeting", "add", "rad", "2027-11-10"]);
    desk.ok(&["meeting", "held", "rad/2027-11-10", "--today", "2027-11-11"]);
}

#[test]
fn two_meetings_of_a_day_are_told_apart_by_their_kind() {
    let desk = Desk::demo("moa");
    desk.ok(&["meeting", "add", "namnd", "2027-02-10"]);
    desk.ok(&["meeting", "add", "namnd", "2027-02-10", "--kind", "presidium"]);
    let said = desk.refused(3, &["meeting", "cancel", "namnd/2027-02-10"]);
    assert!(said.contains("namnd/2027-02-10/presidium"), "{said}");
    desk.ok(&["meeting", "cancel", "namnd/2027-02-10/presidium"]);
    desk.ok(&["meeting", "cancel", "namnd/2027-02-10"]);
}

/// Days that two plans give to what they plan, by body and kind.
fn planned(desk: &Desk, year: &str) -> Vec<(String, String)> {
    let plan = desk.json(&["meeting", "plan", year]);
    let items = plan["items"].as_array().expect("items").iter();
    items.map(|i| (i["body"].as_str().expect("body").to_owned(), i["date"].as_str().expect("date").to_owned())).collect()
}

#[test]
fn v20_a_year_is_planned_by_what_the_agreement_wants_in_one_step() {
    let desk = Desk::demo("vestland");
    let plan = planned(&desk, "2027");
    assert_eq!(plan.iter().filter(|(body, _)| body == "styringsgruppe").count(), 4, "one for each quarter: {plan:?}");
    insta::assert_snapshot!(desk.ok(&["meeting", "plan", "2027"]));
    assert!(desk.ok(&["meeting", "plan", "2027", "--record"]).contains("2027"));
    let list = desk.json(&["meeting", "list", "--from", "2027-01-01"]);
    let dated: Vec<_> = list["items"].as_array().expect("items").iter().filter_map(|i| i["date"].as_str()).collect();
    assert!(plan.iter().all(|(_, day)| dated.contains(&day.as_str())), "{dated:?}");
    assert!(planned(&desk, "2027").is_empty(), "nothing is left");
    desk.ok(&["undo"]);
    assert_eq!(planned(&desk, "2027"), plan, "one step back");
}

#[test]
fn one_day_serves_what_wants_it_in_a_month_and_in_the_year() {
    let desk = Desk::demo("moa");
    let plan = planned(&desk, "2028");
    let talks: Vec<_> = plan.iter().filter(|(body, _)| body == "namnd").map(|(_, day)| &day[..7]).collect();
    assert_eq!(talks, ["2028-02", "2028-09"], "two a year are these two: {plan:?}");
}

#[test]
fn a_meeting_is_moved_and_its_duties_follow() {
    let desk = Desk::demo("moa");
    let before = desk.ok(&["dump"]);
    let said = desk.ok(&["meeting", "edit", "namnd/2026-12-10", "--date", "17.12", "--place", "Stora salen"]);
    assert!(said.contains("10 dec 2026") && said.contains("17 dec 2026"), "{said}");
    insta::assert_snapshot!(desk.ok(&["show", "namnd/2026-12-17"]));
    assert!(desk.ok(&["history", "namnd/2026-12-17"]).contains("17 dec 2026"));
    desk.refused(4, &["meeting", "edit", "namnd/2026-12-17", "--date", "2026-11-05"]);
    desk.ok(&["meeting", "edit", "namnd/2026-12-17", "--place", ""]);
    assert!(!desk.ok(&["show", "namnd/2026-12-17"]).contains("Stora salen"));
    desk.ok(&["undo"]);
    desk.ok(&["undo"]);
    assert_eq!(desk.ok(&["dump"]), before);
}

#[test]
fn a_day_without_a_year_was_not_long_ago_or_comes() {
    let desk = Desk::demo("moa");
    assert!(desk.ok(&["meeting", "add", "namnd", "10.11"]).contains("10 nov 2026"));
    assert!(desk.ok(&["meeting", "add", "namnd", "10.5"]).contains("10 maj 2027"));
}

#[test]
fn one_that_comes_too_late_does_not_hide_that_an_earlier_one_is_wanted() {
    let desk = Desk::demo("moa");
    let undated = |desk: &Desk| -> usize {
        desk.json(&["next"])["items"].as_array().expect("items").iter().filter(|i| i["suggested"] == true).count()
    };
    let wanted = undated(&desk);
    desk.ok(&["meeting", "add", "namnd", "2027-03-03", "--kind", "presidium"]);
    assert_eq!((wanted, undated(&desk)), (1, 1));
    desk.ok(&["meeting", "add", "namnd", "2027-02-15", "--kind", "presidium"]);
    assert_eq!(undated(&desk), 0);
}

#[test]
fn a_quarter_without_a_meeting_is_next_though_a_later_one_has_its_day() {
    let desk = Desk::new("vestland");
    let next = |today: &str| {
        let rows = desk.json(&["next", "--today", today]);
        let of_group = rows["items"].as_array().expect("items").iter().filter(|row| row["body"] == "styringsgruppe");
        of_group
            .map(|row| (row["date"].as_str().map(str::to_owned), row["wanted_by"].as_str().map(str::to_owned)))
            .collect::<Vec<_>>()
    };
    let third = (None, Some("2026-09-30".to_owned()));
    assert_eq!(next("2026-07-15"), slice::from_ref(&third));
    desk.ok(&["meeting", "add", "styringsgruppe", "2026-12-03"]);
    let fourth = (Some("2026-12-03".to_owned()), None);
    assert_eq!(next("2026-07-15"), [fourth, third]);
    // What is wanted after the next one is not next.
    desk.ok(&["meeting", "add", "styringsgruppe", "2026-08-20"]);
    assert_eq!(next("2026-07-15"), [(Some("2026-08-20".to_owned()), None)]);
}

#[test]
fn what_was_noted_of_duties_of_a_meeting_follows_it_to_another_day() {
    let desk = Desk::demo("vestland");
    let open = |desk: &Desk, handle: &str| {
        let due = desk.json(&["due", "--all"]);
        due["items"].as_array().expect("items").iter().find(|item| item["handle"] == handle).cloned()
    };
    let before = desk.ok(&["dump"]);
    let held = "referat-arkivert/styringsgruppe/2024-06-14";
    assert!(open(&desk, "framdrift/2026-12-03").is_some() && open(&desk, held).is_some());
    desk.ok(&["tick", "framdrift/2026-12-03", "--note", "Står på saklista"]);
    desk.ok(&["tick", held, "--note", "Ligg i arkivet"]);
    let ticked = desk.ok(&["dump"]);
    desk.ok(&["meeting", "edit", "styringsgruppe/2026-12-03", "--date", "2026-12-10"]);
    desk.ok(&["meeting", "edit", "styringsgruppe/2024-06-14", "--date", "2024-06-13"]);
    assert_eq!(open(&desk, "framdrift/2026-12-10"), None);
    assert_eq!(open(&desk, "referat-arkivert/styringsgruppe/2024-06-13"), None);
    desk.ok(&["undo"]);
    desk.ok(&["undo"]);
    assert_eq!(desk.ok(&["dump"]), ticked);
    desk.ok(&["undo"]);
    desk.ok(&["undo"]);
    assert_eq!(desk.ok(&["dump"]), before);
    desk.ok(&["postpone", "framdrift/2026-12-03", "--to", "2027-01-15", "--reason", "Ventar på leverandøren"]);
    desk.ok(&["meeting", "edit", "styringsgruppe/2026-12-03", "--date", "2026-12-10"]);
    assert_eq!(open(&desk, "framdrift/2026-12-10").expect("it is open")["postponed_until"], "2027-01-15");
}

#[test]
fn what_was_noted_stays_with_the_meeting_that_it_goes_with() {
    let desk = Desk::demo("moa");
    let ticked = "rad-vid-namnd/2026-11-05";
    let is_open = |desk: &Desk, handle: &str| {
        let due = desk.json(&["due", "--all"]);
        due["items"].as_array().expect("items").iter().any(|item| item["handle"] == handle)
    };
    assert!(is_open(&desk, ticked));
    desk.ok(&["tick", ticked, "--note", "Rådet möttes på distans"]);
    // Talks with the presidium are no sitting, with which nothing goes.
    desk.ok(&["meeting", "add", "namnd", "2026-11-05", "--kind", "presidium"]);
    desk.ok(&["meeting", "edit", "namnd/2026-11-05/presidium", "--date", "2026-11-12"]);
    assert!(!is_open(&desk, ticked));
    desk.ok(&["meeting", "edit", "namnd/2026-11-05", "--date", "2026-11-06"]);
    assert!(!is_open(&desk, "rad-vid-namnd/2026-11-06"));
}

#[test]
fn a_meeting_that_was_held_is_not_cancelled() {
    let desk = Desk::demo("vestland");
    let before = desk.ok(&["dump"]);
    let said = desk.refused(4, &["meeting", "cancel", "styringsgruppe/2024-06-14"]);
    assert!(said.contains("14. juni 2024") && said.contains("halde"), "{said}");
    assert_eq!(desk.ok(&["dump"]), before);
}

#[test]
fn a_meeting_that_nobody_recorded_cites_what_asks_for_it_or_goes_with_it() {
    let desk = Desk::new("moa");
    let today = ["--today", "2026-11-16"];
    for (body, day, kind) in
        [("namnd", "2026-11-10", None), ("namnd", "2026-09-15", Some("presidium")), ("rad", "2026-11-09", None)]
    {
        let kind = kind.map_or(vec![], |kind| vec!["--kind", kind]);
        desk.ok(&[&today[..], &["meeting", "add", body, day], &kind].concat());
    }
    let check = desk.json(&[&today[..], &["check"]].concat());
    let clause = |handle: &str| {
        let found = check["items"].as_array().expect("items").iter().find(|line| line["handle"] == handle);
        found.unwrap_or_else(|| panic!("{handle}: {check}"))["clause"].clone()
    };
    assert_eq!(clause("namnd/2026-11-10"), "§ 4.3");
    assert_eq!(clause("namnd/presidium/2026-09-15"), "§ 6.5");
    assert_eq!(clause("rad/2026-11-09"), "§ 4.3");
}

#[test]
fn a_meeting_apart_without_seats_of_its_own_is_one_of_the_whole_body() {
    let desk = Desk::demo("akershus");
    let called = |more: &[&str]| {
        let sheet = desk.json(&[&["meeting", "call", "sekretariat"][..], more].concat());
        (sheet["items"].clone(), sheet["treats"].clone())
    };
    let (of_kind, treats) = called(&["--kind", "digitaliseringskonferanse"]);
    assert_eq!(of_kind, called(&[]).0);
    assert!(!of_kind.as_array().expect("a list").is_empty() && treats == serde_json::json!([]));
}
