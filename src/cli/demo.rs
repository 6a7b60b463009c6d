//! `demo`: a file with examples, to look around in.

use clap::value_parser;
use std::path::PathBuf;

use super::answer::{Answer, has_screen, tell};
use super::call::Call;
use super::charter::built_in;
use super::verb::{Act, Group, Outcome, Verb, flag, word};
use super::{Screen, due, new};
use crate::app::desk;
use crate::app::seed::Source;
use crate::text::Msg;

pub(super) static VERB: Verb = Verb {
    name: "demo",
    group: Group::File,
    about: Msg::HelpDemo,
    examples: &["samvirke demo", "samvirke demo vestland --to vestland-demo.samvirke"],
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
    let source = Source::open(id)?;
    if let Some(path) = call.path("to") {
        return new::make(call, &source, path, true);
    }
    let path = desk::demo_path(id)?;
    let opened = new::open(call, &source, path.clone(), true);
    let session = match opened {
        Ok(session) => session,
        Err(failure) => {
            desk::clear_demo(&path);
            return Err(failure.into());
        }
    };
    if has_screen() {
        return Ok(Answer::Screen(Box::new(Screen { session, throw_away: Some(path) })));
    }
    let report = due::report(&session, None, false);
    drop(session);
    desk::clear_demo(&path);
    let report = report?;
    if !call.quiet {
        tell(&[call.say().fill(Msg::DemoNoScreen, &[("command", &format!("samvirke demo {id} --to FILE"))])]);
    }
    Ok(Answer::of(report))
}
