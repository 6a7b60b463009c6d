//! What is changed from the portfolio: positions, questions, papers, the solutions and projects themselves.

use super::work::{Sort, Work};
use super::{Portfolio, page};
use crate::app::keys::Action;
use crate::app::query::answers::{AnswerRow, AnswerSheet};
use crate::domain::charter::{Charter, RecordKind, Subject};
use crate::domain::portfolio::Answer;
use crate::domain::portfolio::stance::topic;
use crate::text::{Msg, Say};
use crate::tui::layers::form::Form;
use crate::tui::panes::forms::stance::{Positions, Whom};
use crate::tui::panes::forms::work::Choices;
use crate::tui::panes::forms::{document, stance, work};
use crate::tui::panes::{Look, Outcome};

/// Whether an answer is wanted of whoever stands there.
fn is_open(row: &AnswerRow) -> bool {
    !row.answer.is_position() || row.stale
}

impl Portfolio {
    /// The form that an action asks for, where one is.
    pub(super) fn edit(&self, action: Action, look: Look) -> Outcome {
        let Some(charter) = &self.charter else { return Outcome::Unchanged };
        let form = match action {
            Action::Ask => return self.ask_members(look),
            Action::Edit => match self.cell() {
                Some((sheet, row)) => self.set_stance(sheet, row, charter, look),
                None => self.edit_work(charter, look),
            },
            _ if self.in_matrix() => None,
            _ if self.is_on_page() => self.add_document(charter, look),
            _ => Some(self.add_work(charter, look)),
        };
        form.map_or_else(|| Outcome::Say(look.say.msg(Msg::PortfolioNothingHere).to_owned()), |f| Outcome::Open(Box::new(f)))
    }

    /// The position one is at, in the table or on a page.
    pub(super) fn cell(&self) -> Option<(&AnswerSheet, &AnswerRow)> {
        if self.in_matrix() { self.matrices.cell() } else { self.page_row().filter(|_| self.browser.in_detail()) }
    }

    /// The rows that are marked, in the order of the sheet; none marked: the one given.
    fn meant<'a>(&self, sheet: &'a AnswerSheet, here: &'a AnswerRow) -> Vec<&'a AnswerRow> {
        let marked: Vec<_> = sheet.rows.iter().filter(|row| self.marked.contains(&row.id)).collect();
        if marked.is_empty() { vec![here] } else { marked }
    }

    fn set_stance(&self, sheet: &AnswerSheet, row: &AnswerRow, charter: &Charter, look: Look) -> Option<Form> {
        let rows = self.meant(sheet, row);
        let one = if let [one] = rows[..] { Some(one) } else { None };
        let positions = Positions {
            subject: format!("{}.{}", sheet.subject, sheet.topic),
            title: format!("{}, {}", sheet.title, sheet.topic_name),
            topic: topic(charter, &sheet.topic)?,
            period: Some(sheet.period.clone()).filter(|p| !p.is_empty()),
            members: rows.iter().map(|row| (row.member.clone(), row.name.clone())).collect(),
            states: one.map(|row| row.states.clone()).unwrap_or_default(),
            asked: one.and_then(|row| row.asked.filter(|_| row.answer == Answer::NoAnswer)),
            since: one.and_then(|row| row.since),
        };
        Some(stance::set(positions, look))
    }

    /// What members can be asked about where one is, and the row one is at.
    fn question(&self) -> Option<(&AnswerSheet, Option<&AnswerRow>)> {
        match self.cell() {
            Some((sheet, row)) => Some((sheet, Some(row))).filter(|_| sheet.asks),
            None if self.in_matrix() => None,
            None => self
                .page
                .as_ref()
                .filter(|page| Some(page.handle()) == self.selected().map(Work::handle))?
                .about()
                .answers
                .iter()
                .find(|sheet| sheet.asks)
                .map(|sheet| (sheet, None)),
        }
    }

    /// Whether there is somebody to ask.
    pub(super) fn can_ask(&self) -> bool {
        self.question().is_some_and(|(sheet, _)| sheet.rows.iter().any(is_open))
    }

    /// The form that asks, or why nobody can be asked here.
    fn ask_members(&self, look: Look) -> Outcome {
        let Some((sheet, row)) = self.question() else {
            return Outcome::Say(look.say.msg(Msg::PortfolioNotAskedAbout).to_owned());
        };
        let whom = self.whom(sheet, row, look.say);
        if whom.is_empty() {
            return Outcome::Say(look.say.msg(Msg::PortfolioAllAnswered).to_owned());
        }
        let subject = format!("{}.{}", sheet.subject, sheet.topic);
        let title = format!("{}, {}", sheet.title, sheet.topic_name);
        let period = Some(sheet.period.clone()).filter(|p| !p.is_empty());
        Outcome::Open(Box::new(stance::ask(subject, &title, whom, period, look)))
    }

    /// Who can be asked, the likeliest first: those marked, all, those that have not answered, the one.
    fn whom(&self, sheet: &AnswerSheet, row: Option<&AnswerRow>, say: Say) -> Vec<Whom> {
        let open = |row: &&AnswerRow| is_open(row);
        let some = |msg, rows: Vec<&AnswerRow>| {
            let count = i128::try_from(rows.len()).unwrap_or(0);
            (count > 0).then(|| (say.count(msg, count, &[]), rows.iter().map(|r| r.member.clone()).collect::<Vec<_>>()))
        };
        let marked = sheet.rows.iter().filter(open).filter(|row| self.marked.contains(&row.id)).collect();
        let waiting = sheet.rows.iter().filter(|row| row.answer == Answer::NoAnswer).collect();
        let all = some(Msg::FormWhomAll, sheet.rows.iter().filter(open).collect());
        let one = row.filter(open).map(|row| (row.name.clone(), vec![row.member.clone()]));
        [some(Msg::FormWhomMarked, marked), all, some(Msg::FormWhomWaiting, waiting), one].into_iter().flatten().collect()
    }

    fn add_document(&self, charter: &Charter, look: Look) -> Option<Form> {
        let page = self.page.as_ref()?;
        let of = match page.of {
            page::Of::Solution(_) => Subject::Solution,
            page::Of::Project(_) => Subject::Project,
        };
        let of = RecordKind::Known(of);
        let paper =
            document::Paper { subject: page.handle().to_owned(), title: page.title(), of, kind: None, parts: &[], period: "" };
        Some(document::add(&paper, charter, look))
    }

    /// A solution or a project, as the place one is at has it.
    fn add_work(&self, charter: &Charter, look: Look) -> Form {
        let count = self.works.as_ref().map_or(0, Vec::len);
        let sort = match (self.selected(), self.browser.list.selected()) {
            (Some(work), _) => work.sort(),
            // The line that says there is none of a kind.
            (None, Some(at)) if at > count => Sort::Project,
            _ => Sort::Solution,
        };
        match sort {
            Sort::Solution => work::solution(None, charter, look),
            Sort::Project => work::project(None, self.choices(), charter, look),
        }
    }

    fn choices(&self) -> Choices {
        let solution = |work: &Work| match work {
            Work::Solution(row) => Some((row.handle.clone(), row.name.clone())),
            Work::Project(_) => None,
        };
        let solutions = self.works.iter().flatten().filter_map(solution).collect();
        Choices { members: self.members.clone(), operations: self.operations.clone(), solutions }
    }

    fn edit_work(&self, charter: &Charter, look: Look) -> Option<Form> {
        if self.in_matrix() {
            return None;
        }
        Some(match self.selected()? {
            Work::Solution(row) => work::solution(Some(row), charter, look),
            Work::Project(row) => work::project(Some(row), self.choices(), charter, look),
        })
    }
}
