//! `stance`: what members say is recorded.

use clap::ArgAction;

use super::words::worded;
use crate::app::command::{Command, RecordCommand, StanceDraft};
use crate::cli::call::Call;
use crate::cli::receipt::carry_out;
use crate::cli::verb::{Act, Group, Outcome, Verb, flag, switch, word};
use crate::text::Msg;

pub(in crate::cli) static VERB: Verb = Verb {
    name: "stance",
    group: Group::Record,
    about: Msg::HelpStance,
    args: |_| Vec::new(),
    act: Act::Verbs(&[Verb {
        name: "set",
        group: Group::Record,
        about: Msg::HelpStanceSet,
        args: |say| {
            vec![
                word("members", "A,B", say.msg(Msg::ArgStanceMembers)).required(true).value_delimiter(','),
                word("subject", "SUBJECT[.TOPIC]", say.msg(Msg::ArgSubjectTopic)).required(true),
                word("state", "STATE", say.msg(Msg::ArgStates)).required(true).action(ArgAction::Append).num_args(1..),
                flag("on", "DATE", say.msg(Msg::ArgStanceOn)).conflicts_with("undated"),
                switch("undated", say.msg(Msg::ArgUndated)),
                flag("organ", "ORGAN", say.msg(Msg::ArgOrgan)),
                flag("ref", "REF", say.msg(Msg::ArgDecision)),
                flag("source", "SOURCE", say.msg(Msg::ArgStanceSource)),
                flag("period", "YEAR", say.msg(Msg::ArgTopicPeriod)),
                flag("noticed", "DATE", say.msg(Msg::ArgNoticed)),
                flag("legal-force", "DATE", say.msg(Msg::ArgLegalForce)),
                flag("note", "TEXT", say.msg(Msg::ArgNote)),
            ]
        },
        act: Act::Run(set),
    }]),
};

fn set(call: &Call) -> Outcome {
    let session = call.edit()?;
    let draft = StanceDraft {
        members: call.texts("members"),
        subject: call.needed("subject").to_owned(),
        states: call.texts("state"),
        on: call.past_date(&session, "on")?,
        undated: call.is_set("undated"),
        organ: worded(call, "organ")?,
        reference: call.text("ref").map(str::to_owned),
        period: call.text("period").map(str::to_owned),
        noticed: call.past_date(&session, "noticed")?,
        legal_force: call.date(&session, "legal-force")?,
        source: worded(call, "source")?,
        note: call.text("note").map(str::to_owned),
    };
    carry_out(call, session, &Command::Record(RecordCommand::SetStance(draft)))
}
