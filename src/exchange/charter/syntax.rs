//! What is no TOML: every place of it, in codes instead of the parser's English.

use toml::Spanned;
use toml::de::{DeTable, Error};

use super::PlacedFault;
use super::place::place;
use crate::domain::charter::fault::{Fault, FaultKind};

/// Parts of the parser's sentences, and the code of each; the first that fits counts.
const CODES: [(&str, &str); 28] = [
    ("duplicate key", "duplicate-key"),
    ("cannot extend", "duplicate-key"),
    ("recurs", "too-deep"),
    ("visible characters", "control-character"),
    ("comment character", "control-character"),
    ("carriage return", "control-character"),
    ("escaped value", "escape"),
    ("unicode", "escape"),
    ("must be quoted", "not-a-value"),
    ("literal string", "unclosed-text"),
    ("basic string", "unclosed-text"),
    ("unclosed array table", "unclosed-table"),
    ("unclosed table", "unclosed-table"),
    ("unclosed inline table", "unclosed-table"),
    ("unclosed array", "unclosed-list"),
    ("comma", "comma"),
    ("missing assignment", "missing-equals"),
    ("key with no value", "missing-equals"),
    ("missing value", "missing-value"),
    ("unquoted key", "not-a-key"),
    ("keys cannot", "not-a-key"),
    ("unexpected key or value", "stray"),
    ("unexpected content", "stray"),
    ("leading zero", "not-a-value"),
    ("sign", "not-a-value"),
    ("radix", "not-a-value"),
    ("digits", "not-a-value"),
    ("invalid", "not-a-value"),
];

/// The document, or every place at which the text is no TOML.
pub(super) fn parse(text: &str) -> Result<Spanned<DeTable<'_>>, Vec<PlacedFault>> {
    let (document, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Ok(document);
    }
    let mut codes: Vec<_> = errors.iter().map(|error| (error.span().unwrap_or(0..0), code(error))).collect();
    codes.sort_by_key(|(span, _)| span.start);
    // A list that is not closed takes all that follows for its own; the place to close it is the first it does not fit.
    let unclosed = errors.iter().map(|error| (error.message(), code(error)));
    let mut unclosed = unclosed.filter(|(said, _)| said.contains("unclosed array,") || said.contains("unclosed inline"));
    if let (Some((_, unclosed)), Some(first)) = (unclosed.next(), codes.iter().position(|(_, code)| *code == "comma")) {
        codes[first].1 = unclosed;
        codes.truncate(first + 1);
    }
    // A table that stands twice has all its fields twice.
    let mut heading = None;
    codes.retain(|(span, code)| {
        let at = text.floor_char_boundary(span.start);
        let line_start = text[..at].rfind('\n').map_or(0, |n| n + 1);
        if *code != "duplicate-key" {
            return true;
        }
        let follows = heading.is_some_and(|from| !text[from..at].contains("\n["));
        if text[line_start..].starts_with('[') {
            heading = Some(at);
        }
        !follows
    });
    let fault = |code: &str| Fault { path: String::new(), kind: FaultKind::Syntax { detail: code.to_owned() } };
    let mut placed = place(text, codes.into_iter().map(|(span, code)| (span, fault(code))).collect());
    // What follows on the same line follows from the first.
    placed.dedup_by_key(|p| p.line);
    Err(placed)
}

fn code(error: &Error) -> &'static str {
    let said = error.message();
    let nothing = error.span().is_some_and(|span| span.is_empty());
    if nothing && said.contains("must be quoted") {
        return "missing-value";
    }
    CODES.iter().find(|(part, _)| said.contains(part)).map_or("other", |(_, code)| code)
}
