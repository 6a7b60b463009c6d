//! Everything that can be done where one is, found by typing a part of it.

use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

use crate::app::keys::{Action, Binding};
use crate::domain::sort::fold;
use crate::text::{Msg, Say, Shown};
use crate::tui::keymap::Scope;
use crate::tui::model::Model;
use crate::tui::widgets::canvas::{BOLD, Canvas};
use crate::tui::widgets::columns::Column;
use crate::tui::widgets::entry::Entry;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::list::{Focus, List};

/// The palette as it is open.
pub(crate) struct Palette {
    say: Say,
    title: Shown,
    field: Field,
    list: List,
    actions: Vec<Action>,
    /// The rows of all actions, also of those that do not fit what is typed.
    all: Vec<Entry>,
}

/// What came of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PaletteStep {
    /// Stay.
    Stay,
    /// Close it.
    Close,
    /// Close it and do something.
    Run(Action),
}

impl Palette {
    /// The actions of a pane, those it offers first, each with its key.
    pub(crate) fn of(model: &Model) -> Self {
        let (keys, pane, say) = (model.keys, model.pane(), model.say);
        // What would do nothing here, or is refused, is not offered.
        let does = |action: Action| model.does(action);
        let of_pane = |b: &&Binding| b.scope == Scope::Pane && b.action != Action::Palette && does(b.action);
        let mut bindings: Vec<_> = keys.all().iter().filter(of_pane).collect();
        let offers = pane.offers();
        bindings.sort_by_key(|b| offers.iter().position(|a| *a == b.action).unwrap_or(offers.len()));
        let row = |(i, b): (usize, &&Binding)| {
            let chords: Vec<_> = b.chords.iter().map(|c| c.label(say)).collect();
            Entry::row(&[say.msg(pane.words(b.action)).to_owned(), chords.join(" ")]).of(i)
        };
        let all: Vec<_> = bindings.iter().enumerate().map(row).collect();
        let columns = vec![Column::new("").at_least(20), Column::new("").gives_way(1)];
        Self {
            say,
            title: Shown::of(&keys.tell(say, Msg::PaletteTitle, &[("go", Action::Accept), ("back", Action::Leave)])),
            field: Field::default(),
            list: List::table(columns, all.clone()),
            all,
            actions: bindings.iter().map(|b| b.action).collect(),
        }
    }

    /// Takes a key: letters filter, arrows choose, Enter does it.
    pub(crate) fn on_key(&mut self, key: KeyEvent, action: Option<Action>, height: u16) -> PaletteStep {
        match action {
            Some(Action::Leave | Action::Cancel) => return PaletteStep::Close,
            Some(Action::Accept) => {
                let chosen = self.list.selected().and_then(|at| self.actions.get(at));
                return chosen.map_or(PaletteStep::Stay, |action| PaletteStep::Run(*action));
            }
            Some(Action::ChooseUp | Action::PreviousField) => {
                self.list.travel(Action::Up, height);
            }
            Some(Action::ChooseDown | Action::NextField) => {
                self.list.travel(Action::Down, height);
            }
            _ => {
                if self.field.type_key(key) {
                    self.filter();
                }
            }
        }
        PaletteStep::Stay
    }

    /// Takes pasted text.
    pub(crate) fn paste(&mut self, text: &str) {
        self.field.paste(text);
        self.filter();
    }

    fn filter(&mut self) {
        let typed = fold(self.field.text());
        let ranked = self.all.iter().filter_map(|entry| Some((fit(&fold(&entry.words()), &typed)?, entry)));
        let mut ranked: Vec<_> = ranked.collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        let nothing = || vec![Entry::text(&self.say.fill(Msg::FoundNothing, &[("text", &self.field.text())]))];
        let found: Vec<_> = ranked.into_iter().map(|(_, entry)| entry.clone()).collect();
        self.list.set_entries(if found.is_empty() { nothing() } else { found });
        // The best of what fits is the first.
        self.list.travel(Action::First, u16::MAX);
    }

    /// Draws it.
    pub(crate) fn view(&self, canvas: &mut Canvas, area: Rect) {
        canvas.rule(Rect { height: 1, ..area }, &self.title, BOLD);
        let below = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        self.list.draw(canvas, below, Focus::Here);
        self.field.draw(
            canvas,
            Rect { x: area.x + 3, y: area.y + 1, width: area.width.saturating_sub(3).min(44), height: 1 },
            true,
        );
    }
}

/// How well a text fits what is typed, the best first: it begins so, it holds all the words, it has the letters in their
/// order; none if it does not.
fn fit(said: &str, typed: &str) -> Option<u8> {
    if said.starts_with(typed) {
        return Some(0);
    }
    if typed.split_whitespace().all(|word| said.contains(word)) {
        return Some(1);
    }
    let mut letters = said.chars();
    let in_order = typed.chars().filter(|c| !c.is_whitespace()).all(|wanted| letters.any(|letter| letter == wanted));
    in_order.then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_their_order_fit_after_words_and_words_after_beginnings() {
        assert_eq!(fit("merk som gjort f", "merk"), Some(0));
        assert_eq!(fit("merk som gjort f", "gjort merk"), Some(1));
        assert_eq!(fit("merk som gjort f", "mgj"), Some(2));
        assert_eq!(fit("merk som gjort f", "gjm"), None);
        assert_eq!(fit("angre u", ""), Some(0));
    }
}
