//! Everything the screen shows, as one value.

use std::collections::HashMap;
use std::path::PathBuf;

use ratatui::layout::{Rect, Size};

use super::keymap::Keys;
use super::layers::Layer;
use super::layers::finder::Finder;
use super::layers::page::Topic;
use super::layers::past::Past;
use super::panes::{Look, Name, Pane};
use super::widgets::canvas::wrap;
use super::widgets::field::Field;
use crate::app::begin::Begin;
use crate::app::command::Command;
use crate::app::keys::Action;
use crate::app::sheet::{Sheet, SheetFormat};
use crate::domain::date::Date;
use crate::domain::sort::Language;
use crate::text::{Msg, Say, Shown, Writing};

/// The screen as it stands.
pub(super) struct Model {
    pub(super) say: Say,
    pub(super) today: Date,
    /// Name of the cooperation, for the first line.
    pub(super) cooperation: String,
    /// The file in words: said when there is nothing else to say.
    pub(super) file: String,
    /// Whether the file can be changed.
    pub(super) writable: bool,
    pub(super) size: Size,
    /// What keys mean.
    pub(super) keys: &'static Keys,
    /// Whether the terminal tells of the mouse.
    pub(super) has_mouse: bool,
    /// How the terminal is written to.
    pub(super) writing: Writing,
    pub(super) at: Name,
    /// The pane from which a line led here: Esc goes back to it.
    pub(super) came_from: Option<Name>,
    /// The panes visited so far; each keeps its place.
    panes: HashMap<Name, Pane>,
    /// What is open over the pane, the last on top.
    pub(super) layers: Vec<Layer>,
    /// What was typed into forms that were put aside, by their titles and what they are on.
    pub(super) drafts: HashMap<(String, String), Vec<String>>,
    /// The filter being typed.
    pub(super) filtering: Option<Field>,
    /// Whether the next key names the column to sort by.
    pub(super) sorting: bool,
    /// The cooperation's language: lists sort in its order of letters.
    pub(super) letters: Language,
    pub(super) status: Status,
    /// The newest change that can be undone, as last shown: undo is for this one or for none.
    pub(super) newest: Option<i64>,
    /// A newer one, by another program, that the next frame shows.
    pub(super) news: Option<i64>,
    /// Whether ctrl-c was the last key.
    pub(super) cancelled_once: bool,
    /// Whether another frame is wanted.
    pub(super) dirty: bool,
    /// Whether the mark has come to rest since the last key that moved it.
    pub(super) settled: bool,
}

/// What the line above the hints says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Status {
    pub(super) text: String,
    /// Whether it tells of something that did not succeed.
    pub(super) failed: bool,
}

/// What the loop is asked to do, since `update` does nothing itself.
#[derive(Debug, PartialEq)]
pub(super) enum Effect {
    /// Carry out an edit.
    Run(Box<Command>),
    /// Go a way to an open file, from the first page.
    Begin(Begin),
    /// Write what is seen to a file.
    Export {
        /// What is seen.
        sheet: Sheet,
        /// The file.
        path: PathBuf,
        /// How it is written.
        format: SheetFormat,
    },
    /// Write what is due to a file for calendar programs.
    Calendar {
        /// The file.
        path: PathBuf,
    },
    /// Show a page.
    Show(Topic),
    /// Put the addresses of those that a page names on the terminal's clipboard.
    Addresses(Topic),
    /// Put a text on the terminal's clipboard, and say so.
    Copy {
        /// The text.
        text: String,
        /// What is said then.
        said: String,
    },
    /// Take the newest change back.
    Undo,
    /// Do the change undone last again.
    Redo,
    /// Let an editor have the terminal, with a draft of the agreement.
    Draft,
    /// Show what was done last as lines of the command line.
    AsCommand,
    /// Ask the terminal to tell of the mouse, or no longer.
    Mouse,
    /// Propose days for the meetings that a year wants; of the next year with any, where none is given.
    Plan(Option<i32>),
    /// Paint everything anew.
    Redraw,
    /// Let the shell have the terminal for a while.
    Suspend,
    /// End.
    Quit,
}

/// Cells and lines below which nothing sensible can be drawn.
pub(super) const SMALLEST: Size = Size { width: 40, height: 10 };
/// Lines for what is not the status: tabs, line, hints, and a few of the pane.
const LEAST_BESIDE_STATUS: u16 = 6;

impl Model {
    /// The model of a session, at the overview; `names` are those of the cooperation and of the file.
    pub(super) fn new(say: Say, today: Date, names: (String, String), writable: bool, size: Size) -> Self {
        let (cooperation, file) = names;
        Self {
            say,
            today,
            cooperation,
            file,
            writable,
            size,
            keys: Keys::unchanged(),
            has_mouse: false,
            writing: Writing::default(),
            at: Name::Overview,
            came_from: None,
            panes: HashMap::from([(Name::Overview, Pane::new(Name::Overview))]),
            layers: Vec::new(),
            drafts: HashMap::new(),
            filtering: None,
            sorting: false,
            letters: say.language(),
            status: Status::default(),
            newest: None,
            news: None,
            cancelled_once: false,
            dirty: true,
            settled: true,
        }
    }

    /// Whether the screen is too small to show anything.
    pub(super) fn is_too_small(&self) -> bool {
        self.size.width < SMALLEST.width || self.size.height < SMALLEST.height
    }

    /// Where the pane is drawn: below the tabs, above the line, the status and the hints.
    pub(super) fn body(&self) -> Rect {
        let status = u16::try_from(self.status_lines().len()).unwrap_or(1);
        Rect::new(0, 1, self.size.width, self.size.height.saturating_sub(3 + status))
    }

    /// What was said last, in as many lines as it takes, as long as something is left of the pane; else the file.
    pub(super) fn status_lines(&self) -> Vec<Shown> {
        if self.filtering.is_some() || self.status.text.is_empty() {
            return vec![Shown::of(&self.file)];
        }
        let mut lines = wrap(&Shown::of(&self.status.text), self.size.width.saturating_sub(2));
        lines.truncate(usize::from(self.size.height.saturating_sub(LEAST_BESIDE_STATUS)).max(1));
        lines
    }

    /// What panes may look at.
    pub(super) fn look(&self) -> Look {
        let (area, linear) = (self.body(), self.writing.linear);
        Look { say: self.say, today: self.today, area, settled: self.settled, linear, keys: self.keys }
    }

    /// Goes to a pane.
    pub(super) fn go(&mut self, name: Name) {
        self.at = name;
        self.panes.entry(name).or_insert_with(|| Pane::new(name));
    }

    /// The pane one is in.
    pub(super) fn pane(&self) -> &Pane {
        &self.panes[&self.at]
    }

    /// The pane one is in, to change it.
    pub(super) fn pane_mut(&mut self) -> &mut Pane {
        self.panes.entry(self.at).or_insert_with(|| Pane::new(self.at))
    }

    /// Whether keys are for the pane itself: nothing is open over it, and nothing is being typed or asked.
    pub(super) fn is_at_pane(&self) -> bool {
        self.layers.is_empty() && self.filtering.is_none() && !self.sorting && !self.pane().is_typing()
    }

    /// The search for anything, if it is on top.
    pub(super) fn finder(&mut self) -> Option<&mut Finder> {
        match self.layers.last_mut() {
            Some(Layer::Finder(finder)) => Some(finder),
            _ => None,
        }
    }

    /// What was done, if that is on top.
    pub(super) fn past(&mut self) -> Option<&mut Past> {
        match self.layers.last_mut() {
            Some(Layer::Past(past)) => Some(past),
            _ => None,
        }
    }

    /// Whether an action would change a file that can only be read; a what-if's amount changes none.
    pub(super) fn refuses(&self, action: Action) -> bool {
        let is_what_if = action == Action::Edit && self.at == Name::Cost;
        !self.writable && action.edits() && !is_what_if
    }

    /// Whether an action does something where one is, so that it is offered.
    pub(super) fn does(&self, action: Action) -> bool {
        let pane = self.pane();
        let is_here = match action {
            Action::History => pane.reference().is_some(),
            _ => !action.is_of_some_places() || pane.offers().contains(&action),
        };
        is_here && pane.can(action, self.look()) && !self.refuses(action)
    }

    /// What an action does where one is, in words: the key that ends the program goes back as long as there is a way back.
    pub(super) fn words(&self, action: Action) -> Msg {
        match action {
            Action::Quit if self.came_from.is_some() || !self.pane().is_at_top() => Action::Back.words(),
            _ => self.pane().words(action),
        }
    }

    /// Marks what all panes hold as perhaps no longer true.
    pub(super) fn doubt(&mut self) {
        self.panes.values_mut().for_each(Pane::doubt);
        if let Some(finder) = self.finder() {
            finder.doubt();
        }
        if let Some(past) = self.past() {
            past.doubt();
        }
    }

    /// Says something.
    pub(super) fn say_status(&mut self, text: String, failed: bool) {
        self.status = Status { text, failed };
        self.dirty = true;
    }
}
