//! The first look at the arguments: which verb is meant, so that only its own arguments are built.

use std::ffi::OsString;

use super::call::Call;
use super::usage::Fault;
use super::verb::{Act, Outcome, Verb};

/// Global flags that take a value.
const WITH_VALUE: [&str; 6] = ["-f", "--file", "--today", "--lang", "--color", "-o"];

/// The arguments as given.
pub(super) struct Line {
    args: Vec<OsString>,
    /// Places of the words that are no flag and no value of a global flag.
    words: Vec<usize>,
    /// The value of `--lang`, for what is said before the arguments are read.
    pub(super) language: Option<String>,
    /// Whether `-h` or `--help` stands anywhere, or the line begins with the word `help`.
    pub(super) help: bool,
    /// Whether `--linear` stands anywhere.
    pub(super) linear: bool,
    /// Whether `-V` or `--version` stands anywhere.
    pub(super) version: bool,
}

impl Line {
    pub(super) fn of(args: impl IntoIterator<Item = OsString>) -> Self {
        let args = args.into_iter().collect();
        let mut line = Self { args, words: Vec::new(), language: None, help: false, linear: false, version: false };
        let mut at = 0;
        while at < line.args.len() {
            // What is not UTF-8 is a word: only names of files are such, and no verb.
            let arg = line.args[at].to_str().unwrap_or("?");
            match arg {
                "--" => break,
                "-h" | "--help" => line.help = true,
                "--linear" => line.linear = true,
                "-V" | "--version" => line.version = true,
                _ if WITH_VALUE.contains(&arg) => {
                    let value = line.args.get(at + 1).and_then(|v| v.to_str());
                    if arg == "--lang" {
                        line.language = value.map(str::to_owned);
                    }
                    at += 1;
                }
                _ if arg.starts_with("--lang=") => line.language = arg.strip_prefix("--lang=").map(str::to_owned),
                _ if arg.starts_with('-') && arg.len() > 1 => {}
                _ => line.words.push(at),
            }
            at += 1;
        }
        if line.word(0) == Some("help") {
            let at = line.words.remove(0);
            line.args.remove(at);
            line.words.iter_mut().for_each(|word| *word -= 1);
            line.help = true;
        }
        line
    }

    fn word(&self, index: usize) -> Option<&str> {
        self.args[*self.words.get(index)?].to_str()
    }

    /// The arguments without the first words, which named the verb.
    pub(super) fn rest(&self, verb_words: usize) -> impl Iterator<Item = &OsString> {
        let taken = self.words[..verb_words.min(self.words.len())].to_vec();
        self.args.iter().enumerate().filter(move |(at, _)| !taken.contains(at)).map(|(_, arg)| arg)
    }
}

/// What a line is about.
pub(super) struct Target {
    /// The verbs from the outermost in; none: the bare program.
    pub(super) path: Vec<&'static Verb>,
}

impl Target {
    /// The verb that is carried out.
    pub(super) fn verb(&self) -> Option<&'static Verb> {
        self.path.last().copied()
    }

    /// The words that name it: `member show`.
    pub(super) fn name(&self) -> String {
        self.path.iter().map(|verb| verb.name).collect::<Vec<_>>().join(" ")
    }

    /// Carries the verb out.
    pub(super) fn act(&self, call: &Call) -> Outcome {
        match self.verb().map(|verb| &verb.act) {
            Some(Act::Run(run) | Act::Also(_, run) | Act::Raw(run)) => run(call),
            // A noun alone was refused or answered with its help before.
            Some(Act::Verbs(_)) | None => super::start::run(call),
        }
    }
}

/// Finds the verb that a line names.
pub(super) fn resolve(line: &Line, all: &'static [&'static Verb]) -> Result<Target, Fault> {
    let Some(word) = line.word(0) else { return Ok(Target { path: Vec::new() }) };
    let first = named(word, all.iter().copied(), None)?;
    let Act::Verbs(verbs) = &first.act else { return Ok(Target { path: vec![first] }) };
    match line.word(1) {
        Some("help") | None if line.help || line.word(1).is_some() => Ok(Target { path: vec![first] }),
        Some(word) => Ok(Target { path: vec![first, named(word, verbs.iter(), Some(first.name))?] }),
        None => Err(Fault::VerbMissing { noun: first.name, verbs: verbs.iter().map(|v| v.name).collect() }),
    }
}

fn named(
    word: &str,
    verbs: impl Iterator<Item = &'static Verb> + Clone,
    noun: Option<&'static str>,
) -> Result<&'static Verb, Fault> {
    if let Some(verb) = verbs.clone().find(|verb| verb.name == word) {
        return Ok(verb);
    }
    let likeness = |verb: &&Verb| strsim::jaro_winkler(word, verb.name);
    let nearest = verbs.clone().filter(|v| !v.is_hidden()).max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    let suggestion = nearest.filter(|verb| likeness(verb) > 0.75).map(|verb| verb.name);
    let verbs = verbs.filter(|v| !v.is_hidden()).map(|v| v.name).collect();
    Err(Fault::UnknownVerb { word: word.to_owned(), noun, suggestion, verbs })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::verb;

    fn path(line: &str) -> Result<String, Fault> {
        let line = Line::of(line.split_whitespace().map(OsString::from));
        let target = resolve(&line, &verb::ALL)?;
        let rest: Vec<_> = line.rest(target.path.len()).map(|arg| arg.to_string_lossy().into_owned()).collect();
        let names: Vec<_> = target.path.iter().map(|v| v.name).collect();
        Ok(format!("{} | {}", names.join(" "), rest.join(" ")))
    }

    #[test]
    fn the_verb_is_the_first_word_that_is_no_value_of_a_global_flag() {
        let found = |line| path(line).unwrap_or_else(|_| "refused".to_owned());
        assert_eq!(found("-f due --today 2026-01-01 due --late"), "due | -f due --today 2026-01-01 --late");
        assert_eq!(found("member --json show orsa"), "member show | --json orsa");
        assert_eq!(found("--lang=sv --json"), " | --lang=sv --json");
        assert_eq!(found("find -- -f due"), "find | -- -f due");
        assert_eq!(found("help member show"), "member show | ");
        assert_eq!(found("member help"), "member | help");
    }

    #[test]
    fn a_misspelt_verb_has_one_suggestion_and_no_hidden_one() {
        let suggested = |line| match path(line) {
            Err(Fault::UnknownVerb { suggestion, verbs, .. }) => {
                assert!(!verbs.contains(&"bench-write"));
                suggestion
            }
            _ => panic!("{line} should be refused"),
        };
        assert_eq!(suggested("splitt 5"), Some("split"));
        assert_eq!(suggested("meeting ad"), Some("add"));
        assert_eq!(suggested("bench-writ"), None);
        assert!(matches!(path("member"), Err(Fault::VerbMissing { noun: "member", .. })));
    }
}
