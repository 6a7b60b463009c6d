//! Values as a compiled form keeps them: each begins with what it is and, where that can differ, with its length, so that a
//! reader copies no more than the texts it is asked for.

use serde_json::Value;

const TEXT: u8 = 0;
const INTEGER: u8 = 1;
const NO: u8 = 2;
const YES: u8 = 3;
const ARRAY: u8 = 4;
const TABLE: u8 = 5;

/// A packed value.
#[derive(Clone, Copy)]
pub(super) enum Packed<'a> {
    Text(&'a str),
    Integer(i64),
    Boolean(bool),
    /// The values of an array, end to end.
    Array(&'a [u8]),
    /// The fields of a table, end to end: each a text, its name, and a value.
    Table(&'a [u8]),
    /// No value: the bytes are of another form or were cut off.
    Damaged,
}

impl<'a> Packed<'a> {
    /// Takes the first of several values that stand end to end; after damage none is left.
    pub(super) fn take(bytes: &mut &'a [u8]) -> Self {
        let taken = Self::split(bytes);
        *bytes = taken.map_or(&[], |(_, rest)| rest);
        taken.map_or(Self::Damaged, |(value, _)| value)
    }

    fn split(bytes: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let (kind, rest) = bytes.split_first()?;
        let value = match *kind {
            INTEGER => {
                let (digits, rest) = rest.split_first_chunk()?;
                return Some((Self::Integer(i64::from_le_bytes(*digits)), rest));
            }
            NO | YES => return Some((Self::Boolean(*kind == YES), rest)),
            TEXT | ARRAY | TABLE => {
                let (length, rest) = rest.split_first_chunk()?;
                rest.split_at_checked(u32::from_le_bytes(*length) as usize)?
            }
            _ => return None,
        };
        let (content, rest) = value;
        let value = match *kind {
            TEXT => Self::Text(std::str::from_utf8(content).ok()?),
            ARRAY => Self::Array(content),
            _ => Self::Table(content),
        };
        Some((value, rest))
    }
}

/// Packs a value. Empty fields are left out: reading them back would take time for every one of them.
pub(super) fn pack(value: &Value, into: &mut Vec<u8>) {
    match value {
        Value::String(text) => pack_text(text, into),
        Value::Number(number) => {
            into.push(INTEGER);
            into.extend(number.as_i64().unwrap_or_default().to_le_bytes());
        }
        Value::Bool(yes) => into.push(if *yes { YES } else { NO }),
        Value::Array(values) => within(ARRAY, into, |into| values.iter().for_each(|value| pack(value, into))),
        Value::Object(fields) => within(TABLE, into, |into| {
            for (name, value) in fields.iter().filter(|(_, value)| !value.is_null()) {
                pack_text(name, into);
                pack(value, into);
            }
        }),
        // Only fields are empty.
        Value::Null => {}
    }
}

fn pack_text(text: &str, into: &mut Vec<u8>) {
    within(TEXT, into, |into| into.extend(text.as_bytes()));
}

/// What a content is, its length and the content.
fn within(kind: u8, into: &mut Vec<u8>, content: impl FnOnce(&mut Vec<u8>)) {
    into.push(kind);
    let at = into.len();
    into.extend([0; 4]);
    content(into);
    // No charter is of four gigabytes.
    let length = u32::try_from(into.len() - at - 4).unwrap_or(u32::MAX);
    into[at..at + 4].copy_from_slice(&length.to_le_bytes());
}
