//! What was done last on the screen, as lines of the command line.

use super::layers::Layer;
use super::layers::lines::Lines;
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
    /// Shows the lines that would have done it.
    pub(super) fn show_as_command(&mut self) {
        let say = self.model.say;
        match self.done_in_lines() {
            Ok(Some(lines)) if lines.is_empty() => self.model.say_status(say.msg(Msg::TuiNothingDone).to_owned(), false),
            Ok(Some(lines)) => {
                let remark = self.is_thrown_away.then(|| say.msg(Msg::TuiLinesOfDemo));
                self.model.layers.push(Layer::Lines(Lines::of(lines, remark, say)));
                self.model.dirty = true;
            }
            Ok(None) => self.model.say_status(say.msg(Msg::TuiNoLine).to_owned(), false),
            Err(failure) => self.model.say_status(words::failure(say, &failure), true),
        }
    }

    /// The lines that would have done what was done last, as a shell takes them; none where no line can.
    pub(super) fn done_in_lines(&self) -> Result<Option<Vec<String>>, Failure> {
        let lines = match &self.done {
            None => Some(Vec::new()),
            Some(Done::Undo) => Some(vec![Line::of("undo")]),
            Some(Done::Redo) => Some(vec![Line::of("redo")]),
            Some(Done::Edit(command)) => lines(&self.session, command)?,
        };
        Ok(lines.map(|lines| lines.iter().map(|line| line.in_shell(&self.session)).collect()))
    }
}
