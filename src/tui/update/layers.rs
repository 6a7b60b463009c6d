//! What keys mean to what lies over the panes.

use crossterm::event::KeyEvent;

use super::filter::start_filter;
use super::{close, keep_draft, open, pane_action, say_not_here, settle, take_addresses, take_sheet};
use crate::app::keys::Action;
use crate::tui::layers::Layer;
use crate::tui::layers::finder::FinderStep;
use crate::tui::layers::form::FormStep;
use crate::tui::layers::help::{Help, Page};
use crate::tui::layers::palette::PaletteStep;
use crate::tui::layers::question::{About, Answer, Question};
use crate::tui::model::{Effect, Model};
use crate::tui::panes::Outcome;
use crate::tui::widgets::list::MOVES;

pub(super) fn form_key(model: &mut Model, key: KeyEvent, action: Option<Action>) -> Option<Effect> {
    let (say, today) = (model.say, model.today);
    let Some(Layer::Form(form)) = model.layers.last_mut() else { return None };
    model.dirty = true;
    match form.on_key(key, action, say, today) {
        FormStep::Stay => None,
        FormStep::Help => {
            let help = Help::of_forms(model.keys, say);
            open(model, Layer::Help(help));
            None
        }
        FormStep::Close => {
            close(model);
            None
        }
        FormStep::AskLeave => {
            open(model, Layer::Question(Question::new(About::LeaveForm)));
            None
        }
        // The form stays until the receipt: if a rule refuses, what was typed is still there.
        FormStep::Save(effect) => Some(effect),
    }
}

pub(super) fn palette_key(model: &mut Model, key: KeyEvent, action: Option<Action>) -> Option<Effect> {
    let height = model.body().height.saturating_sub(2);
    let Some(Layer::Palette(palette)) = model.layers.last_mut() else { return None };
    model.dirty = true;
    match palette.on_key(key, action, height) {
        PaletteStep::Stay => None,
        PaletteStep::Close => {
            close(model);
            None
        }
        PaletteStep::Run(action) => {
            close(model);
            pane_action(model, action)
        }
    }
}

pub(super) fn finder_key(model: &mut Model, key: KeyEvent, action: Option<Action>) -> Option<Effect> {
    let height = model.body().height.saturating_sub(2);
    let step = model.finder()?.on_key(key, action, height);
    model.dirty = true;
    match step {
        FinderStep::Stay => None,
        FinderStep::Close => {
            close(model);
            None
        }
        FinderStep::Go(place) => {
            close(model);
            settle(model, Outcome::Go(place))
        }
    }
}

pub(super) fn question_key(model: &mut Model, action: Option<Action>) -> Option<Effect> {
    let Some(Layer::Question(question)) = model.layers.last_mut() else { return None };
    model.dirty = true;
    match question.on_action(action) {
        Answer::Open => {}
        Answer::Back | Answer::Other(About::OpenEditor) => close(model),
        Answer::Keep(About::LeaveForm) => {
            close(model);
            keep_draft(model);
        }
        Answer::Other(About::LeaveForm) => {
            close(model);
            close(model);
        }
        Answer::Keep(About::OpenEditor) => {
            close(model);
            return Some(Effect::Draft);
        }
    }
    None
}

/// What all that is only read answers to, beside what every list does.
const IN_ALL_READ: [Action; 5] = [Action::Filter, Action::Back, Action::Out, Action::Help, Action::Quit];

/// Takes a key to what is only read: a list with little to be done in it.
pub(super) fn read_key(model: &mut Model, action: Action) -> Option<Effect> {
    use Action as A;
    let (height, say) = (model.body().height.saturating_sub(1), model.say);
    match (model.layers.last_mut()?, action) {
        (Layer::Past(past), A::NextPart | A::PreviousPart) if past.turns() => {
            past.turn(if action == A::NextPart { 1 } else { -1 });
            model.dirty = true;
        }
        (Layer::Faults(_), A::Edit) => {
            close(model);
            return Some(Effect::Draft);
        }
        (Layer::Lines(lines), A::Copy | A::CopyAll) => return Some(lines.copy(action, say)),
        (Layer::Past(past), A::Export | A::Copy | A::CopyAll) => {
            let sheet = past.list.sheet(action == A::Copy);
            return take_sheet(model, action, Some(sheet));
        }
        (Layer::Page(page), A::MailList) => {
            let people = page.people.clone();
            return take_addresses(model, people);
        }
        (Layer::Help(_) | Layer::Page(_), A::Help)
        | (Layer::Past(_), A::History | A::Changes)
        | (Layer::Lines(_), A::AsCommand) => close(model),
        (layer, A::Help) => {
            let (title, own) = layer.offers();
            let page = Page { title, own, common: &IN_ALL_READ, has_forms: false };
            let help = Help::of(model.keys, page, |action| layer.words(action), say);
            open(model, Layer::Help(help));
        }
        (_, A::Filter) => start_filter(model),
        (layer, A::Back) => {
            let list = layer.read_list()?;
            if list.filter().is_empty() {
                close(model);
            } else {
                list.set_filter("");
                model.dirty = true;
            }
        }
        (_, A::Quit | A::Cancel | A::Out) => close(model),
        (layer, _) if MOVES.contains(&action) => {
            let moved = layer.read_list()?.travel(action, height);
            model.dirty |= moved;
        }
        _ => say_not_here(model, action),
    }
    None
}
