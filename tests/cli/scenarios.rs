//! A coordinator's questions and chores, each answered by as few commands as it may take: one for a look-up, three for a
//! chore with the question that shows it done. Rows are named as they are in the screen's table
//! (`src/tui/tests/scenarios.rs`).

use crate::desk::Desk;
use crate::duty_scenarios::DUTIES;

/// A question, or a chore with the question that shows it done; what has spaces is quoted in commands.
pub(crate) struct Scenario {
    pub(crate) id: &'static str,
    /// The demo of a charter, or `new` and the charter for a file with nothing in it.
    pub(crate) file: &'static str,
    /// What is to be done first.
    pub(crate) chores: &'static [&'static str],
    /// What is asked.
    pub(crate) asks: &'static str,
    /// What stands together in one line of the answer.
    pub(crate) shows: &'static [&'static [&'static str]],
    /// What stands nowhere in it.
    pub(crate) hides: &'static [&'static str],
}

/// So many commands a chore takes at most.
const CHORE: usize = 3;

const REPLACED: &[&str] =
    &["seat appoint styringsgruppe/sg-alver 'Kari Nes' --new --for alver --replaces 'Kommunedirektør, Alver'"];

const SCENARIOS: &[Scenario] = &[
    Scenario {
        id: "A01 who has not answered",
        file: "akershus",
        chores: &[],
        asks: "answers P-9 --missing",
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
        file: "akershus",
        chores: &["stance set gjerdrum P-9.kjop opsjonskommune --source answered"],
        asks: "answers P-9 --state opsjonskommune",
        shows: &[&["Gjerdrum", "opsjonskommune", "16. nov. 2026", "svar på spørsmål"]],
        hides: &[],
    },
    Scenario {
        id: "A06 who has not adopted, and by when",
        file: "akershus",
        chores: &[],
        asks: "answers fiks-folkeregister --not-yet",
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
        file: "akershus",
        chores: &[],
        asks: "answers --matrix",
        shows: &[&["Asker", "T"], &["Ås", "T"], &["p planlagt", "T tatt i bruk", "x ikke aktuelt"], &["31 SvarUt"]],
        hides: &[],
    },
    Scenario {
        id: "A09 what is known for more than a year, the oldest first",
        file: "akershus",
        chores: &[],
        asks: "answers --stale",
        shows: &[&["430", "12. sep. 2025", "Eidsvoll", "DigiHelsestasjon"], &["430", "Nannestad", "SvarUt"]],
        hides: &["2026"],
    },
    Scenario {
        id: "A12 who are pilots",
        file: "akershus",
        chores: &[],
        asks: "answers P-3 --state pilot",
        shows: &[&["Asker", "pilotkommune"], &["Bærum", "pilotkommune"]],
        hides: &["Frogn", "Vestby", "Ås"],
    },
    Scenario {
        id: "M06 a word anywhere",
        file: "moa",
        chores: &[],
        asks: "find lagring",
        shows: &[&["projekt", "Byte av lagringsplattform", "P-3"], &["uppgift", "Tjänstekatalogens priser"]],
        hides: &[],
    },
    Scenario {
        id: "V05 all about a municipality",
        file: "vestland",
        chores: &[],
        asks: "member show stord",
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
        file: "vestland",
        chores: REPLACED,
        asks: "meeting call styringsgruppe",
        shows: &[&["Kari Nes", "Kommunedirektør i Alver", "medlem"]],
        hides: &[],
    },
    Scenario {
        id: "V10 at the meeting before it was the other",
        file: "vestland",
        chores: REPLACED,
        asks: "who styringsgruppe nordhordland --on 2026-05-20",
        shows: &[
            &["Nordhordland", "Alver", "Austrheim", "Vaksdal"],
            &["Kommunedirektør, Alver", "1. jan. 2024", "15. nov. 2026"],
        ],
        hides: &[],
    },
    Scenario {
        id: "N06 what waits for me",
        file: "norrbotten",
        chores: &[],
        asks: "due",
        shows: &[
            &["Behandla föreslagna uppdrag", "P-11"],
            &["Bereda ärendet i den egna kommunen", "28 fall"],
            &["11 dec 2026", "P-5 E-learning"],
        ],
        hides: &[],
    },
];

/// The words of a command, some of them quoted.
fn words(command: &str) -> Vec<&str> {
    let parts = command.split('\'').enumerate();
    parts.flat_map(|(at, part)| if at % 2 == 0 { part.split_whitespace().collect() } else { vec![part] }).collect()
}

#[test]
fn every_scenario_takes_as_few_commands_as_it_may() {
    let mut faults = Vec::new();
    for Scenario { id, file, chores, asks, shows, hides } in SCENARIOS.iter().chain(DUTIES) {
        let commands = chores.len() + 1;
        assert!(commands <= CHORE, "{id}: {commands} commands");
        let desk = file.strip_prefix("new ").map_or_else(|| Desk::demo(file), Desk::new);
        chores.iter().for_each(|chore| drop(desk.ok(&words(chore))));
        let ran = desk.run(&words(asks));
        let answer = format!("{}{}", ran.out, ran.err);
        let stands = |words: &&&[&str]| answer.lines().any(|line| words.iter().all(|word| line.contains(word)));
        let missing: Vec<_> = shows.iter().filter(|words| !stands(words)).collect();
        let extra: Vec<_> = hides.iter().filter(|word| answer.contains(**word)).collect();
        // Findings are told by a code of their own.
        if !matches!(ran.code, 0 | 10) || !missing.is_empty() || !extra.is_empty() {
            faults.push(format!("{id}: {missing:?} missing, {extra:?} in\n{answer}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
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
