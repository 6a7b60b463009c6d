//! Roles of projects and members, and what becomes of them when their member goes.

use crate::desk::Desk;
use serde_json::Value;

/// A desk where a person is the local contact of a member that may go.
fn desk() -> Desk {
    let desk = Desk::demo("akershus");
    desk.ok(&["seat", "appoint", "P-3/lokal-kontakt", "Kari Nes", "--new", "--for", "vestby"]);
    desk
}

/// The person as the project shows her on a day, if she has a role in it.
fn is_in_project(desk: &Desk, day: &str) -> bool {
    desk.ok(&["show", "P-3", "--today", day]).contains("Kari Nes")
}

#[test]
fn a_role_ends_with_the_membership_and_the_receipt_says_so() {
    let desk = desk();
    assert!(is_in_project(&desk, "2026-11-16"));
    let left = desk.json(&["member", "leave", "vestby", "--on", "2026-10-31"]);
    let notes = left["items"][0]["notes"].to_string();
    assert!(notes.contains("Kari Nes") && notes.contains("31. okt. 2026"), "{left}");
    assert!(!is_in_project(&desk, "2026-11-16"));
    desk.ok(&["undo"]);
    assert!(is_in_project(&desk, "2026-11-16"));
}

#[test]
fn a_role_ends_the_day_before_a_merger() {
    let desk = desk();
    let merge = ["member", "merge", "vestby,frogn", "--into", "Nye", "--code", "3299", "--on", "2027-01-01"];
    let merged = desk.json(&merge);
    assert!(merged["items"][0]["notes"].to_string().contains("Kari Nes"), "{merged}");
    assert!(is_in_project(&desk, "2026-12-31") && !is_in_project(&desk, "2027-01-01"));
}

#[test]
fn nobody_takes_on_a_role_for_a_member_that_has_gone() {
    let desk = Desk::demo("akershus");
    desk.ok(&["member", "leave", "vestby", "--on", "2026-10-31"]);
    let appoint = ["seat", "appoint", "P-3/lokal-kontakt", "Kari Nes", "--new", "--for", "vestby"];
    let said = desk.refused(4, &appoint);
    assert!(said.contains("Vestby"), "{said}");
    // One that it had while it was a member ended with it.
    desk.ok(&[&appoint[..], &["--from", "2026-09-01"]].concat());
    assert!(is_in_project(&desk, "2026-10-31") && !is_in_project(&desk, "2026-11-01"));
}

#[test]
fn whatever_is_vacant_is_found_by_check_and_due_under_one_name() {
    for charter in ["akershus", "moa", "norrbotten", "vestland"] {
        for desk in [Desk::demo(charter), Desk::new(charter)] {
            let items = |question: &[&str]| desk.json(question)["items"].as_array().expect("items").clone();
            let found = items(&["check"]);
            let is_found = |line: &Value| found.iter().any(|finding| finding["handle"] == line["handle"]);
            let is_vacant = |line: &Value| {
                let command = line["command"].as_str().expect("a command");
                let fills = ["samvirke seat appoint", "samvirke project edit"].iter().any(|verb| command.starts_with(verb));
                fills && !command.contains("--nominated")
            };
            let mut vacant = items(&["due", "--all"]);
            vacant.retain(is_vacant);
            let hidden: Vec<_> = vacant.iter().filter(|line| !is_found(line)).collect();
            assert!(!vacant.is_empty() && hidden.is_empty(), "{charter}: {hidden:?}");
        }
    }
    // Many of one project or municipality stand as one for eyes, and are counted.
    let desk = Desk::demo("norrbotten");
    let page = desk.ok(&["check"]);
    assert!(page.contains("17 roller är vakanta") && page.contains("45 iakttagelser"), "{page}");
    assert!(!desk.ok(&["check", "namnd"]).contains("P-3"), "no body has the roles of a project");
}

#[test]
fn nb_99_the_procurer_comes_from_the_municipality_that_procures() {
    let desk = Desk::demo("norrbotten");
    let line = || {
        let due = desk.json(&["due"]);
        due["items"].as_array().expect("lines").iter().find(|line| line["handle"] == "upphandlare/P-9").cloned()
    };
    let command = line().expect("a line")["command"].to_string();
    assert!(command.contains("--for lulea"), "{command}");
    let appoint = |seat: &str, person: &str, member: &str| {
        let ran = desk.run(&["seat", "appoint", &format!("P-9/{seat}"), person, "--new", "--for", member]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.out + &ran.err
    };
    assert!(appoint("upphandlare", "Ulla V", "boden").contains("Boden hör inte till dem"));
    assert!(line().is_some() && desk.json(&["check"]).to_string().contains("upphandlare/P-9"), "another one does not do");
    assert!(!appoint("upphandlare", "Per L", "lulea").contains("hör inte till dem"));
    assert_eq!(line(), None);
    // Nobody procures who takes no part.
    assert!(appoint("upphandlande-kommun", "Eva K", "kiruna").contains("Kiruna hör inte till dem"));
}
