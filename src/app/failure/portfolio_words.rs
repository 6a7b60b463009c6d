//! Names and edits of the portfolio that fail: classed here, and put into words.

use crate::text::{Msg, Say};

/// Names of the portfolio: of its records, and of the charter entries they speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordName {
    /// Anything that something can be about.
    Subject,
    /// A topic.
    Topic,
    /// A state of a topic or register.
    State,
    /// A solution.
    Solution,
    /// A project.
    Project,
    /// An operation.
    Operation,
    /// A category.
    Category,
    /// A type.
    Type,
    /// A stage.
    Stage,
    /// A kind of document.
    DocumentKind,
    /// A part of a document.
    Part,
    /// A field.
    Field,
    /// A choice of a field.
    Choice,
    /// A register.
    Register,
    /// A column of a register.
    Column,
    /// A series.
    Series,
    /// A figure.
    Figure,
    /// A document.
    Document,
    /// A row of a register.
    Row,
}

/// Why an edit of the portfolio is not allowed. Names in it are the charter's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordRejection {
    /// The topic, field or kind of paper is not for this kind of record.
    DoesNotApply {
        /// Name of the entry or record.
        entry: String,
        /// What it is not for.
        subject: String,
    },
    /// Several answers where one is taken.
    OneOnly {
        /// Name of the entry or record.
        entry: String,
    },
    /// No answer was given.
    StateNeeded {
        /// Name of the entry or record.
        entry: String,
    },
    /// It is for a year, and none was given.
    PeriodNeeded {
        /// Name of the entry or record.
        entry: String,
    },
    /// It has no period, and one was given.
    NoPeriod {
        /// Name of the entry or record.
        entry: String,
    },
    /// Members are not asked about this.
    NotAskedAbout {
        /// Name of the entry or record.
        entry: String,
    },
    /// Nobody is left to ask.
    AllAnswered {
        /// Name of the entry or record.
        entry: String,
    },
    /// Only what is decided counts.
    DecisionNeeded {
        /// Name of the entry or record.
        entry: String,
    },
    /// A single value for what is a table.
    TableNeeded {
        /// Name of the entry or record.
        entry: String,
    },
    /// A table for what is a single value.
    SingleNeeded {
        /// Name of the entry or record.
        entry: String,
    },
    /// There is a value for each member, and none was named.
    OneForEach {
        /// Name of the entry or record.
        entry: String,
    },
    /// There is one value for all, and a member was named.
    OneForAll {
        /// Name of the entry or record.
        entry: String,
    },
    /// The type does not stand under the category.
    NotInCategory {
        /// Name of the entry or record.
        entry: String,
        /// What it is not for.
        subject: String,
    },
    /// A project would be part of itself.
    OwnParent {
        /// Name of the entry or record.
        entry: String,
    },
    /// A row without a value.
    EmptyRow {
        /// Name of the entry or record.
        entry: String,
    },
    /// Both a member and an operation as owner.
    TwoOwners {
        /// Name of the entry or record.
        entry: String,
    },
    /// The name or title is missing.
    TitleNeeded,
    /// No member was named.
    Whom {
        /// Name of the entry or record.
        entry: String,
    },
    /// The value is not of the kind the charter wants.
    WrongValue {
        /// Name of the entry.
        entry: String,
        /// What it should have been.
        kind: ValueKind,
        /// As given.
        found: String,
    },
}

/// What a value should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// Yes or no.
    YesNo,
    /// A date.
    Date,
    /// A whole number.
    Number,
    /// An amount.
    Amount,
    /// A weight.
    Weight,
    /// A percentage.
    Percent,
    /// Something on record.
    Subject,
}

/// Nothing, or too much, bears a name of the portfolio.
pub(super) fn not_found(say: Say, wanted: RecordName, name: &str, known: &[String]) -> Vec<String> {
    let (any, things) = names(wanted);
    let first = if name.is_empty() {
        say.fill(Msg::RecordNotNamed, &[("things", &say.msg(things))])
    } else {
        say.fill(Msg::RecordNotFound, &[("what", &say.msg(any)), ("name", &name)])
    };
    let next = if known.is_empty() {
        say.msg(if is_of_agreement(wanted) { Msg::RecordNoneInAgreement } else { Msg::RecordNoneKnown }).to_owned()
    } else {
        say.fill(Msg::RecordKnown, &[("names", &known.join(", "))])
    };
    vec![first, next]
}

/// Whether the agreement gives these names, rather than what is on record.
fn is_of_agreement(wanted: RecordName) -> bool {
    match wanted {
        RecordName::Topic
        | RecordName::State
        | RecordName::Category
        | RecordName::Type
        | RecordName::Stage
        | RecordName::DocumentKind
        | RecordName::Part
        | RecordName::Field
        | RecordName::Choice
        | RecordName::Register
        | RecordName::Column
        | RecordName::Series => true,
        RecordName::Subject
        | RecordName::Solution
        | RecordName::Project
        | RecordName::Operation
        | RecordName::Figure
        | RecordName::Document
        | RecordName::Row => false,
    }
}

/// A figure of a series that is not decided.
pub(super) fn figure(say: Say, series: &str, period: i32) -> Vec<String> {
    vec![say.fill(Msg::DatumFigure, &[("series", &series), ("period", &period)]), say.msg(Msg::DatumFigureNext).to_owned()]
}

/// An edit of the portfolio that a rule forbids: what stands against it, and what would satisfy it.
pub(super) fn rejection(say: Say, rejection: &RecordRejection) -> Vec<String> {
    use RecordRejection as R;
    let (entry, subject, first, next) = match rejection {
        R::WrongValue { entry, kind, found } => {
            let kind = say.msg(value(*kind));
            return vec![
                say.fill(Msg::RecordWrongValue, &[("entry", entry), ("found", found), ("kind", &kind)]),
                say.fill(Msg::RecordWrongValueNext, &[("kind", &kind)]),
            ];
        }
        R::TitleNeeded => ("", "", Msg::RecordTitleNeeded, Msg::RecordTitleNeededNext),
        R::DoesNotApply { entry, subject } => {
            (entry.as_str(), subject.as_str(), Msg::RecordDoesNotApply, Msg::RecordDoesNotApplyNext)
        }
        R::OneOnly { entry } => (entry.as_str(), "", Msg::RecordOneOnly, Msg::RecordOneOnlyNext),
        R::StateNeeded { entry } => (entry.as_str(), "", Msg::RecordStateNeeded, Msg::RecordStateNeededNext),
        R::PeriodNeeded { entry } => (entry.as_str(), "", Msg::RecordPeriodNeeded, Msg::RecordPeriodNeededNext),
        R::NoPeriod { entry } => (entry.as_str(), "", Msg::RecordNoPeriod, Msg::RecordNoPeriodNext),
        R::NotAskedAbout { entry } => (entry.as_str(), "", Msg::RecordNotAskedAbout, Msg::RecordNotAskedAboutNext),
        R::AllAnswered { entry } => (entry.as_str(), "", Msg::RecordAllAnswered, Msg::RecordAllAnsweredNext),
        R::DecisionNeeded { entry } => (entry.as_str(), "", Msg::RecordDecisionNeeded, Msg::RecordDecisionNeededNext),
        R::TableNeeded { entry } => (entry.as_str(), "", Msg::RecordTableNeeded, Msg::RecordTableNeededNext),
        R::SingleNeeded { entry } => (entry.as_str(), "", Msg::RecordSingleNeeded, Msg::RecordSingleNeededNext),
        R::OneForEach { entry } => (entry.as_str(), "", Msg::RecordOneForEach, Msg::RecordOneForEachNext),
        R::OneForAll { entry } => (entry.as_str(), "", Msg::RecordOneForAll, Msg::RecordOneForAllNext),
        R::NotInCategory { entry, subject } => {
            (entry.as_str(), subject.as_str(), Msg::RecordNotInCategory, Msg::RecordNotInCategoryNext)
        }
        R::OwnParent { entry } => (entry.as_str(), "", Msg::RecordOwnParent, Msg::RecordOwnParentNext),
        R::EmptyRow { entry } => (entry.as_str(), "", Msg::RecordEmptyRow, Msg::RecordEmptyRowNext),
        R::TwoOwners { entry } => (entry.as_str(), "", Msg::RecordTwoOwners, Msg::RecordTwoOwnersNext),
        R::Whom { entry } => (entry.as_str(), "", Msg::RecordWhom, Msg::RecordWhomNext),
    };
    vec![say.fill(first, &[("entry", &entry), ("subject", &subject)]), say.msg(next).to_owned()]
}

/// What several of the kind are called.
pub(super) fn several(wanted: RecordName) -> Msg {
    names(wanted).1
}

/// What one of the kind is called where there is none, and what several are called.
fn names(wanted: RecordName) -> (Msg, Msg) {
    match wanted {
        RecordName::Subject => (Msg::AnySubject, Msg::SeveralSubject),
        RecordName::Topic => (Msg::AnyTopic, Msg::SeveralTopic),
        RecordName::State => (Msg::AnyState, Msg::SeveralState),
        RecordName::Solution => (Msg::AnySolution, Msg::SeveralSolution),
        RecordName::Project => (Msg::AnyProject, Msg::SeveralProject),
        RecordName::Operation => (Msg::AnyOperation, Msg::SeveralOperation),
        RecordName::Category => (Msg::AnyCategory, Msg::SeveralCategory),
        RecordName::Type => (Msg::AnyType, Msg::SeveralType),
        RecordName::Stage => (Msg::AnyStage, Msg::SeveralStage),
        RecordName::DocumentKind => (Msg::AnyDocumentKind, Msg::SeveralDocumentKind),
        RecordName::Part => (Msg::AnyPart, Msg::SeveralPart),
        RecordName::Field => (Msg::AnyField, Msg::SeveralField),
        RecordName::Choice => (Msg::AnyChoice, Msg::SeveralChoice),
        RecordName::Register => (Msg::AnyRegister, Msg::SeveralRegister),
        RecordName::Column => (Msg::AnyColumn, Msg::SeveralColumn),
        RecordName::Series => (Msg::AnySeries, Msg::SeveralSeries),
        RecordName::Figure => (Msg::AnyFigure, Msg::SeveralFigure),
        RecordName::Document => (Msg::AnyDocument, Msg::SeveralDocument),
        RecordName::Row => (Msg::AnyRow, Msg::SeveralRow),
    }
}

fn value(kind: ValueKind) -> Msg {
    match kind {
        ValueKind::YesNo => Msg::ValueYesNo,
        ValueKind::Date => Msg::ValueDate,
        ValueKind::Number => Msg::ValueNumber,
        ValueKind::Amount => Msg::ValueAmount,
        ValueKind::Weight => Msg::ValueWeight,
        ValueKind::Percent => Msg::ValuePercent,
        ValueKind::Subject => Msg::ValueSubject,
    }
}
