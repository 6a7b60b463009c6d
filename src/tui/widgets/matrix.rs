//! A table of signs with two heads that stay in sight: what the columns are above, what the rows are at the left.

use ratatui::layout::Rect;

use super::canvas::{BOLD, Canvas, PLAIN, Spot, steps, wrap};
use super::columns::{Column, cells_of};
use super::entry::{Entry, GUTTER};
use super::list::{Focus, List, draw_more};
use crate::app::keys::Action;
use crate::app::sheet::Sheet;
use crate::text::Shown;

/// Cells of a column, the gap included, below which it is not squeezed.
const NARROW: u16 = 8;
/// The same where the heads are no longer than a sign with a gap around it.
const NARROWEST: u16 = 3;
/// Cells of a column beyond which it is not stretched.
const WIDE: u16 = 16;

/// Signs by row and column, with a place in them.
#[derive(Default)]
pub(crate) struct Matrix {
    /// The names of the rows: their filter and place are the matrix's.
    pub(crate) rows: List,
    names: Vec<Shown>,
    heads: Vec<Shown>,
    cells: Vec<Vec<char>>,
    /// What the signs stand for, told where lines are read one after the other.
    words: Vec<(char, Shown)>,
    /// A name and a value for each column, below all rows.
    foot: (Shown, Vec<Shown>),
    /// Cells of the longest name of a row.
    longest: u16,
    column: usize,
    /// Whether the heads are short enough for the narrowest columns.
    short_heads: bool,
}

/// How a matrix is laid out in an area.
struct Layout {
    /// Cells before the first column.
    left: u16,
    /// Cells of a column.
    cell: u16,
    /// Lines of the heads.
    above: u16,
    /// Lines of rows.
    lines: u16,
    /// Which columns are seen.
    columns: std::ops::Range<usize>,
}

impl Matrix {
    /// A table with heads of three letters, of which many stand beside each other.
    pub(crate) fn of_short_heads() -> Self {
        Self { short_heads: true, ..Self::default() }
    }

    /// Puts a table in the place of the one that was; the place stays at the same numbers.
    pub(crate) fn set(&mut self, heads: &[String], rows: &[(String, Vec<char>)], foot: (&str, &[String])) {
        let entries: Vec<_> = rows.iter().enumerate().map(|(i, (name, _))| Entry::row(&[name]).of(i)).collect();
        self.names = rows.iter().map(|(name, _)| Shown::of(name)).collect();
        self.longest = self.names.iter().map(cells_of).max().unwrap_or(0);
        match self.heads.is_empty() {
            true => self.rows = List::table(vec![Column::new("")], entries),
            false => self.rows.set_entries(entries),
        }
        self.heads = heads.iter().map(|h| Shown::of(h)).collect();
        self.cells = rows.iter().map(|(_, cells)| cells.clone()).collect();
        self.foot = (Shown::of(foot.0), foot.1.iter().map(|t| Shown::of(t)).collect());
        self.column = self.column.min(self.heads.len().saturating_sub(1));
    }

    /// Says what the signs stand for; a sign that stands for nothing is not told.
    pub(crate) fn set_words(&mut self, words: impl IntoIterator<Item = (char, String)>) {
        self.words = words.into_iter().map(|(sign, word)| (sign, Shown::of(&word))).collect();
    }

    /// Row and column of the cell one is at.
    pub(crate) fn at(&self) -> Option<(usize, usize)> {
        (!self.heads.is_empty()).then_some(())?;
        Some((self.rows.selected()?, self.column))
    }

    /// The rows that are shown with their signs, or only the one one is at.
    pub(crate) fn sheet(&self, one_row: bool) -> Sheet {
        let columns = std::iter::once(String::new()).chain(self.heads.iter().map(Shown::to_string)).collect();
        let things = self.rows.things(u16::MAX).into_iter().filter(|(_, here)| *here || !one_row);
        let row = |at: usize| {
            let name = self.names.get(at).map(Shown::to_string).unwrap_or_default();
            let signs = self.cells.get(at).into_iter().flatten().map(char::to_string);
            std::iter::once(name).chain(signs).collect()
        };
        Sheet { columns, rows: things.map(|(at, _)| row(at)).collect() }
    }

    /// Goes to a cell.
    pub(crate) fn select(&mut self, row: usize, column: usize) {
        self.rows.select(row);
        self.column = column.min(self.heads.len().saturating_sub(1));
    }

    fn layout(&self, area: Rect) -> Layout {
        let left = (GUTTER + self.longest + 1).min((area.width / 3).max(GUTTER + 8));
        let room = area.width.saturating_sub(left);
        let count = u16::try_from(self.heads.len()).unwrap_or(u16::MAX).max(1);
        let narrow = if self.short_heads { NARROWEST } else { NARROW };
        let cell = (room / count).clamp(narrow, WIDE);
        let seen = usize::from((room / cell).max(1));
        // Columns flip by the page, as rows do; the last page is filled from the left.
        let first = (self.column / seen * seen).min(self.heads.len().saturating_sub(seen));
        let above = match area.height {
            28.. => 4,
            16.. => 3,
            10.. => 2,
            _ => 1,
        };
        let lines = area.height.saturating_sub(above + 1);
        Layout { left, cell, above, lines, columns: first..(first + seen).min(self.heads.len()) }
    }

    /// Moves by row or column; true if the place changed.
    pub(crate) fn travel(&mut self, action: Action, area: Rect) -> bool {
        let before = self.column;
        match action {
            Action::Out => self.column = self.column.saturating_sub(1),
            Action::In => self.column = (self.column + 1).min(self.heads.len().saturating_sub(1)),
            _ => return self.rows.travel(action, self.layout(area).lines),
        }
        self.column != before
    }

    /// Draws it; rows that are marked have a sign.
    pub(crate) fn draw(&self, canvas: &mut Canvas, area: Rect, marked: impl Fn(usize) -> bool) {
        let layout = self.layout(area);
        if self.heads.is_empty() || area.height < 4 || area.width <= layout.left {
            return;
        }
        if canvas.is_linear() {
            return self.draw_row(canvas, area, marked);
        }
        let columns = || layout.columns.clone().zip((area.x + layout.left..).step_by(usize::from(layout.cell)));
        for (column, x) in columns() {
            self.draw_head(canvas, (x, area.y), &layout, column);
        }
        if layout.columns.start > 0 {
            canvas.sign(area.x + layout.left - 1, area.y, '<', BOLD);
        }
        if layout.columns.end < self.heads.len() {
            canvas.sign(area.right() - 1, area.y, '>', BOLD);
        }
        let things = self.rows.things(layout.lines);
        let at_row = things.iter().position(|(_, here)| *here).unwrap_or_default();
        for (n, ((row, here), y)) in things.iter().copied().zip(area.y + layout.above..).enumerate() {
            if let Some(name) = self.names.get(row) {
                canvas.text(area.x + GUTTER, y, layout.left - GUTTER - 1, name, PLAIN);
            }
            if marked(row) {
                canvas.sign(area.x + 1, y, '*', PLAIN);
            }
            for (column, x) in columns() {
                let sign = self.cells.get(row).and_then(|cells| cells.get(column)).copied().unwrap_or(' ');
                canvas.sign(x + 1, y, sign, PLAIN);
                let spot = Spot::Steps { down: steps(at_row, n), right: steps(self.column, column) };
                canvas.offer(Rect { x, y, width: layout.cell, height: 1 }, spot);
                if here && column == self.column {
                    canvas.sign(x, y, '[', PLAIN);
                    canvas.sign(x + 2, y, ']', PLAIN);
                    canvas.put_cursor(x + 1, y);
                }
            }
            if here {
                canvas.sign(area.x, y, '>', PLAIN);
            }
        }
        let shown = u16::try_from(things.len()).unwrap_or(0);
        let all = self.rows.things(u16::MAX);
        let more = (all.first() != things.first(), all.last() != things.last());
        draw_more(canvas, Rect { y: area.y + layout.above, height: shown, ..area }, more);
        let y = (area.y + layout.above + shown).min(area.bottom() - 1);
        canvas.text(area.x + GUTTER, y, layout.left - GUTTER - 1, &self.foot.0, BOLD);
        for (column, x) in columns() {
            if let Some(value) = self.foot.1.get(column) {
                canvas.text(x + 1, y, layout.cell - 1, value, BOLD);
            }
        }
    }

    /// The row one is at, a line for each of its columns.
    fn draw_row(&self, canvas: &mut Canvas, area: Rect, marked: impl Fn(usize) -> bool) {
        let things = self.rows.things(u16::MAX);
        let Some(at) = things.iter().position(|(_, here)| *here) else { return };
        let (row, _) = things[at];
        canvas.place(area, self.names.get(row).map_or("", Shown::as_str), at, things.len());
        if marked(row) {
            canvas.sign(area.x, area.y, '*', PLAIN);
        }
        let cells = self.heads.iter().zip(self.cells.get(row).into_iter().flatten()).enumerate();
        let told = |head: &Shown, sign: &char| match self.words.iter().find(|(of, _)| of == sign) {
            Some((_, word)) => Entry::labelled(head.as_str(), word.as_str()),
            None => Entry::text(head.as_str()),
        };
        let mut page = List::page(cells.map(|(i, (head, sign))| told(head, sign).of(i)).collect());
        page.select(self.column);
        page.draw(canvas, Rect { y: area.y + 1, height: area.height - 1, ..area }, Focus::Here);
    }

    fn draw_head(&self, canvas: &mut Canvas, at: (u16, u16), layout: &Layout, column: usize) {
        let (x, y) = at;
        let cells = layout.cell - 1;
        // Where there is no room for a word, its first letter and the place tell which it is.
        let head = &self.heads[column];
        let letter = || Shown::of(&head.as_str().chars().take(1).collect::<String>());
        let mut lines = if layout.cell == NARROWEST { vec![letter()] } else { wrap(head, cells) };
        let above = usize::from(layout.above);
        if lines.len() > above {
            lines.truncate(above);
            // That more follows is said on the last line there is.
            if let Some(last) = lines.last_mut() {
                let more = Shown::of(&format!("{last}......"));
                *last = more.truncate(usize::from(cells).min(last.width() + 1), canvas.glyphs());
            }
        }
        // Heads stand on the line above the rows.
        let empty = above - lines.len();
        for (line, y) in lines.iter().zip(y + u16::try_from(empty).unwrap_or(0)..) {
            canvas.text(x + 1, y, cells, line, BOLD);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matrix(rows: usize, columns: usize) -> Matrix {
        let heads: Vec<_> = (1..=columns).map(|c| format!("Løsning {c}")).collect();
        let row = |r: usize| {
            (format!("Kommune {r}"), (0..columns).map(|c| if (r + c).is_multiple_of(3) { 'T' } else { '.' }).collect())
        };
        let mut matrix = Matrix::default();
        matrix.set(&heads, &(1..=rows).map(row).collect::<Vec<_>>(), ("Ja", &vec!["14".to_owned(); columns]));
        matrix
    }

    fn drawn(matrix: &Matrix, width: u16, height: u16) -> Vec<String> {
        let area = Rect::new(0, 0, width, height);
        let mut canvas = Canvas::new(area);
        matrix.draw(&mut canvas, area, |row| row == 1);
        let (buffer, _) = canvas.finish();
        (0..height).map(|y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned()).collect()
    }

    #[test]
    fn heads_stay_while_one_scrolls_both_ways() {
        let mut matrix = matrix(43, 12);
        let area = Rect::new(0, 0, 40, 12);
        for _ in 0..5 {
            matrix.travel(Action::In, area);
        }
        matrix.travel(Action::Last, area);
        assert_eq!(matrix.at(), Some((42, 5)));
        let lines = drawn(&matrix, 40, 12);
        assert_eq!(lines[0..2], ["            < Løsning Løsning Løsning  >", "              4       5       6"]);
        assert!(lines[10].starts_with(">  Kommune") && lines[10].contains('['), "{lines:#?}");
        assert!(lines[11].starts_with("   Ja"), "{lines:#?}");
    }

    #[test]
    fn all_columns_stand_where_there_is_room() {
        let lines = drawn(&matrix(3, 3), 60, 8);
        assert_eq!(lines[0], "              Løsning 1      Løsning 2      Løsning 3");
        assert!(lines[1].starts_with(">  Kommune 1") && lines[2].starts_with(" * Kommune 2"), "{lines:#?}");
    }

    #[test]
    fn nothing_in_it_is_survived() {
        assert_eq!(matrix(0, 0).at(), None);
        assert!(drawn(&matrix(0, 3), 30, 3).iter().all(String::is_empty));
        drawn(&matrix(2, 2), 9, 20);
    }
}
