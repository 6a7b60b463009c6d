//! What was done last, as lines of the command line: each whole, to be read or taken along.

use ratatui::layout::Rect;

use crate::app::keys::Action;
use crate::text::{Msg, Say, Shown};
use crate::tui::model::Effect;
use crate::tui::widgets::canvas::{BOLD, Canvas};
use crate::tui::widgets::entry::Entry;
use crate::tui::widgets::list::{Focus, List};

/// The lines as they are open.
pub(crate) struct Lines {
    pub(crate) list: List,
    lines: Vec<String>,
    title: Shown,
}

impl Lines {
    /// Lines, with a remark where they do not work for long.
    pub(crate) fn of(lines: Vec<String>, remark: Option<&str>, say: Say) -> Self {
        let mut entries: Vec<Entry> = lines.iter().enumerate().map(|(at, line)| Entry::text(line).of(at)).collect();
        if let Some(remark) = remark {
            entries.extend([Entry::blank(), Entry::text(remark)]);
        }
        Self { list: List::page(entries), lines, title: Shown::of(say.msg(Msg::TuiAsCommand)) }
    }

    /// Takes the line one is at to the clipboard, or all of them.
    pub(crate) fn copy(&self, action: Action, say: Say) -> Effect {
        let one = self.list.selected().and_then(|at| self.lines.get(at)).filter(|_| action == Action::Copy);
        let taken = one.map_or(&*self.lines, std::slice::from_ref);
        let count = i128::try_from(taken.len()).unwrap_or_default();
        Effect::Copy { text: taken.join("\n"), said: say.count(Msg::TuiLinesCopied, count, &[]) }
    }

    /// Draws them.
    pub(crate) fn view(&self, canvas: &mut Canvas, area: Rect) {
        canvas.rule(Rect { height: 1, ..area }, &self.title, BOLD);
        self.list.draw(canvas, Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }, Focus::Here);
    }
}
