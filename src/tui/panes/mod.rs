//! The seven panes. Each holds read models of `app::query`, turns actions into outcomes, and draws itself.

mod agreement;
mod bodies;
mod browser;
mod cost;
mod forms;
mod meetings;
mod members;
mod overview;
mod portfolio;

use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

use super::keymap::Keys;
use super::layers::Layer;
use super::layers::form::Form;
use super::layers::page::Topic;
use super::widgets::canvas::Canvas;
use super::widgets::list::List;
use crate::app::keys::Action;
use crate::app::query::due::Place;
use crate::app::query::who::PersonCard;
use crate::app::sheet::Sheet;
use crate::app::{Failure, Session};
use crate::domain::date::Date;
use crate::text::{Msg, Say};

/// What a pane may look at besides its own read models.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub(super) say: Say,
    pub(super) today: Date,
    /// Where the pane is drawn.
    pub(super) area: Rect,
    /// Whether the mark has come to rest: only then does the detail follow it.
    pub(super) settled: bool,
    /// Whether lines are read one after the other, so that nothing may stand beside anything else.
    pub(super) linear: bool,
    /// What keys mean.
    pub(super) keys: &'static Keys,
}

/// What came of an action.
pub(super) enum Outcome {
    /// The pane does not know it.
    Ignored,
    /// Nothing is to be seen of it.
    Unchanged,
    /// Something else is to be drawn.
    Changed,
    /// The agreement is to be worked on in an editor.
    Draft,
    /// The meetings of a year are to be planned.
    Plan(Option<i32>),
    /// A page is to be shown.
    Show(Topic),
    /// A form is to be opened.
    Open(Box<Form>),
    /// Something else has to be said.
    Say(String),
    /// Another place is gone to.
    Go(Place),
}

/// Which pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Name {
    Overview,
    Members,
    Bodies,
    Meetings,
    Portfolio,
    Cost,
    Agreement,
}

impl Name {
    /// All, in the order of their numbers.
    pub(super) const ALL: [Self; 7] =
        [Self::Overview, Self::Members, Self::Bodies, Self::Meetings, Self::Portfolio, Self::Cost, Self::Agreement];

    /// Its title.
    pub(super) fn title(self) -> Msg {
        self.action().words()
    }

    /// The action that goes there.
    pub(super) fn action(self) -> Action {
        match self {
            Self::Overview => Action::Overview,
            Self::Members => Action::Members,
            Self::Bodies => Action::Bodies,
            Self::Meetings => Action::Meetings,
            Self::Portfolio => Action::Portfolio,
            Self::Cost => Action::Cost,
            Self::Agreement => Action::Agreement,
        }
    }
}

/// One of them, as it stands.
pub(super) enum Pane {
    Overview(overview::Overview),
    Members(members::Members),
    Bodies(bodies::Bodies),
    Meetings(meetings::Meetings),
    Portfolio(portfolio::Portfolio),
    Cost(cost::Cost),
    Agreement(agreement::Agreement),
}

/// Runs the same method of whichever pane it is.
macro_rules! each {
    ($pane:expr, $inner:ident => $run:expr) => {
        match $pane {
            Pane::Overview($inner) => $run,
            Pane::Members($inner) => $run,
            Pane::Bodies($inner) => $run,
            Pane::Meetings($inner) => $run,
            Pane::Portfolio($inner) => $run,
            Pane::Cost($inner) => $run,
            Pane::Agreement($inner) => $run,
        }
    };
}

impl Pane {
    /// A pane that has not asked anything yet.
    pub(super) fn new(name: Name) -> Self {
        match name {
            Name::Overview => Self::Overview(overview::Overview::new()),
            Name::Members => Self::Members(members::Members::new()),
            Name::Bodies => Self::Bodies(bodies::Bodies::new()),
            Name::Meetings => Self::Meetings(meetings::Meetings::new()),
            Name::Portfolio => Self::Portfolio(portfolio::Portfolio::new()),
            Name::Cost => Self::Cost(cost::Cost::new()),
            Name::Agreement => Self::Agreement(agreement::Agreement::new()),
        }
    }

    /// What it answers to beyond what every pane does, the most useful first: for the hint line and the help.
    pub(super) fn offers(&self) -> &'static [Action] {
        each!(self, pane => pane.offers())
    }

    /// What an action does where one is, in words: for the hint line, the help and the palette.
    pub(super) fn words(&self, action: Action) -> Msg {
        let own = match self {
            Self::Overview(pane) => pane.words(action),
            Self::Members(pane) => pane.words(action),
            Self::Meetings(pane) => pane.words(action),
            Self::Portfolio(pane) => pane.words(action),
            Self::Agreement(pane) => pane.words(action),
            _ => None,
        };
        own.unwrap_or(action.words())
    }

    /// Takes an action.
    pub(super) fn on_action(&mut self, action: Action, look: Look) -> Outcome {
        each!(self, pane => pane.on_action(action, look))
    }

    /// Whether keys are letters of a field of the pane.
    pub(super) fn is_typing(&self) -> bool {
        match self {
            Self::Cost(pane) => pane.is_typing(),
            _ => false,
        }
    }

    /// Takes a key of typing.
    pub(super) fn type_key(&mut self, key: KeyEvent, look: Look) -> Outcome {
        match self {
            Self::Cost(pane) => pane.type_key(key, look),
            _ => Outcome::Ignored,
        }
    }

    /// Takes pasted text.
    pub(super) fn paste(&mut self, text: &str, look: Look) -> Outcome {
        match self {
            Self::Cost(pane) => pane.paste(text, look),
            _ => Outcome::Ignored,
        }
    }

    /// Marks everything it holds as perhaps no longer true.
    pub(super) fn doubt(&mut self) {
        each!(self, pane => pane.doubt());
    }

    /// Asks again what it does not hold or doubts, as far as it is seen; true if it asked anything.
    pub(super) fn refresh(&mut self, session: &Session, look: Look) -> Result<bool, Failure> {
        each!(self, pane => pane.refresh(session, look))
    }

    /// The list that a filter goes to; none where there is nothing to filter.
    pub(super) fn filtered(&mut self) -> Option<&mut List> {
        each!(self, pane => pane.filtered())
    }

    /// What is seen as a table of texts, or only the row one is at; none where it is no list.
    pub(super) fn seen(&mut self, one_row: bool, say: Say) -> Option<Sheet> {
        let own = match self {
            Self::Overview(pane) => pane.sheet(one_row, say),
            Self::Portfolio(pane) => pane.matrix_seen().map(|matrix| matrix.sheet(one_row)),
            Self::Meetings(pane) => pane.matrix_seen().map(|matrix| matrix.sheet(one_row)),
            _ => None,
        };
        own.or_else(|| self.filtered().map(|list| list.sheet(one_row)))
    }

    /// The people one is at: those of a body, or of the members that are marked; none where people are not at hand.
    pub(super) fn people(&self) -> Option<Vec<PersonCard>> {
        match self {
            Self::Members(pane) => Some(pane.people()),
            Self::Bodies(pane) => pane.people(),
            _ => None,
        }
    }

    /// The page on who is called to the meeting one is at.
    pub(super) fn calls(&self) -> Option<Topic> {
        match self {
            Self::Meetings(pane) => pane.calls(),
            _ => None,
        }
    }

    /// What one is at, as it is referred to: what a history is of.
    pub(super) fn reference(&self) -> Option<String> {
        match self {
            Self::Overview(pane) => pane.handle(),
            Self::Members(pane) => pane.selected_handle(),
            Self::Bodies(pane) => pane.reference(),
            Self::Meetings(pane) => pane.at().map(|meeting| meeting.handle.clone()),
            Self::Portfolio(pane) => pane.reference(),
            Self::Cost(_) => None,
            Self::Agreement(_) => Some("agreement".to_owned()),
        }
    }

    /// Whether what one is at has something for an action to do, which only then is offered.
    pub(super) fn can(&self, action: Action, look: Look) -> bool {
        match self {
            Self::Overview(pane) => pane.can(action, look),
            Self::Members(pane) => pane.can(action, look),
            Self::Bodies(pane) => pane.can(action, look),
            Self::Meetings(pane) => pane.can(action, look),
            Self::Portfolio(pane) => pane.can(action, look),
            Self::Cost(pane) => pane.can(action, look),
            Self::Agreement(pane) => pane.can(action, look),
        }
    }

    /// The body one is at.
    pub(super) fn body(&self) -> Option<String> {
        match self {
            Self::Bodies(pane) => pane.selected_id(),
            Self::Meetings(pane) => pane.at().map(|meeting| meeting.body.clone()),
            _ => None,
        }
    }

    /// Whether a filter is in force, which Esc clears first.
    pub(super) fn has_filter(&mut self) -> bool {
        self.filtered().is_some_and(|list| !list.filter().is_empty())
    }

    /// Takes the marks away: they are for one act, and stay until something is done where they are or they are let go.
    pub(super) fn let_go_of_marks(&mut self) {
        match self {
            Self::Members(pane) => pane.let_go_of_marks(),
            Self::Portfolio(pane) => pane.let_go_of_marks(),
            Self::Agreement(pane) => pane.let_go_of_marks(),
            _ => {}
        }
    }

    /// Whether there is nothing to go back from within the pane.
    pub(super) fn is_at_top(&self) -> bool {
        each!(self, pane => pane.is_at_top())
    }

    /// Goes back to the top of the pane.
    pub(super) fn leave(&mut self) {
        match self {
            Self::Members(pane) => pane.leave(),
            Self::Bodies(pane) => pane.leave(),
            Self::Meetings(pane) => pane.leave(),
            Self::Portfolio(pane) => pane.leave(),
            Self::Agreement(pane) => pane.leave(),
            _ => {}
        }
    }

    /// Goes to a thing within the pane.
    pub(super) fn go(&mut self, place: &Place) {
        match self {
            Self::Members(pane) => pane.go(place),
            Self::Bodies(pane) => pane.go(place),
            Self::Meetings(pane) => pane.go(place),
            Self::Portfolio(pane) => pane.go(place),
            Self::Agreement(pane) => pane.go(place),
            Self::Overview(_) | Self::Cost(_) => {}
        }
    }

    /// Goes to what was just put on record, where the pane lists such things.
    pub(super) fn select(&mut self, handle: &str) {
        match self {
            Self::Members(pane) => pane.select(handle),
            Self::Meetings(pane) => pane.select(handle),
            Self::Portfolio(pane) => pane.select(handle),
            Self::Overview(_) | Self::Bodies(_) | Self::Cost(_) | Self::Agreement(_) => {}
        }
    }

    /// Draws it.
    pub(super) fn view(&self, canvas: &mut Canvas, look: Look) {
        each!(self, pane => pane.view(canvas, look));
    }
}

/// The pane where a place is.
pub(super) fn pane_of(place: &Place) -> Name {
    match place {
        Place::Body(_) | Place::Seat { .. } | Place::Bodies => Name::Bodies,
        Place::Member(_) => Name::Members,
        Place::Meeting(_) => Name::Meetings,
        Place::Portfolio | Place::Work(_) => Name::Portfolio,
        Place::Cost => Name::Cost,
        Place::Agreement | Place::Clause(_) | Place::Text(_) => Name::Agreement,
    }
}

impl From<Form> for Layer {
    fn from(form: Form) -> Self {
        Self::Form(Box::new(form))
    }
}
