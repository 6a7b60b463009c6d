//! `demo`: what the four examples hold, and that nothing invented stands in them without its mark.

use std::collections::BTreeMap;

use crate::desk::Desk;
use serde_json::Value;

fn items(answer: &Value) -> &[Value] {
    answer["items"].as_array().expect("items")
}

fn texts<'a>(answer: &'a Value, key: &str) -> Vec<&'a str> {
    items(answer).iter().map(|i| i[key].as_str().unwrap_or_default()).collect()
}

/// The handle of the project of a name.
fn project(desk: &Desk, name: &str) -> String {
    let list = desk.json(&["project", "list"]);
    let found = items(&list).iter().find(|p| p["name"] == name).unwrap_or_else(|| panic!("{name}"));
    found["handle"].as_str().expect("a handle").to_owned()
}

/// Yes, no, open, no answer, not asked.
fn counts(desk: &Desk, subject: &str) -> [u64; 5] {
    let counts = desk.json(&["answers", subject])["counts"].clone();
    ["in", "out", "open", "no_answer", "not_asked"].map(|key| counts[key].as_u64().expect("a count"))
}

/// Yes, no, open and unknown of a project's topic.
fn answered(desk: &Desk, name: &str, topic: &str) -> [u64; 5] {
    counts(desk, &format!("{}.{topic}", project(desk, name)))
}

/// Cells, unknown ones, and those older than twelve months on the day of the tests.
fn matrix(desk: &Desk, subjects: &[&str]) -> (usize, usize, usize) {
    let (mut cells, mut unknown, mut old) = (0, 0, 0);
    for subject in subjects {
        let sheet = desk.json(&["answers", subject]);
        for row in items(&sheet).iter() {
            cells += 1;
            unknown += usize::from(row["states"].as_array().is_none_or(Vec::is_empty));
            // The real ones are older, or have no day.
            old += usize::from(row["example"] == true && row["since"].as_str().is_some_and(|since| since <= "2025-11-16"));
        }
    }
    (cells, unknown, old)
}

/// Titles of the documents of a kind on a subject.
fn papers(desk: &Desk, subject: &str, kind: &str) -> Vec<String> {
    let list = desk.json(&["document", "list", subject]);
    let of_kind = items(&list).iter().filter(|d| d["kind"] == kind);
    of_kind.map(|d| d["title"].as_str().expect("a title").to_owned()).collect()
}

/// Meetings by body, day and state.
fn meetings(desk: &Desk) -> Vec<String> {
    let list = desk.json(&["meeting", "list"]);
    let held = items(&list).iter().filter(|m| m["suggested"] == false);
    held.map(|m| format!("{} {}", m["handle"].as_str().expect("a handle"), m["state"].as_str().expect("a state"))).collect()
}

/// The rows of a file as text, by table.
fn rows(desk: &Desk) -> Vec<Value> {
    desk.ok(&["dump"]).lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

/// Whatever `demo` adds to what `new` knows is marked, and the file is sound.
fn all_examples_are_marked(charter: &str) -> Desk {
    let (desk, new) = (Desk::demo(charter), Desk::new(charter));
    assert!(items(&desk.json(&["doctor"])).iter().all(|line| line["fault"] != true), "{}", desk.ok(&["doctor"]));
    let unmarked = |rows: &[Value]| {
        let mut counts = BTreeMap::new();
        for row in rows.iter().filter(|row| row["example"] == 0) {
            *counts.entry(row["table"].as_str().expect("a table").to_owned()).or_insert(0) += 1;
        }
        counts
    };
    let (with, without) = (rows(&desk), rows(&new));
    let (known, real) = (unmarked(&without), unmarked(&with));
    // Fewer where an example adds to what is known.
    for (table, count) in &real {
        assert!(known.get(table).is_some_and(|before| count <= before), "{charter}: {table}: {count} of {known:?}");
    }
    for row in with.iter().filter(|row| row["example"] == 0) {
        for text in ["name", "title", "note", "text", "reference"].iter().filter_map(|key| row[*key].as_str()) {
            let text = text.to_lowercase();
            assert!(!["eksempel", "exempel", "døme"].iter().any(|word| text.contains(word)), "{charter}: {row}");
        }
    }
    // Ticks have no mark of their own; their note says it.
    for row in with.iter().filter(|row| row["table"] == "tick") {
        let note = row["note"].as_str().unwrap_or_default();
        assert!(["Eksempel", "Exempel", "Døme"].iter().any(|word| note.starts_with(word)), "{charter}: {row}");
    }
    desk
}

/// Ten projects over five pillars beside the real one of 2020, and twelve solutions by nineteen municipalities.
#[test]
fn akershus_is_as_outlined() {
    let desk = all_examples_are_marked("akershus");
    let list = desk.json(&["project", "list"]);
    assert_eq!(items(&list).len(), 11);
    let mut pillars: Vec<_> = texts(&list, "category").into_iter().filter(|c| !c.is_empty()).collect();
    pillars.sort_unstable();
    assert_eq!(pillars, ["p1", "p1", "p2", "p2", "p2", "p3", "p3", "p4", "p4", "p5"]);
    // Asked, yes, no, not answered.
    assert_eq!(answered(&desk, "Digisos, bredding", "tilbud"), [9, 3, 0, 7, 0]);
    assert_eq!(answered(&desk, "DigiHelsestasjon, bredding", "tilbud"), [6, 2, 0, 11, 0]);
    assert_eq!(answered(&desk, "DigiBarnevern fagsystem", "kjop"), [7, 3, 0, 9, 0]);
    assert_eq!(answered(&desk, "Felles konsulentavtale", "kjop"), [12, 2, 0, 5, 0]);
    for name in ["Bekymringsmelding, bredding", "Fiks folkeregister, bredding", "SvarInn, bredding"] {
        assert_eq!(answered(&desk, name, "tilbud"), [19, 0, 0, 0, 0], "{name}");
    }
    // Live of those that must; the time for the register is over, so that five are late.
    for (solution, live, days) in
        [("bekymringsmelding", 9, None), ("fiks-folkeregister", 14, Some("2026-10-17")), ("svarinn", 11, Some("2027-03-16"))]
    {
        assert_eq!(counts(&desk, &format!("{solution}.innforing")), [live, 0, 19 - live, 0, 0], "{solution}");
        assert_eq!(desk.json(&["solution", "show", solution])["items"][0]["adopt_by"].as_str(), days, "{solution}");
    }
    assert_eq!(counts(&desk, "delt-skjemabibliotek.gjenbruk"), [4, 0, 0, 0, 15]);
    assert_eq!(counts(&desk, "agreement.adoption"), [9, 0, 0, 0, 10]);
    let columns = [
        "digital-postkasse",
        "id-porten",
        "krr",
        "svarut",
        "svarinn",
        "fiks-folkeregister",
        "bekymringsmelding",
        "min-kommune",
        "digisos",
        "digihelsestasjon",
        "einnsyn",
        "fellestjenester-bygg",
    ];
    let columns = columns.map(|solution| format!("{solution}.innforing"));
    assert_eq!(matrix(&desk, &columns.each_ref().map(String::as_str)), (12 * 19, 5, 12));
    let stale = columns.iter().map(|subject| items(&desk.json(&["answers", subject, "--stale"])).len());
    assert_eq!(stale.sum::<usize>(), 12);
    assert_eq!(
        meetings(&desk),
        [
            "arsmote/2026-03-19 held",
            "programstyre/2026-09-10 held",
            "programstyre/2026-10-22 held",
            "programstyre/2026-12-03 planned",
            "programstyre/2027-02-11 planned",
            "arsmote/2027-03-18 planned",
            "sekretariat/2027-04-29 planned",
        ]
    );
    let due = desk.json(&["due"]);
    for handle in ["aktiviteter/2026-H2", "arshjul/2027", "konferanse/2026", "sats-fastsatt/2028", "erfaringsrapport/2026"] {
        assert!(texts(&due, "handle").contains(&handle), "{handle}");
    }
}

/// Eight projects, a directive of each participant where there is one, and prices of which one changes.
#[test]
fn moa_is_as_outlined() {
    let desk = all_examples_are_marked("moa");
    let list = desk.json(&["project", "list"]);
    assert_eq!(items(&list).len(), 8);
    assert!(items(&list).iter().all(|p| p["example"] == true));
    let directives = |name: &str| {
        let subject = project(&desk, name);
        let mut found = papers(&desk, &subject, "projektdirektiv");
        found.sort_unstable();
        found.iter().map(|t| t.trim_start_matches("Projektdirektiv, ").to_owned()).collect::<Vec<_>>().join(" ")
    };
    let all = "Mora (exempel) Orsa (exempel) Älvdalen (exempel)";
    for (name, taking_part, decided) in [
        ("SDK-anslutning", 3, all),
        ("Mina meddelanden, fler utskick", 3, "Mora (exempel) Orsa (exempel)"),
        ("Byte av lagringsplattform", 3, all),
        ("Konsultstöd nätsegmentering, 340 000 SEK", 3, all),
        ("E-tjänst bygglov", 2, "Mora (exempel)"),
        ("E-arkiv med Exempelkommun", 3, all),
        ("Fritidsbokning utan samverkan", 1, ""),
        ("Avveckling av gammal journalserver", 1, "Orsa (exempel)"),
    ] {
        assert_eq!(answered(&desk, name, "deltagande"), [taking_part, 0, 0, 0, 3 - taking_part], "{name}");
        assert_eq!(directives(name), decided, "{name}");
    }
    assert_eq!(counts(&desk, "agreement.adoption"), [3, 0, 0, 0, 0]);
    assert_eq!(
        meetings(&desk),
        [
            "namnd/2026-02-12 held",
            "rad/2026-09-16 held",
            "namnd/2026-09-17 held",
            "namnd/2026-11-05 held",
            "rad/2026-12-09 planned",
            "namnd/2026-12-10 planned",
        ]
    );
    let due = desk.json(&["due"]);
    // No council meeting beside that of the board, and no talk in September.
    for handle in ["rad-vid-namnd/2026-11-05", "presidium-september/2026", "ansvarsfrihet/2025/orsa"] {
        let late = items(&due).iter().find(|o| o["handle"] == handle).unwrap_or_else(|| panic!("{handle}"));
        assert_eq!(late["state"], "overdue", "{handle}");
    }
    assert!(!texts(&due, "handle").contains(&"rad-vid-namnd/2026-09-17"));
}

/// Eleven projects, 43 municipalities that answered or did not, twelve rows of the matrix, and a quarter without a meeting.
#[test]
fn vestland_is_as_outlined() {
    let desk = all_examples_are_marked("vestland");
    assert_eq!(items(&desk.json(&["project", "list"])).len(), 11);
    for (name, found) in [
        ("Historiske arkiv og digitale innsynsløysingar", [1, 0, 0, 0, 42]),
        ("Modnadsvurdering (informasjonstryggleik, NSM-grunnprinsipp)", [12, 0, 0, 0, 31]),
        ("Kompetanseløft digital transformasjon", [17, 6, 0, 20, 0]),
        ("Rettleiarteneste i personvern og informasjonstryggleik", [12, 0, 0, 0, 31]),
        ("Felles kommunal journal, utvikling og utprøving", [15, 0, 0, 0, 28]),
        ("Digital inkludering", [21, 0, 0, 0, 22]),
        ("IT-samarbeid i Vestland", [30, 0, 0, 0, 13]),
        ("Nasjonal arbeidsgruppe for arkiv", [0, 0, 0, 0, 43]),
        ("Felles anskaffing av skjemaløysing", [17, 0, 0, 0, 26]),
        ("Varsling av vasslekkasje", [8, 0, 0, 0, 35]),
    ] {
        assert_eq!(answered(&desk, name, "deltaking"), found, "{name}");
    }
    assert_eq!(counts(&desk, "agreement/ny-samarbeidsavtale.consent"), [31, 0, 0, 0, 12]);
    let columns = [
        "svarut",
        "svarinn",
        "fiks-folkeregister",
        "min-kommune",
        "digisos",
        "bekymringsmelding",
        "min-kommune-barnevern",
        "digihelsestasjon",
        "einnsyn",
        "ks-laring",
        "digiorden",
    ];
    let mut columns: Vec<_> = columns.iter().map(|solution| format!("{solution}.innforing")).collect();
    columns.push("cooperation.digifin".to_owned());
    let columns: Vec<_> = columns.iter().map(String::as_str).collect();
    assert_eq!(matrix(&desk, &columns), (12 * 43, 96, 12));
    // What is known of Bergen and Askøy stays theirs.
    let digisos = desk.json(&["answers", "digisos.innforing"]);
    let real: Vec<_> = items(&digisos).iter().filter(|r| r["example"] == false && r["answer"] == "in").collect();
    assert_eq!(real.iter().map(|r| r["since"].as_str()).collect::<Vec<_>>(), [Some("2018-05-31"); 2]);
    let held = meetings(&desk);
    assert_eq!((held.len(), held.iter().filter(|m| m.contains("/2026-")).count()), (12, 3));
    let skjema = project(&desk, "Felles anskaffing av skjemaløysing");
    let has = |kind: &str| papers(&desk, &skjema, kind).len();
    assert_eq!((has("mandat"), has("prosjektbudsjett"), has("finansieringsplan")), (1, 1, 0));
    let due = desk.json(&["due"]);
    let third = items(&due).iter().find(|o| o["handle"] == "kvartalsmote/2026-Q3").expect("the third quarter");
    assert_eq!((&third["state"], &third["after_term"]), (&Value::from("overdue"), &Value::from(true)));
    assert_eq!(texts(&due, "handle").iter().filter(|h| h.starts_with("kvartalsmote/2026")).count(), 1);
    assert_eq!(texts(&due, "handle").iter().filter(|h| h.starts_with("digifin-tilknyting")).count(), 5);
}

/// Eleven matters over six stages, nine solutions by fourteen municipalities, and a board meeting that nothing prepares.
#[test]
fn norrbotten_is_as_outlined() {
    let desk = all_examples_are_marked("norrbotten");
    let list = desk.json(&["project", "list"]);
    assert_eq!(items(&list).len(), 11);
    for (name, stage, taking_part) in [
        ("E-tjänsteplattform", "forvaltning", 14),
        ("Räddningstjänst", "forvaltning", 9),
        ("Datacenter Norrbotten", "forvaltning", 14),
        ("E-arkiv", "forvaltning", 11),
        ("Gemensamt verksamhetssystem för socialtjänsten", "forvaltning", 14),
        ("Elevhälsa, gemensam lösning", "utveckling", 12),
        ("HR-området, gemensam lösning", "forstudie", 8),
        ("E-learning, gemensamt system", "ide", 2),
        ("Upphandling av lås och nycklar", "realisering", 5),
        ("Digital signering", "inforande", 7),
        ("Idé från en enda kommun: gemensam medborgarapp", "ide", 1),
    ] {
        let found = items(&list).iter().find(|p| p["name"] == name).unwrap_or_else(|| panic!("{name}"));
        assert_eq!(found["stage"], stage, "{name}");
        assert_eq!(answered(&desk, name, "deltagande")[0], taking_part, "{name}");
    }
    let pupils = project(&desk, "Elevhälsa, gemensam lösning");
    let papers = papers(&desk, &pupils, "garantiatagande");
    assert_eq!(papers.len(), 10);
    let signing = format!("{}.hemarende", project(&desk, "Digital signering"));
    assert_eq!(counts(&desk, &signing), [4, 0, 3, 0, 7]);
    for (solution, joint) in
        [("e-tjansteplattform", 14), ("raddningstjanst", 9), ("datacenter", 11), ("e-arkiv", 11), ("socialtjanst", 14)]
    {
        assert_eq!(counts(&desk, &format!("{solution}.forvaltningsform"))[0], joint, "{solution}");
    }
    assert_eq!(
        meetings(&desk),
        [
            "namnd/2021-03-16 held",
            "beredningsgrupp/2026-09-10 held",
            "namnd/2026-09-24 held",
            "namnd/2026-11-12 held",
            "beredningsgrupp/2026-11-27 planned",
            "namnd/2026-12-11 planned",
            "namnd/2027-02-12 planned",
        ]
    );
    // N14: of all meetings of the board only the last has none of the group before it.
    let due = desk.json(&["due"]);
    let unprepared: Vec<_> = texts(&due, "handle").into_iter().filter(|h| h.starts_with("beredning-fore-namnd")).collect();
    assert_eq!(unprepared, ["beredning-fore-namnd/2027-02-12"]);
}

#[test]
fn a_contract_of_the_demo_runs_out_and_what_comes_after_it_is_to_be_decided() {
    let due = Desk::demo("norrbotten").json(&["due", "--all"]);
    let items = due["items"].as_array().expect("items");
    assert!(items.iter().any(|line| line["handle"] == "avtalsslut/avtal/1" && line["due"] == "2028-05-09"), "{due}");
}

#[test]
fn the_annual_meeting_of_the_demo_and_what_it_treated_have_one_day_whenever_the_demo_is_made() {
    for today in ["2026-01-12", "2026-02-10", "2026-06-30", "2026-09-15", "2026-11-16", "2027-01-04"] {
        let desk = Desk::empty();
        desk.ok(&["demo", "akershus", "--to", "a.samvirke", "--today", today]);
        let meetings = desk.json(&["meeting", "list", "arsmote", "--today", today]);
        let meetings = meetings["items"].as_array().expect("meetings");
        let held = meetings.iter().find(|m| m["state"] == "held").and_then(|m| m["date"].as_str()).expect("a meeting");
        let year: i32 = held[..4].parse().expect("a year");
        for matter in ["mandat", "budsjett", "erfaring", "rammer"] {
            // The report is the one of the year before.
            let of = if matter == "erfaring" { year - 1 } else { year };
            let shown = desk.ok(&["show", &format!("arsmote-{matter}/{of}"), "--today", held, "--lang", "en"]);
            assert!(shown.contains("done"), "{today}: {shown}");
        }
        let due = desk.json(&["due", "--all", "--today", today]);
        let late = due["items"].as_array().expect("items").iter().filter(|line| line["state"] == "overdue");
        let late: Vec<_> = late.filter_map(|line| line["handle"].as_str()).filter(|h| h.starts_with("arsmote")).collect();
        assert!(late.is_empty(), "{today}: {late:?}");
    }
}
