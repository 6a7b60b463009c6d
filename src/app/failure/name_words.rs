//! Names that name nothing, or too much.

use super::nearest::{MANY, suggestion};
use super::{Wanted, portfolio_words};
use crate::text::{Msg, Say};

/// Nothing bears the name.
pub(super) fn not_found(say: Say, wanted: Wanted, name: &str, known: &[String]) -> Vec<String> {
    if name.is_empty() {
        // A record that was there when the edit was begun.
        return vec![say.msg(Msg::NoLongerThere).to_owned(), say.msg(Msg::NoLongerThereNext).to_owned()];
    }
    if let Wanted::Record(wanted) = wanted {
        return portfolio_words::not_found(say, wanted, name, known);
    }
    let mut lines = vec![say.fill(nothing(wanted), &[("name", &name)]) + &suggestion(say, name, known)];
    let (names, left) = known.split_at(known.len().min(MANY));
    match (names, left.len(), see_with(wanted)) {
        ([], _, Some(command)) => lines.push(say.fill(Msg::SeeWithCommand, &[("command", &command)])),
        ([], _, None) => lines.push(say.msg(Msg::CheckTheSpelling).to_owned()),
        (names, 0, _) => lines.push(say.fill(Msg::NamesThereAre, &[("names", &names.join(", "))])),
        (names, n, _) => {
            lines.push(say.fill(Msg::NamesThereAreMore, &[("names", &names.join(", ")), ("n", &n)]));
        }
    }
    if wanted == Wanted::Person {
        lines.push(say.msg(Msg::NoPersonNew).to_owned());
    }
    let as_written = match wanted {
        Wanted::Seat if !name.contains('/') => Some((Msg::SeatIsWritten, known.iter().find(|k| k.contains('/')))),
        Wanted::Meeting => Some((Msg::MeetingIsWritten, known.first())),
        _ => None,
    };
    if let Some((msg, Some(example))) = as_written {
        lines.push(say.fill(msg, &[("example", example)]));
    }
    lines
}

/// Nothing was typed where a name is wanted.
pub(super) fn missing(say: Say, wanted: Wanted) -> Vec<String> {
    let mut lines = vec![say.msg(Msg::NameMissing).to_owned()];
    lines.extend(see_with(wanted).map(|command| say.fill(Msg::SeeWithCommand, &[("command", &command)])));
    lines
}

/// Several bear the name.
pub(super) fn ambiguous(say: Say, wanted: Wanted, name: &str, candidates: &[String]) -> Vec<String> {
    let mut lines = vec![say.fill(Msg::SeveralFit, &[("name", &name), ("things", &say.msg(things(wanted)))])];
    lines.extend(candidates.iter().take(MANY).map(|candidate| format!("  {candidate}")));
    if candidates.len() > MANY {
        lines.push(format!("  {}", say.fill(Msg::AndMore, &[("n", &(candidates.len() - MANY))])));
    }
    lines.push(say.msg(Msg::SeveralFitNext).to_owned());
    lines
}

/// That there is none of the name.
fn nothing(wanted: Wanted) -> Msg {
    match wanted {
        Wanted::Member => Msg::NoMember,
        Wanted::MemberOrArea => Msg::NoMemberOrArea,
        Wanted::Body => Msg::NoBody,
        Wanted::Seat => Msg::NoSeat,
        Wanted::Person => Msg::NoPerson,
        Wanted::Appointment => Msg::NoAppointment,
        Wanted::Meeting => Msg::NoMeeting,
        Wanted::MeetingKind => Msg::NoMeetingKind,
        Wanted::Key => Msg::NoKey,
        Wanted::Pool => Msg::NoPool,
        Wanted::Obligation => Msg::NoObligation,
        Wanted::Charter => Msg::NoCharter,
        Wanted::Change => Msg::NoChange,
        Wanted::Organisation => Msg::NoOrganisation,
        // Worded with their own subject; see `portfolio_words`.
        Wanted::Record(_) => Msg::RecordNoneKnown,
    }
}

/// What several of them are called.
fn things(wanted: Wanted) -> Msg {
    match wanted {
        Wanted::Member => Msg::ThingsMember,
        Wanted::MemberOrArea => Msg::ThingsMemberOrArea,
        Wanted::Body => Msg::ThingsBody,
        Wanted::Seat => Msg::ThingsSeat,
        Wanted::Person => Msg::ThingsPerson,
        Wanted::Appointment => Msg::ThingsAppointment,
        Wanted::Meeting => Msg::ThingsMeeting,
        Wanted::MeetingKind => Msg::ThingsMeetingKind,
        Wanted::Key => Msg::ThingsKey,
        Wanted::Pool => Msg::ThingsPool,
        Wanted::Obligation => Msg::ThingsObligation,
        Wanted::Charter => Msg::ThingsCharter,
        Wanted::Change => Msg::ThingsChange,
        Wanted::Organisation => Msg::ThingsOrganisation,
        Wanted::Record(wanted) => portfolio_words::several(wanted),
    }
}

/// The command that lists them.
fn see_with(wanted: Wanted) -> Option<&'static str> {
    match wanted {
        Wanted::Member | Wanted::MemberOrArea => Some("samvirke member list"),
        Wanted::Body | Wanted::Seat | Wanted::Person | Wanted::Appointment => Some("samvirke who"),
        Wanted::Meeting => Some("samvirke meeting list"),
        Wanted::Obligation => Some("samvirke due"),
        Wanted::Change => Some("samvirke log"),
        Wanted::Key | Wanted::Pool => Some("samvirke split 1"),
        Wanted::MeetingKind | Wanted::Charter | Wanted::Organisation | Wanted::Record(_) => None,
    }
}
