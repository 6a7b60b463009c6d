//! Pages for eyes: aligned columns without boxes, numbers to the right, words wrapped where the terminal is narrow.

use super::page::{Block, Cell, Page, Row, Table};
use crate::text::{Say, Shown};

/// Between two columns.
const GAP: usize = 2;
/// No column of words becomes narrower than this.
const NARROWEST: usize = 12;
/// How far the rest of a wrapped command is set in.
const HANG: usize = 4;
/// Between the details on the second line of a row.
const BETWEEN: &str = " · ";

/// The page as text; without a width nothing is wrapped, and nothing is ever cut off. Linear, each row of a table is a line
/// that names its values.
pub(super) fn text(say: Say, page: &Page, width: Option<usize>, linear: bool) -> String {
    let room = width.unwrap_or(usize::MAX);
    let mut out = String::new();
    for block in &page.blocks {
        match block {
            Block::Blank => out.push('\n'),
            Block::Verbatim(line) => push_line(&mut out, Shown::of(line).as_str()),
            Block::Line(line) => wrap(line, room, 0).iter().for_each(|line| push_line(&mut out, line)),
            Block::Usage(line) => wrap(line, room, HANG).iter().for_each(|line| push_line(&mut out, line)),
            Block::Table(table) if linear => push_lines(&mut out, say, table, room),
            Block::Table(table) => push_table(&mut out, say, table, width),
            Block::Signs(_, _, told) if linear => push_lines(&mut out, say, told, room),
            Block::Signs(table, legend, _) => {
                push_table(&mut out, say, table, width);
                wrap(legend, room, 0).iter().for_each(|line| push_line(&mut out, line));
            }
        }
    }
    out
}

fn push_line(out: &mut String, line: &str) {
    out.push_str(line.trim_end());
    out.push('\n');
}

/// Breaks a line between words; a word longer than the width stands on a line of its own. What indents the first line
/// indents the rest, which is set in further by `hang`.
fn wrap(line: &str, width: usize, hang: usize) -> Vec<String> {
    let safe = Shown::of(line);
    if safe.width() <= width {
        return vec![safe.into()];
    }
    let mut indent: String = safe.as_str().chars().take_while(|c| *c == ' ').collect();
    let mut lines = Vec::new();
    let mut current = String::new();
    for word in safe.as_str().split(' ').filter(|w| !w.is_empty()) {
        let used = Shown::of(&current).width();
        if !current.is_empty() && indent.len() + used + 1 + Shown::of(word).width() > width {
            lines.push(format!("{indent}{current}"));
            if lines.len() == 1 {
                indent.push_str(&" ".repeat(hang));
            }
            current.clear();
        } else if !current.is_empty() {
            current.push(' ');
        }
        current.push_str(word);
    }
    lines.push(format!("{indent}{current}"));
    lines
}

fn shown(say: Say, cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Integer(n) => say.integer(*n),
        Cell::Amount(money) => say.amount(*money),
        Cell::Date(date) => say.date(*date),
        Cell::Period(period) => say.period(*period),
    }
}

/// A column as it will stand.
struct Column {
    index: usize,
    width: usize,
    /// The longest word: narrower it would not fit. Nothing is made narrower where the width is not known.
    least: usize,
    right: bool,
}

/// A table as it will stand.
struct Layout<'a> {
    table: &'a Table,
    indent: &'static str,
    columns: Vec<Column>,
    /// Columns on the second line of each row.
    below: &'a [usize],
    /// How wide lines may be.
    room: usize,
}

/// A row in words.
enum Line<'a> {
    Section(Shown),
    Cells(&'a [Cell], Vec<Shown>),
}

impl<'a> Line<'a> {
    fn of(say: Say, row: &'a Row) -> Self {
        match row {
            Row::Section(title) => Self::Section(Shown::of(title)),
            Row::Cells(cells) | Row::Sum(cells) => {
                Self::Cells(cells, cells.iter().map(|cell| Shown::of(&shown(say, cell))).collect())
            }
        }
    }
}

/// A table told row by row: each value with its name.
fn push_lines(out: &mut String, say: Say, table: &Table, room: usize) {
    for row in &table.rows {
        let line = match Line::of(say, row) {
            Line::Section(title) => title.into(),
            Line::Cells(_, texts) => {
                let filled = texts.iter().zip(&table.titles).filter(|(text, _)| !text.as_str().is_empty());
                let named = filled.map(|(text, title)| match table.plain || title.is_empty() {
                    true => text.to_string(),
                    false => format!("{}: {text}", title.to_lowercase()),
                });
                named.collect::<Vec<_>>().join(if table.plain { ": " } else { "; " })
            }
        };
        wrap(&line, room, HANG).iter().for_each(|line| push_line(out, line));
    }
}

fn push_table(out: &mut String, say: Say, table: &Table, width: Option<usize>) {
    let lines: Vec<_> = table.rows.iter().map(|row| Line::of(say, row)).collect();
    let titles: Vec<_> = table.titles.iter().map(|title| Shown::of(&title.to_uppercase())).collect();
    let sections = lines.iter().any(|line| matches!(line, Line::Section(_)));
    let indent = if sections { "  " } else { "" };
    let columns = titles.iter().enumerate().map(|(index, title)| column(table, &lines, title, index, width.is_some()));
    let columns = columns.filter(|c| c.width > 0).collect();
    let mut layout = Layout { table, indent, columns, below: &[], room: width.unwrap_or(usize::MAX) };
    if let Some(width) = width {
        layout.narrow(width.saturating_sub(indent.len()));
    }
    if !table.plain {
        layout.push_texts(out, &titles);
    }
    for line in &lines {
        match line {
            Line::Section(title) => push_line(out, title.as_str()),
            Line::Cells(cells, texts) => layout.push_row(out, cells, texts),
        }
    }
}

/// A column as wide as its widest cell; of no width if it holds nothing.
fn column(table: &Table, lines: &[Line<'_>], title: &Shown, index: usize, may_shrink: bool) -> Column {
    let filled = lines.iter().filter_map(|line| match line {
        Line::Cells(cells, texts) => cells.get(index).zip(texts.get(index)),
        Line::Section(_) => None,
    });
    let cells: Vec<_> = filled.filter(|(cell, _)| **cell != Cell::Empty).collect();
    let is_number = |cell: &Cell| matches!(cell, Cell::Integer(_) | Cell::Amount(_));
    let headed = (!table.plain && !cells.is_empty()).then_some(title);
    let texts = || cells.iter().map(|(_, text)| *text).chain(headed);
    let longest = |text: &Shown| text.as_str().split(' ').map(|word| Shown::of(word).width()).max().unwrap_or(0);
    Column {
        index,
        width: texts().map(Shown::width).max().unwrap_or(0),
        least: texts().filter(|_| may_shrink).map(longest).max().unwrap_or(0),
        right: !table.plain && !cells.is_empty() && cells.iter().all(|(cell, _)| is_number(cell)),
    }
}

impl Layout<'_> {
    fn width(&self) -> usize {
        self.columns.iter().map(|c| c.width).sum::<usize>() + GAP * self.columns.len().saturating_sub(1)
    }

    /// Makes the table fit: details go below, then columns of words are wrapped, the widest first.
    fn narrow(&mut self, room: usize) {
        if self.width() > room && !self.table.details.is_empty() {
            self.below = &self.table.details;
            self.columns.retain(|column| !self.table.details.contains(&column.index));
        }
        while self.width() > room {
            let can_shrink = |c: &&mut Column| !c.right && c.width > NARROWEST.max(c.least);
            match self.columns.iter_mut().filter(can_shrink).max_by_key(|c| c.width) {
                Some(column) => column.width -= 1,
                None => return,
            }
        }
    }

    fn push_row(&self, out: &mut String, cells: &[Cell], texts: &[Shown]) {
        self.push_texts(out, texts);
        let detail = |index: &usize| match cells.get(*index)? {
            Cell::Empty => None,
            // Beneath the row the heading is out of sight, and a day alone would not tell what it is.
            Cell::Date(_) | Cell::Period(_) => Some(format!("{} {}", self.table.titles[*index].to_lowercase(), texts[*index])),
            _ => Some(texts[*index].to_string()),
        };
        let details: Vec<_> = self.below.iter().filter_map(detail).collect();
        if !details.is_empty() {
            let first = self.columns.first().map_or(0, |column| column.width + GAP);
            let line = format!("{}{}{}", self.indent, " ".repeat(first), details.join(BETWEEN));
            wrap(&line, self.room, 0).iter().for_each(|line| push_line(out, line));
        }
    }

    fn push_texts(&self, out: &mut String, texts: &[Shown]) {
        let fits = |column: &Column| texts.get(column.index).is_none_or(|text| text.width() <= column.width);
        if self.columns.iter().all(fits) {
            return self.push_cells(out, |column| texts.get(self.columns[column].index));
        }
        let cell = |column: &Column| {
            let lines = texts.get(column.index).map(|text| wrap(text.as_str(), column.width, 0));
            lines.unwrap_or_default().iter().map(|line| Shown::of(line)).collect()
        };
        let wrapped: Vec<Vec<Shown>> = self.columns.iter().map(cell).collect();
        for line in 0..wrapped.iter().map(Vec::len).max().unwrap_or(0) {
            self.push_cells(out, |column| wrapped[column].get(line));
        }
    }

    /// One line, with a text or none in each column.
    fn push_cells<'t>(&self, out: &mut String, text: impl Fn(usize) -> Option<&'t Shown>) {
        let begin = out.len();
        out.push_str(self.indent);
        for (index, column) in self.columns.iter().enumerate() {
            let text = text(index);
            let blank = column.width.saturating_sub(text.map_or(0, Shown::width));
            let (before, after) = if column.right { (blank, 0) } else { (0, blank) };
            out.extend(std::iter::repeat_n(' ', if index > 0 { GAP } else { 0 } + before));
            out.push_str(text.map_or("", Shown::as_str));
            out.extend(std::iter::repeat_n(' ', after));
        }
        let end = out[begin..].trim_end().len();
        out.truncate(begin + end);
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Money;
    use crate::domain::sort::Language;
    use crate::text::Msg;

    const SAY: Language = Language::Nb;

    fn table() -> Page {
        let say = Say::new(SAY);
        let mut table = Table::new(say, &[Msg::ColMember, Msg::ColShare, Msg::ColPhone, Msg::ColNote]);
        let row = |name: &str, minor, note: &str| vec![name.into(), Money::from_minor(minor).into(), Cell::Empty, note.into()];
        table.row(row("Älvdalen", 6_800_000, "en merknad som er lang nok til å brytes"));
        table.row(row("\u{1b}[31mOrsa", 5, ""));
        let mut page = Page::default();
        page.table(table);
        page
    }

    #[test]
    fn numbers_stand_to_the_right_and_empty_columns_go() {
        insta::assert_snapshot!(text(Say::new(SAY), &table(), None, false), @r"
        KOMMUNE             ANDEL  MERKNAD
        Älvdalen        68 000,00  en merknad som er lang nok til å brytes
        \u{1b}[31mOrsa       0,05
        ");
    }

    #[test]
    fn each_value_has_its_name_where_lines_are_read_one_after_the_other() {
        insta::assert_snapshot!(text(Say::new(SAY), &table(), None, true), @r"
        kommune: Älvdalen; andel: 68 000,00; merknad: en merknad som er lang nok til å brytes
        kommune: \u{1b}[31mOrsa; andel: 0,05
        ");
    }

    #[test]
    fn words_wrap_where_the_terminal_is_narrow() {
        let narrow = text(Say::new(SAY), &table(), Some(44), false);
        assert!(narrow.lines().all(|line| Shown::of(line).width() <= 44), "{narrow}");
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
        assert_eq!(words(&narrow), words(&text(Say::new(SAY), &table(), None, false)), "nothing is cut off");
    }

    #[test]
    fn details_go_below_where_the_terminal_is_narrow() {
        let say = Say::new(SAY);
        let mut table = Table::new(say, &[Msg::ColMember, Msg::ColNote, Msg::ColFrom, Msg::ColMail]).with_details([2, 3]);
        let day = crate::domain::date::parse_iso("2026-11-16");
        table.row(vec!["Orsa".into(), "en".into(), day.into(), "kari.nes@example.org".into()]);
        let mut page = Page::default();
        page.table(table);
        assert_eq!(text(say, &page, Some(60), false).lines().count(), 2);
        insta::assert_snapshot!(text(say, &page, Some(40), false), @r"
        KOMMUNE  MERKNAD
        Orsa     en
                 fra 16. nov. 2026 ·
                 kari.nes@example.org
        ");
    }

    #[test]
    fn a_wrapped_line_keeps_its_indent() {
        assert_eq!(wrap("  en to tre fire", 9, 0), ["  en to", "  tre", "  fire"]);
        assert_eq!(wrap("  en to tre fire", 9, 2), ["  en to", "    tre", "    fire"]);
    }
}
