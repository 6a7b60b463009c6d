//! The one form: fields one under the other, what is wrong beside the field, and a button that saves.

use crossterm::event::KeyEvent;

use crate::app::command::Command;
use crate::app::keys::Action;
use crate::domain::date::Date;
use crate::domain::rough_date::RoughDate;
use crate::text::read::DateFault;
use crate::text::{Msg, Say};
use crate::tui::model::Effect;
use crate::tui::widgets::field::Field;
use crate::tui::words;

mod draw;
mod field;

pub(crate) use field::{FormField, Takes};

/// A fault in a field, by its number.
pub(crate) struct FieldFault {
    pub(crate) field: usize,
    pub(crate) words: String,
}

/// Makes the edit of a filled form.
pub(crate) type Make = Box<dyn Fn(&Form, Say, Date) -> Result<Command, FieldFault>>;

/// Makes what is to be done of a filled form that is no edit.
pub(crate) type MakeEffect = Box<dyn Fn(&Form, Say, Date) -> Result<Effect, FieldFault>>;

/// A form that is open.
pub(crate) struct Form {
    title: String,
    fields: Vec<FormField>,
    /// The field one is at; one past the last is the button.
    at: usize,
    changed: bool,
    make: MakeEffect,
    /// Why saving did not succeed.
    refusal: Option<String>,
}

/// What came of a key.
pub(crate) enum FormStep {
    /// Stay.
    Stay,
    /// Close it; nothing is lost.
    Close,
    /// Ask what becomes of what was typed.
    AskLeave,
    /// Do what it is for.
    Save(Effect),
}

impl Form {
    /// A form for an edit.
    pub(crate) fn new(title: String, fields: Vec<FormField>, make: Make) -> Self {
        let run = move |form: &Self, say, today| make(form, say, today).map(|command| Effect::Run(Box::new(command)));
        Self::with(title, fields, Box::new(run))
    }

    /// A form for something that is no edit of the file.
    pub(crate) fn with(title: String, fields: Vec<FormField>, make: MakeEffect) -> Self {
        Self { title, fields, at: 0, changed: false, make, refusal: None }
    }

    /// At its button: what it holds will do for most.
    pub(crate) fn filled_in(mut self) -> Self {
        self.at = self.fields.len();
        self
    }

    /// What it is for: a form of the same title is the same form.
    pub(crate) fn title(&self) -> &str {
        &self.title
    }

    /// Everything typed so far, to be put back later.
    pub(crate) fn typed(&self) -> Vec<String> {
        self.fields.iter().map(|f| f.field.text().to_owned()).collect()
    }

    /// Puts back what was typed before.
    pub(crate) fn restore(&mut self, typed: &[String]) {
        for (field, text) in self.fields.iter_mut().zip(typed) {
            field.field = Field::holding(text);
        }
        self.changed = true;
    }

    /// What was typed into a field, without blanks around it.
    pub(crate) fn text(&self, field: usize) -> &str {
        self.fields.get(field).map_or("", |f| f.field.text().trim())
    }

    /// What was typed, or none for nothing.
    pub(crate) fn filled(&self, field: usize) -> Option<String> {
        Some(self.text(field)).filter(|t| !t.is_empty()).map(str::to_owned)
    }

    /// The option taken in a field.
    pub(crate) fn chosen(&self, field: usize) -> Option<usize> {
        self.fields.get(field).and_then(FormField::chosen)
    }

    /// The option taken in a field that may be left empty, or the fault in it.
    pub(crate) fn chosen_if_any(&self, field: usize, say: Say) -> Result<Option<usize>, FieldFault> {
        match (self.chosen(field), self.text(field).is_empty()) {
            (Some(at), _) => Ok(Some(at)),
            (None, true) => Ok(None),
            (None, false) => Err(FieldFault { field, words: say.msg(Msg::FormNoSuchChoice).to_owned() }),
        }
    }

    /// The options taken in a field for several, or the fault in it.
    pub(crate) fn all_chosen(&self, field: usize, say: Say) -> Result<Vec<usize>, FieldFault> {
        let chosen = self.fields.get(field).map_or(Ok(Vec::new()), FormField::all_chosen);
        chosen.map_err(|_| FieldFault { field, words: say.msg(Msg::FormNoSuchChoice).to_owned() })
    }

    /// The date in a field, or the fault in it.
    pub(crate) fn date(&self, field: usize, say: Say, today: Date) -> Result<Date, FieldFault> {
        let typed = self.fields.get(field).map_or(Err(DateFault::Empty), |f| f.date(today));
        typed.map_err(|fault| FieldFault { field, words: words::date_fault(say, self.text(field), fault) })
    }

    /// The date in a field that may be left empty.
    pub(crate) fn date_if_any(&self, field: usize, say: Say, today: Date) -> Result<Option<Date>, FieldFault> {
        if self.text(field).is_empty() { Ok(None) } else { self.date(field, say, today).map(Some) }
    }

    /// The date in a field that may be left empty, as far as it is known.
    pub(crate) fn rough_date_if_any(&self, field: usize, say: Say, today: Date) -> Result<Option<RoughDate>, FieldFault> {
        let typed = self.fields.get(field).filter(|f| !f.is_blank()).map(|f| f.rough_date(today)).transpose();
        typed.map_err(|fault| FieldFault { field, words: words::date_fault(say, self.text(field), fault) })
    }

    /// Says why saving did not succeed; the form stays.
    pub(crate) fn refuse(&mut self, words: String) {
        self.refusal = Some(words);
    }

    /// Takes a key.
    pub(crate) fn on_key(&mut self, key: KeyEvent, action: Option<Action>, say: Say, today: Date) -> FormStep {
        match action {
            Some(Action::Leave | Action::Cancel) if self.changed => return FormStep::AskLeave,
            Some(Action::Leave | Action::Cancel) => return FormStep::Close,
            Some(Action::Accept) if self.at == self.fields.len() => return self.save(say, today),
            Some(Action::Accept) => self.accept_field(say, today),
            Some(Action::NextField) => self.step(1),
            Some(Action::PreviousField) => self.step(-1),
            Some(Action::ChooseDown) => self.point(1),
            Some(Action::ChooseUp) => self.point(-1),
            _ => {
                if let Some(field) = self.fields.get_mut(self.at)
                    && field.type_key(key)
                {
                    (field.fault, field.pointed) = (None, 0);
                    self.changed = true;
                }
            }
        }
        FormStep::Stay
    }

    /// Takes pasted text.
    pub(crate) fn paste(&mut self, text: &str) {
        if let Some(field) = self.fields.get_mut(self.at) {
            field.field.paste(text);
            (field.fault, field.pointed) = (None, 0);
            self.changed = true;
        }
    }

    fn is_there(&self, field: usize) -> bool {
        self.fields.get(field).is_none_or(|f| !f.absent && (!f.only_for_new || self.chosen(0).is_none()))
    }

    fn step(&mut self, by: isize) {
        let places = self.fields.len() + 1;
        loop {
            self.at = (self.at + places).saturating_add_signed(by) % places;
            if self.is_there(self.at) {
                return;
            }
        }
    }

    fn point(&mut self, by: isize) {
        let Some(field) = self.fields.get_mut(self.at) else { return self.step(by) };
        let count = if field.options().is_empty() { 0 } else { field.fitting().len() };
        if let Some(chosen) = field.replaceable() {
            let options = field.options().len();
            field.take((chosen + options).saturating_add_signed(by) % options);
            self.changed = true;
            return;
        }
        match count {
            0 => self.step(by),
            n => field.pointed = (field.pointed + n).saturating_add_signed(by) % n,
        }
    }

    /// Takes the option pointed at, or leaves a sound field for the next.
    fn accept_field(&mut self, say: Say, today: Date) {
        let at = self.at;
        let field = &mut self.fields[at];
        if !field.options().is_empty() && field.chosen().is_none() {
            match field.fitting().get(field.pointed).copied() {
                Some(option) if !field.is_blank() || field.pointed > 0 => {
                    field.take(option);
                    self.changed = true;
                }
                // An empty choice may be right; whoever makes the edit knows.
                Some(_) => {}
                None if matches!(field.takes, Takes::Choice { or_new: true, .. }) => {}
                None => {
                    field.fault = Some(say.msg(Msg::FormNoSuchChoice).to_owned());
                    return;
                }
            }
        }
        let read = match self.fields[at].takes {
            Takes::Date => self.date_if_any(at, say, today).map(drop),
            Takes::RoughDate => self.rough_date_if_any(at, say, today).map(drop),
            _ => Ok(()),
        };
        if let Err(fault) = read {
            self.fields[at].fault = Some(fault.words);
            return;
        }
        self.step(1);
    }

    fn save(&mut self, say: Say, today: Date) -> FormStep {
        self.refusal = None;
        match (self.make)(self, say, today) {
            Ok(effect) => FormStep::Save(effect),
            Err(fault) => {
                self.at = fault.field;
                if let Some(field) = self.fields.get_mut(fault.field) {
                    field.fault = Some(fault.words);
                }
                FormStep::Stay
            }
        }
    }
}
