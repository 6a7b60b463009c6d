//! A coordinator's questions and chores, each answered by as few commands as it may take: one for a look-up, three for a
//! chore. Rows are named as they are in the screen's table (`src/tui/tests/scenarios.rs`).

use crate::desk::Desk;

/// What a row may take.
#[derive(Clone, Copy)]
enum Kind {
    LookUp = 1,
    Chore = 3,
}

struct Scenario {
    id: &'static str,
    demo: &'static str,
    kind: Kind,
    commands: &'static [&'static [&'static str]],
    /// What stands together in one line of what is printed.
    shows: &'static [&'static [&'static str]],
    /// What stands nowhere in it.
    hides: &'static [&'static str],
}

const SCENARIOS: [Scenario; 10] = [
    Scenario {
        id: "A01 who has not answered",
        demo: "akershus",
        kind: Kind::LookUp,
        commands: &[&["answers", "P-9", "--missing"]],
        shows: &[
            &["Aurskog-Høland", "20. mai 2026", "180"],
            &["Enebakk", "180"],
            &["Gjerdrum", "180"],
            &["Hurdal", "180"],
            &["Lørenskog", "180"],
            &["Nannestad", "180"],
            &["Nesodden", "180"],
            &["Nittedal", "180"],
            &["Ås", "180"],
        ],
        hides: &["Asker", "Bærum", "Eidsvoll", "Frogn", "Lillestrøm", "Nordre Follo", "Rælingen", "Ullensaker", "Vestby"],
    },
    Scenario {
        id: "A03 a role is recorded",
        demo: "akershus",
        kind: Kind::Chore,
        commands: &[
            &["stance", "set", "gjerdrum", "P-9.kjop", "opsjonskommune", "--source", "answered"],
            &["answers", "P-9", "--state", "opsjonskommune"],
        ],
        shows: &[&["Gjerdrum", "opsjonskommune", "16. nov. 2026", "svar på spørsmål"]],
        hides: &[],
    },
    Scenario {
        id: "A06 who has not adopted, and by when",
        demo: "akershus",
        kind: Kind::LookUp,
        commands: &[&["answers", "fiks-folkeregister", "--not-yet"]],
        shows: &[
            &["FORSINKET", "17. okt. 2026"],
            &["Gjerdrum", "planlagt"],
            &["Hurdal", "planlagt"],
            &["Nannestad", "planlagt"],
            &["Nes", "planlagt"],
            &["Rælingen", "planlagt"],
        ],
        hides: &["Asker", "Vestby", "Ås"],
    },
    Scenario {
        id: "A08 all solutions by all municipalities",
        demo: "akershus",
        kind: Kind::LookUp,
        commands: &[&["answers", "--matrix"]],
        shows: &[&["Asker", "T"], &["Ås", "T"], &["p planlagt", "T tatt i bruk", "x ikke aktuelt"], &["31 SvarUt"]],
        hides: &[],
    },
    Scenario {
        id: "A09 what is known for more than a year, the oldest first",
        demo: "akershus",
        kind: Kind::LookUp,
        commands: &[&["answers", "--stale"]],
        shows: &[&["430", "12. sep. 2025", "Eidsvoll", "DigiHelsestasjon"], &["430", "Nannestad", "SvarUt"]],
        hides: &["2026"],
    },
    Scenario {
        id: "A12 who are pilots",
        demo: "akershus",
        kind: Kind::LookUp,
        commands: &[&["answers", "P-3", "--state", "pilot"]],
        shows: &[&["Asker", "pilotkommune"], &["Bærum", "pilotkommune"]],
        hides: &["Frogn", "Vestby", "Ås"],
    },
    Scenario {
        id: "M06 a word anywhere",
        demo: "moa",
        kind: Kind::LookUp,
        commands: &[&["find", "lagring"]],
        shows: &[&["projekt", "Byte av lagringsplattform", "P-3"], &["uppgift", "Tjänstekatalogens priser"]],
        hides: &[],
    },
    Scenario {
        id: "V05 all about a municipality",
        demo: "vestland",
        kind: Kind::LookUp,
        commands: &[&["member", "show", "stord"]],
        shows: &[
            &["P-3 Kompetanseløft", "Deltar med ressursar", "12. okt. 2026"],
            &["P-10 Felles anskaffing", "Prosjekteigar"],
            &["SvarUt", "Tatt i bruk"],
            &["Kommunedirektør i Sunnhordland", "Stord"],
        ],
        hides: &[],
    },
    Scenario {
        id: "V10 one ends and another comes",
        demo: "vestland",
        kind: Kind::Chore,
        commands: &[
            &[
                "seat",
                "appoint",
                "styringsgruppe/sg-alver",
                "Kari Nes",
                "--new",
                "--for",
                "alver",
                "--replaces",
                "Kommunedirektør, Alver",
            ],
            &["meeting", "call", "styringsgruppe"],
            &["who", "styringsgruppe", "nordhordland", "--on", "2026-05-20"],
        ],
        shows: &[
            // Called from now on, standing for the same municipalities; at the meeting before, it was the other.
            &["Kari Nes", "Kommunedirektør i Alver", "medlem"],
            &["Nordhordland", "Alver", "Austrheim", "Vaksdal"],
            &["Kommunedirektør, Alver", "1. jan. 2024", "15. nov. 2026"],
        ],
        hides: &[],
    },
    Scenario {
        id: "N06 what waits for me",
        demo: "norrbotten",
        kind: Kind::LookUp,
        commands: &[&["due"]],
        shows: &[
            &["Behandla föreslagna uppdrag", "P-11"],
            &["Bereda ärendet i den egna kommunen", "7 fall"],
            &["11 dec 2026", "P-5 E-learning"],
        ],
        hides: &[],
    },
];

#[test]
fn every_scenario_takes_as_few_commands_as_it_may() {
    for Scenario { id, demo, kind, commands, shows, hides } in SCENARIOS {
        assert!(commands.len() <= kind as usize, "{id}: {} commands", commands.len());
        let desk = Desk::demo(demo);
        let printed: String = commands.iter().map(|command| desk.ok(command)).collect();
        let stands = |words: &&[&str]| printed.lines().any(|line| words.iter().all(|word| line.contains(word)));
        let missing: Vec<_> = shows.iter().filter(|words| !stands(words)).collect();
        assert!(missing.is_empty(), "{id}: {missing:?} not in\n{printed}");
        let extra: Vec<_> = hides.iter().filter(|word| printed.contains(**word)).collect();
        assert!(extra.is_empty(), "{id}: {extra:?} in\n{printed}");
    }
}

/// The gap is there again, with the days it has been waited for.
#[test]
fn a03_undo_restores_the_gap() {
    let desk = Desk::demo("akershus");
    let gaps = desk.ok(&["answers", "P-9", "--missing"]);
    desk.ok(&["stance", "set", "gjerdrum", "P-9.kjop", "opsjonskommune", "--source", "answered"]);
    assert!(!desk.ok(&["answers", "P-9", "--missing"]).contains("Gjerdrum"));
    desk.ok(&["undo"]);
    assert_eq!(desk.ok(&["answers", "P-9", "--missing"]), gaps);
}

#[test]
fn where_no_answer_grows_old_that_is_said_and_what_narrows_needs_a_subject() {
    let desk = Desk::demo("moa");
    assert!(desk.ok(&["answers", "--stale"]).starts_with("Avtalet säger inte hur gammalt"));
    desk.refused(2, &["answers", "--stale", "--missing"]);
    let said = desk.refused(3, &["answers", "P-1.deltagande", "--state", "pilot"]);
    assert!(said.contains("pilot"), "{said}");
}
