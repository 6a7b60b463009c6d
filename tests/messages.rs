//! The texts: what the build refuses, and that each key is used.

use samvirke::text::{Msg, Names};
use std::fs;
use std::path::{Path, PathBuf};

#[path = "../build.rs"]
#[allow(dead_code, reason = "the build script has a main of its own")]
mod build;

#[test]
fn every_key_is_used() {
    let sources = sources(Path::new("src"));
    let mut keys: Vec<(&str, String)> = Vec::new();
    keys.extend(Msg::ALL.iter().map(|msg| (msg.key(), format!("Msg::{msg:?}"))));
    keys.extend(Names::ALL.iter().map(|names| (names.key(), format!("Names::{names:?}"))));
    let unused: Vec<_> = keys.iter().filter(|(_, name)| !mentions(&sources, name)).map(|(key, _)| key).collect();
    assert!(unused.is_empty(), "used nowhere in src: {unused:?}");
}

#[test]
fn a_longer_name_is_not_a_mention() {
    assert!(mentions("say.msg(Msg::Deed)", "Msg::Deed"));
    assert!(!mentions("say.msg(Msg::DeedTicked)", "Msg::Deed"));
}

/// The text of all sources that the key's name is looked for in.
fn sources(folder: &Path) -> String {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).expect("sources").map(|entry| entry.expect("entry").path()).collect();
    paths.sort();
    let text = |path: PathBuf| match path.is_dir() {
        true => sources(&path),
        false => fs::read_to_string(&path).expect("UTF-8"),
    };
    paths.into_iter().map(text).collect()
}

fn mentions(sources: &str, name: &str) -> bool {
    sources.match_indices(name).any(|(at, _)| !sources[at + name.len()..].starts_with(|c: char| c.is_alphanumeric()))
}

/// Checks one file and gives its faults.
fn faults(content: &str) -> Vec<String> {
    build::check(&[("a.toml".to_owned(), content.to_owned())]).err().unwrap_or_default()
}

fn key(nb: &str, nn: &str, sv: &str, en: &str) -> String {
    format!("[late]\nnb = {nb}\nnn = {nn}\nsv = {sv}\nen = {en}\n")
}

#[test]
fn sound_keys_pass() {
    for form in [r#""For {n}""#, r#"["en {a}", "{n} {a}"]"#, r#"["a", "b", "c"]"#] {
        assert_eq!(faults(&key(form, form, form, form)), Vec::<String>::new());
    }
}

#[test]
fn uneven_keys_stop_the_build() {
    let (a, b) = (r#""a {x}""#, r#""b {y}""#);
    let many = r#"["{n} a", "{n} b"]"#;
    let cases = [
        (key(a, a, a, b), "a.toml: [late] en fills in other names"),
        (key(many, many, many, r#""{n} b""#), "[late] en is not of the same form"),
        (key(many, r#"["{x} a", "{n} b"]"#, many, many), "[late] nn fills in other names"),
        (
            key(r#"["a","b","c"]"#, r#"["a","b","c"]"#, r#"["a","b","c","d"]"#, r#"["a","b","c"]"#),
            "[late] sv is not of the same form",
        ),
        (key(a, a, a, r#""a {x""#), "[late] en has a stray brace"),
        (key(a, a, a, r#""a } {x}""#), "[late] en has a stray brace"),
        (key(a, a, a, r#""""#), "[late] en is not a text"),
        (key(a, a, a, "3"), "[late] en is not a text"),
        (format!("{}da = {a}\n", key(a, a, a, a)), "[late] has da, which is no language"),
        ("[late]\nnb = \"a\"\nnn = \"a\"\nsv = \"a\"\n".to_owned(), "[late] lacks en"),
        (key(a, a, a, a).replace("late", "Late"), "[Late] is not lower_case"),
        ("late = \"a\"\n".to_owned(), "[late] has no languages"),
        (key(a, a, a, a).repeat(2), "a.toml: "),
    ];
    for (content, expected) in cases {
        let found = faults(&content);
        assert!(found.len() == 1 && found[0].contains(expected), "{content}\ngave {found:?}");
    }
}

#[test]
fn a_key_stands_in_one_file_only() {
    let content = key(r#""a""#, r#""a""#, r#""a""#, r#""a""#);
    let files = ["a.toml", "b.toml"].map(|name| (name.to_owned(), content.clone()));
    assert_eq!(build::check(&files), Err(vec!["b.toml: [late] is already in a.toml".to_owned()]));
}

#[test]
fn sources_are_generated_from_the_checked_keys() {
    let form = r#""Late""#;
    let files = [("a.toml".to_owned(), key(form, form, form, form))];
    let source = build::check(&files).map(|entries| build::generate(&entries)).expect("sound");
    assert!(source.contains("    #[doc = \"``Late``\"]\n    Late,\n") && source.contains("Self::Late => \"late\","), "{source}");
}
