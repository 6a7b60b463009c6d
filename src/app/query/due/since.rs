//! What became of what is due since a day.

use std::collections::{HashMap, HashSet};

use super::{DueLine, due};
use crate::app::failure::Rejection;
use crate::app::{Failure, Session, names, visits};
use crate::domain::charter::{Force, When};
use crate::domain::date::Date;
use crate::domain::duty::{Obligation, Past, State, Timing};
use crate::text::Msg;

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It was settled.
    Settled,
    /// It is no longer asked for, though nobody did it.
    Dropped,
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
            Self::Dropped => "dropped",
            Self::Late => "late",
            Self::InView => "in-view",
        }
    }

    /// The heading of its lines.
    pub fn title(self) -> Msg {
        match self {
            Self::Settled => Msg::SinceSettled,
            Self::Dropped => Msg::SinceDropped,
            Self::Late => Msg::SinceLate,
            Self::InView => Msg::SinceInView,
        }
    }
}

/// What changed between two days of one file, by what is known now.
///
/// # Errors
/// A [`Failure`] if the first day is still to come, or the file cannot be read.
pub fn since(before: &Session, now: &Session) -> Result<Vec<(Change, DueLine)>, Failure> {
    if now.today() < before.today() {
        return Err(Failure::Rejected(Rejection::SinceAhead { on: before.today() }));
    }
    let (was, is) = (due(before)?.lines, due(now)?.lines);
    let (_, _, known) = now.obligations_on(&[now.today()], Past::LastUnmetAndMet)?;
    let known: HashMap<&str, &Obligation> = known.iter().flat_map(|due| &due.lines).map(|o| (o.handle.as_str(), o)).collect();
    // What a later period counts is neither done nor gone.
    let counted: HashSet<_> = is.iter().filter(|line| line.earlier_unmet > 0).map(|line| (&line.rule, &line.members)).collect();
    let became = |line: &DueLine| match known.get(line.handle.as_str()) {
        Some(now) => is_done(line, now).then_some(Change::Settled),
        None if line.state == State::Ok || line.force == Force::May => None,
        None => (!counted.contains(&(&line.rule, &line.members))).then_some(Change::Dropped),
    };
    let mut changes: Vec<_> = was.iter().filter_map(|line| Some((became(line)?, line.clone()))).collect();
    let stood: HashMap<&str, State> = was.iter().map(|line| (line.handle.as_str(), line.state)).collect();
    for line in &is {
        let stood = stood.get(line.handle.as_str()).copied().unwrap_or(State::Ok);
        match line.state {
            State::Overdue if stood != State::Overdue => changes.push((Change::Late, line.clone())),
            State::Urgent | State::Soon | State::Unknown if stood == State::Ok => changes.push((Change::InView, line.clone())),
            _ => {}
        }
    }
    changes.sort_by_key(|(change, line)| (*change, line.due));
    Ok(changes)
}

/// Whether a line of then is settled now; what comes round again was done when its last day is a later one.
fn is_done(line: &DueLine, now: &Obligation) -> bool {
    let comes_round = matches!(now.timing, Timing::Rule(When::Rolling(_)));
    now.settled.is_some() || comes_round && line.due < now.due
}

/// The day of the last meeting of a body before today; none where it has not met since the file keeps account.
///
/// # Errors
/// A [`Failure`] if there is no such body or the file cannot be read.
pub fn last_meeting(session: &Session, body: &str) -> Result<Option<Date>, Failure> {
    let charter = session.charter()?;
    let body = &names::body(&charter, body)?.id;
    let records = session.records()?;
    let held = records.meetings.iter().filter(|m| m.body == *body && m.counts() && m.date < session.today());
    Ok(held.map(|m| m.date).max())
}

/// The day on which the person was last at the file on this machine, before today; that it is there now is noted.
///
/// # Errors
/// A [`Failure`] if nothing is known of one.
pub fn last_visit(session: &Session) -> Result<Date, Failure> {
    visits::come(session).ok_or(Failure::Rejected(Rejection::NoVisit))
}
