//! Calendar periods: years, halves, quarters and months.

use chrono::Datelike;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

use super::{Date, month_end, month_start};

/// The kinds of calendar periods an agreement counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PeriodKind {
    /// A calendar year.
    Year,
    /// January to June, July to December.
    HalfYear,
    /// A calendar quarter.
    Quarter,
    /// A calendar month.
    Month,
}

/// One calendar period: the second quarter of 2024.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    /// The calendar year.
    pub year: i32,
    /// What is counted.
    pub kind: PeriodKind,
    /// Which one in the year, from 1.
    pub number: u32,
}

impl PeriodKind {
    /// Months in one such period.
    fn months(self) -> u32 {
        match self {
            Self::Year => 12,
            Self::HalfYear => 6,
            Self::Quarter => 3,
            Self::Month => 1,
        }
    }
}

impl Period {
    /// The period of a kind that a day lies in.
    pub fn of(kind: PeriodKind, day: Date) -> Self {
        Self { year: day.year(), kind, number: day.month0() / kind.months() + 1 }
    }

    /// A calendar year.
    pub fn year(year: i32) -> Self {
        Self { year, kind: PeriodKind::Year, number: 1 }
    }

    /// Reads a period as it is written in references: `2024`, `2024-H1`, `2024-Q3`, `2024-02`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = text.split_at_checked(4)?;
        let year = year.parse().ok().filter(|_| year.bytes().all(|b| b.is_ascii_digit()))?;
        let (kind, number) = match rest.strip_prefix('-') {
            None if rest.is_empty() => return Some(Self::year(year)),
            None => return None,
            Some(rest) => match rest.split_at_checked(1)? {
                ("H", number) => (PeriodKind::HalfYear, number),
                ("Q", number) => (PeriodKind::Quarter, number),
                _ if rest.len() == 2 => (PeriodKind::Month, rest),
                _ => return None,
            },
        };
        let number = number.parse().ok().filter(|n| (1..=12 / kind.months()).contains(n))?;
        Some(Self { year, kind, number })
    }

    /// First day, included.
    pub fn first(self) -> Date {
        month_start(self.year, (self.number - 1) * self.kind.months() + 1)
    }

    /// Last day, included.
    pub fn last(self) -> Date {
        month_end(self.year, self.number * self.kind.months())
    }

    /// The period after this one.
    pub fn next(self) -> Self {
        if self.number * self.kind.months() >= 12 {
            Self { year: self.year + 1, number: 1, ..self }
        } else {
            Self { number: self.number + 1, ..self }
        }
    }
}

/// How a period is written in references and JSON: `2024`, `2024-H1`, `2024-Q3`, `2024-02`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            PeriodKind::Year => write!(f, "{}", self.year),
            PeriodKind::HalfYear => write!(f, "{}-H{}", self.year, self.number),
            PeriodKind::Quarter => write!(f, "{}-Q{}", self.year, self.number),
            PeriodKind::Month => write!(f, "{}-{:02}", self.year, self.number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse_iso;
    use super::*;

    fn day(text: &str) -> Date {
        parse_iso(text).expect("a date of the test")
    }

    #[test]
    fn periods_know_their_days_and_names() {
        let q1 = Period::of(PeriodKind::Quarter, day("2024-02-14"));
        assert_eq!((q1.first(), q1.last(), q1.to_string()), (day("2024-01-01"), day("2024-03-31"), "2024-Q1".to_owned()));
        let q4 = Period::of(PeriodKind::Quarter, day("2024-12-31"));
        assert_eq!(q4.next().to_string(), "2025-Q1");
        assert_eq!(Period::of(PeriodKind::Month, day("2024-02-14")).last(), day("2024-02-29"));
        assert_eq!(Period::of(PeriodKind::HalfYear, day("2024-07-01")).to_string(), "2024-H2");
        for kind in [PeriodKind::Year, PeriodKind::HalfYear, PeriodKind::Quarter, PeriodKind::Month] {
            let period = Period::of(kind, day("2024-11-30"));
            assert_eq!(Period::parse(&period.to_string()), Some(period));
        }
        assert_eq!(["2024-Q5", "2024-13", "2024-1", "24", "2027-01-01", ""].map(Period::parse), [None; 6]);
    }
}
