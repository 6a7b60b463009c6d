//! What the charter lets a field or a cell hold, as a field of a form.

use super::known::Known;
use crate::app::names;
use crate::domain::charter::{Charter, Choice, Column, Field, FieldKind, Register};
use crate::domain::date::Date;
use crate::domain::money::Currency;
use crate::text::read::Towards;
use crate::text::{Msg, Say};
use crate::tui::layers::form::{FieldFault, Form, FormField, Takes};

/// How a value is typed.
pub(super) enum Typed {
    /// A date; which of its days one without a year is.
    Date(Towards),
    /// An amount.
    Amount(Currency),
    /// A text, a number or a name: whoever makes the edit reads it.
    Text,
    /// One of some things, each by its handle and its name; with `or_new`, also one's own words.
    One { of: Vec<(String, String)>, or_new: bool },
    /// Some of them.
    Several { of: Vec<(String, String)> },
}

impl Typed {
    /// As a cell of a register.
    pub(super) fn cell(column: Column, register: &Register, charter: &Charter, known: &Known) -> Self {
        match column {
            Column::Date | Column::From | Column::To | Column::Due | Column::Done => Self::Date(names::towards(column, register)),
            Column::Member => Self::member(known),
            Column::Person => Self::person(known),
            Column::Body => Self::one(charter.bodies.iter().map(|body| (body.id.clone(), body.name.clone()))),
            Column::State if !register.states.is_empty() => Self::one(choices(&register.states)),
            Column::Amount => Self::Amount(charter.cooperation.rule.currency),
            Column::State | Column::Text | Column::Level | Column::Subject | Column::Document => Self::Text,
        }
    }

    /// As the value of a field.
    pub(super) fn value(field: &Field, known: &Known, say: Say) -> Self {
        match field.kind {
            FieldKind::Date => Self::Date(Towards::Near),
            FieldKind::YesNo => {
                let answer = |id: &str, msg| (id.to_owned(), say.msg(msg).to_owned());
                Self::one([answer("yes", Msg::ValueYes), answer("no", Msg::ValueNo)].into_iter())
            }
            FieldKind::Choice if field.several => Self::Several { of: choices(&field.values).collect() },
            FieldKind::Choice => Self::One { of: choices(&field.values).collect(), or_new: field.open },
            FieldKind::Member => Self::member(known),
            FieldKind::Person => Self::person(known),
            FieldKind::Text | FieldKind::Number | FieldKind::Document => Self::Text,
        }
    }

    fn member(known: &Known) -> Self {
        Self::one(known.members.iter().map(|member| (member.handle.clone(), member.name.clone())))
    }

    fn person(known: &Known) -> Self {
        Self::one(known.records.people.iter().map(|person| (person.handle.clone(), known.person_name(person))))
    }

    fn one(of: impl Iterator<Item = (String, String)>) -> Self {
        Self::One { of: of.collect(), or_new: false }
    }

    /// The field of the form.
    pub(super) fn field(&self, label: Msg, text: &str) -> FormField {
        let names = |of: &[(String, String)]| of.iter().map(|(_, name)| name.clone()).collect();
        let takes = match self {
            Self::Date(towards) => return FormField::new(label, Takes::Date, text).towards(*towards),
            Self::Amount(currency) => Takes::Amount(*currency),
            Self::Text => Takes::Text,
            Self::One { of, or_new } => Takes::Choice { options: names(of), or_new: *or_new },
            Self::Several { of } => Takes::Several { options: names(of) },
        };
        FormField::new(label, takes, text)
    }

    /// How something that is given by its handle stands in the field.
    pub(super) fn shown(&self, handle: &str) -> String {
        let (Self::One { of, .. } | Self::Several { of }) = self else { return handle.to_owned() };
        of.iter().find(|(id, _)| id == handle).map_or_else(|| handle.to_owned(), |(_, name)| name.clone())
    }

    /// What was typed, as the edit takes it; nothing for an empty field.
    pub(super) fn read(&self, form: &Form, at: usize, say: Say, today: Date) -> Result<Vec<String>, FieldFault> {
        Ok(match self {
            Self::Date(_) => form.date_if_any(at, say, today)?.map(|day| day.to_string()).into_iter().collect(),
            Self::Text | Self::Amount(_) => form.filled(at).into_iter().collect(),
            Self::One { of, or_new } => match (form.chosen(at), or_new) {
                (Some(chosen), _) => vec![of[chosen].0.clone()],
                (None, true) => form.filled(at).into_iter().collect(),
                (None, false) => form.chosen_if_any(at, say)?.map(|chosen| of[chosen].0.clone()).into_iter().collect(),
            },
            Self::Several { of } => form.all_chosen(at, say)?.into_iter().map(|chosen| of[chosen].0.clone()).collect(),
        })
    }
}

fn choices(of: &[Choice]) -> impl Iterator<Item = (String, String)> {
    of.iter().map(|choice| (choice.id.clone(), choice.name.clone()))
}
