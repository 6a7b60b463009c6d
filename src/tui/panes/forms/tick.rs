//! The form that marks something due as done.

use super::fault;
use crate::app::command::Command;
use crate::app::query::due::DueLine;
use crate::text::{Msg, Say};
use crate::tui::layers::form::{Form, FormField, Takes};
use crate::tui::panes::Look;

/// Marks a duty as done, with a note of what was.
pub(in crate::tui::panes) fn form(line: &DueLine, look: Look) -> Form {
    let fields = vec![
        FormField::new(Msg::FormDate, Takes::Date, &look.today.to_string()).past(),
        FormField::new(Msg::FormNote, Takes::Text, "").help(Msg::FormRemarkHelp),
    ];
    let handle = line.handle.clone();
    let make = move |form: &Form, say: Say, today| {
        let on = form.date(0, say, today)?;
        let Some(note) = form.filled(1) else { return fault(1, say.msg(Msg::FormNoteNeeded)) };
        Ok(Command::Tick { handle: handle.clone(), on, note })
    };
    Form::new(look.say.fill(Msg::OverviewTickTitle, &[("title", &line.title)]), fields, Box::new(make))
        .does(Msg::FormMarksDone)
        .of(line.handle.clone())
}
