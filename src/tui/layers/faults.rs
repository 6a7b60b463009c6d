//! What is wrong in a draft of the agreement, each fault with its line and column.

use ratatui::layout::Rect;

use crate::app::Failure;
use crate::app::failure::words;
use crate::app::keys::Action;
use crate::text::{Msg, Say, Shown};
use crate::tui::keymap::Keys;
use crate::tui::widgets::canvas::{BOLD, Canvas};
use crate::tui::widgets::entry::Entry;
use crate::tui::widgets::list::{Focus, List};

/// The faults of a draft, to be read.
pub(crate) struct Faults {
    pub(crate) list: List,
}

impl Faults {
    /// The faults that a failure tells of.
    pub(crate) fn of(keys: &Keys, say: Say, failure: &Failure) -> Self {
        let lines = words::failure(say, failure);
        let last = lines.len().saturating_sub(1);
        let mut entries: Vec<Entry> = lines
            .iter()
            .enumerate()
            .map(|(n, line)| if n == 0 || n == last { Entry::text(line) } else { Entry::text(line).sign('!') })
            .collect();
        entries.push(Entry::blank());
        let keys = [("edit", &keys.label(Action::Edit, say) as &dyn std::fmt::Display), ("back", &keys.label(Action::Back, say))];
        entries.push(Entry::text(&say.fill(Msg::AgreementDraftKept, &keys)));
        Self { list: List::page(entries) }
    }

    /// Draws them.
    pub(crate) fn view(&self, canvas: &mut Canvas, area: Rect, say: Say) {
        canvas.rule(Rect { height: 1, ..area }, &Shown::of(say.msg(Msg::AgreementFaultsTitle)), BOLD);
        self.list.draw(canvas, Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }, Focus::Here);
    }
}
