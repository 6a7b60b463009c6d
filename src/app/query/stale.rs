//! The answers that have become so old that they are to be asked for again, over all solutions and projects.

use super::answers::AnswerRow;
use super::matrix::matrices;
use crate::app::{Failure, Session};
use crate::domain::date::Date;
use crate::exchange::charter::Extent;
use crate::text::Msg;

/// Where a member stands, with what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldAnswer {
    /// How the solution or project is referred to.
    pub subject: String,
    /// What it is called.
    pub title: String,
    /// Id of the topic.
    pub topic: String,
    /// The answer.
    pub row: AnswerRow,
    /// How many days old it is.
    pub age: i64,
}

/// The old answers, the oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldAnswers {
    /// The answers; of one day by solution and project, and then by member.
    pub rows: Vec<OldAnswer>,
    /// Whether the agreement or the cooperation says of any topic how old an answer may be.
    pub is_limited: bool,
}

impl OldAnswers {
    /// Why there are none.
    pub fn none(&self) -> Msg {
        if self.is_limited { Msg::OldAnswersNone } else { Msg::OldAnswersNoLimit }
    }
}

/// The answers that are so old today that they are to be asked for again.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn old_answers(session: &Session) -> Result<OldAnswers, Failure> {
    let is_limited = session.charter_to(Extent::Names)?.topics.iter().any(|topic| topic.rule.stale.is_some());
    let today = session.today();
    let mut rows = Vec::new();
    for sheet in matrices(session)?.into_iter().flat_map(|matrix| matrix.columns) {
        let old = sheet.rows.into_iter().filter(|row| row.stale);
        rows.extend(old.map(|row| OldAnswer {
            subject: sheet.subject.clone(),
            title: sheet.title.clone(),
            topic: sheet.topic.clone(),
            age: row.since.map_or(0, |since: Date| (today - since).num_days()),
            row,
        }));
    }
    rows.sort_by_key(|old| std::cmp::Reverse(old.age));
    Ok(OldAnswers { rows, is_limited })
}
