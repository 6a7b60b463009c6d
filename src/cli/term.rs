//! `term`: terms of office of a body, and who holds the chair in them.

use super::call::Call;
use super::receipt::carry_out;
use super::verb::{Act, Group, Outcome, Verb, flag, word};
use crate::app::command::Command;
use crate::app::names;
use crate::text::Msg;

pub(super) static VERB: Verb = Verb {
    name: "term",
    group: Group::Record,
    about: Msg::HelpTerm,
    args: |_| Vec::new(),
    act: Act::Verbs(&[Verb {
        name: "add",
        group: Group::Record,
        about: Msg::HelpTermAdd,
        args: |say| {
            vec![
                word("body", "BODY", say.msg(Msg::ArgBody)).required(true),
                word("from", "FROM", say.msg(Msg::ArgFirstDay)).required(true),
                word("until", "TO", say.msg(Msg::ArgLastDay)).required(true),
                flag("chair", "MEMBER", say.msg(Msg::ArgChair)),
                flag("note", "TEXT", say.msg(Msg::ArgNote)),
            ]
        },
        act: Act::Run(add),
    }]),
};

fn add(call: &Call) -> Outcome {
    let session = call.edit()?;
    let (charter, records) = (session.charter()?, session.records()?);
    let body = names::body(&charter, call.needed("body"))?.id.clone();
    let from = call.needed_date(&session, "from")?;
    let until = call.needed_date(&session, "until")?;
    let chair = call.text("chair").map(|given| names::member(&records, given, from)).transpose()?.map(|m| m.id);
    let note = call.text("note").map(str::to_owned);
    carry_out(call, session, &Command::SetTerm { body, from, until, chair, note })
}
