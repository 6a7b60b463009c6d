//! The form that attaches the agreement's own text.

use super::fault;
use crate::app::command::Command;
use crate::app::desk;
use crate::app::failure::words::failure;
use crate::text::{Msg, Say};
use crate::tui::layers::form::{Form, FormField, Takes};
use crate::tui::panes::Look;

/// Attaches the text of a file to the version in force.
pub(in crate::tui::panes) fn form(look: Look) -> Form {
    let fields = vec![FormField::new(Msg::FormTextFile, Takes::Text, "").help(Msg::FormTextFileHelp)];
    let make = |form: &Form, say: Say, _| match desk::read_text(&desk::typed_path(form.text(0))) {
        Ok(text) => Ok(Command::AttachText { version: None, name: form.text(0).to_owned(), text }),
        Err(refused) => fault(0, &failure(say, &refused).join(" ")),
    };
    Form::new(look.say.msg(Msg::FormTextTitle).to_owned(), fields, Box::new(make)).does(Msg::FormAdds)
}
