//! The loop: waits, routes, does what is asked, paints. The only place of the TUI that holds a session.

mod perform;

use std::io;
use std::time::{Duration, Instant};

use ratatui::layout::Size;
use rustix::stdio::stdout;
use signal_hook::consts::SIGHUP;

use super::done::Done;
use super::first::{self, FirstPage, Left};
use super::model::{Effect, Model};
use super::terminal::guard::{Guard, NoTerminal, has_only_ascii, look_for_terminal};
use super::terminal::input::{Input, Inputs};
use super::terminal::screen::{Line, Screen, Terminal};
use super::{mouse, update, view, words};
use crate::app::begin::{Opened, Start};
use crate::app::keys::{KeyFault, Keys};
use crate::app::query::log::next_undo;
use crate::app::{Failure, Session, desk, watch};
use crate::text::{Msg, Say, Writing};

/// How the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The person quit.
    Quit,
    /// A signal or a closed line ended it.
    Signal(i32),
}

impl Ending {
    /// The exit code: 0, or 128 and the number of the signal.
    pub fn code(self) -> i32 {
        match self {
            Self::Quit => 0,
            Self::Signal(signal) => 128 + signal,
        }
    }
}

/// The end of the program, and what is to be said on the terminal it leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// How it ended.
    pub ending: Ending,
    /// What becomes of what was entered, where that is not what one expects.
    pub remark: Option<String>,
}

impl From<Ending> for Ended {
    fn from(ending: Ending) -> Self {
        Self { ending, remark: None }
    }
}

/// Why the program could not go on.
#[derive(Debug)]
pub enum Fault {
    /// There is no terminal to run on.
    NoTerminal(NoTerminal),
    /// The terminal stopped working.
    Terminal(io::Error),
    /// The file could not be read at the start.
    File(Failure),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Terminal(error)
    }
}

/// How long a suspended process waits for the word that it goes on; a stop itself takes no time off it.
pub(super) const UNTIL_CONTINUED: Duration = Duration::from_millis(500);

/// Runs the full-screen program over an open file, or from the first page on, until it is left. The process is expected to end soon after: the
/// threads that listen to the terminal stay.
///
/// # Errors
/// A [`Fault`]; the terminal is as it was before.
pub fn run(start: impl Into<Start>, writing: Writing) -> Result<Ended, Fault> {
    look_for_terminal().map_err(Fault::NoTerminal)?;
    // Signals before modes: none may find the terminal changed and nobody listening.
    let mut inputs = Inputs::listen()?;
    let guard = Guard::enter().map_err(Fault::NoTerminal)?;
    let writing = Writing { ascii: writing.ascii || has_only_ascii(), ..writing };
    let (keys, key_faults) = Keys::of_user();
    let mut screen = Screen::new(Terminal);
    // Painted bars hide from what reads the screen aloud where one is.
    if writing.plain || writing.linear {
        screen.without_styles();
    }
    screen.prefix(&guard.opening());
    let (opened, reads_keys) = match start.into() {
        Start::File(opened) => (opened, false),
        Start::Page { say, manner, files } => {
            inputs.read_keys()?;
            let mut page = FirstPage::new(say, files, size()?, keys, writing);
            page.warn(keys_in_words(say, &key_faults));
            match first::choose(page, &manner, &mut inputs, &guard, &mut screen)? {
                Left::With(opened) => (opened, true),
                Left::Ended(ending) => return Ok(ending.into()),
            }
        }
    };
    // An example goes when nothing has it open: at the end, after the program.
    let Opened { session, throw_away } = *opened;
    let mut program = Program::new(session, size()?).map_err(Fault::File)?;
    program.is_thrown_away = throw_away.is_some();
    (program.model.writing, program.model.keys) = (writing, keys);
    if let Some(words) = keys_in_words(program.model.say, &key_faults) {
        program.model.say_status(words, true);
    }
    program.show(&mut screen)?;
    if !reads_keys {
        inputs.read_keys()?;
    }
    // Where the folder cannot be watched, changes are noticed at the next key.
    let touched = inputs.sender();
    let _watch = watch::watch(program.session.path(), move || drop(touched.send(Input::FileTouched)));
    let ending = program.turn(&mut inputs, &guard, &mut screen);
    // A line that closes is often met by a write first, and by the watch on it a moment later.
    let ending = match ending {
        Err(Fault::Terminal(_)) if guard.line_is_gone() => Ending::Signal(SIGHUP),
        other => other?,
    };
    let goes = throw_away.as_ref().filter(|_| program.done.is_some());
    let remark = goes.map(|place| program.model.say.fill(Msg::TuiDemoGone, &[("command", &place.command())]));
    Ok(Ended { ending, remark })
}

/// The model with the session it is of.
pub(super) struct Program {
    pub(super) session: Session,
    pub(super) model: Model,
    /// Of the file when it was last read; other programs move it.
    data_version: i64,
    /// How long no key may come until the mark is at rest; none: it is.
    pause: Option<Duration>,
    /// What was done last.
    pub(super) done: Option<Done>,
    /// Whether the file goes when the program ends.
    pub(super) is_thrown_away: bool,
}

impl Program {
    /// A program at its first frame.
    pub(super) fn new(session: Session, size: Size) -> Result<Self, Failure> {
        let (model, data_version) = session.at_once(|| {
            let names = (session.cooperation()?, file_in_words(&session));
            let mut model = Model::new(session.say(), session.today(), names, session.is_writable(), size);
            model.letters = session.card().language;
            let look = model.look();
            model.pane_mut().refresh(&session, look)?;
            model.newest = next_undo(&session)?.map(|line| line.number);
            Ok((model, session.data_version()?))
        })?;
        Ok(Self { session, model, data_version, pause: None, done: None, is_thrown_away: false })
    }

    fn turn<L: Line>(&mut self, inputs: &mut Inputs, guard: &Guard, screen: &mut Screen<L>) -> Result<Ending, Fault> {
        loop {
            let mut next = inputs.next(self.pause.filter(|_| !self.model.settled).map(|pause| Instant::now() + pause));
            // Nothing came for a while: the mark has come to rest.
            self.model.settled |= next.is_none();
            // All that is there already is taken before one frame is painted.
            while let Some(input) = next {
                match input {
                    Input::Signal(signal) => return Ok(Ending::Signal(signal)),
                    Input::HangUp => return Ok(Ending::Signal(SIGHUP)),
                    Input::Continued => {
                        guard.resume()?;
                        screen.prefix(&guard.opening());
                        self.model.dirty = true;
                    }
                    Input::Resized => self.resize(size()?),
                    Input::FileTouched => self.look_at_file(),
                    Input::Paste(text) => update::paste(&mut self.model, &text),
                    Input::Mouse(event) => {
                        self.look_at_file();
                        self.model.settled = true;
                        self.refresh();
                        mouse::act(&mut self.model, event);
                    }
                    Input::Key(key) => {
                        self.look_at_file();
                        // A key is for what the keys before it led to, painted or not.
                        self.pause = update::pause(&self.model, key);
                        self.model.settled = self.pause.is_none();
                        self.refresh();
                        match update::key(&mut self.model, key) {
                            Some(Effect::Quit) => return Ok(Ending::Quit),
                            Some(Effect::Redraw) => {
                                screen.distrust();
                                self.model.dirty = true;
                            }
                            Some(Effect::Mouse) => screen.pass(guard.mouse(self.model.has_mouse)),
                            Some(Effect::Suspend) => self.suspend(inputs, guard, screen)?,
                            Some(Effect::Draft) => self.edit_draft(inputs, guard, screen)?,
                            Some(effect) => self.perform(&effect, screen)?,
                            None => {}
                        }
                    }
                }
                next = inputs.ready();
            }
            self.paint(screen)?;
        }
    }

    /// Takes another size.
    pub(super) fn resize(&mut self, size: Size) {
        if self.model.size != size {
            self.model.size = size;
            self.model.dirty = true;
        }
    }

    fn suspend<L: Line>(&mut self, inputs: &mut Inputs, guard: &Guard, screen: &mut Screen<L>) -> Result<(), Fault> {
        if guard.suspend(|| inputs.wait_for_continued(UNTIL_CONTINUED))? {
            screen.prefix(&guard.opening());
            self.resize(size()?);
            self.model.dirty = true;
        } else {
            self.model.say_status(self.model.say.msg(Msg::TuiNoShell).to_owned(), false);
        }
        Ok(())
    }

    /// Lets an editor have the terminal and the keys, with a draft of the agreement.
    fn edit_draft<L: Line>(&mut self, inputs: &Inputs, guard: &Guard, screen: &mut Screen<L>) -> Result<(), Fault> {
        let Some(path) = self.begin_draft() else { return Ok(()) };
        let edited = guard.lend(|| {
            let _keys = inputs.leave_keys();
            desk::edit(&path)
        })?;
        screen.prefix(&guard.opening());
        self.resize(size()?);
        self.end_draft(&path, edited);
        Ok(())
    }

    /// Looks whether another program changed the file or a new day began, and doubts what is shown if so.
    pub(super) fn look_at_file(&mut self) {
        if self.session.renew_today() {
            self.model.today = self.session.today();
            self.model.doubt();
            self.model.dirty = true;
        }
        // A file that cannot be asked just now is asked again at the next key.
        let Ok(version) = self.session.data_version() else { return };
        if version != self.data_version {
            self.data_version = version;
            self.model.doubt();
            let newest = next_undo(&self.session).ok().flatten();
            if let Some(line) = newest.filter(|line| Some(line.number) != self.model.newest) {
                let text = self.model.say.fill(Msg::TuiChangedElsewhere, &[("deed", &line.title)]);
                self.model.say_status(text, false);
                self.model.news = Some(line.number);
            }
        }
    }

    /// Brings what is seen up to date and paints a frame, if one is wanted.
    pub(super) fn paint<L: Line>(&mut self, screen: &mut Screen<L>) -> io::Result<()> {
        self.refresh();
        self.show(screen)
    }

    /// Paints a frame, if one is wanted.
    fn show<L: Line>(&mut self, screen: &mut Screen<L>) -> io::Result<()> {
        if !std::mem::take(&mut self.model.dirty) {
            return Ok(());
        }
        let (frame, cursor) = view::frame(&self.model);
        // From now on it was shown: an undo pressed before this frame was meant for another change.
        self.model.newest = self.model.news.take().or(self.model.newest);
        screen.paint(frame, cursor)
    }

    /// Asks again what the pane in view doubts, and what is looked for.
    pub(super) fn refresh(&mut self) {
        if self.model.is_too_small() {
            return;
        }
        let look = self.model.look();
        self.take(|model, session| model.pane_mut().refresh(session, look));
        self.take(|model, session| model.finder().map_or(Ok(false), |finder| finder.refresh(session)));
        self.take(|model, session| model.past().map_or(Ok(false), |past| past.refresh(session)));
    }

    /// Has something ask the file, and wants a frame if it did.
    fn take(&mut self, ask: impl Fn(&mut Model, &Session) -> Result<bool, Failure>) {
        match ask(&mut self.model, &self.session) {
            Ok(asked) => self.model.dirty |= asked,
            Err(failure) => self.model.say_status(words::failure(self.model.say, &failure), true),
        }
    }
}

/// What is wrong with the keys a person has chosen: the first of it, and how much there is; none where nothing is.
fn keys_in_words(say: Say, faults: &[KeyFault]) -> Option<String> {
    let (place, words) = faults.first()?.words(say);
    let count = i64::try_from(faults.len()).unwrap_or(i64::MAX);
    Some(say.count(Msg::KeysFaults, count, &[("place", &place), ("fault", &words)]))
}

/// The file by its name, with what is particular about it.
fn file_in_words(session: &Session) -> String {
    let name = session.path().file_name().unwrap_or_default().to_string_lossy();
    let msg = match (session.is_writable(), session.card().demo) {
        (false, _) => Msg::TuiFileReadOnly,
        (true, true) => Msg::TuiFileDemo,
        (true, false) => Msg::TuiFile,
    };
    session.say().fill(msg, &[("name", &name)])
}

/// The size of the terminal; a terminal that does not know gets the usual one.
pub(super) fn size() -> io::Result<Size> {
    let size = rustix::termios::tcgetwinsize(stdout())?;
    let or = |n: u16, usual| if n == 0 { usual } else { n };
    Ok(Size { width: or(size.ws_col, 80), height: or(size.ws_row, 24) })
}
