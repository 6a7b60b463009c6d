//! Picks the face: the command line, or the full screen.

use samvirke::app::Failure;
use samvirke::cli::{self, Ending, Screen};
use samvirke::tui::{self, Fault};
use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(match cli::run(std::env::args_os().skip(1)) {
        Ending::Exit(code) => code,
        Ending::Screen(screen) => show(*screen),
    })
}

/// Shows the full screen until it is left.
fn show(screen: Screen) -> u8 {
    let Screen { session, throw_away } = screen;
    let say = session.say();
    let code = match tui::run(session) {
        Ok(ending) => u8::try_from(ending.code()).unwrap_or(1),
        Err(Fault::File(failure)) => cli::fail(say, &failure),
        Err(Fault::NoTerminal(_)) => cli::fail(say, &Failure::NoTerminal),
        Err(Fault::Terminal(error)) => cli::fail(say, &Failure::File { path: "terminal".into(), kind: error.kind() }),
    };
    Screen::clear(throw_away);
    code
}
