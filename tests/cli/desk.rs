//! A desk to run the program at: an empty folder, an empty home, and a fixed day.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::{LazyLock, Mutex, PoisonError};

/// The Monday that examples are placed around.
pub(crate) const TODAY: &str = "2026-11-16";

/// An empty folder with a home in it.
pub(crate) struct Desk {
    folder: tempfile::TempDir,
}

/// What a run left behind.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Desk {
    pub(crate) fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("home")).expect("a home");
        Self { folder }
    }

    /// With the demo of a charter in `a.samvirke`.
    pub(crate) fn demo(charter: &str) -> Self {
        Self::with(&["demo", charter, "--to", "a.samvirke"])
    }

    /// With a new file of a charter in `a.samvirke`.
    pub(crate) fn new(charter: &str) -> Self {
        Self::with(&["new", "a.samvirke", "--charter", charter, "--kept-from", "2025-01-01"])
    }

    /// With the file that a command makes, which is run once and its file copied from then on: most tests want the same.
    fn with(args: &[&str]) -> Self {
        static MADE: LazyLock<Mutex<BTreeMap<String, Vec<u8>>>> = LazyLock::new(Mutex::default);
        let desk = Self::empty();
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        let path = desk.path("a.samvirke");
        match made.get(&args.join(" ")) {
            Some(bytes) => {
                fs::write(&path, bytes).expect("a copy");
                fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("its mode");
            }
            None => {
                desk.ok(args);
                made.insert(args.join(" "), desk.bytes("a.samvirke"));
            }
        }
        desk
    }

    /// Takes the charter `moa` in again, with one of its words replaced, as valid from a day.
    pub(crate) fn adopt_moa(&self, was: &str, now: &str, from: &str) {
        let text = fs::read_to_string("assets/charters/moa/charter.toml").expect("a charter");
        assert!(text.contains(was), "the charter lacks {was}");
        fs::write(self.path("b.toml"), text.replacen(was, now, 1)).expect("written");
        self.ok(&["agreement", "adopt", "b.toml", "--from", from]);
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("a file")
    }

    /// The program with this desk's surroundings and nothing else of the machine's.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_samvirke"));
        if !args.contains(&"--today") {
            command.args(["--today", TODAY]);
        }
        command.args(args).current_dir(self.folder.path()).env_clear().stdin(Stdio::null());
        command.env("HOME", self.path("home")).env("TMPDIR", self.folder.path());
        command.env("LANG", "nb_NO.UTF-8").env("USER", "tester").env("TERM", "xterm");
        if self.path("a.samvirke").exists() {
            command.env("SAMVIRKE_FILE", "a.samvirke");
        }
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        Ran::of(&self.command(args).output().expect("the program"))
    }

    pub(crate) fn start(&self, args: &[&str]) -> Child {
        self.command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program")
    }

    /// What a run that goes well prints.
    pub(crate) fn ok(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "{args:?}: {ran:?}");
        ran.out
    }

    /// What a run that goes well prints as JSON.
    pub(crate) fn json(&self, args: &[&str]) -> serde_json::Value {
        let text = self.ok(&[args, &["--json"]].concat());
        serde_json::from_str(&text).unwrap_or_else(|e| panic!("{args:?}: {e}\n{text}"))
    }

    /// What a run that is refused says, with its exit code checked and nothing printed as a result.
    pub(crate) fn refused(&self, code: i32, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{args:?}: {ran:?}");
        assert!(!ran.err.trim().is_empty(), "{args:?} is refused without a word");
        ran.err
    }
}

impl Ran {
    pub(crate) fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
        Self { code: output.status.code().unwrap_or(-1), out: text(&output.stdout), err: text(&output.stderr) }
    }
}

/// The text without what separates groups of digits, so that a figure is found however it is written.
pub(crate) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{a0}' | '\u{202f}')).collect()
}
