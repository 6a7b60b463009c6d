//! Which rules the tests name: in the names of test functions (`moa_70_71_72_…`), and under `rule` in their tables.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The letters of the agreements.
const LETTERS: [&str; 4] = ["AK", "MOA", "VL", "NB"];

/// The ids of all rules that tests name. The table of the rules itself names none, nor do those of what charters say.
pub(crate) fn named_by_tests() -> BTreeSet<String> {
    let mut files = Vec::new();
    for folder in ["tests", "src"] {
        files_below(Path::new(folder), &mut files);
    }
    let mut named = BTreeSet::new();
    for path in files {
        // Files of others stand among the tests in their own encodings.
        let text = || String::from_utf8_lossy(&fs::read(&path).expect("a file")).into_owned();
        let is_table = path.starts_with("tests") && !path.ends_with("rules.csv") && !path.ends_with("contents.csv");
        match path.extension().and_then(|e| e.to_str()) {
            Some("rs") => named.extend(tests_of(&text()).flat_map(in_name)),
            Some("toml") if is_table => {
                let rules = text().lines().filter_map(|l| l.strip_prefix("rule = ")).map(str::to_owned).collect::<Vec<_>>();
                named.extend(rules.iter().flat_map(|r| r.trim_matches('"').split(' ')).filter_map(id));
            }
            Some("csv") if is_table => {
                named.extend(text().lines().filter_map(|l| l.split(',').next()).flat_map(|c| c.split(' ')).filter_map(id));
            }
            _ => {}
        }
    }
    named
}

fn files_below(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { files_below(&path, files) } else { files.push(path) }
    }
}

/// The names of the functions that are marked as tests.
fn tests_of(text: &str) -> impl Iterator<Item = &str> {
    let marked = text.split("#[test]\n").skip(1);
    marked.filter_map(|after| after.trim_start().strip_prefix("fn ")?.split('(').next())
}

/// The ids in a name: letters, and every number that follows them.
fn in_name(name: &str) -> Vec<String> {
    let mut letters = None;
    let mut found = Vec::new();
    for part in name.to_uppercase().split('_') {
        if let Some(known) = LETTERS.into_iter().find(|l| *l == part) {
            letters = Some(known);
        } else if let (Some(letters), Ok(number)) = (letters, part.parse::<u32>()) {
            found.push(format!("{letters}-{number:02}"));
        } else {
            letters = None;
        }
    }
    found
}

/// A word that is an id.
fn id(word: &str) -> Option<String> {
    let (letters, number) = word.split_once('-')?;
    let is_id = LETTERS.contains(&letters) && number.parse::<u32>().is_ok();
    is_id.then(|| word.to_owned())
}

#[test]
fn ids_are_read_from_names_and_from_words() {
    assert_eq!(in_name("moa_x01_to_x12_moa_120"), ["MOA-120"]);
    assert_eq!(in_name("moa_70_71_72_are_met_in_2026"), ["MOA-70", "MOA-71", "MOA-72"]);
    assert_eq!(in_name("akershus_ak_28_ak_04"), ["AK-28", "AK-04"]);
    assert_eq!((id("VL-60"), id("W04"), id("MOA-x")), (Some("VL-60".to_owned()), None, None));
}
