//! Which members an agreement binds.

use super::life;
use crate::domain::charter::{Charter, Joining};
use crate::domain::date::Date;
use crate::domain::member::Member;
use crate::domain::records::Records;

/// The members on a day that the agreement binds, in its order.
pub fn parties_on<'a>(charter: &'a Charter, records: &'a Records, day: Date) -> impl Iterator<Item = &'a Member> {
    records.members_on(day).filter(move |member| is_party(charter, records, member))
}

/// Whether the agreement binds a member: where others join by a new one, it does not bind whoever came after it began, is
/// not named in it and takes the place of nobody that it binds.
fn is_party(charter: &Charter, records: &Records, member: &Member) -> bool {
    let rule = &charter.agreement.rule;
    let came_later = |one: &Member| life::first_day(rule).zip(one.from).is_some_and(|(first, from)| first < from);
    let is_named = |one: &Member| charter.parties.iter().any(|party| party.id == one.handle);
    rule.joining != Some(Joining::NewAgreement) || is_of_line(records, member, &|one| !came_later(one) || is_named(one))
}

/// Whether something is so of a member, or of one of those whose place it took, however many changes ago. Who came from
/// outside never had a place.
pub fn is_of_line(records: &Records, member: &Member, is_so: &impl Fn(&Member) -> bool) -> bool {
    is_so(member) || records.predecessors(member.id).any(|one| !one.outside && is_of_line(records, one, is_so))
}
