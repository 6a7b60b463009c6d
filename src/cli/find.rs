//! `find`: anything by its words.

use clap::ArgAction;
use serde::Serialize;

use super::answer::{Answer, Report};
use super::call::Call;
use super::json;
use super::page::{Page, Table};
use super::verb::{Act, Group, Outcome, Verb, word};
use crate::app::query::find::{Found, find};
use crate::domain::date::Date;
use crate::domain::rough_date::RoughDate;
use crate::text::{Msg, Say};

pub(super) static VERB: Verb = Verb {
    name: "find",
    group: Group::Day,
    about: Msg::HelpFind,
    args: |say| vec![word("text", "TEXT", say.msg(Msg::ArgFind)).required(true).action(ArgAction::Append).num_args(1..)],
    act: Act::Run(run),
};

fn run(call: &Call) -> Outcome {
    let session = call.read()?;
    let text = call.texts("text").join(" ");
    let found = find(&session, &text)?;
    Ok(Answer::of(Hits { say: session.say(), today: session.today(), text, found }))
}

struct Hits {
    say: Say,
    today: Date,
    text: String,
    found: Vec<Found>,
}

#[derive(Serialize)]
struct Item<'a> {
    kind: &'static str,
    handle: &'a str,
    title: &'a str,
    snippet: &'a str,
    date: Option<RoughDate>,
}

impl<'a> Item<'a> {
    fn of(found: &'a Found) -> Self {
        Self { kind: found.kind.word(), handle: &found.handle, title: &found.title, snippet: &found.snippet, date: found.date }
    }
}

impl Report for Hits {
    fn page(&self) -> Page {
        let say = self.say;
        let mut page = Page::default();
        if self.found.is_empty() {
            page.line(say.fill(Msg::FoundNothing, &[("text", &self.text)]));
            return page;
        }
        let mut table =
            Table::new(say, &[Msg::ColKind, Msg::ColTitle, Msg::ColReference, Msg::ColDate, Msg::ColNote]).with_details([3, 4]);
        for found in &self.found {
            table.row(vec![
                say.msg(found.kind.title()).into(),
                (&found.title).into(),
                (&found.handle).into(),
                found.date.into(),
                (&found.snippet).into(),
            ]);
        }
        page.table(table);
        page
    }

    fn json(&self) -> String {
        let items: Vec<_> = self.found.iter().map(Item::of).collect();
        json::document("find", self.today, &items)
    }
}
