//! What keys mean: the table of `assets/keys.toml`, and what a person has changed in it (`keys.toml` in the folder of
//! settings).

mod action;
mod chord;
mod own;

use std::fmt::Display;
use std::path::PathBuf;
use std::sync::LazyLock;

pub(crate) use action::Action;
pub(crate) use chord::{Chord, Key};
pub(crate) use own::{KeyFault, KeyFaultKind};

use super::desk;
use crate::text::{Msg, Say};

/// Where a binding holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Whatever is open.
    Anywhere,
    /// On the first page, before what holds in panes.
    First,
    /// In a pane, and in pages that are read like one.
    Pane,
    /// In a form.
    Field,
    /// In a question.
    Dialog,
}

impl Scope {
    /// Whether letters are typed there, so that they cannot mean anything else.
    fn takes_letters(self) -> bool {
        matches!(self, Self::Anywhere | Self::Field | Self::Dialog)
    }
}

/// An action of the table, with the keys it has where nobody has changed them.
struct Standard {
    action: Action,
    /// As a person names it.
    name: &'static str,
    scope: Scope,
    keys: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// An action with its keys.
#[derive(Clone, Debug)]
pub(crate) struct Binding {
    /// What it does.
    pub(crate) action: Action,
    /// As a person names it.
    pub(crate) name: &'static str,
    /// Where.
    pub(crate) scope: Scope,
    /// By which keys; the first is the one that hints show.
    pub(crate) chords: Vec<Chord>,
}

impl Binding {
    /// Whether there is a place where both hold.
    fn meets(&self, other: &Self) -> bool {
        match (self.scope, other.scope) {
            (Scope::First, Scope::Pane) => other.action.is_on_first_page(),
            (Scope::Pane, Scope::First) => self.action.is_on_first_page(),
            (one, two) => one == two || one == Scope::Anywhere || two == Scope::Anywhere,
        }
    }
}

/// All bindings, in the order of the table.
#[derive(Clone, Debug)]
pub(crate) struct Keys {
    bindings: Vec<Binding>,
}

impl Keys {
    /// The keys that nobody has changed.
    pub(crate) fn unchanged() -> &'static Self {
        static UNCHANGED: LazyLock<Keys> = LazyLock::new(|| {
            let binding = |standard: &Standard| Binding {
                action: standard.action,
                name: standard.name,
                scope: standard.scope,
                chords: standard.keys.iter().filter_map(|key| Chord::read(key)).collect(),
            };
            Keys { bindings: STANDARD.iter().map(binding).collect() }
        });
        &UNCHANGED
    }

    /// The keys of the person at this machine, and what is wrong with what they wrote. They hold for as long as the
    /// program runs.
    pub(crate) fn of_user() -> (&'static Self, Vec<KeyFault>) {
        let text = keys_file().filter(|path| path.exists()).map(|path| desk::read_text(&path));
        match text {
            None => (Self::unchanged(), Vec::new()),
            Some(Ok(text)) => {
                let (keys, faults) = Self::unchanged().changed_by(&text);
                (Box::leak(Box::new(keys)), faults)
            }
            Some(Err(failure)) => (Self::unchanged(), vec![KeyFault { line: 0, kind: KeyFaultKind::File(failure) }]),
        }
    }

    /// All of them, in the order of the table.
    pub(crate) fn all(&self) -> &[Binding] {
        &self.bindings
    }

    /// What a key means in a place.
    pub(crate) fn action(&self, scope: Scope, chord: Chord) -> Option<Action> {
        let holds = |b: &&Binding| b.scope == scope || b.scope == Scope::Anywhere;
        self.bindings.iter().filter(holds).find(|b| b.chords.contains(&chord)).map(|b| b.action)
    }

    /// A text that names keys: each place is filled with the key of an action.
    pub(crate) fn tell(&self, say: Say, msg: Msg, places: &[(&str, Action)]) -> String {
        let labels: Vec<_> = places.iter().map(|(place, action)| (*place, self.label(*action, say))).collect();
        let filled: Vec<(&str, &dyn Display)> = labels.iter().map(|(place, label)| (*place, label as &dyn Display)).collect();
        say.fill(msg, &filled)
    }

    /// The key that hints show for an action; empty where it has none.
    pub(crate) fn label(&self, action: Action, say: Say) -> String {
        let binding = self.bindings.iter().find(|b| b.action == action);
        binding.and_then(|b| b.chords.first()).map_or_else(String::new, |chord| chord.label(say))
    }
}

/// Where a person writes down the keys they want; none on a machine without a home.
pub(crate) fn keys_file() -> Option<PathBuf> {
    desk::settings_folder().map(|folder| folder.join("keys.toml"))
}
