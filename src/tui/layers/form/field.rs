//! A field of a form: what it takes, what helps to fill it in, and what is wrong with it.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::domain::date::Date;
use crate::domain::money::{Currency, Money};
use crate::domain::rough_date::RoughDate;
use crate::domain::sort::fold;
use crate::text::read::{AmountFault, DateFault, Towards};
use crate::text::{Msg, Say, read};
use crate::tui::widgets::field::Field;

use super::Form;

/// What a field takes.
pub(crate) enum Takes {
    /// Any text.
    Text,
    /// A date, in any way people write one.
    Date,
    /// An amount, in any way people write one.
    Amount(Currency),
    /// A year, or a half-year, quarter or month of one.
    Period,
    /// A date, or the month, quarter, half-year or year in which it lies.
    RoughDate,
    /// One of a list, found by typing part of it; with `or_new`, also something that is not in it.
    Choice { options: Vec<String>, or_new: bool },
    /// Some of a list, with commas between them.
    Several { options: Vec<String> },
}

/// What is to be thought about before saving, though it may be right.
pub(crate) type Warn = Box<dyn Fn(&Form, Say, Date) -> Option<String>>;

/// Whether a field is there.
pub(super) type There = Box<dyn Fn(&Form) -> bool>;

/// A field of a form.
pub(crate) struct FormField {
    pub(super) label: Msg,
    pub(super) takes: Takes,
    pub(super) field: Field,
    pub(super) fault: Option<String>,
    pub(super) help: Option<Msg>,
    /// Its own name, where the label would be that of several.
    pub(super) name: Option<String>,
    /// What it is about.
    pub(super) why: Option<String>,
    pub(super) warn: Option<Warn>,
    /// Whether it may be left as it is: it stands below the button.
    pub(super) optional: bool,
    /// Whether nothing in its list is marked until that is asked for.
    pub(super) unmarked: bool,
    /// Tells whether it is there, by what the other fields hold.
    pub(super) there: Option<There>,
    /// Which day a date without a year is.
    pub(super) towards: Towards,
    /// Not there at all: there is nothing to choose from.
    pub(super) absent: bool,
    /// Whether it holds what the form began with or what was taken from the list, so that a letter begins anew.
    pub(super) fresh: bool,
    /// What the form began with.
    began: String,
    /// Which of the options that fit the arrows went to.
    pub(super) pointed: Option<usize>,
}

impl FormField {
    /// A field that holds a text.
    pub(crate) fn new(label: Msg, takes: Takes, text: &str) -> Self {
        let field = Field::holding(text);
        Self {
            label,
            takes,
            field,
            fault: None,
            help: None,
            name: None,
            why: None,
            warn: None,
            optional: false,
            unmarked: false,
            there: None,
            towards: Towards::Ahead,
            absent: false,
            fresh: true,
            began: text.to_owned(),
            pointed: None,
        }
    }

    /// May be left as it is: it stands below the button.
    pub(crate) fn optional(mut self) -> Self {
        self.optional = true;
        self.unmarked()
    }

    /// May be left empty where it stands: nothing in its list is marked until an arrow or a letter asks for it.
    pub(crate) fn unmarked(mut self) -> Self {
        self.unmarked = true;
        self
    }

    /// There only while this holds of the other fields.
    pub(crate) fn there_if(mut self, there: impl Fn(&Form) -> bool + 'static) -> Self {
        self.there = Some(Box::new(there));
        self
    }

    /// Takes dates of what has been: a day without a year is the last one, not the next.
    pub(crate) fn past(self) -> Self {
        self.towards(Towards::Back)
    }

    /// Takes dates of what comes and is put on record afterwards too.
    pub(crate) fn near(self) -> Self {
        self.towards(Towards::Near)
    }

    /// Takes dates that lie this way where they name no year.
    pub(crate) fn towards(mut self, towards: Towards) -> Self {
        self.towards = towards;
        self
    }

    /// The date that was typed.
    pub(super) fn date(&self, today: Date) -> Result<Date, DateFault> {
        read::date_towards(self.field.text().trim(), today, self.towards)
    }

    /// The date that was typed, as far as it is known.
    pub(super) fn rough_date(&self, today: Date) -> Result<RoughDate, DateFault> {
        read::rough_date(self.field.text().trim(), today)
    }

    /// The amount that was typed; none where it takes none.
    pub(super) fn amount(&self) -> Option<Result<(Money, Currency), AmountFault>> {
        let Takes::Amount(currency) = self.takes else { return None };
        Some(read::amount(self.field.text().trim(), currency).map(|amount| (amount, currency)))
    }

    /// Not there where there is nothing to choose from.
    pub(crate) fn absent_if(mut self, absent: bool) -> Self {
        self.absent = absent;
        self
    }

    /// Says how it is filled in, while one is at it.
    pub(crate) fn help(mut self, help: Msg) -> Self {
        self.help = Some(help);
        self
    }

    /// Has a name of its own, for one of several of a kind.
    pub(crate) fn called(mut self, name: String) -> Self {
        self.name = Some(name);
        self
    }

    /// Says what it is about, while one is at it.
    pub(crate) fn explained(mut self, why: String) -> Self {
        self.why = Some(why);
        self
    }

    /// Says what is to be thought about.
    pub(crate) fn warn(mut self, warn: impl Fn(&Form, Say, Date) -> Option<String> + 'static) -> Self {
        self.warn = Some(Box::new(warn));
        self
    }

    /// The options there are.
    pub(super) fn options(&self) -> &[String] {
        match &self.takes {
            Takes::Choice { options, .. } | Takes::Several { options } => options,
            Takes::Text | Takes::Date | Takes::RoughDate | Takes::Amount(_) | Takes::Period => &[],
        }
    }

    /// Whether it has to be one of a list.
    pub(super) fn is_closed_choice(&self) -> bool {
        matches!(self.takes, Takes::Choice { or_new: false, .. })
    }

    /// Whether it holds what the form began with.
    pub(super) fn is_untouched(&self) -> bool {
        self.field.text() == self.began
    }

    /// What is being typed: of several, what stands after the last comma.
    fn piece(&self) -> &str {
        let text = self.field.text();
        match self.takes {
            Takes::Several { .. } => text.rsplit(',').next().unwrap_or_default().trim(),
            _ => text.trim(),
        }
    }

    /// Whether nothing is being typed.
    pub(super) fn is_blank(&self) -> bool {
        self.piece().is_empty()
    }

    /// The options that fit what was typed, as numbers: those that begin so first, `or` means Orsa rather than Mora.
    fn fits(&self) -> Vec<usize> {
        let typed = fold(self.piece());
        let folded: Vec<_> = self.options().iter().map(|option| fold(option)).collect();
        let mut fits: Vec<_> = (0..folded.len()).filter(|i| folded[*i].contains(&typed)).collect();
        fits.sort_by_key(|i| !folded[*i].starts_with(&typed));
        fits
    }

    /// The options to choose from: those that fit, or all where none does and it has to be one of them.
    pub(super) fn fitting(&self) -> Vec<usize> {
        let fits = self.fits();
        match self.takes {
            Takes::Choice { or_new: false, .. } | Takes::Several { .. } if fits.is_empty() => (0..self.options().len()).collect(),
            _ => fits,
        }
    }

    /// Which of those that fit Enter takes.
    pub(super) fn marked(&self) -> Option<usize> {
        let first = || (!self.unmarked || !self.is_blank()).then_some(0).filter(|_| !self.fits().is_empty());
        self.pointed.or_else(first).filter(|at| *at < self.fitting().len())
    }

    /// Moves the mark among those that fit.
    pub(super) fn mark(&mut self, by: isize) {
        let count = self.fitting().len();
        let next = |at: usize| (at + count).saturating_add_signed(by) % count.max(1);
        let before = if by < 0 { 0 } else { count.saturating_sub(1) };
        self.pointed = Some(next(self.marked().unwrap_or(before)));
    }

    /// The option that Enter takes.
    pub(super) fn marked_option(&self) -> Option<usize> {
        self.fitting().get(self.marked()?).copied()
    }

    /// The option of a text.
    fn option(&self, text: &str) -> Option<usize> {
        let typed = fold(text.trim());
        self.options().iter().position(|o| fold(o) == typed)
    }

    /// The option that was taken: its text is what the field holds.
    pub(super) fn chosen(&self) -> Option<usize> {
        self.option(self.piece())
    }

    /// The options that were taken; the first text that is none of them as a fault.
    pub(super) fn all_chosen(&self) -> Result<Vec<usize>, String> {
        let pieces = self.field.text().split(',').map(str::trim).filter(|p| !p.is_empty());
        pieces.map(|piece| self.option(piece).ok_or_else(|| piece.to_owned())).collect()
    }

    /// The option that a field for one holds: an arrow means another one.
    pub(super) fn replaceable(&self) -> Option<usize> {
        matches!(self.takes, Takes::Choice { .. }).then(|| self.chosen()).flatten()
    }

    /// Takes a key of typing; true if it was one.
    pub(super) fn type_key(&mut self, key: KeyEvent) -> bool {
        let is_letter = matches!(key.code, KeyCode::Char(_)) && !key.modifiers.contains(KeyModifiers::CONTROL);
        if is_letter {
            self.begin_anew();
        }
        // A comma takes what is being typed and goes on with the next.
        if key.code == KeyCode::Char(',')
            && matches!(self.takes, Takes::Several { .. })
            && self.chosen().is_none()
            && !self.is_blank()
            && let Some(option) = self.marked_option()
        {
            self.take(option);
        }
        let typed = self.field.type_key(key);
        self.fresh &= !typed;
        typed
    }

    /// Takes pasted text.
    pub(super) fn paste(&mut self, text: &str) {
        self.begin_anew();
        self.field.paste(text);
        self.fresh = false;
    }

    /// Empties it where it holds what nobody typed; of several, what is typed comes to those that are there.
    fn begin_anew(&mut self) {
        if self.fresh && !matches!(self.takes, Takes::Several { .. }) {
            self.field = Field::default();
        }
    }

    /// Takes an option.
    pub(super) fn take(&mut self, option: usize) {
        let text = self.options()[option].clone();
        let before = match self.takes {
            Takes::Several { .. } => self.field.text().rsplit_once(',').map(|(before, _)| format!("{}, ", before.trim_end())),
            _ => None,
        };
        self.field = Field::holding(&format!("{}{text}", before.unwrap_or_default()));
        self.fresh = true;
    }
}
