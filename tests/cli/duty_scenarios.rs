//! What a coordinator asks and does about what the agreement demands, each as a row: what is typed, and what the answer
//! holds. A look-up takes one command, a chore at most three.

use crate::desk::Desk;

/// A question, or a chore with the question that shows it done.
struct Scenario {
    id: &'static str,
    /// The demo of a charter, or `new` and the charter for a file with nothing in it.
    file: &'static str,
    /// What is to be done first.
    chores: &'static [&'static str],
    /// What is asked.
    asks: &'static str,
    /// What must be in the answer.
    told: &'static [&'static str],
    /// What must not be.
    untold: &'static [&'static str],
}

const CHORE: usize = 3;

/// The words of a command, some of them quoted.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('\'').enumerate();
    let words = parts.flat_map(|(at, part)| if at % 2 == 0 { part.split_whitespace().collect() } else { vec![part] });
    words.map(str::to_owned).collect()
}

fn ask(desk: &Desk, command: &str) -> String {
    let words = words(command);
    desk.ok(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

const MERGED: &[&str] = &["member merge vestby,frogn --into Nye --code 3299 --on 2027-01-01"];

const SCENARIOS: &[Scenario] = &[
    Scenario {
        id: "A05: what is due in the next 14 days",
        file: "akershus",
        chores: &[],
        asks: "due --days 14",
        told: &["16. nov. 2026", "svare-pa-tilbud/P-7", "§ 5.3", "sats-fastsatt/2027"],
        untold: &["31. des. 2026"],
    },
    Scenario {
        id: "A13: is the programme board lawful",
        file: "akershus",
        chores: &[],
        asks: "check programstyre",
        told: &["0 funn"],
        untold: &["Ingen fra"],
    },
    Scenario {
        id: "A13: the last of a region goes",
        file: "akershus",
        chores: &["seat end programstyre/styre-radmann/radmann-ullensaker --on 2026-11-15"],
        asks: "check programstyre",
        told: &["Ingen fra Øvre Romerike", "§ 6 Programstyre", "Rådmann i programstyret: ledig"],
        untold: &["Ingen fra Follo"],
    },
    Scenario {
        id: "A18: before a merger the old ones are there",
        file: "akershus",
        chores: MERGED,
        asks: "member list --on 2026-12-31",
        told: &["Vestby", "Frogn"],
        untold: &["Nye"],
    },
    Scenario {
        id: "A18: after it the new one is",
        file: "akershus",
        chores: MERGED,
        asks: "member list --on 2027-01-01",
        told: &["Nye"],
        untold: &["Vestby", "Frogn"],
    },
    Scenario {
        id: "A18: and it has to tell the others",
        file: "akershus",
        chores: MERGED,
        asks: "due --member nye --subject varsle --today 2027-01-02",
        told: &["§ 4", "varsle-endring/nye"],
        untold: &[],
    },
    Scenario {
        id: "A19: what the annual meeting must treat",
        file: "akershus",
        chores: &[],
        asks: "meeting call arsmote",
        told: &[
            "Mandat for samarbeidet og endringer i avtalen (§ 6 Årsmøte)",
            "Årlig budsjett for og finansiering av samarbeidet (§ 6 Årsmøte",
            "Erfaringsrapport (evaluering) (§ 6 Årsmøte)",
            "Årlige rammer for programstyret (§ 6 Årsmøte",
        ],
        untold: &[],
    },
    Scenario {
        id: "M04: the next meetings",
        file: "moa",
        chores: &[],
        asks: "next",
        told: &["om 23 dagar", "om 24 dagar", "Överläggning med presidiet", "senast 28 feb 2027"],
        untold: &[],
    },
    Scenario {
        id: "M11: a council meeting with every board meeting",
        file: "moa",
        chores: &[],
        asks: "due --subject 'rådet möts'",
        told: &["mötet 5 nov 2026", "§ 4.3"],
        untold: &["mötet 17 sep 2026", "mötet 10 dec 2026"],
    },
    Scenario {
        id: "M17: the talks with the presidium, from January",
        file: "moa",
        chores: &[],
        asks: "due --clause 6.5 --today 2027-01-02",
        told: &["Överläggning med presidiet i februari: 2027", "28 feb 2027", "kommunstyrelse", "presidium-september/2026"],
        untold: &[],
    },
    Scenario {
        id: "M17: missed from March",
        file: "moa",
        chores: &[],
        asks: "due --late --today 2027-03-01",
        told: &["presidium-februari/2027"],
        untold: &[],
    },
    Scenario {
        id: "M17: held",
        file: "moa",
        chores: &["meeting add namnd 2027-02-15 --kind presidium", "meeting held namnd/2027-02-15 --today 2027-02-16"],
        asks: "due --late --today 2027-03-01",
        told: &[],
        untold: &["presidium-februari/2027"],
    },
    Scenario {
        id: "M18: who is vice chair from 2027",
        file: "moa",
        chores: &[],
        asks: "who --role vice --on 2027-01-01",
        told: &["Älvdalen"],
        untold: &["Orsa", "Mora "],
    },
    Scenario {
        id: "M18: and the chair",
        file: "moa",
        chores: &[],
        asks: "who --role chair --on 2027-01-01",
        told: &["Orsa"],
        untold: &["Älvdalen"],
    },
    Scenario {
        id: "M18: four years on",
        file: "moa",
        chores: &[],
        asks: "show namnd",
        told: &["1 jan 2031 – 31 dec 2034: ordförande Älvdalen, vice ordförande Mora"],
        untold: &[],
    },
    Scenario {
        id: "M18: nothing is guessed",
        file: "new moa",
        chores: &[],
        asks: "who --role vice --on 2027-01-01",
        told: &["okänt: turordningen saknar början"],
        untold: &["Älvdalen"],
    },
    Scenario {
        id: "M19: which council elects, and which nominates",
        file: "moa",
        chores: &[],
        asks: "show namnd",
        told: &[
            "Väljs av kommunfullmäktige, Mora",
            "nominering av den kommun som står i tur",
            "ordförande Orsa, vice ordförande Älvdalen",
        ],
        untold: &[],
    },
    Scenario {
        id: "M20: surplus and deficit are settled before 31 May",
        file: "moa",
        chores: &[],
        asks: "due --subject underskott --today 2027-03-01",
        told: &["31 maj 2027", "resultat.surplus/2026", "§ 5.2"],
        untold: &[],
    },
    Scenario {
        id: "M20: the day it was done is kept",
        file: "moa",
        chores: &["tick resultat.surplus/2026 --note 'Nämnden § 40' --on 2027-05-20 --today 2027-05-21"],
        asks: "show resultat.surplus/2026 --today 2027-05-22",
        told: &["20 maj 2027", "Nämnden § 40"],
        untold: &[],
    },
    Scenario {
        id: "M21: new terms are asked for before the year ends",
        file: "moa",
        chores: &[],
        asks: "show omforhandling/next-january --today 2026-11-02",
        told: &["31 dec 2026", "§ 9"],
        untold: &[],
    },
    Scenario {
        id: "M22: notice on 30 June 2027 by both readings",
        file: "moa",
        chores: &[],
        asks: "agreement exit --notice 2027-06-30",
        told: &["30 juni 2029", "31 dec 2028"],
        untold: &[],
    },
    Scenario {
        id: "M24: the catalogue is fixed before the budget round",
        file: "moa",
        chores: &[],
        asks: "due --subject tjänstekatalog --today 2027-03-01",
        told: &["tjanstekatalog-beslut/2028", "31 dec 2027"],
        untold: &["tjanstekatalog-beslut/2027"],
    },
    Scenario {
        id: "M25: proof of adoption",
        file: "moa",
        chores: &[],
        asks: "agreement adopted",
        told: &["25 nov 2024", "§ 133", "§ 107", "16 dec 2024", "§ 161", "I stället för Mora kommun: § 12, 1 feb 2016"],
        untold: &[],
    },
    Scenario {
        id: "V13: a quarter without a meeting",
        file: "vestland",
        chores: &[],
        asks: "wheel",
        told: &["!30"],
        untold: &[],
    },
    Scenario {
        id: "V23: is the agreement in force",
        file: "vestland",
        chores: &[],
        asks: "agreement status",
        told: &["ute av kraft", "1. jan. 2025", "Evaluere avtalen", "30. juni 2023", "Over fristen"],
        untold: &[],
    },
    Scenario {
        id: "V24: who has agreed to the change",
        file: "vestland",
        chores: &[],
        asks: "agreement consent",
        told: &["31 av 43", "Manglar: Bergen, Eidfjord", "skriftleg"],
        untold: &[],
    },
    Scenario {
        id: "N14: the group meets before each board meeting",
        file: "norrbotten",
        chores: &[],
        asks: "due --subject beredningsgruppen",
        told: &["mötet 12 feb 2027"],
        untold: &["mötet 11 dec 2026", "mötet 12 nov 2026"],
    },
    Scenario {
        id: "N23: what was planned and what was held",
        file: "norrbotten",
        chores: &[],
        asks: "wheel",
        told: &["+24", "o11", "hållet: 2, planerat: 1"],
        untold: &[],
    },
    Scenario {
        id: "N24: a system's agreement ends in eighteen months",
        file: "norrbotten",
        chores: &[],
        asks: "due --subject avtalsslut",
        told: &["9 maj 2028", "Besluta om nytt projekt eller ej vid avtalsslut: E-arkiv"],
        untold: &[],
    },
    Scenario {
        id: "N25: which annexes are outdated",
        file: "norrbotten",
        chores: &[],
        asks: "document list cooperation",
        told: &["Bilaga 3: Verksamhetsplan 2022", "2022, har gått ut"],
        untold: &[],
    },
];

#[test]
fn each_question_takes_one_command_and_each_chore_at_most_three() {
    let mut wrong = Vec::new();
    for Scenario { id, file, chores, asks, told, untold } in SCENARIOS {
        let desk = file.strip_prefix("new ").map_or_else(|| Desk::demo(file), Desk::new);
        assert!(chores.len() <= CHORE, "{id}");
        chores.iter().for_each(|chore| drop(ask(&desk, chore)));
        let asked = words(asks);
        let ran = desk.run(&asked.iter().map(String::as_str).collect::<Vec<_>>());
        let answer = format!("{}{}", ran.out, ran.err);
        let holds = told.iter().all(|words| answer.contains(words)) && !untold.iter().any(|words| answer.contains(words));
        if ran.code != 0 && ran.code != 10 || !holds {
            wrong.push(format!("{id}: {asks}\n{answer}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

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
