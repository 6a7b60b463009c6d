//! `history` and `changes`: what was done to a record, or to all since a day, with what stood there before and after.

use serde::Serialize;

use super::answer::{Answer, Report};
use super::call::Call;
use super::json;
use super::page::{Page, Table};
use super::usage::Fault;
use super::verb::{Act, Group, Outcome, Verb, flag, word};
use crate::app::query::history::{Changed, changed_since, changed_since_meeting, history_of};
use crate::domain::date::Date;
use crate::text::{Msg, Say};

pub(super) static HISTORY: Verb = Verb {
    name: "history",
    group: Group::Day,
    about: Msg::HelpHistory,
    args: |say| vec![word("ref", "REF", say.msg(Msg::ArgRecord)).required(true)],
    act: Act::Run(history),
};

pub(super) static CHANGES: Verb = Verb {
    name: "changes",
    group: Group::Day,
    about: Msg::HelpChanges,
    args: |say| {
        vec![
            flag("since", "DATE", say.msg(Msg::ArgChangesSince)).allow_hyphen_values(true),
            flag("since-meeting", "BODY", say.msg(Msg::ArgChangesSinceMeeting)).conflicts_with("since"),
        ]
    },
    act: Act::Run(changes),
};

fn history(call: &Call) -> Outcome {
    let session = call.read()?;
    let (say, today) = (session.say(), session.today());
    let found = history_of(&session, call.needed("ref"))?;
    let title = say.fill(Msg::HistoryTitle, &[("title", &found.title)]);
    Ok(Answer::of(Past { say, today, name: "history", title, changes: found.changes }))
}

fn changes(call: &Call) -> Outcome {
    let session = call.read()?;
    let (say, today) = (session.say(), session.today());
    let since = call.past_date(&session, "since")?;
    let (title, changes) = match (call.text("since-meeting"), since) {
        (Some(body), _) => changed_since_meeting(&session, body)?,
        (None, Some(day)) => (say.fill(Msg::SinceTitle, &[("date", &say.date_long(day))]), changed_since(&session, day)?),
        (None, None) => return Err(Fault::Missing { args: "--since DATE | --since-meeting BODY".to_owned() }.into()),
    };
    Ok(Answer::of(Past { say, today, name: "changes", title, changes }))
}

struct Past {
    say: Say,
    today: Date,
    name: &'static str,
    title: String,
    changes: Vec<Changed>,
}

#[derive(Serialize)]
struct Item<'a> {
    number: i64,
    when: &'a str,
    who: &'a str,
    title: &'a str,
    undone: bool,
    differences: Vec<Put<'a>>,
    more: bool,
}

#[derive(Serialize)]
struct Put<'a> {
    record: Option<&'a str>,
    field: &'a str,
    before: &'a str,
    after: &'a str,
}

impl Report for Past {
    fn page(&self) -> Page {
        let say = self.say;
        let mut page = Page::default();
        page.line(&self.title);
        page.blank();
        if self.changes.is_empty() {
            page.line(say.msg(Msg::HistoryNone));
            return page;
        }
        let titles = [Msg::ColNumber, Msg::ColTime, Msg::ColBy, Msg::ColChange, Msg::ColDifferences, Msg::ColState];
        let mut table = Table::new(say, &titles).with_details([4, 5]);
        for changed in &self.changes {
            let line = &changed.change;
            let undone = if line.undone { say.msg(Msg::StateUndone) } else { "" };
            let differences = changed.words(say).join("; ");
            let (when, who, title) = (&line.when, line.author(say), &line.title);
            table.row(vec![line.number.into(), when.into(), who.into(), title.into(), differences.into(), undone.into()]);
        }
        page.table(table);
        page
    }

    fn json(&self) -> String {
        let items: Vec<_> = self
            .changes
            .iter()
            .map(|changed| Item {
                number: changed.change.number,
                when: &changed.change.when,
                who: &changed.change.who,
                title: &changed.change.title,
                undone: changed.change.undone,
                differences: changed
                    .differences
                    .iter()
                    .map(|d| Put { record: d.record.as_deref(), field: d.field, before: &d.before, after: &d.after })
                    .collect(),
                more: changed.more,
            })
            .collect();
        json::document(self.name, self.today, &items)
    }
}
