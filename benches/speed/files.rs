//! The files that are measured, made once and kept until the program makes others.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::SystemTime;

/// The day that every call takes for today.
pub(crate) const TODAY: &str = "2026-11-16";

/// A generated file.
#[derive(Clone)]
pub(crate) struct Sized {
    /// Name of its size.
    pub(crate) name: &'static str,
    /// Where it is.
    pub(crate) path: PathBuf,
}

impl Sized {
    /// Its path as an argument.
    pub(crate) fn arg(&self) -> &str {
        self.path.to_str().expect("a path in UTF-8")
    }

    /// What the file is made of: its length, and the rows of its journal.
    pub(crate) fn rows(&self) -> i64 {
        self.ask("SELECT max(seq) FROM journal").parse().unwrap_or_default()
    }

    /// The handle of a member that has neither far more nor far less than others.
    pub(crate) fn member(&self) -> String {
        self.ask("SELECT handle FROM member ORDER BY ordinal LIMIT 1 OFFSET 1")
    }

    /// The answer to a question in SQL.
    pub(crate) fn ask(&self, sql: &str) -> String {
        let conn = rusqlite::Connection::open_with_flags(&self.path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).expect("a file");
        let value: rusqlite::types::Value = conn.query_row(sql, [], |row| row.get(0)).expect("an answer");
        match value {
            rusqlite::types::Value::Integer(n) => n.to_string(),
            rusqlite::types::Value::Text(text) => text,
            _ => String::new(),
        }
    }

    /// A copy that may be changed.
    pub(crate) fn copy(&self, name: &str) -> Self {
        let path = self.path.with_file_name(name);
        fs::copy(&self.path, &path).expect("a copy");
        Self { name: self.name, path }
    }
}

/// The folder of the files, and of what the measured programs keep beside them.
pub(crate) fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("speed");
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// The program, as it is when it is installed.
pub(crate) fn samvirke() -> &'static Path {
    static INSTALLED: OnceLock<PathBuf> = OnceLock::new();
    INSTALLED.get_or_init(|| installed(Path::new(env!("CARGO_BIN_EXE_samvirke")), "samvirke"))
}

/// A copy of a program, made anew if the program is younger: what a linker wrote piece by piece lies in memory in single
/// pages and starts a tenth slower than what was copied there, as installing does.
pub(crate) fn installed(program: &Path, name: &str) -> PathBuf {
    let path = folder().join(name);
    if written(&path).is_none_or(|copied| written(program).is_some_and(|built| built > copied)) {
        let _ = fs::remove_file(&path);
        fs::copy(program, &path).expect("a copy");
    }
    path
}

fn written(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|m| m.modified()).ok()
}

/// The file of a size; made anew if the program is younger.
pub(crate) fn sized(name: &'static str) -> Sized {
    let path = folder().join(format!("{name}.samvirke"));
    if written(&path).is_none_or(|made| written(samvirke()).is_some_and(|built| built > made)) {
        let _ = fs::remove_file(&path);
        eprintln!("making {}", path.display());
        let made = Command::new(samvirke()).args(["bench", "generate", "--size", name]).arg(&path).stdin(Stdio::null()).status();
        assert!(made.expect("it runs").success(), "no file of size {name}");
    }
    Sized { name, path }
}
