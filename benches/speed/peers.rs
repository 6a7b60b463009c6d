//! Programs of the same trade that Debian has, where they are installed: calcurse and hledger-ui.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use super::calls::{Times, is_there};
use super::document::Document;
use super::files::{Sized, folder};
use super::pairs;
use super::pty::Pty;

/// How many entries the peers are given: as many as the usual file has rows.
const ENTRIES: usize = 5_000;

/// Start and a step of each.
pub(crate) fn table(document: &mut Document, file: &Sized) {
    document.table(
        &format!("Peers ({ENTRIES} entries each; samvirke with size {})", file.name),
        &["program", "start, ms", "a step, ms", "bytes of the start", "bytes of a step"],
    );
    let mut row = |name: &str, start: &dyn Fn() -> Pty, keys: &str, quit: &str| {
        let mut starts = Vec::new();
        let mut last = None;
        for _ in 0..5 {
            let mut pty = start();
            let answer = pty.settle();
            starts.push(answer.last);
            let steps: Vec<_> = (0..9).map(|_| pty.press(keys)).collect();
            last = Some((answer.bytes, steps));
            pty.quit(quit);
        }
        let Some((bytes, steps)) = last else { return };
        let step = Times::of(steps.iter().map(|s| s.first).collect());
        let starts = Times::of(starts);
        let bytes_of_step = steps.last().map_or(0, |s| s.bytes);
        document.row(&[
            name.to_owned(),
            format!("{:.1} / {:.1}", starts.least, starts.middle),
            format!("{:.2} / {:.2}", step.least, step.middle),
            bytes.to_string(),
            bytes_of_step.to_string(),
        ]);
    };
    row("samvirke", &|| pairs::samvirke(file), "j", "q");
    let mut missing = Vec::new();
    if is_there("calcurse") {
        let data = calcurse();
        row("calcurse", &|| Pty::start(Path::new("calcurse"), &["-D", &data]), "j", "qy");
    } else {
        missing.push("calcurse");
    }
    if is_there("hledger-ui") {
        let journal = hledger();
        row("hledger-ui", &|| Pty::start(Path::new("hledger-ui"), &["-f", &journal, "--register", "arkiv"]), "j", "q");
    } else {
        missing.push("hledger-ui");
    }
    if !missing.is_empty() {
        document.line("");
        document.line(&format!("Not installed here, so not measured: {}.", missing.join(", ")));
    }
}

fn calcurse() -> String {
    let data = folder().join("calcurse");
    fs::create_dir_all(data.join("notes")).expect("a folder");
    let mut text = String::new();
    for n in 0..ENTRIES {
        let (year, month, day) = (2022 + n % 5, 1 + n / 5 % 12, 1 + n / 60 % 28);
        let _ = writeln!(text, "{month:02}/{day:02}/{year} @ 09:00 -> {month:02}/{day:02}/{year} @ 10:00 |møte {n}");
    }
    fs::write(data.join("apts"), text).expect("a file");
    data.to_str().expect("a path in UTF-8").to_owned()
}

fn hledger() -> String {
    let path = folder().join("ledger.journal");
    let mut text = String::new();
    for n in 0..ENTRIES {
        let (year, month, day) = (2022 + n % 5, 1 + n / 5 % 12, 1 + n / 60 % 28);
        let _ = writeln!(text, "{year}-{month:02}-{day:02} vedtak {n}\n  arkiv  {n} kr\n  kommune\n");
    }
    fs::write(&path, text).expect("a file");
    path.to_str().expect("a path in UTF-8").to_owned()
}
