//! The year wheel in the pane: months by bodies, and below what the cell one is at stands for.

use chrono::Datelike;
use ratatui::layout::Rect;

use crate::app::keys::Action;
use crate::app::query::due::alike_as_one;
use crate::app::query::wheel::{Mark, Wheel, WheelMeeting, WheelRow, deadline_sign, wheel};
use crate::app::{Failure, Session};
use crate::domain::date::month_start;
use crate::text::{Msg, Say, Shown};
use crate::tui::panes::Look;
use crate::tui::widgets::canvas::{BOLD, Canvas, PLAIN};
use crate::tui::widgets::entry::Entry;
use crate::tui::widgets::list::{Focus, List};
use crate::tui::widgets::matrix::Matrix;

/// No meeting.
const NONE: char = '.';
/// Lines of a row told month by month.
const MONTHS: usize = 12;

/// The wheel as it stands.
pub(super) struct YearWheel {
    year: Option<i32>,
    wheel: Option<Wheel>,
    doubted: bool,
    matrix: Matrix,
    /// What stands behind the cell one is at.
    detail: List,
    in_detail: bool,
}

impl YearWheel {
    pub(super) fn new() -> Self {
        Self {
            year: None,
            wheel: None,
            doubted: true,
            matrix: Matrix::of_short_heads(),
            detail: List::default(),
            in_detail: false,
        }
    }

    pub(super) fn doubt(&mut self) {
        self.doubted = true;
    }

    /// Whether one is in what stands behind the cell.
    pub(super) fn in_detail(&self) -> bool {
        self.in_detail
    }

    /// Asks for the year shown; at first, this one, at this month.
    pub(super) fn refresh(&mut self, session: &Session, look: Look) -> Result<bool, Failure> {
        if !self.doubted {
            return Ok(false);
        }
        let first = self.year.is_none();
        let year = *self.year.get_or_insert(look.today.year());
        let wheel = wheel(session, year)?;
        let say = look.say;
        let heads: Vec<String> = (0..12).map(|month| say.month_brief(month)).collect();
        let sign = |row: &WheelRow, month| row.month(month).map(|meeting| meeting.mark).min().map_or(NONE, Mark::sign);
        let cells = |row: &WheelRow| (1..=12).map(|month| sign(row, month)).collect();
        let rows: Vec<_> = wheel.rows.iter().map(|row| (row.name.clone(), cells(row))).collect();
        let due = |month| match wheel.due_in(month).filter(|line| !line.settled).count() {
            0 => String::new(),
            count => count.to_string(),
        };
        let foot: Vec<String> = (1..=12).map(due).collect();
        self.matrix.set(&heads, &rows, (say.msg(Msg::WheelOpenDeadlines), &foot));
        self.matrix.set_words(Mark::ALL.map(|mark| (mark.sign(), say.msg(mark.words()).to_owned())));
        self.wheel = Some(wheel);
        if first {
            self.matrix.select(0, look.today.month0() as usize);
        }
        self.show_cell(say);
        self.doubted = false;
        Ok(true)
    }

    /// The body and the month one is at; no body where none meets.
    fn cell(&self) -> Option<(Option<&WheelRow>, u32)> {
        let wheel = self.wheel.as_ref()?;
        let (row, column) = self.matrix.at().unwrap_or_default();
        Some((wheel.rows.get(row), u32::try_from(column).unwrap_or_default() + 1))
    }

    /// The year that is shown.
    pub(super) fn year(&self) -> Option<i32> {
        self.year
    }

    /// The meetings of the cell one is at, by how they are referred to.
    pub(super) fn meetings(&self) -> impl Iterator<Item = &str> {
        let cell = self.cell().and_then(|(row, month)| Some(row?.month(month)));
        cell.into_iter().flatten().map(|meeting| meeting.handle.as_str())
    }

    /// The months by bodies.
    pub(super) fn matrix(&self) -> &Matrix {
        &self.matrix
    }

    fn show_cell(&mut self, say: Say) {
        let (Some(wheel), Some((row, month))) = (&self.wheel, self.cell()) else { return };
        let meeting = |meeting: &WheelMeeting| {
            let example = meeting.example.then(|| say.msg(Msg::ExampleMark));
            let mark = meeting.words(say);
            let words = [Some(mark.as_str()), meeting.kind.as_deref(), example];
            let date = match meeting.mark {
                Mark::Held | Mark::Dated | Mark::Unrecorded => say.date(meeting.date),
                Mark::Wanted | Mark::Missing => say.fill(Msg::MeetingsBy, &[("date", &say.date(meeting.date))]),
            };
            let words = words.into_iter().flatten().collect::<Vec<_>>().join(", ");
            Entry::labelled(&date, &words).sign(meeting.mark.sign())
        };
        let mut entries: Vec<Entry> = row.into_iter().flat_map(|row| row.month(month)).map(meeting).collect();
        let due: Vec<_> = wheel.due_in(month).cloned().collect();
        if !due.is_empty() {
            entries.push(Entry::heading(&say.msg(Msg::WheelDeadlines).to_uppercase()));
        }
        for line in alike_as_one(say, &due) {
            let date = line.due.map(|due| say.date(due)).unwrap_or_default();
            let about = line.about(say);
            let parts = [&line.title, &about, &line.clause].into_iter().filter(|part| !part.is_empty());
            let words = parts.map(String::as_str).collect::<Vec<_>>().join(", ");
            entries.push(Entry::labelled(&date, &words).sign(deadline_sign(&line)));
        }
        if entries.is_empty() {
            let month = say.month_year(month_start(wheel.year, month));
            entries.push(Entry::text(&say.fill(Msg::WheelNothing, &[("month", &month)])));
        }
        self.detail = List::page(entries);
    }

    /// Takes an action; true if something else is to be drawn.
    pub(super) fn on_action(&mut self, action: Action, look: Look) -> bool {
        match action {
            Action::Earlier | Action::Later => {
                let by = if action == Action::Later { 1 } else { -1 };
                self.year = self.year.map(|year| (year + by).clamp(1, 9998));
                self.doubted = true;
            }
            Action::Today => {
                self.year = None;
                self.doubted = true;
            }
            Action::NextPart | Action::PreviousPart => self.in_detail = !self.in_detail,
            Action::Back | Action::Quit if self.in_detail => self.in_detail = false,
            _ if self.in_detail => return self.detail.travel(action, self.areas(look).1.height),
            _ if self.matrix.travel(action, self.areas(look).0) => self.show_cell(look.say),
            _ => return false,
        }
        true
    }

    /// Where the matrix and the detail are; the legend and the rule are between them.
    fn areas(&self, look: Look) -> (Rect, Rect) {
        let area = look.area;
        let rows = self.wheel.as_ref().map_or(0, |wheel| if look.linear { MONTHS } else { wheel.rows.len() });
        let wanted = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(4);
        let height = wanted.min(area.height.saturating_sub(8)).max(4);
        let matrix = Rect { y: area.y + 1, height, ..area };
        let y = matrix.bottom() + 2;
        (matrix, Rect { y, height: area.bottom().saturating_sub(y), ..area })
    }

    pub(super) fn view(&self, canvas: &mut Canvas, look: Look) {
        let Some(wheel) = &self.wheel else { return };
        let say = look.say;
        let (matrix, detail) = self.areas(look);
        let title = say.fill(Msg::WheelTitle, &[("year", &wheel.year), ("cooperation", &wheel.cooperation)]);
        canvas.rule(Rect { height: 1, ..look.area }, &Shown::of(&title), BOLD);
        self.matrix.draw(canvas, matrix, |_| false);
        if !look.linear {
            let legend = Mark::ALL.map(|mark| format!("{} {}", mark.sign(), say.msg(mark.words()))).join("  ");
            canvas.text(look.area.x + 1, matrix.bottom(), look.area.width - 1, &Shown::of(&legend), PLAIN);
        }
        if let Some((row, month)) = self.cell() {
            let month = say.month_year(month_start(wheel.year, month));
            let name = row.map(|row| format!("{}, ", row.name)).unwrap_or_default();
            canvas.rule(Rect { y: detail.y - 1, height: 1, ..detail }, &Shown::of(&format!("{name}{month}")), PLAIN);
        }
        self.detail.draw(canvas, detail, if self.in_detail { Focus::Here } else { Focus::Elsewhere });
    }
}
