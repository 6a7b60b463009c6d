//! AK-02, A27, decisions on mergers: members, numbers and figures as of any date, with the municipalities of Akershus.

use crate::{Given, day};
use proptest::prelude::*;
use samvirke::domain::charter::Key;
use samvirke::domain::cost::split::split;
use samvirke::domain::cost::weights::{KeyRefusal, Summed, Weights, weights};
use samvirke::domain::date::{MonthDay, add_days};
use samvirke::domain::ids::Id;
use samvirke::domain::inhabitants::{all_counts, count_on, has_count, latest_count};
use samvirke::domain::member::Member;
use samvirke::domain::money::Money;

fn given() -> Given {
    Given::at("tests/charters/members")
}

fn names<'a>(members: impl Iterator<Item = &'a Member>) -> Vec<&'a str> {
    members.map(|m| m.name.as_str()).collect()
}

/// The figures of the members on a day, counted on the first of January of its year.
fn counted(given: &Given, on: &str) -> Result<Weights, KeyRefusal> {
    let key = Key::Population { on: MonthDay::parse("01-01"), year: None };
    let payers: Vec<_> = given.records.members_on(day(on)).collect();
    weights(&key, &payers, &given.records, day(on))
}

#[test]
fn there_are_22_until_the_end_of_2019_and_19_from_2020() {
    let records = given().records;
    for (on, count) in [("2019-11-18", 22), ("2019-12-31", 22), ("2020-01-01", 19), ("2026-11-16", 19)] {
        assert_eq!(records.members_on(day(on)).count(), count, "{on}");
    }
    assert_eq!(records.members.len(), 22 + 4 + 3);
    assert_eq!(names(records.members.iter().filter(|m| m.outside)), ["Røyken", "Hurum", "Rømskog"]);
}

#[test]
fn one_member_bears_different_numbers_by_date() {
    let given = given();
    let baerum = given.member("baerum");
    for (on, code) in
        [("2019-12-31", "0219"), ("2020-01-01", "3024"), ("2023-12-31", "3024"), ("2024-01-01", "3201"), ("1990-01-01", "0219")]
    {
        assert_eq!(given.records.code_on(baerum, day(on)), Some(code), "{on}");
    }
    assert_eq!(given.records.member(baerum).map(|m| m.code.as_str()), Some("3201"));
    // A number that never changed has no history.
    let fet = given.member("fet");
    assert_eq!((given.records.code_on(fet, day("2019-01-01")), given.records.numbers_of(fet).len()), (Some("0227"), 0));
}

#[test]
fn a_handle_means_the_one_alive_on_the_date() {
    let records = given().records;
    let code = |handle: &str, on: &str| records.member_by_handle(handle, day(on)).map(|m| m.code.as_str());
    assert_eq!(code("asker", "2019-12-31"), Some("0220"));
    assert_eq!(code("asker", "2020-01-01"), Some("3203"));
    // Outside of its time, the one nearest before; before all time, the first.
    assert_eq!(code("fet", "2026-01-01"), Some("0227"));
    assert_eq!(code("lillestrom", "2019-06-01"), Some("3205"));
    assert_eq!(code("nobody", "2020-01-01"), None);
}

#[test]
fn predecessors_stand_in_the_agreements_order_and_the_successor_where_the_first_of_them_stood() {
    let given = given();
    let records = &given.records;
    let lillestrom = given.member("lillestrom");
    assert_eq!(names(records.predecessors(lillestrom)), ["Fet", "Skedsmo", "Sørum"]);
    let order = |handle: &str, on: &str| records.member_by_handle(handle, day(on)).map(|m| m.order);
    assert_eq!(order("lillestrom", "2020-01-01"), order("fet", "2019-01-01"));
    // The figures from outside do not lend their place.
    assert_eq!(order("asker", "2020-01-01"), order("asker", "2019-01-01"));
}

#[test]
fn a_merged_member_counts_what_its_predecessors_had() {
    let given = given();
    let records = &given.records;
    let on = day("2019-01-01");
    for (handle, sum, of) in [("lillestrom", 85_757, 3), ("asker", 93_679, 3), ("nordre-follo", 58_237, 2)] {
        let member = records.member_by_handle(handle, day("2020-01-01")).expect("a member");
        let count = count_on(records, member, on).expect("figures");
        assert_eq!((count.count, count.predecessors.len(), count.sources), (sum, of, vec!["SSB 07459".to_owned()]), "{handle}");
        // Its own figure goes before, on the day from which it has one.
        let own = count_on(records, member, day("2020-01-01")).expect("a figure");
        assert_eq!(own.predecessors, Vec::<Id>::new());
        assert_eq!(latest_count(records, member, day("2019-12-31")).map(|c| c.on), Some(on));
        assert_eq!(latest_count(records, member, day("2026-11-16")).map(|c| c.on), Some(day("2020-01-01")));
    }
    // Those from outside have no figure for 2018, so Asker has none by predecessors for that year.
    let asker = records.member_by_handle("asker", day("2020-01-01")).expect("a member");
    let missing = count_on(records, asker, day("2018-01-01")).expect_err("figures of those from outside");
    assert_eq!(names(missing.iter().filter_map(|id| records.member(*id))), ["Røyken", "Hurum"]);
    assert_eq!(all_counts(records, asker).iter().map(|c| c.on.to_string()).collect::<Vec<_>>(), ["2019-01-01", "2020-01-01"]);
}

#[test]
fn the_fee_base_is_that_of_the_members_of_the_day() {
    let given = given();
    let now = counted(&given, "2020-01-01").expect("figures of 2020");
    assert_eq!((now.list.len(), now.list.iter().sum::<u64>()), (19, 666_192));
    assert_eq!(now.counted.map(|c| c.summed), Some(Vec::new()));
    let then = counted(&given, "2019-01-01").expect("figures of 2019");
    assert_eq!((then.list.len(), then.list.iter().sum::<u64>()), (22, 624_055));
}

#[test]
fn a_split_over_todays_members_by_older_figures_says_who_was_summed() {
    let mut given = given();
    given.records.inhabitants.retain(|i| i.on < day("2020-01-01"));
    let payers: Vec<_> = given.records.members_on(day("2020-01-01")).collect();
    let key = Key::Population { on: None, year: None };
    let found = weights(&key, &payers, &given.records, day("2020-01-01")).expect("by predecessors");
    let counted = found.counted.expect("a day");
    assert_eq!(counted.on, day("2019-01-01"));
    // The 22, with the three from outside: 624 055 + 22 635 + 9 521 + Rømskog.
    let romskog = given.records.inhabitants.iter().find(|i| i.member == given.member("romskog")).map(|i| i.count);
    assert_eq!(Some(found.list.iter().sum::<u64>()), romskog.map(|n| 624_055 + (93_679 - 61_523) + n));
    let lillestrom = given.member("lillestrom");
    let predecessors = vec![given.member("fet"), given.member("skedsmo"), given.member("sorum")];
    assert!(counted.summed.contains(&Summed { member: lillestrom, predecessors }));
    assert_eq!(counted.summed.len(), 4);
}

#[test]
fn a_sum_with_a_gap_is_refused_and_names_the_gap() {
    let mut given = given();
    let hurum = given.member("hurum");
    given.records.inhabitants.retain(|i| i.on < day("2020-01-01") && i.member != hurum);
    let payers: Vec<_> = given.records.members_on(day("2020-01-01")).collect();
    let refusal = weights(&Key::Population { on: None, year: None }, &payers, &given.records, day("2020-01-01"));
    match refusal {
        Err(KeyRefusal::NoFigure { on, missing }) => {
            assert_eq!(on, Some(day("2019-01-01")));
            assert_eq!(missing.iter().map(|m| m.member).collect::<Vec<_>>(), [hurum]);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn sums_go_back_through_several_mergers_and_circles_end() {
    let mut given = given();
    let lillestrom = given.member("lillestrom");
    let asker = given.records.member_by_handle("asker", day("2020-01-01")).expect("a member").id;
    let union = Member {
        id: crate::id(900),
        handle: "union".to_owned(),
        from: Some(day("2030-01-01")),
        until: None,
        ..given.records.member(asker).cloned().expect("a member")
    };
    for member in given.records.members.iter_mut().filter(|m| [lillestrom, asker].contains(&m.id)) {
        member.successor = Some(union.id);
        member.until = Some(day("2029-12-31"));
    }
    given.records.members.push(union.clone());
    let count = |given: &Given, on: &str| count_on(&given.records, &union, day(on)).map(|c| (c.count, c.predecessors.len()));
    assert_eq!(count(&given, "2019-01-01"), Ok((85_757 + 93_679, 6)));
    assert_eq!(count(&given, "2020-01-01").map(|c| c.1), Ok(2));
    // A file that claims a circle is answered all the same.
    for member in &mut given.records.members {
        if member.id == union.id {
            member.successor = Some(lillestrom);
        }
    }
    assert!(has_count(&given.records, &union));
    given.records.inhabitants.clear();
    assert!(count(&given, "2019-01-01").is_err());
}

#[test]
fn a_split_of_a_member_divides_no_figure() {
    let mut given = given();
    let (asker, on) = (given.member("asker"), day("2030-01-01"));
    let part = Member { id: crate::id(900), handle: "part".to_owned(), from: Some(on), ..given.records.members[0].clone() };
    given.records.members.iter_mut().filter(|m| m.id == asker).for_each(|m| m.until = Some(add_days(on, -1)));
    given.records.members.push(part.clone());
    assert_eq!(count_on(&given.records, &part, day("2020-01-01")), Err(vec![part.id]));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whoever_pays_the_shares_are_the_total(amount in 0..1_000_000_000_i64, days in 0..2200_i64) {
        let given = given();
        let on = add_days(day("2019-01-01"), days);
        let payers: Vec<_> = given.records.members_on(on).collect();
        let found = weights(&Key::Population { on: None, year: None }, &payers, &given.records, on).expect("figures");
        let shares = split(Money::from_minor(amount), &found.list).expect("weights");
        prop_assert_eq!(shares.iter().map(|s| s.amount.minor()).sum::<i64>(), amount);
    }
}
