//! Everything that can go wrong, joined: classed here, worded in [`words`].

mod agreement_words;
mod charter_words;
mod class;
mod doctor_words;
mod file_words;
mod key_words;
mod member;
mod member_words;
mod name_words;
pub(super) mod nearest;
mod portfolio_words;
mod record_words;
mod rule_words;
mod store_words;
#[cfg(test)]
mod tests;
mod typed_words;
pub mod words;

pub use agreement_words::AgreementRejection;
pub use class::Class;
pub use member::{MemberRejection, PopulationFault};

use std::io;
use std::path::PathBuf;

pub use portfolio_words::{RecordName, RecordRejection, ValueKind};

use crate::domain::charter::Paper;
use crate::domain::charter::fault::FaultKind;
use crate::domain::cost::weights::KeyRefusal;
use crate::domain::date::Date;
use crate::exchange::charter::PlacedFault;
use crate::store::{ChangeLine, StoreError};
use crate::text::read::{AmountFault, DateFault};

/// Why something could not be done; fields only, the wording is made by [`words::failure`].
#[derive(Debug)]
pub enum Failure {
    /// The file, or the machine under it.
    Store(StoreError),
    /// A charter has faults.
    Charter {
        /// The charter's id or the file's name.
        name: String,
        /// All of them, by place.
        faults: Vec<PlacedFault>,
    },
    /// The file holds no charter.
    NoCharter,
    /// Nothing bears the name.
    NotFound {
        /// What was looked for.
        wanted: Wanted,
        /// The name as given.
        name: String,
        /// Names there are, as many as help.
        known: Vec<String>,
    },
    /// A name was wanted, and nothing was typed.
    NoName {
        /// What was looked for.
        wanted: Wanted,
    },
    /// Several bear the name.
    Ambiguous {
        /// What was looked for.
        wanted: Wanted,
        /// The name as given.
        name: String,
        /// What it could mean.
        candidates: Vec<String>,
    },
    /// A key gives no split.
    Key {
        /// Name of the key.
        key: String,
        /// The clause.
        clause: String,
        /// Why.
        refusal: KeyRefusal,
        /// Names of the members that the refusal is about, in its order.
        members: Vec<String>,
    },
    /// An amount cannot be read.
    Amount {
        /// As given.
        text: String,
        /// Why.
        fault: AmountFault,
    },
    /// A date cannot be read.
    Date {
        /// As given.
        text: String,
        /// Why.
        fault: DateFault,
    },
    /// A rule forbids the edit.
    Rejected(Rejection),
    /// A figure that the question needs is not recorded.
    MissingDatum(Datum),
    /// A file beside the data file cannot be read or written.
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        kind: io::ErrorKind,
    },
    /// A file is larger than any that is meant.
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The most it may have, in MiB.
        most: u64,
    },
    /// A file is not UTF-8 text.
    NotText {
        /// The file.
        path: PathBuf,
        /// Line of the first byte that is no text, from 1.
        line: usize,
    },
    /// Another change came in between an undo and what it was meant for.
    ChangedBetween(ChangeLine),
    /// Several files could be meant, and none was named.
    WhichFile {
        /// The files.
        files: Vec<PathBuf>,
    },
    /// There is no file yet.
    NoFile,
    /// A line of a facts or example file is wrong.
    Facts {
        /// The file.
        file: String,
        /// The place in it, as far as known.
        place: String,
        /// What stands there.
        found: String,
        /// What is wrong with it, where more is known than that it cannot stand there.
        fault: Option<Box<FaultKind>>,
    },
    /// Members beside a charter do not fit together, or not into it.
    Members {
        /// The file.
        file: String,
        /// What is wrong.
        fault: MembersFault,
    },
    /// A file of figures cannot be taken; nothing was changed.
    Population {
        /// The file.
        file: String,
        /// What is wrong.
        fault: PopulationFault,
    },
    /// The agreement says nothing of the matter, and nothing is invented.
    NotInAgreement {
        /// What was asked for.
        what: Clause,
        /// What kind of paper says nothing.
        paper: Paper,
    },
    /// The editor did not start, or did not end well.
    Editor {
        /// The command of the environment.
        command: String,
    },
    /// The full screen needs a terminal, and there is none.
    NoTerminal,
}

/// What can be wrong with members beside a charter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MembersFault {
    /// Two members bear one handle at the same time.
    OneHandle {
        /// The handle.
        handle: String,
        /// Their names.
        names: [String; 2],
    },
    /// The charter has no such area.
    UnknownArea {
        /// The scheme and the area.
        area: String,
        /// The areas there are.
        known: Vec<String>,
    },
}

/// Matters that an agreement may be silent on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clause {
    /// Ending the agreement by notice.
    Notice,
}

/// What a name was meant to name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A member.
    Member,
    /// A member or an area.
    MemberOrArea,
    /// A body.
    Body,
    /// A seat of a body.
    Seat,
    /// A person.
    Person,
    /// An appointment.
    Appointment,
    /// A meeting.
    Meeting,
    /// A kind of meeting.
    MeetingKind,
    /// A key.
    Key,
    /// A pool.
    Pool,
    /// An obligation.
    Obligation,
    /// A built-in charter.
    Charter,
    /// A change.
    Change,
    /// An organisation.
    Organisation,
    /// A record of the portfolio, or a charter entry that one speaks of.
    Record(RecordName),
}

/// Why an edit is not allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// An edit of members.
    Member(MemberRejection),
    /// The agreement says who pays, and some were named.
    PayersAreFixed {
        /// Name of the pool.
        pool: String,
        /// Id of its key.
        key: String,
    },
    /// The last day lies before the first.
    EndsBeforeStart {
        /// First day.
        from: Date,
        /// Last day.
        until: Date,
    },
    /// The seat is for a member, and none was named.
    MemberNeeded {
        /// The seat.
        seat: String,
    },
    /// The seat is for an outside organisation.
    OrganisationNeeded {
        /// The seat.
        seat: String,
        /// The organisation's name.
        organisation: String,
    },
    /// The seat is for another member.
    WrongMember {
        /// The seat.
        seat: String,
        /// Whom it is for.
        wanted: String,
    },
    /// The same person already sits there.
    AlreadySits {
        /// The person.
        person: String,
        /// The seat.
        seat: String,
    },
    /// There is such a meeting already.
    MeetingExists {
        /// The body.
        body: String,
        /// The day.
        date: Date,
    },
    /// A meeting that lies ahead was not held.
    NotYetHeld {
        /// The day.
        date: Date,
    },
    /// A meeting that was held is not cancelled.
    WasHeld {
        /// The day.
        date: Date,
    },
    /// A tick needs a note.
    NoteNeeded,
    /// A postponement needs a reason.
    ReasonNeeded,
    /// What is postponed comes back on a day that is still to come.
    PostponedToPast {
        /// The day given.
        until: Date,
    },
    /// Nothing postpones the obligation.
    NotPostponed {
        /// Its title.
        title: String,
    },
    /// A person needs a name.
    NameNeeded,
    /// A day that is still to come cannot be the one on which something was done.
    NotYet {
        /// The day given.
        on: Date,
    },
    /// A day is so far from today that another one was meant.
    FarAway {
        /// The day given.
        on: Date,
    },
    /// Nobody can have been asked on a day that is still to come.
    AskedAhead {
        /// The day given.
        on: Date,
    },
    /// Nothing is known of when the person was last at the file.
    NoVisit,
    /// Nothing can have changed since a day that is still to come.
    SinceAhead {
        /// The day given.
        on: Date,
    },
    /// The obligation is settled by what the file knows already.
    AlreadySettled {
        /// Its title.
        title: String,
    },
    /// A seat is filled or vacated, not ticked off.
    SeatNotTicked {
        /// What is wrong with the seat.
        title: String,
    },
    /// Terms of office of one body may not share days.
    TermsOverlap {
        /// First day of the other term.
        from: Date,
        /// Last day of the other term.
        until: Date,
    },
    /// The name is taken by another person.
    HandleTaken {
        /// The handle.
        handle: String,
    },
    /// A rule of the portfolio forbids it.
    Record(RecordRejection),
    /// A text of the agreement cannot be taken in.
    Agreement(AgreementRejection),
}

/// A figure that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Datum {
    /// An amount to split.
    Amount,
    /// A key or pool.
    KeyOrPool {
        /// The keys and pools there are.
        known: Vec<String>,
    },
    /// A figure of a series, decided for a year.
    Figure {
        /// Name of the series.
        series: String,
        /// Its id.
        id: String,
        /// The year.
        period: i32,
    },
    /// One answer of each merged member that takes the place of its predecessors' different ones.
    OneAnswer {
        /// Names of the members.
        members: Vec<String>,
    },
    /// Somebody who takes part in a project.
    Participants {
        /// Number and name of the project.
        project: String,
    },
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}
