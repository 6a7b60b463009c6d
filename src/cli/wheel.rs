//! `wheel`: a year by body and month, as a table and as a ring.

use chrono::Datelike;
use clap::value_parser;
use serde::Serialize;

use super::answer::{Answer, Report};
use super::call::{Call, Format};
use super::page::{Cell, Page, Table, example_mark};
use super::verb::{Act, Group, Outcome, Verb, word};
use super::{json, wheel_svg};
use crate::app::query::due::{self, DueLine, alike_as_one};
use crate::app::query::wheel::{Mark, Wheel, WheelMeeting, WheelRow, deadline_sign, wheel};
use crate::domain::date::Date;
use crate::domain::duty::State;
use crate::text::{Msg, Names, Say};

pub(super) static VERB: Verb = Verb {
    name: "wheel",
    group: Group::Day,
    about: Msg::HelpWheel,
    args: |say| vec![word("year", "YEAR", say.msg(Msg::ArgWheelYear)).value_parser(value_parser!(i64).range(1..=9998))],
    act: Act::Also(Format::Svg, run),
};

fn run(call: &Call) -> Outcome {
    let session = call.read()?;
    let today = session.today();
    let year = call.number("year").and_then(|year| i32::try_from(year).ok()).unwrap_or(today.year());
    Ok(Answer::of(Year { say: session.say(), today, wheel: wheel(&session, year)? }))
}

struct Year {
    say: Say,
    today: Date,
    wheel: Wheel,
}

/// A meeting or a deadline for scripts.
#[derive(Serialize)]
struct Item<'a> {
    of: &'static str,
    date: Option<Date>,
    state: &'static str,
    count: u32,
    body: Option<&'a str>,
    kind: Option<&'a str>,
    title: Option<&'a str>,
    subject: Option<&'a str>,
    who: Option<&'a str>,
    clause: Option<&'a str>,
    handle: &'a str,
    group: Option<String>,
    example: bool,
}

#[derive(Serialize)]
struct More {
    year: i32,
}

impl<'a> Item<'a> {
    fn of_meeting(row: &'a WheelRow, meeting: &'a WheelMeeting) -> Self {
        Self {
            of: "meeting",
            date: Some(meeting.date),
            state: meeting.mark.word(),
            count: meeting.count,
            body: Some(&row.body),
            kind: meeting.kind.as_deref(),
            title: None,
            subject: None,
            who: None,
            clause: None,
            handle: &meeting.handle,
            group: None,
            example: meeting.example,
        }
    }

    fn of_deadline(line: &'a DueLine) -> Self {
        Self {
            of: "deadline",
            date: line.due,
            state: if line.settled { "settled" } else { line.state.word() },
            count: 1,
            body: None,
            kind: None,
            title: Some(&line.title),
            subject: Some(&line.subject),
            who: Some(&line.who),
            clause: Some(&line.clause),
            handle: &line.handle,
            group: line.group.as_ref().map(due::Group::word),
            example: line.example,
        }
    }
}

/// How many of a body's meetings have come how far: `held: 3, missing: 1`.
pub(super) fn so_far(say: Say, row: &WheelRow) -> String {
    let counted = Mark::ALL.into_iter().map(|mark| (row.count(mark), mark)).filter(|(count, _)| *count > 0);
    counted.map(|(count, mark)| format!("{}: {count}", say.msg(mark.words()))).collect::<Vec<_>>().join(", ")
}

impl Year {
    /// The bodies with their meetings month by month, each with what stands for how far it has come before its day.
    fn months(&self, name: impl Fn(usize) -> String, [between, nothing]: [&str; 2], mark: impl Fn(Mark) -> String) -> Table {
        let say = self.say;
        let mut table = Table::new(say, &[Msg::ColBody]);
        table.titles.extend((0..12).map(name));
        table.titles.push(say.msg(Msg::WheelSoFar).to_owned());
        table.details = vec![13];
        for row in &self.wheel.rows {
            let of_month = |month| {
                let times = |m: &WheelMeeting| if m.count > 1 { format!("\u{d7}{}", m.count) } else { String::new() };
                let meetings = row.month(month).map(|m| format!("{}{:02}{}", mark(m.mark), m.date.day(), times(m)));
                let cell = meetings.collect::<Vec<_>>().join(between);
                Cell::Text(if cell.is_empty() { nothing.to_owned() } else { cell })
            };
            let cells = std::iter::once(Cell::from(&row.name)).chain((1..=12).map(of_month));
            table.row(cells.chain([Cell::from(so_far(say, row))]).collect());
        }
        table
    }

    /// The months with the deadlines of each, those of a group as one line.
    fn deadlines(&self) -> Option<Table> {
        let say = self.say;
        let mut table = Table::new(say, &[Msg::ColDate, Msg::ColWhat, Msg::ColWho, Msg::ColClause]).with_details([2, 3]);
        for line in alike_as_one(say, &self.wheel.deadlines) {
            let Some(due) = line.due else { continue };
            table.section(&say.month_year(due));
            let title = format!("{} {}", deadline_sign(&line), line.title_about(say));
            let title = title.trim_start();
            table.row(vec![due.into(), title.into(), line.who.into(), line.clause.into()]);
        }
        (!table.rows.is_empty()).then_some(table)
    }
}

impl Report for Year {
    fn page(&self) -> Page {
        let (say, wheel) = (self.say, &self.wheel);
        let mut page = Page::default();
        page.line(say.fill(Msg::WheelTitle, &[("year", &wheel.year), ("cooperation", &wheel.cooperation)]));
        page.blank();
        if wheel.rows.is_empty() {
            page.line(say.msg(Msg::NoMeetings));
        } else {
            let legend = Mark::ALL.map(|mark| format!("{} {}", mark.sign(), say.msg(mark.words()))).join("   ");
            let signs = self.months(|month| say.month_brief(month), [" ", "."], |mark| mark.sign().to_string());
            let told = self.months(
                |month| say.name(Names::MonthLong, month).to_owned(),
                [", ", ""],
                |mark| format!("{} ", say.msg(mark.words())),
            );
            page.signs(signs, legend, told);
        }
        if wheel.has_examples() {
            page.line(say.msg(Msg::WheelExamples));
        }
        if let Some(deadlines) = self.deadlines() {
            page.blank();
            page.line(say.msg(Msg::WheelDeadlineSigns));
            page.table(deadlines);
        }
        page
    }

    fn json(&self) -> String {
        let rows = self.wheel.rows.iter();
        let meetings = rows.flat_map(|row| row.meetings.iter().map(|meeting| Item::of_meeting(row, meeting)));
        let items: Vec<_> = meetings.chain(self.wheel.deadlines.iter().map(Item::of_deadline)).collect();
        json::document_with("wheel", self.today, &items, More { year: self.wheel.year })
    }

    fn sheet(&self) -> Option<Table> {
        let say = self.say;
        let titles = [Msg::ColDate, Msg::ColBody, Msg::ColKind, Msg::ColState, Msg::ColWhat, Msg::ColReference, Msg::ColExample];
        let mut table = Table::new(say, &titles);
        for (row, meeting) in self.wheel.rows.iter().flat_map(|row| row.meetings.iter().map(move |meeting| (row, meeting))) {
            table.row(vec![
                meeting.date.into(),
                (&row.name).into(),
                meeting.kind.clone().into(),
                meeting.words(say).into(),
                Cell::Empty,
                (&meeting.handle).into(),
                example_mark(say, meeting.example),
            ]);
        }
        for line in &self.wheel.deadlines {
            let state = match (line.settled, line.state) {
                (true, _) => say.msg(Msg::StateDone),
                (false, State::Overdue) => say.msg(Msg::SectionLate),
                (false, _) => "",
            };
            table.row(vec![
                line.due.into(),
                (&line.who).into(),
                Cell::Empty,
                state.into(),
                line.title_about(say).into(),
                (&line.handle).into(),
                example_mark(say, line.example),
            ]);
        }
        Some(table)
    }

    fn picture(&self) -> Option<String> {
        Some(wheel_svg::ring(self.say, &self.wheel, self.today))
    }
}
