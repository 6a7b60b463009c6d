//! Holds the import table of ARCHITECTURE.md: which layer may name which, and where outside libraries may be used.

use std::fs;
use std::path::{Path, PathBuf};

/// Each layer, and the layers of ours that it may import.
const MAY_IMPORT: [(&str, &[&str]); 7] = [
    ("domain", &[]),
    ("store", &["domain"]),
    ("exchange", &["domain"]),
    ("text", &["domain"]),
    ("app", &["domain", "store", "exchange", "text"]),
    ("cli", &["app", "domain", "text"]),
    ("tui", &["app", "domain", "text"]),
];

/// Libraries and names that belong to some layers only, and the layers they belong to.
const BELONGS_TO: [(&str, &[&str]); 11] = [
    ("rusqlite", &["store"]),
    ("ratatui", &["tui"]),
    // The command line asks only how wide the terminal is.
    ("crossterm", &["tui", "cli"]),
    ("signal_hook", &["tui"]),
    ("tui_input", &["tui"]),
    ("notify::", &["app"]),
    ("clap::", &["cli"]),
    ("toml::", &["exchange"]),
    ("schemars", &["domain", "exchange"]),
    ("directories::", &["app"]),
    ("std::fs", &["store", "app"]),
];

/// What the domain must not know: clocks and the environment.
const NOT_IN_DOMAIN: [&str; 6] = ["SystemTime", "Instant::now", "Utc::now", "Local::now", "std::env", "std::io"];

/// Ids of a charter that are words of the program too.
const ALSO_ENGLISH: [&str; 1] = ["edit"];

/// The sources of a layer, each with its text without comments and tests.
fn sources(layer: &str) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
            let path = entry.expect("entry").path();
            // A folder of that name holds tests of the layer that are longer than a module's own.
            if path.is_dir() && path.ends_with("tests") {
                continue;
            }
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    walk(&Path::new("src").join(layer), &mut paths);
    paths.sort();
    assert!(!paths.is_empty(), "no sources in src/{layer}");
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("UTF-8");
            let own = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
            let code: Vec<_> = own.lines().filter(|l| !l.trim_start().starts_with("//")).collect();
            (path, code.join("\n"))
        })
        .collect()
}

#[test]
fn layers_import_only_what_the_table_allows() {
    let layers: Vec<&str> = MAY_IMPORT.iter().map(|(layer, _)| *layer).collect();
    let mut broken = Vec::new();
    for (layer, allowed) in MAY_IMPORT {
        for (path, code) in sources(layer) {
            for other in layers.iter().filter(|o| **o != layer && !allowed.contains(o)) {
                if code.contains(&format!("crate::{other}")) {
                    broken.push(format!("{} imports {other}", path.display()));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn libraries_stay_where_they_belong() {
    let mut broken = Vec::new();
    for (layer, _) in MAY_IMPORT {
        for (path, code) in sources(layer) {
            for (library, _) in BELONGS_TO.iter().filter(|(_, layers)| !layers.contains(&layer)) {
                if code.contains(library) {
                    broken.push(format!("{} uses {library}", path.display()));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn the_domain_knows_no_clock_and_no_environment() {
    let code = sources("domain");
    let broken: Vec<_> = code
        .iter()
        .flat_map(|(path, code)| NOT_IN_DOMAIN.iter().filter(|name| code.contains(**name)).map(move |n| (path, n)))
        .collect();
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn no_cooperation_is_named_in_code() {
    // Names of charters, their bodies and seats: data, never code.
    let mut names: Vec<String> = Vec::new();
    for entry in fs::read_dir("assets/charters").expect("charters").flatten().filter(|e| e.path().is_dir()) {
        names.push(entry.file_name().to_string_lossy().into_owned());
        let text = fs::read_to_string(entry.path().join("charter.toml")).expect("a charter");
        let table: toml::Table = text.parse().expect("TOML");
        for kind in ["party", "body", "seat", "key", "pool"] {
            let entries = table.get(kind).and_then(toml::Value::as_array).into_iter().flatten();
            names.extend(entries.filter_map(|e| e.get("id")?.as_str()).map(str::to_owned));
        }
    }
    names.retain(|name| !ALSO_ENGLISH.contains(&name.as_str()));
    assert!(names.len() > 30, "the charters were not found");
    let mut broken = Vec::new();
    for (layer, _) in MAY_IMPORT {
        for (path, code) in sources(layer) {
            for name in &names {
                if code.contains(&format!("\"{name}\"")) {
                    broken.push(format!("{} names {name}", path.display()));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}
