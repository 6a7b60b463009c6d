//! Keys as the terminal tells them, and what they mean. Panes, layers, the hint line and the help know actions, never keys.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::app::keys::{Action, Chord, Key};
pub(crate) use crate::app::keys::{Keys, Scope};

/// What a key means in a place.
pub(crate) fn action(keys: &Keys, scope: Scope, key: KeyEvent) -> Option<Action> {
    keys.action(scope, chord(key)?)
}

fn chord(event: KeyEvent) -> Option<Chord> {
    if event.modifiers.intersects(KeyModifiers::ALT | KeyModifiers::SUPER | KeyModifiers::META) {
        return None;
    }
    let key = match event.code {
        KeyCode::Char(letter) => Key::Letter(letter),
        KeyCode::F(n) => Key::F(n),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        _ => return None,
    };
    Some(Chord { key, ctrl: event.modifiers.contains(KeyModifiers::CONTROL) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keys::Binding;
    use crate::text::Say;
    use std::collections::HashSet;

    fn all() -> impl Iterator<Item = (&'static Binding, Chord)> {
        Keys::unchanged().all().iter().flat_map(|b| b.chords.iter().map(move |c| (b, *c)))
    }

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for scope in [Scope::Pane, Scope::Field, Scope::Dialog] {
            let mut seen = HashSet::new();
            for (binding, chord) in all().filter(|(b, _)| b.scope == scope || b.scope == Scope::Anywhere) {
                assert!(seen.insert(chord), "{chord} again for {:?}", binding.action);
            }
        }
    }

    #[test]
    fn an_action_has_one_binding_with_keys_that_are_read() {
        let bindings = Keys::unchanged().all();
        let actions: HashSet<_> = bindings.iter().map(|b| b.action).collect();
        assert_eq!(actions.len(), bindings.len());
        assert_eq!(bindings.len(), Action::OtherAnswer as usize + 1, "each action of the program has a key");
        assert_eq!(bindings.iter().find(|b| b.chords.is_empty()).map(|b| b.name), None);
    }

    /// Of xkb-data, layouts `no` and `se`: what needs AltGr or waits for a second key.
    #[test]
    fn nordic_keyboards_have_every_key() {
        for (binding, chord) in all() {
            let Key::Letter(letter) = chord.key else { continue };
            assert!(letter.is_ascii() && !"[]{}@$~^`'\"\\|".contains(letter), "{letter} for {:?}", binding.action);
        }
    }

    #[test]
    fn what_terminals_take_is_left_to_them() {
        for (binding, chord) in all() {
            let taken = match chord.key {
                Key::Letter(letter) => chord.ctrl && "abqshijm".contains(letter),
                Key::F(n) => n >= 2,
                _ => false,
            };
            assert!(!taken, "{chord} for {:?}", binding.action);
        }
    }

    #[test]
    fn no_letter_answers_a_question() {
        let mut letters = all().filter(|(b, _)| b.scope == Scope::Dialog);
        assert!(letters.all(|(_, c)| !c.is_typed()));
        for letter in ('a'..='z').chain('A'..='Z') {
            let key = KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE);
            assert_eq!(action(Keys::unchanged(), Scope::Dialog, key), None);
        }
    }

    #[test]
    fn letters_of_fields_stay_letters() {
        assert!(all().all(|(b, c)| !matches!(b.scope, Scope::Field | Scope::Anywhere) || !c.is_typed()));
    }

    #[test]
    fn capitals_and_ctrl_are_other_keys() {
        let key = |c, m| action(Keys::unchanged(), Scope::Pane, KeyEvent::new(KeyCode::Char(c), m));
        assert_eq!(key('u', KeyModifiers::NONE), Some(Action::Undo));
        assert_eq!(key('U', KeyModifiers::SHIFT), Some(Action::Redo));
        assert_eq!(key('u', KeyModifiers::CONTROL), Some(Action::HalfUp));
        assert_eq!(key('u', KeyModifiers::ALT), None);
        let say = Say::new(crate::domain::sort::Language::Nb);
        let label = |action| Keys::unchanged().label(action, say);
        assert_eq!([label(Action::Help), label(Action::Down)], ["?", "Pil ned"]);
    }
}
