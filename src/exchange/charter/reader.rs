//! From TOML text to a checked charter, or all its faults with their places.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::de::DeTable;

use super::PlacedFault;
use super::tree::{Field, Node, ReadFault, Value};
use crate::domain::charter::check::check;
use crate::domain::charter::fault::{Fault, FaultKind};
use crate::domain::charter::{Charter, Entry, FORMAT, Reading};

/// The tables of the format.
const KINDS: [&str; 13] = [
    "format",
    "cooperation",
    "party",
    "organisation",
    "areas",
    "body",
    "seat",
    "duty",
    "key",
    "pool",
    "agreement",
    "exit",
    "text",
];

/// What every entry has besides the fields of its kind.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    id: String,
    name: String,
    #[serde(default)]
    short: Option<String>,
    #[serde(default)]
    also: Vec<String>,
    source: String,
    #[serde(default)]
    note: Option<String>,
    #[serde(default)]
    default: Vec<String>,
}

const HEAD: [&str; 7] = ["id", "name", "short", "also", "source", "note", "default"];

/// What every reading has besides the fields it overrides.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadingHead {
    id: String,
    #[serde(default)]
    about: Option<String>,
    says: String,
    #[serde(default)]
    default: bool,
}

const READING_HEAD: [&str; 4] = ["id", "about", "says", "default"];

/// Reads a charter.
///
/// # Errors
/// All faults found, by place: first those of form, and only if there are none, those of the whole.
pub fn read(text: &str) -> Result<Charter, Vec<PlacedFault>> {
    let document = DeTable::parse(text).map_err(|error| {
        let fault = Fault { path: String::new(), kind: FaultKind::Syntax { detail: error.message().to_owned() } };
        vec![place(text, error.span().unwrap_or(0..0), fault)]
    })?;
    let root = Node::of_document(document.get_ref(), text.len());
    let mut reader = Reader { root: &root, faults: Vec::new() };
    let charter = reader.charter();
    let faults = match charter {
        Some(charter) if reader.faults.is_empty() => {
            let faults = check(&charter);
            if faults.is_empty() {
                return Ok(charter);
            }
            faults.into_iter().map(|fault| (span_of(&root, &fault.path), fault)).collect()
        }
        _ => reader.faults,
    };
    let mut placed: Vec<_> = faults.into_iter().map(|(span, fault)| place(text, span, fault)).collect();
    placed.sort_by_key(|p| (p.line, p.column));
    Err(placed)
}

struct Reader<'a> {
    root: &'a Node,
    faults: Vec<(Range<usize>, Fault)>,
}

impl Reader<'_> {
    fn charter(&mut self) -> Option<Charter> {
        for field in self.root.fields().iter().filter(|f| !KINDS.contains(&f.name.as_str())) {
            let allowed = KINDS.map(str::to_owned).to_vec();
            self.fault(field.span.clone(), &field.name, FaultKind::UnknownField { field: field.name.clone(), allowed });
        }
        self.format();
        let cooperation = self.one("cooperation");
        let agreement = self.one("agreement");
        let charter = Charter {
            parties: self.many("party"),
            organisations: self.many("organisation"),
            areas: self.many("areas"),
            bodies: self.many("body"),
            seats: self.many("seat"),
            duties: self.many("duty"),
            keys: self.many("key"),
            pools: self.many("pool"),
            exits: self.many("exit"),
            texts: self.many("text"),
            cooperation: cooperation?,
            agreement: agreement?,
        };
        Some(charter)
    }

    fn format(&mut self) {
        match self.root.field("format") {
            None => self.fault(0..0, "format", FaultKind::MissingField { field: "format".to_owned() }),
            Some(field) if !matches!(field.node.value, Value::Integer(n) if n == i64::from(FORMAT)) => {
                let found = match &field.node.value {
                    Value::Integer(n) => n.to_string(),
                    Value::Text(text) => text.clone(),
                    _ => String::new(),
                };
                self.fault(field.node.span.clone(), "format", FaultKind::UnknownFormat { found, known: FORMAT });
            }
            Some(_) => {}
        }
    }

    fn fault(&mut self, span: Range<usize>, path: &str, kind: FaultKind) {
        self.faults.push((span, Fault { path: path.to_owned(), kind }));
    }

    fn one<T: DeserializeOwned>(&mut self, kind: &'static str) -> Option<Entry<T>> {
        match self.root.field(kind) {
            Some(field) => self.entry(kind, &field.node),
            None => {
                self.fault(0..0, kind, FaultKind::MissingField { field: kind.to_owned() });
                None
            }
        }
    }

    fn many<T: DeserializeOwned>(&mut self, kind: &'static str) -> Vec<Entry<T>> {
        let Some(field) = self.root.field(kind) else { return Vec::new() };
        if !matches!(field.node.value, Value::Array(_)) {
            let wrong = FaultKind::WrongValue { found: kind.to_owned(), expected: "list-of-tables".to_owned() };
            self.fault(field.span.clone(), kind, wrong);
        }
        let numbered = field.node.elements().iter().enumerate();
        numbered.filter_map(|(i, node)| self.entry(&format!("{kind}[{}]", i + 1), node)).collect()
    }

    fn typed<T: DeserializeOwned>(&mut self, path: &str, node: &Node) -> Option<T> {
        T::deserialize(node)
            .map_err(|fault| {
                let ReadFault { span, path: below, kind } = fault;
                let below: String = below.iter().map(|s| if s.starts_with('[') { s.clone() } else { format!(".{s}") }).collect();
                self.fault(span.unwrap_or_else(|| node.span.clone()), &format!("{path}{below}"), kind);
            })
            .ok()
    }

    fn entry<T: DeserializeOwned>(&mut self, path: &str, node: &Node) -> Option<Entry<T>> {
        let (head, rest) = split(node, &HEAD);
        let (readings, rule) = split(&rest, &["reading"]);
        self.defaults(path, node);
        let head: Option<Head> = self.typed(path, &head);
        let elements = readings.field("reading").map(|f| f.node.elements()).unwrap_or_default();
        let holding: Vec<_> = elements.iter().filter(|r| is_default(r)).collect();
        let base: Option<T> = self.typed(path, &overridden(&rule, &holding));
        let readings: Vec<_> = elements
            .iter()
            .enumerate()
            .filter_map(|(i, reading)| {
                // Readings of other questions are taken as they hold; those of one question exclude each other.
                let others: Vec<_> = holding.iter().copied().filter(|r| about(r) != about(reading)).collect();
                self.reading(&format!("{path}.reading[{}]", i + 1), reading, &overridden(&rule, &others))
            })
            .collect();
        self.one_default_each(path, node, &readings);
        let head = head?;
        Some(Entry {
            id: head.id,
            name: head.name,
            short: head.short,
            also: head.also,
            source: head.source,
            note: head.note,
            default: head.default,
            rule: base?,
            readings,
        })
    }

    fn reading<T: DeserializeOwned>(&mut self, path: &str, node: &Node, base: &Node) -> Option<Reading<T>> {
        let (head, _) = split(node, &READING_HEAD);
        let rule = Node { span: node.span.clone(), value: overridden(base, &[node]).value };
        let head: Option<ReadingHead> = self.typed(path, &head);
        let rule = self.typed(path, &rule)?;
        let ReadingHead { id, about, says, default } = head?;
        Some(Reading { id, about, says, default, rule })
    }

    /// Exactly one reading of each question is the default.
    fn one_default_each<T>(&mut self, path: &str, node: &Node, readings: &[Reading<T>]) {
        let mut questions: BTreeMap<&str, usize> = BTreeMap::new();
        for reading in readings {
            *questions.entry(reading.about.as_deref().unwrap_or_default()).or_default() += usize::from(reading.default);
        }
        for (about, defaults) in questions.into_iter().filter(|(_, defaults)| *defaults != 1) {
            let kind = FaultKind::ReadingDefaults { about: about.to_owned(), defaults };
            self.fault(node.span.clone(), path, kind);
        }
    }

    /// Every path that a `default` list names stands in its table, or in one of the table's readings.
    fn defaults(&mut self, path: &str, node: &Node) {
        let readings = node.field("reading").map(|f| f.node.elements()).unwrap_or_default();
        for element in node.field("default").map(|f| f.node.elements()).unwrap_or_default() {
            let Value::Text(field) = &element.value else { continue };
            if !std::iter::once(node).chain(readings).any(|table| stands(table, field)) {
                let kind = FaultKind::DefaultNamesNothing { field: field.clone() };
                self.fault(element.span.clone(), &format!("{path}.default"), kind);
            }
        }
        for (i, claim) in node.field("claim").map(|f| f.node.elements()).unwrap_or_default().iter().enumerate() {
            self.defaults(&format!("{path}.claim[{}]", i + 1), claim);
        }
    }
}

/// Whether a reading is marked as the default.
fn is_default(reading: &Node) -> bool {
    matches!(reading.field("default").map(|f| &f.node.value), Some(Value::Boolean(true)))
}

/// The question a reading answers; none where the entry has only one.
fn about(reading: &Node) -> Option<&str> {
    match &reading.field("about")?.node.value {
        Value::Text(about) => Some(about),
        _ => None,
    }
}

/// A table with the fields of readings in place of its own.
fn overridden(base: &Node, readings: &[&Node]) -> Node {
    let mut table = base.clone();
    for reading in readings {
        let (_, overrides) = split(reading, &READING_HEAD);
        if let Value::Table(fields) = &mut table.value {
            fields.retain(|f| overrides.field(&f.name).is_none());
            fields.extend(overrides.fields().iter().cloned());
        }
    }
    table
}

fn stands(table: &Node, path: &str) -> bool {
    path.split('.').try_fold(table, |node, name| node.field(name).map(|f| &f.node)).is_some()
}

/// Divides a table into the fields named and the others; other values stay whole on the second side.
fn split(node: &Node, names: &[&str]) -> (Node, Node) {
    let (named, rest): (Vec<Field>, Vec<Field>) = node.fields().iter().cloned().partition(|f| names.contains(&f.name.as_str()));
    let part = |fields| Node { span: node.span.clone(), value: Value::Table(fields) };
    (part(named), part(rest))
}

/// The bytes of the value that a path of [`Fault`] names, or of the last thing on the way that there is.
fn span_of(root: &Node, path: &str) -> Range<usize> {
    let mut here = root;
    let mut span = 0..0;
    for segment in path.split('.') {
        let (name, number) = match segment.split_once('[') {
            Some((name, number)) => (name, number.trim_end_matches(']').parse::<usize>().ok()),
            None => (segment, None),
        };
        let Some(field) = here.field(name) else { break };
        here = &field.node;
        if let Some(element) = number.and_then(|n| here.elements().get(n.saturating_sub(1))) {
            here = element;
        }
        span = here.span.clone();
    }
    span
}

fn place(text: &str, span: Range<usize>, fault: Fault) -> PlacedFault {
    let before = text.get(..span.start).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    PlacedFault { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1, fault }
}
