//! `check`: whether bodies and data are as the agreement has them.

use serde::Serialize;

use super::answer::{Answer, Report};
use super::call::Call;
use super::json;
use super::page::{Page, Table};
use super::verb::{Act, Group, Outcome, Verb, word};
use crate::app::query::check::{CheckLine, CheckList, check};
use crate::domain::body::composition::Level;
use crate::domain::date::Date;
use crate::text::{Msg, Say};

pub(super) static VERB: Verb = Verb {
    name: "check",
    group: Group::Day,
    about: Msg::HelpCheck,
    args: |say| vec![word("body", "BODY", say.msg(Msg::ArgBody))],
    act: Act::Run(run),
};

fn run(call: &Call) -> Outcome {
    let session = call.read()?;
    let list = check(&session, call.text("body"))?;
    Ok(Answer::of(Checked { say: session.say(), today: session.today(), list }))
}

struct Checked {
    say: Say,
    today: Date,
    list: CheckList,
}

#[derive(Serialize)]
struct Item<'a> {
    rule: &'a str,
    clause: &'a str,
    level: &'static str,
    subject: &'a str,
    message: &'a str,
    handle: &'a str,
    body: Option<&'a str>,
}

#[derive(Serialize)]
struct More {
    bodies: usize,
    seats: usize,
}

impl<'a> Item<'a> {
    fn of(line: &'a CheckLine) -> Self {
        Self {
            rule: &line.rule,
            clause: &line.clause,
            level: match line.level {
                Level::Fault => "fault",
                Level::Unknown => "unknown",
                Level::Remark => "remark",
            },
            subject: &line.subject,
            message: &line.message,
            handle: &line.handle,
            body: line.body.as_deref(),
        }
    }
}

impl Report for Checked {
    fn page(&self) -> Page {
        let say = self.say;
        let mut page = Page::default();
        let mut table = Table::new(say, &[Msg::ColLevel, Msg::ColSubject, Msg::ColFinding, Msg::ColClause]).with_details([3]);
        for line in &self.list.lines {
            let level = match line.level {
                Level::Fault => Msg::LevelFault,
                Level::Unknown => Msg::LevelUnknown,
                Level::Remark => Msg::LevelRemark,
            };
            let subject = (&line.subject).into();
            table.row(vec![say.msg(level).into(), subject, (&line.message).into(), (&line.clause).into()]);
        }
        if !self.list.lines.is_empty() {
            page.table(table);
            page.blank();
        }
        let found = i128::try_from(self.list.lines.len()).unwrap_or(i128::MAX);
        page.line(say.count(Msg::CheckSummary, found, &[("bodies", &self.list.bodies), ("seats", &self.list.seats)]));
        page
    }

    fn json(&self) -> String {
        let items: Vec<_> = self.list.lines.iter().map(Item::of).collect();
        json::document_with("check", self.today, &items, More { bodies: self.list.bodies, seats: self.list.seats })
    }
}
