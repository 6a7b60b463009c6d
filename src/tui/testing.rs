//! The harness of the screen's tests: open a demo, press keys, read lines. It has no terminal and no threads.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::{LazyLock, Mutex, PoisonError};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};

use super::model::Effect;
use super::run::Program;
use super::terminal::screen::{Line, Screen};
use super::{mouse, update, view};
use crate::app::seed::{NewFile, Source, create};
use crate::app::{Access, Author, Opening, Session, desk};
use crate::domain::date::parse_iso;
use crate::domain::sort::Language;
use crate::text::Writing;

/// Is told what each frame sends.
type Told = Box<dyn FnMut(&str)>;

/// A terminal that only counts, and tells of each frame to whoever wants to know.
#[derive(Default)]
struct Meter {
    frames: usize,
    bytes: usize,
    told: Option<Told>,
}

impl Line for Meter {
    fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.frames += 1;
        self.bytes += bytes.len();
        if let Some(told) = &mut self.told {
            told(&String::from_utf8_lossy(bytes));
        }
        Ok(())
    }
}

fn author() -> Author {
    Author { who: "test".to_owned(), origin: "tui".to_owned() }
}

fn opening(path: PathBuf, access: Access, language: Option<Language>) -> Opening {
    Opening { path, access, today: parse_iso("2026-11-16"), language, author: author() }
}

/// The demo of a charter, made once and copied from then on: most tests want the same.
fn demo_file(charter: &str) -> Vec<u8> {
    static MADE: LazyLock<Mutex<BTreeMap<String, Vec<u8>>>> = LazyLock::new(Mutex::default);
    let make = || {
        let folder = tempfile::tempdir().expect("a folder for the demo");
        let source = Source::open(charter).expect("a built-in charter");
        let (path, today) = (folder.path().join("demo.samvirke"), parse_iso("2026-11-16"));
        let new = NewFile { path: path.clone(), kept_from: None, today, language: None, author: author(), demo: true };
        drop(create(&source, &new).expect("a demo file"));
        desk::read_bytes(&path).expect("its bytes")
    };
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    made.entry(charter.to_owned()).or_insert_with(make).clone()
}

/// A program over a demo file in a folder of its own, and what it shows.
pub(super) struct Stage {
    pub(super) program: Program,
    screen: Screen<Meter>,
    lines: Vec<String>,
    buffer: Buffer,
    cursor: Option<Position>,
    pub(super) quit: bool,
    folder: tempfile::TempDir,
    /// What the person does in the editor.
    pub(super) editor: fn(&str) -> String,
}

impl Stage {
    /// The demo of a charter, in its own language, on a Monday in November 2026.
    pub(super) fn demo(charter: &str, columns: u16, rows: u16) -> Self {
        Self::demo_in(charter, None, columns, rows)
    }

    /// The demo of a charter in a language.
    pub(super) fn demo_in(charter: &str, language: Option<Language>, columns: u16, rows: u16) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("demo.samvirke");
        desk::write_atomically(&path, &demo_file(charter)).expect("a copy of the demo");
        let session = Session::open(&opening(path, Access::Write { backups: None }, language)).expect("the demo");
        Self::over(session, folder, columns, rows)
    }

    /// The same file, opened for reading only.
    pub(super) fn reading(self, columns: u16, rows: u16) -> Self {
        let session = Session::open(&opening(self.path(), Access::Read, None)).expect("the file");
        Self::over(session, self.folder, columns, rows)
    }

    fn over(session: Session, folder: tempfile::TempDir, columns: u16, rows: u16) -> Self {
        let program = Program::new(session, Size { width: columns, height: rows }).expect("a first frame");
        let screen = Screen::new(Meter::default());
        let mut stage = Self {
            program,
            screen,
            lines: Vec::new(),
            buffer: Buffer::default(),
            cursor: None,
            quit: false,
            folder,
            editor: str::to_owned,
        };
        stage.settle();
        stage
    }

    /// Presses keys: letters as they are, others as `<Enter>`, `<Esc>`, `<Tab>`, `<Down>`, `<C-c>`, `<Space>`.
    pub(super) fn keys(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys;
        while !rest.is_empty() {
            let (key, after) = next_key(rest);
            rest = after;
            self.press(key);
        }
        self
    }

    /// Goes to the button of the form that is open.
    pub(super) fn go_to_button(&mut self) -> &mut Self {
        while !self.cursor_line().starts_with(">  [ ") {
            self.keys("<Tab>");
        }
        self
    }

    /// Presses keys that come so fast that the mark does not come to rest.
    pub(super) fn hold(&mut self, keys: &str) -> &mut Self {
        self.program.model.settled = false;
        self.keys(keys);
        self.program.model.settled = true;
        self
    }

    /// Lets the mark come to rest.
    pub(super) fn rest(&mut self) {
        self.settle();
    }

    /// Presses one key.
    pub(super) fn press(&mut self, key: KeyEvent) {
        self.program.look_at_file();
        match update::key(&mut self.program.model, key) {
            Some(Effect::Quit) => self.quit = true,
            Some(Effect::Redraw) => self.screen.distrust(),
            Some(Effect::Suspend | Effect::Mouse) | None => {}
            Some(Effect::Draft) => {
                if let Some(path) = self.program.begin_draft() {
                    let text = desk::read_text(&path).expect("the draft");
                    desk::write_atomically(&path, (self.editor)(&text).as_bytes()).expect("written");
                    self.program.end_draft(&path, Ok(()));
                }
            }
            Some(effect) => self.program.perform(&effect, &mut self.screen).expect("a line that takes everything"),
        }
        self.settle();
    }

    /// Presses the left button of the mouse where some words stand first on the screen.
    pub(super) fn click(&mut self, words: &str) -> &mut Self {
        let row = self.lines.iter().position(|line| line.contains(words)).expect("the words are seen");
        let column = self.lines[row].find(words).map(|at| self.lines[row][..at].chars().count()).unwrap_or_default();
        self.mouse(MouseEventKind::Down(MouseButton::Left), column, row)
    }

    /// Presses it in a column of the line where some words stand first.
    pub(super) fn click_at(&mut self, column: usize, words: &str) -> &mut Self {
        let row = self.lines.iter().position(|line| line.contains(words)).expect("the words are seen");
        self.mouse(MouseEventKind::Down(MouseButton::Left), column, row)
    }

    /// Turns the wheel of the mouse down.
    pub(super) fn wheel(&mut self) -> &mut Self {
        self.mouse(MouseEventKind::ScrollDown, 0, 5)
    }

    fn mouse(&mut self, kind: MouseEventKind, column: usize, row: usize) -> &mut Self {
        let cell = |at| u16::try_from(at).expect("a cell of the screen");
        let event = MouseEvent { kind, column: cell(column), row: cell(row), modifiers: KeyModifiers::NONE };
        mouse::act(&mut self.program.model, event);
        self.settle();
        self
    }

    /// Takes another size.
    pub(super) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.program.resize(Size { width: columns, height: rows });
        self.settle();
        self
    }

    /// Goes on at a terminal that is written to in another way.
    pub(super) fn write(&mut self, writing: Writing) -> &mut Self {
        self.program.model.writing = writing;
        self.program.model.dirty = true;
        self.settle();
        self
    }

    fn settle(&mut self) {
        self.program.refresh();
        let (buffer, cursor) = view::frame(&self.program.model);
        let area = buffer.area;
        let row = |y| (area.left()..area.right()).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        self.lines = (area.top()..area.bottom()).map(|y| row(y).trim_end().to_owned()).collect();
        (self.buffer, self.cursor) = (buffer, cursor);
        self.program.paint(&mut self.screen).expect("a line that takes everything");
    }

    /// What the screen shows.
    pub(super) fn text(&self) -> String {
        self.lines.join("\n")
    }

    /// The cells of the screen.
    pub(super) fn buffer(&self) -> &Buffer {
        &self.buffer
    }

    /// The lines of the screen.
    pub(super) fn lines(&self) -> &[String] {
        &self.lines
    }

    /// The line the terminal's cursor is on.
    pub(super) fn cursor_line(&self) -> &str {
        self.cursor.and_then(|c| self.lines.get(usize::from(c.y))).map_or("", String::as_str)
    }

    /// Where the terminal's cursor is.
    pub(super) fn cursor(&self) -> Option<Position> {
        self.cursor
    }

    /// The file.
    pub(super) fn path(&self) -> PathBuf {
        self.folder.path().join("demo.samvirke")
    }

    /// Calls something with what each frame sends from now on.
    pub(super) fn tell(&mut self, told: impl FnMut(&str) + 'static) {
        self.screen.line_mut().told = Some(Box::new(told));
    }

    /// Frames and bytes sent so far.
    pub(super) fn sent(&self) -> (usize, usize) {
        let meter = self.screen.line();
        (meter.frames, meter.bytes)
    }
}

fn next_key(keys: &str) -> (KeyEvent, &str) {
    let plain = |code| KeyEvent::new(code, KeyModifiers::NONE);
    if let Some((name, rest)) = keys.strip_prefix('<').and_then(|k| k.split_once('>')) {
        let key = match name {
            "Enter" => plain(KeyCode::Enter),
            "Esc" => plain(KeyCode::Esc),
            "Tab" => plain(KeyCode::Tab),
            "Up" => plain(KeyCode::Up),
            "Down" => plain(KeyCode::Down),
            "PgDn" => plain(KeyCode::PageDown),
            "End" => plain(KeyCode::End),
            "Space" => plain(KeyCode::Char(' ')),
            "lt" => plain(KeyCode::Char('<')),
            "F1" => plain(KeyCode::F(1)),
            _ => {
                let letter = name.strip_prefix("C-").and_then(|l| l.chars().next()).expect("a key of the harness");
                KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL)
            }
        };
        return (key, rest);
    }
    let letter = keys.chars().next().expect("a key");
    (plain(KeyCode::Char(letter)), &keys[letter.len_utf8()..])
}
