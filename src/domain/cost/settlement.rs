//! What is settled after a year: the share of the outcome less what was claimed.

use super::split::Share;
use crate::domain::money::Money;

/// Each party's settlement: its share of the outcome less what it was claimed for the same pool and year.
///
/// It is the difference of two splits, never the split of a difference, which can differ by a minor unit. Negative amounts
/// are credits.
pub fn settlement(outcome: &[Share], claimed: &[Money]) -> Vec<Money> {
    outcome.iter().zip(claimed).map(|(share, claimed)| Money::from_minor(share.amount.minor() - claimed.minor())).collect()
}
