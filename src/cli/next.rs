//! `next`: the next meeting of each body and kind, and those that the agreement wants and nobody has dated.

use super::answer::{Answer, Report};
use super::call::Call;
use super::json;
use super::meeting::Item;
use super::page::{Cell, Page, Table, example_mark};
use super::verb::{Act, Group, Outcome, Verb};
use crate::app::query::meetings::{MeetingRow, next};
use crate::domain::date::Date;
use crate::text::{Msg, Say};

pub(super) static VERB: Verb =
    Verb { name: "next", group: Group::Day, about: Msg::HelpNext, args: |_| Vec::new(), act: Act::Run(run) };

fn run(call: &Call) -> Outcome {
    let session = call.read()?;
    let rows = next(&session)?;
    let (say, today) = (session.say(), session.today());
    let undated = rows.iter().find(|row| row.id.is_none());
    let hint = undated.map(|row| {
        let kind = row.kind_id.as_ref().map(|kind| format!(" --kind {kind}")).unwrap_or_default();
        let command = format!("samvirke meeting add {} DATE{kind}", row.body);
        say.fill(Msg::HintDateMeeting, &[("command", &command)])
    });
    let answer = Answer::of(Next { say, today, rows });
    Ok(match hint {
        Some(hint) => answer.hint(hint),
        None => answer,
    })
}

struct Next {
    say: Say,
    today: Date,
    rows: Vec<MeetingRow>,
}

impl Next {
    /// `in 9 days`, or until when a meeting without a date must be held.
    fn when(&self, row: &MeetingRow) -> String {
        let say = self.say;
        let days = i128::from(row.days_left.unwrap_or(0));
        match row.wanted_by {
            Some(by) => say.fill(Msg::WantedBy, &[("date", &say.date(by))]),
            None if days == 0 => say.msg(Msg::TypedToday).to_owned(),
            None => say.count(Msg::InDays, days, &[]),
        }
    }
}

impl Report for Next {
    fn page(&self) -> Page {
        let say = self.say;
        let mut page = Page::default();
        let mut table =
            Table::new(say, &[Msg::ColDate, Msg::ColBody, Msg::ColWhen, Msg::ColKind, Msg::ColReference, Msg::ColExample])
                .with_details([3, 4, 5]);
        for row in &self.rows {
            let date = row.date.map(|date| format!("{} {}", say.weekday_short(date), say.date(date)));
            table.row(vec![
                date.unwrap_or_else(|| say.msg(Msg::NotDated).to_owned()).into(),
                (&row.body_name).into(),
                self.when(row).into(),
                row.kind.clone().into(),
                if row.id.is_some() { (&row.handle).into() } else { Cell::Empty },
                example_mark(say, row.example),
            ]);
        }
        if self.rows.is_empty() {
            page.line(say.msg(Msg::NoMeetingsAhead));
        } else {
            page.table(table);
        }
        page
    }

    fn json(&self) -> String {
        let items: Vec<_> = self.rows.iter().map(Item::of).collect();
        json::document("next", self.today, &items)
    }

    fn sheet(&self) -> Option<Table> {
        let titles =
            [Msg::ColDate, Msg::ColBody, Msg::ColKind, Msg::ColDays, Msg::ColWantedBy, Msg::ColReference, Msg::ColExample];
        let mut table = Table::new(self.say, &titles);
        for row in &self.rows {
            table.row(vec![
                row.date.into(),
                (&row.body_name).into(),
                row.kind.clone().into(),
                row.days_left.into(),
                row.wanted_by.into(),
                (&row.handle).into(),
                example_mark(self.say, row.example),
            ]);
        }
        Some(table)
    }
}
