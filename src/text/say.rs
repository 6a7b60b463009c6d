//! A language and what can be said in it.

use std::fmt::Display;

use super::messages::{Msg, Names};
use crate::domain::charter::Paper;
use crate::domain::sort::Language;

/// A language to say things in.
///
/// What it makes may carry names as people typed them; [`Shown`](super::Shown) makes it fit for a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Say {
    language: Language,
}

impl Say {
    /// Says things in a language.
    pub fn new(language: Language) -> Self {
        Self { language }
    }

    /// The language.
    pub fn language(self) -> Language {
        self.language
    }

    /// A text with nothing to fill in.
    pub fn msg(self, msg: Msg) -> &'static str {
        msg.text(self.language)
    }

    /// A text with its placeholders filled: `fill(Msg::DeedMeetingHeld, &[("body", &body), ("date", &date)])`.
    pub fn fill(self, msg: Msg, args: &[(&str, &dyn Display)]) -> String {
        fill(msg.text(self.language), args)
    }

    /// A counted text in the form for one or for many, with `{n}` and the other placeholders filled.
    pub fn count(self, msg: Msg, n: impl Into<i128>, args: &[(&str, &dyn Display)]) -> String {
        let n = n.into();
        let text = if n.abs() == 1 { msg.one(self.language) } else { msg.text(self.language) };
        let number = self.integer(n);
        let mut all: Vec<(&str, &dyn Display)> = vec![("n", &number)];
        all.extend_from_slice(args);
        fill(text, &all)
    }

    /// What the paper is called that a charter is written from, within a sentence.
    pub fn paper(self, paper: Paper) -> &'static str {
        self.msg(match paper {
            Paper::Agreement => Msg::PaperAgreement,
            Paper::Document => Msg::PaperDocument,
        })
    }

    /// One name of a list, counted from 0.
    pub fn name(self, names: Names, index: usize) -> &'static str {
        names.list(self.language).get(index).copied().unwrap_or_default()
    }

    /// Joins with commas and the word for «and» before the last.
    pub fn list<T: AsRef<str>>(self, items: &[T]) -> String {
        let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
        match items.split_last() {
            None => String::new(),
            Some((last, [])) => (*last).to_owned(),
            Some((last, rest)) => self.fill(Msg::ListLast, &[("rest", &rest.join(", ")), ("last", last)]),
        }
    }
}

/// Fills placeholders in one pass, so that braces in a name stay braces.
fn fill(text: &str, args: &[(&str, &dyn Display)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16 * args.len());
    let mut pieces = text.split('{');
    filled.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        // build.rs has seen to it that each brace closes around a name.
        let (name, rest) = piece.split_once('}').unwrap_or((piece, ""));
        match args.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => filled.push_str(&value.to_string()),
            None => {
                debug_assert!(false, "nothing for {{{name}}} in {text:?}");
                filled.extend(["{", name, "}"]);
            }
        }
        filled.push_str(rest);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_braces_stays_as_it_is() {
        let said = Say::new(Language::Nb).fill(Msg::ListLast, &[("rest", &"{last}"), ("last", &"Nes")]);
        assert_eq!(said, "{last} og Nes");
    }

    #[test]
    fn one_and_many_differ() {
        let said = |n: i32| Say::new(Language::Nb).count(Msg::LengthMonths, n, &[]);
        assert_eq!([said(0), said(1), said(18), said(-1)], ["0 måneder", "1 måned", "18 måneder", "-1 måned"]);
    }

    #[test]
    fn lists_end_with_and() {
        let list = |language, items: &[&str]| Say::new(language).list(items);
        assert_eq!(list(Language::Sv, &["Alfa", "Beta", "Ärla"]), "Alfa, Beta och Ärla");
        assert_eq!(list(Language::Nn, &["Voss", "Os"]), "Voss og Os");
        assert_eq!(list(Language::En, &["Asker"]), "Asker");
        assert_eq!(list(Language::En, &[]), "");
    }

    #[test]
    #[should_panic(expected = "{last}")]
    fn a_forgotten_placeholder_fails_in_tests() {
        Say::new(Language::En).fill(Msg::ListLast, &[("rest", &"")]);
    }
}
