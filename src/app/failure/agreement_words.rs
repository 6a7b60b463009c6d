//! Texts of the agreement that cannot be taken into the file, and what would do.

use crate::domain::date::{Date, add_days};
use crate::text::{Msg, Say};

/// Why a text of the agreement is not taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgreementRejection {
    /// It is of another cooperation.
    OtherCooperation {
        /// The cooperation it is of.
        found: String,
        /// The cooperation of the file.
        wanted: String,
    },
    /// It counts in another currency than the amounts of the file.
    OtherCurrency {
        /// Its currency.
        found: &'static str,
        /// The currency of the file.
        wanted: &'static str,
    },
    /// It would begin before the newest version, or with it.
    NotLater {
        /// The day asked for.
        from: Date,
        /// The first day of the newest version.
        other: Date,
    },
    /// It says what the newest version says, to the letter.
    SameText,
    /// Records speak of an entry that only the version to be taken back has.
    VersionUsed {
        /// The kind of entry.
        kind: String,
        /// Its id.
        name: String,
    },
    /// A later version builds on the one to be taken back.
    VersionStands {
        /// What the later one goes by: `v3`.
        later: String,
        /// Its first day; none for an agreement whose start is not known.
        from: Option<Date>,
    },
    /// A draft began with a version that is no longer the newest.
    DraftBehind {
        /// Name of its file.
        draft: String,
    },
    /// The program brings no charter of the file's cooperation along.
    NoBuiltIn {
        /// The cooperation of the file.
        charter: String,
    },
    /// The agreement has no such entry.
    NoSuchEntry {
        /// The id given.
        entry: String,
    },
    /// Several entries of an id are silent on a field.
    SeveralEntries {
        /// The id given.
        entry: String,
        /// Path of the field.
        field: String,
        /// The entries by kind and id.
        known: Vec<String>,
    },
    /// The agreement itself says what a field is.
    NotSettable {
        /// The entry.
        entry: String,
        /// Path of the field.
        field: String,
        /// The paths it is silent on.
        fields: Vec<String>,
    },
    /// A field cannot have a value.
    NoSuchValue {
        /// The entry.
        entry: String,
        /// Path of the field.
        field: String,
        /// The value given.
        value: String,
    },
    /// The agreement knows several kinds of notice, and none was named.
    WhichExit {
        /// Their ids.
        known: Vec<String>,
    },
    /// The charter names no register for notices.
    NoticesNotKept {
        /// What notice was given of.
        exit: String,
    },
    /// A notice would be given on a day to come.
    NoticeAhead {
        /// The day.
        given: Date,
    },
    /// A text of the agreement has no words.
    EmptyText,
    /// The file holds no such version.
    NoSuchVersion {
        /// What was asked for.
        version: String,
        /// What the versions go by.
        known: Vec<String>,
    },
    /// The text of the agreement has no such clause.
    NoSuchClause {
        /// What was asked for.
        clause: String,
        /// How its clauses are referred to.
        known: Vec<String>,
    },
    /// No text is attached to a version.
    NoText {
        /// What the version goes by.
        version: String,
    },
    /// Nothing is set of a field.
    NotSet {
        /// The entry.
        entry: String,
        /// Path of the field.
        field: String,
    },
}

/// A rejection in words: what is wrong, and what to do.
pub(super) fn rejection(say: Say, rejection: &AgreementRejection) -> Vec<String> {
    use AgreementRejection as R;
    let (first, next) = match rejection {
        R::OtherCooperation { found, wanted } => (
            say.fill(Msg::RejectedOtherCooperation, &[("found", found), ("wanted", wanted)]),
            say.fill(Msg::RejectedOtherCooperationNext, &[("wanted", wanted)]),
        ),
        R::OtherCurrency { found, wanted } => (
            say.fill(Msg::RejectedOtherCurrency, &[("found", found), ("wanted", wanted)]),
            say.msg(Msg::RejectedOtherCurrencyNext).to_owned(),
        ),
        R::NotLater { from, other } => (
            say.fill(Msg::RejectedNotLater, &[("from", &say.date(*from)), ("other", &say.date(*other))]),
            say.fill(Msg::RejectedNotLaterNext, &[("first", &add_days(*other, 1))]),
        ),
        R::SameText => (say.msg(Msg::RejectedSameText).to_owned(), say.msg(Msg::RejectedSameTextNext).to_owned()),
        R::VersionUsed { kind, name } => (
            say.fill(Msg::RejectedVersionUsed, &[("kind", kind), ("name", name)]),
            say.msg(Msg::RejectedVersionUsedNext).to_owned(),
        ),
        R::VersionStands { later, from } => {
            let from = from.map(|day| say.date(day)).unwrap_or_default();
            (
                say.fill(Msg::RejectedVersionStands, &[("later", later), ("from", &from)]),
                say.fill(Msg::RejectedVersionStandsNext, &[("later", later)]),
            )
        }
        R::DraftBehind { draft } => {
            (say.fill(Msg::RejectedDraftBehind, &[("draft", draft)]), say.fill(Msg::RejectedDraftBehindNext, &[("draft", draft)]))
        }
        R::NoSuchEntry { entry } => {
            let next = say.msg(Msg::RejectedNoSuchEntryNext).to_owned();
            (say.fill(Msg::RejectedNoSuchEntry, &[("entry", entry)]), next)
        }
        R::SeveralEntries { entry, field, known } => (
            say.fill(Msg::RejectedSeveralEntries, &[("entry", entry), ("field", field)]),
            say.fill(Msg::RejectedSeveralEntriesNext, &[("known", &known.join(", "))]),
        ),
        R::NotSettable { entry, field, fields } => {
            let first = say.fill(Msg::RejectedNotSettable, &[("entry", entry), ("field", field)]);
            let next = match fields.is_empty() {
                true => say.msg(Msg::RejectedNothingSettable).to_owned(),
                false => say.fill(Msg::RejectedNotSettableNext, &[("fields", &say.list(fields))]),
            };
            (first, next)
        }
        R::NoSuchValue { entry, field, value } => (
            say.fill(Msg::RejectedNoSuchValue, &[("entry", entry), ("field", field), ("value", value)]),
            say.msg(Msg::RejectedNoSuchValueNext).to_owned(),
        ),
        R::NotSet { entry, field } => {
            (say.fill(Msg::RejectedNotSet, &[("entry", entry), ("field", field)]), say.msg(Msg::RejectedNotSetNext).to_owned())
        }
        R::WhichExit { known } => {
            (say.msg(Msg::RejectedWhichExit).to_owned(), say.fill(Msg::RejectedWhichExitNext, &[("known", &known.join(", "))]))
        }
        R::NoticesNotKept { exit } => {
            (say.fill(Msg::RejectedNoticesNotKept, &[("exit", exit)]), say.msg(Msg::RejectedNoticesNotKeptNext).to_owned())
        }
        R::NoticeAhead { given } => {
            let next = say.fill(Msg::RejectedNoticeAheadNext, &[("given", given)]);
            (say.fill(Msg::RejectedNoticeAhead, &[("date", &say.date(*given))]), next)
        }
        R::EmptyText => (say.msg(Msg::RejectedEmptyText).to_owned(), say.msg(Msg::RejectedEmptyTextNext).to_owned()),
        R::NoSuchVersion { version, known } => (
            say.fill(Msg::RejectedNoSuchVersion, &[("version", version)]),
            say.fill(Msg::RejectedNoSuchVersionNext, &[("known", &say.list(known))]),
        ),
        R::NoSuchClause { clause, known } => (
            say.fill(Msg::RejectedNoSuchClause, &[("clause", clause)]),
            say.fill(Msg::RejectedNoSuchClauseNext, &[("known", &known.join("; "))]),
        ),
        R::NoText { version } => {
            (say.fill(Msg::RejectedNoText, &[("version", version)]), say.fill(Msg::RejectedNoTextNext, &[("version", version)]))
        }
        R::NoBuiltIn { charter } => {
            (say.fill(Msg::RejectedNoBuiltIn, &[("charter", charter)]), say.msg(Msg::RejectedNoBuiltInNext).to_owned())
        }
    };
    vec![first, next]
}
