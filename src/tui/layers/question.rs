//! A question with two answers, the safe one first. Letters answer nothing: `j` is both «down» and «ja».

use ratatui::layout::Rect;

use crate::app::desk;
use crate::app::keys::{Action, Keys};
use crate::text::{Msg, Say, Shown};
use crate::tui::widgets::canvas::{BOLD, Canvas, PLAIN, REVERSED, wrap};

/// What the other answer does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// Throws away what was typed into the form beneath; the first one keeps it as a draft.
    LeaveForm,
    /// Opens the agreement in an editor, which takes the whole terminal; the other one leaves it be.
    OpenEditor,
}

/// A question that is open.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    about: About,
    /// Whether the other answer is the one Enter gives.
    other: bool,
}

/// What came of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// None yet.
    Open,
    /// None: back to what was asked from.
    Back,
    /// The safe one.
    Keep(About),
    /// The other one.
    Other(About),
}

impl Question {
    /// Asks.
    pub(crate) fn new(about: About) -> Self {
        Self { about, other: false }
    }

    /// Takes an action.
    pub(crate) fn on_action(&mut self, action: Option<Action>) -> Answer {
        match action {
            Some(Action::Confirm) if self.other => Answer::Other(self.about),
            Some(Action::Confirm) => Answer::Keep(self.about),
            // Who wants out by all means gets out, and loses nothing.
            Some(Action::Cancel) if self.about == About::LeaveForm => Answer::Keep(self.about),
            Some(Action::Cancel) => Answer::Back,
            Some(Action::Refuse) => Answer::Back,
            Some(Action::OtherAnswer) => {
                self.other = !self.other;
                Answer::Open
            }
            _ => Answer::Open,
        }
    }

    /// Draws it.
    pub(crate) fn view(&self, canvas: &mut Canvas, area: Rect, keys: &Keys, say: Say) {
        let (title, text, keep, other) = match self.about {
            About::LeaveForm => (Msg::AskLeaveTitle, Msg::AskLeaveText, Msg::AskLeaveKeep, Msg::AskLeaveDiscard),
            About::OpenEditor => (Msg::AskEditorTitle, Msg::AskEditorText, Msg::AskEditorOpen, Msg::AskEditorBack),
        };
        let key = keys.label(Action::Refuse, say);
        let text = say.fill(text, &[("key", &key), ("program", &desk::editor())]);
        let shown = |msg| Shown::of(say.msg(msg));
        canvas.rule(area, &shown(title), BOLD);
        let mut y = area.y + 2;
        for line in wrap(&Shown::of(&text), area.width.saturating_sub(6)) {
            canvas.text(area.x + 3, y, area.width.saturating_sub(3), &line, PLAIN);
            y += 1;
        }
        for (answer, picked) in [(keep, !self.other), (other, self.other)] {
            y += 1;
            if picked {
                canvas.sign(area.x, y, '>', PLAIN);
                canvas.put_cursor(area.x, y);
            }
            let button = Shown::of(&format!("[ {} ]", say.msg(answer)));
            canvas.text(area.x + 3, y, area.width.saturating_sub(3), &button, if picked { REVERSED } else { PLAIN });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enter_alone_gives_the_safe_answer() {
        assert_eq!(Question::new(About::LeaveForm).on_action(Some(Action::Confirm)), Answer::Keep(About::LeaveForm));
        assert_eq!(Question::new(About::LeaveForm).on_action(Some(Action::Refuse)), Answer::Back);
        assert_eq!(Question::new(About::LeaveForm).on_action(Some(Action::Cancel)), Answer::Keep(About::LeaveForm));
        let mut question = Question::new(About::LeaveForm);
        assert_eq!(question.on_action(None), Answer::Open);
        assert_eq!(question.on_action(Some(Action::OtherAnswer)), Answer::Open);
        assert_eq!(question.on_action(Some(Action::Confirm)), Answer::Other(About::LeaveForm));
    }
}
