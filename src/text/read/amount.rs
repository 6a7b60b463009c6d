//! Amounts as they are typed.

use crate::domain::money::{Currency, Money};

/// Why a text is no amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmountFault {
    /// Nothing was typed.
    Empty,
    /// It does not read as an amount.
    NotAnAmount {
        /// What was typed.
        text: String,
    },
    /// `1.234` is a thousand and more to some and little more than one to others.
    Ambiguous {
        /// What was typed.
        text: String,
        /// The amount if the sign groups thousands.
        grouped: Money,
        /// The amount if the sign is the decimal one, in thousandths of the major unit.
        thousandths: i64,
    },
    /// There are more decimals than the currency has.
    TooManyDecimals {
        /// What was typed.
        text: String,
        /// How many decimals it has.
        decimals: usize,
    },
    /// It is more than can be kept.
    OutOfRange {
        /// What was typed.
        text: String,
    },
    /// It names another currency than amounts are kept in.
    OtherCurrency {
        /// What was typed.
        text: String,
        /// The currency amounts are kept in.
        kept: Currency,
    },
}

const CURRENCIES: [Currency; 4] = [Currency::Nok, Currency::Sek, Currency::Dkk, Currency::Eur];
const DECIMALS: usize = 2;

/// Reads an amount in major units: `340 000`, `10000,02`, `1.234,50`, `1,234.50`, `3,-`, `-12,5`, `NOK 5`, `5 kr`.
pub fn amount(text: &str, currency: Currency) -> Result<Money, AmountFault> {
    let shape = Fault { text };
    let typed = plain_spaces(text);
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(AmountFault::Empty);
    }
    let number = without_currency(typed, currency, &shape)?;
    let (negative, number) = match number.strip_prefix('-') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, number),
    };
    let (whole, decimals) = split(number, negative, &shape)?;
    if decimals.len() > DECIMALS {
        return Err(AmountFault::TooManyDecimals { text: text.to_owned(), decimals: decimals.len() });
    }
    let minor = format!("{whole}{decimals:0<DECIMALS$}");
    signed(&minor, negative).map(Money::from_minor).ok_or_else(|| shape.out_of_range())
}

/// The text as typed, for the faults.
struct Fault<'a> {
    text: &'a str,
}

impl Fault<'_> {
    fn not_an_amount(&self) -> AmountFault {
        AmountFault::NotAnAmount { text: self.text.to_owned() }
    }

    fn out_of_range(&self) -> AmountFault {
        AmountFault::OutOfRange { text: self.text.to_owned() }
    }
}

/// Spaces of all breadths as one, and the typographic minus as the typed one.
fn plain_spaces(text: &str) -> String {
    let plain = |c: char| match c {
        '\u{2212}' => '-',
        _ if c.is_whitespace() => ' ',
        _ => c,
    };
    text.chars().map(plain).collect()
}

/// Takes the currency from either end, where it is the one that amounts are kept in.
fn without_currency<'a>(typed: &'a str, kept: Currency, fault: &Fault) -> Result<&'a str, AmountFault> {
    let letter = |c: char| c.is_alphabetic();
    let (before, rest) = typed.split_at(typed.find(|c| !letter(c)).unwrap_or(typed.len()));
    let rest = rest.trim_start();
    let dotless = rest.strip_suffix('.').filter(|r| r.ends_with(letter)).unwrap_or(rest);
    let number = dotless.trim_end_matches(letter);
    let names = [before, &dotless[number.len()..]];
    let is = |name: &str, currency: Currency| {
        name.eq_ignore_ascii_case(currency.code()) || (currency != Currency::Eur && name.eq_ignore_ascii_case("kr"))
    };
    for name in names.into_iter().filter(|name| !name.is_empty()) {
        if !is(name, kept) {
            let other = CURRENCIES.into_iter().any(|currency| is(name, currency));
            return Err(if other {
                AmountFault::OtherCurrency { text: fault.text.to_owned(), kept }
            } else {
                fault.not_an_amount()
            });
        }
    }
    if names.iter().all(|name| !name.is_empty()) {
        return Err(fault.not_an_amount());
    }
    Ok(if names[1].is_empty() { rest } else { number.trim_end() })
}

/// The digits before and after the decimal sign.
fn split<'a>(number: &'a str, negative: bool, fault: &Fault) -> Result<(String, &'a str), AmountFault> {
    let grouped = |text: &str, sign: char| ungroup(text, sign).ok_or_else(|| fault.not_an_amount());
    // `3,-` says that there are no decimals, so any sign before it groups.
    if let Some(whole) = [",-", ".-", ":-"].into_iter().find_map(|end| number.strip_suffix(end)) {
        return Ok((grouped(whole, whole.chars().find(|c| !c.is_ascii_digit()).unwrap_or(' '))?, ""));
    }
    let Some(at) = number.rfind(['.', ',']) else { return Ok((grouped(number, ' ')?, "")) };
    let (before, sign, after) = (&number[..at], char::from(number.as_bytes()[at]), &number[at + 1..]);
    if before.contains(sign) {
        return Ok((grouped(number, sign)?, ""));
    }
    if after.is_empty() || !after.bytes().all(|b| b.is_ascii_digit()) {
        return Err(fault.not_an_amount());
    }
    let whole = grouped(before, before.chars().find(|c| !c.is_ascii_digit()).unwrap_or(' '))?;
    if after.len() == 3 && before == whole && before.len() <= 3 {
        let digits = format!("{before}{after}");
        let meanings = signed(&format!("{digits}00"), negative).zip(signed(&digits, negative));
        let (grouped, thousandths) = meanings.ok_or_else(|| fault.out_of_range())?;
        let text = fault.text.to_owned();
        return Err(AmountFault::Ambiguous { text, grouped: Money::from_minor(grouped), thousandths });
    }
    Ok((whole, after))
}

/// The digits of `340000` or `1 234 567`, whose groups but the first must be of three.
fn ungroup(text: &str, sign: char) -> Option<String> {
    let mut groups = text.split(sign);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let digits = |group: &&str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    let fits = (rest.is_empty() || first.len() <= 3) && rest.iter().all(|group| group.len() == 3);
    let sound = [' ', '.', ','].contains(&sign) && fits && digits(&first) && rest.iter().all(digits);
    sound.then(|| format!("{first}{}", rest.concat()))
}

fn signed(digits: &str, negative: bool) -> Option<i64> {
    if negative { format!("-{digits}").parse().ok() } else { digits.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sort::Language;
    use crate::text::Say;
    use proptest::prelude::*;

    fn minor(text: &str) -> Result<i64, AmountFault> {
        amount(text, Currency::Nok).map(Money::minor)
    }

    #[test]
    fn amounts_are_read_as_people_type_them() {
        let cases = [
            ("340000", 34_000_000),
            ("340 000", 34_000_000),
            ("340\u{a0}000", 34_000_000),
            ("10000,02", 1_000_002),
            ("10000.02", 1_000_002),
            ("1 000 000,50", 100_000_050),
            ("1.234,50", 123_450),
            ("1,234.50", 123_450),
            ("1.234.567", 123_456_700),
            ("3,-", 300),
            ("3:-", 300),
            ("1.234,-", 123_400),
            ("-12,5", -1_250),
            ("\u{2212}12,5", -1_250),
            ("- 5", -500),
            (" 0 ", 0),
            ("5 kr", 500),
            ("5kr.", 500),
            ("204 000,00 NOK", 20_400_000),
            ("nok 204,000.00", 20_400_000),
            ("kr 5,-", 500),
            ("92233720368547758,07", i64::MAX),
            ("-92233720368547758,08", i64::MIN),
        ];
        for (text, expected) in cases {
            assert_eq!(minor(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn a_sign_before_three_digits_is_never_guessed() {
        let text = |t: &str| t.to_owned();
        for (typed, grouped, thousandths) in [("340.000", 34_000_000, 340_000), ("-1,234", -123_400, -1_234)] {
            let grouped = Money::from_minor(grouped);
            assert_eq!(minor(typed), Err(AmountFault::Ambiguous { text: text(typed), grouped, thousandths }));
        }
        assert!(matches!(minor("1.234 kr"), Err(AmountFault::Ambiguous { .. })));
        for typed in ["1 234,500", "1.234,500", "1234,500"] {
            assert_eq!(minor(typed), Err(AmountFault::TooManyDecimals { text: text(typed), decimals: 3 }), "{typed}");
        }
    }

    #[test]
    fn nonsense_is_refused() {
        assert_eq!(minor(" \t"), Err(AmountFault::Empty));
        for typed in [
            "kr", "NOK", "5,", ",5", "12 34", "1000 000", "1  000", "1.23.456", "1.234.56", "1,2.3,4", "1'000", "5-", "--5", "٣",
            "5 kr kr", "kr 5 kr", "5 x", "1e3", "-", "a1b", ".", "1:234,-",
        ] {
            assert_eq!(minor(typed), Err(AmountFault::NotAnAmount { text: typed.to_owned() }), "{typed}");
        }
        for typed in ["92233720368547758,08", "99999999999999999999999999", "-92233720368547758,09"] {
            assert_eq!(minor(typed), Err(AmountFault::OutOfRange { text: typed.to_owned() }), "{typed}");
        }
    }

    #[test]
    fn another_currency_is_refused() {
        let fault = AmountFault::OtherCurrency { text: "5 SEK".to_owned(), kept: Currency::Nok };
        assert_eq!(amount("5 SEK", Currency::Nok), Err(fault));
        assert!(matches!(amount("5 kr", Currency::Eur), Err(AmountFault::OtherCurrency { .. })));
        assert_eq!(amount("5 EUR", Currency::Eur), Ok(Money::from_minor(500)));
    }

    proptest! {
        #[test]
        fn what_we_write_is_read_back(minor in any::<i64>()) {
            let money = Money::from_minor(minor);
            for say in Language::ALL.map(Say::new) {
                prop_assert_eq!(amount(&say.amount(money), Currency::Sek), Ok(money));
                prop_assert_eq!(amount(&say.money(money, Currency::Sek), Currency::Sek), Ok(money));
            }
        }

        #[test]
        fn any_text_gets_an_answer(text in "[-0-9., kr]{0,12}|.{0,12}") {
            let _ = amount(&text, Currency::Nok);
        }
    }
}
