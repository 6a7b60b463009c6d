//! What is asked of the loop is carried out: edits, undo, files, pages, the clipboard.

use std::io;
use std::path::Path;
use std::time::Duration;

use super::Program;
use crate::app::command::{Command, Receipt, Undoing};
use crate::app::keys::Action;
use crate::app::query::due::due;
use crate::app::query::log::next_undo;
use crate::app::{Failure, desk};
use crate::text::Msg;
use crate::tui::done::Done;
use crate::tui::layers::Layer;
use crate::tui::layers::page::{Page, Topic};
use crate::tui::model::Effect;
use crate::tui::terminal::screen::{Line, Screen};
use crate::tui::{export, update, view, words};

/// How long another program may hold the file before that is said.
const UNNOTICED: Duration = Duration::from_millis(300);
/// How long it is waited for in all.
const PATIENCE: Duration = Duration::from_secs(5);

impl Program {
    /// Carries out an edit, an undo or a redo, or takes along what is seen. While another program writes, that is said and the keys wait.
    pub(in crate::tui) fn perform<L: Line>(&mut self, effect: &Effect, screen: &mut Screen<L>) -> io::Result<()> {
        if *effect == Effect::AsCommand {
            self.show_as_command();
            return Ok(());
        }
        if let Effect::Copy { text, said } = effect {
            screen.pass(&export::to_clipboard(text));
            self.model.say_status(said.clone(), false);
            return Ok(());
        }
        if let Effect::Addresses(topic) = effect {
            match Page::of(&self.session, topic, self.model.keys) {
                Ok(page) => {
                    if let Some(copy) = update::take_addresses(&mut self.model, page.people) {
                        return self.perform(&copy, screen);
                    }
                }
                Err(failure) => self.refuse(&failure, false),
            }
            return Ok(());
        }
        if let Effect::Plan(year) = effect {
            self.open_plan(*year);
            return Ok(());
        }
        if let Effect::Show(topic) = effect {
            self.show_topic(topic);
            return Ok(());
        }
        let _ = self.session.set_patience(UNNOTICED);
        let mut answer = self.attempt(effect);
        if answer.as_ref().is_err_and(Failure::is_locked) {
            let waiting = self.model.say.msg(Msg::TuiWaiting).to_owned();
            self.model.say_status(waiting, false);
            let (frame, cursor) = view::frame(&self.model);
            screen.paint(frame, cursor)?;
            let _ = self.session.set_patience(PATIENCE.saturating_sub(UNNOTICED));
            answer = self.attempt(effect);
        }
        let _ = self.session.set_patience(PATIENCE);
        self.settle(effect, answer);
        Ok(())
    }

    /// Opens a page; a form that asked for it stays where there is none.
    fn show_topic(&mut self, topic: &Topic) {
        self.model.dirty = true;
        let asked = matches!(self.model.layers.last(), Some(Layer::Form(_)));
        match Page::of(&self.session, topic, self.model.keys) {
            Ok(page) => {
                if asked {
                    update::close(&mut self.model);
                }
                self.model.layers.push(Layer::Page(page));
            }
            Err(failure) => self.refuse(&failure, asked),
        }
    }

    /// Says why something is not done, in the form that it was for if there is one.
    fn refuse(&mut self, failure: &Failure, in_form: bool) {
        let text = words::failure(self.model.say, failure);
        match self.model.layers.last_mut() {
            Some(Layer::Form(form)) if in_form => form.refuse(text),
            _ => self.model.say_status(text, true),
        }
        self.model.dirty = true;
    }

    fn attempt(&mut self, effect: &Effect) -> Result<Option<Receipt>, Failure> {
        let done = |undoing| match undoing {
            Undoing::Done(receipt) => Some(receipt),
            Undoing::Nothing => None,
        };
        match effect {
            Effect::Run(command) => self.session.run(command).map(Some),
            // Only what was seen is taken back: where nothing was, another program may have changed the file since.
            Effect::Undo => self.model.newest.map_or(Ok(None), |newest| self.session.undo(Some(newest)).map(done)),
            Effect::Redo => self.session.redo(None).map(done),
            Effect::Export { sheet, path, format } => {
                sheet.write(path, *format)?;
                Ok(Some(self.written(path)))
            }
            Effect::Calendar { path } => {
                desk::write_atomically(path, due(&self.session)?.calendar(self.session.say()).as_bytes())?;
                Ok(Some(self.written(path)))
            }
            Effect::Show(_)
            | Effect::Copy { .. }
            | Effect::Addresses(_)
            | Effect::Begin(_)
            | Effect::AsCommand
            | Effect::Plan(_)
            | Effect::Draft
            | Effect::Mouse
            | Effect::Redraw
            | Effect::Suspend
            | Effect::Quit => Ok(None),
        }
    }

    fn written(&self, path: &Path) -> Receipt {
        let sentence = self.session.say().fill(Msg::CliWritten, &[("path", &path.display())]);
        Receipt { number: None, sentence, handle: None, notes: Vec::new() }
    }

    fn settle(&mut self, effect: &Effect, answer: Result<Option<Receipt>, Failure>) {
        let say = self.model.say;
        let is_edit = matches!(effect, Effect::Run(_) | Effect::Export { .. } | Effect::Calendar { .. });
        match answer {
            Ok(receipt) => {
                if is_edit {
                    update::close(&mut self.model);
                }
                if receipt.is_some() {
                    self.done = Done::by(effect).or(self.done.take());
                }
                if matches!(effect, Effect::Run(_)) {
                    self.model.pane_mut().let_go_of_marks();
                    if let Some(made) = receipt.as_ref().and_then(|receipt| receipt.handle.as_deref()) {
                        self.model.pane_mut().select(made);
                    }
                }
                if matches!(effect, Effect::Run(command) if matches!(**command, Command::Adopt(_))) {
                    self.drop_draft();
                }
                let nothing = if *effect == Effect::Undo { Msg::TuiNothingToUndo } else { Msg::TuiNothingToRedo };
                let text = match receipt {
                    None => say.msg(nothing).to_owned(),
                    Some(receipt) if receipt.number.is_none() && matches!(effect, Effect::Run(_)) => {
                        say.msg(Msg::HintUnchanged).to_owned()
                    }
                    Some(receipt) => self.said(&receipt, is_edit),
                };
                self.model.say_status(text, false);
                self.model.doubt();
            }
            Err(failure) => self.refuse(&failure, is_edit),
        }
        self.model.newest = next_undo(&self.session).ok().flatten().map(|line| line.number);
        self.model.news = None;
    }

    fn said(&self, receipt: &Receipt, is_edit: bool) -> String {
        let deed = if is_edit && receipt.number.is_some() {
            let undo = self.model.keys.label(Action::Undo, self.model.say);
            self.model.say.fill(Msg::TuiDone, &[("deed", &receipt.sentence), ("key", &undo)])
        } else {
            receipt.sentence.clone()
        };
        // Each is a sentence of its own, and some end as the names in them do.
        let stopped = |note: &String| if note.ends_with(['.', '?', '!']) { note.clone() } else { format!("{note}.") };
        std::iter::once(deed).chain(receipt.notes.iter().map(stopped)).collect::<Vec<_>>().join(" ")
    }
}
