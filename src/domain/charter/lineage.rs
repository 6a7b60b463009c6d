//! The names of entries through the versions of a charter: records keep the name of the day they were written.

use std::collections::{BTreeMap, BTreeSet};

use super::Charter;
use super::succession::{Named, named};
use crate::domain::person::{CHAIR, VICE};
use crate::domain::portfolio::About;
use crate::domain::records::Records;

/// The kind under which each claim of a pool is followed, as `pool.what`.
pub const CLAIM: &str = "claim";

/// One entry through the versions: its id in each, none where it does not stand.
struct Line {
    kind: &'static str,
    ids: Vec<Option<String>>,
}

impl Line {
    fn last(&self) -> Option<&String> {
        self.ids.iter().rev().find_map(Option::as_ref)
    }
}

/// The entries of several versions of a charter, each followed from version to version.
pub struct Lineage {
    lines: Vec<Line>,
    versions: usize,
}

impl Lineage {
    /// Follows the entries of versions, oldest first: an entry goes on under its id, or under one that `replaces` it.
    pub fn of(versions: &[&Charter]) -> Self {
        let mut lines: Vec<Line> = Vec::new();
        for (at, charter) in versions.iter().enumerate() {
            let entries = named(charter);
            let mut taken = BTreeSet::new();
            for Named { kind, id, replaces } in entries {
                let find = |wanted: &String| {
                    let fits = |line: &Line| line.kind == kind && line.last() == Some(wanted);
                    lines.iter().position(fits).filter(|n| !taken.contains(n))
                };
                let n = find(&id).or_else(|| replaces.as_ref().and_then(find)).unwrap_or(lines.len());
                taken.insert(n);
                if n == lines.len() {
                    lines.push(Line { kind, ids: vec![None; versions.len()] });
                }
                lines[n].ids[at] = Some(id);
            }
        }
        Self { lines, versions: versions.len() }
    }

    /// Whether an entry of a version has none before it that it goes on from.
    pub fn begins(&self, kind: &str, id: &str, at: usize) -> bool {
        at > 0 && self.line(kind, id, at).is_some_and(|line| line.ids[..at].iter().all(Option::is_none))
    }

    /// Whether an entry of a version does not go on in the next.
    pub fn ends(&self, kind: &str, id: &str, at: usize) -> bool {
        at + 1 < self.versions && self.line(kind, id, at).is_some_and(|line| line.ids[at + 1].is_none())
    }

    /// The last id of an entry of a version.
    pub fn latest<'a>(&'a self, kind: &str, id: &'a str, at: usize) -> &'a str {
        self.line(kind, id, at).and_then(Line::last).map_or(id, String::as_str)
    }

    /// The id in one version of an entry of another, if it stands there.
    pub fn id_in(&self, kind: &str, id: &str, at: usize, there: usize) -> Option<&str> {
        self.line(kind, id, at)?.ids.get(there)?.as_deref()
    }

    fn line(&self, kind: &str, id: &str, at: usize) -> Option<&Line> {
        self.lines.iter().find(|line| line.kind == kind && line.ids[at].as_deref() == Some(id))
    }

    /// Makes records speak of entries by the ids they have in a version.
    pub fn carry(&self, records: &mut Records, at: usize) {
        let names = Names::of(self, at);
        if !names.0.is_empty() {
            names.carry(records);
        }
    }

    /// The id in a version of an entry of any kind, with its kind before it if that was given; what does not stand there keeps its own.
    pub fn named_in(&self, entry: &str, at: usize) -> String {
        let (kind, id) = entry.split_once(':').unwrap_or(("", entry));
        let mut id = id.to_owned();
        Names::of(self, at).set_of_any_kind(&mut id);
        if kind.is_empty() { id } else { format!("{kind}:{id}") }
    }
}

/// The id in one version of what has another id in the others, by kind.
struct Names<'a>(BTreeMap<(&'static str, &'a str), &'a str>);

impl<'a> Names<'a> {
    fn of(lineage: &'a Lineage, at: usize) -> Self {
        let mut names = BTreeMap::new();
        for line in &lineage.lines {
            let Some(now) = line.ids[at].as_deref() else { continue };
            for other in line.ids.iter().flatten().filter(|id| *id != now) {
                // An id that another entry of the version bears means that one.
                if lineage.line(line.kind, other, at).is_none() {
                    names.insert((line.kind, other.as_str()), now);
                }
            }
        }
        Self(names)
    }

    fn set(&self, kind: &'static str, id: &mut String) {
        if let Some(now) = self.0.get(&(kind, id.as_str())) {
            *id = (*now).to_owned();
        }
    }

    fn set_of_any_kind(&self, id: &mut String) {
        let kinds: BTreeSet<_> = self.0.keys().map(|(kind, _)| *kind).collect();
        if let Some(now) = kinds.iter().find_map(|kind| self.0.get(&(*kind, id.as_str()))) {
            *id = (*now).to_owned();
        }
    }

    fn set_if_any(&self, kind: &'static str, id: &mut Option<String>) {
        if let Some(id) = id {
            self.set(kind, id);
        }
    }

    fn set_about(&self, about: &mut About) {
        if let About::Body(body) = about {
            self.set("body", body);
        }
    }

    fn set_seat(&self, body: &mut String, seat: &mut String) {
        let seat_now = self.0.get(&("seat", format!("{body}/{seat}").as_str())).and_then(|now| now.split_once('/'));
        match seat_now {
            Some((in_body, now)) if seat != CHAIR && seat != VICE => {
                (*body, *seat) = (in_body.to_owned(), now.to_owned());
            }
            _ => self.set("body", body),
        }
    }

    /// The entry that a tick names: a duty, a claim of a pool (`pool.what`), the agreement, or what is wrong with a seat.
    fn set_entry(&self, entry: &mut String) {
        if let Some((pool, what)) = entry.split_once('.') {
            let mut pool = pool.to_owned();
            self.set("pool", &mut pool);
            *entry = format!("{pool}.{what}");
            return;
        }
        if let Some((body, seat)) = entry.split_once('/') {
            // What is wrong with a seat: `body/seat`, and what about it.
            let (seat, rest) = seat.split_once('/').map_or((seat, ""), |(seat, rest)| (seat, rest));
            let (mut body, mut seat) = (body.to_owned(), seat.to_owned());
            self.set_seat(&mut body, &mut seat);
            *entry = [body.as_str(), &seat, rest].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/");
            return;
        }
        let now = ["duty", "agreement", "exit"].into_iter().find_map(|kind| self.0.get(&(kind, entry.as_str())));
        if let Some(now) = now {
            *entry = (*now).to_owned();
        }
    }

    fn carry(&self, records: &mut Records) {
        records.terms.iter_mut().for_each(|t| self.set("body", &mut t.body));
        records.meetings.iter_mut().for_each(|m| self.set("body", &mut m.body));
        records.appointments.iter_mut().for_each(|a| self.set_seat(&mut a.body, &mut a.seat));
        records.ticks.iter_mut().for_each(|t| self.set_entry(&mut t.entry));
        records.postponements.iter_mut().for_each(|p| self.set_entry(&mut p.entry));
        records.placements.iter_mut().for_each(|p| self.set("areas", &mut p.scheme));
        records.chosen_readings.iter_mut().for_each(|chosen| self.set_of_any_kind(&mut chosen.entry));
        let held = &mut records.portfolio;
        for solution in &mut held.solutions {
            self.set_if_any("type", &mut solution.kind);
            self.set_if_any("category", &mut solution.category);
        }
        for project in &mut held.projects {
            self.set_if_any("type", &mut project.kind);
            self.set_if_any("category", &mut project.category);
            self.set_if_any("stage", &mut project.stage);
        }
        held.operations.iter_mut().for_each(|o| self.set_if_any("type", &mut o.kind));
        for figure in &mut held.figures {
            self.set("series", &mut figure.series);
            self.set("key", &mut figure.series);
        }
        for stance in &mut held.stances {
            self.set("topic", &mut stance.topic);
            self.set_about(&mut stance.about);
        }
        for asking in &mut held.askings {
            self.set("topic", &mut asking.topic);
            self.set_about(&mut asking.about);
        }
        for document in &mut held.documents {
            self.set("document", &mut document.kind);
            self.set_about(&mut document.about);
        }
        for value in &mut held.field_values {
            self.set("field", &mut value.field);
            self.set_about(&mut value.about);
        }
        held.roles.iter_mut().for_each(|role| self.set("seat", &mut role.seat));
        for row in &mut held.register_rows {
            self.set("register", &mut row.register);
            self.set_if_any("body", &mut row.body);
        }
    }
}
