//! Exact amounts in minor units.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An amount in minor units (øre, öre) of the cooperation's currency, without VAT. Negative amounts are credits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(i64);

impl Money {
    /// Minor units in one major unit (100 øre = 1 krone).
    pub const MINOR_PER_MAJOR: i64 = 100;

    /// A hundred major units: of it, minor units are hundredths of a per cent.
    pub const HUNDRED: Self = Self(100 * Self::MINOR_PER_MAJOR);

    /// An amount of minor units.
    pub fn from_minor(minor: i64) -> Self {
        Self(minor)
    }

    /// The amount in minor units.
    pub fn minor(self) -> i64 {
        self.0
    }

    /// So many times the amount: a price times a quantity, a rate times inhabitants. None beyond the range of 64 bits.
    pub fn times(self, quantity: u64) -> Option<Self> {
        i64::try_from(i128::from(self.0) * i128::from(quantity)).ok().map(Self)
    }

    /// The sum of amounts, or none if it leaves the range of 64 bits.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts.into_iter().try_fold(0_i64, |sum, m| sum.checked_add(m.0)).map(Self)
    }
}

/// A currency that amounts are kept in; both have a hundred minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum Currency {
    /// Norwegian krone.
    Nok,
    /// Swedish krona.
    Sek,
    /// Danish krone.
    Dkk,
    /// Euro.
    Eur,
}

impl Currency {
    /// The code of ISO 4217.
    pub fn code(self) -> &'static str {
        match self {
            Self::Nok => "NOK",
            Self::Sek => "SEK",
            Self::Dkk => "DKK",
            Self::Eur => "EUR",
        }
    }
}
