//! Refused edits of members and figures, in words.

use super::{MemberRejection, PopulationFault};
use crate::text::{Msg, Say};

/// Why an edit of members was refused, and what to do.
pub(super) fn rejection(say: Say, rejection: &MemberRejection) -> String {
    use MemberRejection as R;
    match rejection {
        R::HandleTaken { handle, member } => say.fill(Msg::MemberHandleTaken, &[("handle", handle), ("member", member)]),
        R::NumberTaken { code, member } => say.fill(Msg::MemberNumberTaken, &[("code", code), ("member", member)]),
        R::NotThen { member, on } => say.fill(Msg::MemberNotThen, &[("member", member), ("date", &say.date(*on))]),
        R::AlreadyLeft { member, until } => say.fill(Msg::MemberAlreadyLeft, &[("member", member), ("date", &say.date(*until))]),
        R::Outside { member } => say.fill(Msg::MemberOutside, &[("member", member)]),
        R::NotANumber { code } => say.fill(Msg::MemberNotANumber, &[("code", code)]),
        R::NotAnOrgNumber { number } => say.fill(Msg::MemberNotAnOrgNumber, &[("number", number)]),
        R::PredecessorsNeeded => say.msg(Msg::MergerNeedsTwo).to_owned(),
        R::NoParty => say.msg(Msg::MergerNeedsParty).to_owned(),
        R::ChangedSince { member, from } => say.fill(Msg::MemberChangedSince, &[("member", member), ("date", &say.date(*from))]),
    }
}

/// Why a file of figures was not taken, and what to do.
pub(super) fn population(say: Say, file: &str, fault: &PopulationFault) -> String {
    use PopulationFault as F;
    match fault {
        F::NoTable => say.fill(Msg::FiguresNoTable, &[("file", &file)]),
        F::NotANumber { line, text } => say.fill(Msg::FiguresNotANumber, &[("file", &file), ("line", line), ("text", text)]),
        F::Ragged { line, expected, found } => {
            say.fill(Msg::FiguresRaggedLine, &[("file", &file), ("line", line), ("expected", expected), ("found", found)])
        }
        F::SameHeading { text } => say.fill(Msg::FiguresSameHeading, &[("file", &file), ("text", text)]),
        F::DayNeeded => say.fill(Msg::FiguresDayNeeded, &[("file", &file)]),
        F::NoMatch { places } => say.count(Msg::FiguresNoMatch, i128::try_from(*places).unwrap_or(i128::MAX), &[("file", &file)]),
        F::Twice { member, on, lines: (first, second) } => say.fill(
            Msg::FiguresTwice,
            &[("file", &file), ("member", member), ("date", &say.date(*on)), ("first", first), ("second", second)],
        ),
    }
}
