//! `responsible`: who answers for a matter.

use serde::Serialize;

use super::answer::{Answer, Report};
use super::call::Call;
use super::json;
use super::page::{Page, Table};
use super::verb::{Act, Group, Outcome, Verb, flag, word};
use crate::app::query::responsible::{ResponsibleRow, responsible};
use crate::domain::date::Date;
use crate::text::{Msg, Say};

pub(super) static VERB: Verb = Verb {
    name: "responsible",
    group: Group::Day,
    about: Msg::HelpResponsible,
    args: |say| vec![word("matter", "MATTER", say.msg(Msg::ArgMatter)), flag("on", "DATE", say.msg(Msg::ArgMatterOn))],
    act: Act::Run(run),
};

fn run(call: &Call) -> Outcome {
    let session = call.read()?;
    let on = call.date(&session, "on")?;
    let matter = call.text("matter");
    let none = if matter.is_some() { Msg::NoMatter } else { Msg::NoMatters };
    let rows = responsible(&session, matter, on)?;
    Ok(Answer::of(Matters { say: session.say(), today: session.today(), none, rows }))
}

struct Matters {
    say: Say,
    today: Date,
    /// What is said where there are none.
    none: Msg,
    rows: Vec<ResponsibleRow>,
}

#[derive(Serialize)]
struct Item<'a> {
    rule: &'a str,
    matter: &'a str,
    who: &'a str,
    clause: &'a str,
    by_document: bool,
    from: Option<Date>,
    to: Option<Date>,
}

impl<'a> Item<'a> {
    fn of(row: &'a ResponsibleRow) -> Self {
        Self {
            rule: &row.id,
            matter: &row.matter,
            who: &row.who,
            clause: &row.clause,
            by_document: row.by_document,
            from: row.from,
            to: row.until,
        }
    }
}

impl Matters {
    fn table(&self) -> Table {
        let mut table = Table::new(self.say, &[Msg::ColMatter, Msg::ColWho, Msg::ColFrom, Msg::ColUntil, Msg::ColClause]);
        for row in &self.rows {
            table.row(vec![(&row.matter).into(), (&row.who).into(), row.from.into(), row.until.into(), (&row.clause).into()]);
        }
        table
    }
}

impl Report for Matters {
    fn page(&self) -> Page {
        let mut page = Page::default();
        if self.rows.is_empty() {
            page.line(self.say.msg(self.none));
            return page;
        }
        page.table(self.table());
        if self.rows.iter().any(|row| row.by_document) {
            page.line(self.say.msg(Msg::ByDocumentDate));
        }
        page
    }

    fn json(&self) -> String {
        let items: Vec<_> = self.rows.iter().map(Item::of).collect();
        json::document("responsible", self.today, &items)
    }

    fn sheet(&self) -> Option<Table> {
        Some(self.table())
    }
}
