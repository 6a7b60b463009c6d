//! `meeting plan`: a day is proposed for each meeting of a year that the agreement wants and nobody has dated.

use serde::Serialize;

use super::answer::{Answer, Report};
use super::call::Call;
use super::json;
use super::page::{Cell, Page, Table};
use super::receipt::carry_out;
use super::verb::Outcome;
use crate::app::command::Command;
use crate::app::query::plan::{Proposal, next_plan, plan};
use crate::app::{Failure, Session};
use crate::domain::date::Date;
use crate::text::{Msg, Say};

pub(super) fn run(call: &Call) -> Outcome {
    if call.is_set("record") {
        let session = call.edit()?;
        let (year, rows) = asked(call, &session)?;
        if !rows.is_empty() {
            let meetings = rows.iter().map(Proposal::planned).collect();
            return carry_out(call, session, &Command::PlanMeetings { year, meetings });
        }
    }
    let session = call.read()?;
    let (year, rows) = asked(call, &session)?;
    let (say, today) = (session.say(), session.today());
    let command = format!("samvirke meeting plan {year} --record");
    let hint = (!rows.is_empty()).then(|| say.fill(Msg::PlanNext, &[("command", &command)]));
    let answer = Answer::of(Plan { say, today, year, rows });
    Ok(match hint {
        Some(hint) => answer.hint(hint),
        None => answer,
    })
}

/// The plan of the year that was asked for.
fn asked(call: &Call, session: &Session) -> Result<(i32, Vec<Proposal>), Failure> {
    match call.number("year").and_then(|year| i32::try_from(year).ok()) {
        Some(year) => Ok((year, plan(session, year)?)),
        None => next_plan(session),
    }
}

struct Plan {
    say: Say,
    today: Date,
    year: i32,
    rows: Vec<Proposal>,
}

/// A proposal for scripts.
#[derive(Serialize)]
struct Item<'a> {
    body: &'a str,
    kind: Option<&'a str>,
    date: Date,
    by: Date,
    title: &'a str,
    clause: &'a str,
    follows: Option<Date>,
}

impl Report for Plan {
    fn page(&self) -> Page {
        let say = self.say;
        let mut page = Page::default();
        let titles = [Msg::ColDate, Msg::ColBody, Msg::ColKind, Msg::ColLastDayInTime, Msg::ColDemandedBy, Msg::ColNote];
        let mut table = Table::new(say, &titles).with_details([2, 4, 5]);
        for row in &self.rows {
            let follows = row.follows.map(|day| say.fill(Msg::PlanFollows, &[("date", &say.date(day))]));
            table.row(vec![
                format!("{} {}", say.weekday_short(row.date), say.date(row.date)).into(),
                (&row.body_name).into(),
                row.kind_name.clone().into(),
                Cell::Date(row.by),
                format!("{} ({})", row.title, row.clause).into(),
                follows.into(),
            ]);
        }
        if self.rows.is_empty() {
            page.line(say.fill(Msg::PlanNothing, &[("year", &self.year)]));
        } else {
            page.table(table);
        }
        page
    }

    fn json(&self) -> String {
        let items: Vec<_> = self.rows.iter().map(Item::of).collect();
        json::document("meeting-plan", self.today, &items)
    }
}

impl<'a> Item<'a> {
    fn of(row: &'a Proposal) -> Self {
        Self {
            body: &row.body,
            kind: row.kind.as_deref(),
            date: row.date,
            by: row.by,
            title: &row.title,
            clause: &row.clause,
            follows: row.follows,
        }
    }
}
