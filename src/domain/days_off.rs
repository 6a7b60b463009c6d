//! Days on which nobody calls a meeting: weekends, and what is a holiday in Norway or in Sweden.

use chrono::{Datelike, Weekday};

use super::date::{Date, add_days};

/// Holidays and eves that fall on one day of the year, in either country: month and day.
const FIXED: [(u32, u32); 9] = [(1, 1), (1, 6), (5, 1), (5, 17), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)];
/// Days from Easter Sunday: from Palm Sunday's Monday to Easter Monday, Ascension Day and Whit Monday.
const BY_EASTER: [i64; 9] = [-6, -5, -4, -3, -2, 0, 1, 39, 50];

/// Whether a day is a weekend or a holiday.
pub fn is_day_off(day: Date) -> bool {
    let of_easter = || day.signed_duration_since(easter(day.year())).num_days();
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
        || FIXED.contains(&(day.month(), day.day()))
        || is_midsummer_eve(day)
        || BY_EASTER.contains(&of_easter())
}

/// The Friday between 19 and 25 June.
fn is_midsummer_eve(day: Date) -> bool {
    day.month() == 6 && (19..=25).contains(&day.day()) && day.weekday() == Weekday::Fri
}

/// Easter Sunday of a year in the Gregorian calendar, by the method of Gauss as Lichtenberg put it right.
fn easter(year: i32) -> Date {
    let (century, moon) = (year.div_euclid(100), year.rem_euclid(19));
    let leap = 15 + (3 * century + 3) / 4 - (8 * century + 13) / 25;
    let full = (19 * moon + leap).rem_euclid(30);
    let late = full / 29 + (full / 28 - full / 29) * (moon / 11);
    let (limit, sun) = (21 + full - late, 2 - (3 * century + 3) / 4);
    let sunday = 7 - (year + year.div_euclid(4) + sun).rem_euclid(7);
    let in_march = limit + 7 - (limit - sunday).rem_euclid(7);
    Date::from_ymd_opt(year, 3, 1).map_or(Date::MIN, |first| add_days(first, i64::from(in_march) - 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse_iso;

    fn day(text: &str) -> Date {
        parse_iso(text).expect("a day of the test")
    }

    #[test]
    fn easter_falls_where_the_almanac_has_it() {
        for known in ["1954-04-18", "1981-04-19", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25"] {
            assert_eq!(easter(day(known).year()), day(known));
        }
    }

    #[test]
    fn weekends_and_holidays_are_off_and_other_days_are_not() {
        for off in
            ["2027-01-02", "2027-01-06", "2027-03-25", "2027-03-29", "2027-05-06", "2027-05-17", "2027-06-25", "2027-12-24"]
        {
            assert!(is_day_off(day(off)), "{off}");
        }
        for work in ["2027-01-07", "2027-03-30", "2027-05-18", "2027-06-24", "2027-12-23"] {
            assert!(!is_day_off(day(work)), "{work}");
        }
    }
}
