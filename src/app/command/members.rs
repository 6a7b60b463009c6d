//! Edits of members: joining, leaving, merging, and numbers that change.

use super::notes::Note;
use super::{Desk, gone};
use crate::app::failure::{Failure, MemberRejection, Rejection, Wanted};
use crate::app::names;
use crate::domain::charter::{Joining, Key};
use crate::domain::date::{Date, add_days};
use crate::domain::deed::Deed;
use crate::domain::ids::Id;
use crate::domain::member::{Member, MemberNumber, Placement};
use crate::domain::person::Appointment;
use crate::domain::public_number::{OrgNumber, is_municipality_number, organisation_number};
use crate::domain::sort::handle as handle_of;

/// A member, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemberDraft {
    /// Handle; none: made from the name.
    pub handle: Option<String>,
    /// Municipality number.
    pub code: String,
    /// Name.
    pub name: String,
    /// Organisation number.
    pub org_number: Option<String>,
    /// Place in the agreement's order; none: after all others.
    pub order: Option<u32>,
    /// First day as a member.
    pub from: Option<Date>,
    /// Areas: scheme and value.
    pub areas: Vec<(String, String)>,
    /// Whether it is never a party: a predecessor from outside, or a guest in a project.
    pub outside: bool,
}

impl MemberDraft {
    /// The handle it will have.
    pub fn handle(&self) -> String {
        handle_of(self.handle.as_deref().unwrap_or(&self.name))
    }
}

/// A member's details as they shall be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberEdit {
    /// Municipality number.
    pub code: String,
    /// Name.
    pub name: String,
    /// Organisation number.
    pub org_number: Option<String>,
    /// Place in the agreement's order.
    pub order: u32,
    /// Areas it is put into: scheme and value; in other schemes it stays where it is.
    pub areas: Vec<(String, String)>,
    /// First day of another number, name or area, which keeps the former ones; none: a correction.
    pub since: Option<Date>,
}

impl From<&Member> for MemberEdit {
    fn from(member: &Member) -> Self {
        let Member { code, name, org_number, order, .. } = member.clone();
        Self { code, name, org_number, order, areas: Vec::new(), since: None }
    }
}

/// A merger, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergerDraft {
    /// Those that become one, from outside too.
    pub from: Vec<Id>,
    /// Handle of the new one; none: made from the name.
    pub handle: Option<String>,
    /// Its municipality number.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its organisation number.
    pub org_number: Option<String>,
    /// Its first day.
    pub on: Date,
    /// Its areas, where the predecessors were in different ones: scheme and value.
    pub areas: Vec<(String, String)>,
}

impl MergerDraft {
    /// The handle the new member will have.
    pub fn handle(&self) -> String {
        handle_of(self.handle.as_deref().unwrap_or(&self.name))
    }
}

fn refused(rejection: MemberRejection) -> Failure {
    Failure::Rejected(Rejection::Member(rejection))
}

impl Desk<'_> {
    pub(super) fn note(&self, note: Note) {
        self.notes.borrow_mut().push(note);
    }

    /// Adds a member or a municipality from outside.
    pub(super) fn add_member(&self, draft: &MemberDraft) -> Result<Deed, Failure> {
        let last = self.records.members.iter().filter(|m| !m.outside).map(|m| m.order).max().unwrap_or(0);
        let member = Member {
            id: self.edit.mint()?,
            handle: draft.handle(),
            code: draft.code.trim().to_owned(),
            name: draft.name.trim().to_owned(),
            order: draft.order.unwrap_or(last.saturating_add(1)),
            org_number: draft.org_number.clone(),
            from: draft.from,
            until: None,
            successor: None,
            outside: draft.outside,
        };
        self.free(&member, &[])?;
        self.edit.insert(&member)?;
        self.place(member.id, draft.from, &draft.areas)?;
        if draft.outside {
            return Ok(Deed::OutsideAdded { member: member.name });
        }
        let agreement = &self.charter.agreement;
        if agreement.rule.joining == Some(Joining::NewAgreement) {
            self.note(Note::NewAgreement { clause: agreement.source.clone() });
        }
        Ok(Deed::MemberAdded { member: member.name })
    }

    /// Refuses a name that is empty, a handle or number that another has in the same time, and numbers that cannot be.
    fn free(&self, member: &Member, but: &[Id]) -> Result<(), Failure> {
        if member.name.is_empty() || member.handle.is_empty() {
            return Err(Failure::Rejected(Rejection::NameNeeded));
        }
        let others = self.records.members.iter().filter(|m| m.id != member.id && !but.contains(&m.id));
        for other in others.filter(|m| m.span().overlaps(&member.span())) {
            if other.handle == member.handle {
                let (handle, member) = (other.handle.clone(), other.name.clone());
                return Err(refused(MemberRejection::HandleTaken { handle, member }));
            }
            if !member.code.is_empty() && other.code == member.code {
                let (code, member) = (other.code.clone(), other.name.clone());
                return Err(refused(MemberRejection::NumberTaken { code, member }));
            }
        }
        if !member.code.is_empty() && !is_municipality_number(&member.code) {
            return Err(refused(MemberRejection::NotANumber { code: member.code.clone() }));
        }
        match member.org_number.as_deref().map(|number| (number, organisation_number(number))) {
            Some((number, OrgNumber::NotOne)) => Err(refused(MemberRejection::NotAnOrgNumber { number: number.to_owned() })),
            Some((number, OrgNumber::WrongCheckDigit)) => {
                self.note(Note::CheckDigit { number: number.to_owned() });
                Ok(())
            }
            Some((_, OrgNumber::Sound)) | None => Ok(()),
        }
    }

    /// Puts a member into areas of the agreement.
    fn place(&self, member: Id, from: Option<Date>, areas: &[(String, String)]) -> Result<(), Failure> {
        for (scheme, value) in areas {
            let known = self.charter.areas.iter().find(|s| s.id == *scheme);
            if !known.is_some_and(|s| s.rule.values.iter().any(|a| a.id == *value)) {
                let known = self.charter.areas.iter().flat_map(|s| s.rule.values.iter().map(|a| format!("{}:{}", s.id, a.id)));
                let (wanted, name) = (Wanted::MemberOrArea, format!("{scheme}:{value}"));
                return Err(Failure::NotFound { wanted, name, known: known.collect() });
            }
            let (id, scheme, value) = (self.edit.mint()?, scheme.clone(), value.clone());
            self.edit.insert(&Placement { id, member, scheme, value, from, until: None })?;
        }
        Ok(())
    }

    /// Ends where a member was in the schemes in which it is put elsewhere; what a correction replaces was never so.
    fn leave_areas(&self, id: Id, edit: &MemberEdit) -> Result<(), Failure> {
        let moved = |p: &&Placement| p.member == id && edit.areas.iter().any(|(scheme, _)| *scheme == p.scheme);
        for placement in self.records.placements.iter().filter(moved) {
            let now = self.edit.get::<Placement>(placement.id)?.ok_or_else(|| gone(Wanted::Member))?;
            match edit.since.map(|since| add_days(since, -1)) {
                Some(eve) if placement.from.is_none_or(|from| from <= eve) => {
                    let until = placement.until.map_or(eve, |until| until.min(eve));
                    self.edit.update(&Placement { until: Some(until), ..now.record }, now.version)?;
                }
                _ => self.edit.delete::<Placement>(placement.id, now.version)?,
            }
        }
        Ok(())
    }

    /// Changes a member's details; another number or name from a day on keeps the former ones.
    pub(super) fn edit_member(&self, id: Id, seen: Option<i64>, edit: &MemberEdit) -> Result<Deed, Failure> {
        let now = self.edit.get::<Member>(id)?.ok_or_else(|| gone(Wanted::Member))?;
        let old = now.record;
        let (code, name) = (edit.code.trim().to_owned(), edit.name.trim().to_owned());
        let member = Member { code, name, org_number: edit.org_number.clone(), order: edit.order, ..old.clone() };
        self.free(&member, &[])?;
        let renumbered = member.code != old.code || member.name != old.name;
        if let Some(on) = edit.since.filter(|_| renumbered) {
            self.keep_former(&old, &member, on)?;
        } else if member.code != old.code
            && let Some(newest) = self.records.numbers_of(id).last()
        {
            let number = self.edit.get::<MemberNumber>(newest.id)?.ok_or_else(|| gone(Wanted::Member))?;
            self.edit.update(&MemberNumber { code: member.code.clone(), ..number.record }, number.version)?;
        }
        self.edit.update(&member, seen.unwrap_or(now.version))?;
        self.leave_areas(id, edit)?;
        self.place(id, edit.since, &edit.areas)?;
        Ok(match edit.since.filter(|_| renumbered) {
            Some(on) => Deed::MemberRenumbered { member: member.name, code: member.code, on },
            None => Deed::MemberChanged { member: member.name },
        })
    }

    /// Records the number and name that a member bore until the day before, and those it bears from then on.
    fn keep_former(&self, old: &Member, new: &Member, on: Date) -> Result<(), Failure> {
        let name = || old.name.clone();
        if !(old.exists_on(on) && old.exists_on(add_days(on, -1))) {
            return Err(refused(MemberRejection::NotThen { member: name(), on }));
        }
        let borne = self.records.numbers_of(old.id);
        if let Some(from) = borne.iter().filter_map(|n| n.from).max().filter(|from| *from >= on) {
            return Err(refused(MemberRejection::ChangedSince { member: name(), from }));
        }
        let former_name = (old.name != new.name).then(name);
        let number = |code: &str, name: Option<String>, from: Option<Date>| -> Result<(), Failure> {
            let (id, code) = (self.edit.mint()?, code.to_owned());
            Ok(self.edit.insert(&MemberNumber { id, member: old.id, code, name, from })?)
        };
        if borne.is_empty() {
            number(&old.code, former_name.clone(), None)?;
        }
        // What had no name of its own had the one that is former now.
        for nameless in borne.iter().filter(|n| n.name.is_none() && former_name.is_some()) {
            let now = self.edit.get::<MemberNumber>(nameless.id)?.ok_or_else(|| gone(Wanted::Member))?;
            self.edit.update(&MemberNumber { name: former_name.clone(), ..now.record }, now.version)?;
        }
        number(&new.code, None, Some(on))
    }

    /// Ends a membership on its last day, with what hangs on it.
    pub(super) fn member_leaves(&self, id: Id, on: Date) -> Result<Deed, Failure> {
        let member = self.records.member(id).ok_or_else(|| gone(Wanted::Member))?;
        let name = member.name.clone();
        if member.outside {
            return Err(refused(MemberRejection::Outside { member: name }));
        }
        if let Some(until) = member.until {
            return Err(refused(MemberRejection::AlreadyLeft { member: name, until }));
        }
        if let Some(from) = member.from.filter(|from| on < *from) {
            return Err(Failure::Rejected(Rejection::EndsBeforeStart { from, until: on }));
        }
        self.end(member, on, None)?;
        self.named(member);
        Ok(Deed::MemberLeft { member: name, on })
    }

    /// Ends a member's record, its placements, its appointments and its roles on a last day.
    fn end(&self, member: &Member, last: Date, successor: Option<Id>) -> Result<(), Failure> {
        let now = self.edit.get::<Member>(member.id)?.ok_or_else(|| gone(Wanted::Member))?;
        self.edit.update(&Member { until: Some(last), successor, ..now.record }, now.version)?;
        let after = |until: Option<Date>| until.is_none_or(|until| until > last);
        let begun = |from: Option<Date>| from.is_none_or(|from| from <= last);
        for placement in self.records.placements.iter().filter(|p| p.member == member.id && after(p.until)) {
            let now = self.edit.get::<Placement>(placement.id)?.ok_or_else(|| gone(Wanted::Member))?;
            match begun(placement.from) {
                true => self.edit.update(&Placement { until: Some(last), ..now.record }, now.version)?,
                false => self.edit.delete::<Placement>(placement.id, now.version)?,
            }
        }
        for seat in self.records.appointments.iter().filter(|a| a.member == Some(member.id) && after(a.until)) {
            let now = self.edit.get::<Appointment>(seat.id)?.ok_or_else(|| gone(Wanted::Appointment))?;
            let person = self.records.person(seat.person).map(|p| p.name.clone()).unwrap_or_default();
            let body = self.body_name(&seat.body);
            let title = names::seat_title(&self.charter, &seat.body, &seat.seat);
            if begun(seat.from) {
                self.edit.update(&Appointment { until: Some(last), ..now.record }, now.version)?;
                self.note(Note::SeatEnded { person, seat: title, body, on: last });
            } else {
                self.edit.delete::<Appointment>(seat.id, now.version)?;
                self.note(Note::SeatRemoved { person, seat: title, body });
            }
        }
        self.end_roles(member, last)?;
        for term in self.records.terms.iter().filter(|t| t.chair == Some(member.id) && t.until > last) {
            let (member, body, until) = (member.name.clone(), self.body_name(&term.body), term.until);
            self.note(Note::ChairInTerm { member, body, until });
        }
        match self.records.people.iter().filter(|p| p.member == Some(member.id)).count() {
            0 => {}
            count => self.note(Note::People { count, member: member.name.clone() }),
        }
        Ok(())
    }

    pub(super) fn body_name(&self, body: &str) -> String {
        self.charter.body(body).map_or_else(|| body.to_owned(), |b| b.name.clone())
    }

    /// Notes where the agreement names a member that goes and whose handle nobody takes over.
    fn named(&self, member: &Member) {
        let name = || member.name.clone();
        if self.charter.cooperation.rule.host.as_deref() == Some(&member.handle) {
            self.note(Note::HostLeaves { member: name() });
        }
        for key in &self.charter.keys {
            if matches!(&key.rule, Key::Fixed { shares } if shares.contains_key(&member.handle)) {
                self.note(Note::KeyNames { key: key.name.clone(), member: name() });
            }
        }
        for seat in self.charter.seats.iter().filter(|s| s.rule.party() == Some(&member.handle)) {
            let body = seat.rule.body().map(|body| self.body_name(body)).unwrap_or_default();
            self.note(Note::SeatNames { seat: seat.name.clone(), body, member: name() });
        }
    }

    /// Makes members into one that begins on a day; they end the day before.
    pub(super) fn merge_members(&self, draft: &MergerDraft) -> Result<Deed, Failure> {
        let (on, eve) = (draft.on, add_days(draft.on, -1));
        let mut ids = draft.from.clone();
        ids.sort_unstable();
        ids.dedup();
        let mut from = ids.iter().map(|id| self.records.member(*id).ok_or_else(|| gone(Wanted::Member)));
        let mut from: Vec<&Member> = from.by_ref().collect::<Result<_, _>>()?;
        from.sort_by_key(|m| (m.outside, m.order));
        if from.len() < 2 {
            return Err(refused(MemberRejection::PredecessorsNeeded));
        }
        for member in &from {
            if let Some(until) = member.until {
                return Err(refused(MemberRejection::AlreadyLeft { member: member.name.clone(), until }));
            }
            if !member.exists_on(eve) {
                return Err(refused(MemberRejection::NotThen { member: member.name.clone(), on: eve }));
            }
        }
        let first = from.iter().find(|m| !m.outside).ok_or_else(|| refused(MemberRejection::NoParty))?;
        let successor = Member {
            id: self.edit.mint()?,
            handle: draft.handle(),
            code: draft.code.trim().to_owned(),
            name: draft.name.trim().to_owned(),
            order: first.order,
            org_number: draft.org_number.clone(),
            from: Some(on),
            until: None,
            successor: None,
            outside: false,
        };
        self.free(&successor, &ids)?;
        self.edit.insert(&successor)?;
        for member in &from {
            self.end(member, eve, Some(successor.id))?;
            if member.handle != successor.handle {
                self.named(member);
            }
        }
        let areas = self.areas_of_successor(&from, eve, &draft.areas);
        self.place(successor.id, Some(on), &areas)?;
        let members = from.iter().map(|m| m.name.clone()).collect();
        Ok(Deed::MembersMerged { members, into: successor.name, on })
    }

    /// The areas given, and those in which all predecessors that were parties were; the others are noted.
    fn areas_of_successor(&self, from: &[&Member], eve: Date, given: &[(String, String)]) -> Vec<(String, String)> {
        let mut areas = given.to_vec();
        for scheme in self.charter.areas.iter().filter(|s| !given.iter().any(|(id, _)| *id == s.id)) {
            let of = |m: &&&Member| self.records.area_of(m.id, &scheme.id, eve);
            let parties = || from.iter().filter(|m| !m.outside);
            let mut values: Vec<_> = parties().filter_map(|m| of(&m)).collect();
            let everywhere = values.len() == parties().count();
            values.sort_unstable();
            values.dedup();
            match values[..] {
                [] => {}
                [value] if everywhere => areas.push((scheme.id.clone(), value.to_owned())),
                _ => {
                    let name = |id: &&str| scheme.rule.values.iter().find(|a| a.id == **id).map(|a| a.name.clone());
                    let areas = values.iter().filter_map(name).collect();
                    self.note(Note::AreaOpen { scheme: scheme.name.clone(), areas });
                }
            }
        }
        areas
    }
}
