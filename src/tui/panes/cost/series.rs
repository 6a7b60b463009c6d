//! Figures that are decided for each year, below the costs: what stands on record, and which a cost goes by.

use crate::app::failure::Datum;
use crate::app::keys::Action;
use crate::app::query::holders::{FigureRow, figures};
use crate::app::query::split::{By, CostRule};
use crate::app::{Failure, Session};
use crate::domain::charter::{Charter, Key, Unit};
use crate::domain::cost::weights::KeyRefusal;
use crate::domain::money::{Currency, Money};
use crate::text::{Msg, Say};
use crate::tui::panes::Look;
use crate::tui::panes::forms::figure::Wanted;
use crate::tui::widgets::columns::Column;
use crate::tui::widgets::entry::Entry;

/// A series, or a key whose weights are decided.
pub(in crate::tui::panes) struct Series {
    /// Its id.
    pub(in crate::tui::panes) id: String,
    /// Its name.
    pub(in crate::tui::panes) name: String,
    clause: String,
    /// What its figures are of.
    pub(in crate::tui::panes) unit: Unit,
    /// Its figures, by year.
    pub(in crate::tui::panes) figures: Vec<FigureRow>,
}

impl Series {
    /// What the form of a figure begins with, for a year; weights are asked of all payers.
    pub(in crate::tui::panes) fn wanted(&self, payers: &[&str], currency: Currency, year: i32) -> Wanted {
        let there: Vec<_> = self.figures.iter().map(|f| f.period).collect();
        // The first year without one, from the present on.
        let year = (year..).find(|year| !there.contains(year)).unwrap_or(year);
        let table = match self.unit {
            Unit::Weights => payers.iter().map(|name| format!("{name} 0")).collect::<Vec<_>>().join("; "),
            _ => String::new(),
        };
        Wanted { series: self.id.clone(), name: self.name.clone(), unit: self.unit, currency, year, there, table }
    }
}

/// All of them, with their figures.
pub(in crate::tui::panes) fn all(session: &Session, charter: &Charter) -> Result<Vec<Series>, Failure> {
    let known = figures(session, None)?;
    let of = |id: &str| {
        let mut own: Vec<_> = known.iter().filter(|f| f.series.id == id).cloned().collect();
        own.sort_by_key(|f| (f.period, f.on));
        own
    };
    let series = charter.series.iter().map(|s| Series {
        id: s.id.clone(),
        name: s.name.clone(),
        clause: s.source.clone(),
        unit: s.rule.unit,
        figures: of(&s.id),
    });
    let decided = charter.keys.iter().filter(|k| matches!(k.rule, Key::Decided { .. }));
    let keys = decided.map(|k| Series {
        id: k.id.clone(),
        name: k.name.clone(),
        clause: k.source.clone(),
        unit: Unit::Weights,
        figures: of(&k.id),
    });
    Ok(series.chain(keys).collect())
}

fn key<'a>(rule: &CostRule, charter: &'a Charter) -> Option<(&'a str, &'a Key)> {
    let id = match &rule.by {
        By::Key(id) => id,
        By::Pool(id) => &charter.pool(id)?.rule.key,
    };
    charter.key(id).map(|key| (key.id.as_str(), &key.rule))
}

/// The series or decided key that a cost goes by.
pub(super) fn of_rule<'a>(rule: &CostRule, charter: &'a Charter) -> Option<&'a str> {
    match key(rule, charter)? {
        (_, Key::Rate { series, .. } | Key::Catalogue { series }) => Some(series),
        (id, Key::Decided { .. }) => Some(id),
        _ => None,
    }
}

/// Whether a split fails because something is not decided that is recorded here.
pub(super) fn is_undecided(failure: &Failure) -> bool {
    matches!(failure, Failure::MissingDatum(Datum::Figure { .. }) | Failure::Key { refusal: KeyRefusal::Undecided { .. }, .. })
}

/// Whether the amount follows from a decided rate.
pub(super) fn is_by_rate(rule: &CostRule, charter: &Charter) -> bool {
    key(rule, charter).is_some_and(|(_, key)| matches!(key, Key::Rate { .. }))
}

/// The lines of the list, which stand for numbers from `first` on.
pub(super) fn entries(all: &[Series], first: usize, say: Say) -> Vec<Entry> {
    let mut entries = Vec::new();
    if !all.is_empty() {
        entries.push(Entry::heading(say.msg(Msg::CostFigures)));
    }
    entries.extend(all.iter().enumerate().map(|(i, series)| {
        let sign = if series.figures.is_empty() { '?' } else { ' ' };
        Entry::row(&[&series.name, &series.clause]).of(first + i).sign(sign)
    }));
    entries
}

/// The columns of a series' page.
pub(super) fn columns(say: Say) -> Vec<Column> {
    let column = |msg| Column::new(say.msg(msg));
    vec![
        column(Msg::CostYear),
        column(Msg::CostFigure).right(),
        column(Msg::FormReference).at_least(10),
        column(Msg::ColumnDate).gives_way(1),
    ]
}

/// The figures of a series, newest first.
pub(super) fn page(series: &Series, look: Look) -> Vec<Entry> {
    let say = look.say;
    let mut entries = Vec::new();
    for figure in series.figures.iter().rev() {
        let on = figure.on.map(|d| say.date(d)).unwrap_or_default();
        let decided = figure.decided.clone().unwrap_or_default();
        entries.push(Entry::row(&[figure.period.to_string(), figure.words.clone(), decided, on]));
        entries.extend(figure.lines.iter().map(|line| {
            let amount = match series.unit {
                Unit::Weights => say.integer(i128::from(line.amount)),
                _ => say.amount(Money::from_minor(line.amount)),
            };
            let unit = line.unit.as_ref().map(|u| format!(" / {u}")).unwrap_or_default();
            Entry::labelled(&line.name, &format!("{amount}{unit}"))
        }));
        entries.extend(figure.note.as_ref().map(|note| Entry::text(note)));
    }
    if entries.is_empty() {
        entries.push(Entry::text(&look.keys.tell(say, Msg::CostNoFigures, &[("key", Action::Add)])).sign('?'));
    }
    entries
}
