//! The keys that apply where one is, made from the table of keys.

use ratatui::layout::Rect;

use crate::app::keys::{Action, Binding};
use crate::text::{Msg, Say, Shown};
use crate::tui::keymap::{Keys, Scope};
use crate::tui::widgets::canvas::{BOLD, Canvas};
use crate::tui::widgets::columns::Column;
use crate::tui::widgets::entry::Entry;
use crate::tui::widgets::list::{Focus, List};

/// The help as it is open.
pub(crate) struct Help {
    title: Shown,
    pub(crate) list: List,
}

/// What every pane answers to.
const EVERYWHERE: [Action; 32] = [
    Action::Palette,
    Action::Up,
    Action::Down,
    Action::PageUp,
    Action::PageDown,
    Action::HalfUp,
    Action::HalfDown,
    Action::First,
    Action::Last,
    Action::Back,
    Action::Filter,
    Action::Undo,
    Action::Redo,
    Action::Reload,
    Action::Export,
    Action::Copy,
    Action::CopyAll,
    Action::Help,
    Action::Quit,
    Action::Cancel,
    Action::Redraw,
    Action::Mouse,
    Action::Suspend,
    Action::Overview,
    Action::Members,
    Action::Bodies,
    Action::Meetings,
    Action::Portfolio,
    Action::Cost,
    Action::Agreement,
    Action::Zoom,
    Action::NextPart,
];

impl Help {
    /// The keys of a page that offers some actions of its own, those first, in its words for them.
    pub(crate) fn of(keys: &Keys, offers: &[Action], words: impl Fn(Action) -> Msg, title: Msg, say: Say) -> Self {
        let mut entries = vec![Entry::heading(say.msg(title))];
        let row = |b: &Binding| row(b, words(b.action), say);
        let own = |b: &&Binding| offers.contains(&b.action) && !EVERYWHERE.contains(&b.action);
        entries.extend(keys.all().iter().filter(own).map(row));
        entries.push(Entry::heading(say.msg(Msg::HelpEverywhere)));
        entries.extend(keys.all().iter().filter(|b| EVERYWHERE.contains(&b.action)).map(row));
        entries.push(Entry::heading(say.msg(Msg::HelpForms)));
        entries.extend(keys.all().iter().filter(|b| b.scope == Scope::Field).map(row));
        entries.push(Entry::heading(say.msg(Msg::HelpSigns)));
        let signs = [('!', Msg::SignLate), ('~', Msg::SignSoon), ('?', Msg::SignUnknown), ('*', Msg::SignMarked)];
        entries.extend(signs.iter().map(|(sign, msg)| Entry::row(&[sign.to_string(), say.msg(*msg).to_owned()])));
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
