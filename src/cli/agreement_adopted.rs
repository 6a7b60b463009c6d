//! `agreement adopted` and `agreement consent`: whose councils have adopted the agreement, and who agrees to a change of it.

use serde::Serialize;

use super::answer::{Answer, Report};
use super::call::Call;
use super::json;
use super::page::{Cell, Page, Table, example_mark};
use super::verb::{Act, Group, Outcome, Verb, flag, word};
use crate::app::query::answers::{AdoptionSheet, AnswerRow, AnswerSheet, ConsentSheet, adoption, consent, organ_name};
use crate::app::query::versions::{proposed, versions};
use crate::domain::charter::Organ;
use crate::domain::date::Date;
use crate::domain::portfolio::Answer as Stand;
use crate::text::{Msg, Say};

pub(super) const ADOPTED: Verb = Verb {
    name: "adopted",
    group: Group::Record,
    about: Msg::HelpAgreementAdopted,
    args: |say| vec![flag("on", "DATE", say.msg(Msg::ArgOn))],
    act: Act::Run(show_adopted),
};

pub(super) const CONSENT: Verb = Verb {
    name: "consent",
    group: Group::Record,
    about: Msg::HelpAgreementConsent,
    args: |say| vec![word("change", "VERSION", say.msg(Msg::ArgConsentVersion)), flag("on", "DATE", say.msg(Msg::ArgOn))],
    act: Act::Run(show_consent),
};

fn show_adopted(call: &Call) -> Outcome {
    let session = call.read()?;
    let sheet = adoption(&session, call.date(&session, "on")?)?;
    Ok(Answer::of(Adopted { say: session.say(), today: session.today(), sheet }))
}

fn show_consent(call: &Call) -> Outcome {
    let session = call.read()?;
    let version = match call.text("change") {
        Some(given) => given.to_owned(),
        None => proposed(&session, &versions(&session)?)?,
    };
    let sheet = consent(&session, &version, call.date(&session, "on")?)?;
    Ok(Answer::of(Consented { say: session.say(), today: session.today(), version, sheet }))
}

#[derive(Serialize)]
struct Item<'a> {
    member: &'a str,
    name: &'a str,
    answer: &'static str,
    date: Option<Date>,
    organ: Option<Organ>,
    reference: Option<&'a str>,
    legal_force: Option<Date>,
    asked: Option<Date>,
    example: bool,
}

fn items(rows: &[AnswerRow]) -> Vec<Item<'_>> {
    let item = |row| {
        let AnswerRow { member, name, answer, since, organ, reference, legal_force, asked, example, .. }: &AnswerRow = row;
        Item {
            member,
            name,
            answer: answer.word(),
            date: *since,
            organ: *organ,
            reference: reference.as_deref(),
            legal_force: *legal_force,
            asked: *asked,
            example: *example,
        }
    };
    rows.iter().map(item).collect()
}

/// The members one below the other, with when and by which decision.
fn table(say: Say, answers: &AnswerSheet) -> Table {
    let titles = [Msg::ColMember, Msg::ColState, Msg::ColDate, Msg::ColBy, Msg::ColReference, Msg::ColExample];
    let mut table = Table::new(say, &titles).with_details([3, 4]);
    for row in &answers.rows {
        let state: Cell = match row.answer {
            Stand::NoAnswer => say.msg(Msg::AdoptedNoAnswer).into(),
            Stand::NotAsked => say.msg(Msg::AdoptedUnknown).into(),
            _ => row.state_names.join(", ").into(),
        };
        let organ = row.organ.map(|organ| say.msg(organ_name(organ)));
        let reference = row.reference.clone();
        table.row(vec![
            (&row.name).into(),
            state,
            row.since.into(),
            organ.into(),
            reference.into(),
            example_mark(say, row.example),
        ]);
    }
    table
}

fn missing(say: Say, page: &mut Page, answers: &AnswerSheet) {
    if !answers.missing.is_empty() {
        page.line(say.fill(Msg::AdoptedMissing, &[("members", &say.list(&answers.missing))]));
    }
}

struct Adopted {
    say: Say,
    today: Date,
    sheet: AdoptionSheet,
}

#[derive(Serialize)]
struct AdoptedMore<'a> {
    agreement: &'a str,
    on: Date,
    adopted: usize,
    of: usize,
    missing: &'a [String],
    replaces: Vec<Replaces<'a>>,
}

#[derive(Serialize)]
struct Replaces<'a> {
    party: Option<&'a str>,
    date: Option<Date>,
    reference: &'a str,
}

impl Report for Adopted {
    fn page(&self) -> Page {
        let (say, AdoptionSheet { agreement, answers, replaces }) = (self.say, &self.sheet);
        let mut page = Page::default();
        page.line(agreement);
        page.line(self.sheet.counted(say));
        missing(say, &mut page, answers);
        page.blank();
        page.table(table(say, answers));
        if !replaces.is_empty() {
            page.blank();
        }
        replaces.iter().for_each(|replaced| page.line(replaced.words(say)));
        page
    }

    fn json(&self) -> String {
        let AdoptionSheet { agreement, answers, replaces } = &self.sheet;
        let replaced = replaces.iter().map(|r| Replaces { party: r.party.as_deref(), date: r.date, reference: &r.reference });
        let more = AdoptedMore {
            agreement,
            on: answers.on,
            adopted: answers.coverage.yes,
            of: answers.coverage.of(),
            missing: &answers.missing,
            replaces: replaced.collect(),
        };
        json::document_with("agreement-adopted", self.today, &items(&answers.rows), more)
    }

    fn sheet(&self) -> Option<Table> {
        Some(table(self.say, &self.sheet.answers))
    }
}

struct Consented {
    say: Say,
    today: Date,
    version: String,
    sheet: ConsentSheet,
}

#[derive(Serialize)]
struct ConsentedMore<'a> {
    version: &'a str,
    clause: &'a str,
    written: Option<bool>,
    on: Date,
    consented: usize,
    of: usize,
    missing: &'a [String],
    complete_from: Option<Date>,
    waits: bool,
}

impl Report for Consented {
    fn page(&self) -> Page {
        let (say, sheet) = (self.say, &self.sheet);
        let mut page = Page::default();
        let (n, of) = (sheet.answers.coverage.yes, sheet.answers.coverage.of());
        page.line(say.fill(Msg::ConsentCount, &[("version", &self.version), ("n", &n), ("of", &of)]));
        missing(say, &mut page, &sheet.answers);
        sheet.remark(say).into_iter().for_each(|remark| page.line(remark));
        page.blank();
        page.table(table(say, &sheet.answers));
        page
    }

    fn json(&self) -> String {
        let sheet = &self.sheet;
        let more = ConsentedMore {
            version: &self.version,
            clause: &sheet.clause,
            written: sheet.written,
            on: sheet.answers.on,
            consented: sheet.answers.coverage.yes,
            of: sheet.answers.coverage.of(),
            missing: &sheet.answers.missing,
            complete_from: sheet.complete_from,
            waits: sheet.waits,
        };
        json::document_with("agreement-consent", self.today, &items(&sheet.answers.rows), more)
    }

    fn sheet(&self) -> Option<Table> {
        Some(table(self.say, &self.sheet.answers))
    }
}
