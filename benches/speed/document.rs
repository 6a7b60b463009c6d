//! `docs/performance.md`: what was measured, where and when.

use std::fmt::Write;
use std::fs;
use std::process::Command;
use std::time::Instant;

use super::files::Sized;

/// The document in the making.
pub(crate) struct Document {
    text: String,
    begun: Instant,
}

impl Document {
    /// Begins with the machine, the date and the files.
    pub(crate) fn new(files: &[Sized]) -> Self {
        let mut document = Self { text: String::new(), begun: Instant::now() };
        document.line("# Performance");
        document.line("");
        document.line(
            "Written by `cargo bench --bench speed`, which makes files of all sizes from XS to XL; `SPEED_SIZES=XS,S` leaves the",
        );
        document.line(
            "large ones out. What valgrind, strace, sqlite3, calcurse and hledger-ui are wanted for has an empty cell where they",
        );
        document.line(
            "are not installed. Times are milliseconds, smallest / middle of alternating runs; trust the ratios of the smallest,",
        );
        document.line("and bytes and instructions before any time: the machine is shared.");
        document.line("");
        let processor = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let model = processor
            .lines()
            .find_map(|l| l.strip_prefix("model name"))
            .map_or("unknown", |m| m.trim_start_matches(['\t', ' ', ':']));
        let cores = std::thread::available_parallelism().map_or(0, usize::from);
        let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
        let load = load.split_whitespace().next().unwrap_or_default();
        document
            .line(&format!("- Machine: {model}, {cores} cores, Linux {}; load at the beginning {load}.", said("uname", &["-r"])));
        document.line(&format!(
            "- Date: {}. Commit: {}.",
            said("date", &["-u", "+%Y-%m-%d"]),
            said("git", &["rev-parse", "--short", "HEAD"])
        ));
        document.line(&format!(
            "- {}; sqlite3 {}.",
            said("rustc", &["--version"]),
            said("sqlite3", &["--version"]).split(' ').next().unwrap_or_default()
        ));
        let length = fs::metadata(super::files::samvirke()).map_or(0, |m| m.len());
        document.line(&format!("- The program is {:.1} MB.", length as f64 / 1e6));
        document.table("Files", &["size", "rows of the journal", "MB", "bytes a row"]);
        for file in files {
            let (rows, bytes) = (file.rows(), fs::metadata(&file.path).map_or(0, |m| m.len()) as f64);
            document.row(&[
                file.name.to_owned(),
                rows.to_string(),
                format!("{:.1}", bytes / 1e6),
                format!("{:.0}", bytes / rows as f64),
            ]);
        }
        document
    }

    /// Adds a line.
    pub(crate) fn line(&mut self, line: &str) {
        eprintln!("{line}");
        let _ = writeln!(self.text, "{line}");
    }

    /// Begins a table.
    pub(crate) fn table(&mut self, title: &str, columns: &[&str]) {
        self.line("");
        self.line(&format!("## {title}"));
        self.line("");
        self.line(&format!("| {} |", columns.join(" | ")));
        self.line(&format!("|{}", " --- |".repeat(columns.len())));
    }

    /// Adds a row to it.
    pub(crate) fn row(&mut self, cells: &[String]) {
        self.line(&format!("| {} |", cells.join(" | ")));
    }

    /// Writes it into the project.
    pub(crate) fn write(&self) {
        let notes = fs::read_to_string("benches/notes.md").unwrap_or_default();
        let minutes = self.begun.elapsed().as_secs().div_ceil(60);
        fs::write(
            "docs/performance.md",
            format!("{}\nThe measuring took {minutes} minutes, after the files were made.\n\n{notes}", self.text),
        )
        .expect("the document");
    }
}

/// What a program says, if it is there.
fn said(program: &str, args: &[&str]) -> String {
    let out = Command::new(program).args(args).output().map(|out| out.stdout).unwrap_or_default();
    String::from_utf8_lossy(&out).trim().to_owned()
}
