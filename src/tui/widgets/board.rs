//! A board: lanes beside each other with cards in them, each lane under its head.

use std::collections::BTreeMap;
use std::ops::Range;

use ratatui::layout::Rect;

use super::canvas::{BOLD, Canvas, PLAIN, Spot, steps, wrap};
use super::entry::Entry;
use super::list::{Focus, List};
use crate::app::keys::Action;
use crate::text::Shown;

/// Cells of a lane, the gap included, below which it is not squeezed.
const NARROW: u16 = 13;
/// Cells of a lane beyond which it is not stretched.
const WIDE: u16 = 30;
/// Cells before a card: the marker and its sign.
const GUTTER: u16 = 2;
/// Blank cells between two lanes.
const GAP: u16 = 1;
/// Lines of heads.
const HEADS: u16 = 2;

/// One thing on the board.
pub(crate) struct Card {
    /// What it stands for among the things of its pane.
    pub(crate) of: usize,
    /// What it says, in at most two lines.
    pub(crate) text: Shown,
    /// The sign before it.
    pub(crate) sign: char,
}

/// Cards under one head.
pub(crate) struct Lane {
    pub(crate) head: String,
    pub(crate) cards: Vec<Card>,
}

/// The lanes. It holds no place: that is the thing selected in its pane's list, so that both views are at the same one.
pub(crate) struct Board {
    pub(crate) lanes: Vec<Lane>,
}

/// How a board is laid out in an area.
struct Layout {
    /// Cells of a lane, the gap included.
    lane: u16,
    /// Lines of a card.
    card: u16,
    /// Cards that a lane has room for.
    room: usize,
    /// Which lanes are seen.
    lanes: Range<usize>,
}

impl Board {
    /// Lane and place within it of a thing.
    fn place(&self, thing: usize) -> Option<(usize, usize)> {
        let in_lane = |lane: &Lane| lane.cards.iter().position(|card| card.of == thing);
        self.lanes.iter().enumerate().find_map(|(at, lane)| Some((at, in_lane(lane)?)))
    }

    /// The first thing on it.
    pub(crate) fn first(&self) -> Option<usize> {
        self.lanes.iter().find_map(|lane| lane.cards.first()).map(|card| card.of)
    }

    /// Whether a thing is on it.
    pub(crate) fn holds(&self, thing: usize) -> bool {
        self.place(thing).is_some()
    }

    /// The thing that an action leads to from another; the same one where it leads nowhere.
    pub(crate) fn step(&self, from: usize, action: Action, area: Rect) -> Option<usize> {
        let (lane, row) = self.place(from)?;
        let cards = &self.lanes[lane].cards;
        let page = self.layout(area, Some(lane)).room.max(1);
        let along = |steps: isize| cards[row.saturating_add_signed(steps).min(cards.len() - 1)].of;
        let signed = |steps: usize| isize::try_from(steps).unwrap_or(isize::MAX);
        Some(match action {
            Action::Up => along(-1),
            Action::Down => along(1),
            Action::PageUp => along(-signed(page)),
            Action::PageDown => along(signed(page)),
            Action::HalfUp => along(-signed(page.div_ceil(2))),
            Action::HalfDown => along(signed(page.div_ceil(2))),
            Action::First => along(isize::MIN),
            Action::Last => along(isize::MAX),
            Action::Out => self.beside(self.lanes[..lane].iter().rev(), row).unwrap_or(from),
            Action::In => self.beside(self.lanes[lane + 1..].iter(), row).unwrap_or(from),
            _ => return None,
        })
    }

    /// The card at the same height in the first of some lanes that has any.
    fn beside<'a>(&self, mut lanes: impl Iterator<Item = &'a Lane>, row: usize) -> Option<usize> {
        let lane = lanes.find(|lane| !lane.cards.is_empty())?;
        Some(lane.cards[row.min(lane.cards.len() - 1)].of)
    }

    fn layout(&self, area: Rect, here: Option<usize>) -> Layout {
        let count = self.lanes.len().max(1);
        let lane = (area.width / u16::try_from(count).unwrap_or(u16::MAX)).clamp(NARROW, WIDE);
        let seen = usize::from((area.width / lane).max(1));
        let first = (here.unwrap_or(0) / seen * seen).min(self.lanes.len().saturating_sub(seen));
        let lines = area.height.saturating_sub(HEADS);
        let most = self.lanes.iter().map(|lane| lane.cards.len()).max().unwrap_or(0).max(1);
        let card = (lines / u16::try_from(most).unwrap_or(u16::MAX)).clamp(1, 3);
        Layout { lane, card, room: usize::from(lines / card), lanes: first..(first + seen).min(self.lanes.len()) }
    }

    /// Draws it, with the marker at a thing.
    pub(crate) fn draw(&self, canvas: &mut Canvas, area: Rect, here: Option<usize>) {
        if area.height <= HEADS || area.width < NARROW {
            return;
        }
        if canvas.is_linear() {
            return self.draw_lanes(canvas, area, here);
        }
        let place = here.and_then(|thing| self.place(thing));
        let layout = self.layout(area, place.map(|(lane, _)| lane));
        let (left, right) = (layout.lanes.start > 0, layout.lanes.end < self.lanes.len());
        for (at, x) in layout.lanes.clone().zip((area.x..).step_by(usize::from(layout.lane))) {
            let lane = &self.lanes[at];
            let cells = layout.lane - GUTTER - GAP;
            self.draw_head(canvas, (x + GUTTER, area.y), cells, lane);
            let selected = place.filter(|(lane, _)| *lane == at).map(|(_, row)| row);
            draw_cards(
                canvas,
                Rect { x, y: area.y + HEADS, width: cells + GUTTER, height: area.height - HEADS },
                &layout,
                lane,
                (selected, place.map_or(0, |(here, _)| self.lanes_to(here, at))),
            );
        }
        if left {
            canvas.sign(area.x, area.y, '<', BOLD);
        }
        if right {
            canvas.sign(area.right() - 1, area.y, '>', BOLD);
        }
    }

    /// The lanes one after the other, a line for each card.
    fn draw_lanes(&self, canvas: &mut Canvas, area: Rect, here: Option<usize>) {
        let card = |card: &Card| Entry::text(card.text.as_str()).sign(card.sign).of(card.of);
        let lane = |lane: &Lane| {
            let head = Entry::heading(&format!("{} {}", lane.head, lane.cards.len()));
            std::iter::once(head).chain(lane.cards.iter().map(card)).collect::<Vec<_>>()
        };
        let mut list = List::page(self.lanes.iter().flat_map(lane).collect());
        here.into_iter().for_each(|thing| list.select(thing));
        list.draw(canvas, area, if here.is_some() { Focus::Here } else { Focus::Elsewhere });
    }

    /// How many steps lead from one lane to another: those without cards are passed over.
    fn lanes_to(&self, from: usize, to: usize) -> isize {
        let filled = |lanes: Range<usize>| self.lanes[lanes].iter().filter(|lane| !lane.cards.is_empty()).count();
        if to < from { steps(filled(to..from), 0) } else { steps(0, filled(from + 1..to + 1)) }
    }

    /// The name of a lane with how many cards it has, and a line below.
    fn draw_head(&self, canvas: &mut Canvas, at: (u16, u16), cells: u16, lane: &Lane) {
        let (x, y) = at;
        let count = Shown::of(&lane.cards.len().to_string());
        let number = u16::try_from(count.width()).unwrap_or(1);
        let used = canvas.text(x, y, cells.saturating_sub(number + 1), &Shown::of(&lane.head), BOLD);
        canvas.text(x + used + 1, y, number, &count, BOLD);
        for x in x..x + cells {
            canvas.sign(x, y + 1, '-', PLAIN);
        }
    }
}

/// The page of a lane that holds the selected card.
fn draw_cards(canvas: &mut Canvas, area: Rect, layout: &Layout, lane: &Lane, (selected, right): (Option<usize>, isize)) {
    let first = selected.unwrap_or(0) / layout.room * layout.room;
    let (cells, x) = (area.width - GUTTER, area.x + GUTTER);
    let after = lane.cards.len().saturating_sub(first + layout.room);
    // At the end of the first and the last line: how many are before and after, beside the cards.
    let mut hidden = BTreeMap::<u16, Shown>::new();
    for (count, sign, y) in [(first, '-', area.y), (after, '+', area.bottom() - 1)] {
        if count > 0 {
            let counts = hidden.entry(y).or_default();
            *counts = Shown::of(&format!("{counts} {sign}{count}"));
        }
    }
    for ((at, card), y) in
        lane.cards.iter().enumerate().skip(first).take(layout.room).zip((area.y..).step_by(usize::from(layout.card)))
    {
        let mut lines = wrap(&card.text, cells);
        let room = usize::from(layout.card.min(2));
        if lines.len() > room {
            // What goes on is said at the end of the last line there is room for.
            let rest = lines.drain(room - 1..).map(String::from).collect::<Vec<_>>().join(" ");
            lines.push(Shown::of(&rest));
        }
        for (line, y) in lines.iter().zip(y..) {
            let taken = hidden.get(&y).and_then(|count| u16::try_from(count.width()).ok()).unwrap_or(0);
            canvas.text(x, y, cells.saturating_sub(taken), line, PLAIN);
        }
        canvas.sign(area.x + 1, y, card.sign, PLAIN);
        let spot = Spot::Steps { down: selected.map_or(0, |selected| steps(selected, at)), right };
        canvas.offer(Rect { y, height: layout.card, ..area }, spot);
        if selected == Some(at) {
            canvas.sign(area.x, y, '>', PLAIN);
            canvas.put_cursor(area.x, y);
        }
    }
    for (y, count) in &hidden {
        canvas.text_right(area.x, *y, area.width, count, BOLD);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn board() -> Board {
        let lane = |head: &str, things: Range<usize>| Lane {
            head: head.to_owned(),
            cards: things
                .map(|of| Card { of, text: Shown::of(&format!("P-{of} Felles løsning for arkiv")), sign: ' ' })
                .collect(),
        };
        Board { lanes: vec![lane("Idé", 0..9), lane("Forstudie", 9..9), lane("Innføring", 9..11)] }
    }

    fn drawn(width: u16, height: u16, here: usize) -> Vec<String> {
        let area = Rect::new(0, 0, width, height);
        let mut canvas = Canvas::new(area);
        board().draw(&mut canvas, area, Some(here));
        let (buffer, _) = canvas.finish();
        (0..height).map(|y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned()).collect()
    }

    #[test]
    fn lanes_stand_side_by_side_and_say_how_much_is_hidden() {
        let lines = drawn(48, 7, 6);
        assert_eq!(lines[0], "  Idé 9           Forstudie 0     Innføring 2");
        assert_eq!(lines[2], "  P-5 Felle… -5                   P-9 Felles l…", "{lines:#?}");
        assert_eq!(lines[3].chars().next(), Some('>'), "{lines:#?}");
    }

    #[test]
    fn lanes_flip_where_there_is_no_room() {
        assert_eq!(drawn(30, 7, 0)[0], "  Idé 9        Forstud… 0    >");
        assert_eq!(drawn(30, 7, 10)[0], "< Forstud… 0   Innføri… 2");
    }

    #[test]
    fn empty_lanes_are_passed_over() {
        let (board, area) = (board(), Rect::new(0, 0, 80, 24));
        assert_eq!(board.step(8, Action::In, area), Some(10));
        assert_eq!(board.step(9, Action::Out, area), Some(0));
        assert_eq!(board.step(9, Action::In, area), Some(9));
        assert_eq!(board.step(0, Action::Last, area), Some(8));
        assert_eq!(board.step(0, Action::Up, area), Some(0));
        assert_eq!(board.step(0, Action::Add, area), None);
    }
}
