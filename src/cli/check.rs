//! `check`: whether bodies and data are as the agreement has them.

use serde::Serialize;

use super::answer::{Answer, Report};
use super::call::Call;
use super::json;
use super::page::{Page, Table};
use super::verb::{Act, Group, Outcome, Verb, word};
use crate::app::query::check::{CheckLine, CheckList, check, empty_roles};
use crate::app::query::due::{DueLine, alike_as_one};
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
    let body = call.text("body");
    let list = check(&session, body)?;
    // Projects, solutions and members are no body's.
    let roles = if body.is_none() { empty_roles(&session)? } else { Vec::new() };
    Ok(Answer::of(Checked { say: session.say(), today: session.today(), list, roles }))
}

struct Checked {
    say: Say,
    today: Date,
    list: CheckList,
    roles: Vec<DueLine>,
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

    fn of_role(line: &'a DueLine) -> Self {
        Self {
            rule: &line.rule,
            clause: &line.clause,
            level: "fault",
            subject: &line.subject,
            message: &line.title,
            handle: &line.handle,
            body: None,
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
        for line in alike_as_one(say, &self.roles) {
            table.row(vec![say.msg(Msg::LevelFault).into(), line.subject.into(), line.title.into(), line.clause.into()]);
        }
        if !table.rows.is_empty() {
            page.table(table);
            page.blank();
        }
        let found = i128::try_from(self.list.lines.len() + self.roles.len()).unwrap_or(i128::MAX);
        page.line(say.count(Msg::CheckSummary, found, &[("bodies", &self.list.bodies), ("seats", &self.list.seats)]));
        page
    }

    fn json(&self) -> String {
        let items: Vec<_> = self.list.lines.iter().map(Item::of).chain(self.roles.iter().map(Item::of_role)).collect();
        json::document_with("check", self.today, &items, More { bodies: self.list.bodies, seats: self.list.seats })
    }
}
