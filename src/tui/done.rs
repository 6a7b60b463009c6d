//! What was done last on the screen, as lines of the command line.

use super::model::Effect;
use super::run::Program;
use super::words;
use crate::app::Failure;
use crate::app::command::Command;
use crate::app::command::line::{Line, lines};
use crate::text::Msg;

/// What can be done to the file.
#[derive(Clone, Debug)]
pub(super) enum Done {
    Edit(Box<Command>),
    Undo,
    Redo,
}

impl Done {
    /// What an effect does to the file, if anything.
    pub(super) fn by(effect: &Effect) -> Option<Self> {
        match effect {
            Effect::Run(command) => Some(Self::Edit(command.clone())),
            Effect::Undo => Some(Self::Undo),
            Effect::Redo => Some(Self::Redo),
            _ => None,
        }
    }
}

impl Program {
    /// Says the lines that would have done it.
    pub(super) fn say_as_command(&mut self) {
        let say = self.model.say;
        match self.done_in_lines() {
            Ok(lines) if lines.is_empty() => self.model.say_status(say.msg(Msg::TuiNothingDone).to_owned(), false),
            Ok(lines) => {
                let lines = lines.iter().map(Line::in_shell).collect::<Vec<_>>().join("; ");
                self.model.say_status(say.fill(Msg::TuiAsCommand, &[("lines", &lines)]), false);
            }
            Err(failure) => self.model.say_status(words::failure(say, &failure), true),
        }
    }

    /// The lines that would have done what was done last.
    pub(super) fn done_in_lines(&self) -> Result<Vec<Line>, Failure> {
        match &self.done {
            None => Ok(Vec::new()),
            Some(Done::Undo) => Ok(vec![Line::of("undo")]),
            Some(Done::Redo) => Ok(vec![Line::of("redo")]),
            Some(Done::Edit(command)) => lines(&self.session, command),
        }
    }
}
