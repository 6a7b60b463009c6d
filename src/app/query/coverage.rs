//! How many members stand where, counted without a line for each.

use std::collections::BTreeSet;

use super::tally::{Asked, tally, with_own_positions};
use crate::app::names::Known;
use crate::app::{Failure, Session};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::member::Member;
use crate::domain::portfolio::stance::topics_of;
use crate::domain::portfolio::{About, Answer, Filed, Stands};
use crate::domain::records::Records;

/// How many stand where; together they are all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// A yes.
    pub yes: usize,
    /// A no.
    pub no: usize,
    /// A position that is neither yet.
    pub open: usize,
    /// Predecessors that differ, and no new position.
    pub mixed: usize,
    /// Asked, and no answer.
    pub no_answer: usize,
    /// Not asked, and nothing known.
    pub not_asked: usize,
}

impl Coverage {
    /// All members.
    pub fn of(&self) -> usize {
        self.yes + self.no + self.open + self.mixed + self.no_answer + self.not_asked
    }

    /// Those that are neither a yes nor a no and are to become one: of a topic that is asked about, those that were not asked
    /// are not among them.
    pub fn unsettled(&self, asks: bool) -> usize {
        self.no_answer + self.mixed + self.open + if asks { 0 } else { self.not_asked }
    }

    pub(super) fn count(&mut self, answer: Answer) {
        *match answer {
            Answer::In => &mut self.yes,
            Answer::Out => &mut self.no,
            Answer::Open => &mut self.open,
            Answer::Mixed => &mut self.mixed,
            Answer::NoAnswer => &mut self.no_answer,
            Answer::NotAsked => &mut self.not_asked,
        } += 1;
    }
}

/// How all members stand on one topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicLine {
    /// Id of the topic.
    pub topic: String,
    /// Name of the topic.
    pub name: String,
    /// Whether members are asked about it.
    pub asks: bool,
    /// How many stand where.
    pub coverage: Coverage,
}

impl TopicLine {
    /// How many are to become a yes or a no.
    pub fn unsettled(&self) -> usize {
        self.coverage.unsettled(self.asks)
    }
}

/// How many members stand where on projects and solutions.
pub(super) struct Coverages<'a> {
    session: &'a Session,
    known: &'a Known<'a>,
    /// The day.
    on: Date,
    topics: Vec<Asked>,
    /// The members that are counted as their positions are read.
    counted: BTreeSet<Id>,
    /// The others, and what is on file of them.
    others: Vec<&'a Member>,
    filed: Filed<'a>,
}

impl<'a> Coverages<'a> {
    /// Of the members of a day, with the records of [`works_to_count`].
    pub(super) fn on(session: &'a Session, known: &'a Known<'a>, on: Date) -> Result<Self, Failure> {
        let records = known.records;
        // In the words of several versions, all positions are among the records.
        let counted = if session.has_one_charter()? { with_own_positions(records, on) } else { BTreeSet::new() };
        let others = records.members_on(on).filter(|member| !counted.contains(&member.id)).collect();
        let (topics, filed) = (Asked::all(known.charter, on), Filed::of(&records.portfolio));
        Ok(Self { session, known, on, topics, counted, others, filed })
    }

    /// The day.
    pub(super) fn day(&self) -> Date {
        self.on
    }

    /// How many stand where on each topic of a project or a solution, for the period that the day lies in.
    pub(super) fn about(&self, about: &About) -> Result<Vec<TopicLine>, Failure> {
        let records = self.known.records;
        let of_it = topics_of(self.known.charter, &records.portfolio, about);
        let line = |asked: &Asked| {
            let mut coverage = match self.counted.is_empty() {
                true => Coverage::default(),
                false => tally(&self.session.store, &self.counted, about, asked, self.on)?,
            };
            if !self.others.is_empty() {
                let stands = Stands::noted(records, self.filed.about(about), &asked.id, &asked.period, self.on);
                self.others.iter().for_each(|member| coverage.count(stands.of(member.id).answer(&asked.rule)));
            }
            Ok(TopicLine { topic: asked.id.clone(), name: asked.name.clone(), asks: asked.rule.ask, coverage })
        };
        self.topics.iter().filter(|asked| of_it.contains(&asked.id)).map(line).collect()
    }
}

/// What is done together, with the positions and questions on it that are not counted as they are read.
pub(super) fn works_to_count(session: &Session) -> Result<Records, Failure> {
    session.slice(|reader, records| {
        reader.take_works(records)?;
        Ok(reader.take_answers_of_merged(records)?)
    })
}
