//! `document`: papers on record, by what they are for; the file itself stays where it is.

use clap::ArgAction;

use super::about::{DocumentItem, documents as table};
use crate::app::command::{Command, DocumentDraft, RecordCommand};
use crate::app::query::holders::{DocumentRow, documents};
use crate::cli::answer::{Answer, Report};
use crate::cli::call::Call;
use crate::cli::json;
use crate::cli::page::{Page, Table};
use crate::cli::receipt::carry_out;
use crate::cli::verb::{Act, Group, Outcome, Verb, flag, switch, word};
use crate::domain::date::Date;
use crate::text::{Msg, Say};

pub(in crate::cli) static VERB: Verb = Verb {
    name: "document",
    group: Group::Record,
    about: Msg::HelpDocument,
    args: |_| Vec::new(),
    act: Act::Verbs(&[
        Verb {
            name: "list",
            group: Group::Record,
            about: Msg::HelpDocumentList,
            args: |say| vec![word("subject", "SUBJECT", say.msg(Msg::ArgSubject))],
            act: Act::Run(list),
        },
        Verb {
            name: "add",
            group: Group::Record,
            about: Msg::HelpDocumentAdd,
            args: |say| {
                vec![
                    word("subject", "SUBJECT", say.msg(Msg::ArgSubject)).required(true),
                    word("kind", "KIND", say.msg(Msg::ArgDocumentKind)).required(true),
                    word("link", "LINK", say.msg(Msg::ArgLink)),
                    flag("title", "TITLE", say.msg(Msg::ArgDocumentTitle)),
                    flag("date", "DATE", say.msg(Msg::ArgDocumentDate)),
                    flag("edition", "VERSION", say.msg(Msg::ArgVersion)),
                    flag("parts", "A,B", say.msg(Msg::ArgParts)).value_delimiter(',').action(ArgAction::Append),
                    flag("treated", "DATE", say.msg(Msg::ArgTreated)),
                    flag("decided", "REF", say.msg(Msg::ArgDecided)),
                    flag("period", "PERIOD", say.msg(Msg::ArgDocumentPeriod)),
                    flag("archive", "NUMBER", say.msg(Msg::ArgArchive)),
                    switch("sensitive", say.msg(Msg::ArgSensitive)),
                ]
            },
            act: Act::Run(add),
        },
    ]),
};

fn list(call: &Call) -> Outcome {
    let session = call.read()?;
    let rows = documents(&session, call.text("subject"))?;
    Ok(Answer::of(Documents { say: session.say(), today: session.today(), rows }))
}

fn add(call: &Call) -> Outcome {
    let session = call.edit()?;
    let own = |id: &str| call.text(id).map(str::to_owned);
    let draft = DocumentDraft {
        subject: call.needed("subject").to_owned(),
        kind: call.needed("kind").to_owned(),
        title: own("title"),
        link: own("link"),
        date: call.past_date(&session, "date")?,
        version: own("edition"),
        parts: call.texts("parts"),
        treated: call.past_date(&session, "treated")?,
        decided_by: own("decided"),
        period: own("period"),
        archive: own("archive"),
        sensitive: call.is_set("sensitive"),
    };
    carry_out(call, session, &Command::Record(RecordCommand::AddDocument(draft)))
}

struct Documents {
    say: Say,
    today: Date,
    rows: Vec<DocumentRow>,
}

impl Report for Documents {
    fn page(&self) -> Page {
        let mut page = Page::default();
        if self.rows.is_empty() {
            page.line(self.say.msg(Msg::NoDocuments));
        } else {
            page.table(table(self.say, &self.rows));
        }
        page
    }

    fn json(&self) -> String {
        let items: Vec<_> = self.rows.iter().map(DocumentItem::of).collect();
        json::document("document-list", self.today, &items)
    }

    fn sheet(&self) -> Option<Table> {
        Some(table(self.say, &self.rows))
    }
}
