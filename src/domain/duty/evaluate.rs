//! The one evaluator: from charter, records and a day to obligations and their states.

use super::each::Record;
use super::line::merge;
use super::recorded::{Case, can_be_there, is_recorded, is_there};
use super::settle::{Ticks, evidenced};
use super::single::renewed;
use super::versions::Share;
use super::windows::Window;
use super::{Actor, Obligation, Settled, State, Timing, Wants};
use crate::domain::agreement::parties::parties_on;
use crate::domain::agreement::{life, notice};
use crate::domain::charter::{Anchor, Charter, Duty, Entry, Evidence, Force, Given, LeadTimes, Per, When, Where, Who};
use crate::domain::date::{Date, Length};
use crate::domain::ids::Id;
use crate::domain::member::Member;
use crate::domain::portfolio::Filed;
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
    /// Which periods that are over have a line.
    pub past: Past,
}

impl<'a> Context<'a> {
    /// The members on a day that the agreement binds.
    pub(super) fn parties_on(&self, day: Date) -> impl Iterator<Item = &'a Member> + use<'a> {
        parties_on(self.charter, self.records, day)
    }
}

/// Which periods that are over have a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Past {
    /// Of each duty and party the last unmet one, with the number of those before it.
    LastUnmet,
    /// Those that were met, too.
    LastUnmetAndMet,
    /// Each for itself.
    Every,
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

/// Those of the obligations that come from some duties, in the order that they have among all.
///
/// What is left out must not be one line with what is asked for.
pub fn obligations_of(context: Context<'_>, is_asked: impl Fn(&Entry<Duty>) -> bool) -> Vec<Obligation> {
    part(context, |evaluator| evaluator.duties(is_asked))
}

/// Those of the obligations that have a last day, in the order that they have among all.
pub fn dated_obligations(context: Context<'_>) -> Vec<Obligation> {
    let mut lines = part(context, |evaluator| {
        evaluator.duties(|duty| may_be_dated(context.charter, &duty.rule));
        evaluator.gates();
        evaluator.claims();
        evaluator.exits();
        evaluator.end_of_agreement();
    });
    lines.retain(|line| line.due.is_some());
    lines
}

/// Whether lines of a duty may have a last day, or be one with lines that may: with those about the same records.
pub fn may_be_dated(charter: &Charter, duty: &Duty) -> bool {
    let has_day = |duty: &Duty| !matches!(duty.when, None | Some(When::Standing | When::Anchor { anchor: Anchor::NextGate, .. }));
    let is_like = |other: &Duty| has_day(other) && !other.per.is_of_whole() && other.per == duty.per;
    has_day(duty) || charter.duties.iter().any(|other| is_like(&other.rule))
}

/// The obligations of a part of the charter.
fn part(context: Context<'_>, judge: impl FnOnce(&mut Evaluator<'_>)) -> Vec<Obligation> {
    if life::phase(&context.charter.agreement.rule, context.today) == life::Phase::NotYet {
        return Vec::new();
    }
    let filed = Filed::of(&context.records.portfolio);
    let mut evaluator = Evaluator::new(context, None, &filed);
    judge(&mut evaluator);
    let (mut lines, _) = evaluator.finish();
    sort(&mut lines);
    lines
}

/// Settled lines last, the most pressing first. The keys are sorted and not the lines, which are large and may be thousands.
pub(super) fn sort(lines: &mut [Obligation]) {
    lines.sort_by_cached_key(|o| (o.settled.is_some(), o.state, o.due.unwrap_or(Date::MIN)));
}

/// The obligations that a version answers for, all of them without a share; and the rules with a period before the file.
pub(super) fn evaluate(context: Context<'_>, share: Option<&Share<'_>>) -> (Vec<Obligation>, BTreeSet<String>) {
    let filed = Filed::of(&context.records.portfolio);
    let mut evaluator = Evaluator::new(context, share, &filed);
    evaluator.duties(|_| true);
    evaluator.gates();
    evaluator.claims();
    if evaluator.is_current() {
        evaluator.exits();
        evaluator.end_of_agreement();
        evaluator.composition();
        evaluator.roles();
    }
    evaluator.finish()
}

/// A rule that makes obligations, whatever spelling it came in.
#[derive(Clone)]
pub(super) struct Rule<'a> {
    pub(super) id: String,
    pub(super) clause: &'a str,
    pub(super) title: &'a str,
    pub(super) default: &'a [String],
    pub(super) per: &'a Per,
    pub(super) who: &'a Who,
    /// Towards whom; `each` gives one obligation for each of them.
    pub(super) to: Option<&'a Who>,
    /// What must be there for it to be asked at all.
    pub(super) given: Option<&'a Given>,
    pub(super) when: &'a When,
    pub(super) lead: LeadTimes,
    pub(super) evidence: &'a [Evidence],
    /// Whether any one of the evidence is enough.
    pub(super) either: bool,
    pub(super) force: Force,
    /// What is wanted where no evidence is named; a tick unless given.
    pub(super) wants: Option<Wants>,
    /// The record it is about, of rules that there are once for each.
    pub(super) record: Option<&'a Record<'a>>,
}

impl<'a> Rule<'a> {
    pub(super) fn of(duty: &'a Entry<Duty>, when: &'a When) -> Self {
        Self {
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
            record: None,
        }
    }
}

pub(super) struct Evaluator<'a> {
    pub(super) context: Context<'a>,
    /// What the charter answers for where the file holds several; none: everything.
    pub(super) share: Option<&'a Share<'a>>,
    /// What is on file about single records.
    pub(super) filed: &'a Filed<'a>,
    /// What was ticked off.
    pub(super) ticks: Ticks<'a>,
    /// The last day of the agreement, as far as it has one.
    pub(super) ends: Option<Date>,
    pub(super) lines: Vec<Obligation>,
    /// Rules with a period that ended before the file began.
    pub(super) unknown: BTreeSet<String>,
}

impl<'a> Evaluator<'a> {
    fn new(context: Context<'a>, share: Option<&'a Share<'a>>, filed: &'a Filed<'a>) -> Self {
        let ticks = Ticks::of(context.records);
        let ends = notice::last_day(context.charter, context.records, context.today);
        Self { context, share, filed, ticks, ends, lines: Vec::new(), unknown: BTreeSet::new() }
    }

    fn duties(&mut self, is_asked: impl Fn(&Entry<Duty>) -> bool) {
        for duty in self.context.charter.duties.iter().filter(|duty| is_asked(duty)) {
            let Some(when) = &duty.rule.when else { continue };
            let rule = Rule::of(duty, when);
            if is_followed(&duty.rule) {
                self.rule(&rule);
            } else {
                self.each(&duty.rule, &rule);
            }
        }
    }

    /// The lines, those that are one as one, and the rules with a period before the file.
    fn finish(mut self) -> (Vec<Obligation>, BTreeSet<String>) {
        merge(&mut self.lines);
        if !self.context.records.postponements.is_empty() {
            self.lines.iter_mut().for_each(|line| line.find_postponements(self.context.records));
        }
        (self.lines, self.unknown)
    }

    pub(super) fn rule(&mut self, rule: &Rule<'_>) {
        match rule.when {
            When::Standing | When::Rolling(_) if !self.is_current() => {}
            When::Standing => self.standing(rule),
            When::Rolling(length) => self.rolling(rule, *length),
            when if self.is_given(rule, &always()) => self.periodic(rule, when),
            _ => {}
        }
    }

    /// Whether what always holds is judged here.
    pub(super) fn is_current(&self) -> bool {
        self.share.is_none_or(|share| share.current)
    }

    /// Whether a day lies after the agreement's last.
    pub(super) fn is_after_term(&self, day: Date) -> bool {
        self.ends.is_some_and(|ends| ends < day)
    }

    /// Whether a window is for this charter to judge.
    pub(super) fn answers_for(&self, rule: &Rule<'_>, window: &Window) -> bool {
        self.share.is_none_or(|share| share.has(&rule.id, window))
    }

    /// The first day that counts: the file's, or the agreement's if that is later.
    fn begins(&self) -> Date {
        let start = life::first_day(&self.context.charter.agreement.rule);
        start.map_or(self.context.kept_from, |start| start.max(self.context.kept_from))
    }

    fn standing(&mut self, rule: &Rule<'_>) {
        if !self.is_given(rule, &always()) {
            return;
        }
        for (member, actor) in self.instances(rule, self.context.today) {
            self.always_holds(rule, member, actor);
        }
    }

    fn always_holds(&mut self, rule: &Rule<'_>, member: Option<Id>, actor: Actor) {
        let today = self.context.today;
        let recorded = self.recorded(rule, member);
        let settled = self.ticks.settled(&rule.id, "", &self.names_of(rule, member), today);
        let settled = settled.or_else(|| recorded.clone().ok());
        let state = match (&settled, rule.force) {
            (Some(_), _) => State::Ok,
            (None, Force::Must) => State::Urgent,
            (None, Force::Should | Force::May) => State::Soon,
        };
        let window = Window { first: today, opens: today, last: today, period: String::new(), term: None, computed: false };
        let wants = match recorded {
            Err(Wants::Tick) | Ok(_) => self.wants(rule, &window, member),
            Err(wants) => wants,
        };
        let mut line = self.line(rule, &window, member, actor, settled, wants);
        (line.soon_from, line.urgent_from, line.due, line.state) = (None, None, None, state);
        line.timing = Timing::Always;
        self.lines.push(line);
    }

    /// What is due again some time after it was last done, or else after the file or the membership began.
    fn rolling(&mut self, rule: &Rule<'_>, length: Length) {
        for (member, actor) in self.instances(rule, self.context.today) {
            let done = self.ticks.last(&rule.id, &self.names_of(rule, member), self.context.today);
            let done = done.max(self.recorded_last(rule, member));
            // What is to be known of a record is wanted at once where it is not, and again when it has grown old.
            let is_old = done.is_some_and(|done| length.after(done) < self.context.today);
            if rule.record.is_some() && !is_old {
                if self.is_given(rule, &always()) {
                    self.always_holds(rule, member, actor);
                }
                continue;
            }
            let joined = member.and_then(|id| self.context.records.member(id)).and_then(|m| m.from);
            let begins = joined.map_or(self.begins(), |joined| joined.max(self.begins()));
            let since = done.unwrap_or(begins);
            let last = length.after(since);
            let window = Window { first: since, opens: since, last, period: String::new(), term: None, computed: false };
            if self.is_given(rule, &window) {
                let renewed = rule.record.and_then(|record| renewed(self.context.charter, rule.evidence, record, member));
                let wants = rule.wants.clone().or(renewed).unwrap_or_else(|| self.wants(rule, &window, member));
                self.push(rule, &window, member, actor, Err(wants), 0);
            }
        }
    }

    /// Whether the records that a rule presupposes are there in a window.
    pub(super) fn is_given(&self, rule: &Rule<'_>, window: &Window) -> bool {
        let Context { records, today, .. } = self.context;
        rule.given.is_none_or(|given| is_there(records, given, window, today))
    }

    /// What the evidence of a rule is looked at for.
    fn case<'b>(&'b self, rule: &'b Rule<'_>, window: &'b Window, member: Option<Id>) -> Case<'b> {
        let Context { charter, records, today, .. } = self.context;
        let (filed, record) = (self.filed, rule.record);
        Case { charter, records, filed, today, when: rule.when, window, member, record, times: times(rule.when) }
    }

    /// What the records say of evidence that has no period of its own: for what always holds, and for what comes again.
    fn recorded(&self, rule: &Rule<'_>, member: Option<Id>) -> Result<Settled, Wants> {
        if rule.evidence.is_empty() || !rule.evidence.iter().all(|e| is_recorded(e, rule.record.is_some())) {
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

    pub(super) fn wants(&self, rule: &Rule<'_>, window: &Window, member: Option<Id>) -> Wants {
        match evidenced(&self.case(rule, window, member), rule.evidence, rule.either) {
            Err(Wants::Tick) | Ok(_) => rule.wants.clone().unwrap_or(Wants::Tick),
            Err(wants) => wants,
        }
    }

    pub(super) fn settled(&self, rule: &Rule<'_>, window: &Window, member: Option<Id>) -> Result<Settled, Wants> {
        let names = self.names_of(rule, member);
        if let Some(settled) = self.ticks.settled(&rule.id, &window.period, &names, self.context.today) {
            return Ok(settled);
        }
        evidenced(&self.case(rule, window, member), rule.evidence, rule.either).map_err(|wants| match wants {
            Wants::Tick => rule.wants.clone().unwrap_or(Wants::Tick),
            wants => wants,
        })
    }
}

/// The window of what has no time.
pub(super) fn always() -> Window {
    Window { first: Date::MIN, opens: Date::MIN, last: Date::MAX, period: String::new(), term: None, computed: false }
}

/// How many times a rule wants its evidence in a window.
fn times(when: &When) -> u32 {
    match when {
        When::Every { times, .. } => *times,
        _ => 1,
    }
}

/// Whether a duty is one of the cooperation as a whole, by the year or by the term.
fn is_followed(duty: &Duty) -> bool {
    let dated = match &duty.when {
        Some(When::Next(_)) => false,
        Some(When::Anchor { anchor, .. }) => {
            matches!(anchor, Anchor::TermFrom | Anchor::Meeting(_) | Anchor::AgreementUntil)
        }
        _ => true,
    };
    duty.per.is_of_whole() && dated && duty.given.as_ref().is_none_or(can_be_there) && duty.filter == Where::default()
}

/// Whether the lines of a duty are never one with those of another: those that [`merge`] makes one want a meeting or a seat,
/// or are about one record.
pub fn has_its_own_line(duty: &Duty) -> bool {
    let is_shared = |evidence: &Evidence| matches!(evidence, Evidence::Seat { .. }) || evidence.names_meeting();
    let waits_for_meeting = match &duty.when {
        Some(When::Anchor { anchor, .. }) => matches!(anchor, Anchor::Meeting(_)),
        Some(When::Next(_)) => true,
        _ => false,
    };
    is_followed(duty) && !waits_for_meeting && !duty.evidence.0.iter().any(is_shared)
}
