//! What became of what is due since a day.

use super::{DueLine, due};
use crate::app::{Failure, Session, names};
use crate::domain::charter::Force;
use crate::domain::date::Date;
use crate::domain::duty::State;
use crate::text::Msg;

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It was settled.
    Settled,
    /// Its last day went by.
    Late,
    /// It came into view.
    InView,
}

impl Change {
    /// The word used in machine-readable output.
    pub fn word(self) -> &'static str {
        match self {
            Self::Settled => "settled",
            Self::Late => "late",
            Self::InView => "in-view",
        }
    }

    /// The heading of its lines.
    pub fn title(self) -> Msg {
        match self {
            Self::Settled => Msg::SinceSettled,
            Self::Late => Msg::SinceLate,
            Self::InView => Msg::SinceInView,
        }
    }
}

/// What changed between two days of one file, by what is known now.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn since(before: &Session, now: &Session) -> Result<Vec<(Change, DueLine)>, Failure> {
    let (was, is) = (due(before)?.lines, due(now)?.lines);
    let settled = was.iter().filter(|line| is_settled(line, &is)).map(|line| (Change::Settled, line.clone()));
    let mut changes: Vec<_> = settled.collect();
    for line in is {
        let stood = was.iter().find(|other| other.handle == line.handle).map_or(State::Ok, |other| other.state);
        match line.state {
            State::Overdue if stood != State::Overdue => changes.push((Change::Late, line)),
            State::Urgent | State::Soon | State::Unknown if stood == State::Ok => changes.push((Change::InView, line)),
            _ => {}
        }
    }
    changes.sort_by_key(|(change, line)| (*change, line.due));
    Ok(changes)
}

/// Whether a line of then is settled now: gone, or out of view again. What a later period counts is not, nor is an
/// opportunity that went by.
fn is_settled(line: &DueLine, now: &[DueLine]) -> bool {
    let is_counted = |other: &DueLine| other.rule == line.rule && other.members == line.members && other.earlier_unmet > 0;
    match now.iter().find(|other| other.handle == line.handle) {
        Some(other) => line.state != State::Ok && other.state == State::Ok,
        None => line.force != Force::May && !now.iter().any(is_counted),
    }
}

/// The day of the last meeting of a body before today; without one, the day from which the file keeps account.
///
/// # Errors
/// A [`Failure`] if there is no such body or the file cannot be read.
pub fn last_meeting(session: &Session, body: &str) -> Result<Date, Failure> {
    let charter = session.charter()?;
    let body = &names::body(&charter, body)?.id;
    let records = session.records()?;
    let held = records.meetings.iter().filter(|m| m.body == *body && m.counts() && m.date < session.today());
    Ok(held.map(|m| m.date).max().unwrap_or(session.card().kept_from))
}
