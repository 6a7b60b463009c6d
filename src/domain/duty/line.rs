//! One obligation of a rule in a window, with its state, and lines that are one.

use super::evaluate::{Evaluator, Rule};
use super::windows::Window;
use super::{Actor, Obligation, RecordWant, Settled, State, Timing, Wants};
use crate::domain::charter::{Anchor, Force, When};
use crate::domain::date::{Date, Lead};
use crate::domain::ids::Id;
use crate::domain::portfolio::About;
use std::collections::{HashMap, HashSet};

impl Evaluator<'_> {
    pub(super) fn push(
        &mut self,
        rule: &Rule<'_>,
        window: &Window,
        member: Option<Id>,
        actor: Actor,
        settled: Result<Settled, Wants>,
        earlier_unmet: u32,
    ) {
        let (settled, wants) = match settled {
            Ok(settled) => (Some(settled), self.wants(rule, window, member)),
            Err(wants) => (None, wants),
        };
        let actor = self.for_term(rule.who, window, actor);
        let line = self.line(rule, window, member, actor, settled, wants);
        self.lines.push(Obligation { earlier_unmet, ..line });
    }

    pub(super) fn line(
        &self,
        rule: &Rule<'_>,
        window: &Window,
        member: Option<Id>,
        who: Actor,
        settled: Option<Settled>,
        wants: Wants,
    ) -> Obligation {
        let today = self.context.today;
        let from = |lead: Option<Lead>| lead.map(|lead| lead.from(window.first.max(window.opens), window.last));
        let (soon_from, urgent_from) = (from(rule.lead.soon), from(rule.lead.urgent));
        let reached = |day: Option<Date>| day.is_some_and(|day| day <= today);
        let past = today > window.last;
        let state = match rule.force {
            _ if settled.is_some() => State::Ok,
            Force::Must if past => State::Overdue,
            Force::Must if reached(urgent_from) => State::Urgent,
            Force::Should if past => State::Soon,
            _ if reached(soon_from) || reached(urgent_from) => State::Soon,
            _ => State::Ok,
        };
        let mut handle = rule.id.clone();
        let subject = self.names_of(rule, member).swap_remove(0);
        for part in [&window.period, &subject] {
            if !part.is_empty() {
                handle.push('/');
                handle.push_str(part);
            }
        }
        Obligation {
            handle,
            rule: rule.id.clone(),
            clause: rule.clause.to_owned(),
            title: rule.title.to_owned(),
            period: window.period.clone(),
            subject,
            about: rule.record.map(|record| record.about.clone()),
            member,
            who,
            force: rule.force,
            reading: None,
            default: rule.default.to_vec(),
            soon_from,
            urgent_from,
            due: Some(window.last),
            state,
            settled,
            wants,
            timing: match (window.term, rule.when) {
                (Some(from), _) if window.computed => Timing::ComputedTerm { from },
                (None, When::Anchor { anchor: Anchor::Meeting(body), .. }) if window.computed => {
                    Timing::Undated { body: body.clone() }
                }
                _ => Timing::Rule(rule.when.clone()),
            },
            earlier_unmet: 0,
            after_term: self.is_after_term(window.last.max(today)),
            postponements: Vec::new(),
        }
    }
}

/// Lines with the same member, evidence and period are one line that names all clauses.
pub(super) fn merge(lines: &mut Vec<Obligation>) {
    // Only lines of one subject are compared, and those that stay are moved to the front: there may be thousands.
    let mut of_subject: HashMap<_, Vec<usize>> = HashMap::new();
    let mut kept = 0;
    for at in 0..lines.len() {
        lines.swap(kept, at);
        let (merged, rest) = lines.split_at_mut(kept);
        let line = &mut rest[0];
        let subject = of_subject.entry((line.about.clone(), line.member, line.period.clone())).or_default();
        let same = |other: &Obligation| {
            // What is wanted of one record is recorded once, whichever of its duties is due first.
            let of_record = line.about.is_some() && matches!(line.wants, Wants::Record(_));
            let of_day = matches!(line.wants, Wants::Meeting { .. } | Wants::Seat { .. })
                && other.due == line.due
                && other.force == line.force;
            (of_record || of_day) && other.wants == line.wants && other.settled == line.settled
        };
        match subject.iter().copied().find(|at| same(&merged[*at])) {
            Some(at) => {
                let other = &mut merged[at];
                let (clause, state) = (both(&other.clause, &line.clause), other.state.min(line.state));
                // The one that presses more speaks for both.
                let presses = |o: &Obligation| (o.state, o.due.unwrap_or(Date::MAX));
                if line.about.is_some() && presses(line) < presses(other) {
                    std::mem::swap(other, line);
                }
                (other.clause, other.state) = (clause, state);
            }
            None => {
                subject.push(kept);
                kept += 1;
            }
        }
    }
    lines.truncate(kept);
    join_lapsed(lines);
}

/// That there is none of what a register keeps, and that the one it had has run out, is one line where one new row settles
/// both and one clause asks for both: the one that names what ran out, if it presses as much.
fn join_lapsed(lines: &mut Vec<Obligation>) {
    let is_row_wanted =
        |line: &Obligation| line.settled.is_none() && matches!(line.wants, Wants::Record(RecordWant::Row { about: None, .. }));
    let of_row = |line: &Obligation| is_row_wanted(line) && matches!(line.about, Some(About::Row(_)));
    let of_none = |line: &Obligation| is_row_wanted(line) && line.about.is_none() && line.member.is_none();
    let says_it = |other: &Obligation, line: &Obligation| {
        of_row(other) && other.wants == line.wants && other.clause == line.clause && other.state <= line.state
    };
    let is_said = |line: &Obligation| of_none(line) && lines.iter().any(|other| says_it(other, line));
    let said: HashSet<_> = lines.iter().enumerate().filter(|(_, line)| is_said(line)).map(|(at, _)| at).collect();
    let mut at = 0..;
    lines.retain(|_| at.next().is_none_or(|at| !said.contains(&at)));
}

/// The clauses of two lines, each once.
fn both(one: &str, other: &str) -> String {
    let mut clauses: Vec<_> = one.split(", ").collect();
    clauses.extend(other.split(", ").filter(|clause| !one.split(", ").any(|own| own == *clause)));
    clauses.join(", ")
}
