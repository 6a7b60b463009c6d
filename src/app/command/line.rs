//! An edit as the lines of the command line that do the same: for whoever wants to write it down or do it again.

mod edits;
mod portfolio;

use std::fmt::Display;

use super::Keep;
use crate::app::Session;
pub use edits::lines;

/// One line, without the name of the program and the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    verb: Vec<String>,
    /// Values by their place.
    words: Vec<String>,
    flags: Vec<String>,
}

impl Line {
    /// A line of a verb: `seat appoint`.
    pub(crate) fn of(verb: &str) -> Self {
        Self { verb: verb.split(' ').map(str::to_owned).collect(), ..Self::default() }
    }

    fn word(mut self, word: impl Display) -> Self {
        self.words.push(word.to_string());
        self
    }

    fn words(mut self, words: impl IntoIterator<Item = impl Display>) -> Self {
        self.words.extend(words.into_iter().map(|word| word.to_string()));
        self
    }

    /// A flag with its value, where there is one.
    fn flag(mut self, name: &str, value: Option<impl Display>) -> Self {
        match value.map(|value| value.to_string()) {
            // In two words it would be read as a flag of its own.
            Some(value) if value.starts_with('-') => self.flags.push(format!("--{name}={value}")),
            Some(value) => self.flags.extend([format!("--{name}"), value]),
            None => {}
        }
        self
    }

    fn switch(mut self, name: &str, is_set: bool) -> Self {
        if is_set {
            self.flags.push(format!("--{name}"));
        }
        self
    }

    /// A flag of a detail: what is emptied is given as nothing.
    fn keep(self, name: &str, value: &Keep<impl Display>) -> Self {
        match value {
            Keep::Keep => self,
            Keep::Clear => self.flag(name, Some("")),
            Keep::Set(value) => self.flag(name, Some(value)),
        }
    }

    /// The words that come after the file.
    fn args(&self) -> Vec<&str> {
        let [verb, words, flags] = [&self.verb, &self.words, &self.flags].map(|part| part.iter().map(String::as_str));
        // Values by their place that look like flags come after all flags.
        if self.words.iter().any(|word| word.starts_with('-')) {
            return verb.chain(flags).chain(["--"]).chain(words).collect();
        }
        verb.chain(words).chain(flags).collect()
    }

    /// The line as a shell reads it, from any folder: with the file, and the day if that was given.
    pub fn in_shell(&self, session: &Session) -> String {
        let file = std::path::absolute(session.path()).unwrap_or_else(|_| session.path().to_owned());
        let today = session.given_today().map(|day| day.to_string());
        let mut words = vec!["samvirke".to_owned(), "-f".to_owned(), quoted(&file.to_string_lossy())];
        words.extend(today.iter().flat_map(|day| ["--today".to_owned(), day.clone()]));
        words.extend(self.args().into_iter().map(quoted));
        words.join(" ")
    }
}

/// A word as a shell takes it for one.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:,+@%".contains(c);
    match !word.is_empty() && word.chars().all(is_plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', "'\\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_flag_is_read_as_a_value() {
        let line = Line::of("project add").word("-x").flag("note", Some("- y")).flag("need", Some("z"));
        assert_eq!(line.args(), ["project", "add", "--note=- y", "--need", "z", "--", "-x"]);
    }

    #[test]
    fn a_shell_reads_words_as_they_were() {
        assert_eq!(["", "a-b", "\u{a7} 4", "O'Nes", "$x"].map(quoted), ["''", "a-b", "'\u{a7} 4'", r"'O'\''Nes'", "'$x'"]);
    }
}
