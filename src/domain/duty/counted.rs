//! Meetings wanted so many times in a period, of which other duties say when they are to be.

use super::evaluate::{Evaluator, Rule};
use super::windows::{Sources, Window, windows};
use super::{Settled, Wants};
use crate::domain::agreement::parties::is_of_line;
use crate::domain::charter::{Evidence, When};
use crate::domain::date::{Date, Period};
use crate::domain::ids::Id;
use crate::domain::member::Member;

impl Evaluator<'_> {
    /// What settles a rule in a window, or what it wants; none where the member came after it, or where that is wanted
    /// elsewhere: a meeting that a duty of its own asks for is not asked for again by the one that counts them, nor is one
    /// whose time lies before the file.
    pub(super) fn judged(&mut self, rule: &Rule<'_>, window: &Window, member: Option<Id>) -> Option<Result<Settled, Wants>> {
        if !self.had_begun(member, window) {
            return None;
        }
        match self.settled(rule, window, member) {
            // An amount that is kept to is no act that is ever done: only going beyond it is told.
            Ok(Settled::Recorded { .. }) if rule.evidence.iter().all(|e| matches!(e, Evidence::Within { .. })) => None,
            Err(Wants::Meeting { body, kind, missing }) if matches!(rule.when, When::Every { .. }) => {
                let (apart, unknown) = self.asked_apart(rule, window);
                let missing = missing.saturating_sub(apart.saturating_add(unknown));
                if missing == 0 && unknown > 0 {
                    self.unknown.insert(rule.id.clone());
                }
                (missing > 0).then_some(Err(Wants::Meeting { body, kind, missing }))
            }
            judged => Some(judged),
        }
    }

    /// Whether a member, or one whose place it took, was one by the end of the period that a window is for; its last
    /// day in time may lie long after that.
    fn had_begun(&self, member: Option<Id>, window: &Window) -> bool {
        let records = self.context.records;
        let ends = Period::parse(&window.period).map_or(Date::MAX, Period::last);
        let is_since = |member: &Member| member.from.is_none_or(|from| from <= ends);
        member.and_then(|id| records.member(id)).is_none_or(|member| is_of_line(records, member, &is_since))
    }

    /// How many of the meetings that a rule counts in a window are for duties with months or days of their own to ask for, and
    /// not on record: since the file began, and before.
    fn asked_apart(&self, rule: &Rule<'_>, window: &Window) -> (u32, u32) {
        let context = self.context;
        let meeting = |evidence: &[Evidence]| evidence.iter().find(|e| matches!(e, Evidence::Meeting { .. })).cloned();
        // What is wanted for an item is no meeting that is counted.
        let Some(wanted) = meeting(rule.evidence) else { return (0, 0) };
        let (mut apart, mut unknown) = (0, 0);
        for duty in context.charter.duties.iter().filter(|duty| meeting(&duty.rule.evidence.0).as_ref() == Some(&wanted)) {
            let Some(when @ (When::Months { .. } | When::Day { .. })) = &duty.rule.when else { continue };
            let part = Rule::of(duty, when);
            let (from, today) = (window.first, window.last);
            let sources = Sources { from, today, terms: Vec::new(), meetings: Vec::new(), ends: None, date: None };
            let inside = windows(when, part.per, &sources).into_iter().filter(|w| from <= w.opens && w.last <= window.last);
            // One that was ticked off was held as its own duty says, though there is no meeting to count.
            for own in inside.filter(|own| !matches!(self.settled(&part, own, None), Ok(Settled::Meeting { .. }))) {
                if own.last < context.kept_from { unknown += 1 } else { apart += 1 }
            }
        }
        (apart, unknown)
    }
}
