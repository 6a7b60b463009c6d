//! What is done with seats and meetings against the agreement: pointed out, and never refused.

use crate::desk::Desk;

/// The findings that name something, as handle and message.
fn findings(desk: &Desk, naming: &str) -> Vec<(String, String)> {
    let found = desk.json(&["check"]);
    let items = found["items"].as_array().expect("findings").iter();
    let word = |item: &serde_json::Value, field: &str| item[field].as_str().unwrap_or_default().to_owned();
    items.map(|i| (word(i, "handle"), word(i, "message"))).filter(|(handle, _)| handle.contains(naming)).collect()
}

#[test]
fn ak_34_a_second_annual_meeting_of_a_year_is_pointed_out_until_it_is_cancelled() {
    let desk = Desk::new("akershus");
    desk.ok(&["meeting", "add", "arsmote", "2026-11-20"]);
    desk.ok(&["meeting", "add", "arsmote", "2027-03-20"]);
    assert_eq!(findings(&desk, "arsmote/arsmote"), []);
    assert_eq!(findings(&desk, "2026/2"), []);
    desk.ok(&["meeting", "add", "arsmote", "2026-12-04"]);
    let words = "Årsmøte en gang i året: 2 møter i 2026, avtalen sier høyst 1";
    assert_eq!(findings(&desk, "2026/2"), [("arsmote/2026/2".to_owned(), words.to_owned())]);
    assert!(desk.ok(&["show", "arsmote/2026/2"]).contains(words));
    desk.ok(&["meeting", "cancel", "arsmote/2026-12-04"]);
    assert_eq!(findings(&desk, "2026/2"), []);
    // A third is another matter than the second that somebody let pass.
    desk.ok(&["meeting", "add", "arsmote", "2026-12-05"]);
    desk.ok(&["tick", "arsmote/2026/2", "--note", "Vedtatt"]);
    desk.ok(&["seat", "appoint", "arsmote/radmann", "Kari Nes", "--new", "--for", "asker", "--from", "2026-11-01"]);
    assert!(!desk.ok(&["due"]).contains("2 møter i 2026"));
    desk.ok(&["meeting", "add", "arsmote", "2026-12-06"]);
    assert!(desk.ok(&["show", "arsmote/2026/3"]).contains("3 møter i 2026"));
}

#[test]
fn ak_49_a_post_is_shared_out_in_full() {
    let desk = Desk::new("akershus");
    assert_eq!(findings(&desk, "sekretariat/koordinator").len(), 1, "nobody");
    desk.ok(&["seat", "appoint", "sekretariat/koordinator", "Kari Nes", "--new", "--percent", "60"]);
    let words = |found: &str| format!("Koordinator: {found} prosent er besatt, avtalen sier 100");
    assert_eq!(findings(&desk, "sekretariat/koordinator"), [("sekretariat/koordinator/percent/60".to_owned(), words("60"))]);
    desk.ok(&["seat", "appoint", "sekretariat/koordinator", "Ola Dal", "--new", "--percent", "40"]);
    assert_eq!(findings(&desk, "sekretariat/koordinator"), []);
    desk.ok(&["seat", "appoint", "sekretariat/koordinator", "Eli Bø", "--new"]);
    assert_eq!(findings(&desk, "sekretariat/koordinator"), [("sekretariat/koordinator/percent/200".to_owned(), words("200"))]);
    desk.refused(2, &["seat", "appoint", "sekretariat/koordinator", "Per Vik", "--new", "--percent", "101"]);
}

#[test]
fn moa_67_a_removal_by_another_than_who_elected_is_pointed_out_until_the_place_is_taken() {
    let desk = Desk::new("moa");
    let seat = ["seat", "appoint", "namnd/ledamot", "--new", "--for", "orsa", "--elected-by", "orsa"];
    desk.ok(&[&seat[..], &["Kari Nes", "--from", "2025-01-01"]].concat());
    let removed = ["seat", "end", "namnd/ledamot/orsa", "--on", "2026-11-15", "--removed-by"];
    desk.ok(&[&removed[..], &["orsa"]].concat());
    assert_eq!(findings(&desk, "removal"), []);
    desk.ok(&["undo"]);
    desk.ok(&[&removed[..], &["mora"]].concat());
    let words = "Kari Nes, Ledamot (Orsa): bara fullmäktige i Orsa, som valde, kan entlediga";
    assert_eq!(findings(&desk, "removal"), [("namnd/ledamot/orsa/removal/kari-nes".to_owned(), words.to_owned())]);
    assert!(desk.ok(&["show", "namnd/ledamot/orsa/removal/kari-nes"]).contains(words));
    desk.ok(&[&seat[..], &["Eli Ek", "--from", "2026-11-16"]].concat());
    assert_eq!(findings(&desk, "removal"), []);
}

#[test]
fn a_remark_on_a_seat_follows_the_person_to_another_handle() {
    let desk = Desk::new("moa");
    desk.ok(&["seat", "appoint", "namnd/ledamot", "Eva Ek", "--new", "--for", "orsa"]);
    let is_open = |handle: &str| desk.json(&["due"])["items"].as_array().expect("items").iter().any(|i| i["handle"] == handle);
    assert!(is_open("namnd/ledamot/orsa/election/eva-ek"));
    desk.ok(&["tick", "namnd/ledamot/orsa/election/eva-ek", "--note", "KF 2022-11-28"]);
    assert!(!is_open("namnd/ledamot/orsa/election/eva-ek"));
    desk.refused(4, &["tick", "namnd/ledamot/orsa/election/eva-ek", "--note", "igen"]);
    desk.ok(&["person", "edit", "eva-ek", "--handle", "eva-berg"]);
    assert!(!is_open("namnd/ledamot/orsa/election/eva-berg"));
    desk.ok(&["undo"]);
    desk.ok(&["undo"]);
    assert!(is_open("namnd/ledamot/orsa/election/eva-ek"));
}

/// A line of what is due, by its handle.
fn line(desk: &Desk, handle: &str) -> serde_json::Value {
    let due = desk.json(&["due", "--all"]);
    let found = due["items"].as_array().expect("items").iter().find(|line| line["handle"] == handle);
    found.unwrap_or_else(|| panic!("{handle} in {due}")).clone()
}

#[test]
fn who_was_nominated_is_elected_in_the_same_place() {
    let desk = Desk::demo("moa");
    let appoint = ["seat", "appoint", "namnd/chair", "Kari Nes", "--for", "orsa", "--from", "2027-01-01"];
    desk.ok(&[&appoint[..], &["--new", "--nominated", "2026-11-10"]].concat());
    desk.ok(&[&appoint[..], &["--elected", "2026-12-14", "--decision", "§ 133"]].concat());
    let person = desk.ok(&["history", "kari-nes"]);
    assert!(person.contains("Mora") && person.contains("§ 133"), "{person}");
    // Once elected, nobody is elected again.
    desk.refused(4, &[&appoint[..], &["--elected", "2026-12-15"]].concat());
}

#[test]
fn moa_26_each_post_is_elected_after_a_nomination_of_its_own() {
    let desk = Desk::demo("moa");
    let chair = ["seat", "appoint", "namnd/chair", "ledamot-orsa", "--for", "orsa", "--from", "2027-01-01"];
    let vice = ["seat", "appoint", "namnd/vice", "ledamot-alvdalen", "--for", "alvdalen", "--from", "2027-01-01"];
    desk.ok(&[&chair[..], &["--elected", "2026-12-14"]].concat());
    // The nomination of the chair, or here the election, says nothing of the vice chair's.
    assert_eq!(line(&desk, "vice-ordforande-nominerad/2027-01-01")["state"], "soon");
    desk.ok(&[&vice[..], &["--nominated", "2026-11-20"]].concat());
    desk.ok(&[&vice[..], &["--elected", "2026-12-14"]].concat());
    let check = |desk: &Desk| desk.ok(&["--today", "2027-01-02", "check", "namnd"]);
    let said = check(&desk);
    let found: Vec<_> = said.lines().filter(|line| line.contains("nominering")).collect();
    assert!(found.len() == 1 && found[0].contains("Orsa"), "{said}");
    // It is recorded late, in the same place.
    desk.ok(&["seat", "appoint", "namnd/chair", "ledamot-orsa", "--nominated", "2026-11-10"]);
    assert!(!check(&desk).contains("nominering"), "{}", check(&desk));
}

#[test]
fn who_elected_is_who_is_given_whatever_stood_there() {
    let desk = Desk::demo("moa");
    let chair = ["seat", "appoint", "namnd/chair", "Kari Nes", "--for", "orsa", "--from", "2027-01-01"];
    desk.ok(&[&chair[..], &["--new", "--nominated", "2026-11-10", "--elected-by", "mora"]].concat());
    desk.ok(&[&chair[..], &["--elected", "2026-12-14", "--elected-by", "orsa"]].concat());
    let check = desk.ok(&["--today", "2027-01-02", "check", "namnd"]);
    assert!(check.lines().any(|line| line.contains("Kari Nes") && line.contains("ska väljas av")), "{check}");
}

#[test]
fn a_nomination_later_than_the_election_gives_way_to_the_right_day() {
    let desk = Desk::demo("moa");
    let chair = ["seat", "appoint", "namnd/chair", "ledamot-orsa", "--for", "orsa", "--from", "2027-01-01"];
    desk.ok(&[&chair[..], &["--elected", "2026-11-10", "--nominated", "2026-11-12"]].concat());
    let check = |desk: &Desk| desk.ok(&["--today", "2027-01-02", "check", "namnd"]);
    assert!(check(&desk).contains("nominering"), "{}", check(&desk));
    desk.ok(&["seat", "appoint", "namnd/chair", "ledamot-orsa", "--nominated", "2026-11-02"]);
    assert!(!check(&desk).contains("nominering"), "{}", check(&desk));
}

#[test]
fn the_chair_is_asked_of_who_elects_and_nominates_by_the_clauses_on_the_chair() {
    let desk = Desk::new("moa");
    let chair = line(&desk, "namnd/chair");
    assert!(chair["who"].to_string().contains("Mora") && chair["clause"] == "§ 4.1, § 6.1", "{chair}");
    let desk = Desk::demo("moa");
    for (handle, party) in [("presidium-nominerat", "Orsa"), ("vice-ordforande-nominerad", "Älvdalen")] {
        let nomination = line(&desk, &format!("{handle}/2027-01-01"));
        assert!(nomination["who"].to_string().contains(party), "{nomination}");
    }
    let desk = Desk::new("vestland");
    for chair in ["styringsgruppe/chair", "sekretariat/chair"] {
        assert!(line(&desk, chair)["who"].to_string().contains("Bergen"), "{}", line(&desk, chair));
    }
    assert!(line(&Desk::new("akershus"), "sekretariat/koordinator")["who"].to_string().contains("KS"));
}

#[test]
fn a_role_of_a_project_is_asked_by_the_clause_of_its_stage_of_who_names_to_it() {
    let desk = Desk::demo("norrbotten");
    let lead = line(&desk, "projektledare/P-4");
    assert_eq!((lead["clause"].as_str(), lead["who"].as_str()), (Some("Förstudie"), Some("kommunerna som deltar")), "{lead}");
    assert!(line(&desk, "upphandlare/P-9")["who"].to_string().contains("Luleå"));
}

#[test]
fn a_project_that_is_wound_up_has_its_roles_too() {
    assert_eq!(line(&Desk::demo("moa"), "projektledare/P-8")["clause"], "§ 8.2");
}

#[test]
fn the_place_of_a_chair_is_one_line_until_the_chair_sits_there() {
    let desk = Desk::new("vestland");
    let of_bergen = || {
        let all = [findings(&desk, "styringsgruppe/chair"), findings(&desk, "sg-bergen")].concat();
        all.into_iter().map(|(handle, _)| handle).collect::<Vec<_>>()
    };
    let of_office = || [findings(&desk, "sekretariat/chair"), findings(&desk, "rg-sekretariat")].concat().len();
    // Two places of Bergen, one of them for the chair: two lines and no third.
    assert_eq!(of_bergen(), ["styringsgruppe/chair", "styringsgruppe/sg-bergen/bergen"]);
    assert_eq!(of_office(), 1);
    desk.ok(&["seat", "appoint", "styringsgruppe/chair", "Kari Nes", "--new", "--for", "bergen"]);
    desk.ok(&["seat", "appoint", "sekretariat/chair", "Ola Vik", "--new"]);
    let seated = "styringsgruppe/sg-bergen/bergen/seated/kari-nes";
    assert_eq!(of_bergen(), ["styringsgruppe/sg-bergen/bergen", seated]);
    assert_eq!(of_office(), 1);
    // What the line prints puts the chair there.
    let due = desk.json(&["due", "--all"]);
    let line = due["items"].as_array().expect("items").iter().find(|line| line["handle"] == seated);
    let command = line.and_then(|line| line["command"].as_str()).expect("a command");
    desk.ok(&command.split(' ').skip(1).collect::<Vec<_>>());
    assert_eq!(of_bergen(), ["styringsgruppe/sg-bergen/bergen"]);
}

/// A line of what is due on a day, by its handle, if it is open.
fn open_on(desk: &Desk, today: &str, handle: &str) -> Option<serde_json::Value> {
    let due = desk.json(&["due", "--today", today]);
    due["items"].as_array().expect("items").iter().find(|line| line["handle"] == handle).cloned()
}

/// Carries out a command as it is printed, with its placeholders filled in.
fn carry_out(desk: &Desk, line: &serde_json::Value, filled: &[(&str, &str)]) {
    let command = line["command"].as_str().expect("a command");
    let word = |word| filled.iter().find(|(placeholder, _)| *placeholder == word).map_or(word, |(_, value)| *value);
    desk.ok(&command.split(' ').skip(1).map(word).collect::<Vec<_>>());
}

#[test]
fn moa_22_a_nomination_is_asked_of_whose_turn_it_is_also_once_the_term_has_begun() {
    let desk = Desk::demo("moa");
    for (handle, party) in [("presidium-nominerat", "Orsa"), ("vice-ordforande-nominerad", "Älvdalen")] {
        let line = open_on(&desk, "2027-01-02", &format!("{handle}/2027-01-01")).expect("a line");
        assert!(line["state"] == "overdue" && line["who"].as_str() == Some(party), "{line}");
        assert!(!line["title"].to_string().contains("nästa"), "{line}");
    }
}

#[test]
fn moa_22_what_is_done_before_a_term_comes_up_a_year_before() {
    let desk = Desk::demo("moa");
    desk.ok(&["term", "add", "namnd", "2027-01-01", "2030-12-31"]);
    desk.ok(&["term", "add", "namnd", "2031-01-01", "2034-12-31"]);
    let chair = "presidium-nominerat/2031-01-01";
    assert_eq!(open_on(&desk, "2029-12-30", chair), None);
    assert_eq!(open_on(&desk, "2029-12-31", chair).expect("a line")["state"], "ok");
    assert_eq!(open_on(&desk, "2030-09-01", chair).expect("a line")["state"], "soon");
}

#[test]
fn moa_26_a_nomination_is_settled_by_what_it_prints_and_by_whoever_comes_within_the_term() {
    let vice = "vice-ordforande-nominerad/2027-01-01";
    let day = "2027-01-10";
    let printed = Desk::demo("moa");
    let line = open_on(&printed, day, vice).expect("a line");
    carry_out(&printed, &line, &[("PERSON", "ledamot-alvdalen"), ("DATE", "2026-12-20")]);
    assert_eq!(open_on(&printed, day, vice), None);
    let late = Desk::demo("moa");
    late.ok(&["seat", "appoint", "namnd/vice", "ledamot-alvdalen", "--for", "alvdalen", "--from", "2027-01-02"]);
    assert!(open_on(&late, day, vice).is_some(), "nobody is known to have nominated");
    late.ok(&["seat", "appoint", "namnd/vice", "ledamot-alvdalen", "--from", "2027-01-01", "--nominated", "2026-12-20"]);
    assert_eq!(open_on(&late, day, vice), None);
}

#[test]
fn moa_22_a_chair_without_a_municipality_is_completed_by_what_the_line_prints() {
    let desk = Desk::new("moa");
    let vacant = open_on(&desk, "2026-11-16", "namnd/chair").expect("a line");
    assert!(vacant["command"].to_string().contains("--for MEMBER"), "{vacant}");
    desk.ok(&["seat", "appoint", "namnd/chair", "Åsa Ek", "--new"]);
    desk.ok(&["term", "add", "namnd", "2023-01-01", "2026-12-31", "--chair", "mora"]);
    let turn = open_on(&desk, "2026-11-16", "namnd/chair/turn/mora").expect("a line");
    assert!(turn["title"].to_string().contains("kommunen är inte registrerad"), "{turn}");
    carry_out(&desk, &turn, &[("MEMBER", "mora")]);
    assert_eq!(open_on(&desk, "2026-11-16", "namnd/chair/turn/mora"), None);
    let election = "namnd/chair/mora/election/asa-ek";
    carry_out(&desk, &open_on(&desk, "2026-11-16", election).expect("a line"), &[("MEMBER", "mora")]);
    assert_eq!(open_on(&desk, "2026-11-16", election), None);
    // Whoever represents one municipality does not come to represent another.
    desk.refused(4, &["seat", "appoint", "namnd/chair", "asa-ek", "--for", "orsa"]);
}

#[test]
fn moa_22_an_empty_chair_is_filled_from_the_first_day_of_its_term() {
    let desk = Desk::new("moa");
    desk.ok(&["term", "add", "namnd", "2023-01-01", "2026-12-31", "--chair", "mora"]);
    let line = open_on(&desk, "2026-11-16", "namnd/chair/mora").expect("a line");
    assert!(line["command"].to_string().contains("--for mora --from 2023-01-01"), "{line}");
}

#[test]
fn moa_121_a_fourth_municipality_takes_a_new_agreement() {
    let desk = Desk::new("moa");
    desk.ok(&["member", "add", "Rättvik", "--code", "2031", "--from", "2026-11-01"]);
    let line = open_on(&desk, "2026-11-16", "moa/4").expect("a line");
    assert!(line["clause"].to_string().contains("§ 9"), "{line}");
    assert!(desk.ok(&["show", "moa/4"]).contains("Upprätta ett nytt avtal"));
    assert!(line["command"].to_string().contains("agreement adopt"), "{line}");
}

#[test]
fn moa_121_whoever_sits_for_a_municipality_that_the_agreement_does_not_name_is_shown_and_pointed_out() {
    let desk = Desk::new("moa");
    desk.ok(&["member", "add", "Malung-Sälen", "--code", "2023", "--from", "2026-01-01"]);
    desk.ok(&["seat", "appoint", "namnd/ledamot", "Åsa Ek", "--new", "--for", "malung-salen", "--from", "2026-01-01"]);
    assert!(desk.ok(&["show", "namnd"]).contains("Åsa Ek"));
    let words = "Ledamot (Malung-Sälen): Åsa Ek företräder inte den som platsen är avsedd för";
    assert!(findings(&desk, "namnd/ledamot").iter().any(|(_, message)| message.contains(words)));
    desk.ok(&["seat", "appoint", "namnd/ledamot", "Bo Alm", "--new", "--for", "orsa", "--from", "2026-01-01"]);
    assert!(!findings(&desk, "namnd/ledamot").iter().any(|(_, message)| message.contains("Bo Alm företräder")));
}
