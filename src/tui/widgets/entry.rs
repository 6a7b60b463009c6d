//! Entries of a list or page: rows of a table, labelled values, running text, headings.

use chrono::Datelike;
use ratatui::style::Style;

use super::canvas::{BOLD, Canvas, PLAIN, wrap};
use super::columns::{Column, GAP};
use crate::domain::date::Date;
use crate::text::Shown;

/// One entry; built when the read model changes, laid out when it is drawn.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) kind: Kind,
    /// What it stands for among the things of its pane.
    pub(crate) of: Option<usize>,
    /// The sign before it: `!`, `~`, `?`, `*` or a blank.
    pub(crate) sign: char,
    pub(crate) style: Style,
    /// Columns that are sorted by a number, and this row's; none where it has none.
    pub(crate) ranks: Vec<(usize, Option<i128>)>,
}

#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// Names what follows; never selected.
    Heading(Shown),
    /// A row of the table.
    Row(Vec<Shown>),
    /// A value with its name before it.
    Labelled(Shown, Shown),
    /// A value with its name and a bar.
    Bar(Shown, Shown, u16),
    /// Values that are compared, beside each other behind their common name.
    Beside(Shown, Vec<Shown>),
    /// Running text.
    Text(Shown),
    /// An empty line.
    Blank,
}

/// What a row stands by in a column of days.
pub(crate) fn day(date: Date) -> i128 {
    i128::from(date.num_days_from_ce())
}

/// Cells before an entry: the marker, its sign and a blank.
pub(crate) const GUTTER: u16 = 3;
/// Cells below which a value is not read beside another.
const BESIDE: u16 = 24;

/// Whether so many values can be read beside each other, behind a name of so many cells.
pub(crate) fn stand_beside(cells: u16, label: u16, values: usize) -> bool {
    share(cells, label, values) >= BESIDE
}

/// The cells of each of some values beside each other.
fn share(cells: u16, label: u16, values: usize) -> u16 {
    let count = u16::try_from(values).unwrap_or(u16::MAX).max(1);
    (cells.saturating_sub(GUTTER + label) / count).saturating_sub(GAP)
}

/// How the entries of a list are laid out together.
pub(crate) struct Layout<'a> {
    pub(crate) columns: &'a [Column],
    pub(crate) widths: Vec<u16>,
    /// Cells that names of values get, the same for all.
    pub(crate) label: u16,
    /// Whether each is told in one line after the other, and nothing stands in columns.
    pub(crate) linear: bool,
}

impl Entry {
    fn new(kind: Kind) -> Self {
        Self { kind, of: None, sign: ' ', style: PLAIN, ranks: Vec::new() }
    }

    /// A heading.
    pub(crate) fn heading(text: &str) -> Self {
        Self { style: BOLD, ..Self::new(Kind::Heading(Shown::of(text))) }
    }

    /// A row of the table.
    pub(crate) fn row<T: AsRef<str>>(cells: &[T]) -> Self {
        Self::new(Kind::Row(cells.iter().map(|c| Shown::of(c.as_ref())).collect()))
    }

    /// A row that stands in some columns by a number.
    pub(crate) fn ranked(mut self, ranks: &[(usize, Option<i128>)]) -> Self {
        self.ranks = ranks.to_vec();
        self
    }

    /// A value with its name.
    pub(crate) fn labelled(label: &str, value: &str) -> Self {
        Self::new(Kind::Labelled(Shown::of(label), Shown::of(value)))
    }

    /// A value with its name and a bar of so many hundredths.
    pub(crate) fn bar(label: &str, value: &str, hundredths: u16) -> Self {
        Self::new(Kind::Bar(Shown::of(label), Shown::of(value), hundredths))
    }

    /// Values beside each other.
    pub(crate) fn beside<T: AsRef<str>>(label: &str, values: &[T]) -> Self {
        Self::new(Kind::Beside(Shown::of(label), values.iter().map(|v| Shown::of(v.as_ref())).collect()))
    }

    /// Running text.
    pub(crate) fn text(text: &str) -> Self {
        Self::new(Kind::Text(Shown::of(text)))
    }

    /// An empty line.
    pub(crate) fn blank() -> Self {
        Self::new(Kind::Blank)
    }

    /// Says what it stands for.
    pub(crate) fn of(mut self, thing: usize) -> Self {
        self.of = Some(thing);
        self
    }

    /// Gives it a sign.
    pub(crate) fn sign(mut self, sign: char) -> Self {
        self.sign = sign;
        self
    }

    /// Gives it a look, which only repeats what its sign says.
    pub(crate) fn style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }

    /// Whether the cursor stops at it.
    pub(crate) fn is_stop(&self) -> bool {
        !matches!(self.kind, Kind::Heading(_) | Kind::Blank)
    }

    /// Everything it says, for the filter.
    pub(crate) fn words(&self) -> String {
        match &self.kind {
            Kind::Heading(text) | Kind::Text(text) => text.to_string(),
            Kind::Row(cells) => cells.iter().map(Shown::as_str).collect::<Vec<_>>().join(" "),
            Kind::Beside(label, values) => {
                let values: Vec<_> = values.iter().map(Shown::as_str).collect();
                format!("{label} {}", values.join(" "))
            }
            Kind::Labelled(label, value) | Kind::Bar(label, value, _) => format!("{label} {value}"),
            Kind::Blank => String::new(),
        }
    }

    /// Everything it says in the order it is read, each value with its name.
    fn told(&self, columns: &[Column]) -> Shown {
        let named = |name: &Shown, value: &Shown| match name.as_str() {
            "" => value.to_string(),
            name => format!("{name}: {value}"),
        };
        let told = match &self.kind {
            // The first cell says what the row is; only the others need their column's name.
            Kind::Row(cells) => {
                let unnamed = Shown::default();
                let names = std::iter::once(&unnamed).chain(columns.iter().skip(1).map(|column| &column.title));
                let filled = cells.iter().zip(names).filter(|(cell, _)| !cell.as_str().is_empty());
                filled.map(|(cell, name)| named(name, cell)).collect::<Vec<_>>().join("; ")
            }
            Kind::Labelled(label, value) | Kind::Bar(label, value, _) => named(label, value),
            Kind::Beside(label, values) => {
                let values = values.iter().map(Shown::as_str).collect::<Vec<_>>().join("; ");
                named(label, &Shown::of(&values))
            }
            Kind::Heading(_) | Kind::Text(_) | Kind::Blank => self.words(),
        };
        // Blanks that put values below each other are not read.
        Shown::of(&told.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
    }

    /// Lines it takes in a number of cells, the gutter included.
    pub(crate) fn height(&self, cells: u16, layout: &Layout<'_>) -> u16 {
        let label = layout.label;
        let lines = match &self.kind {
            _ if layout.linear => wrap(&self.told(layout.columns), cells.saturating_sub(GUTTER)).len(),
            Kind::Text(text) => wrap(text, cells.saturating_sub(GUTTER)).len(),
            Kind::Heading(text) => wrap(text, cells.saturating_sub(1)).len(),
            Kind::Labelled(_, value) => wrap(value, cells.saturating_sub(GUTTER + label)).len(),
            Kind::Beside(_, values) => {
                let room = share(cells, label, values.len());
                values.iter().map(|value| wrap(value, room).len()).max().unwrap_or(1)
            }
            _ => 1,
        };
        u16::try_from(lines).unwrap_or(u16::MAX)
    }

    /// Draws it from a line on, at most so many lines.
    pub(crate) fn draw(&self, canvas: &mut Canvas, place: (u16, u16), cells: u16, lines: u16, layout: &Layout<'_>) {
        let (x, y) = place;
        if self.sign != ' ' {
            canvas.sign(x + 1, y, self.sign, self.style);
        }
        let (start, room) = (x + GUTTER, cells.saturating_sub(GUTTER));
        if layout.linear {
            return draw_lines(canvas, (start, y), room, lines, &wrap(&self.told(layout.columns), room), self.style);
        }
        match &self.kind {
            Kind::Heading(text) => {
                let room = cells.saturating_sub(1);
                draw_lines(canvas, (x + 1, y), room, lines, &wrap(text, room), self.style);
            }
            Kind::Row(values) => draw_row(canvas, (start, y), room, (values, self.style), layout),
            Kind::Text(text) => draw_lines(canvas, (start, y), room, lines, &wrap(text, room), self.style),
            Kind::Labelled(label, value) => {
                canvas.text(start, y, layout.label.saturating_sub(1), label, PLAIN);
                let room = room.saturating_sub(layout.label);
                draw_lines(canvas, (start + layout.label, y), room, lines, &wrap(value, room), self.style);
            }
            Kind::Bar(label, value, hundredths) => {
                canvas.text(start, y, layout.label.saturating_sub(1), label, PLAIN);
                let room = room.saturating_sub(layout.label);
                let used = canvas.text(start + layout.label, y, room, value, self.style) + 2;
                canvas.bar(start + layout.label + used, y, room.saturating_sub(used).min(30), *hundredths);
            }
            Kind::Beside(label, values) => {
                canvas.text(start, y, layout.label.saturating_sub(1), label, PLAIN);
                let room = share(cells, layout.label, values.len());
                for (value, x) in values.iter().zip((start + layout.label..).step_by(usize::from(room + GAP))) {
                    draw_lines(canvas, (x, y), room, lines, &wrap(value, room), self.style);
                }
            }
            Kind::Blank => {}
        }
    }
}

fn draw_lines(canvas: &mut Canvas, place: (u16, u16), cells: u16, lines: u16, wrapped: &[Shown], style: Style) {
    for (line, y) in wrapped.iter().zip(place.1..place.1 + lines) {
        canvas.text(place.0, y, cells, line, style);
    }
}

fn draw_row(canvas: &mut Canvas, place: (u16, u16), cells: u16, row: (&[Shown], Style), layout: &Layout<'_>) {
    let ((mut x, y), (values, style)) = (place, row);
    let end = x + cells;
    let last = values.iter().zip(&layout.widths).rposition(|(value, width)| *width > 0 && value.width() > 0);
    for (at, ((value, column), width)) in values.iter().zip(layout.columns).zip(&layout.widths).enumerate() {
        if *width == 0 || x >= end {
            continue;
        }
        // What nothing stands beside takes the room there is.
        let room = if last == Some(at) && !column.right { end - x } else { (*width).min(end - x) };
        if column.right {
            canvas.text_right(x, y, room, value, style);
        } else {
            canvas.text(x, y, room, value, style);
        }
        x += *width + GAP;
    }
}
