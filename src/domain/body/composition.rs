//! Whether the bodies are made up as the agreement has it, on a day.

pub use super::finding::{CompositionFault, Finding, Level};

use super::election::{elector_of, removals};
use super::sittings::{too_many, unrecorded};
use crate::domain::agreement::parties::parties_on;
use crate::domain::agreement::signing;
use crate::domain::body::rotation::turn_on;
use crate::domain::body::terms::{Stretch, is_chair_period};
use crate::domain::charter::{Body, Chair, Charter, Count, Entry, Key, Seat, Target};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::inhabitants::has_count;
use crate::domain::member::Member;
use crate::domain::person::{Appointment, CHAIR, Term, VICE};
use crate::domain::records::Records;

/// All findings on a day: by body and seat in the charter's order, then members.
pub fn compose(charter: &Charter, records: &Records, day: Date) -> Vec<Finding> {
    let mut look = Look { charter, records, day, findings: Vec::new() };
    for body in &charter.bodies {
        for seat in charter.seats_of(&body.id) {
            look.seat(body, seat);
        }
        look.chair(body);
        look.cover(body);
        look.terms(body);
    }
    look.members();
    look.findings.extend(removals(charter, records, day));
    look.findings.extend(too_many(charter, records, day));
    look.findings.extend(unrecorded(charter, records, day));
    look.findings.extend(signing::findings(charter, records, day));
    look.findings
}

/// The findings of one body.
pub fn compose_body<'a>(findings: &'a [Finding], body: &'a str) -> impl Iterator<Item = &'a Finding> {
    findings.iter().filter(move |f| f.body.as_deref() == Some(body))
}

struct Look<'a> {
    charter: &'a Charter,
    records: &'a Records,
    day: Date,
    findings: Vec<Finding>,
}

impl Look<'_> {
    fn find(&mut self, body: &Entry<Body>, seat: &str, clause: &str, member: Option<Id>, fault: CompositionFault) {
        self.findings.push(Finding {
            rule: if seat == CHAIR || seat == VICE { body.id.clone() } else { seat.to_owned() },
            clause: clause.to_owned(),
            body: Some(body.id.clone()),
            seat: Some(seat.to_owned()),
            member,
            fault,
        });
    }

    fn seat(&mut self, body: &Entry<Body>, seat: &Entry<Seat>) {
        let (records, day) = (self.records, self.day);
        let holders: Vec<_> = records.holders(&body.id, &seat.id, day).collect();
        let (right, wrong): (Vec<&Appointment>, Vec<&Appointment>) =
            holders.iter().copied().partition(|a| self.may_hold(&seat.rule, a));
        for appointment in wrong {
            let fault = CompositionFault::WrongHolder { person: appointment.person };
            self.find(body, &seat.id, &seat.source, appointment.member, fault);
        }
        if let Some(percent) = seat.rule.percent.filter(|_| !holders.is_empty()) {
            self.post(body, seat, percent, &holders);
        } else if let Some(of) = &seat.rule.deputy_of {
            self.deputies(body, seat, of, &right);
        } else if seat.rule.per.is_some() {
            for member in parties_on(self.charter, records, day) {
                let sitting = right.iter().filter(|a| a.member == Some(member.id)).count();
                self.count(body, seat, Some(member.id), sitting);
            }
        } else {
            // The place of a chair is not told as empty too: there is no chair, or it does not sit there.
            let kept = self.lacks_chair(&seat.rule, &holders) && has_room(&seat.rule, holders.len());
            self.count(body, seat, self.seat_member(&seat.rule), holders.len() + usize::from(kept));
        }
        if let Some((person, member)) = self.chair_of(&seat.rule).filter(|_| self.lacks_chair(&seat.rule, &holders)) {
            self.find(body, &seat.id, &seat.source, member, CompositionFault::ChairNotSeated { person });
        }
        for appointment in right {
            self.elector(body, seat, appointment);
        }
    }

    /// Whoever shares a post has all of it together; who has no part on record has the whole.
    fn post(&mut self, body: &Entry<Body>, seat: &Entry<Seat>, percent: u32, holders: &[&Appointment]) {
        let found = holders.iter().map(|a| a.percent.unwrap_or(percent)).sum();
        if found != percent {
            self.find(body, &seat.id, &seat.source, None, CompositionFault::PostMisfit { percent, found });
        }
    }

    /// Every holder of the seat that these are deputies of has one of its own, for the same member.
    fn deputies(&mut self, body: &Entry<Body>, seat: &Entry<Seat>, of: &str, right: &[&Appointment]) {
        let (records, day) = (self.records, self.day);
        let held: Vec<_> = records.holders(&body.id, of, day).map(|a| a.member).collect();
        let mut members: Vec<Option<Id>> = Vec::new();
        for member in held.iter().copied().chain(right.iter().map(|a| a.member)) {
            if !members.contains(&member) {
                members.push(member);
            }
        }
        // In agreement order, those without a member last.
        members.sort_by_key(|m| m.and_then(|id| records.members.iter().position(|r| r.id == id)).unwrap_or(usize::MAX));
        for member in members {
            let wanted = u32::try_from(held.iter().filter(|m| **m == member).count()).unwrap_or(u32::MAX);
            let sitting = right.iter().filter(|a| a.member == member).count();
            self.between(body, seat, member, (wanted, wanted), sitting);
        }
    }

    /// Terms that are not over begin on the day of the year, and in the years, that the agreement gives.
    fn terms(&mut self, body: &Entry<Body>) {
        let Some(rule) = &body.rule.term else { return };
        let own = |t: &&Term| t.body == body.id && !is_chair_period(&body.rule, Stretch::from(*t));
        let terms = self.records.terms.iter().filter(own).filter(|t| t.until >= self.day && !rule.fits(t.from));
        let misfits: Vec<_> = terms.map(|t| t.from).collect();
        for from in misfits {
            self.findings.push(Finding {
                rule: body.id.clone(),
                clause: body.source.clone(),
                body: Some(body.id.clone()),
                seat: None,
                member: None,
                fault: CompositionFault::TermMisfit { from },
            });
        }
    }

    fn count(&mut self, body: &Entry<Body>, seat: &Entry<Seat>, member: Option<Id>, sitting: usize) {
        match seat.rule.count {
            Count::Exactly(places) => self.between(body, seat, member, (places, places), sitting),
            Count::AtLeast(places) => self.between(body, seat, member, (places, u32::MAX), sitting),
            Count::Free => {}
        }
    }

    /// At least the first number sit, and at most the second.
    fn between(&mut self, body: &Entry<Body>, seat: &Entry<Seat>, member: Option<Id>, (least, most): (u32, u32), sitting: usize) {
        let sitting = u32::try_from(sitting).unwrap_or(u32::MAX);
        if sitting < least {
            self.find(body, &seat.id, &seat.source, member, CompositionFault::Vacant { missing: least - sitting });
        }
        if sitting > most {
            self.find(body, &seat.id, &seat.source, member, CompositionFault::Surplus { surplus: sitting - most });
        }
    }

    /// Each area of the body's cover has someone in it, among the seats that count.
    fn cover(&mut self, body: &Entry<Body>) {
        let Some(cover) = &body.rule.cover else { return };
        let (charter, records, day) = (self.charter, self.records, self.day);
        let counts = |seat: &str| match cover.seats.as_slice() {
            [] => charter.seats_of(&body.id).any(|s| s.id == seat),
            seats => seats.iter().any(|s| s == seat),
        };
        let sitting = records.appointments.iter().filter(|a| a.body == body.id && a.active_on(day) && counts(&a.seat));
        let members: Vec<_> = sitting.filter_map(|a| records.member(a.member?)).filter(|m| m.active_on(day)).collect();
        for area in charter.areas.iter().filter(|s| s.id == cover.areas).flat_map(|s| &s.rule.values) {
            if !members.iter().any(|m| records.area_of(m.id, &cover.areas, day) == Some(&area.id)) {
                self.findings.push(Finding {
                    rule: body.id.clone(),
                    clause: body.source.clone(),
                    body: Some(body.id.clone()),
                    seat: None,
                    member: None,
                    fault: CompositionFault::AreaUnrepresented { area: area.id.clone() },
                });
            }
        }
    }

    /// The member that a seat of a named party belongs to.
    fn seat_member(&self, seat: &Seat) -> Option<Id> {
        self.records.member_by_handle(seat.party()?, self.day).map(|m| m.id)
    }

    fn may_hold(&self, seat: &Seat, appointment: &Appointment) -> bool {
        let records = self.records;
        let member = appointment.member.and_then(|id| records.member(id)).filter(|m| m.active_on(self.day));
        let is_for = |party: &Member| appointment.member == Some(party.id);
        if seat.per.is_some() && !parties_on(self.charter, records, self.day).any(is_for) {
            return false;
        }
        match seat.holder.as_ref().map(|who| &who.target) {
            Some(Target::Party(party)) => member.is_some_and(|m| m.handle == *party),
            Some(Target::Area(area)) => member.is_some_and(|m| self.lies_in(m, area)),
            Some(Target::External(id)) => {
                appointment.organisation.and_then(|o| records.organisation(o)).is_some_and(|o| o.handle == *id)
            }
            Some(Target::Any(_) | Target::Each(_)) => member.is_some(),
            _ => true,
        }
    }

    fn lies_in(&self, member: &Member, area: &str) -> bool {
        self.charter
            .areas
            .iter()
            .filter(|scheme| scheme.rule.values.iter().any(|a| a.id == area))
            .any(|scheme| self.records.area_of(member.id, &scheme.id, self.day) == Some(area))
    }

    /// The chair that must be among the holders of a seat, and for whom.
    fn chair_of(&self, seat: &Seat) -> Option<(Id, Option<Id>)> {
        let mut chairs = self.records.holders(&seat.includes.as_ref()?.chair, CHAIR, self.day);
        chairs.next().map(|chair| (chair.person, chair.member))
    }

    /// Whether none of the holders of a seat is the chair that must be among them.
    fn lacks_chair(&self, seat: &Seat, holders: &[&Appointment]) -> bool {
        let chair = self.chair_of(seat).map(|(person, _)| person);
        seat.includes.is_some() && !holders.iter().any(|a| Some(a.person) == chair)
    }

    fn elector(&mut self, body: &Entry<Body>, seat: &Entry<Seat>, appointment: &Appointment) {
        let elector = elector_of(self.charter, self.records, seat.rule.elected_by.as_ref(), appointment);
        self.elected(body, &seat.id, &seat.source, elector.as_deref(), appointment);
    }

    fn elected(&mut self, body: &Entry<Body>, seat: &str, clause: &str, elector: Option<&str>, appointment: &Appointment) {
        let Some(elector) = elector else { return };
        let person = appointment.person;
        let fault = match appointment.elected_by.and_then(|id| self.records.member(id)) {
            None => CompositionFault::ElectionUnrecorded { person },
            Some(member) if member.handle != elector => CompositionFault::WrongElector { person, elector: elector.to_owned() },
            Some(_) => return,
        };
        self.find(body, seat, clause, appointment.member, fault);
    }

    fn chair(&mut self, body: &Entry<Body>) {
        let Some(rule) = &body.rule.chair else { return };
        let clause = rule.source().unwrap_or(&body.source);
        let (charter, records, day) = (self.charter, self.records, self.day);
        let turn = turn_on(charter, &body.id, records, day);
        if matches!(rule, Chair::Rotation { .. }) && turn.as_ref().is_none_or(|t| t.chair.is_none()) {
            self.find(body, CHAIR, clause, None, CompositionFault::RotationUnanchored);
        }
        let posts = [(CHAIR, turn.as_ref().and_then(|t| t.chair.clone())), (VICE, turn.and_then(|t| t.vice))];
        for (post, turn) in posts {
            if post == VICE && rule.vice().is_none() {
                continue;
            }
            let turn_member = turn.as_deref().and_then(|handle| records.member_by_handle(handle, day)).map(|m| m.id);
            let holders: Vec<_> = records.holders(&body.id, post, day).collect();
            if holders.is_empty() {
                self.find(body, post, clause, turn_member, CompositionFault::Vacant { missing: 1 });
            }
            if let Some(surplus) = u32::try_from(holders.len().saturating_sub(1)).ok().filter(|n| *n > 0) {
                self.find(body, post, clause, turn_member, CompositionFault::Surplus { surplus });
            }
            for appointment in holders {
                self.eligible(body, post, clause, rule.seats(post), appointment);
                if let Some(turn) = turn.clone().filter(|_| turn_member.is_some() && appointment.member != turn_member) {
                    self.find(body, post, clause, appointment.member, CompositionFault::OutOfTurn { turn });
                }
                let Chair::Rotation { elected_by, nominated_by, .. } = rule else { continue };
                let elector = elector_of(charter, records, elected_by.as_ref(), appointment);
                self.elected(body, post, clause, elector.as_deref(), appointment);
                let is_elected = appointment.elected.is_some() || appointment.elected_by.is_some();
                if nominated_by.is_some() && is_elected && !appointment.was_nominated() {
                    let (person, elected, from) = (appointment.person, appointment.elected, appointment.from);
                    let fault = CompositionFault::NominationUnrecorded { person, elected, from };
                    self.find(body, post, clause, appointment.member, fault);
                }
            }
        }
    }

    /// Whoever has a post of the body sits in one of the seats that may have it.
    fn eligible(&mut self, body: &Entry<Body>, post: &str, clause: &str, seats: &[String], appointment: &Appointment) {
        let person = appointment.person;
        let mut held = seats.iter().flat_map(|seat| self.records.holders(&body.id, seat, self.day));
        if !seats.is_empty() && !held.any(|a| a.person == person) {
            self.find(body, post, clause, appointment.member, CompositionFault::NotEligible { person });
        }
    }

    fn members(&mut self) {
        let (charter, records, day) = (self.charter, self.records, self.day);
        let card = &charter.cooperation;
        let found = u32::try_from(records.members_on(day).count()).unwrap_or(u32::MAX);
        if let Some(expected) = card.rule.expected_members.filter(|expected| *expected != found) {
            // Who comes to the others comes by what the agreement says of that.
            let joins = found > expected && charter.agreement.rule.joining.is_some();
            let clause = if joins { &charter.agreement.source } else { &card.source };
            self.about_members(&card.id, clause, None, CompositionFault::MemberCount { expected, found });
        }
        for scheme in charter.areas.iter().filter(|s| s.rule.everyone) {
            for member in records.members_on(day) {
                let own_seat = charter.seats.iter().any(|s| s.rule.party() == Some(&member.handle));
                if !own_seat && records.area_of(member.id, &scheme.id, day).is_none() {
                    self.about_members(&scheme.id, &scheme.source, Some(member.id), CompositionFault::InNoArea);
                }
            }
        }
        if let Some(key) = charter.keys.iter().find(|k| matches!(k.rule, Key::Population { .. })) {
            for member in records.members_on(day) {
                if !has_count(records, member) {
                    self.about_members(&key.id, &key.source, Some(member.id), CompositionFault::NoInhabitants);
                }
            }
        }
    }

    fn about_members(&mut self, rule: &str, clause: &str, member: Option<Id>, fault: CompositionFault) {
        let (rule, clause) = (rule.to_owned(), clause.to_owned());
        self.findings.push(Finding { rule, clause, body: None, seat: None, member, fault });
    }
}

/// Whether a seat has a place for one more than sit there.
pub fn has_room(seat: &Seat, sitting: usize) -> bool {
    match seat.count {
        Count::Exactly(places) | Count::AtLeast(places) => sitting < places as usize,
        Count::Free => true,
    }
}
