//! W01 to W03, W11 to W14, W19 to W26: fees, settlements, projects with outsiders, figures of the examples.

use crate::{Given, day, id};
use samvirke::domain::charter::{Key, Layer, Over, Set, Target, Who};
use samvirke::domain::cost::layered::{Layered, split_layered};
use samvirke::domain::cost::settlement::settlement;
use samvirke::domain::cost::split::{Share, split};
use samvirke::domain::member::{Inhabitants, Member};
use samvirke::domain::money::Money;

fn minor(shares: &[Share]) -> Vec<i64> {
    shares.iter().map(|s| s.amount.minor()).collect()
}

fn by(total: i64, weights: &[u64]) -> Vec<Share> {
    split(Money::from_minor(total), weights).expect("weights")
}

#[test]
fn w01_to_w03_a_fee_is_a_rate_times_inhabitants() {
    let rate = Money::from_minor(300);
    let fees: Vec<_> = [128_233, 98_815, 23_456, 2_839].into_iter().filter_map(|heads| rate.times(heads)).collect();
    assert_eq!(fees.iter().map(|m| m.minor()).collect::<Vec<_>>(), [38_469_900, 29_644_500, 7_036_800, 851_700]);
    assert_eq!(Money::sum(fees), Some(Money::from_minor(76_002_900)));
    assert_eq!(rate.times(0), Some(Money::from_minor(0)));
    assert_eq!(Money::from_minor(i64::MAX).times(2), None);
}

#[test]
fn w11_to_w13_a_settlement_is_the_difference_of_two_splits() {
    let key = [60, 20, 20];
    for (advance, outcome, expected) in [
        (1_000_000_000, 1_012_345_678, [7_407_407, 2_469_136, 2_469_135]),
        (960_000_001, 912_345_678, [-28_592_594, -9_530_864, -9_530_865]),
    ] {
        let claimed: Vec<_> = by(advance, &key).iter().map(|s| s.amount).collect();
        let settled = settlement(&by(outcome, &key), &claimed);
        assert_eq!(settled.iter().map(|m| m.minor()).collect::<Vec<_>>(), expected);
    }
    // The trap: splitting the difference gives the odd minor unit to another party.
    assert_eq!(minor(&by(912_345_678 - 960_000_001, &key)), [-28_592_594, -9_530_865, -9_530_864]);
}

/// The three parties and one municipality from outside, with inhabitants.
fn with_outsider(heads: [u64; 4]) -> (Given, Vec<Member>) {
    let mut given = Given::of("moa");
    let mut outsider = given.records.members[2].clone();
    (outsider.id, outsider.handle, outsider.name) = (id(50), "ytter".to_owned(), "Ytter".to_owned());
    given.records.members.push(outsider);
    given.records.inhabitants.clear();
    for (n, count) in heads.into_iter().enumerate() {
        let (member, source) = (given.records.members[n].id, "example".to_owned());
        given.records.inhabitants.push(Inhabitants { id: id(2000 + n), member, on: day("2026-01-01"), count, source });
    }
    let members = given.records.members.clone();
    (given, members)
}

/// Outsiders by inhabitants over all, the rest among the members by their own key.
fn outsiders_first(population: &str, fixed: &str) -> [Layer; 2] {
    let all = |set| Who { target: Target::All(set), organ: None, through: None, together: false };
    let layer = |set, key: &str, over| Layer { who: Some(all(set)), key: key.to_owned(), over, percent: None };
    [layer(Set::Outside, population, Over::All), layer(Set::Member, fixed, Over::Rest)]
}

#[test]
fn w19_to_w22_moa_49_projects_with_a_municipality_from_outside() {
    for (hours, price, heads, by_heads, rest) in [
        (
            120,
            95_000,
            [20_000, 7_000, 7_000, 16_000],
            [4_560_000, 1_596_000, 1_596_000, 3_648_000],
            [4_651_200, 1_550_400, 1_550_400, 3_648_000],
        ),
        (
            137,
            98_750,
            [20_347, 6_911, 7_038, 15_555],
            [5_521_844, 1_875_533, 1_909_999, 4_221_374],
            [5_584_426, 1_861_475, 1_861_475, 4_221_374],
        ),
    ] {
        let total = Money::from_minor(price).times(hours).expect("in range");
        assert_eq!(minor(&by(total.minor(), &heads)), by_heads);
        let (given, members) = with_outsider(heads);
        let payers: Vec<&Member> = members.iter().collect();
        let context = Layered {
            charter: &given.charter,
            records: &given.records,
            payers: &payers,
            outside: &[id(50)],
            date: day("2026-11-16"),
        };
        let shares = split_layered(total, &outsiders_first("invanare", "fordelning"), None, &context).expect("weights");
        assert_eq!(minor(&shares), rest);
    }
}

#[test]
fn w23_to_w26_base_in_equal_shares_and_projects_by_population() {
    assert_eq!(minor(&by(200_000_000, &[1; 14])), [[14_285_715; 4].to_vec(), vec![14_285_714; 10]].concat());
    assert_eq!(minor(&by(2_000_000, &[1; 14])), [[142_858; 2].to_vec(), vec![142_857; 12]].concat());
    let heads = [78_549, 42_281, 15_803, 2_737];
    assert_eq!(minor(&by(75_000_000, &heads)), [42_270_037, 22_752_924, 8_504_161, 1_472_878]);
    assert_eq!(minor(&by(50_000_001, &heads)), [28_180_025, 15_168_616, 5_669_441, 981_919]);
}

#[test]
fn a_part_in_equal_shares_and_the_rest_by_inhabitants_with_a_cap() {
    let (mut given, members) = with_outsider([60_000, 20_000, 15_000, 5_000]);
    given.charter.keys.iter_mut().find(|k| k.id == "egen").expect("a key to spare").rule = Key::Equal {};
    let payers: Vec<&Member> = members.iter().collect();
    let context =
        Layered { charter: &given.charter, records: &given.records, payers: &payers, outside: &[], date: day("2026-11-16") };
    let layers = [
        Layer { who: None, key: "egen".to_owned(), over: Over::Part, percent: Some(30) },
        Layer { who: None, key: "invanare".to_owned(), over: Over::Rest, percent: None },
    ];
    let shares = |cap| split_layered(Money::from_minor(100_000), &layers, cap, &context).map(|s| minor(&s));
    assert_eq!(shares(None), Ok(vec![49_500, 21_500, 18_000, 11_000]));
    // 9 500 over the cap of 40 % go to the other three by 20 : 15 : 5.
    assert_eq!(shares(Some(40)), Ok(vec![40_000, 26_250, 21_563, 12_187]));
    assert!(shares(Some(20)).is_err(), "four caps of a fifth are less than the whole");
}
