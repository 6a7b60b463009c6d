//! `dump`: the whole file as canonical text.

use super::answer::Answer;
use super::call::Call;
use super::json;
use super::verb::{Act, Group, Outcome, Verb};
use crate::text::Msg;

pub(super) static VERB: Verb =
    Verb { name: "dump", group: Group::File, about: Msg::HelpDump, args: |_| Vec::new(), act: Act::Raw(run) };

fn run(call: &Call) -> Outcome {
    let text = call.read()?.dump()?;
    // The text is JSON: escaped further it says the same, and no terminal obeys it.
    Ok(Answer::Raw(json::safe(&String::from_utf8_lossy(&text)).into_bytes()))
}
