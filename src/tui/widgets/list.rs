//! Lists and pages with a place in them, a filter over them, and a cursor that costs few bytes to move.

#[cfg(test)]
mod tests;

use std::ops::Range;

use ratatui::layout::Rect;

use super::canvas::{BOLD, Canvas, PLAIN, Spot, steps, wrap};
use super::columns::{Column, GAP, cells_of, widths};
use super::entry::{Entry, GUTTER, Kind, Layout};
use super::order::Order;
use crate::app::keys::Action;
use crate::app::sheet::Sheet;
use crate::domain::sort::fold;
use crate::text::Shown;

/// Whether a list has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Focus {
    /// Keys move in it.
    Here,
    /// It was left for the detail of its selected entry, which stays marked, by another sign.
    Left,
    /// Nothing in it is selected.
    Elsewhere,
}

/// Entries, which of them are shown, and which of those is selected.
///
/// It flips whole pages instead of scrolling line by line: where a page begins follows from the selected entry and the
/// height alone, so a resize never loses the place and a step within the page touches two cells.
#[derive(Clone, Debug, Default)]
pub(crate) struct List {
    columns: Vec<Column>,
    natural: Vec<u16>,
    entries: Vec<Entry>,
    /// Indexes of the entries that pass the filter, with the headings above them.
    shown: Vec<usize>,
    /// The selected one, as an index into `shown`.
    at: usize,
    filter: String,
    /// By which column its rows stand; none: as they came.
    order: Option<Order>,
}

/// What every list does: [`List::travel`].
pub(crate) const MOVES: [Action; 8] =
    [Action::Up, Action::Down, Action::PageUp, Action::PageDown, Action::HalfUp, Action::HalfDown, Action::First, Action::Last];

impl List {
    /// A page without a table.
    pub(crate) fn page(entries: Vec<Entry>) -> Self {
        Self::table(Vec::new(), entries)
    }

    /// A list whose rows stand in columns.
    pub(crate) fn table(columns: Vec<Column>, entries: Vec<Entry>) -> Self {
        let mut list = Self { columns, ..Self::default() };
        list.set_entries(entries);
        list
    }

    /// Puts new entries in the place of the old; the place stays at the same entry number.
    pub(crate) fn set_entries(&mut self, entries: Vec<Entry>) {
        self.natural = vec![0; self.columns.len()];
        for entry in &entries {
            if let Kind::Row(cells) = &entry.kind {
                for (natural, cell) in self.natural.iter_mut().zip(cells) {
                    *natural = (*natural).max(cells_of(cell));
                }
            }
        }
        self.entries = entries;
        self.apply_filter();
    }

    /// Shows only rows that have all the words somewhere, letters folded.
    pub(crate) fn set_filter(&mut self, filter: &str) {
        let before = self.selected_entry();
        filter.clone_into(&mut self.filter);
        self.apply_filter();
        if let Some(entry) = before {
            self.select_entry(entry);
        }
    }

    /// By which column its rows stand.
    pub(crate) fn order(&self) -> Option<Order> {
        self.order
    }

    /// Puts its rows in order; the place stays at its row.
    pub(crate) fn set_order(&mut self, order: Option<Order>) {
        let before = self.selected_entry();
        self.order = order;
        self.apply_filter();
        if let Some(entry) = before {
            self.select_entry(entry);
        }
    }

    /// The columns that its rows can stand by, with their titles.
    pub(crate) fn sortable(&self) -> Vec<(usize, String)> {
        let titled = self.columns.iter().zip(&self.natural).enumerate();
        let titled = titled.filter(|(_, (column, natural))| **natural > 0 && !column.title.as_str().is_empty());
        titled.map(|(i, (column, _))| (i, column.title.to_string())).collect()
    }

    /// The filter as typed.
    pub(crate) fn filter(&self) -> &str {
        &self.filter
    }

    /// Whether nothing of what there is passes the filter.
    pub(crate) fn hides_all(&self) -> bool {
        self.shown.is_empty() && !self.entries.is_empty()
    }

    fn apply_filter(&mut self) {
        let words: Vec<String> = fold(&self.filter).split_whitespace().map(str::to_owned).collect();
        let passes = |entry: &Entry| {
            let said = if words.is_empty() { String::new() } else { fold(&entry.words()) };
            words.iter().all(|w| said.contains(w.as_str()))
        };
        self.shown.clear();
        let mut heading = None;
        for (i, entry) in self.entries.iter().enumerate() {
            if matches!(entry.kind, Kind::Heading(_)) && !words.is_empty() {
                heading = Some(i);
            } else if passes(entry) {
                self.shown.extend(heading.take());
                self.shown.push(i);
            }
        }
        if let Some(order) = self.order {
            order.arrange(&mut self.shown, &self.entries);
        }
        self.settle();
    }

    /// Moves the place to the nearest entry that can be selected.
    fn settle(&mut self) {
        let stops = |i: &usize| self.entries[self.shown[*i]].is_stop();
        let after = (self.at..self.shown.len()).find(stops);
        self.at = after.or_else(|| (0..self.at.min(self.shown.len())).rev().find(stops)).unwrap_or(0);
    }

    fn selected_entry(&self) -> Option<usize> {
        self.shown.get(self.at).copied()
    }

    fn select_entry(&mut self, entry: usize) {
        // Of entries that are gone, the next one stands in their place.
        let here = self.shown.iter().position(|i| *i == entry);
        let next = here.or_else(|| self.shown.iter().position(|i| *i > entry));
        self.at = next.unwrap_or(self.shown.len().saturating_sub(1));
        self.settle();
    }

    /// What the selected entry stands for.
    pub(crate) fn selected(&self) -> Option<usize> {
        self.selected_entry().and_then(|i| self.entries[i].of)
    }

    /// Selects the entry of a thing, if it is shown.
    pub(crate) fn select(&mut self, thing: usize) {
        if let Some(at) = self.shown.iter().position(|i| self.entries[*i].of == Some(thing)) {
            self.at = at;
        }
    }

    /// Whether a thing passes the filter.
    pub(crate) fn shows(&self, thing: usize) -> bool {
        self.shown.iter().any(|i| self.entries[*i].of == Some(thing))
    }

    /// How many rows are shown, and how many there are.
    pub(crate) fn counts(&self) -> (usize, usize) {
        let row = |i: &usize| self.entries[*i].of.is_some() && matches!(self.entries[*i].kind, Kind::Row(_));
        (self.shown.iter().filter(|i| row(i)).count(), (0..self.entries.len()).filter(row).count())
    }

    /// The rows that are shown, each with the heading above it where there are headings; or only the selected one.
    pub(crate) fn sheet(&self, one_row: bool) -> Sheet {
        let entries = || self.shown.iter().map(|at| (*at, &self.entries[*at]));
        let has_headings = entries().any(|(_, entry)| matches!(entry.kind, Kind::Heading(_)));
        let mut heading = String::new();
        let mut rows = Vec::new();
        for (at, entry) in entries() {
            let cells: Vec<String> = match &entry.kind {
                Kind::Heading(text) => {
                    heading = text.to_string();
                    continue;
                }
                Kind::Row(cells) => cells.iter().map(Shown::to_string).collect(),
                Kind::Labelled(label, value) | Kind::Bar(label, value, _) => vec![label.to_string(), value.to_string()],
                Kind::Beside(label, values) => std::iter::once(label).chain(values).map(Shown::to_string).collect(),
                // What is said around a table is no row of it.
                Kind::Text(text) if self.columns.is_empty() => vec![text.to_string()],
                Kind::Text(_) | Kind::Blank => continue,
            };
            if !one_row || Some(at) == self.selected_entry() {
                rows.push(has_headings.then(|| heading.clone()).into_iter().chain(cells).collect::<Vec<_>>());
            }
        }
        let titles = self.columns.iter().map(|column| column.title.to_string());
        let mut columns: Vec<String> = has_headings.then(String::new).into_iter().chain(titles).collect();
        let width = rows.iter().map(Vec::len).max().unwrap_or(0).max(columns.len());
        columns.resize(width, String::new());
        rows.iter_mut().for_each(|row| row.resize(width, String::new()));
        Sheet { columns, rows }
    }

    /// Moves; true if the place changed. `height` is that of the area it is drawn in.
    pub(crate) fn travel(&mut self, action: Action, height: u16) -> bool {
        let page = usize::from(height.max(2)) - 1;
        let steps = match action {
            Action::Up => -1,
            Action::Down => 1,
            Action::PageUp => -(page as isize),
            Action::PageDown => page as isize,
            Action::HalfUp => -(page.div_ceil(2) as isize),
            Action::HalfDown => page.div_ceil(2) as isize,
            Action::First => isize::MIN / 2,
            Action::Last => isize::MAX / 2,
            _ => return false,
        };
        let stops: Vec<usize> = (0..self.shown.len()).filter(|i| self.entries[self.shown[*i]].is_stop()).collect();
        let Some(here) = stops.iter().position(|i| *i == self.at) else { return false };
        let there = here.saturating_add_signed(steps).min(stops.len() - 1);
        self.at = stops[there];
        here != there
    }

    /// Draws it, with the marker and the terminal's cursor at the selected entry if it has the focus.
    pub(crate) fn draw(&self, canvas: &mut Canvas, area: Rect, focus: Focus) {
        if area.height == 0 || area.width <= GUTTER {
            return;
        }
        let mut area = area;
        let layout = self.layout(area.width, canvas.is_linear());
        if area.height > 1 {
            let above = self.draw_above(canvas, area, &layout, focus);
            area = Rect { y: area.y + above, height: area.height - above, ..area };
        }
        if self.hides_all() {
            let none = wrap(&canvas.no_hits(&self.filter), area.width - GUTTER);
            for (line, y) in none.iter().zip(area.top()..area.bottom()) {
                canvas.text(area.x + GUTTER, y, area.width - GUTTER, line, PLAIN);
            }
            if focus == Focus::Here {
                canvas.sign(area.x, area.y, '>', PLAIN);
                canvas.put_cursor(area.x, area.y);
            }
            return;
        }
        let page = self.visible(area.width, area.height, &layout);
        let more = (page.start > 0, page.end < self.shown.len());
        let mut y = area.y;
        for at in page {
            let entry = &self.entries[self.shown[at]];
            let lines = entry.height(area.width, &layout).min(area.bottom() - y);
            entry.draw(canvas, (area.x, y), area.width, lines, &layout);
            if entry.is_stop() {
                let spot = match focus {
                    Focus::Here => Spot::Steps { down: self.stops_to(at), right: 0 },
                    Focus::Left | Focus::Elsewhere => Spot::Beside,
                };
                canvas.offer(Rect { y, height: lines, ..area }, spot);
            }
            if at == self.at && entry.is_stop() {
                match focus {
                    Focus::Here => {
                        canvas.sign(area.x, y, '>', PLAIN);
                        canvas.put_cursor(area.x, y);
                    }
                    Focus::Left => canvas.sign(area.x, y, '-', PLAIN),
                    Focus::Elsewhere => {}
                }
            }
            y += lines;
        }
        if !layout.linear {
            draw_more(canvas, area, more);
        }
    }

    /// How many steps lead from where one is to an entry, up or down.
    fn stops_to(&self, at: usize) -> isize {
        let between = self.at.min(at)..self.at.max(at);
        let count = between.filter(|at| self.entries[self.shown[*at]].is_stop()).count();
        if at < self.at { steps(count, 0) } else { steps(0, count) }
    }

    /// The things on the page of so many lines that holds the selected one, where each takes a line; and which it is.
    pub(crate) fn things(&self, lines: u16) -> Vec<(usize, bool)> {
        // Rows are one line high however wide they are drawn.
        let page =
            self.visible(GUTTER, lines, &self.layout(GUTTER, false)).map(|at| (self.entries[self.shown[at]].of, at == self.at));
        page.filter_map(|(of, here)| Some((of?, here))).collect()
    }

    /// The entries on the page that holds the selected one.
    fn visible(&self, cells: u16, lines: u16, layout: &Layout<'_>) -> Range<usize> {
        let (mut first, mut used) = (0, 0);
        for at in 0..self.shown.len() {
            let height = self.entries[self.shown[at]].height(cells, layout).min(lines);
            if used + height > lines {
                if at > self.at {
                    return first..at;
                }
                (first, used) = (at, 0);
            }
            used += height;
        }
        // The last page is filled from above.
        while let Some(before) = first.checked_sub(1) {
            used += self.entries[self.shown[before]].height(cells, layout).min(lines);
            if used > lines {
                break;
            }
            first = before;
        }
        first..self.shown.len()
    }

    fn layout(&self, cells: u16, linear: bool) -> Layout<'_> {
        let widths = widths(&self.columns, &self.natural, cells.saturating_sub(GUTTER));
        Layout { columns: &self.columns, widths, label: self.label_cells(cells), linear }
    }

    /// What stands above the entries: the titles, or which of how many one is at. Gives the lines used.
    fn draw_above(&self, canvas: &mut Canvas, area: Rect, layout: &Layout<'_>, focus: Focus) -> u16 {
        if layout.linear {
            let stops: Vec<usize> = (0..self.shown.len()).filter(|at| self.entries[self.shown[*at]].is_stop()).collect();
            let here = stops.iter().position(|at| *at == self.at).filter(|_| focus == Focus::Here);
            return here.map_or(0, |here| canvas.place(area, "", here, stops.len()));
        }
        let has_titles = self.columns.iter().any(|column| !column.title.as_str().is_empty());
        if has_titles {
            self.draw_titles(canvas, area, &layout.widths);
        }
        u16::from(has_titles)
    }

    /// Cells for the names of values: the longest, as far as it leaves room for the values.
    fn label_cells(&self, cells: u16) -> u16 {
        let label = |entry: &Entry| match &entry.kind {
            Kind::Labelled(label, _) | Kind::Bar(label, ..) | Kind::Beside(label, _) => cells_of(label).saturating_add(2),
            _ => 0,
        };
        self.entries.iter().map(label).max().unwrap_or(0).min(cells * 2 / 5)
    }

    fn draw_titles(&self, canvas: &mut Canvas, area: Rect, widths: &[u16]) {
        let mut x = area.x + GUTTER;
        for (i, (column, width)) in self.columns.iter().zip(widths).enumerate().filter(|(_, (_, w))| **w > 0) {
            let sign_at = if column.right {
                canvas.text_right(x, area.y, *width, &column.title, BOLD);
                x + width.saturating_sub(cells_of(&column.title)) - 1
            } else {
                x + canvas.text(x, area.y, *width, &column.title, BOLD)
            };
            if let Some(order) = self.order.filter(|order| order.column == i) {
                canvas.sign(sign_at.min(area.right() - 1), area.y, order.sign(canvas.glyphs()), BOLD);
            }
            x += *width + GAP;
        }
    }
}

/// Signs beside the first and the last line of a page, where there is more above or below.
pub(super) fn draw_more(canvas: &mut Canvas, area: Rect, (above, below): (bool, bool)) {
    let [up, down] = canvas.arrows();
    for (is_more, y, sign) in [(above, area.y, up), (below, area.bottom() - 1, down)] {
        if is_more {
            canvas.sign_beside(area.x, y, sign);
        }
    }
}
