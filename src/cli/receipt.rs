//! Receipts of edits: what was done, and how to take it back.

use serde::Serialize;

use super::answer::{Answer, Report};
use super::call::Call;
use super::json;
use super::page::{Page, Table};
use super::verb::Outcome;
use crate::app::Session;
use crate::app::command::{Command, Receipt};
use crate::app::session::civil_today;
use crate::domain::date::Date;
use crate::text::{Msg, Say};

/// Carries an edit out, or only tries it.
pub(super) fn carry_out(call: &Call, mut session: Session, command: &Command) -> Outcome {
    let receipt = if call.dry_run { session.rehearse(command)? } else { session.run(command)? };
    let say = session.say();
    let answer = Answer::of(Receipted::new(call, &session, &receipt));
    let answer = receipt.notes.iter().fold(answer, Answer::hint);
    Ok(match receipt.number {
        Some(number) => answer.hint(say.fill(Msg::HintUndo, &[("number", &number)])),
        None if call.dry_run => answer.hint(say.msg(Msg::HintDryRun)),
        None => answer.hint(say.msg(Msg::HintUnchanged)),
    })
}

/// A receipt, as it is printed.
pub(super) struct Receipted {
    say: Say,
    today: Date,
    item: Item,
}

#[derive(Serialize)]
struct Item {
    change: Option<i64>,
    sentence: String,
    handle: Option<String>,
    notes: Vec<String>,
    dry_run: bool,
}

impl Receipted {
    pub(super) fn new(call: &Call, session: &Session, receipt: &Receipt) -> Self {
        let item = Item {
            change: receipt.number,
            sentence: receipt.sentence.clone(),
            handle: receipt.handle.clone(),
            notes: receipt.notes.clone(),
            dry_run: call.dry_run,
        };
        Self { say: session.say(), today: session.today(), item }
    }
}

impl Report for Receipted {
    fn page(&self) -> Page {
        let mut page = Page::default();
        let sentence = &self.item.sentence;
        if self.item.dry_run {
            page.line(self.say.fill(Msg::DryRun, &[("sentence", sentence)]));
        } else {
            page.line(sentence);
        }
        page
    }

    fn json(&self) -> String {
        json::document("receipt", self.today, std::slice::from_ref(&self.item))
    }

    fn sheet(&self) -> Option<Table> {
        let mut table = Table::new(self.say, &[Msg::ColNumber, Msg::ColWhat]);
        table.row(vec![self.item.change.into(), (&self.item.sentence).into()]);
        Some(table)
    }
}

/// A sentence about an act on a whole file, or about nothing having been done.
pub(super) struct Plan {
    say: Say,
    today: Date,
    sentence: String,
    dry_run: bool,
}

impl Plan {
    pub(super) fn of(call: &Call, sentence: String) -> Self {
        let today = call.today.unwrap_or_else(|| civil_today("UTC"));
        Self { say: call.say(), today, sentence, dry_run: call.dry_run }
    }
}

impl Report for Plan {
    fn page(&self) -> Page {
        let mut page = Page::default();
        page.line(match self.dry_run {
            true => self.say.fill(Msg::DryRun, &[("sentence", &self.sentence)]),
            false => self.sentence.clone(),
        });
        page
    }

    fn json(&self) -> String {
        let item = Item { change: None, sentence: self.sentence.clone(), handle: None, notes: Vec::new(), dry_run: self.dry_run };
        json::document("receipt", self.today, &[item])
    }
}
