//! Folding for search and keys for sorting, in the order of letters of a language.

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A language of a cooperation or of a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Norwegian bokmål.
    Nb,
    /// Norwegian nynorsk.
    Nn,
    /// Swedish.
    Sv,
    /// English.
    En,
}

impl Language {
    /// All languages, in the order in which texts are kept.
    pub const ALL: [Self; 4] = [Self::Nb, Self::Nn, Self::Sv, Self::En];

    /// The code of ISO 639.
    pub fn code(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::Nn => "nn",
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// The language of a code or of a locale name (`nb_NO.UTF-8`); none if it is no language of this program.
    pub fn from_code(text: &str) -> Option<Self> {
        let code = text.split(['_', '-', '.', '@']).next().unwrap_or_default().to_ascii_lowercase();
        match code.as_str() {
            "nb" | "no" => Some(Self::Nb),
            "nn" => Some(Self::Nn),
            "sv" => Some(Self::Sv),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}

/// Folds a text for searching: lower case, no marks, `æ` as `ae`, `ø` as `o`, `ß` as `ss`; `alvdalen` finds Älvdalen.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ŋ' => folded.push('n'),
            'þ' => folded.push_str("th"),
            'ß' => folded.push_str("ss"),
            'ŧ' => folded.push('t'),
            _ => folded.push(c),
        }
    }
    folded
}

/// The ASCII handle of a name: folded, words joined by hyphens.
pub fn handle(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// Makes sort keys: bytes whose plain order is the order of letters of one language.
pub struct Sorter(CollatorBorrowed<'static>);

impl Sorter {
    /// A sorter for a cooperation's language.
    pub fn new(language: Language) -> Self {
        let locale = match language {
            Language::Nb => locale!("nb"),
            Language::Nn => locale!("nn"),
            Language::Sv => locale!("sv"),
            Language::En => locale!("en"),
        };
        let collator = Collator::try_new(locale.into(), CollatorOptions::default());
        // The data of all four languages is compiled in; the root order is the fallback of the library itself.
        Self(
            collator
                .or_else(|_| Collator::try_new(locale!("und").into(), CollatorOptions::default()))
                .expect("compiled collation data"),
        )
    }

    /// The key of a text.
    pub fn key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::new();
        // Writing to a vector cannot fail.
        let Ok(()) = self.0.write_sort_key_to(text, &mut key);
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_finds_nordic_names() {
        assert_eq!(fold("Älvdalen"), "alvdalen");
        assert_eq!(fold("Øygarden"), "oygarden");
        assert_eq!(fold("Bærum"), "baerum");
        assert_eq!(handle("Aurskog-Høland kommune"), "aurskog-holand-kommune");
    }

    #[test]
    fn letters_sort_as_the_language_has_them() {
        let order = |language, mut names: Vec<&'static str>| {
            let sorter = Sorter::new(language);
            names.sort_by_key(|n| sorter.key(n));
            names
        };
        assert_eq!(order(Language::Sv, vec!["Öl", "Ål", "Äl", "Zon"]), ["Zon", "Ål", "Äl", "Öl"]);
        assert_eq!(order(Language::Nb, vec!["Ås", "Ølen", "Æsj", "Voss"]), ["Voss", "Æsj", "Ølen", "Ås"]);
    }

    #[test]
    fn languages_are_read_from_locale_names() {
        assert_eq!(Language::from_code("sv_SE.UTF-8"), Some(Language::Sv));
        assert_eq!(Language::from_code("no"), Some(Language::Nb));
        assert_eq!(Language::from_code("C"), None);
    }
}
