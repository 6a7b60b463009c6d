//! What was done to a record, and what was changed since a day or a meeting.

use crate::desk::Desk;

/// The lines that tell what the newest change put in the place of what.
fn newest(desk: &Desk, given: &str) -> Vec<String> {
    let history = desk.json(&["history", given]);
    let differences = history["items"][0]["differences"].as_array().expect("differences").iter();
    let told = |d: &serde_json::Value| {
        let text = |name: &str| d[name].as_str().unwrap_or_default().to_owned();
        [text("record"), text("field"), text("before"), text("after")].join("|")
    };
    differences.map(told).collect()
}

#[test]
fn the_history_of_a_record_and_the_changes_since_a_meeting_tell_before_and_after() {
    let desk = Desk::new("moa");
    desk.ok(&["person", "add", "--name", "Eva Ek", "--mail", "eva@example.org"]);
    desk.ok(&["person", "edit", "eva-ek", "--mail", "eva.ek@example.org", "--title", "Kanslichef"]);
    let history = desk.json(&["history", "eva-ek"]);
    let newest = &history["items"][0];
    assert_eq!(newest["differences"][0]["before"], "eva@example.org", "{history}");
    assert_eq!(newest["differences"][0]["after"], "eva.ek@example.org", "{history}");
    assert_eq!(history["items"].as_array().map(Vec::len), Some(2), "{history}");
    let told = desk.ok(&["history", "eva-ek"]);
    assert!(told.contains("Titel: satt till Kanslichef"), "{told}");
    // Where it has not met, since the file keeps account.
    let since = desk.ok(&["changes", "--since-meeting", "namnd"]);
    assert!(since.contains("från eva@example.org till eva.ek@example.org"), "{since}");
    desk.ok(&["undo"]);
    let since = desk.ok(&["changes", "--since", "2020-01-01"]);
    assert!(!since.contains("eva.ek@example.org") && since.contains("Eva Ek"), "{since}");
    assert_eq!(desk.json(&["history", "eva-ek"])["items"][0]["undone"], true);
    let (flags, ahead) = (desk.refused(2, &["changes"]), desk.refused(4, &["changes", "--since", "2099-01-01"]));
    assert!(flags.contains("--since DATE | --since-meeting BODY") && ahead.contains("2099"), "{flags}{ahead}");
    desk.refused(3, &["history", "nobody"]);
}

#[test]
fn amounts_are_told_in_their_unit() {
    let desk = Desk::demo("akershus");
    let series = desk.json(&["figure", "list"])["items"][0]["series"].as_str().expect("a series").to_owned();
    desk.ok(&["figure", "set", &series, "2019", "3,50", "--decided", "AM 5/18"]);
    desk.ok(&["figure", "set", &series, "2019", "4,25", "--decided", "AM 5/18"]);
    assert_eq!(newest(&desk, &format!("{series}/2019")), ["|Verdi|3,50\u{a0}kr|4,25\u{a0}kr"]);
}

#[test]
fn stored_words_are_told_as_lists_and_forms_say_them() {
    let desk = Desk::demo("vestland");
    let set = |state: &str, organ: &str| {
        desk.ok(&[
            "stance",
            "set",
            "alver,bergen",
            "digisos.innforing",
            state,
            "--on",
            "2026-11-01",
            "--organ",
            organ,
            "--source",
            "told",
        ]);
    };
    set("pilot", "council");
    set("tatt-i-bruk", "executive_board");
    let told = newest(&desk, "digisos");
    assert!(told.contains(&"Alver|Kven|kommunestyret|formannskapet".to_owned()), "{told:?}");
    assert!(told.iter().any(|line| line.starts_with("Bergen|Status|")), "{told:?}");
    assert!(!told.iter().any(|line| line.ends_with("|tatt-i-bruk")), "{told:?}");
    // Of one record alone it need not be said which it is, and a member's answers are its history too.
    let told = newest(&desk, "alver");
    assert!(told.contains(&"|Kven|kommunestyret|formannskapet".to_owned()), "{told:?}");
    desk.ok(&["solution", "edit", "digisos", "--owner-kind", "cooperation"]);
    desk.ok(&["solution", "edit", "digisos", "--owner-kind", ""]);
    let told = newest(&desk, "digisos");
    assert!(told.len() == 1 && told[0].ends_with('|'), "what is emptied is told: {told:?}");
}

#[test]
fn a_meeting_to_come_is_none_since_which_anything_was_changed() {
    let desk = Desk::new("moa");
    desk.ok(&["meeting", "add", "namnd", "2026-12-01"]);
    let since = desk.ok(&["changes", "--since-meeting", "namnd"]);
    assert!(since.contains("har inte haft något möte än"), "{since}");
    let day = desk.json(&["changes", "--since-meeting", "namnd"]);
    assert!(!day["items"].as_array().expect("items").is_empty(), "{day}");
}

#[test]
fn ticks_postponements_seats_and_roles_have_a_history() {
    let desk = Desk::demo("moa");
    desk.ok(&["postpone", "presidium-september/2026", "--to", "2026-12-24", "--reason", "- Sjukdom"]);
    desk.ok(&["postpone", "presidium-september/2026", "--to", "2026-12-28", "--reason", "- Sjukdom"]);
    assert_eq!(newest(&desk, "presidium-september/2026"), ["|Till|24 dec 2026|28 dec 2026"]);
    desk.ok(&["seat", "appoint", "namnd/ersattare", "Eva Ek", "--new", "--for", "orsa"]);
    let titles = |given: &str| desk.json(&["history", given])["items"].to_string();
    assert!(titles("namnd/ersattare/eva-ek").contains("Eva Ek"), "{}", titles("namnd/ersattare/eva-ek"));
    assert!(titles("namnd/ersattare").contains("Eva Ek"), "{}", titles("namnd/ersattare"));
}

#[test]
fn whatever_is_due_can_be_asked_for_its_history() {
    for charter in ["akershus", "moa", "norrbotten", "vestland"] {
        let desk = Desk::demo(charter);
        let due = desk.json(&["due"]);
        let handles = due["items"].as_array().expect("items").iter().filter_map(|item| item["handle"].as_str());
        for handle in handles {
            desk.ok(&["history", handle]);
        }
    }
}
