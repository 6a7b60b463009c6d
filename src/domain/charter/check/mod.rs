//! Whether the entries of a charter fit together: every name names something, every list that must speak does.

mod clauses;
mod money;
mod names;
mod organisation;
mod portfolio;
mod time;

use super::fault::{Fault, FaultKind};
use super::{Charter, Entry, One, RecordKind, Subject, Target, Where, Who};
use crate::domain::person::{CHAIR, VICE};

/// All faults of a charter as a whole, in its order; empty if it is sound.
///
/// What concerns a single entry alone (unknown fields, closed words) is found while reading it.
pub fn check(charter: &Charter) -> Vec<Fault> {
    let mut check = Check { charter, faults: Vec::new() };
    check.names();
    check.organisation();
    check.portfolio();
    check.time();
    check.money();
    check.faults
}

/// From so many faults on, those that follow no longer list the names there are.
const MANY: usize = 200;

struct Check<'a> {
    charter: &'a Charter,
    faults: Vec<Fault>,
}

impl Check<'_> {
    fn fault(&mut self, path: impl Into<String>, kind: FaultKind) {
        self.faults.push(Fault { path: path.into(), kind });
    }

    fn known(&mut self, path: String, name: &str, wanted: &'static str, known: Vec<String>) {
        if !known.iter().any(|k| k == name) {
            // Thousands of faults are one mistake; the names there are need not be said with each.
            let known = if self.faults.len() < MANY { known } else { Vec::new() };
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

    /// A seat of a body (`body/seat`), a post, or a role of a kind of record (`role`).
    fn seat(&mut self, path: String, name: &str) {
        if let Some((body, post)) = name.split_once('/')
            && (post == CHAIR || post == VICE)
        {
            self.chaired(path, body);
            return;
        }
        let seats = &self.charter.seats;
        let known = seats.iter().map(|s| s.rule.body().map_or_else(|| s.id.clone(), |body| format!("{body}/{}", s.id)));
        let known = known.collect();
        self.known(path, name, "seat", known);
    }

    fn who(&mut self, path: &str, who: &Who) {
        if let Some(seat) = &who.through {
            self.seat(format!("{path}.through"), seat);
        }
        match &who.target {
            Target::Body(id) => self.body(format!("{path}.body"), id),
            Target::Chair { body, .. } => self.chaired(format!("{path}.chair"), body),
            Target::Party(id) => self.party(format!("{path}.party"), id),
            Target::Seat(id) => self.seat(format!("{path}.seat"), id),
            Target::External(id) => {
                let known = ids(&self.charter.organisations);
                self.known(format!("{path}.external"), id, "organisation", known);
            }
            Target::Area(id) => {
                let known = self.charter.areas.iter().flat_map(|s| &s.rule.values).map(|a| a.id.clone()).collect();
                self.known(format!("{path}.area"), id, "area", known);
            }
            Target::One(One::Host) if self.charter.cooperation.rule.host.is_none() => {
                self.fault("cooperation", FaultKind::MissingField { field: "host".to_owned() });
            }
            Target::Each(_) | Target::All(_) | Target::Any(_) | Target::One(_) => {}
        }
    }

    fn who_if_any(&mut self, path: &str, who: Option<&Who>) {
        if let Some(who) = who {
            self.who(path, who);
        }
    }

    fn areas(&mut self, path: String, name: &str) {
        let known = ids(&self.charter.areas);
        self.known(path, name, "areas", known);
    }

    fn topic(&mut self, path: String, name: &str) {
        let known = ids(&self.charter.topics);
        self.known(path, name, "topic", known);
    }

    fn stage(&mut self, path: String, name: &str) {
        let known = ids(&self.charter.stages);
        self.known(path, name, "stage", known);
    }

    fn gate(&mut self, path: String, name: &str) {
        let known = ids(&self.charter.gates);
        self.known(path, name, "gate", known);
    }

    fn document(&mut self, path: String, name: &str) {
        let known = ids(&self.charter.documents);
        self.known(path, name, "document", known);
    }

    fn field(&mut self, path: String, name: &str) {
        let known = ids(&self.charter.fields);
        self.known(path, name, "field", known);
    }

    fn pool(&mut self, path: String, name: &str) {
        let known = ids(&self.charter.pools);
        self.known(path, name, "pool", known);
    }

    fn series(&mut self, path: String, name: &str) {
        let known = ids(&self.charter.series);
        self.known(path, name, "series", known);
    }

    /// A kind of record, or a register that must exist.
    fn record(&mut self, path: String, kind: &RecordKind) {
        if let RecordKind::Register(id) = kind {
            let words = Subject::ALL.into_iter().map(|s| s.word().to_owned());
            let known = ids(&self.charter.registers).into_iter().chain(words).collect();
            self.known(path, id, "register", known);
        }
    }

    fn filter(&mut self, path: &str, filter: &Where) {
        for (i, category) in filter.category.iter().enumerate() {
            let known = ids(&self.charter.categories);
            self.known(format!("{path}.category[{}]", i + 1), category, "category", known);
        }
        for (i, kind) in filter.kind.iter().enumerate() {
            let known = ids(&self.charter.types);
            self.known(format!("{path}.type[{}]", i + 1), kind, "type", known);
        }
        for (i, stage) in filter.stage.iter().enumerate() {
            self.stage(format!("{path}.stage[{}]", i + 1), stage);
        }
        for field in filter.field.keys() {
            self.field(format!("{path}.field.{field}"), field);
        }
    }

    /// A body that must have a rule for its chair.
    fn chaired(&mut self, path: String, body: &str) {
        let known = self.charter.bodies.iter().filter(|b| b.rule.chair.is_some()).map(|b| b.id.clone()).collect();
        self.known(path, body, "body with a chair", known);
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
