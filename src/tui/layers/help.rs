//! The keys that apply where one is, made from the table of keys.

use ratatui::layout::Rect;

use crate::app::keys::{Action, Binding};
use crate::text::{Msg, Say, Shown};
use crate::tui::keymap::{Keys, Scope};
use crate::tui::widgets::canvas::{BOLD, Canvas};
use crate::tui::widgets::columns::Column;
use crate::tui::widgets::entry::Entry;
use crate::tui::widgets::list::{Focus, List, MOVES};

/// The help as it is open.
pub(crate) struct Help {
    title: Shown,
    pub(crate) list: List,
}

/// What the help is of.
#[derive(Clone, Copy)]
pub(crate) struct Page<'a> {
    pub(crate) title: Msg,
    /// What only this page answers to.
    pub(crate) own: &'a [Action],
    /// What all pages of its sort answer to, beside what every list does.
    pub(crate) common: &'a [Action],
    /// Whether forms and signs are met there.
    pub(crate) has_forms: bool,
}

impl Help {
    /// The keys of a page that has some actions of its own, those first, in its words for them; then those of all pages.
    pub(crate) fn of(keys: &Keys, page: Page<'_>, words: impl Fn(Action) -> Msg, say: Say) -> Self {
        let Page { title, own: offers, common, has_forms } = page;
        let mut entries = vec![Entry::heading(say.msg(title))];
        let row = |b: &Binding| row(b, words(b.action), say);
        let is_common = |b: &&Binding| common.contains(&b.action) || MOVES.contains(&b.action);
        let own = |b: &&Binding| offers.contains(&b.action) && !is_common(b);
        entries.extend(keys.all().iter().filter(own).map(row));
        entries.push(Entry::heading(say.msg(Msg::HelpEverywhere)));
        entries.extend(keys.all().iter().filter(is_common).map(row));
        if !has_forms {
            return Self::holding(keys, entries, say);
        }
        entries.push(Entry::heading(say.msg(Msg::HelpForms)));
        entries.extend(keys.all().iter().filter(|b| b.scope == Scope::Field).map(row));
        entries.push(Entry::heading(say.msg(Msg::HelpSigns)));
        let signs = [('!', Msg::SignLate), ('~', Msg::SignSoon), ('?', Msg::SignUnknown), ('*', Msg::SignMarked)];
        entries.extend(signs.iter().map(|(sign, msg)| Entry::row(&[sign.to_string(), say.msg(*msg).to_owned()])));
        Self::holding(keys, entries, say)
    }

    /// The keys of forms.
    pub(crate) fn of_forms(keys: &Keys, say: Say) -> Self {
        let of_forms = keys.all().iter().filter(|b| b.scope == Scope::Field);
        let rows = of_forms.map(|b| row(b, b.action.words(), say));
        Self::holding(keys, std::iter::once(Entry::heading(say.msg(Msg::HelpForms))).chain(rows).collect(), say)
    }

    fn holding(keys: &Keys, entries: Vec<Entry>, say: Say) -> Self {
        let title = Shown::of(&keys.tell(say, Msg::HelpTitle, &[("back", Action::Back)]));
        Self { title, list: List::table(vec![Column::new(""), Column::new("").at_least(8)], entries) }
    }

    /// Draws it.
    pub(crate) fn view(&self, canvas: &mut Canvas, area: Rect) {
        canvas.rule(Rect { height: 1, ..area }, &self.title, BOLD);
        self.list.draw(canvas, Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }, Focus::Here);
    }
}

fn row(binding: &Binding, words: Msg, say: Say) -> Entry {
    let keys: Vec<_> = binding.chords.iter().map(|c| c.label(say)).collect();
    Entry::row(&[keys.join(" "), say.msg(words).to_owned()])
}
