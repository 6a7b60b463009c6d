//! Exact splits by largest remainder.

use crate::domain::money::Money;

/// One party's share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// The amount.
    pub amount: Money,
    /// Whether it holds one of the minor units that were left over after rounding down.
    pub odd_unit: bool,
}

/// Weights that give no split: there are none, or all are zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoWeight;

/// Splits an amount by weights; the shares always sum to the amount.
///
/// Each share is rounded down, and the minor units left over go to the largest remainders; of equal remainders the
/// earlier party comes first. A negative amount is split as its absolute value with the signs turned.
///
/// # Errors
/// [`NoWeight`] if no weight is above zero.
pub fn split(total: Money, weights: &[u64]) -> Result<Vec<Share>, NoWeight> {
    let sum: u128 = weights.iter().map(|w| u128::from(*w)).sum();
    if sum == 0 {
        return Err(NoWeight);
    }
    let amount = u128::from(total.minor().unsigned_abs());
    let parts: Vec<_> = weights.iter().map(|w| (amount * u128::from(*w) / sum, amount * u128::from(*w) % sum)).collect();
    let given: u128 = parts.iter().map(|(base, _)| base).sum();
    let left = usize::try_from(amount - given).unwrap_or(usize::MAX);
    let mut by_remainder: Vec<usize> = (0..parts.len()).collect();
    // A stable sort keeps the parties' order among equal remainders.
    by_remainder.sort_by_key(|i| std::cmp::Reverse(parts[*i].1));
    let lucky = &by_remainder[..left.min(by_remainder.len())];
    let signed = |units: u128| {
        let units = i128::try_from(units).unwrap_or(i128::MAX) * i128::from(total.minor().signum());
        // Never leaves the range: the absolute value is at most that of the total.
        Money::from_minor(i64::try_from(units).unwrap_or(i64::MIN))
    };
    let share = |(i, (base, _)): (usize, &(u128, u128))| {
        let odd_unit = lucky.contains(&i);
        Share { amount: signed(base + u128::from(odd_unit)), odd_unit }
    };
    Ok(parts.iter().enumerate().map(share).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn amounts(total: i64, weights: &[u64]) -> Vec<i64> {
        split(Money::from_minor(total), weights).expect("weights").iter().map(|s| s.amount.minor()).collect()
    }

    #[test]
    fn a_tie_goes_to_the_earlier_party() {
        assert_eq!(amounts(1_000_002, &[60, 20, 20]), [600_001, 200_001, 200_000]);
        assert_eq!(amounts(-1_000_002, &[60, 20, 20]), [-600_001, -200_001, -200_000]);
    }

    #[test]
    fn no_weight_is_refused() {
        assert_eq!(split(Money::from_minor(5), &[]), Err(NoWeight));
        assert_eq!(split(Money::from_minor(5), &[0, 0]), Err(NoWeight));
    }

    proptest! {
        #[test]
        fn shares_sum_to_the_total(total in any::<i64>(), weights in prop::collection::vec(any::<u64>(), 1..60)) {
            prop_assume!(weights.iter().any(|w| *w > 0));
            let shares = split(Money::from_minor(total), &weights).expect("weights");
            let sum: i128 = shares.iter().map(|s| i128::from(s.amount.minor())).sum();
            prop_assert_eq!(sum, i128::from(total));
        }

        #[test]
        fn more_weight_never_pays_less_than_another_of_the_same_split(total in 0..i64::MAX, weights in prop::collection::vec(any::<u64>(), 2..20)) {
            prop_assume!(weights.iter().any(|w| *w > 0));
            let shares = split(Money::from_minor(total), &weights).expect("weights");
            for (a, share_a) in weights.iter().zip(&shares) {
                for (b, share_b) in weights.iter().zip(&shares) {
                    prop_assert!(a <= b || share_a.amount >= share_b.amount);
                }
            }
        }

        #[test]
        fn a_credit_mirrors_a_charge(total in 0..i64::MAX, weights in prop::collection::vec(0..1_000_000_u64, 1..20)) {
            prop_assume!(weights.iter().any(|w| *w > 0));
            let charge = amounts(total, &weights);
            let credit = amounts(-total, &weights);
            prop_assert!(charge.iter().zip(&credit).all(|(a, b)| *a == -*b));
        }
    }
}
