//! Programs without a terminal: how long they take, in alternation, and how many instructions.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// A program with its arguments.
pub(crate) struct Call {
    program: String,
    args: Vec<String>,
}

impl Call {
    /// A call.
    pub(crate) fn new(program: &str, args: &[&str]) -> Self {
        Self { program: program.to_owned(), args: args.iter().map(|a| (*a).to_owned()).collect() }
    }

    /// The program under test, asked something of a file.
    pub(crate) fn samvirke(file: &str, args: &[&str]) -> Self {
        let program = super::files::samvirke().to_str().expect("a path in UTF-8");
        Self::new(program, &[&["-f", file, "--today", super::files::TODAY], args].concat())
    }

    /// The command line of SQLite, asked the same.
    pub(crate) fn sqlite(file: &str, sql: &str) -> Self {
        Self::new("sqlite3", &["-readonly", file, sql])
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.args);
        quiet(&mut command);
        command
    }

    /// Milliseconds of one run.
    pub(crate) fn run(&self) -> f64 {
        let begun = Instant::now();
        let status = self.command().status().expect("it runs");
        assert!(status.success(), "{} {:?}: {status}", self.program, self.args);
        begun.elapsed().as_secs_f64() * 1e3
    }

    /// Millions of instructions of one run; none without valgrind.
    pub(crate) fn instructions(&self) -> Option<f64> {
        let mut command = Command::new("valgrind");
        command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null", &self.program]).args(&self.args);
        quiet(&mut command);
        counted(&command.stderr(Stdio::piped()).output().ok()?.stderr)
    }
}

/// Millions of instructions, as callgrind tells them.
pub(crate) fn counted(told: &[u8]) -> Option<f64> {
    let told = String::from_utf8_lossy(told);
    let line = told.lines().find(|line| line.contains("Collected :"))?;
    let count: f64 = line.rsplit(':').next()?.trim().parse().ok()?;
    Some(count / 1e6)
}

/// Nothing of the user's is read or written, and nothing is shown.
pub(crate) fn quiet(command: &mut Command) {
    let home = super::files::folder().join("home");
    for name in ["HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
        command.env(name, &home);
    }
    command.env("LANG", "C.UTF-8").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
}

/// Whether a program is there.
pub(crate) fn is_there(program: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths).any(|folder| folder.join(program).is_file()) || Path::new(program).is_file()
}

/// The smallest and the middle of some times.
#[derive(Clone, Copy)]
pub(crate) struct Times {
    pub(crate) least: f64,
    pub(crate) middle: f64,
}

impl Times {
    /// Of times in any order.
    pub(crate) fn of(mut times: Vec<f64>) -> Self {
        times.sort_by(f64::total_cmp);
        let at = |i: usize| times.get(i).copied().unwrap_or(f64::NAN);
        Self { least: at(0), middle: at(times.len() / 2) }
    }
}

/// Both of two, in alternation.
pub(crate) fn pair(runs: usize, mut one: impl FnMut() -> f64, mut other: impl FnMut() -> f64) -> (Times, Times) {
    let (mut ones, mut others) = (Vec::new(), Vec::new());
    for run in 0..=runs {
        let (a, b) = (one(), other());
        // The first of each warms the caches.
        if run > 0 {
            ones.push(a);
            others.push(b);
        }
    }
    (Times::of(ones), Times::of(others))
}
