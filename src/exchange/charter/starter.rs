//! A charter to begin with: commented, small, and sound.

use crate::domain::sort::Language;

/// The text of a new charter, with its comments in a language.
pub fn starter(language: Language) -> String {
    match language {
        Language::Nb => include_str!("../../../assets/starter/nb.toml"),
        Language::Nn => include_str!("../../../assets/starter/nn.toml"),
        Language::Sv => include_str!("../../../assets/starter/sv.toml"),
        Language::En => include_str!("../../../assets/starter/en.toml"),
    }
    .to_owned()
}
