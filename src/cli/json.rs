//! Answers for scripts: one shape of document, and no character that a terminal would obey.

use serde::Serialize;

use crate::domain::date::Date;
use crate::domain::money::{Currency, Money as Amount};
use crate::text::shown::is_forbidden;

/// A document: name and version of its form, the day, the items, and what stands beside them.
#[derive(Serialize)]
struct Document<'a, T: Serialize, M: Serialize> {
    schema: String,
    today: Date,
    items: &'a [T],
    #[serde(flatten)]
    more: M,
}

/// Nothing beside the items.
#[derive(Serialize)]
pub(super) struct Nothing {}

/// Writes a document of items.
pub(super) fn document<T: Serialize>(name: &str, today: Date, items: &[T]) -> String {
    document_with(name, today, items, Nothing {})
}

/// Writes a document of items with more beside them.
pub(super) fn document_with<T: Serialize, M: Serialize>(name: &str, today: Date, items: &[T], more: M) -> String {
    let document = Document { schema: format!("samvirke.{name}/1"), today, items, more };
    // Only maps with keys that are no strings could fail, and there are none.
    let text = serde_json::to_string_pretty(&document).unwrap_or_default();
    safe(&text) + "\n"
}

/// Writes what JSON would leave as it is, but no terminal should see, as `\u` sequences.
pub(super) fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c != '\n' && (is_forbidden(c) || matches!(c, '\u{200d}' | '\u{fe00}'..='\u{fe0f}')) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// An amount with its currency.
#[derive(Serialize)]
pub(super) struct Money {
    minor: i64,
    currency: &'static str,
}

impl Money {
    pub(super) fn of(amount: Amount, currency: Currency) -> Self {
        Self { minor: amount.minor(), currency: currency.code() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_escaped_is_the_same_text_to_a_parser() {
        let hostile = "a\u{1b}[2J\u{9b}\u{202e}\u{e0067}\u{200d}å";
        let written = safe(&serde_json::to_string(hostile).expect("a string"));
        assert!(!written.chars().any(is_forbidden), "{written}");
        assert_eq!(serde_json::from_str::<String>(&written).expect("JSON"), hostile);
    }
}
