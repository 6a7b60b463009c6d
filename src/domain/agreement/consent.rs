//! Who must consent to a new version of the agreement, and from when it holds where the agreement lets it wait for them.

use std::collections::BTreeSet;

use super::parties::parties_on;
use crate::domain::charter::{Amendment, Charter, HoldsFrom, Set, Target};
use crate::domain::date::{Date, add_days};
use crate::domain::ids::Id;
use crate::domain::member::Member;
use crate::domain::portfolio::stance::{CONSENT, topic};
use crate::domain::portfolio::standing::{Answer, Stands};
use crate::domain::records::Records;

/// Whether the agreement lets a new version wait for the consents to it.
pub fn waits(before: &Charter) -> bool {
    let amendment = before.agreement.rule.amendment.as_ref();
    amendment.is_some_and(|rule| rule.holds_from == HoldsFrom::LaterOfDateAndCondition)
}

/// Whether a member is one of those that must agree.
pub fn must_agree(rule: &Amendment, member: &Member, host: Option<&str>) -> bool {
    match &rule.by.target {
        Target::Each(Set::Other) | Target::All(Set::Other) => host != Some(&member.handle),
        Target::Party(party) => member.handle == *party,
        _ => true,
    }
}

/// The first day on which a version holds that waits: its own, or the later one on which the last consent is there.
///
/// None while consents are missing. `before` is the version that it follows and that says who must agree.
pub fn holds_from(before: &Charter, records: &Records, version: &str, from: Date) -> Option<Date> {
    let consents = records.portfolio.stances.iter().filter(|s| s.topic == CONSENT).filter_map(|s| s.on);
    let comings = records.members.iter().filter_map(|m| m.from);
    let goings = records.members.iter().filter_map(|m| m.until).map(|until| add_days(until, 1));
    let days: BTreeSet<Date> = consents.chain(comings).chain(goings).filter(|day| from < *day).collect();
    std::iter::once(from).chain(days).find(|day| {
        let (consented, missing) = consents_on(before, records, version, *day);
        missing.is_empty() && consented > 0
    })
}

/// How many have consented to a version on a day, and who has not.
pub fn consents_on(before: &Charter, records: &Records, version: &str, day: Date) -> (usize, Vec<Id>) {
    let (about, rule) = (records.portfolio.amendment(version), topic(before, CONSENT));
    let stands = Stands::on(records, &about, CONSENT, "", day);
    let has_consented = |m: &&Member| rule.as_ref().is_some_and(|rule| stands.of(m.id).answer(rule) == Answer::In);
    let amendment = before.agreement.rule.amendment.as_ref();
    let host = before.cooperation.rule.host.as_deref();
    let asked = parties_on(before, records, day).filter(|m| amendment.is_none_or(|rule| must_agree(rule, m, host)));
    let (consented, missing): (Vec<_>, Vec<_>) = asked.partition(has_consented);
    (consented.len(), missing.into_iter().map(|m| m.id).collect())
}
