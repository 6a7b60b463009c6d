//! How many members stand where, counted without a line for each.

use crate::app::Failure;
use crate::app::names::Known;
use crate::domain::date::Date;
use crate::domain::portfolio::stance::topics_of;
use crate::domain::portfolio::{About, Answer, Filed, Stands};

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

    /// Those of whom an answer is waited for: asked without one, or left with predecessors' that differ.
    pub fn missing(&self) -> usize {
        self.no_answer + self.mixed
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
    /// How many stand where.
    pub coverage: Coverage,
}

/// How many members of a day stand where on each topic of a subject, for the period that the day lies in.
pub(super) fn coverages(known: &Known<'_>, filed: &Filed<'_>, about: &About, on: Date) -> Result<Vec<TopicLine>, Failure> {
    let count = |topic: String| {
        let rule = known.topic_rule(&topic)?;
        let stands = Stands::noted(known.records, filed.about(about), &topic, &rule.per.on(on), on);
        let mut coverage = Coverage::default();
        known.records.members_on(on).for_each(|member| coverage.count(stands.of(member.id).answer(&rule)));
        Ok(TopicLine { name: known.topic_name(&topic), topic, coverage })
    };
    topics_of(known.charter, &known.records.portfolio, about).into_iter().map(count).collect()
}
