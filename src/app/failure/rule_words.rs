//! Edits that a rule forbids, and what would satisfy it.

use super::{Rejection, agreement_words, member_words, portfolio_words};
use crate::domain::date::{YEARS_AHEAD, YEARS_BACK};
use crate::text::{Msg, Say};

/// A rejection in words.
pub(super) fn rejection(say: Say, rejection: &Rejection) -> Vec<String> {
    let next = |msg| say.msg(msg).to_owned();
    let (first, next) = match rejection {
        Rejection::Record(rejection) => return portfolio_words::rejection(say, rejection),
        Rejection::Agreement(rejection) => return agreement_words::rejection(say, rejection),
        Rejection::Member(rejection) => return vec![member_words::rejection(say, rejection)],
        Rejection::PayersAreFixed { pool, key } => {
            (say.fill(Msg::RejectedPayersAreFixed, &[("pool", pool)]), say.fill(Msg::RejectedPayersAreFixedNext, &[("key", key)]))
        }
        Rejection::EndsBeforeStart { from, until } => {
            let (from, until) = (say.date(*from), say.date(*until));
            (
                say.fill(Msg::RejectedEndsBeforeStart, &[("from", &from), ("until", &until)]),
                say.fill(Msg::RejectedEndsBeforeStartNext, &[("from", &from)]),
            )
        }
        Rejection::MemberNeeded { seat } => {
            (say.fill(Msg::RejectedMemberNeeded, &[("seat", seat)]), next(Msg::RejectedMemberNeededNext))
        }
        Rejection::OrganisationNeeded { seat, organisation } => (
            say.fill(Msg::RejectedOrganisationNeeded, &[("seat", seat), ("organisation", organisation)]),
            say.fill(Msg::RejectedOrganisationNeededNext, &[("organisation", organisation)]),
        ),
        Rejection::WrongMember { seat, wanted } => (
            say.fill(Msg::RejectedWrongMember, &[("seat", seat), ("wanted", wanted)]),
            say.fill(Msg::RejectedWrongMemberNext, &[("wanted", wanted)]),
        ),
        Rejection::AlreadySits { person, seat } => {
            let first = say.fill(Msg::RejectedAlreadySits, &[("person", person), ("seat", seat)]);
            (first, next(Msg::RejectedAlreadySitsNext))
        }
        Rejection::MeetingExists { body, date } => {
            let first = say.fill(Msg::RejectedMeetingExists, &[("body", body), ("date", &say.date(*date))]);
            (first, next(Msg::RejectedMeetingExistsNext))
        }
        Rejection::NotYetHeld { date } => {
            let first = say.fill(Msg::RejectedNotYetHeld, &[("date", &say.date(*date))]);
            (first, next(Msg::RejectedNotYetHeldNext))
        }
        Rejection::WasHeld { date } => {
            (say.fill(Msg::RejectedWasHeld, &[("date", &say.date(*date))]), next(Msg::RejectedWasHeldNext))
        }
        Rejection::NoteNeeded => (next(Msg::RejectedNoteNeeded), next(Msg::RejectedNoteNeededNext)),
        Rejection::ReasonNeeded => (next(Msg::RejectedReasonNeeded), next(Msg::RejectedReasonNeededNext)),
        Rejection::PostponedToPast { until } => {
            (say.fill(Msg::RejectedPostponedToPast, &[("date", &say.date(*until))]), next(Msg::RejectedPostponedToPastNext))
        }
        Rejection::NotPostponed { title } => {
            (say.fill(Msg::RejectedNotPostponed, &[("title", title)]), next(Msg::RejectedNotPostponedNext))
        }
        Rejection::NameNeeded => (next(Msg::RejectedNameNeeded), next(Msg::RejectedNameNeededNext)),
        Rejection::SeatNotTicked { title } => {
            (say.fill(Msg::RejectedSeatNotTicked, &[("title", title)]), next(Msg::RejectedSeatNotTickedNext))
        }
        Rejection::NotYet { on } => (say.fill(Msg::RejectedNotYet, &[("date", &say.date(*on))]), next(Msg::RejectedNotYetNext)),
        Rejection::FarAway { on } => (
            say.fill(Msg::RejectedFarAway, &[("date", &say.date(*on))]),
            say.fill(Msg::RejectedFarAwayNext, &[("back", &YEARS_BACK), ("ahead", &YEARS_AHEAD)]),
        ),
        Rejection::AskedAhead { on } => {
            (say.fill(Msg::RejectedAskedAhead, &[("date", &say.date(*on))]), next(Msg::RejectedAskedAheadNext))
        }
        Rejection::NoVisit => (say.msg(Msg::RejectedNoVisit).to_owned(), next(Msg::RejectedNoVisitNext)),
        Rejection::SinceAhead { on } => {
            (say.fill(Msg::RejectedNotYet, &[("date", &say.date(*on))]), next(Msg::RejectedSinceAheadNext))
        }
        Rejection::AlreadySettled { title } => {
            (say.fill(Msg::RejectedAlreadySettled, &[("title", title)]), next(Msg::RejectedAlreadySettledNext))
        }
        Rejection::TermsOverlap { from, until } => (
            say.fill(Msg::RejectedTermsOverlap, &[("from", &say.date(*from)), ("until", &say.date(*until))]),
            say.fill(Msg::RejectedTermsOverlapNext, &[("first", from)]),
        ),
        Rejection::HandleTaken { handle } => {
            (say.fill(Msg::RejectedHandleTaken, &[("handle", handle)]), next(Msg::RejectedHandleTakenNext))
        }
    };
    vec![first, next]
}
