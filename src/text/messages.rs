//! The texts as they were compiled from `assets/locales` by `build.rs`.

use crate::domain::sort::Language;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// Where a text stands among all.
#[derive(Clone, Copy)]
struct Place {
    from: u32,
    until: u32,
}

impl Place {
    fn text(self) -> &'static str {
        &TEXTS[self.from as usize..self.until as usize]
    }
}

impl Msg {
    /// The text of a language, its placeholders unfilled; of a counted text the form for many.
    pub fn text(self, language: Language) -> &'static str {
        MSG[self as usize][language as usize][1].text()
    }

    /// The text for one thing, of a counted text; otherwise the text.
    pub(super) fn one(self, language: Language) -> &'static str {
        MSG[self as usize][language as usize][0].text()
    }
}

impl Names {
    /// The names in a language.
    pub fn list(self, language: Language) -> &'static [&'static str] {
        NAMES[self as usize][language as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_stand_in_the_order_of_the_enums() {
        assert_eq!(Msg::NumberDecimal.text(Language::En), ".");
        assert_eq!(Msg::ListLast.text(Language::Sv), "{rest} och {last}");
        assert_eq!(Names::WeekdayLong.list(Language::Nn)[0], "måndag");
        assert!(Msg::ALL.iter().enumerate().all(|(i, m)| *m as usize == i));
        assert_eq!(Msg::LengthDays.key(), "length_days");
    }

    #[test]
    fn languages_are_numbered_as_the_tables_have_them() {
        assert_eq!(Language::ALL.map(|l| l as usize), [0, 1, 2, 3]);
    }
}
