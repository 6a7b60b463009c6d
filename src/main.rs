//! Picks the face: the command line, or the full screen.

use samvirke::app::Failure;
use samvirke::app::begin::Start;
use samvirke::cli::{self, Ending};
use samvirke::text::Writing;
use samvirke::tui::{self, Fault};
use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(match cli::run(std::env::args_os().skip(1)) {
        Ending::Exit(code) => code,
        Ending::Screen(start, writing) => show(start, writing),
    })
}

/// Shows the full screen until it is left.
fn show(start: Start, writing: Writing) -> u8 {
    let say = start.say();
    match tui::run(start, writing) {
        Ok(ended) => {
            ended.remark.into_iter().for_each(cli::remark);
            u8::try_from(ended.ending.code()).unwrap_or(1)
        }
        Err(Fault::File(failure)) => cli::fail(say, &failure),
        Err(Fault::NoTerminal(_)) => cli::fail(say, &Failure::NoTerminal),
        Err(Fault::Terminal(error)) => cli::fail(say, &Failure::File { path: "terminal".into(), kind: error.kind() }),
    }
}
