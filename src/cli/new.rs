//! `new`: a file for a cooperation.

use clap::value_parser;
use std::path::PathBuf;

use super::answer::Answer;
use super::call::{Call, author};
use super::receipt::Plan;
use super::verb::{Act, Group, Outcome, Verb, flag, word};
use crate::app::seed::{NewFile, Source, create, must_be_free};
use crate::app::{Failure, Session, desk};
use crate::text::{Msg, read};

pub(super) static VERB: Verb = Verb {
    name: "new",
    group: Group::File,
    about: Msg::HelpNew,
    args: |say| {
        vec![
            word("path", "FILE", say.msg(Msg::ArgNewFile)).required(true).value_parser(value_parser!(PathBuf)),
            flag("charter", "ID|PATH", say.msg(Msg::ArgNewCharter)).required(true),
            flag("kept-from", "DATE", say.msg(Msg::ArgKeptFrom)),
        ]
    },
    act: Act::Run(run),
};

fn run(call: &Call) -> Outcome {
    let source = Source::open(call.needed("charter"))?;
    make(call, &source, call.path("path").unwrap_or_default(), false)
}

/// Makes a file that is kept, or tells that it would.
pub(super) fn make(call: &Call, source: &Source, path: PathBuf, demo: bool) -> Outcome {
    let shown = path.display().to_string();
    if call.dry_run {
        must_be_free(&path)?;
        let sentence = call.say().fill(Msg::FileMade, &[("path", &shown)]);
        return Ok(Answer::of(Plan::of(call, sentence)));
    }
    let session = open(call, source, path, demo)?;
    desk::remember(session.path());
    let say = session.say();
    let sentence = say.fill(Msg::FileMade, &[("path", &shown)]);
    let command = format!("samvirke -f {shown} due");
    Ok(Answer::of(Plan::of(call, sentence)).hint(say.fill(Msg::HintWho, &[("command", &command)])))
}

/// Makes a file and opens it.
pub(super) fn open(call: &Call, source: &Source, path: PathBuf, demo: bool) -> Result<Session, Failure> {
    let today = call.today;
    let kept_from = match call.text_if_any("kept-from") {
        Some(text) => {
            let day = today.unwrap_or_else(|| crate::app::session::civil_today("UTC"));
            Some(read::date(text, day).map_err(|fault| Failure::Date { text: text.to_owned(), fault })?)
        }
        None => None,
    };
    let new = NewFile { path, kept_from, today, language: call.language, author: author(), demo };
    let session = create(source, &new)?;
    call.speak_of(&session);
    Ok(session)
}
