//! Rules with periods: which of them are judged, and what cannot be dated.

use super::evaluate::{Context, Evaluator, Past, Rule};
use super::windows::{Sources, Window, before_term, windows};
use super::{Actor, State, Wants};
use crate::domain::agreement::life;
use crate::domain::body::sittings::is_apart;
use crate::domain::body::terms::{Stretch, chair_terms, terms};
use crate::domain::charter::{Anchor, Evidence, Force, Target, When};
use crate::domain::date::{Length, add_days, add_months};
use crate::domain::ids::Id;
use crate::domain::meeting::Meeting;
use crate::domain::person::{CHAIR, VICE};

impl Evaluator<'_> {
    pub(super) fn periodic(&mut self, rule: &Rule<'_>, when: &When) {
        let context = self.context;
        let body = anchored_body(rule, when);
        let mut terms = Vec::new();
        if let When::Anchor { anchor: Anchor::TermFrom, offset, .. } = when {
            let body = body.unwrap_or_default();
            terms = self.terms(rule, body, *offset);
            match terms.last() {
                None if self.is_current() => return self.unanchored(rule, body),
                None => return,
                Some(last) if self.is_current() && (last.from <= context.today || offset.after(last.from) < context.today) => {
                    self.next_term(rule, body, &before_term(add_days(last.until, 1), *offset));
                }
                Some(_) => {}
            }
        }
        let ordinary = |m: &&Meeting| Some(m.body.as_str()) == body && m.counts() && !is_apart(context.charter, m);
        let mut meetings: Vec<_> = context.records.meetings.iter().filter(ordinary).collect();
        meetings.sort_by_key(|m| m.date);
        let ends = life::last_day(&context.charter.agreement.rule);
        let date = rule.record.and_then(|record| record.date);
        let sources = Sources { from: context.kept_from, today: context.today, terms, meetings, ends, date };
        let start = life::first_day(&context.charter.agreement.rule);
        let is_ours = |w: &Window| start.is_none_or(|s| s <= w.first) && self.answers_for(rule, w);
        let all: Vec<_> = windows(when, rule.per, &sources).into_iter().filter(is_ours).collect();
        // A last day that was put down is known, however long before the file began.
        let is_set = matches!(when, When::Anchor { anchor, .. } if anchor.is_deadline());
        let kept: Vec<_> = all.iter().filter(|w| is_set || w.last >= context.kept_from).collect();
        let one_each = matches!(when, When::With { .. } | When::Interval { .. });
        if !is_set && self.has_unknown_past(rule, &all, when, &sources.meetings) {
            self.unknown.insert(rule.id.clone());
        }
        let kept: Vec<_> = kept.into_iter().filter(|w| self.is_given(rule, w)).collect();
        let ahead = kept.iter().position(|w| w.last >= context.today).unwrap_or(kept.len());
        if rule.force != Force::May {
            self.unmet(rule, &kept[..ahead]);
        }
        for (member, actor) in self.instances(rule, context.today) {
            let current = if one_each { kept.len() } else { (ahead + 1).min(kept.len()) };
            for window in &kept[ahead..current] {
                let Some(settled) = self.judged(rule, window, member) else { continue };
                self.push(rule, window, member, actor.clone(), settled, 0);
            }
        }
    }

    /// For each party that a rule concerned when a window closed, the last window it left unmet, with the count of others;
    /// and those it met, or each for itself, where they are wanted.
    fn unmet(&mut self, rule: &Rule<'_>, past: &[&Window]) {
        let mut parties: Vec<(Option<Id>, Actor, &Window, Wants, u32)> = Vec::new();
        for window in past {
            for (member, actor) in self.instances(rule, window.last) {
                let wants = match self.judged(rule, window, member) {
                    None => continue,
                    Some(Err(wants)) if self.context.past == Past::Every => {
                        self.push(rule, window, member, actor, Err(wants), 0);
                        continue;
                    }
                    Some(Err(wants)) => wants,
                    Some(Ok(settled)) => {
                        if self.context.past != Past::LastUnmet {
                            self.push(rule, window, member, actor, Ok(settled), 0);
                        }
                        continue;
                    }
                };
                match parties.iter_mut().find(|p| p.0 == member) {
                    Some(party) => *party = (member, actor, window, wants, party.4 + 1),
                    None => parties.push((member, actor, window, wants, 0)),
                }
            }
        }
        for (member, actor, window, wants, earlier) in parties {
            self.push(rule, window, member, actor, Err(wants), earlier);
        }
    }

    /// The terms of the body, or of its chair where the rule is about the chair, on record or not: through the first
    /// before which something is still to be done.
    fn terms(&self, rule: &Rule<'_>, body: &str, offset: Length) -> Vec<Stretch> {
        let Context { charter, records, today, .. } = self.context;
        let of_chair = matches!(rule.who.target, Target::Chair { .. })
            || rule.evidence.iter().any(|e| matches!(e, Evidence::Seat { seat, .. } if seat == CHAIR || seat == VICE));
        let find = if of_chair { chair_terms } else { terms };
        // What is due longer before a term than a century is not worth the terms between.
        let far = add_months(today, 1200);
        let mut through = today;
        loop {
            let found = find(charter, body, records, through);
            let is_past = |term: &Stretch| term.from <= today || offset.after(term.from) < today && term.from < far;
            match found.last() {
                Some(last) if last.until >= through && is_past(last) => through = add_days(last.until, 1),
                _ => return found,
            }
        }
    }

    /// Says that the term after the last recorded one is not, once what must be done before it has come into view.
    ///
    /// It is looked for as if it began the day after.
    fn next_term(&mut self, rule: &Rule<'_>, body: &str, window: &Window) {
        let in_view = rule.lead.soon.or(rule.lead.urgent).map_or(window.last, |lead| lead.from(window.first, window.last));
        if in_view <= self.context.today {
            self.unanchored(rule, body);
        }
    }

    /// Whether the rule had a period that ended before the file began and after the agreement did.
    fn has_unknown_past(&self, rule: &Rule<'_>, made: &[Window], when: &When, meetings: &[&Meeting]) -> bool {
        let kept_from = self.context.kept_from;
        let start = life::first_day(&self.context.charter.agreement.rule);
        match when {
            When::Every { .. } | When::Months { .. } | When::Day { .. } | When::Anchor { anchor: Anchor::Meeting(_), .. } => {
                start.is_none_or(|start| {
                    let meetings = meetings.to_vec();
                    let sources = Sources { from: start, today: kept_from, terms: Vec::new(), meetings, ends: None, date: None };
                    let mut made = windows(when, rule.per, &sources).into_iter();
                    made.any(|w| start <= w.first && w.last < kept_from && self.answers_for(rule, &w))
                })
            }
            _ => made.iter().any(|w| w.last < kept_from),
        }
    }

    /// An obligation whose dates follow from terms of office that are not recorded.
    fn unanchored(&mut self, rule: &Rule<'_>, body: &str) {
        self.undated(rule, &Wants::Terms { body: body.to_owned() });
    }

    /// An obligation of which nobody can tell yet when it is due.
    pub(super) fn undated(&mut self, rule: &Rule<'_>, wants: &Wants) {
        let today = self.context.today;
        let window = Window { first: today, opens: today, last: today, period: String::new(), term: None, computed: false };
        for (member, actor) in self.instances(rule, today) {
            let mut line = self.line(rule, &window, member, actor, None, wants.clone());
            (line.soon_from, line.urgent_from, line.due, line.state) = (None, None, None, State::Unknown);
            self.lines.push(line);
        }
    }
}

/// The body whose terms or meetings give the dates of a rule.
fn anchored_body<'a>(rule: &'a Rule<'_>, when: &'a When) -> Option<&'a str> {
    let of_seat = rule.evidence.iter().find_map(|e| match e {
        Evidence::Seat { body, .. } => Some(body.as_str()),
        _ => None,
    });
    let of_meeting = rule.evidence.iter().find_map(|e| match e {
        Evidence::Meeting { body, .. } => Some(body.as_str()),
        _ => None,
    });
    match (when, &rule.who.target) {
        (When::With { body, .. } | When::Anchor { anchor: Anchor::Meeting(body), .. }, _) => Some(body),
        (When::Interval { .. }, _) => of_meeting,
        (_, Target::Chair { body, .. }) => Some(body),
        _ => of_seat,
    }
}
