//! The form that lets something due lie until a day; with the day left empty it is taken up again.

use crate::app::command::Command;
use crate::app::query::due::DueLine;
use crate::text::{Msg, Say};
use crate::tui::layers::form::{FieldFault, Form, FormField, Takes};
use crate::tui::panes::Look;

/// The form for a line.
pub(in crate::tui::panes) fn form(line: &DueLine, look: Look) -> Form {
    let lies = line.postponed.as_ref();
    let until = lies.map(|lies| lies.until.to_string()).unwrap_or_default();
    let reason = lies.map(|lies| lies.reason.clone()).unwrap_or_default();
    let (handle, lies) = (line.handle.clone(), lies.is_some());
    let make = move |form: &Form, say: Say, today| {
        let handle = handle.clone();
        if lies && form.filled(0).is_none() {
            return Ok(Command::TakeUp { handle });
        }
        let until = form.date(0, say, today)?;
        let reason = form.filled(1);
        let reason = reason.ok_or_else(|| FieldFault { field: 1, words: say.msg(Msg::FormReasonNeeded).to_owned() })?;
        Ok(Command::Postpone { handle, until, reason })
    };
    let date = if lies { Msg::FormPostponedUntil } else { Msg::FormPostponeTo };
    let fields = vec![
        FormField::new(date, Takes::Date, &until),
        FormField::new(Msg::FormReason, Takes::Text, &reason).help(Msg::FormReasonHelp),
    ];
    Form::new(look.say.fill(Msg::OverviewPostponeTitle, &[("title", &line.title)]), fields, Box::new(make))
        .does(Msg::KeyPostpone)
        .of(line.handle.clone())
}
