//! What was done: to one thing, or to all since a body last met.

use ratatui::layout::Rect;

use crate::app::query::history::{Changed, changed_since_meeting, history_of};
use crate::app::{Failure, Session};
use crate::text::{Msg, Say, Shown};
use crate::tui::widgets::canvas::{BOLD, Canvas};
use crate::tui::widgets::entry::Entry;
use crate::tui::widgets::list::{Focus, List};
use crate::tui::words::change;

/// Of what.
#[derive(Clone, Debug)]
enum Of {
    /// Of a thing, by how it is referred to.
    Record(String),
    /// Since a body last met: the one named, or the first there is, and so many bodies on.
    Meeting(Option<String>, isize),
}

/// The changes as they are open.
pub(crate) struct Past {
    of: Of,
    pub(crate) list: List,
    title: Shown,
    doubted: bool,
}

impl Past {
    /// Of a thing, by how it is referred to.
    pub(crate) fn of_record(given: String) -> Self {
        Self::new(Of::Record(given))
    }

    /// Since a body last met.
    pub(crate) fn since_meeting(body: Option<String>) -> Self {
        Self::new(Of::Meeting(body, 0))
    }

    fn new(of: Of) -> Self {
        Self { of, list: List::default(), title: Shown::default(), doubted: true }
    }

    /// Whether there is another to turn to.
    pub(crate) fn turns(&self) -> bool {
        matches!(self.of, Of::Meeting(..))
    }

    /// Turns to the next body, or the one before.
    pub(crate) fn turn(&mut self, by: isize) {
        if let Of::Meeting(_, on) = &mut self.of {
            *on += by;
            (self.doubted, self.list) = (true, List::default());
        }
    }

    /// Asks again at the next occasion.
    pub(crate) fn doubt(&mut self) {
        self.doubted = true;
    }

    /// Asks, if what it holds is doubted; true if it asked.
    pub(crate) fn refresh(&mut self, session: &Session) -> Result<bool, Failure> {
        if !std::mem::take(&mut self.doubted) {
            return Ok(false);
        }
        let say = session.say();
        let (title, changes) = match &self.of {
            Of::Record(given) => {
                let found = history_of(session, given)?;
                (say.fill(Msg::HistoryTitle, &[("title", &found.title)]), found.changes)
            }
            Of::Meeting(body, on) => {
                let charter = session.charter()?;
                let first = charter.bodies.iter().position(|b| Some(&b.id) == body.as_ref()).unwrap_or_default();
                let count = isize::try_from(charter.bodies.len()).unwrap_or(1).max(1);
                let at = (isize::try_from(first).unwrap_or_default() + on).rem_euclid(count);
                match charter.bodies.get(usize::try_from(at).unwrap_or_default()) {
                    Some(body) => changed_since_meeting(session, &body.id)?,
                    None => Default::default(),
                }
            }
        };
        self.title = Shown::of(&title);
        // The place stays at the same line, as far as there is one.
        self.list.set_entries(entries(&changes, say));
        Ok(true)
    }

    /// Draws it.
    pub(crate) fn view(&self, canvas: &mut Canvas, area: Rect) {
        canvas.rule(Rect { height: 1, ..area }, &self.title, BOLD);
        self.list.draw(canvas, Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }, Focus::Here);
    }
}

fn entries(changes: &[Changed], say: Say) -> Vec<Entry> {
    if changes.is_empty() {
        return vec![Entry::text(say.msg(Msg::HistoryNone))];
    }
    let told = |changed: &Changed| {
        let differences = changed.words(say).into_iter().map(|words| Entry::labelled("", &words));
        std::iter::once(change(&changed.change, say)).chain(differences).collect::<Vec<_>>()
    };
    changes.iter().flat_map(told).collect()
}
