//! The keys that a person has chosen, and what is wrong with them. What is wrong is left out; the rest holds, and an action
//! that was given no sound key keeps its own.

use super::{Action, Binding, Chord, Keys, Scope, keys_file};
use crate::app::failure::{Failure, nearest, words};
use crate::exchange::keys::{Written, read};
use crate::text::{Msg, Say};

/// Something wrong in `keys.toml`.
#[derive(Debug)]
pub(crate) struct KeyFault {
    /// The line, counted from 1; 0 where it is the file.
    pub(crate) line: usize,
    /// What.
    pub(crate) kind: KeyFaultKind,
}

/// What can be wrong there.
#[derive(Debug)]
pub(crate) enum KeyFaultKind {
    /// The file cannot be read.
    File(Failure),
    /// The line does not say which keys an action has.
    NoBinding,
    /// There is no such action.
    NoAction(String),
    /// There is no such key.
    NoKey(String),
    /// The key is typed where the action holds.
    Typed(Chord),
    /// The key means another action there, which keeps it.
    Taken(Chord, Action),
    /// The key meant another action there, which has lost it and has no other.
    Lost(Chord, Action),
}

impl Keys {
    /// These keys with what a person wrote in their place.
    pub(crate) fn changed_by(&self, text: &str) -> (Self, Vec<KeyFault>) {
        let (written, no_bindings) = read(text);
        let mut faults: Vec<_> = no_bindings.into_iter().map(|line| KeyFault { line, kind: KeyFaultKind::NoBinding }).collect();
        let mut keys = self.clone();
        let mut chosen = Vec::new();
        for line in &written {
            let fault = |kind| KeyFault { line: line.line, kind };
            let Some(at) = keys.bindings.iter().position(|b| b.name == line.action) else {
                faults.push(fault(KeyFaultKind::NoAction(line.action.clone())));
                continue;
            };
            let (sound, wrong) = sound_keys(line, keys.bindings[at].scope);
            faults.extend(wrong.into_iter().map(fault));
            if !sound.is_empty() || line.keys.is_empty() {
                keys.bindings[at].chords.clear();
                chosen.push((at, line.line, sound));
            }
        }
        // All that were chosen have let go of their old keys by now, so that two can change places.
        let all: Vec<usize> = chosen.iter().map(|(at, ..)| *at).collect();
        for (at, line, sound) in chosen {
            let own = self.bindings[at].chords.iter().copied().filter(|own| !sound.contains(own)).collect();
            let is_emptied = sound.is_empty();
            let mut found = keys.choose(at, &all, sound);
            if !is_emptied && keys.bindings[at].chords.is_empty() {
                found.extend(keys.choose(at, &all, own));
            }
            faults.extend(found.into_iter().map(|kind| KeyFault { line, kind }));
        }
        faults.sort_by_key(|fault| fault.line);
        (keys, faults)
    }

    /// Gives an action keys. What another was given by its own line stays there; what it only had is taken.
    fn choose(&mut self, at: usize, chosen: &[usize], chords: Vec<Chord>) -> Vec<KeyFaultKind> {
        let mut faults = Vec::new();
        for chord in chords {
            let own = &self.bindings[at];
            let has = |(other, b): &(usize, &Binding)| *other != at && b.meets(own) && b.chords.contains(&chord);
            let holders: Vec<usize> = self.bindings.iter().enumerate().filter(has).map(|(other, _)| other).collect();
            if let Some(holder) = holders.iter().find(|holder| chosen.contains(holder)) {
                faults.push(KeyFaultKind::Taken(chord, self.bindings[*holder].action));
                continue;
            }
            for holder in holders {
                let other = &mut self.bindings[holder];
                other.chords.retain(|c| *c != chord);
                if other.chords.is_empty() {
                    faults.push(KeyFaultKind::Lost(chord, other.action));
                }
            }
            if !self.bindings[at].chords.contains(&chord) {
                self.bindings[at].chords.push(chord);
            }
        }
        faults
    }
}

/// The keys of a line that can be pressed where the action holds, and what is wrong with the others.
fn sound_keys(line: &Written, scope: Scope) -> (Vec<Chord>, Vec<KeyFaultKind>) {
    let (mut sound, mut wrong) = (Vec::new(), Vec::new());
    for key in &line.keys {
        match Chord::read(key) {
            None => wrong.push(KeyFaultKind::NoKey(key.clone())),
            Some(chord) if scope.takes_letters() && chord.is_typed() => wrong.push(KeyFaultKind::Typed(chord)),
            Some(chord) => sound.push(chord),
        }
    }
    (sound, wrong)
}

impl KeyFault {
    /// Where it is, and what is wrong with what to do.
    pub(crate) fn words(&self, say: Say) -> (String, String) {
        let file = keys_file().map(|path| path.display().to_string()).unwrap_or_default();
        let place = if self.line == 0 { file } else { format!("{file}:{}", self.line) };
        // With the name by which a line gives the other another key.
        let of = |chord: &Chord, action: &Action| {
            let name = Keys::unchanged().all().iter().find(|b| b.action == *action).map(|b| b.name).unwrap_or_default();
            (chord.label(say), say.msg(action.words()), name)
        };
        let message = match &self.kind {
            KeyFaultKind::File(failure) => words::failure(say, failure).join(" "),
            KeyFaultKind::NoBinding => say.msg(Msg::KeysNoBinding).to_owned(),
            KeyFaultKind::NoAction(name) => {
                let names: Vec<String> = Keys::unchanged().all().iter().map(|b| b.name.to_owned()).collect();
                let meant = nearest::suggestion(say, name, &names);
                [&say.fill(Msg::KeysNoAction, &[("name", name)]), meant.as_str()].concat()
            }
            KeyFaultKind::NoKey(key) => say.fill(Msg::KeysNoKey, &[("key", key)]),
            KeyFaultKind::Typed(chord) => say.fill(Msg::KeysTyped, &[("key", &chord.label(say))]),
            KeyFaultKind::Taken(chord, action) => {
                let (key, other, name) = of(chord, action);
                say.fill(Msg::KeysTaken, &[("key", &key), ("other", &other), ("name", &name)])
            }
            KeyFaultKind::Lost(chord, action) => {
                let (key, other, name) = of(chord, action);
                say.fill(Msg::KeysLost, &[("key", &key), ("other", &other), ("name", &name)])
            }
        };
        (place, message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sort::Language;

    fn faults(text: &str) -> Vec<String> {
        let (_, faults) = Keys::unchanged().changed_by(text);
        let say = Say::new(Language::En);
        faults.iter().map(|f| format!("{}: {}", f.line, f.words(say).1)).collect()
    }

    fn means(text: &str, key: &str) -> Option<Action> {
        means_in(Scope::Pane, text, key)
    }

    fn means_in(scope: Scope, text: &str, key: &str) -> Option<Action> {
        let (keys, _) = Keys::unchanged().changed_by(text);
        keys.action(scope, Chord::read(key).expect("a key"))
    }

    #[test]
    fn an_action_without_a_sound_key_keeps_its_own() {
        for text in ["accept = \"Entr\"", "accept = \"x\"", "leave = [\"F4\"]\naccept = [\"F4\"]"] {
            assert_eq!(means_in(Scope::Field, text, "Enter"), Some(Action::Accept), "{text}");
            assert_eq!(faults(text).len(), 1, "{text}");
        }
        assert_eq!(means("quit = \"ctrl-i\"", "q"), Some(Action::Quit));
        assert_eq!(means_in(Scope::Dialog, "cancel = \"b\"", "ctrl-c"), Some(Action::Cancel));
        // Who wants none says so.
        assert_eq!(means("sort = []", "s"), None);
        // Its own may be another's by now.
        let text = "undo = \"r\"\nreload = \"r\"";
        assert_eq!([means(text, "r"), means(text, "u")], [Some(Action::Undo), None]);
    }

    #[test]
    fn an_action_has_the_keys_that_were_chosen_and_no_others() {
        let text = "undo = [\"F2\", \"ctrl-x\"]\nexport = 'w'\n";
        assert_eq!(faults(text), Vec::<String>::new());
        assert_eq!([means(text, "F2"), means(text, "ctrl-x"), means(text, "u")], [Some(Action::Undo), Some(Action::Undo), None]);
        assert_eq!(means(text, "w"), Some(Action::Export));
    }

    #[test]
    fn a_key_of_the_first_page_is_taken_from_it_where_it_would_mean_two_things() {
        assert_eq!(faults("help = \"n\"").len(), 1);
        assert_eq!(means_in(Scope::First, "help = \"n\"", "n"), None);
        assert_eq!(means_in(Scope::First, "tick = \"n\"", "n"), Some(Action::NewFile));
    }

    #[test]
    fn two_actions_change_places() {
        let text = "undo = \"r\"\nreload = \"u\"\n";
        assert_eq!(faults(text), Vec::<String>::new());
        assert_eq!([means(text, "r"), means(text, "u")], [Some(Action::Undo), Some(Action::Reload)]);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_the_rest_holds() {
        let text =
            "undo = \"x\"\nundoo = \"F3\"\nzoom = \"ctrl-i\"\nview = 3\nadd = \"F5\"\nedit = [\"F5\", \"F6\"]\ncancel = \"b\"\n";
        insta::assert_snapshot!(faults(text).join("\n"));
        assert_eq!([means(text, "F5"), means(text, "F6")], [Some(Action::Add), Some(Action::Edit)]);
        assert_eq!(means(text, "x"), Some(Action::Undo));
    }
}
