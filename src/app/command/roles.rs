//! Roles of projects, solutions and members: who takes them on, and until when.

use super::notes::Note;
use super::portfolio::refused;
use super::{Appointee, Desk, gone};
use crate::app::failure::{Failure, MemberRejection, RecordRejection, Rejection, Wanted};
use crate::domain::charter::{Seat, Set, Target, Topic};
use crate::domain::date::Date;
use crate::domain::deed::Deed;
use crate::domain::ids::Id;
use crate::domain::member::Member;
use crate::domain::portfolio::stance::{participation, topic};
use crate::domain::portfolio::{About, Answer, Role, Stands, members_in};

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
        let members = [own, member].into_iter().flatten().filter_map(|id| self.records.member(id));
        let leaving = members.filter(|m| m.until.is_some()).min_by_key(|m| m.until);
        let day = draft.from.or(draft.until).unwrap_or(self.today);
        if let Some(gone) = leaving.filter(|m| m.until < Some(day)) {
            let member = gone.name.clone();
            return Err(Failure::Rejected(Rejection::Member(MemberRejection::NotThen { member, on: day })));
        }
        let role = Role {
            id: self.edit.mint()?,
            about: draft.about.clone(),
            seat: entry.id.clone(),
            person: person.id,
            member,
            from: draft.from,
            // Nothing is done for a member longer than it is one.
            until: draft.until.into_iter().chain(leaving.and_then(|m| m.until)).min(),
            example: self.example,
        };
        if self.records.portfolio.roles.iter().any(|other| other.overlaps(&role)) {
            return Err(Failure::Rejected(Rejection::AlreadySits { person: person.name, seat }));
        }
        if let Some(member) = role.member.filter(|member| !self.may_come_from(&entry.rule, &role.about, *member)) {
            let member = self.records.member(member).map(|m| m.name.clone()).unwrap_or_default();
            self.note(Note::RoleElsewhere { seat: seat.clone(), member, clause: entry.source.clone() });
        }
        self.edit.insert(&role)?;
        let handle = format!("{}/{}/{}", known.handle(&role.about), role.seat, person.handle);
        Ok((Some(handle), Deed::SeatAppointed { person: person.name, seat, body: known.title(&role.about) }))
    }

    /// Whether a role of a record may be filled from a member, as far as the agreement says from which.
    fn may_come_from(&self, rule: &Seat, about: &About, member: Id) -> bool {
        let (charter, records, today) = (&self.charter, &self.records, self.today);
        let project = match about {
            About::Project(id) => records.portfolio.project(*id),
            _ => None,
        };
        let owner = project.and_then(|project| project.member);
        match rule.holder.as_ref().map(|who| &who.target) {
            Some(Target::Seat(of)) => {
                let from = members_in(charter, &records.portfolio.roles, about, owner, of, today);
                from.is_empty() || from.contains(&member)
            }
            Some(Target::Any(Set::Participant) | Target::Each(Set::Participant)) => {
                let id = participation(charter, &records.portfolio, about);
                let rule = id.as_deref().and_then(|id| topic(charter, id));
                let is_in = |(id, rule): (String, Topic)| {
                    Stands::on(records, about, &id, "", today).of(member).answer(&rule) == Answer::In
                };
                owner == Some(member) || id.zip(rule).is_some_and(is_in)
            }
            _ => true,
        }
    }

    pub(super) fn end_role(&self, id: Id, on: Date) -> Result<(Option<String>, Deed), Failure> {
        let now = self.edit.get::<Role>(id)?.ok_or_else(|| gone(Wanted::Appointment))?;
        let role = now.record;
        if let Some(from) = role.from.filter(|from| on < *from) {
            return Err(Failure::Rejected(Rejection::EndsBeforeStart { from, until: on }));
        }
        let ended = Role { until: Some(on), ..role };
        let (person, seat) = self.held_by(&ended);
        if self.records.portfolio.roles.iter().any(|other| other.id != id && other.overlaps(&ended)) {
            return Err(Failure::Rejected(Rejection::AlreadySits { person, seat }));
        }
        self.edit.update(&ended, now.version)?;
        Ok((None, Deed::SeatEnded { person, seat, body: self.known().title(&ended.about), on }))
    }

    /// Ends what is done for a member that goes, and in it, on its last day.
    pub(super) fn end_roles(&self, member: &Member, last: Date) -> Result<(), Failure> {
        let of_member = |role: &&Role| role.member == Some(member.id) || role.about == About::Member(member.id);
        for id in self.records.portfolio.roles.iter().filter(of_member).map(|role| role.id) {
            // In a merger, another that goes may have ended it already.
            let Some(now) = self.edit.get::<Role>(id)?.filter(|now| now.record.until.is_none_or(|until| until > last)) else {
                continue;
            };
            let ((person, seat), body) = (self.held_by(&now.record), self.known().title(&now.record.about));
            if now.record.from.is_none_or(|from| from <= last) {
                self.edit.update(&Role { until: Some(last), ..now.record }, now.version)?;
                self.note(Note::SeatEnded { person, seat, body, on: last });
            } else {
                self.edit.delete::<Role>(id, now.version)?;
                self.note(Note::SeatRemoved { person, seat, body });
            }
        }
        Ok(())
    }

    /// The names of who has a role, and of the role.
    fn held_by(&self, role: &Role) -> (String, String) {
        let person = self.records.person(role.person).map(|p| p.name.clone()).unwrap_or_default();
        let seat = self.charter.role_seat(&role.seat).map_or_else(|| role.seat.clone(), |s| s.name.clone());
        (person, seat)
    }
}
