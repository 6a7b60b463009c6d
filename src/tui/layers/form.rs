//! The one form: fields one under the other, what is wrong beside the field, and a button that saves.

use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

use crate::app::command::Command;
use crate::domain::date::Date;
use crate::domain::sort::fold;
use crate::text::{Msg, Say, Shown, read};
use crate::tui::action::Action;
use crate::tui::widgets::canvas::{BOLD, Canvas, PLAIN, REVERSED, wrap};
use crate::tui::widgets::field::Field;
use crate::tui::words;

/// What a field takes.
pub(crate) enum Takes {
    /// Any text.
    Text,
    /// A date, in any way people write one.
    Date,
    /// One of a list, found by typing part of it; with `or_new`, also something that is not in it.
    Choice { options: Vec<String>, or_new: bool },
}

/// A field of a form.
pub(crate) struct FormField {
    label: Msg,
    takes: Takes,
    field: Field,
    fault: Option<String>,
    /// Only there while what was typed into the first field is new.
    only_for_new: bool,
    /// Which of the options that fit is pointed at.
    pointed: usize,
}

impl FormField {
    /// A field that holds a text.
    pub(crate) fn new(label: Msg, takes: Takes, text: &str) -> Self {
        Self { label, takes, field: Field::holding(text), fault: None, only_for_new: false, pointed: 0 }
    }

    /// There only while the first field names something new.
    pub(crate) fn only_for_new(mut self) -> Self {
        self.only_for_new = true;
        self
    }

    /// The options that fit what was typed, as numbers.
    fn fitting(&self) -> Vec<usize> {
        let Takes::Choice { options, .. } = &self.takes else { return Vec::new() };
        let typed = fold(self.field.text().trim());
        (0..options.len()).filter(|i| fold(&options[*i]).contains(&typed)).collect()
    }

    /// The option that was taken: its text is what the field holds.
    fn chosen(&self) -> Option<usize> {
        let Takes::Choice { options, .. } = &self.takes else { return None };
        let typed = fold(self.field.text().trim());
        options.iter().position(|o| fold(o) == typed)
    }
}

/// A fault in a field, by its number.
pub(crate) struct FieldFault {
    pub(crate) field: usize,
    pub(crate) words: String,
}

/// Makes the edit of a filled form.
pub(crate) type Make = Box<dyn Fn(&Form, Say, Date) -> Result<Command, FieldFault>>;

/// A form that is open.
pub(crate) struct Form {
    title: String,
    fields: Vec<FormField>,
    /// The field one is at; one past the last is the button.
    at: usize,
    changed: bool,
    make: Make,
    /// Why saving did not succeed.
    refusal: Option<String>,
}

/// What came of a key.
pub(crate) enum FormStep {
    /// Stay.
    Stay,
    /// Close it; nothing is lost.
    Close,
    /// Ask before what was typed is thrown away.
    AskDiscard,
    /// Make the edit.
    Save(Box<Command>),
}

impl Form {
    /// A form.
    pub(crate) fn new(title: String, fields: Vec<FormField>, make: Make) -> Self {
        Self { title, fields, at: 0, changed: false, make, refusal: None }
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

    /// The date in a field, or the fault in it.
    pub(crate) fn date(&self, field: usize, say: Say, today: Date) -> Result<Date, FieldFault> {
        let text = self.text(field);
        read::date(text, today).map_err(|fault| FieldFault { field, words: words::date_fault(say, text, fault) })
    }

    /// The date in a field that may be left empty.
    pub(crate) fn date_if_any(&self, field: usize, say: Say, today: Date) -> Result<Option<Date>, FieldFault> {
        if self.text(field).is_empty() { Ok(None) } else { self.date(field, say, today).map(Some) }
    }

    /// Says why saving did not succeed; the form stays.
    pub(crate) fn refuse(&mut self, words: String) {
        self.refusal = Some(words);
    }

    /// Takes a key.
    pub(crate) fn on_key(&mut self, key: KeyEvent, action: Option<Action>, say: Say, today: Date) -> FormStep {
        match action {
            Some(Action::Leave | Action::Cancel) if self.changed => return FormStep::AskDiscard,
            Some(Action::Leave | Action::Cancel) => return FormStep::Close,
            Some(Action::Accept) if self.at == self.fields.len() => return self.save(say, today),
            Some(Action::Accept) => self.accept_field(say, today),
            Some(Action::NextField) => self.step(1),
            Some(Action::PreviousField) => self.step(-1),
            Some(Action::ChooseDown) => self.point(1),
            Some(Action::ChooseUp) => self.point(-1),
            _ => {
                if let Some(field) = self.fields.get_mut(self.at)
                    && field.field.type_key(key)
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
        self.fields.get(field).is_none_or(|f| !f.only_for_new || self.chosen(0).is_none())
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
        match field.fitting().len() {
            0 => self.step(by),
            n => field.pointed = (field.pointed + n).saturating_add_signed(by) % n,
        }
    }

    /// Takes the option pointed at, or leaves a sound field for the next.
    fn accept_field(&mut self, say: Say, today: Date) {
        let at = self.at;
        let field = &mut self.fields[at];
        if let Takes::Choice { options, or_new } = &field.takes
            && field.chosen().is_none()
        {
            let nothing_typed = field.field.text().trim().is_empty();
            match field.fitting().get(field.pointed) {
                Some(option) if !nothing_typed || field.pointed > 0 => {
                    field.field = Field::holding(&options[*option]);
                    self.changed = true;
                }
                // An empty choice may be right; whoever makes the edit knows.
                Some(_) => {}
                None if *or_new => {}
                None => {
                    field.fault = Some(say.msg(Msg::FormNoSuchChoice).to_owned());
                    return;
                }
            }
        }
        if matches!(self.fields[at].takes, Takes::Date)
            && !self.text(at).is_empty()
            && let Err(fault) = self.date(at, say, today)
        {
            self.fields[at].fault = Some(fault.words);
            return;
        }
        self.step(1);
    }

    fn save(&mut self, say: Say, today: Date) -> FormStep {
        self.refusal = None;
        match (self.make)(self, say, today) {
            Ok(command) => FormStep::Save(Box::new(command)),
            Err(fault) => {
                self.at = fault.field;
                if let Some(field) = self.fields.get_mut(fault.field) {
                    field.fault = Some(fault.words);
                }
                FormStep::Stay
            }
        }
    }

    /// Draws it.
    pub(crate) fn view(&self, canvas: &mut Canvas, area: Rect, say: Say, today: Date) {
        canvas.rule(area, &Shown::of(&self.title), BOLD);
        // The lines that the field one is at takes are what must be seen; above it the form is cut if need be.
        let there: Vec<usize> = (0..=self.fields.len()).filter(|i| self.is_there(*i)).collect();
        let position = there.iter().position(|i| *i == self.at).unwrap_or_default();
        let room = usize::from(area.height.saturating_sub(9).max(1));
        let first = position.saturating_sub(room.saturating_sub(1));
        let mut y = area.y + 2;
        for i in there.into_iter().skip(first) {
            if y >= area.bottom() {
                break;
            }
            if i == self.at {
                canvas.sign(area.x, y, '>', PLAIN);
            }
            match self.fields.get(i) {
                Some(field) => y = self.draw_field(canvas, (area, y), (field, i == self.at), say, today),
                None => {
                    y += 1;
                    self.draw_button(canvas, area, y, say);
                }
            }
        }
    }

    fn draw_field(&self, canvas: &mut Canvas, at: (Rect, u16), field: (&FormField, bool), say: Say, today: Date) -> u16 {
        let ((area, mut y), (field, here)) = (at, field);
        let label_cells = (area.width / 4).clamp(12, 22);
        let x = area.x + 3 + label_cells;
        canvas.text(area.x + 3, y, label_cells - 1, &Shown::of(say.msg(field.label)), PLAIN);
        let room = area.right().saturating_sub(x);
        let cells = room.min(44);
        field.field.draw(canvas, Rect { x, y, width: cells, height: 1 }, here);
        y += 1;
        let mut below = |text: &str, sign: char| {
            for line in wrap(&Shown::of(text), room.saturating_sub(2)) {
                if y < area.bottom() {
                    canvas.sign(x, y, sign, PLAIN);
                    canvas.text(x + 2, y, room.saturating_sub(2), &line, PLAIN);
                }
                y += 1;
            }
        };
        if let Some(fault) = &field.fault {
            below(fault, '!');
        } else if let (Takes::Date, Ok(date)) = (&field.takes, read::date(field.field.text(), today)) {
            below(&say.date_long(date), '=');
        }
        if let (true, Takes::Choice { options, or_new }, None) = (here, &field.takes, field.chosen()) {
            let fitting = field.fitting();
            // A window over the options, five high, that holds the one pointed at.
            let start = field.pointed.saturating_sub(4);
            for (n, option) in fitting.iter().enumerate().skip(start).take(5) {
                below(&options[*option], if n == field.pointed { '>' } else { ' ' });
            }
            if fitting.is_empty() && *or_new && !field.field.text().trim().is_empty() {
                below(say.msg(Msg::FormIsNew), '+');
            }
            if fitting.len() > start + 5 {
                below(&say.count(Msg::FormMoreChoices, i64::try_from(fitting.len() - start - 5).unwrap_or_default(), &[]), ' ');
            }
        }
        y
    }

    fn draw_button(&self, canvas: &mut Canvas, area: Rect, y: u16, say: Say) {
        let here = self.at == self.fields.len();
        let button = Shown::of(&format!("[ {} ]", say.msg(Msg::FormSave)));
        canvas.text(area.x + 3, y, area.width.saturating_sub(3), &button, if here { REVERSED } else { PLAIN });
        if here {
            canvas.sign(area.x, y, '>', PLAIN);
            canvas.put_cursor(area.x + 3, y);
        }
        if let Some(refusal) = &self.refusal {
            for (line, y) in wrap(&Shown::of(refusal), area.width.saturating_sub(6)).iter().zip(y + 1..area.bottom()) {
                canvas.sign(area.x + 1, y, '!', BOLD);
                canvas.text(area.x + 3, y, area.width.saturating_sub(3), line, PLAIN);
            }
        }
    }
}
