//! The form of what the cooperation chooses where the agreement is silent.

use super::fault;
use crate::app::command::Command;
use crate::app::query::clauses::EntryLine;
use crate::app::query::settings::Own;
use crate::text::{Msg, Say};
use crate::tui::layers::form::{Form, FormField, Takes};
use crate::tui::panes::Look;
use crate::tui::panes::agreement::fields::called;

/// Chooses a value of a field of an entry, or goes back to that of the program.
pub(in crate::tui::panes) fn choose(line: &EntryLine, look: Look) -> Form {
    let say = look.say;
    let option = |own: &Own| {
        let whose = say.msg(if own.chosen { Msg::ChosenByCooperation } else { Msg::ChosenByProgram });
        format!("{}: {} ({whose})", called(&own.field, say), own.value)
    };
    let options: Vec<_> = line.own.iter().map(option).collect();
    let only = if let [only] = options.as_slice() { only.clone() } else { String::new() };
    let fields = vec![
        FormField::new(Msg::FormSettingField, Takes::Choice { options, or_new: false }, &only),
        FormField::new(Msg::FormValue, Takes::Text, "").help(Msg::FormSettingHelp),
        FormField::new(Msg::FormFrom, Takes::Date, &look.today.to_string()),
    ];
    let owns: Vec<_> = line.own.iter().map(|own| (own.entry.clone(), own.field.clone())).collect();
    let make = move |form: &Form, say: Say, today| {
        let Some(chosen) = form.chosen(0) else { return fault(0, say.msg(Msg::FormNoSuchChoice)) };
        let (entry, field) = owns[chosen].clone();
        Ok(match form.filled(1) {
            Some(value) => Command::Set { entry, field, value, from: form.date(2, say, today)? },
            None => Command::ClearSetting { entry, field },
        })
    };
    Form::new(say.fill(Msg::FormSettingTitle, &[("name", &line.name)]), fields, Box::new(make))
}
