//! The portfolio: solutions and projects with how the members stand on them, and everything on the one selected.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::browser::{Browser, Detail, Step};
use super::{Look, Outcome};
use crate::app::keys::Action;
use crate::app::query::answers::{AnswerRow, AnswerSheet};
use crate::app::query::due::Place;
use crate::app::query::members::members_now;
use crate::app::query::portfolio::{operations, works};
use crate::app::{Failure, Session};
use crate::domain::charter::Charter;
use crate::domain::ids::Id;
use crate::text::{Msg, Shown};
use crate::tui::layers::page::Topic;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::list::List;
use crate::tui::widgets::matrix::Matrix;

use matrix::Matrices;
use page::Page;
use work::{Sort, Work};

mod board;
mod edits;
mod matrix;
pub(super) mod page;
pub(super) mod words;
mod work;

/// What the pane shows when it shows no page over the whole of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    List,
    Board,
    Matrix,
}

/// The portfolio as it stands.
pub(crate) struct Portfolio {
    works: Option<Vec<Work>>,
    page: Option<Page>,
    charter: Option<Rc<Charter>>,
    /// Handles and names of the members, for choices.
    members: Vec<(String, String)>,
    /// Those of their operations.
    operations: Vec<(String, String)>,
    doubted: bool,
    /// Whether the page is older than the list.
    page_is_old: bool,
    browser: Browser,
    /// The solution or project to go to once the list is there, and the topic and member on its page.
    wanted: Option<String>,
    wanted_row: Option<(String, String)>,
    matrices: Matrices,
    view: View,
    /// What the page was opened from and one goes back to; the list where it is none.
    opened_from: Option<View>,
    /// The members that are marked.
    marked: BTreeSet<Id>,
}

impl Portfolio {
    pub(super) fn new() -> Self {
        Self {
            works: None,
            page: None,
            charter: None,
            members: Vec::new(),
            operations: Vec::new(),
            doubted: true,
            page_is_old: true,
            browser: Browser::new(Detail::Beside(50)),
            wanted: None,
            wanted_row: None,
            matrices: Matrices::default(),
            view: View::List,
            opened_from: None,
            marked: BTreeSet::new(),
        }
    }

    pub(super) fn offers(&self) -> &'static [Action] {
        use Action as A;
        if self.in_matrix() {
            &[A::Edit, A::Mark, A::Ask, A::Open, A::NextPart, A::View, A::Filter, A::OldAnswers]
        } else if self.view == View::Board {
            &[A::Open, A::View, A::Add, A::Edit, A::Filter, A::Ask, A::OldAnswers]
        } else if self.browser.in_detail() {
            &[A::Edit, A::Mark, A::Ask, A::Add, A::Back, A::Filter, A::View, A::OldAnswers]
        } else {
            &[A::Open, A::View, A::Add, A::Edit, A::Filter, A::NextPart, A::Ask, A::OldAnswers]
        }
    }

    pub(super) fn can(&self, action: Action, look: Look) -> bool {
        let seen = self.browser.list.selected().filter(|_| self.selected().is_some());
        match action {
            Action::Mark => self.cell().is_some(),
            Action::Ask => self.can_ask(),
            Action::Edit => self.cell().is_some() || !self.in_matrix() && seen.is_some(),
            Action::Open | Action::NextPart if self.in_matrix() => match action {
                Action::Open => self.cell().is_some(),
                _ => self.matrices.are_several(),
            },
            Action::Open | Action::NextPart if !self.browser.in_detail() => seen.is_some(),
            Action::View => self.view != View::List || self.has_topics() || self.has_projects(),
            Action::Zoom => self.view == View::List && self.browser.can_zoom(look),
            _ => true,
        }
    }

    pub(super) fn words(&self, action: Action) -> Option<Msg> {
        match action {
            Action::Add if self.is_on_page() => return Some(Msg::KeyAddDocument),
            Action::Edit => {}
            _ => return None,
        }
        if self.cell().is_some() {
            return Some(Msg::KeyEditAnswer);
        }
        self.selected().map(|work| match work.sort() {
            Sort::Solution => Msg::KeyEditSolution,
            Sort::Project => Msg::KeyEditProject,
        })
    }

    pub(super) fn let_go_of_marks(&mut self) {
        self.marked.clear();
    }

    pub(super) fn is_at_top(&self) -> bool {
        self.view == View::List && self.browser.is_at_top()
    }

    pub(super) fn doubt(&mut self) {
        self.doubted = true;
    }

    /// The matrix, if that is what is seen.
    pub(super) fn matrix_seen(&self) -> Option<&Matrix> {
        self.in_matrix().then_some(&self.matrices.matrix)
    }

    pub(super) fn go(&mut self, place: &Place) {
        if let Place::Work(handle) = place {
            self.wanted = Some(handle.clone());
            self.view = View::List;
            self.browser.enter_detail();
            self.browser.list.set_filter("");
            self.select_wanted();
        }
    }

    /// Goes to a solution or a project once it is in the list; from a page one does not go away.
    pub(super) fn select(&mut self, handle: &str) {
        if self.view == View::List && !self.browser.in_detail() {
            self.wanted = Some(handle.to_owned());
        }
    }

    pub(super) fn leave(&mut self) {
        self.browser.leave_detail();
    }

    pub(super) fn filtered(&mut self) -> Option<&mut List> {
        Some(if self.in_matrix() { &mut self.matrices.matrix.rows } else { self.browser.focused() })
    }

    pub(super) fn refresh(&mut self, session: &Session, look: Look) -> Result<bool, Failure> {
        let mut asked = false;
        if self.doubted {
            self.ask(session, look)?;
            (self.doubted, self.page_is_old, asked) = (false, true, true);
        }
        if let Some(charter) = self.charter.as_ref().filter(|_| self.view == View::Matrix) {
            asked |= self.matrices.refresh(session, charter, look.say)?;
        }
        if self.view != View::List {
            return Ok(asked);
        }
        let selected = self.selected().map(|w| (w.sort(), w.handle().to_owned()));
        let held = self.page.as_ref().map(|p| p.handle().to_owned());
        let same = selected.as_ref().map(|(_, handle)| handle) == held.as_ref();
        if self.browser.shows_detail(look) && look.settled && (self.page_is_old || !same) {
            self.ask_page(session, look, selected, same)?;
            (self.page_is_old, asked) = (false, true);
        }
        Ok(asked)
    }

    fn ask(&mut self, session: &Session, look: Look) -> Result<(), Failure> {
        let selected = self.selected().map(|w| w.handle().to_owned());
        let charter = session.charter()?;
        let (solutions, projects) = works(session)?;
        let works = work::ordered(solutions, projects, &charter);
        let entries = work::entries(&works, &charter, look.today, look.say);
        if self.works.is_none() {
            self.browser.list = List::table(work::columns(look.say), entries);
            // Where there are none of a kind, the pane opens on the first there is.
            self.browser.list.select(0);
        } else {
            self.browser.list.set_entries(entries);
        }
        self.matrices.doubt();
        self.members = members_now(session)?.into_iter().map(|m| (m.handle, m.name)).collect();
        self.operations = operations(session)?.into_iter().map(|owner| (owner.handle.clone(), owner.title())).collect();
        (self.works, self.charter) = (Some(works), Some(charter));
        // The page is asked for again when it is seen.
        self.page = if self.view != View::List { None } else { self.page.take() };
        self.wanted = self.wanted.take().or(selected);
        self.select_wanted();
        Ok(())
    }

    fn select_wanted(&mut self) {
        let Some(works) = &self.works else { return };
        if let Some(wanted) = self.wanted.take()
            && let Some(at) = works.iter().position(|w| w.handle() == wanted)
        {
            self.browser.list.select(at);
        }
    }

    fn ask_page(&mut self, session: &Session, look: Look, of: Option<(Sort, String)>, same: bool) -> Result<(), Failure> {
        let row = self.wanted_row.take().or_else(|| self.row());
        self.page = of.map(|(sort, handle)| Page::ask(session, sort, &handle)).transpose()?;
        let Some(page) = &self.page else {
            self.browser.detail = List::page(work::begin(look));
            return Ok(());
        };
        let entries = page.entries(look.today, look.say, &self.marked);
        if same {
            self.browser.detail.set_entries(entries);
        } else {
            self.browser.detail = List::table(page::columns(), entries);
        }
        // The cursor stays on its member, wherever that stands now.
        if let Some(at) = row.and_then(|(topic, member)| page.place(&topic, &member)) {
            self.browser.detail.select(at);
        }
        Ok(())
    }

    /// What one is at, as it is referred to.
    pub(super) fn reference(&self) -> Option<String> {
        let of_cell = self.matrices.cell().filter(|_| self.in_matrix()).map(|(sheet, _)| sheet.subject.clone());
        of_cell.or_else(|| self.selected().map(|work| work.handle().to_owned()))
    }

    /// The solution or project one is at.
    fn selected(&self) -> Option<&Work> {
        self.works.as_ref().and_then(|works| works.get(self.browser.list.selected()?))
    }

    /// Topic and member of the row one is at.
    fn row(&self) -> Option<(String, String)> {
        let (sheet, row) = self.page_row()?;
        Some((sheet.topic.clone(), row.member.clone()))
    }

    pub(super) fn on_action(&mut self, action: Action, look: Look) -> Outcome {
        match action {
            Action::View => return self.turn_view(look),
            Action::OldAnswers => return Outcome::Show(Topic::OldAnswers),
            Action::Mark => return self.mark(look),
            Action::Add | Action::Edit | Action::Ask => return self.edit(action, look),
            // What was marked is let go before the place is left.
            Action::Back if self.has_marks_to_clear() => {
                self.marked.clear();
                self.draw_marks(look);
                return Outcome::Changed;
            }
            _ if self.in_matrix() => return self.matrix_action(action, look),
            _ if self.view == View::Board => return self.board_action(action, look),
            _ => {}
        }
        let was_in_detail = self.browser.in_detail();
        match self.browser.on_action(action, look) {
            Step::Ignored => Outcome::Ignored,
            step => {
                if was_in_detail && !self.browser.in_detail() {
                    self.view = self.opened_from.take().unwrap_or(View::List);
                }
                step.into()
            }
        }
    }

    /// Whether marks are what Esc is for: a filter goes first.
    fn has_marks_to_clear(&self) -> bool {
        let list = if self.in_matrix() { &self.matrices.matrix.rows } else { self.browser.focus() };
        !self.marked.is_empty() && list.filter().is_empty() && (self.in_matrix() || self.browser.in_detail())
    }

    /// Whether members take a stand on any of the works.
    fn has_topics(&self) -> bool {
        self.works.iter().flatten().any(|work| !work.topics().is_empty())
    }

    /// Whether one is on the page of a solution or project, of which there is one.
    fn is_on_page(&self) -> bool {
        self.browser.in_detail() && self.selected().is_some()
    }

    fn has_projects(&self) -> bool {
        self.works.iter().flatten().any(|work| work.sort() == Sort::Project)
    }

    fn in_matrix(&self) -> bool {
        self.view == View::Matrix
    }

    /// Goes from the list to the table of answers, from there to the board, and back; what has nothing to show is passed.
    fn turn_view(&mut self, look: Look) -> Outcome {
        let there = match self.view {
            View::List if self.has_topics() => View::Matrix,
            View::List | View::Matrix if self.has_projects() => View::Board,
            View::List => return Outcome::Say(look.say.msg(Msg::PortfolioNoOtherView).to_owned()),
            View::Board | View::Matrix => View::List,
        };
        self.browser.leave_detail();
        (self.view, self.opened_from) = (there, None);
        let here = self.selected().map(|work| work.handle().to_owned());
        match (there, here) {
            (View::Board, _) => self.go_on_board(look.say),
            (View::Matrix, Some(here)) => self.matrices.show(&here),
            _ => {}
        }
        Outcome::Changed
    }

    fn matrix_action(&mut self, action: Action, look: Look) -> Outcome {
        let done = |changed: bool| if changed { Outcome::Changed } else { Outcome::Unchanged };
        match action {
            Action::NextPart | Action::PreviousPart => {
                let Some(charter) = &self.charter else { return Outcome::Unchanged };
                done(self.matrices.turn(action == Action::NextPart, charter, look.say))
            }
            Action::Open => {
                let Some((sheet, row)) = self.matrices.cell() else { return Outcome::Unchanged };
                self.wanted = Some(sheet.subject.clone());
                self.wanted_row = Some((sheet.topic.clone(), row.member.clone()));
                (self.view, self.opened_from, self.page) = (View::List, Some(View::Matrix), None);
                self.browser.enter_detail();
                self.browser.list.set_filter("");
                self.select_wanted();
                Outcome::Changed
            }
            Action::Back if !self.matrices.matrix.rows.filter().is_empty() => {
                self.matrices.matrix.rows.set_filter("");
                Outcome::Changed
            }
            Action::Back | Action::Quit => {
                self.view = View::List;
                Outcome::Changed
            }
            Action::Zoom => Outcome::Unchanged,
            _ => done(self.matrices.travel(action, look.area, look.say)),
        }
    }

    /// Marks the member one is at, or takes the mark away.
    fn mark(&mut self, look: Look) -> Outcome {
        let here = match self.in_matrix() {
            true => self.matrices.cell().map(|(_, row)| row.id),
            false => self.page_row().filter(|_| self.browser.in_detail()).map(|(_, row)| row.id),
        };
        let Some(id) = here else { return Outcome::Say(look.say.msg(Msg::PortfolioGoToMember).to_owned()) };
        if !self.marked.remove(&id) {
            self.marked.insert(id);
        }
        if !self.in_matrix() {
            self.draw_marks(look);
        }
        Outcome::Changed
    }

    /// Puts the signs of marks on the page.
    fn draw_marks(&mut self, look: Look) {
        if let Some(page) = &self.page {
            self.browser.detail.set_entries(page.entries(look.today, look.say, &self.marked));
        }
    }

    /// The row of a member one is at on the page.
    fn page_row(&self) -> Option<(&AnswerSheet, &AnswerRow)> {
        self.page.as_ref()?.row(self.browser.detail.selected()?)
    }

    pub(super) fn view(&self, canvas: &mut Canvas, look: Look) {
        match self.view {
            View::Matrix => return self.matrices.view(canvas, look.area, look.say, &self.marked),
            View::Board => return self.view_board(canvas, look),
            View::List => {}
        }
        let (shown, all) = self.browser.list.counts();
        let title = match shown == all {
            true => look.say.count(Msg::PortfolioTitle, i64::try_from(all).unwrap_or_default(), &[]),
            false => look.say.fill(Msg::PortfolioTitleFiltered, &[("shown", &shown), ("all", &all)]),
        };
        let name = self.page.as_ref().map(Page::title).unwrap_or_default();
        self.browser.view(canvas, look, &Shown::of(&title), &Shown::of(&name));
    }
}
