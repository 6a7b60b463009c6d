//! What hangs on an edit and wants a look: said with the receipt, decided by nobody but the parties.

use crate::domain::date::Date;
use crate::text::{Msg, Say};

/// One thing that an edit leaves to be looked at. Names in it are copies from the moment of the edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Note {
    /// An appointment was ended with the membership.
    SeatEnded { person: String, seat: String, body: String, on: Date },
    /// An appointment ended because another took its place.
    SeatGivenUp { person: String, seat: String, body: String, on: Date },
    /// An appointment that had not begun was removed.
    SeatRemoved { person: String, seat: String, body: String },
    /// A member that goes holds the chair of a term.
    ChairInTerm { member: String, body: String, until: Date },
    /// A key gives the member a share by name.
    KeyNames { key: String, member: String },
    /// A seat belongs to the member by name.
    SeatNames { seat: String, body: String, member: String },
    /// The member is the host.
    HostLeaves { member: String },
    /// People are recorded under the member.
    People { count: usize, member: String },
    /// Joining takes a new agreement.
    NewAgreement { clause: String },
    /// A figure takes the place of one of the same day: its value in hundredths, where it had a single one, and its
    /// decision.
    FigureReplaced { value: Option<i64>, decided: Option<String> },
    /// A version of the agreement differs from the one before.
    Differences { added: usize, removed: usize, changed: usize },
    /// A version of the agreement holds only once all have consented to it.
    Waits { version: String, consented: usize, missing: Vec<String>, command: String },
    /// When a notice takes effect, and by which reading where there are several.
    TakesEffect { on: Date, reading: Option<String> },
    /// A notice that must be in writing is not recorded as such.
    NoticeUnwritten { clause: String },
    /// Who took on a role does so for a member that it is not for: the agreement's place stays empty.
    RoleElsewhere { seat: String, member: String, clause: String },
    /// The members that are to be told of a notice, and how that is recorded for the first.
    ToBeTold { members: Vec<String>, command: String },
    /// The agreement's own text lacks what entries cite.
    ClausesLacking { places: Vec<String> },
    /// A project goes into a stage by gates of which nothing is recorded, each with its clause.
    GatesBefore { stage: String, gates: Vec<String> },
    /// What began had no first day, and has been given one.
    BeganOn { date: Date },
    /// Who takes a project owns it now.
    ProjectGiven { project: String, member: String },
    /// A position holds from a day that has not come.
    DateAhead { on: Date },
    /// The check digit of an organisation number does not follow from the others.
    CheckDigit { number: String },
    /// The predecessors were in different areas, so the successor is in none yet.
    AreaOpen { scheme: String, areas: Vec<String> },
}

impl Note {
    /// The note in a sentence.
    pub(super) fn words(&self, say: Say) -> String {
        match self {
            Self::SeatEnded { person, seat, body, on } => {
                say.fill(Msg::NoteSeatEnded, &[("date", &say.date(*on)), ("person", person), ("seat", seat), ("body", body)])
            }
            Self::SeatGivenUp { person, seat, body, on } => {
                say.fill(Msg::NoteSeatGivenUp, &[("date", &say.date(*on)), ("person", person), ("seat", seat), ("body", body)])
            }
            Self::SeatRemoved { person, seat, body } => {
                say.fill(Msg::NoteSeatRemoved, &[("person", person), ("seat", seat), ("body", body)])
            }
            Self::ChairInTerm { member, body, until } => {
                say.fill(Msg::NoteChairInTerm, &[("member", member), ("body", body), ("date", &say.date(*until))])
            }
            Self::KeyNames { key, member } => say.fill(Msg::NoteKeyNames, &[("key", key), ("member", member)]),
            Self::SeatNames { seat, body, member } => {
                say.fill(Msg::NoteSeatNames, &[("seat", seat), ("body", body), ("member", member)])
            }
            Self::HostLeaves { member } => say.fill(Msg::NoteHostLeaves, &[("member", member)]),
            Self::People { count, member } => {
                say.count(Msg::NotePeople, i128::try_from(*count).unwrap_or(i128::MAX), &[("member", member)])
            }
            Self::FigureReplaced { value, decided } => {
                let value = value.map(|value| say.decimal(i128::from(value), 2));
                let was: Vec<_> = value.into_iter().chain(decided.clone()).collect();
                say.fill(Msg::NoteFigureReplaced, &[("was", &was.join(", "))])
            }
            Self::NewAgreement { clause } => say.fill(Msg::NoteNewAgreement, &[("clause", clause)]),
            Self::Differences { added, removed, changed } => {
                say.fill(Msg::NoteDifferences, &[("added", added), ("removed", removed), ("changed", changed)])
            }
            Self::Waits { version, consented, missing, command } => say.fill(
                Msg::NoteVersionWaits,
                &[
                    ("version", version),
                    ("consented", consented),
                    ("of", &(consented + missing.len())),
                    ("members", &say.list(missing)),
                    ("command", command),
                ],
            ),
            Self::RoleElsewhere { seat, member, clause } => {
                say.fill(Msg::NoteRoleElsewhere, &[("seat", seat), ("member", member), ("clause", clause)])
            }
            Self::TakesEffect { on, reading: None } => say.fill(Msg::NoteTakesEffect, &[("date", &say.date_long(*on))]),
            Self::TakesEffect { on, reading: Some(reading) } => {
                say.fill(Msg::NoteTakesEffectReading, &[("date", &say.date_long(*on)), ("reading", reading)])
            }
            Self::NoticeUnwritten { clause } => say.fill(Msg::NoteNoticeUnwritten, &[("clause", clause)]),
            Self::ToBeTold { members, command } => {
                say.fill(Msg::NoteToBeTold, &[("members", &say.list(members)), ("command", command)])
            }
            Self::ClausesLacking { places } => say.fill(Msg::NoteClausesLacking, &[("clauses", &places.join("; "))]),
            Self::BeganOn { date } => say.fill(Msg::NoteBeganOn, &[("date", &say.date(*date))]),
            Self::GatesBefore { stage, gates } => {
                say.fill(Msg::NoteGatesBefore, &[("stage", stage), ("gates", &gates.join("; "))])
            }
            Self::ProjectGiven { project, member } => {
                say.fill(Msg::NoteProjectGiven, &[("project", project), ("member", member)])
            }
            Self::DateAhead { on } => say.fill(Msg::NoteDateAhead, &[("date", &say.date(*on))]),
            Self::CheckDigit { number } => say.fill(Msg::NoteCheckDigit, &[("number", number)]),
            Self::AreaOpen { scheme, areas } => say.fill(Msg::NoteAreaOpen, &[("scheme", scheme), ("areas", &say.list(areas))]),
        }
    }
}
