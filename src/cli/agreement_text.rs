//! `agreement attach` and `agreement text`: the agreement's own text, clause by clause.

use serde::Serialize;
use std::path::PathBuf;

use super::answer::{Answer, Report};
use super::call::Call;
use super::json;
use super::page::{Cell, Page, Table};
use super::receipt::carry_out;
use super::verb::{Act, Group, Outcome, Verb, flag, switch, word};
use crate::app::command::Command;
use crate::app::desk;
use crate::app::failure::{AgreementRejection, Failure, Rejection};
use crate::app::query::text::{AgreementText, TextClause, text};
use crate::domain::date::Date;
use crate::text::{Msg, Say};

pub(super) const ATTACH: Verb = Verb {
    name: "attach",
    group: Group::Record,
    about: Msg::HelpAgreementAttach,
    args: |say| {
        let file = word("path", "FILE", say.msg(Msg::ArgTextFile)).value_parser(clap::value_parser!(PathBuf));
        vec![file.required(true), flag("of", "VERSION", say.msg(Msg::ArgTextVersion))]
    },
    act: Act::Run(attach),
};

pub(super) const TEXT: Verb = Verb {
    name: "text",
    group: Group::Record,
    about: Msg::HelpAgreementText,
    args: |say| {
        vec![
            word("clause", "CLAUSE", say.msg(Msg::ArgTextClause)),
            switch("all", say.msg(Msg::ArgTextAll)).conflicts_with("clause"),
            flag("of", "VERSION", say.msg(Msg::ArgTextVersion)),
        ]
    },
    act: Act::Run(show),
};

fn attach(call: &Call) -> Outcome {
    let session = call.edit()?;
    let path = call.path("path").unwrap_or_default();
    let (name, text) = (path.display().to_string(), desk::read_given(&path)?);
    let version = call.text("of").map(str::to_owned);
    carry_out(call, session, &Command::AttachText { version, name, text })
}

fn show(call: &Call) -> Outcome {
    let session = call.read()?;
    let text = text(&session, call.text("of"))?;
    if text.clauses.is_empty() {
        let rejection = AgreementRejection::NoText { version: text.version };
        return Err(Failure::Rejected(Rejection::Agreement(rejection)).into());
    }
    let (clauses, part) = match call.text("clause") {
        Some(named) => (vec![text.clause(named)?.clone()], Part::Clauses),
        None if call.is_set("all") => (text.clauses.clone(), Part::Clauses),
        None => (text.clauses.clone(), Part::Contents),
    };
    Ok(Answer::of(Clauses { say: session.say(), today: session.today(), clauses, part, text }))
}

/// What is told of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Its headings.
    Contents,
    /// Clauses with their words.
    Clauses,
}

struct Clauses {
    say: Say,
    today: Date,
    text: AgreementText,
    /// The clauses asked for.
    clauses: Vec<TextClause>,
    part: Part,
}

#[derive(Serialize)]
struct Item<'a> {
    clause: &'a str,
    title: &'a str,
    text: String,
    cited_by: Vec<&'a str>,
}

#[derive(Serialize)]
struct More<'a> {
    version: &'a str,
    lacking: &'a [String],
}

impl Report for Clauses {
    fn page(&self) -> Page {
        let say = self.say;
        let mut page = Page::default();
        if self.part == Part::Contents {
            page.line(say.fill(Msg::TextTitle, &[("version", &self.text.version)]));
            page.blank();
            page.table(self.contents());
            if !self.text.lacking.is_empty() {
                page.blank();
                page.line(say.fill(Msg::TextLacking, &[("clauses", &self.text.lacking.join("; "))]));
            }
            return page;
        }
        for (at, TextClause { clause, cited_by }) in self.clauses.iter().enumerate() {
            if at > 0 {
                page.blank();
            }
            page.line(clause.heading());
            page.blank();
            let lines = clause.lines();
            if lines.is_empty() {
                page.line(say.msg(Msg::TextNoWords));
            }
            lines.into_iter().for_each(|line| page.line(line));
            if !cited_by.is_empty() {
                page.blank();
                let mut table = Table::new(say, &[Msg::ColCitedBy, Msg::ColReference]);
                cited_by.iter().for_each(|entry| table.row(vec![(&entry.name).into(), (&entry.entry).into()]));
                page.table(table);
            }
        }
        page
    }

    fn json(&self) -> String {
        let item = |held| {
            let TextClause { clause, cited_by }: &TextClause = held;
            let cited_by = cited_by.iter().map(|entry| entry.entry.as_str()).collect();
            Item { clause: clause.handle(), title: &clause.title, text: clause.lines().join("\n"), cited_by }
        };
        let items: Vec<_> = self.clauses.iter().map(item).collect();
        let more = More { version: &self.text.version, lacking: &self.text.lacking };
        json::document_with("agreement-text", self.today, &items, more)
    }

    fn sheet(&self) -> Option<Table> {
        Some(self.contents())
    }
}

impl Clauses {
    /// The headings, each with how many entries cite it.
    fn contents(&self) -> Table {
        let mut table = Table::new(self.say, &[Msg::ColClause, Msg::ColTitle, Msg::ColCitedBy]);
        for TextClause { clause, cited_by } in &self.clauses {
            let cited = Cell::Integer(i128::try_from(cited_by.len()).unwrap_or(i128::MAX));
            table.row(vec![(&clause.number).into(), (&clause.title).into(), cited]);
        }
        table
    }
}
