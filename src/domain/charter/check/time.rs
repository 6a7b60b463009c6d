//! Names and dates in duties, the agreement and its exits.

use super::{Check, ids, rules};
use crate::domain::charter::fault::FaultKind;
use crate::domain::charter::{AgreementFrom, Anchor, Cycle, Duty, Evidence, Target, Until, When};
use crate::domain::date::{Length, Period};
use crate::domain::portfolio::stance::{ADOPTION, CONSENT};

impl Check<'_> {
    pub(super) fn time(&mut self) {
        let charter = self.charter;
        for (i, duty) in charter.duties.iter().enumerate() {
            for (reading, rule) in rules(duty) {
                let path = format!("duty[{}]{reading}", i + 1);
                self.record(format!("{path}.per"), &rule.per.0);
                self.who(&format!("{path}.who"), &rule.who);
                self.who_if_any(&format!("{path}.to"), rule.to.as_ref());
                self.filter(&format!("{path}.where"), &rule.filter);
                if let Some(given) = &rule.given {
                    self.record(format!("{path}.given.any"), &given.any);
                    self.filter(&format!("{path}.given.where"), &given.filter);
                }
                if let Some(at_least) = &rule.at_least {
                    self.at_least_on(&format!("{path}.at_least"), at_least, &rule.per);
                }
                if let Some(when) = &rule.when {
                    self.when(&format!("{path}.when"), when);
                    if matches!(when, When::Anchor { anchor: Anchor::TermFrom, .. }) && !names_body(rule) {
                        self.fault(format!("{path}.when.anchor"), FaultKind::TermOfNoBody);
                    }
                }
                let one = rule.evidence.0.len() == 1;
                for (e, evidence) in rule.evidence.0.iter().enumerate() {
                    let number = if one { String::new() } else { format!("[{}]", e + 1) };
                    self.evidence(&format!("{path}.evidence{number}"), evidence);
                }
            }
        }
        for (i, duty) in charter.agreement.rule.watch.iter().enumerate() {
            let known = ids(&charter.duties);
            self.known(format!("agreement.watch[{}]", i + 1), duty, "duty", known);
        }
        if let Some(signatures) = &charter.agreement.rule.signatures {
            self.known("agreement.signatures.register".to_owned(), &signatures.register, "register", ids(&charter.registers));
            if let Some(digest) = &signatures.digest {
                self.known("agreement.signatures.digest".to_owned(), digest, "field", ids(&charter.fields));
            }
        }
        for (i, replaced) in charter.agreement.rule.supersedes.iter().enumerate() {
            if let Some(party) = &replaced.party {
                self.party(format!("agreement.supersedes[{}].party", i + 1), party);
            }
        }
        if let Some(amendment) = &charter.agreement.rule.amendment {
            self.who("agreement.amendment.by", &amendment.by);
        }
        for (i, exit) in charter.exits.iter().enumerate() {
            for (reading, rule) in rules(exit) {
                let path = format!("exit[{}]{reading}", i + 1);
                self.who(&format!("{path}.who"), &rule.who);
                self.who(&format!("{path}.to"), &rule.to);
                self.who_if_any(&format!("{path}.earlier"), rule.earlier.as_ref());
                if let Some(notices) = &rule.notices {
                    self.known(format!("{path}.notices.register"), &notices.register, "register", ids(&charter.registers));
                    for (name, field) in notices.fields() {
                        self.known(format!("{path}.notices.{name}"), field, "field", ids(&charter.fields));
                    }
                }
            }
        }
        for (reading, rule) in rules(&charter.agreement) {
            let AgreementFrom::Day(first) = rule.from else { continue };
            if matches!(rule.until, Until::Day(until) if until < first) {
                self.fault(format!("agreement{reading}.until"), FaultKind::EndsBeforeStart);
            }
            if rule.last_day.is_some_and(|last| last < first) {
                self.fault(format!("agreement{reading}.last_day"), FaultKind::EndsBeforeStart);
            }
        }
    }

    pub(super) fn when(&mut self, path: &str, when: &When) {
        match when {
            When::Every { times, at_most, cycle, .. } => {
                self.cycle(path, *cycle);
                // No more than the days of a year: the wheel has a place for each.
                if !(1..=366).contains(times) {
                    self.number(format!("{path}.times"), *times);
                }
                if let Some(most) = at_most.filter(|most| most < times) {
                    self.number(format!("{path}.at_most"), most);
                }
            }
            When::Day { cycle, .. } => self.cycle(path, *cycle),
            When::Months { months, cycle, .. } => {
                self.cycle(path, *cycle);
                if months.is_empty() {
                    self.fault(format!("{path}.months"), FaultKind::Empty { field: "months".to_owned() });
                }
                self.months(&format!("{path}.months"), months);
            }
            When::Interval { weeks, except } => {
                if *weeks == 0 {
                    self.number(format!("{path}.weeks"), 0);
                }
                self.months(&format!("{path}.except"), except);
            }
            // What comes again comes later.
            When::Rolling(Length::Months(n) | Length::Days(n)) if *n <= 0 => {
                let kind = FaultKind::WrongValue { found: n.to_string(), expected: "length".to_owned() };
                self.fault(format!("{path}.rolling"), kind);
            }
            When::Window { from, until } if until < from => self.fault(format!("{path}.window"), FaultKind::EndsBeforeStart),
            When::With { body, within: [from, to] } => {
                self.body(format!("{path}.with"), body);
                let day = Period::year(2024).first();
                if to.after(day) < from.after(day) {
                    self.fault(format!("{path}.within"), FaultKind::EndsBeforeStart);
                }
            }
            When::Next(body) => self.body(format!("{path}.next"), body),
            When::Anchor { anchor: Anchor::Meeting(body), .. } => self.body(format!("{path}.anchor"), body),
            When::Anchor { anchor: Anchor::Decision(gate), .. } => self.gate(format!("{path}.anchor"), gate),
            _ => {}
        }
    }

    /// Every so many years says nothing without a first one.
    fn cycle(&mut self, path: &str, cycle: Cycle) {
        if cycle.years == 0 {
            self.number(format!("{path}.years"), 0);
        }
        if cycle.years > 1 && cycle.first.is_none() {
            self.fault(path, FaultKind::MissingField { field: "first".to_owned() });
        }
    }

    /// A number that makes no sense where it stands.
    pub(super) fn number(&mut self, path: String, found: u32) {
        self.fault(path, FaultKind::WrongValue { found: found.to_string(), expected: "number".to_owned() });
    }

    fn months(&mut self, path: &str, months: &[u32]) {
        for (i, month) in months.iter().enumerate().filter(|(_, m)| !(1..=12).contains(*m)) {
            let kind = FaultKind::WrongValue { found: month.to_string(), expected: "month".to_owned() };
            self.fault(format!("{path}[{}]", i + 1), kind);
        }
    }

    fn evidence(&mut self, path: &str, evidence: &Evidence) {
        match evidence {
            Evidence::Meeting { body, kind } => {
                self.body(format!("{path}.meeting"), body);
                if let (Some(kind), Some(body)) = (kind, self.charter.body(body)) {
                    let known = body.rule.kinds.iter().map(|k| k.id.clone()).collect();
                    self.known(format!("{path}.kind"), kind, "meeting kind", known);
                }
            }
            Evidence::Item { body, needs } => {
                self.body(format!("{path}.item"), body);
                for (i, need) in needs.iter().enumerate() {
                    self.evidence(&format!("{path}.needs[{}]", i + 1), need);
                }
            }
            Evidence::Decision { by } => {
                let known = ids(&self.charter.gates).into_iter().chain(ids(&self.charter.bodies)).collect();
                self.known(format!("{path}.decision"), by, "gate", known);
            }
            Evidence::Document { document, parts, .. } => {
                self.document(format!("{path}.document"), document);
                self.parts(&format!("{path}.parts"), document, parts);
            }
            // These every charter has, and writes down nowhere.
            Evidence::Stance { topic, .. } if [ADOPTION, CONSENT].contains(&topic.as_str()) => {}
            Evidence::Stance { topic, states, .. } => {
                self.topic(format!("{path}.stance"), topic);
                self.states(&format!("{path}.states"), topic, states);
            }
            Evidence::Record { record, filter, .. } => {
                self.record(format!("{path}.record"), record);
                self.filter(&format!("{path}.where"), filter);
            }
            Evidence::Field { field } => self.field(format!("{path}.field"), field),
            Evidence::Figure { series, .. } => self.series(format!("{path}.figure"), series),
            Evidence::Within { frame, spent } => {
                for (field, register) in [("within", frame), ("spent", spent)] {
                    self.known(format!("{path}.{field}"), register, "register", ids(&self.charter.registers));
                }
            }
            Evidence::Seat { body, seat, .. } if body.is_empty() => self.seat(format!("{path}.seat"), seat),
            Evidence::Seat { body, seat, .. } => self.seat(format!("{path}.seat"), &format!("{body}/{seat}")),
        }
    }
}

/// Whether a duty says of which body the terms are meant: by a seat to be filled, or by its chair who must act.
fn names_body(rule: &Duty) -> bool {
    let seats = rule.evidence.0.iter().any(|e| matches!(e, Evidence::Seat { body, .. } if !body.is_empty()));
    seats || matches!(rule.who.target, Target::Chair { .. })
}
