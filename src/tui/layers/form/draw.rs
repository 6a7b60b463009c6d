//! How a form is drawn: labels, fields, and below the field what is to be said of it.

use ratatui::layout::Rect;

use super::{Form, FormField, Takes};
use crate::domain::date::Date;
use crate::domain::rough_date::RoughDate;
use crate::text::{Msg, Say, Shown};
use crate::tui::widgets::canvas::{BOLD, Canvas, PLAIN, REVERSED, Spot, steps, wrap};
use crate::tui::widgets::columns::cells_of;

/// Options shown at once.
const OPTIONS: usize = 5;

impl Form {
    /// Draws it.
    pub(crate) fn view(&self, canvas: &mut Canvas, area: Rect, say: Say, today: Date) {
        canvas.rule(area, &Shown::of(&self.title), BOLD);
        // The lines that the field one is at takes are what must be seen; above it the form is cut if need be.
        let there: Vec<usize> = (0..=self.fields.len()).filter(|i| self.is_there(*i)).collect();
        let position = there.iter().position(|i| *i == self.at).unwrap_or_default();
        let room = usize::from(area.height.saturating_sub(9).max(1));
        let first = position.saturating_sub(room.saturating_sub(1));
        canvas.place(Rect { y: area.y + 1, ..area }, "", position, there.len());
        let mut y = area.y + 2;
        for (n, i) in there.into_iter().enumerate().skip(first) {
            if y >= area.bottom() {
                break;
            }
            let above = y;
            match self.fields.get(i) {
                Some(field) => {
                    if i == self.at {
                        canvas.sign(area.x, y, '>', PLAIN);
                    }
                    y = self.draw_field(canvas, (area, y), (field, i == self.at), say, today);
                }
                None => {
                    y += 1;
                    self.draw_button(canvas, area, y, say);
                    y += 1;
                }
            }
            let lines = Rect { y: above, height: y.min(area.bottom()) - above, ..area };
            canvas.offer(lines, Spot::Steps { down: steps(position, n), right: 0 });
        }
    }

    fn draw_field(&self, canvas: &mut Canvas, at: (Rect, u16), field: (&FormField, bool), say: Say, today: Date) -> u16 {
        let ((area, mut y), (field, here)) = (at, field);
        let label = Shown::of(say.msg(field.label));
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
        if let Some(help) = field.help {
            below.push((say.msg(help).to_owned(), ' '));
        }
        if field.options().is_empty() || field.chosen().is_some() {
            return below;
        }
        let fitting = field.fitting();
        // A window over the options, five high, that holds the one pointed at.
        let start = field.pointed.saturating_sub(OPTIONS - 1);
        for (n, option) in fitting.iter().enumerate().skip(start).take(OPTIONS) {
            below.push((field.options()[*option].clone(), if n == field.pointed { '>' } else { ' ' }));
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

    fn draw_button(&self, canvas: &mut Canvas, area: Rect, y: u16, say: Say) {
        let here = self.at == self.fields.len();
        let button = Shown::of(&format!("[ {} ]", say.msg(Msg::FormSave)));
        canvas.text(area.x + 3, y, area.width.saturating_sub(3), &button, if here { REVERSED } else { PLAIN });
        if here {
            canvas.sign(area.x, y, '>', PLAIN);
            canvas.put_cursor(area.x + 3, y);
        }
        if let Some(refusal) = &self.refusal {
            for (line, y) in wrap(&Shown::of(refusal), area.width.saturating_sub(6)).iter().zip(y + 1..area.bottom()) {
                canvas.sign(area.x + 1, y, '!', BOLD);
                canvas.text(area.x + 3, y, area.width.saturating_sub(3), line, PLAIN);
            }
        }
    }
}
