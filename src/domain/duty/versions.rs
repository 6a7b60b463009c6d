//! Several versions of an agreement: each judges what belongs to its time.
//!
//! An obligation belongs to the version in force on the first day of its period. What a version ends is closed on that
//! version's first day, what it begins starts there. What always holds is judged by the version in force today.

use std::collections::BTreeSet;

use super::evaluate::{Context, Due, Past, evaluate, obligations, sort};
use super::renamed::Renamed;
use super::windows::Window;
use super::{Obligation, Timing};
use crate::domain::agreement::{life, notice};
use crate::domain::charter::lineage::{CLAIM, Lineage};
use crate::domain::charter::{Charter, When};
use crate::domain::date::{Date, Period};
use crate::domain::records::Records;

/// A version of the agreement with its time and with the records in its words.
pub struct Version<'a> {
    /// What it says.
    pub charter: &'a Charter,
    /// The records, naming entries by the ids of this version.
    pub records: &'a Records,
    /// First day in force; none for the first version of an agreement that names no start.
    pub from: Option<Date>,
}

/// The part of the obligations that one version answers for.
pub(super) struct Share<'a> {
    lineage: &'a Lineage,
    at: usize,
    /// The first day of this version; none for the first.
    from: Option<Date>,
    /// The first day of the next.
    next: Option<Date>,
    /// Whether the version has begun.
    has_begun: bool,
    /// Whether the version is the one in force today.
    pub(super) current: bool,
}

impl Share<'_> {
    /// Whether a window of a rule is this version's.
    pub(super) fn has(&self, rule: &str, window: &Window) -> bool {
        let (kind, id) = entry_of(rule);
        let starts_here = || self.has_begun && self.lineage.begins(kind, id, self.at);
        let begun = self.from.is_none_or(|from| from <= window.first || from <= window.last && starts_here());
        begun && self.next.is_none_or(|next| window.first < next)
    }
}

/// The kind and id of what a rule comes from: a duty, or one claim of a pool (`pool.what`).
fn entry_of(rule: &str) -> (&'static str, &str) {
    (if rule.contains('.') { CLAIM } else { "duty" }, rule)
}

/// All obligations on a day by versions, oldest first, each for its own time; with those of periods that are over as far as
/// they are wanted.
pub fn across<'a>(versions: &[Version<'a>], lineage: &Lineage, today: Date, kept_from: Date, past: Past) -> Due {
    let context_of = |version: &Version<'a>| {
        let Version { charter, records, .. } = *version;
        Context { charter, records, today, kept_from, past }
    };
    let begun = |v: &Version<'_>| v.from.is_none_or(|from| from <= today);
    let current = versions.iter().rposition(begun).unwrap_or_default();
    let Some(now) = versions.get(current) else { return Due::default() };
    if versions.len() == 1 || life::phase(&versions[0].charter.agreement.rule, today) == life::Phase::NotYet {
        return obligations(context_of(now));
    }
    let ends = notice::last_day(now.charter, now.records, today);
    let mut lines: Vec<(usize, Obligation)> = Vec::new();
    let mut unknown: BTreeSet<(&str, String)> = BTreeSet::new();
    for (at, version) in versions.iter().enumerate() {
        let next = versions.get(at + 1).and_then(|v| v.from);
        let from = version.from.filter(|_| at > 0);
        let share = Share { lineage, at, from, next, has_begun: at <= current, current: at == current };
        let (own, before_file) = evaluate(context_of(version), Some(&share));
        unknown.extend(before_file.iter().map(|rule| {
            let (kind, id) = entry_of(rule);
            (kind, lineage.latest(kind, id, at).to_owned())
        }));
        // What the next version does not have is closed on that one's first day.
        let closed = next.filter(|next| *next <= today);
        let is_closed = |line: &Obligation| {
            let (kind, id) = entry_of(&line.rule);
            at != current
                && line.settled.is_none()
                && lineage.ends(kind, id, at)
                && closed.is_some_and(|closed| line.due.is_none_or(|due| closed <= due))
        };
        let names = Renamed { lineage, at, there: current };
        lines.extend(own.into_iter().filter(|line| !is_closed(line)).map(|line| {
            let after_term = ends.is_some_and(|ends| ends < line.due.map_or(today, |due| due.max(today)));
            let mut line = Obligation { after_term, ..line };
            names.line(&mut line);
            (at, line)
        }));
    }
    let lines = match past {
        Past::Every => lines.into_iter().map(|(_, line)| line).collect(),
        Past::LastUnmet | Past::LastUnmetAndMet => folded(lines, lineage, today),
    };
    let mut due = Due { lines, before_file: u32::try_from(unknown.len()).unwrap_or(u32::MAX) };
    sort(&mut due.lines);
    due
}

/// Of the unmet periods of one entry and party only the last has a line, and those of earlier versions are counted in
/// it; of the coming periods only the nearest has one, whichever version it belongs to.
fn folded(lines: Vec<(usize, Obligation)>, lineage: &Lineage, today: Date) -> Vec<Obligation> {
    let is_unmet = |line: &Obligation| line.settled.is_none() && line.due.is_some_and(|due| due < today);
    let mut kept: Vec<(usize, Obligation)> = Vec::with_capacity(lines.len());
    for (at, mut line) in lines {
        let (kind, id) = entry_of(&line.rule);
        let name = lineage.latest(kind, id, at).to_owned();
        let same = |(was, other): &(usize, Obligation)| {
            let (kind, id) = entry_of(&other.rule);
            *was < at && other.member == line.member && other.about == line.about && lineage.latest(kind, id, *was) == name
        };
        if kept.iter().any(|other| same(other) && comes_before(&other.1, &line, today)) {
            continue;
        }
        if is_unmet(&line)
            && let Some(earlier) = kept.iter().position(|other| same(other) && is_unmet(&other.1))
        {
            line.earlier_unmet += kept.remove(earlier).1.earlier_unmet + 1;
        }
        kept.push((at, line));
    }
    kept.into_iter().map(|(_, line)| line).collect()
}

/// Whether a coming line of an earlier version stands for now where one of a later version would follow it.
///
/// A version that changes how often something is due begins its own periods beside the one that runs.
fn comes_before(earlier: &Obligation, later: &Obligation, today: Date) -> bool {
    let (Timing::Rule(one), Timing::Rule(other)) = (&earlier.timing, &later.timing) else { return false };
    if matches!(other, When::With { .. } | When::Interval { .. }) {
        return false;
    }
    let is_to_begin = || Period::parse(&later.period).is_some_and(|period| today < period.first());
    earlier.due.is_some_and(|due| today <= due) && earlier.due < later.due && (one == other || is_to_begin())
}
