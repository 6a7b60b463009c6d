//! `operation`: administrations, units and companies of members.

use crate::app::command::{Command, OperationDraft, RecordCommand};
use crate::cli::call::Call;
use crate::cli::receipt::carry_out;
use crate::cli::verb::{Act, Group, Outcome, Verb, flag, word};
use crate::text::Msg;

pub(in crate::cli) static VERB: Verb = Verb {
    name: "operation",
    group: Group::Record,
    about: Msg::HelpOperation,
    args: |_| Vec::new(),
    act: Act::Verbs(&[Verb {
        name: "add",
        group: Group::Record,
        about: Msg::HelpOperationAdd,
        args: |say| {
            vec![
                word("member", "MEMBER", say.msg(Msg::ArgMember)).required(true),
                word("name", "NAME", say.msg(Msg::ArgOperationName)).required(true),
                flag("kind", "TEXT", say.msg(Msg::ArgOperationKind)),
                flag("handle", "HANDLE", say.msg(Msg::ArgHandle)),
            ]
        },
        act: Act::Run(add),
    }]),
};

fn add(call: &Call) -> Outcome {
    let session = call.edit()?;
    let draft = OperationDraft {
        member: call.needed("member").to_owned(),
        handle: call.text("handle").map(str::to_owned),
        name: call.needed("name").to_owned(),
        kind: call.text("kind").map(str::to_owned),
    };
    carry_out(call, session, &Command::Record(RecordCommand::AddOperation(draft)))
}
