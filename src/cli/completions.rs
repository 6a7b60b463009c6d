//! `completions`: what shells need to complete commands, flags and their words.

use clap::Command;
use clap::builder::PossibleValuesParser;
use clap_complete::{Shell, generate};

use super::answer::Answer;
use super::call::{Call, global_args};
use super::verb::{ALL, Act, Group, Outcome, Verb, word};
use crate::text::{Msg, Say};

/// The shells there are scripts for.
const SHELLS: [(&str, Shell); 4] =
    [("bash", Shell::Bash), ("zsh", Shell::Zsh), ("fish", Shell::Fish), ("powershell", Shell::PowerShell)];

pub(super) static VERB: Verb = Verb {
    name: "completions",
    group: Group::File,
    about: Msg::HelpCompletions,
    args: |say| {
        let shells = PossibleValuesParser::new(SHELLS.map(|(name, _)| name));
        vec![word("shell", "bash|zsh|fish|powershell", say.msg(Msg::ArgShell)).required(true).value_parser(shells)]
    },
    act: Act::Raw(run),
};

fn run(call: &Call) -> Outcome {
    let asked = call.needed("shell");
    let shell = SHELLS.iter().find(|(name, _)| *name == asked).map_or(Shell::Bash, |(_, shell)| *shell);
    let mut script = Vec::new();
    generate(shell, &mut tree(call.say()), "samvirke", &mut script);
    Ok(Answer::Raw(script))
}

/// All commands as one tree, which no other command needs: each builds its own part only.
fn tree(say: Say) -> Command {
    let shown = ALL.iter().filter(|verb| verb.group != Group::Hidden);
    Command::new("samvirke")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .args(global_args(say).into_iter().map(|arg| arg.global(true)))
        .subcommands(shown.map(|verb| branch(say, verb)))
}

fn branch(say: Say, verb: &Verb) -> Command {
    let command = Command::new(verb.name).about(say.msg(verb.about)).args((verb.args)(say));
    match &verb.act {
        Act::Verbs(verbs) => command.subcommands(verbs.iter().map(|verb| branch(say, verb))),
        Act::Run(_) | Act::Also(..) | Act::Raw(_) => command,
    }
}
