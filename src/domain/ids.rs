//! Identities of records.

use chrono::DateTime;
use serde::{Deserialize, Serialize};

use super::date::Date;

/// The identity of a record: a positive 63-bit integer.
///
/// The upper 41 bits are milliseconds since 2020-01-01 UTC, the lower 22 bits are random, so that two copies of a file
/// that are edited apart never mint the same identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(i64);

impl Id {
    /// Bits of randomness below the milliseconds.
    const RANDOM_BITS: u32 = 22;
    /// 2020-01-01T00:00:00Z in milliseconds of the Unix epoch.
    const EPOCH_MS: i64 = 1_577_836_800_000;

    /// Mints an identity from a clock reading (Unix milliseconds) and random bits; what does not fit is cut off.
    pub fn mint(unix_ms: i64, random: u32) -> Self {
        let ms = (unix_ms - Self::EPOCH_MS).clamp(0, (1 << 41) - 1);
        Self((ms << Self::RANDOM_BITS | i64::from(random & ((1 << Self::RANDOM_BITS) - 1))).max(1))
    }

    /// The day it was minted, in UTC: the one on which its record came into the file.
    pub fn minted(self) -> Date {
        DateTime::from_timestamp_millis(Self::EPOCH_MS + (self.0 >> Self::RANDOM_BITS)).unwrap_or_default().date_naive()
    }

    /// The identity that follows: for records made in one go within one millisecond.
    pub fn next(self) -> Self {
        Self(self.0 % i64::MAX + 1)
    }

    /// Takes a stored value as an identity; only a positive number is one.
    pub fn from_stored(value: i64) -> Option<Self> {
        (value > 0).then_some(Self(value))
    }

    /// The value as it is stored.
    pub fn value(self) -> i64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_follow_the_clock_and_stay_positive() {
        let early = Id::mint(1_700_000_000_000, u32::MAX);
        let late = Id::mint(1_700_000_000_001, 0);
        assert!(early < late);
        assert!(Id::mint(0, 0).value() > 0);
        assert_eq!(Id::from_stored(0), None);
        assert!(early.next() > early);
        assert_eq!(early.minted().to_string(), "2023-11-14");
    }
}
