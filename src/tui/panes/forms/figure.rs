//! The form of a figure that is decided for a year: a rate, a list of prices, or the weights of a key.

use super::fault;
use crate::app::command::{Command, FigureDraft, Input, LineDraft, RecordCommand};
use crate::domain::charter::Unit;
use crate::domain::date::Date;
use crate::domain::money::Currency;
use crate::text::{Msg, Say};
use crate::tui::layers::form::{FieldFault, Form, FormField, Takes};
use crate::tui::panes::Look;

/// What a figure is set for.
pub(in crate::tui::panes) struct Wanted {
    /// Id of the series or of the key.
    pub(in crate::tui::panes) series: String,
    /// Its name.
    pub(in crate::tui::panes) name: String,
    /// What its figures are of.
    pub(in crate::tui::panes) unit: Unit,
    /// What its amounts are in.
    pub(in crate::tui::panes) currency: Currency,
    /// The year it is wanted for.
    pub(in crate::tui::panes) year: i32,
    /// The years that have a figure already.
    pub(in crate::tui::panes) there: Vec<i32>,
    /// A table to begin with, as it is typed.
    pub(in crate::tui::panes) table: String,
}

/// Records a figure.
pub(in crate::tui::panes) fn set(wanted: Wanted, look: Look) -> Form {
    let (label, help) = match wanted.unit {
        Unit::MoneyPerInhabitant => (Msg::FormRate, Msg::FormRateHelp),
        Unit::Money => (Msg::FormAmount, Msg::FormRateHelp),
        Unit::BasisPoints => (Msg::FormPercent, Msg::FormPercentHelp),
        Unit::PriceList => (Msg::FormPrices, Msg::FormPricesHelp),
        Unit::Weights => (Msg::FormWeights, Msg::FormWeightsHelp),
    };
    let takes = match wanted.unit {
        Unit::MoneyPerInhabitant | Unit::Money => Takes::Amount(wanted.currency),
        Unit::BasisPoints | Unit::PriceList | Unit::Weights => Takes::Text,
    };
    let there = wanted.there.clone();
    let replaces = move |form: &Form, say: Say, _: Date| {
        let year: i32 = form.text(0).parse().ok()?;
        there.contains(&year).then(|| say.fill(Msg::FormFigureThere, &[("year", &year)]))
    };
    let fields = vec![
        FormField::new(Msg::CostYear, Takes::Text, &wanted.year.to_string()).help(Msg::FormYearNeeded).warn(replaces),
        FormField::new(label, takes, &wanted.table).help(help),
        FormField::new(Msg::FormReference, Takes::Text, "").help(Msg::FormDecidedByHelp),
        FormField::new(Msg::FormDecidedOn, Takes::Date, &look.today.to_string()).help(Msg::FormDateUnknown).past(),
        FormField::new(Msg::FormRemark, Takes::Text, "").help(Msg::FormRemarkHelp).optional(),
    ];
    let title = look.say.fill(Msg::FormFigureTitle, &[("series", &wanted.name)]);
    let (series, unit) = (wanted.series, wanted.unit);
    let make = move |form: &Form, say: Say, today| {
        let Ok(period) = form.text(0).parse() else { return fault(0, say.msg(Msg::FormYearNeeded)) };
        let Some(typed) = form.filled(1) else { return fault(1, say.msg(help)) };
        let is_table = matches!(unit, Unit::PriceList | Unit::Weights);
        Ok(Command::Record(RecordCommand::SetFigure(FigureDraft {
            series: series.clone(),
            period,
            value: (!is_table).then(|| Input::Typed(typed.clone())),
            lines: if is_table { lines(&typed, say.msg(help))? } else { Vec::new() },
            decided: form.filled(2),
            on: form.date_if_any(3, say, today)?,
            note: form.filled(4),
        })))
    };
    Form::new(title, fields, Box::new(make))
}

/// The lines of a table: `Mora 60; Orsa 20`, the number last.
fn lines(typed: &str, help: &str) -> Result<Vec<LineDraft>, FieldFault> {
    let lines = typed.split(';').map(str::trim).filter(|line| !line.is_empty()).map(|line| match line.rsplit_once(' ') {
        Some((name, amount)) => Ok(LineDraft {
            name: name.trim_end_matches([':', ' ']).to_owned(),
            unit: None,
            amount: Input::Typed(amount.to_owned()),
        }),
        None => fault(1, help),
    });
    lines.collect()
}
