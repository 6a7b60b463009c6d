//! The reading of typed values from the tree of a document.
//!
//! The TOML library's own deserializer describes faults in English prose; this one gives them as [`FaultKind`]s.

use serde::de::{self, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, Unexpected};
use serde::de::{VariantAccess, Visitor};
use std::fmt;
use std::ops::Range;

use super::tree::{Field, Node, TAGS, Value};
use crate::domain::charter::fault::FaultKind;
use crate::domain::charter::parts::EXACTLY_ONE;

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
        if let (FaultKind::WrongValue { found, .. }, None, Value::Text(text)) = (&mut self.kind, &self.span, &node.value)
            && found.is_empty()
        {
            found.clone_from(text);
        }
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
        Self::new(FaultKind::WrongValue { found: shown(found), expected: expectation(&expected.to_string()) })
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

/// A value as a fault shows it.
pub(super) fn shown(value: Unexpected<'_>) -> String {
    match value {
        Unexpected::Str(text) | Unexpected::Other(text) => text.to_owned(),
        Unexpected::Signed(n) => n.to_string(),
        Unexpected::Unsigned(n) => n.to_string(),
        Unexpected::Bool(b) => b.to_string(),
        Unexpected::Seq => "[…]".to_owned(),
        _ => "{…}".to_owned(),
    }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|w| (*w).to_owned()).collect()
}

/// The code of what a type expects; the types of the format give codes themselves, those of the language English.
fn expectation(expected: &str) -> String {
    let number = |text: &str| text.starts_with(['i', 'u']) && text[1..].parse::<u32>().is_ok();
    match expected {
        "a string" | "string" | "variant identifier" => "text",
        "a boolean" => "boolean",
        "a formatted date string" => "date",
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
            Value::Float(_) | Value::Left => Err(de::Error::invalid_type(self.unexpected(), &visitor)),
            Value::Array(nodes) => {
                let mut elements = Elements { nodes, next: 0 };
                // A pair takes two elements and asks for no more.
                visitor.visit_seq(&mut elements).and_then(|value| match elements.next < nodes.len() {
                    true => Err(de::Error::invalid_length(nodes.len(), &"array of length 2")),
                    false => Ok(value),
                })
            }
            Value::Table(fields) => visitor.visit_map(Fields { fields, next: 0, besides: None }),
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
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadFault> {
        let tag = TAGS.iter().find(|(of, _)| *of == name).map(|(_, tag)| *tag);
        match (&self.value, tag) {
            (Value::Text(text), None) => visitor.visit_enum(text.as_str().into_deserializer()),
            (Value::Table(fields), Some(tag)) => visitor.visit_enum(Tagged { fields, tag }),
            (_, Some(_)) => Err(de::Error::invalid_type(self.unexpected(), &"table")),
            (_, None) => Err(de::Error::invalid_type(self.unexpected(), &"text")),
        }
        .map_err(|fault: ReadFault| fault.within(self))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

/// A table that is one of several by the word in its tag.
struct Tagged<'de> {
    fields: &'de [Field],
    tag: &'static str,
}

impl<'de> EnumAccess<'de> for Tagged<'de> {
    type Error = ReadFault;
    type Variant = Fields<'de>;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Fields<'de>), ReadFault> {
        let tag = self.fields.iter().find(|f| f.name == self.tag && !matches!(f.node.value, Value::Left));
        let Some(tag) = tag else { return Err(de::Error::missing_field(self.tag)) };
        let word = seed.deserialize(&tag.node).map_err(|fault| fault.within(&tag.node).under(self.tag))?;
        Ok((word, Fields { fields: self.fields, next: 0, besides: Some(self.tag) }))
    }
}

impl<'de> VariantAccess<'de> for Fields<'de> {
    type Error = ReadFault;

    fn unit_variant(self) -> Result<(), ReadFault> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, ReadFault> {
        seed.deserialize(de::value::MapAccessDeserializer::new(self))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, ReadFault> {
        visitor.visit_map(self)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, ReadFault> {
        visitor.visit_map(self)
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
        if matches!(node.value, Value::Left) {
            return self.next_element_seed(seed);
        }
        let number = self.next;
        seed.deserialize(node).map(Some).map_err(|fault| fault.within(node).under(&format!("[{number}]")))
    }
}

struct Fields<'de> {
    fields: &'de [Field],
    next: usize,
    /// A field that was read before.
    besides: Option<&'static str>,
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = ReadFault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, ReadFault> {
        let passed = |f: &Field| matches!(f.node.value, Value::Left) || self.besides == Some(f.name.as_str());
        self.next += self.fields.iter().skip(self.next).take_while(|f| passed(f)).count();
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
