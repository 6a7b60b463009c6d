//! `register`: lists that the agreement wants kept, with the columns it gives them.

use clap::ArgAction;
use serde::Serialize;

use crate::app::command::{Command, RecordCommand, RowDraft};
use crate::app::names;
use crate::app::query::holders::{RegisterLine, register};
use crate::cli::answer::{Answer, Report};
use crate::cli::call::{Call, Stop};
use crate::cli::json::{self, Money};
use crate::cli::page::{Page, Table, example_mark};
use crate::cli::receipt::carry_out;
use crate::cli::usage::Fault;
use crate::cli::verb::{Act, Group, Outcome, Verb, word};
use crate::domain::charter::Column;
use crate::domain::date::Date;
use crate::domain::money::Currency;
use crate::text::{Msg, Say};

pub(in crate::cli) static VERB: Verb = Verb {
    name: "register",
    group: Group::Record,
    about: Msg::HelpRegister,
    args: |_| Vec::new(),
    act: Act::Verbs(&[
        Verb {
            name: "list",
            group: Group::Record,
            about: Msg::HelpRegisterList,
            args: |say| vec![word("register", "REGISTER", say.msg(Msg::ArgRegister)).required(true)],
            act: Act::Run(list),
        },
        Verb {
            name: "add",
            group: Group::Record,
            about: Msg::HelpRegisterAdd,
            args: |say| {
                vec![
                    word("register", "REGISTER", say.msg(Msg::ArgRegister)).required(true),
                    word("cells", "COLUMN=VALUE", say.msg(Msg::ArgCells)).required(true).action(ArgAction::Append).num_args(1..),
                ]
            },
            act: Act::Run(add),
        },
        Verb {
            name: "set",
            group: Group::Record,
            about: Msg::HelpRegisterSet,
            args: |say| {
                vec![
                    word("row", "ROW", say.msg(Msg::ArgRow)).required(true),
                    word("cells", "COLUMN=VALUE", say.msg(Msg::ArgCells)).required(true).action(ArgAction::Append).num_args(1..),
                ]
            },
            act: Act::Run(set),
        },
    ]),
};

fn list(call: &Call) -> Outcome {
    let session = call.read()?;
    let rows = register(&session, call.needed("register"))?;
    Ok(Answer::of(Rows { say: session.say(), today: session.today(), currency: session.card().currency, rows }))
}

fn add(call: &Call) -> Outcome {
    let session = call.edit()?;
    let draft = RowDraft { register: call.needed("register").to_owned(), cells: cells(call)? };
    carry_out(call, session, &Command::Record(RecordCommand::AddRow(draft)))
}

fn set(call: &Call) -> Outcome {
    let session = call.edit()?;
    let edit = RecordCommand::SetCells { row: call.needed("row").to_owned(), cells: cells(call)? };
    carry_out(call, session, &Command::Record(edit))
}

/// Columns and their values.
fn cells(call: &Call) -> Result<Vec<(String, String)>, Stop> {
    let cell = |text: &String| match text.split_once('=') {
        Some((column, value)) => Ok((column.trim().to_owned(), value.to_owned())),
        None => Err(Stop::from(Fault::Value { flag: "COLUMN=VALUE".to_owned(), value: text.clone() })),
    };
    call.texts("cells").iter().map(cell).collect()
}

/// A row of a register, for scripts.
#[derive(Serialize)]
pub(super) struct Item<'a> {
    handle: &'a str,
    register: &'a str,
    number: u32,
    date: Option<Date>,
    from: Option<Date>,
    to: Option<Date>,
    member: Option<&'a str>,
    person: Option<&'a str>,
    body: Option<&'a str>,
    text: Option<&'a str>,
    amount: Option<Money>,
    state: Option<&'a str>,
    level: Option<&'a str>,
    subject: Option<&'a str>,
    document: Option<&'a str>,
    due: Option<Date>,
    done: Option<Date>,
    example: bool,
}

impl<'a> Item<'a> {
    pub(super) fn of(line: &'a RegisterLine, currency: Currency) -> Self {
        let row = &line.row;
        Self {
            handle: &line.handle,
            register: &line.register.id,
            number: row.number,
            date: row.date,
            from: row.from,
            to: row.to,
            member: line.member.as_deref(),
            person: line.person.as_deref(),
            body: row.body.as_deref(),
            text: row.text.as_deref(),
            amount: row.amount.map(|amount| Money::of(amount, currency)),
            state: row.state.as_deref(),
            level: row.level.as_deref(),
            subject: line.subject.as_deref(),
            document: line.document.as_deref(),
            due: row.due,
            done: row.done,
            example: row.example,
        }
    }
}

/// Rows of registers, with the columns that any of them has filled in.
pub(super) fn table(say: Say, rows: &[RegisterLine]) -> Table {
    let has = |column: &Column| rows.iter().any(|line| line.row.filled().contains(column));
    let columns: Vec<_> = Column::ALL.into_iter().filter(has).collect();
    let titles: Vec<_> = std::iter::once(Msg::ColReference)
        .chain(columns.iter().map(|column| names::column(*column)))
        .chain([Msg::ColExample])
        .collect();
    let mut table = Table::new(say, &titles).with_details(5..titles.len());
    for line in rows {
        let row = &line.row;
        let cell = |column: &Column| match column {
            Column::Date => row.date.into(),
            Column::From => row.from.into(),
            Column::To => row.to.into(),
            Column::Member => line.member.clone().into(),
            Column::Person => line.person.clone().into(),
            Column::Body => line.body.clone().into(),
            Column::Text => row.text.clone().into(),
            Column::Amount => row.amount.into(),
            Column::State => line.state.clone().into(),
            Column::Level => row.level.clone().into(),
            Column::Subject => line.subject.clone().into(),
            Column::Document => line.document.clone().into(),
            Column::Due => row.due.into(),
            Column::Done => row.done.into(),
        };
        table.section(&line.register.name);
        let first = std::iter::once((&line.handle).into());
        table.row(first.chain(columns.iter().map(cell)).chain([example_mark(say, row.example)]).collect());
    }
    table
}

struct Rows {
    say: Say,
    today: Date,
    currency: Currency,
    rows: Vec<RegisterLine>,
}

impl Report for Rows {
    fn page(&self) -> Page {
        let mut page = Page::default();
        if self.rows.is_empty() {
            page.line(self.say.msg(Msg::NoRows));
        } else {
            page.table(table(self.say, &self.rows));
        }
        page
    }

    fn json(&self) -> String {
        let items: Vec<_> = self.rows.iter().map(|row| Item::of(row, self.currency)).collect();
        json::document("register-list", self.today, &items)
    }

    fn sheet(&self) -> Option<Table> {
        Some(table(self.say, &self.rows))
    }
}
