//! How many members stand where on single projects and solutions, counted as their positions are read.

use std::collections::BTreeSet;

use super::coverage::Coverage;
use crate::domain::charter::{Charter, Entry, Subject, Topic};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::portfolio::{About, Answer};
use crate::domain::records::Records;
use crate::store::{Matter, Reader, StoreError};

/// A topic on projects or solutions.
pub(super) struct Asked {
    /// Its id.
    pub(super) id: String,
    /// What it is called.
    pub(super) name: String,
    /// Its rule.
    pub(super) rule: Topic,
    /// The period that the day lies in; empty where it has none.
    pub(super) period: String,
}

impl Asked {
    /// The topics of a charter, for the period that a day lies in.
    pub(super) fn all(charter: &Charter, on: Date) -> Vec<Self> {
        let of_works = charter.topics.iter().filter(|t| matches!(t.rule.on, Subject::Project | Subject::Solution));
        let asked = |topic: &Entry<Topic>| {
            let (id, name, rule, period) = (topic.id.clone(), topic.name.clone(), topic.rule.clone(), topic.rule.per.on(on));
            Self { id, name, rule, period }
        };
        of_works.map(asked).collect()
    }
}

/// Those whose own position is where they stand: not those that others were merged into, who inherit.
pub(super) fn with_own_positions(records: &Records, on: Date) -> BTreeSet<Id> {
    let heirs: BTreeSet<Id> = records.members.iter().filter_map(|member| member.successor).collect();
    records.members_on(on).map(|member| member.id).filter(|id| !heirs.contains(id)).collect()
}

/// How many of some members stand where on a project or a solution on a day, each by its own position.
pub(super) fn tally(
    reader: &Reader,
    members: &BTreeSet<Id>,
    about: &About,
    asked: &Asked,
    on: Date,
) -> Result<Coverage, StoreError> {
    let matter = Matter { about, topic: &asked.id, period: &asked.period };
    let mut waiting: Vec<Id> = Vec::new();
    reader.each_asked(matter, on, |member| {
        if waiting.last() != Some(&member) && members.contains(&member) {
            waiting.push(member);
        }
    })?;
    let mut held: Vec<(Id, Answer)> = Vec::new();
    reader.each_position(matter, on, |member, states| {
        if !members.contains(&member) {
            return;
        }
        let answer = Answer::of(states.split(' '), &asked.rule);
        match held.last_mut() {
            Some(last) if last.0 == member => last.1 = answer,
            _ => held.push((member, answer)),
        }
    })?;
    let mut coverage = Coverage::default();
    held.iter().for_each(|(_, answer)| coverage.count(*answer));
    coverage.no_answer = waiting.iter().filter(|id| held.binary_search_by_key(id, |(member, _)| member).is_err()).count();
    coverage.not_asked = members.len().saturating_sub(coverage.of());
    Ok(coverage)
}
