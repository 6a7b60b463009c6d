//! Numbers that public registers give to municipalities and organisations, and how a slip of the finger shows in them.

/// How a number stands against the rule it is made by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrgNumber {
    /// Its check digit is right.
    Sound,
    /// It has as many digits as it must, but the last does not follow from the others.
    WrongCheckDigit,
    /// It cannot be one.
    NotOne,
}

/// Whether a municipality can have this number: four digits in Norway and in Sweden.
pub fn is_municipality_number(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
}

/// Judges an organisation number: nine digits in Norway (weighted, modulo 11), ten in Sweden (Luhn's way), blanks and
/// hyphens left aside.
pub fn organisation_number(text: &str) -> OrgNumber {
    let written = text.chars().filter(|c| !c.is_whitespace() && *c != '-');
    let Some(digits) = written.map(|c| c.to_digit(10)).collect::<Option<Vec<_>>>() else { return OrgNumber::NotOne };
    let sound = match digits.len() {
        9 => digits.iter().zip([3, 2, 7, 6, 5, 4, 3, 2, 1]).map(|(digit, weight)| digit * weight).sum::<u32>() % 11 == 0,
        10 => digits.iter().zip([2, 1].into_iter().cycle()).map(|(digit, weight)| luhn(digit * weight)).sum::<u32>() % 10 == 0,
        _ => return OrgNumber::NotOne,
    };
    if sound { OrgNumber::Sound } else { OrgNumber::WrongCheckDigit }
}

/// The sum of the digits of a number below twenty.
fn luhn(product: u32) -> u32 {
    product / 10 + product % 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_municipalities_on_record_are_sound_and_one_other_digit_is_not() {
        for sound in ["920125298", "964 338 531", "820956532", "212000-2189", "2120002189"] {
            assert_eq!(organisation_number(sound), OrgNumber::Sound, "{sound}");
        }
        for slip in ["920125289", "212000-2188"] {
            assert_eq!(organisation_number(slip), OrgNumber::WrongCheckDigit, "{slip}");
        }
        for other in ["", "12345678", "92012529B", "٩20125298"] {
            assert_eq!(organisation_number(other), OrgNumber::NotOne, "{other}");
        }
    }

    #[test]
    fn a_municipality_has_four_digits() {
        assert!(is_municipality_number("0301") && is_municipality_number("2034"));
        assert!(!is_municipality_number("301") && !is_municipality_number("20345") && !is_municipality_number("20a4"));
    }
}
