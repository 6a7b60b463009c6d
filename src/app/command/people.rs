//! People, and who sits where.

use super::notes::Note;
use super::{Desk, gone};
use crate::app::failure::{Failure, Rejection, Wanted};
use crate::app::names;
use crate::domain::charter::{Chair, One, Seat, Subject, Target};
use crate::domain::date::{Date, Span, add_days};
use crate::domain::deed::Deed;
use crate::domain::ids::Id;
use crate::domain::person::{Appointment, CHAIR, Person, VICE};
use crate::domain::sort::handle as handle_of;

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

impl Desk<'_> {
    pub(super) fn add_person(&self, draft: &PersonDraft) -> Result<Person, Failure> {
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

    pub(super) fn edit_person(&self, id: Id, seen: Option<i64>, draft: &PersonDraft) -> Result<Deed, Failure> {
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

    pub(super) fn appoint(&self, draft: &AppointmentDraft) -> Result<Deed, Failure> {
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
            // A last day before that is on record already and stays.
            let sits_on = |a: &Appointment| a.id == replaced && a.until.is_none_or(|until| until > on);
            if self.records.appointments.iter().any(sits_on)
                && let Deed::SeatEnded { person, seat, body, on } = self.end_appointment(replaced, on, None)?
            {
                self.note(Note::SeatGivenUp { person, seat, body, on });
            }
        }
        let stretch = Span::new(draft.from, draft.until);
        let same = |a: &&Appointment| a.body == draft.body && a.seat == draft.seat && a.person == person.id;
        let sits = self.records.appointments.iter().filter(same).find(|a| Span::new(a.from, a.until).overlaps(&stretch));
        let by_the_agreement = draft.elected.and_then(|_| self.elector(draft, member));
        let is_elected = |a: &&Appointment| a.nominated.is_some() && a.elected.is_none() && draft.elected.is_some();
        let is_nominated = |a: &&Appointment| !a.was_nominated() && draft.nominated.is_some() && draft.elected.is_none();
        let is_completed =
            |a: &&Appointment| a.member.is_none() && member.is_some() || a.elected_by.is_none() && draft.elected_by.is_some();
        if let Some(step) = sits.filter(|a| is_elected(a) || is_nominated(a) || is_completed(a)) {
            // Who was nominated is elected, or what was not known is recorded late: one appointment, and not another. What
            // is given goes before what is on record.
            let now = self.edit.get::<Appointment>(step.id)?.ok_or_else(|| gone(Wanted::Appointment))?;
            let was = now.record;
            let done = Appointment {
                member: was.member.or(member),
                nominated: draft.nominated.or(was.nominated),
                elected: draft.elected.or(was.elected),
                elected_by: draft.elected_by.or(was.elected_by).or(by_the_agreement),
                decision: draft.decision.clone().or(was.decision.clone()),
                ..was
            };
            self.edit.update(&done, now.version)?;
            return Ok(Deed::SeatAppointed { person: person.name, seat: seat_name, body: body.name.clone() });
        }
        if sits.is_some() {
            return Err(Failure::Rejected(Rejection::AlreadySits { person: person.name, seat: seat_name }));
        }
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
            elected_by: draft.elected_by.or(by_the_agreement),
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
        let needs_member = rule.is_some_and(Seat::needs_member);
        if member.is_none() && needs_member {
            return Err(Failure::Rejected(Rejection::MemberNeeded { seat: seat.to_owned() }));
        }
        Ok((member, draft.organisation))
    }

    /// The member whose council elects to the seat, by the agreement.
    fn elector(&self, draft: &AppointmentDraft, represented: Option<Id>) -> Option<Id> {
        let who = if draft.seat == CHAIR || draft.seat == VICE {
            match self.charter.body(&draft.body)?.rule.chair.as_ref()? {
                Chair::Rotation { elected_by, .. } => elected_by.as_ref()?,
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

    pub(super) fn end_appointment(&self, id: Id, on: Date, removed_by: Option<Id>) -> Result<Deed, Failure> {
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
}
