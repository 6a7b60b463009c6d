//! `charter diff`: what differs between two versions of an agreement.

use serde::Serialize;

use super::answer::{Answer, Report};
use super::call::Call;
use super::json;
use super::page::{Page, Table};
use super::verb::{Act, Group, Outcome, Verb, word};
use crate::app::seed::check_charter;
use crate::app::session::civil_today;
use crate::domain::charter::{Change, Difference, diff};
use crate::domain::date::Date;
use crate::text::{Msg, Say};

pub(super) const DIFF: Verb = Verb {
    name: "diff",
    group: Group::Record,
    about: Msg::HelpCharterDiff,
    args: |say| {
        vec![
            word("before", "FILE|ID", say.msg(Msg::ArgCharterBefore)).required(true),
            word("after", "FILE|ID", say.msg(Msg::ArgCharterAfter)).required(true),
        ]
    },
    act: Act::Run(run),
};

fn run(call: &Call) -> Outcome {
    let before = check_charter(call.needed("before"))?;
    let after = check_charter(call.needed("after"))?;
    let today = call.today.unwrap_or_else(|| civil_today(&after.cooperation.rule.time_zone));
    Ok(Answer::of(Compared { say: call.say(), today, differences: diff(&before, &after) }))
}

/// What differs, as it is printed.
pub(super) struct Compared {
    pub(super) say: Say,
    pub(super) today: Date,
    pub(super) differences: Vec<Difference>,
}

#[derive(Serialize)]
struct Item<'a> {
    kind: &'a str,
    id: &'a str,
    change: &'static str,
    was: Option<&'a str>,
    fields: &'a [String],
}

impl<'a> Item<'a> {
    fn of(difference: &'a Difference) -> Self {
        let (change, was, fields): (_, _, &[String]) = match &difference.change {
            Change::Added => ("added", None, &[]),
            Change::Removed => ("removed", None, &[]),
            Change::Changed { was, fields } => ("changed", was.as_deref(), fields),
        };
        Self { kind: difference.kind, id: &difference.id, change, was, fields }
    }
}

impl Report for Compared {
    fn page(&self) -> Page {
        let say = self.say;
        let mut page = Page::default();
        if self.differences.is_empty() {
            page.line(say.msg(Msg::CharterSame));
            return page;
        }
        let mut table = Table::new(say, &[Msg::ColKind, Msg::ColReference, Msg::ColChange, Msg::ColWhat]);
        for difference in &self.differences {
            let item = Item::of(difference);
            let change = match &difference.change {
                Change::Added => say.msg(Msg::CharterAdded).to_owned(),
                Change::Removed => say.msg(Msg::CharterRemoved).to_owned(),
                Change::Changed { was: None, .. } => say.msg(Msg::CharterChanged).to_owned(),
                Change::Changed { was: Some(was), .. } => say.fill(Msg::CharterReplaces, &[("was", was)]),
            };
            table.row(vec![item.kind.into(), item.id.into(), change.into(), item.fields.join(", ").into()]);
        }
        page.table(table);
        page
    }

    fn json(&self) -> String {
        let items: Vec<_> = self.differences.iter().map(Item::of).collect();
        json::document("charter-diff", self.today, &items)
    }
}
