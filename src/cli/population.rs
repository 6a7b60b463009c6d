//! `population`: figures of inhabitants are listed, set, and read from files of the statistics offices.

use serde::Serialize;

use super::answer::{Answer, Report};
use super::call::Call;
use super::json;
use super::page::{Page, Table};
use super::receipt::carry_out;
use super::verb::{Act, Group, Outcome, Verb, flag, switch, word};
use crate::app::command::{Command, NewFigure};
use crate::app::query::population::{PopulationFilter, PopulationQuestion, PopulationRow, figures, preview};
use crate::app::{desk, names};
use crate::domain::date::{Date, MonthDay};
use crate::text::{Msg, Say};

pub(super) static VERB: Verb = Verb {
    name: "population",
    group: Group::Record,
    about: Msg::HelpPopulation,
    args: |_| Vec::new(),
    act: Act::Verbs(&[
        Verb {
            name: "list",
            group: Group::Record,
            about: Msg::HelpPopulationList,
            args: |say| {
                vec![
                    flag("member", "MEMBER", say.msg(Msg::ArgMember)),
                    flag("on", "DATE", say.msg(Msg::ArgOn)),
                    switch("all", say.msg(Msg::ArgAllMembers)),
                ]
            },
            act: Act::Run(list),
        },
        Verb {
            name: "set",
            group: Group::Record,
            about: Msg::HelpPopulationSet,
            args: |say| {
                vec![
                    word("member", "MEMBER", say.msg(Msg::ArgMember)).required(true),
                    word("count", "N", say.msg(Msg::ArgInhabitants)).required(true).value_parser(clap::value_parser!(u32)),
                    flag("on", "DATE", say.msg(Msg::ArgFigureDay)).required(true),
                    flag("source", "TEXT", say.msg(Msg::ArgSource)).required(true),
                ]
            },
            act: Act::Run(set),
        },
        Verb {
            name: "import",
            group: Group::Record,
            about: Msg::HelpPopulationImport,
            args: |say| {
                vec![
                    word("path", "FILE", say.msg(Msg::ArgPopulationFile))
                        .required(true)
                        .value_parser(clap::value_parser!(std::path::PathBuf)),
                    flag("source", "TEXT", say.msg(Msg::ArgSource)),
                    flag("since", "DATE", say.msg(Msg::ArgFiguresFrom)),
                    flag("day", "MM-DD", say.msg(Msg::ArgFiguresDayOfYear)).value_parser(day_of_year),
                ]
            },
            act: Act::Run(import),
        },
    ]),
};

fn list(call: &Call) -> Outcome {
    let session = call.read()?;
    let filter = PopulationFilter {
        member: call.text("member").map(str::to_owned),
        on: call.date(&session, "on")?,
        all: call.is_set("all"),
    };
    let rows = figures(&session, &filter)?;
    Ok(Answer::of(Listing { say: session.say(), today: session.today(), rows }))
}

fn set(call: &Call) -> Outcome {
    let session = call.edit()?;
    let on = call.needed_date(&session, "on")?;
    let member = names::member(&session.records()?, call.needed("member"), on)?.id;
    let count = u64::from(call.count("count").unwrap_or_default());
    let figure = NewFigure { member, on, count, source: call.needed("source").to_owned() };
    carry_out(call, session, &Command::SetInhabitants(figure))
}

fn import(call: &Call) -> Outcome {
    let session = call.edit()?;
    let path = call.path("path").unwrap_or_default();
    let question = PopulationQuestion {
        file: path.display().to_string(),
        bytes: desk::read_bytes(&path)?,
        day: call.month_day("day"),
        source: call.text("source").map(str::to_owned),
        from: call.date(&session, "since")?,
    };
    let found = preview(&session, &question)?;
    let say = session.say();
    let mut hints = Vec::new();
    for day in found.days.iter().filter(|day| !day.missing.is_empty()) {
        hints.push(say.fill(Msg::PopulationMissing, &[("date", &say.date(day.on)), ("members", &day.missing.join(", "))]));
    }
    for change in &found.changed {
        let (before, after) = (say.integer(i128::from(change.before)), say.integer(i128::from(change.after)));
        let (date, member) = (say.date(change.on), &change.member);
        hints.push(
            say.fill(Msg::PopulationChanged, &[("member", member), ("date", &date), ("before", &before), ("after", &after)]),
        );
    }
    let answer = carry_out(call, session, &found.command())?;
    Ok(hints.into_iter().fold(answer, Answer::hint))
}

fn day_of_year(text: &str) -> Result<MonthDay, String> {
    MonthDay::parse(text).ok_or_else(|| text.to_owned())
}

struct Listing {
    say: Say,
    today: Date,
    rows: Vec<PopulationRow>,
}

#[derive(Serialize)]
struct Item<'a> {
    member: &'a str,
    code: &'a str,
    name: &'a str,
    date: Date,
    count: u64,
    source: &'a str,
}

impl<'a> Item<'a> {
    fn of(row: &'a PopulationRow) -> Self {
        let PopulationRow { member, code, name, figure } = row;
        Self { member, code, name, date: figure.date, count: figure.count, source: &figure.source }
    }
}

impl Report for Listing {
    fn page(&self) -> Page {
        let mut page = Page::default();
        let titles = [Msg::ColCode, Msg::ColMember, Msg::ColPerDate, Msg::ColInhabitants, Msg::ColSource];
        let mut table = Table::new(self.say, &titles).with_details([4]);
        for row in &self.rows {
            table.row(vec![
                (&row.code).into(),
                (&row.name).into(),
                row.figure.date.into(),
                row.figure.count.into(),
                (&row.figure.source).into(),
            ]);
        }
        page.table(table);
        page
    }

    fn json(&self) -> String {
        let items: Vec<_> = self.rows.iter().map(Item::of).collect();
        json::document("population", self.today, &items)
    }
}
