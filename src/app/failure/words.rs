//! Failures in words: what happened to which thing, and what to do next. Each subject has a file beside this one.

use super::{
    Clause, Failure, charter_words, doctor_words, file_words, key_words, member_words, name_words, rule_words, store_words,
    typed_words,
};
use crate::app::desk;
use crate::store::{ChangeLine, Finding};
use crate::text::{Msg, Say, deed};

/// A failure in words: the first line says what happened to which thing, the following ones what to do next or what
/// could be meant.
pub fn failure(say: Say, failure: &Failure) -> Vec<String> {
    match failure {
        Failure::Store(error) => store_words::error(say, error, desk::copies_folder().as_deref()),
        Failure::Charter { name, faults } => charter_words::faults(say, name, faults),
        Failure::NoCharter => two(say, Msg::NoAgreement, Msg::NoAgreementNext),
        Failure::NoName { wanted } => name_words::missing(say, *wanted),
        Failure::NotFound { wanted, name, known } => name_words::not_found(say, *wanted, name, known),
        Failure::Ambiguous { wanted, name, candidates } => name_words::ambiguous(say, *wanted, name, candidates),
        Failure::Key { key, clause, refusal, members } => key_words::refusal(say, key, clause, refusal, members),
        Failure::Amount { fault, .. } => typed_words::amount(say, fault),
        Failure::Date { text, fault } => typed_words::date(say, text, fault),
        Failure::Rejected(rejection) => rule_words::rejection(say, rejection),
        Failure::MissingDatum(datum) => key_words::datum(say, datum),
        Failure::File { path, kind } => file_words::refused(say, path, *kind),
        Failure::TooLarge { path, most } => file_words::too_large(say, path, *most),
        Failure::NotText { path, line } => file_words::not_text(say, path, *line),
        Failure::ChangedBetween(line) => vec![
            say.msg(Msg::ChangedBetween).to_owned(),
            format!("  {}", change(say, line)),
            say.msg(Msg::ChangedBetweenNext).to_owned(),
        ],
        Failure::WhichFile { files } => file_words::which(say, files),
        Failure::NoFile => file_words::none_yet(say),
        Failure::Facts { file, place, found, fault } => file_words::facts(say, file, place, found, fault.as_deref()),
        Failure::Members { file, fault } => file_words::members(say, file, fault),
        Failure::NotInAgreement { what: Clause::Notice, paper } => {
            vec![say.fill(Msg::SilentOnNotice, &[("paper", &say.paper(*paper))]), say.msg(Msg::SilentNext).to_owned()]
        }
        Failure::Population { file, fault } => vec![member_words::population(say, file, fault)],
        Failure::Editor { command } => {
            vec![say.fill(Msg::EditorFailed, &[("command", command)]), say.msg(Msg::EditorFailedNext).to_owned()]
        }
        Failure::NoTerminal => two(say, Msg::NoTerminal, Msg::NoTerminalNext),
    }
}

/// A finding of the doctor: what it is about, and what was found with what to do.
pub(in crate::app) fn finding(say: Say, finding: &Finding) -> (String, String) {
    doctor_words::finding(say, finding)
}

/// What happened and what to do next, where there is nothing to fill in.
pub(super) fn two(say: Say, first: Msg, next: Msg) -> Vec<String> {
    vec![say.msg(first).to_owned(), say.msg(next).to_owned()]
}

/// A change by its number, with what it did and by whom.
pub(super) fn change(say: Say, line: &ChangeLine) -> String {
    let title = line.deed.as_ref().map_or_else(|| say.msg(Msg::LogUnknownDeed).to_owned(), |done| deed(say, done));
    say.fill(Msg::ChangeBy, &[("number", &line.number), ("deed", &title), ("who", &line.who)])
}
