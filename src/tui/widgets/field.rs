//! The one field that text, dates and amounts are typed into.

use crossterm::event::{Event, KeyEvent};
use ratatui::layout::Rect;
use tui_input::Input;
use tui_input::backend::crossterm::to_input_request;

use super::canvas::{Canvas, PLAIN};
use crate::text::Shown;

/// A line being typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Field {
    input: Input,
}

impl Field {
    /// A field that holds a text, the cursor at its end.
    pub(crate) fn holding(text: &str) -> Self {
        Self { input: Input::new(text.to_owned()) }
    }

    /// What was typed.
    pub(crate) fn text(&self) -> &str {
        self.input.value()
    }

    /// Takes a key; true if it was one of typing.
    pub(crate) fn type_key(&mut self, key: KeyEvent) -> bool {
        let Some(request) = to_input_request(&Event::Key(key)) else { return false };
        self.input.handle(request);
        true
    }

    /// Takes a pasted text; line ends become blanks.
    pub(crate) fn paste(&mut self, text: &str) {
        let one_line: String = text.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let (before, after) = self.split();
        let cursor = before.chars().count() + one_line.chars().count();
        self.input = Input::new(format!("{before}{one_line}{after}")).with_cursor(cursor);
    }

    fn split(&self) -> (String, String) {
        let mut letters = self.input.value().chars();
        let before: String = letters.by_ref().take(self.input.cursor()).collect();
        (before, letters.collect())
    }

    /// Draws it between brackets, the end that holds the cursor in view, or the beginning where nobody types; a sign stands
    /// where more is hidden.
    pub(crate) fn draw(&self, canvas: &mut Canvas, area: Rect, focused: bool) {
        if area.width < 4 || area.height == 0 {
            return;
        }
        let room = usize::from(area.width) - 4;
        canvas.sign(area.x, area.y, '[', PLAIN);
        canvas.sign(area.right() - 1, area.y, ']', PLAIN);
        let (before, after) = if focused { self.split() } else { (String::new(), self.text().to_owned()) };
        let (before, after) = (Shown::of(&before), Shown::of(&after));
        let seen = tail(&before, room);
        let used = canvas.text(area.x + 2, area.y, area.width - 4, &seen, PLAIN);
        // Left of the cursor the end matters, right of it the beginning.
        let rest = area.width - 4 - used;
        let coming = head(&after, usize::from(rest));
        canvas.text(area.x + 2 + used, area.y, rest, &coming, PLAIN);
        if seen.width() < before.width() {
            canvas.sign(area.x + 1, area.y, '<', PLAIN);
        }
        if coming.width() < after.width() {
            canvas.sign(area.right() - 2, area.y, '>', PLAIN);
        }
        if focused {
            canvas.put_cursor((area.x + 2 + used).min(area.right() - 2), area.y);
        }
    }
}

/// The last letters that fit.
fn tail(text: &Shown, cells: usize) -> Shown {
    let letters: Vec<char> = text.as_str().chars().collect();
    let fits = (0..=letters.len()).map(|start| Shown::of(&letters[start..].iter().collect::<String>()));
    fits.into_iter().find(|s| s.width() <= cells).unwrap_or_default()
}

/// The first letters that fit.
fn head(text: &Shown, cells: usize) -> Shown {
    let letters: Vec<char> = text.as_str().chars().collect();
    let fits = (0..=letters.len()).rev().map(|end| Shown::of(&letters[..end].iter().collect::<String>()));
    fits.into_iter().find(|s| s.width() <= cells).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{KeyCode, KeyModifiers};

    fn drawn(field: &Field, width: u16) -> (String, Option<u16>) {
        let area = Rect::new(0, 0, width, 1);
        let mut canvas = Canvas::new(area);
        field.draw(&mut canvas, area, true);
        let (buffer, cursor) = canvas.finish();
        ((0..width).map(|x| buffer[(x, 0)].symbol()).collect(), cursor.map(|c| c.x))
    }

    #[test]
    fn the_end_one_types_at_is_in_view() {
        assert_eq!(drawn(&Field::holding("Kari Nes"), 14), ("[ Kari Nes   ]".to_owned(), Some(10)));
        assert_eq!(drawn(&Field::holding("Kari Nordmann"), 10), ("[<rdmann ]".to_owned(), Some(8)));
    }

    #[test]
    fn pasted_lines_become_one() {
        let mut field = Field::holding("ab");
        field.type_key(KeyEvent::new(KeyCode::Left, KeyModifiers::NONE));
        field.paste("å\nø\n");
        assert_eq!(field.text(), "aå øb");
    }

    #[test]
    fn readline_keys_work_and_others_are_left() {
        let mut field = Field::holding("ett to");
        assert!(field.type_key(KeyEvent::new(KeyCode::Char('w'), KeyModifiers::CONTROL)));
        assert_eq!(field.text(), "ett ");
        assert!(!field.type_key(KeyEvent::new(KeyCode::Tab, KeyModifiers::NONE)));
    }
}
