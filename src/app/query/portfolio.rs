//! Solutions and projects: lists with their coverage, and everything on one of them.

use super::answers::{AnswerSheet, topics};
use super::coverage::{Coverages, TopicLine, works_to_count};
use super::holders::{DocumentRow, FieldRow, RegisterLine, about_subject};
use crate::app::names::Known;
use crate::app::{Failure, Session};
use crate::domain::charter::Charter;
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::member::Member;
use crate::domain::portfolio::{About, Operation, OwnerKind, Project, ProjectState, Solution};
use crate::domain::records::Records;
use crate::domain::rough_date::RoughDate;
use crate::exchange::charter::Extent;

/// An entry of the charter as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryName {
    /// Its id.
    pub id: String,
    /// Its name; the id where the charter no longer has it.
    pub name: String,
}

fn named(id: Option<&String>, name: impl Fn(&str) -> Option<String>) -> Option<EntryName> {
    id.map(|id| EntryName { id: id.clone(), name: name(id).unwrap_or_else(|| id.clone()) })
}

fn lines(sheets: &[AnswerSheet]) -> Vec<TopicLine> {
    let line =
        |s: &AnswerSheet| TopicLine { topic: s.topic.clone(), name: s.topic_name.clone(), asks: s.asks, coverage: s.coverage };
    sheets.iter().map(line).collect()
}

/// A line of the list of solutions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SolutionRow {
    /// Identity of the record.
    pub id: Id,
    /// Handle.
    pub handle: String,
    /// Name.
    pub name: String,
    /// Category.
    pub category: Option<EntryName>,
    /// Type.
    pub kind: Option<EntryName>,
    /// Who it belongs to.
    pub owner_kind: Option<OwnerKind>,
    /// Name of who it belongs to.
    pub owner: Option<String>,
    /// The day it is or was ready.
    pub launch: Option<RoughDate>,
    /// The day members are to have adopted it by.
    pub adopt_by: Option<Date>,
    /// A remark.
    pub note: Option<String>,
    /// Where what is known of it comes from.
    pub source: Option<String>,
    /// How the members stand, by topic.
    pub topics: Vec<TopicLine>,
    /// Whether the record is an example.
    pub example: bool,
}

/// Which solutions or projects are asked for; what is none is not asked about.
#[derive(Clone, Debug, Default)]
pub struct WorkFilter {
    /// Of a category, as given.
    pub category: Option<String>,
    /// Of a type, as given.
    pub kind: Option<String>,
    /// Projects in this state.
    pub state: Option<ProjectState>,
    /// The day; none: today.
    pub on: Option<Date>,
}

/// The solutions, by name.
///
/// # Errors
/// A [`Failure`] if a name is not known or the file cannot be read.
pub fn solutions(session: &Session, filter: &WorkFilter) -> Result<Vec<SolutionRow>, Failure> {
    counting(session, filter.on, |known, coverages| solutions_among(known, coverages, filter))
}

/// All solutions, by name, and all projects, by number.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn works(session: &Session) -> Result<(Vec<SolutionRow>, Vec<ProjectRow>), Failure> {
    let all = WorkFilter::default();
    counting(session, None, |known, coverages| {
        Ok((solutions_among(known, coverages, &all)?, projects_among(known, coverages, &all)?))
    })
}

/// The operations of members.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn operations(session: &Session) -> Result<Vec<Owner>, Failure> {
    let records = session.slice(|reader, records| Ok(reader.take_works(records)?))?;
    Ok(records.portfolio.operations.iter().map(|operation| Owner::operation(&records, operation)).collect())
}

/// Asks what takes counting how members stand on a day, of one state of the file.
fn counting<T>(
    session: &Session,
    on: Option<Date>,
    ask: impl FnOnce(&Known<'_>, &Coverages<'_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    session.at_once(|| {
        let (charter, records) = (session.charter_to(Extent::Names)?, works_to_count(session)?);
        let known = session.known(&charter, &records)?;
        ask(&known, &Coverages::on(session, &known, on.unwrap_or(session.today()))?)
    })
}

fn solutions_among(known: &Known<'_>, coverages: &Coverages<'_>, filter: &WorkFilter) -> Result<Vec<SolutionRow>, Failure> {
    let category = filter.category.as_ref().map(|c| known.category(c)).transpose()?.map(|c| c.id.clone());
    let kind = filter.kind.as_ref().map(|k| known.type_of(crate::domain::charter::Subject::Solution, k)).transpose()?;
    let fits = |s: &&Solution| {
        category.as_ref().is_none_or(|c| s.category.as_ref() == Some(c)) && kind.is_none_or(|k| s.kind.as_ref() == Some(&k.id))
    };
    let solutions = known.records.portfolio.solutions.iter().filter(fits);
    solutions.map(|s| Ok(solution_row(known.charter, s, coverages.about(&About::Solution(s.id))?))).collect()
}

fn solution_row(charter: &Charter, solution: &Solution, topics: Vec<TopicLine>) -> SolutionRow {
    SolutionRow {
        id: solution.id,
        handle: solution.handle.clone(),
        name: solution.name.clone(),
        category: named(solution.category.as_ref(), |id| charter.category(id).map(|c| c.name.clone())),
        kind: named(solution.kind.as_ref(), |id| charter.type_of(id).map(|t| t.name.clone())),
        owner_kind: solution.owner_kind,
        owner: solution.owner.clone(),
        launch: solution.launch,
        adopt_by: solution.adopt_by,
        note: solution.note.clone(),
        source: solution.source.clone(),
        topics,
        example: solution.example,
    }
}

/// What a page on any subject ends with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AboutPage {
    /// How the members stand, by topic.
    pub answers: Vec<AnswerSheet>,
    /// Its documents.
    pub documents: Vec<DocumentRow>,
    /// Its fields that are filled in.
    pub fields: Vec<FieldRow>,
    /// Rows of registers about it.
    pub rows: Vec<RegisterLine>,
    /// Who has which role in it on the day.
    pub roles: Vec<RoleRow>,
}

/// Someone in a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleRow {
    /// Id of the seat.
    pub seat: String,
    /// What the role is called.
    pub name: String,
    /// How the person is referred to.
    pub person: String,
    /// The person's name.
    pub person_name: String,
    /// Name of the member the person does it for.
    pub member: Option<String>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
}

fn roles(known: &Known<'_>, about: &About, on: Date) -> Vec<RoleRow> {
    let held = known.records.portfolio.roles.iter().filter(|role| role.about == *about && role.active_on(on));
    let row = |role: &crate::domain::portfolio::Role| {
        let person = known.records.person(role.person)?;
        Some(RoleRow {
            seat: role.seat.clone(),
            name: known.charter.role_seat(&role.seat).map_or_else(|| role.seat.clone(), |seat| seat.name.clone()),
            person: person.handle.clone(),
            person_name: person.name.clone(),
            member: role.member.and_then(|id| known.records.member(id)).map(|m| m.name.clone()),
            from: role.from,
            until: role.until,
        })
    };
    held.filter_map(row).collect()
}

/// Everything on one solution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SolutionPage {
    /// Its line of the list.
    pub row: SolutionRow,
    /// What is recorded about it.
    pub about: AboutPage,
}

/// Everything on one solution.
///
/// # Errors
/// A [`Failure`] if the solution is not known or the file cannot be read.
pub fn solution(session: &Session, given: &str, on: Option<Date>) -> Result<SolutionPage, Failure> {
    let charter = session.charter_to(Extent::Names)?;
    let records = session.slice(|reader, records| {
        reader.take_works(records)?;
        let id = session.known(&charter, records)?.solution(given)?.id;
        Ok(reader.take_about(records, &About::Solution(id))?)
    })?;
    let known = session.known(&charter, &records)?;
    let solution = known.solution(given)?;
    let about = about_page(session, &known, &About::Solution(solution.id), on.unwrap_or(session.today()))?;
    Ok(SolutionPage { row: solution_row(&charter, solution, lines(&about.answers)), about })
}

pub(super) fn about_page(session: &Session, known: &Known<'_>, about: &About, on: Date) -> Result<AboutPage, Failure> {
    let (documents, fields, rows) = about_subject(known, about, on);
    Ok(AboutPage { answers: topics(session, known, about, on)?, documents, fields, rows, roles: roles(known, about, on) })
}

/// Whom a project belongs to: a member, or an operation of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// Handle.
    pub handle: String,
    /// Name.
    pub name: String,
    /// Name of the member whose operation it is: those of several can have one name.
    pub of: Option<String>,
}

impl Owner {
    fn member(member: &Member) -> Self {
        Self { handle: member.handle.clone(), name: member.name.clone(), of: None }
    }

    fn operation(records: &Records, operation: &Operation) -> Self {
        let of = records.member(operation.member).map(|member| member.name.clone());
        Self { handle: operation.handle.clone(), name: operation.name.clone(), of }
    }

    /// The name, of an operation with that of its member.
    pub fn title(&self) -> String {
        self.of.as_ref().map_or_else(|| self.name.clone(), |member| format!("{}, {member}", self.name))
    }
}

/// A line of the list of projects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectRow {
    /// Identity of the record.
    pub id: Id,
    /// Handle (`P-17`).
    pub handle: String,
    /// Name.
    pub name: String,
    /// Type.
    pub kind: Option<EntryName>,
    /// Category.
    pub category: Option<EntryName>,
    /// Stage.
    pub stage: Option<EntryName>,
    /// How far it had come on the day.
    pub state: ProjectState,
    /// Handle of the project it is part of.
    pub parent: Option<String>,
    /// Handle and name of the solution that it spreads or makes.
    pub solution: Option<(String, String)>,
    /// The member or operation it belongs to.
    pub owner: Option<Owner>,
    /// The day it started, or is to start.
    pub start: Option<Date>,
    /// The day it was finished or stopped.
    pub finished: Option<Date>,
    /// The need it answers.
    pub need: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// How the members stand, by topic.
    pub topics: Vec<TopicLine>,
    /// Whether the record is an example.
    pub example: bool,
}

/// The projects, by number.
///
/// # Errors
/// A [`Failure`] if a name is not known or the file cannot be read.
pub fn projects(session: &Session, filter: &WorkFilter) -> Result<Vec<ProjectRow>, Failure> {
    counting(session, filter.on, |known, coverages| projects_among(known, coverages, filter))
}

fn projects_among(known: &Known<'_>, coverages: &Coverages<'_>, filter: &WorkFilter) -> Result<Vec<ProjectRow>, Failure> {
    let on = coverages.day();
    let category = filter.category.as_ref().map(|c| known.category(c)).transpose()?.map(|c| c.id.clone());
    let kind = filter.kind.as_ref().map(|k| known.type_of(crate::domain::charter::Subject::Project, k)).transpose()?;
    let fits = |p: &&Project| {
        category.as_ref().is_none_or(|c| p.category.as_ref() == Some(c))
            && kind.is_none_or(|k| p.kind.as_ref() == Some(&k.id))
            && filter.state.is_none_or(|state| p.state_on(on) == state)
    };
    let projects = known.records.portfolio.projects.iter().filter(fits);
    projects.map(|p| Ok(project_row(known, p, coverages.about(&About::Project(p.id))?, on))).collect()
}

pub(super) fn project_row(known: &Known<'_>, project: &Project, topics: Vec<TopicLine>, on: Date) -> ProjectRow {
    let (charter, portfolio) = (known.charter, &known.records.portfolio);
    let member = project.member.and_then(|id| known.records.member(id));
    let operation = project.operation.and_then(|id| portfolio.operation(id));
    ProjectRow {
        id: project.id,
        handle: project.handle(),
        name: project.name.clone(),
        kind: named(project.kind.as_ref(), |id| charter.type_of(id).map(|t| t.name.clone())),
        category: named(project.category.as_ref(), |id| charter.category(id).map(|c| c.name.clone())),
        stage: named(project.stage.as_ref(), |id| charter.stage(id).map(|s| s.name.clone())),
        state: project.state_on(on),
        parent: project.parent.and_then(|id| portfolio.project(id)).map(Project::handle),
        solution: project.solution.and_then(|id| portfolio.solution(id)).map(|s| (s.handle.clone(), s.name.clone())),
        owner: member.map(Owner::member).or_else(|| operation.map(|operation| Owner::operation(known.records, operation))),
        start: project.start,
        finished: project.finished,
        need: project.need.clone(),
        note: project.note.clone(),
        topics,
        example: project.example,
    }
}

/// Everything on one project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectPage {
    /// Its line of the list.
    pub row: ProjectRow,
    /// The projects that are part of it: handle and name.
    pub children: Vec<(String, String)>,
    /// What is recorded about it.
    pub about: AboutPage,
}

/// Everything on one project.
///
/// # Errors
/// A [`Failure`] if the project is not known or the file cannot be read.
pub fn project(session: &Session, given: &str, on: Option<Date>) -> Result<ProjectPage, Failure> {
    let charter = session.charter_to(Extent::Names)?;
    let records = session.slice(|reader, records| {
        reader.take_works(records)?;
        let id = session.known(&charter, records)?.project(given)?.id;
        Ok(reader.take_about(records, &About::Project(id))?)
    })?;
    let known = session.known(&charter, &records)?;
    let project = known.project(given)?;
    let on = on.unwrap_or(session.today());
    let about = about_page(session, &known, &About::Project(project.id), on)?;
    let children = records.portfolio.projects.iter().filter(|p| p.parent == Some(project.id));
    let children = children.map(|p| (p.handle(), p.name.clone())).collect();
    Ok(ProjectPage { row: project_row(&known, project, lines(&about.answers), on), children, about })
}
