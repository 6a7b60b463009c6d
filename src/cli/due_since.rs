//! `due --since`: what became of what is due since a day.

use serde::Serialize;

use super::answer::{Answer, Report};
use super::call::Call;
use super::json;
use super::page::{Page, Table, example_mark};
use super::verb::Outcome;
use crate::app::Session;
use crate::app::query::due::{Change, DueLine, Filter, since};
use crate::domain::date::Date;
use crate::text::{Msg, Say};

/// The answer for a file as of today, the day since when, and the lines that are wanted.
pub(super) fn run(call: &Call, now: &Session, day: Date, filter: &Filter) -> Outcome {
    let before = call.read_on(day)?;
    let mut changes = since(&before, now)?;
    filter.keep(now, &mut changes, |(_, line)| line)?;
    Ok(Answer::of(Since { say: now.say(), day, today: now.today(), changes }))
}

struct Since {
    say: Say,
    day: Date,
    today: Date,
    changes: Vec<(Change, DueLine)>,
}

#[derive(Serialize)]
struct Item<'a> {
    change: &'static str,
    handle: &'a str,
    title: &'a str,
    subject: &'a str,
    who: &'a str,
    clause: &'a str,
    due: Option<Date>,
    example: bool,
}

#[derive(Serialize)]
struct More {
    since: Date,
}

impl Report for Since {
    fn page(&self) -> Page {
        let say = self.say;
        let mut page = Page::default();
        page.line(say.fill(Msg::SinceTitle, &[("date", &say.date_long(self.day))]));
        page.blank();
        let titles = [Msg::ColDue, Msg::ColWhat, Msg::ColWho, Msg::ColClause, Msg::ColReference, Msg::ColExample];
        let mut table = Table::new(say, &titles).with_details([2, 3, 4, 5]);
        for (change, line) in &self.changes {
            table.section(say.msg(change.title()));
            table.row(vec![
                line.due.into(),
                line.title_about(say).into(),
                (&line.who).into(),
                (&line.clause).into(),
                (&line.handle).into(),
                example_mark(say, line.example),
            ]);
        }
        if self.changes.is_empty() {
            page.line(say.msg(Msg::SinceNothing));
        } else {
            page.table(table);
        }
        page
    }

    fn json(&self) -> String {
        let item = |changed| {
            let (change, line): &(Change, DueLine) = changed;
            let DueLine { handle, title, subject, who, clause, due, example, .. } = line;
            Item { change: change.word(), handle, title, subject, who, clause, due: *due, example: *example }
        };
        let items: Vec<_> = self.changes.iter().map(item).collect();
        json::document_with("due-since", self.today, &items, More { since: self.day })
    }
}
