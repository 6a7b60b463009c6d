//! The bodies: a list, and the seats of the one selected with who holds them, what is wrong, and what comes.

use std::rc::Rc;

use super::browser::{Browser, Detail, Step};
use super::forms::known::Known;
use super::{Look, Outcome};
use crate::app::keys::Action;
use crate::app::query::bodies::{BodyPage, BodyRow, Holder, SeatRow, bodies, body};
use crate::app::query::due::Place;
use crate::app::query::who::PersonCard;
use crate::app::{Failure, Session};
use crate::domain::body::composition::Level;
use crate::domain::charter::{Charter, Standing};
use crate::domain::sort::fold;
use crate::text::{Msg, Say, Shown};
use crate::tui::layers::page::Topic;
use crate::tui::widgets::canvas::{BOLD, Canvas, PLAIN};
use crate::tui::widgets::columns::Column;
use crate::tui::widgets::entry::{Entry, day};
use crate::tui::widgets::list::List;

mod forms;

/// The bodies as they stand.
pub(crate) struct Bodies {
    rows: Option<Vec<BodyRow>>,
    page: Option<Box<BodyPage>>,
    known: Known,
    charter: Option<Rc<Charter>>,
    doubted: bool,
    /// Whether the page is older than the list.
    page_is_old: bool,
    browser: Browser,
    wanted: Option<String>,
    /// Handle of the person whose seat to go to once the page is there.
    wanted_person: Option<String>,
}

impl Bodies {
    pub(super) fn new() -> Self {
        Self {
            rows: None,
            page: None,
            known: Known::default(),
            charter: None,
            doubted: true,
            page_is_old: true,
            browser: Browser::new(Detail::Beside(40)),
            wanted: None,
            wanted_person: None,
        }
    }

    pub(super) fn offers(&self) -> &'static [Action] {
        if self.browser.in_detail() {
            &[Action::Add, Action::Edit, Action::End, Action::Call, Action::Filter, Action::Back]
        } else {
            &[Action::Open, Action::Call, Action::Answers, Action::Filter, Action::NextPart, Action::Zoom]
        }
    }

    pub(super) fn can(&self, action: Action, look: Look) -> bool {
        use Action as A;
        match action {
            A::Open | A::NextPart if !self.browser.in_detail() => self.selected_id().is_some(),
            A::Call => self.selected_id().is_some(),
            A::Add => self.seat().is_some(),
            A::Edit | A::End => self.seat().is_some_and(|seat| seat.holder.is_some()),
            Action::Zoom => self.browser.can_zoom(look),
            _ => true,
        }
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
        let (body, person) = match place {
            Place::Body(body) => (body, None),
            Place::Seat { body, person } => (body, Some(person.clone())),
            _ => return,
        };
        (self.wanted, self.wanted_person) = (Some(body.clone()), person);
        self.browser.enter_detail();
        self.select_wanted();
    }

    pub(super) fn leave(&mut self) {
        self.browser.leave_detail();
    }

    fn select_wanted(&mut self) {
        let Some(rows) = &self.rows else { return };
        if let Some(wanted) = self.wanted.take()
            && let Some(at) = rows.iter().position(|r| r.id == wanted)
        {
            self.browser.list.set_filter("");
            self.browser.list.select(at);
        }
    }

    pub(super) fn refresh(&mut self, session: &Session, look: Look) -> Result<bool, Failure> {
        let mut asked = false;
        if self.doubted {
            let selected = self.selected_id();
            let rows = bodies(session)?;
            let entries = entries(&rows, look.say);
            if self.rows.is_none() {
                self.browser.list = List::table(columns(look.say), entries);
            } else {
                self.browser.list.set_entries(entries);
            }
            if let Some(at) = selected.and_then(|id| rows.iter().position(|r| r.id == id)) {
                self.browser.list.select(at);
            }
            self.rows = Some(rows);
            self.select_wanted();
            if !self.browser.shows_detail(look) {
                // What was read of it before is not what is seen when it is opened again.
                self.page = None;
            }
            (self.doubted, self.page_is_old, asked) = (false, true, true);
        }
        let selected = self.selected_id();
        let held = self.page.as_ref().map(|p| p.row.id.clone());
        if self.browser.shows_detail(look) && look.settled && (self.page_is_old || selected != held) {
            let same = selected == held;
            self.refresh_page(session, look.say, selected, same)?;
            (self.page_is_old, asked) = (false, true);
        }
        if let Some(person) = self.wanted_person.take() {
            self.select_holder(&person);
            asked = true;
        }
        Ok(asked)
    }

    fn refresh_page(&mut self, session: &Session, say: Say, id: Option<String>, same: bool) -> Result<(), Failure> {
        let seat = self.browser.detail.selected().zip(self.seat().map(seat_name));
        self.known = Known::ask(session)?;
        self.charter = Some(session.charter()?);
        self.page = id.map(|id| body(session, &id).map(Box::new)).transpose()?;
        let entries = self.page.as_ref().map(|page| detail(page, say)).unwrap_or_default();
        if !same {
            self.browser.detail = List::table(detail_columns(), entries);
            return Ok(());
        }
        self.browser.detail.set_entries(entries);
        // The cursor stays on its seat, whoever came or went in the seats above; of several alike, on the nearest.
        let seats = self.page.iter().flat_map(|p| &p.seats).enumerate();
        if let Some((was, name)) = seat
            && let Some((at, _)) = seats.filter(|(_, s)| seat_name(s) == name).min_by_key(|(at, _)| at.abs_diff(was))
        {
            self.browser.detail.select(at);
        }
        Ok(())
    }

    /// Goes to the seat that a person holds.
    fn select_holder(&mut self, person: &str) {
        let holds = |seat: &SeatRow| seat.holder.as_ref().is_some_and(|holder| holder.person.handle == person);
        if let Some(at) = self.page.as_ref().and_then(|page| page.seats.iter().position(holds)) {
            self.browser.detail.set_filter("");
            self.browser.detail.select(at);
        }
    }

    /// Those who sit in the body one is at; none where its page has not been opened.
    pub(super) fn people(&self) -> Option<Vec<PersonCard>> {
        let page = self.page.as_ref().filter(|page| Some(&page.row.id) == self.selected_id().as_ref())?;
        let holders = page.seats.iter().filter_map(|seat| seat.holder.as_ref());
        Some(holders.map(|holder| holder.person.clone()).collect())
    }

    pub(super) fn selected_id(&self) -> Option<String> {
        let at = self.browser.list.selected()?;
        self.rows.as_ref().and_then(|rows| rows.get(at)).map(|row| row.id.clone())
    }

    /// The body or, inside of it, the seat one is at.
    pub(super) fn reference(&self) -> Option<String> {
        let body = self.selected_id()?;
        let seat = self.seat().filter(|_| !self.is_at_top());
        Some(seat.map_or(body.clone(), |seat| format!("{body}/{}", seat.seat)))
    }

    /// The seat one is at.
    fn seat(&self) -> Option<&SeatRow> {
        let at = self.browser.detail.selected()?;
        self.page.as_ref().and_then(|page| page.seats.get(at))
    }

    pub(super) fn on_action(&mut self, action: Action, look: Look) -> Outcome {
        match action {
            Action::Call => {
                let call = |body| Outcome::Show(Topic::Call { body, kind: None, on: None });
                return self.selected_id().map_or(Outcome::Unchanged, call);
            }
            Action::Answers => return Outcome::Show(Topic::Answers),
            _ => {}
        }
        if matches!(action, Action::Add | Action::Edit | Action::End) {
            return self.edit(action, look);
        }
        match self.browser.on_action(action, look) {
            Step::Ignored => Outcome::Ignored,
            step => step.into(),
        }
    }

    /// The form for the seat one is at.
    fn edit(&self, action: Action, look: Look) -> Outcome {
        let say = look.say;
        let (Some(page), Some(charter), Some(seat), true) = (&self.page, &self.charter, self.seat(), self.browser.in_detail())
        else {
            return Outcome::Say(look.keys.tell(say, Msg::BodiesGoToSeat, &[("key", Action::Open)]));
        };
        let holder = seat.holder.as_ref();
        let form = match (action, holder) {
            (Action::Add, _) => forms::appoint(page, seat, charter, &self.known, look),
            (Action::Edit, Some(holder)) => forms::person(holder, &self.known.records.people, say),
            (_, Some(holder)) => forms::end(page, seat, holder, charter, &self.known, look),
            (_, None) => {
                let key = look.keys.label(Action::Add, say);
                return Outcome::Say(say.fill(Msg::BodiesSeatVacant, &[("seat", &seat.name), ("key", &key)]));
            }
        };
        Outcome::Open(Box::new(form))
    }

    pub(super) fn view(&self, canvas: &mut Canvas, look: Look) {
        let (shown, all) = self.browser.list.counts();
        let title = match shown == all {
            true => look.say.count(Msg::BodiesTitle, i64::try_from(all).unwrap_or_default(), &[]),
            false => look.say.fill(Msg::BodiesTitleFiltered, &[("shown", &shown), ("all", &all)]),
        };
        let name = self.page.as_ref().map(|p| p.row.name.as_str()).unwrap_or_default();
        self.browser.view(canvas, look, &Shown::of(&title), &Shown::of(name));
    }
}

/// What makes a seat the same seat after a change: which it is, for whom, and who sits in it.
fn seat_name(seat: &SeatRow) -> (String, Option<String>) {
    (seat.seat.clone(), seat.for_whom.clone())
}

fn columns(say: Say) -> Vec<Column> {
    let column = |msg| Column::new(say.msg(msg));
    vec![
        column(Msg::ColumnBody).at_least(14),
        column(Msg::ColumnSeats).right().gives_way(1),
        column(Msg::ColumnNextMeeting).gives_way(2),
        column(Msg::ColumnFaults).right().gives_way(3),
    ]
}

fn entries(rows: &[BodyRow], say: Say) -> Vec<Entry> {
    let row = |(i, row): (usize, &BodyRow)| {
        let seats = row.places.map_or_else(|| row.filled.to_string(), |places| format!("{}/{places}", row.filled));
        let next = row.next.map_or_else(|| say.msg(Msg::BodiesNoDate).to_owned(), |d| say.date(d));
        let faults = if row.findings == 0 { "-".to_owned() } else { row.findings.to_string() };
        let sign = if row.findings > 0 { '!' } else { ' ' };
        let count = |n: usize| i128::try_from(n).ok();
        let ranks = [(1, count(row.filled)), (2, row.next.map(day)), (3, count(row.findings))];
        Entry::row(&[row.name.clone(), seats, next, faults]).ranked(&ranks).of(i).sign(sign)
    };
    rows.iter().enumerate().map(row).collect()
}

fn detail_columns() -> Vec<Column> {
    let column = || Column::new("");
    vec![
        column().at_least(14),
        column().at_least(8),
        column().at_least(16),
        column().gives_way(1),
        column().gives_way(2),
        column().gives_way(3),
    ]
}

fn detail(page: &BodyPage, say: Say) -> Vec<Entry> {
    let mut entries = Vec::new();
    entries.push(Entry::heading(say.msg(Msg::BodiesSeats)));
    entries.extend(page.seats.iter().enumerate().map(|(i, seat)| seat_entry(seat, say).of(i)));
    if !page.findings.is_empty() {
        entries.push(Entry::heading(say.msg(Msg::BodiesFindings)));
        entries.extend(page.findings.iter().map(|line| {
            let (sign, style) = match line.level {
                Level::Fault => ('!', BOLD),
                Level::Unknown => ('?', PLAIN),
                Level::Remark => (' ', PLAIN),
            };
            Entry::text(&format!("{}: {} ({})", line.subject, line.message, line.clause)).sign(sign).style(style)
        }));
    }
    if !page.turns.is_empty() {
        entries.push(Entry::heading(say.msg(Msg::BodiesTurns)));
        entries.extend(page.chosen.as_ref().map(|chosen| Entry::text(chosen)));
        let unknown = || say.msg(Msg::BodiesTurnUnknown).to_owned();
        entries.extend(page.turns.iter().map(|turn| {
            let chair = turn.chair.clone().unwrap_or_else(unknown);
            let vice = turn.vice.clone().unwrap_or_else(unknown);
            let said = say.fill(Msg::BodiesTurn, &[("chair", &chair), ("vice", &vice)]);
            let said = if turn.exception { format!("{said} {}", say.msg(Msg::BodiesTurnException)) } else { said };
            let said = if turn.computed { format!("{said} {}", say.msg(Msg::BodiesTurnComputed)) } else { said };
            let (from, until) = (turn.from.format("%Y").to_string(), turn.until.format("%Y").to_string());
            let years = if from == until { from } else { format!("{from}/{until}") };
            Entry::labelled(&years, &said)
        }));
    }
    entries.push(Entry::heading(say.msg(Msg::BodiesMeetings)));
    if page.meetings.is_empty() {
        entries.push(Entry::text(say.msg(Msg::BodiesNoMeetings)));
    }
    entries.extend(page.meetings.iter().map(|m| super::meetings::labelled(m, say)));
    if !page.treats.is_empty() {
        entries.push(Entry::heading(say.msg(Msg::BodiesTreats)));
        entries.extend(page.treats.iter().map(|(title, clause)| Entry::text(&format!("{title} ({clause})"))));
    }
    entries.push(Entry::heading(say.msg(Msg::BodiesAbout)));
    entries.extend(page.purpose.as_ref().map(|purpose| Entry::text(purpose)));
    entries.push(Entry::labelled(say.msg(Msg::DetailClause), &page.clause));
    entries
}

/// Seat, whom it is for, who sits there, until when.
fn seat_entry(seat: &SeatRow, say: Say) -> Entry {
    let for_whom = seat.for_whom.clone().unwrap_or_default();
    let name = match seat.standing {
        // Most charters name such a seat for what it is already.
        Some(Standing::Substitute) if !fold(&seat.name).contains(&fold(say.msg(Msg::StandingSubstitute))) => {
            format!("{} ({})", seat.name, say.msg(Msg::StandingSubstitute))
        }
        _ => seat.name.clone(),
    };
    match &seat.holder {
        Some(holder) => {
            let represents = holder.represents.clone().filter(|r| *r != for_whom);
            let whom = if for_whom.is_empty() { represents.unwrap_or_default() } else { for_whom };
            let text = |value: &Option<String>| value.clone().unwrap_or_default();
            let person = &holder.person;
            Entry::row(&[name, whom, person.name.clone(), until(holder, say), text(&person.mail), text(&person.phone)])
        }
        None => {
            let vacant = say.msg(Msg::BodiesVacant).to_owned();
            let coming = seat.coming.as_ref().and_then(|h| Some((h.from?, h.person.name.clone())));
            let coming = coming.map(|(from, name)| say.fill(Msg::SeatComing, &[("date", &say.date(from)), ("person", &name)]));
            Entry::row(&[name, for_whom, vacant, coming.unwrap_or_default()]).sign('!')
        }
    }
}

fn until(holder: &Holder, say: Say) -> String {
    holder.until.map(|d| say.fill(Msg::BodiesUntil, &[("date", &say.date(d))])).unwrap_or_default()
}
