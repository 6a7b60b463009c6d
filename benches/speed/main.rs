//! Measures what the program costs its user, as ratios to a floor and to the command line of SQLite, on one machine in one
//! run.
//!
//! `cargo bench --bench speed` measures everything and writes the whole of `docs/performance.md`, with the notes of
//! `benches/notes.md` at its end; `SPEED_SIZES=XS,S` leaves the large files out. `cargo bench --bench speed -- budget` measures only what does not depend on the load of the machine, bytes
//! and instructions, and fails where `benches/budgets.toml` is exceeded; with `--write` it writes that file.

mod budget;
mod calls;
mod document;
mod files;
mod growth;
mod pairs;
mod peers;
mod pty;

use std::process::ExitCode;

/// The keys whose bytes and times are measured, with what they do, in the order in which they are pressed.
const KEYS: [(&str, &str); 13] = [
    ("change pane: members", "2"),
    ("move the mark", "j"),
    ("page down", "\x1b[6~"),
    ("open the detail", "\t"),
    ("close the detail", "\x1b[Z"),
    ("begin a filter", "/"),
    ("filter, first letter", "o"),
    ("filter, second letter", "r"),
    ("leave the filter", "\x1b"),
    ("change pane: costs", "6"),
    ("change pane: overview", "1"),
    ("move the mark in the overview", "j"),
    ("a key that means nothing", "b"),
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    let has = |word: &str| args.iter().any(|a| a == word);
    if has("budget") {
        return budget::check(has("--write"));
    }
    pairs::build_floor();
    let asked = std::env::var("SPEED_SIZES").unwrap_or_else(|_| "XS,S,M,L,XL".to_owned());
    let sizes: Vec<_> = ["XS", "S", "M", "L", "XL"].into_iter().filter(|s| asked.split(',').any(|a| a == *s)).collect();
    let files: Vec<_> = sizes.into_iter().map(files::sized).collect();
    let mut document = document::Document::new(&files);
    let usual = files.iter().find(|f| f.name == "S").or(files.first()).expect("a size");
    pairs::start(&mut document, usual);
    pairs::keys(&mut document, usual);
    pairs::calls(&mut document, usual);
    pairs::rest(&mut document, usual);
    growth::table(&mut document, &files);
    peers::table(&mut document, usual);
    document.write();
    ExitCode::SUCCESS
}
