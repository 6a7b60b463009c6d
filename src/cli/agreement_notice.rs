//! `agreement notice` and `agreement notices`: notices given, and what each brings about.

use serde::Serialize;

use super::agreement::brings;
use super::answer::{Answer, Report};
use super::call::Call;
use super::json;
use super::page::{Cell, Page, Table, example_mark};
use super::receipt::carry_out;
use super::verb::{Act, Group, Outcome, Verb, flag, switch, word};
use crate::app::command::{Command, NoticeDraft};
use crate::app::query::notices::{NoticeEffect, NoticeLine, notices};
use crate::domain::date::Date;
use crate::text::{Msg, Say};

pub(super) const NOTICE: Verb = Verb {
    name: "notice",
    group: Group::Record,
    about: Msg::HelpAgreementNotice,
    args: |say| {
        vec![
            word("member", "MEMBER", say.msg(Msg::ArgNoticeMember)).required(true),
            flag("exit", "EXIT", say.msg(Msg::ArgNoticeExit)),
            flag("date", "DATE", say.msg(Msg::ArgNoticeDate)),
            flag("ground", "TEXT", say.msg(Msg::ArgNoticeGround)),
            switch("written", say.msg(Msg::ArgNoticeWritten)),
        ]
    },
    act: Act::Run(give),
};

pub(super) const NOTICES: Verb =
    Verb { name: "notices", group: Group::Record, about: Msg::HelpAgreementNotices, args: |_| Vec::new(), act: Act::Run(list) };

fn give(call: &Call) -> Outcome {
    let session = call.edit()?;
    let draft = NoticeDraft {
        member: call.needed("member").to_owned(),
        exit: call.text("exit").map(str::to_owned),
        given: call.date(&session, "date")?.unwrap_or(session.today()),
        ground: call.text("ground").map(str::to_owned),
        written: call.is_set("written"),
    };
    carry_out(call, session, &Command::GiveNotice(Box::new(draft)))
}

fn list(call: &Call) -> Outcome {
    let session = call.read()?;
    let lines = notices(&session)?;
    Ok(Answer::of(Notices { say: session.say(), today: session.today(), lines }))
}

struct Notices {
    say: Say,
    today: Date,
    lines: Vec<NoticeLine>,
}

/// A notice, for scripts.
#[derive(Serialize)]
pub(super) struct Item<'a> {
    handle: &'a str,
    exit: &'a str,
    clause: &'a str,
    by: &'a str,
    given: Date,
    ground: Option<&'a str>,
    written: Option<bool>,
    effects: Vec<EffectItem<'a>>,
    earlier: Option<Date>,
    agreed: Vec<DayItem<'a>>,
    told: Vec<DayItem<'a>>,
    untold: &'a [String],
    example: bool,
}

#[derive(Serialize)]
struct EffectItem<'a> {
    reading: Option<&'a str>,
    on: Date,
    default: bool,
}

#[derive(Serialize)]
struct DayItem<'a> {
    member: &'a str,
    on: Date,
}

impl<'a> Item<'a> {
    pub(super) fn of(line: &'a NoticeLine) -> Self {
        fn days(of: &[(String, Date)]) -> Vec<DayItem<'_>> {
            of.iter().map(|(member, on)| DayItem { member, on: *on }).collect()
        }
        let effect = |effect: &'a NoticeEffect| EffectItem {
            reading: effect.reading.as_ref().map(|(id, _)| id.as_str()),
            on: effect.on,
            default: effect.default,
        };
        Self {
            handle: &line.handle,
            exit: &line.exit,
            clause: &line.clause,
            by: &line.by,
            given: line.given,
            ground: line.ground.as_deref(),
            written: line.written,
            effects: line.effects.iter().map(effect).collect(),
            earlier: line.earlier,
            agreed: days(&line.agreed),
            told: days(&line.told),
            untold: &line.untold,
            example: line.example,
        }
    }
}

impl Report for Notices {
    fn page(&self) -> Page {
        let say = self.say;
        let mut page = Page::default();
        if self.lines.is_empty() {
            page.line(say.msg(Msg::NoticeNone));
        }
        for (at, line) in self.lines.iter().enumerate() {
            if at > 0 {
                page.blank();
            }
            page.line(line.sentence(say));
            let mut facts = Table::facts(say);
            for (label, value) in line.facts(say) {
                facts.fact(&label, value);
            }
            facts.fact(say.msg(Msg::ColReference), &line.handle);
            facts.fact(say.msg(Msg::ColExample), example_mark(say, line.example));
            page.table(facts);
        }
        page
    }

    fn json(&self) -> String {
        let items: Vec<_> = self.lines.iter().map(Item::of).collect();
        json::document("agreement-notices", self.today, &items)
    }

    fn sheet(&self) -> Option<Table> {
        let say = self.say;
        let titles = [Msg::ColExit, Msg::ColMember, Msg::ColGiven, Msg::ColReading, Msg::ColWhat, Msg::ColDate, Msg::ColHolds];
        let mut table = Table::new(say, &titles);
        for line in &self.lines {
            for NoticeEffect { reading, on, default } in &line.effects {
                let holds = if *default { say.msg(Msg::Yes) } else { "" };
                let reading = reading.as_ref().map(|(_, name)| name.clone());
                let named: [Cell; 4] = [(&line.name).into(), (&line.by).into(), line.given.into(), reading.into()];
                table.row(named.into_iter().chain([say.msg(brings(line.effect)).into(), (*on).into(), holds.into()]).collect());
            }
        }
        Some(table)
    }
}
