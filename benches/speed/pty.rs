//! A program on a terminal, watched from outside: when its bytes come, how many, and what it costs meanwhile.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// So long without a byte is quiet after a key.
const KEY_QUIET: Duration = Duration::from_millis(60);
/// The same at the start, where programs load.
const START_QUIET: Duration = Duration::from_millis(150);
/// So long without a byte is quiet even on a busy machine, whatever the program waits for.
const REST: Duration = Duration::from_millis(700);
/// When to give up.
const PATIENCE: Duration = Duration::from_secs(60);

/// What came in answer to something.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Answer {
    /// Milliseconds to its first byte.
    pub(crate) first: f64,
    /// Milliseconds to its last byte.
    pub(crate) last: f64,
    /// Bytes.
    pub(crate) bytes: usize,
}

/// A program on a terminal.
pub(crate) struct Pty {
    /// Kept open: the line closes with it.
    _master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    came: Receiver<(Instant, Vec<u8>)>,
    started: Instant,
    /// All bytes so far.
    pub(crate) total: usize,
}

impl Pty {
    /// Starts a program on a terminal of 120 by 40.
    pub(crate) fn start(program: &Path, args: &[&str]) -> Self {
        let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pty");
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.env("TERM", "xterm-256color");
        let home = super::files::folder().join("home");
        for name in ["HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
            command.env(name, &home);
        }
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        let mut from = pair.master.try_clone_reader().expect("a reader");
        let writer = pair.master.take_writer().expect("a writer");
        let (to, came) = channel();
        thread::spawn(move || {
            let mut bytes = vec![0; 1 << 16];
            while let Ok(n @ 1..) = from.read(&mut bytes) {
                if to.send((Instant::now(), bytes[..n].to_vec())).is_err() {
                    return;
                }
            }
        });
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).expect("a process");
        drop(pair.slave);
        Self { _master: pair.master, writer, child, came, started, total: 0 }
    }

    /// Waits until the program has been quiet after its start.
    pub(crate) fn settle(&mut self) -> Answer {
        self.listen(self.started, START_QUIET, PATIENCE)
    }

    /// Presses keys as one write and waits until the answer is over.
    pub(crate) fn press(&mut self, keys: &str) -> Answer {
        // What came since is the answer to something before.
        while let Ok((_, bytes)) = self.came.try_recv() {
            self.total += bytes.len();
        }
        let sent = Instant::now();
        self.writer.write_all(keys.as_bytes()).expect("keys are taken");
        self.listen(sent, KEY_QUIET, KEY_QUIET * 2)
    }

    /// Presses keys and waits until what follows when they pause is over too.
    pub(crate) fn press_and_rest(&mut self, keys: &str) -> Answer {
        let sent = Instant::now();
        self.writer.write_all(keys.as_bytes()).expect("keys are taken");
        self.listen(sent, REST, REST)
    }

    /// Waits, a long time, until anything comes, and then until it is quiet.
    pub(crate) fn wait_for_bytes(&mut self) {
        self.listen(self.started, REST, PATIENCE);
    }

    /// What comes in some time in which nothing is pressed.
    pub(crate) fn idle(&mut self, time: Duration) -> usize {
        let until = Instant::now() + time;
        let mut bytes = 0;
        while let Some(left) = until.checked_duration_since(Instant::now()) {
            match self.came.recv_timeout(left) {
                Ok((_, some)) => bytes += some.len(),
                Err(_) => break,
            }
        }
        bytes
    }

    fn listen(&mut self, since: Instant, quiet: Duration, silence: Duration) -> Answer {
        let mut answer = Answer::default();
        loop {
            let wait = if answer.bytes == 0 { silence } else { quiet };
            match self.came.recv_timeout(wait) {
                Ok((at, bytes)) => {
                    let after = at.duration_since(since).as_secs_f64() * 1e3;
                    if answer.bytes == 0 {
                        answer.first = after;
                    }
                    (answer.last, answer.bytes) = (after, answer.bytes + bytes.len());
                    self.total += bytes.len();
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return answer,
            }
            assert!(since.elapsed() < PATIENCE, "never quiet");
        }
    }

    /// Presses a key that ends the program; milliseconds until it is gone.
    pub(crate) fn quit(mut self, key: &str) -> f64 {
        let sent = Instant::now();
        self.writer.write_all(key.as_bytes()).expect("keys are taken");
        self.child.wait().expect("it ends");
        sent.elapsed().as_secs_f64() * 1e3
    }

    /// Milliseconds of processor time so far, of all threads.
    pub(crate) fn cpu(&self) -> f64 {
        self.tasks()
            .iter()
            .filter_map(|task| {
                let text = fs::read_to_string(format!("{task}/schedstat")).ok()?;
                text.split_whitespace().next()?.parse::<f64>().ok()
            })
            .sum::<f64>()
            / 1e6
    }

    /// How often a thread woke up so far.
    pub(crate) fn wakes(&self) -> u64 {
        self.tasks().iter().filter_map(|task| field(&format!("{task}/status"), "voluntary_ctxt_switches:")).sum()
    }

    /// Kilobytes in memory at most, and of its own now.
    pub(crate) fn memory(&self) -> (u64, u64) {
        let of = |file: &str, name: &str| field(&format!("/proc/{}/{file}", self.pid()), name).unwrap_or_default();
        (of("status", "VmHWM:"), of("smaps_rollup", "Anonymous:"))
    }

    fn pid(&self) -> u32 {
        self.child.process_id().expect("a process")
    }

    fn tasks(&self) -> Vec<String> {
        let entries = fs::read_dir(format!("/proc/{}/task", self.pid())).into_iter().flatten().flatten();
        entries.map(|entry| entry.path().display().to_string()).collect()
    }
}

/// The number behind a name in a file of /proc.
fn field(path: &str, name: &str) -> Option<u64> {
    let text = fs::read_to_string(path).ok()?;
    text.lines().find_map(|line| line.strip_prefix(name))?.split_whitespace().next()?.parse().ok()
}
