//! Words of closed sets: read in the person's language or as scripts write them, and said.

use crate::app::command::Keep;
use crate::app::{Failure, RecordName, Session, Wanted, names};
use crate::cli::call::Call;
use crate::domain::charter::Organ;
use crate::domain::date::Date;
use crate::domain::portfolio::{Answer, OwnerKind, ProjectState, StanceSource};
use crate::domain::rough_date::RoughDate;
use crate::domain::sort::fold;
use crate::text::{Msg, Say};

/// A set of values that are typed and shown as words.
pub(super) trait Worded: Copy + 'static {
    /// All values.
    const ALL: &'static [Self];
    /// The word of scripts.
    fn word(self) -> &'static str;
    /// The word for people.
    fn name(self) -> Msg;
}

impl Worded for ProjectState {
    const ALL: &'static [Self] = &Self::ALL;

    fn word(self) -> &'static str {
        self.word()
    }

    fn name(self) -> Msg {
        match self {
            Self::Proposed => Msg::ProjectProposed,
            Self::Started => Msg::ProjectStarted,
            Self::Finished => Msg::ProjectFinished,
            Self::Stopped => Msg::ProjectStopped,
        }
    }
}

impl Worded for OwnerKind {
    const ALL: &'static [Self] = &Self::ALL;

    fn word(self) -> &'static str {
        self.word()
    }

    fn name(self) -> Msg {
        match self {
            Self::Cooperation => Msg::OwnerCooperation,
            Self::Member => Msg::OwnerMember,
            Self::External => Msg::OwnerExternal,
        }
    }
}

impl Worded for StanceSource {
    const ALL: &'static [Self] = &Self::ALL;

    fn word(self) -> &'static str {
        self.word()
    }

    fn name(self) -> Msg {
        match self {
            Self::Answered => Msg::SourceAnswered,
            Self::Told => Msg::SourceTold,
            Self::Decided => Msg::SourceDecided,
            Self::Observed => Msg::SourceObserved,
        }
    }
}

impl Worded for Organ {
    const ALL: &'static [Self] = &Self::ALL;

    fn word(self) -> &'static str {
        self.word()
    }

    fn name(self) -> Msg {
        match self {
            Self::Council => Msg::OrganCouncil,
            Self::ExecutiveBoard => Msg::OrganExecutiveBoard,
            Self::ChiefExecutive => Msg::OrganChiefExecutive,
            Self::DigitalLead => Msg::OrganDigitalLead,
            Self::Auditors => Msg::OrganAuditors,
            Self::Official => Msg::OrganOfficial,
        }
    }
}

/// What an answer amounts to where it has no state of its own.
pub(super) fn answer(say: Say, answer: Answer) -> &'static str {
    say.msg(match answer {
        Answer::In => Msg::AnswerIn,
        Answer::Out => Msg::AnswerOut,
        Answer::Open => Msg::AnswerOpen,
        Answer::Mixed => Msg::AnswerMixed,
        Answer::NoAnswer => Msg::AnswerNone,
        Answer::NotAsked => Msg::AnswerNotAsked,
    })
}

/// The value that a word means.
fn value<T: Worded>(say: Say, given: &str) -> Result<T, Failure> {
    let asked = fold(given.trim());
    if let Some(exact) = T::ALL.iter().find(|value| fold(value.word()) == asked) {
        return Ok(*exact);
    }
    let known = T::ALL.iter().map(|value| (say.msg(value.name()), *value));
    names::handle(Wanted::Record(RecordName::Choice), given, known)
}

/// The value of a flag, by its word.
pub(super) fn worded<T: Worded>(call: &Call, id: &str) -> Result<Option<T>, Failure> {
    call.text(id).map(|given| value(call.say(), given)).transpose()
}

/// What becomes of a detail whose value is a word: an empty one goes.
pub(super) fn keep_worded<T: Worded>(call: &Call, id: &str) -> Result<Keep<T>, Failure> {
    match call.text(id) {
        None => Ok(Keep::Keep),
        Some("") => Ok(Keep::Clear),
        Some(given) => value(call.say(), given).map(Keep::Set),
    }
}

/// What becomes of a detail: what is not named stays, what is named as nothing goes.
pub(super) fn keep(call: &Call, id: &str) -> Keep<String> {
    match call.text(id).map(str::trim) {
        None => Keep::Keep,
        Some("") => Keep::Clear,
        Some(given) => Keep::Set(given.to_owned()),
    }
}

/// What becomes of a date of which perhaps only the month or year is known: an empty one goes.
pub(super) fn keep_rough_date(call: &Call, session: &Session, id: &str) -> Result<Keep<RoughDate>, Failure> {
    match call.text(id).map(str::trim) {
        Some("") => Ok(Keep::Clear),
        _ => Ok(call.rough_date(session, id)?.into()),
    }
}

/// What becomes of a day: an empty one goes.
pub(super) fn keep_date(call: &Call, session: &Session, id: &str) -> Result<Keep<Date>, Failure> {
    match call.text(id).map(str::trim) {
        Some("") => Ok(Keep::Clear),
        _ => Ok(call.date(session, id)?.into()),
    }
}
