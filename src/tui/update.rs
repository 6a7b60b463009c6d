//! From what came in to what the model becomes and what is to be done. The file and the terminal are for others.

mod filter;
mod layers;
mod pace;

use crossterm::event::KeyEvent;

use super::export;
use super::keymap::{self, Scope};
use super::layers::Layer;
use super::layers::finder::Finder;
use super::layers::form::Form;
use super::layers::help::{Help, Page};
use super::layers::palette::Palette;
use super::layers::past::Past;
use super::layers::question::{About, Question};
use super::model::{Effect, Model, Status};
use super::panes::{Name, Outcome, pane_of};
use super::sorting;
use super::widgets::list::MOVES;
use crate::app::keys::Action;
use crate::app::query::mail::{addressees, mail_list};
use crate::app::query::who::PersonCard;
use crate::app::sheet::Sheet;
use crate::text::Msg;
use filter::{apply_filter, filter_key, start_filter};
use layers::{finder_key, form_key, palette_key, question_key, read_key};

pub(super) use filter::filtered;
pub(super) use pace::pause;

/// What every pane answers to, beside what every list does.
const IN_ALL_PANES: [Action; 31] = [
    Action::Palette,
    Action::Find,
    Action::Back,
    Action::Filter,
    Action::Sort,
    Action::Reverse,
    Action::Undo,
    Action::Redo,
    Action::History,
    Action::Changes,
    Action::AsCommand,
    Action::Mouse,
    Action::Reload,
    Action::Export,
    Action::Copy,
    Action::CopyAll,
    Action::MailList,
    Action::Help,
    Action::Quit,
    Action::Cancel,
    Action::Redraw,
    Action::Suspend,
    Action::Overview,
    Action::Members,
    Action::Bodies,
    Action::Meetings,
    Action::Portfolio,
    Action::Cost,
    Action::Agreement,
    Action::Zoom,
    Action::NextPart,
];

/// Takes a key.
pub(super) fn key(model: &mut Model, key: KeyEvent) -> Option<Effect> {
    let anywhere = keymap::action(model.keys, Scope::Anywhere, key);
    if model.is_too_small() {
        // What cannot be seen is not acted on.
        let quits = anywhere == Some(Action::Cancel) || keymap::action(model.keys, Scope::Pane, key) == Some(Action::Quit);
        return quits.then_some(Effect::Quit);
    }
    let cancelled = std::mem::take(&mut model.cancelled_once);
    match anywhere {
        Some(Action::Redraw) => return Some(Effect::Redraw),
        Some(Action::Suspend) => return Some(Effect::Suspend),
        Some(Action::Cancel) if cancelled => return Some(Effect::Quit),
        Some(Action::Cancel) if model.is_at_pane() => {
            model.cancelled_once = true;
            model.say_status(model.keys.tell(model.say, Msg::TuiCancelAgain, &[("key", Action::Cancel)]), false);
            return None;
        }
        _ => {}
    }
    if model.sorting {
        sorting::choose(model, key);
        return None;
    }
    if model.filtering.is_some() {
        filter_key(model, key);
        return None;
    }
    let keys = model.keys;
    route(model, key, |scope| keymap::action(keys, scope, key))
}

/// Takes a key to what is on top, which knows what it means there.
pub(super) fn route(model: &mut Model, key: KeyEvent, meant: impl Fn(Scope) -> Option<Action>) -> Option<Effect> {
    if !model.status.text.is_empty() {
        // What was said stands until the next key, wherever that is for.
        model.status = Status::default();
        model.dirty = true;
    }
    match model.layers.last() {
        Some(Layer::Form(_)) => form_key(model, key, meant(Scope::Field)),
        Some(Layer::Question(_)) => question_key(model, meant(Scope::Dialog)),
        Some(Layer::Palette(_)) => palette_key(model, key, meant(Scope::Field)),
        Some(Layer::Finder(_)) => finder_key(model, key, meant(Scope::Field)),
        Some(Layer::Help(_) | Layer::Faults(_) | Layer::Lines(_) | Layer::Page(_) | Layer::Past(_)) => {
            read_key(model, meant(Scope::Pane)?)
        }
        None if model.pane().is_typing() => {
            let look = model.look();
            let outcome = model.pane_mut().type_key(key, look);
            settle(model, outcome)
        }
        None => pane_action(model, meant(Scope::Pane)?),
    }
}

/// Takes pasted text.
pub(super) fn paste(model: &mut Model, text: &str) {
    if model.is_too_small() {
        return;
    }
    if let Some(field) = &mut model.filtering {
        field.paste(text);
        apply_filter(model);
    } else if let Some(Layer::Form(form)) = model.layers.last_mut() {
        form.paste(text);
        model.dirty = true;
    } else if let Some(Layer::Palette(palette)) = model.layers.last_mut() {
        palette.paste(text);
        model.dirty = true;
    } else if let Some(finder) = model.finder() {
        finder.paste(text);
        model.dirty = true;
    } else if model.layers.is_empty() && model.pane().is_typing() {
        let look = model.look();
        let outcome = model.pane_mut().paste(text, look);
        settle(model, outcome);
    }
}

fn pane_action(model: &mut Model, action: Action) -> Option<Effect> {
    if let Some(name) = Name::ALL.into_iter().find(|name| name.action() == action) {
        model.dirty |= model.at != name;
        model.came_from = None;
        model.go(name);
        return None;
    }
    match action {
        Action::Help => {
            let held = |actions: &[Action]| actions.iter().copied().filter(|a| model.does(*a)).collect::<Vec<_>>();
            let (own, common) = (held(model.pane().offers()), held(&IN_ALL_PANES));
            let page = Page { title: model.at.title(), own: &own, common: &common, has_forms: true };
            let help = Help::of(model.keys, page, |action| model.words(action), model.say);
            open(model, Layer::Help(help));
            return None;
        }
        Action::Palette => {
            let palette = Palette::of(model);
            open(model, Layer::Palette(palette));
            return None;
        }
        Action::Filter => {
            start_filter(model);
            return None;
        }
        Action::Sort => {
            sorting::ask(model);
            return None;
        }
        Action::Reverse => {
            sorting::reverse(model);
            return None;
        }
        Action::History => {
            match model.pane().reference() {
                Some(given) => open(model, Layer::Past(Past::of_record(given))),
                None => say_not_here(model, action),
            }
            return None;
        }
        Action::Changes => {
            let body = model.pane().body();
            open(model, Layer::Past(Past::since_meeting(body)));
            return None;
        }
        Action::Mouse => {
            model.has_mouse = !model.has_mouse;
            let text = match model.has_mouse {
                true => model.keys.tell(model.say, Msg::TuiMouseOn, &[("key", Action::Mouse)]),
                false => model.say.msg(Msg::TuiMouseOff).to_owned(),
            };
            model.say_status(text, false);
            return Some(Effect::Mouse);
        }
        Action::Find => {
            open(model, Layer::Finder(Finder::new(model.keys, model.say)));
            return None;
        }
        _ if model.refuses(action) => {
            model.say_status(model.say.msg(Msg::TuiReadOnly).to_owned(), true);
            return None;
        }
        Action::Export | Action::Copy | Action::CopyAll => return take_along(model, action),
        Action::MailList => {
            return match model.pane().calls() {
                Some(call) => Some(Effect::Addresses(call)),
                None => take_addresses(model, model.pane().people()),
            };
        }
        Action::AsCommand => return Some(Effect::AsCommand),
        Action::Undo => return Some(Effect::Undo),
        Action::Redo => return Some(Effect::Redo),
        Action::Back | Action::Quit
            if model.came_from.is_some() && (action == Action::Quit || !model.pane_mut().has_filter()) =>
        {
            // To the line that led here, not to the list that nobody came through.
            let before = model.came_from.take().unwrap_or(model.at);
            model.pane_mut().leave();
            model.go(before);
            model.dirty = true;
            return None;
        }
        Action::Reload => {
            model.doubt();
            model.say_status(model.say.msg(Msg::TuiReloaded).to_owned(), false);
            return None;
        }
        _ => {}
    }
    let look = model.look();
    match model.pane_mut().on_action(action, look) {
        // At the top of a pane there is nothing to go back from: q ends the program, Esc never does.
        Outcome::Ignored | Outcome::Unchanged if action == Action::Quit => Some(Effect::Quit),
        // What is for other places says so: a key that does nothing and says nothing is taken for a fault.
        Outcome::Ignored if !is_way(action) => {
            say_not_here(model, action);
            None
        }
        Outcome::Unchanged if !model.pane().can(action, look) => {
            say_not_here(model, action);
            None
        }
        outcome => settle(model, outcome),
    }
}

/// Whether an action only moves about: at the end of a way there is nothing to be said.
fn is_way(action: Action) -> bool {
    MOVES.contains(&action) || matches!(action, Action::In | Action::Out | Action::Back)
}

fn say_not_here(model: &mut Model, action: Action) {
    let (what, help) = (model.say.msg(action.words()), model.keys.label(Action::Help, model.say));
    model.say_status(model.say.fill(Msg::TuiNotHere, &[("what", &what), ("key", &help)]), false);
}

/// Takes what is seen, or the row one is at, to a file or the clipboard.
fn take_along(model: &mut Model, action: Action) -> Option<Effect> {
    let say = model.say;
    let seen = model.pane_mut().seen(action == Action::Copy, say);
    take_sheet(model, action, seen)
}

fn take_sheet(model: &mut Model, action: Action, sheet: Option<Sheet>) -> Option<Effect> {
    let Some(sheet) = sheet.filter(|sheet| !sheet.rows.is_empty()) else {
        model.say_status(model.say.msg(Msg::ExportNothing).to_owned(), false);
        return None;
    };
    if action == Action::Export {
        open_form(model, Box::new(export::form(model, sheet)));
        return None;
    }
    let rows = i128::try_from(sheet.rows.len()).unwrap_or_default();
    Some(Effect::Copy { text: sheet.tabbed(), said: model.say.count(Msg::ExportCopied, rows, &[]) })
}

/// Takes the addresses of people to the clipboard.
pub(super) fn take_addresses(model: &mut Model, people: Option<Vec<PersonCard>>) -> Option<Effect> {
    let Some(people) = people else {
        say_not_here(model, Action::MailList);
        return None;
    };
    let people = addressees(&people);
    if people.is_empty() {
        model.say_status(model.say.msg(Msg::MailNobody).to_owned(), false);
        return None;
    }
    let count = i128::try_from(people.len()).unwrap_or_default();
    model.pane_mut().let_go_of_marks();
    Some(Effect::Copy { text: mail_list(&people), said: model.say.count(Msg::MailCopied, count, &[]) })
}

fn settle(model: &mut Model, outcome: Outcome) -> Option<Effect> {
    match outcome {
        Outcome::Ignored | Outcome::Unchanged => {}
        Outcome::Changed => model.dirty = true,
        Outcome::Draft => open(model, Layer::Question(Question::new(About::OpenEditor))),
        Outcome::Plan(year) => return Some(Effect::Plan(year)),
        Outcome::Show(topic) => return Some(Effect::Show(topic)),
        Outcome::Open(form) => open_form(model, form),
        Outcome::Say(text) => model.say_status(text, false),
        Outcome::Go(place) => {
            model.came_from = Some(model.at);
            model.go(pane_of(&place));
            model.pane_mut().go(&place);
            model.dirty = true;
        }
    }
    None
}

/// Opens a form, with what was typed into it before it was last put aside.
fn open_form(model: &mut Model, mut form: Box<Form>) {
    if let Some(typed) = model.drafts.remove(&form.identity()) {
        form.restore(&typed);
        model.say_status(model.say.msg(Msg::TuiDraftBack).to_owned(), false);
    }
    open(model, Layer::Form(form));
}

/// Puts the form on top aside.
fn keep_draft(model: &mut Model) {
    if let Some(Layer::Form(form)) = model.layers.last() {
        model.drafts.insert(form.identity(), form.typed());
        model.say_status(model.say.msg(Msg::TuiDraftKept).to_owned(), false);
    }
    close(model);
}

fn open(model: &mut Model, layer: Layer) {
    model.layers.push(layer);
    model.dirty = true;
}

/// Closes the layer on top.
pub(super) fn close(model: &mut Model) {
    model.layers.pop();
    model.dirty = true;
}
