//! Dates as they are typed where perhaps only the month, quarter, half-year or year is known.

use super::date::{DateFault, YEARS, date};
use crate::domain::date::{Date, Period, PeriodKind};
use crate::domain::rough_date::RoughDate;
use crate::domain::sort::{Language, fold};
use crate::text::Say;

/// Reads a day as [`date`] does, or `2024`, `2024-10`, `2024-Q4`, `2024K4`, `2024-H2`, `oktober 2024`, `4. kvartal 2024`.
pub fn rough_date(text: &str, today: Date) -> Result<RoughDate, DateFault> {
    match period(text) {
        Some(period) => Ok(RoughDate::Within(period)),
        None => date(text, today).map(RoughDate::Day),
    }
}

/// Reads a period: `2024`, `2024-10`, `2024-Q4`, `2024K4`, `2024-H2`, `oktober 2024`, `4. kvartal 2024`.
pub fn period(text: &str) -> Option<Period> {
    let typed = fold(text.trim());
    // The statistics offices write a quarter as `2024K4`, with a letter and without a hyphen.
    let compact = typed.replace('k', "q").replace('-', "").to_uppercase();
    let lettered = compact.split_at_checked(4).filter(|(_, rest)| rest.starts_with(['Q', 'H']));
    let referred = lettered.map_or_else(|| typed.clone(), |(year, rest)| format!("{year}-{rest}"));
    let period = Period::parse(&referred).or_else(|| in_words(&typed));
    period.filter(|period| YEARS.contains(&period.year))
}

/// A period as any of the languages says it.
fn in_words(typed: &str) -> Option<Period> {
    let year = typed.split(' ').filter(|word| word.len() == 4).find_map(|word| word.parse().ok())?;
    let counted = [(PeriodKind::HalfYear, 2), (PeriodKind::Quarter, 4), (PeriodKind::Month, 12)];
    let mut periods = counted.into_iter().flat_map(|(kind, n)| (1..=n).map(move |number| Period { year, kind, number }));
    periods.find(|period| Language::ALL.into_iter().any(|language| fold(&Say::new(language).period(*period)) == typed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse_iso;

    fn read(text: &str) -> Result<String, DateFault> {
        rough_date(text, parse_iso("2026-11-25").expect("a date")).map(|date| date.to_string())
    }

    #[test]
    fn what_is_known_is_kept_and_no_more() {
        let cases = [
            ("2024", "2024"),
            ("2024-03", "2024-03"),
            ("mars 2024", "2024-03"),
            ("March 2024", "2024-03"),
            ("2024-Q1", "2024-Q1"),
            ("2024K1", "2024-Q1"),
            ("2024-k1", "2024-Q1"),
            ("2024q4", "2024-Q4"),
            ("1. kvartal 2024", "2024-Q1"),
            ("kvartal 1 2024", "2024-Q1"),
            ("2024-h2", "2024-H2"),
            ("2. halvår 2024", "2024-H2"),
            ("2024-03-05", "2024-03-05"),
            ("4.12", "2026-12-04"),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused_as_one() {
        assert_eq!(read(" "), Err(DateFault::Empty));
        for text in ["2024K5", "2024-13", "0024", "kvartal 2024", "20244", "mars"] {
            assert_eq!(read(text), Err(DateFault::NotADate { text: text.to_owned() }), "{text}");
        }
    }
}
