//! Numbers and amounts as each language writes them, always exact.

use super::messages::Msg;
use super::say::Say;
use crate::domain::money::{Currency, Money};

impl Say {
    /// A whole number with its thousands grouped.
    pub fn integer(self, n: impl Into<i128>) -> String {
        self.decimal(n.into(), 0)
    }

    /// A number given in units of its last decimal: `decimal(12_345, 2)` is 123,45.
    pub fn decimal(self, units: i128, decimals: usize) -> String {
        let digits = format!("{:0>1$}", units.unsigned_abs(), decimals + 1);
        let (whole, fraction) = digits.split_at(digits.len() - decimals);
        let mut said = String::with_capacity(digits.len() * 2);
        if units < 0 {
            said.push('-');
        }
        for (at, digit) in whole.char_indices() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                said.push_str(self.msg(Msg::NumberGroup));
            }
            said.push(digit);
        }
        if !fraction.is_empty() {
            said.push_str(self.msg(Msg::NumberDecimal));
            said.push_str(fraction);
        }
        said
    }

    /// An amount without its currency: `204 000,00`.
    pub fn amount(self, money: Money) -> String {
        self.decimal(i128::from(money.minor()), 2)
    }

    /// An amount with its currency: `204 000,00 kr`; the reader's own krone is `kr`, others go by their code.
    pub fn money(self, money: Money, currency: Currency) -> String {
        let name = self.msg(match currency {
            Currency::Nok => Msg::CurrencyNok,
            Currency::Sek => Msg::CurrencySek,
            Currency::Dkk => Msg::CurrencyDkk,
            Currency::Eur => Msg::CurrencyEur,
        });
        self.fill(Msg::Money, &[("amount", &self.amount(money)), ("currency", &name)])
    }

    /// The percentage that a part is of a whole, rounded to so many decimals, halves away from zero; none of nothing.
    pub fn percent(self, part: i64, whole: i64, decimals: u8) -> Option<String> {
        // Nine decimals keep the product below within 128 bits, and nobody reads more.
        let decimals = decimals.min(9);
        let scaled = i128::from(part) * 100 * 10_i128.pow(u32::from(decimals));
        let (whole, sign) = (i128::from(whole).abs(), i128::from(whole.signum()));
        let rounded = (scaled.abs() * 2 + whole).checked_div(whole * 2)? * scaled.signum() * sign;
        Some(self.fill(Msg::Percent, &[("n", &self.decimal(rounded, usize::from(decimals)))]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sort::Language::{En, Nb, Nn, Sv};

    #[test]
    fn thousands_are_grouped() {
        let said = |n: i64| Say::new(Nb).integer(n);
        assert_eq!([said(0), said(999), said(1000), said(-1_234_567)], ["0", "999", "1\u{a0}000", "-1\u{a0}234\u{a0}567"]);
        assert_eq!(Say::new(En).integer(u64::MAX), "18,446,744,073,709,551,615");
    }

    #[test]
    fn amounts_are_exact_to_the_ore() {
        let said = |minor| Say::new(Sv).amount(Money::from_minor(minor));
        assert_eq!(
            [said(5), said(-5), said(100), said(i64::MIN)],
            ["0,05", "-0,05", "1,00", "-92\u{a0}233\u{a0}720\u{a0}368\u{a0}547\u{a0}758,08"]
        );
    }

    #[test]
    fn money_names_its_currency_for_the_reader() {
        let said = |language, currency| Say::new(language).money(Money::from_minor(20_400_000), currency);
        assert_eq!(said(Nb, Currency::Nok), "204\u{a0}000,00\u{a0}kr");
        assert_eq!(said(Nn, Currency::Sek), "204\u{a0}000,00\u{a0}SEK");
        assert_eq!(said(Sv, Currency::Sek), "204\u{a0}000,00\u{a0}kr");
        assert_eq!(said(En, Currency::Nok), "NOK\u{a0}204,000.00");
    }

    #[test]
    fn percentages_round_halves_away_from_zero() {
        let said = |part, whole, decimals| Say::new(Nb).percent(part, whole, decimals);
        assert_eq!(said(1, 3, 2).as_deref(), Some("33,33\u{a0}%"));
        assert_eq!(said(1, 8, 0).as_deref(), Some("13\u{a0}%"));
        assert_eq!(said(-1, 8, 0).as_deref(), Some("-13\u{a0}%"));
        assert!(said(i64::MAX, 1, 9).is_some_and(|text| text.ends_with("700,000000000\u{a0}%")));
        assert_eq!(said(1, 0, 2), None);
        assert_eq!(Say::new(En).percent(1, 2, 1).as_deref(), Some("50.0%"));
    }
}
