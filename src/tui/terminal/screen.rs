//! Paints frames: what changed since the last one, in one write, and nothing at all if nothing changed.
//!
//! ratatui's own backend ends each frame with 25 bytes of resets, clears the screen on every resize and asks the kernel
//! for the size before each frame. On a thin line that is most of what a cursor step costs, so the difference of two
//! ratatui buffers is written here.

use std::io::{self, Write as _};

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

/// Where frames go.
pub(crate) trait Line {
    /// Takes all the bytes of one frame.
    fn send(&mut self, bytes: &[u8]) -> io::Result<()>;
}

/// The terminal of the process.
pub(crate) struct Terminal;

impl Line for Terminal {
    fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        super::guard::write_all(bytes)
    }
}

/// What the terminal shows, and the means to make it show something else.
pub(crate) struct Screen<L> {
    line: L,
    shown: Buffer,
    /// Where the cursor is; none: hidden.
    cursor: Option<Position>,
    /// What the terminal shows cannot be relied on.
    stale: bool,
    bytes: Vec<u8>,
    /// The looks of letters that are sent.
    styles: Modifier,
}

impl<L: Line> Screen<L> {
    /// A screen whose terminal shows nothing known yet.
    pub(crate) fn new(line: L) -> Self {
        Self {
            line,
            shown: Buffer::empty(Rect::ZERO),
            cursor: None,
            stale: true,
            bytes: Vec::with_capacity(8 * 1024),
            styles: Modifier::all(),
        }
    }

    /// Writes all letters alike from now on.
    pub(crate) fn without_styles(&mut self) {
        self.styles = Modifier::empty();
    }

    /// Where frames go.
    #[cfg(test)]
    pub(crate) fn line(&self) -> &L {
        &self.line
    }

    /// Where frames go, to change it.
    #[cfg(test)]
    pub(crate) fn line_mut(&mut self) -> &mut L {
        &mut self.line
    }

    /// Puts bytes in front of the next frame.
    pub(crate) fn prefix(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        self.stale = true;
    }

    /// Passes bytes to the terminal with the next frame, which change nothing of what it shows.
    pub(crate) fn pass(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Paints everything again with the next frame.
    pub(crate) fn distrust(&mut self) {
        self.stale = true;
    }

    /// Makes the terminal show a frame, with the cursor at a place or hidden.
    pub(crate) fn paint(&mut self, frame: Buffer, cursor: Option<Position>) -> io::Result<()> {
        if self.stale || self.shown.area != frame.area {
            self.paint_whole(&frame);
        } else {
            self.paint_changes(&frame);
        }
        self.place_cursor(cursor);
        self.shown = frame;
        if self.bytes.is_empty() {
            return Ok(());
        }
        let sent = self.line.send(&self.bytes);
        self.bytes.clear();
        sent
    }

    fn paint_changes(&mut self, frame: &Buffer) {
        let mut pen = Pen::new(&mut self.bytes, self.cursor, self.styles);
        let mut erased = None;
        for (x, y, cell) in self.shown.diff_iter(frame) {
            if erased == Some(y) {
                continue;
            }
            // Nothing follows in the row, and more is to go than erasing it takes.
            if *cell == Cell::EMPTY && x >= row_end(frame, y) && row_end(&self.shown, y) > x + 3 {
                pen.go_to(x, y);
                pen.erase_rest();
                erased = Some(y);
                continue;
            }
            pen.put(x, y, cell);
        }
        self.cursor = pen.finish(self.cursor, frame.area);
    }

    /// Row by row, the rest of each erased: what stood there is gone without the screen going blank in between.
    fn paint_whole(&mut self, frame: &Buffer) {
        let area = frame.area;
        self.bytes.extend_from_slice(b"\x1b[0m");
        let mut pen = Pen::new(&mut self.bytes, None, self.styles);
        for y in area.top()..area.bottom() {
            let row = |x: u16| &frame[(x, y)];
            let end = row_end(frame, y);
            let mut x = area.left();
            pen.go_to(x, y);
            while x < end {
                pen.put(x, y, row(x));
                x += cell_width(row(x));
            }
            if end < area.right() {
                pen.erase_rest();
            }
        }
        pen.finish(None, area);
        // Known places are needed again before the cursor is placed, and the cursor is drawn or hidden anew.
        self.cursor = None;
        self.bytes.extend_from_slice(b"\x1b[?25l");
        self.stale = false;
    }

    fn place_cursor(&mut self, cursor: Option<Position>) {
        if self.cursor == cursor {
            return;
        }
        match cursor {
            None => self.bytes.extend_from_slice(b"\x1b[?25l"),
            Some(Position { x, y }) => {
                move_to(&mut self.bytes, x, y);
                if self.cursor.is_none() {
                    self.bytes.extend_from_slice(b"\x1b[?25h");
                }
            }
        }
        self.cursor = cursor;
    }
}

/// Writes cells, remembering where it stands and how it writes.
struct Pen<'a> {
    bytes: &'a mut Vec<u8>,
    at: Option<Position>,
    modifier: Modifier,
    moved: bool,
    styles: Modifier,
}

impl<'a> Pen<'a> {
    fn new(bytes: &'a mut Vec<u8>, at: Option<Position>, styles: Modifier) -> Self {
        Self { bytes, at, modifier: Modifier::empty(), moved: false, styles }
    }

    fn go_to(&mut self, x: u16, y: u16) {
        if self.at != Some(Position { x, y }) {
            move_to(self.bytes, x, y);
            self.at = Some(Position { x, y });
        }
        self.moved = true;
    }

    fn put(&mut self, x: u16, y: u16, cell: &Cell) {
        self.go_to(x, y);
        self.write_as(cell.modifier & self.styles);
        self.bytes.extend_from_slice(cell.symbol().as_bytes());
        self.at = Some(Position { x: x + cell_width(cell), y });
    }

    fn erase_rest(&mut self) {
        self.write_as(Modifier::empty());
        self.bytes.extend_from_slice(b"\x1b[K");
    }

    fn write_as(&mut self, modifier: Modifier) {
        if modifier == self.modifier {
            return;
        }
        self.bytes.extend_from_slice(b"\x1b[0");
        let codes = [
            (Modifier::BOLD, b";1"),
            (Modifier::DIM, b";2"),
            (Modifier::ITALIC, b";3"),
            (Modifier::UNDERLINED, b";4"),
            (Modifier::REVERSED, b";7"),
            (Modifier::CROSSED_OUT, b";9"),
        ];
        codes.iter().filter(|(m, _)| modifier.contains(*m)).for_each(|(_, code)| self.bytes.extend_from_slice(*code));
        self.bytes.push(b'm');
        self.modifier = modifier;
    }

    /// Leaves plain writing behind; says where the terminal's cursor stands now, if it was visible and that is certain.
    fn finish(mut self, visible: Option<Position>, area: Rect) -> Option<Position> {
        self.write_as(Modifier::empty());
        if !self.moved {
            return visible;
        }
        // Past the last column terminals differ, and a place outside is never asked for again.
        visible.map(|_| self.at.filter(|at| at.x < area.right()).unwrap_or(Position { x: u16::MAX, y: u16::MAX }))
    }
}

/// Where a row ends: behind its last cell that is not empty.
fn row_end(frame: &Buffer, y: u16) -> u16 {
    let area = frame.area;
    (area.left()..area.right()).rev().find(|x| frame[(*x, y)] != Cell::EMPTY).map_or(area.left(), |x| x + 1)
}

fn move_to(bytes: &mut Vec<u8>, x: u16, y: u16) {
    // Writing to a vector cannot fail.
    let _ = if x == 0 { write!(bytes, "\x1b[{}H", y + 1) } else { write!(bytes, "\x1b[{};{}H", y + 1, x + 1) };
}

fn cell_width(cell: &Cell) -> u16 {
    use unicode_width::UnicodeWidthStr as _;
    u16::try_from(cell.symbol().width()).unwrap_or(1).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    #[derive(Default)]
    struct Frames(Vec<Vec<u8>>);

    impl Line for Frames {
        fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
            self.0.push(bytes.to_vec());
            Ok(())
        }
    }

    fn frame(lines: &[&str]) -> Buffer {
        Buffer::with_lines(lines.iter().copied())
    }

    fn at(x: u16, y: u16) -> Option<Position> {
        Some(Position { x, y })
    }

    /// What a terminal shows after everything that was sent.
    fn seen(screen: &Screen<Frames>, rows: u16, columns: u16) -> vt100::Parser {
        let size = |n| std::num::NonZero::new(n).expect("a size of the test");
        let mut terminal = vt100::Parser::new(size(rows), size(columns), 0);
        screen.line.0.iter().for_each(|bytes| terminal.process(bytes));
        terminal
    }

    #[test]
    fn a_frame_is_one_write_and_nothing_new_is_none() {
        let mut screen = Screen::new(Frames::default());
        let page = ["> Nora    ", "  Orna    ", "  Ängdalen"];
        screen.paint(frame(&page), at(0, 0)).expect("sent");
        screen.paint(frame(&page), at(0, 0)).expect("sent");
        assert_eq!(screen.line.0.len(), 1);
        assert_eq!(seen(&screen, 3, 10).screen().contents(), "> Nora\n  Orna\n  Ängdalen");
    }

    #[test]
    fn a_cursor_step_costs_few_bytes() {
        let mut screen = Screen::new(Frames::default());
        screen.paint(frame(&["> Nora", "  Orna"]), at(0, 0)).expect("sent");
        screen.paint(frame(&["  Nora", "> Orna"]), at(0, 1)).expect("sent");
        let step = screen.line.0.last().expect("a frame");
        assert!(step.len() <= 20, "{} bytes: {:?}", step.len(), String::from_utf8_lossy(step));
        let terminal = seen(&screen, 2, 6);
        assert_eq!(terminal.screen().contents(), "  Nora\n> Orna");
        assert_eq!(terminal.screen().cursor_position(), (1, 0));
        assert!(!terminal.screen().hide_cursor());
    }

    #[test]
    fn what_goes_at_the_end_of_a_row_is_erased_in_one_stroke() {
        let mut screen = Screen::new(Frames::default());
        screen.paint(frame(&["a long line of words", "b"]), None).expect("sent");
        screen.paint(frame(&["a short             ", "c"]), None).expect("sent");
        let step = screen.line.0.last().expect("a frame");
        assert!(step.len() <= 30, "{} bytes: {:?}", step.len(), String::from_utf8_lossy(step));
        assert_eq!(seen(&screen, 2, 20).screen().contents(), "a short\nc");
    }

    #[test]
    fn another_size_repaints_without_a_clear() {
        let mut screen = Screen::new(Frames::default());
        screen.paint(frame(&["abcdef", "ghijkl"]), None).expect("sent");
        screen.paint(frame(&["xy  ", "    ", "z   "]), None).expect("sent");
        let bytes = screen.line.0.concat();
        assert!(!bytes.windows(4).any(|w| w == b"\x1b[2J" || w.starts_with(b"\x1b[J")), "no clear-screen");
        assert_eq!(seen(&screen, 3, 4).screen().contents(), "xy\n\nz");
        assert!(seen(&screen, 3, 4).screen().hide_cursor());
    }

    #[test]
    fn styles_end_where_they_end() {
        let mut screen = Screen::new(Frames::default());
        let mut page = frame(&["abc"]);
        page[(1, 0)].set_style(Style::new().bold().reversed());
        screen.paint(page, None).expect("sent");
        let terminal = seen(&screen, 1, 3);
        let looks = |x| terminal.screen().cell(0, x).map(|c| (c.bold(), c.inverse()));
        assert_eq!([looks(0), looks(1), looks(2)], [Some((false, false)), Some((true, true)), Some((false, false))]);
    }

    #[test]
    fn letters_are_all_alike_where_that_is_wanted() {
        let mut screen = Screen::new(Frames::default());
        screen.without_styles();
        let mut page = frame(&["abc"]);
        page[(1, 0)].set_style(Style::new().bold().reversed());
        screen.paint(page, None).expect("sent");
        assert_eq!(seen(&screen, 1, 3).screen().cell(0, 1).map(|c| (c.bold(), c.inverse())), Some((false, false)));
        assert_eq!(seen(&screen, 1, 3).screen().contents(), "abc");
    }

    #[test]
    fn wide_letters_keep_their_columns() {
        let mut screen = Screen::new(Frames::default());
        screen.paint(frame(&["a漢b "]), None).expect("sent");
        screen.paint(frame(&["a漢c "]), None).expect("sent");
        assert_eq!(seen(&screen, 1, 5).screen().contents(), "a漢c");
    }
}
