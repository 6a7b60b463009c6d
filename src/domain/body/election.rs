//! Who elects to a seat, and who may remove from it.

use super::composition::{CompositionFault, Finding};
use crate::domain::charter::{Charter, One, RemovedBy, Target, Who};
use crate::domain::date::Date;
use crate::domain::person::Appointment;
use crate::domain::records::Records;

/// The party whose council must elect the holder of a seat, by handle.
pub(super) fn elector_of(charter: &Charter, records: &Records, who: Option<&Who>, appointment: &Appointment) -> Option<String> {
    match &who?.target {
        Target::One(One::Host) => charter.cooperation.rule.host.clone(),
        Target::One(One::Own | One::Holder) => appointment.member.and_then(|id| records.member(id)).map(|m| m.handle.clone()),
        Target::Party(party) => Some(party.clone()),
        _ => None,
    }
}

/// Removals known on a day that another council recorded than the one that elected, until someone else has the place.
pub(super) fn removals(charter: &Charter, records: &Records, day: Date) -> Vec<Finding> {
    let wrong = records.appointments.iter().filter_map(|removed| {
        let until = removed.until.filter(|until| *until < day)?;
        let remover = records.member(removed.removed_by?)?;
        let seat = charter.seats_of(&removed.body).find(|seat| seat.id == removed.seat)?;
        let RemovedBy::Elector = seat.rule.removed_by?;
        let elected_by = removed.elected_by.and_then(|id| records.member(id)).map(|m| m.handle.clone());
        let elector = elected_by.or_else(|| elector_of(charter, records, seat.rule.elected_by.as_ref(), removed))?;
        let same_place = |a: &&Appointment| (&a.body, &a.seat, a.member) == (&removed.body, &removed.seat, removed.member);
        let is_taken = |a: &Appointment| a.from.is_some_and(|from| until < from && from <= day);
        if remover.handle == elector || records.appointments.iter().filter(same_place).any(is_taken) {
            return None;
        }
        Some(Finding {
            rule: seat.id.clone(),
            clause: seat.source.clone(),
            body: Some(removed.body.clone()),
            seat: Some(seat.id.clone()),
            member: removed.member,
            fault: CompositionFault::WrongRemoval { person: removed.person, elector },
        })
    });
    wrong.collect()
}
