//! How the weights of a split arise from a key and the records.

use crate::domain::charter::{Key, KeyChoice};
use crate::domain::date::{Date, MonthDay};
use crate::domain::ids::Id;
use crate::domain::inhabitants::{count_days, count_on};
use crate::domain::member::{Inhabitants, Member};
use crate::domain::records::Records;
use chrono::Datelike;

/// The weights of a split, one for each payer in the order given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    /// One weight for each payer.
    pub list: Vec<u64>,
    /// The figures they were taken from, for keys that count something.
    pub counted: Option<Counted>,
}

/// The day and origin of counted figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The day the figures are for.
    pub on: Date,
    /// Where they come from; several only if the payers' figures differ in origin.
    pub sources: Vec<String>,
    /// The payers that began after the day and count what their predecessors had.
    pub summed: Vec<Summed>,
}

/// A payer whose figure is the sum of its predecessors' figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summed {
    /// The payer.
    pub member: Id,
    /// The members whose own figures were added up.
    pub predecessors: Vec<Id>,
}

/// Why a key gives no weights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyRefusal {
    /// The agreement leaves the key to a decision, and none is recorded.
    Undecided {
        /// The kinds of key that may be decided.
        choices: Vec<KeyChoice>,
    },
    /// Each party carries its own: there is nothing to split.
    Own,
    /// Nobody pays.
    NoPayers,
    /// The key has no share for these payers.
    NoShare {
        /// The payers.
        members: Vec<Id>,
    },
    /// Not every payer has a figure for the day.
    NoFigure {
        /// The day, if any payer has a figure on or before the date asked for.
        on: Option<Date>,
        /// The payers without one, and their figures nearest before and after.
        missing: Vec<MissingFigure>,
    },
    /// All weights are zero.
    AllZero,
    /// The amount follows from a decided rate, not the other way round.
    ByRate,
    /// The amount follows from quantities and prices.
    NeedsUsage,
    /// The whole amount goes to one payer, and not exactly one is named.
    OnePayer,
    /// The key has layers, each with weights of its own.
    InLayers,
    /// The amounts leave the range of what can be kept.
    TooLarge,
    /// The caps of all payers together are less than the amount.
    CapTooLow,
}

/// A payer, or a predecessor of one, without inhabitants on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingFigure {
    /// The payer, or the predecessor.
    pub member: Id,
    /// The nearest figure before the day.
    pub before: Option<(Date, u64)>,
    /// The nearest figure after the day.
    pub after: Option<(Date, u64)>,
}

/// The weights of payers by a key, as of a date.
///
/// Fixed shares are taken of the payers only, which renormalises them (agreements leave open what else to do). Counts of
/// inhabitants must all be for one and the same day: the key's own day, in the year it says from the date's, or else the latest day on or
/// before the date for which any payer has a figure.
///
/// # Errors
/// A [`KeyRefusal`] that names what is missing; nothing is ever guessed.
pub fn weights(key: &Key, payers: &[&Member], records: &Records, date: Date) -> Result<Weights, KeyRefusal> {
    if let Key::Decided { choices } = key {
        return Err(KeyRefusal::Undecided { choices: choices.clone() });
    }
    if payers.is_empty() {
        return Err(KeyRefusal::NoPayers);
    }
    let weights = match key {
        Key::Own {} => return Err(KeyRefusal::Own),
        Key::Equal {} => Weights { list: vec![1; payers.len()], counted: None },
        Key::Fixed { shares } => {
            let (fitting, others): (Vec<&Member>, Vec<&Member>) =
                payers.iter().copied().partition(|m| shares.contains_key(&m.handle));
            if !others.is_empty() {
                return Err(KeyRefusal::NoShare { members: others.iter().map(|m| m.id).collect() });
            }
            Weights { list: fitting.iter().map(|m| shares[&m.handle]).collect(), counted: None }
        }
        Key::Population { on, year } => {
            let fixed = |day: MonthDay| CountDay::Fixed(day.in_year(date.year().saturating_add(year.unwrap_or(0))));
            counted(payers, records, on.map_or(CountDay::Latest(date), fixed))?
        }
        Key::Rate { .. } => return Err(KeyRefusal::ByRate),
        Key::Catalogue { .. } => return Err(KeyRefusal::NeedsUsage),
        Key::Direct {} if payers.len() == 1 => Weights { list: vec![1], counted: None },
        Key::Direct {} => return Err(KeyRefusal::OnePayer),
        Key::Layered { .. } => return Err(KeyRefusal::InLayers),
        Key::Decided { .. } => unreachable!("answered above"),
    };
    if weights.list.iter().all(|w| *w == 0) { Err(KeyRefusal::AllZero) } else { Ok(weights) }
}

#[derive(Clone, Copy)]
enum CountDay {
    /// Exactly this day.
    Fixed(Date),
    /// The latest day with any figure, on or before this one.
    Latest(Date),
}

fn counted(payers: &[&Member], records: &Records, day: CountDay) -> Result<Weights, KeyRefusal> {
    let (on, asked) = match day {
        CountDay::Fixed(day) => (Some(day), day),
        CountDay::Latest(limit) => (payers.iter().flat_map(|m| count_days(records, m, limit)).max(), limit),
    };
    let day = on.unwrap_or(asked);
    let found: Vec<_> = payers.iter().map(|member| count_on(records, member, day)).collect();
    let missing: Vec<_> = found.iter().filter_map(|f| f.as_ref().err()).flatten().collect();
    if let (Some(on), true) = (on, missing.is_empty()) {
        let found: Vec<_> = found.into_iter().flatten().collect();
        let summed = payers.iter().zip(&found).filter(|(_, count)| !count.predecessors.is_empty());
        let summed = summed.map(|(member, count)| Summed { member: member.id, predecessors: count.predecessors.clone() });
        let mut sources: Vec<_> = found.iter().flat_map(|count| count.sources.iter().cloned()).collect();
        sources.sort();
        sources.dedup();
        let counted = Counted { on, sources, summed: summed.collect() };
        return Ok(Weights { list: found.iter().map(|count| count.count).collect(), counted: Some(counted) });
    }
    let missing = missing.into_iter().map(|id| missing_figure(*id, records, day)).collect();
    Err(KeyRefusal::NoFigure { on, missing })
}

fn missing_figure(member: Id, records: &Records, on: Date) -> MissingFigure {
    let figures = || records.counts_of(member).iter();
    let figure = |i: &Inhabitants| (i.on, i.count);
    let before = figures().filter(|i| i.on < on).max_by_key(|i| i.on).map(figure);
    let after = figures().filter(|i| i.on > on).min_by_key(|i| i.on).map(figure);
    MissingFigure { member, before, after }
}
