//! The meetings: those dated, by date, and those that the agreement wants and nobody has dated; or a year of them by body.

mod page;
mod wheel;

use std::rc::Rc;

use super::browser::{Browser, Detail, Step};
use super::{Look, Outcome, forms};
use crate::app::keys::Action;
use crate::app::query::due::Place;
use crate::app::query::meeting::{MeetingPage, meeting};
use crate::app::query::meetings::{MeetingFilter, MeetingRow, meetings, next};
use crate::app::query::members::members_now;
use crate::app::{Failure, Session};
use crate::domain::charter::Charter;
use crate::domain::ids::Id;
use crate::domain::meeting::MeetingState;
use crate::text::{Msg, Say, Shown};
use crate::tui::layers::page::Topic;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::columns::Column;
use crate::tui::widgets::entry::{Entry, day};
use crate::tui::widgets::list::List;
use crate::tui::widgets::matrix::Matrix;
use wheel::YearWheel;

/// The meetings as they stand.
pub(crate) struct Meetings {
    rows: Option<Vec<MeetingRow>>,
    doubted: bool,
    /// Whether the page is older than the list.
    page_is_old: bool,
    browser: Browser,
    page: Option<Box<MeetingPage>>,
    wheel: YearWheel,
    in_wheel: bool,
    /// Whether the page was opened from the wheel, to which one goes back.
    from_wheel: bool,
    /// The meeting to go to in the list, by how it is referred to.
    wanted: Option<String>,
    charter: Option<Rc<Charter>>,
    /// The members, for who called a meeting.
    members: Vec<(Id, String)>,
}

impl Meetings {
    pub(super) fn new() -> Self {
        Self {
            rows: None,
            doubted: true,
            page_is_old: true,
            browser: Browser::new(Detail::Beside(56)),
            page: None,
            wheel: YearWheel::new(),
            in_wheel: false,
            from_wheel: false,
            wanted: None,
            charter: None,
            members: Vec::new(),
        }
    }

    pub(super) fn offers(&self) -> &'static [Action] {
        use Action as A;
        if self.in_wheel {
            &[A::Open, A::Earlier, A::Later, A::Today, A::NextPart, A::View, A::Plan]
        } else if self.browser.in_detail() {
            &[A::Edit, A::Done, A::End, A::Call, A::Add, A::Back, A::Filter, A::Zoom]
        } else {
            &[A::Open, A::Add, A::Edit, A::Done, A::End, A::View, A::Plan, A::Call, A::Filter, A::Today, A::NextPart, A::Zoom]
        }
    }

    pub(super) fn can(&self, action: Action, look: Look) -> bool {
        use Action as A;
        match action {
            A::Open if self.in_wheel => self.in_cell().is_some(),
            _ if self.in_wheel => true,
            A::Open | A::NextPart if !self.browser.in_detail() => self.at().is_some(),
            A::Edit | A::Call => self.at().is_some(),
            A::Done => self.planned().is_some_and(|(row, _)| row.date.is_none_or(|date| date <= look.today)),
            A::End => self.planned().is_some(),
            A::Zoom => self.browser.can_zoom(look),
            _ => true,
        }
    }

    pub(super) fn words(&self, action: Action) -> Option<Msg> {
        match action {
            Action::Add => Some(Msg::KeyMeetingAdd),
            Action::Edit => Some(Msg::KeyMeetingEdit),
            Action::Done => Some(Msg::KeyMeetingHeld),
            Action::End => Some(Msg::KeyMeetingCancel),
            _ => None,
        }
    }

    pub(super) fn is_at_top(&self) -> bool {
        if self.in_wheel { !self.wheel.in_detail() } else { self.browser.is_at_top() }
    }

    pub(super) fn doubt(&mut self) {
        self.doubted = true;
        self.wheel.doubt();
    }

    pub(super) fn go(&mut self, place: &Place) {
        if let Place::Meeting(handle) = place {
            self.wanted = Some(handle.clone());
            (self.in_wheel, self.from_wheel, self.doubted) = (false, false, true);
            self.browser.list.set_filter("");
            self.browser.enter_detail();
        }
    }

    /// Goes to a meeting in the list once it is there.
    pub(super) fn select(&mut self, handle: &str) {
        self.wanted = Some(handle.to_owned());
    }

    pub(super) fn leave(&mut self) {
        self.browser.leave_detail();
    }

    /// The wheel, if that is what is seen.
    pub(super) fn matrix_seen(&self) -> Option<&Matrix> {
        self.in_wheel.then_some(self.wheel.matrix())
    }

    pub(super) fn filtered(&mut self) -> Option<&mut List> {
        (!self.in_wheel).then(|| self.browser.focused())
    }

    pub(super) fn refresh(&mut self, session: &Session, look: Look) -> Result<bool, Failure> {
        let mut asked = false;
        if self.doubted {
            self.ask_list(session, look)?;
            (self.doubted, self.page_is_old, asked) = (false, true, true);
        }
        if self.in_wheel {
            return Ok(self.wheel.refresh(session, look)? || asked);
        }
        let row = self.at().cloned();
        let name = |row: &MeetingRow| (row.id, row.handle.clone());
        let is_same = self.page.as_ref().map(|page| name(&page.row)) == row.as_ref().map(name);
        if self.browser.shows_detail(look) && look.settled && (self.page_is_old || !is_same) {
            self.page = row.map(|row| meeting(session, &row).map(Box::new)).transpose()?;
            let entries = self.page.as_ref().map(|page| page::entries(page, look)).unwrap_or_default();
            match is_same {
                true => self.browser.detail.set_entries(entries),
                false => self.browser.detail = List::page(entries),
            }
            (self.page_is_old, asked) = (false, true);
        }
        Ok(asked)
    }

    fn ask_list(&mut self, session: &Session, look: Look) -> Result<(), Failure> {
        let here = self.at().map(|row| (row.id, row.handle.clone()));
        let wanted = self.wanted.take();
        let charter = session.charter()?;
        let has_kinds = charter.bodies.iter().any(|body| !body.rule.kinds.is_empty());
        self.charter = Some(charter);
        self.members = members_now(session)?.into_iter().map(|m| (m.id, m.name)).collect();
        let mut rows: Vec<MeetingRow> = next(session)?.into_iter().filter(|m| m.id.is_none()).collect();
        let undated = rows.len();
        rows.extend(meetings(session, &MeetingFilter::default())?);
        let mut entries = Vec::new();
        for (i, row) in rows.iter().enumerate() {
            if i == 0 && undated > 0 {
                entries.push(Entry::heading(look.say.msg(Msg::MeetingsUndated)));
            }
            if i == undated {
                entries.push(Entry::heading(look.say.msg(Msg::MeetingsDated)));
            }
            entries.push(line(row, has_kinds, look.say).of(i));
        }
        if rows.is_empty() {
            entries.push(Entry::text(&look.keys.tell(look.say, Msg::MeetingsNone, &[("key", Action::Add)])));
        }
        let first = self.rows.is_none();
        if first {
            let column = |msg| Column::new(look.say.msg(msg));
            let kind = has_kinds.then(|| column(Msg::FormMeetingKind).at_least(16));
            let columns = [column(Msg::ColDate), column(Msg::ColumnBody).at_least(12)].into_iter().chain(kind);
            let rest = [column(Msg::ColState).at_least(9), column(Msg::ColNote).at_least(8).gives_way(1)];
            self.browser.list = List::table(columns.chain(rest).collect(), entries);
        } else {
            self.browser.list.set_entries(entries);
        }
        // A meeting that was moved is the same one; of several of a name, the one put in last is meant.
        let same = |(id, handle): &(Option<Id>, String)| match id {
            Some(id) => rows.iter().position(|row| row.id == Some(*id)),
            None => rows.iter().position(|row| row.id.is_none() && row.handle == *handle),
        };
        let here = here.as_ref().and_then(same);
        let wanted = wanted.and_then(|handle| rows.iter().rposition(|row| row.handle == handle));
        self.rows = Some(rows);
        match wanted.or(here) {
            Some(at) => self.browser.list.select(at),
            None if first => self.go_to_today(),
            None => {}
        }
        Ok(())
    }

    fn go_to_today(&mut self) {
        let coming = |m: &MeetingRow| m.days_left.is_some_and(|days| days >= 0);
        if let Some(at) = self.rows.as_ref().and_then(|rows| rows.iter().position(coming)) {
            self.browser.list.select(at);
        }
    }

    pub(super) fn on_action(&mut self, action: Action, look: Look) -> Outcome {
        match action {
            Action::Plan => Outcome::Plan(if self.in_wheel { self.wheel.year() } else { None }),
            Action::View => {
                (self.in_wheel, self.from_wheel) = (!self.in_wheel, false);
                Outcome::Changed
            }
            Action::Open if self.in_wheel => match self.in_cell().map(|meeting| meeting.handle.clone()) {
                Some(handle) => {
                    self.go(&Place::Meeting(handle));
                    self.from_wheel = true;
                    Outcome::Changed
                }
                None => Outcome::Unchanged,
            },
            _ if self.in_wheel => match self.wheel.on_action(action, look) {
                true => Outcome::Changed,
                false => Outcome::Ignored,
            },
            Action::Add => self.add(look),
            Action::Call => self.calls().map_or(Outcome::Unchanged, Outcome::Show),
            Action::Edit => self.edit(look),
            Action::Done | Action::End => self.became(action == Action::Done, look),
            Action::Today => {
                self.go_to_today();
                Outcome::Changed
            }
            _ => match self.browser.on_action(action, look) {
                Step::Ignored => Outcome::Ignored,
                step => {
                    if !self.browser.in_detail() {
                        self.in_wheel = std::mem::take(&mut self.from_wheel);
                    }
                    step.into()
                }
            },
        }
    }

    fn add(&self, look: Look) -> Outcome {
        let Some(charter) = &self.charter else { return Outcome::Unchanged };
        Outcome::Open(Box::new(forms::meeting::add(self.at(), charter, &self.members, look)))
    }

    /// Moves the meeting one is at, or changes what is known of it; one without a date gets its date.
    fn edit(&self, look: Look) -> Outcome {
        let (Some(charter), Some(row)) = (&self.charter, self.at()) else { return Outcome::Unchanged };
        Outcome::Open(Box::new(match row.id {
            Some(id) => forms::meeting::edit(id, row, &named(row, look.say), charter, &self.members, look),
            None => forms::meeting::add(Some(row), charter, &self.members, look),
        }))
    }

    /// Records that the meeting one is at was held or is cancelled.
    fn became(&self, held: bool, look: Look) -> Outcome {
        match self.planned() {
            Some((row, _)) if held && row.date.is_some_and(|date| date > look.today) => {
                Outcome::Say(look.keys.tell(look.say, Msg::MeetingsAhead, &[("key", Action::End)]))
            }
            Some((row, id)) => Outcome::Open(Box::new(forms::meeting::became(id, &named(row, look.say), held, look))),
            None => match self.at().filter(|row| row.state == MeetingState::Held && !held).and_then(|row| row.date) {
                Some(date) => Outcome::Say(look.say.fill(Msg::RejectedWasHeld, &[("date", &look.say.date(date))])),
                None => Outcome::Say(look.keys.tell(look.say, Msg::MeetingsNotPlanned, &[("key", Action::Add)])),
            },
        }
    }

    /// The meeting one is at, if it has a date and nobody has said what became of it.
    fn planned(&self) -> Option<(&MeetingRow, Id)> {
        let row = self.at().filter(|row| row.state == MeetingState::Planned)?;
        Some((row, row.id?))
    }

    /// The page on who is called to the meeting one is at.
    pub(super) fn calls(&self) -> Option<Topic> {
        let row = if self.in_wheel { self.in_cell() } else { self.at() }?;
        Some(Topic::Call { body: row.body.clone(), kind: row.kind_id.clone(), on: row.date })
    }

    /// The first meeting in the cell of the wheel one is at that the list has too.
    fn in_cell(&self) -> Option<&MeetingRow> {
        let rows = self.rows.as_ref()?;
        self.wheel.meetings().find_map(|handle| rows.iter().find(|row| row.handle == handle))
    }

    /// The meeting one is at.
    pub(super) fn at(&self) -> Option<&MeetingRow> {
        self.rows.as_ref()?.get(self.browser.list.selected()?)
    }

    pub(super) fn view(&self, canvas: &mut Canvas, look: Look) {
        if self.in_wheel {
            return self.wheel.view(canvas, look);
        }
        let (shown, all) = self.browser.list.counts();
        let title = match shown == all {
            true => look.say.count(Msg::MeetingsTitle, i64::try_from(all).unwrap_or_default(), &[]),
            false => look.say.fill(Msg::MeetingsTitleFiltered, &[("shown", &shown), ("all", &all)]),
        };
        let name = self.at().map(|row| named(row, look.say)).unwrap_or_default();
        self.browser.view(canvas, look, &Shown::of(&title), &Shown::of(&name));
    }
}

/// A meeting by body and day.
fn named(meeting: &MeetingRow, say: Say) -> String {
    format!("{}, {}", meeting.body_name, when(meeting, say))
}

fn when(meeting: &MeetingRow, say: Say) -> String {
    match (meeting.date, meeting.wanted_by) {
        (Some(date), _) => format!("{} {}", say.weekday_short(date), say.date(date)),
        (None, Some(by)) => say.fill(Msg::MeetingsBy, &[("date", &say.date(by))]),
        (None, None) => say.msg(Msg::MeetingsNoDate).to_owned(),
    }
}

fn state(meeting: &MeetingRow) -> Msg {
    match meeting.state {
        _ if meeting.id.is_none() => Msg::MeetingsNotDated,
        MeetingState::Cancelled => Msg::MeetingsCancelled,
        MeetingState::Held => Msg::MeetingsHeld,
        _ if meeting.past => Msg::StateNotRecorded,
        _ => Msg::MeetingsPlanned,
    }
}

/// A meeting of a body that is named above it: when, which kind, how far it has come, remark.
pub(super) fn labelled(meeting: &MeetingRow, say: Say) -> Entry {
    let parts = [meeting.kind.as_deref(), Some(say.msg(state(meeting))), meeting.note.as_deref()];
    Entry::labelled(&when(meeting, say), &parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// A meeting as a row: when, which body, which kind where there are several, how far it has come, remark.
fn line(meeting: &MeetingRow, has_kinds: bool, say: Say) -> Entry {
    let [kind, note] = [&meeting.kind, &meeting.note].map(|text| text.clone().unwrap_or_default());
    let cells = [when(meeting, say), meeting.body_brief.clone()].into_iter().chain(has_kinds.then_some(kind));
    let cells: Vec<_> = cells.chain([say.msg(state(meeting)).to_owned(), note]).collect();
    let sign = if meeting.id.is_none() { '?' } else { ' ' };
    Entry::row(&cells).ranked(&[(0, meeting.date.or(meeting.wanted_by).map(day))]).sign(sign)
}
