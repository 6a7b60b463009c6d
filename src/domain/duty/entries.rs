//! What other entries than duties demand: decisions, claims, notice, the agreement's own end, how bodies are made up.

use super::evaluate::{Context, Evaluator, Rule};
use super::windows::Window;
use super::{Actor, Obligation, State, Timing, Wants};
use crate::domain::agreement::{exit, life};
use crate::domain::body::composition::{Finding, Level, compose};
use crate::domain::charter::{Act, Body, Chair, Entry, Force, LeadTimes, One, Per, RecordKind, Set, Target, Until, When, Who};
use crate::domain::date::{Date, Lead};
use crate::domain::person::{CHAIR, VICE};

impl Evaluator<'_> {
    /// Decisions that are due in a year, or once: who decides must do so in time. Those of projects and the like follow
    /// their own records.
    pub(super) fn gates(&mut self) {
        for gate in self.context.charter.gates.iter().filter(|g| g.rule.is_dated()) {
            let deciding = gate.rule.by.iter().find(|by| by.act == Act::Decides).or(gate.rule.by.first());
            let (Some(when), Some(subject), Some(by)) = (&gate.rule.when, gate.rule.on, deciding) else { continue };
            self.rule(&Rule {
                id: gate.id.clone(),
                clause: &gate.source,
                title: &gate.name,
                default: &gate.default,
                per: &Per(RecordKind::Known(subject)),
                who: &by.who,
                to: None,
                given: None,
                when,
                lead: gate.rule.lead,
                evidence: &[],
                either: false,
                force: if gate.rule.optional { Force::May } else { Force::Must },
                wants: None,
                record: None,
            });
        }
    }

    pub(super) fn claims(&mut self) {
        for pool in &self.context.charter.pools {
            for claim in &pool.rule.claim {
                self.rule(&Rule {
                    id: format!("{}.{}", pool.id, claim.what.word()),
                    clause: claim.source.as_deref().unwrap_or(&pool.source),
                    title: &claim.name,
                    default: &claim.default,
                    per: &Per::YEAR,
                    who: &claim.from,
                    to: None,
                    given: None,
                    when: &claim.when,
                    lead: claim.lead,
                    evidence: &[],
                    either: false,
                    force: Force::Must,
                    wants: Some(Wants::Claim(claim.what)),
                    record: None,
                });
            }
        }
    }

    /// The last days for notice, under every reading: missing the stricter one is what hurts.
    pub(super) fn exits(&mut self) {
        if self.is_after_term(self.context.today) {
            return;
        }
        for entry in &self.context.charter.exits {
            let base = std::iter::once((None, &entry.rule)).filter(|_| entry.readings.is_empty());
            let readings = entry.readings.iter().map(|r| (Some(r.id.clone()), &r.rule));
            for (reading, rule) in base.chain(readings) {
                let Some(last) = exit::last_notice(rule, self.context.today) else { continue };
                let on = exit::effect(rule, last);
                // What would come about no earlier than the agreement ends is no longer anybody's to ask for.
                if self.ends.is_some_and(|ends| ends <= on) {
                    continue;
                }
                let when = When::Window { from: self.context.today, until: last };
                let line = Rule {
                    id: entry.id.clone(),
                    clause: &entry.source,
                    title: &entry.name,
                    default: &entry.default,
                    per: &Per::COOPERATION,
                    who: &rule.who,
                    to: None,
                    given: None,
                    when: &when,
                    lead: rule.lead,
                    evidence: &[],
                    either: false,
                    force: Force::May,
                    wants: None,
                    record: None,
                };
                let period = reading.clone().unwrap_or_default();
                let window =
                    Window { first: self.context.today, opens: self.context.today, last, period, term: None, computed: false };
                let wants = Wants::Notice { effect: rule.effect, on };
                let actor = Actor::Members { organ: rule.who.organ };
                let obligation = self.line(&line, &window, None, actor, None, wants);
                self.lines.push(Obligation { reading, timing: Timing::LastNotice, ..obligation });
            }
        }
    }

    pub(super) fn end_of_agreement(&mut self) {
        let agreement = &self.context.charter.agreement;
        let (Some(last), Until::Day(named)) = (life::last_day(&agreement.rule), agreement.rule.until) else {
            return;
        };
        // That an agreement had ended before the file began, its heading says.
        if last < self.context.kept_from {
            return;
        }
        let who = Who { target: Target::All(Set::Member), organ: None, through: None, together: false };
        let when = When::Window { from: last, until: last };
        // The lead counts back from the day the agreement names, which a reading may leave out of its term.
        let lead = |lead: Option<Lead>| lead.map(|l| l.from(named, named));
        let rule = Rule {
            id: agreement.id.clone(),
            clause: &agreement.source,
            title: &agreement.name,
            default: &agreement.default,
            per: &Per::COOPERATION,
            who: &who,
            to: None,
            given: None,
            when: &when,
            lead: LeadTimes::default(),
            evidence: &[],
            either: false,
            force: Force::Must,
            wants: Some(Wants::Successor),
            record: None,
        };
        let window = Window { first: last, opens: last, last, period: String::new(), term: None, computed: false };
        let settled = self.settled(&rule, &window, None).ok();
        let mut line = self.line(&rule, &window, None, Actor::Members { organ: None }, settled, Wants::Successor);
        (line.soon_from, line.urgent_from) = (lead(agreement.rule.lead.soon), lead(agreement.rule.lead.urgent));
        let reached = |day: Option<Date>| day.is_some_and(|day| day <= self.context.today);
        line.state = match line.state {
            State::Ok if line.settled.is_none() && reached(line.urgent_from) => State::Urgent,
            State::Ok if line.settled.is_none() && reached(line.soon_from) => State::Soon,
            state => state,
        };
        line.timing = Timing::AgreementEnd;
        line.reading = agreement.readings.iter().find(|r| r.default && r.rule.last_day == Some(last)).map(|r| r.id.clone());
        self.lines.push(line);
    }

    /// Who can put a finding right: who elects the chair, the member or organisation it is about, who employs, else the
    /// body, else all.
    pub(super) fn fills(&self, finding: &Finding) -> Actor {
        let seat = finding.body.as_deref().zip(finding.seat.as_deref());
        let rule = seat.and_then(|(body, seat)| self.context.charter.seats_of(body).find(|s| s.id == seat));
        let organisation = |who: Option<&Who>| match who.map(|who| &who.target) {
            Some(Target::External(id)) => Some(Actor::Organisation(id.clone())),
            _ => None,
        };
        let outside = organisation(rule.and_then(|s| s.rule.holder.as_ref()));
        let employer = organisation(rule.and_then(|s| s.rule.employer.as_ref()));
        let elector = seat.filter(|(_, seat)| *seat == CHAIR || *seat == VICE).and_then(|(body, _)| self.elects_chair(body));
        let member = finding.member.map(|member| Actor::Member { member, organ: None });
        let body = finding.body.clone().map(Actor::Body);
        elector.or(outside).or(member).or(employer).or(body).unwrap_or(Actor::Members { organ: None })
    }

    /// Who puts someone into the chair of a body, where the agreement says so: who elects, or the party whose office it is.
    fn elects_chair(&self, body: &str) -> Option<Actor> {
        let who = match self.context.charter.body(body)?.rule.chair.as_ref()? {
            Chair::Rotation { elected_by, .. } => elected_by.clone()?,
            Chair::Elected { by, .. } => by.clone(),
            Chair::Office { party, .. } => {
                Who { target: Target::Party(party.clone()), organ: None, through: None, together: false }
            }
        };
        match who.target {
            Target::One(One::Own | One::Holder) => None,
            _ => self.actors(&who, None, self.context.today).into_iter().next().map(|(_, actor)| actor),
        }
    }

    /// What [`compose`] finds, as obligations that always hold.
    pub(super) fn composition(&mut self) {
        let Context { charter, records, today, kept_from, .. } = self.context;
        for finding in compose(charter, records, today).into_iter().filter(|finding| !finding.is_before(kept_from)) {
            let (handle, (entry, person)) = (finding.handle(records), finding.key(records));
            let names = [person.clone()];
            let settled = self.ticks.settled(&entry, "", &names, today).filter(|s| !finding.has_moved(records, s.on(), today));
            let state = match (&settled, finding.level()) {
                (Some(_), _) => State::Ok,
                (None, Level::Fault) => State::Urgent,
                (None, Level::Unknown) => State::Unknown,
                (None, Level::Remark) => State::Soon,
            };
            let title = finding
                .body
                .as_deref()
                .and_then(|b| charter.body(b))
                .map_or(&charter.cooperation.name, |b: &Entry<Body>| &b.name);
            self.lines.push(Obligation {
                handle,
                rule: finding.rule.clone(),
                clause: finding.clause.clone(),
                title: title.clone(),
                period: String::new(),
                subject: person,
                about: None,
                member: finding.member,
                who: self.fills(&finding),
                force: if finding.level() == Level::Remark { Force::Should } else { Force::Must },
                reading: None,
                default: Vec::new(),
                soon_from: None,
                urgent_from: None,
                due: None,
                state,
                settled,
                wants: Wants::Composition(finding),
                timing: Timing::Always,
                earlier_unmet: 0,
                after_term: self.is_after_term(today),
                postponements: Vec::new(),
            });
        }
    }
}
