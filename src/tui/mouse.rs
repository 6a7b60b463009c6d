//! The mouse, while it is on: a click goes where it points, the wheel moves as the arrows do. It does nothing that keys do not.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::layers::Layer;
use super::model::Model;
use super::panes::Name;
use super::widgets::canvas::Spot;
use super::{update, view};
use crate::app::keys::{Action, Scope};

/// Steps of a turn of the wheel.
const TURN: isize = 3;

/// Takes what the mouse did.
pub(super) fn act(model: &mut Model, event: MouseEvent) {
    let is_free = model.filtering.is_none() && !model.sorting && !model.pane().is_typing();
    if model.is_too_small() || !is_free {
        return;
    }
    match event.kind {
        MouseEventKind::ScrollUp => turn(model, -TURN),
        MouseEventKind::ScrollDown => turn(model, TURN),
        MouseEventKind::Down(MouseButton::Left) => click(model, Position { x: event.column, y: event.row }),
        _ => {}
    }
}

/// Turns the wheel: what is listed passes by. What is entered or answered in a form stays as it is.
fn turn(model: &mut Model, count: isize) {
    if !matches!(model.layers.last(), Some(Layer::Form(_) | Layer::Question(_))) {
        step(model, count, [Action::Up, Action::Down], Some([Action::ChooseUp, Action::ChooseDown]));
    }
}

fn click(model: &mut Model, place: Position) {
    match view::spot(model, place) {
        Some(Spot::Tab(number)) if model.layers.is_empty() => {
            let pane = Name::ALL.get(number).map(|name| name.action());
            update::route(model, no_key(), |_| pane);
        }
        Some(Spot::Beside) => {
            update::route(model, no_key(), |_| Some(Action::NextPart));
            down_to(model, place);
        }
        Some(Spot::Steps { right, .. }) => {
            step(model, right, [Action::Out, Action::In], None);
            // Where one came to by going to the side, the place is so many steps away.
            down_to(model, place);
        }
        Some(Spot::Tab(_)) | None => {}
    }
}

fn down_to(model: &mut Model, place: Position) {
    if let Some(Spot::Steps { down, .. }) = view::spot(model, place) {
        step(model, down, [Action::Up, Action::Down], Some([Action::PreviousField, Action::NextField]));
    }
}

/// Goes so many steps, by what a step back and one on are called in panes and where something is typed. A step asks for
/// nothing outside of the model.
fn step(model: &mut Model, count: isize, in_pane: [Action; 2], in_field: Option<[Action; 2]>) {
    let which = usize::from(count > 0);
    for _ in 0..count.unsigned_abs() {
        update::route(model, no_key(), |scope| match scope {
            Scope::Pane => Some(in_pane[which]),
            Scope::Field => in_field.map(|steps| steps[which]),
            Scope::Dialog | Scope::Anywhere | Scope::First => None,
        });
    }
}

/// Of what is meant nothing was typed.
fn no_key() -> KeyEvent {
    KeyEvent::new(KeyCode::Null, KeyModifiers::NONE)
}
