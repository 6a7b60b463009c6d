//! Splits by several keys, each for a part of the amount.

use super::split::{Share, split};
use super::weights::{KeyRefusal, weights};
use crate::domain::charter::{Charter, Key, Layer, Over, Set, Target};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::member::Member;
use crate::domain::money::Money;
use crate::domain::records::Records;

/// What a layered split is made from.
pub struct Layered<'a> {
    /// Where the keys of the layers stand.
    pub charter: &'a Charter,
    /// Where their figures stand.
    pub records: &'a Records,
    /// The payers, in agreement order.
    pub payers: &'a [&'a Member],
    /// Those of them that are no members.
    pub outside: &'a [Id],
    /// The date that figures are taken of.
    pub date: Date,
}

/// Splits an amount by layers; the shares always sum to the amount.
///
/// A layer over `all` gives its payers the share they would have of the whole; one over a `part` splits so many hundredths
/// of the whole; one over the `rest` splits what is left. With a cap no payer pays more than so many hundredths of the
/// whole, and what is over goes to the others by the weights of the last layer. The minor units that rounding leaves over
/// go by largest remainder within each layer, ties to the earlier party.
///
/// # Errors
/// A [`KeyRefusal`] of the layer that gives no weights, or [`KeyRefusal::CapTooLow`] if the caps do not add up to the whole.
pub fn split_layered(
    total: Money,
    layers: &[Layer],
    cap_percent: Option<u32>,
    context: &Layered<'_>,
) -> Result<Vec<Share>, KeyRefusal> {
    let mut given = vec![0_i64; context.payers.len()];
    let mut odd = vec![false; context.payers.len()];
    let mut left = total;
    let mut last_weights = vec![0_u64; context.payers.len()];
    for layer in layers {
        let key = &context.charter.key(&layer.key).ok_or(KeyRefusal::AllZero)?.rule;
        let of_layer = context.of_layer(layer);
        let (amount, sharing) = match layer.over {
            Over::All => (total, (0..context.payers.len()).collect()),
            Over::Part => (part(total, layer.percent.unwrap_or(0))?, of_layer.clone()),
            Over::Rest => (left, of_layer.clone()),
        };
        let weights = context.weights(key, &sharing)?;
        let shares = split(amount, &weights).map_err(|_| KeyRefusal::AllZero)?;
        last_weights = vec![0; context.payers.len()];
        for ((index, weight), share) in sharing.iter().zip(&weights).zip(&shares) {
            last_weights[*index] = *weight;
            if of_layer.contains(index) {
                given[*index] += share.amount.minor();
                odd[*index] |= share.odd_unit;
                left = Money::from_minor(left.minor() - share.amount.minor());
            }
        }
    }
    if let Some(percent) = cap_percent {
        cap(total, percent, &mut given, &mut odd, &last_weights)?;
    }
    let shares = given.iter().zip(odd).map(|(minor, odd_unit)| Share { amount: Money::from_minor(*minor), odd_unit });
    Ok(shares.collect())
}

impl Layered<'_> {
    /// The places of the payers that a layer is for.
    fn of_layer(&self, layer: &Layer) -> Vec<usize> {
        let set = layer.who.as_ref().map(|who| &who.target);
        let fits = |member: &Member| match set {
            Some(Target::All(Set::Outside) | Target::Each(Set::Outside)) => self.outside.contains(&member.id),
            Some(Target::All(Set::Member) | Target::Each(Set::Member)) => !self.outside.contains(&member.id),
            Some(Target::Party(party)) => member.handle == *party,
            _ => true,
        };
        (0..self.payers.len()).filter(|i| fits(self.payers[*i])).collect()
    }

    fn weights(&self, key: &Key, places: &[usize]) -> Result<Vec<u64>, KeyRefusal> {
        let payers: Vec<_> = places.iter().map(|i| self.payers[*i]).collect();
        weights(key, &payers, self.records, self.date).map(|w| w.list)
    }
}

/// So many hundredths of an amount, the odd minor unit to the part.
fn part(total: Money, percent: u32) -> Result<Money, KeyRefusal> {
    let percent = u64::from(percent.min(100));
    let shares = split(total, &[percent, 100 - percent]).map_err(|_| KeyRefusal::AllZero)?;
    Ok(shares[0].amount)
}

/// Takes from each payer what is over its cap and gives it to those below theirs, by weight, until none is over.
fn cap(total: Money, percent: u32, given: &mut [i64], odd: &mut [bool], weights: &[u64]) -> Result<(), KeyRefusal> {
    let limit = i64::try_from(i128::from(total.minor().unsigned_abs()) * i128::from(percent) / 100).unwrap_or(i64::MAX);
    let sign = total.minor().signum();
    loop {
        let over: i64 = given.iter().map(|g| (g.abs() - limit).max(0)).sum();
        if over == 0 {
            return Ok(());
        }
        for place in 0..given.len() {
            if given[place].abs() > limit {
                (given[place], odd[place]) = (limit * sign, false);
            }
        }
        let below: Vec<_> = (0..given.len()).filter(|i| given[*i].abs() < limit && weights[*i] > 0).collect();
        let shares = split(Money::from_minor(over), &below.iter().map(|i| weights[*i]).collect::<Vec<_>>());
        for (place, share) in below.iter().zip(shares.map_err(|_| KeyRefusal::CapTooLow)?) {
            given[*place] += share.amount.minor() * sign;
            odd[*place] |= share.odd_unit;
        }
    }
}
