//! The members: a table, and everything on the one selected.

use std::collections::BTreeSet;

use super::browser::{Browser, Detail, Step};
use super::forms::member::Placement;
use super::forms::merger::{AreaChoice, Merger};
use super::{Look, Outcome, forms};
use crate::app::keys::Action;
use crate::app::names;
use crate::app::query::due::Place;
use crate::app::query::history::history;
use crate::app::query::log::LogLine;
use crate::app::query::members::{MemberFilter, MemberList, MemberPage, MemberRow, member, members};
use crate::app::query::split::pays::{Pays, pays};
use crate::app::query::who::{PersonCard, seated};
use crate::app::{Failure, Session};
use crate::domain::charter::{Areas, Entry as CharterEntry};
use crate::domain::ids::Id;
use crate::domain::portfolio::About;
use crate::domain::records::Records;
use crate::text::{Msg, Say, Shown};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::columns::Column;
use crate::tui::widgets::entry::{Entry, day};
use crate::tui::widgets::list::List;

mod page;

/// The members as they stand.
pub(crate) struct Members {
    rows: Option<MemberList>,
    /// The records behind the rows.
    records: Box<Records>,
    history: Vec<LogLine>,
    pays: Vec<Pays>,
    page: Option<MemberPage>,
    doubted: bool,
    /// Whether the page is older than the list.
    page_is_old: bool,
    browser: Browser,
    /// The member to go to once the list is there.
    wanted: Option<String>,
    /// The members that are marked: they are to become one.
    marked: BTreeSet<Id>,
    areas: Vec<AreaChoice>,
    schemes: Vec<CharterEntry<Areas>>,
    /// A former member that stands among the others as long as one is at it.
    former: Option<Id>,
}

impl Members {
    pub(super) fn new() -> Self {
        Self {
            rows: None,
            records: Box::default(),
            history: Vec::new(),
            pays: Vec::new(),
            page: None,
            doubted: true,
            page_is_old: true,
            browser: Browser::new(Detail::Beside(54)),
            wanted: None,
            marked: BTreeSet::new(),
            areas: Vec::new(),
            schemes: Vec::new(),
            former: None,
        }
    }

    pub(super) fn offers(&self) -> &'static [Action] {
        if self.browser.in_detail() {
            &[Action::Add, Action::Edit, Action::Back, Action::Filter, Action::Zoom]
        } else {
            use Action as A;
            &[A::Open, A::Add, A::Edit, A::Filter, A::Mark, A::Merge, A::End, A::NextPart, A::Zoom]
        }
    }

    pub(super) fn words(&self, action: Action) -> Option<Msg> {
        match action {
            Action::Add if self.browser.in_detail() => Some(Msg::KeyAddInhabitants),
            Action::End => Some(Msg::KeyMemberLeaves),
            _ => None,
        }
    }

    pub(super) fn can(&self, action: Action, look: Look) -> bool {
        use Action as A;
        match action {
            A::Open | A::NextPart | A::Edit | A::End | A::Mark => self.selected_handle().is_some(),
            A::Zoom => self.browser.can_zoom(look),
            _ => true,
        }
    }

    pub(super) fn let_go_of_marks(&mut self) {
        self.doubted |= !self.marked.is_empty();
        self.marked.clear();
    }

    pub(super) fn is_at_top(&self) -> bool {
        self.browser.is_at_top()
    }

    pub(super) fn doubt(&mut self) {
        self.doubted = true;
    }

    pub(super) fn filtered(&mut self) -> Option<&mut List> {
        Some(self.browser.focused())
    }

    pub(super) fn go(&mut self, place: &Place) {
        if let Place::Member(handle) = place {
            self.wanted = Some(handle.clone());
            self.doubted |= self.rows.as_ref().is_some_and(|rows| at(rows, handle).is_none());
            self.browser.enter_detail();
            self.select_wanted();
        }
    }

    /// Goes to a member once it is in the list.
    pub(super) fn select(&mut self, handle: &str) {
        self.wanted = Some(handle.to_owned());
    }

    pub(super) fn leave(&mut self) {
        self.browser.leave_detail();
        self.forget_former();
    }

    /// A former member is in the list for its page only.
    fn forget_former(&mut self) {
        self.doubted |= self.former.take().is_some();
    }

    /// The members of today, and the former one that is wanted.
    fn list(&mut self, session: &Session, look: Look) -> Result<MemberList, Failure> {
        let with = |former| MemberFilter { and: former, ..MemberFilter::default() };
        let list = members(session, &with(self.former))?;
        match &self.wanted {
            Some(wanted) if self.browser.in_detail() && at(&list, wanted).is_none() => {
                // What is no longer known by that name is not gone to.
                self.former = names::member(&self.records, wanted, look.today).ok().map(|member| member.id);
                members(session, &with(self.former))
            }
            _ => Ok(list),
        }
    }

    fn select_wanted(&mut self) {
        let Some(rows) = self.rows.as_ref().filter(|_| !self.doubted) else { return };
        if let Some(at) = self.wanted.take().and_then(|wanted| at(rows, &wanted)) {
            self.browser.list.set_filter("");
            self.browser.list.select(at);
        }
    }

    pub(super) fn refresh(&mut self, session: &Session, look: Look) -> Result<bool, Failure> {
        let mut asked = false;
        if self.doubted {
            let selected = self.selected_handle();
            *self.records = seated(session)?;
            let list = self.list(session, look)?;
            self.marked.retain(|id| list.rows.iter().any(|row| row.id == *id));
            let charter = session.charter_without_duties()?;
            self.areas = AreaChoice::all(&charter);
            self.schemes.clone_from(&charter.areas);
            let entries = entries(&list, &self.marked, look.say);
            if self.rows.is_none() {
                self.browser.list = List::table(columns(look.say), entries);
            } else {
                self.browser.list.set_entries(entries);
            }
            if let Some(at) = selected.and_then(|handle| at(&list, &handle)) {
                self.browser.list.select(at);
            }
            self.rows = Some(list);
            (self.doubted, self.page_is_old, asked) = (false, true, true);
            self.select_wanted();
        }
        let selected = self.selected_handle();
        let held = self.page.as_ref().map(|p| reference(&p.row));
        if self.browser.shows_detail(look) && look.settled && (self.page_is_old || selected != held) {
            let same = selected == held;
            self.page = selected.map(|handle| member(session, &handle, None)).transpose()?;
            self.history = match &self.page {
                Some(page) => history(session, &About::Member(page.row.id))?,
                None => Vec::new(),
            };
            self.pays = match &self.page {
                Some(page) => pays(session, page.row.id)?,
                None => Vec::new(),
            };
            let entries = self.page.as_ref().map(|page| page::entries(page, &self.pays, &self.history, look.say));
            let entries = entries.unwrap_or_default();
            if same {
                self.browser.detail.set_entries(entries);
            } else {
                self.browser.detail = List::page(entries);
            }
            (self.page_is_old, asked) = (false, true);
        }
        Ok(asked)
    }

    pub(super) fn selected_handle(&self) -> Option<String> {
        let at = self.browser.list.selected()?;
        self.rows.as_ref().and_then(|list| list.rows.get(at)).map(reference)
    }

    pub(super) fn on_action(&mut self, action: Action, look: Look) -> Outcome {
        match action {
            Action::Add | Action::Edit | Action::End => return self.edit(action, look),
            Action::Merge => return Outcome::Open(Box::new(forms::merger::merge(self.merger(), look))),
            Action::Mark if !self.browser.in_detail() => return self.mark(look),
            // What was marked is let go before the place is left.
            Action::Back if !self.marked.is_empty() && !self.browser.in_detail() && self.browser.list.filter().is_empty() => {
                self.marked.clear();
                self.draw_marks(look);
                return Outcome::Changed;
            }
            _ => {}
        }
        let step = self.browser.on_action(action, look);
        if !self.browser.in_detail() {
            self.forget_former();
        }
        match step {
            Step::Ignored => Outcome::Ignored,
            step => step.into(),
        }
    }

    /// The form for what one is at: a new member, what is different in one, the inhabitants of the one on the page.
    fn edit(&self, action: Action, look: Look) -> Outcome {
        let adds_member = action == Action::Add && !self.browser.in_detail();
        if adds_member {
            return Outcome::Open(Box::new(forms::member::add(Placement::all(&self.schemes, |_| None), look)));
        }
        let row = self.browser.list.selected().and_then(|at| self.rows.as_ref()?.rows.get(at));
        let Some(member) = row.and_then(|row| self.records.members.iter().find(|m| m.id == row.id)) else {
            return Outcome::Unchanged;
        };
        let form = match (action, &self.page) {
            (Action::Add, Some(page)) => {
                let known = page.inhabitants.iter().map(|f| (f.date, f.count)).collect();
                let source = page.inhabitants.last().map(|f| f.source.clone()).unwrap_or_default();
                forms::member::inhabitants(member.id, &member.name, known, &source, look)
            }
            (Action::End, _) => forms::member::leave(member, look),
            _ => {
                let lies_in = |scheme: &str| self.records.area_of(member.id, scheme, look.today);
                forms::member::edit(member, Placement::all(&self.schemes, lies_in), look)
            }
        };
        Outcome::Open(Box::new(form))
    }

    /// Marks the member one is at, or takes the mark away.
    fn mark(&mut self, look: Look) -> Outcome {
        let here = self.browser.list.selected().and_then(|at| self.rows.as_ref()?.rows.get(at)).map(|row| row.id);
        let Some(id) = here else { return Outcome::Unchanged };
        if !self.marked.remove(&id) {
            self.marked.insert(id);
        }
        self.draw_marks(look);
        Outcome::Changed
    }

    fn draw_marks(&mut self, look: Look) {
        if let Some(list) = &self.rows {
            self.browser.list.set_entries(entries(list, &self.marked, look.say));
        }
    }

    /// Those who work for the members that are marked, or for the one one is at.
    pub(super) fn people(&self) -> Vec<PersonCard> {
        let here = self.browser.list.selected().and_then(|at| self.rows.as_ref()?.rows.get(at)).map(|row| row.id);
        let is_meant = |id: Id| if self.marked.is_empty() { here == Some(id) } else { self.marked.contains(&id) };
        self.records.people.iter().filter(|person| person.member.is_some_and(is_meant)).map(PersonCard::from).collect()
    }

    /// Who can become one: those of the list, then those from outside, each as long as it is there.
    fn merger(&self) -> Merger {
        let rows = self.rows.iter().flat_map(|list| &list.rows);
        let parties = rows.filter_map(|row| self.records.members.iter().find(|m| m.id == row.id));
        let outside = self.records.members.iter().filter(|m| m.outside);
        let there = parties.chain(outside).filter(|m| m.until.is_none());
        Merger { candidates: there.cloned().collect(), marked: self.marked.clone(), areas: self.areas.clone() }
    }

    pub(super) fn view(&self, canvas: &mut Canvas, look: Look) {
        let Some(list) = &self.rows else { return };
        let (shown, all) = self.browser.list.counts();
        // A former one is none of them.
        let former = usize::from(self.former.is_some());
        let (shown, all) = (shown.saturating_sub(former), all.saturating_sub(former));
        let title = match list.expected {
            _ if shown != all => look.say.fill(Msg::MembersTitleFiltered, &[("shown", &shown), ("all", &all)]),
            Some(expected) if expected as usize != all => {
                look.say.fill(Msg::MembersTitleExpected, &[("all", &all), ("expected", &expected)])
            }
            _ => look.say.count(Msg::MembersTitle, i64::try_from(all).unwrap_or_default(), &[]),
        };
        let title = match self.marked.len() {
            0 => title,
            n => format!("{title}, {}", look.say.count(Msg::PortfolioMarked, i128::try_from(n).unwrap_or(0), &[])),
        };
        let name = self.page.as_ref().map(|p| p.row.name.as_str()).unwrap_or_default();
        self.browser.view(canvas, look, &Shown::of(&title), &Shown::of(name));
    }
}

/// How a member is referred to: one that has an end by its number, which no other of its name has.
fn reference(row: &MemberRow) -> String {
    if row.until.is_some() { row.code.clone() } else { row.handle.clone() }
}

/// Where in the list a member is that is referred to.
fn at(list: &MemberList, given: &str) -> Option<usize> {
    let place = |is: &dyn Fn(&MemberRow) -> bool| list.rows.iter().position(is);
    place(&|row| reference(row) == given).or_else(|| place(&|row| row.handle == given))
}

fn columns(say: Say) -> Vec<Column> {
    let column = |msg| Column::new(say.msg(msg));
    vec![
        column(Msg::ColumnMember).at_least(12),
        column(Msg::ColumnCode).gives_way(3),
        column(Msg::ColumnInhabitants).right().gives_way(1),
        column(Msg::ColumnDate).gives_way(4),
        column(Msg::ColumnArea).at_least(8).gives_way(2),
    ]
}

fn entries(list: &MemberList, marked: &BTreeSet<Id>, say: Say) -> Vec<Entry> {
    let row = |(i, row): (usize, &MemberRow)| {
        let name = if row.host { say.fill(Msg::MembersHost, &[("member", &row.name)]) } else { row.name.clone() };
        let figure = row.inhabitants.as_ref();
        let count = figure.map_or(say.msg(Msg::MembersNoFigure).to_owned(), |f| say.integer(f.count));
        let date = figure.map(|f| f.date.to_string()).unwrap_or_default();
        let sign = match row.inhabitants {
            _ if marked.contains(&row.id) => '*',
            None => '?',
            Some(_) => ' ',
        };
        Entry::row(&[name, row.code.clone(), count, date, row.areas.join(", ")])
            .ranked(&[(2, figure.map(|f| i128::from(f.count))), (3, figure.map(|f| day(f.date)))])
            .of(i)
            .sign(sign)
    };
    list.rows.iter().enumerate().map(row).collect()
}

/// A person with what reaches them.
pub(super) fn contact(person: &PersonCard) -> String {
    let title = person.title.as_ref().filter(|title| !person.name.starts_with(title.as_str()));
    let parts = [Some(&person.name), title, person.mail.as_ref(), person.phone.as_ref()];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")
}
