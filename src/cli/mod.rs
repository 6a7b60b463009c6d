//! The command line: one file a noun; each gives its arguments and what it does, in the table of [`verb`].
//!
//! The way of a call: [`argv`] finds the verb, [`call`] reads its arguments and opens the file, the verb asks the app and
//! answers with a report, [`answer`] prints it as a table, JSON or CSV. Failures are worded by the app, faults of usage in
//! [`usage`].

mod agreement;
mod agreement_adopted;
mod agreement_notice;
mod agreement_text;
mod agreement_versions;
mod answer;
mod argv;
mod bench;
mod body;
mod call;
mod charter;
mod charter_diff;
mod check;
mod completions;
mod csv;
mod demo;
mod doctor;
mod due;
mod due_since;
mod dump;
mod examples;
mod find;
mod help;
mod history;
mod json;
mod layout;
mod log;
mod meeting;
mod meeting_call;
mod meeting_plan;
mod meeting_show;
mod member;
mod member_edit;
mod new;
mod next;
mod page;
mod person;
mod population;
mod portfolio;
mod postpone;
mod receipt;
mod reference;
mod responsible;
mod seat;
mod seats;
mod setting;
mod split;
mod start;
mod term;
mod tick;
mod undo;
mod usage;
mod verb;
mod wheel;
mod wheel_svg;
mod who;

use std::ffi::OsString;

use crate::app::Failure;
use crate::app::begin::Start;
use crate::app::failure::Class;
use crate::text::{Say, Writing};
use answer::Answer;
use call::{Call, Stop};

/// How a call ends.
pub enum Ending {
    /// With an exit code; everything is printed.
    Exit(u8),
    /// With the full screen.
    Screen(Start, Writing),
}

/// Exit codes that scripts rely on.
mod code {
    pub(super) const DONE: u8 = 0;
    pub(super) const FAILED: u8 = 1;
    pub(super) const USAGE: u8 = 2;
    pub(super) const NAME: u8 = 3;
    pub(super) const REFUSED: u8 = 4;
    pub(super) const FILE: u8 = 5;
    pub(super) const IMPORT: u8 = 6;
    pub(super) const LATE: u8 = 10;
}

/// Carries out a call.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Ending {
    let line = argv::Line::of(args);
    let language = call::language_of_user(line.language.as_deref());
    let say = Say::new(language);
    let target = match argv::resolve(&line, &verb::ALL) {
        Ok(target) => target,
        Err(fault) => return Ending::Exit(answer::complain(&usage::words(say, fault.noun(), &fault), code::USAGE)),
    };
    if let Some(page) = help::asked(say, &line, &target) {
        return Ending::Exit(answer::print_text(&page));
    }
    let name = target.name();
    let call = match Call::parse(&line, &target, language) {
        Ok(call) => call,
        Err(fault) => return Ending::Exit(answer::complain(&usage::words(say, &name, &fault), code::USAGE)),
    };
    match target.act(&call) {
        Ok(Answer::Screen(start)) => Ending::Screen(start, call.writing),
        Ok(answer) => Ending::Exit(answer::deliver(&call, &name, answer)),
        Err(Stop::Usage(fault)) => Ending::Exit(answer::complain(&usage::words(call.say(), &name, &fault), code::USAGE)),
        Err(Stop::Failure(failure)) => Ending::Exit(fail(call.say(), &failure)),
    }
}

/// Tells what was left to be said when the screen was left.
pub fn remark(words: String) {
    answer::tell(&[words]);
}

/// Tells a failure and gives its exit code.
pub fn fail(say: Say, failure: &Failure) -> u8 {
    answer::complain(&crate::app::failure::words::failure(say, failure), exit_code(failure))
}

fn exit_code(failure: &Failure) -> u8 {
    match failure.class() {
        Class::Usage => code::USAGE,
        Class::Name => code::NAME,
        Class::Refused => code::REFUSED,
        Class::File => code::FILE,
        Class::Import => code::IMPORT,
        Class::Other => code::FAILED,
    }
}
