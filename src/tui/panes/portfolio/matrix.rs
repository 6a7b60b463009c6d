//! The matrix: where every municipality stands on every solution or project, one sign a cell.

use std::collections::BTreeSet;

use ratatui::layout::Rect;

use super::words;
use crate::app::keys::Action;
use crate::app::query::answers::{AnswerRow, AnswerSheet};
use crate::app::query::matrix::{AnswerMatrix, MIXED, SEVERAL, Sign, UNKNOWN, WAITS, matrices, sign, signs};
use crate::app::{Failure, Session};
use crate::domain::charter::Charter;
use crate::domain::ids::Id;
use crate::domain::portfolio::stance::topic;
use crate::text::{Msg, Say, Shown};
use crate::tui::widgets::canvas::{BOLD, Canvas, PLAIN, wrap};
use crate::tui::widgets::matrix::Matrix;

/// The matrices of the topics, one of them shown.
#[derive(Default)]
pub(super) struct Matrices {
    all: Vec<AnswerMatrix>,
    at: usize,
    pub(super) matrix: Matrix,
    signs: Vec<Sign>,
    asks: bool,
    doubted: bool,
    /// The solution or project to go to once they are there.
    wanted: Option<String>,
}

impl Matrices {
    /// Marks them as perhaps no longer true.
    pub(super) fn doubt(&mut self) {
        self.doubted = true;
    }

    /// Goes to a solution or project once they are seen.
    pub(super) fn show(&mut self, subject: &str) {
        self.wanted = Some(subject.to_owned());
    }

    /// Asks for them if they are doubted, and goes to what is wanted; true if anything else is to be seen.
    pub(super) fn refresh(&mut self, session: &Session, charter: &Charter, say: Say) -> Result<bool, Failure> {
        let doubted = std::mem::take(&mut self.doubted);
        if doubted {
            self.ask(session, charter, say)?;
        }
        let wanted = self.wanted.take();
        if let Some(subject) = &wanted {
            self.go_to(subject, charter, say);
        }
        Ok(doubted || wanted.is_some())
    }

    /// Asks for them; the place stays at its member and its solution.
    fn ask(&mut self, session: &Session, charter: &Charter, say: Say) -> Result<(), Failure> {
        let place = self.cell().map(|(sheet, row)| (sheet.subject.clone(), row.id));
        let topic = self.all.get(self.at).map(|m| m.topic.clone());
        self.all = matrices(session)?;
        self.at = topic.and_then(|t| self.all.iter().position(|m| m.topic == t)).unwrap_or(0);
        self.fill(charter, say);
        if let Some((subject, member)) = place {
            self.go(&subject, member);
        }
        Ok(())
    }

    /// Shows the first topic on a solution or project, at its column.
    fn go_to(&mut self, subject: &str, charter: &Charter, say: Say) {
        let column = |m: &AnswerMatrix| m.columns.iter().position(|sheet| sheet.subject == subject);
        if self.all.get(self.at).is_some_and(|m| column(m).is_some()) {
            // The topic one was at has it.
        } else if let Some(at) = self.all.iter().position(|m| column(m).is_some()) {
            self.at = at;
            self.fill(charter, say);
        }
        let row = self.matrix.at().map_or(0, |(row, _)| row);
        if let Some(column) = self.all.get(self.at).and_then(column) {
            self.matrix.select(row, column);
        }
    }

    fn go(&mut self, subject: &str, member: Id) {
        let Some(shown) = self.all.get(self.at) else { return };
        let column = shown.columns.iter().position(|sheet| sheet.subject == subject);
        let row = shown.members().iter().position(|row| row.id == member);
        if let (Some(column), Some(row)) = (column, row) {
            self.matrix.select(row, column);
        }
    }

    /// Whether there is another topic to turn to.
    pub(super) fn are_several(&self) -> bool {
        self.all.len() > 1
    }

    /// Shows the next topic, or the one before.
    pub(super) fn turn(&mut self, forward: bool, charter: &Charter, say: Say) -> bool {
        let count = self.all.len();
        if count < 2 {
            return false;
        }
        self.at = if forward { self.at + 1 } else { self.at + count - 1 } % count;
        self.fill(charter, say);
        true
    }

    fn fill(&mut self, charter: &Charter, say: Say) {
        let Some(shown) = self.all.get(self.at) else { return };
        let rule = topic(charter, &shown.topic);
        self.asks = rule.as_ref().is_some_and(|rule| rule.ask);
        self.signs = rule.as_ref().map(signs).unwrap_or_default();
        let heads: Vec<_> = shown.columns.iter().map(|sheet| sheet.title.clone()).collect();
        let cell = |sheet: &AnswerSheet, at: usize| sheet.rows.get(at).map_or(' ', |row| sign(&self.signs, row));
        let members = shown.members().iter().enumerate();
        let rows: Vec<_> =
            members.map(|(at, row)| (row.name.clone(), shown.columns.iter().map(|sheet| cell(sheet, at)).collect())).collect();
        let yes: Vec<_> = shown.columns.iter().map(|sheet| sheet.coverage.yes.to_string()).collect();
        self.matrix.set(&heads, &rows, (say.msg(Msg::PortfolioColumnIn), &yes));
        let words = self.words_of_signs(say);
        self.matrix.set_words(words);
    }

    /// The solution or project with the member of the cell one is at.
    pub(super) fn cell(&self) -> Option<(&AnswerSheet, &AnswerRow)> {
        let (row, column) = self.matrix.at()?;
        let sheet = self.all.get(self.at)?.columns.get(column)?;
        Some((sheet, sheet.rows.get(row)?))
    }

    /// Areas of the matrix, of the words on the cell, and of the legend.
    fn areas(&self, area: Rect, say: Say) -> (Rect, Rect, Vec<Shown>) {
        let legend = wrap(&Shown::of(&self.legend(say)), area.width.saturating_sub(3));
        let lines = u16::try_from(legend.len()).unwrap_or(1);
        let words = if area.height >= 14 { 2 } else { 1 };
        let matrix = Rect { y: area.y + 1, height: area.height.saturating_sub(1 + words + lines), ..area };
        (matrix, Rect { y: matrix.bottom(), height: words, ..area }, legend)
    }

    /// Moves; true if the place changed.
    pub(super) fn travel(&mut self, action: Action, area: Rect, say: Say) -> bool {
        let (matrix, ..) = self.areas(area, say);
        self.matrix.travel(action, matrix)
    }

    fn legend(&self, say: Say) -> String {
        // A sign and its word stand on one line.
        let item = |(sign, word): (char, String)| format!("{sign}\u{a0}{}", word.replace(' ', "\u{a0}"));
        self.words_of_signs(say).into_iter().map(item).collect::<Vec<_>>().join("  ")
    }

    fn words_of_signs(&self, say: Say) -> Vec<(char, String)> {
        let unknown = if self.asks { Msg::PortfolioUnasked } else { Msg::PortfolioUnknown };
        let item = |sign: char, word: &str| (sign, word.to_owned());
        let own = self.signs.iter().map(|(_, sign, name)| item(*sign, name));
        let waits = self.asks.then(|| item(WAITS, say.msg(Msg::PortfolioWaits)));
        let shown = self.all.get(self.at);
        let holds = |row: &AnswerRow| row.states.len() > 1;
        let several = shown.is_some_and(|m| m.columns.iter().flat_map(|sheet| &sheet.rows).any(holds));
        let several = several.then(|| item(SEVERAL, say.msg(Msg::PortfolioSeveral)));
        let mixed = |m: &AnswerMatrix| m.columns.iter().any(|sheet| sheet.coverage.mixed > 0);
        let mixed = shown.is_some_and(mixed).then(|| item(MIXED, say.msg(Msg::AnswerMixed)));
        own.chain(several).chain(mixed).chain(waits).chain([item(UNKNOWN, say.msg(unknown))]).collect()
    }

    /// Who, what, where it stands, since when and how that is known.
    fn words(&self, say: Say) -> String {
        let Some((sheet, row)) = self.cell() else { return String::new() };
        let state = words::standing(row, self.asks, say);
        let parts = [state, words::since(row, say), words::grounds(row, say)];
        let stands = parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ");
        let names: [(&str, &dyn std::fmt::Display); 3] = [("member", &row.name), ("title", &sheet.title), ("stands", &stands)];
        say.fill(Msg::PortfolioCell, &names)
    }

    /// Draws it with its title, the words on its cell and the legend.
    pub(super) fn view(&self, canvas: &mut Canvas, area: Rect, say: Say, marked: &BTreeSet<Id>) {
        let Some(shown) = self.all.get(self.at) else { return };
        let (members, columns) = (shown.members().len(), shown.columns.len());
        let what = if shown.of_projects { Msg::PortfolioMatrixProjects } else { Msg::PortfolioMatrixSolutions };
        let (seen, _) = self.matrix.rows.counts();
        let mut title = say.fill(what, &[("topic", &shown.name), ("members", &members), ("things", &columns)]);
        if seen != members {
            title = format!("{title}  /{}", self.matrix.rows.filter());
        }
        if !marked.is_empty() {
            let marks = say.count(Msg::PortfolioMarked, i128::try_from(marked.len()).unwrap_or(0), &[]);
            title = format!("* {marks}  {title}");
        }
        canvas.rule(Rect { height: 1, ..area }, &Shown::of(&title), BOLD);
        let (matrix, below, legend) = self.areas(area, say);
        self.matrix.draw(canvas, matrix, |at| shown.members().get(at).is_some_and(|row| marked.contains(&row.id)));
        let lines = wrap(&Shown::of(&self.words(say)), area.width.saturating_sub(3));
        for (line, y) in lines.iter().zip(below.y..below.bottom()) {
            canvas.text(area.x + 3, y, area.width.saturating_sub(3), line, PLAIN);
        }
        // Where the words of signs are told, the signs need none.
        let legend = if canvas.is_linear() { Vec::new() } else { legend };
        for (line, y) in legend.iter().zip(below.bottom()..area.bottom()) {
            canvas.text(area.x + 3, y, area.width.saturating_sub(3), line, PLAIN);
        }
    }
}
