//! The order of rows by one of their columns: numbers and days by what they are, words in the cooperation's order of letters.

use super::entry::{Entry, Kind};
use crate::domain::sort::{Language, Sorter};
use crate::text::Glyphs;

/// By which column rows stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Order {
    pub(crate) column: usize,
    pub(crate) falling: bool,
    /// Whose order of letters.
    pub(crate) letters: Language,
}

/// What a row has in the column.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Value {
    Number(i128),
    Word(Vec<u8>),
}

impl Order {
    /// Puts the rows that stand together into order. Headings stay, and so does the order of what is alike.
    pub(super) fn arrange(self, shown: &mut [usize], entries: &[Entry]) {
        let sorter = Sorter::new(self.letters);
        let is_row = |i: &usize| matches!(entries[*i].kind, Kind::Row(_)) && entries[*i].of.is_some();
        for rows in shown.chunk_by_mut(|a, b| is_row(a) && is_row(b)) {
            let mut valued: Vec<_> = rows.iter().map(|i| (self.value(&entries[*i], &sorter), *i)).collect();
            valued.sort_by(|(a, _), (b, _)| match (a, b) {
                (Some(a), Some(b)) if self.falling => b.cmp(a),
                (Some(a), Some(b)) => a.cmp(b),
                // What has no value comes last either way.
                (a, b) => a.is_none().cmp(&b.is_none()),
            });
            rows.iter_mut().zip(valued).for_each(|(row, (_, i))| *row = i);
        }
    }

    /// What stands beside the title of the column.
    pub(super) fn sign(self, glyphs: Glyphs) -> char {
        match (glyphs, self.falling) {
            (Glyphs::Unicode, false) => '\u{2191}',
            (Glyphs::Unicode, true) => '\u{2193}',
            (Glyphs::Ascii, false) => '^',
            (Glyphs::Ascii, true) => 'v',
        }
    }

    fn value(self, entry: &Entry, sorter: &Sorter) -> Option<Value> {
        if let Some((_, rank)) = entry.ranks.iter().find(|(column, _)| *column == self.column) {
            return rank.map(Value::Number);
        }
        let Kind::Row(cells) = &entry.kind else { return None };
        let word = cells.get(self.column).filter(|cell| !cell.as_str().is_empty())?;
        Some(Value::Word(sorter.key(word.as_str())))
    }
}
