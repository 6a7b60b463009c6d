//! Faults of usage in words: an unknown word or flag with one suggestion, a missing or surplus argument.

use crate::text::{Msg, Say};

/// What is wrong with the words of a call.
#[derive(Debug)]
pub(super) enum Fault {
    /// There is no such verb.
    UnknownVerb {
        /// As given.
        word: String,
        /// The noun before it.
        noun: Option<&'static str>,
        /// The verb most like it.
        suggestion: Option<&'static str>,
        /// The verbs there are.
        verbs: Vec<&'static str>,
    },
    /// A noun without a verb.
    VerbMissing {
        /// The noun.
        noun: &'static str,
        /// Its verbs.
        verbs: Vec<&'static str>,
    },
    /// There is no such flag.
    UnknownFlag {
        /// As given.
        flag: String,
        /// The flag most like it.
        suggestion: Option<String>,
    },
    /// A word too many.
    TooMuch {
        /// As given.
        word: String,
    },
    /// Something is missing.
    Missing {
        /// What.
        args: String,
    },
    /// A flag without its value.
    NoValue {
        /// The flag.
        flag: String,
    },
    /// A flag given twice.
    Twice {
        /// The flag.
        flag: String,
    },
    /// Two flags that exclude each other.
    Together {
        /// One.
        one: String,
        /// The other.
        other: String,
    },
    /// A value that cannot be.
    Value {
        /// The flag or argument.
        flag: String,
        /// As given.
        value: String,
    },
    /// A language the program does not speak.
    Language {
        /// As given.
        code: String,
    },
    /// JSON and CSV at once.
    JsonAndCsv,
    /// An ending that names no format of the answer.
    Ending {
        /// As given.
        path: String,
        /// Those of its formats.
        endings: Vec<String>,
    },
    /// The answer has no table to be written as CSV.
    NoTable,
    /// The answer has no days for a calendar.
    NoCalendar,
    /// An argument is no text.
    NotText,
}

impl Fault {
    /// The noun that it is about, whose help is of use.
    pub(super) fn noun(&self) -> &'static str {
        match self {
            Self::UnknownVerb { noun: Some(noun), .. } | Self::VerbMissing { noun, .. } => noun,
            _ => "",
        }
    }
}

/// A fault in words: what is wrong, then what would be right.
///
/// The verb is the one whose help is named at the end.
pub(super) fn words(say: Say, verb: &str, fault: &Fault) -> Vec<String> {
    let suggest = |name: &str| say.fill(Msg::UsageSuggestion, &[("name", &name)]);
    let known = |verbs: &[&str]| say.fill(Msg::UsageVerbs, &[("verbs", &verbs.join(", "))]);
    let (sentence, more) = match fault {
        Fault::UnknownVerb { word, noun, suggestion, verbs } => {
            let before = noun.map(|n| format!("{n} ")).unwrap_or_default();
            let full = format!("{before}{word}");
            let more = suggestion.map_or_else(|| known(verbs), |name| suggest(&format!("samvirke {before}{name}")));
            (say.fill(Msg::UsageUnknownVerb, &[("word", &full)]), Some(more))
        }
        Fault::VerbMissing { noun, verbs } => (say.fill(Msg::UsageVerbMissing, &[("noun", noun)]), Some(known(verbs))),
        Fault::UnknownFlag { flag, suggestion } => {
            (say.fill(Msg::UsageUnknownFlag, &[("flag", flag)]), suggestion.as_deref().map(suggest))
        }
        Fault::TooMuch { word } => (say.fill(Msg::UsageTooMuch, &[("word", word)]), None),
        Fault::Missing { args } => (say.fill(Msg::UsageMissing, &[("args", args)]), None),
        Fault::NoValue { flag } => (say.fill(Msg::UsageNoValue, &[("flag", flag)]), None),
        Fault::Twice { flag } => (say.fill(Msg::UsageTwice, &[("flag", flag)]), None),
        Fault::Together { one, other } => (say.fill(Msg::UsageTogether, &[("one", one), ("other", other)]), None),
        Fault::Value { flag, value } => (say.fill(Msg::UsageValue, &[("flag", flag), ("value", value)]), None),
        Fault::Language { code } => (say.fill(Msg::UsageLanguage, &[("code", code)]), None),
        Fault::JsonAndCsv => (say.fill(Msg::UsageTogether, &[("one", &"--json"), ("other", &"--csv")]), None),
        Fault::Ending { path, endings } => {
            (say.fill(Msg::UsageEnding, &[("path", path), ("endings", &endings.join(", "))]), None)
        }
        Fault::NoTable => (say.msg(Msg::UsageNoTable).to_owned(), None),
        Fault::NoCalendar => (say.msg(Msg::UsageNoCalendar).to_owned(), None),
        Fault::NotText => (say.msg(Msg::UsageNotText).to_owned(), None),
    };
    let help = say.fill(Msg::UsageHelp, &[("command", &format!("samvirke {verb}").trim_end())]);
    std::iter::once(sentence).chain(more).chain(std::iter::once(help)).collect()
}
