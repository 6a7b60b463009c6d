//! Dates as they are typed, in any of the languages.

use chrono::{Datelike, Days, Months, Weekday};

use crate::domain::date::{Date, Length, parse_iso};
use crate::domain::sort::{Language, fold};
use crate::text::{Msg, Names};

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// Nothing was typed.
    Empty,
    /// It does not read as a date.
    NotADate {
        /// What was typed.
        text: String,
    },
    /// The month has no such day.
    NoSuchDay {
        /// The day typed.
        day: u32,
        /// The month typed, from 1.
        month: u32,
        /// The year, where one was typed.
        year: Option<i32>,
    },
    /// The year has no such week.
    NoSuchWeek {
        /// The week typed.
        week: u32,
        /// The year, where one was typed.
        year: Option<i32>,
    },
    /// The weekday typed is not that of the date.
    OtherWeekday {
        /// The date without the weekday.
        date: Date,
    },
    /// It is further away than the program counts.
    OutOfRange {
        /// What was typed.
        text: String,
    },
}

/// Years until every day and every week has come round again, over a century without a leap day.
const ROUND: i32 = 8;
/// The largest step, as in a charter.
const FARTHEST: i32 = 10_000;
/// Years that are written in four digits, as dates are stored.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1000..=9999;
/// Letters that tell months and weekdays apart in all the languages.
const TELLING: usize = 3;

/// Which of the days that an incomplete date names is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Towards {
    /// The next one, or today.
    #[default]
    Ahead,
    /// The last one, or today: it is of what has been.
    Back,
    /// The last one if that was not long ago, else the next: it is of what comes and is put on record afterwards too.
    Near,
}

/// Days back in which a day without a year is rather one that was than one of the year that comes.
const NOT_LONG_AGO: i64 = 60;

/// Reads a date as [`date`] does; one without a year is the one that is meant. What is counted from today, and a weekday,
/// lie where they are.
pub fn date_towards(text: &str, today: Date, towards: Towards) -> Result<Date, DateFault> {
    let ahead = date(text, today)?;
    // `4.12` and `uke 49` name a day of any year.
    let typed = fold(text.trim());
    let of_any_year = typed.starts_with(|c: char| c.is_ascii_digit()) || week(&typed).is_some();
    let last_year = today.checked_sub_months(Months::new(12)).and_then(|day| day.succ_opt());
    let Some(last_year) = last_year.filter(|_| of_any_year && ahead > today) else { return Ok(ahead) };
    let back = date(text, last_year)?;
    let is_meant = match towards {
        Towards::Ahead => false,
        Towards::Back => back <= today,
        Towards::Near => back <= today && today.signed_duration_since(back).num_days() <= NOT_LONG_AGO,
    };
    Ok(if is_meant { back } else { ahead })
}

/// Reads a date: ISO, `4.12`, `4/12/2026`, `4. des`, `fri`, `+2w`, `-1m`, `uke 49`, `i dag`.
///
/// An incomplete date is the next such day on or after `today`; a week is its Monday.
pub fn date(text: &str, today: Date) -> Result<Date, DateFault> {
    let typed = fold(text.trim());
    let not_a_date = || DateFault::NotADate { text: text.to_owned() };
    if typed.is_empty() {
        return Err(DateFault::Empty);
    }
    if let Some(date) = relative(&typed, today) {
        let kept = date.filter(|date| YEARS.contains(&date.year()));
        return kept.ok_or_else(|| DateFault::OutOfRange { text: text.to_owned() });
    }
    if let Some((year, month, day)) = iso_shaped(&typed) {
        let date = parse_iso(&typed).filter(|_| YEARS.contains(&year));
        return date.ok_or(DateFault::NoSuchDay { day, month, year: Some(year) });
    }
    if let Some((week, year)) = week(&typed) {
        return week_monday(week, year, today);
    }
    let (weekday, rest) = leading_weekday(&typed);
    match (weekday, rest) {
        (Some(weekday), "") => Ok(next_weekday(weekday, today)),
        (weekday, rest) => {
            let (day, month, year) = day_and_month(rest).ok_or_else(not_a_date)?;
            let date = day_in_year(day, month, year, today)?;
            if weekday.is_none_or(|w| w == date.weekday()) { Ok(date) } else { Err(DateFault::OtherWeekday { date }) }
        }
    }
}

/// `i dag`, `tomorrow`, `+2w`: none if it is nothing of the kind, an inner none if it is too far away.
fn relative(typed: &str, today: Date) -> Option<Option<Date>> {
    let named = [(Msg::TypedToday, 0), (Msg::TypedTomorrow, 1), (Msg::TypedYesterday, -1)];
    if let Some((_, days)) = named.into_iter().find(|(msg, _)| in_any_language(*msg, |word| word == squeezed(typed))) {
        return Some(Some(Length::Days(days).after(today)));
    }
    let (sign, step) = match typed.split_at_checked(1)? {
        ("+", step) => (1, step),
        ("-", step) => (-1, step),
        _ => return None,
    };
    let step = step.trim_start();
    let (number, unit) = step.split_at(step.find(|c: char| !c.is_ascii_digit())?);
    let unit = unit.trim();
    let is = |msg| !unit.is_empty() && in_any_language(msg, |word| word.starts_with(unit));
    let units = [
        (Msg::TypedDays, Length::Days(1)),
        (Msg::TypedWeek, Length::Days(7)),
        (Msg::TypedWeeks, Length::Days(7)),
        (Msg::TypedMonths, Length::Months(1)),
        (Msg::TypedYears, Length::Months(12)),
    ];
    let (_, unit) = units.into_iter().find(|(msg, _)| is(*msg))?;
    if number.is_empty() {
        return None;
    }
    let number = number.parse::<i32>().ok().filter(|n| *n <= FARTHEST);
    Some(number.map(|n| match unit {
        Length::Days(days) => Length::Days(sign * n * days).after(today),
        Length::Months(months) => Length::Months(sign * n * months).after(today),
    }))
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether a word, folded and without spaces, fits in one of the languages.
fn in_any_language(msg: Msg, fits: impl Fn(&str) -> bool) -> bool {
    Language::ALL.into_iter().any(|language| fits(&squeezed(&fold(msg.text(language)))))
}

/// The place in a list, from 0, of a name that the word begins with enough letters of.
fn place(names: Names, word: &str) -> Option<usize> {
    let word = word.strip_suffix('.').unwrap_or(word);
    if word.chars().count() < TELLING {
        return None;
    }
    let fits = |language: Language| names.list(language).iter().position(|name| fold(name).starts_with(word));
    Language::ALL.into_iter().find_map(fits)
}

fn iso_shaped(typed: &str) -> Option<(i32, u32, u32)> {
    let mut parts = typed.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let sized = year.len() == 4 && month.len() == 2 && day.len() == 2;
    if sized { Some((number(year)?.try_into().ok()?, number(month)?, number(day)?)) } else { None }
}

/// A number of digits alone, without sign.
fn number(text: &str) -> Option<u32> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok())?
}

/// `uke 49`, `v49`, `w49 2027`, `2027-w49`.
fn week(typed: &str) -> Option<(u32, Option<i32>)> {
    if let Some((year, week)) = typed.split_once("-w") {
        return Some((number(week)?, Some(four_digits(year)?)));
    }
    let (word, rest) = typed.split_at(typed.find(|c: char| !c.is_alphabetic())?);
    if word.is_empty() || !in_any_language(Msg::TypedWeek, |name| name.starts_with(word)) {
        return None;
    }
    let mut parts = rest.trim_start_matches('.').split_whitespace();
    let week = number(parts.next()?)?;
    let year = parts.next().map(four_digits);
    if parts.next().is_some() { None } else { year.map_or(Some((week, None)), |y| Some((week, Some(y?)))) }
}

fn week_monday(week: u32, year: Option<i32>, today: Date) -> Result<Date, DateFault> {
    let monday = |year| Date::from_isoywd_opt(year, week, Weekday::Mon);
    let found = match year {
        Some(year) => monday(year),
        // The first days of January may lie in a week of the year before.
        None => (0..=ROUND).filter_map(|ahead| monday(today.iso_week().year() + ahead)).find(|day| *day >= today),
    };
    found.ok_or(DateFault::NoSuchWeek { week, year })
}

/// A weekday's name at the start, and what follows it.
fn leading_weekday(typed: &str) -> (Option<Weekday>, &str) {
    let (word, rest) = typed.split_at(typed.find([' ', ',']).unwrap_or(typed.len()));
    let weekday = place(Names::WeekdayLong, word).and_then(|at| Weekday::try_from(u8::try_from(at).ok()?).ok());
    if weekday.is_some() { (weekday, rest.trim_start_matches([',', ' '])) } else { (None, typed) }
}

fn next_weekday(weekday: Weekday, today: Date) -> Date {
    today.checked_add_days(Days::new(u64::from(weekday.days_since(today.weekday())))).unwrap_or(today)
}

/// `4.12`, `4/12/2026`, `4.12.26`, `4. des 2026`.
fn day_and_month(typed: &str) -> Option<(u32, u32, Option<i32>)> {
    let split_by = |sign: char| -> Vec<&str> { typed.trim_end_matches('.').split(sign).map(str::trim).collect() };
    let figures = if typed.contains('/') { split_by('/') } else { split_by('.') };
    if let [day, month, ref year @ ..] = figures[..]
        && let (Some(day), Some(month)) = (short_number(day), short_number(month))
    {
        return match year {
            [] => Some((day, month, None)),
            [year] => Some((day, month, Some(full_year(year)?))),
            _ => None,
        };
    }
    let at = typed.find(|c: char| !c.is_ascii_digit())?;
    let (day, rest) = (short_number(&typed[..at])?, typed[at..].trim_start_matches(['.', ' ']));
    let (month, year) = rest.split_once(' ').unwrap_or((rest, ""));
    let month = u32::try_from(place(Names::MonthLong, month)?).ok()? + 1;
    let year = if year.is_empty() { None } else { Some(four_digits(year.trim())?) };
    Some((day, month, year))
}

fn short_number(text: &str) -> Option<u32> {
    if matches!(text.len(), 1 | 2) { number(text) } else { None }
}

fn four_digits(text: &str) -> Option<i32> {
    let year = if text.len() == 4 { i32::try_from(number(text)?).ok()? } else { return None };
    YEARS.contains(&year).then_some(year)
}

/// A year of four digits, or of two in this century.
fn full_year(text: &str) -> Option<i32> {
    if text.len() == 2 { i32::try_from(number(text)?).ok().map(|year| 2000 + year) } else { four_digits(text) }
}

fn day_in_year(day: u32, month: u32, year: Option<i32>, today: Date) -> Result<Date, DateFault> {
    let in_year = |year| Date::from_ymd_opt(year, month, day);
    let found = match year {
        Some(year) => in_year(year),
        None => (0..=ROUND).filter_map(|ahead| in_year(today.year() + ahead)).find(|date| *date >= today),
    };
    found.ok_or(DateFault::NoSuchDay { day, month, year })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Say;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        parse_iso(text).expect("a date of the test")
    }

    /// Read on Wednesday 25 November 2026, in week 48.
    fn read(text: &str) -> Result<String, DateFault> {
        date(text, day("2026-11-25")).map(|d| d.to_string())
    }

    #[test]
    fn dates_are_read_as_people_type_them() {
        let cases = [
            ("2026-12-04", "2026-12-04"),
            ("4.12", "2026-12-04"),
            ("4.12.", "2026-12-04"),
            ("4/12", "2026-12-04"),
            ("04.12.2025", "2025-12-04"),
            ("4/12/27", "2027-12-04"),
            ("24.11", "2027-11-24"),
            ("25.11", "2026-11-25"),
            ("29.2", "2028-02-29"),
            ("4. des", "2026-12-04"),
            ("4 dec 2027", "2027-12-04"),
            ("4.desember", "2026-12-04"),
            ("1. MAJ", "2027-05-01"),
            ("1 may", "2027-05-01"),
            ("25. nov. 2026", "2026-11-25"),
            ("fri", "2026-11-27"),
            ("fre", "2026-11-27"),
            ("Fredag", "2026-11-27"),
            ("ons", "2026-11-25"),
            ("tysdag", "2026-12-01"),
            ("lør", "2026-11-28"),
            ("lördag", "2026-11-28"),
            ("laurdag", "2026-11-28"),
            ("fredag 4. desember", "2026-12-04"),
            ("Friday, 4 December 2026", "2026-12-04"),
            ("+2w", "2026-12-09"),
            ("+2u", "2026-12-09"),
            ("+2v", "2026-12-09"),
            ("+ 2 uker", "2026-12-09"),
            ("+2 veckor", "2026-12-09"),
            ("+3d", "2026-11-28"),
            ("-1m", "2026-10-25"),
            ("+1 år", "2027-11-25"),
            ("w49", "2026-11-30"),
            ("u49", "2026-11-30"),
            ("uke 49", "2026-11-30"),
            ("v49", "2026-11-30"),
            ("v. 49", "2026-11-30"),
            ("veke 48", "2027-11-29"),
            ("week 1 2026", "2025-12-29"),
            ("2027-W01", "2027-01-04"),
            ("w53", "2026-12-28"),
            ("i dag", "2026-11-25"),
            ("idag", "2026-11-25"),
            ("Today", "2026-11-25"),
            ("i morgon", "2026-11-26"),
            ("igår", "2026-11-24"),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text).as_deref(), Ok(expected), "{text}");
        }
    }

    /// Read on Wednesday 25 November 2026, in week 48.
    #[test]
    fn a_day_of_any_year_is_the_one_that_is_meant() {
        let cases = [
            // typed, ahead, back, near
            ("4.12", "2026-12-04", "2025-12-04", "2026-12-04"),
            ("10.11", "2027-11-10", "2026-11-10", "2026-11-10"),
            ("1. mars", "2027-03-01", "2026-03-01", "2027-03-01"),
            ("25.11", "2026-11-25", "2026-11-25", "2026-11-25"),
            ("w47", "2027-11-22", "2026-11-16", "2026-11-16"),
            ("uke 47", "2027-11-22", "2026-11-16", "2026-11-16"),
            ("vecka 47", "2027-11-22", "2026-11-16", "2026-11-16"),
            ("v. 49", "2026-11-30", "2025-12-01", "2026-11-30"),
            ("4.12.2026", "2026-12-04", "2026-12-04", "2026-12-04"),
            ("uke 49 2026", "2026-11-30", "2026-11-30", "2026-11-30"),
            ("+2u", "2026-12-09", "2026-12-09", "2026-12-09"),
            ("fredag", "2026-11-27", "2026-11-27", "2026-11-27"),
            ("fredag 4.12", "2026-12-04", "2026-12-04", "2026-12-04"),
        ];
        for (text, ahead, back, near) in cases {
            for (towards, expected) in [(Towards::Ahead, ahead), (Towards::Back, back), (Towards::Near, near)] {
                assert_eq!(date_towards(text, day("2026-11-25"), towards), Ok(day(expected)), "{text} {towards:?}");
            }
        }
    }

    #[test]
    fn days_that_are_not_there_are_named() {
        let no_day = |day, month, year| Err(DateFault::NoSuchDay { day, month, year });
        assert_eq!(read("31.2"), no_day(31, 2, None));
        assert_eq!(read("12/25"), no_day(12, 25, None));
        assert_eq!(read("2026-02-30"), no_day(30, 2, Some(2026)));
        assert_eq!(read("29. feb 2026"), no_day(29, 2, Some(2026)));
        assert_eq!(read("w54"), Err(DateFault::NoSuchWeek { week: 54, year: None }));
        assert_eq!(read("w53 2027"), Err(DateFault::NoSuchWeek { week: 53, year: Some(2027) }));
        assert_eq!(read("mandag 4.12.2026"), Err(DateFault::OtherWeekday { date: day("2026-12-04") }));
        for text in ["+10001d", "+9000y", "-9000y", "+99999999999d"] {
            assert_eq!(read(text), Err(DateFault::OutOfRange { text: text.to_owned() }), "{text}");
        }
    }

    #[test]
    fn nonsense_is_refused() {
        assert_eq!(read("  "), Err(DateFault::Empty));
        for text in [
            "soon",
            "4",
            "ma",
            "4. ma",
            "4.12.202",
            "4..12",
            "4.12.2026.1",
            "+2",
            "+w",
            "+2x",
            "w",
            "w49 x",
            "26-12-04",
            "desember",
            "fri fri",
            "4 des x",
            "٤.١٢",
        ] {
            assert_eq!(read(text), Err(DateFault::NotADate { text: text.to_owned() }), "{text}");
        }
    }

    #[test]
    fn three_letters_tell_names_apart() {
        for names in [Names::MonthLong, Names::WeekdayLong] {
            for language in Language::ALL {
                for (at, name) in names.list(language).iter().enumerate() {
                    let short: String = fold(name).chars().take(TELLING).collect();
                    assert_eq!(place(names, &short), Some(at), "{name}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn what_we_write_is_read_back(ahead in 0_i32..60_000) {
            let date_written = Length::Days(ahead).after(day("1900-01-01"));
            for say in Language::ALL.map(Say::new) {
                for text in [say.date(date_written), say.date_long(date_written)] {
                    prop_assert_eq!(date(&text, day("2026-11-25")), Ok(date_written));
                }
            }
        }

        #[test]
        fn any_text_gets_an_answer(text in "[-+0-9./ wuvdesmå]{0,12}|.{0,12}") {
            let _ = date(&text, day("2026-11-25"));
        }
    }
}
