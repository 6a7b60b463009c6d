//! Amounts and dates that could not be read as they were typed.

use crate::domain::money::Money;
use crate::text::read::{AmountFault, DateFault};
use crate::text::{Msg, Names, Say};

/// An amount that cannot be read.
pub(super) fn amount(say: Say, fault: &AmountFault) -> Vec<String> {
    let how = say.msg(Msg::AmountHow).to_owned();
    match fault {
        AmountFault::Empty => vec![say.msg(Msg::AmountEmpty).to_owned(), how],
        AmountFault::NotAnAmount { text } => vec![say.fill(Msg::AmountNot, &[("text", text)]), how],
        AmountFault::Ambiguous { text, grouped, thousandths } => two_meanings(say, text, *grouped, *thousandths),
        AmountFault::TooManyDecimals { text, decimals } => {
            let decimals = i128::try_from(*decimals).unwrap_or(i128::MAX);
            vec![say.count(Msg::AmountDecimals, decimals, &[("text", text)]), how]
        }
        AmountFault::OutOfRange { text } => {
            vec![say.fill(Msg::AmountTooLarge, &[("text", text)]), say.msg(Msg::AmountTooLargeNext).to_owned()]
        }
        AmountFault::OtherCurrency { text, kept } => vec![
            say.fill(Msg::AmountCurrency, &[("text", text), ("currency", &kept.code())]),
            say.msg(Msg::AmountCurrencyNext).to_owned(),
        ],
    }
}

/// Both meanings of `1.234`, and how to write each so that it has only one.
fn two_meanings(say: Say, text: &str, grouped: Money, thousandths: i64) -> Vec<String> {
    let whole = say.amount(grouped);
    let decimal = say.decimal(i128::from(thousandths), 3);
    let sign = if thousandths < 0 { "-" } else { "" };
    // Amounts have two decimals: half a minor unit goes away from zero, as in all rounding here.
    let units = (thousandths.unsigned_abs() + 5) / 10;
    let typed = format!("{sign}{}{}{:02}", units / 100, say.msg(Msg::NumberDecimal), units % 100);
    let meant = if thousandths % 10 == 0 { Msg::AmountMeant } else { Msg::AmountMeantRounded };
    let plain = format!("{}", grouped.minor() / 100);
    vec![
        say.fill(Msg::AmountTwoMeanings, &[("text", &text), ("grouped", &whole), ("decimal", &decimal)]),
        say.fill(Msg::AmountMeant, &[("amount", &whole), ("typed", &plain)]),
        say.fill(meant, &[("amount", &decimal), ("typed", &typed)]),
    ]
}

/// A date that cannot be read.
pub(super) fn date(say: Say, text: &str, fault: &DateFault) -> Vec<String> {
    let not = || say.fill(Msg::DateNot, &[("text", &text)]);
    let first = match fault {
        DateFault::Empty => say.msg(Msg::DateEmpty).to_owned(),
        DateFault::NotADate { .. } => not(),
        DateFault::NoSuchDay { day: 0, .. } => not(),
        DateFault::NoSuchDay { day, month, year } => no_such_day(say, text, *day, *month, *year),
        DateFault::NoSuchWeek { week, year: None } => say.fill(Msg::DateNoSuchWeek, &[("text", &text), ("week", week)]),
        DateFault::NoSuchWeek { week, year: Some(year) } => {
            say.fill(Msg::DateNoSuchWeekIn, &[("text", &text), ("week", week), ("year", year)])
        }
        DateFault::OtherWeekday { date } => {
            let date = say.date_long(*date);
            let first = say.fill(Msg::DateOtherWeekday, &[("text", &text), ("date", &date)]);
            return vec![first, say.msg(Msg::DateOtherWeekdayNext).to_owned()];
        }
        DateFault::OutOfRange { .. } => say.fill(Msg::DateTooFar, &[("text", &text)]),
    };
    vec![first, say.msg(Msg::DateHow).to_owned()]
}

fn no_such_day(say: Say, text: &str, day: u32, month: u32, year: Option<i32>) -> String {
    if !(1..=12).contains(&month) {
        return say.fill(Msg::DateNoSuchMonth, &[("text", &text), ("month", &month)]);
    }
    let name = say.name(Names::MonthLong, month as usize - 1);
    let month = match year {
        Some(year) => say.fill(Msg::MonthYear, &[("month", &name), ("year", &year)]),
        None => name.to_owned(),
    };
    say.fill(Msg::DateNoSuchDay, &[("text", &text), ("month", &month), ("day", &day)])
}
