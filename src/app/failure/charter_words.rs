//! Faults of a charter: one line each, with its place and what would be right.

use super::nearest::{listed, suggestion};
use super::record_words;
use crate::domain::charter::fault::FaultKind;
use crate::exchange::charter::PlacedFault;
use crate::text::{Msg, Say};

/// A charter's faults in words.
pub(super) fn faults(say: Say, name: &str, faults: &[PlacedFault]) -> Vec<String> {
    let count = i128::try_from(faults.len()).unwrap_or(i128::MAX);
    let mut lines = vec![say.count(Msg::CharterFaults, count, &[("name", &name)])];
    lines.extend(faults.iter().map(|fault| placed(say, name, fault)));
    lines.push(say.msg(Msg::CharterFaultsNext).to_owned());
    lines
}

fn placed(say: Say, name: &str, placed: &PlacedFault) -> String {
    let PlacedFault { line, column, fault } = placed;
    let said = kind(say, &fault.kind);
    if fault.path.is_empty() {
        return say.fill(Msg::CharterPlace, &[("name", &name), ("line", line), ("column", column), ("fault", &said)]);
    }
    say.fill(
        Msg::CharterPlaceWithin,
        &[("name", &name), ("line", line), ("column", column), ("path", &fault.path), ("fault", &said)],
    )
}

pub(super) fn kind(say: Say, kind: &FaultKind) -> String {
    match kind {
        FaultKind::Syntax { detail } => say.msg(syntax(detail)).to_owned(),
        FaultKind::UnknownField { field, allowed } => {
            say.fill(Msg::CharterUnknownField, &[("field", field)]) + &allowed_here(say, field, allowed)
        }
        FaultKind::MissingField { field } => say.fill(Msg::CharterMissingField, &[("field", field)]),
        FaultKind::UnknownWord { word, allowed } => {
            say.fill(Msg::CharterUnknownWord, &[("word", word)]) + &allowed_here(say, word, allowed)
        }
        FaultKind::WrongValue { found, expected } => {
            let expected = say.msg(expectation(expected));
            match found.as_str() {
                "" => say.fill(Msg::CharterWrongValueUnseen, &[("expected", &expected)]),
                found => say.fill(Msg::CharterWrongValue, &[("expected", &expected), ("found", &found)]),
            }
        }
        FaultKind::ExactlyOne { fields } => say.fill(Msg::CharterExactlyOne, &[("fields", &fields.join(", "))]),
        FaultKind::UnknownName { name, wanted, known } => {
            let there_are = match known[..] {
                [] => say.msg(Msg::CharterNoNames).to_owned(),
                _ => listed(say, name, known, Msg::NamesThereAre, Msg::NamesThereAreMore),
            };
            let first = say.fill(no_name(wanted), &[("name", name)]) + &suggestion(say, name, known);
            format!("{first} {there_are}")
        }
        FaultKind::DuplicateName { name } => say.fill(Msg::CharterDuplicateName, &[("name", name)]),
        FaultKind::DuplicateValue { field, value } => say.fill(Msg::CharterDuplicateValue, &[("field", field), ("value", value)]),
        FaultKind::ReplacesKept { name } => say.fill(Msg::CharterReplacesKept, &[("name", name)]),
        FaultKind::ReplacedTwice { name } => say.fill(Msg::CharterReplacedTwice, &[("name", name)]),
        FaultKind::BadName { name } => say.fill(Msg::CharterBadName, &[("name", name)]),
        FaultKind::ControlCharacter { character } => {
            say.fill(Msg::CharterControlCharacter, &[("code", &format!("U+{:04X}", u32::from(*character)))])
        }
        FaultKind::Vanished { kind, name, records } => {
            let counted: Vec<_> = records.iter().map(|(table, n)| record_words::counted_table(say, table, *n)).collect();
            // A seat is named within its body, but says what it replaces without it.
            let id = name.rsplit('/').next().unwrap_or_default();
            let records = counted.join(", ");
            if kind.contains('.') {
                return say.fill(Msg::CharterVanishedWithin, &[("kind", kind), ("name", name), ("records", &records)]);
            }
            say.fill(Msg::CharterVanished, &[("kind", kind), ("name", name), ("records", &records), ("id", &id)])
        }
        FaultKind::NoTransition { pool, years } => {
            let years: Vec<_> = years.iter().map(i32::to_string).collect();
            say.fill(Msg::CharterNoTransition, &[("pool", pool), ("years", &years.join(", "))])
        }
        FaultKind::DefaultNamesNothing { field } => say.fill(Msg::CharterDefaultNamesNothing, &[("field", field)]),
        FaultKind::ReadingDefaults { about, defaults } if about.is_empty() => {
            say.fill(Msg::CharterReadingDefaults, &[("defaults", defaults)])
        }
        FaultKind::ReadingDefaults { about, defaults } => {
            say.fill(Msg::CharterReadingDefaultsAbout, &[("defaults", defaults), ("about", about)])
        }
        FaultKind::UnknownFormat { found, known } if found.is_empty() => say.fill(Msg::CharterNoFormat, &[("known", known)]),
        FaultKind::UnknownFormat { found, known } => say.fill(Msg::CharterUnknownFormat, &[("found", found), ("known", known)]),
        // The one list that is not a list but a table of weights.
        FaultKind::Empty { field } if field == "shares" => say.fill(Msg::CharterNoShares, &[("field", field)]),
        FaultKind::Empty { field } => say.fill(Msg::CharterEmpty, &[("field", field)]),
        FaultKind::OpenedByNothing => say.msg(Msg::CharterOpenedByNothing).to_owned(),
        FaultKind::OpenedByNoRow { name, per } => say.fill(Msg::CharterOpenedByNoRow, &[("name", name), ("per", per)]),
        FaultKind::TopicOfOther { name, on, per } => {
            say.fill(Msg::CharterTopicOfOther, &[("name", name), ("on", on), ("per", per)])
        }
        FaultKind::TermOfNoBody => say.msg(Msg::CharterTermOfNoBody).to_owned(),
        FaultKind::EndsBeforeStart => say.msg(Msg::CharterEndsBeforeStart).to_owned(),
        FaultKind::UnknownTimeZone { name } => say.fill(Msg::CharterUnknownTimeZone, &[("name", name)]),
    }
}

/// Why the text is no TOML at its place.
fn syntax(code: &str) -> Msg {
    match code {
        "unclosed-text" | "unclosed-list" | "unclosed-table" => Msg::CharterUnclosed,
        "duplicate-key" => Msg::CharterDuplicateKey,
        "not-a-key" | "missing-equals" => Msg::CharterNotAKey,
        "not-a-value" | "missing-value" => Msg::CharterNotAValue,
        "comma" | "stray" => Msg::CharterStray,
        "escape" | "control-character" => Msg::CharterEscape,
        "too-deep" => Msg::CharterTooDeep,
        _ => Msg::CharterSyntax,
    }
}

fn allowed_here(say: Say, given: &str, allowed: &[String]) -> String {
    if allowed.is_empty() {
        return String::new();
    }
    let listed = listed(say, given, allowed, Msg::CharterAllowed, Msg::CharterAllowedMore);
    format!("{} {listed}", suggestion(say, given, allowed))
}

/// What would be right, by the code that the reader of the charter gives.
pub(super) fn expectation(code: &str) -> Msg {
    match code {
        "text" => Msg::CharterExpectedText,
        "number" => Msg::CharterExpectedNumber,
        "whole-number" => Msg::CharterExpectedWholeNumber,
        "boolean" => Msg::CharterExpectedBoolean,
        "list" => Msg::CharterExpectedList,
        "table" => Msg::CharterExpectedTable,
        "list-of-tables" => Msg::CharterExpectedListOfTables,
        "two-values" => Msg::CharterExpectedTwoValues,
        "date" => Msg::CharterExpectedDate,
        "month-day" => Msg::CharterExpectedMonthDay,
        "length" => Msg::CharterExpectedLength,
        "lead" => Msg::CharterExpectedLead,
        "count" => Msg::CharterExpectedCount,
        "date-or-signature" => Msg::CharterExpectedDateOrSignature,
        "date-or-notice" => Msg::CharterExpectedDateOrNotice,
        "month" => Msg::CharterExpectedMonth,
        "anchor" => Msg::CharterExpectedAnchor,
        "evidence" => Msg::CharterExpectedEvidence,
        "yes-no-or-choice" => Msg::CharterExpectedYesNoOrChoice,
        "percent" => Msg::CharterExpectedPercent,
        "percent-with-part" => Msg::CharterExpectedPercentWithPart,
        "rest-last" => Msg::CharterExpectedRestLast,
        _ => Msg::CharterExpectedOther,
    }
}

/// That no entry of the kind bears the name.
fn no_name(wanted: &str) -> Msg {
    match wanted {
        "party" => Msg::CharterNoParty,
        "organisation" => Msg::CharterNoOrganisation,
        "areas" => Msg::CharterNoAreas,
        "area" => Msg::CharterNoArea,
        "body" => Msg::CharterNoBody,
        "body with a chair" => Msg::CharterNoChairedBody,
        "seat" => Msg::CharterNoSeat,
        "duty" => Msg::CharterNoDuty,
        "key" => Msg::CharterNoKey,
        "member" => Msg::CharterNoMember,
        "person" => Msg::CharterNoPerson,
        "meeting kind" => Msg::CharterNoMeetingKind,
        "section" => Msg::CharterNoSection,
        _ => Msg::CharterNoSuchName,
    }
}
