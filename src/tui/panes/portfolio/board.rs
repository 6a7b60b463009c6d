//! The board: every project under the stage it stands in, or under how far it has come where it stands in none.

use ratatui::layout::Rect;

use super::work::Work;
use super::{Portfolio, View};
use crate::app::keys::Action;
use crate::app::query::portfolio::ProjectRow;
use crate::domain::charter::Charter;
use crate::domain::portfolio::ProjectState;
use crate::text::{Msg, Say, Shown};
use crate::tui::panes::{Look, Outcome};
use crate::tui::widgets::board::{Board, Card, Lane};
use crate::tui::widgets::canvas::{BOLD, Canvas, PLAIN, wrap};
use crate::tui::widgets::list::List;
use crate::tui::words::project_state;

impl Portfolio {
    /// The board of what passes the filter; none before anything was asked.
    pub(super) fn board(&self, say: Say) -> Option<Board> {
        Some(board(self.works.as_ref()?, &self.browser.list, self.charter.as_ref()?, say))
    }

    /// Goes to the first project where one is at none: the board and the list have one place.
    pub(super) fn go_on_board(&mut self, say: Say) {
        let Some(board) = self.board(say) else { return };
        let here = self.browser.list.selected().is_some_and(|thing| board.holds(thing));
        if let (false, Some(first)) = (here, board.first()) {
            self.browser.list.select(first);
        }
    }

    pub(super) fn board_action(&mut self, action: Action, look: Look) -> Outcome {
        self.go_on_board(look.say);
        let Some(board) = self.board(look.say) else { return Outcome::Ignored };
        let here = self.browser.list.selected().filter(|thing| board.holds(*thing));
        match action {
            Action::Open if here.is_none() => Outcome::Unchanged,
            Action::Open => {
                (self.view, self.opened_from, self.page) = (View::List, Some(View::Board), None);
                self.browser.enter_detail();
                Outcome::Changed
            }
            Action::Back if !self.browser.list.filter().is_empty() => {
                self.browser.list.set_filter("");
                Outcome::Changed
            }
            Action::Back | Action::Quit => {
                self.view = View::List;
                Outcome::Changed
            }
            _ => {
                let there = here.and_then(|here| board.step(here, action, cards(look.area)));
                let Some(there) = there else { return Outcome::Ignored };
                self.browser.list.select(there);
                if here == Some(there) { Outcome::Unchanged } else { Outcome::Changed }
            }
        }
    }

    pub(super) fn view_board(&self, canvas: &mut Canvas, look: Look) {
        let (Some(board), Some(works)) = (self.board(look.say), &self.works) else { return };
        let here = self.browser.list.selected().filter(|thing| board.holds(*thing));
        let here = here.and_then(|thing| Some((thing, works.get(thing)?)));
        view(&board, here, canvas, look, self.browser.list.filter());
    }
}

/// What a lane stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Under<'a> {
    Stage(&'a str),
    State(ProjectState),
}

/// Where a project stands: what is ended is in no stage any longer.
fn under<'a>(row: &'a ProjectRow, charter: &Charter) -> Under<'a> {
    let stage = row.stage.as_ref().filter(|stage| charter.stage(&stage.id).is_some());
    match (row.state, stage) {
        (ProjectState::Proposed | ProjectState::Started, Some(stage)) => Under::Stage(&stage.id),
        (state, _) => Under::State(state),
    }
}

/// The projects that pass the filter of the list. Stages stand in the order of their tracks, also those that are empty;
/// the lanes of states are there where the charter knows no stages, or where a project is in them.
fn board(works: &[Work], list: &List, charter: &Charter, say: Say) -> Board {
    let projects: Vec<_> = works
        .iter()
        .enumerate()
        .filter_map(|(at, work)| match work {
            Work::Project(row) => Some((at, work, row)),
            Work::Solution(_) => None,
        })
        .collect();
    let mut stages: Vec<_> = charter.stages.iter().collect();
    let track = |name: &str| charter.stages.iter().position(|stage| stage.rule.track == name);
    stages.sort_by_key(|stage| (track(&stage.rule.track), stage.rule.number));
    let state = |state| (Under::State(state), say.msg(project_state(state)).to_owned());
    let before = [ProjectState::Proposed, ProjectState::Started].map(state);
    let within = stages.into_iter().map(|stage| (Under::Stage(&stage.id), stage.brief().to_owned()));
    let after = [ProjectState::Finished, ProjectState::Stopped].map(state);
    let lane = |(lane, head): (Under<'_>, String)| {
        let own: Vec<_> = projects.iter().filter(|(_, _, row)| under(row, charter) == lane).collect();
        let seen = matches!(lane, Under::Stage(_)) || charter.stages.is_empty() || !own.is_empty();
        let card =
            |(at, work, _): &&(usize, &Work, &ProjectRow)| Card { of: *at, text: Shown::of(&work.title()), sign: work.sign() };
        let cards = own.iter().filter(|(at, ..)| list.shows(*at)).map(card).collect();
        seen.then_some(Lane { head, cards })
    };
    Board { lanes: before.into_iter().chain(within).chain(after).filter_map(lane).collect() }
}

/// The area of the cards: below the title, above the words on the project one is at.
fn cards(area: Rect) -> Rect {
    let words = if area.height >= 14 { 3 } else { 1 };
    Rect { y: area.y + 1, height: area.height.saturating_sub(1 + words), ..area }
}

/// Draws it with its title and the words on the project one is at.
fn view(board: &Board, here: Option<(usize, &Work)>, canvas: &mut Canvas, look: Look, filter: &str) {
    let (say, area) = (look.say, look.area);
    let count = board.lanes.iter().map(|lane| lane.cards.len()).sum::<usize>();
    let mut title = say.count(Msg::PortfolioBoard, i128::try_from(count).unwrap_or(0), &[]);
    if !filter.is_empty() {
        title = format!("{title}  /{filter}");
    }
    canvas.rule(Rect { height: 1, ..area }, &Shown::of(&title), BOLD);
    let place = cards(area);
    board.draw(canvas, place, here.map(|(thing, _)| thing));
    let words = here.map(|(_, work)| work.words(look.today, say)).unwrap_or_default();
    let lines = wrap(&Shown::of(&words), area.width.saturating_sub(3));
    for (line, y) in lines.iter().zip(place.bottom()..area.bottom()) {
        canvas.text(area.x + 3, y, area.width.saturating_sub(3), line, PLAIN);
    }
}
