//! Charter kinds about money: keys, pools and claims.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::parts::{LeadTimes, When, Who};
use crate::domain::date::MonthDay;

/// How the weights of a split arise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Key {
    /// Every payer alike.
    Equal {},
    /// By inhabitants.
    Population {
        /// The day of the year that is counted; none: the latest day for which every payer has a figure.
        #[serde(default)]
        on: Option<MonthDay>,
    },
    /// Fixed shares by party; renormalised over the payers.
    Fixed {
        /// The share of each party.
        shares: BTreeMap<String, u64>,
    },
    /// By a decision that must be recorded first; until then nothing is computed.
    Decided {
        /// The kinds of key that may be decided, for the one who asks.
        #[serde(default)]
        choices: Vec<KeyChoice>,
    },
    /// Each party carries its own; never enters a split.
    Own {},
}

/// Kinds of key that a decision may choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyChoice {
    /// By inhabitants.
    Population,
    /// Every payer alike.
    Equal,
    /// Fixed shares.
    Fixed,
    /// Free amounts.
    Amounts,
}

/// What is shared, among whom.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pool {
    /// What there is one pool for each of.
    pub per: PoolPeriod,
    /// What amount is shared.
    #[serde(default)]
    pub amount: Option<PoolAmount>,
    /// Id of the key.
    pub key: String,
    /// Who pays.
    pub payers: Who,
    /// What the amount is claimed for, when.
    #[serde(default)]
    pub claim: Vec<Claim>,
}

/// What there is one pool for each of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PoolPeriod {
    /// A calendar year.
    Year,
    /// A single subject (an order, a consultant).
    Subject,
    /// Once.
    Once,
}

/// Amounts that are shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PoolAmount {
    /// The adopted budget.
    Budget,
    /// Cost.
    Cost,
    /// Cost less income.
    NetCost,
    /// The result, so far as it was not handled otherwise.
    ResultNotHandled,
}

/// A claim of a pool's shares: expands into an obligation named `<pool>.<what>`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// What is claimed.
    pub what: ClaimKind,
    /// The agreement's word for it.
    pub name: String,
    /// The clause, where it is another than the pool's.
    #[serde(default)]
    pub source: Option<String>,
    /// What the amount is taken from.
    pub basis: Basis,
    /// Who claims.
    pub from: Who,
    /// From whom.
    pub to: Who,
    /// By when; years count from the pool's year.
    pub when: When,
    /// From when it warns.
    #[serde(default)]
    pub lead: LeadTimes,
    /// Paths of the fields that are the program's own.
    #[serde(default)]
    pub default: Vec<String>,
}

/// Kinds of claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimKind {
    /// Before or during the year.
    Advance,
    /// Share of the outcome less what was advanced.
    Settlement,
    /// The result shared out.
    Surplus,
}

impl ClaimKind {
    /// The word as the charter writes it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Advance => "advance",
            Self::Settlement => "settlement",
            Self::Surplus => "surplus",
        }
    }
}

/// What a claim's amount is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The adopted budget.
    Budget,
    /// The outcome.
    Outcome,
}
