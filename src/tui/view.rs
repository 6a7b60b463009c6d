//! The frame around the pane: tabs above, status and hints below. Drawing changes nothing.
//!
//! ```text
//! [1 Oversikt]  2 Medlemmer  3 Organer …            Digi Vestland
//!  the pane, or the layer on top
//! -----------------------------------------------------------------
//!  what was said last, or the filter being typed
//!  hints: the keys that apply, from the table of keys
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use super::keymap::Keys;
use super::layers::Layer;
use super::model::Model;
use super::panes::Name;
use super::widgets::canvas::{BOLD, Canvas, PLAIN, REVERSED, Spot, position, wrap};
use crate::app::keys::Action;
use crate::text::{Msg, Say, Shown};

/// Draws the model.
pub(super) fn frame(model: &Model) -> (Buffer, Option<Position>) {
    drawn(model).finish()
}

/// Where a click on a cell leads.
pub(super) fn spot(model: &Model, place: Position) -> Option<Spot> {
    drawn(model).spot_at(place)
}

fn drawn(model: &Model) -> Canvas {
    let mut canvas = Canvas::with(Rect::new(0, 0, model.size.width, model.size.height), model.writing, model.say);
    if model.is_too_small() {
        too_small(model.keys, model.say, model.size, &mut canvas);
        return canvas;
    }
    tabs(model, &mut canvas);
    match model.layers.last() {
        None => model.pane().view(&mut canvas, model.look()),
        Some(Layer::Help(help)) => help.view(&mut canvas, model.body()),
        Some(Layer::Faults(faults)) => faults.view(&mut canvas, model.body(), model.say),
        Some(Layer::Page(page)) => page.view(&mut canvas, model.body()),
        Some(Layer::Form(form)) => form.view(&mut canvas, model.body(), model.say, model.today),
        Some(Layer::Palette(palette)) => palette.view(&mut canvas, model.body()),
        Some(Layer::Finder(finder)) => finder.view(&mut canvas, model.body()),
        Some(Layer::Lines(lines)) => lines.view(&mut canvas, model.body()),
        Some(Layer::Past(past)) => past.view(&mut canvas, model.body()),
        Some(Layer::Question(question)) => question.view(&mut canvas, model.body(), model.keys, model.say),
    }
    status(model, &mut canvas);
    hints(model, &mut canvas);
    canvas
}

/// The one sentence that there is room for.
pub(super) fn too_small(keys: &Keys, say: Say, size: Size, canvas: &mut Canvas) {
    let text = Shown::of(&keys.tell(say, Msg::TuiTooSmall, &[("key", Action::Quit)]));
    for (line, y) in wrap(&text, size.width).iter().zip(0..size.height) {
        canvas.text(0, y, size.width, line, PLAIN);
    }
}

/// All names where there is room, otherwise numbers and the name of the pane one is in.
fn tabs(model: &Model, canvas: &mut Canvas) {
    let width = model.size.width;
    if canvas.is_linear() {
        let at = Name::ALL.iter().position(|name| *name == model.at).unwrap_or_default();
        let (title, place) = (model.say.msg(model.at.title()), position(model.say, at, Name::ALL.len()));
        let line = format!("{title}, {place}. {}, {}", model.cooperation, model.say.date(model.today));
        canvas.text(1, 0, width - 1, &Shown::of(&line), PLAIN);
        return;
    }
    let names: Vec<Shown> = Name::ALL.iter().map(|name| Shown::of(model.say.msg(name.title()))).collect();
    // Per tab: a bracket or blank, the number, a blank, the name, a bracket or blank.
    let whole: usize = names.iter().map(|n| n.width() + 4).sum();
    let all = whole <= usize::from(width);
    let mut x = 0;
    for (i, (name, title)) in Name::ALL.into_iter().zip(&names).enumerate() {
        let here = name == model.at;
        let (open, close) = if here { ('[', ']') } else { (' ', ' ') };
        let said = if all || here { format!("{open}{} {title}{close}", i + 1) } else { format!(" {} ", i + 1) };
        let used = canvas.text(x, 0, width.saturating_sub(x), &Shown::of(&said), if here { REVERSED } else { PLAIN });
        canvas.offer(Rect::new(x, 0, used, 1), Spot::Tab(i));
        x += used;
    }
    let right = Shown::of(&format!("{}  {}", model.cooperation, model.say.date(model.today)));
    let short = Shown::of(&model.cooperation);
    let room = width.saturating_sub(x + 2);
    if let Some(text) = [right, short].iter().find(|t| t.width() < usize::from(room)) {
        canvas.text_right(x + 1, 0, room, text, PLAIN);
    }
}

/// What was said last, with a line above it.
fn status(model: &Model, canvas: &mut Canvas) {
    let width = model.size.width;
    let lines = model.status_lines();
    let height = u16::try_from(lines.len()).unwrap_or(1);
    let y = model.size.height - 1 - height;
    canvas.rule(Rect::new(0, y - 1, width, 1), &Shown::default(), PLAIN);
    if let Some(field) = &model.filtering {
        canvas.text(1, y, 1, &Shown::of("/"), PLAIN);
        field.draw(canvas, Rect::new(3, y, (width - 3).min(40), 1), true);
        return;
    }
    if model.status.failed {
        canvas.sign(0, y, '!', BOLD);
    }
    for (line, y) in lines.iter().zip(y..) {
        canvas.text(1, y, width - 1, line, PLAIN);
    }
}

/// What the hints of what is open offer; and help and the way out, which always stand.
pub(super) fn offered(model: &Model) -> (Vec<Action>, Vec<Action>) {
    if model.filtering.is_some() {
        return (vec![Action::Accept, Action::Leave], Vec::new());
    }
    if model.sorting {
        return (Vec::new(), vec![Action::Leave]);
    }
    match model.layers.last() {
        None if model.pane().is_typing() => (vec![Action::Accept, Action::Leave], Vec::new()),
        None => {
            let own = model.pane().offers().iter().copied().chain([Action::Undo]);
            // Where the key that ends leads back, it says so, and the other need not.
            let leads_back = model.words(Action::Quit) == Action::Back.words();
            let is_told = |a: &Action| model.does(*a) && !(leads_back && *a == Action::Back);
            (own.filter(is_told).collect(), vec![Action::Help, Action::Quit])
        }
        Some(layer @ (Layer::Help(_) | Layer::Past(_) | Layer::Lines(_) | Layer::Page(_) | Layer::Faults(_))) => {
            let own = layer.offers().1.iter().copied().chain([Action::Down, Action::PageDown, Action::Filter]);
            (own.filter(|action| *action != Action::PreviousPart).collect(), vec![Action::Back])
        }
        Some(Layer::Form(form)) => (form.offers(), vec![Action::FieldHelp, Action::Leave]),
        Some(Layer::Palette(_) | Layer::Finder(_)) => (vec![Action::Accept, Action::ChooseDown], vec![Action::Leave]),
        Some(Layer::Question(_)) => (vec![Action::Confirm, Action::OtherAnswer], vec![Action::Refuse]),
    }
}

/// The hints of what is open.
fn hints(model: &Model, canvas: &mut Canvas) {
    let (own, always) = offered(model);
    let words = |action: Action| match (action, model.layers.last()) {
        (Action::Accept, _) if model.filtering.is_some() => Msg::KeyKeepFilter,
        (Action::Leave, _) if model.filtering.is_some() => Msg::KeyClearFilter,
        (_, Some(layer)) => layer.words(action),
        (_, None) => model.words(action),
    };
    hint_line((model.keys, model.say), canvas, (&own, &always), words);
}

/// On the last line, as many hints of what is open as fit whole, and those that always stand; none for what has no key.
pub(super) fn hint_line(
    (keys, say): (&Keys, Say),
    canvas: &mut Canvas,
    hints: (&[Action], &[Action]),
    words: impl Fn(Action) -> Msg,
) {
    let ((own, always), y) = (hints, canvas.area().bottom() - 1);
    let hint = |action: &Action| {
        let key = keys.label(*action, say);
        (!key.is_empty()).then(|| Shown::of(&format!("{key} {}", say.msg(words(*action)))))
    };
    let always: Vec<Shown> = always.iter().filter_map(hint).collect();
    let reserved: usize = always.iter().map(|h| h.width() + 2).sum();
    let width = usize::from(canvas.area().width);
    let mut used = 1;
    let mut line = Vec::new();
    for hint in own.iter().filter_map(hint) {
        if used + hint.width() + 2 + reserved > width {
            continue;
        }
        used += hint.width() + 2;
        line.push(hint);
    }
    line.extend(always);
    let mut x = 1;
    for hint in line {
        x += canvas.text(x, y, canvas.area().width.saturating_sub(x), &hint, PLAIN) + 2;
    }
}
