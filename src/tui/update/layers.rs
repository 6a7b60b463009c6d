//! What keys mean to what lies over the panes.

use crossterm::event::KeyEvent;

use super::filter::{filtered, start_filter};
use super::{close, keep_draft, open, pane_action, settle};
use crate::app::keys::Action;
use crate::tui::layers::Layer;
use crate::tui::layers::finder::FinderStep;
use crate::tui::layers::form::FormStep;
use crate::tui::layers::palette::PaletteStep;
use crate::tui::layers::question::{About, Answer, Question};
use crate::tui::model::{Effect, Model};
use crate::tui::panes::Outcome;

pub(super) fn form_key(model: &mut Model, key: KeyEvent, action: Option<Action>) -> Option<Effect> {
    let (say, today) = (model.say, model.today);
    let Some(Layer::Form(form)) = model.layers.last_mut() else { return None };
    model.dirty = true;
    match form.on_key(key, action, say, today) {
        FormStep::Stay => None,
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

pub(super) fn question_key(model: &mut Model, action: Option<Action>) {
    let Some(Layer::Question(question)) = model.layers.last_mut() else { return };
    model.dirty = true;
    match question.on_action(action) {
        Answer::Open => {}
        Answer::Back => close(model),
        Answer::Keep(About::LeaveForm) => {
            close(model);
            keep_draft(model);
        }
        Answer::Other(About::LeaveForm) => {
            close(model);
            close(model);
        }
    }
}

/// A key for the help or a page: it is read, filtered and closed.
pub(super) fn list_key(model: &mut Model, action: Option<Action>) {
    let height = model.body().height.saturating_sub(1);
    let Some(list) = filtered(model) else { return };
    match action {
        Some(Action::Filter) => start_filter(model),
        Some(Action::Back) if !list.filter().is_empty() => {
            list.set_filter("");
            model.dirty = true;
        }
        Some(Action::Back | Action::Quit | Action::Help | Action::Cancel | Action::Out) => close(model),
        Some(action) => {
            let moved = list.travel(action, height);
            model.dirty |= moved;
        }
        None => {}
    }
}

pub(super) fn past_key(model: &mut Model, action: Option<Action>) {
    let height = model.body().height.saturating_sub(1);
    let Some(Layer::Past(past)) = model.layers.last_mut() else { return };
    match action {
        Some(Action::Filter) => start_filter(model),
        Some(Action::Back) if !past.list.filter().is_empty() => {
            past.list.set_filter("");
            model.dirty = true;
        }
        Some(turn @ (Action::NextPart | Action::PreviousPart)) => {
            past.turn(if turn == Action::NextPart { 1 } else { -1 });
            model.dirty = true;
        }
        Some(Action::Back | Action::Quit | Action::Cancel | Action::Out | Action::History | Action::Changes) => close(model),
        Some(action) => model.dirty |= past.list.travel(action, height),
        None => {}
    }
}

pub(super) fn faults_key(model: &mut Model, action: Option<Action>) -> Option<Effect> {
    let height = model.body().height.saturating_sub(1);
    let Some(Layer::Faults(faults)) = model.layers.last_mut() else { return None };
    match action {
        Some(Action::Edit) => {
            close(model);
            return Some(Effect::Draft);
        }
        Some(Action::Back | Action::Quit | Action::Cancel | Action::Out) => close(model),
        Some(action) => model.dirty |= faults.list.travel(action, height),
        None => {}
    }
    None
}
