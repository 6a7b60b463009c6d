//! `answers --matrix`: all members by all solutions or projects that share a topic, one sign a cell.

use serde::Serialize;

use super::about::Counts;
use crate::app::failure::RecordName;
use crate::app::query::answers::{AnswerRow, topic};
use crate::app::query::matrix::{AnswerMatrix, MIXED, SEVERAL, Sign, UNKNOWN, WAITS, matrices, sign, signs};
use crate::app::{Failure, Wanted};
use crate::cli::answer::{Answer, Report};
use crate::cli::call::Call;
use crate::cli::json;
use crate::cli::page::{Cell, Page, Row, Table};
use crate::cli::verb::Outcome;
use crate::domain::date::Date;
use crate::domain::sort::fold;
use crate::text::{Msg, Say};

/// The matrix of a topic, or of the first on solutions.
pub(super) fn run(call: &Call) -> Outcome {
    let session = call.read()?;
    let mut all = matrices(&session)?;
    let at = match call.text("subject") {
        None => all.iter().position(|m| !m.of_projects).unwrap_or(0),
        Some(given) => {
            let fits = |m: &AnswerMatrix| m.topic == given || fold(&m.name).starts_with(&fold(given));
            let known = || all.iter().map(|m| format!("{} ({})", m.topic, m.name)).collect();
            let none = || Failure::NotFound { wanted: Wanted::Record(RecordName::Topic), name: given.to_owned(), known: known() };
            all.iter().position(fits).ok_or_else(none)?
        }
    };
    let (say, today) = (session.say(), session.today());
    let matrix = (at < all.len()).then(|| all.swap_remove(at));
    let signs = match &matrix {
        Some(matrix) => signs(&topic(&session, &matrix.topic)?),
        None => Vec::new(),
    };
    Ok(Answer::of(Shown { say, today, matrix, signs }))
}

struct Shown {
    say: Say,
    today: Date,
    matrix: Option<AnswerMatrix>,
    signs: Vec<Sign>,
}

#[derive(Serialize)]
struct Item<'a> {
    subject: &'a str,
    title: &'a str,
    topic: &'a str,
    counts: Counts,
    members: Vec<Stand<'a>>,
}

#[derive(Serialize)]
struct Stand<'a> {
    member: &'a str,
    states: &'a [String],
}

impl Shown {
    /// The members by the columns, each cell by a sign or, for spreadsheets, in words.
    fn table(&self, matrix: &AnswerMatrix, heads: impl Fn(usize) -> String, in_words: bool) -> Table {
        let mut table = Table::new(self.say, &[Msg::ColMember]);
        table.titles.extend((0..matrix.columns.len()).map(heads));
        for (at, member) in matrix.members().iter().enumerate() {
            let cell = |row: &AnswerRow| match in_words {
                true => row.state_names.join(", "),
                false => sign(&self.signs, row).to_string(),
            };
            let cells = matrix.columns.iter().map(|sheet| sheet.rows.get(at).map(cell).into());
            table.row(std::iter::once(Cell::from(&member.name)).chain(cells).collect());
        }
        let yes = matrix.columns.iter().map(|sheet| Cell::Text(sheet.coverage.yes.to_string()));
        table.rows.push(Row::Sum(std::iter::once(Cell::from(self.say.msg(Msg::PortfolioColumnIn))).chain(yes).collect()));
        table
    }
}

impl Report for Shown {
    fn page(&self) -> Page {
        let say = self.say;
        let mut page = Page::default();
        let Some(matrix) = &self.matrix else {
            page.line(say.msg(Msg::AnswersNobody));
            return page;
        };
        let what = if matrix.of_projects { Msg::PortfolioMatrixProjects } else { Msg::PortfolioMatrixSolutions };
        let (members, things) = (matrix.members().len(), matrix.columns.len());
        page.line(say.fill(what, &[("topic", &matrix.name), ("members", &members), ("things", &things)]));
        page.blank();
        page.table(self.table(matrix, |at| (at + 1).to_string(), false));
        page.blank();
        let own = self.signs.iter().map(|(_, sign, name)| (*sign, name.as_str()));
        let others = [(SEVERAL, Msg::PortfolioSeveral), (MIXED, Msg::AnswerMixed), (WAITS, Msg::PortfolioWaits)];
        let others = others.into_iter().chain([(UNKNOWN, Msg::PortfolioUnknown)]).map(|(sign, msg)| (sign, say.msg(msg)));
        let legend: Vec<_> = own.chain(others).map(|(sign, name)| format!("{sign} {name}")).collect();
        page.line(legend.join("   "));
        let named = matrix.columns.iter().enumerate().map(|(at, sheet)| format!("{} {}", at + 1, sheet.title));
        named.for_each(|line| page.line(line));
        page
    }

    fn json(&self) -> String {
        let columns = self.matrix.iter().flat_map(|matrix| &matrix.columns);
        let items: Vec<_> = columns
            .map(|sheet| Item {
                subject: &sheet.subject,
                title: &sheet.title,
                topic: &sheet.topic,
                counts: Counts::of(&sheet.coverage),
                members: sheet.rows.iter().map(|row| Stand { member: &row.member, states: &row.states }).collect(),
            })
            .collect();
        json::document("answer-matrix", self.today, &items)
    }

    fn sheet(&self) -> Option<Table> {
        let matrix = self.matrix.as_ref()?;
        Some(self.table(matrix, |at| matrix.columns[at].title.clone(), true))
    }
}
