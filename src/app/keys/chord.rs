//! One key as it is written and as it is pressed.

use std::fmt;

use crate::text::{Msg, Say};

/// A key of the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Key {
    /// A letter, digit or sign; capitals are letters of their own.
    Letter(char),
    /// A function key.
    F(u8),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// The tabulator.
    Tab,
    /// The tabulator with shift.
    BackTab,
    /// The arrow up.
    Up,
    /// The arrow down.
    Down,
    /// The arrow to the left.
    Left,
    /// The arrow to the right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

/// The keys that have a name, as it is written.
const NAMED: [(&str, Key); 13] = [
    ("Space", Key::Letter(' ')),
    ("Enter", Key::Enter),
    ("Esc", Key::Esc),
    ("Tab", Key::Tab),
    ("Shift-Tab", Key::BackTab),
    ("Up", Key::Up),
    ("Down", Key::Down),
    ("Left", Key::Left),
    ("Right", Key::Right),
    ("Home", Key::Home),
    ("End", Key::End),
    ("PgUp", Key::PageUp),
    ("PgDn", Key::PageDown),
];
/// The letters that a terminal does not tell from other keys when ctrl is held.
const SAME_AS_OTHERS: [char; 4] = ['h', 'i', 'j', 'm'];

/// A key, perhaps with ctrl.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Chord {
    /// The key.
    pub(crate) key: Key,
    /// Whether ctrl is held.
    pub(crate) ctrl: bool,
}

impl Chord {
    /// A key as it is written: `x`, `X`, `ctrl-x`, `F2`, `Enter`; none if it is no key that a terminal tells.
    pub(crate) fn read(written: &str) -> Option<Self> {
        let is_ctrl = written.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("ctrl-"));
        if let Some(letter) = written.get(5..).filter(|_| is_ctrl) {
            let letter = single(letter)?.to_ascii_lowercase();
            let told = letter.is_ascii_lowercase() && !SAME_AS_OTHERS.contains(&letter);
            return told.then_some(Self { key: Key::Letter(letter), ctrl: true });
        }
        let named = NAMED.iter().find(|(name, _)| name.eq_ignore_ascii_case(written)).map(|(_, key)| *key);
        let function = || written.strip_prefix(['F', 'f'])?.parse().ok().filter(|n| (1..=12).contains(n)).map(Key::F);
        let letter = || single(written).filter(|c| !c.is_whitespace() && !c.is_control()).map(Key::Letter);
        Some(Self { key: named.or_else(function).or_else(letter)?, ctrl: false })
    }

    /// Whether it is a letter where letters are typed.
    pub(crate) fn is_typed(self) -> bool {
        matches!(self.key, Key::Letter(_)) && !self.ctrl
    }

    /// As it is told to people: what stands on the key, or its name.
    pub(crate) fn label(self, say: Say) -> String {
        let name = match self.key {
            Key::Up => Msg::KeyNameUp,
            Key::Down => Msg::KeyNameDown,
            Key::Left => Msg::KeyNameLeft,
            Key::Right => Msg::KeyNameRight,
            Key::Letter(' ') => Msg::KeyNameSpace,
            _ => return self.to_string(),
        };
        say.msg(name).to_owned()
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = NAMED.iter().find(|(_, key)| *key == self.key).map(|(name, _)| *name);
        match (self.key, named) {
            (_, Some(name)) => f.write_str(name),
            (Key::F(n), _) => write!(f, "F{n}"),
            (Key::Letter(letter), _) => write!(f, "{}{letter}", if self.ctrl { "ctrl-" } else { "" }),
            _ => Ok(()),
        }
    }
}

fn single(text: &str) -> Option<char> {
    let mut letters = text.chars();
    letters.next().filter(|_| letters.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_they_are_written() {
        for name in ["x", "X", "ctrl-x", "F2", "Enter", "Shift-Tab", "Space", "PgDn", "?", "å"] {
            assert_eq!(Chord::read(name).map(|c| c.to_string()).as_deref(), Some(name));
        }
        assert_eq!(Chord::read("CTRL-X"), Chord::read("ctrl-x"));
        assert_eq!(Chord::read("esc"), Chord::read("Esc"));
        for name in ["", "xy", "ctrl-", "ctrl-i", "ctrl-xy", "F0", "F13", "alt-x", " ", "\u{7f}"] {
            assert_eq!(Chord::read(name), None, "{name:?}");
        }
    }
}
