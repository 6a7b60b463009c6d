//! Fees by a decided rate, and weights that were decided.

use super::weights::{Counted, KeyRefusal, weights};
use crate::domain::charter::Key;
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::member::Member;
use crate::domain::money::Money;
use crate::domain::portfolio::FigureLine;
use crate::domain::records::Records;

/// What each payer owes by a rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fees {
    /// The inhabitants of each payer.
    pub heads: Vec<u64>,
    /// The day and origin of the counts.
    pub counted: Option<Counted>,
    /// What each payer owes: nothing is left over, since nothing is divided.
    pub amounts: Vec<Money>,
    /// The sum.
    pub total: Money,
}

/// A rate times the inhabitants of each payer, counted by a key of inhabitants as of a date.
///
/// # Errors
/// A [`KeyRefusal`] that names the counts that are missing, or [`KeyRefusal::TooLarge`] beyond the range of amounts.
pub fn fees(rate: Money, payers: &[&Member], records: &Records, heads: &Key, date: Date) -> Result<Fees, KeyRefusal> {
    let counted = weights(heads, payers, records, date)?;
    let amounts: Option<Vec<_>> = counted.list.iter().map(|heads| rate.times(*heads)).collect();
    let amounts = amounts.ok_or(KeyRefusal::TooLarge)?;
    let total = Money::sum(amounts.iter().copied()).ok_or(KeyRefusal::TooLarge)?;
    Ok(Fees { heads: counted.list, counted: counted.counted, amounts, total })
}

/// The decided weights of payers; a payer without one is refused, never left out.
///
/// # Errors
/// A [`KeyRefusal`] that names the payers without a weight.
pub fn decided_weights(payers: &[&Member], lines: &[&FigureLine]) -> Result<Vec<u64>, KeyRefusal> {
    let weight = |id: Id| lines.iter().find(|l| l.member == Some(id)).and_then(|l| u64::try_from(l.amount).ok());
    let found: Vec<_> = payers.iter().map(|m| weight(m.id).ok_or(m.id)).collect();
    let missing: Vec<_> = found.iter().filter_map(|w| w.as_ref().err().copied()).collect();
    match (payers, missing.is_empty()) {
        ([], _) => Err(KeyRefusal::NoPayers),
        (_, false) => Err(KeyRefusal::NoShare { members: missing }),
        _ => {
            let weights: Vec<_> = found.into_iter().flatten().collect();
            if weights.iter().all(|w| *w == 0) { Err(KeyRefusal::AllZero) } else { Ok(weights) }
        }
    }
}
