//! `split`: an amount shared out by a key or pool of the agreement, with all readings side by side.

use clap::{ArgAction, value_parser};
use serde::Serialize;

use super::answer::{Answer, Report};
use super::call::Call;
use super::json::{self, Money};
use super::page::{Cell, Page, Row, Table};
use super::verb::{Act, Group, Outcome, Verb, flag, word};
use crate::app::failure::Datum;
use crate::app::query::split::{By, ReadingCard, SplitLine, SplitQuestion, SplitSheet, rules, split};
use crate::app::{Failure, Session};
use crate::domain::date::Date;
use crate::text::{Msg, Say, read};

pub(super) static VERB: Verb = Verb {
    name: "split",
    group: Group::Day,
    about: Msg::HelpSplit,
    args: |say| {
        vec![
            word("amount", "AMOUNT", say.msg(Msg::ArgAmount)).allow_hyphen_values(true),
            flag("key", "ID", say.msg(Msg::ArgKey)).conflicts_with("pool"),
            flag("pool", "ID", say.msg(Msg::ArgPool)),
            flag("members", "A,B", say.msg(Msg::ArgMembers)).value_delimiter(',').action(ArgAction::Append),
            flag("project", "PROJECT", say.msg(Msg::ArgSplitProject)).conflicts_with("members"),
            flag("year", "YEAR", say.msg(Msg::ArgCostYear)).value_parser(value_parser!(i64).range(1900..=9999)),
            flag("on", "DATE", say.msg(Msg::ArgOn)),
        ]
    },
    act: Act::Run(run),
};

fn run(call: &Call) -> Outcome {
    let session = call.read()?;
    let typed = call.text("amount").map(|typed| {
        read::amount(typed, session.card().currency).map_err(|fault| Failure::Amount { text: typed.to_owned(), fault })
    });
    let amount = typed.transpose()?;
    let key = call.text("key").map(|id| By::Key(id.to_owned()));
    let by = match key.or_else(|| call.text("pool").map(|id| By::Pool(id.to_owned()))) {
        Some(by) => by,
        None if amount.is_none() => return Err(Failure::MissingDatum(Datum::Amount).into()),
        None => return Err(Failure::MissingDatum(Datum::KeyOrPool { known: known(&session)? }).into()),
    };
    // Where the agreement lets those with the need pay, all are taken to have it until somebody says otherwise.
    let members_free = matches!(by, By::Pool(_)) && {
        let pool = call.needed("pool");
        rules(&session)?.iter().any(|rule| rule.needs_choice && rule.by == By::Pool(pool.to_owned()))
    };
    let year = call.number("year").and_then(|year| i32::try_from(year).ok());
    let members = Some(call.texts("members")).filter(|m| !m.is_empty());
    let sheet = split(
        &session,
        &SplitQuestion {
            amount,
            by,
            year,
            members,
            project: call.text("project").map(str::to_owned),
            on: call.date(&session, "on")?,
        },
    )?;
    let say = session.say();
    let whole = members_free && call.texts("members").is_empty() && call.text("project").is_none();
    let answer = Answer::of(Split { say, today: session.today(), sheet });
    Ok(if whole { answer.hint(say.msg(Msg::HintMembers)) } else { answer })
}

/// The keys and pools that give a split, as flags.
fn known(session: &Session) -> Result<Vec<String>, Failure> {
    let named = rules(session)?.into_iter().filter(|rule| rule.refusal.is_none()).map(|rule| match rule.by {
        By::Key(id) => format!("--key {id} ({})", rule.name),
        By::Pool(id) => format!("--pool {id} ({})", rule.name),
    });
    Ok(named.collect())
}

struct Split {
    say: Say,
    today: Date,
    sheet: SplitSheet,
}

#[derive(Serialize)]
struct Item<'a> {
    member: &'a str,
    name: &'a str,
    weight: Option<u64>,
    share: Money,
    odd_unit: bool,
}

#[derive(Serialize)]
struct Key<'a> {
    id: &'a str,
    kind: &'static str,
    name: &'a str,
    clause: &'a str,
}

#[derive(Serialize)]
struct Basis {
    date: Date,
    source: String,
}

#[derive(Serialize)]
struct More<'a> {
    total: Money,
    pool: Option<&'a str>,
    key: Key<'a>,
    basis: Option<Basis>,
    explanation: &'a [String],
    readings: Vec<Reading<'a>>,
}

#[derive(Serialize)]
struct Reading<'a> {
    reading: &'a str,
    name: &'a str,
    default: bool,
    says: &'a str,
    key: Key<'a>,
    items: Vec<Item<'a>>,
    explanation: &'a [String],
}

impl<'a> Reading<'a> {
    fn of(sheet: &'a SplitSheet) -> Option<Self> {
        let ReadingCard { id, name, says, default } = sheet.reading.as_ref()?;
        let explanation = &sheet.explanation;
        Some(Self { reading: id, name, default: *default, says, key: key(sheet), items: items(sheet), explanation })
    }
}

fn items(sheet: &SplitSheet) -> Vec<Item<'_>> {
    let share = |amount| Money::of(amount, sheet.currency);
    // By layers no single weight tells a share.
    let weighs = sheet.weight_sum > 0;
    let lines = sheet.lines.iter();
    lines
        .map(|SplitLine { member, name, weight, share: amount, odd_unit, .. }| Item {
            member,
            name,
            weight: weighs.then_some(*weight),
            share: share(*amount),
            odd_unit: *odd_unit,
        })
        .collect()
}

fn key(sheet: &SplitSheet) -> Key<'_> {
    Key { id: &sheet.key.id, kind: sheet.key.kind, name: &sheet.key.name, clause: &sheet.key.clause }
}

impl Split {
    /// The reading that holds, then the others.
    fn readings(&self) -> impl Iterator<Item = &SplitSheet> {
        std::iter::once(&self.sheet).chain(&self.sheet.readings)
    }

    fn table(&self) -> Table {
        let say = self.say;
        let mut table = Table::new(say, &[Msg::ColMember]);
        let several = !self.sheet.readings.is_empty();
        for sheet in self.readings() {
            let reading = sheet.reading.as_ref().filter(|_| several).map(|r| r.name.clone());
            table.titles.push(say.msg(Msg::ColWeight).to_owned());
            table.titles.push(reading.unwrap_or_else(|| say.msg(Msg::ColShare).to_owned()));
        }
        let mut members: Vec<_> = self.readings().flat_map(|sheet| &sheet.lines).map(|line| (line.id, &line.name)).collect();
        let mut seen = Vec::new();
        members.retain(|(id, _)| {
            !seen.contains(id) && {
                seen.push(*id);
                true
            }
        });
        for (id, name) in members {
            let mut cells = vec![Cell::from(name)];
            for sheet in self.readings() {
                let line = sheet.lines.iter().find(|line| line.id == id);
                let weight = line.map(|l| l.weight).filter(|_| sheet.weight_sum > 0);
                cells.extend([weight.into(), line.map(|l| l.share).into()]);
            }
            table.row(cells);
        }
        let mut sums = vec![Cell::from(say.msg(Msg::ColSum))];
        for sheet in self.readings() {
            let weights = match sheet.weight_sum {
                0 => Cell::Empty,
                sum => Cell::Integer(i128::try_from(sum).unwrap_or(i128::MAX)),
            };
            sums.extend([weights, Cell::Amount(sheet.total)]);
        }
        table.rows.push(Row::Sum(sums));
        table
    }
}

impl Report for Split {
    fn page(&self) -> Page {
        let (say, sheet) = (self.say, &self.sheet);
        let mut page = Page::default();
        let what = sheet.pool.as_ref().unwrap_or(&sheet.key.name);
        let amount = say.money(sheet.total, sheet.currency);
        page.line(match sheet.key.clause.as_str() {
            "" => say.fill(Msg::SplitTitle, &[("amount", &amount), ("what", what)]),
            clause => say.fill(Msg::SplitTitleClause, &[("amount", &amount), ("what", what), ("clause", &clause)]),
        });
        page.blank();
        page.table(self.table());
        for sheet in self.readings() {
            page.blank();
            if let Some(reading) = &sheet.reading {
                let msg = if reading.default { Msg::ReadingHolds } else { Msg::ReadingOther };
                page.line(say.fill(msg, &[("reading", &reading.name), ("says", &reading.says)]));
            }
            sheet.explanation.iter().for_each(|sentence| page.line(sentence));
        }
        page
    }

    fn json(&self) -> String {
        let sheet = &self.sheet;
        let more = More {
            total: Money::of(sheet.total, sheet.currency),
            pool: sheet.pool.as_deref(),
            key: key(sheet),
            basis: sheet.basis.as_ref().map(|b| Basis { date: b.on, source: b.sources.join(", ") }),
            explanation: &sheet.explanation,
            readings: self.readings().filter_map(Reading::of).collect(),
        };
        json::document_with("split", self.today, &items(sheet), more)
    }
}
