//! Every built-in charter is sound, survives its compiled form, and cites a clause everywhere.

use crate::Given;
use samvirke::exchange::charter::{compile, decompile};

const CHARTERS: [&str; 2] = ["moa", "vestland"];

#[test]
fn charters_survive_their_compiled_form() {
    for name in CHARTERS {
        let charter = Given::of(name).charter;
        assert_eq!(decompile(&compile(&charter)), Some(charter), "{name}");
    }
}

#[test]
fn every_entry_cites_its_clause() {
    for name in CHARTERS {
        let charter = Given::of(name).charter;
        let duties = charter.duties.iter().map(|e| (&e.id, &e.source));
        let seats = charter.seats.iter().map(|e| (&e.id, &e.source));
        let keys = charter.keys.iter().map(|e| (&e.id, &e.source));
        let empty: Vec<_> = duties.chain(seats).chain(keys).filter(|(_, source)| source.is_empty()).collect();
        assert!(empty.is_empty(), "{name}: {empty:?}");
    }
}

#[test]
fn members_and_inhabitants_are_the_real_ones() {
    let moa = Given::of("moa");
    assert_eq!(moa.records.members.len(), 3);
    let vestland = Given::of("vestland");
    assert_eq!(vestland.records.members.len(), 43);
    let heads = |given: &Given, handle: &str, on: &str| {
        let member = given.member(handle);
        given.records.inhabitants.iter().find(|i| i.member == member && i.on == crate::day(on)).map(|i| i.count)
    };
    assert_eq!(heads(&moa, "orsa", "2024-12-31"), Some(6_851));
    assert_eq!(heads(&moa, "mora", "2015-12-31"), Some(20_101));
    assert_eq!(heads(&vestland, "bergen", "2026-01-01"), Some(294_860));
    assert_eq!(heads(&vestland, "solund", "2020-01-01"), Some(802));
}
