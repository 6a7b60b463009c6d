//! A list and the detail of what is selected in it: side by side or one below the other where there is room, otherwise
//! one of them.

use ratatui::layout::Rect;

use super::Look;
use crate::app::keys::Action;
use crate::text::Shown;
use crate::tui::widgets::canvas::{BOLD, Canvas, PLAIN};
use crate::tui::widgets::list::{Focus, List};

/// Cells from which list and detail stand side by side.
const WIDE: u16 = 100;
/// Lines from which a detail stands below its list.
const TALL: u16 = 17;

/// Where the detail stands when there is room for both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    /// Right of the list, which gets so many hundredths of the width.
    Beside(u16),
    /// Below the list, which gets so many hundredths of the height.
    Below(u16),
}

/// A list with the detail of its selected entry.
pub(crate) struct Browser {
    pub(crate) list: List,
    pub(crate) detail: List,
    detail_at: Detail,
    in_detail: bool,
    zoomed: bool,
}

/// What an action did to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Nothing; the action is another's.
    Ignored,
    /// It is known here but changes nothing.
    Unchanged,
    /// Something else is seen.
    Changed,
    /// Another entry of the list is selected, or the detail came into view.
    Selected,
}

impl Browser {
    /// An empty one.
    pub(crate) fn new(detail_at: Detail) -> Self {
        Self { list: List::default(), detail: List::default(), detail_at, in_detail: false, zoomed: false }
    }

    /// Whether there is room for both list and detail.
    fn is_roomy(&self, look: Look) -> bool {
        !look.linear
            && match self.detail_at {
                Detail::Beside(_) => look.area.width >= WIDE,
                Detail::Below(_) => look.area.height >= TALL,
            }
    }

    /// Whether zooming changes anything.
    pub(crate) fn can_zoom(&self, look: Look) -> bool {
        self.zoomed || self.is_roomy(look)
    }

    /// The areas of list and detail, each with a line for its title; none for the one that is not seen.
    fn areas(&self, look: Look) -> (Option<Rect>, Option<Rect>) {
        let area = look.area;
        let both = !self.zoomed && self.is_roomy(look);
        if !both {
            return if self.in_detail { (None, Some(area)) } else { (Some(area), None) };
        }
        let part = |whole: u16, hundredths: u16| u16::try_from(u32::from(whole) * u32::from(hundredths) / 100).unwrap_or(whole);
        match self.detail_at {
            Detail::Beside(hundredths) => {
                let width = part(area.width, hundredths);
                let right = Rect { x: area.x + width + 1, width: area.width - width - 1, ..area };
                (Some(Rect { width, ..area }), Some(right))
            }
            Detail::Below(hundredths) => {
                let height = part(area.height, hundredths);
                (Some(Rect { height, ..area }), Some(Rect { y: area.y + height, height: area.height - height, ..area }))
            }
        }
    }

    /// Whether the detail is in view.
    pub(crate) fn shows_detail(&self, look: Look) -> bool {
        self.areas(look).1.is_some()
    }

    /// Whether the detail has the focus.
    pub(crate) fn in_detail(&self) -> bool {
        self.in_detail
    }

    /// Whether there is nothing to go back from.
    pub(crate) fn is_at_top(&self) -> bool {
        !self.in_detail && !self.zoomed
    }

    /// Goes into the detail.
    pub(crate) fn enter_detail(&mut self) {
        self.in_detail = true;
    }

    /// Goes out of the detail.
    pub(crate) fn leave_detail(&mut self) {
        self.in_detail = false;
    }

    /// The list that the filter and movements go to.
    pub(crate) fn focused(&mut self) -> &mut List {
        if self.in_detail { &mut self.detail } else { &mut self.list }
    }

    /// The list that has the focus, to look at.
    pub(crate) fn focus(&self) -> &List {
        if self.in_detail { &self.detail } else { &self.list }
    }

    /// Takes an action of moving about.
    pub(crate) fn on_action(&mut self, action: Action, look: Look) -> Step {
        match action {
            Action::Open | Action::In | Action::NextPart | Action::PreviousPart if !self.in_detail => {
                if self.list.selected().is_none() {
                    return Step::Unchanged;
                }
                self.in_detail = true;
                Step::Selected
            }
            Action::NextPart | Action::PreviousPart | Action::Out if self.in_detail => {
                self.in_detail = false;
                Step::Changed
            }
            Action::Back | Action::Quit if !self.focus().filter().is_empty() && action == Action::Back => {
                self.focused().set_filter("");
                Step::Selected
            }
            Action::Back | Action::Quit if self.in_detail => {
                self.in_detail = false;
                self.detail.set_filter("");
                Step::Changed
            }
            Action::Back | Action::Quit if self.zoomed => {
                self.zoomed = false;
                Step::Selected
            }
            Action::Zoom => {
                self.zoomed = !self.zoomed;
                Step::Selected
            }
            Action::Open | Action::In | Action::Out | Action::Back => Step::Unchanged,
            _ => self.travel(action, look),
        }
    }

    fn travel(&mut self, action: Action, look: Look) -> Step {
        use Action as A;
        if !matches!(action, A::Up | A::Down | A::PageUp | A::PageDown | A::HalfUp | A::HalfDown | A::First | A::Last) {
            return Step::Ignored;
        }
        let (list, detail) = self.areas(look);
        let height = |part: Option<Rect>| part.map_or(1, |a| a.height.saturating_sub(1));
        if self.in_detail {
            if self.detail.travel(action, height(detail)) { Step::Changed } else { Step::Unchanged }
        } else if self.list.travel(action, height(list)) {
            Step::Selected
        } else {
            Step::Unchanged
        }
    }

    /// Draws what there is room for, each part under its title.
    pub(crate) fn view(&self, canvas: &mut Canvas, look: Look, list_title: &Shown, detail_title: &Shown) {
        let (list, detail) = self.areas(look);
        let below = |a: Rect| Rect { y: a.y + 1, height: a.height.saturating_sub(1), ..a };
        let part = |canvas: &mut Canvas, area: Rect, title: &Shown, list: &List, focus: Focus| {
            canvas.rule(Rect { height: 1, ..area }, &with_filter(title, list), BOLD);
            list.draw(canvas, below(area), focus);
        };
        if let Some(area) = list {
            part(canvas, area, list_title, &self.list, if self.in_detail { Focus::Left } else { Focus::Here });
        }
        if let Some(area) = detail {
            part(canvas, area, detail_title, &self.detail, if self.in_detail { Focus::Here } else { Focus::Elsewhere });
        }
        if let (Some(_), Some(detail), Detail::Beside(_)) = (list, detail, self.detail_at) {
            canvas.divider(detail.x - 1, Rect { y: detail.y + 1, height: detail.height - 1, ..detail });
            canvas.sign(detail.x - 1, detail.y, '+', PLAIN);
        }
    }
}

/// The title, with the filter in force: what is hidden must not look like what is not there.
fn with_filter(title: &Shown, list: &List) -> Shown {
    if list.filter().is_empty() { title.clone() } else { Shown::of(&format!("{title}  /{}", list.filter())) }
}
