//! Answers on their way out: to the terminal, a pipe or a file, as text, JSON or CSV.

use std::io::{self, IsTerminal, Write};

use super::call::{Call, Format};
use super::page::{Page, Table};
use super::usage::{self, Fault};
use super::{code, csv, fail, layout};
use crate::app::begin::Start;
use crate::app::{Failure, desk};
use crate::text::{Msg, Shown};

/// What a verb answers.
pub(super) enum Answer {
    /// A report, and the exit code.
    Report(Reported),
    /// Bytes as they stand.
    Raw(Vec<u8>),
    /// Everything is printed already.
    Exit(u8),
    /// The full screen.
    Screen(Start),
}

/// A report with what goes beside it.
pub(super) struct Reported {
    report: Box<dyn Report>,
    /// Messages beside the answer: what to do next, how to undo.
    hints: Vec<String>,
    code: u8,
}

/// What can be shown to eyes, scripts and spreadsheets.
pub(super) trait Report {
    /// For eyes.
    fn page(&self) -> Page;
    /// For scripts.
    fn json(&self) -> String;
    /// For slides; none where there is nothing to draw.
    fn picture(&self) -> Option<String> {
        None
    }
    /// For calendar programs; none where there are no days.
    fn calendar(&self) -> Option<String> {
        None
    }
    /// For spreadsheets; none where there is nothing tabular.
    fn sheet(&self) -> Option<Table> {
        self.page().into_table()
    }
}

impl Answer {
    /// A report that went well.
    pub(super) fn of(report: impl Report + 'static) -> Self {
        Self::Report(Reported { report: Box::new(report), hints: Vec::new(), code: code::DONE })
    }

    /// The same with a message beside it.
    pub(super) fn hint(self, hint: impl Into<String>) -> Self {
        match self {
            Self::Report(mut reported) => {
                reported.hints.push(hint.into());
                Self::Report(reported)
            }
            other => other,
        }
    }

    /// The same with an exit code.
    pub(super) fn code(self, code: u8) -> Self {
        match self {
            Self::Report(reported) => Self::Report(Reported { code, ..reported }),
            other => other,
        }
    }
}

/// Prints or writes an answer and gives the exit code.
pub(super) fn deliver(call: &Call, verb: &str, answer: Answer) -> u8 {
    let say = call.say();
    let (bytes, hints, code) = match answer {
        Answer::Raw(bytes) => (bytes, Vec::new(), code::DONE),
        Answer::Exit(code) => return code,
        Answer::Screen(_) => return code::DONE,
        Answer::Report(reported) => {
            let bytes = match call.format {
                Format::Text => {
                    let text = layout::text(say, &reported.report.page(), width(call), call.writing.linear);
                    call.writing.glyphs().write(&text).into_owned().into_bytes()
                }
                Format::Json => reported.report.json().into_bytes(),
                Format::Calendar => match reported.report.calendar() {
                    Some(text) => text.into_bytes(),
                    None => return complain(&usage::words(say, verb, &Fault::NoCalendar), code::USAGE),
                },
                Format::Csv => match reported.report.sheet() {
                    Some(table) => csv::text(&table),
                    None => return complain(&usage::words(say, verb, &Fault::NoTable), code::USAGE),
                },
                // Only verbs that draw have this format.
                Format::Svg => reported.report.picture().unwrap_or_default().into_bytes(),
            };
            (bytes, reported.hints, reported.code)
        }
    };
    let mut messages = Vec::new();
    match &call.out {
        Some(path) => match desk::write_atomically(path, &bytes) {
            Ok(()) => messages.push(say.fill(Msg::CliWritten, &[("path", &path.display())])),
            Err(failure) => return fail(say, &failure),
        },
        None => {
            if let Err(error) = print(&bytes) {
                return fail(say, &Failure::File { path: "stdout".into(), kind: error.kind() });
            }
            // Beside JSON and CSV nothing is said: whoever reads them reads no hints.
            if call.format != Format::Text {
                return code;
            }
        }
    }
    messages.extend(hints);
    if !call.quiet {
        tell(&messages);
    }
    code
}

/// How wide lines may be: as the terminal is; without a terminal they are not wrapped.
fn width(call: &Call) -> Option<usize> {
    let to_terminal = call.out.is_none() && io::stdout().is_terminal();
    to_terminal.then(crossterm::terminal::size).and_then(Result::ok).map(|(columns, _)| usize::from(columns).max(20))
}

/// Prints text that is safe already, and gives the exit code.
pub(super) fn print_text(text: &str) -> u8 {
    if print(text.as_bytes()).is_ok() { code::DONE } else { code::FAILED }
}

/// Writes to the standard output; whoever closed it has seen enough.
pub(super) fn print(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Messages on the standard error, which nothing depends on.
pub(super) fn tell(lines: &[String]) {
    let mut err = io::stderr().lock();
    for line in lines {
        let _ = writeln!(err, "{}", Shown::of(line));
    }
}

/// Says what is wrong and passes the exit code on.
pub(super) fn complain(lines: &[String], code: u8) -> u8 {
    tell(lines);
    code
}

/// Whether the full screen can be shown.
pub(super) fn has_screen() -> bool {
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb" || term.is_empty());
    io::stdout().is_terminal() && io::stdin().is_terminal() && !dumb
}
