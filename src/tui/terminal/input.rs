//! Everything that can wake the program, on one channel: keys, pastes, sizes, signals, the end of the line, other
//! processes' changes.
//!
//! crossterm's reader neither ends nor says anything when the terminal is gone (its issue 793: it spins). So it lives in
//! a thread of its own, another thread watches the line, and that one ends the process if nobody else does.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};
use std::{collections::VecDeque, io};

use crossterm::event::{Event, KeyEvent, KeyEventKind, MouseEvent};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{Signal, getpid, kill_process};
use rustix::stdio::stdin;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH};
use signal_hook::iterator::Signals;

use super::guard::{GRACE, end_process, line_is_gone};

/// Something that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Input {
    /// A key was pressed or repeats.
    Key(KeyEvent),
    /// A button of the mouse was pressed, or its wheel turned.
    Mouse(MouseEvent),
    /// Text was pasted.
    Paste(String),
    /// The terminal has another size.
    Resized,
    /// The process goes on after a stop.
    Continued,
    /// A signal asks the process to end.
    Signal(i32),
    /// The line is closed.
    HangUp,
    /// Another process may have written to the file.
    FileTouched,
}

/// The receiving end, with the threads that feed it.
pub(crate) struct Inputs {
    inputs: Receiver<Input>,
    /// What arrived while something else was waited for; it comes first.
    kept: VecDeque<Input>,
    sender: Sender<Input>,
    keys: Arc<Keys>,
}

impl Inputs {
    /// Starts to listen to signals and to the line; keys wait in the terminal until [`Inputs::read_keys`].
    pub(crate) fn listen() -> io::Result<Self> {
        let (sender, inputs) = channel();
        let signals = Signals::new([SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGCONT, SIGWINCH])?;
        let to = sender.clone();
        spawn("signals", move || forward_signals(signals, &to))?;
        let to = sender.clone();
        spawn("line", move || watch_line(&to))?;
        Ok(Self { inputs, kept: VecDeque::new(), sender, keys: Arc::default() })
    }

    /// Starts to read keys.
    pub(crate) fn read_keys(&self) -> io::Result<()> {
        let (to, keys) = (self.sender.clone(), Arc::clone(&self.keys));
        spawn("keys", move || read_keys(&to, &keys))
    }

    /// Leaves the keys to another program for as long as the answer is held.
    pub(crate) fn leave_keys(&self) -> KeysLeft<'_> {
        self.keys.leave();
        KeysLeft(&self.keys)
    }

    /// Another end to send from.
    pub(crate) fn sender(&self) -> Sender<Input> {
        self.sender.clone()
    }

    /// Waits for the next input; none when `until` passed without one.
    pub(crate) fn next(&mut self, until: Option<Instant>) -> Option<Input> {
        if let Some(kept) = self.kept.pop_front() {
            return Some(kept);
        }
        let received = match until {
            None => self.inputs.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(until) => self.inputs.recv_timeout(until.saturating_duration_since(Instant::now())),
        };
        match received {
            Ok(input) => Some(input),
            Err(RecvTimeoutError::Timeout) => None,
            // Cannot be while `self.sender` lives; if it were, nothing could ever come in again.
            Err(RecvTimeoutError::Disconnected) => Some(Input::HangUp),
        }
    }

    /// The next input if there is one already.
    pub(crate) fn ready(&mut self) -> Option<Input> {
        self.kept.pop_front().or_else(|| self.inputs.try_recv().ok())
    }

    /// Waits, a limited time, for the word that a stopped process goes on; what else comes is kept.
    pub(crate) fn wait_for_continued(&mut self, at_most: Duration) {
        let until = Instant::now() + at_most;
        let mut kept = VecDeque::new();
        while let Some(input) = self.next(Some(until)) {
            if input == Input::Continued {
                break;
            }
            kept.push_back(input);
        }
        self.kept = kept;
    }
}

/// Whether keys are read here or by another program.
#[derive(Default)]
struct Keys {
    state: Mutex<KeysState>,
    moved: Condvar,
}

#[derive(Default)]
struct KeysState {
    /// Another program has the keys.
    left: bool,
    /// The thread that reads them stands by.
    stands_by: bool,
}

/// While it lives, another program has the keys.
pub(crate) struct KeysLeft<'a>(&'a Keys);

impl Drop for KeysLeft<'_> {
    fn drop(&mut self) {
        self.0.lock().left = false;
        self.0.moved.notify_all();
    }
}

/// How long the thread that reads keys is waited for; it only has to notice a signal.
const NOTICING: Duration = Duration::from_millis(500);

impl Keys {
    fn lock(&self) -> MutexGuard<'_, KeysState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes the thread that reads keys stand by. It waits in crossterm, which nothing wakes but a key or a new size.
    fn leave(&self) {
        self.lock().left = true;
        let _ = kill_process(getpid(), Signal::WINCH);
        let _ = self.moved.wait_timeout_while(self.lock(), NOTICING, |state| !state.stands_by);
    }

    /// Waits while another program has the keys.
    fn stand_by(&self) {
        let mut state = self.lock();
        while state.left {
            state.stands_by = true;
            self.moved.notify_all();
            state = self.moved.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.stands_by = false;
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
}

fn read_keys(to: &Sender<Input>, keys: &Keys) {
    while let Ok(event) = crossterm::event::read() {
        keys.stand_by();
        if input_of(event).is_some_and(|input| to.send(input).is_err()) {
            return;
        }
    }
}

fn input_of(event: Event) -> Option<Input> {
    match event {
        // Some terminals tell releases; an action on press and on release would happen twice.
        Event::Key(key) if key.kind == KeyEventKind::Release => None,
        Event::Key(key) => Some(Input::Key(key)),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Mouse(event) => Some(Input::Mouse(event)),
        // Sizes come by SIGWINCH, which is listened to from the start; focus tells nothing.
        Event::Resize(..) | Event::FocusGained | Event::FocusLost => None,
    }
}

fn forward_signals(mut signals: Signals, to: &Sender<Input>) {
    for signal in signals.forever() {
        let input = match signal {
            SIGWINCH => Input::Resized,
            SIGCONT => Input::Continued,
            SIGHUP => Input::HangUp,
            other => Input::Signal(other),
        };
        let ends = matches!(input, Input::Signal(_) | Input::HangUp);
        if to.send(input).is_err() {
            return;
        }
        if ends {
            let _ = spawn("grace", move || end_after_grace(signal));
        }
    }
}

/// Waits, without waking, until the line is closed.
fn watch_line(to: &Sender<Input>) {
    loop {
        let terminal = stdin();
        let mut line = [PollFd::new(&terminal, PollFlags::empty())];
        match poll(&mut line, None) {
            Ok(_) if line[0].revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) => break,
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(_) => break,
        }
    }
    line_is_gone();
    let _ = to.send(Input::HangUp);
    end_after_grace(SIGHUP);
}

fn end_after_grace(signal: i32) -> ! {
    thread::sleep(GRACE);
    end_process(128 + signal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_while_waiting_is_kept_in_order() {
        let (sender, inputs) = channel();
        let mut inputs = Inputs { inputs, kept: VecDeque::new(), sender, keys: Arc::default() };
        for input in [Input::Resized, Input::FileTouched, Input::Continued, Input::Signal(15)] {
            inputs.sender().send(input).expect("the channel is open");
        }
        inputs.wait_for_continued(Duration::from_secs(5));
        let all: Vec<_> = std::iter::from_fn(|| inputs.ready()).collect();
        assert_eq!(all, [Input::Resized, Input::FileTouched, Input::Signal(15)]);
    }
}
