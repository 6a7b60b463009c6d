//! Text that may reach a terminal: nothing in it moves the cursor, turns the line around or hides.

use std::borrow::Cow;
use std::fmt;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// One line of text that is safe on a terminal; what is not is written out as `\u{…}`.
///
/// Sequences are never recognised, only characters escaped: filters that look for sequences get bypassed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Shown(String);

/// Which signs the terminal has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Glyphs {
    /// All of them.
    #[default]
    Unicode,
    /// Those of ASCII, for the program's own signs.
    Ascii,
}

/// How a person wants terminals to be written to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Writing {
    /// With signs of ASCII only, whatever the terminal has.
    pub ascii: bool,
    /// Without bold and reversed letters. There are no colours to be without.
    pub plain: bool,
    /// In lines that are read one after the other: nothing beside anything else, no rules, no columns.
    pub linear: bool,
}

impl Writing {
    /// The signs to write with, where all are there.
    pub fn glyphs(self) -> Glyphs {
        if self.ascii { Glyphs::Ascii } else { Glyphs::Unicode }
    }
}

impl Glyphs {
    /// The sign for what was cut off.
    pub fn ellipsis(self) -> char {
        match self {
            Self::Unicode => '…',
            Self::Ascii => '~',
        }
    }

    /// The same text with no other signs than these. Letters stay, whatever their language, and each sign its cell.
    pub fn write(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Ascii if !text.is_ascii() => text.chars().map(in_ascii).collect(),
            Self::Ascii | Self::Unicode => text.into(),
        }
    }
}

/// The sign of ASCII that is read for another; the one of clauses is on every Nordic keyboard and stays.
fn in_ascii(c: char) -> char {
    match c {
        _ if c.is_ascii() || c.is_alphabetic() || c == '§' || c.width() != Some(1) => c,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' => ' ',
        '\u{2010}'..='\u{2015}' | '−' => '-',
        '«' | '»' | '“' | '”' | '„' => '"',
        '‘' | '’' => '\'',
        '…' => Glyphs::Ascii.ellipsis(),
        '×' => 'x',
        '·' | '•' => '*',
        _ => '?',
    }
}

impl Shown {
    /// Makes any text fit for a terminal.
    pub fn of(text: &str) -> Self {
        if text.chars().all(is_plain) { Self(text.to_owned()) } else { Self(escape_loose_joiners(escape_characters(text))) }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How many cells it takes.
    pub fn width(&self) -> usize {
        width(&self.0)
    }

    /// The text within so many cells, cut between whole letters and marked where it was cut.
    pub fn truncate(&self, cells: usize, glyphs: Glyphs) -> Self {
        if self.width() <= cells {
            return self.clone();
        }
        let Some(room) = cells.checked_sub(1) else { return Self::default() };
        let mut used = 0;
        let fits = self.0.graphemes(true).take_while(|cluster| {
            used += width(cluster);
            used <= room
        });
        let mut cut: String = fits.collect();
        cut.push(glyphs.ellipsis());
        Self(cut)
    }

    /// The text with spaces after it up to so many cells.
    pub fn pad(&self, cells: usize) -> Self {
        Self(format!("{}{}", self.0, " ".repeat(cells.saturating_sub(self.width()))))
    }

    /// The text with spaces before it up to so many cells, as numbers stand.
    pub fn pad_left(&self, cells: usize) -> Self {
        Self(format!("{}{}", " ".repeat(cells.saturating_sub(self.width())), self.0))
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Width and precision of a format string count characters, not cells: `pad` and `truncate` are for that.
        f.write_str(&self.0)
    }
}

impl AsRef<str> for Shown {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<Shown> for String {
    fn from(shown: Shown) -> Self {
        shown.0
    }
}

/// Cells are counted letter by letter, as they are drawn.
fn width(text: &str) -> usize {
    let plain = text.chars().try_fold(0, |cells, c| is_plain(c).then_some(cells + 1));
    plain.unwrap_or_else(|| text.graphemes(true).map(UnicodeWidthStr::width).sum())
}

/// Whether a character is harmless and one cell wide beside others of its kind: what nearly all texts are made of, and what
/// no table need be asked about.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}')
}

const JOINER: char = '\u{200d}';

fn is_variation(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}')
}

/// Characters that are written out wherever they stand.
pub fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{2028}' | '\u{2029}'                                                   // line and paragraph separators
            | '\u{61c}' | '\u{200e}' | '\u{200f}'                                     // marks of direction
            | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'                       // overrides and isolates
            | '\u{200b}' | '\u{200c}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{feff}' // zero width
            | '\u{ad}' | '\u{34f}' | '\u{180b}'..='\u{180f}' | '\u{fff9}'..='\u{fffb}' // hyphens, joiners, notes unseen
            | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{3164}' | '\u{ffa0}' // letters without ink
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}') // tags and the like
}

/// Whether a character is drawn by itself, and is no skin tone of the one before.
fn begins_a_sign(c: char) -> bool {
    c.width().is_some_and(|cells| cells > 0) && !matches!(c, '\u{1f3fb}'..='\u{1f3ff}')
}

fn escape_characters(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut before = None;
    for c in text.chars() {
        // A variation picks the look of the one character before it; alone it would only hide.
        let alone = is_variation(c) && before.is_none_or(|b: char| b == ' ' || b == JOINER || is_variation(b) || is_forbidden(b));
        if is_forbidden(c) || alone {
            safe.extend(c.escape_unicode());
        } else {
            safe.push(c);
        }
        before = Some(c);
    }
    safe
}

/// A joiner stays where it joins two signs into one, as in an emoji of several people.
fn escape_loose_joiners(text: String) -> String {
    if !text.contains(JOINER) {
        return text;
    }
    let mut safe = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        let mut rest = cluster.chars().peekable();
        let mut first = true;
        while let Some(c) = rest.next() {
            let joins = !first && rest.peek().is_some_and(|next| begins_a_sign(*next));
            first = false;
            if c == JOINER && !joins {
                safe.extend(c.escape_unicode());
            } else {
                safe.push(c);
            }
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str) -> String {
        Shown::of(text).into()
    }

    #[test]
    fn sequences_are_written_out() {
        assert_eq!(shown("\x1b[31mRød\x07"), r"\u{1b}[31mRød\u{7}");
        assert_eq!(shown("a\tb\r\nc\u{9b}2J\u{7f}"), r"a\u{9}b\u{d}\u{a}c\u{9b}2J\u{7f}");
        assert_eq!(shown("a\u{2028}b\u{202e}c\u{2066}d\u{200f}"), r"a\u{2028}b\u{202e}c\u{2066}d\u{200f}");
        assert_eq!(shown("Or\u{200b}sa\u{feff}"), r"Or\u{200b}sa\u{feff}");
    }

    #[test]
    fn names_stay_as_they_are() {
        for name in [
            "Kárášjohka",
            "Ŋŋ đ ŧ",
            "A\u{30a}lvdalen",
            "Ängdalen",
            "👩\u{200d}👧\u{200d}👦",
            "❤\u{fe0f}\u{200d}🔥",
            "204\u{a0}000,00",
            "🇳🇴",
        ] {
            assert_eq!(shown(name), name);
        }
    }

    #[test]
    fn joiners_that_join_nothing_are_seen() {
        assert_eq!(shown("a\u{200d}b"), r"a\u{200d}b");
        assert_eq!(shown("👩\u{200d}"), r"👩\u{200d}");
        assert_eq!(shown("👩\u{200d}\u{200d}👧"), r"👩\u{200d}\u{200d}👧");
        assert_eq!(shown("\u{200d}🏽"), r"\u{200d}🏽");
        assert_eq!(shown("\u{fe0f}a"), r"\u{fe0f}a");
    }

    #[test]
    fn cutting_keeps_letters_whole() {
        let cut = |text, cells| Shown::of(text).truncate(cells, Glyphs::Unicode).to_string();
        assert_eq!(cut("Ängdalen", 8), "Ängdalen");
        assert_eq!(cut("Ängdalen", 4), "Äng…");
        assert_eq!(cut("A\u{30a}lv", 2), "A\u{30a}…");
        assert_eq!(cut("👩\u{200d}👧👦", 3), "👩\u{200d}👧…");
        assert_eq!(cut("👩\u{200d}👧👦", 2), "…");
        assert_eq!(cut("Orna", 0), "");
        assert_eq!(Shown::of("Bærum").truncate(3, Glyphs::Ascii).as_str(), "Bæ~");
    }

    #[test]
    fn ascii_keeps_letters_and_clauses_and_no_other_sign() {
        let ascii = |text| Glyphs::Ascii.write(text).into_owned();
        assert_eq!(ascii("§ 3–4: «Bærum» 1\u{a0}000 …"), "§ 3-4: \"Bærum\" 1 000 ~");
        assert_eq!([ascii("A\u{30a}s ½ 漢"), ascii("→")], ["A\u{30a}s ? 漢", "?"]);
        assert_eq!(Glyphs::Unicode.write("«–»"), "«–»");
    }

    #[test]
    fn padding_counts_cells() {
        assert_eq!(Shown::of("Å\u{30a}s").pad(4).as_str(), "Å\u{30a}s  ");
        assert_eq!(Shown::of("漢").pad_left(4).as_str(), "  漢");
        assert_eq!(Shown::of("Orna").pad(2).as_str(), "Orna");
    }

    /// Any text, and texts dense with what matters here.
    fn hostile() -> impl Strategy<Value = String> {
        let odd = prop::sample::select(vec![
            '\u{200d}',
            '\u{fe0f}',
            '\u{200b}',
            '\u{1b}',
            '\u{202e}',
            '\u{300}',
            '👩',
            '👧',
            '♀',
            '❤',
            'a',
            ' ',
            '\u{94d}',
            '\u{915}',
            '\u{1f3fd}',
            '\u{e0067}',
            '\u{600}',
            '\u{903}',
            '\u{1100}',
            '\u{1161}',
        ]);
        prop_oneof![any::<String>(), prop::collection::vec(odd, 0..12).prop_map(String::from_iter)]
    }

    /// The promise again, in other words than the code's.
    fn is_dangerous(c: char) -> bool {
        let code = c as u32;
        let controls = code < 0x20 || (0x7f..=0x9f).contains(&code) || matches!(code, 0x2028 | 0x2029);
        let bidi = matches!(code, 0x61c | 0x200e | 0x200f | 0x202a..=0x202e | 0x2066..=0x2069);
        controls || bidi || matches!(code, 0x200b | 0x200c | 0x2060 | 0xfeff)
    }

    proptest! {
        #[test]
        fn nothing_forbidden_comes_out(text in hostile(), cells in 0_usize..12) {
            let safe = Shown::of(&text);
            prop_assert!(!safe.as_str().chars().any(is_forbidden));
            prop_assert!(!safe.as_str().chars().any(is_dangerous));
            prop_assert!(!safe.as_str().starts_with(JOINER) && !safe.as_str().ends_with(JOINER));
            prop_assert_eq!(&Shown::of(safe.as_str()), &safe);
            let cut = safe.truncate(cells, Glyphs::Unicode);
            prop_assert!(cut.width() <= cells);
            prop_assert_eq!(Shown::of(cut.as_str()), cut);
            prop_assert!(safe.pad(cells).width() >= cells);
        }

        #[test]
        fn plain_text_is_what_all_text_is(text in "[ -~\u{a0}-\u{ac}\u{ae}-\u{2ff}]{0,12}") {
            prop_assert!(text.chars().all(is_plain));
            prop_assert_eq!(escape_loose_joiners(escape_characters(&text)), String::from(Shown::of(&text)));
            prop_assert_eq!(text.graphemes(true).map(UnicodeWidthStr::width).sum::<usize>(), width(&text));
        }
    }
}
