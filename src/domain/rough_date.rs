//! Dates of which sometimes no more is known than the month, the quarter, the half-year or the year.

use std::fmt;

use super::date::{Date, Period, parse_iso};

/// A date as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoughDate {
    /// A day.
    Day(Date),
    /// Some day of a period.
    Within(Period),
}

impl RoughDate {
    /// Reads what is written in files and references: `2024-10-01`, `2024-10`, `2024-Q4`, `2024-H2`, `2024`.
    pub fn parse(text: &str) -> Option<Self> {
        Period::parse(text).map(Self::Within).or_else(|| parse_iso(text).map(Self::Day))
    }

    /// The first day it can be: where it stands among others.
    pub fn first(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Within(period) => period.first(),
        }
    }

    /// The last day it can be: from then on what it tells of has surely been.
    pub fn last(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Within(period) => period.last(),
        }
    }
}

impl From<Date> for RoughDate {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

/// As files and machine-readable output have it; a shorter one begins the longer.
impl fmt::Display for RoughDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{}", day.format("%Y-%m-%d")),
            Self::Within(period) => write!(f, "{period}"),
        }
    }
}

impl serde::Serialize for RoughDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for RoughDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(text))
    }
}
