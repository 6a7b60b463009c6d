//! A TOML document as a tree of values that know where they stand, and the reading of typed values from it.
//!
//! The TOML library's own deserializer describes faults in English prose; this one gives them as [`FaultKind`]s.

use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor};
use std::fmt;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

use crate::domain::charter::fault::FaultKind;
use crate::domain::charter::parts::EXACTLY_ONE;

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
}

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

    fn unexpected(&self) -> Unexpected<'_> {
        match &self.value {
            Value::Text(text) => Unexpected::Str(text),
            Value::Integer(n) => Unexpected::Signed(*n),
            Value::Boolean(b) => Unexpected::Bool(*b),
            Value::Float(text) => Unexpected::Other(text),
            Value::Array(_) => Unexpected::Seq,
            Value::Table(_) => Unexpected::Map,
        }
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

/// A fault met while reading a typed value, with the place as far as it is known.
#[derive(Clone, Debug)]
pub(super) struct ReadFault {
    pub(super) span: Option<Range<usize>>,
    pub(super) path: Vec<String>,
    pub(super) kind: FaultKind,
}

impl ReadFault {
    fn new(kind: FaultKind) -> Self {
        Self { span: None, path: Vec::new(), kind }
    }

    /// Places the fault within a value it came out of, unless it already has a closer place.
    fn within(mut self, node: &Node) -> Self {
        if self.span.is_none() {
            let field = match &self.kind {
                FaultKind::UnknownField { field, .. } => node.field(field).map(|f| f.span.clone()),
                FaultKind::UnknownWord { word, .. } => {
                    let is_word = |f: &&Field| matches!(&f.node.value, Value::Text(text) if text == word);
                    node.fields().iter().find(is_word).map(|f| f.node.span.clone())
                }
                _ => None,
            };
            self.span = Some(field.unwrap_or_else(|| node.span.clone()));
        }
        self
    }

    fn under(mut self, segment: &str) -> Self {
        self.path.insert(0, segment.to_owned());
        self
    }
}

impl fmt::Display for ReadFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.kind)
    }
}

impl std::error::Error for ReadFault {}

impl de::Error for ReadFault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let message = message.to_string();
        Self::new(match message.strip_prefix(EXACTLY_ONE) {
            Some(fields) => FaultKind::ExactlyOne { fields: fields.split(',').map(str::to_owned).collect() },
            // The only type of the format that describes its faults in its own words is the date.
            None => FaultKind::WrongValue { found: String::new(), expected: "date".to_owned() },
        })
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::invalid_value(found, expected)
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        let found = match found {
            Unexpected::Str(text) | Unexpected::Other(text) => text.to_owned(),
            Unexpected::Signed(n) => n.to_string(),
            Unexpected::Unsigned(n) => n.to_string(),
            Unexpected::Bool(b) => b.to_string(),
            Unexpected::Seq => "[…]".to_owned(),
            _ => "{…}".to_owned(),
        };
        Self::new(FaultKind::WrongValue { found, expected: expectation(&expected.to_string()) })
    }

    fn invalid_length(length: usize, expected: &dyn de::Expected) -> Self {
        Self::new(FaultKind::WrongValue { found: length.to_string(), expected: expectation(&expected.to_string()) })
    }

    fn unknown_variant(word: &str, allowed: &'static [&'static str]) -> Self {
        Self::new(FaultKind::UnknownWord { word: word.to_owned(), allowed: owned(allowed) })
    }

    fn unknown_field(field: &str, allowed: &'static [&'static str]) -> Self {
        Self::new(FaultKind::UnknownField { field: field.to_owned(), allowed: owned(allowed) })
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(FaultKind::MissingField { field: field.to_owned() })
    }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|w| (*w).to_owned()).collect()
}

/// The code of what a type expects; the types of the format give codes themselves, those of the language English.
fn expectation(expected: &str) -> String {
    let number = |text: &str| text.starts_with(['i', 'u']) && text[1..].parse::<u32>().is_ok();
    match expected {
        "a string" | "string" => "text",
        "a boolean" => "boolean",
        "a sequence" => "list",
        text if number(text) => "number",
        text if text.starts_with("struct ") || text.starts_with("a map") || text.contains("enum") => "table",
        text if text.contains("array of length 2") => "two-values",
        text => text,
    }
    .to_owned()
}

impl<'de> Deserializer<'de> for &'de Node {
    type Error = ReadFault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadFault> {
        match &self.value {
            Value::Text(text) => visitor.visit_str(text),
            Value::Integer(n) => visitor.visit_i64(*n),
            Value::Boolean(b) => visitor.visit_bool(*b),
            Value::Float(_) => Err(de::Error::invalid_type(self.unexpected(), &visitor)),
            Value::Array(nodes) => visitor.visit_seq(Elements { nodes, next: 0 }),
            Value::Table(fields) => visitor.visit_map(Fields { fields, next: 0 }),
        }
        .map_err(|fault: ReadFault| fault.within(self))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadFault> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, ReadFault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadFault> {
        match &self.value {
            Value::Text(text) => visitor.visit_enum(text.as_str().into_deserializer()),
            _ => Err(de::Error::invalid_type(self.unexpected(), &"text")),
        }
        .map_err(|fault: ReadFault| fault.within(self))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

struct Elements<'de> {
    nodes: &'de [Node],
    next: usize,
}

impl<'de> SeqAccess<'de> for Elements<'de> {
    type Error = ReadFault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, ReadFault> {
        let Some(node) = self.nodes.get(self.next) else { return Ok(None) };
        self.next += 1;
        let number = self.next;
        seed.deserialize(node).map(Some).map_err(|fault| fault.within(node).under(&format!("[{number}]")))
    }
}

struct Fields<'de> {
    fields: &'de [Field],
    next: usize,
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = ReadFault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, ReadFault> {
        let Some(field) = self.fields.get(self.next) else { return Ok(None) };
        let key: de::value::StrDeserializer<'_, ReadFault> = field.name.as_str().into_deserializer();
        seed.deserialize(key).map(Some).map_err(|mut fault| {
            fault.span.get_or_insert_with(|| field.span.clone());
            fault
        })
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, ReadFault> {
        let Some(field) = self.fields.get(self.next) else {
            return Err(de::Error::missing_field("value"));
        };
        self.next += 1;
        seed.deserialize(&field.node).map_err(|fault| fault.within(&field.node).under(&field.name))
    }
}
