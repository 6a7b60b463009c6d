//! The paper that everything is drawn on. Nothing reaches the screen but through here, and only as [`Shown`].

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::text::{Glyphs, Msg, Say, Shown, Writing};

/// One frame in the making.
pub(crate) struct Canvas {
    buffer: Buffer,
    cursor: Option<Position>,
    glyphs: Glyphs,
    say: Say,
    /// Whether lines are read one after the other.
    linear: bool,
    /// What a click leads to, by where it is drawn.
    spots: Vec<(Rect, Spot)>,
}

/// What a click leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    /// The pane of a number, from 0.
    Tab(usize),
    /// So many steps from where one is.
    Steps {
        /// Down, or up.
        down: isize,
        /// Into what is to the right, or to the left.
        right: isize,
    },
    /// The part that one is not in.
    Beside,
}

/// Ordinary text.
pub(crate) const PLAIN: Style = Style::new();
/// Headings, and what is late.
pub(crate) const BOLD: Style = Style::new().bold();
/// The tab one is on and the button one is at. Signs and brackets say the same.
pub(crate) const REVERSED: Style = Style::new().reversed();

impl Canvas {
    /// An empty frame.
    #[cfg(test)]
    pub(crate) fn new(area: Rect) -> Self {
        Self::with(area, Writing::default(), Say::new(crate::domain::sort::Language::En))
    }

    /// An empty frame, written to as a person wants it.
    pub(crate) fn with(area: Rect, writing: Writing, say: Say) -> Self {
        let (glyphs, linear) = (writing.glyphs(), writing.linear);
        Self { buffer: Buffer::empty(area), cursor: None, glyphs, say, linear, spots: Vec::new() }
    }

    /// Whether lines are read one after the other.
    pub(crate) fn is_linear(&self) -> bool {
        self.linear
    }

    /// Tells, where lines are read one after the other, what one is at and which of how many it is. Gives the lines used.
    pub(crate) fn place(&mut self, area: Rect, what: &str, at: usize, all: usize) -> u16 {
        if !self.linear {
            return 0;
        }
        let line =
            [what, &position(self.say, at, all)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        self.text(area.x + 1, area.y, area.width.saturating_sub(1), &Shown::of(&line), PLAIN);
        1
    }

    /// That a filter hides all there is.
    pub(crate) fn no_hits(&self, filter: &str) -> Shown {
        Shown::of(&self.say.fill(Msg::TuiNoHits, &[("filter", &filter)]))
    }

    /// The signs of more above and of more below.
    pub(crate) fn arrows(&self) -> [char; 2] {
        if self.glyphs == Glyphs::Unicode { ['\u{2191}', '\u{2193}'] } else { ['^', 'v'] }
    }

    /// Writes a sign in the first of the cells before an entry; in the last of them where the mark stands.
    pub(crate) fn sign_beside(&mut self, x: u16, y: u16, sign: char) {
        let is_marked = self.buffer.cell((x, y)).is_some_and(|cell| cell.symbol() != " ");
        self.sign(if is_marked { x + 2 } else { x }, y, sign, PLAIN);
    }

    /// Which signs the terminal has.
    pub(crate) fn glyphs(&self) -> Glyphs {
        self.glyphs
    }

    /// The whole of it.
    pub(crate) fn area(&self) -> Rect {
        self.buffer.area
    }

    /// The frame and the place of the terminal's own cursor.
    pub(crate) fn finish(self) -> (Buffer, Option<Position>) {
        (self.buffer, self.cursor)
    }

    /// Has a click on an area lead somewhere.
    pub(crate) fn offer(&mut self, area: Rect, spot: Spot) {
        self.spots.push((area, spot));
    }

    /// Where a click leads, if anywhere.
    pub(crate) fn spot_at(&self, place: Position) -> Option<Spot> {
        self.spots.iter().rev().find(|(area, _)| area.contains(place)).map(|(_, spot)| *spot)
    }

    /// Puts the terminal's own cursor somewhere: screen readers and magnifiers follow it.
    pub(crate) fn put_cursor(&mut self, x: u16, y: u16) {
        self.cursor = self.area().contains(Position { x, y }).then_some(Position { x, y });
    }

    /// Writes text into so many cells, cut with `…` if it is longer. Gives the cells used.
    pub(crate) fn text(&mut self, x: u16, y: u16, cells: u16, text: &Shown, style: Style) -> u16 {
        let cells = cells.min(self.area().right().saturating_sub(x));
        if cells == 0 || y >= self.area().bottom() {
            return 0;
        }
        debug_assert!(self.is_free(x, y, text.width().min(usize::from(cells))), "{text:?} at {x},{y} covers other text");
        let cut = (text.width() > usize::from(cells)).then(|| text.truncate(usize::from(cells), self.glyphs));
        let written = self.glyphs.write(cut.as_ref().unwrap_or(text).as_str());
        self.buffer.set_stringn(x, y, written, usize::from(cells), style).0 - x
    }

    /// Whether no text stands in so many cells: what is to lie over something is preceded by a blank.
    fn is_free(&self, x: u16, y: u16, cells: usize) -> bool {
        (x..self.area().right()).take(cells).all(|x| matches!(self.buffer[(x, y)].symbol(), " " | "-"))
    }

    /// Writes text so that it ends at the right of the cells.
    pub(crate) fn text_right(&mut self, x: u16, y: u16, cells: u16, text: &Shown, style: Style) {
        let used = u16::try_from(text.width()).unwrap_or(cells).min(cells);
        self.text(x + cells - used, y, used, text, style);
    }

    /// Writes one sign of the program's own.
    pub(crate) fn sign(&mut self, x: u16, y: u16, sign: char, style: Style) {
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            cell.set_char(sign).set_style(style);
        }
    }

    /// A bar of so many hundredths of its cells, in steps of an eighth of a cell where the terminal has signs for it.
    pub(crate) fn bar(&mut self, x: u16, y: u16, cells: u16, hundredths: u16) {
        let eighths = u32::from(cells) * 8 * u32::from(hundredths.min(100)) / 100;
        let whole = u16::try_from(eighths / 8).unwrap_or(cells);
        let full = if self.glyphs == Glyphs::Unicode { '\u{2588}' } else { '#' };
        for x in x..x + whole {
            self.sign(x, y, full, PLAIN);
        }
        let rest = char::from_u32(0x2590 - eighths % 8).filter(|_| eighths % 8 > 0 && self.glyphs == Glyphs::Unicode);
        if let Some(rest) = rest {
            self.sign(x + whole, y, rest, PLAIN);
        }
    }

    /// A line across with a title in it: `-- Title ------`.
    pub(crate) fn rule(&mut self, area: Rect, title: &Shown, style: Style) {
        if self.is_linear() {
            self.text(area.x + 1, area.y, area.width.saturating_sub(1), title, style);
            return;
        }
        for x in area.left()..area.right() {
            self.sign(x, area.y, '-', PLAIN);
        }
        if !title.as_str().is_empty() && area.width > 6 {
            let padded = Shown::of(&format!(" {} ", title.truncate(usize::from(area.width) - 6, self.glyphs)));
            self.text(area.x + 2, area.y, area.width - 4, &padded, style);
        }
    }

    /// A line down between two parts.
    pub(crate) fn divider(&mut self, x: u16, area: Rect) {
        for y in area.top()..area.bottom() {
            self.sign(x, y, '|', PLAIN);
        }
    }
}

/// Which of how many.
pub(crate) fn position(say: Say, at: usize, all: usize) -> String {
    say.fill(Msg::TuiPosition, &[("at", &(at + 1)), ("all", &all)])
}

/// How many steps lead from one place in a row of things to another.
pub(crate) fn steps(from: usize, to: usize) -> isize {
    isize::try_from(to).unwrap_or(isize::MAX) - isize::try_from(from).unwrap_or(isize::MAX)
}

/// Breaks text into lines of so many cells, between words where there are any.
pub(crate) fn wrap(text: &Shown, cells: u16) -> Vec<Shown> {
    let cells = usize::from(cells.max(1));
    if text.width() <= cells {
        return vec![text.clone()];
    }
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.as_str().split(' ') {
        let mut word = Shown::of(word);
        if used > 0 && used + 1 + word.width() <= cells {
            line.push(' ');
            used += 1;
        } else if used > 0 {
            lines.push(Shown::of(&std::mem::take(&mut line)));
            used = 0;
        }
        while word.width() > cells {
            let (head, rest) = broken(&word, cells);
            lines.push(head);
            word = rest;
        }
        line.push_str(word.as_str());
        used += word.width();
    }
    if used > 0 || lines.is_empty() {
        lines.push(Shown::of(&line));
    }
    lines
}

/// A word in two: after a hyphen of its own, before a syllable, or else where the cells end. What is broken gets a hyphen;
/// an address must stay as it is, and among few letters there is no room.
fn broken(word: &Shown, cells: usize) -> (Shown, Shown) {
    let parts = |(head, rest): (&str, &str), hyphen: &str| (Shown::of(&format!("{head}{hyphen}")), Shown::of(rest));
    let fits = |at: &usize| Shown::of(&word.as_str()[..*at]).width() <= cells;
    let mut own = word.as_str().match_indices('-').map(|(at, _)| at + 1).filter(|at| *at > 2 && *at < word.as_str().len());
    if let Some(at) = own.rfind(fits) {
        return parts(word.as_str().split_at(at), "");
    }
    if cells < FOR_A_HYPHEN || !word.as_str().chars().all(char::is_alphabetic) {
        return split_at_cells(word, cells);
    }
    let (head, rest) = split_at_cells(word, cells - 1);
    match syllable(word.as_str()).filter(|at| *at <= head.as_str().len()).last() {
        Some(at) => parts(word.as_str().split_at(at), "-"),
        None => parts((head.as_str(), rest.as_str()), "-"),
    }
}

/// Where in a word a consonant and a vowel begin a syllable, with a few letters before and after.
fn syllable(word: &str) -> impl Iterator<Item = usize> {
    let is_vowel = |letter: char| letter.to_lowercase().any(|letter| "aeiouyåäöæøé".contains(letter));
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    let last = letters.len().saturating_sub(2);
    let begins = move |at: &usize| !is_vowel(letters[*at].1) && is_vowel(letters[*at + 1].1);
    let places: Vec<usize> = word.char_indices().map(|(place, _)| place).collect();
    (2..last).filter(begins).map(move |at| places[at])
}

/// From so many cells on a word that is broken gets a hyphen.
const FOR_A_HYPHEN: usize = 6;

/// As much as fits, at least one letter, and the rest.
fn split_at_cells(word: &Shown, cells: usize) -> (Shown, Shown) {
    use unicode_segmentation::UnicodeSegmentation as _;
    let mut used = 0;
    let mut taken = 0;
    for cluster in word.as_str().graphemes(true) {
        used += Shown::of(cluster).width();
        if used > cells {
            break;
        }
        taken += cluster.len();
    }
    let first = word.as_str().graphemes(true).next().map_or(0, str::len);
    let (head, rest) = word.as_str().split_at(taken.max(first));
    (Shown::of(head), Shown::of(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_have_a_sign_for_every_terminal() {
        let drawn = |glyphs, hundredths| {
            let writing = Writing { ascii: glyphs == Glyphs::Ascii, ..Writing::default() };
            let mut canvas = Canvas::with(Rect::new(0, 0, 6, 1), writing, Say::new(crate::domain::sort::Language::En));
            canvas.bar(0, 0, 6, hundredths);
            let (buffer, _) = canvas.finish();
            (0..6).map(|x| buffer[(x, 0)].symbol()).collect::<String>()
        };
        assert_eq!(drawn(Glyphs::Ascii, 50), "###   ");
        assert_eq!(drawn(Glyphs::Unicode, 50), "\u{2588}\u{2588}\u{2588}   ");
        assert_eq!(drawn(Glyphs::Unicode, 55), "\u{2588}\u{2588}\u{2588}\u{258e}  ");
        assert_eq!([drawn(Glyphs::Unicode, 0), drawn(Glyphs::Ascii, 100)], ["      ", "######"]);
    }

    fn wrapped(text: &str, cells: u16) -> Vec<String> {
        wrap(&Shown::of(text), cells).into_iter().map(String::from).collect()
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("Mora og Orsa i nemnda", 8), ["Mora og", "Orsa i", "nemnda"]);
        assert_eq!(wrapped("kort", 8), ["kort"]);
        assert_eq!(wrapped("", 8), [""]);
    }

    #[test]
    fn words_without_end_break_too() {
        assert_eq!(wrapped("a øøøøøøøø b", 4), ["a", "øøøø", "øøøø", "b"]);
        assert_eq!(wrapped("Digitaliseringsråd", 8), ["Digita-", "lise-", "ringsråd"]);
        let capitals: Vec<_> = wrapped("førstebåtlærer", 8).iter().map(|line| line.to_uppercase()).collect();
        assert_eq!(wrapped("FØRSTEBÅTLÆRER", 8), capitals);
        assert_eq!(wrapped("SDK-anslutning", 8), ["SDK-", "anslut-", "ning"]);
        assert_eq!(wrapped("kari.nes@example.org", 8), ["kari.nes", "@example", ".org"]);
        assert_eq!(wrapped("漢漢漢", 3), ["漢", "漢", "漢"]);
        assert_eq!(wrapped("漢", 1), ["漢"]);
    }

    #[test]
    fn text_is_cut_with_a_sign() {
        let mut canvas = Canvas::new(Rect::new(0, 0, 6, 1));
        canvas.text(0, 0, 5, &Shown::of("Älvdalen"), PLAIN);
        assert_eq!(canvas.finish().0, Buffer::with_lines(["Älvd… "]));
    }
}
