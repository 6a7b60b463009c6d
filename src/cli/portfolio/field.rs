//! `field`: what the agreement wants to know of something is filled in.

use clap::ArgAction;

use crate::app::command::{Command, FieldDraft, RecordCommand};
use crate::cli::call::Call;
use crate::cli::receipt::carry_out;
use crate::cli::verb::{Act, Group, Outcome, Verb, flag, switch, word};
use crate::text::Msg;

pub(in crate::cli) static VERB: Verb = Verb {
    name: "field",
    group: Group::Record,
    about: Msg::HelpField,
    args: |_| Vec::new(),
    act: Act::Verbs(&[Verb {
        name: "set",
        group: Group::Record,
        about: Msg::HelpFieldSet,
        args: |say| {
            vec![
                word("subject", "SUBJECT", say.msg(Msg::ArgSubject)).required(true),
                word("field", "FIELD", say.msg(Msg::ArgField)).required(true),
                word("value", "VALUE", say.msg(Msg::ArgFieldValue)).required(true).action(ArgAction::Append).num_args(1..),
                flag("member", "MEMBER", say.msg(Msg::ArgFieldMember)),
                flag("on", "DATE", say.msg(Msg::ArgFieldOn)),
                switch("undated", say.msg(Msg::ArgUndated)).conflicts_with("on"),
                flag("ref", "REF", say.msg(Msg::ArgDecision)),
            ]
        },
        act: Act::Run(set),
    }]),
};

fn set(call: &Call) -> Outcome {
    let session = call.edit()?;
    let draft = FieldDraft {
        subject: call.needed("subject").to_owned(),
        field: call.needed("field").to_owned(),
        member: call.text("member").map(str::to_owned),
        values: call.texts("value"),
        on: call.past_date(&session, "on")?,
        undated: call.is_set("undated"),
        reference: call.text("ref").map(str::to_owned),
    };
    carry_out(call, session, &Command::Record(RecordCommand::SetField(draft)))
}
