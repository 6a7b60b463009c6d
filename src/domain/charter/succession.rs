//! From one version of a charter to the next: what differs, and whether the records of the old one still have a home.

use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

use super::fault::{Fault, FaultKind};
use super::lineage::CLAIM;
use super::{Charter, Entry, Key, Pool, Use};

/// What became of one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The kind, as charters call it.
    pub kind: &'static str,
    /// The id, of a seat as `body/seat`; where the entry took another id, the new one.
    pub id: String,
    /// What became of it.
    pub change: Change,
}

/// What can become of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Only the later version has it.
    Added,
    /// Only the earlier version has it.
    Removed,
    /// Both have it, and it says something else.
    Changed {
        /// Id in the earlier version, where it `replaces` an entry of another id.
        was: Option<String>,
        /// Paths of the fields that differ; empty where only the id does.
        fields: Vec<String>,
    },
}

/// All differences between two versions, by kind; the order of entries within a kind does not count.
pub fn diff(before: &Charter, after: &Charter) -> Vec<Difference> {
    let (old, new) = (entries(before), entries(after));
    let mut differences = Vec::new();
    for kind in KINDS {
        let old: Vec<_> = old.iter().filter(|e| e.kind == kind).collect();
        let new: Vec<_> = new.iter().filter(|e| e.kind == kind).collect();
        for entry in &new {
            let same = old.iter().find(|o| o.id == entry.id);
            let replaced = || old.iter().find(|o| entry.replaces.as_ref() == Some(&o.id));
            let change = match same.or_else(replaced) {
                None => Change::Added,
                Some(was) => {
                    let mut fields = Vec::new();
                    differing("", &was.fields, &entry.fields, &mut fields);
                    let was = (was.id != entry.id).then(|| was.id.clone());
                    if was.is_none() && fields.is_empty() {
                        continue;
                    }
                    Change::Changed { was, fields }
                }
            };
            differences.push(Difference { kind, id: entry.id.clone(), change });
        }
        let gone = |o: &&&Said| !new.iter().any(|n| n.id == o.id || n.replaces.as_ref() == Some(&o.id));
        differences.extend(old.iter().filter(gone).map(|o| Difference { kind, id: o.id.clone(), change: Change::Removed }));
    }
    differences
}

/// What keeps a version from following another.
///
/// `used` names the entries that records refer to, once for each record. `open` names the pools with years that are not
/// settled. An id that records use may only go if another entry `replaces` it; what a pool with an
/// open year says may only change with a `transition` for that year.
pub fn succeed(before: &Charter, after: &Charter, used: &[Use], open: &[(&str, i32)]) -> Vec<Fault> {
    let (old, new) = (entries(before), entries(after));
    let transitional = |id: &str| after.transitions.iter().any(|t| t.rule.pool == id);
    let (old_parts, new_parts) = (parts(&old), parts(&new));
    let is_there = |kind: &str, id: &str| {
        old.iter().any(|e| e.kind == kind && e.id == id) || old_parts.iter().any(|p| p.kind == kind && p.id == id)
    };
    let has_entry = |kind: &str, id: &str| {
        new.iter().any(|e| e.kind == kind && (e.id == id || e.replaces.as_deref() == Some(id)))
            || kind == "pool" && transitional(id)
    };
    // What stands within an entry that is gone is gone with it, and told once.
    let goes_on = |kind: &str, id: &str| match (kind.split_once('.'), id.rsplit_once('/')) {
        (Some((of, _)), Some((entry, _))) if has_entry(of, entry) => {
            new_parts.iter().any(|p| p.kind == kind && (p.id == id || p.replaces.as_deref() == Some(id)))
        }
        (Some(_), _) => true,
        (None, _) => has_entry(kind, id),
    };
    let mut lost: BTreeMap<(&str, &str), BTreeMap<&'static str, usize>> = BTreeMap::new();
    for Use { kind, id, record } in used.iter().filter(|u| is_there(u.kind, &u.id) && !goes_on(u.kind, &u.id)) {
        *lost.entry((kind, id)).or_default().entry(record).or_default() += 1;
    }
    let mut faults: Vec<Fault> = lost
        .into_iter()
        .map(|((kind, id), records)| Fault {
            path: kind.to_owned(),
            kind: FaultKind::Vanished { kind: kind.to_owned(), name: id.to_owned(), records: records.into_iter().collect() },
        })
        .collect();
    for pool in &before.pools {
        let successor = after.pools.iter().position(|p| p.id == pool.id || p.replaces.as_ref() == Some(&pool.id));
        let now = successor.map(|n| &after.pools[n]);
        if now.is_some_and(|now| terms(before, pool) == terms(after, now)) {
            continue;
        }
        let settled = |year: i32| after.transitions.iter().any(|t| t.rule.pool == pool.id && t.rule.years.contains(&year));
        let years: BTreeSet<i32> = open.iter().filter(|(id, year)| *id == pool.id && !settled(*year)).map(|o| o.1).collect();
        if !years.is_empty() {
            let path = successor.map_or_else(|| "pool".to_owned(), |n| format!("pool[{}]", n + 1));
            let kind = FaultKind::NoTransition { pool: pool.id.clone(), years: years.into_iter().collect() };
            faults.push(Fault { path, kind });
        }
    }
    faults
}

/// What decides who pays what in a pool: its rule, its readings, and what the keys it names say.
fn terms<'a>(charter: &'a Charter, pool: &'a Entry<Pool>) -> (&'a Pool, Vec<&'a Pool>, Vec<&'a Key>) {
    let readings: Vec<_> = pool.readings.iter().map(|r| &r.rule).collect();
    let named = std::iter::once(&pool.rule).chain(readings.iter().copied()).flat_map(|p| [Some(&p.key), p.adds_key.as_ref()]);
    let mut keys: Vec<&Key> = Vec::new();
    for id in named.flatten() {
        let Some(key) = charter.key(id) else { continue };
        keys.push(&key.rule);
        if let Key::Layered { layers, .. } = &key.rule {
            keys.extend(layers.iter().filter_map(|l| charter.key(&l.key)).map(|k| &k.rule));
        }
    }
    (&pool.rule, readings, keys)
}

/// The kinds in the order in which differences are told.
const KINDS: [&str; 23] = [
    "cooperation",
    "agreement",
    "party",
    "organisation",
    "areas",
    "body",
    "seat",
    "responsibility",
    "duty",
    "exit",
    "key",
    "pool",
    "series",
    "transition",
    "category",
    "type",
    "topic",
    "stage",
    "gate",
    "document",
    "field",
    "register",
    "text",
];

/// The lists within entries whose ids records name, each as the kind `entry.list` in which they are told.
const PARTS: [(&str, &str, &str); 11] = [
    ("areas", "values", "areas.values"),
    ("body", "kinds", "body.kinds"),
    ("topic", "states", "topic.states"),
    ("document", "parts", "document.parts"),
    ("field", "values", "field.values"),
    ("register", "states", "register.states"),
    ("pool", "claim", "pool.claim"),
    ("pool", "reading", "pool.reading"),
    ("duty", "reading", "duty.reading"),
    ("exit", "reading", "exit.reading"),
    ("agreement", "reading", "agreement.reading"),
];

/// What stands within the entries of a charter under an id of its own, as `entry/part`.
fn parts(entries: &[Said]) -> Vec<Named> {
    let mut all = Vec::new();
    for entry in entries {
        for (_, list, kind) in PARTS.iter().filter(|(of, ..)| *of == entry.kind) {
            let listed = entry.fields.get(list).and_then(Value::as_array).into_iter().flatten();
            // A claim is named by what it is.
            let ids = listed.filter_map(|part| part.get("id").or_else(|| part.get("what")).and_then(Value::as_str));
            all.extend(ids.map(|id| Named {
                kind,
                id: format!("{}/{id}", entry.id),
                replaces: entry.replaces.as_ref().map(|before| format!("{before}/{id}")),
            }));
        }
    }
    all
}

/// An entry of any kind, as fields that can be compared.
struct Said {
    kind: &'static str,
    id: String,
    replaces: Option<String>,
    fields: Value,
}

fn entries(charter: &Charter) -> Vec<Said> {
    let mut all = Vec::new();
    let Charter { cooperation, parties, organisations, areas, responsibilities, categories, types, topics, stages, .. } = charter;
    let Charter { gates, documents, fields, registers, series, transitions, bodies, seats, duties, keys, pools, .. } = charter;
    let Charter { agreement, exits, texts, .. } = charter;
    said(&mut all, "cooperation", std::slice::from_ref(cooperation));
    said(&mut all, "agreement", std::slice::from_ref(agreement));
    said(&mut all, "party", parties);
    said(&mut all, "organisation", organisations);
    said(&mut all, "areas", areas);
    said(&mut all, "body", bodies);
    said(&mut all, "seat", seats);
    said(&mut all, "responsibility", responsibilities);
    said(&mut all, "duty", duties);
    said(&mut all, "exit", exits);
    said(&mut all, "key", keys);
    said(&mut all, "pool", pools);
    said(&mut all, "series", series);
    said(&mut all, "transition", transitions);
    said(&mut all, "category", categories);
    said(&mut all, "type", types);
    said(&mut all, "topic", topics);
    said(&mut all, "stage", stages);
    said(&mut all, "gate", gates);
    said(&mut all, "document", documents);
    said(&mut all, "field", fields);
    said(&mut all, "register", registers);
    said(&mut all, "text", texts);
    // A seat is only named within its body, and goes where its body goes.
    let of_bodies = all.iter_mut().filter(|e| e.kind == "seat").zip(seats);
    for (entry, seat) in of_bodies {
        let Some(body) = seat.rule.body() else { continue };
        let before = charter.body(body).and_then(|b| b.replaces.as_deref());
        let was = seat.replaces.as_ref().or(before.map(|_| &seat.id));
        entry.replaces = was.map(|id| format!("{}/{id}", before.unwrap_or(body)));
        entry.id = format!("{body}/{}", seat.id);
    }
    all
}

/// An entry by its names.
pub(super) struct Named {
    /// The kind, as charters call it.
    pub(super) kind: &'static str,
    /// The id, of a seat as `body/seat`.
    pub(super) id: String,
    /// The id it had in the version before, where it took another.
    pub(super) replaces: Option<String>,
}

/// The names of all entries of a charter, and of the claims of its pools: two claims of a pool are two obligations.
pub(super) fn named(charter: &Charter) -> Vec<Named> {
    let entries = entries(charter).into_iter().map(|Said { kind, id, replaces, .. }| Named { kind, id, replaces });
    let claims = charter.pools.iter().flat_map(|pool| {
        pool.rule.claim.iter().map(|claim| {
            let of = |pool: &String| format!("{pool}.{}", claim.what.word());
            Named { kind: CLAIM, id: of(&pool.id), replaces: pool.replaces.as_ref().map(of) }
        })
    });
    entries.chain(claims).collect()
}

fn said<T: Serialize>(all: &mut Vec<Said>, kind: &'static str, entries: &[Entry<T>]) {
    for entry in entries {
        // An entry is text, numbers and lists, which always serialise.
        let mut fields = serde_json::to_value(entry).unwrap_or_default();
        if let Some(fields) = fields.as_object_mut() {
            fields.remove("id");
            fields.remove("replaces");
            let rule = fields.remove("rule");
            fields.extend(rule.and_then(|rule| as_written(kind, rule)).unwrap_or_default());
            if let Some(readings) = fields.remove("readings") {
                fields.insert("reading".to_owned(), readings);
            }
        }
        all.push(Said { kind, id: entry.id.clone(), replaces: entry.replaces.clone(), fields });
    }
}

/// The fields of a rule as a charter writes them: a key's kind is a field of it.
fn as_written(kind: &str, rule: Value) -> Option<Map<String, Value>> {
    let Value::Object(mut rule) = rule else { return None };
    if kind == "key" {
        let word = rule.keys().next()?.clone();
        let Some(Value::Object(mut fields)) = rule.remove(&word) else { return None };
        fields.insert("kind".to_owned(), Value::String(word));
        return Some(fields);
    }
    Some(rule)
}

/// The paths at which two values differ; lists differ as a whole.
fn differing(path: &str, before: &Value, after: &Value, found: &mut Vec<String>) {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            let names: BTreeSet<_> = before.keys().chain(after.keys()).collect();
            for name in names {
                let dot = if path.is_empty() { "" } else { "." };
                let [one, other] = [before, after].map(|side| side.get(name).unwrap_or(&Value::Null));
                differing(&format!("{path}{dot}{name}"), one, other, found);
            }
        }
        _ if before == after => {}
        _ => found.push(path.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differing_fields_are_named_by_their_path() {
        let before = serde_json::json!({ "a": { "b": 1, "c": 2 }, "d": [1] });
        let after = serde_json::json!({ "a": { "b": 1, "c": 3 }, "d": [1, 2], "e": true });
        let mut found = Vec::new();
        differing("", &before, &after, &mut found);
        assert_eq!(found, ["a.c", "d", "e"]);
    }
}
