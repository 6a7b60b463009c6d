//! `ask`: members are asked for their position, or reminded.

use clap::ArgAction;

use crate::app::command::{AskDraft, Command, RecordCommand};
use crate::cli::call::Call;
use crate::cli::receipt::carry_out;
use crate::cli::verb::{Act, Group, Outcome, Verb, flag, word};
use crate::text::Msg;

pub(in crate::cli) static VERB: Verb = Verb {
    name: "ask",
    group: Group::Record,
    about: Msg::HelpAsk,
    args: |say| {
        vec![
            word("subject", "SUBJECT[.TOPIC]", say.msg(Msg::ArgSubjectTopic)).required(true),
            flag("members", "A,B", say.msg(Msg::ArgAskMembers)).value_delimiter(',').action(ArgAction::Append),
            flag("on", "DATE", say.msg(Msg::ArgAskedOn)),
            flag("period", "YEAR", say.msg(Msg::ArgTopicPeriod)),
        ]
    },
    act: Act::Run(run),
};

fn run(call: &Call) -> Outcome {
    let session = call.edit()?;
    let draft = AskDraft {
        subject: call.needed("subject").to_owned(),
        members: call.texts("members"),
        on: call.past_date(&session, "on")?,
        period: call.text("period").map(str::to_owned),
    };
    carry_out(call, session, &Command::Record(RecordCommand::Ask(draft)))
}
