//! The portfolio, which a later version brings: says what will be here.

use ratatui::layout::Rect;

use super::{Look, Outcome};
use crate::app::{Failure, Session};
use crate::text::{Msg, Shown};
use crate::tui::action::Action;
use crate::tui::widgets::canvas::{BOLD, Canvas};
use crate::tui::widgets::entry::Entry;
use crate::tui::widgets::list::{Focus, List};

/// The portfolio as it stands.
pub(crate) struct Portfolio;

impl Portfolio {
    pub(super) fn new() -> Self {
        Self
    }

    pub(super) fn offers(&self) -> &'static [Action] {
        &[]
    }

    pub(super) fn doubt(&mut self) {}

    pub(super) fn filtered(&mut self) -> Option<&mut List> {
        None
    }

    pub(super) fn refresh(&mut self, _: &Session, _: Look) -> Result<bool, Failure> {
        Ok(false)
    }

    pub(super) fn on_action(&mut self, _: Action, _: Look) -> Outcome {
        Outcome::Ignored
    }

    pub(super) fn view(&self, canvas: &mut Canvas, look: Look) {
        let area = look.area;
        canvas.rule(Rect { height: 1, ..area }, &Shown::of(look.say.msg(Msg::PanePortfolio)), BOLD);
        let page = [Msg::PortfolioComing, Msg::PortfolioMeanwhile].map(|msg| Entry::text(look.say.msg(msg)));
        let below = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        List::page(page.to_vec()).draw(canvas, below, Focus::Here);
    }
}
