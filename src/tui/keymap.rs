//! Which key means which action where: `assets/keys.toml`, compiled in.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::action::Action;
use crate::text::{Msg, Say};

/// Where a binding holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Whatever is open.
    Anywhere,
    /// On the first page, beside what holds in panes.
    First,
    /// In a pane, and in pages that are read like one.
    Pane,
    /// In a form.
    Field,
    /// In a question.
    Dialog,
}

/// One key, perhaps with ctrl.
#[derive(Debug)]
pub(crate) struct Chord {
    /// As `keys.toml` writes it.
    label: &'static str,
    code: KeyCode,
    ctrl: bool,
}

impl Chord {
    /// As it is written for people: what stands on the key, or its name.
    pub(crate) fn label(&self, say: Say) -> &'static str {
        match self.code {
            KeyCode::Up => say.msg(Msg::KeyNameUp),
            KeyCode::Down => say.msg(Msg::KeyNameDown),
            KeyCode::Left => say.msg(Msg::KeyNameLeft),
            KeyCode::Right => say.msg(Msg::KeyNameRight),
            KeyCode::Char(' ') => say.msg(Msg::KeyNameSpace),
            _ => self.label,
        }
    }
}

/// An action with its keys.
#[derive(Debug)]
pub(crate) struct Binding {
    /// What it does.
    pub(crate) action: Action,
    /// Where.
    pub(crate) scope: Scope,
    /// By which keys; the first is the one that hints show.
    pub(crate) chords: &'static [Chord],
}

include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// What a key means in a scope.
pub(crate) fn action(scope: Scope, key: KeyEvent) -> Option<Action> {
    let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
    if key.modifiers.intersects(KeyModifiers::ALT | KeyModifiers::SUPER | KeyModifiers::META) {
        return None;
    }
    let holds = |b: &&Binding| b.scope == scope || b.scope == Scope::Anywhere;
    let pressed = |b: &&Binding| b.chords.iter().any(|c| c.code == key.code && c.ctrl == ctrl);
    BINDINGS.iter().filter(holds).find(pressed).map(|b| b.action)
}

/// The key that hints show for an action.
pub(crate) fn label(action: Action, say: Say) -> &'static str {
    BINDINGS.iter().find(|b| b.action == action).and_then(|b| b.chords.first()).map_or("", |c| c.label(say))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn all() -> impl Iterator<Item = (&'static Binding, &'static Chord)> {
        BINDINGS.iter().flat_map(|b| b.chords.iter().map(move |c| (b, c)))
    }

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for scope in [Scope::Pane, Scope::Field, Scope::Dialog] {
            let mut seen = HashSet::new();
            for (binding, chord) in all().filter(|(b, _)| b.scope == scope || b.scope == Scope::Anywhere) {
                assert!(seen.insert((chord.code, chord.ctrl)), "{} again for {:?}", chord.label, binding.action);
            }
        }
    }

    #[test]
    fn an_action_has_one_binding() {
        let actions: HashSet<_> = BINDINGS.iter().map(|b| b.action).collect();
        assert_eq!(actions.len(), BINDINGS.len());
        assert_eq!(BINDINGS.len(), Action::OtherAnswer as usize + 1, "each action of the program has a key");
    }

    /// Of xkb-data, layouts `no` and `se`: what needs AltGr or waits for a second key.
    #[test]
    fn nordic_keyboards_have_every_key() {
        for (binding, chord) in all() {
            let KeyCode::Char(letter) = chord.code else { continue };
            assert!(letter.is_ascii() && !"[]{}@$~^`'\"\\|".contains(letter), "{letter} for {:?}", binding.action);
        }
    }

    #[test]
    fn what_terminals_take_is_left_to_them() {
        for (binding, chord) in all() {
            let taken = match chord.code {
                KeyCode::Char(letter) => chord.ctrl && "abqshijm".contains(letter),
                KeyCode::F(n) => n >= 2,
                _ => false,
            };
            assert!(!taken, "{} for {:?}", chord.label, binding.action);
        }
    }

    #[test]
    fn no_letter_answers_a_question() {
        let mut letters = all().filter(|(b, _)| b.scope == Scope::Dialog);
        assert!(letters.all(|(_, c)| !matches!(c.code, KeyCode::Char(_))));
        for letter in ('a'..='z').chain('A'..='Z') {
            assert_eq!(action(Scope::Dialog, KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE)), None);
        }
    }

    #[test]
    fn letters_of_fields_stay_letters() {
        let mut plain = all().filter(|(b, c)| matches!(b.scope, Scope::Field | Scope::Anywhere) && !c.ctrl);
        assert!(plain.all(|(_, c)| !matches!(c.code, KeyCode::Char(_))));
    }

    #[test]
    fn capitals_and_ctrl_are_other_keys() {
        let key = |c, m| action(Scope::Pane, KeyEvent::new(KeyCode::Char(c), m));
        assert_eq!(key('u', KeyModifiers::NONE), Some(Action::Undo));
        assert_eq!(key('U', KeyModifiers::SHIFT), Some(Action::Redo));
        assert_eq!(key('u', KeyModifiers::CONTROL), Some(Action::HalfUp));
        assert_eq!(key('u', KeyModifiers::ALT), None);
        let say = Say::new(crate::domain::sort::Language::Nb);
        assert_eq!([label(Action::Help, say), label(Action::Down, say)], ["?", "Pil ned"]);
    }
}
