//! What a coordinator asks and does about what the agreement demands, for the table of `scenarios.rs`.

use crate::desk::Desk;
use crate::scenarios::Scenario;

const MERGED: &[&str] = &["member merge vestby,frogn --into Nye --code 3299 --on 2027-01-01"];

pub(crate) const DUTIES: &[Scenario] = &[
    Scenario {
        id: "A05: what is due in the next 14 days",
        file: "akershus",
        chores: &[],
        asks: "due --days 14",
        shows: &[&["16. nov. 2026"], &["svare-pa-tilbud/P-7"], &["§ 5.3"], &["sats-fastsatt/2027"]],
        hides: &["31. des. 2026"],
    },
    Scenario {
        id: "A13: is the programme board lawful",
        file: "akershus",
        chores: &[],
        asks: "check programstyre",
        shows: &[&["0 funn"]],
        hides: &["Ingen fra"],
    },
    Scenario {
        id: "A13: the last of a region goes",
        file: "akershus",
        chores: &["seat end programstyre/styre-radmann/radmann-ullensaker --on 2026-11-15"],
        asks: "check programstyre",
        shows: &[&["Ingen fra Øvre Romerike"], &["§ 6 Programstyre"], &["Rådmann i programstyret: ledig"]],
        hides: &["Ingen fra Follo"],
    },
    Scenario {
        id: "A18: before a merger the old ones are there",
        file: "akershus",
        chores: MERGED,
        asks: "member list --on 2026-12-31",
        shows: &[&["Vestby"], &["Frogn"]],
        hides: &["Nye"],
    },
    Scenario {
        id: "A18: after it the new one is",
        file: "akershus",
        chores: MERGED,
        asks: "member list --on 2027-01-01",
        shows: &[&["Nye"]],
        hides: &["Vestby", "Frogn"],
    },
    Scenario {
        id: "A18: and it has to tell the others",
        file: "akershus",
        chores: MERGED,
        asks: "due --member nye --subject varsle --today 2027-01-02",
        shows: &[&["§ 4"], &["varsle-endring/nye"]],
        hides: &[],
    },
    Scenario {
        id: "A19: what the annual meeting must treat",
        file: "akershus",
        chores: &[],
        asks: "meeting call arsmote",
        shows: &[
            &["Mandat for samarbeidet og endringer i avtalen (§ 6 Årsmøte)"],
            &["Årlig budsjett for og finansiering av samarbeidet (§ 6 Årsmøte"],
            &["Erfaringsrapport (evaluering) (§ 6 Årsmøte)"],
            &["Årlige rammer for programstyret (§ 6 Årsmøte"],
        ],
        hides: &[],
    },
    Scenario {
        id: "M04: the next meetings",
        file: "moa",
        chores: &[],
        asks: "next",
        shows: &[&["om 23 dagar"], &["om 24 dagar"], &["Överläggning med presidiet"], &["senast 28 feb 2027"]],
        hides: &[],
    },
    Scenario {
        id: "M11: a council meeting with every board meeting",
        file: "moa",
        chores: &[],
        asks: "due --subject 'rådet möts'",
        shows: &[&["mötet 5 nov 2026"], &["§ 4.3"]],
        hides: &["mötet 17 sep 2026", "mötet 10 dec 2026"],
    },
    Scenario {
        id: "M17: the talks with the presidium, from January",
        file: "moa",
        chores: &[],
        asks: "due --clause 6.5 --today 2027-01-02",
        shows: &[
            &["Överläggning med presidiet i februari: 2027"],
            &["28 feb 2027"],
            &["kommunstyrelse"],
            &["presidium-september/2026"],
        ],
        hides: &[],
    },
    Scenario {
        id: "M17: missed from March",
        file: "moa",
        chores: &[],
        asks: "due --late --today 2027-03-01",
        shows: &[&["presidium-februari/2027"]],
        hides: &[],
    },
    Scenario {
        id: "M17: held",
        file: "moa",
        chores: &["meeting add namnd 2027-02-15 --kind presidium", "meeting held namnd/2027-02-15 --today 2027-02-16"],
        asks: "due --late --today 2027-03-01",
        shows: &[],
        hides: &["presidium-februari/2027"],
    },
    Scenario {
        id: "M18: who is vice chair from 2027",
        file: "moa",
        chores: &[],
        asks: "who --role vice --on 2027-01-01",
        shows: &[&["Älvdalen"]],
        hides: &["Orsa", "Mora "],
    },
    Scenario {
        id: "M18: and the chair",
        file: "moa",
        chores: &[],
        asks: "who --role chair --on 2027-01-01",
        shows: &[&["Orsa"]],
        hides: &["Älvdalen"],
    },
    Scenario {
        id: "M18: four years on",
        file: "moa",
        chores: &[],
        asks: "show namnd",
        shows: &[&["1 jan 2031 – 31 dec 2034: ordförande Älvdalen, vice ordförande Mora"]],
        hides: &[],
    },
    Scenario {
        id: "M18: nothing is guessed",
        file: "new moa",
        chores: &[],
        asks: "who --role vice --on 2027-01-01",
        shows: &[&["okänt: turordningen saknar början"]],
        hides: &["Älvdalen"],
    },
    Scenario {
        id: "M19: which council elects, and which nominates",
        file: "moa",
        chores: &[],
        asks: "show namnd",
        shows: &[
            &["Väljs av kommunfullmäktige, Mora"],
            &["nominering av den kommun som står i tur"],
            &["ordförande Orsa, vice ordförande Älvdalen"],
        ],
        hides: &[],
    },
    Scenario {
        id: "M20: surplus and deficit are settled before 31 May",
        file: "moa",
        chores: &[],
        asks: "due --subject underskott --today 2027-03-01",
        shows: &[&["31 maj 2027"], &["resultat.surplus/2026"], &["§ 5.2"]],
        hides: &[],
    },
    Scenario {
        id: "M20: the day it was done is kept",
        file: "moa",
        chores: &["tick resultat.surplus/2026 --note 'Nämnden § 40' --on 2027-05-20 --today 2027-05-21"],
        asks: "show resultat.surplus/2026 --today 2027-05-22",
        shows: &[&["20 maj 2027"], &["Nämnden § 40"]],
        hides: &[],
    },
    Scenario {
        id: "M21: new terms are asked for before the year ends",
        file: "moa",
        chores: &[],
        asks: "show omforhandling/next-january --today 2026-11-02",
        shows: &[&["31 dec 2026"], &["§ 9"]],
        hides: &[],
    },
    Scenario {
        id: "M22: notice on 30 June 2027 by both readings",
        file: "moa",
        chores: &[],
        asks: "agreement exit --notice 2027-06-30",
        shows: &[&["30 juni 2029"], &["31 dec 2028"]],
        hides: &[],
    },
    Scenario {
        id: "M24: the catalogue is fixed before the budget round",
        file: "moa",
        chores: &[],
        asks: "due --subject tjänstekatalog --today 2027-03-01",
        shows: &[&["tjanstekatalog-beslut/2028"], &["31 dec 2027"]],
        hides: &["tjanstekatalog-beslut/2027"],
    },
    Scenario {
        id: "M25: proof of adoption",
        file: "moa",
        chores: &[],
        asks: "agreement adopted",
        shows: &[
            &["25 nov 2024"],
            &["§ 133"],
            &["§ 107"],
            &["16 dec 2024"],
            &["§ 161"],
            &["I stället för Mora kommun: § 12, 1 feb 2016"],
        ],
        hides: &[],
    },
    Scenario {
        id: "V13: a quarter without a meeting",
        file: "vestland",
        chores: &[],
        asks: "wheel",
        shows: &[&["!30"]],
        hides: &[],
    },
    Scenario {
        id: "V23: is the agreement in force",
        file: "vestland",
        chores: &[],
        asks: "agreement status",
        shows: &[&["ute av kraft"], &["1. jan. 2025"], &["Evaluere avtalen"], &["30. juni 2023"], &["Over fristen"]],
        hides: &[],
    },
    Scenario {
        id: "V24: who has agreed to the change",
        file: "vestland",
        chores: &[],
        asks: "agreement consent",
        shows: &[&["31 av 43"], &["Manglar: Bergen, Eidfjord"], &["skriftleg"]],
        hides: &[],
    },
    Scenario {
        id: "N14: the group meets before each board meeting",
        file: "norrbotten",
        chores: &[],
        asks: "due --subject beredningsgruppen",
        shows: &[&["mötet 12 feb 2027"]],
        hides: &["mötet 11 dec 2026", "mötet 12 nov 2026"],
    },
    Scenario {
        id: "N23: what was planned and what was held",
        file: "norrbotten",
        chores: &[],
        asks: "wheel",
        shows: &[&["+24"], &["o11"], &["hållet: 2, planerat: 1"]],
        hides: &[],
    },
    Scenario {
        id: "N24: a system's agreement ends in eighteen months",
        file: "norrbotten",
        chores: &[],
        asks: "due --subject avtalsslut",
        shows: &[&["9 maj 2028"], &["Besluta om nytt projekt eller ej vid avtalsslut: E-arkiv"]],
        hides: &[],
    },
    Scenario {
        id: "N25: which annexes are outdated",
        file: "norrbotten",
        chores: &[],
        asks: "document list cooperation",
        shows: &[&["Bilaga 3: Verksamhetsplan 2022"], &["2022, har gått ut"]],
        hides: &[],
    },
];

#[test]
fn a_deadline_comes_into_view_when_the_agreement_says() {
    let soon_from = |charter: &str, handle: &str, today: &str| {
        let due = Desk::demo(charter).json(&["due", "--all", "--today", today]);
        let line = due["items"].as_array().expect("items").iter().find(|line| line["handle"] == handle).cloned();
        let line = line.unwrap_or_else(|| panic!("{handle}"));
        (line["state"].as_str().map(str::to_owned), line["soon_from"].as_str().map(str::to_owned))
    };
    let told = |state: &str, soon: &str| (Some(state.to_owned()), Some(soon.to_owned()));
    // M21: sixty days before the year ends; M20: from 1 March; M17: from 1 January; N24: eighteen months before.
    assert_eq!(soon_from("moa", "omforhandling/next-january", "2026-10-31"), told("ok", "2026-11-01"));
    assert_eq!(soon_from("moa", "omforhandling/next-january", "2026-11-01"), told("soon", "2026-11-01"));
    assert_eq!(soon_from("moa", "resultat.surplus/2026", "2027-03-01"), told("soon", "2027-03-01"));
    assert_eq!(soon_from("moa", "presidium-februari/2027", "2027-01-01"), told("soon", "2027-01-01"));
    assert_eq!(soon_from("norrbotten", "avtalsslut/avtal/1", "2026-11-16"), told("soon", "2026-11-09"));
}
