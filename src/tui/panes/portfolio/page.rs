//! Everything on one solution or project, as a page.

use std::collections::BTreeSet;

use crate::app::query::answers::{AnswerRow, AnswerSheet};
use crate::app::query::history::history;
use crate::app::query::log::LogLine;
use crate::app::query::portfolio::{AboutPage, EntryName, Owner, ProjectPage, SolutionPage, project, solution};
use crate::app::{Failure, Session};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::portfolio::{About, Answer};
use crate::text::{Msg, Say};
use crate::tui::widgets::canvas::BOLD;
use crate::tui::widgets::columns::Column;
use crate::tui::widgets::entry::Entry;
use crate::tui::words::change;

use super::words;
use super::work::Sort;
use crate::tui::words::project_state;

/// The read models of a page.
pub(super) enum Of {
    Solution(Box<SolutionPage>),
    Project(Box<ProjectPage>),
}

/// Everything on one solution or project.
pub(super) struct Page {
    pub(super) of: Of,
    history: Vec<LogLine>,
    /// The rows of members, in the order they stand: topic and member within it.
    rows: Vec<(usize, usize)>,
}

impl Page {
    /// Asks for it.
    pub(super) fn ask(session: &Session, sort: Sort, handle: &str) -> Result<Self, Failure> {
        let of = match sort {
            Sort::Solution => Of::Solution(Box::new(solution(session, handle, None)?)),
            Sort::Project => Of::Project(Box::new(project(session, handle, None)?)),
        };
        let about = match &of {
            Of::Solution(page) => About::Solution(page.row.id),
            Of::Project(page) => About::Project(page.row.id),
        };
        let mut page = Self { of, history: history(session, &about)?, rows: Vec::new() };
        let sheets = page.about().answers.iter().enumerate();
        page.rows = sheets.flat_map(|(topic, sheet)| order(sheet).into_iter().map(move |row| (topic, row))).collect();
        Ok(page)
    }

    /// How its subject is referred to.
    pub(super) fn handle(&self) -> &str {
        match &self.of {
            Of::Solution(page) => &page.row.handle,
            Of::Project(page) => &page.row.handle,
        }
    }

    /// What its subject is called.
    pub(super) fn title(&self) -> String {
        match &self.of {
            Of::Solution(page) => page.row.name.clone(),
            Of::Project(page) => format!("{} {}", page.row.handle, page.row.name),
        }
    }

    /// What is recorded about it.
    pub(super) fn about(&self) -> &AboutPage {
        match &self.of {
            Of::Solution(page) => &page.about,
            Of::Project(page) => &page.about,
        }
    }

    /// The topic and the member of a row.
    pub(super) fn row(&self, at: usize) -> Option<(&AnswerSheet, &AnswerRow)> {
        let (topic, row) = self.rows.get(at)?;
        let sheet = self.about().answers.get(*topic)?;
        Some((sheet, sheet.rows.get(*row)?))
    }

    /// The row of a member on a topic.
    pub(super) fn place(&self, topic: &str, member: &str) -> Option<usize> {
        (0..self.rows.len()).find(|at| self.row(*at).is_some_and(|(sheet, row)| sheet.topic == topic && row.member == member))
    }

    /// The page in lines.
    pub(super) fn entries(&self, today: Date, say: Say, marked: &BTreeSet<Id>) -> Vec<Entry> {
        let mut entries = match &self.of {
            Of::Solution(page) => of_solution(page, say),
            Of::Project(page) => of_project(page, say),
        };
        let about = self.about();
        entries.extend(fields(about, say));
        let mut heading = None;
        for (at, (topic, _)) in self.rows.iter().enumerate() {
            let Some((sheet, row)) = self.row(at) else { continue };
            if heading != Some(*topic) {
                heading = Some(*topic);
                let period = if sheet.period.is_empty() { String::new() } else { format!(" {}", sheet.period) };
                let counts = words::coverage(&sheet.coverage, sheet.asks, say);
                entries.push(Entry::heading(&format!("{}{period}: {counts}", sheet.topic_name)));
                if let Some(by) = sheet.by.filter(|_| sheet.is_late(today)) {
                    entries.push(Entry::text(&say.fill(Msg::AnswersLate, &[("date", &say.date(by))])).sign('!'));
                }
            }
            let cells =
                [row.name.clone(), words::standing(row, sheet.asks, say), words::since(row, say), words::grounds(row, say)];
            let sign = if marked.contains(&row.id) { '*' } else { words::sign(row.answer) };
            entries.push(Entry::row(&cells).of(at).sign(sign));
        }
        entries.push(Entry::heading(say.msg(Msg::PortfolioDocuments)));
        if about.documents.is_empty() && about.rows.is_empty() {
            entries.push(Entry::text(say.msg(Msg::PortfolioNoDocuments)));
        }
        entries.extend(papers(about, say));
        entries.push(Entry::heading(say.msg(Msg::PortfolioHistory)));
        entries.extend(self.history.iter().map(|line| change(line, say)));
        entries
    }
}

/// The values of fields.
pub(in crate::tui::panes) fn fields(about: &AboutPage, say: Say) -> impl Iterator<Item = Entry> {
    about.fields.iter().map(move |field| {
        let member = field.member.as_ref().map(|m| format!(" ({m})")).unwrap_or_default();
        let reference = field.reference.as_ref().map(|r| format!(", {r}")).unwrap_or_default();
        // A value that is the day itself says it once.
        let on = field.on.map(|day| say.date(day)).filter(|day| *day != field.value);
        let on = on.map(|day| format!(", {day}")).unwrap_or_default();
        Entry::labelled(&field.field.name, &format!("{}{member}{on}{reference}", field.value))
    })
}

/// Documents and rows of registers.
pub(in crate::tui::panes) fn papers(about: &AboutPage, say: Say) -> impl Iterator<Item = Entry> {
    let documents = about.documents.iter().map(move |d| Entry::labelled(&d.kind.name, &words::document(d, say)));
    documents.chain(about.rows.iter().map(move |line| {
        let text = [line.row.day().map(|d| say.date(d)), line.state.clone(), line.member.clone(), line.row.text.clone()];
        Entry::labelled(&line.register.name, &text.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }))
}

/// The members in the order of interest: who is waited for longest, who is undecided, the others by where they stand, the
/// rarest first, and last those that nobody asked.
fn order(sheet: &AnswerSheet) -> Vec<usize> {
    let alike = |row: &AnswerRow| sheet.rows.iter().filter(|other| other.states == row.states).count();
    let state = |row: &AnswerRow| Some((alike(row), row.states.clone()));
    let rank = |row: &AnswerRow| match row.answer {
        Answer::Mixed => (0, i64::MIN, None),
        Answer::NoAnswer => (0, -row.days.unwrap_or_default(), None),
        Answer::Open => (1, 0, state(row)),
        Answer::NotAsked if !sheet.asks => (2, 0, None),
        Answer::In => (3, 0, state(row)),
        Answer::Out => (4, 0, state(row)),
        Answer::NotAsked => (5, 0, None),
    };
    let mut rows: Vec<_> = (0..sheet.rows.len()).collect();
    rows.sort_by_key(|at| rank(&sheet.rows[*at]));
    rows
}

/// The columns of the members' rows.
pub(super) fn columns() -> Vec<Column> {
    let column = || Column::new("");
    vec![column().at_least(16), column().at_least(15), column(), column().at_least(14).gives_way(1)]
}

/// Takes values with their names; what is empty is left out.
struct Facts(Vec<Entry>, Say);

impl Facts {
    fn of(&mut self, label: Msg, value: Option<String>) {
        if let Some(value) = value.filter(|v| !v.is_empty()) {
            self.0.push(Entry::labelled(self.1.msg(label), &value));
        }
    }

    fn entry(&mut self, label: Msg, value: Option<&EntryName>) {
        self.of(label, value.map(|v| v.name.clone()));
    }

    fn date(&mut self, label: Msg, value: Option<Date>) {
        self.of(label, value.map(|d| self.1.date(d)));
    }

    fn example(&mut self, example: bool) {
        if example {
            self.0.push(Entry::text(self.1.msg(Msg::PortfolioIsExample)).style(BOLD));
        }
    }
}

fn of_solution(page: &SolutionPage, say: Say) -> Vec<Entry> {
    let row = &page.row;
    let mut facts = Facts(Vec::new(), say);
    facts.example(row.example);
    facts.entry(Msg::PortfolioKind, row.kind.as_ref());
    facts.entry(Msg::PortfolioCategory, row.category.as_ref());
    facts.of(Msg::PortfolioColumnOwner, row.owner.clone());
    facts.of(Msg::PortfolioLaunch, row.launch.map(|launch| say.rough_date(launch)));
    facts.date(Msg::PortfolioAdoptBy, row.adopt_by);
    facts.of(Msg::PortfolioNote, row.note.clone());
    facts.of(Msg::PortfolioSource, row.source.clone());
    facts.0
}

fn of_project(page: &ProjectPage, say: Say) -> Vec<Entry> {
    let row = &page.row;
    let mut facts = Facts(Vec::new(), say);
    facts.example(row.example);
    facts.entry(Msg::PortfolioKind, row.kind.as_ref());
    facts.entry(Msg::PortfolioCategory, row.category.as_ref());
    facts.of(Msg::PortfolioColumnState, Some(say.msg(project_state(row.state)).to_owned()));
    facts.entry(Msg::PortfolioStage, row.stage.as_ref());
    facts.of(Msg::PortfolioColumnOwner, row.owner.as_ref().map(Owner::title));
    facts.of(Msg::PortfolioPartOf, row.parent.clone());
    facts.of(Msg::PortfolioSolution, row.solution.as_ref().map(|(_, name)| name.clone()));
    let children: Vec<_> = page.children.iter().map(|(handle, name)| format!("{handle} {name}")).collect();
    facts.of(Msg::PortfolioParts, Some(children.join(", ")));
    facts.date(Msg::PortfolioStart, row.start);
    facts.date(Msg::PortfolioEnd, row.finished);
    facts.of(Msg::PortfolioNeed, row.need.clone());
    facts.of(Msg::PortfolioNote, row.note.clone());
    facts.0
}
