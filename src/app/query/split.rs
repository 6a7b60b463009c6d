//! An amount split by a key or a pool of the agreement, with everything that explains it.

mod explain;
mod figures;
mod payers;
pub mod pays;
mod rules;
mod version;

use chrono::Datelike;

use crate::app::failure::{Datum, Rejection};
use crate::app::{Failure, Session, names};
use crate::domain::charter::{Charter, Entry, Key, Pool, Set, Target};
use crate::domain::cost::layered::{Layered, split_layered};
use crate::domain::cost::split::split as share_out;
use crate::domain::cost::weights::{Counted, KeyRefusal, Weights, weights};
use crate::domain::date::{Date, MonthDay, Period};
use crate::domain::ids::Id;
use crate::domain::member::Member;
use crate::domain::money::{Currency, Money};
use crate::domain::records::Records;
use crate::exchange::charter::Extent;
use crate::text::{Msg, Say};
use payers::{chosen, is_by_case};
pub use rules::{CostRule, rules};

/// By what an amount is split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// A key of the charter, or one of the kinds that need no figures of the agreement (`equal`, `population`).
    Key(String),
    /// A pool of the charter.
    Pool(String),
}

/// What is asked.
#[derive(Clone, Debug)]
pub struct SplitQuestion {
    /// The amount; none for a pool whose amount follows from a decided rate.
    pub amount: Option<Money>,
    /// By what.
    pub by: By,
    /// The year the cost belongs to; none: the year of the date.
    pub year: Option<i32>,
    /// The members that take part, as given; none: all that the rule names.
    pub members: Option<Vec<String>>,
    /// The project whose participants pay, as given, where no members are named.
    pub project: Option<String>,
    /// The date members and figures are taken of; none: today.
    pub on: Option<Date>,
}

/// One member's share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitLine {
    /// Identity of the member.
    pub id: Id,
    /// Handle of the member.
    pub member: String,
    /// Name of the member.
    pub name: String,
    /// Its weight.
    pub weight: u64,
    /// Its share.
    pub share: Money,
    /// Whether it holds a minor unit left over after rounding.
    pub odd_unit: bool,
}

/// The key a split goes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyCard {
    /// Id in the charter, or the word of the kind.
    pub id: String,
    /// Name.
    pub name: String,
    /// The kind, as the charter writes it.
    pub kind: &'static str,
    /// The clause; empty for a kind that is not the agreement's.
    pub clause: String,
}

/// The reading a split goes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingCard {
    /// Id of the reading.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The reading in a sentence.
    pub says: String,
    /// Whether it is the one that holds.
    pub default: bool,
}

/// A split and its explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitSheet {
    /// The amount.
    pub total: Money,
    /// Its currency.
    pub currency: Currency,
    /// Name of the pool, if it was asked for.
    pub pool: Option<String>,
    /// The key.
    pub key: KeyCard,
    /// The figures counted, for keys that count something.
    pub basis: Option<Counted>,
    /// The shares, in the agreement's order.
    pub lines: Vec<SplitLine>,
    /// The sum of the weights.
    pub weight_sum: u128,
    /// The reading it goes by.
    pub reading: Option<ReadingCard>,
    /// How it was worked out, in sentences.
    pub explanation: Vec<String>,
    /// The same amount under the clause's other readings.
    pub readings: Vec<SplitSheet>,
}

/// Splits an amount.
///
/// # Errors
/// A [`Failure`] that names what is missing: the key, a member's share, a figure.
pub fn split(session: &Session, question: &SplitQuestion) -> Result<SplitSheet, Failure> {
    let year = question.year.unwrap_or_else(|| question.on.unwrap_or(session.today()).year());
    // Participants are found among all records, and several versions can only be read whole.
    let whole = question.project.is_some() || !session.has_one_charter()?;
    let (charter, all, by) = match whole {
        true => version::of_year(session, &question.by, year).map(|(charter, records, by)| (charter, Some(records), by))?,
        false => (session.charter_to(Extent::Money)?, None, question.by.clone()),
    };
    let counting = question.year.zip(counting_day(&charter, &by)).map(|(year, day)| day.in_year(year));
    let on = question.on.or(counting).unwrap_or_else(|| day_of(question.year, session.today()));
    let records = match all {
        Some(records) => records,
        None => counted(session, &charter, &by, on)?,
    };
    let chosen = chosen(&session.known(&charter, &records)?, question, on)?;
    let desk = Desk { charter: &charter, records: &records, say: session.say(), on, year, known_on: session.today(), chosen };
    match &by {
        By::Key(given) => {
            let payers = desk.chosen.clone().unwrap_or_else(|| records.members_on(on).collect());
            match (names::key(&charter, given), tried_key(given)) {
                (Ok(key), _) => desk.sheet(question.amount, &desk.card(key), &key.rule, &payers),
                (Err(Failure::NotFound { .. }), Some((kind, key))) => {
                    let card = KeyCard {
                        id: kind.to_owned(),
                        name: desk.say.msg(kind_name(kind)).to_owned(),
                        kind,
                        clause: String::new(),
                    };
                    desk.sheet(question.amount, &card, &key, &payers)
                }
                (Err(Failure::NotFound { wanted, name, mut known }), None) => {
                    known.extend(tried_kinds().map(|kind| format!("{kind} ({})", desk.say.msg(kind_name(kind)))));
                    Err(Failure::NotFound { wanted, name, known })
                }
                (Err(failure), _) => Err(failure),
            }
        }
        By::Pool(given) => desk.pool(question.amount, names::pool(&charter, given)?),
    }
}

/// The day of the year whose inhabitants a key counts: who is a member then pays.
fn counting_day(charter: &Charter, by: &By) -> Option<MonthDay> {
    let key = match by {
        By::Key(given) => names::key(charter, given).ok()?,
        By::Pool(given) => names::key(charter, &names::pool(charter, given).ok()?.rule.key).ok()?,
    };
    match &key.rule {
        Key::Rate { on, .. } | Key::Population { on, .. } => *on,
        _ => None,
    }
}

/// The records that a split looks at: counts of inhabitants of a day, or where it goes by more than them, all counts and
/// decided figures.
fn counted(session: &Session, charter: &Charter, by: &By, on: Date) -> Result<Records, Failure> {
    let keys: Vec<Option<Key>> = match by {
        By::Key(given) => vec![names::key(charter, given).ok().map(|k| k.rule.clone()).or(tried_key(given).map(|(_, key)| key))],
        By::Pool(given) => names::pool(charter, given).map_or_else(
            |_| Vec::new(),
            |pool| {
                let rules = std::iter::once(&pool.rule).chain(pool.readings.iter().map(|r| &r.rule));
                rules.map(|rule| names::key(charter, &rule.key).ok().map(|k| k.rule.clone())).collect()
            },
        ),
    };
    session.slice(|reader, records| {
        records.chosen_readings = reader.chosen_readings()?;
        for key in keys {
            match key {
                Some(Key::Equal {} | Key::Fixed { .. } | Key::Own {} | Key::Direct {}) | None => {}
                Some(Key::Population { on: day, year }) if records.inhabitants.is_empty() => {
                    let counted = on.year().saturating_add(year.unwrap_or(0));
                    reader.take_counts(records, day.map_or(on, |day| day.in_year(counted)))?;
                }
                Some(_) => {
                    records.inhabitants = reader.inhabitants()?;
                    reader.take_figures(records, true)?;
                }
            }
        }
        Ok(())
    })
}

/// The day of a year's costs: today where it lies in the year, else the day of the year next to it.
fn day_of(year: Option<i32>, today: Date) -> Date {
    let of_year = year.map(Period::year);
    of_year.map_or(today, |year| today.clamp(year.first(), year.last()))
}

struct Desk<'a> {
    charter: &'a Charter,
    records: &'a Records,
    say: Say,
    /// The day that members and counts are taken of.
    on: Date,
    /// The year the cost belongs to.
    year: i32,
    /// The day on which figures must have been decided.
    known_on: Date,
    chosen: Option<Vec<&'a Member>>,
}

impl Desk<'_> {
    fn pool(&self, amount: Option<Money>, pool: &Entry<Pool>) -> Result<SplitSheet, Failure> {
        let mut rules = std::iter::once(&pool.rule).chain(pool.readings.iter().map(|r| &r.rule));
        if self.chosen.is_some() && !rules.any(|rule| is_by_case(&rule.payers)) {
            let (pool, key) = (pool.name.clone(), pool.rule.key.clone());
            return Err(Failure::Rejected(Rejection::PayersAreFixed { pool, key }));
        }
        let chosen = self.records.chosen_readings.iter().filter(|c| c.entry == pool.id && c.from <= self.on);
        let chosen = chosen.max_by_key(|c| c.from).map(|c| c.reading.as_str());
        let holds = |r: &crate::domain::charter::Reading<Pool>| chosen.map_or(r.default, |chosen| chosen == r.id);
        let under = |rule: &Pool, reading: Option<ReadingCard>| -> Result<SplitSheet, Failure> {
            let key = names::key(self.charter, &rule.key)?;
            let sheet = self.by_key(amount, &self.card(key), &key.rule, rule)?;
            Ok(SplitSheet { pool: Some(pool.name.clone()), reading, ..sheet })
        };
        let mut main = None;
        let mut others = Vec::new();
        for reading in &pool.readings {
            let default = holds(reading);
            let card =
                ReadingCard { id: reading.id.clone(), name: reading.title().to_owned(), says: reading.says.clone(), default };
            let sheet = under(&reading.rule, Some(card))?;
            if default { main = Some(sheet) } else { others.push(sheet) }
        }
        let main = match main {
            Some(sheet) => sheet,
            None => under(&pool.rule, None)?,
        };
        Ok(SplitSheet { readings: others, ..main })
    }

    fn payers(&self, rule: &Pool) -> Vec<&Member> {
        let all = || self.records.members_on(self.on);
        match &rule.payers.target {
            _ if is_by_case(&rule.payers) => self.chosen.clone().unwrap_or_else(|| all().collect()),
            Target::All(Set::Other) | Target::Each(Set::Other) => {
                all().filter(|m| self.charter.cooperation.rule.host.as_deref() != Some(&m.handle)).collect()
            }
            _ => all().collect(),
        }
    }

    fn card(&self, key: &Entry<Key>) -> KeyCard {
        KeyCard { id: key.id.clone(), name: key.name.clone(), kind: kind_word(&key.rule), clause: key.source.clone() }
    }

    fn sheet(&self, amount: Option<Money>, card: &KeyCard, key: &Key, payers: &[&Member]) -> Result<SplitSheet, Failure> {
        if let Key::Rate { series, on, year } = key {
            return self.fees(amount, card, series, &Key::Population { on: *on, year: *year }, payers);
        }
        let refused = |refusal: KeyRefusal| self.refused(card, refusal);
        let layered = match key {
            Key::Layered { layers, cap_percent } => Some((layers, *cap_percent)),
            _ => None,
        };
        let weights = match (key, layered) {
            (Key::Decided { .. }, _) => self.decided(card, key, payers)?,
            // Each layer has weights of its own; a line has none.
            (_, Some((layers, _))) => Weights { list: vec![0; payers.len()], counted: self.counted(layers, payers) },
            _ => weights(key, payers, self.records, self.on).map_err(refused)?,
        };
        let amount = amount.ok_or(Failure::MissingDatum(Datum::Amount))?;
        let shares = match layered {
            Some((layers, cap)) => {
                let context = Layered { charter: self.charter, records: self.records, payers, outside: &[], date: self.on };
                split_layered(amount, layers, cap, &context).map_err(refused)?
            }
            None => share_out(amount, &weights.list).map_err(|_| refused(KeyRefusal::AllZero))?,
        };
        let lines: Vec<_> = payers
            .iter()
            .zip(weights.list.iter().zip(shares))
            .map(|(member, (weight, share))| SplitLine {
                id: member.id,
                member: member.handle.clone(),
                name: member.name.clone(),
                weight: *weight,
                share: share.amount,
                odd_unit: share.odd_unit,
            })
            .collect();
        let mut sheet = SplitSheet {
            total: amount,
            currency: self.charter.cooperation.rule.currency,
            pool: None,
            key: card.clone(),
            basis: weights.counted,
            weight_sum: weights.list.iter().map(|w| u128::from(*w)).sum(),
            lines,
            reading: None,
            explanation: Vec::new(),
            readings: Vec::new(),
        };
        sheet.explanation = match layered {
            Some((layers, _)) => self.explain_layers(&sheet, layers),
            None => self.explain(&sheet),
        };
        Ok(sheet)
    }

    fn refused(&self, card: &KeyCard, refusal: KeyRefusal) -> Failure {
        let ids: Vec<Id> = match &refusal {
            KeyRefusal::NoShare { members } => members.clone(),
            KeyRefusal::NoFigure { missing, .. } => missing.iter().map(|m| m.member).collect(),
            _ => Vec::new(),
        };
        let members = ids.iter().filter_map(|id| self.records.member(*id)).map(|m| self.payer_name(m)).collect();
        Failure::Key { key: card.name.clone(), clause: card.clause.clone(), refusal, members }
    }

    /// The name of a payer; of one that was merged, with the member it went into.
    fn payer_name(&self, member: &Member) -> String {
        let successor = member.successor.and_then(|id| self.records.member(id)).filter(|_| !member.active_on(self.on));
        match successor {
            Some(successor) => self.say.fill(Msg::MemberOfSuccessor, &[("member", &member.name), ("successor", &successor.name)]),
            None => member.name.clone(),
        }
    }
}

/// The word of a key's kind, as charters write it.
pub(super) fn kind_word(key: &Key) -> &'static str {
    match key {
        Key::Equal {} => "equal",
        Key::Population { .. } => "population",
        Key::Fixed { .. } => "fixed",
        Key::Decided { .. } => "decided",
        Key::Own {} => "own",
        Key::Direct {} => "direct",
        Key::Rate { .. } => "rate",
        Key::Catalogue { .. } => "catalogue",
        Key::Layered { .. } => "layered",
    }
}

/// The words of the kinds of key that can be tried beside the agreement's own.
fn tried_kinds() -> impl Iterator<Item = &'static str> {
    ["equal", "population"].into_iter()
}

/// A kind of key that can be tried beside the agreement's own.
fn tried_key(given: &str) -> Option<(&'static str, Key)> {
    match given {
        "equal" => Some(("equal", Key::Equal {})),
        "population" => Some(("population", Key::Population { on: None, year: None })),
        _ => None,
    }
}

fn kind_name(kind: &str) -> Msg {
    if kind == "equal" { Msg::KeyEqual } else { Msg::KeyPopulation }
}
