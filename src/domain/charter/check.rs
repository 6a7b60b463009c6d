//! Whether the entries of a charter fit together: every name names something, every list that must speak does.

use super::fault::{Fault, FaultKind};
use super::{Chair, Charter, Entry, Evidence, Key, Target, When, Who};
use crate::domain::date::Period;
use crate::domain::person::{CHAIR, VICE};

/// All faults of a charter as a whole, in its order; empty if it is sound.
///
/// What concerns a single entry alone (unknown fields, closed words) is found while reading it.
pub fn check(charter: &Charter) -> Vec<Fault> {
    let mut check = Check { charter, faults: Vec::new() };
    check.names();
    check.organisation();
    check.time();
    check.money();
    check.faults
}

struct Check<'a> {
    charter: &'a Charter,
    faults: Vec<Fault>,
}

impl Check<'_> {
    fn fault(&mut self, path: impl Into<String>, kind: FaultKind) {
        self.faults.push(Fault { path: path.into(), kind });
    }

    /// Names are ASCII and unique within their kind; duties, pools' claims and seats share one name space with ticks.
    fn names(&mut self) {
        let charter = self.charter;
        self.unique("party", &ids(&charter.parties));
        self.unique("organisation", &ids(&charter.organisations));
        self.unique("areas", &ids(&charter.areas));
        self.unique("body", &ids(&charter.bodies));
        self.unique("duty", &ids(&charter.duties));
        self.unique("key", &ids(&charter.keys));
        self.unique("pool", &ids(&charter.pools));
        self.unique("exit", &ids(&charter.exits));
        self.unique("text", &ids(&charter.texts));
        self.unique("seat", &charter.seats.iter().map(|s| format!("{}/{}", s.rule.of.body, s.id)).collect::<Vec<_>>());
    }

    fn unique(&mut self, kind: &str, names: &[String]) {
        for (i, name) in names.iter().enumerate() {
            let own = name.rsplit('/').next().unwrap_or(name);
            let path = format!("{kind}[{}].id", i + 1);
            if own.is_empty() || !own.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
                self.fault(&path, FaultKind::BadName { name: own.to_owned() });
            }
            if names[..i].contains(name) {
                self.fault(path, FaultKind::DuplicateName { name: own.to_owned() });
            }
        }
    }

    fn known(&mut self, path: String, name: &str, wanted: &'static str, known: Vec<String>) {
        if !known.iter().any(|k| k == name) {
            self.fault(path, FaultKind::UnknownName { name: name.to_owned(), wanted, known });
        }
    }

    fn body(&mut self, path: String, name: &str) {
        let known = ids(&self.charter.bodies);
        self.known(path, name, "body", known);
    }

    fn party(&mut self, path: String, name: &str) {
        let known = ids(&self.charter.parties);
        self.known(path, name, "party", known);
    }

    fn who(&mut self, path: &str, who: &Who) {
        match &who.target {
            Target::Body(id) => self.body(format!("{path}.body"), id),
            Target::Chair { body, .. } => self.chaired(format!("{path}.chair"), body),
            Target::Party(id) => self.party(format!("{path}.party"), id),
            Target::External(id) => {
                let known = ids(&self.charter.organisations);
                self.known(format!("{path}.external"), id, "organisation", known);
            }
            Target::Area(id) => {
                let known = self.charter.areas.iter().flat_map(|s| &s.rule.values).map(|a| a.id.clone()).collect();
                self.known(format!("{path}.area"), id, "area", known);
            }
            Target::One(super::One::Host) if self.charter.cooperation.rule.host.is_none() => {
                self.fault("cooperation", FaultKind::MissingField { field: "host".to_owned() });
            }
            Target::Each(_) | Target::All(_) | Target::Any(_) | Target::One(_) => {}
        }
    }

    /// A body that must have a rule for its chair.
    fn chaired(&mut self, path: String, body: &str) {
        let known = self.charter.bodies.iter().filter(|b| b.rule.chair.is_some()).map(|b| b.id.clone()).collect();
        self.known(path, body, "body with a chair", known);
    }

    fn organisation(&mut self) {
        let charter = self.charter;
        let cooperation = &charter.cooperation.rule;
        if let Some(host) = &cooperation.host {
            self.party("cooperation.host".to_owned(), host);
        }
        if cooperation.time_zone.parse::<chrono_tz::Tz>().is_err() {
            self.fault("cooperation.time_zone", FaultKind::UnknownTimeZone { name: cooperation.time_zone.clone() });
        }
        for (i, body) in charter.bodies.iter().enumerate() {
            self.body_entry(&format!("body[{}]", i + 1), body);
        }
        for (i, seat) in charter.seats.iter().enumerate() {
            let path = format!("seat[{}]", i + 1);
            let rule = &seat.rule;
            self.body(format!("{path}.of.body"), &rule.of.body);
            if seat.id == CHAIR || seat.id == VICE {
                self.fault(format!("{path}.id"), FaultKind::DuplicateName { name: seat.id.clone() });
            }
            if let Some(holder) = &rule.holder {
                self.who(&format!("{path}.holder"), holder);
            }
            if let Some(elector) = &rule.elected_by {
                self.who(&format!("{path}.elected_by"), elector);
            }
            if let Some(includes) = &rule.includes {
                self.chaired(format!("{path}.includes.chair"), &includes.chair);
            }
            if let Some(represents) = &rule.represents {
                let schemes = ids(&charter.areas);
                self.known(format!("{path}.represents.areas"), &represents.areas, "areas", schemes);
                let values = charter.areas.iter().filter(|s| s.id == represents.areas);
                let values = values.flat_map(|s| &s.rule.values).map(|a| a.id.clone()).collect();
                self.known(format!("{path}.represents.value"), &represents.value, "area", values);
            }
        }
    }

    fn body_entry(&mut self, path: &str, body: &Entry<super::Body>) {
        if let Some(caller) = &body.rule.called_by {
            self.who(&format!("{path}.called_by"), caller);
        }
        for (i, present) in body.rule.present.iter().enumerate() {
            self.body(format!("{path}.present[{}]", i + 1), present);
        }
        match &body.rule.chair {
            Some(Chair::Rotation { order, nominated_by, elected_by, .. }) => {
                if order.is_empty() {
                    self.fault(format!("{path}.chair.order"), FaultKind::Empty { field: "order".to_owned() });
                }
                for (i, party) in order.iter().enumerate() {
                    self.party(format!("{path}.chair.order[{}]", i + 1), party);
                }
                for (field, who) in [("nominated_by", nominated_by), ("elected_by", elected_by)] {
                    if let Some(who) = who {
                        self.who(&format!("{path}.chair.{field}"), who);
                    }
                }
            }
            Some(Chair::Office { party, .. }) => self.party(format!("{path}.chair.party"), party),
            Some(Chair::Elected { by, .. }) => self.who(&format!("{path}.chair.by"), by),
            None => {}
        }
    }

    fn time(&mut self) {
        let charter = self.charter;
        for (i, duty) in charter.duties.iter().enumerate() {
            for (reading, rule) in rules(duty) {
                let path = format!("duty[{}]{reading}", i + 1);
                self.who(&format!("{path}.who"), &rule.who);
                if let Some(when) = &rule.when {
                    self.when(&format!("{path}.when"), when);
                }
                if let Some(evidence) = &rule.evidence {
                    self.evidence(&format!("{path}.evidence"), evidence);
                }
            }
        }
        for (i, duty) in charter.agreement.rule.watch.iter().enumerate() {
            let known = ids(&charter.duties);
            self.known(format!("agreement.watch[{}]", i + 1), duty, "duty", known);
        }
        for (i, exit) in charter.exits.iter().enumerate() {
            for (reading, rule) in rules(exit) {
                let path = format!("exit[{}]{reading}", i + 1);
                self.who(&format!("{path}.who"), &rule.who);
                self.who(&format!("{path}.to"), &rule.to);
            }
        }
    }

    fn when(&mut self, path: &str, when: &When) {
        match when {
            When::Months { months, .. } => {
                if months.is_empty() {
                    self.fault(format!("{path}.months"), FaultKind::Empty { field: "months".to_owned() });
                }
                for (i, month) in months.iter().enumerate().filter(|(_, m)| !(1..=12).contains(*m)) {
                    let kind = FaultKind::WrongValue { found: month.to_string(), expected: "month".to_owned() };
                    self.fault(format!("{path}.months[{}]", i + 1), kind);
                }
            }
            When::Window { from, until } if until < from => self.fault(format!("{path}.window"), FaultKind::EndsBeforeStart),
            When::With { body, within: [from, to] } => {
                self.body(format!("{path}.with"), body);
                let day = Period::year(2024).first();
                if to.after(day) < from.after(day) {
                    self.fault(format!("{path}.within"), FaultKind::EndsBeforeStart);
                }
            }
            _ => {}
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
            Evidence::Item { body } => self.body(format!("{path}.item"), body),
            Evidence::Seat { body, seat, .. } if seat == CHAIR || seat == VICE => self.chaired(format!("{path}.seat"), body),
            Evidence::Seat { body, seat, .. } => {
                let known = self.charter.seats.iter().map(|s| format!("{}/{}", s.rule.of.body, s.id)).collect();
                self.known(format!("{path}.seat"), &format!("{body}/{seat}"), "seat", known);
            }
        }
    }

    fn money(&mut self) {
        let charter = self.charter;
        for (i, key) in charter.keys.iter().enumerate() {
            for (reading, rule) in rules(key) {
                if let Key::Fixed { shares } = rule {
                    let path = format!("key[{}]{reading}.shares", i + 1);
                    for party in shares.keys() {
                        self.party(format!("{path}.{party}"), party);
                    }
                    if shares.values().all(|share| *share == 0) {
                        self.fault(path, FaultKind::Empty { field: "shares".to_owned() });
                    }
                }
            }
        }
        for (i, pool) in charter.pools.iter().enumerate() {
            for (reading, rule) in rules(pool) {
                let path = format!("pool[{}]{reading}", i + 1);
                let known = ids(&charter.keys);
                self.known(format!("{path}.key"), &rule.key, "key", known);
                self.who(&format!("{path}.payers"), &rule.payers);
                for (c, claim) in rule.claim.iter().enumerate() {
                    let path = format!("{path}.claim[{}]", c + 1);
                    self.who(&format!("{path}.from"), &claim.from);
                    self.who(&format!("{path}.to"), &claim.to);
                    self.when(&format!("{path}.when"), &claim.when);
                }
            }
        }
    }
}

/// The rule of an entry and those of its readings, each with the piece of path that leads to it.
fn rules<T>(entry: &Entry<T>) -> impl Iterator<Item = (String, &T)> {
    let readings = entry.readings.iter().enumerate().map(|(i, r)| (format!(".reading[{}]", i + 1), &r.rule));
    std::iter::once((String::new(), &entry.rule)).chain(readings)
}

fn ids<T>(entries: &[Entry<T>]) -> Vec<String> {
    entries.iter().map(|e| e.id.clone()).collect()
}
