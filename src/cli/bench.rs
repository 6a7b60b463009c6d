//! Hidden verbs for measurements and for crash and two-writer tests: files of a given size, committed writes that say so,
//! and a counter that loses nothing.

use clap::value_parser;
use std::path::PathBuf;

use super::answer::{Answer, print};
use super::call::{Call, author};
use super::code;
use super::verb::{Act, Group, Outcome, Verb, flag, word};
use crate::app::bench::{SIZES, generate};
use crate::app::seed::must_be_free;
use crate::text::Msg;

pub(super) static VERB: Verb = Verb {
    name: "bench",
    group: Group::Hidden,
    about: Msg::HelpBench,
    args: |_| Vec::new(),
    act: Act::Verbs(&[Verb {
        name: "generate",
        group: Group::Hidden,
        about: Msg::HelpBench,
        args: |say| {
            vec![
                word("path", "FILE", say.msg(Msg::ArgNewFile)).required(true).value_parser(value_parser!(PathBuf)),
                flag("size", "XS|S|M|L|XL", say.msg(Msg::ArgSize)).required(true).value_parser(SIZES.map(|s| s.name)),
            ]
        },
        act: Act::Run(made),
    }]),
};

pub(super) static WRITE: Verb = Verb {
    name: "bench-write",
    group: Group::Hidden,
    about: Msg::HelpBench,
    args: |say| {
        vec![
            flag("ack", "WORD", say.msg(Msg::ArgAck)).required(true),
            flag("count", "N", say.msg(Msg::ArgCount)).value_parser(value_parser!(i64).range(1..)),
        ]
    },
    act: Act::Run(write),
};

pub(super) static IDS: Verb =
    Verb { name: "bench-ids", group: Group::Hidden, about: Msg::HelpBench, args: |_| Vec::new(), act: Act::Run(ids) };

pub(super) static INCR: Verb =
    Verb { name: "bench-incr", group: Group::Hidden, about: Msg::HelpBench, args: |_| Vec::new(), act: Act::Run(incr) };

pub(super) static COUNT: Verb =
    Verb { name: "bench-count", group: Group::Hidden, about: Msg::HelpBench, args: |_| Vec::new(), act: Act::Run(count) };

/// Makes a file for measurements.
fn made(call: &Call) -> Outcome {
    let path = call.path("path").unwrap_or_default();
    must_be_free(&path)?;
    if !call.dry_run {
        let size = SIZES.into_iter().find(|s| s.name == call.needed("size")).unwrap_or(SIZES[0]);
        generate(&path, size, &author())?;
    }
    Ok(Answer::Exit(code::DONE))
}

/// Commits again and again until killed or done; each line is printed only when its change is on disk.
fn write(call: &Call) -> Outcome {
    let mut session = call.edit()?;
    let last = if call.dry_run { 0 } else { call.number("count").unwrap_or(i64::MAX) };
    for n in 1..=last {
        let id = format!("{}-{n}", call.needed("ack"));
        session.bench_write(&id)?;
        if print(format!("ACK {id}\n").as_bytes()).is_err() {
            return Ok(Answer::Exit(code::FAILED));
        }
    }
    Ok(Answer::Exit(code::DONE))
}

fn ids(call: &Call) -> Outcome {
    let mut text = call.read()?.bench_ids()?.join("\n");
    if !text.is_empty() {
        text.push('\n');
    }
    Ok(Answer::Raw(text.into_bytes()))
}

fn incr(call: &Call) -> Outcome {
    let mut session = call.edit()?;
    let count = if call.dry_run { session.bench_count()? } else { session.bench_incr()? };
    Ok(Answer::Raw(format!("{count}\n").into_bytes()))
}

fn count(call: &Call) -> Outcome {
    Ok(Answer::Raw(format!("{}\n", call.read()?.bench_count()?).into_bytes()))
}
