//! `postpone`: something due is let lie until a day, and taken up again.

use super::call::Call;
use super::receipt::carry_out;
use super::verb::{Act, Group, Outcome, Verb, flag, switch, word};
use crate::app::command::Command;
use crate::text::Msg;

pub(super) static VERB: Verb = Verb {
    name: "postpone",
    group: Group::Day,
    about: Msg::HelpPostpone,
    args: |say| {
        vec![
            word("ref", "REF", say.msg(Msg::ArgDuty)).required(true),
            flag("to", "DATE", say.msg(Msg::ArgPostponeTo)).required_unless_present("end"),
            flag("reason", "TEXT", say.msg(Msg::ArgPostponeReason)).required_unless_present("end"),
            switch("end", say.msg(Msg::ArgPostponeEnd)).conflicts_with_all(["to", "reason"]),
        ]
    },
    act: Act::Run(run),
};

fn run(call: &Call) -> Outcome {
    let session = call.edit()?;
    let handle = call.needed("ref").to_owned();
    let command = match call.date(&session, "to")? {
        Some(until) => Command::Postpone { handle, until, reason: call.needed("reason").to_owned() },
        None => Command::TakeUp { handle },
    };
    carry_out(call, session, &command)
}
