//! How soon after a key it is asked what it leads to: a mark that moves is not followed to every line it passes.

use std::time::Duration;

use crossterm::event::KeyEvent;

use crate::app::keys::Action;
use crate::tui::keymap::{self, Scope};
use crate::tui::model::Model;

/// How long no key may come for the mark to be at rest: longer than a held key takes to come again.
const REST: Duration = Duration::from_millis(100);

/// How long no key may come after one until what the mark stands at is asked for; none: it is asked for with the key.
pub(in crate::tui) fn pause(model: &Model, key: KeyEvent) -> Option<Duration> {
    use Action as A;
    if model.filtering.is_some() {
        let meant = keymap::action(model.keys, Scope::Field, key);
        return meant.is_none_or(|action| [A::ChooseUp, A::ChooseDown].contains(&action)).then_some(REST);
    }
    if !model.is_at_pane() || model.is_too_small() {
        return None;
    }
    match keymap::action(model.keys, Scope::Pane, key)? {
        A::Up | A::Down | A::PageUp | A::PageDown | A::HalfUp | A::HalfDown | A::First | A::Last => Some(REST),
        // The list of another pane has a frame of its own, if no key is there already; and one who leaves needs nothing.
        A::Overview | A::Members | A::Bodies | A::Meetings | A::Portfolio | A::Cost | A::Agreement | A::Quit => {
            Some(Duration::ZERO)
        }
        _ => None,
    }
}
