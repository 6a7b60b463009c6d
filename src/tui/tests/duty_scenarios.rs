//! The coordinator's questions and chores about what the agreement demands, each as a row: which keys are pressed, and what
//! is seen then. What is typed into a field stands in brackets; a look-up takes at most four other keys, a chore twelve.

use crate::tui::testing::Stage;

/// A question or a chore at the screen.
struct Scenario {
    id: &'static str,
    charter: &'static str,
    /// Whether something is recorded.
    chore: bool,
    keys: &'static str,
    /// What must be seen, each on a line.
    seen: &'static [&'static str],
}

const LOOK_UP: usize = 4;
const CHORE: usize = 12;

const fn asks(id: &'static str, charter: &'static str, keys: &'static str, seen: &'static [&'static str]) -> Scenario {
    Scenario { id, charter, chore: false, keys, seen }
}

const fn does(id: &'static str, charter: &'static str, keys: &'static str, seen: &'static [&'static str]) -> Scenario {
    Scenario { id, charter, chore: true, keys, seen }
}

const SCENARIOS: &[Scenario] = &[
    asks("A05", "akershus", "", &["242 dager over", "i dag", "§ 7", "§ 5.3"]),
    asks("A13", "akershus", "3", &["Programstyre        9/9"]),
    does(
        "A13: the last of a region goes",
        "akershus",
        "3<Down><Enter>/[ullensaker]<Enter>d[<C-u>15.11.2026]<Enter><Enter><Esc>",
        &["Ingen fra Øvre Romerike (§ 6"],
    ),
    does("A18", "akershus", "2<Space><Down><Space>I<Enter>[Nye]<Enter>[9901]<Enter><Enter><Enter>", &["Nye", "u angrer"]),
    asks(
        "A19",
        "akershus",
        "3",
        &[
            "Mandat for samarbeidet og endringer i avtalen (§ 6 Årsmøte)",
            "Årlig budsjett for og finansiering av samarbeidet (§ 6 Årsmøte",
            "Erfaringsrapport (evaluering) (§ 6 Årsmøte)",
            "Årlige rammer for programstyret (§ 6 Årsmøte",
        ],
    ),
    asks("M04", "moa", "4", &["senast 28 feb 2027", "ons 9 dec 2026", "tor 10 dec 2026"]),
    asks("M11", "moa", "/[rådet möts]<Enter>", &["Rådet möts i samband med nämnden (mötet 5 nov 2026)", "§ 4.3"]),
    asks("M17", "moa", "/[presidiet i]<Enter>", &["september", "februari", "§ 6.5", "kommunstyrelse"]),
    does("M17: held", "moa", "/[presidiet i sept]<Enter>f[<C-u>30.9.2026]<Enter>[Nämndhuset]<Enter><Enter>", &["u ångrar"]),
    asks(
        "M18",
        "moa",
        "3",
        &["2027/2030        ordförande Orsa, vice ordförande Älvdalen", "ordförande Älvdalen, vice ordförande Mora"],
    ),
    asks("M19", "moa", "3", &["Väljs av kommunfullmäktige, Mora, efter nominering av den kommun som"]),
    asks("M21", "moa", "/[omförhandling]<Enter>", &["§ 9", "med verkan 1 jan 2028"]),
    asks(
        "M22",
        "moa",
        "7a[orsa]<Enter><Enter>[2027-06-30]",
        &["30 juni 2029 (upphör 30 juni)", "31 dec 2028 (säg upp senast 30 juni)"],
    ),
    asks("M25", "moa", "7<Down>", &["25 nov 2024", "§ 133", "§ 107", "§ 161"]),
    asks("V13", "vestland", "4v", &["[.]", "!"]),
    asks("V23", "vestland", "7", &["Avtalen er ute av kraft", "30. juni 2023", "Evaluere avtalen"]),
    asks("V24", "vestland", "7", &["31 av 43"]),
    asks("V24: who", "vestland", "7<Down><Down>", &["Bergen", "Eidfjord"]),
    asks("N14", "norrbotten", "/[beredningsgruppen]<Enter>", &["mötet 12 feb 2027"]),
    asks("N23", "norrbotten", "4v", &["+       .      [+]      o", "12 nov 2026"]),
    asks("N24", "norrbotten", "/[avtalsslut]<Enter>", &["9 maj 2028", "E-arkiv"]),
    asks("N25", "norrbotten", "F[bilaga 3]", &["Bilaga 3: Verksamhetsplan 2022", "2022, har gått ut"]),
];

/// The keys as the stage takes them, and how many are pressed beside what is typed.
fn counted(keys: &str) -> (String, usize) {
    let mut count = 0;
    let mut rest = keys;
    while let Some(key) = rest.chars().next() {
        let end = match key {
            '[' => rest.find(']'),
            '<' => rest.find('>'),
            _ => None,
        };
        count += usize::from(key != '[');
        rest = &rest[end.map_or(key.len_utf8(), |end| end + 1)..];
    }
    (keys.replace(['[', ']'], ""), count)
}

#[test]
fn each_question_takes_four_keys_and_each_chore_twelve() {
    let mut wrong = Vec::new();
    for Scenario { id, charter, chore, keys, seen } in SCENARIOS {
        let mut stage = Stage::demo(charter, 120, 40);
        let (keys, count) = counted(keys);
        assert!(count <= if *chore { CHORE } else { LOOK_UP }, "{id}: {count} keys");
        stage.keys(&keys);
        let text = stage.text();
        let missing: Vec<_> = seen.iter().filter(|words| !text.contains(**words)).collect();
        if !missing.is_empty() {
            wrong.push(format!("{id}: {missing:?}\n{text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_typed_is_no_key() {
    assert_eq!(counted("3<Enter>/[råd]<Enter>f"), ("3<Enter>/råd<Enter>f".to_owned(), 5));
}
