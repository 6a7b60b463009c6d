//! A coordinator's questions and chores, each with the keys it takes counted: four for a look-up, twelve for a chore, a
//! text that is typed being one. Rows are named as they are in the command line's table (`tests/cli/scenarios.rs`).

use super::journeys::has;
use crate::tui::testing::Stage;

/// What a row may take.
#[derive(Clone, Copy)]
enum Kind {
    LookUp = 4,
    Chore = 12,
}

struct Scenario {
    id: &'static str,
    demo: &'static str,
    size: (u16, u16),
    kind: Kind,
    /// The keys from the first screen; what is typed in braces.
    keys: &'static str,
    /// What stands together in one line of the screen.
    shows: &'static [&'static [&'static str]],
    /// So many lines hold these words.
    times: (&'static str, usize),
}

const LARGE: (u16, u16) = (200, 60);
const COMFORTABLE: (u16, u16) = (120, 40);
const COMPLETE: (u16, u16) = (80, 24);

const SCENARIOS: [Scenario; 10] = [
    Scenario {
        id: "A01 who has not answered",
        demo: "akershus",
        size: COMFORTABLE,
        kind: Kind::LookUp,
        keys: "F{fagsystem}<Enter>",
        shows: &[&["7 ja", "3 nei", "9 uavklart"], &["? Aurskog-Høland", "180 dager"], &["? Ås", "180 dager"]],
        times: ("180 dager", 9),
    },
    Scenario {
        id: "A03 a role is recorded",
        demo: "akershus",
        size: COMFORTABLE,
        kind: Kind::Chore,
        keys: "F{fagsystem}<Enter>/{gjerdrum}<Enter>e{opsj}<Enter><Enter><Enter>",
        shows: &[&["+ Gjerdrum", "opsjonskommune", "16. nov. 2026"], &["u angrer"]],
        times: ("? Gjerdrum", 0),
    },
    Scenario {
        id: "A06 who has not adopted, and by when",
        demo: "akershus",
        size: COMFORTABLE,
        kind: Kind::LookUp,
        keys: "F{fiks folkeregister}<Down><Enter>",
        shows: &[&["FORSINKET", "17. okt. 2026"], &["Gjerdrum", "planlagt"], &["Rælingen", "planlagt"]],
        times: ("~ ", 5),
    },
    Scenario {
        id: "A08 all solutions by all municipalities",
        demo: "akershus",
        size: COMPLETE,
        kind: Kind::LookUp,
        // The heads stay where the first municipality is out of sight.
        keys: "5v<End>",
        shows: &[&["Digisos"], &[">  Ås"], &["T\u{a0}tatt\u{a0}i\u{a0}bruk", "x\u{a0}ikke\u{a0}aktuelt"]],
        times: ("Asker", 0),
    },
    Scenario {
        id: "A09 what is known for more than a year, the oldest first",
        demo: "akershus",
        size: COMPLETE,
        kind: Kind::LookUp,
        keys: "5O",
        shows: &[&["12 svar", "eldste først"], &["12. sep. 2025", "Eidsvoll", "DigiHelsestasjon"]],
        times: ("12. sep. 2025", 12),
    },
    Scenario {
        id: "A12 who are pilots",
        demo: "akershus",
        size: COMFORTABLE,
        kind: Kind::LookUp,
        keys: "F{bekymringsmelding}<Enter>",
        shows: &[&["Asker", "pilotkommune"], &["Bærum", "pilotkommune"]],
        times: ("pilotkommune", 2),
    },
    Scenario {
        id: "M06 a word anywhere",
        demo: "moa",
        size: COMPLETE,
        kind: Kind::LookUp,
        keys: "F{lagring}<Enter>",
        shows: &[&["[5 Portfölj]"], &["P-3 Byte av lagringsplattform"]],
        times: ("Lagringen är slut", 1),
    },
    Scenario {
        id: "V05 all about a municipality",
        demo: "vestland",
        size: LARGE,
        kind: Kind::LookUp,
        keys: "F{stord}<Enter>",
        shows: &[
            &["Kommunedirektør i Sunnhordland"],
            &["P-3 Kompetanseløft", "Deltar med ressursar"],
            &["P-10 Felles anskaffing", "Prosjekteigar"],
            &["SvarUt", "Tatt i bruk"],
        ],
        times: ("[2 Medlemmer]", 1),
    },
    Scenario {
        id: "V10 one ends and another comes",
        demo: "vestland",
        size: COMFORTABLE,
        kind: Kind::Chore,
        keys: "F{alver kommunedirektør}<Enter>a{Kari Nes}<Enter><Enter><Enter><Enter>",
        shows: &[&["Nordhordland", "Kari Nes"], &["u angrar"]],
        times: ("LEDIG", 1),
    },
    Scenario {
        id: "N06 what waits for me",
        demo: "norrbotten",
        size: COMPLETE,
        kind: Kind::LookUp,
        keys: "",
        shows: &[&["om 25 dagar", "Behandla föreslagna uppdrag"], &["Bereda ärendet i den egna kommunen"]],
        times: ("om 25 dagar", 2),
    },
];

/// How many keys are pressed, a text that is typed being one.
fn count(keys: &str) -> usize {
    let (mut rest, mut count) = (keys, 0);
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '<' => rest.find('>').map(|at| at + 1),
            '{' => rest.find('}').map(|at| at + 1),
            _ => Some(first.len_utf8()),
        };
        rest = &rest[end.expect("a key and a text have an end")..];
        count += 1;
    }
    count
}

#[test]
fn every_scenario_takes_as_few_keys_as_it_may() {
    let mut faults = Vec::new();
    for Scenario { id, demo, size, kind, keys, shows, times } in SCENARIOS {
        assert!(count(keys) <= kind as usize, "{id}: {} keys", count(keys));
        let mut stage = Stage::demo(demo, size.0, size.1);
        stage.keys(&keys.replace(['{', '}'], ""));
        let missing: Vec<_> = shows.iter().filter(|words| !has(&stage, words)).collect();
        let held = stage.lines().iter().filter(|line| line.contains(times.0)).count();
        if !missing.is_empty() || held != times.1 {
            faults.push(format!("{id}: {missing:?} missing, {held} lines with {:?}\n{}", times.0, stage.text()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn keys_are_counted_as_they_are_pressed() {
    assert_eq!(count("F{fiks folkeregister}<Down><Enter>e"), 5);
}

#[test]
fn a03_undo_restores_the_gap() {
    let mut stage = Stage::demo("akershus", 120, 40);
    stage.keys("Ffagsystem<Enter>/gjerdrum<Enter>");
    // What stands to the left is the list, whose place is another matter.
    let answer = |stage: &Stage| stage.cursor_line().split_once('|').map(|(_, answer)| answer.to_owned());
    let gap = answer(&stage);
    stage.keys("eopsj<Enter><Enter><Enter>");
    assert_ne!(answer(&stage), gap);
    stage.keys("u");
    assert_eq!(answer(&stage), gap, "{}", stage.text());
}
