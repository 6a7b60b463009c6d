//! Takes the terminal over and gives it back exactly as it was, on every way out and only once.

use std::io::{self, Write};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, Once, TryLockError};
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::AsFd;
use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use rustix::stdio::{stdin, stdout};
use rustix::termios::{
    ControlModes, InputModes, LocalModes, OptionalActions, OutputModes, SpecialCodeIndex, Termios, isatty, tcgetattr, tcsetattr,
};

/// Alternate screen, then bracketed paste. The mouse stays the person's own until it is asked for.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h";
/// Plain letters, no bracketed paste, a visible cursor, then the screen of before.
const LEAVE: &[u8] = b"\x1b[0m\x1b[?2004l\x1b[?25h\x1b[?1049l";
/// Clicks and the wheel, told in a way that has room for large terminals; and neither any longer.
const MOUSE: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const NO_MOUSE: &[u8] = b"\x1b[?1006l\x1b[?1000l";
/// How long a last write waits for a terminal that takes nothing.
const PATIENCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 200_000_000 };

/// What is to be given back; none while the terminal is not ours. Taking it out is what makes giving back happen once.
static BEFORE: Mutex<Option<Before>> = Mutex::new(None);
/// The line is gone: whatever is written now is written to nobody, and may block or fail.
static GONE: AtomicBool = AtomicBool::new(false);
/// Whether the terminal tells of the mouse while it is ours.
static HAS_MOUSE: AtomicBool = AtomicBool::new(false);

#[derive(Clone)]
struct Before {
    modes: Termios,
    /// Whether the alternate screen was entered.
    entered: bool,
}

/// Why the full-screen program cannot start here.
#[derive(Debug)]
pub enum NoTerminal {
    /// Keys cannot be read: standard input is no terminal.
    Input,
    /// Nothing can be drawn: standard output is no terminal.
    Output,
    /// The terminal says of itself that it cannot move its cursor (`TERM=dumb`).
    Dumb,
    /// The terminal refused.
    Refused(io::Error),
}

/// Whether the terminal has only the signs of ASCII, by what the environment says of it: the console of Linux has, and
/// locales without UTF-8.
pub(in crate::tui) fn has_only_ascii() -> bool {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
    let has_utf8 = |locale: String| ["utf-8", "utf8"].iter().any(|utf8| locale.to_ascii_lowercase().contains(utf8));
    let is_plain = set("TERM").is_some_and(|term| term == "linux" || term.starts_with("vt"));
    is_plain || !locale.is_none_or(has_utf8)
}

/// Whether there is a terminal to run on; nothing about it is changed.
pub(crate) fn look_for_terminal() -> Result<(), NoTerminal> {
    if !isatty(stdin()) {
        return Err(NoTerminal::Input);
    }
    if !isatty(stdout()) {
        return Err(NoTerminal::Output);
    }
    if std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
        return Err(NoTerminal::Dumb);
    }
    Ok(())
}

/// Holds the terminal for as long as it lives.
pub(crate) struct Guard {
    _private: (),
}

impl Guard {
    /// Takes the terminal over: raw keys now, the alternate screen with the first frame.
    pub(crate) fn enter() -> Result<Self, NoTerminal> {
        restore_on_panic();
        let found = tcgetattr(stdin()).map_err(|e| NoTerminal::Refused(e.into()))?;
        let before = Before { modes: repaired(found.clone()), entered: false };
        *BEFORE.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(before);
        let guard = Self { _private: () };
        go_raw(found).map_err(NoTerminal::Refused)?;
        Ok(guard)
    }

    /// What the first frame begins with; from here on leaving leaves the alternate screen.
    pub(crate) fn opening(&self) -> Vec<u8> {
        if let Some(before) = BEFORE.lock().unwrap_or_else(std::sync::PoisonError::into_inner).as_mut() {
            before.entered = true;
        }
        let mouse = if HAS_MOUSE.load(Ordering::SeqCst) { MOUSE } else { &[] };
        [ENTER, mouse].concat()
    }

    /// What makes the terminal tell of the mouse, or no longer.
    pub(crate) fn mouse(&self, wanted: bool) -> &'static [u8] {
        HAS_MOUSE.store(wanted, Ordering::SeqCst);
        if wanted { MOUSE } else { NO_MOUSE }
    }

    /// Whether the line is closed, so that nothing more can come or go.
    pub(crate) fn line_is_gone(&self) -> bool {
        GONE.load(Ordering::SeqCst) || is_closed(&stdout())
    }

    /// Takes the modes again after the process was stopped: the shell may have set its own meanwhile.
    pub(crate) fn resume(&self) -> io::Result<()> {
        go_raw(tcgetattr(stdin())?)
    }

    /// Gives the terminal to the shell and stops until continued. False where no shell could continue the process.
    ///
    /// `continued` waits for the signal that says so.
    pub(crate) fn suspend(&self, continued: impl FnOnce()) -> io::Result<bool> {
        // A shell with job control puts each job into a group of its own; without one nobody would ever say `fg`.
        if getsid(None).is_ok_and(|session| session == getpgrp()) {
            return Ok(false);
        }
        self.lend(|| {
            // The whole group, as the terminal would have done: a wrapper around the program must stop with it.
            kill_current_process_group(Signal::STOP)?;
            continued();
            Ok(true)
        })?
    }

    /// Gives the terminal to another program while something is done, and takes it again; the screen is painted anew
    /// from [`Guard::opening`].
    pub(crate) fn lend<T>(&self, work: impl FnOnce() -> T) -> io::Result<T> {
        let mut before = BEFORE.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
        restore();
        let done = work();
        if let Some(before) = before.as_mut() {
            before.entered = false;
        }
        *BEFORE.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = before;
        self.resume()?;
        Ok(done)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

fn is_closed(line: &impl AsFd) -> bool {
    let mut line = [PollFd::new(line, PollFlags::empty())];
    poll(&mut line, Some(&Timespec::default())).is_ok() && line[0].revents().intersects(PollFlags::HUP | PollFlags::ERR)
}

/// Says that the line is closed: from now on nothing is written.
pub(super) fn line_is_gone() {
    GONE.store(true, Ordering::SeqCst);
}

/// Gives the terminal back, if it was not given back before.
pub(super) fn restore() {
    let before = match BEFORE.try_lock() {
        Ok(mut before) => before.take(),
        Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner().take(),
        // Another way out is already at it.
        Err(TryLockError::WouldBlock) => None,
    };
    let Some(before) = before else { return };
    // SIGHUP comes from a closed line and from `kill` alike; only the line itself knows which.
    let terminal = stdout();
    let mut line = [PollFd::new(&terminal, PollFlags::OUT)];
    let _ = poll(&mut line, Some(&PATIENCE));
    let state = line[0].revents();
    if GONE.load(Ordering::SeqCst) || state.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
        return;
    }
    if before.entered && state.contains(PollFlags::OUT) {
        // Nothing can be done, nor said, about a terminal that does not take this.
        if HAS_MOUSE.load(Ordering::SeqCst) {
            let _ = write_all(NO_MOUSE);
        }
        let _ = write_all(LEAVE);
    }
    let _ = tcsetattr(stdin(), OptionalActions::Now, &before.modes);
}

/// Writes bytes to the terminal, past any buffer, in as few writes as the system allows.
pub(super) fn write_all(mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match rustix::io::write(stdout(), bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(n) => bytes = &bytes[n..],
            Err(rustix::io::Errno::INTR) => {}
            // A terminal shared with a program that made it non-blocking.
            Err(rustix::io::Errno::AGAIN) => {
                poll(&mut [PollFd::new(&stdout(), PollFlags::OUT)], None)?;
            }
            Err(e) => return Err(e.into()),
        }
    }
    Ok(())
}

/// Ends the process because the main loop did not, the terminal given back first.
pub(super) fn end_process(code: i32) -> ! {
    restore();
    std::process::exit(code)
}

fn go_raw(mut modes: Termios) -> io::Result<()> {
    modes.make_raw();
    // Now, and without throwing away: what was typed before the first frame is read after it, in order.
    Ok(tcsetattr(stdin(), OptionalActions::Now, &modes)?)
}

/// The modes to give back. A terminal found raw was left so by a program that died; giving that back would pass its
/// fault on for ever, so it gets the modes of a terminal that was just opened.
fn repaired(mut modes: Termios) -> Termios {
    if modes.local_modes.intersects(LocalModes::ICANON | LocalModes::ECHO) {
        return modes;
    }
    modes.local_modes |= LocalModes::ICANON
        | LocalModes::ECHO
        | LocalModes::ECHOE
        | LocalModes::ECHOK
        | LocalModes::ECHOCTL
        | LocalModes::ECHOKE
        | LocalModes::ISIG
        | LocalModes::IEXTEN;
    modes.input_modes |= InputModes::ICRNL | InputModes::IXON | InputModes::BRKINT;
    modes.output_modes |= OutputModes::OPOST | OutputModes::ONLCR;
    modes.control_modes |= ControlModes::CREAD;
    modes.special_codes[SpecialCodeIndex::VMIN] = 1;
    modes.special_codes[SpecialCodeIndex::VTIME] = 0;
    modes
}

/// Lets a panic leave a terminal on which its message can be read.
fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let main = thread::current().id();
        let say = panic::take_hook();
        panic::set_hook(Box::new(move |panicked| {
            restore();
            if !GONE.load(Ordering::SeqCst) {
                say(panicked);
            }
            // A thread that only listens must not leave the rest running blind on a terminal given back.
            if thread::current().id() != main {
                let _ = io::stderr().flush();
                std::process::exit(101);
            }
        }));
    });
}

/// How long the main loop has to end by itself once it was told to.
pub(super) const GRACE: Duration = Duration::from_millis(1500);
