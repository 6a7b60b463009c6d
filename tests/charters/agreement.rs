//! X01 to X12, X19: notice and the agreement's term.

use crate::{Given, cases, day};
use samvirke::app::query::clauses::sheets;
use samvirke::domain::agreement::exit::{agreed_effect, effect};
use samvirke::domain::agreement::life::{Phase, phase};
use samvirke::domain::charter::Exit;
use samvirke::domain::duty::{State, Timing};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Exits {
    case: Vec<Case>,
    cut_off: Vec<CutOff>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    rule: String,
    #[serde(default)]
    says: String,
    exit: String,
    notice: String,
    agreed: Option<String>,
    #[serde(default)]
    consents: Vec<String>,
    effect: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CutOff {
    exit: String,
    reading: String,
    on: String,
    last_day: String,
    soon_from: String,
    state: String,
}

#[test]
fn moa_x01_to_x12_notice_takes_effect_under_each_reading() {
    let given = Given::of("moa");
    let all: Exits = cases("moa/exits.toml");
    for case in &all.case {
        let entry = given.charter.exits.iter().find(|e| e.id == case.exit).expect("an exit");
        assert_eq!(entry.readings.len(), case.effect.len(), "{}", case.rule);
        for reading in &entry.readings {
            let rule: &Exit = &reading.rule;
            let found = match &case.agreed {
                Some(agreed) => {
                    let all_consent = given.records.members.iter().all(|m| case.consents.contains(&m.handle));
                    agreed_effect(rule, day(&case.notice), day(agreed), all_consent)
                }
                None => effect(rule, day(&case.notice)),
            };
            assert_eq!(Some(&found.to_string()), case.effect.get(&reading.id), "{} {} {}", case.rule, case.says, reading.id);
        }
    }
}

#[test]
fn moa_118_moa_122_the_last_day_for_notice_is_found_under_each_reading() {
    let given = Given::of("moa");
    let all: Exits = cases("moa/exits.toml");
    for case in &all.cut_off {
        let due = given.due(&case.on, "2025-01-01");
        let name = format!("{} {} on {}", case.exit, case.reading, case.on);
        let line = due
            .lines
            .iter()
            .find(|o| o.rule == case.exit && o.reading.as_deref() == Some(&case.reading))
            .unwrap_or_else(|| panic!("{name}: no line"));
        assert_eq!(line.timing, Timing::LastNotice);
        assert_eq!(line.due, Some(day(&case.last_day)), "{name}");
        assert_eq!(line.soon_from, Some(day(&case.soon_from)), "{name}");
        assert_eq!(line.state.word(), case.state, "{name}");
        assert_eq!(line.overdue_from(), None, "{name}: an opportunity is never overdue");
    }
}

#[derive(Deserialize)]
struct Terms {
    agreement: Vec<TermCase>,
}

#[derive(Deserialize)]
struct TermCase {
    rule: String,
    on: String,
    in_force: BTreeMap<String, bool>,
    warns: Option<bool>,
}

#[test]
fn vestland_x19_vl_102_the_term_ends_under_each_reading() {
    let given = Given::of("vestland");
    let all: Terms = cases("vestland/time.toml");
    for case in &all.agreement {
        for (reading, in_force) in &case.in_force {
            let reading = given.charter.agreement.readings.iter().find(|r| r.id == *reading).expect("a reading");
            let found = phase(&reading.rule, day(&case.on)) == Phase::InForce;
            assert_eq!(found, *in_force, "{} {} on {}", case.rule, reading.id, case.on);
        }
        let due = given.due(&case.on, "2020-01-01");
        let line = due.lines.iter().find(|o| o.timing == Timing::AgreementEnd).expect("the end of the agreement");
        if let Some(warns) = case.warns {
            assert_eq!(line.state == State::Soon, warns, "{} on {}", case.rule, case.on);
        }
        assert_eq!(line.after_term, day(&case.on) > day("2024-12-31"), "{} on {}", case.rule, case.on);
    }
}

#[test]
fn readings_call_what_they_differ_in_by_its_name() {
    let sheets = sheets(&Given::of("moa").charter);
    let pool = sheets.iter().flat_map(|sheet| &sheet.entries).find(|entry| entry.id == "resultat").expect("the pool");
    let key = pool.questions.iter().flat_map(|question| &question.differ).find(|field| field.path == "key").expect("its key");
    let names: Vec<_> = key.values.iter().flatten().map(String::as_str).collect();
    assert_eq!(names, ["Fördelningsnyckel 60/20/20", "Invånarantal"]);
}
