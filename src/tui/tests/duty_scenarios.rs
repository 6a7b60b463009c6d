//! The coordinator's questions and chores about what the agreement demands, for the table of `scenarios.rs`.

use super::scenarios::{Scenario, asks, does};

pub(super) const DUTIES: &[Scenario] = &[
    asks("A05", "akershus", "", &[&["242 dager over"], &["i dag"], &["§ 7"], &["§ 5.3"]]),
    asks("A13", "akershus", "3", &[&["Programstyre        9/9"]]),
    does(
        "A13: the last of a region goes",
        "akershus",
        "3<Down><Enter>/{ullensaker}<Enter>d{<C-u>15.11.2026}<Enter><Enter><Esc>",
        &[&["Ingen fra Øvre Romerike (§ 6"]],
    ),
    does("A18", "akershus", "2<Space><Down><Space>I<Enter>{Nye}<Enter>{9901}<Enter><Enter><Enter>", &[&["Nye"], &["u angrer"]]),
    asks(
        "A19",
        "akershus",
        "3",
        &[
            &["Mandat for samarbeidet og endringer i avtalen (§ 6 Årsmøte)"],
            &["Årlig budsjett for og finansiering av samarbeidet (§ 6 Årsmøte"],
            &["Erfaringsrapport (evaluering) (§ 6 Årsmøte)"],
            &["Årlige rammer for programstyret (§ 6 Årsmøte"],
        ],
    ),
    asks("M04", "moa", "4", &[&["senast 28 feb 2027"], &["ons 9 dec 2026"], &["tor 10 dec 2026"]]),
    asks("M11", "moa", "/{rådet möts}<Enter>", &[&["Rådet möts i samband med nämnden (mötet 5 nov 2026)"], &["§ 4.3"]]),
    asks("M17", "moa", "/{presidiet i}<Enter>", &[&["september"], &["februari"], &["§ 6.5"], &["kommunstyrelse"]]),
    does("M17: held", "moa", "/{presidiet i sept}<Enter>f<Enter>{30.9.2026}<Enter><Enter><Enter>", &[&["u ångrar"]]),
    asks(
        "M18",
        "moa",
        "3",
        &[&["2027/2030        ordförande Orsa, vice ordförande Älvdalen"], &["ordförande Älvdalen, vice ordförande Mora"]],
    ),
    asks("M19", "moa", "3", &[&["Väljs av kommunfullmäktige, Mora, efter nominering av den kommun som"]]),
    asks("M21", "moa", "/{omförhandling}<Enter>", &[&["§ 9"], &["med verkan 1 jan 2028"]]),
    asks(
        "M22",
        "moa",
        "7a{orsa}<Enter><Enter>{2027-06-30}",
        &[&["30 juni 2029 (upphör 30 juni)"], &["31 dec 2028 (säg upp senast 30 juni)"]],
    ),
    asks("M25", "moa", "7<Down>", &[&["25 nov 2024"], &["§ 133"], &["§ 107"], &["§ 161"]]),
    asks("V13", "vestland", "4v", &[&["[.]"], &["!"]]),
    asks("V23", "vestland", "7", &[&["Avtalen er ute av kraft"], &["30. juni 2023"], &["Evaluere avtalen"]]),
    asks("V24", "vestland", "7", &[&["31 av 43"]]),
    asks("V24: who", "vestland", "7<Down><Down>", &[&["Bergen"], &["Eidfjord"]]),
    asks("N14", "norrbotten", "/{beredningsgruppen}<Enter>", &[&["mötet 12 feb 2027"]]),
    asks("N23", "norrbotten", "4v", &[&["+       .      [+]      o"], &["12 nov 2026"]]),
    asks("N24", "norrbotten", "/{avtalsslut}<Enter>", &[&["9 maj 2028"], &["E-arkiv"]]),
    asks("N25", "norrbotten", "F{bilaga 3}", &[&["Bilaga 3: Verksamhetsplan 2022"], &["2022, har gått ut"]]),
];
