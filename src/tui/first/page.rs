//! What the first page shows and what its keys do.

use std::path::{Path, PathBuf};

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use crate::app::Failure;
use crate::app::begin::{Begin, place_for};
use crate::app::desk::typed_path;
use crate::app::keys::Action;
use crate::app::seed::{BUILT_IN, check_charter};
use crate::app::session::civil_today;
use crate::text::{Msg, Say, Shown, Writing};
use crate::tui::keymap::{self, Keys, Scope};
use crate::tui::layers::form::{FieldFault, Form, FormField, FormStep, Takes};
use crate::tui::layers::help::{Help, Page};
use crate::tui::model::{Effect, SMALLEST};
use crate::tui::view::{hint_line, too_small};
use crate::tui::widgets::canvas::{BOLD, Canvas, PLAIN, wrap};
use crate::tui::widgets::columns::Column;
use crate::tui::widgets::entry::Entry;
use crate::tui::widgets::list::{Focus, List};
use crate::tui::words;

/// What a row of the list stands for.
#[derive(Clone)]
enum Row {
    /// A file in the program's folder.
    File(PathBuf),
    /// A way to a file.
    Way(Action),
    /// A built-in charter, for a new file or an example.
    BuiltIn(Begin),
    /// A charter of the person's own.
    Own,
}

/// The page as it stands.
pub(crate) struct FirstPage {
    say: Say,
    files: Vec<PathBuf>,
    pub(crate) size: Size,
    keys: &'static Keys,
    writing: Writing,
    title: Msg,
    rows: Vec<Row>,
    list: List,
    form: Option<Box<Form>>,
    help: Option<Help>,
    /// Why the last choice came to nothing.
    refusal: Option<String>,
}

impl FirstPage {
    /// The page over the files there are.
    pub(crate) fn new(say: Say, files: Vec<PathBuf>, size: Size, keys: &'static Keys, writing: Writing) -> Self {
        let mut page = Self {
            say,
            files,
            size,
            keys,
            writing,
            title: Msg::FirstNone,
            rows: Vec::new(),
            list: List::default(),
            form: None,
            help: None,
            refusal: None,
        };
        page.show_ways();
        page
    }

    fn show(&mut self, title: Msg, rows: Vec<(Row, String, String)>) {
        self.title = title;
        self.refusal = None;
        let line = |(i, (_, name, about)): (usize, &(Row, String, String))| Entry::row(&[name, about]).of(i);
        let entries = rows.iter().enumerate().map(line).collect();
        self.list = List::table(vec![Column::new("").at_least(25), Column::new("").gives_way(1)], entries);
        self.rows = rows.into_iter().map(|(row, ..)| row).collect();
    }

    /// The files there are, then the ways to another.
    fn show_ways(&mut self) {
        let say = self.say;
        let file = |path: &PathBuf| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            (Row::File(path.clone()), name, String::new())
        };
        let way = |action, name, about: Msg| {
            let name = format!("{}  {}", self.keys.label(action, say), say.msg(name));
            (Row::Way(action), name, say.msg(about).to_owned())
        };
        let mut rows: Vec<_> = self.files.iter().map(file).collect();
        rows.push(way(Action::NewFile, Msg::FirstNew, Msg::FirstNewAbout));
        rows.push(way(Action::Demo, Msg::FirstDemo, Msg::FirstDemoAbout));
        rows.push(way(Action::OpenFile, Msg::FirstOpen, Msg::FirstOpenAbout));
        self.show(if self.files.is_empty() { Msg::FirstNone } else { Msg::FirstSeveral }, rows);
    }

    /// The charters that come along, for a new file or for an example.
    fn show_charters(&mut self, title: Msg, begin: impl Fn(&str) -> Begin) {
        let name = |id: &str| check_charter(id).map_or_else(|_| id.to_owned(), |charter| charter.cooperation.name);
        let row = |id: &'static str| (Row::BuiltIn(begin(id)), id.to_owned(), name(id));
        let mut rows: Vec<_> = BUILT_IN.iter().map(|built_in| row(built_in.id)).collect();
        if title == Msg::FirstWhichAgreement {
            let say = |msg: Msg| self.say.msg(msg).to_owned();
            rows.push((Row::Own, say(Msg::FirstOwnCharter), say(Msg::FirstOwnCharterAbout)));
        }
        self.show(title, rows);
    }

    /// Says what is wrong before anything is chosen.
    pub(crate) fn warn(&mut self, words: Option<String>) {
        self.refusal = words;
    }

    /// Says why a file could not be opened; what was typed stays.
    pub(crate) fn refuse(&mut self, failure: &Failure) {
        let words = words::failure(self.say, failure);
        match &mut self.form {
            Some(form) => form.refuse(words),
            None => self.refusal = Some(words),
        }
    }

    /// Takes pasted text.
    pub(crate) fn paste(&mut self, text: &str) {
        if let Some(form) = &mut self.form {
            form.paste(text);
        }
    }

    /// Takes a key.
    pub(crate) fn key(&mut self, key: KeyEvent) -> Option<Effect> {
        let anywhere = keymap::action(self.keys, Scope::Anywhere, key);
        let action = keymap::action(self.keys, Scope::First, key).or_else(|| keymap::action(self.keys, Scope::Pane, key));
        if self.is_too_small() {
            return matches!(action, Some(Action::Cancel | Action::Quit)).then_some(Effect::Quit);
        }
        match anywhere {
            Some(Action::Redraw) => return Some(Effect::Redraw),
            Some(Action::Suspend) => return Some(Effect::Suspend),
            _ => {}
        }
        if let Some(help) = &mut self.help {
            match action {
                Some(Action::Back | Action::Quit | Action::Help | Action::Cancel) => self.help = None,
                Some(action) => drop(help.list.travel(action, self.size.height.saturating_sub(4))),
                None => {}
            }
            return None;
        }
        if let Some(form) = &mut self.form {
            return match form.on_key(key, keymap::action(self.keys, Scope::Field, key), self.say, civil_today("UTC")) {
                FormStep::Stay => None,
                FormStep::Help => {
                    self.help = Some(Help::of_forms(self.keys, self.say));
                    None
                }
                // There is little in it, and nothing is lost that is not typed again at once.
                FormStep::Close | FormStep::AskLeave => {
                    self.form = None;
                    None
                }
                FormStep::Save(effect) => Some(effect),
            };
        }
        self.act(action?)
    }

    fn act(&mut self, action: Action) -> Option<Effect> {
        let is_top = self.rows.iter().any(|row| matches!(row, Row::Way(_)));
        match action {
            Action::Quit | Action::Cancel if is_top => return Some(Effect::Quit),
            Action::Back | Action::Out | Action::Quit | Action::Cancel => self.show_ways(),
            Action::Help => self.help = Some(self.help()),
            Action::NewFile => {
                self.show_charters(Msg::FirstWhichAgreement, |id| Begin::New { charter: id.to_owned(), path: place_for(id) });
            }
            Action::Demo => self.show_charters(Msg::FirstWhichDemo, |id| Begin::Demo(id.to_owned())),
            Action::OpenFile => self.form = Some(Box::new(open_form(self.say))),
            Action::Open | Action::In => return self.take(),
            _ => drop(self.list.travel(action, self.list_area().height)),
        }
        None
    }

    /// The keys of this page: most of those of the panes do nothing here.
    fn help(&self) -> Help {
        let page = Page { title: self.title, own: &WAYS, common: &COMMON, has_forms: false };
        Help::of(self.keys, page, Action::words, self.say)
    }

    /// Does what the selected row stands for.
    fn take(&mut self) -> Option<Effect> {
        match self.rows.get(self.list.selected()?)?.clone() {
            Row::File(path) => Some(Effect::Begin(Begin::Open(path))),
            Row::Way(action) => self.act(action),
            Row::BuiltIn(Begin::New { charter, path }) => {
                self.form = Some(Box::new(new_form(self.say, &charter, path.as_deref())));
                None
            }
            Row::BuiltIn(begin) => Some(Effect::Begin(begin)),
            Row::Own => {
                self.form = Some(Box::new(own_form(self.say)));
                None
            }
        }
    }

    fn is_too_small(&self) -> bool {
        self.size.width < SMALLEST.width || self.size.height < SMALLEST.height
    }

    fn list_area(&self) -> Rect {
        Rect::new(0, 3, self.size.width, self.size.height.saturating_sub(7))
    }

    /// The page as a frame, with the place of the cursor.
    pub(crate) fn frame(&self) -> (Buffer, Option<Position>) {
        let (width, height) = (self.size.width, self.size.height);
        let mut canvas = Canvas::with(Rect::new(0, 0, width, height), self.writing, self.say);
        if self.is_too_small() {
            too_small(self.keys, self.say, self.size, &mut canvas);
            return canvas.finish();
        }
        canvas.text(1, 0, width - 1, &Shown::of("samvirke"), PLAIN);
        let body = Rect::new(0, 1, width, height - 3);
        if let Some(help) = &self.help {
            help.view(&mut canvas, body);
        } else if let Some(form) = &self.form {
            form.view(&mut canvas, body, self.say, civil_today("UTC"));
        } else {
            canvas.rule(Rect { height: 1, ..body }, &Shown::of(self.say.msg(self.title)), BOLD);
            self.list.draw(&mut canvas, self.list_area(), Focus::Here);
            let below = self.refusal.as_deref().unwrap_or(self.say.msg(Msg::FirstPromise));
            let lines = wrap(&Shown::of(below), width - 2);
            let y = height - 2 - u16::try_from(lines.len()).unwrap_or(1).min(height - 4);
            canvas.rule(Rect::new(0, y - 1, width, 1), &Shown::default(), PLAIN);
            for (line, y) in lines.iter().zip(y..height - 1) {
                canvas.text(1, y, width - 1, line, PLAIN);
            }
        }
        let (own, always): (Vec<Action>, Vec<Action>) = match (&self.form, &self.help) {
            (_, Some(_)) => (vec![Action::Down, Action::PageDown], vec![Action::Back]),
            (Some(form), None) => (form.offers(), vec![Action::FieldHelp, Action::Leave]),
            (None, None) => (WAYS.to_vec(), vec![Action::Help, Action::Quit]),
        };
        let words = |action: Action| self.form.as_ref().map_or(action.words(), |form| form.words(action));
        hint_line((self.keys, self.say), &mut canvas, (&own, &always), words);
        canvas.finish()
    }
}

/// What the page offers beside what every list does.
const WAYS: [Action; 4] = [Action::Open, Action::NewFile, Action::Demo, Action::OpenFile];

/// What it has in common with the panes, beside what every list does.
const COMMON: [Action; 5] = [Action::Back, Action::Help, Action::Quit, Action::Redraw, Action::Suspend];

fn path_in(form: &Form, field: usize, say: Say) -> Result<PathBuf, FieldFault> {
    let typed = form.filled(field).map(|text| typed_path(&text));
    typed.ok_or_else(|| FieldFault { field, words: say.msg(Msg::FirstFileNeeded).to_owned() })
}

/// A new file by a built-in charter: Enter makes it where it is found again.
fn new_form(say: Say, charter: &str, path: Option<&Path>) -> Form {
    let title = say.fill(Msg::FirstFormNew, &[("name", &charter)]);
    let place = path.map(|path| path.display().to_string()).unwrap_or_default();
    let charter = charter.to_owned();
    let make = move |form: &Form, say: Say, _| {
        Ok(Effect::Begin(Begin::New { charter: charter.clone(), path: Some(path_in(form, 0, say)?) }))
    };
    Form::with(title, vec![FormField::new(Msg::FirstFile, Takes::Text, &place)], Box::new(make)).does(Msg::FormMakes).filled_in()
}

/// A new file by a charter of the person's own.
fn own_form(say: Say) -> Form {
    let fields = vec![
        FormField::new(Msg::FirstCharter, Takes::Text, "").help(Msg::FirstCharterHelp),
        FormField::new(Msg::FirstFile, Takes::Text, "").help(Msg::FirstFileHelp).optional(),
    ];
    let make = |form: &Form, say: Say, _| {
        let charter = path_in(form, 0, say)?.to_string_lossy().into_owned();
        Ok(Effect::Begin(Begin::New { charter, path: form.filled(1).map(|text| typed_path(&text)) }))
    };
    Form::with(say.msg(Msg::FirstOwnCharter).to_owned(), fields, Box::new(make)).does(Msg::FormMakes)
}

/// A file that lies elsewhere.
fn open_form(say: Say) -> Form {
    let make = |form: &Form, say: Say, _| Ok(Effect::Begin(Begin::Open(path_in(form, 0, say)?)));
    Form::with(say.msg(Msg::FirstOpen).to_owned(), vec![FormField::new(Msg::FirstFile, Takes::Text, "")], Box::new(make))
        .does(Msg::KeyOpen)
}
