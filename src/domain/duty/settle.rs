//! What settles an obligation: a tick, or the evidence its duty names.

use super::recorded::{Case, recorded};
use super::{Settled, Wants};
use crate::domain::body::terms::{chair_terms, terms};
use crate::domain::charter::{Count, Evidence, SeatStep, Set, Target};
use crate::domain::date::{Date, add_days};
use crate::domain::person::{Appointment, CHAIR, VICE};
use crate::domain::portfolio::{About, Role, members_in};
use crate::domain::records::{Records, Tick};
use std::collections::HashMap;

/// What was ticked off, looked up by entry and whatever it concerns, so that it costs the same however many ticks there are.
pub(super) struct Ticks<'a>(HashMap<(&'a str, &'a str), Vec<&'a Tick>>);

impl<'a> Ticks<'a> {
    /// Looks up what there is.
    pub(super) fn of(records: &'a Records) -> Self {
        let mut ticks: HashMap<_, Vec<_>> = HashMap::new();
        for tick in &records.ticks {
            ticks.entry((tick.entry.as_str(), tick.subject.as_str())).or_default().push(tick);
        }
        Self(ticks)
    }

    /// The ticks of an entry for whatever it concerns (by any of these names), known on a day: of the whole that it is part
    /// of, which is named last, before its own.
    fn known<'b>(&'b self, entry: &'b str, names: &'b [String], today: Date) -> impl Iterator<Item = &'b Tick> {
        let named = names.iter().rev().filter_map(move |name| self.0.get(&(entry, name.as_str())));
        named.flatten().copied().filter(move |tick| tick.on <= today)
    }

    /// The tick that settles an entry for a period and whatever it concerns.
    pub(super) fn settled(&self, entry: &str, period: &str, names: &[String], today: Date) -> Option<Settled> {
        let tick = self.known(entry, names, today).find(|tick| tick.period == period)?;
        Some(Settled::Ticked { on: tick.on, note: tick.note.clone() })
    }

    /// The latest day on which an entry was ticked for whatever it concerns, in whatever period.
    pub(super) fn last(&self, entry: &str, names: &[String], today: Date) -> Option<Date> {
        self.known(entry, names, today).map(|tick| tick.on).max()
    }
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
        Evidence::Item { body, needs } => {
            // What is about a record is on file with it before a body can treat it.
            for need in needs.iter().filter(|_| case.record.is_some()) {
                one(case, need)?;
            }
            case.treated(needs).map(|on| Settled::Recorded { on }).ok_or_else(|| Wants::Item { body: body.clone() })
        }
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
        Evidence::Seat { body, seat, .. } if body.is_empty() => role(case, seat),
        Evidence::Seat { body, seat, step } => {
            // Whoever comes within the term was nominated or elected for it; a window of no term ends the day before.
            let begins = window.term.unwrap_or_else(|| add_days(window.last, 1));
            let terms = if seat == CHAIR || seat == VICE { chair_terms } else { terms };
            let term = terms(case.charter, body, records, begins).into_iter().find(|term| term.from == begins);
            let ends = term.map_or(begins, |term| term.until);
            let step_of = |a: &Appointment| match step {
                SeatStep::Nominated => a.nominated.or(a.elected),
                SeatStep::Elected => a.elected,
            };
            let comes = |a: &&Appointment| a.from.is_some_and(|from| begins <= from && from <= ends);
            let coming = records.appointments.iter().filter(|a| a.body == *body && a.seat == *seat).filter(comes);
            let done = coming.filter_map(step_of).min();
            done.map(|on| Settled::Seat { on }).ok_or_else(|| Wants::Seat { body: body.clone(), seat: seat.clone() })
        }
        Evidence::Decision { .. } => Err(Wants::Tick),
        Evidence::Document { .. }
        | Evidence::Stance { .. }
        | Evidence::Record { .. }
        | Evidence::Field { .. }
        | Evidence::Figure { .. }
        | Evidence::Within { .. } => recorded(case, evidence),
    }
}

/// Whether as many as are wanted have a role of the record, or else of the member; what a participant gives, only
/// participants fill.
fn role(case: &Case<'_>, seat: &str) -> Result<Settled, Wants> {
    let about = case.record.map(|record| record.about.clone()).or(case.member.map(About::Member));
    let (Some(about), Some(entry)) = (about, case.charter.role_seat(seat)) else { return Err(Wants::Tick) };
    let participants = case.record.map(|record| record.participants.as_slice()).unwrap_or_default();
    let of_participants = matches!(
        entry.rule.holder.as_ref().map(|who| &who.target),
        Some(Target::Each(Set::Participant) | Target::Any(Set::Participant))
    );
    let roles = &case.records.portfolio.roles;
    let owner = case.record.and_then(|record| record.owner);
    // Nobody has the other role yet: then it does not say where they come from.
    let from = match entry.rule.holder.as_ref().map(|who| &who.target) {
        Some(Target::Seat(of)) => members_in(case.charter, roles, &about, owner, of, case.today),
        _ => Vec::new(),
    };
    let of_each = entry.rule.per.is_some();
    let may = |role: &&Role| {
        let whose = !of_each || case.member.is_none() || role.member == case.member;
        let comes_from = from.is_empty() || role.member.is_some_and(|member| from.contains(&member));
        whose && comes_from && (!of_participants || role.member.is_some_and(|member| participants.contains(&member)))
    };
    let owner = owner.filter(|_| entry.rule.owner);
    if owner.is_some_and(|owner| !of_participants || participants.contains(&owner)) {
        return Ok(Settled::Recorded { on: None });
    }
    let held: Vec<_> =
        roles.iter().filter(|r| r.seat == seat && r.about == about && r.active_on(case.today)).filter(may).collect();
    let wanted = match entry.rule.count {
        Count::Exactly(count) | Count::AtLeast(count) => count as usize,
        Count::Free => 1,
    };
    if held.len() < wanted {
        return Err(Wants::Role { seat: seat.to_owned(), about });
    }
    Ok(Settled::Recorded { on: held.iter().filter_map(|role| role.from).max() })
}
