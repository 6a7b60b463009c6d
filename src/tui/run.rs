//! The loop: waits, routes, does what is asked, paints. The only place of the TUI that holds a session.

use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use ratatui::layout::Size;
use rustix::stdio::stdout;
use signal_hook::consts::SIGHUP;

use super::done::Done;
use super::export;
use super::first::{self, FirstPage, Left};
use super::layers::Layer;
use super::layers::page::{Page, Topic};
use super::model::{Effect, Model};
use super::terminal::guard::{Guard, NoTerminal, has_only_ascii, look_for_terminal};
use super::terminal::input::{Input, Inputs};
use super::terminal::screen::{Line, Screen, Terminal};
use super::{mouse, update, view, words};
use crate::app::begin::{Opened, Start};
use crate::app::command::{Command, Receipt, Undoing};
use crate::app::keys::{Action, KeyFault, Keys};
use crate::app::query::due::due;
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

/// How long another program may hold the file before that is said.
const UNNOTICED: Duration = Duration::from_millis(300);
/// How long it is waited for in all.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long a suspended process waits for the word that it goes on; a stop itself takes no time off it.
pub(super) const UNTIL_CONTINUED: Duration = Duration::from_millis(500);

/// Runs the full-screen program over an open file, or from the first page on, until it is left. The process is expected to end soon after: the
/// threads that listen to the terminal stay.
///
/// # Errors
/// A [`Fault`]; the terminal is as it was before.
pub fn run(start: impl Into<Start>, writing: Writing) -> Result<Ending, Fault> {
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
                Left::Ended(ending) => return Ok(ending),
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
    match ending {
        Err(Fault::Terminal(_)) if guard.line_is_gone() => Ok(Ending::Signal(SIGHUP)),
        other => other,
    }
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

    /// Carries out an edit, an undo or a redo, or takes along what is seen. While another program writes, that is said and the keys wait.
    pub(super) fn perform<L: Line>(&mut self, effect: &Effect, screen: &mut Screen<L>) -> io::Result<()> {
        if *effect == Effect::AsCommand {
            self.show_as_command();
            return Ok(());
        }
        if let Effect::Copy { text, said } = effect {
            screen.pass(&export::to_clipboard(text));
            self.model.say_status(said.clone(), false);
            return Ok(());
        }
        if let Effect::Plan(year) = effect {
            self.open_plan(*year);
            return Ok(());
        }
        if let Effect::Show(topic) = effect {
            self.show_topic(topic);
            return Ok(());
        }
        let _ = self.session.set_patience(UNNOTICED);
        let mut answer = self.attempt(effect);
        if answer.as_ref().is_err_and(Failure::is_locked) {
            let waiting = self.model.say.msg(Msg::TuiWaiting).to_owned();
            self.model.say_status(waiting, false);
            let (frame, cursor) = view::frame(&self.model);
            screen.paint(frame, cursor)?;
            let _ = self.session.set_patience(PATIENCE.saturating_sub(UNNOTICED));
            answer = self.attempt(effect);
        }
        let _ = self.session.set_patience(PATIENCE);
        self.settle(effect, answer);
        Ok(())
    }

    /// Opens a page; a form that asked for it stays where there is none.
    fn show_topic(&mut self, topic: &Topic) {
        self.model.dirty = true;
        let asked = matches!(self.model.layers.last(), Some(Layer::Form(_)));
        match Page::of(&self.session, topic, self.model.keys) {
            Ok(page) => {
                if asked {
                    update::close(&mut self.model);
                }
                self.model.layers.push(Layer::Page(page));
            }
            Err(failure) => self.refuse(&failure, asked),
        }
    }

    /// Says why something is not done, in the form that it was for if there is one.
    fn refuse(&mut self, failure: &Failure, in_form: bool) {
        let text = words::failure(self.model.say, failure);
        match self.model.layers.last_mut() {
            Some(Layer::Form(form)) if in_form => form.refuse(text),
            _ => self.model.say_status(text, true),
        }
        self.model.dirty = true;
    }

    fn attempt(&mut self, effect: &Effect) -> Result<Option<Receipt>, Failure> {
        let done = |undoing| match undoing {
            Undoing::Done(receipt) => Some(receipt),
            Undoing::Nothing => None,
        };
        match effect {
            Effect::Run(command) => self.session.run(command).map(Some),
            // Only what was seen is taken back: where nothing was, another program may have changed the file since.
            Effect::Undo => self.model.newest.map_or(Ok(None), |newest| self.session.undo(Some(newest)).map(done)),
            Effect::Redo => self.session.redo(None).map(done),
            Effect::Export { sheet, path, format } => {
                sheet.write(path, *format)?;
                Ok(Some(self.written(path)))
            }
            Effect::Calendar { path } => {
                desk::write_atomically(path, due(&self.session)?.calendar(self.session.say()).as_bytes())?;
                Ok(Some(self.written(path)))
            }
            Effect::Show(_)
            | Effect::Copy { .. }
            | Effect::Begin(_)
            | Effect::AsCommand
            | Effect::Plan(_)
            | Effect::Draft
            | Effect::Mouse
            | Effect::Redraw
            | Effect::Suspend
            | Effect::Quit => Ok(None),
        }
    }

    fn written(&self, path: &Path) -> Receipt {
        let sentence = self.session.say().fill(Msg::CliWritten, &[("path", &path.display())]);
        Receipt { number: None, sentence, handle: None, notes: Vec::new() }
    }

    fn settle(&mut self, effect: &Effect, answer: Result<Option<Receipt>, Failure>) {
        let say = self.model.say;
        let is_edit = matches!(effect, Effect::Run(_) | Effect::Export { .. } | Effect::Calendar { .. });
        match answer {
            Ok(receipt) => {
                if is_edit {
                    update::close(&mut self.model);
                }
                if receipt.is_some() {
                    self.done = Done::by(effect).or(self.done.take());
                }
                if matches!(effect, Effect::Run(_)) {
                    self.model.pane_mut().let_go_of_marks();
                    if let Some(made) = receipt.as_ref().and_then(|receipt| receipt.handle.as_deref()) {
                        self.model.pane_mut().select(made);
                    }
                }
                if matches!(effect, Effect::Run(command) if matches!(**command, Command::Adopt(_))) {
                    self.drop_draft();
                }
                let nothing = if *effect == Effect::Undo { Msg::TuiNothingToUndo } else { Msg::TuiNothingToRedo };
                let text = match receipt {
                    None => say.msg(nothing).to_owned(),
                    Some(receipt) if receipt.number.is_none() && matches!(effect, Effect::Run(_)) => {
                        say.msg(Msg::HintUnchanged).to_owned()
                    }
                    Some(receipt) => self.said(&receipt, is_edit),
                };
                self.model.say_status(text, false);
                self.model.doubt();
            }
            Err(failure) => self.refuse(&failure, is_edit),
        }
        self.model.newest = next_undo(&self.session).ok().flatten().map(|line| line.number);
        self.model.news = None;
    }

    fn said(&self, receipt: &Receipt, is_edit: bool) -> String {
        let deed = if is_edit && receipt.number.is_some() {
            let undo = self.model.keys.label(Action::Undo, self.model.say);
            self.model.say.fill(Msg::TuiDone, &[("deed", &receipt.sentence), ("key", &undo)])
        } else {
            receipt.sentence.clone()
        };
        // Each is a sentence of its own, and some end as the names in them do.
        let stopped = |note: &String| if note.ends_with(['.', '?', '!']) { note.clone() } else { format!("{note}.") };
        std::iter::once(deed).chain(receipt.notes.iter().map(stopped)).collect::<Vec<_>>().join(" ")
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
