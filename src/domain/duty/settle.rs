//! What settles an obligation: a tick, or the evidence its duty names.

use super::recorded::{Case, recorded};
use super::{Settled, Wants};
use crate::domain::charter::{Evidence, SeatStep};
use crate::domain::date::{Date, add_days};
use crate::domain::person::Appointment;
use crate::domain::records::{Records, Tick};

/// The tick that settles an entry for a period and member (by handle; empty for what concerns all), known on a day.
///
/// A tick without a member settles the entry for all of them.
pub(super) fn ticked(records: &Records, entry: &str, period: &str, member: &str, today: Date) -> Option<Settled> {
    let fits =
        |t: &&Tick| t.entry == entry && t.period == period && (t.subject == member || t.subject.is_empty()) && t.on <= today;
    records.ticks.iter().find(fits).map(|t| Settled::Ticked { on: t.on, note: t.note.clone() })
}

/// The latest day on which an entry was ticked for a member, in whatever period, known on a day.
pub(super) fn last_ticked(records: &Records, entry: &str, member: &str, today: Date) -> Option<Date> {
    let fits = |t: &&Tick| t.entry == entry && (t.subject == member || t.subject.is_empty()) && t.on <= today;
    records.ticks.iter().filter(fits).map(|t| t.on).max()
}

/// What the evidence of a duty says of a window: settled, or what it still wants.
///
/// All of the evidence must be there, or any one of it for `either`. Evidence whose records are not kept yet wants a tick.
pub(super) fn evidenced(case: &Case<'_>, evidence: &[Evidence], either: bool) -> Result<Settled, Wants> {
    let mut answers = evidence.iter().map(|e| one(case, e));
    if either {
        let all: Vec<_> = answers.collect();
        return all.iter().find(|a| a.is_ok()).or(all.first()).cloned().unwrap_or(Err(Wants::Tick));
    }
    let first = answers.next().unwrap_or(Err(Wants::Tick))?;
    answers.try_fold(first, |settled, answer| answer.map(|_| settled))
}

fn one(case: &Case<'_>, evidence: &Evidence) -> Result<Settled, Wants> {
    let Case { records, window, times, .. } = *case;
    match evidence {
        Evidence::Item { body, .. } => Err(Wants::Item { body: body.clone() }),
        Evidence::Meeting { body, kind } => {
            let mut days: Vec<_> = records
                .meetings
                .iter()
                .filter(|m| m.body == *body && m.counts() && (kind.is_none() || m.kind == *kind))
                .filter(|m| window.opens <= m.date && m.date <= window.last)
                .map(|m| m.date)
                .collect();
            days.sort_unstable();
            let found = u32::try_from(days.len()).unwrap_or(u32::MAX);
            match days.last() {
                Some(on) if found >= times => Ok(Settled::Meeting { on: *on }),
                _ => Err(Wants::Meeting { body: body.clone(), kind: kind.clone(), missing: times.saturating_sub(found) }),
            }
        }
        Evidence::Seat { body, seat, step } => {
            // Whoever sits when the term begins was nominated or elected for it; a window of no term ends the day before.
            let begins = window.term.unwrap_or_else(|| add_days(window.last, 1));
            let step_of = |a: &Appointment| match step {
                SeatStep::Nominated => a.nominated.or(a.elected),
                SeatStep::Elected => a.elected,
            };
            let coming = records.holders(body, seat, begins).filter(|a| a.from.is_some_and(|from| from >= begins));
            let done = coming.filter_map(step_of).min();
            done.map(|on| Settled::Seat { on }).ok_or_else(|| Wants::Seat { body: body.clone(), seat: seat.clone() })
        }
        Evidence::Decision { .. } => Err(Wants::Tick),
        Evidence::Document { .. }
        | Evidence::Stance { .. }
        | Evidence::Record { .. }
        | Evidence::Field { .. }
        | Evidence::Figure { .. } => recorded(case, evidence),
    }
}
