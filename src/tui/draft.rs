//! The agreement in an editor: what is done before, and what comes of it.

use std::path::{Path, PathBuf};

use super::layers::Layer;
use super::layers::faults::Faults;
use super::layers::form::{Form, FormField, Takes};
use super::run::Program;
use super::words;
use crate::app::command::{AdoptionDraft, Command};
use crate::app::draft::{self, Look};
use crate::app::{Failure, desk};
use crate::domain::date::{Date, add_days, month_end};
use crate::text::Msg;
use chrono::Datelike;

impl Program {
    /// Begins a draft, or goes on with the one there is; none if that cannot be, which is said.
    pub(super) fn begin_draft(&mut self) -> Option<PathBuf> {
        let begun = draft::begin(&self.session);
        begun.map_err(|failure| self.model.say_status(words::failure(self.model.say, &failure), true)).ok()
    }

    /// Looks at a draft after the editor: asks from when it is valid, or shows what is wrong in it.
    pub(super) fn end_draft(&mut self, path: &Path, edited: Result<(), Failure>) {
        let say = self.model.say;
        self.model.dirty = true;
        match edited.and_then(|()| draft::look(&self.session, path)) {
            Ok(Look::Same) => self.model.say_status(say.msg(Msg::AgreementDraftSame).to_owned(), false),
            Ok(Look::Sound { name, text }) => {
                let form = form(say.msg(Msg::AgreementAdoptTitle), name, text, self.model.today);
                self.model.layers.push(form.into());
            }
            Err(failure @ Failure::Charter { .. }) => {
                self.model.layers.push(Layer::Faults(Faults::of(self.model.keys, say, &failure)));
            }
            Err(failure) => self.model.say_status(words::failure(say, &failure), true),
        }
    }

    /// Throws the draft away that has become a version.
    pub(super) fn drop_draft(&self) {
        desk::remove(&draft::place(&self.session));
    }
}

/// The form that asks from when a version is valid.
fn form(title: &str, name: String, text: String, today: Date) -> Form {
    let from = add_days(month_end(today.year(), today.month()), 1);
    let fields = vec![FormField::new(Msg::AgreementFrom, Takes::Date, &from.to_string())];
    let make = move |form: &Form, say, today| {
        let from = form.date(0, say, today)?;
        Ok(Command::Adopt(Box::new(AdoptionDraft { name: name.clone(), text: text.clone(), from })))
    };
    Form::new(title.to_owned(), fields, Box::new(make)).does(Msg::FormTakesIn)
}
