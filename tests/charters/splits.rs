//! W03 to W10, W15 to W18, W23, W24, W27: exact splits.

use crate::{Given, cases, day};
use samvirke::domain::charter::{Key, Set, Target};
use samvirke::domain::cost::split::split;
use samvirke::domain::cost::weights::{KeyRefusal, weights};
use samvirke::domain::member::Member;
use samvirke::domain::money::Money;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    rule: Option<String>,
    #[serde(default)]
    says: String,
    key: Option<String>,
    pool: Option<String>,
    reading: Option<String>,
    #[serde(default)]
    needing: Option<Vec<String>>,
    amount: i64,
    #[serde(default)]
    shares: BTreeMap<String, i64>,
    refused: Option<String>,
}

fn run(charter: &str) {
    let given = Given::of(charter);
    let all: Cases = cases(&format!("{charter}/splits.toml"));
    for case in all.case {
        let name = format!("{charter} {} {}", case.rule.clone().unwrap_or_default(), case.says);
        let in_need = case.needing.clone();
        let everyone: Vec<&Member> = given.records.members.iter().collect();
        let needing = |m: &&&Member| in_need.as_ref().is_none_or(|list| list.contains(&m.handle));
        let (key, payers): (&Key, Vec<&Member>) = match (&case.key, &case.pool) {
            (Some(key), None) => {
                (&given.charter.key(key).expect("a key").rule, everyone.iter().filter(needing).copied().collect())
            }
            (None, Some(pool)) => {
                let entry = given.charter.pool(pool).expect("a pool");
                let reading = case.reading.as_ref().map(|id| entry.readings.iter().find(|r| r.id == *id).expect("a reading"));
                let rule = reading.or(entry.readings.iter().find(|r| r.default)).map_or(&entry.rule, |r| &r.rule);
                let payers = match rule.payers.target {
                    Target::All(Set::Needing | Set::Participant) => everyone.iter().filter(needing).copied().collect(),
                    _ => everyone.clone(),
                };
                (&given.charter.key(&rule.key).expect("a key").rule, payers)
            }
            _ => panic!("{name}: a key or a pool"),
        };
        match (weights(key, &payers, &given.records, day("2026-11-16")), case.refused.as_deref()) {
            (Ok(weights), None) => {
                let shares = split(Money::from_minor(case.amount), &weights.list).expect("weights");
                let mut found: BTreeMap<String, i64> =
                    payers.iter().zip(shares).map(|(m, s)| (m.handle.clone(), s.amount.minor())).collect();
                // A case may name those who pay nothing.
                for member in case.shares.keys() {
                    found.entry(member.clone()).or_insert(0);
                }
                assert_eq!(found, case.shares, "{name}");
                assert_eq!(found.values().sum::<i64>(), case.amount, "{name}");
            }
            (Err(KeyRefusal::Undecided { choices }), Some("key-not-decided")) => assert!(!choices.is_empty(), "{name}"),
            (Err(KeyRefusal::Own), Some("own-cost")) => {}
            (Err(KeyRefusal::ByRate), Some("no-figure")) => {}
            (other, expected) => panic!("{name}: {other:?} instead of {expected:?}"),
        }
    }
}

#[test]
fn moa_w04_to_w10_and_w15_to_w18() {
    run("moa");
}

#[test]
fn akershus_w03_ak_66_a_fee_without_a_rate_is_refused() {
    run("akershus");
}

#[test]
fn norrbotten_w23_w24_nb_43_nb_45_nb_46_nb_48_nb_50_nb_51() {
    run("norrbotten");
}

#[test]
fn norrbotten_nb_80_nb_89_nb_97_nb_109_each_stage_with_a_project_is_paid_by_those_who_take_part() {
    let charter = Given::of("norrbotten").charter;
    for stage in ["forstudie", "utveckling", "realisering", "inforande"] {
        let funding = &charter.stage(stage).expect("a stage").rule.funding;
        let pools = funding.iter().map(|p| &charter.pool(p).expect("a pool").rule);
        // Beside what each gives of its own, and what is managed, there is one pool, and it goes by inhabitants.
        let by_heads: Vec<_> =
            pools.filter(|p| matches!(charter.key(&p.key).map(|k| &k.rule), Some(Key::Population { .. }))).collect();
        assert_eq!(by_heads.len(), 1, "{stage}");
        assert_eq!(by_heads[0].payers.target, Target::All(Set::Participant), "{stage}");
    }
}

#[test]
fn vestland_w27_is_refused_until_a_key_is_chosen() {
    run("vestland");
}

#[test]
fn population_counts_one_day_for_all_or_names_who_is_missing() {
    let mut given = Given::of("vestland");
    let key = Key::Population { on: None, year: None };
    let count = |given: &Given| {
        let payers: Vec<_> = given.records.members.iter().collect();
        weights(&key, &payers, &given.records, day("2026-11-16"))
    };
    let weights_2026 = count(&given).expect("figures of 2026");
    assert_eq!(weights_2026.counted.as_ref().map(|c| c.on), Some(day("2026-01-01")));
    // The real inhabitants of Vestland's 43 municipalities on 2026-01-01.
    assert_eq!(weights_2026.list.iter().sum::<u64>(), 658_342);
    let fitjar = given.member("fitjar");
    given.records.inhabitants.retain(|i| !(i.member == fitjar && i.on == day("2026-01-01")));
    match count(&given) {
        Err(KeyRefusal::NoFigure { on, missing }) => {
            assert_eq!(on, Some(day("2026-01-01")));
            assert_eq!(missing.len(), 1);
            assert_eq!((missing[0].member, missing[0].before), (fitjar, Some((day("2025-01-01"), 3_208))));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn real_projects_come_out_as_computed_by_hand() {
    let given = Given::of("vestland");
    let names = [
        "alver",
        "askoy",
        "austevoll",
        "bjornafjorden",
        "bomlo",
        "fitjar",
        "gloppen",
        "kinn",
        "kvam",
        "kvinnherad",
        "luster",
        "sogndal",
        "stad",
        "stord",
        "sunnfjord",
        "voss",
        "oygarden",
    ];
    let payers: Vec<_> = names.iter().map(|n| given.records.member_by_handle(n, day("2026-11-16")).expect("a member")).collect();
    let weights =
        weights(&Key::Population { on: None, year: None }, &payers, &given.records, day("2026-11-16")).expect("figures");
    assert_eq!(weights.list.iter().sum::<u64>(), 280_784);
    let shares = split(Money::from_minor(85_000_000), &weights.list).expect("weights");
    let share = |name: &str| names.iter().position(|n| *n == name).map(|i| shares[i].amount.minor());
    assert_eq!(share("stord"), Some(5_835_304));
    assert_eq!(share("fitjar"), Some(979_917));
    assert_eq!(share("oygarden"), Some(12_302_998));
    assert_eq!(shares.iter().filter(|s| s.odd_unit).count(), 8);
}
