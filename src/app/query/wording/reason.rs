//! What is missing, and why a line is there: from the rule to the dates.

use super::Wording;
use crate::app::names;
use crate::domain::charter::{Anchor, ClaimKind, ExitEffect, Force, When};
use crate::domain::date::Length;
use crate::domain::duty::{Obligation, Settled, State, Timing, Wants};
use crate::text::Msg;

impl Wording<'_> {
    /// What is missing.
    pub(in crate::app) fn missing(&self, obligation: &Obligation) -> String {
        let say = self.say;
        match &obligation.wants {
            Wants::Tick => say.msg(Msg::MissingTick).to_owned(),
            Wants::Meeting { body, kind, missing } => {
                let what = self.meeting_of(body, kind.as_deref());
                say.count(Msg::MissingMeetings, i128::from(*missing), &[("what", &what)])
            }
            Wants::Record(want) => self.record_missing(want),
            Wants::Item { body } => say.fill(Msg::MissingItem, &[("body", &self.body(body))]),
            Wants::Claim(kind) => say
                .msg(match kind {
                    ClaimKind::Advance => Msg::MissingAdvance,
                    ClaimKind::Settlement => Msg::MissingSettlement,
                    ClaimKind::Surplus => Msg::MissingSurplus,
                })
                .to_owned(),
            Wants::Seat { body, seat } => {
                let seat = names::seat_title(self.charter, body, seat);
                say.fill(Msg::MissingSeat, &[("seat", &seat), ("body", &self.body(body))])
            }
            Wants::Role { seat, .. } => say.fill(Msg::MissingRole, &[("seat", &self.role(seat))]),
            Wants::Composition(finding) => self.finding(finding),
            Wants::Terms { body } => say.fill(Msg::MissingTerms, &[("body", &self.body(body))]),
            Wants::Successor => say.msg(Msg::MissingSuccessor).to_owned(),
            Wants::Notice { effect, on } => {
                let msg = match effect {
                    ExitEffect::EndsAgreement => Msg::NoticeWouldEnd,
                    ExitEffect::NewTerms => Msg::NoticeWouldChange,
                    ExitEffect::MemberLeaves => Msg::NoticeWouldLeave,
                };
                say.fill(msg, &[("date", &say.date(*on))])
            }
        }
    }

    /// Why it is on the list, from the rule to the dates.
    pub(in crate::app) fn reason(&self, obligation: &Obligation) -> Vec<String> {
        let say = self.say;
        let mut sentences =
            vec![say.fill(Msg::ReasonClause, &[("clause", &obligation.clause), ("who", &self.actor(&obligation.who))])];
        sentences.push(self.timing(obligation));
        let past = obligation.due.filter(|due| *due < self.today && obligation.settled.is_none());
        if let Some(due) = past {
            let days = i128::from(self.today.signed_duration_since(due).num_days());
            match (obligation.state, obligation.force) {
                (State::Overdue, _) => sentences.push(say.count(Msg::ReasonLate, days, &[("date", &say.date(due))])),
                (_, Force::Should) => sentences.push(say.count(Msg::ReasonPast, days, &[])),
                _ => {}
            }
        }
        match &obligation.settled {
            Some(Settled::Ticked { on, note }) => {
                sentences.push(say.fill(Msg::ReasonTicked, &[("date", &say.date(*on)), ("note", note)]));
            }
            Some(Settled::Meeting { on }) => sentences.push(say.fill(Msg::ReasonMeeting, &[("date", &say.date(*on))])),
            Some(Settled::Seat { on }) => sentences.push(say.fill(Msg::ReasonSeat, &[("date", &say.date(*on))])),
            Some(Settled::Recorded { on: Some(on) }) => {
                sentences.push(say.fill(Msg::ReasonRecordedOn, &[("date", &say.date(*on))]));
            }
            Some(Settled::Recorded { on: None }) => sentences.push(say.msg(Msg::ReasonRecorded).to_owned()),
            None => sentences.push(self.missing(obligation)),
        }
        sentences.extend(self.in_writing(obligation));
        if obligation.earlier_unmet > 0 {
            sentences.push(say.count(Msg::ReasonEarlier, i128::from(obligation.earlier_unmet), &[]));
        }
        if let Some(reading) = obligation.reading.as_deref().and_then(|r| self.reading_says(&obligation.rule, r)) {
            sentences.push(say.fill(Msg::ReasonReading, &[("says", &reading)]));
        }
        let paper = say.paper(self.charter.agreement.rule.paper);
        if obligation.default.iter().any(|d| d == "when" || d.starts_with("when.")) {
            sentences.push(say.fill(Msg::ReasonOwnDate, &[("paper", &paper)]));
        } else if obligation.default.iter().any(|d| d == "lead" || d.starts_with("lead.")) {
            sentences.push(say.fill(Msg::ReasonOwnLead, &[("paper", &paper)]));
        }
        let duty = self.charter.duties.iter().find(|duty| duty.id == obligation.rule);
        if let Some(duty) = duty.filter(|duty| !duty.chosen.is_empty()) {
            sentences.push(say.fill(Msg::ReasonChosen, &[("fields", &say.list(&duty.chosen)), ("paper", &paper)]));
        }
        if let Some(lies) = obligation.postponed(self.records, self.today) {
            let until = say.date(lies.until);
            sentences.push(say.fill(Msg::ReasonPostponed, &[("date", &until), ("reason", &lies.reason)]));
        }
        if obligation.after_term {
            sentences.push(say.msg(Msg::ReasonAfterTerm).to_owned());
        }
        sentences
    }

    /// That notice, or a request, must be in writing.
    fn in_writing(&self, obligation: &Obligation) -> Option<String> {
        let Wants::Notice { effect, .. } = obligation.wants else { return None };
        self.charter.exits.iter().find(|exit| exit.id == obligation.rule && exit.rule.written)?;
        let msg = if effect == ExitEffect::NewTerms { Msg::RequestWritten } else { Msg::NoticeWritten };
        Some(self.say.msg(msg).to_owned())
    }

    fn reading_says(&self, rule: &str, reading: &str) -> Option<String> {
        let exits = self.charter.exits.iter().filter(|e| e.id == rule).flat_map(|e| &e.readings).map(|r| (&r.id, &r.says));
        let agreement = self.charter.agreement.readings.iter().map(|r| (&r.id, &r.says));
        exits.chain(agreement).find(|(id, _)| *id == reading).map(|(_, says)| says.clone())
    }

    fn timing(&self, obligation: &Obligation) -> String {
        let say = self.say;
        let due = obligation.due.map(|d| say.date_long(d)).unwrap_or_default();
        let rule = match &obligation.timing {
            Timing::Always => return say.msg(Msg::TimingAlways).to_owned(),
            Timing::AgreementEnd => return say.fill(Msg::TimingAgreementEnd, &[("due", &due)]),
            Timing::Undated { body } => {
                return say.fill(Msg::TimingUndated, &[("body", &self.body(body)), ("due", &due)]);
            }
            Timing::LastNotice => return say.fill(Msg::TimingLastNotice, &[("due", &due)]),
            Timing::ComputedTerm { from } => {
                let base = say.fill(Msg::TimingTerm, &[("due", &due)]);
                return format!("{base} {}", say.fill(Msg::TimingTermComputed, &[("date", &say.date(*from))]));
            }
            Timing::Rule(_) if obligation.due.is_none() => return say.msg(Msg::TimingUnknown).to_owned(),
            Timing::Rule(when) => when,
        };
        let from = obligation.soon_from.map(|d| say.date(d));
        let base = match rule {
            When::Every { times, .. } => {
                let period = self.period(obligation).unwrap_or_default();
                say.count(Msg::TimingEvery, i128::from(*times), &[("period", &period), ("due", &due)])
            }
            When::Months { .. } => {
                let month = obligation.due.map(|d| say.month_year(d)).unwrap_or_default();
                say.fill(Msg::TimingMonth, &[("month", &month), ("due", &due)])
            }
            When::Day { .. } => say.fill(Msg::TimingDay, &[("due", &due)]),
            When::Window { from, .. } => say.fill(Msg::TimingWindow, &[("from", &say.date(*from)), ("due", &due)]),
            When::Anchor { anchor: Anchor::TermFrom, .. } => say.fill(Msg::TimingTerm, &[("due", &due)]),
            When::Anchor { anchor: Anchor::Meeting(body), .. } => {
                say.fill(Msg::TimingMeeting, &[("body", &self.body(body)), ("due", &due)])
            }
            When::Anchor { .. } | When::Next(_) => say.fill(Msg::TimingDay, &[("due", &due)]),
            When::Interval { weeks, .. } => {
                let weeks = Length::Days(i32::try_from(*weeks).unwrap_or(i32::MAX / 7) * 7);
                say.fill(Msg::TimingRolling, &[("length", &say.length(weeks)), ("due", &due)])
            }
            When::With { body, within: [before, _] } => say
                .fill(Msg::TimingWith, &[("body", &self.body(body)), ("length", &say.length(absolute(*before))), ("due", &due)]),
            When::Rolling(length) => say.fill(Msg::TimingRolling, &[("length", &say.length(*length)), ("due", &due)]),
            When::Standing => say.msg(Msg::TimingAlways).to_owned(),
        };
        match from {
            Some(from) if obligation.state != State::Overdue => {
                format!("{base} {}", say.fill(Msg::TimingWarnsFrom, &[("date", &from)]))
            }
            _ => base,
        }
    }
}

fn absolute(length: Length) -> Length {
    match length {
        Length::Months(n) => Length::Months(n.abs()),
        Length::Days(n) => Length::Days(n.abs()),
    }
}
