//! `agreement versions`, `diff` and `adopt`: the texts of the agreement that the file holds, and another one.

use serde::Serialize;

use super::answer::{Answer, Report};
use super::call::Call;
use super::charter_diff::Compared;
use super::json;
use super::page::{Page, Table};
use super::receipt::carry_out;
use super::verb::{Act, Group, Outcome, Verb, flag, word};
use crate::app::command::Command;
use crate::app::query::versions::{VersionLine, changes, draft, versions};
use crate::domain::date::Date;
use crate::text::{Msg, Say};

pub(super) const VERSIONS: Verb =
    Verb { name: "versions", group: Group::Record, about: Msg::HelpAgreementVersions, args: |_| Vec::new(), act: Act::Run(list) };

pub(super) const DIFF: Verb = Verb {
    name: "diff",
    group: Group::Record,
    about: Msg::HelpAgreementDiff,
    args: |say| vec![word("charter", "FILE", say.msg(Msg::ArgAdopt))],
    act: Act::Run(compare),
};

pub(super) const ADOPT: Verb = Verb {
    name: "adopt",
    group: Group::Record,
    about: Msg::HelpAgreementAdopt,
    args: |say| {
        vec![word("charter", "FILE", say.msg(Msg::ArgAdopt)), flag("from", "DATE", say.msg(Msg::ArgAdoptFrom)).required(true)]
    },
    act: Act::Run(adopt),
};

fn list(call: &Call) -> Outcome {
    let session = call.read()?;
    let lines = versions(&session)?;
    Ok(Answer::of(Versions { say: session.say(), today: session.today(), lines }))
}

fn compare(call: &Call) -> Outcome {
    let session = call.read()?;
    let differences = changes(&session, call.text("charter"))?;
    Ok(Answer::of(Compared { say: session.say(), today: session.today(), differences }))
}

fn adopt(call: &Call) -> Outcome {
    let session = call.edit()?;
    let from = call.needed_date(&session, "from")?;
    let draft = draft(&session, call.text("charter"), from)?;
    carry_out(call, session, &Command::Adopt(Box::new(draft)))
}

struct Versions {
    say: Say,
    today: Date,
    lines: Vec<VersionLine>,
}

#[derive(Serialize)]
struct Item<'a> {
    version: &'a str,
    charter: &'a str,
    agreement: &'a str,
    from: Option<Date>,
    to: Option<Date>,
    taken: &'a str,
    by: &'a str,
    entries: usize,
    digest: &'a str,
    in_force: bool,
    waits_for: &'a [String],
}

impl Report for Versions {
    fn page(&self) -> Page {
        let say = self.say;
        let titles = [
            Msg::ColVersion,
            Msg::ColFrom,
            Msg::ColUntil,
            Msg::ColHolds,
            Msg::ColEntries,
            Msg::ColTaken,
            Msg::ColBy,
            Msg::ColWhat,
        ];
        let mut table = Table::new(say, &titles).with_details([5, 6, 7]);
        for line in &self.lines {
            let holds = if line.in_force { say.msg(Msg::Yes) } else { "" };
            table.row(vec![
                (&line.version).into(),
                line.from.into(),
                line.until.into(),
                holds.into(),
                u64::try_from(line.entries).unwrap_or(u64::MAX).into(),
                (&line.taken).into(),
                (&line.by).into(),
                (&line.agreement).into(),
            ]);
        }
        let mut page = Page::default();
        page.table(table);
        for (line, waits) in self.lines.iter().filter_map(|line| line.waits.as_ref().map(|waits| (line, waits))) {
            page.line(say.fill(
                Msg::VersionWaits,
                &[
                    ("version", &line.version),
                    ("consented", &waits.consented),
                    ("of", &waits.of),
                    ("members", &say.list(&waits.missing)),
                ],
            ));
        }
        page
    }

    fn json(&self) -> String {
        let items: Vec<_> = self
            .lines
            .iter()
            .map(|line| Item {
                version: &line.version,
                charter: &line.charter,
                agreement: &line.agreement,
                from: line.from,
                to: line.until,
                taken: &line.taken,
                by: &line.by,
                entries: line.entries,
                digest: &line.digest,
                in_force: line.in_force,
                waits_for: line.waits.as_ref().map(|w| w.missing.as_slice()).unwrap_or_default(),
            })
            .collect();
        json::document("agreement-versions", self.today, &items)
    }
}
