//! The terms of office of a body and of its chair: those on record, and those that follow from them.

use crate::domain::charter::{Body, Charter, TermRule};
use crate::domain::date::{Date, add_days, add_months};
use crate::domain::ids::Id;
use crate::domain::person::Term;
use crate::domain::records::Records;
use chrono::Datelike;

/// One term of office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// First day, included.
    pub from: Date,
    /// Last day, included.
    pub until: Date,
    /// The member given for the chair.
    pub chair: Option<Id>,
    /// Whether it is not on record, but follows from the term before it and the length that the charter gives.
    pub computed: bool,
}

impl From<&Term> for Stretch {
    fn from(term: &Term) -> Self {
        Self { from: term.from, until: term.until, chair: term.chair, computed: false }
    }
}

/// Whether what is recorded is a period of the body's chair alone: the chair has periods of its own, and it is no longer
/// than one.
pub fn is_chair_period(body: &Body, term: Stretch) -> bool {
    let years = body.chair.as_ref().and_then(|chair| chair.years());
    years.is_some_and(|years| term.chair.is_some() && term.until <= last_day(term.from, years))
}

/// Whether two records are of one kind and share a day, so that they cannot both be right.
pub fn collide(body: &Body, a: Stretch, b: Stretch) -> bool {
    let apart = is_chair_period(body, a) != is_chair_period(body, b);
    !apart && a.from <= b.until && b.from <= a.until
}

/// The terms of a body by first day: those on record, then those that follow, through the one that holds a day.
pub fn terms(charter: &Charter, body: &str, records: &Records, through: Date) -> Vec<Stretch> {
    let Some(entry) = charter.body(body) else { return Vec::new() };
    let mut made: Vec<_> = recorded(body, records).filter(|t| !is_chair_period(&entry.rule, *t)).collect();
    made.sort_by_key(|t| t.from);
    let step = |from: Date| entry.rule.term.as_ref().and_then(|rule| end_of_term(rule, from));
    go_on(&mut made, through, step);
    made
}

/// The terms of a body's chair by first day, through the one that holds a day: the body's own, unless the chair has
/// periods of its own; each record that names a chair then begins one, and the others follow from it.
pub fn chair_terms(charter: &Charter, body: &str, records: &Records, through: Date) -> Vec<Stretch> {
    let years = charter.body(body).and_then(|b| b.rule.chair.as_ref()).and_then(|chair| chair.years());
    let Some(years) = years else { return terms(charter, body, records, through) };
    let mut given: Vec<_> = recorded(body, records).filter(|t| t.chair.is_some()).collect();
    given.sort_by_key(|t| t.from);
    let mut made: Vec<Stretch> = Vec::new();
    for next in given {
        // What lies between two records follows from the first; the second wins from its first day on.
        go_on(&mut made, add_days(next.from, -1), |from| Some(last_day(from, years)));
        if let Some(last) = made.last_mut() {
            last.until = last.until.min(add_days(next.from, -1));
        }
        made.push(Stretch { until: next.until.min(last_day(next.from, years)), ..next });
    }
    go_on(&mut made, through, |from| Some(last_day(from, years)));
    made
}

fn recorded<'a>(body: &'a str, records: &'a Records) -> impl Iterator<Item = Stretch> {
    records.terms.iter().filter(move |t| t.body == body).map(Stretch::from)
}

/// Adds terms after the last one until one holds a day; `end` gives the last day of the term that begins on a day.
fn go_on(made: &mut Vec<Stretch>, through: Date, end: impl Fn(Date) -> Option<Date>) {
    while let Some(last) = made.last().filter(|last| last.until < through) {
        let from = add_days(last.until, 1);
        match end(from).filter(|until| from < *until) {
            Some(until) => made.push(Stretch { from, until, chair: None, computed: true }),
            None => return,
        }
    }
}

/// The last day of so many years.
fn last_day(from: Date, years: u32) -> Date {
    let months = i32::try_from(years).ok().and_then(|years| years.checked_mul(12)).unwrap_or(i32::MAX);
    add_days(add_months(from, months), -1)
}

/// The last day of the term that begins on a day; one that does not begin as the agreement has it lasts until the next does.
fn end_of_term(rule: &TermRule, from: Date) -> Option<Date> {
    let whole = last_day(from, rule.years?);
    let Some(begins) = rule.from.filter(|_| !rule.fits(from)) else { return Some(whole) };
    let next = (from.year()..=whole.year()).map(|year| begins.in_year(year)).find(|day| *day > from && rule.fits(*day));
    Some(next.map_or(whole, |next| add_days(next, -1)))
}
