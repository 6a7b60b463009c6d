//! Every edit, as a value: both faces build the same ones, and a session carries them out.

mod adopt;
mod days;
mod duties;
mod figures;
mod holders;
mod laws;
pub mod line;
mod members;
mod notes;
mod notice;
mod population;
mod portfolio;
mod roles;
mod settings;
mod stances;
mod text;

pub use adopt::AdoptionDraft;
pub(super) use duties::handle_of_key;
pub use figures::{FigureDraft, Input, LineDraft};
pub use holders::{DocumentDraft, FieldDraft, RowDraft};
pub use members::{MemberDraft, MemberEdit, MergerDraft};
pub use notice::NoticeDraft;
pub use population::NewFigure;
pub use portfolio::{Keep, OperationDraft, ProjectDraft, RecordCommand, SolutionDraft};
pub use roles::RoleDraft;
pub(super) use stances::period;
pub use stances::{AskDraft, StanceDraft};

use std::cell::RefCell;
use std::rc::Rc;

use duties::NamedDuty;
use notes::Note;

use super::failure::{AgreementRejection, Failure, Rejection, Wanted};
use super::names;
use super::names::Known;
use super::session::{Carrier, Edition, Session};
use crate::domain::body::terms::{Stretch, collide, is_chair_period};
use crate::domain::charter::{Charter, One, Subject, Target};
use crate::domain::date::{Date, Span, add_days};
use crate::domain::deed::Deed;
use crate::domain::ids::Id;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::person::{Appointment, CHAIR, Person, Term, VICE};
use crate::domain::records::Records;
use crate::domain::sort::handle as handle_of;
use crate::store::{Edit, Undo};
use crate::text::{Say, deed};

/// What is known of a person, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonDraft {
    /// Handle; none: made from the name.
    pub handle: Option<String>,
    /// Full name.
    pub name: String,
    /// Office or title.
    pub title: Option<String>,
    /// Work mail.
    pub mail: Option<String>,
    /// Work phone.
    pub phone: Option<String>,
    /// The municipality the person works for or represents.
    pub member: Option<Id>,
}

/// Who is appointed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Appointee {
    /// Someone on record.
    Known(Id),
    /// Someone who is added in the same change.
    New(PersonDraft),
}

/// An appointment, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppointmentDraft {
    /// Id of the body.
    pub body: String,
    /// Id of the seat.
    pub seat: String,
    /// Who sits.
    pub who: Appointee,
    /// The member represented; none: the one the seat is for, or the person's own.
    pub member: Option<Id>,
    /// The outside organisation represented.
    pub organisation: Option<Id>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// Day of the nomination.
    pub nominated: Option<Date>,
    /// Day of the election.
    pub elected: Option<Date>,
    /// The member whose council elected; none with a day of election: the one the agreement names.
    pub elected_by: Option<Id>,
    /// Reference to the decision.
    pub decision: Option<String>,
    /// How many hundredths of a full post.
    pub percent: Option<u32>,
    /// The appointment that ends the day before this one begins.
    pub replaces: Option<Id>,
}

/// A meeting that is dated with others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedMeeting {
    /// Id of the body.
    pub body: String,
    /// Id of the kind.
    pub kind: Option<String>,
    /// The day.
    pub date: Date,
}

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
        /// The day.
        date: Date,
        /// Id of the kind.
        kind: Option<String>,
        /// Who took the initiative.
        initiator: Option<Id>,
        /// A remark.
        note: Option<String>,
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

/// The answer to an undo or a redo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undoing {
    /// It was done.
    Done(Receipt),
    /// There is nothing to undo or do again.
    Nothing,
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
            Command::AddMeeting { body, date, .. } => Some(format!("{body}/{date}")),
            Command::AddMember(draft) => Some(draft.handle()),
            Command::MergeMembers(draft) => Some(draft.handle()),
            _ => made,
        };
        let notes = notes.iter().map(|note| note.words(self.say())).collect();
        Receipt { number, sentence: deed(self.say(), done), handle, notes }
    }

    /// Takes back the newest change, if it is still the one the caller saw.
    ///
    /// # Errors
    /// A [`Failure`] if another change came in between or the change cannot be undone.
    pub fn undo(&mut self, expected: Option<i64>) -> Result<Undoing, Failure> {
        let author = self.author.clone();
        let undone = self.store.undo(&author, expected)?;
        self.undoing(undone)
    }

    /// Takes back an older change.
    ///
    /// # Errors
    /// A [`Failure`] naming the later changes that stand in the way, or the rule that would be broken.
    pub fn undo_number(&mut self, number: i64) -> Result<Undoing, Failure> {
        let (editions, author) = (self.editions()?, self.author.clone());
        let charter = self.charter()?;
        let undone = self.store.undo_number(&author, number, |edit| lawful(&charter, &editions, edit))?;
        self.undoing(undone)
    }

    /// Whether an older change can be taken back; nothing is kept.
    ///
    /// # Errors
    /// The [`Failure`] that taking it back would end in.
    pub fn rehearse_undo(&mut self, number: i64) -> Result<(), Failure> {
        let (editions, author) = (self.editions()?, self.author.clone());
        let charter = self.charter()?;
        let tried = self.store.undo_number(&author, number, |edit| {
            lawful(&charter, &editions, edit)?;
            // An error is what makes the store take everything back.
            Err(Stopped::Rehearsed(()))
        });
        match tried {
            Err(Stopped::Failed(failure)) => Err(failure),
            Err(Stopped::Rehearsed(())) | Ok(_) => Ok(()),
        }
    }

    /// Does the change undone last again.
    ///
    /// # Errors
    /// A [`Failure`] if it cannot be done.
    pub fn redo(&mut self, expected: Option<i64>) -> Result<Undoing, Failure> {
        let author = self.author.clone();
        let redone = self.store.redo(&author, expected)?;
        self.undoing(redone)
    }

    fn undoing(&mut self, undo: Undo) -> Result<Undoing, Failure> {
        match undo {
            Undo::Done(receipt) => {
                self.keep_compiled();
                let sentence = deed(self.say(), &receipt.deed);
                Ok(Undoing::Done(Receipt { number: receipt.number, sentence, handle: None, notes: Vec::new() }))
            }
            Undo::Nothing => Ok(Undoing::Nothing),
            Undo::Other(line) => Err(Failure::ChangedBetween(line)),
        }
    }
}

/// Refuses records that break what holds of all of them together.
fn lawful(charter: &Charter, editions: &[Edition], edit: &Edit<'_>) -> Result<(), Failure> {
    let records = edit.records()?;
    let left = edit.charter_heads()?;
    let stays = |edition: &Edition| left.iter().any(|head| head.id == edition.head.id);
    let lost = editions.iter().position(|e| !stays(e));
    // Each version is judged against the one before it, and carries its names on from there: only the newest can go.
    if let Some(at) = lost
        && let Some(later) = editions.get(at + 1)
    {
        let rejection = AgreementRejection::VersionStands { later: format!("v{}", at + 2), from: later.head.from };
        return Err(Failure::Rejected(Rejection::Agreement(rejection)));
    }
    let lost = lost.and_then(|at| editions.get(at));
    let before = editions.iter().rfind(|e| stays(e));
    let breach = lost.zip(before).and_then(|(lost, before)| laws::words_lost(&lost.charter, &before.charter, &records));
    breach.or_else(|| laws::breach(charter, &records)).map_or(Ok(()), |rejection| Err(Failure::Rejected(rejection)))
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
            Command::AddMeeting { body, date, kind, initiator, note } => {
                self.add_meeting(body, *date, kind.clone(), *initiator, note.clone())
            }
            Command::PlanMeetings { year, meetings } => {
                for PlannedMeeting { body, kind, date } in meetings {
                    self.add_meeting(body, *date, kind.clone(), None, None)?;
                }
                Ok(Deed::MeetingsPlanned { count: meetings.len() as u64, year: *year })
            }
            Command::HoldMeeting { id } => self.move_meeting(*id, MeetingState::Held),
            Command::CancelMeeting { id } => self.move_meeting(*id, MeetingState::Cancelled),
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
            Command::AttachText { version, text } => self.attach(version.as_deref(), text),
        }
    }

    fn add_person(&self, draft: &PersonDraft) -> Result<Person, Failure> {
        let person = Person {
            id: self.edit.mint()?,
            handle: self.free_handle(draft, None)?,
            name: draft.name.trim().to_owned(),
            title: draft.title.clone(),
            mail: draft.mail.clone(),
            phone: draft.phone.clone(),
            member: draft.member,
            example: false,
        };
        self.edit.insert(&person)?;
        Ok(person)
    }

    fn edit_person(&self, id: Id, seen: Option<i64>, draft: &PersonDraft) -> Result<Deed, Failure> {
        let now = self.edit.get::<Person>(id)?.ok_or_else(|| gone(Wanted::Person))?;
        let was = now.record.handle.clone();
        let handle = match &draft.handle {
            Some(_) => self.free_handle(draft, Some(id))?,
            None => was.clone(),
        };
        if draft.name.trim().is_empty() {
            return Err(Failure::Rejected(Rejection::NameNeeded));
        }
        let person = Person {
            handle,
            name: draft.name.trim().to_owned(),
            title: draft.title.clone(),
            mail: draft.mail.clone(),
            phone: draft.phone.clone(),
            member: draft.member,
            ..now.record
        };
        self.rename_subject(Subject::Person, &was, &person.handle)?;
        self.edit.update(&person, seen.unwrap_or(now.version))?;
        Ok(Deed::PersonChanged { person: person.name })
    }

    /// The handle asked for if it is free, or one made from the name, numbered where it must be.
    fn free_handle(&self, draft: &PersonDraft, own: Option<Id>) -> Result<String, Failure> {
        if draft.name.trim().is_empty() {
            return Err(Failure::Rejected(Rejection::NameNeeded));
        }
        let taken = |handle: &str| self.records.people.iter().any(|p| p.handle == handle && Some(p.id) != own);
        if let Some(handle) = &draft.handle {
            let handle = handle_of(handle);
            return if taken(&handle) { Err(Failure::Rejected(Rejection::HandleTaken { handle })) } else { Ok(handle) };
        }
        let base = match handle_of(&draft.name) {
            empty if empty.is_empty() => "person".to_owned(),
            base => base,
        };
        let numbered = (2..).map(|n| format!("{base}-{n}"));
        Ok(std::iter::once(base.clone()).chain(numbered).find(|h| !taken(h)).unwrap_or(base))
    }

    fn appoint(&self, draft: &AppointmentDraft) -> Result<Deed, Failure> {
        let body = self.charter.body(&draft.body).ok_or_else(|| gone(Wanted::Body))?;
        let seat_name = names::seat_title(&self.charter, &draft.body, &draft.seat);
        if let (Some(from), Some(until)) = (draft.from, draft.until)
            && until < from
        {
            return Err(Failure::Rejected(Rejection::EndsBeforeStart { from, until }));
        }
        let person = match &draft.who {
            Appointee::Known(id) => self.records.person(*id).cloned().ok_or_else(|| gone(Wanted::Person))?,
            Appointee::New(draft) => self.add_person(draft)?,
        };
        let (member, organisation) = self.represented(draft, &person, &seat_name)?;
        if let Some(replaced) = draft.replaces {
            let on = add_days(draft.from.unwrap_or(self.today), -1);
            if let Deed::SeatEnded { person, seat, body, on } = self.end_appointment(replaced, on, None)? {
                self.note(Note::SeatGivenUp { person, seat, body, on });
            }
        }
        let stretch = Span::new(draft.from, draft.until);
        let same = |a: &&Appointment| a.body == draft.body && a.seat == draft.seat && a.person == person.id;
        if self.records.appointments.iter().filter(same).any(|a| Span::new(a.from, a.until).overlaps(&stretch)) {
            return Err(Failure::Rejected(Rejection::AlreadySits { person: person.name, seat: seat_name }));
        }
        let elected_by = draft.elected_by.or_else(|| draft.elected.and_then(|_| self.elector(draft, member)));
        self.edit.insert(&Appointment {
            id: self.edit.mint()?,
            body: draft.body.clone(),
            seat: draft.seat.clone(),
            person: person.id,
            member,
            organisation,
            from: draft.from,
            until: draft.until,
            nominated: draft.nominated,
            elected_by,
            elected: draft.elected,
            decision: draft.decision.clone(),
            percent: draft.percent,
            removed_by: None,
            example: false,
        })?;
        Ok(Deed::SeatAppointed { person: person.name, seat: seat_name, body: body.name.clone() })
    }

    /// Whom the person represents in the seat: as given, else the one the seat is for, else the person's own member.
    fn represented(&self, draft: &AppointmentDraft, person: &Person, seat: &str) -> Result<(Option<Id>, Option<Id>), Failure> {
        let rule = self.charter.seats_of(&draft.body).find(|s| s.id == draft.seat).map(|s| &s.rule);
        let holder = rule.and_then(|r| r.holder.as_ref()).map(|w| &w.target);
        let day = draft.from.unwrap_or(self.today);
        if let Some(Target::External(id)) = holder {
            let organisation = self.records.organisations.iter().find(|o| o.handle == *id).map(|o| o.id);
            let named = self.charter.organisations.iter().find(|o| o.id == *id).map_or_else(|| id.clone(), |o| o.name.clone());
            return match draft.organisation.or(organisation) {
                Some(organisation) => Ok((None, Some(organisation))),
                None => Err(Failure::Rejected(Rejection::OrganisationNeeded { seat: seat.to_owned(), organisation: named })),
            };
        }
        let own = match holder {
            Some(Target::Party(party)) => self.records.member_by_handle(party, day).map(|m| m.id),
            _ => None,
        };
        let member = draft.member.or(own).or(person.member);
        if let (Some(own), Some(given)) = (own, member)
            && own != given
        {
            let wanted = self.records.member(own).map(|m| m.name.clone()).unwrap_or_default();
            return Err(Failure::Rejected(Rejection::WrongMember { seat: seat.to_owned(), wanted }));
        }
        let needs_member = rule.is_some_and(|r| r.per.is_some() || r.area().is_some());
        if member.is_none() && needs_member {
            return Err(Failure::Rejected(Rejection::MemberNeeded { seat: seat.to_owned() }));
        }
        Ok((member, draft.organisation))
    }

    /// The member whose council elects to the seat, by the agreement.
    fn elector(&self, draft: &AppointmentDraft, represented: Option<Id>) -> Option<Id> {
        let who = if draft.seat == CHAIR || draft.seat == VICE {
            match self.charter.body(&draft.body)?.rule.chair.as_ref()? {
                crate::domain::charter::Chair::Rotation { elected_by, .. } => elected_by.as_ref()?,
                _ => return None,
            }
        } else {
            self.charter.seats_of(&draft.body).find(|s| s.id == draft.seat)?.rule.elected_by.as_ref()?
        };
        match &who.target {
            Target::One(One::Host) => {
                let host = self.charter.cooperation.rule.host.as_deref()?;
                self.records.member_by_handle(host, draft.elected.unwrap_or(self.today)).map(|m| m.id)
            }
            Target::One(One::Own | One::Holder) => represented,
            _ => None,
        }
    }

    fn end_appointment(&self, id: Id, on: Date, removed_by: Option<Id>) -> Result<Deed, Failure> {
        let now = self.edit.get::<Appointment>(id)?.ok_or_else(|| gone(Wanted::Appointment))?;
        let appointment = now.record;
        if let Some(from) = appointment.from.filter(|from| on < *from) {
            return Err(Failure::Rejected(Rejection::EndsBeforeStart { from, until: on }));
        }
        let person = self.records.person(appointment.person).map(|p| p.name.clone()).unwrap_or_default();
        let seat = names::seat_title(&self.charter, &appointment.body, &appointment.seat);
        let body = self.charter.body(&appointment.body).map_or_else(|| appointment.body.clone(), |b| b.name.clone());
        let stretch = Span::new(appointment.from, Some(on));
        let again = |a: &&Appointment| {
            a.id != id && a.body == appointment.body && a.seat == appointment.seat && a.person == appointment.person
        };
        if self.records.appointments.iter().filter(again).any(|a| Span::new(a.from, a.until).overlaps(&stretch)) {
            return Err(Failure::Rejected(Rejection::AlreadySits { person, seat }));
        }
        self.edit.update(&Appointment { until: Some(on), removed_by, ..appointment }, now.version)?;
        Ok(Deed::SeatEnded { person, seat, body, on })
    }

    fn set_term(&self, body: &str, from: Date, until: Date, chair: Option<Id>, note: Option<String>) -> Result<Deed, Failure> {
        let entry = self.charter.body(body).ok_or_else(|| gone(Wanted::Body))?;
        if until < from {
            return Err(Failure::Rejected(Rejection::EndsBeforeStart { from, until }));
        }
        // A period of the chair alone stands beside the body's term that begins on the same day.
        let stretch = Stretch { from, until, chair, computed: false };
        let of_chair = |stretch| is_chair_period(&entry.rule, stretch);
        let terms = self.records.terms.iter().filter(|t| t.body == body);
        let is_same = |t: &&Term| t.from == from && of_chair((*t).into()) == of_chair(stretch);
        let (same, others): (Vec<&Term>, Vec<&Term>) = terms.partition(is_same);
        let stretch = Stretch { chair: chair.or(same.first().and_then(|t| t.chair)), ..stretch };
        if let Some(other) = others.into_iter().find(|t| collide(&entry.rule, (*t).into(), stretch)) {
            return Err(Failure::Rejected(Rejection::TermsOverlap { from: other.from, until: other.until }));
        }
        match same.first() {
            Some(term) => {
                let now = self.edit.get::<Term>(term.id)?.ok_or_else(|| gone(Wanted::Body))?;
                let (chair, note) = (chair.or(now.record.chair), note.or(now.record.note.clone()));
                self.edit.update(&Term { until, chair, note, ..now.record }, now.version)?;
            }
            None => {
                let (id, body) = (self.edit.mint()?, body.to_owned());
                self.edit.insert(&Term { id, body, from, until, chair, note, example: false })?;
            }
        }
        Ok(Deed::TermAdded { body: entry.name.clone(), from, until })
    }

    fn add_meeting(
        &self,
        body: &str,
        date: Date,
        kind: Option<String>,
        initiator: Option<Id>,
        note: Option<String>,
    ) -> Result<Deed, Failure> {
        let entry = self.charter.body(body).ok_or_else(|| gone(Wanted::Body))?;
        let same = |m: &&Meeting| m.body == body && m.date == date && m.kind == kind && m.counts();
        if self.records.meetings.iter().any(|m| same(&m)) {
            return Err(Failure::Rejected(Rejection::MeetingExists { body: entry.name.clone(), date }));
        }
        let (id, body) = (self.edit.mint()?, body.to_owned());
        let state = MeetingState::Planned;
        self.edit.insert(&Meeting { id, body, kind, date, state, initiator, note, example: false })?;
        Ok(Deed::MeetingAdded { body: entry.name.clone(), date })
    }

    fn move_meeting(&self, id: Id, state: MeetingState) -> Result<Deed, Failure> {
        let now = self.edit.get::<Meeting>(id)?.ok_or_else(|| gone(Wanted::Meeting))?;
        let date = now.record.date;
        let body = self.charter.body(&now.record.body).map_or_else(|| now.record.body.clone(), |b| b.name.clone());
        if state == MeetingState::Held && date > self.today {
            return Err(Failure::Rejected(Rejection::NotYetHeld { date }));
        }
        self.edit.update(&Meeting { state, ..now.record }, now.version)?;
        Ok(match state {
            MeetingState::Cancelled => Deed::MeetingCancelled { body, date },
            _ => Deed::MeetingHeld { body, date },
        })
    }
}

/// A record that was there when the edit was made and is not any more.
fn gone(wanted: Wanted) -> Failure {
    Failure::NotFound { wanted, name: String::new(), known: Vec::new() }
}
