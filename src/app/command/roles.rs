//! Roles of projects, solutions and members: who takes them on, and until when.

use super::portfolio::refused;
use super::{Appointee, Desk, gone};
use crate::app::failure::{Failure, RecordRejection, Rejection, Wanted};
use crate::domain::date::Date;
use crate::domain::deed::Deed;
use crate::domain::ids::Id;
use crate::domain::portfolio::{About, Role};

/// Who takes on which role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleDraft {
    /// The project, solution or member.
    pub about: About,
    /// Id of the seat.
    pub seat: String,
    /// Who.
    pub who: Appointee,
    /// For which member; none: the person's own.
    pub member: Option<Id>,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

impl Desk<'_> {
    pub(super) fn take_role(&self, draft: &RoleDraft) -> Result<(Option<String>, Deed), Failure> {
        let known = self.known();
        let entry = self.charter.role_seat(&draft.seat).ok_or_else(|| gone(Wanted::Seat))?;
        let seat = entry.name.clone();
        if entry.rule.of.each != draft.about.subject() {
            return Err(refused(RecordRejection::DoesNotApply { entry: seat, subject: known.title(&draft.about) }));
        }
        if let (Some(from), Some(until)) = (draft.from, draft.until)
            && until < from
        {
            return Err(Failure::Rejected(Rejection::EndsBeforeStart { from, until }));
        }
        let person = match &draft.who {
            Appointee::Known(id) => self.records.person(*id).cloned().ok_or_else(|| gone(Wanted::Person))?,
            Appointee::New(draft) => self.add_person(draft)?,
        };
        let own = match draft.about {
            About::Member(member) => Some(member),
            _ => None,
        };
        let member = own.or(draft.member).or(person.member);
        if member.is_none() && entry.rule.per.is_some() {
            return Err(Failure::Rejected(Rejection::MemberNeeded { seat }));
        }
        let about = draft.about.clone();
        let role = Role {
            id: self.edit.mint()?,
            about,
            seat: entry.id.clone(),
            person: person.id,
            member,
            from: draft.from,
            until: draft.until,
            example: self.example,
        };
        if self.records.portfolio.roles.iter().any(|other| other.overlaps(&role)) {
            return Err(Failure::Rejected(Rejection::AlreadySits { person: person.name, seat }));
        }
        self.edit.insert(&role)?;
        let handle = format!("{}/{}/{}", known.handle(&role.about), role.seat, person.handle);
        Ok((Some(handle), Deed::SeatAppointed { person: person.name, seat, body: known.title(&role.about) }))
    }

    pub(super) fn end_role(&self, id: Id, on: Date) -> Result<(Option<String>, Deed), Failure> {
        let now = self.edit.get::<Role>(id)?.ok_or_else(|| gone(Wanted::Appointment))?;
        let role = now.record;
        if let Some(from) = role.from.filter(|from| on < *from) {
            return Err(Failure::Rejected(Rejection::EndsBeforeStart { from, until: on }));
        }
        let ended = Role { until: Some(on), ..role };
        let person = self.records.person(ended.person).map(|p| p.name.clone()).unwrap_or_default();
        let seat = self.charter.role_seat(&ended.seat).map_or_else(|| ended.seat.clone(), |s| s.name.clone());
        if self.records.portfolio.roles.iter().any(|other| other.id != id && other.overlaps(&ended)) {
            return Err(Failure::Rejected(Rejection::AlreadySits { person, seat }));
        }
        self.edit.update(&ended, now.version)?;
        Ok((None, Deed::SeatEnded { person, seat, body: self.known().title(&ended.about), on }))
    }
}
