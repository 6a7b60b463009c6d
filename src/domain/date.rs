//! Civil dates, and the arithmetic that agreements need of them: month steps, days of a year, periods, lead times.

mod period;

pub use period::{Period, PeriodKind};

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::Deserialize;

/// A civil date; it has no time of day and no zone.
pub type Date = NaiveDate;

/// A stretch of days with both ends included; an absent end is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    from: Option<Date>,
    until: Option<Date>,
}

impl Span {
    /// A stretch of days, both ends included.
    pub fn new(from: Option<Date>, until: Option<Date>) -> Self {
        Self { from, until }
    }

    /// Whether a day lies in the stretch.
    pub fn contains(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether two stretches share a day.
    pub fn overlaps(&self, other: &Self) -> bool {
        let starts_in_time = |a: &Self, b: &Self| match (a.from, b.until) {
            (Some(from), Some(until)) => from <= until,
            _ => true,
        };
        starts_in_time(self, other) && starts_in_time(other, self)
    }
}

/// A length of time as agreements give it: whole months, or whole days. Negative lengths point backwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Whole months; a step keeps the day and clamps to the month's last.
    Months(i32),
    /// Whole days.
    Days(i32),
}

impl Length {
    /// Reads `"18 months"`, `"1 month"`, `"-14 days"`, `"2 years"`, `"1 week"`.
    pub fn parse(text: &str) -> Option<Self> {
        let (number, unit) = text.trim().split_once(' ')?;
        let number: i32 = number.parse().ok().filter(|n: &i32| n.abs() <= 10_000)?;
        match unit.trim() {
            "day" | "days" => Some(Self::Days(number)),
            "week" | "weeks" => Some(Self::Days(number * 7)),
            "month" | "months" => Some(Self::Months(number)),
            "year" | "years" => Some(Self::Months(number * 12)),
            _ => None,
        }
    }

    /// The day this length after `day`.
    ///
    /// Month steps keep the day and clamp: 2026-12-31 plus 18 months is 2028-06-30.
    pub fn after(self, day: Date) -> Date {
        match self {
            Self::Months(n) => add_months(day, n),
            Self::Days(n) => add_days(day, i64::from(n)),
        }
    }

    /// The day this length before `day`.
    pub fn before(self, day: Date) -> Date {
        match self {
            Self::Months(n) => add_months(day, -n),
            Self::Days(n) => add_days(day, -i64::from(n)),
        }
    }
}

/// Steps whole months, keeping the day and clamping to the month's last; stays within the calendar's range.
pub fn add_months(day: Date, months: i32) -> Date {
    let step = Months::new(months.unsigned_abs());
    if months < 0 { day.checked_sub_months(step).unwrap_or(Date::MIN) } else { day.checked_add_months(step).unwrap_or(Date::MAX) }
}

/// Steps whole days; stays within the calendar's range.
pub fn add_days(day: Date, days: i64) -> Date {
    let step = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(step).unwrap_or(Date::MIN) } else { day.checked_add_days(step).unwrap_or(Date::MAX) }
}

/// How many years back of today a record can be dated.
pub const YEARS_BACK: u32 = 50;
/// How many years ahead of today a record can be dated.
pub const YEARS_AHEAD: u32 = 10;

/// Whether a day is near enough to today to be meant: what is typed for this century is easily a day of another.
pub fn is_near(day: Date, today: Date) -> bool {
    let back = today.checked_sub_months(Months::new(12 * YEARS_BACK)).unwrap_or(Date::MIN);
    let ahead = today.checked_add_months(Months::new(12 * YEARS_AHEAD)).unwrap_or(Date::MAX);
    (back..=ahead).contains(&day)
}

/// A day of the year without a year (`06-30`); 29 February falls on the 28th in other years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MonthDay {
    month: u32,
    day: u32,
}

impl MonthDay {
    /// Reads `MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        let (month, day) = text.split_once('-')?;
        let (month, day) = (two_digits(month)?, two_digits(day)?);
        Date::from_ymd_opt(2024, month, day).map(|_| Self { month, day })
    }

    /// This day in a year.
    pub fn in_year(self, year: i32) -> Date {
        Date::from_ymd_opt(year, self.month, self.day).unwrap_or_else(|| month_end(year, self.month))
    }

    /// The first such day on or after `day`.
    pub fn on_or_after(self, day: Date) -> Date {
        let here = self.in_year(day.year());
        if here >= day { here } else { self.in_year(day.year() + 1) }
    }
}

fn two_digits(text: &str) -> Option<u32> {
    (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

/// The first day of a month; stays within the calendar's range.
pub fn month_start(year: i32, month: u32) -> Date {
    Date::from_ymd_opt(year, month.clamp(1, 12), 1).unwrap_or(if year < 0 { Date::MIN } else { Date::MAX })
}

/// The last day of a month.
pub fn month_end(year: i32, month: u32) -> Date {
    add_days(add_months(month_start(year, month), 1), -1)
}

/// From when an obligation warns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// This long before the last day.
    Before(Length),
    /// From a day of the year in which the last day lies.
    Day(MonthDay),
    /// From the first day of the period.
    Start,
}

impl Lead {
    /// Reads `"60 days"`, `"09-01"` or `"start"`.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "start" {
            return Some(Self::Start);
        }
        MonthDay::parse(text).map(Self::Day).or_else(|| Length::parse(text).map(Self::Before))
    }

    /// The first day of warning for a window of days.
    pub fn from(self, first: Date, last: Date) -> Date {
        match self {
            Self::Before(length) => length.before(last),
            Self::Day(day) => day.in_year(last.year()),
            Self::Start => first,
        }
    }
}

/// What a text in a charter should have been; the wording is made from it in the user's language.
pub mod expected {
    /// A date `YYYY-MM-DD`.
    pub const DATE: &str = "date";
    /// A day of the year `MM-DD`.
    pub const MONTH_DAY: &str = "month-day";
    /// A length of time.
    pub const LENGTH: &str = "length";
    /// A lead time.
    pub const LEAD: &str = "lead";
}

macro_rules! text_form {
    ($type:ty, $expected:expr, $parse:expr, $print:expr) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let print: fn(&$type) -> String = $print;
                serializer.serialize_str(&print(self))
            }
        }

        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "format": $expected })
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Text;
                impl serde::de::Visitor<'_> for Text {
                    type Value = $type;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str($expected)
                    }
                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$type, E> {
                        let parse: fn(&str) -> Option<$type> = $parse;
                        parse(text).ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(text), &self))
                    }
                }
                deserializer.deserialize_str(Text)
            }
        }
    };
}

pub(crate) use text_form;

text_form!(Length, expected::LENGTH, Length::parse, |length| match length {
    Length::Months(n) => format!("{n} months"),
    Length::Days(n) => format!("{n} days"),
});
text_form!(MonthDay, expected::MONTH_DAY, MonthDay::parse, |day| format!("{:02}-{:02}", day.month, day.day));
text_form!(Lead, expected::LEAD, Lead::parse, |lead| match lead {
    Lead::Before(Length::Months(n)) => format!("{n} months"),
    Lead::Before(Length::Days(n)) => format!("{n} days"),
    Lead::Day(day) => format!("{:02}-{:02}", day.month, day.day),
    Lead::Start => "start".to_owned(),
});

/// A day as charters write it: `YYYY-MM-DD` and nothing else, where the calendar's own reading takes `2025-1-1` too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct IsoDay(pub(crate) Date);

text_form!(IsoDay, expected::DATE, |text| parse_iso(text).map(IsoDay), |day| day.0.to_string());

/// Reads a field that may hold an [`IsoDay`].
pub(crate) fn iso_day<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    Ok(Option::<IsoDay>::deserialize(deserializer)?.map(|day| day.0))
}

/// Reads an ISO date strictly: `YYYY-MM-DD` and nothing else.
pub fn parse_iso(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(|(i, b)| if i == 4 || i == 7 { *b == b'-' } else { b.is_ascii_digit() });
    let number = |digits: &str| digits.parse().ok();
    let year = text.get(..4).filter(|_| shaped)?.parse().ok()?;
    Date::from_ymd_opt(year, number(&text[5..7])?, number(&text[8..])?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        parse_iso(text).expect("a date of the test")
    }

    #[test]
    fn month_steps_keep_the_day_and_clamp() {
        assert_eq!(Length::Months(18).after(day("2026-12-31")), day("2028-06-30"));
        assert_eq!(Length::Months(18).after(day("2026-12-30")), day("2028-06-30"));
        assert_eq!(Length::Months(12).after(day("2024-02-29")), day("2025-02-28"));
        assert_eq!(Length::Months(-1).after(day("2026-03-31")), day("2026-02-28"));
    }

    #[test]
    fn the_day_of_a_year_is_found_on_or_after() {
        let june = MonthDay::parse("06-30").expect("a day");
        assert_eq!(june.on_or_after(day("2026-06-30")), day("2026-06-30"));
        assert_eq!(june.on_or_after(day("2026-07-01")), day("2027-06-30"));
        assert_eq!(MonthDay::parse("02-29").expect("a day").in_year(2026), day("2026-02-28"));
        assert_eq!(MonthDay::parse("02-30"), None);
    }

    #[test]
    fn lengths_and_leads_are_read_and_written_alike() {
        for text in ["18 months", "-14 days"] {
            let length = Length::parse(text).expect("a length");
            assert_eq!(serde_json::to_value(length).expect("text"), text);
        }
        assert_eq!(Length::parse("2 years"), Some(Length::Months(24)));
        assert_eq!(Length::parse("soon"), None);
        assert_eq!(Lead::parse("start"), Some(Lead::Start));
        assert_eq!(Lead::parse("09-01").map(|l| l.from(day("2026-01-01"), day("2026-12-31"))), Some(day("2026-09-01")));
    }

    #[test]
    fn dates_are_read_strictly() {
        assert_eq!(parse_iso("2026-02-29"), None);
        assert_eq!(parse_iso("26-02-01"), None);
        assert_eq!(parse_iso("+2026-2-1"), None);
    }

    #[test]
    fn spans_include_both_ends() {
        let span = Span::new(Some(day("2020-01-01")), Some(day("2020-12-31")));
        assert!(span.contains(day("2020-01-01")) && span.contains(day("2020-12-31")));
        assert!(!span.contains(day("2021-01-01")));
        assert!(!span.overlaps(&Span::new(Some(day("2021-01-01")), None)));
        assert!(span.overlaps(&Span::new(Some(day("2020-12-31")), None)));
    }
}
