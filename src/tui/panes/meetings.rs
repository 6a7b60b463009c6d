//! The meetings: those dated, by date, and those that the agreement wants and nobody has dated; or a year of them by body.

mod wheel;

use std::rc::Rc;

use ratatui::layout::Rect;

use super::{Look, Outcome, forms};
use crate::app::keys::Action;
use crate::app::query::due::Place;
use crate::app::query::meetings::{MeetingFilter, MeetingRow, meetings, next};
use crate::app::query::members::members_now;
use crate::app::{Failure, Session};
use crate::domain::charter::Charter;
use crate::domain::ids::Id;
use crate::domain::meeting::MeetingState;
use crate::text::{Msg, Say, Shown};
use crate::tui::layers::page::Topic;
use crate::tui::widgets::canvas::{BOLD, Canvas};
use crate::tui::widgets::columns::Column;
use crate::tui::widgets::entry::{Entry, day};
use crate::tui::widgets::list::{Focus, List};
use crate::tui::widgets::matrix::Matrix;
use wheel::YearWheel;

/// The meetings as they stand.
pub(crate) struct Meetings {
    rows: Option<Vec<MeetingRow>>,
    doubted: bool,
    list: List,
    wheel: YearWheel,
    in_wheel: bool,
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
            list: List::default(),
            wheel: YearWheel::new(),
            in_wheel: false,
            wanted: None,
            charter: None,
            members: Vec::new(),
        }
    }

    pub(super) fn offers(&self) -> &'static [Action] {
        if self.in_wheel {
            &[Action::Open, Action::Earlier, Action::Later, Action::Today, Action::NextPart, Action::View, Action::Plan]
        } else {
            &[Action::Add, Action::Done, Action::End, Action::Call, Action::View, Action::Filter, Action::Plan, Action::Today]
        }
    }

    pub(super) fn words(&self, action: Action) -> Option<Msg> {
        match action {
            Action::Done => Some(Msg::KeyMeetingHeld),
            Action::End => Some(Msg::KeyMeetingCancel),
            _ => None,
        }
    }

    pub(super) fn is_at_top(&self) -> bool {
        !(self.in_wheel && self.wheel.in_detail())
    }

    pub(super) fn doubt(&mut self) {
        self.doubted = true;
        self.wheel.doubt();
    }

    pub(super) fn go(&mut self, place: &Place) {
        if let Place::Meeting(handle) = place {
            self.wanted = Some(handle.clone());
            (self.in_wheel, self.doubted) = (false, true);
            self.list.set_filter("");
        }
    }

    /// The wheel, if that is what is seen.
    pub(super) fn matrix_seen(&self) -> Option<&Matrix> {
        self.in_wheel.then_some(self.wheel.matrix())
    }

    pub(super) fn filtered(&mut self) -> Option<&mut List> {
        (!self.in_wheel).then_some(&mut self.list)
    }

    pub(super) fn refresh(&mut self, session: &Session, look: Look) -> Result<bool, Failure> {
        if self.in_wheel {
            return self.wheel.refresh(session, look);
        }
        if !self.doubted {
            return Ok(false);
        }
        let here = self.list.selected().and_then(|at| Some(self.rows.as_ref()?.get(at)?.handle.clone()));
        let wanted = self.wanted.take();
        self.charter = Some(session.charter()?);
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
            entries.push(line(row, look.say).of(i));
        }
        if rows.is_empty() {
            entries.push(Entry::text(&look.keys.tell(look.say, Msg::MeetingsNone, &[("key", Action::Add)])));
        }
        let first = self.rows.is_none();
        if first {
            let column = |msg| Column::new(look.say.msg(msg));
            let columns = [
                column(Msg::ColDate),
                column(Msg::ColumnBody).at_least(12),
                column(Msg::ColState).at_least(6),
                column(Msg::ColNote).at_least(8).gives_way(1),
            ];
            self.list = List::table(columns.to_vec(), entries);
        } else {
            self.list.set_entries(entries);
        }
        let place = |handle: &String| rows.iter().position(|row| row.handle == *handle);
        if let Some(at) = here.as_ref().and_then(place) {
            self.list.select(at);
        }
        let wanted = wanted.as_ref().and_then(place);
        self.rows = Some(rows);
        if first {
            self.go_to_today();
        }
        if let Some(at) = wanted {
            self.list.select(at);
        }
        self.doubted = false;
        Ok(true)
    }

    fn go_to_today(&mut self) {
        let coming = |m: &MeetingRow| m.days_left.is_some_and(|days| days >= 0);
        if let Some(at) = self.rows.as_ref().and_then(|rows| rows.iter().position(coming)) {
            self.list.select(at);
        }
    }

    pub(super) fn on_action(&mut self, action: Action, look: Look) -> Outcome {
        match action {
            Action::Plan => Outcome::Plan(if self.in_wheel { self.wheel.year() } else { None }),
            Action::View => {
                self.in_wheel = !self.in_wheel;
                Outcome::Changed
            }
            Action::Open if self.in_wheel => match self.wheel.meeting() {
                Some(meeting) => {
                    let place = Place::Meeting(meeting.to_owned());
                    self.go(&place);
                    Outcome::Changed
                }
                None => Outcome::Unchanged,
            },
            _ if self.in_wheel => match self.wheel.on_action(action, look) {
                true => Outcome::Changed,
                false => Outcome::Ignored,
            },
            Action::Add => self.add(look),
            Action::Call => match self.at() {
                Some(row) => Outcome::Show(Topic::Call(row.body.clone())),
                None => Outcome::Unchanged,
            },
            Action::Done | Action::End => self.became(action == Action::Done, look),
            Action::Today => {
                self.go_to_today();
                Outcome::Changed
            }
            Action::Back if !self.list.filter().is_empty() => {
                self.list.set_filter("");
                Outcome::Changed
            }
            _ if self.list.travel(action, look.area.height.saturating_sub(1)) => Outcome::Changed,
            _ => Outcome::Ignored,
        }
    }

    fn add(&self, look: Look) -> Outcome {
        let Some(charter) = &self.charter else { return Outcome::Unchanged };
        Outcome::Open(Box::new(forms::meeting::add(self.at(), charter, &self.members, look)))
    }

    /// Records that the meeting one is at was held or is cancelled.
    fn became(&self, held: bool, look: Look) -> Outcome {
        let row = self.at().and_then(|row| Some((row, row.id?)));
        match row.filter(|(row, _)| row.state == MeetingState::Planned) {
            Some((row, _)) if held && row.date.is_some_and(|date| date > look.today) => {
                Outcome::Say(look.keys.tell(look.say, Msg::MeetingsAhead, &[("key", Action::End)]))
            }
            Some((row, id)) => {
                let meeting = format!("{}, {}", row.body_name, when(row, look.say));
                Outcome::Open(Box::new(forms::meeting::became(id, &meeting, held, look)))
            }
            None => Outcome::Say(look.keys.tell(look.say, Msg::MeetingsNotPlanned, &[("key", Action::Add)])),
        }
    }

    /// The meeting one is at.
    pub(super) fn at(&self) -> Option<&MeetingRow> {
        self.rows.as_ref()?.get(self.list.selected()?)
    }

    pub(super) fn view(&self, canvas: &mut Canvas, look: Look) {
        if self.in_wheel {
            return self.wheel.view(canvas, look);
        }
        let area = look.area;
        let (shown, all) = self.list.counts();
        let title = match shown == all {
            true => look.say.count(Msg::MeetingsTitle, i64::try_from(all).unwrap_or_default(), &[]),
            false => {
                look.say.fill(Msg::MeetingsTitleFiltered, &[("shown", &shown), ("all", &all), ("filter", &self.list.filter())])
            }
        };
        canvas.rule(Rect { height: 1, ..area }, &Shown::of(&title), BOLD);
        self.list.draw(canvas, Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }, Focus::Here);
    }
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

/// A meeting as a row: when, which body, how far it has come, remark.
fn line(meeting: &MeetingRow, say: Say) -> Entry {
    let name = match &meeting.kind {
        Some(kind) => format!("{}, {kind}", meeting.body_name),
        None => meeting.body_name.clone(),
    };
    let note = meeting.note.clone().unwrap_or_default();
    let sign = if meeting.id.is_none() { '?' } else { ' ' };
    Entry::row(&[when(meeting, say), name, say.msg(state(meeting)).to_owned(), note])
        .ranked(&[(0, meeting.date.or(meeting.wanted_by).map(day))])
        .sign(sign)
}
