//! `demo`: a file with examples, to look around in.

use clap::value_parser;
use std::path::PathBuf;

use super::answer::{Answer, has_screen, tell};
use super::call::Call;
use super::charter::built_in;
use super::verb::{Act, Group, Outcome, Verb, flag, word};
use super::{due, new};
use crate::app::begin::{Begin, Start};
use crate::app::seed::Source;
use crate::text::Msg;

pub(super) static VERB: Verb = Verb {
    name: "demo",
    group: Group::File,
    about: Msg::HelpDemo,
    args: |say| {
        vec![
            word("id", "ID", say.msg(Msg::ArgDemo)),
            flag("to", "FILE", say.msg(Msg::ArgDemoTo)).value_parser(value_parser!(PathBuf)),
        ]
    },
    act: Act::Run(run),
};

fn run(call: &Call) -> Outcome {
    // Where none is named, the first there is.
    let id = call.text("id").or(built_in().first().copied()).unwrap_or_default();
    if let Some(path) = call.path("to") {
        return new::make(call, &Source::open(id)?, path, true);
    }
    let opened = Begin::Demo(id.to_owned()).open(&call.manner())?;
    call.speak_of(&opened.session);
    if has_screen() {
        return Ok(Answer::Screen(Start::File(Box::new(opened))));
    }
    let report = due::report(&opened.session, None, false)?;
    if let Some(place) = opened.throw_away.as_ref().filter(|_| !call.quiet) {
        tell(&[call.say().fill(Msg::DemoNoScreen, &[("command", &place.command())])]);
    }
    Ok(Answer::of(report))
}
