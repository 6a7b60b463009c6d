//! Edits of operations, solutions and projects.

use super::figures::FigureDraft;
use super::holders::{DocumentDraft, FieldDraft, RowDraft};
use super::notes::Note;
use super::roles::RoleDraft;
use super::stances::{AskDraft, StanceDraft};
use super::{Desk, gone};
use crate::app::failure::{Failure, RecordName, RecordRejection, Rejection, Wanted};
use crate::app::names;
use crate::domain::charter::{Entry, Subject, TypeOf};
use crate::domain::date::Date;
use crate::domain::deed::Deed;
use crate::domain::ids::Id;
use crate::domain::portfolio::gates::on_the_way;
use crate::domain::portfolio::{About, Operation, OwnerKind, Project, ProjectState, Solution};
use crate::domain::rough_date::RoughDate;
use crate::domain::sort::handle as handle_of;

/// One edit of the portfolio. Names are as typed; the session finds out what they mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordCommand {
    /// Adds an operation of a member.
    AddOperation(OperationDraft),
    /// Adds a solution.
    AddSolution(SolutionDraft),
    /// Changes a solution's details.
    EditSolution {
        /// The solution, as typed.
        solution: String,
        /// The version of the row that the caller saw; none: as it is now.
        seen: Option<i64>,
        /// What shall be different.
        draft: SolutionDraft,
    },
    /// Adds a project.
    AddProject(ProjectDraft),
    /// Changes a project's details.
    EditProject {
        /// The project, as typed.
        project: String,
        /// The version of the row that the caller saw; none: as it is now.
        seen: Option<i64>,
        /// What shall be different.
        draft: ProjectDraft,
    },
    /// Records the position of one or several members.
    SetStance(StanceDraft),
    /// Asks members for their position, or reminds those that were asked.
    Ask(AskDraft),
    /// Puts a document on record.
    AddDocument(DocumentDraft),
    /// Records a figure of a series.
    SetFigure(FigureDraft),
    /// Fills in a field.
    SetField(FieldDraft),
    /// Adds a row to a register.
    AddRow(RowDraft),
    /// Puts someone into a role of a project, a solution or a member.
    TakeRole(Box<RoleDraft>),
    /// Ends it.
    EndRole {
        /// The role.
        id: Id,
        /// The last day.
        on: Date,
    },
    /// Fills in or corrects cells of a row of a register.
    SetCells {
        /// The row.
        row: String,
        /// Columns and their values.
        cells: Vec<(String, String)>,
    },
}

/// What becomes of a detail that may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Keep<T> {
    /// It stays as it is.
    #[default]
    Keep,
    /// It is emptied.
    Clear,
    /// It becomes this.
    Set(T),
}

impl<T> Keep<T> {
    /// The same of what a value stands for.
    pub fn map<U>(self, of: impl FnOnce(T) -> U) -> Keep<U> {
        match self {
            Self::Keep => Keep::Keep,
            Self::Clear => Keep::Clear,
            Self::Set(value) => Keep::Set(of(value)),
        }
    }

    /// The value after the edit, from what is typed and what was there.
    fn over<U>(&self, was: Option<U>, read: impl FnOnce(&T) -> Result<U, Failure>) -> Result<Option<U>, Failure> {
        match self {
            Self::Keep => Ok(was),
            Self::Clear => Ok(None),
            Self::Set(given) => read(given).map(Some),
        }
    }
}

impl<T> From<Option<T>> for Keep<T> {
    fn from(given: Option<T>) -> Self {
        given.map_or(Self::Keep, Self::Set)
    }
}

/// An operation, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OperationDraft {
    /// The member it belongs to.
    pub member: String,
    /// Handle; none: made from the name.
    pub handle: Option<String>,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Option<String>,
}

/// A solution, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SolutionDraft {
    /// Handle; none: made from the name, or as it is.
    pub handle: Option<String>,
    /// Its name; none: as it is.
    pub name: Option<String>,
    /// The category.
    pub category: Keep<String>,
    /// The type.
    pub kind: Keep<String>,
    /// Who it belongs to.
    pub owner_kind: Keep<OwnerKind>,
    /// Name of who it belongs to.
    pub owner: Keep<String>,
    /// The day it is or was ready.
    pub launch: Keep<RoughDate>,
    /// The day members are to have adopted it by.
    pub adopt_by: Keep<Date>,
    /// A remark.
    pub note: Keep<String>,
    /// Where what is known of it comes from.
    pub source: Keep<String>,
}

/// A project, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProjectDraft {
    /// Its number; none: the next, or as it is.
    pub number: Option<u32>,
    /// Its name; none: as it is.
    pub name: Option<String>,
    /// The type.
    pub kind: Keep<String>,
    /// The category.
    pub category: Keep<String>,
    /// The stage.
    pub stage: Keep<String>,
    /// How far it has come; none: proposed, or as it is.
    pub state: Option<ProjectState>,
    /// The project it is part of.
    pub parent: Keep<String>,
    /// The solution that it spreads or makes.
    pub solution: Keep<String>,
    /// The member it belongs to.
    pub member: Keep<String>,
    /// The operation it belongs to.
    pub operation: Keep<String>,
    /// The day it started, or is to start.
    pub start: Keep<Date>,
    /// The day it was finished or stopped.
    pub finished: Keep<Date>,
    /// The need it answers.
    pub need: Keep<String>,
    /// A remark.
    pub note: Keep<String>,
}

/// A refusal by a rule of the portfolio.
pub(super) fn refused(rejection: RecordRejection) -> Failure {
    Failure::Rejected(Rejection::Record(rejection))
}

/// A text as it was typed; a blank one is none.
pub(super) fn filled(text: Option<&String>) -> Option<String> {
    text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty())
}

impl Desk<'_> {
    /// Carries an edit of the portfolio out: how what was made is referred to, and the title of the change.
    pub(in crate::app) fn record(&self, command: &RecordCommand) -> Result<(Option<String>, Deed), Failure> {
        match command {
            RecordCommand::AddOperation(draft) => self.add_operation(draft),
            RecordCommand::AddSolution(draft) => self.add_solution(draft),
            RecordCommand::EditSolution { solution, seen, draft } => self.edit_solution(solution, *seen, draft),
            RecordCommand::AddProject(draft) => self.add_project(draft),
            RecordCommand::EditProject { project, seen, draft } => self.edit_project(project, *seen, draft),
            RecordCommand::SetStance(draft) => self.set_stance(draft),
            RecordCommand::Ask(draft) => self.ask(draft),
            RecordCommand::AddDocument(draft) => self.add_document(draft),
            RecordCommand::SetFigure(draft) => self.set_figure(draft),
            RecordCommand::SetField(draft) => self.set_field(draft),
            RecordCommand::AddRow(draft) => self.add_row(draft),
            RecordCommand::TakeRole(draft) => self.take_role(draft),
            RecordCommand::EndRole { id, on } => self.end_role(*id, *on),
            RecordCommand::SetCells { row, cells } => self.set_cells(row, cells),
        }
    }

    /// The handle asked for if it is free, or one made from the name, numbered where it must be.
    fn free_name(&self, asked: Option<&String>, name: &str, taken: impl Fn(&str) -> bool) -> Result<String, Failure> {
        if let Some(asked) = asked {
            let handle = handle_of(asked);
            let free = !handle.is_empty() && !taken(&handle);
            return if free { Ok(handle) } else { Err(Failure::Rejected(Rejection::HandleTaken { handle })) };
        }
        let base = Some(handle_of(name)).filter(|h| !h.is_empty()).unwrap_or_else(|| "x".to_owned());
        let numbered = (2..).map(|n| format!("{base}-{n}"));
        Ok(std::iter::once(base.clone()).chain(numbered).find(|h| !taken(h)).unwrap_or(base))
    }

    fn add_operation(&self, draft: &OperationDraft) -> Result<(Option<String>, Deed), Failure> {
        let member = names::member(&self.records, &draft.member, self.today)?;
        let name = filled(Some(&draft.name)).ok_or_else(|| refused(RecordRejection::TitleNeeded))?;
        let known = self.known();
        let taken = |h: &str| known.is_taken(h, None);
        let handle = self.free_name(draft.handle.as_ref(), &name, taken)?;
        let operation = Operation {
            id: self.edit.mint()?,
            member: member.id,
            handle: handle.clone(),
            name: name.clone(),
            kind: filled(draft.kind.as_ref()),
            example: self.example,
        };
        self.edit.insert(&operation)?;
        Ok((Some(handle), Deed::OperationAdded { operation: name, member: member.name.clone() }))
    }

    fn add_solution(&self, draft: &SolutionDraft) -> Result<(Option<String>, Deed), Failure> {
        let blank = Solution {
            id: self.edit.mint()?,
            handle: String::new(),
            name: String::new(),
            category: None,
            kind: None,
            owner_kind: None,
            owner: None,
            launch: None,
            adopt_by: None,
            note: None,
            source: None,
            example: self.example,
        };
        let solution = self.solution(&blank, draft)?;
        self.edit.insert(&solution)?;
        Ok((Some(solution.handle), Deed::SolutionAdded { solution: solution.name }))
    }

    fn edit_solution(&self, given: &str, seen: Option<i64>, draft: &SolutionDraft) -> Result<(Option<String>, Deed), Failure> {
        let id = self.known().solution(given)?.id;
        let now = self.edit.get::<Solution>(id)?.ok_or_else(|| gone(Wanted::Record(RecordName::Solution)))?;
        let solution = self.solution(&now.record, draft)?;
        self.rename_subject(Subject::Solution, &now.record.handle, &solution.handle)?;
        self.edit.update(&solution, seen.unwrap_or(now.version))?;
        Ok((Some(solution.handle), Deed::SolutionChanged { solution: solution.name }))
    }

    fn solution(&self, was: &Solution, draft: &SolutionDraft) -> Result<Solution, Failure> {
        let known = self.known();
        let name = draft.name.as_ref().map_or_else(|| Some(was.name.clone()), |n| filled(Some(n))).filter(|n| !n.is_empty());
        let name = name.ok_or_else(|| refused(RecordRejection::TitleNeeded))?;
        let own = About::Solution(was.id);
        let taken = |h: &str| known.is_taken(h, Some(&own));
        let handle = match &draft.handle {
            None if !was.handle.is_empty() => was.handle.clone(),
            asked => self.free_name(asked.as_ref(), &name, taken)?,
        };
        let category = draft.category.over(was.category.clone(), |given| Ok(known.category(given)?.id.clone()))?;
        let kind = draft.kind.over(was.kind.clone(), |given| Ok(known.type_of(Subject::Solution, given)?.id.clone()))?;
        self.type_in_category(kind.as_deref(), category.as_deref())?;
        Ok(Solution {
            handle,
            name,
            category,
            kind,
            owner_kind: draft.owner_kind.over(was.owner_kind, |o| Ok(*o))?,
            owner: draft.owner.over(was.owner.clone(), |t| Ok(t.clone()))?,
            launch: draft.launch.over(was.launch, |d| Ok(*d))?,
            adopt_by: draft.adopt_by.over(was.adopt_by, |d| Ok(*d))?,
            note: draft.note.over(was.note.clone(), |t| Ok(t.clone()))?,
            source: draft.source.over(was.source.clone(), |t| Ok(t.clone()))?,
            id: was.id,
            // An example that is added to what is known makes an example of the whole.
            example: was.example || self.example,
        })
    }

    /// Refuses a type under a category that it does not stand under by the charter.
    fn type_in_category(&self, kind: Option<&str>, category: Option<&str>) -> Result<(), Failure> {
        let Some((kind, category)) = kind.and_then(|k| self.charter.type_of(k)).zip(category) else { return Ok(()) };
        let allowed = &kind.rule.categories;
        if allowed.is_empty() || allowed.iter().any(|c| c == category) {
            return Ok(());
        }
        let subject = self.charter.category(category).map_or_else(|| category.to_owned(), |c| c.name.clone());
        Err(refused(RecordRejection::NotInCategory { entry: kind.name.clone(), subject }))
    }

    fn add_project(&self, draft: &ProjectDraft) -> Result<(Option<String>, Deed), Failure> {
        let last = self.records.portfolio.projects.iter().map(|p| p.number).max().unwrap_or(0);
        let blank = Project {
            id: self.edit.mint()?,
            number: last + 1,
            name: String::new(),
            kind: None,
            category: None,
            stage: None,
            state: ProjectState::Proposed,
            parent: None,
            solution: None,
            member: None,
            operation: None,
            start: None,
            finished: None,
            need: None,
            note: None,
            example: self.example,
        };
        let project = self.project(blank, draft)?;
        self.note_gates(None, project.stage.as_deref());
        self.edit.insert(&project)?;
        Ok((Some(project.handle()), Deed::ProjectAdded { project: title(&project) }))
    }

    fn edit_project(&self, given: &str, seen: Option<i64>, draft: &ProjectDraft) -> Result<(Option<String>, Deed), Failure> {
        let id = self.known().project(given)?.id;
        let now = self.edit.get::<Project>(id)?.ok_or_else(|| gone(Wanted::Record(RecordName::Project)))?;
        let (was, stage, state) = (now.record.handle(), now.record.stage.clone(), now.record.state);
        let mut project = self.project(now.record, draft)?;
        // Until today it was proposed: what is begun without a day begins today.
        if (state, project.state, &draft.start) == (ProjectState::Proposed, ProjectState::Started, &Keep::Keep) {
            self.begin(&mut project);
        }
        self.rename_subject(Subject::Project, &was, &project.handle())?;
        self.note_gates(stage.as_deref(), project.stage.as_deref());
        self.edit.update(&project, seen.unwrap_or(now.version))?;
        Ok((Some(project.handle()), Deed::ProjectChanged { project: title(&project) }))
    }

    /// Begins a project today, if no day is known.
    fn begin(&self, project: &mut Project) {
        if project.start.is_none() {
            project.start = Some(self.today);
            self.notes.borrow_mut().push(Note::BeganOn { date: self.today });
        }
    }

    /// Names the gates that a project goes by into another stage: nothing is recorded of their being passed.
    fn note_gates(&self, from: Option<&str>, to: Option<&str>) {
        let Some(stage) = to.and_then(|to| self.charter.stage(to)) else { return };
        let gates: Vec<_> =
            on_the_way(&self.charter, from, &stage.id).iter().map(|g| format!("{} ({})", g.name, g.source)).collect();
        if !gates.is_empty() {
            self.notes.borrow_mut().push(Note::GatesBefore { stage: stage.name.clone(), gates });
        }
    }

    fn project(&self, was: Project, draft: &ProjectDraft) -> Result<Project, Failure> {
        let known = self.known();
        let name = draft.name.as_ref().map_or_else(|| Some(was.name.clone()), |n| filled(Some(n))).filter(|n| !n.is_empty());
        let name = name.ok_or_else(|| refused(RecordRejection::TitleNeeded))?;
        let number = draft.number.unwrap_or(was.number);
        if number == 0 || self.records.portfolio.projects.iter().any(|p| p.number == number && p.id != was.id) {
            return Err(Failure::Rejected(Rejection::HandleTaken { handle: format!("P-{number}") }));
        }
        let category = draft.category.over(was.category.clone(), |given| Ok(known.category(given)?.id.clone()))?;
        let kind = draft.kind.over(was.kind.clone(), |given| Ok(known.type_of(Subject::Project, given)?.id.clone()))?;
        self.type_in_category(kind.as_deref(), category.as_deref())?;
        let track = kind.as_deref().and_then(|k| self.charter.type_of(k)).and_then(|t: &Entry<TypeOf>| t.rule.track.as_deref());
        let stage = draft.stage.over(was.stage.clone(), |given| Ok(known.stage(track, given)?.id.clone()))?;
        let parent = draft.parent.over(was.parent, |given| Ok(known.project(given)?.id))?;
        if parent.is_some_and(|parent| self.is_within(parent, was.id)) {
            return Err(refused(RecordRejection::OwnParent { entry: title(&Project { name, number, ..was }) }));
        }
        let solution = draft.solution.over(was.solution, |given| Ok(known.solution(given)?.id))?;
        let member = draft.member.over(was.member, |given| Ok(names::member(&self.records, given, self.today)?.id))?;
        let operation = draft.operation.over(was.operation, |given| Ok(known.operation(given)?.id))?;
        // Who names a new owner means it in place of the old one.
        let (member, operation) = match (&draft.member, &draft.operation) {
            (Keep::Set(_), Keep::Set(_)) => return Err(refused(RecordRejection::TwoOwners { entry: name })),
            (Keep::Set(_), _) => (member, None),
            (_, Keep::Set(_)) => (None, operation),
            _ => (member, operation),
        };
        let start = draft.start.over(was.start, |d| Ok(*d))?;
        let finished = draft.finished.over(was.finished, |d| Ok(*d))?;
        if let (Some(from), Some(until)) = (start, finished)
            && until < from
        {
            return Err(Failure::Rejected(Rejection::EndsBeforeStart { from, until }));
        }
        Ok(Project {
            number,
            name,
            kind,
            category,
            stage,
            state: draft.state.unwrap_or(was.state),
            parent,
            solution,
            member,
            operation,
            start,
            finished,
            need: draft.need.over(was.need.clone(), |t| Ok(t.clone()))?,
            note: draft.note.over(was.note.clone(), |t| Ok(t.clone()))?,
            example: was.example || self.example,
            ..was
        })
    }

    /// Whether a project is another one or stands within it.
    fn is_within(&self, project: Id, whole: Id) -> bool {
        let projects = &self.records.portfolio.projects;
        let mut at = Some(project);
        // No chain is longer than there are projects.
        for _ in 0..=projects.len() {
            match at {
                Some(id) if id == whole => return true,
                Some(id) => at = projects.iter().find(|p| p.id == id).and_then(|p| p.parent),
                None => return false,
            }
        }
        true
    }
}

fn title(project: &Project) -> String {
    format!("{} {}", project.handle(), project.name)
}
