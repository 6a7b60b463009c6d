//! A coordinator's questions and chores, each with the keys it takes counted: four for a look-up, twelve for a chore. Text that
//! is typed does not count, the Enter after it does. Rows are named as they are in the command line's table
//! (`tests/cli/scenarios.rs`).

use super::duty_scenarios::DUTIES;
use super::journeys::has;
use crate::tui::testing::Stage;

/// What a row may take.
#[derive(Clone, Copy)]
enum Kind {
    LookUp = 4,
    Chore = 12,
}

/// Words that stand together, line by line.
type Shows = &'static [&'static [&'static str]];

/// A question, or a chore: something is recorded.
pub(super) struct Scenario {
    id: &'static str,
    demo: &'static str,
    size: (u16, u16),
    kind: Kind,
    /// The keys from the first screen; what is typed in braces.
    keys: &'static str,
    /// What stands together in one line of the screen.
    shows: Shows,
    /// So many lines hold these words.
    times: Option<(&'static str, usize)>,
}

pub(super) const fn asks(id: &'static str, demo: &'static str, keys: &'static str, shows: Shows) -> Scenario {
    Scenario { id, demo, size: COMFORTABLE, kind: Kind::LookUp, keys, shows, times: None }
}

pub(super) const fn does(id: &'static str, demo: &'static str, keys: &'static str, shows: Shows) -> Scenario {
    Scenario { kind: Kind::Chore, ..asks(id, demo, keys, shows) }
}

impl Scenario {
    /// At a screen of another size.
    const fn at(self, size: (u16, u16)) -> Self {
        Self { size, ..self }
    }

    /// Words that stand in so many lines.
    const fn times(self, words: &'static str, lines: usize) -> Self {
        Self { times: Some((words, lines)), ..self }
    }
}

const LARGE: (u16, u16) = (200, 60);
const COMFORTABLE: (u16, u16) = (120, 40);
const COMPLETE: (u16, u16) = (80, 24);

const SCENARIOS: &[Scenario] = &[
    asks(
        "A01 who has not answered",
        "akershus",
        "F{fagsystem}<Enter>",
        &[&["7 ja", "3 nei", "9 uavklart"], &["? Aurskog-Høland", "180 dager"], &["? Ås", "180 dager"]],
    )
    .times("180 dager", 9),
    does(
        "A03 a role is recorded",
        "akershus",
        "F{fagsystem}<Enter>/{gjerdrum}<Enter>e{opsj}<Enter><Enter><Enter>",
        &[&["+ Gjerdrum", "opsjonskommune", "16. nov. 2026"], &["u angrer"]],
    )
    .times("? Gjerdrum", 0),
    asks(
        "A06 who has not adopted, and by when",
        "akershus",
        "F{fiks folkeregister}<Down><Enter>",
        &[&["FORSINKET", "17. okt. 2026"], &["Gjerdrum", "planlagt"], &["Rælingen", "planlagt"]],
    )
    .times("~ ", 5),
    // The heads stay where the first municipality is out of sight.
    asks(
        "A08 all solutions by all municipalities",
        "akershus",
        "5v<End>",
        &[&["Digisos"], &[">  Ås"], &["T\u{a0}tatt\u{a0}i\u{a0}bruk", "x\u{a0}ikke\u{a0}aktuelt"]],
    )
    .at(COMPLETE)
    .times("Asker", 0),
    asks(
        "A09 what is known for more than a year, the oldest first",
        "akershus",
        "5O",
        &[&["12 svar", "eldste først"], &["12. sep. 2025", "Eidsvoll", "DigiHelsestasjon"]],
    )
    .at(COMPLETE)
    .times("12. sep. 2025", 12),
    asks(
        "A12 who are pilots",
        "akershus",
        "F{bekymringsmelding}<Enter>",
        &[&["Asker", "pilotkommune"], &["Bærum", "pilotkommune"]],
    )
    .times("pilotkommune", 2),
    asks("M06 a word anywhere", "moa", "F{lagring}<Enter>", &[&["[5 Portfölj]"], &["P-3 Byte av lagringsplattform"]])
        .at(COMPLETE)
        .times("Lagringen är slut", 1),
    asks(
        "V05 all about a municipality",
        "vestland",
        "F{stord}<Enter>",
        &[
            &["Kommunedirektør i Sunnhordland"],
            &["P-3 Kompetanseløft", "Deltar med ressursar"],
            &["P-10 Felles anskaffing", "Prosjekteigar"],
            &["SvarUt", "Tatt i bruk"],
        ],
    )
    .at(LARGE)
    .times("[2 Medlemmer]", 1),
    does(
        "V10 one ends and another comes",
        "vestland",
        "F{alver kommunedirektør}<Enter>a{Kari Nes}<Enter><Enter><Enter><Enter>",
        &[&["Nordhordland", "Kari Nes"], &["u angrar"]],
    )
    .times("LEDIG", 1),
    asks(
        "N06 what waits for me",
        "norrbotten",
        "",
        &[&["om 25 dagar", "Behandla föreslagna uppdrag"], &["Bereda ärendet i den egna kommunen"]],
    )
    .at(COMPLETE)
    .times("om 25 dagar", 2),
];

/// How many keys are pressed beside the text that is typed.
fn count(keys: &str) -> usize {
    let (mut rest, mut count) = (keys, 0);
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '<' => rest.find('>').map(|at| at + 1),
            '{' => rest.find('}').map(|at| at + 1),
            _ => Some(first.len_utf8()),
        };
        rest = &rest[end.expect("a key and a text have an end")..];
        count += usize::from(first != '{');
    }
    count
}

#[test]
fn every_scenario_takes_as_few_keys_as_it_may() {
    let mut faults = Vec::new();
    for Scenario { id, demo, size, kind, keys, shows, times } in SCENARIOS.iter().chain(DUTIES) {
        assert!(count(keys) <= *kind as usize, "{id}: {} keys", count(keys));
        let mut stage = Stage::demo(demo, size.0, size.1);
        stage.keys(&keys.replace(['{', '}'], ""));
        let missing: Vec<_> = shows.iter().filter(|words| !has(&stage, words)).collect();
        let held = |words: &str| stage.lines().iter().filter(|line| line.contains(words)).count();
        let miscounted = times.filter(|(words, lines)| held(words) != *lines);
        if !missing.is_empty() || miscounted.is_some() {
            faults.push(format!("{id}: {missing:?} missing, not {miscounted:?} lines\n{}", stage.text()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn keys_are_counted_as_they_are_pressed_and_text_is_not() {
    assert_eq!(count("F{fiks folkeregister}<Down><Enter>e"), 4);
    assert_eq!(count("3<Enter>/{råd}<Enter>f"), 5);
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
