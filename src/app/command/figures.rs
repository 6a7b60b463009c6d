//! Recording figures of the charter's series, and the weights of keys that it leaves to a decision.

use super::Desk;
use super::notes::Note;
use super::portfolio::{filled, refused};
use crate::app::failure::{Failure, RecordRejection, ValueKind};
use crate::app::names::{self, SeriesOrKey};
use crate::domain::charter::Unit;
use crate::domain::date::{Date, Period};
use crate::domain::deed::Deed;
use crate::domain::portfolio::{Figure, FigureLine};

/// A value as typed, or as a file holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// As typed: amounts in major units, percentages as such.
    Typed(String),
    /// As kept: minor units, hundredths of a per cent, weights.
    Kept(i64),
}

/// A line of a table, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineDraft {
    /// The service, or for weights the member.
    pub name: String,
    /// What a price is for.
    pub unit: Option<String>,
    /// The price or the weight.
    pub amount: Input,
}

/// A figure, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigureDraft {
    /// The series, or the key that is decided.
    pub series: String,
    /// The year.
    pub period: i32,
    /// The value of a series of single values.
    pub value: Option<Input>,
    /// The lines of a price list or of weights.
    pub lines: Vec<LineDraft>,
    /// Reference to the decision.
    pub decided: Option<String>,
    /// The day of the decision; none: not known, it holds from before anything that is dated.
    pub on: Option<Date>,
    /// A remark.
    pub note: Option<String>,
}

impl Desk<'_> {
    pub(super) fn set_figure(&self, draft: &FigureDraft) -> Result<(Option<String>, Deed), Failure> {
        let known = self.known();
        let series = known.series(&draft.series)?;
        let entry = || series.name().to_owned();
        let (unit, is_decided) = match &series {
            SeriesOrKey::Series(series) => (series.rule.unit, series.rule.decided_by.is_some()),
            SeriesOrKey::Key(_) => (Unit::Weights, true),
        };
        let decided = filled(draft.decided.as_ref());
        if is_decided && decided.is_none() {
            return Err(refused(RecordRejection::DecisionNeeded { entry: entry() }));
        }
        if !(1900..=9999).contains(&draft.period) {
            return Err(refused(RecordRejection::PeriodNeeded { entry: entry() }));
        }
        let is_table = matches!(unit, Unit::PriceList | Unit::Weights);
        let value = match (is_table, &draft.value, draft.lines.is_empty()) {
            (false, Some(input), true) => Some(self.figure_value(&entry(), unit, input)?),
            (true, None, false) => None,
            (false, ..) => return Err(refused(RecordRejection::SingleNeeded { entry: entry() })),
            (true, ..) => return Err(refused(RecordRejection::TableNeeded { entry: entry() })),
        };
        let same = |f: &&Figure| f.series == series.id() && f.period == draft.period && f.on == draft.on;
        let was = self.records.portfolio.figures.iter().find(same);
        let figure = Figure {
            id: was.map_or_else(|| self.edit.mint(), |f| Ok(f.id))?,
            series: series.id().to_owned(),
            period: draft.period,
            value,
            decided,
            on: draft.on,
            note: filled(draft.note.as_ref()),
            example: self.example,
        };
        match was.map(|was| self.edit.get::<Figure>(was.id)).transpose()?.flatten() {
            Some(was) => {
                self.edit.update(&figure, was.version)?;
                let (value, decided) = (was.record.value, was.record.decided);
                self.notes.borrow_mut().push(Note::FigureReplaced { value, decided });
            }
            None => self.edit.insert(&figure)?,
        }
        for line in self.records.portfolio.lines_of(figure.id) {
            if let Some(now) = self.edit.get::<FigureLine>(line.id)? {
                self.edit.delete::<FigureLine>(line.id, now.version)?;
            }
        }
        for (place, line) in (1..).zip(&draft.lines) {
            let amount = self.figure_value(&entry(), unit, &line.amount)?;
            let day = Period::year(draft.period).last();
            let (name, member) = match unit {
                Unit::Weights => (String::new(), Some(names::member(&self.records, &line.name, day)?.id)),
                _ => (filled(Some(&line.name)).ok_or_else(|| refused(RecordRejection::TitleNeeded))?, None),
            };
            let (id, unit) = (self.edit.mint()?, filled(line.unit.as_ref()));
            self.edit.insert(&FigureLine { id, figure: figure.id, place, name, unit, amount, member })?;
        }
        Ok((Some(figure.handle()), Deed::FigureSet { series: entry(), period: draft.period }))
    }

    /// A value as it is kept, by the unit of the series.
    fn figure_value(&self, entry: &str, unit: Unit, input: &Input) -> Result<i64, Failure> {
        let kind = match unit {
            Unit::MoneyPerInhabitant | Unit::Money | Unit::PriceList => ValueKind::Amount,
            Unit::BasisPoints => ValueKind::Percent,
            Unit::Weights => ValueKind::Weight,
        };
        let read = match (input, kind) {
            (Input::Kept(value), _) => Some(*value),
            (Input::Typed(text), ValueKind::Weight) => text.trim().parse().ok(),
            // A per cent has a hundred hundredths, as a krone has a hundred øre.
            (Input::Typed(text), ValueKind::Percent) => Some(self.amount(text.trim().trim_end_matches('%'))?.minor()),
            (Input::Typed(text), _) => Some(self.amount(text)?.minor()),
        };
        let found = match input {
            Input::Typed(text) => text.clone(),
            Input::Kept(value) => value.to_string(),
        };
        // Nothing that is decided for a period is below zero.
        let sound = read.filter(|value| *value >= 0);
        sound.ok_or_else(|| refused(RecordRejection::WrongValue { entry: entry.to_owned(), kind, found }))
    }
}
