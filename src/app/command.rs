//! Every edit, as a value: both faces build the same ones, and a session carries them out.

mod adopt;
mod days;
mod duties;
mod figures;
mod holders;
mod laws;
pub mod line;
mod meetings;
mod members;
mod notes;
mod notice;
mod people;
mod population;
mod portfolio;
mod roles;
mod settings;
mod stances;
mod text;
mod undo;

pub use adopt::AdoptionDraft;
pub(super) use duties::handle_of_key;
pub use figures::{FigureDraft, Input, LineDraft};
pub use holders::{DocumentDraft, FieldDraft, RowDraft};
pub use meetings::{MeetingDraft, PlannedMeeting};
pub use members::{MemberDraft, MemberEdit, MergerDraft};
pub use notice::NoticeDraft;
pub use people::{Appointee, AppointmentDraft, PersonDraft};
pub use population::NewFigure;
pub use portfolio::{Keep, OperationDraft, ProjectDraft, RecordCommand, SolutionDraft};
pub use roles::RoleDraft;
pub(super) use stances::period;
pub use stances::{AskDraft, StanceDraft};
pub use undo::Undoing;

use std::cell::RefCell;
use std::rc::Rc;

use duties::NamedDuty;
use notes::Note;

use super::failure::{Failure, Wanted};
use super::names::Known;
use super::session::{Carrier, Session};
use crate::domain::charter::Charter;
use crate::domain::date::Date;
use crate::domain::deed::Deed;
use crate::domain::ids::Id;
use crate::domain::meeting::MeetingState;
use crate::domain::records::Records;
use crate::store::Edit;
use crate::text::{Say, deed};

/// One edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Adds a person.
    AddPerson(PersonDraft),
    /// Changes a person's details.
    EditPerson {
        /// The person.
        id: Id,
        /// The version of the row that the caller saw; none: as it is now.
        seen: Option<i64>,
        /// The details as they shall be.
        draft: PersonDraft,
    },
    /// Puts someone into a seat.
    Appoint(Box<AppointmentDraft>),
    /// Ends an appointment.
    EndAppointment {
        /// The appointment.
        id: Id,
        /// Last day in the seat.
        on: Date,
        /// The member whose council removed the person.
        removed_by: Option<Id>,
    },
    /// Adds a term of office, or gives the chair of one that has the same first day.
    SetTerm {
        /// Id of the body.
        body: String,
        /// First day.
        from: Date,
        /// Last day.
        until: Date,
        /// The member that holds the chair.
        chair: Option<Id>,
        /// What that rests on.
        note: Option<String>,
    },
    /// Dates a meeting.
    AddMeeting {
        /// Id of the body.
        body: String,
        /// The meeting.
        draft: MeetingDraft,
    },
    /// Moves a meeting to another day, or changes its details.
    EditMeeting {
        /// The meeting.
        id: Id,
        /// The meeting as the caller saw it; what the draft has as this does stays as it is.
        was: MeetingDraft,
        /// The meeting as it shall be.
        draft: MeetingDraft,
    },
    /// Dates several meetings of a year.
    PlanMeetings {
        /// The year.
        year: i32,
        /// The meetings.
        meetings: Vec<PlannedMeeting>,
    },
    /// Records a meeting as held.
    HoldMeeting {
        /// The meeting.
        id: Id,
    },
    /// Cancels a meeting.
    CancelMeeting {
        /// The meeting.
        id: Id,
    },
    /// Adds a member, or a municipality from outside.
    AddMember(Box<MemberDraft>),
    /// Changes a member's details, or its number and name from a day on.
    EditMember {
        /// The member.
        id: Id,
        /// The version of the row that the caller saw; none: as it is now.
        seen: Option<i64>,
        /// The details as they shall be.
        edit: Box<MemberEdit>,
    },
    /// Makes members into one.
    MergeMembers(Box<MergerDraft>),
    /// Ends a membership.
    MemberLeaves {
        /// The member.
        id: Id,
        /// Its last day.
        on: Date,
    },
    /// Records a figure of inhabitants.
    SetInhabitants(NewFigure),
    /// Takes in figures of inhabitants, all in one change.
    ImportInhabitants {
        /// The figures.
        figures: Vec<NewFigure>,
        /// Where they come from.
        source: String,
    },
    /// Ticks an obligation off.
    Tick {
        /// The obligation's handle.
        handle: String,
        /// The day it was done.
        on: Date,
        /// What was done.
        note: String,
    },
    /// Lets something due lie until a day.
    Postpone {
        /// The obligation's handle.
        handle: String,
        /// The day on which it comes back.
        until: Date,
        /// Why.
        reason: String,
    },
    /// Takes something postponed up again.
    TakeUp {
        /// The obligation's handle.
        handle: String,
    },
    /// Gives a field that the agreement is silent on a value of the cooperation's own.
    Set {
        /// Id of the entry.
        entry: String,
        /// Path of the field.
        field: String,
        /// The value, as a charter would write it.
        value: String,
        /// The first day it holds.
        from: Date,
    },
    /// Goes back to the program's own value.
    ClearSetting {
        /// Id of the entry.
        entry: String,
        /// Path of the field.
        field: String,
    },
    /// Takes a text of the agreement in as the version valid from a day on.
    Adopt(Box<AdoptionDraft>),
    /// Puts on record that a party gave notice.
    GiveNotice(Box<NoticeDraft>),
    /// Attaches the agreement's own text to a version of it.
    AttachText {
        /// What the version goes by; none: the one in force.
        version: Option<String>,
        /// The name of its file.
        name: String,
        /// The whole text.
        text: String,
    },
    /// An edit of the portfolio: operations, solutions, projects, stances, papers, figures.
    Record(RecordCommand),
}

impl From<RecordCommand> for Command {
    fn from(command: RecordCommand) -> Self {
        Self::Record(command)
    }
}

/// The answer to an edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Number of the change; none: nothing was different.
    pub number: Option<i64>,
    /// What was done, in a sentence.
    pub sentence: String,
    /// How what was done is referred to, where that is of use.
    pub handle: Option<String>,
    /// What hangs on it and wants a look, each in a sentence.
    pub notes: Vec<String>,
}

impl Session {
    /// Carries an edit out: one transaction, one step of undo.
    ///
    /// # Errors
    /// A [`Failure`] that names the rule or what is missing; nothing was changed.
    pub fn run(&mut self, command: &Command) -> Result<Receipt, Failure> {
        self.attempt(command, false)
    }

    /// Tries an edit against the file as it is, and takes everything back: what would be done, or why it would be refused.
    ///
    /// # Errors
    /// The [`Failure`] that the edit would end in.
    pub fn rehearse(&mut self, command: &Command) -> Result<Receipt, Failure> {
        self.attempt(command, true)
    }

    fn attempt(&mut self, command: &Command, rehearsal: bool) -> Result<Receipt, Failure> {
        let charter = self.charter()?;
        let today = self.today();
        days::judge(command, today)?;
        let duty = match command {
            Command::Tick { handle, .. } => Some(self.to_tick(handle)?),
            Command::Postpone { handle, .. } | Command::TakeUp { handle } => Some(self.named_duty(handle)?),
            _ => None,
        };
        let author = self.author.clone();
        let (agreement, say) = (self.agreement_id()?, self.say());
        let carrier = self.carrier()?;
        let outcome = self.store.change(&author, |edit| {
            let (charter, notes) = (Rc::clone(&charter), RefCell::default());
            let mut records = edit.records()?;
            if let Some(carrier) = &carrier {
                carrier.carry(&mut records);
            }
            let desk = Desk { charter, records, edit, today, agreement, say, example: false, notes };
            let (made, deed) = match command {
                Command::Record(command) => desk.record(command)?,
                Command::GiveNotice(draft) => desk.give_notice(draft)?,
                Command::Adopt(draft) => (None, desk.adopt(draft, carrier.as_ref())?),
                Command::Set { .. } | Command::ClearSetting { .. } => (None, desk.setting(command, carrier.as_ref())?),
                _ => (None, desk.carry_out(command, duty.as_ref())?),
            };
            let notes = desk.notes.into_inner();
            // An error is what makes the store take everything back.
            if rehearsal { Err(Stopped::Rehearsed((deed, made, notes))) } else { Ok(((made, notes), deed)) }
        });
        match outcome {
            Ok(((made, notes), receipt)) => {
                self.keep_compiled();
                Ok(self.receipt(command, receipt.number, made, &receipt.deed, &notes))
            }
            Err(Stopped::Rehearsed((deed, made, notes))) => Ok(self.receipt(command, None, made, &deed, &notes)),
            Err(Stopped::Failed(failure)) => Err(failure),
        }
    }

    fn receipt(&self, command: &Command, number: Option<i64>, made: Option<String>, done: &Deed, notes: &[Note]) -> Receipt {
        let handle = match command {
            Command::AddMeeting { body, draft } => Some(format!("{body}/{}", draft.date)),
            Command::AddMember(draft) => Some(draft.handle()),
            Command::MergeMembers(draft) => Some(draft.handle()),
            _ => made,
        };
        let notes = notes.iter().map(|note| note.words(self.say())).collect();
        Receipt { number, sentence: deed(self.say(), done), handle, notes }
    }
}

/// Why a change was not kept.
enum Stopped<T> {
    /// It was only tried, and would have given this.
    Rehearsed(T),
    /// It failed.
    Failed(Failure),
}

impl<T, F: Into<Failure>> From<F> for Stopped<T> {
    fn from(failure: F) -> Self {
        Self::Failed(failure.into())
    }
}

/// A change in the making, with what it is judged against.
pub(super) struct Desk<'a> {
    pub(super) charter: Rc<Charter>,
    pub(super) records: Records,
    pub(super) edit: &'a Edit<'a>,
    pub(super) today: Date,
    /// The version of the agreement in force.
    pub(super) agreement: Id,
    pub(super) say: Say,
    /// Whether what is added is an example of the demo.
    pub(super) example: bool,
    /// What hangs on the edit.
    notes: RefCell<Vec<Note>>,
}

impl<'a> Desk<'a> {
    /// A desk for records that come with a charter: nothing hangs on them that anybody would have to be told.
    pub(super) fn of_seed(
        edit: &'a Edit<'a>,
        charter: Rc<Charter>,
        today: Date,
        agreement: Id,
        say: Say,
        example: bool,
    ) -> Result<Self, Failure> {
        Ok(Self { charter, records: edit.records()?, edit, today, agreement, say, example, notes: RefCell::default() })
    }
}

impl Desk<'_> {
    fn known(&self) -> Known<'_> {
        let Self { charter, records, agreement, today, say, .. } = self;
        Known { charter, records, agreement: *agreement, today: *today, say: *say }
    }

    fn carry_out(&self, command: &Command, duty: Option<&NamedDuty>) -> Result<Deed, Failure> {
        match command {
            Command::AddPerson(draft) => {
                let person = self.add_person(draft)?;
                Ok(Deed::PersonAdded { person: person.name })
            }
            Command::EditPerson { id, seen, draft } => self.edit_person(*id, *seen, draft),
            Command::Appoint(draft) => self.appoint(draft),
            Command::EndAppointment { id, on, removed_by } => self.end_appointment(*id, *on, *removed_by),
            Command::SetTerm { body, from, until, chair, note } => self.set_term(body, *from, *until, *chair, note.clone()),
            Command::AddMeeting { body, draft } => self.add_meeting(body, draft),
            Command::EditMeeting { id, was, draft } => self.edit_meeting(*id, was, draft),
            Command::PlanMeetings { year, meetings } => self.plan_meetings(*year, meetings),
            Command::HoldMeeting { id } => self.close_meeting(*id, MeetingState::Held),
            Command::CancelMeeting { id } => self.close_meeting(*id, MeetingState::Cancelled),
            Command::AddMember(draft) => self.add_member(draft),
            Command::EditMember { id, seen, edit } => self.edit_member(*id, *seen, edit),
            Command::MergeMembers(draft) => self.merge_members(draft),
            Command::MemberLeaves { id, on } => self.member_leaves(*id, *on),
            Command::SetInhabitants(figure) => self.set_inhabitants(figure),
            Command::ImportInhabitants { figures, source } => self.import_inhabitants(figures, source),
            Command::Tick { .. } | Command::Postpone { .. } | Command::TakeUp { .. } => match duty {
                Some(duty) => self.remark(command, duty),
                None => Err(Failure::NoCharter),
            },
            Command::Set { .. } | Command::ClearSetting { .. } => self.setting(command, None),
            Command::Record(command) => Ok(self.record(command)?.1),
            Command::GiveNotice(draft) => Ok(self.give_notice(draft)?.1),
            Command::Adopt(draft) => self.adopt(draft, None),
            Command::AttachText { version, text, .. } => self.attach(version.as_deref(), text),
        }
    }
}

/// A record that was there when the edit was made and is not any more.
fn gone(wanted: Wanted) -> Failure {
    Failure::NotFound { wanted, name: String::new(), known: Vec::new() }
}
