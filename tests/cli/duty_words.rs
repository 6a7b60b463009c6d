//! Who must act, by which clause, and what does it: as the agreement has it, line by line.

use crate::desk::Desk;
use serde_json::{Value, json};

/// The line of a name on a day; none that is open: null.
fn line_on(desk: &Desk, handle: &str, day: &str) -> Value {
    let due = desk.json(&["--today", day, "due", "--all"]);
    let items = due["items"].as_array().expect("items");
    items.iter().find(|line| line["handle"] == handle).cloned().unwrap_or_default()
}

fn line(desk: &Desk, handle: &str) -> Value {
    line_on(desk, handle, crate::desk::TODAY)
}

/// Takes the step that a line prints, with what only the user knows in place of words.
fn step(desk: &Desk, line: &Value, known: &[(&str, &str)]) {
    let command = line["command"].as_str().expect("a command");
    let words =
        command.split(' ').skip(1).map(|word| known.iter().find(|(given, _)| *given == word).map_or(word, |(_, own)| own));
    desk.ok(&words.collect::<Vec<_>>());
}

#[test]
fn ak_65_a_procurement_gets_its_lead_by_the_step_that_is_printed() {
    let desk = Desk::new("akershus");
    desk.ok(&[
        "project",
        "add",
        "Felles innkjøp",
        "--number",
        "900",
        "--category",
        "p4",
        "--type",
        "anskaffelse",
        "--state",
        "started",
    ]);
    let lead = line(&desk, "hovedansvar/P-900");
    assert_eq!((&lead["who"], &lead["clause"]), (&json!("kommunene som deltar"), &json!("§ 6 Felles anskaffelser")));
    step(&desk, &lead, &[("MEMBER", "asker")]);
    assert_eq!(line(&desk, "hovedansvar/P-900"), Value::Null);
    // Whoever leads takes part, and staffs it.
    assert_ne!(line(&desk, "bemanning/P-900/asker"), Value::Null);
}

#[test]
fn vl_34_and_vl_43_one_line_asks_for_the_party_that_owns_and_leads() {
    let ways: [&[&str]; 2] =
        [&["project", "edit", "P-900", "--member", "alver"], &["stance", "set", "alver", "P-900.deltaking", "eigar"]];
    for way in ways {
        let desk = Desk::new("vestland");
        desk.ok(&["project", "add", "Prøve", "--number", "900", "--state", "started", "--start", "2026-01-01"]);
        let of_owner = |desk: &Desk| {
            let due = desk.json(&["due", "--all"]);
            let lines = due["items"].as_array().expect("items").clone();
            let asks = |line: &Value| line["clause"].as_str().is_some_and(|c| c.contains("Ansvar for alle deltakande partar"));
            let is_its = |line: &Value| line["handle"].as_str().is_some_and(|handle| handle.ends_with("/P-900"));
            lines.into_iter().filter(|line| asks(line) && is_its(line)).collect::<Vec<_>>()
        };
        let lines = of_owner(&desk);
        let [lead] = &lines[..] else { panic!("{lines:?}") };
        assert_eq!((&lead["handle"], &lead["who"]), (&json!("leiande-part/P-900"), &json!("Styringsgruppe")));
        assert!(lead["clause"].as_str().is_some_and(|clause| clause.contains("Organisering")), "{lead}");
        desk.ok(way);
        assert!(of_owner(&desk).is_empty(), "{way:?}");
        assert_eq!(desk.json(&["project", "show", "P-900"])["items"][0]["owner"], json!("Alver"), "{way:?}");
    }
}

#[test]
fn an_owner_that_is_there_stays() {
    let desk = Desk::new("vestland");
    desk.ok(&["project", "add", "Prøve", "--number", "900", "--state", "started", "--member", "voss"]);
    let set = desk.json(&["stance", "set", "alver", "P-900.deltaking", "eigar"]);
    assert!(!set.to_string().contains("eigar av"), "{set}");
    assert_eq!(desk.json(&["project", "show", "P-900"])["items"][0]["owner"], json!("Voss"));
}

#[test]
fn ak_53_the_secretariat_notes_the_use_of_each_solution_again_after_a_year() {
    let desk = Desk::new("akershus");
    desk.ok(&["solution", "add", "Prøveportal", "--handle", "prove"]);
    let asker = line(&desk, "bruk-av-losninger/prove/asker");
    assert_eq!(asker["who"], json!("Programsekretariat"));
    assert_eq!(asker["command"], json!("samvirke stance set asker prove.innforing STATE"));
    desk.ok(&["stance", "set", "asker", "prove.innforing", "ikke i bruk", "--on", "2025-05-01"]);
    let old = line(&desk, "bruk-av-losninger/prove/asker");
    assert_eq!((&old["due"], &old["command"]), (&json!("2026-05-01"), &asker["command"]), "{old}");
    step(&desk, &old, &[("STATE", "planned")]);
    assert_eq!(line(&desk, "bruk-av-losninger/prove/asker"), Value::Null);
}

#[test]
fn ak_53_what_each_has_to_say_of_each_is_counted() {
    let desk = Desk::new("akershus");
    let due = desk.ok(&["due", "--subject", "oversikt over"]);
    assert!(due.contains("19 kommuner, 570 tilfeller") && !due.contains("Venter på andre"), "{due}");
}

#[test]
fn ak_10_only_the_council_or_the_chief_executive_approves() {
    let desk = Desk::new("akershus");
    let enebakk = line(&desk, "godkjenne-avtalen/enebakk");
    let command = "samvirke stance set enebakk agreement.adoption adopted --organ 'council|chief_executive' --on DATE --ref REF";
    assert_eq!(enebakk["command"], json!(command));
    let adopt = ["stance", "set", "enebakk", "agreement.adoption", "adopted", "--organ"];
    desk.ok(&[&adopt[..], &["executive_board"]].concat());
    assert_ne!(line(&desk, "godkjenne-avtalen/enebakk"), Value::Null);
    desk.ok(&[&adopt[..], &["council", "--ref", "sak 7/26"]].concat());
    assert_eq!(line(&desk, "godkjenne-avtalen/enebakk"), Value::Null);
}

#[test]
fn ak_11_the_chief_executive_is_called_what_the_agreement_calls_him() {
    let desk = Desk::new("akershus");
    desk.ok(&["register", "add", "beslutninger", "date=2026-10-01", "text=Plan"]);
    assert_eq!(line(&desk, "forankre-beslutninger/beslutninger/1/asker")["who"], json!("Rådmann, Asker"));
    let responsible = desk.json(&["responsible"]);
    let rows: Vec<_> =
        responsible["items"].as_array().expect("items").iter().map(|r| (r["clause"].clone(), r["who"].clone())).collect();
    for (clause, who) in [
        ("§ 3", "Rådmann, alle kommunene"),
        ("§ 6 Programsekretariat", "Programsekretariat"),
        ("§ 6 Felles anskaffelser", "Kommune med hovedansvar for anskaffelsen"),
        ("§ 7", "Årsmøte"),
    ] {
        assert!(rows.contains(&(json!(clause), json!(who))), "{clause} {who}: {rows:?}");
    }
}

#[test]
fn vl_02_the_number_of_members_is_the_openings() {
    let desk = Desk::new("vestland");
    desk.ok(&["member", "leave", "solund", "--on", "2026-10-31"]);
    assert_eq!(line(&desk, "vestland/42")["clause"], json!("Innleiinga"));
}

#[test]
fn vl_70_what_became_of_a_meeting_is_asked_by_the_clause_on_meetings() {
    let desk = Desk::new("vestland");
    desk.ok(&["meeting", "add", "styringsgruppe", "2026-11-12", "--today", "2026-11-01"]);
    assert_eq!(line(&desk, "styringsgruppe/2026-11-12")["clause"], json!("Styringsgruppe"));
}

#[test]
fn vl_74_a_decision_is_carried_out_by_the_party_that_leads() {
    let desk = Desk::new("vestland");
    desk.ok(&["register", "add", "oppfolging", "text=Avtale", "due=2027-01-31"]);
    desk.ok(&["register", "add", "oppfolging", "text=Avtale", "due=2027-01-31", "member=alver"]);
    assert_eq!(line(&desk, "avgjerd-gjennomford/oppfolging/1")["who"], json!("Leiande part"));
    assert_eq!(line(&desk, "avgjerd-gjennomford/oppfolging/2")["who"], json!("Alver"));
}

#[test]
fn vl_102_an_agreement_that_has_ended_is_followed_by_another() {
    let desk = Desk::empty();
    desk.ok(&["new", "a.samvirke", "--charter", "vestland", "--kept-from", "2024-01-01"]);
    let ends = line_on(&desk, "avtale-2020", "2024-12-31");
    let ended = line_on(&desk, "avtale-2020", "2025-01-01");
    let title = |line: &Value| line["title"].as_str().expect("a title").to_owned();
    assert!(title(&ends).starts_with("Avtalen går ut") && title(&ended).starts_with("Avtalen er gått ut"), "{ended}");
    assert_eq!((&ended["state"], &ended["command"]), (&json!("overdue"), &json!("samvirke agreement adopt FILE --from DATE")));
}
