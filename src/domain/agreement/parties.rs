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
    let came_later = || life::first_day(rule).zip(member.from).is_some_and(|(first, from)| first < from);
    let is_named = || charter.parties.iter().any(|party| party.id == member.handle);
    let follows = || records.predecessors(member.id).any(|one| !one.outside && is_party(charter, records, one));
    rule.joining != Some(Joining::NewAgreement) || !came_later() || is_named() || follows()
}
