//! The one evaluator: from charter, records and a day to obligations and their states.

use super::recorded::{Case, can_be_there, is_recorded, is_there};
use super::settle::{evidenced, last_ticked, ticked};
use super::versions::Share;
use super::windows::{Sources, Window, before_term, windows};
use super::{Actor, Obligation, Settled, State, Timing, Wants};
use crate::domain::agreement::{exit, life};
use crate::domain::body::composition::{Finding, Level, compose};
use crate::domain::body::terms::{Stretch, chair_terms, terms};
use crate::domain::charter::{
    Act, Anchor, Body, Charter, Duty, Entry, Evidence, Force, Given, LeadTimes, One, Per, RecordKind, Set, Target, When, Where,
    Who,
};
use crate::domain::date::{Date, Lead, Length, add_days, add_months};
use crate::domain::ids::Id;
use crate::domain::meeting::Meeting;
use crate::domain::member::Member;
use crate::domain::person::{CHAIR, VICE};
use crate::domain::records::Records;
use std::collections::BTreeSet;

/// What obligations are computed from.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The charter in force.
    pub charter: &'a Charter,
    /// What the file knows.
    pub records: &'a Records,
    /// The day they are judged on.
    pub today: Date,
    /// The first day the file keeps account of; what ended before is unknown and counted once.
    pub kept_from: Date,
}

/// All obligations on a day.
#[derive(Clone, Debug, Default)]
pub struct Due {
    /// The obligations, most pressing first; settled ones included.
    pub lines: Vec<Obligation>,
    /// How many duties had a period that ended before the file began, and is unknown.
    pub before_file: u32,
}

/// Computes all obligations of the charter on the context's day. Before the agreement begins there are none.
pub fn obligations(context: Context<'_>) -> Due {
    let agreement = &context.charter.agreement;
    if life::phase(&agreement.rule, context.today) == life::Phase::NotYet {
        return Due::default();
    }
    let (lines, unknown) = evaluate(context, None);
    let mut due = Due { lines, before_file: u32::try_from(unknown.len()).unwrap_or(u32::MAX) };
    sort(&mut due.lines);
    due
}

/// Settled lines last, the most pressing first.
pub(super) fn sort(lines: &mut [Obligation]) {
    lines.sort_by_key(|o| (o.settled.is_some(), o.state, o.due.unwrap_or(Date::MIN)));
}

/// The obligations that a version answers for, all of them without a share; and the rules with a period before the file.
pub(super) fn evaluate(context: Context<'_>, share: Option<&Share<'_>>) -> (Vec<Obligation>, BTreeSet<String>) {
    let mut evaluator = Evaluator { context, share, lines: Vec::new(), unknown: BTreeSet::new() };
    for duty in context.charter.duties.iter().filter(|d| is_followed(&d.rule)) {
        if let Some(when) = &duty.rule.when {
            evaluator.rule(&Rule {
                id: duty.id.clone(),
                clause: &duty.source,
                title: &duty.name,
                default: &duty.default,
                per: &duty.rule.per,
                who: &duty.rule.who,
                to: duty.rule.to.as_ref(),
                given: duty.rule.given.as_ref(),
                when,
                lead: duty.rule.lead,
                evidence: &duty.rule.evidence.0,
                either: duty.rule.either,
                force: duty.rule.force,
                wants: None,
            });
        }
    }
    evaluator.gates();
    evaluator.claims();
    if evaluator.is_current() {
        evaluator.exits();
        evaluator.end_of_agreement();
        evaluator.composition();
    }
    merge(&mut evaluator.lines);
    (evaluator.lines, evaluator.unknown)
}

/// A rule that makes obligations, whatever spelling it came in.
struct Rule<'a> {
    id: String,
    clause: &'a str,
    title: &'a str,
    default: &'a [String],
    per: &'a Per,
    who: &'a Who,
    /// Towards whom; `each` gives one obligation for each of them.
    to: Option<&'a Who>,
    /// What must be there for it to be asked at all.
    given: Option<&'a Given>,
    when: &'a When,
    lead: LeadTimes,
    evidence: &'a [Evidence],
    /// Whether any one of the evidence is enough.
    either: bool,
    force: Force,
    /// What is wanted where no evidence is named; a tick unless given.
    wants: Option<Wants>,
}

struct Evaluator<'a> {
    context: Context<'a>,
    /// What the charter answers for where the file holds several; none: everything.
    share: Option<&'a Share<'a>>,
    lines: Vec<Obligation>,
    /// Rules with a period that ended before the file began.
    unknown: BTreeSet<String>,
}

impl<'a> Evaluator<'a> {
    fn rule(&mut self, rule: &Rule<'_>) {
        match rule.when {
            When::Standing | When::Rolling(_) if !self.is_current() => {}
            When::Standing => self.standing(rule),
            When::Rolling(length) => {
                for (member, actor) in self.instances(rule, self.context.today) {
                    let handle = self.handle_of(member);
                    let since = last_ticked(self.context.records, &rule.id, &handle, self.context.today);
                    let joined = member.and_then(|id| self.context.records.member(id)).and_then(|m| m.from);
                    let begins = joined.map_or(self.begins(), |joined| joined.max(self.begins()));
                    let since = since.max(self.recorded_last(rule, member)).unwrap_or(begins);
                    let last = length.after(since);
                    let window = Window { first: since, opens: since, last, period: String::new(), term: None, computed: false };
                    if !self.is_given(rule, &window) {
                        continue;
                    }
                    let wants = rule.wants.clone().unwrap_or(self.wants(rule, &window, member));
                    self.push(rule, &window, member, actor, Err(wants), 0);
                }
            }
            when if self.is_given(rule, &always()) => self.periodic(rule, when),
            _ => {}
        }
    }

    /// Whether what always holds is judged here.
    fn is_current(&self) -> bool {
        self.share.is_none_or(|share| share.current)
    }

    /// Whether a window is for this charter to judge.
    fn answers_for(&self, rule: &Rule<'_>, window: &Window) -> bool {
        self.share.is_none_or(|share| share.has(&rule.id, window))
    }

    /// The first day that counts: the file's, or the agreement's if that is later.
    fn begins(&self) -> Date {
        let start = life::first_day(&self.context.charter.agreement.rule);
        start.map_or(self.context.kept_from, |start| start.max(self.context.kept_from))
    }

    fn standing(&mut self, rule: &Rule<'_>) {
        let today = self.context.today;
        if !self.is_given(rule, &always()) {
            return;
        }
        for (member, actor) in self.instances(rule, today) {
            let settled = ticked(self.context.records, &rule.id, "", &self.handle_of(member), today);
            let settled = settled.or_else(|| self.recorded(rule, member).ok());
            let state = match (&settled, rule.force) {
                (Some(_), _) => State::Ok,
                (None, Force::Must) => State::Urgent,
                (None, Force::Should | Force::May) => State::Soon,
            };
            let window = Window { first: today, opens: today, last: today, period: String::new(), term: None, computed: false };
            let wants = match self.recorded(rule, member) {
                Err(Wants::Tick) | Ok(_) => self.wants(rule, &window, member),
                Err(wants) => wants,
            };
            let mut line = self.line(rule, &window, member, actor, settled, wants);
            (line.soon_from, line.urgent_from, line.due, line.state) = (None, None, None, state);
            line.timing = Timing::Always;
            self.lines.push(line);
        }
    }

    /// Whether the records that a rule presupposes are there in a window.
    fn is_given(&self, rule: &Rule<'_>, window: &Window) -> bool {
        let Context { records, today, .. } = self.context;
        rule.given.is_none_or(|given| is_there(records, given, window, today))
    }

    /// What the evidence of a rule is looked at for.
    fn case<'b>(&'b self, rule: &'b Rule<'_>, window: &'b Window, member: Option<Id>) -> Case<'b> {
        let Context { charter, records, today, .. } = self.context;
        Case { charter, records, today, when: rule.when, window, member, times: times(rule.when) }
    }

    /// What the records say of evidence that has no period of its own: for what always holds, and for what comes again.
    fn recorded(&self, rule: &Rule<'_>, member: Option<Id>) -> Result<Settled, Wants> {
        if rule.evidence.is_empty() || !rule.evidence.iter().all(is_recorded) {
            return Err(Wants::Tick);
        }
        let today = self.context.today;
        let window = Window { first: today, opens: Date::MIN, last: today, period: String::new(), term: None, computed: false };
        evidenced(&self.case(rule, &window, member), rule.evidence, rule.either)
    }

    /// The day of what the records last hold of a rule's evidence.
    fn recorded_last(&self, rule: &Rule<'_>, member: Option<Id>) -> Option<Date> {
        match self.recorded(rule, member) {
            Ok(Settled::Recorded { on }) => on,
            _ => None,
        }
    }

    fn wants(&self, rule: &Rule<'_>, window: &Window, member: Option<Id>) -> Wants {
        match evidenced(&self.case(rule, window, member), rule.evidence, rule.either) {
            Err(Wants::Tick) | Ok(_) => rule.wants.clone().unwrap_or(Wants::Tick),
            Err(wants) => wants,
        }
    }

    fn periodic(&mut self, rule: &Rule<'_>, when: &When) {
        let context = self.context;
        let body = anchored_body(rule, when);
        let mut terms = Vec::new();
        if let When::Anchor { anchor: Anchor::TermFrom, offset } = when {
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
        let ordinary = |m: &&Meeting| Some(m.body.as_str()) == body && m.counts() && !self.is_apart(m);
        let mut meetings: Vec<_> = context.records.meetings.iter().filter(ordinary).collect();
        meetings.sort_by_key(|m| m.date);
        let ends = life::last_day(&context.charter.agreement.rule);
        let sources = Sources { from: context.kept_from, today: context.today, terms, meetings, ends };
        let start = life::first_day(&context.charter.agreement.rule);
        let is_ours = |w: &Window| start.is_none_or(|s| s <= w.first) && self.answers_for(rule, w);
        let all: Vec<_> = windows(when, rule.per, &sources).into_iter().filter(is_ours).collect();
        let kept: Vec<_> = all.iter().filter(|w| w.last >= context.kept_from).collect();
        let one_each = matches!(when, When::With { .. } | When::Interval { .. });
        if self.has_unknown_past(rule, &all, when) {
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
                let settled = self.settled(rule, window, member);
                self.push(rule, window, member, actor.clone(), settled, 0);
            }
        }
    }

    /// For each party that a rule concerned when a window closed, the last window it left unmet, with the count of others.
    fn unmet(&mut self, rule: &Rule<'_>, past: &[&Window]) {
        let mut parties: Vec<(Option<Id>, Actor, &Window, Wants, u32)> = Vec::new();
        for window in past {
            for (member, actor) in self.instances(rule, window.last) {
                let Err(wants) = self.settled(rule, window, member) else { continue };
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
    fn has_unknown_past(&self, rule: &Rule<'_>, made: &[Window], when: &When) -> bool {
        let kept_from = self.context.kept_from;
        let start = life::first_day(&self.context.charter.agreement.rule);
        match when {
            When::Every { .. } | When::Months { .. } | When::Day { .. } => start.is_none_or(|start| {
                let sources = Sources { from: start, today: kept_from, terms: Vec::new(), meetings: Vec::new(), ends: None };
                let mut made = windows(when, rule.per, &sources).into_iter();
                made.any(|w| start <= w.first && w.last < kept_from && self.answers_for(rule, &w))
            }),
            _ => made.iter().any(|w| w.last < kept_from),
        }
    }

    /// An obligation whose dates follow from terms of office that are not recorded.
    fn unanchored(&mut self, rule: &Rule<'_>, body: &str) {
        let today = self.context.today;
        let window = Window { first: today, opens: today, last: today, period: String::new(), term: None, computed: false };
        for (member, actor) in self.instances(rule, today) {
            let mut line = self.line(rule, &window, member, actor, None, Wants::Terms { body: body.to_owned() });
            (line.soon_from, line.urgent_from, line.due, line.state) = (None, None, None, State::Unknown);
            self.lines.push(line);
        }
    }

    fn settled(&self, rule: &Rule<'_>, window: &Window, member: Option<Id>) -> Result<Settled, Wants> {
        let Context { records, today, .. } = self.context;
        if let Some(settled) = ticked(records, &rule.id, &window.period, &self.handle_of(member), today) {
            return Ok(settled);
        }
        evidenced(&self.case(rule, window, member), rule.evidence, rule.either).map_err(|wants| match wants {
            Wants::Tick => rule.wants.clone().unwrap_or(Wants::Tick),
            wants => wants,
        })
    }

    fn push(
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
        let line = self.line(rule, window, member, actor, settled, wants);
        self.lines.push(Obligation { earlier_unmet, ..line });
    }

    fn line(
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
        for part in [&window.period, &self.handle_of(member)] {
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
            timing: match window.term {
                Some(from) if window.computed => Timing::ComputedTerm { from },
                _ => Timing::Rule(rule.when.clone()),
            },
            earlier_unmet: 0,
            after_term: self.after_term(),
        }
    }

    /// Whether a meeting is of a kind that is none of the body's own sittings.
    fn is_apart(&self, meeting: &Meeting) -> bool {
        let kinds = self.context.charter.body(&meeting.body).map(|b| b.rule.kinds.as_slice()).unwrap_or_default();
        kinds.iter().any(|k| k.apart && Some(&k.id) == meeting.kind.as_ref())
    }

    fn after_term(&self) -> bool {
        life::phase(&self.context.charter.agreement.rule, self.context.today) == life::Phase::Ended
    }

    fn handle_of(&self, member: Option<Id>) -> String {
        member.and_then(|id| self.context.records.member(id)).map(|m| m.handle.clone()).unwrap_or_default()
    }

    fn named_party(&self, who: &Who) -> Option<Id> {
        match &who.target {
            Target::Party(party) => self.context.records.member_by_handle(party, self.context.today).map(|m| m.id),
            _ => None,
        }
    }

    fn host(&self) -> Option<&'a Member> {
        let Context { charter, records, today, .. } = self.context;
        records.member_by_handle(charter.cooperation.rule.host.as_deref()?, today)
    }

    /// One obligation each: the member it concerns on a day, and who must act.
    fn instances(&self, rule: &Rule<'_>, day: Date) -> Vec<(Option<Id>, Actor)> {
        let acting = self.actors(rule.who, day);
        match (rule.to.filter(|to| matches!(to.target, Target::Each(_)) && !to.together), acting.first()) {
            (Some(to), Some((_, actor))) => {
                let towards = self.actors(to, day).into_iter();
                towards.map(|(member, _)| (member, actor.clone())).collect()
            }
            _ => acting,
        }
    }

    /// Who must act, once for each obligation: with the member where there is one for each.
    fn actors(&self, who: &Who, day: Date) -> Vec<(Option<Id>, Actor)> {
        let organ = who.organ;
        let host = self.host().map(|m| m.id);
        let each = |set: Set| -> Vec<(Option<Id>, Actor)> {
            let members = self.context.records.members_on(day).filter(|m| set != Set::Other || Some(m.id) != host);
            members.map(|m| (Some(m.id), Actor::Member { member: m.id, organ })).collect()
        };
        match &who.target {
            Target::Each(set) if !who.together => each(*set),
            Target::Each(_) | Target::All(_) | Target::Any(_) => vec![(None, Actor::Members { organ })],
            Target::One(One::Host) => {
                vec![(None, host.map_or(Actor::Members { organ }, |member| Actor::Member { member, organ }))]
            }
            Target::One(_) | Target::Area(_) => vec![(None, Actor::Members { organ })],
            Target::Body(body) => vec![(None, Actor::Body(body.clone()))],
            Target::Chair { body, .. } => vec![(None, Actor::ComingChair(body.clone()))],
            Target::Party(_) => {
                let member = self.named_party(who);
                vec![(None, member.map_or(Actor::Members { organ }, |member| Actor::Member { member, organ }))]
            }
            Target::Seat(seat) => {
                let body = seat.split_once('/').map(|(body, _)| body.to_owned());
                vec![(None, body.map_or(Actor::Members { organ }, Actor::Body))]
            }
            Target::External(id) => vec![(None, Actor::Organisation(id.clone()))],
        }
    }

    /// Decisions that are due in a year, or once: who decides must do so in time. Those of projects and the like follow
    /// their own records.
    fn gates(&mut self) {
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
            });
        }
    }

    fn claims(&mut self) {
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
                });
            }
        }
    }

    /// The last days for notice, under every reading: missing the stricter one is what hurts.
    fn exits(&mut self) {
        if self.after_term() {
            return;
        }
        for entry in &self.context.charter.exits {
            let base = std::iter::once((None, &entry.rule)).filter(|_| entry.readings.is_empty());
            let readings = entry.readings.iter().map(|r| (Some(r.id.clone()), &r.rule));
            for (reading, rule) in base.chain(readings) {
                let Some(last) = exit::last_notice(rule, self.context.today) else { continue };
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
                };
                let period = reading.clone().unwrap_or_default();
                let window =
                    Window { first: self.context.today, opens: self.context.today, last, period, term: None, computed: false };
                let wants = Wants::Notice { effect: rule.effect, on: exit::effect(rule, last) };
                let actor = Actor::Members { organ: rule.who.organ };
                let obligation = self.line(&line, &window, None, actor, None, wants);
                self.lines.push(Obligation { reading, timing: Timing::LastNotice, ..obligation });
            }
        }
    }

    fn end_of_agreement(&mut self) {
        let agreement = &self.context.charter.agreement;
        let (Some(last), crate::domain::charter::Until::Day(named)) = (life::last_day(&agreement.rule), agreement.rule.until)
        else {
            return;
        };
        let who = Who { target: Target::All(Set::Member), organ: None, together: false };
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

    /// Who can put a finding right: the member or organisation it is about, else the body, else all.
    fn fills(&self, finding: &Finding) -> Actor {
        let seat = finding.body.as_deref().zip(finding.seat.as_deref());
        let rule = seat.and_then(|(body, seat)| self.context.charter.seats_of(body).find(|s| s.id == seat));
        let outside = match rule.and_then(|s| s.rule.holder.as_ref()).map(|who| &who.target) {
            Some(Target::External(id)) => Some(Actor::Organisation(id.clone())),
            _ => None,
        };
        let member = finding.member.map(|member| Actor::Member { member, organ: None });
        let body = finding.body.clone().map(Actor::Body);
        outside.or(member).or(body).unwrap_or(Actor::Members { organ: None })
    }

    /// What [`compose`] finds, as obligations that always hold.
    fn composition(&mut self) {
        let Context { charter, records, today, .. } = self.context;
        for finding in compose(charter, records, today) {
            let handle = finding.handle(records);
            let settled = ticked(records, &handle, "", "", today).filter(|s| !finding.has_moved(records, s.on(), today));
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
                after_term: self.after_term(),
            });
        }
    }
}

/// The window of what has no time.
fn always() -> Window {
    Window { first: Date::MIN, opens: Date::MIN, last: Date::MAX, period: String::new(), term: None, computed: false }
}

/// How many times a rule wants its evidence in a window.
fn times(when: &When) -> u32 {
    match when {
        When::Every { times, .. } => *times,
        _ => 1,
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

/// Whether the records that a duty speaks of are kept: those about single projects, solutions, contracts and the like
/// come with their own capabilities.
fn is_followed(duty: &Duty) -> bool {
    let known = [Per::COOPERATION, Per::YEAR, Per::TERM].contains(&duty.per);
    let dated = match &duty.when {
        Some(When::Next(_)) => false,
        Some(When::Anchor { anchor, .. }) => {
            matches!(anchor, Anchor::TermFrom | Anchor::Meeting(_) | Anchor::AgreementUntil)
        }
        _ => true,
    };
    known && dated && duty.given.as_ref().is_none_or(can_be_there) && duty.filter == Where::default()
}

/// Lines with the same member, evidence and period are one line that names all clauses.
fn merge(lines: &mut Vec<Obligation>) {
    let mut merged: Vec<Obligation> = Vec::with_capacity(lines.len());
    for line in lines.drain(..) {
        let same = |other: &&mut Obligation| {
            matches!(line.wants, Wants::Meeting { .. } | Wants::Seat { .. })
                && other.wants == line.wants
                && other.period == line.period
                && other.member == line.member
                && other.due == line.due
                && other.force == line.force
                && other.settled == line.settled
        };
        match merged.iter_mut().find(same) {
            Some(other) if other.clause != line.clause => {
                other.clause = format!("{}, {}", other.clause, line.clause);
                other.state = other.state.min(line.state);
            }
            Some(other) => other.state = other.state.min(line.state),
            None => merged.push(line),
        }
    }
    *lines = merged;
}
