//! `setting`: what the cooperation chooses where the agreement is silent.

use serde::Serialize;

use super::answer::{Answer, Report};
use super::call::Call;
use super::json;
use super::page::{Page, Table};
use super::receipt::carry_out;
use super::verb::{Act, Group, Outcome, Verb, flag, switch, word};
use crate::app::command::Command;
use crate::app::query::settings::{Own, settings};
use crate::domain::date::Date;
use crate::text::{Msg, Say};

pub(super) static VERB: Verb = Verb {
    name: "setting",
    group: Group::Record,
    about: Msg::HelpSetting,
    args: |_| Vec::new(),
    act: Act::Verbs(&[LIST, SET, CLEAR]),
};

const LIST: Verb = Verb {
    name: "list",
    group: Group::Record,
    about: Msg::HelpSettingList,
    args: |say| vec![switch("chosen", say.msg(Msg::ArgSettingChosen))],
    act: Act::Run(list),
};

const SET: Verb = Verb {
    name: "set",
    group: Group::Record,
    about: Msg::HelpSettingSet,
    args: |say| {
        let mut args = named(say);
        args.push(word("value", "VALUE", say.msg(Msg::ArgSettingValue)).required(true).allow_hyphen_values(true));
        args.push(flag("from", "DATE", say.msg(Msg::ArgSettingFrom)));
        args
    },
    act: Act::Run(set),
};

const CLEAR: Verb = Verb { name: "clear", group: Group::Record, about: Msg::HelpSettingClear, args: named, act: Act::Run(clear) };

fn named(say: Say) -> Vec<clap::Arg> {
    vec![
        word("entry", "ENTRY", say.msg(Msg::ArgSettingEntry)).required(true),
        word("field", "FIELD", say.msg(Msg::ArgSettingField)).required(true),
    ]
}

fn list(call: &Call) -> Outcome {
    let session = call.read()?;
    let mut owns = settings(&session)?;
    owns.retain(|own| own.chosen || !call.is_set("chosen"));
    Ok(Answer::of(Settings { say: session.say(), today: session.today(), owns }))
}

fn set(call: &Call) -> Outcome {
    let session = call.edit()?;
    let from = call.date(&session, "from")?.unwrap_or(session.today());
    let [entry, field, value] = ["entry", "field", "value"].map(|name| call.needed(name).to_owned());
    carry_out(call, session, &Command::Set { entry, field, value, from })
}

fn clear(call: &Call) -> Outcome {
    let session = call.edit()?;
    let [entry, field] = ["entry", "field"].map(|name| call.needed(name).to_owned());
    carry_out(call, session, &Command::ClearSetting { entry, field })
}

struct Settings {
    say: Say,
    today: Date,
    owns: Vec<Own>,
}

#[derive(Serialize)]
struct Item<'a> {
    entry: &'a str,
    name: &'a str,
    clause: &'a str,
    field: &'a str,
    value: &'a str,
    chosen: bool,
}

impl Report for Settings {
    fn page(&self) -> Page {
        let say = self.say;
        let mut page = Page::default();
        let titles = [Msg::ColReference, Msg::ColField, Msg::ColValue, Msg::ColChosenBy, Msg::ColWhat, Msg::ColClause];
        let mut table = Table::new(say, &titles).with_details([4, 5]);
        for own in &self.owns {
            let whose = say.msg(if own.chosen { Msg::ChosenByCooperation } else { Msg::ChosenByProgram });
            let cells = [&own.entry, &own.field, &own.value].map(Into::into).into_iter();
            table.row(cells.chain([whose.into(), (&own.name).into(), (&own.clause).into()]).collect());
        }
        if self.owns.is_empty() {
            page.line(say.msg(Msg::NothingToSet));
        } else {
            page.table(table);
        }
        page
    }

    fn json(&self) -> String {
        let item = |own| {
            let Own { entry, name, clause, field, value, chosen }: &Own = own;
            Item { entry, name, clause, field, value, chosen: *chosen }
        };
        let items: Vec<_> = self.owns.iter().map(item).collect();
        json::document("settings", self.today, &items)
    }
}
