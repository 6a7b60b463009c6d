//! The one form: fields one under the other, what is wrong beside the field, and a button that saves.

use crossterm::event::{KeyCode, KeyEvent};

use crate::app::command::{Command, Keep};
use crate::app::keys::Action;
use crate::domain::date::Date;
use crate::domain::rough_date::RoughDate;
use crate::text::read::DateFault;
use crate::text::{Msg, Say, read};
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
    /// What it is on, where the title does not tell that from others.
    of: String,
    fields: Vec<FormField>,
    /// The field one is at; one past the last is the button.
    at: usize,
    changed: bool,
    make: MakeEffect,
    /// What its button does, in a word or two.
    act: Msg,
    /// Why saving did not succeed.
    refusal: Option<String>,
}

/// What came of a key.
pub(crate) enum FormStep {
    /// Stay.
    Stay,
    /// Show which keys there are.
    Help,
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
        let mut form = Self { title, of: String::new(), fields, at: 0, changed: false, make, act: Msg::FormSaves, refusal: None };
        form.at = form.places().first().copied().unwrap_or_default();
        form
    }

    /// For an act that has a name of its own: the button and its key say it.
    pub(crate) fn does(mut self, act: Msg) -> Self {
        self.act = act;
        self
    }

    /// At its button: what it holds will do for most.
    pub(crate) fn filled_in(mut self) -> Self {
        self.at = self.fields.len();
        self
    }

    /// On something that its title does not tell from others.
    pub(crate) fn of(mut self, of: String) -> Self {
        self.of = of;
        self
    }

    /// What it is for: a form of the same title on the same is the same form.
    pub(crate) fn identity(&self) -> (String, String) {
        (self.title.clone(), self.of.clone())
    }

    /// Everything typed so far, to be put back later.
    pub(crate) fn typed(&self) -> Vec<String> {
        self.fields.iter().map(|f| f.field.text().to_owned()).collect()
    }

    /// Puts back what was typed before.
    pub(crate) fn restore(&mut self, typed: &[String]) {
        for (field, text) in self.fields.iter_mut().zip(typed) {
            field.field = Field::holding(text);
            field.fresh = field.replaceable().is_some();
        }
        self.changed = true;
    }

    /// What was typed into a field, without blanks around it.
    pub(crate) fn text(&self, field: usize) -> &str {
        self.fields.get(field).map_or("", |f| f.field.text().trim())
    }

    /// What was typed into the field with a label.
    pub(crate) fn text_of(&self, label: Msg) -> &str {
        self.fields.iter().find(|f| f.label == label).map_or("", |f| f.field.text().trim())
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

    /// What becomes of what a field that may be left empty chooses. One that nobody touched stays: another of its list can
    /// have the same name, and what it holds may be in the list no longer.
    pub(crate) fn choice_kept(&self, field: usize, say: Say) -> Result<Keep<usize>, FieldFault> {
        if self.fields[field].is_untouched() {
            return Ok(Keep::Keep);
        }
        Ok(self.chosen_if_any(field, say)?.map_or(Keep::Clear, Keep::Set))
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

    /// The year or shorter period in a field that may be left empty, as it is referred to, or the fault in it.
    pub(crate) fn period_if_any(&self, field: usize, say: Say) -> Result<Option<String>, FieldFault> {
        let Some(typed) = self.filled(field) else { return Ok(None) };
        match (self.fields[field].is_untouched(), read::period(&typed)) {
            (true, _) => Ok(Some(typed)),
            (false, Some(period)) => Ok(Some(period.to_string())),
            (false, None) => Err(FieldFault { field, words: say.fill(Msg::FormNoPeriod, &[("text", &typed)]) }),
        }
    }

    /// Whether the amount in a field that may be left empty can be read, or the fault in it.
    fn amount_if_any(&self, field: usize, say: Say) -> Result<(), FieldFault> {
        let typed = self.fields.get(field).filter(|f| !f.is_blank()).and_then(FormField::amount);
        let fault = |fault| FieldFault { field, words: words::amount_fault(say, self.text(field), fault) };
        typed.transpose().map(drop).map_err(fault)
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
            Some(Action::FieldHelp) => return FormStep::Help,
            // In a list of choices it can mean nothing else.
            None if key.code == KeyCode::Char('?') && self.fields.get(self.at).is_some_and(FormField::is_closed_choice) => {
                return FormStep::Help;
            }
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
                    (field.fault, field.pointed) = (None, None);
                    self.changed = true;
                }
            }
        }
        FormStep::Stay
    }

    /// Takes pasted text.
    pub(crate) fn paste(&mut self, text: &str) {
        if let Some(field) = self.fields.get_mut(self.at) {
            field.paste(text);
            (field.fault, field.pointed) = (None, None);
            self.changed = true;
        }
    }

    fn is_there(&self, field: &FormField) -> bool {
        !field.absent && field.there.as_ref().is_none_or(|there| there(self))
    }

    /// The places one comes to: the fields that must be filled in, the button, and those that may be.
    fn places(&self) -> Vec<usize> {
        let there = |optional: bool| {
            let fields = self.fields.iter().enumerate();
            fields.filter(move |(_, field)| field.optional == optional && self.is_there(field)).map(|(at, _)| at)
        };
        there(false).chain([self.fields.len()]).chain(there(true)).collect()
    }

    fn step(&mut self, by: isize) {
        if let Some(field) = self.fields.get_mut(self.at) {
            field.fresh |= field.replaceable().is_some();
        }
        let places = self.places();
        let at = places.iter().position(|place| *place == self.at).unwrap_or_default();
        self.at = places[(at + places.len()).saturating_add_signed(by) % places.len()];
    }

    /// What the keys of a form can do where one is.
    pub(crate) fn offers(&self) -> Vec<Action> {
        let more = self.places().last() != Some(&self.fields.len());
        match self.fields.get(self.at) {
            Some(field) if !field.options().is_empty() => vec![Action::Accept, Action::ChooseDown],
            None if more => vec![Action::Accept, Action::NextField],
            _ => vec![Action::Accept],
        }
    }

    /// What a key of a form is said to do where one is.
    pub(crate) fn words(&self, action: Action) -> Msg {
        match (action, self.at == self.fields.len()) {
            (Action::Accept, true) => self.act,
            (Action::Accept, false) => Msg::FormGoesOn,
            _ => action.words(),
        }
    }

    fn point(&mut self, by: isize) {
        let Some(field) = self.fields.get_mut(self.at) else { return self.step(by) };
        if let Some(chosen) = field.replaceable() {
            let options = field.options().len();
            field.take((chosen + options).saturating_add_signed(by) % options);
            self.changed = true;
        } else if field.options().is_empty() || field.fitting().is_empty() {
            self.step(by);
        } else {
            field.mark(by);
        }
    }

    /// Takes the option pointed at, or leaves a sound field for the next.
    fn accept_field(&mut self, say: Say, today: Date) {
        let at = self.at;
        let field = &mut self.fields[at];
        if !field.options().is_empty() && field.chosen().is_none() {
            match field.marked_option() {
                Some(option) => {
                    field.take(option);
                    self.changed = true;
                }
                None if field.is_blank() || matches!(field.takes, Takes::Choice { or_new: true, .. }) => {}
                None => {
                    field.fault = Some(say.msg(Msg::FormNoSuchChoice).to_owned());
                    return;
                }
            }
        }
        let read = match self.fields[at].takes {
            Takes::Date => self.date_if_any(at, say, today).map(drop),
            Takes::RoughDate => self.rough_date_if_any(at, say, today).map(drop),
            Takes::Amount(_) => self.amount_if_any(at, say),
            Takes::Period => self.period_if_any(at, say).map(drop),
            _ => Ok(()),
        };
        if let Err(fault) = read {
            self.fields[at].fault = Some(fault.words);
            return;
        }
        // Past the last of what may be filled in one is done.
        if self.fields[at].optional && self.places().last() == Some(&at) {
            self.at = self.fields.len();
        } else {
            self.step(1);
        }
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
