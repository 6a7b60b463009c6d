//! A filter being typed.

use crossterm::event::KeyEvent;

use crate::app::keys::Action;
use crate::text::Msg;
use crate::tui::keymap::{self, Scope};
use crate::tui::layers::Layer;
use crate::tui::model::Model;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::list::List;

/// The list that a filter goes to.
pub(in crate::tui) fn filtered(model: &mut Model) -> Option<&mut List> {
    if model.layers.is_empty() {
        return model.pane_mut().filtered();
    }
    model.layers.last_mut().and_then(Layer::read_list)
}

pub(super) fn start_filter(model: &mut Model) {
    let Some(list) = filtered(model) else {
        model.say_status(model.say.msg(Msg::TuiNothingToFilter).to_owned(), false);
        return;
    };
    model.filtering = Some(Field::holding(list.filter()));
    model.dirty = true;
}

/// While a filter is typed: letters change it, arrows move in what it shows, Enter keeps it, Esc clears it.
pub(super) fn filter_key(model: &mut Model, key: KeyEvent) {
    let height = model.body().height.saturating_sub(1);
    model.dirty = true;
    match keymap::action(model.keys, Scope::Field, key) {
        Some(Action::Accept | Action::NextField | Action::PreviousField) => keep_filter(model),
        Some(Action::Leave | Action::Cancel) => {
            model.filtering = None;
            if let Some(list) = filtered(model) {
                list.set_filter("");
            }
        }
        Some(choose @ (Action::ChooseUp | Action::ChooseDown)) => {
            let travel = if choose == Action::ChooseUp { Action::Up } else { Action::Down };
            if let Some(list) = filtered(model) {
                list.travel(travel, height);
            }
        }
        _ => {
            if model.filtering.as_mut().is_some_and(|field| field.type_key(key)) {
                apply_filter(model);
            }
        }
    }
}

/// Ends the typing; where nothing fits, the way back is told.
fn keep_filter(model: &mut Model) {
    model.filtering = None;
    let Some(filter) = filtered(model).filter(|list| list.hides_all()).map(|list| list.filter().to_owned()) else { return };
    let back = model.keys.label(Action::Back, model.say);
    model.say_status(model.say.fill(Msg::TuiNoHitsBack, &[("filter", &filter), ("back", &back)]), false);
}

pub(super) fn apply_filter(model: &mut Model) {
    let text = model.filtering.as_ref().map(|f| f.text().to_owned()).unwrap_or_default();
    if let Some(list) = filtered(model) {
        list.set_filter(&text);
    }
    model.dirty = true;
}
