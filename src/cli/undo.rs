//! `undo` and `redo`: changes are taken back and done again.

use clap::value_parser;

use super::answer::Answer;
use super::call::Call;
use super::receipt::{Plan, Receipted};
use super::verb::{Act, Group, Outcome, Verb, word};
use crate::app::Session;
use crate::app::command::Undoing;
use crate::app::query::log::{change, next_redo, next_undo};
use crate::text::Msg;

pub(super) static UNDO: Verb = Verb {
    name: "undo",
    group: Group::File,
    about: Msg::HelpUndo,
    args: |say| vec![word("number", "N", say.msg(Msg::ArgUndo)).value_parser(value_parser!(i64).range(1..))],
    act: Act::Run(undo),
};

pub(super) static REDO: Verb =
    Verb { name: "redo", group: Group::File, about: Msg::HelpRedo, args: |_| Vec::new(), act: Act::Run(redo) };

fn undo(call: &Call) -> Outcome {
    let mut session = call.edit()?;
    let number = call.number("number");
    if call.dry_run {
        let line = match number {
            Some(number) => {
                session.rehearse_undo(number)?;
                Some(change(&session, number)?)
            }
            None => next_undo(&session)?,
        };
        let sentence = line.map(|l| session.say().fill(Msg::WouldUndo, &[("number", &l.number), ("title", &l.title)]));
        return Ok(plan(call, sentence, Msg::NothingToUndo));
    }
    let undoing = match number {
        Some(number) => session.undo_number(number)?,
        None => session.undo(None)?,
    };
    Ok(answer(call, &session, &undoing, Msg::HintRedo, Msg::NothingToUndo))
}

fn redo(call: &Call) -> Outcome {
    let mut session = call.edit()?;
    if call.dry_run {
        let line = next_redo(&session)?;
        let sentence = line.map(|l| session.say().fill(Msg::WouldRedo, &[("number", &l.number), ("title", &l.title)]));
        return Ok(plan(call, sentence, Msg::NothingToRedo));
    }
    let redoing = session.redo(None)?;
    Ok(answer(call, &session, &redoing, Msg::HintUndoLast, Msg::NothingToRedo))
}

fn plan(call: &Call, sentence: Option<String>, nothing: Msg) -> Answer {
    Answer::of(Plan::of(call, sentence.unwrap_or_else(|| call.say().msg(nothing).to_owned())))
}

fn answer(call: &Call, session: &Session, undoing: &Undoing, hint: Msg, nothing: Msg) -> Answer {
    match undoing {
        Undoing::Done(receipt) => Answer::of(Receipted::new(call, session, receipt)).hint(session.say().msg(hint)),
        Undoing::Nothing => Answer::of(Plan::of(call, session.say().msg(nothing).to_owned())),
    }
}
