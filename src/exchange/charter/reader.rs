//! From TOML text to a checked charter, or all its faults with their places.

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::PlacedFault;
use super::place::{about, as_written, is_default, place, span_of};
use super::syntax::parse;
use super::tree::{Field, Node, Value};
use super::typed::Source;
use crate::domain::charter::check::check;
use crate::domain::charter::fault::{Fault, FaultKind};
use crate::domain::charter::{Charter, Entry, FORMAT, Reading};

/// The tables of the format.
pub(super) const KINDS: [&str; 24] = [
    "format",
    "cooperation",
    "party",
    "organisation",
    "areas",
    "responsibility",
    "category",
    "type",
    "topic",
    "stage",
    "gate",
    "document",
    "field",
    "register",
    "series",
    "transition",
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
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Head {
    /// Name within the charter: a-z, 0-9 and hyphens; stable across versions.
    id: String,
    /// The agreement's own word for it.
    name: String,
    /// A shorter name for narrow places.
    #[serde(default)]
    short: Option<String>,
    /// Other words for the same thing.
    #[serde(default)]
    also: Vec<String>,
    /// The clause it comes from.
    source: String,
    /// A remark for the reader.
    #[serde(default)]
    note: Option<String>,
    /// Paths of the fields that are the program's own and not the agreement's.
    #[serde(default)]
    default: Vec<String>,
    /// Id of the entry of the version before whose ticks, postponements and settings this one takes over.
    #[serde(default)]
    replaces: Option<String>,
}

const HEAD: [&str; 8] = ["id", "name", "short", "also", "source", "note", "default", "replaces"];

/// What every reading has besides the fields it overrides.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReadingHead {
    /// Id of the reading within its entry: a-z, 0-9 and hyphens.
    id: String,
    /// What people call it, in a few words of the charter's language; none: its id.
    #[serde(default)]
    name: Option<String>,
    /// Which question it answers, where the entry has several.
    #[serde(default)]
    about: Option<String>,
    /// The reading in a plain sentence of the charter's language.
    says: String,
    /// Whether it holds until another is chosen; exactly one of each question does.
    #[serde(default)]
    default: bool,
}

const READING_HEAD: [&str; 5] = ["id", "name", "about", "says", "default"];

/// Reads a charter.
///
/// # Errors
/// All faults found, by place: first those of the text as TOML; only if there are none, those of form in each entry; and
/// only if there are none of these, those of the whole, since names would dangle that are merely misspelt.
pub fn read(text: &str) -> Result<Charter, Vec<PlacedFault>> {
    let document = parse(text)?;
    let root = Node::of_document(document.get_ref(), text.len());
    let mut reader = Reader { root: &root, faults: Vec::new() };
    reader.controls("", "", &root);
    let charter = reader.charter();
    let faults = match charter {
        Some(charter) if reader.faults.is_empty() => {
            let faults = check(&charter);
            if faults.is_empty() {
                return Ok(charter);
            }
            let written = |fault: Fault| Fault { path: as_written(&root, &fault.path), ..fault };
            faults.into_iter().map(written).map(|fault| (span_of(&root, &fault.path), fault)).collect()
        }
        _ => reader.faults,
    };
    Err(place(text, faults))
}

/// Faults of a sound charter beside others, by place.
pub fn placed(text: &str, faults: Vec<Fault>) -> Vec<PlacedFault> {
    let Ok(document) = parse(text) else { return Vec::new() };
    let root = Node::of_document(document.get_ref(), text.len());
    place(text, faults.into_iter().map(|fault| (span_of(&root, &fault.path), fault)).collect())
}

/// Whether a character is not shown itself and changes how others are: controls, and those that turn the direction.
fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
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
            responsibilities: self.many("responsibility"),
            categories: self.many("category"),
            types: self.many("type"),
            topics: self.many("topic"),
            stages: self.many("stage"),
            gates: self.many("gate"),
            documents: self.many("document"),
            fields: self.many("field"),
            registers: self.many("register"),
            series: self.many("series"),
            transitions: self.many("transition"),
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

    /// Reads a value; what is wrong in it is noted and mended until nothing else is, so that every fault is found.
    fn typed<T: DeserializeOwned>(&mut self, path: &str, node: &Node) -> Option<T> {
        let mut fault = match T::deserialize(Source::Written(node)) {
            Ok(value) => return Some(value),
            Err(fault) => fault,
        };
        let mut rest = node.clone();
        let mut mended = HashSet::new();
        loop {
            let again = !mended.insert(fault.path.clone());
            if !(rest.foresees(&fault) || again && matches!(fault.kind, FaultKind::WrongValue { .. })) {
                let below: String =
                    fault.path.iter().map(|s| if s.starts_with('[') { s.clone() } else { format!(".{s}") }).collect();
                let span = fault.span.clone().unwrap_or_else(|| node.span.clone());
                self.fault(span, &as_written(self.root, &format!("{path}{below}")), fault.kind.clone());
            }
            if !rest.mend(&fault, again) {
                return None;
            }
            match T::deserialize(Source::Written(&rest)) {
                Ok(_) => return None,
                Err(next) => fault = next,
            }
        }
    }

    /// No text holds a character that could change how others are shown; only prose may run over several lines.
    fn controls(&mut self, path: &str, field: &str, node: &Node) {
        match &node.value {
            Value::Text(text) => {
                let prose = ["note", "says", "purpose", "powers"].contains(&field);
                if let Some(character) = text.chars().find(|c| is_control(*c) && !(prose && *c == '\n')) {
                    self.fault(node.span.clone(), path, FaultKind::ControlCharacter { character });
                }
            }
            Value::Array(nodes) => {
                for (i, node) in nodes.iter().enumerate() {
                    self.controls(&format!("{path}[{}]", i + 1), field, node);
                }
            }
            Value::Table(fields) => {
                for field in fields {
                    let dot = if path.is_empty() { "" } else { "." };
                    self.controls(&format!("{path}{dot}{}", field.name), &field.name, &field.node);
                }
            }
            Value::Integer(_) | Value::Boolean(_) | Value::Float(_) | Value::Left => {}
        }
    }

    fn entry<T: DeserializeOwned>(&mut self, path: &str, node: &Node) -> Option<Entry<T>> {
        if !matches!(node.value, Value::Table(_)) {
            let kind = FaultKind::WrongValue { found: node.found(), expected: "table".to_owned() };
            self.fault(node.span.clone(), path, kind);
            return None;
        }
        let (head, rest) = split(node, &HEAD);
        let (readings, rule) = split(&rest, &["reading"]);
        self.defaults(path, node);
        let head: Option<Head> = self.typed(path, &head);
        if let Some(field) = readings.field("reading").filter(|f| !matches!(f.node.value, Value::Array(_))) {
            let wrong = FaultKind::WrongValue { found: "reading".to_owned(), expected: "list-of-tables".to_owned() };
            self.fault(field.span.clone(), &format!("{path}.reading"), wrong);
        }
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
            chosen: Vec::new(),
            replaces: head.replaces,
            rule: base?,
            readings,
        })
    }

    fn reading<T: DeserializeOwned>(&mut self, path: &str, node: &Node, base: &Node) -> Option<Reading<T>> {
        let (head, _) = split(node, &READING_HEAD);
        let rule = Node { span: node.span.clone(), value: overridden(base, &[node]).value };
        let head: Option<ReadingHead> = self.typed(path, &head);
        let rule = self.typed(path, &rule)?;
        let ReadingHead { id, name, about, says, default } = head?;
        Some(Reading { id, name, about, says, default, rule })
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
