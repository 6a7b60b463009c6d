//! A TOML document as a tree of values that know where they stand, and the mending of what is wrong in it.

use serde::de::Unexpected;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

use super::read_fault::{ReadFault, shown};
use crate::domain::charter::fault::FaultKind;

/// A value and the bytes it stands at.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) span: Range<usize>,
    pub(super) value: Value,
}

/// A TOML value; dates are kept as text.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Text(String),
    Integer(i64),
    Boolean(bool),
    /// A number that no field of the format takes.
    Float(String),
    Array(Vec<Node>),
    Table(Vec<Field>),
    /// What a fault was found in: skipped, so that the others in its table are found too.
    Left,
}

/// The enumerations of which a table is one by a word in one of its fields, and the name of that field.
pub(super) const TAGS: [(&str, &str); 2] = [("Key", "kind"), ("Chair", "rule")];

/// A field of a table.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) span: Range<usize>,
    pub(super) node: Node,
}

impl Node {
    /// The tree of a parsed document.
    pub(super) fn of_document(table: &DeTable<'_>, length: usize) -> Self {
        Self { span: 0..length, value: table_value(table) }
    }

    /// A field of a table.
    pub(super) fn field(&self, name: &str) -> Option<&Field> {
        match &self.value {
            Value::Table(fields) => fields.iter().find(|f| f.name == name),
            _ => None,
        }
    }

    /// The fields of a table; none for other values.
    pub(super) fn fields(&self) -> &[Field] {
        match &self.value {
            Value::Table(fields) => fields,
            _ => &[],
        }
    }

    /// The elements of an array; none for other values.
    pub(super) fn elements(&self) -> &[Self] {
        match &self.value {
            Value::Array(nodes) => nodes,
            _ => &[],
        }
    }

    /// The value as a fault shows it.
    pub(super) fn found(&self) -> String {
        shown(self.unexpected())
    }

    /// Whether a fault only follows from one that was found before and left out.
    pub(super) fn foresees(&self, fault: &ReadFault) -> bool {
        let left = |f: &Field| matches!(f.node.value, Value::Left);
        let Some(table) = self.at(&fault.path) else { return false };
        match &fault.kind {
            FaultKind::WrongValue { .. } => table.elements().iter().any(|e| matches!(e.value, Value::Left)),
            FaultKind::MissingField { field } => table.field(field).is_some_and(left),
            FaultKind::ExactlyOne { .. } => table.fields().iter().any(left),
            _ => false,
        }
    }

    /// Puts something right in the place of what a fault was found in, or leaves it out; false if that is the whole.
    pub(super) fn mend(&mut self, fault: &ReadFault, again: bool) -> bool {
        let mut path = fault.path.clone();
        if let FaultKind::UnknownField { field, .. } = &fault.kind {
            path.push(field.clone());
        }
        let mut here = self;
        for segment in &path {
            let next = match (&mut here.value, segment.strip_prefix('[')) {
                (Value::Array(nodes), Some(number)) => {
                    let number = number.trim_end_matches(']').parse::<usize>().unwrap_or_default();
                    nodes.get_mut(number.wrapping_sub(1))
                }
                (Value::Table(fields), _) => fields.iter_mut().find(|f| f.name == *segment).map(|f| &mut f.node),
                _ => None,
            };
            let Some(next) = next else { return false };
            here = next;
        }
        here.value = if again { Value::Left } else { stand_in(fault) };
        !path.is_empty()
    }

    fn at(&self, path: &[String]) -> Option<&Self> {
        path.iter().try_fold(self, |here, segment| match segment.strip_prefix('[') {
            Some(number) => here.elements().get(number.trim_end_matches(']').parse::<usize>().ok()?.checked_sub(1)?),
            None => here.field(segment).map(|f| &f.node),
        })
    }

    pub(super) fn unexpected(&self) -> Unexpected<'_> {
        match &self.value {
            Value::Text(text) => Unexpected::Str(text),
            Value::Integer(n) => Unexpected::Signed(*n),
            Value::Boolean(b) => Unexpected::Bool(*b),
            Value::Float(text) => Unexpected::Other(text),
            Value::Array(_) => Unexpected::Seq,
            Value::Table(_) => Unexpected::Map,
            Value::Left => Unexpected::Unit,
        }
    }
}

/// A value that may stand where a fault was found, so that the fields after it are judged too.
fn stand_in(fault: &ReadFault) -> Value {
    let text = |text: &str| Value::Text(text.to_owned());
    match &fault.kind {
        // What else may stand in the table depends on its tag.
        FaultKind::UnknownWord { .. } if fault.path.last().is_some_and(|f| TAGS.iter().any(|(_, tag)| tag == f)) => Value::Left,
        FaultKind::UnknownWord { allowed, .. } => allowed.first().map_or(Value::Left, |word| text(word)),
        FaultKind::WrongValue { expected, .. } => match expected.as_str() {
            "text" => text("x"),
            "number" | "count" => Value::Integer(1),
            "boolean" => Value::Boolean(true),
            "list" | "evidence" => Value::Array(Vec::new()),
            "date" | "date-or-signature" | "date-or-notice" => text("2000-01-01"),
            "month-day" | "lead" => text("01-01"),
            "length" => text("1 day"),
            "anchor" => text("next-gate"),
            _ => Value::Left,
        },
        _ => Value::Left,
    }
}

fn node(span: Range<usize>, value: &DeValue<'_>) -> Node {
    let value = match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(n) => match i64::from_str_radix(n.as_str(), n.radix()) {
            Ok(n) => Value::Integer(n),
            Err(_) => Value::Float(n.as_str().to_owned()),
        },
        DeValue::Float(n) => Value::Float(n.as_str().to_owned()),
        DeValue::Boolean(b) => Value::Boolean(*b),
        DeValue::Datetime(date) => Value::Text(date.to_string()),
        DeValue::Array(array) => Value::Array(array.iter().map(|v| node(v.span(), v.get_ref())).collect()),
        DeValue::Table(table) => table_value(table),
    };
    Node { span, value }
}

fn table_value(table: &DeTable<'_>) -> Value {
    let mut fields: Vec<Field> = table
        .iter()
        .map(|(key, value)| Field {
            name: key.get_ref().to_string(),
            span: key.span(),
            node: node(value.span(), value.get_ref()),
        })
        .collect();
    fields.sort_by_key(|f| f.span.start);
    Value::Table(fields)
}
