//! Dates, periods and lengths of time as each language writes them.

use chrono::Datelike;

use super::messages::{Msg, Names};
use super::say::Say;
use crate::domain::date::{Date, Length, MonthDay, Period, PeriodKind};
use crate::domain::rough_date::RoughDate;

/// A year that has every day.
const LEAP_YEAR: i32 = 2024;

impl Say {
    /// A date: `25. nov. 2026`.
    pub fn date(self, date: Date) -> String {
        let month = self.name(Names::MonthShort, date.month0() as usize);
        self.fill(Msg::DateShort, &[("day", &date.day()), ("month", &month), ("year", &date.year())])
    }

    /// A day of any year: `30. juni`.
    pub fn day_of_year(self, day: MonthDay) -> String {
        let date = day.in_year(LEAP_YEAR);
        let month = self.name(Names::MonthLong, date.month0() as usize);
        self.fill(Msg::DateOfYear, &[("day", &date.day()), ("month", &month)])
    }

    /// A date with its weekday, nothing shortened: `onsdag 25. november 2026`.
    pub fn date_long(self, date: Date) -> String {
        let weekday = self.name(Names::WeekdayLong, date.weekday().num_days_from_monday() as usize);
        let month = self.name(Names::MonthLong, date.month0() as usize);
        self.fill(Msg::DateLong, &[("weekday", &weekday), ("day", &date.day()), ("month", &month), ("year", &date.year())])
    }

    /// The weekday in three letters: `ons`.
    pub fn weekday_short(self, date: Date) -> &'static str {
        self.name(Names::WeekdayShort, date.weekday().num_days_from_monday() as usize)
    }

    /// The month a day lies in: `november 2026`.
    pub fn month_year(self, date: Date) -> String {
        let month = self.name(Names::MonthLong, date.month0() as usize);
        self.fill(Msg::MonthYear, &[("month", &month), ("year", &date.year())])
    }

    /// A month, from 0, where a column has three letters for it: `mar`.
    pub fn month_brief(self, month: usize) -> String {
        self.name(Names::MonthLong, month).chars().take(3).collect()
    }

    /// A calendar period in words: `1. kvartal 2024`.
    pub fn period(self, period: Period) -> String {
        let numbered = |msg| self.fill(msg, &[("number", &period.number), ("year", &period.year)]);
        match period.kind {
            PeriodKind::Year => period.year.to_string(),
            PeriodKind::HalfYear => numbered(Msg::PeriodHalf),
            PeriodKind::Quarter => numbered(Msg::PeriodQuarter),
            PeriodKind::Month => self.month_year(period.first()),
        }
    }

    /// A date as far as it is known: `25. nov. 2026`, `november 2026`, `4. kvartal 2026`, `2026`.
    pub fn rough_date(self, date: RoughDate) -> String {
        match date {
            RoughDate::Day(day) => self.date(day),
            RoughDate::Within(period) => self.period(period),
        }
    }

    /// A length of time as the agreement counts it: `18 måneder`.
    pub fn length(self, length: Length) -> String {
        match length {
            Length::Months(n) => self.count(Msg::LengthMonths, n, &[]),
            Length::Days(n) => self.count(Msg::LengthDays, n, &[]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse_iso;
    use crate::domain::sort::Language;

    fn in_all(said: impl Fn(Say) -> String) -> [String; 4] {
        Language::ALL.map(|language| said(Say::new(language)))
    }

    #[test]
    fn dates_are_written_as_at_home() {
        let day = parse_iso("2026-11-25").expect("a date");
        assert_eq!(in_all(|s| s.date(day)), ["25. nov. 2026", "25. nov. 2026", "25 nov 2026", "25 Nov 2026"]);
        assert_eq!(
            in_all(|s| s.date_long(parse_iso("2026-12-05").expect("a date"))),
            ["lørdag 5. desember 2026", "laurdag 5. desember 2026", "lördag 5 december 2026", "Saturday 5 December 2026"]
        );
        let leap_day = MonthDay::parse("02-29").expect("a day");
        assert_eq!(in_all(|s| s.day_of_year(leap_day)), ["29. februar", "29. februar", "29 februari", "29 February"]);
        assert_eq!(in_all(|s| s.weekday_short(day).to_owned()), ["ons", "ons", "ons", "Wed"]);
        assert_eq!(in_all(|s| s.month_year(day)), ["november 2026", "november 2026", "november 2026", "November 2026"]);
    }

    #[test]
    fn years_twelve_months_and_seven_days_are_named() {
        for language in Language::ALL {
            for names in [Names::MonthLong, Names::MonthShort] {
                assert_eq!(names.list(language).len(), 12);
            }
            for names in [Names::WeekdayLong, Names::WeekdayShort] {
                assert_eq!(names.list(language).len(), 7);
            }
        }
    }

    #[test]
    fn periods_are_said_in_words() {
        let period = |kind, number| Period { year: 2024, kind, number };
        let quarter = in_all(|s| s.period(period(PeriodKind::Quarter, 1)));
        assert_eq!(quarter, ["1. kvartal 2024", "1. kvartal 2024", "kvartal 1 2024", "Q1 2024"]);
        assert_eq!(in_all(|s| s.period(Period::year(2024))), ["2024"; 4]);
        assert_eq!(Say::new(Language::Sv).period(period(PeriodKind::Month, 5)), "maj 2024");
        assert_eq!(Say::new(Language::Nn).period(period(PeriodKind::HalfYear, 2)), "2. halvår 2024");
    }

    #[test]
    fn lengths_keep_the_unit_of_the_agreement() {
        assert_eq!(in_all(|s| s.length(Length::Months(18))), ["18 måneder", "18 månader", "18 månader", "18 months"]);
        assert_eq!(in_all(|s| s.length(Length::Days(1))), ["1 dag", "1 dag", "1 dag", "1 day"]);
    }
}
