//! `log`: what was done to the file, newest first.

use clap::value_parser;
use serde::Serialize;

use super::answer::{Answer, Report};
use super::call::Call;
use super::json;
use super::page::{Page, Table};
use super::verb::{Act, Group, Outcome, Verb, flag};
use crate::app::query::log::{ChangeKind, LogLine, log};
use crate::domain::date::Date;
use crate::text::{Msg, Say};

/// As many lines as a screen holds.
const LIMIT: i64 = 20;

pub(super) static VERB: Verb = Verb {
    name: "log",
    group: Group::File,
    about: Msg::HelpLog,
    args: |say| vec![flag("limit", "N", say.msg(Msg::ArgLimit)).value_parser(value_parser!(i64).range(1..))],
    act: Act::Run(run),
};

fn run(call: &Call) -> Outcome {
    let session = call.read()?;
    let limit = usize::try_from(call.number("limit").unwrap_or(LIMIT)).unwrap_or(usize::MAX);
    let lines = log(&session, limit)?;
    Ok(Answer::of(Changes { say: session.say(), today: session.today(), lines }))
}

struct Changes {
    say: Say,
    today: Date,
    lines: Vec<LogLine>,
}

#[derive(Serialize)]
struct Item<'a> {
    number: i64,
    when: &'a str,
    who: &'a str,
    origin: &'a str,
    kind: &'static str,
    title: &'a str,
    undone: bool,
}

impl Report for Changes {
    fn page(&self) -> Page {
        let say = self.say;
        let mut page = Page::default();
        let mut table = Table::new(say, &[Msg::ColNumber, Msg::ColTime, Msg::ColBy, Msg::ColChange, Msg::ColState]);
        for line in &self.lines {
            let undone = if line.undone { say.msg(Msg::StateUndone) } else { "" };
            let (when, who, title) = (&line.when, line.author(say), &line.title);
            table.row(vec![line.number.into(), when.into(), who.into(), title.into(), undone.into()]);
        }
        page.table(table);
        page
    }

    fn json(&self) -> String {
        let items: Vec<_> = self
            .lines
            .iter()
            .map(|line| Item {
                number: line.number,
                when: &line.when,
                who: &line.who,
                origin: &line.origin,
                kind: match line.kind {
                    ChangeKind::Edit => "edit",
                    ChangeKind::Undo => "undo",
                    ChangeKind::Redo => "redo",
                },
                title: &line.title,
                undone: line.undone,
            })
            .collect();
        json::document("log", self.today, &items)
    }
}
