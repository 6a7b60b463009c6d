//! Whether an agreement is in force on a day.

use crate::domain::charter::{Agreement, AgreementFrom, Until};
use crate::domain::date::Date;

/// How an agreement stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It starts later.
    NotYet,
    /// It is in force; an agreement whose start is not known counts as begun.
    InForce,
    /// Its time is over.
    Ended,
}

/// The first day, as far as it is known.
pub fn first_day(rule: &Agreement) -> Option<Date> {
    match rule.from {
        AgreementFrom::Day(day) => Some(day),
        AgreementFrom::Signature | AgreementFrom::NotStated => None,
    }
}

/// The last day in force, that day included; none for an agreement until further notice, or that names no end.
pub fn last_day(rule: &Agreement) -> Option<Date> {
    match rule.until {
        Until::Day(day) => Some(rule.last_day.unwrap_or(day)),
        Until::Notice | Until::NotStated => None,
    }
}

/// How the agreement stands on a day, under one reading.
pub fn phase(rule: &Agreement, day: Date) -> Phase {
    if first_day(rule).is_some_and(|first| day < first) {
        Phase::NotYet
    } else if last_day(rule).is_some_and(|last| day > last) {
        Phase::Ended
    } else {
        Phase::InForce
    }
}
