//! `figure`: rates, price lists and weights that are decided for a year.

use clap::{ArgAction, value_parser};
use serde::Serialize;

use crate::app::command::{Command, FigureDraft, Input, LineDraft, RecordCommand};
use crate::app::query::holders::{FigureRow, TableLine, figures};
use crate::cli::answer::{Answer, Report};
use crate::cli::call::{Call, Stop};
use crate::cli::json;
use crate::cli::page::{Cell, Page, Table, example_mark};
use crate::cli::receipt::carry_out;
use crate::cli::usage::Fault;
use crate::cli::verb::{Act, Group, Outcome, Verb, flag, word};
use crate::domain::charter::Unit;
use crate::domain::date::Date;
use crate::domain::money::{Currency, Money};
use crate::text::{Msg, Say};

pub(in crate::cli) static VERB: Verb = Verb {
    name: "figure",
    group: Group::Record,
    about: Msg::HelpFigure,
    args: |_| Vec::new(),
    act: Act::Verbs(&[
        Verb {
            name: "list",
            group: Group::Record,
            about: Msg::HelpFigureList,
            args: |say| vec![word("series", "SERIES", say.msg(Msg::ArgSeries))],
            act: Act::Run(list),
        },
        Verb {
            name: "set",
            group: Group::Record,
            about: Msg::HelpFigureSet,
            args: |say| {
                vec![
                    word("series", "SERIES", say.msg(Msg::ArgSeries)).required(true),
                    word("year", "YEAR", say.msg(Msg::ArgFigureYear)).required(true).value_parser(value_parser!(i64)),
                    word("value", "VALUE", say.msg(Msg::ArgFigureValue)).allow_hyphen_values(true),
                    flag("line", "NAME=AMOUNT[;UNIT]", say.msg(Msg::ArgFigureLine)).action(ArgAction::Append),
                    flag("decided", "REF", say.msg(Msg::ArgDecision)),
                    flag("on", "DATE", say.msg(Msg::ArgDecidedOn)),
                    flag("note", "TEXT", say.msg(Msg::ArgNote)),
                ]
            },
            act: Act::Run(set),
        },
    ]),
};

fn list(call: &Call) -> Outcome {
    let session = call.read()?;
    let rows = figures(&session, call.text("series"))?;
    Ok(Answer::of(Figures { say: session.say(), today: session.today(), currency: session.card().currency, rows }))
}

fn set(call: &Call) -> Outcome {
    let session = call.edit()?;
    let lines = call.texts("line").iter().map(|text| line(text)).collect::<Result<_, _>>()?;
    let draft = FigureDraft {
        series: call.needed("series").to_owned(),
        period: call.number("year").and_then(|year| i32::try_from(year).ok()).unwrap_or_default(),
        value: call.text("value").map(|value| Input::Typed(value.to_owned())),
        lines,
        decided: call.text("decided").map(str::to_owned),
        on: call.past_date(&session, "on")?,
        note: call.text("note").map(str::to_owned),
    };
    carry_out(call, session, &Command::Record(RecordCommand::SetFigure(draft)))
}

/// A line of a table: `NAME=AMOUNT` or `NAME=AMOUNT;UNIT`.
fn line(text: &str) -> Result<LineDraft, Stop> {
    let fault = || Fault::Value { flag: "--line NAME=AMOUNT[;UNIT]".to_owned(), value: text.to_owned() };
    let (name, amount) = text.rsplit_once('=').ok_or_else(fault)?;
    let (amount, unit) = match amount.split_once(';') {
        Some((amount, unit)) => (amount, Some(unit.trim().to_owned())),
        None => (amount, None),
    };
    Ok(LineDraft { name: name.trim().to_owned(), unit, amount: Input::Typed(amount.trim().to_owned()) })
}

/// The figures of the series.
pub(super) struct Figures {
    pub(super) say: Say,
    pub(super) today: Date,
    pub(super) currency: Currency,
    pub(super) rows: Vec<FigureRow>,
}

#[derive(Serialize)]
struct Item<'a> {
    handle: &'a str,
    series: &'a str,
    name: &'a str,
    year: i32,
    unit: &'static str,
    value: Option<i64>,
    lines: Vec<Line<'a>>,
    currency: &'static str,
    decided: Option<&'a str>,
    on: Option<Date>,
    note: Option<&'a str>,
    example: bool,
}

#[derive(Serialize)]
struct Line<'a> {
    name: &'a str,
    unit: Option<&'a str>,
    amount: i64,
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::MoneyPerInhabitant => "money-per-inhabitant",
        Unit::Money => "money",
        Unit::PriceList => "price-list",
        Unit::BasisPoints => "basis-points",
        Unit::Weights => "weights",
    }
}

impl Figures {
    fn value(&self, row: &FigureRow, line: &TableLine) -> Cell {
        if row.unit == Unit::Weights { line.amount.into() } else { Money::from_minor(line.amount).into() }
    }
}

impl Report for Figures {
    fn page(&self) -> Page {
        let say = self.say;
        let mut page = Page::default();
        if self.rows.is_empty() {
            page.line(say.msg(Msg::NoFigures));
            return page;
        }
        let titles = [
            Msg::ColYear,
            Msg::ColWhat,
            Msg::ColUnit,
            Msg::ColValue,
            Msg::ColDecidedBy,
            Msg::ColDate,
            Msg::ColNote,
            Msg::ColExample,
        ];
        let mut table = Table::new(say, &titles).with_details([4, 5, 6, 7]);
        for row in &self.rows {
            table.section(&row.series.name);
            let rest = || {
                let (decided, note) = (row.decided.clone(), row.note.clone());
                vec![decided.into(), row.on.into(), note.into(), example_mark(say, row.example)]
            };
            let year = i64::from(row.period).to_string();
            if row.value.is_some() {
                let cells = vec![year.as_str().into(), (&row.series.name).into(), Cell::Empty, (&row.words).into()];
                table.row([cells, rest()].concat());
            }
            for line in &row.lines {
                let cells = vec![year.as_str().into(), (&line.name).into(), line.unit.clone().into(), self.value(row, line)];
                table.row([cells, rest()].concat());
            }
        }
        page.table(table);
        page
    }

    fn json(&self) -> String {
        let items = self.rows.iter().map(|row| Item {
            handle: &row.handle,
            series: &row.series.id,
            name: &row.series.name,
            year: row.period,
            unit: unit(row.unit),
            value: row.value,
            lines: row.lines.iter().map(|l| Line { name: &l.name, unit: l.unit.as_deref(), amount: l.amount }).collect(),
            currency: self.currency.code(),
            decided: row.decided.as_deref(),
            on: row.on,
            note: row.note.as_deref(),
            example: row.example,
        });
        let items: Vec<_> = items.collect();
        json::document("figure-list", self.today, &items)
    }
}
