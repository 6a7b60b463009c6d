//! Everything that holds what is typed, grouped by what it is; Enter goes there.

use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

use crate::app::keys::{Action, Keys};
use crate::app::query::due::Place;
use crate::app::query::find::{Found, find};
use crate::app::{Failure, Session};
use crate::text::{Msg, Say, Shown};
use crate::tui::widgets::canvas::{BOLD, Canvas};
use crate::tui::widgets::columns::Column;
use crate::tui::widgets::entry::Entry;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::list::{Focus, List};

/// The search as it is open.
pub(crate) struct Finder {
    title: Shown,
    field: Field,
    list: List,
    places: Vec<Place>,
    /// The text that the list answers.
    asked: Option<String>,
}

/// What came of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FinderStep {
    /// Stay.
    Stay,
    /// Close it.
    Close,
    /// Close it and go to a place.
    Go(Place),
}

impl Finder {
    /// A search for nothing yet.
    pub(crate) fn new(keys: &Keys, say: Say) -> Self {
        let title = Shown::of(&keys.tell(say, Msg::FinderTitle, &[("go", Action::Accept), ("back", Action::Leave)]));
        Self { title, field: Field::default(), list: List::default(), places: Vec::new(), asked: None }
    }

    /// Asks for what was typed, if that is not what the list answers; true if it asked.
    pub(crate) fn refresh(&mut self, session: &Session) -> Result<bool, Failure> {
        let text = self.field.text().trim();
        if self.asked.as_deref() == Some(text) {
            return Ok(false);
        }
        let found = if text.is_empty() { Vec::new() } else { find(session, text)? };
        self.list = List::table(columns(), entries(&found, text, session.say()));
        self.asked = Some(text.to_owned());
        self.places = found.into_iter().map(|found| found.place).collect();
        Ok(true)
    }

    /// Asks again at the next occasion.
    pub(crate) fn doubt(&mut self) {
        self.asked = None;
    }

    /// Takes a key: letters are looked for, arrows choose, Enter goes there.
    pub(crate) fn on_key(&mut self, key: KeyEvent, action: Option<Action>, height: u16) -> FinderStep {
        match action {
            Some(Action::Leave | Action::Cancel) => return FinderStep::Close,
            Some(Action::Accept) => {
                let chosen = self.list.selected().and_then(|at| self.places.get(at));
                return chosen.map_or(FinderStep::Stay, |place| FinderStep::Go(place.clone()));
            }
            Some(Action::ChooseUp | Action::PreviousField) => {
                self.list.travel(Action::Up, height);
            }
            Some(Action::ChooseDown | Action::NextField) => {
                self.list.travel(Action::Down, height);
            }
            _ => {
                self.field.type_key(key);
            }
        }
        FinderStep::Stay
    }

    /// Takes pasted text.
    pub(crate) fn paste(&mut self, text: &str) {
        self.field.paste(text);
    }

    /// Draws it.
    pub(crate) fn view(&self, canvas: &mut Canvas, area: Rect) {
        canvas.rule(Rect { height: 1, ..area }, &self.title, BOLD);
        let below = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        self.list.draw(canvas, below, Focus::Here);
        let width = area.width.saturating_sub(3).min(44);
        self.field.draw(canvas, Rect { x: area.x + 3, y: area.y + 1, width, height: 1 }, true);
    }
}

fn columns() -> Vec<Column> {
    vec![Column::new("").at_least(20), Column::new("").at_least(11), Column::new("").at_least(8).gives_way(1)]
}

/// What was found, each kind under its name.
fn entries(found: &[Found], text: &str, say: Say) -> Vec<Entry> {
    match (found, text) {
        ([], "") => return vec![Entry::text(say.msg(Msg::FinderBegin))],
        ([], _) => return vec![Entry::text(&say.fill(Msg::FoundNothing, &[("text", &text)]))],
        _ => {}
    }
    let mut entries = Vec::new();
    for (i, one) in found.iter().enumerate() {
        if i == 0 || found[i - 1].kind != one.kind {
            entries.push(Entry::heading(&say.msg(one.kind.title()).to_uppercase()));
        }
        let date = one.date.map(|date| say.rough_date(date)).unwrap_or_default();
        entries.push(Entry::row(&[&one.title, &date, &one.snippet]).of(i));
    }
    entries
}
