//! `show`: any record by its reference.

use serde::Serialize;

use super::about::{self, AboutItem, DocumentItem};
use super::{answers, figure, project, register, solution};
use crate::app::query::holders::DocumentRow;
use crate::app::query::portfolio::AboutPage;
use crate::app::query::show::{RecordPage, show};
use crate::app::query::split::pays::pays;
use crate::cli::answer::{Answer, Report};
use crate::cli::body;
use crate::cli::call::Call;
use crate::cli::due::Duty;
use crate::cli::json;
use crate::cli::meeting_show;
use crate::cli::member;
use crate::cli::page::{Page, Table, example_mark};
use crate::cli::verb::{Act, Group, Outcome, Verb, flag, word};
use crate::domain::date::Date;
use crate::domain::money::Currency;
use crate::text::{Msg, Say};

pub(in crate::cli) static VERB: Verb = Verb {
    name: "show",
    group: Group::Day,
    about: Msg::HelpShow,
    args: |say| vec![word("ref", "REF", say.msg(Msg::ArgRecord)).required(true), flag("on", "DATE", say.msg(Msg::ArgOn))],
    act: Act::Run(run),
};

fn run(call: &Call) -> Outcome {
    let session = call.read()?;
    let on = call.date(&session, "on")?;
    let (say, today, currency) = (session.say(), session.today(), session.card().currency);
    let other = |title: String, handle: String, facts, page| Other { say, today, currency, title, handle, facts, about: page };
    Ok(match show(&session, call.needed("ref"), on)? {
        RecordPage::Project(page) => Answer::of(project::Shown { say, today, currency, page: *page }),
        RecordPage::Solution(page) => Answer::of(solution::Shown { say, today, currency, page: *page }),
        RecordPage::Member(page) => {
            let pays = pays(&session, page.row.id)?;
            Answer::of(member::Shown { say, today, on: on.unwrap_or(today), currency, page: *page, pays })
        }
        RecordPage::Body(page) => {
            let (page, about) = *page;
            Answer::of(body::Shown { say, today, currency, page, about })
        }
        RecordPage::Answers(sheet) => Answer::of(answers::Sheet { say, today, sheet: *sheet }),
        RecordPage::Figure(row) => Answer::of(figure::Figures { say, today, currency, rows: vec![*row] }),
        RecordPage::Document(row) => Answer::of(Document { say, today, row: *row }),
        RecordPage::Person(page) => {
            let (person, about) = *page;
            let facts = vec![
                (Msg::ColTitle, person.title.unwrap_or_default()),
                (Msg::ColPhone, person.phone.unwrap_or_default()),
                (Msg::ColMail, person.mail.unwrap_or_default()),
                (Msg::ColExample, mark(say, person.example)),
            ];
            Answer::of(other(person.name, person.handle, facts, about))
        }
        RecordPage::Meeting(page) => Answer::of(meeting_show::Shown { say, today, currency, page: *page }),
        RecordPage::Row(page) => {
            let (line, about) = *page;
            Answer::of(Row { say, today, currency, line, about })
        }
        RecordPage::Duty(line) => Answer::of(Duty { say, today, line: *line }),
        RecordPage::Other { handle, title, about } => Answer::of(other(title, handle, Vec::new(), *about)),
    })
}

fn mark(say: Say, example: bool) -> String {
    if example { say.msg(Msg::ExampleMark).to_owned() } else { String::new() }
}

/// A record that has little of its own, with what is recorded about it.
struct Other {
    say: Say,
    today: Date,
    currency: Currency,
    title: String,
    handle: String,
    facts: Vec<(Msg, String)>,
    about: AboutPage,
}

#[derive(Serialize)]
struct OtherItem<'a> {
    handle: &'a str,
    title: &'a str,
    #[serde(flatten)]
    about: AboutItem<'a>,
}

impl Report for Other {
    fn page(&self) -> Page {
        let say = self.say;
        let mut page = Page::default();
        page.line(&self.title);
        let mut facts = Table::facts(say);
        facts.fact(say.msg(Msg::ColReference), &self.handle);
        for (name, value) in &self.facts {
            facts.fact(say.msg(*name), value);
        }
        page.table(facts);
        about::write(say, &mut page, &self.about);
        page
    }

    fn json(&self) -> String {
        let about = AboutItem::of(&self.about, self.currency);
        json::document("record", self.today, &[OtherItem { handle: &self.handle, title: &self.title, about }])
    }
}

struct Row {
    say: Say,
    today: Date,
    currency: Currency,
    line: crate::app::query::holders::RegisterLine,
    about: AboutPage,
}

impl Report for Row {
    fn page(&self) -> Page {
        let mut page = Page::default();
        page.table(register::table(self.say, std::slice::from_ref(&self.line)));
        about::write(self.say, &mut page, &self.about);
        page
    }

    fn json(&self) -> String {
        json::document("register-row", self.today, &[register::Item::of(&self.line, self.currency)])
    }
}

struct Document {
    say: Say,
    today: Date,
    row: DocumentRow,
}

impl Report for Document {
    fn page(&self) -> Page {
        let (say, row) = (self.say, &self.row);
        let mut page = Page::default();
        page.line(&row.title);
        let mut facts = Table::facts(say);
        facts.fact(say.msg(Msg::ColKind), &row.kind.name);
        facts.fact(say.msg(Msg::ColSubject), &row.subject);
        facts.fact(say.msg(Msg::ColDate), row.date);
        facts.fact(say.msg(Msg::ColVersion), row.version.clone());
        facts.fact(say.msg(Msg::ColParts), row.parts.join(", "));
        facts.fact(say.msg(Msg::ColMissing), row.missing_parts.join(", "));
        facts.fact(say.msg(Msg::ColTreated), row.treated);
        facts.fact(say.msg(Msg::ColDecidedBy), row.decided_by.clone());
        facts.fact(say.msg(Msg::ColPeriod), &row.period);
        facts.fact(say.msg(Msg::ColArchive), row.archive.clone());
        facts.fact(say.msg(Msg::ColLink), row.link.clone());
        facts.fact(say.msg(Msg::ColExample), example_mark(say, row.example));
        page.table(facts);
        page
    }

    fn json(&self) -> String {
        json::document("document", self.today, &[DocumentItem::of(&self.row)])
    }
}
