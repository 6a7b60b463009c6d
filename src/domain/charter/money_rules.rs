//! Charter kinds about money: keys, pools and claims.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::parts::{LeadTimes, When, Where, Who};
use super::stage_rules::NeededDocument;
use crate::domain::date::MonthDay;

/// How the weights of a split arise. A charter writes the kind as the field `kind` of the entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(tag = "kind")]
pub enum Key {
    /// Every payer alike.
    Equal {},
    /// By inhabitants.
    Population {
        /// The day of the year that is counted; none: the latest day for which every payer has a figure.
        #[serde(default)]
        on: Option<MonthDay>,
        /// With `on`: years from the cost's year; -1 is the year before.
        #[serde(default)]
        year: Option<i32>,
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
    /// All of it to the one party or operation concerned.
    Direct {},
    /// A decided amount for each inhabitant.
    Rate {
        /// Id of the series of the amount.
        series: String,
        /// The day of the year whose inhabitants count; none: the latest day for which every payer has a figure.
        #[serde(default)]
        on: Option<MonthDay>,
        /// With `on`: years from the cost's year; -1 is the year before.
        #[serde(default)]
        year: Option<i32>,
    },
    /// Quantities at the prices of a decided list.
    Catalogue {
        /// Id of the series of price lists.
        series: String,
    },
    /// Several keys, each for a part of the amount.
    Layered {
        /// The parts, in order; the last takes the rest.
        layers: Vec<Layer>,
        /// No payer pays more than so many hundredths of the amount; what is over goes to the others by their weights.
        #[serde(default)]
        cap_percent: Option<u32>,
    },
}

/// One part of a layered key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Layer {
    /// Whose shares it gives; none: all payers'.
    #[serde(default)]
    pub who: Option<Who>,
    /// Id of the key.
    pub key: String,
    /// What it splits.
    pub over: Over,
    /// How many hundredths of the amount it splits, for `part`.
    #[serde(default)]
    pub percent: Option<u32>,
}

/// What a layer splits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Over {
    /// The whole amount over all payers; only the shares of those it is for are taken from it.
    All,
    /// A part of the amount.
    Part,
    /// What the layers before have left.
    Rest,
}

/// Kinds of key that a decision may choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
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
    /// Only for subjects where this holds.
    #[serde(default, rename = "where")]
    pub filter: Where,
    /// Id of the series whose prices the amount is made of.
    #[serde(default)]
    pub price: Option<String>,
    /// Kinds of cost it covers.
    #[serde(default)]
    pub covers: Vec<CostKind>,
    /// Kinds of income that come off it.
    #[serde(default)]
    pub income: Vec<CostKind>,
    /// Costs of elsewhere that enter it.
    #[serde(default)]
    pub adds: Vec<CostKind>,
    /// Id of the key by which what enters is split, where it is not the pool's own.
    #[serde(default)]
    pub adds_key: Option<String>,
    /// Whether parties from outside pay too.
    #[serde(default)]
    pub outside: bool,
    /// What is left out of the split and goes elsewhere.
    #[serde(default)]
    pub except: Option<Exception>,
    /// By what another key may take the place of the pool's.
    #[serde(default, rename = "override")]
    pub replaced_by: Option<Override>,
    /// Papers without which nothing is shared.
    #[serde(default)]
    pub needs: Vec<NeededDocument>,
    /// What the costs must stay within.
    #[serde(default)]
    pub limit: Option<Limit>,
    /// What the amount is claimed for, when.
    #[serde(default)]
    pub claim: Vec<Claim>,
}

/// What there is one pool for each of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PoolPeriod {
    /// A calendar year.
    Year,
    /// A single subject (an order, a consultant).
    Subject,
    /// Once.
    Once,
    /// A project.
    Project,
    /// A solution.
    Solution,
}

/// A kind of cost or income.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CostKind {
    /// Name within the pool; ASCII.
    pub id: String,
    /// The agreement's word.
    pub name: String,
}

/// What is left out of a split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Exception {
    /// What a party brought in goes back to it whole.
    BroughtInToOwner,
}

/// By what another key may take the place of the pool's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// Id of the document that must be on record.
    pub needs: String,
}

/// What costs must stay within.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Limit {
    /// The adopted budget.
    Budget,
    /// The adopted frame.
    Frame,
}

/// A figure or table that is decided for each period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// What it is a figure of.
    pub unit: Unit,
    /// The period it is decided for.
    pub per: SeriesPeriod,
    /// Who decides it.
    #[serde(default)]
    pub decided_by: Option<Who>,
    /// Whether the last figure holds until a new one is decided.
    #[serde(default)]
    pub carry: bool,
}

/// What a figure is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// An amount for each inhabitant.
    MoneyPerInhabitant,
    /// An amount.
    Money,
    /// Hundredths of a per cent.
    BasisPoints,
    /// A list of services with their prices.
    PriceList,
    /// Decided weights of the payers.
    Weights,
}

/// The period a figure is decided for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SeriesPeriod {
    /// A calendar year.
    Year,
}

/// How a pool with an open year goes over to a new version of the agreement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Transition {
    /// Id of the pool, as the version before has it.
    pub pool: String,
    /// The years it is about.
    pub years: Vec<i32>,
    /// By which version's rules they are settled.
    pub settled_by: SettledBy,
}

/// By which version's rules an open year is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SettledBy {
    /// Those its advance was claimed by.
    Before,
    /// Those of this version.
    This,
}

/// Amounts that are shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
    /// Quantities used.
    Usage,
    /// Hours worked.
    Hours,
    /// The outcome of accounts.
    Outcome,
}

/// A claim of a pool's shares: expands into an obligation named `<pool>.<what>`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The adopted budget.
    Budget,
    /// The outcome.
    Outcome,
}
