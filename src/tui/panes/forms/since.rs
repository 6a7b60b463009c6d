//! The form that asks since when changes are to be shown: a day, or the last meeting of a body.

use super::fault;
use crate::domain::date::Date;
use crate::text::{Msg, Say};
use crate::tui::layers::form::{Form, FormField, Takes};
use crate::tui::layers::page::Topic;
use crate::tui::model::Effect;
use crate::tui::panes::Look;

/// Begins with the day of the last visit; bodies by id and name.
pub(in crate::tui::panes) fn form(visited: Option<Date>, bodies: Vec<(String, String)>, look: Look) -> Form {
    let options = bodies.iter().map(|(_, name)| name.clone()).collect();
    let day = visited.map(|day| day.to_string()).unwrap_or_default();
    let fields = vec![
        FormField::new(Msg::FormSinceDay, Takes::Date, &day).help(Msg::FormSinceDayHelp).past(),
        FormField::new(Msg::FormSinceMeeting, Takes::Choice { options, or_new: false }, "")
            .unmarked()
            .help(Msg::FormSinceMeetingHelp),
    ];
    let make = move |form: &Form, say: Say, today| {
        let body = form.chosen_if_any(1, say)?.map(|at| bodies[at].0.clone());
        match (body, form.date_if_any(0, say, today)?) {
            (Some(body), _) => Ok(Effect::Show(Topic::SinceMeeting(body))),
            (None, Some(day)) => Ok(Effect::Show(Topic::Since(day))),
            (None, None) => fault(0, say.msg(Msg::FormSinceNeeded)),
        }
    };
    let form = Form::with(look.say.msg(Msg::FormSinceTitle).to_owned(), fields, Box::new(make)).does(Msg::FormShows);
    if visited.is_some() { form.filled_in() } else { form }
}
