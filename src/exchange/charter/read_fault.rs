//! Faults met while reading typed values, as codes with paths and places.
//!
//! The TOML library's own deserializer describes them in English prose.

use serde::de::{self, Unexpected};
use std::fmt;
use std::ops::Range;

use super::tree::{Field, Node, Value};
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
    pub(super) fn within(mut self, node: &Node) -> Self {
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

    pub(super) fn under(mut self, segment: &str) -> Self {
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
