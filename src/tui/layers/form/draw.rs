//! How a form is drawn: labels, fields, and below the field what is to be said of it.

use ratatui::layout::Rect;

use super::{Form, FormField, Takes};
use crate::domain::date::Date;
use crate::domain::rough_date::RoughDate;
use crate::text::{Msg, Say, Shown, read};
use crate::tui::widgets::canvas::{BOLD, Canvas, PLAIN, REVERSED, Spot, steps, wrap};
use crate::tui::widgets::columns::cells_of;

/// Options shown at once.
const OPTIONS: usize = 5;

impl Form {
    /// Draws it.
    pub(crate) fn view(&self, canvas: &mut Canvas, area: Rect, say: Say, today: Date) {
        canvas.rule(area, &Shown::of(&self.title), BOLD);
        // The lines that the field one is at takes are what must be seen; above it the form is cut if need be.
        let places = self.places();
        let position = places.iter().position(|place| *place == self.at).unwrap_or_default();
        let room = usize::from(area.height.saturating_sub(9).max(1));
        let first = position.saturating_sub(room.saturating_sub(1));
        canvas.place(Rect { y: area.y + 1, ..area }, "", position, places.len());
        let mut y = area.y + 2;
        for (n, place) in places.into_iter().enumerate().skip(first) {
            if y >= area.bottom() {
                break;
            }
            let above = y;
            match self.fields.get(place) {
                Some(field) => {
                    if place == self.at {
                        canvas.sign(area.x, y, '>', PLAIN);
                    }
                    y = self.draw_field(canvas, (area, y), (field, place == self.at), say, today);
                }
                None => y = self.draw_button(canvas, area, y + 1, say),
            }
            let lines = Rect { y: above, height: y.min(area.bottom()) - above, ..area };
            canvas.offer(lines, Spot::Steps { down: steps(position, n), right: 0 });
        }
    }

    fn draw_field(&self, canvas: &mut Canvas, at: (Rect, u16), field: (&FormField, bool), say: Say, today: Date) -> u16 {
        let ((area, mut y), (field, here)) = (at, field);
        let label = Shown::of(field.name.as_deref().unwrap_or(say.msg(field.label)));
        let label_cells = if canvas.is_linear() { cells_of(&label) + 1 } else { (area.width / 4).clamp(12, 22) };
        let x = area.x + 3 + label_cells;
        canvas.text(area.x + 3, y, label_cells - 1, &label, PLAIN);
        let room = area.right().saturating_sub(x);
        let cells = room.min(44);
        field.field.draw(canvas, Rect { x, y, width: cells, height: 1 }, here);
        y += 1;
        for (text, sign) in self.below(field, here, say, today) {
            for line in wrap(&Shown::of(&text), room.saturating_sub(2)) {
                if y < area.bottom() {
                    canvas.sign(x, y, sign, PLAIN);
                    canvas.text(x + 2, y, room.saturating_sub(2), &line, PLAIN);
                }
                y += 1;
            }
        }
        y
    }

    /// What stands below a field, each with its sign.
    fn below(&self, field: &FormField, here: bool, say: Say, today: Date) -> Vec<(String, char)> {
        let mut below = Vec::new();
        if let Some(fault) = &field.fault {
            below.push((fault.clone(), '!'));
        } else if let (Takes::Date, Ok(date)) = (&field.takes, field.date(today)) {
            below.push((say.date_long(date), '='));
        } else if let Some(Ok((amount, currency))) = field.amount() {
            below.push((say.money(amount, currency), '='));
        } else if let (Takes::Period, Some(period)) = (&field.takes, read::period(field.field.text())) {
            below.push((say.period(period), '='));
        } else if let (Takes::RoughDate, Ok(date)) = (&field.takes, field.rough_date(today)) {
            let said = match date {
                RoughDate::Day(day) => say.date_long(day),
                RoughDate::Within(period) => say.period(period),
            };
            below.push((said, '='));
        }
        if let Some(warning) = field.warn.as_ref().and_then(|warn| warn(self, say, today)) {
            below.push((warning, '~'));
        }
        if !here {
            return below;
        }
        below.extend(field.why.clone().map(|why| (why, ' ')));
        let usual = match field.takes {
            Takes::Text => None,
            Takes::Period => Some(Msg::FormPeriodHelp),
            Takes::Date => Some(Msg::FormDateHelp),
            Takes::RoughDate => Some(Msg::FormRoughDateHelp),
            Takes::Amount(_) => Some(Msg::FormAmountHelp),
            Takes::Choice { or_new: false, .. } => Some(Msg::FormChoiceHelp),
            Takes::Choice { or_new: true, .. } => Some(Msg::FormChoiceOrNewHelp),
            Takes::Several { .. } => Some(Msg::FormPartsHelp),
        };
        if let Some(help) = field.help.or(usual) {
            below.push((say.msg(help).to_owned(), ' '));
        }
        if field.options().is_empty() || field.chosen().is_some() {
            return below;
        }
        let (fitting, marked) = (field.fitting(), field.marked());
        // A window over the options, five high, that holds the one pointed at.
        let start = marked.unwrap_or_default().saturating_sub(OPTIONS - 1);
        for (n, option) in fitting.iter().enumerate().skip(start).take(OPTIONS) {
            below.push((field.options()[*option].clone(), if Some(n) == marked { '>' } else { ' ' }));
        }
        if fitting.is_empty() && matches!(field.takes, Takes::Choice { or_new: true, .. }) && !field.is_blank() {
            below.push((say.msg(Msg::FormIsNew).to_owned(), '+'));
        }
        let more = fitting.len().saturating_sub(start + OPTIONS);
        if more > 0 {
            below.push((say.count(Msg::FormMoreChoices, i64::try_from(more).unwrap_or_default(), &[]), ' '));
        }
        below
    }

    /// The button, why it did not save, and that what follows need not be filled in.
    fn draw_button(&self, canvas: &mut Canvas, area: Rect, mut y: u16, say: Say) -> u16 {
        let here = self.at == self.fields.len();
        // Keys are told in small letters.
        let mut letters = say.msg(self.act).chars();
        let act: String = letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
        let button = Shown::of(&format!("[ {act} ]"));
        canvas.text(area.x + 3, y, area.width.saturating_sub(3), &button, if here { REVERSED } else { PLAIN });
        if here {
            canvas.sign(area.x, y, '>', PLAIN);
            canvas.put_cursor(area.x + 3, y);
        }
        y += 1;
        let width = area.width.saturating_sub(3);
        for line in self.refusal.iter().flat_map(|refusal| wrap(&Shown::of(refusal), width.saturating_sub(3))) {
            if y < area.bottom() {
                canvas.sign(area.x + 1, y, '!', BOLD);
                canvas.text(area.x + 3, y, width, &line, PLAIN);
            }
            y += 1;
        }
        if y + 1 < area.bottom() && self.fields.iter().any(|field| field.optional && self.is_there(field)) {
            canvas.text(area.x + 3, y + 1, width, &Shown::of(say.msg(Msg::FormMayBeFilledIn)), BOLD);
            y += 2;
        }
        y
    }
}
