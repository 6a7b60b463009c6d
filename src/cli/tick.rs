//! `tick`: a duty is marked as done.

use super::call::Call;
use super::receipt::carry_out;
use super::verb::{Act, Group, Outcome, Verb, flag, word};
use crate::app::command::Command;
use crate::text::Msg;

pub(super) static VERB: Verb = Verb {
    name: "tick",
    group: Group::Day,
    about: Msg::HelpTick,
    args: |say| {
        vec![
            word("ref", "REF", say.msg(Msg::ArgDuty)).required(true),
            flag("note", "TEXT", say.msg(Msg::ArgTickNote)).required(true),
            flag("on", "DATE", say.msg(Msg::ArgTickOn)),
        ]
    },
    act: Act::Run(run),
};

fn run(call: &Call) -> Outcome {
    let session = call.edit()?;
    let on = call.past_date(&session, "on")?.unwrap_or(session.today());
    let command = Command::Tick { handle: call.needed("ref").to_owned(), on, note: call.needed("note").to_owned() };
    carry_out(call, session, &command)
}
