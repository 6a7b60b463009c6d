//! Every built-in charter is sound, survives its compiled form, and cites a clause everywhere.

use crate::Given;
use samvirke::app::seed::{NewFile, Source, create};
use samvirke::domain::charter::Charter;
use samvirke::exchange::charter::{Extent, compile, decompile};
use samvirke::store::Author;

const CHARTERS: [&str; 6] = ["akershus", "moa", "norrbotten", "vestland", "fifth", "sixth"];

#[test]
fn charters_survive_their_compiled_form() {
    for name in CHARTERS {
        let charter = Given::of(name).charter;
        let compiled = compile(&charter, b"set");
        assert_eq!(decompile(compiled.as_slice(), Extent::Whole, b"set").as_ref(), Some(&charter), "{name}");
        assert_eq!(decompile(compiled.as_slice(), Extent::Whole, b"other"), None, "{name}");
        let names = Charter {
            responsibilities: Vec::new(),
            gates: Vec::new(),
            transitions: Vec::new(),
            duties: Vec::new(),
            exits: Vec::new(),
            texts: Vec::new(),
            ..charter
        };
        assert_eq!(decompile(compiled.as_slice(), Extent::Names, b"set").as_ref(), Some(&names), "{name}");
        let seats = decompile(compiled.as_slice(), Extent::Seats, b"set").expect("a charter");
        assert_eq!((&seats.seats, &seats.agreement, seats.keys.len()), (&names.seats, &names.agreement, 0), "{name}");
        let money = decompile(compiled.as_slice(), Extent::Money, b"set").expect("a charter");
        assert_eq!((&money.keys, &money.pools, money.topics.len()), (&names.keys, &names.pools, 0), "{name}");
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

#[test]
fn akershus_had_22_members_and_has_19() {
    let given = Given::of("akershus");
    let records = &given.records;
    let sum = |on: &str| -> (usize, u64) {
        let members: Vec<_> = records.members_on(crate::day(on)).collect();
        let counted = records.inhabitants.iter().filter(|i| i.on == crate::day(on) && members.iter().any(|m| m.id == i.member));
        (members.len(), counted.map(|i| i.count).sum())
    };
    assert_eq!(sum("2019-01-01"), (22, 624_055));
    // Three kroner for each: the fee of 2020 is 1 998 576 kr.
    assert_eq!(sum("2020-01-01"), (19, 666_192));
    assert_eq!(records.members_on(crate::day("2019-12-31")).count(), 22);
    // The handle means the one alive on the day.
    let asker = |on: &str| {
        let member = records.member_by_handle("asker", crate::day(on))?;
        records.code_on(member.id, crate::day(on)).map(str::to_owned)
    };
    assert_eq!((asker("2019-12-31").as_deref(), asker("2020-01-01").as_deref()), (Some("0220"), Some("3025")));
    // Bærum goes by three numbers, and figures of 2019 are those of the predecessors, from outside too.
    let code = |on: &str| records.code_on(given.member("baerum"), crate::day(on)).map(str::to_owned);
    assert_eq!(["2019-12-31", "2020-01-01", "2024-01-01"].map(code), ["0219", "3024", "3201"].map(|c| Some(c.to_owned())));
    for (handle, sum) in [("lillestrom", 85_757), ("asker", 93_679)] {
        let member = records.member_by_handle(handle, crate::day("2020-01-01")).expect("a member");
        let count = samvirke::domain::inhabitants::count_on(records, member, crate::day("2019-01-01"));
        assert_eq!(count.map(|c| c.count), Ok(sum), "{handle}");
    }
    assert_eq!(given.charter.agreement.rule.copies, Some(22));
}

#[test]
fn norrbotten_has_the_14_of_its_county() {
    let given = Given::of("norrbotten");
    assert_eq!(given.records.members.len(), 14);
    assert_eq!(given.charter.cooperation.rule.expected_members, None);
    let on = crate::day("2025-12-31");
    assert_eq!(given.records.inhabitants.iter().filter(|i| i.on == on).map(|i| i.count).sum::<u64>(), 248_943);
}

#[test]
fn counts_from_nothing_unknown_ends_and_papers_are_refused() {
    let text = std::fs::read_to_string("assets/charters/akershus/charter.toml").expect("the charter");
    let path_of = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        let faults = samvirke::exchange::charter::read(&text.replacen(from, to, 1)).expect_err(to);
        faults.into_iter().map(|f| f.fault.path).collect::<Vec<_>>()
    };
    assert_eq!(path_of("count = { at_least = 1 }", "count = { at_least = 0 }").len(), 1);
    assert_eq!(path_of("until = \"not-stated\"", "until = \"never\"").len(), 1);
    let or = "needs = [{ document = \"utbredelsesplan\", or = \"plan\" }]";
    assert_eq!(path_of("needs = [{ document = \"utbredelsesplan\" }]", or), ["gate[2].needs[1].or"]);
}

#[test]
fn a_folder_of_ones_own_becomes_a_file() {
    for name in ["fifth", "sixth"] {
        let folder = tempfile::tempdir().expect("a folder");
        let source = Source::open(&format!("tests/charters/{name}")).unwrap_or_else(|failure| panic!("{name}: {failure:?}"));
        let new = NewFile {
            path: folder.path().join("file.samvirke"),
            kept_from: None,
            today: Some(crate::day("2026-11-16")),
            language: None,
            author: Author { who: "test".to_owned(), origin: "test".to_owned() },
            demo: true,
        };
        let session = create(&source, &new).unwrap_or_else(|failure| panic!("{name}: {failure:?}"));
        drop(session);
    }
}
