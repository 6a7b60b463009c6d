//! The table of verbs: name, words, arguments and deed of each stand together, once.

use clap::{Arg, ArgAction};

use super::answer::Answer;
use super::call::{Call, Format, Stop};
use crate::text::{Msg, Say};

/// What a verb ends in.
pub(super) type Outcome = Result<Answer, Stop>;

/// A verb of the command line.
pub(super) struct Verb {
    /// The word.
    pub(super) name: &'static str,
    /// Where the help lists it.
    pub(super) group: Group,
    /// What it does, in a line.
    pub(super) about: Msg,
    /// What it does.
    pub(super) act: Act,
    /// Its own arguments.
    pub(super) args: fn(Say) -> Vec<Arg>,
}

impl Verb {
    pub(super) fn is_hidden(&self) -> bool {
        self.group == Group::Hidden
    }
}

/// Where the help lists a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// Questions of the day.
    Day,
    /// Nouns.
    Record,
    /// What is done to the file.
    File,
    /// For tests only.
    Hidden,
}

/// What a verb does.
pub(super) enum Act {
    /// It is carried out.
    Run(fn(&Call) -> Outcome),
    /// It is carried out, and what it gives can also be written in a format that few answers have.
    Also(Format, fn(&Call) -> Outcome),
    /// It is carried out, and what it gives has a format of its own.
    Raw(fn(&Call) -> Outcome),
    /// It is a noun with verbs of its own.
    Verbs(&'static [Verb]),
}

/// All verbs, in the order of the help.
pub(super) static ALL: [&Verb; 46] = [
    &super::due::VERB,
    &super::next::VERB,
    &super::who::VERB,
    &super::responsible::VERB,
    &super::split::VERB,
    &super::wheel::VERB,
    &super::check::VERB,
    &super::find::VERB,
    &super::portfolio::show::VERB,
    &super::portfolio::answers::VERB,
    &super::history::HISTORY,
    &super::history::CHANGES,
    &super::tick::VERB,
    &super::postpone::VERB,
    &super::member::VERB,
    &super::population::VERB,
    &super::person::VERB,
    &super::seat::VERB,
    &super::term::VERB,
    &super::meeting::VERB,
    &super::portfolio::project::VERB,
    &super::portfolio::solution::VERB,
    &super::portfolio::operation::VERB,
    &super::portfolio::stance::VERB,
    &super::portfolio::ask::VERB,
    &super::portfolio::document::VERB,
    &super::portfolio::figure::VERB,
    &super::portfolio::field::VERB,
    &super::portfolio::register::VERB,
    &super::agreement::VERB,
    &super::setting::VERB,
    &super::charter::VERB,
    &super::new::VERB,
    &super::demo::VERB,
    &super::log::VERB,
    &super::undo::UNDO,
    &super::undo::REDO,
    &super::doctor::VERB,
    &super::dump::VERB,
    &super::completions::VERB,
    &super::reference::VERB,
    &super::bench::VERB,
    &super::bench::WRITE,
    &super::bench::IDS,
    &super::bench::INCR,
    &super::bench::COUNT,
];

/// An argument by its place.
pub(super) fn word(id: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(id).value_name(value).help(help)
}

/// A flag with a value.
pub(super) fn flag(id: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(id).long(id).value_name(value).help(help).allow_hyphen_values(false)
}

/// A flag without a value.
pub(super) fn switch(id: &'static str, help: &'static str) -> Arg {
    Arg::new(id).long(id).help(help).action(ArgAction::SetTrue)
}
