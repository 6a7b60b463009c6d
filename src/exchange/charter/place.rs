//! Where in the text of a charter a fault stands.

use std::ops::Range;

use super::PlacedFault;
use super::tree::{Node, Value};
use crate::domain::charter::fault::Fault;

/// Faults with line and column, by place; what several readings say alike is said once.
pub(super) fn place(text: &str, faults: Vec<(Range<usize>, Fault)>) -> Vec<PlacedFault> {
    let mut faults = faults;
    faults.sort_by_key(|(span, _)| span.start);
    let mut placed: Vec<PlacedFault> = Vec::with_capacity(faults.len());
    let (mut at, mut line, mut line_start) = (0, 1, 0);
    for (span, fault) in faults {
        let start = text.floor_char_boundary(span.start);
        for (n, _) in text[at..start].match_indices('\n') {
            (line, line_start) = (line + 1, at + n + 1);
        }
        at = start;
        let column = text[line_start..start].chars().count() + 1;
        let said = placed.iter().rev().take_while(|p| (p.line, p.column) == (line, column)).any(|p| p.fault == fault);
        if !said {
            placed.push(PlacedFault { line, column, fault });
        }
    }
    placed
}

/// The bytes of the value that a path of [`Fault`] names, or of the last thing on the way that there is.
pub(super) fn span_of(root: &Node, path: &str) -> Range<usize> {
    follow(root, path).map_or_else(|last| last.span.clone(), |found| found.span.clone())
}

/// A path as it stands in the text: what a default reading overrides stands there, and what a reading leaves as it is
/// stands in the entry.
pub(super) fn as_written(root: &Node, path: &str) -> String {
    let Some((entry, rest)) = path.split_once('.') else { return path.to_owned() };
    let Ok(node) = follow(root, entry) else { return path.to_owned() };
    let readings = node.field("reading").map(|f| f.node.elements()).unwrap_or_default();
    let number = rest.strip_prefix("reading[").and_then(|r| r.split_once("]."));
    let (rest, question) = match number.map(|(n, below)| (n.parse::<usize>().unwrap_or_default(), below)) {
        Some((n, below)) => {
            let reading = n.checked_sub(1).and_then(|n| readings.get(n));
            if reading.is_none_or(|r| r.field(first(below)).is_some()) {
                return path.to_owned();
            }
            (below, reading.map(about))
        }
        None => (rest, None),
    };
    // A reading is read with the defaults of the other questions.
    let holds = |r: &Node| is_default(r) && r.field(first(rest)).is_some() && question != Some(about(r));
    match readings.iter().rposition(holds) {
        Some(n) => format!("{entry}.reading[{}].{rest}", n + 1),
        None => format!("{entry}.{rest}"),
    }
}

/// Whether a reading is marked as the default.
pub(super) fn is_default(reading: &Node) -> bool {
    matches!(reading.field("default").map(|f| &f.node.value), Some(Value::Boolean(true)))
}

/// The question a reading answers; none where the entry has only one.
pub(super) fn about(reading: &Node) -> Option<&str> {
    match &reading.field("about")?.node.value {
        Value::Text(about) => Some(about),
        _ => None,
    }
}

/// The first field of a path, without the number of an element.
fn first(path: &str) -> &str {
    path.split(['.', '[']).next().unwrap_or(path)
}

/// What a path names; if that is not there, the last thing on the way that is.
fn follow<'a>(root: &'a Node, path: &str) -> Result<&'a Node, &'a Node> {
    let mut here = root;
    for segment in path.split('.') {
        let (name, number) = match segment.split_once('[') {
            Some((name, number)) => (name, number.trim_end_matches(']').parse::<usize>().ok()),
            None => (segment, None),
        };
        // A list of one may be named like the one in it.
        let table = match here.elements() {
            [one] => one,
            _ => here,
        };
        here = &table.field(name).ok_or(here)?.node;
        if let Some(number) = number {
            here = number.checked_sub(1).and_then(|n| here.elements().get(n)).ok_or(here)?;
        }
    }
    Ok(here)
}
