//! A terminal with a program on it: keys in, screen out, nothing slept for.

use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

use crate::stage;

/// Long enough for a busy machine; nothing waits that long unless it fails.
const PATIENCE: Duration = Duration::from_secs(30);
const SIZE: PtySize = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };

/// How the program is started.
#[derive(Clone, Copy)]
pub(crate) struct Start {
    /// The kind of terminal it is told.
    pub(crate) term: &'static str,
    /// Words of the shell before the program takes the shell's place.
    pub(crate) before: &'static str,
}

impl Default for Start {
    fn default() -> Self {
        Self { term: "xterm-256color", before: "" }
    }
}

/// What came from the program.
struct Seen {
    screen: vt100::Parser,
    bytes: Vec<u8>,
    ended: bool,
}

/// A terminal and the program on it.
pub(crate) struct Pty {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    close: Arc<AtomicBool>,
    reader: Option<JoinHandle<()>>,
    before: String,
}

impl Pty {
    /// Starts the program.
    pub(crate) fn start(start: Start) -> Self {
        let exe = std::env::current_exe().expect("this binary");
        let line = format!("{}exec '{}' {}", start.before, exe.display(), stage::ARGUMENTS.join(" "));
        let mut command = CommandBuilder::new("/bin/sh");
        command.args(["-c", &line]);
        Self::run(command, start.term)
    }

    /// Starts a line of the shell in the project's folder.
    pub(crate) fn start_line(line: &str) -> Self {
        let mut command = CommandBuilder::new("/bin/sh");
        command.args(["-c", &format!("exec {line}")]);
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        Self::run(command, "xterm-256color")
    }

    /// Starts an interactive shell and the program in it; none where there is no such shell.
    pub(crate) fn start_in_shell() -> Option<Self> {
        if !std::path::Path::new("/bin/bash").exists() {
            return None;
        }
        let mut command = CommandBuilder::new("/bin/bash");
        command.args(["--norc", "--noprofile", "-i"]);
        command.env("PS1", "shell> ");
        let mut pty = Self::run(command, "xterm-256color");
        pty.wait_for("shell> ");
        let exe = std::env::current_exe().expect("this binary");
        pty.keys(&format!("'{}' {}\r", exe.display(), stage::ARGUMENTS.join(" ")));
        Some(pty)
    }

    fn run(mut command: CommandBuilder, term: &str) -> Self {
        command.env("TERM", term);
        command.env(stage::WANTED, "1");
        let pair = native_pty_system().openpty(SIZE).expect("a pty");
        let before = modes(&*pair.master);
        let child = pair.slave.spawn_command(command).expect("a process");
        drop(pair.slave);
        let mut from = pair.master.try_clone_reader().expect("a reader");
        let writer = pair.master.take_writer().expect("a writer");
        let screen = vt100::Parser::new(rows(SIZE.rows), rows(SIZE.cols), 0);
        let seen = Arc::new((Mutex::new(Seen { screen, bytes: Vec::new(), ended: false }), Condvar::new()));
        let close = Arc::new(AtomicBool::new(false));
        let (to, closing) = (Arc::clone(&seen), Arc::clone(&close));
        let reader = thread::spawn(move || {
            let mut bytes = [0; 4096];
            loop {
                let n = from.read(&mut bytes).unwrap_or(0);
                let (seen, news) = &*to;
                let mut seen = seen.lock().expect("no reader panics");
                seen.screen.process(&bytes[..n]);
                seen.bytes.extend_from_slice(&bytes[..n]);
                seen.ended = n == 0 || closing.load(Ordering::SeqCst);
                news.notify_all();
                if seen.ended {
                    return;
                }
            }
        });
        Self { master: Some(pair.master), writer: Some(writer), child, seen, close, reader: Some(reader), before }
    }

    /// Types.
    pub(crate) fn keys(&mut self, keys: &str) {
        self.writer.as_mut().expect("an open line").write_all(keys.as_bytes()).expect("keys are taken");
    }

    /// Waits until the screen shows some words.
    pub(crate) fn wait_for(&self, words: &str) {
        self.wait_until(words, |screen| screen.contents().contains(words));
    }

    /// Waits until the screen is as wanted.
    pub(crate) fn wait_until(&self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        let (seen, news) = &*self.seen;
        let until = Instant::now() + PATIENCE;
        let mut seen = seen.lock().expect("no reader panics");
        while !wanted(seen.screen.screen()) {
            let left = until.saturating_duration_since(Instant::now());
            assert!(!left.is_zero() && !seen.ended, "never came: {what}\n{}", seen.screen.screen().contents());
            (seen, _) = news.wait_timeout(seen, left).expect("no reader panics");
        }
    }

    /// Waits until the shell has its screen and asks.
    pub(crate) fn wait_for_prompt(&self) {
        self.wait_until("the prompt", |s| !s.alternate_screen() && s.contents().trim_end().ends_with("shell>"));
    }

    /// What the screen shows.
    pub(crate) fn text(&self) -> String {
        self.seen.0.lock().expect("no reader panics").screen.screen().contents()
    }

    /// Everything that came.
    pub(crate) fn received(&self) -> Vec<u8> {
        self.seen.0.lock().expect("no reader panics").bytes.clone()
    }

    /// Whether the alternate screen is on.
    pub(crate) fn is_on_alternate_screen(&self) -> bool {
        self.seen.0.lock().expect("no reader panics").screen.screen().alternate_screen()
    }

    /// Whether the terminal tells the program of the mouse.
    pub(crate) fn tells_of_the_mouse(&self) -> bool {
        self.seen.0.lock().expect("no reader panics").screen.screen().mouse_protocol_mode() != vt100::MouseProtocolMode::None
    }

    /// Sends a signal to the program.
    pub(crate) fn signal(&self, signal: Signal) {
        let id = self.child.process_id().and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
        kill_process(id.expect("a running process"), signal).expect("the signal is sent");
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&mut self, lines: u16, columns: u16) {
        self.seen.0.lock().expect("no reader panics").screen.screen_mut().set_size(rows(lines), rows(columns));
        let size = PtySize { rows: lines, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().expect("an open line").resize(size).expect("a new size");
    }

    /// Closes the line: every end of it on this side.
    pub(crate) fn hang_up(&mut self) {
        // The reader has an end of its own and waits in it; one more frame lets it see that it is to close.
        self.close.store(true, Ordering::SeqCst);
        self.keys("2");
        self.reader.take().expect("an open line").join().expect("no reader panics");
        self.writer = None;
        self.master = None;
    }

    /// Waits for the end of the program and gives its exit code.
    pub(crate) fn exit_code(&mut self) -> i32 {
        let until = Instant::now() + PATIENCE;
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("a process") {
                break status;
            }
            if Instant::now() > until {
                let _ = self.child.kill();
                panic!("it never ended\n{}", self.text());
            }
            // Nothing tells of the end of a child without blocking for ever; this only paces the asking.
            thread::sleep(Duration::from_millis(5));
        };
        // What was written last has come when the reader saw the end.
        if let Some(reader) = self.reader.take() {
            reader.join().expect("no reader panics");
        }
        i32::try_from(status.exit_code()).expect("a small code")
    }

    /// The terminal's modes, in words.
    pub(crate) fn modes(&self) -> String {
        modes(&**self.master.as_ref().expect("an open line"))
    }

    /// Whether the terminal reads lines and echoes them, as a shell expects.
    pub(crate) fn echoes_lines(&self) -> bool {
        let modes = self.modes();
        ["ICANON", "ECHO", "ISIG", "ICRNL", "OPOST"].iter().all(|mode| modes.contains(mode))
    }

    /// Checks that everything that was turned on was turned off.
    pub(crate) fn assert_restored(&self) {
        assert_eq!(self.modes(), self.before, "the modes of the line");
        let seen = self.seen.0.lock().expect("no reader panics");
        let screen = seen.screen.screen();
        assert!(!screen.alternate_screen(), "the screen of before is back");
        assert!(!screen.hide_cursor(), "the cursor is visible");
        assert!(!screen.bracketed_paste(), "pastes are not bracketed");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is the terminal's");
        assert!(!screen.bold() && !screen.inverse(), "letters are plain");
    }
}

fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().expect("a terminal"))
}

fn rows(n: u16) -> NonZero<u16> {
    NonZero::new(n).expect("a size of the test")
}
