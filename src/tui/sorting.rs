//! Sorting a list by one of its columns: a key asks for the column, and the next one names it.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::model::{Model, Status};
use super::update::filtered;
use super::widgets::list::List;
use super::widgets::order::Order;
use crate::domain::sort::fold;
use crate::text::Msg;

/// Asks by which column.
pub(super) fn ask(model: &mut Model) {
    let columns = filtered(model).map(|list| list.sortable()).unwrap_or_default();
    model.sorting = !columns.is_empty();
    let titles: Vec<_> = columns.iter().zip(1..).map(|((_, title), n)| format!("{n} {title}")).collect();
    let text = match model.sorting {
        true => model.say.fill(Msg::SortAsk, &[("columns", &titles.join(", "))]),
        false => model.say.msg(Msg::SortNothing).to_owned(),
    };
    model.say_status(text, false);
}

/// Takes the key that names the column: its number, the first letter of its title, or 0 for the list as it came.
pub(super) fn choose(model: &mut Model, key: KeyEvent) {
    model.sorting = false;
    model.status = Status::default();
    model.dirty = true;
    let KeyCode::Char(letter) = key.code else { return };
    let (letters, typed) = (model.letters, fold(&letter.to_string()));
    let Some(list) = filtered(model).filter(|_| !key.modifiers.contains(KeyModifiers::CONTROL)) else { return };
    if letter == '0' {
        return list.set_order(None);
    }
    let columns = list.sortable();
    let chosen = match letter.to_digit(10) {
        Some(n) => columns.into_iter().nth(n as usize - 1),
        None => columns.into_iter().find(|(_, title)| fold(title).starts_with(&typed)),
    };
    let Some((column, title)) = chosen else {
        return model.say_status(model.say.msg(Msg::SortNoColumn).to_owned(), false);
    };
    list.set_order(Some(Order { column, falling: false, letters }));
    model.say_status(model.say.fill(Msg::SortedBy, &[("column", &title)]), false);
}

/// Turns the order round; where there is none yet, asks for one.
pub(super) fn reverse(model: &mut Model) {
    let Some((list, order)) = filtered(model).and_then(|list: &mut List| list.order().map(|order| (list, order))) else {
        return ask(model);
    };
    list.set_order(Some(Order { falling: !order.falling, ..order }));
    model.dirty = true;
}
