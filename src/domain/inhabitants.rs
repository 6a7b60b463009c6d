//! How many inhabitants a member has on a day: by its own figure, or by the figures of those merged into it.
//!
//! A sum is given only if every predecessor has a figure for that very day, be it by predecessors of its own. Nothing is
//! divided: a member that came out of a split has the figures recorded for it and no others.

use std::collections::BTreeSet;

use super::date::Date;
use super::ids::Id;
use super::member::{Inhabitants, Member};
use super::records::Records;

/// How many inhabitants a member has on a day, and how that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The day.
    pub on: Date,
    /// How many.
    pub count: u64,
    /// Where the figures come from.
    pub sources: Vec<String>,
    /// The members whose own figures were added up; empty for a figure of its own.
    pub predecessors: Vec<Id>,
}

/// The count of a member on a day.
///
/// # Errors
/// The members that would each have to have a figure for the day and have none: itself, or predecessors.
pub fn count_on(records: &Records, member: &Member, day: Date) -> Result<Count, Vec<Id>> {
    let mut count = Count { on: day, count: 0, sources: Vec::new(), predecessors: Vec::new() };
    let mut missing = Vec::new();
    for leaf in leaves(records, member, day) {
        match own_figure(records, leaf, day) {
            Some(figure) => {
                count.count = count.count.saturating_add(figure.count);
                count.sources.push(figure.source.clone());
                if leaf != member.id {
                    count.predecessors.push(leaf);
                }
            }
            None => missing.push(leaf),
        }
    }
    count.sources.sort();
    count.sources.dedup();
    if missing.is_empty() { Ok(count) } else { Err(missing) }
}

/// The latest count of a member on or before a day.
pub fn latest_count(records: &Records, member: &Member, limit: Date) -> Option<Count> {
    count_days(records, member, limit).iter().rev().find_map(|day| count_on(records, member, *day).ok())
}

/// Every count of a member that its own figures or those of all its predecessors give, oldest first.
pub fn all_counts(records: &Records, member: &Member) -> Vec<Count> {
    count_days(records, member, Date::MAX).iter().filter_map(|day| count_on(records, member, *day).ok()).collect()
}

/// Whether there is any count of a member.
pub fn has_count(records: &Records, member: &Member) -> bool {
    latest_count(records, member, Date::MAX).is_some()
}

/// The days up to a limit for which a member or a predecessor has a figure.
pub(super) fn count_days(records: &Records, member: &Member, limit: Date) -> BTreeSet<Date> {
    let family = family(records, member);
    let figures = family.iter().flat_map(|member| records.counts_of(*member)).filter(|i| i.on <= limit);
    figures.filter(|i| leaves(records, member, i.on).contains(&i.member)).map(|i| i.on).collect()
}

/// A member with all its predecessors, and theirs.
fn family(records: &Records, member: &Member) -> BTreeSet<Id> {
    let mut family = BTreeSet::from([member.id]);
    let mut waiting = vec![member.id];
    while let Some(id) = waiting.pop() {
        let unseen = records.predecessors(id).map(|m| m.id).filter(|id| family.insert(*id)).collect::<Vec<_>>();
        waiting.extend(unseen);
    }
    family
}

fn own_figure(records: &Records, member: Id, day: Date) -> Option<&Inhabitants> {
    records.counts_of(member).iter().find(|i| i.on == day)
}

/// Those whose own figures count for a member on a day: itself, or before its time its predecessors in their stead.
fn leaves(records: &Records, member: &Member, day: Date) -> Vec<Id> {
    let mut found = Vec::new();
    let mut waiting = vec![member];
    // A file that claims a circle of successors must not keep us here.
    let mut seen = BTreeSet::new();
    while let Some(member) = waiting.pop() {
        if !seen.insert(member.id) {
            continue;
        }
        let begins_later = member.from.is_some_and(|from| from > day);
        let before = waiting.len();
        if begins_later && own_figure(records, member.id, day).is_none() {
            waiting.extend(records.predecessors(member.id));
            waiting[before..].reverse();
        }
        if waiting.len() == before {
            found.push(member.id);
        }
    }
    if found.is_empty() { vec![member.id] } else { found }
}
