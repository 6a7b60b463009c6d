//! When decisions gain legal force, and when an agreement is signed by all.

use crate::domain::charter::{LegalForce, Starts};
use crate::domain::date::{Date, add_days};

/// The last day a decision can be appealed: so many days from the day its minutes were noticed.
///
/// The earliest possible; weekends and holidays are not looked at.
pub fn last_appeal_day(rule: LegalForce, noticed: Date) -> Date {
    add_days(noticed, i64::from(rule.appeal_days))
}

/// The first day a decision has legal force, if nobody appeals: the day after the last for appeal.
pub fn in_force_from(rule: LegalForce, noticed: Date) -> Date {
    add_days(last_appeal_day(rule, noticed), 1)
}

/// The day that signing starts an agreement, by the reading of which signature counts.
pub fn starts_on(reading: Starts, signed: &[Date], parties: usize) -> Option<Date> {
    let mut days = signed.to_vec();
    days.sort_unstable();
    match reading {
        Starts::SecondSignature => days.get(1).copied(),
        Starts::LastSignature => (parties > 0 && days.len() >= parties).then(|| days.last().copied())?,
    }
}
