//! Every failure in every language: that it says something, and about the thing it is about.

mod said;
mod samples;

use super::words::{failure, finding};
use super::{charter_words, store_words};
use crate::domain::date::{Date, parse_iso};
use crate::domain::money::Currency;
use crate::domain::sort::Language;
use crate::text::{Msg, Say, read};
use samples::{charters, failures, findings, stores};
use std::path::Path;

fn on(text: &str) -> Date {
    parse_iso(text).expect("a date of the test")
}

/// Holds what was said: no empty line, no placeholder, and every mark of the thing it is about.
fn sound(language: Language, lines: &[String], marks: &[&str], what: &dyn std::fmt::Debug) {
    assert!(lines.len() >= 2, "{language:?} says no next step: {what:?}: {lines:#?}");
    let all = lines.join("\n");
    assert!(lines.iter().all(|line| !line.trim().is_empty()), "{language:?} {what:?}: {all}");
    assert!(!all.contains(['{', '}']), "{language:?} {what:?}: {all}");
    assert!(!lines.iter().any(|line| line.contains('\n')), "{language:?} {what:?}: {all}");
    // Digits are grouped by a space that does not break, or in English by a comma; decimals stand after a point there.
    let [plain, ungrouped] = [",", ""].map(|comma| all.replace('\u{a0}', "").replace(',', comma));
    for mark in marks {
        let said = plain.contains(mark) || ungrouped.contains(mark) || plain.contains(&mark.replace(',', "."));
        assert!(said, "{language:?} leaves out {mark}: {what:?}: {all}");
    }
}

#[test]
fn every_failure_says_what_and_what_next() {
    for (given, marks) in failures() {
        for language in Language::ALL {
            sound(language, &failure(Say::new(language), &given), &marks, &given);
        }
    }
}

#[test]
fn every_error_of_the_store_says_what_and_what_next() {
    for (given, marks) in stores() {
        for language in Language::ALL {
            let lines = store_words::error(Say::new(language), &given, Some(Path::new("/copies")));
            sound(language, &lines, &marks, &given);
        }
    }
}

#[test]
fn every_fault_of_a_charter_has_one_line_with_its_place() {
    for (given, marks) in charters() {
        for language in Language::ALL {
            let lines = charter_words::faults(Say::new(language), "north.toml", std::slice::from_ref(&given));
            let [_, line, _] = &lines[..] else { panic!("{lines:#?}") };
            assert!(line.starts_with("north.toml, ") && line.contains("41") && line.contains('9'), "{line}");
            sound(language, &lines, &marks, &given);
        }
    }
}

#[test]
fn every_finding_says_what_and_about_what() {
    for (given, marks) in findings() {
        for language in Language::ALL {
            let (subject, message) = finding(Say::new(language), &given);
            sound(language, &[subject, message], &marks, &given);
        }
    }
}

#[test]
fn no_two_languages_say_the_same() {
    for (given, _) in failures() {
        let said = Language::ALL.map(|language| failure(Say::new(language), &given).join("\n"));
        for (i, one) in said.iter().enumerate() {
            assert!(!said[..i].contains(one), "{given:?}: {one}");
        }
    }
}

/// The forms that the words recommend are ones the program reads.
#[test]
fn examples_of_dates_and_amounts_are_read() {
    let dates = [
        (Language::Nb, ["2026-11-25", "25.11.2026", "25. nov", "fredag", "+2 uker"]),
        (Language::Nn, ["2026-11-25", "25.11.2026", "25. nov", "fredag", "+2 veker"]),
        (Language::Sv, ["2026-11-25", "25/11/2026", "25 nov", "fredag", "+2 veckor"]),
        (Language::En, ["2026-11-25", "25/11/2026", "25 Nov", "Friday", "+2 weeks"]),
    ];
    for (language, examples) in dates {
        for example in examples {
            assert!(Say::new(language).msg(Msg::DateHow).contains(example), "{language:?} {example}");
            assert!(read::date(example, on("2026-11-16")).is_ok(), "{example}");
        }
    }
    for (language, example) in [(Language::Nb, "10 000,02"), (Language::Sv, "10 000,02"), (Language::En, "10,000.02")] {
        assert!(Say::new(language).msg(Msg::AmountHow).contains(example), "{language:?} {example}");
        assert!(read::amount(example, Currency::Nok).is_ok(), "{example}");
    }
}

/// What is recommended for an amount of two meanings has one.
#[test]
fn both_meanings_are_written_without_a_doubt() {
    for (text, meanings) in [("1.234", ["1234", "1,23"]), ("1,230", ["1230", "1,23"]), ("-2.999", ["-2999", "-3,00"])] {
        let fault = read::amount(text, Currency::Sek).expect_err("two meanings");
        let lines = super::typed_words::amount(Say::new(Language::Sv), &fault);
        for (line, typed) in lines[1..].iter().zip(meanings) {
            assert!(line.contains(&format!("skriv {typed}")), "{lines:#?}");
            assert!(read::amount(typed, Currency::Sek).is_ok(), "{typed}");
        }
    }
}

/// Every code that the reader of charters gives has words of its own.
#[test]
fn every_expectation_of_a_charter_is_named() {
    let codes = [
        "text",
        "number",
        "boolean",
        "list",
        "table",
        "list-of-tables",
        "two-values",
        "date",
        "month-day",
        "length",
        "lead",
        "count",
        "date-or-signature",
        "date-or-notice",
        "month",
        "anchor",
        "evidence",
        "yes-no-or-choice",
        "percent",
        "percent-with-part",
        "rest-last",
    ];
    let said: Vec<_> = codes.iter().map(|code| charter_words::expectation(code)).collect();
    assert!(said.iter().all(|msg| *msg != Msg::CharterExpectedOther), "{said:?}");
    assert!(said.iter().enumerate().all(|(i, msg)| !said[..i].contains(msg)), "{said:?}");
}

/// A real charter with a fault of each sort, through the reader.
#[test]
fn faults_of_the_reader_are_all_understood() {
    let has_notice = |b: &&crate::app::seed::BuiltIn| b.charter.contains("\nperiod = \"");
    let text = crate::app::seed::BUILT_IN.iter().find(has_notice).expect("a charter that can be ended").charter;
    let spoilt = [
        text.replace("format = 1", "format = \"x\""),
        text.replacen("id = \"", "id = 4 #\"", 1),
        text.replacen("source = \"", "sourze = \"", 1),
        text.replacen("time_zone = \"", "time_zone = \"Mars/", 1),
        text.replacen("period = \"", "period = \"soon ", 1),
        text.replacen("kind = \"", "kind = \"un", 1),
        text.replacen("each = \"member\"", "each = \"member\", body = \"x\"", 1),
        text.replacen("[[body]]", "[[body]", 1),
    ];
    for text in &spoilt {
        let faults = crate::exchange::charter::read(text).expect_err("a fault");
        for language in Language::ALL {
            let say = Say::new(language);
            let lines = charter_words::faults(say, "north.toml", &faults);
            let other = [Msg::CharterExpectedOther, Msg::CharterNoSuchName].map(|msg| say.msg(msg));
            assert!(!lines.iter().any(|line| line.contains(other[0])), "{lines:#?}");
            sound(language, &lines, &[], &faults);
        }
    }
}
