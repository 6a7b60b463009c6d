//! Ids: what they are made of, and that each names one thing.

use super::{Check, ids};
use crate::domain::charter::fault::FaultKind;
use crate::domain::charter::succession::named;
use crate::domain::charter::{CostKind, Entry};
use std::collections::HashSet;

impl Check<'_> {
    /// Names are ASCII, unique within their kind, and unique over all kinds whose obligations are ticked off by them.
    pub(super) fn names(&mut self) {
        let charter = self.charter;
        let alone = [
            ("cooperation", &charter.cooperation.id, &charter.cooperation.source),
            ("agreement", &charter.agreement.id, &charter.agreement.source),
        ];
        for (kind, id, source) in alone {
            self.name(&format!("{kind}.id"), id);
            self.cites(format!("{kind}.source"), source);
        }
        self.readings("cooperation", std::slice::from_ref(&charter.cooperation));
        self.readings("agreement", std::slice::from_ref(&charter.agreement));
        self.kind("party", &charter.parties);
        self.kind("organisation", &charter.organisations);
        self.kind("areas", &charter.areas);
        self.kind("body", &charter.bodies);
        self.kind("duty", &charter.duties);
        self.kind("key", &charter.keys);
        self.kind("pool", &charter.pools);
        self.kind("exit", &charter.exits);
        self.kind("text", &charter.texts);
        self.kind("responsibility", &charter.responsibilities);
        self.kind("category", &charter.categories);
        self.kind("type", &charter.types);
        self.kind("topic", &charter.topics);
        self.kind("stage", &charter.stages);
        self.kind("gate", &charter.gates);
        self.kind("document", &charter.documents);
        self.kind("field", &charter.fields);
        self.kind("register", &charter.registers);
        self.kind("series", &charter.series);
        self.kind("transition", &charter.transitions);
        let seats = charter.seats.iter().map(|s| format!("{}/{}", s.rule.body().unwrap_or_default(), s.id));
        self.unique(seats.enumerate().map(|(i, seat)| (format!("seat[{}].id", i + 1), seat)).collect());
        self.readings("seat", &charter.seats);
        self.clauses("seat", &charter.seats);
        self.seats_replaced();
        self.ticked();
        self.inner();
    }

    fn kind<T>(&mut self, kind: &str, entries: &[Entry<T>]) {
        self.unique(ids(entries).into_iter().enumerate().map(|(i, id)| (format!("{kind}[{}].id", i + 1), id)).collect());
        self.readings(kind, entries);
        self.clauses(kind, entries);
        let replacing = entries.iter().enumerate().filter_map(|(i, e)| Some((i, e.replaces.as_deref()?)));
        let replacing: Vec<_> = replacing.collect();
        for (n, (i, was)) in replacing.iter().enumerate() {
            let is_kept = entries.iter().any(|e| e.id == *was);
            let is_twice = replacing[..n].iter().any(|(_, other)| other == was);
            self.replaced(format!("{kind}[{}].replaces", i + 1), was, is_kept, is_twice);
        }
    }

    /// What an entry replaces is gone, and has one successor: else records would not know which of them is meant.
    fn replaced(&mut self, path: String, was: &str, is_kept: bool, is_twice: bool) {
        let name = was.to_owned();
        if is_kept {
            self.fault(path, FaultKind::ReplacesKept { name });
        } else if is_twice {
            self.fault(path, FaultKind::ReplacedTwice { name });
        }
    }

    /// A seat is named within its body, and goes where its body goes.
    fn seats_replaced(&mut self) {
        let seats: Vec<_> = named(self.charter).into_iter().filter(|n| n.kind == "seat").collect();
        for (i, seat) in self.charter.seats.iter().enumerate() {
            let (Some(was), Some(replaces)) = (&seat.replaces, seats.get(i).and_then(|s| s.replaces.as_ref())) else { continue };
            let is_kept = seats.iter().any(|other| other.id == *replaces);
            let is_twice = seats.iter().enumerate().any(|(n, other)| {
                let is_told = n < i || self.charter.seats[n].replaces.is_none();
                n != i && is_told && other.replaces.as_ref() == Some(replaces)
            });
            self.replaced(format!("seat[{}].replaces", i + 1), was, is_kept, is_twice);
        }
    }

    fn readings<T>(&mut self, kind: &str, entries: &[Entry<T>]) {
        for (i, entry) in entries.iter().enumerate().filter(|(_, e)| !e.readings.is_empty()) {
            let alone = matches!(kind, "cooperation" | "agreement");
            let path = if alone { kind.to_owned() } else { format!("{kind}[{}]", i + 1) };
            self.list(&format!("{path}.reading"), entry.readings.iter().map(|r| &r.id));
        }
    }

    /// The ids of a list within an entry.
    fn list<'n>(&mut self, path: &str, names: impl Iterator<Item = &'n String>) {
        self.unique(names.enumerate().map(|(i, id)| (format!("{path}[{}].id", i + 1), id.clone())).collect());
    }

    /// Names with the path of each: all well made, and none twice.
    fn unique(&mut self, names: Vec<(String, String)>) {
        let mut seen = HashSet::new();
        for (path, name) in names {
            let own = name.rsplit('/').next().unwrap_or(&name);
            self.name(&path, own);
            if seen.contains(&name) {
                self.fault(path, FaultKind::DuplicateName { name: own.to_owned() });
            }
            seen.insert(name);
        }
    }

    fn name(&mut self, path: &str, name: &str) {
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
            self.fault(path, FaultKind::BadName { name: name.to_owned() });
        }
    }

    /// A tick says which entry it settles by its id alone, so duties, exits, dated gates and the agreement share their names.
    fn ticked(&mut self) {
        let charter = self.charter;
        let duties: HashSet<_> = charter.duties.iter().map(|d| &d.id).chain([&charter.agreement.id]).collect();
        let exits = charter.exits.iter().enumerate().filter(|(_, exit)| duties.contains(&exit.id));
        let mut twice: Vec<_> = exits.map(|(i, exit)| (format!("exit[{}].id", i + 1), exit.id.clone())).collect();
        if let Some(i) = charter.duties.iter().position(|d| d.id == charter.agreement.id) {
            twice.push((format!("duty[{}].id", i + 1), charter.agreement.id.clone()));
        }
        let exits: HashSet<_> = charter.exits.iter().map(|e| &e.id).collect();
        let gates = charter.gates.iter().enumerate().filter(|(_, gate)| gate.rule.is_dated());
        let gates = gates.filter(|(_, gate)| duties.contains(&gate.id) || exits.contains(&gate.id));
        twice.extend(gates.map(|(i, gate)| (format!("gate[{}].id", i + 1), gate.id.clone())));
        for (path, name) in twice {
            self.fault(path, FaultKind::DuplicateName { name });
        }
    }

    /// Names within entries.
    fn inner(&mut self) {
        let charter = self.charter;
        let areas = charter.areas.iter().enumerate().flat_map(|(i, scheme)| {
            let path = move |v| format!("areas[{}].values[{}].id", i + 1, v + 1);
            scheme.rule.values.iter().enumerate().map(move |(v, area)| (path(v), area.id.clone()))
        });
        // An area is named without its scheme.
        self.unique(areas.collect());
        for (i, body) in charter.bodies.iter().enumerate() {
            self.list(&format!("body[{}].kinds", i + 1), body.rule.kinds.iter().map(|k| &k.id));
        }
        for (i, topic) in charter.topics.iter().enumerate() {
            self.list(&format!("topic[{}].states", i + 1), topic.rule.states.iter().map(|s| &s.id));
        }
        for (i, document) in charter.documents.iter().enumerate() {
            self.list(&format!("document[{}].parts", i + 1), document.rule.parts.iter().map(|p| &p.id));
        }
        for (i, field) in charter.fields.iter().enumerate() {
            self.list(&format!("field[{}].values", i + 1), field.rule.values.iter().map(|v| &v.id));
        }
        for (i, register) in charter.registers.iter().enumerate() {
            self.list(&format!("register[{}].states", i + 1), register.rule.states.iter().map(|s| &s.id));
        }
        for (i, body) in charter.bodies.iter().enumerate() {
            if let Some(source) = body.rule.chair.as_ref().and_then(|chair| chair.source()) {
                self.cites(format!("body[{}].chair.source", i + 1), source);
            }
        }
        for (i, pool) in charter.pools.iter().enumerate() {
            let rule = &pool.rule;
            for (field, kinds) in [("covers", &rule.covers), ("income", &rule.income), ("adds", &rule.adds)] {
                self.list(&format!("pool[{}].{field}", i + 1), kinds.iter().map(|k: &CostKind| &k.id));
            }
            for (c, claim) in rule.claim.iter().enumerate() {
                if let Some(source) = &claim.source {
                    self.cites(format!("pool[{}].claim[{}].source", i + 1, c + 1), source);
                }
                if rule.claim[..c].iter().any(|other| other.what == claim.what) {
                    let name = claim.what.word().to_owned();
                    self.fault(format!("pool[{}].claim[{}].what", i + 1, c + 1), FaultKind::DuplicateName { name });
                }
            }
        }
    }
}
