//! `answers --stale`: the answers on all solutions and projects that are to be asked for again, the oldest first.

use serde::Serialize;

use super::answers::{Item, state};
use super::words::Worded;
use crate::app::query::stale::{OldAnswer, OldAnswers, old_answers};
use crate::cli::answer::{Answer, Report};
use crate::cli::call::Call;
use crate::cli::json;
use crate::cli::page::{Cell, Page, Table, example_mark};
use crate::cli::verb::Outcome;
use crate::domain::date::Date;
use crate::text::{Msg, Say};

/// The old answers on everything.
pub(super) fn run(call: &Call) -> Outcome {
    let session = call.read()?;
    let old = old_answers(&session)?;
    Ok(Answer::of(Shown { say: session.say(), today: session.today(), old }))
}

struct Shown {
    say: Say,
    today: Date,
    old: OldAnswers,
}

#[derive(Serialize)]
struct OldItem<'a> {
    #[serde(flatten)]
    answer: Item<'a>,
    title: &'a str,
    age: i64,
}

impl<'a> OldItem<'a> {
    fn of(old: &'a OldAnswer) -> Self {
        Self { answer: Item::of(&old.subject, &old.topic, &old.row), title: &old.title, age: old.age }
    }
}

impl Report for Shown {
    fn page(&self) -> Page {
        let say = self.say;
        let mut page = Page::default();
        if self.old.rows.is_empty() {
            page.line(say.msg(self.old.none()));
            return page;
        }
        let titles = [
            Msg::ColAge,
            Msg::ColDate,
            Msg::ColMember,
            Msg::ColSubject,
            Msg::ColState,
            Msg::ColReference,
            Msg::ColSource,
            Msg::ColExample,
        ];
        let mut table = Table::new(say, &titles).with_details([5, 6, 7]);
        for old in &self.old.rows {
            let row = &old.row;
            table.row(vec![
                Cell::Integer(old.age.into()),
                row.since.into(),
                (&row.name).into(),
                (&old.title).into(),
                state(say, row).into(),
                row.reference.clone().into(),
                row.source.map(|source| say.msg(source.name())).unwrap_or_default().into(),
                example_mark(say, row.example),
            ]);
        }
        page.table(table);
        page
    }

    fn json(&self) -> String {
        let items: Vec<_> = self.old.rows.iter().map(OldItem::of).collect();
        json::document("old-answers", self.today, &items)
    }
}
