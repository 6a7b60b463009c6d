//! The forms of solutions and projects: a new one, or what shall be different in one.

use super::fault;
use crate::app::command::{Command, Keep, ProjectDraft, RecordCommand, SolutionDraft};
use crate::app::query::portfolio::{EntryName, Owner, ProjectRow, SolutionRow};
use crate::domain::charter::{Charter, Subject};
use crate::domain::portfolio::ProjectState;
use crate::text::{Msg, Say};
use crate::tui::layers::form::{Form, FormField, Takes};
use crate::tui::panes::Look;
use crate::tui::words::project_state;

/// Ids and names of entries of the charter that are chosen from.
struct Entries(Vec<(String, String)>);

impl Entries {
    fn field(&self, label: Msg, now: Option<&EntryName>) -> FormField {
        let options = self.0.iter().map(|(_, name)| name.clone()).collect();
        let field = FormField::new(label, Takes::Choice { options, or_new: false }, now.map_or("", |now| &now.name));
        field.optional().absent_if(self.0.is_empty())
    }

    fn types(charter: &Charter, of: Subject) -> Self {
        Self(charter.types.iter().filter(|t| t.rule.of == of).map(|t| (t.id.clone(), t.name.clone())).collect())
    }

    fn categories(charter: &Charter) -> Self {
        Self(charter.categories.iter().map(|c| (c.id.clone(), c.name.clone())).collect())
    }

    fn stages(charter: &Charter) -> Self {
        Self(charter.stages.iter().map(|s| (s.id.clone(), s.name.clone())).collect())
    }

    /// The id of what was taken.
    fn taken(&self, form: &Form, field: usize, say: Say) -> Result<Keep<String>, crate::tui::layers::form::FieldFault> {
        Ok(form.chosen_if_any(field, say)?.map_or(Keep::Clear, |at| Keep::Set(self.0[at].0.clone())))
    }
}

fn kept<T>(value: Option<T>) -> Keep<T> {
    value.map_or(Keep::Clear, Keep::Set)
}

fn iso<T: ToString>(date: Option<T>) -> String {
    date.map(|d| d.to_string()).unwrap_or_default()
}

fn text(value: Option<&String>) -> &str {
    value.map_or("", String::as_str)
}

/// A new solution, or one as it shall be.
pub(in crate::tui::panes) fn solution(row: Option<&SolutionRow>, charter: &Charter, look: Look) -> Form {
    let say = look.say;
    let (types, categories) = (Entries::types(charter, Subject::Solution), Entries::categories(charter));
    let of = |value: fn(&SolutionRow) -> Option<&String>| row.and_then(value).map_or("", String::as_str);
    let fields = vec![
        FormField::new(Msg::PortfolioColumnName, Takes::Text, row.map_or("", |r| &r.name)).help(Msg::FormNameHelp),
        types.field(Msg::PortfolioKind, row.and_then(|r| r.kind.as_ref())),
        categories.field(Msg::PortfolioCategory, row.and_then(|r| r.category.as_ref())),
        FormField::new(Msg::PortfolioColumnOwner, Takes::Text, of(|r| r.owner.as_ref())).help(Msg::FormOwnerHelp).optional(),
        FormField::new(Msg::PortfolioLaunch, Takes::RoughDate, &iso(row.and_then(|r| r.launch))).optional(),
        FormField::new(Msg::PortfolioAdoptBy, Takes::Date, &iso(row.and_then(|r| r.adopt_by))).optional(),
        FormField::new(Msg::FormRemark, Takes::Text, of(|r| r.note.as_ref())).help(Msg::FormRemarkHelp).optional(),
        FormField::new(Msg::PortfolioSource, Takes::Text, of(|r| r.source.as_ref())).help(Msg::FormSourceHelp).optional(),
    ];
    let handle = row.map(|r| r.handle.clone());
    let title = match row {
        Some(row) => say.fill(Msg::FormEditTitle, &[("title", &row.name)]),
        None => say.msg(Msg::FormSolutionTitle).to_owned(),
    };
    let make = move |form: &Form, say: Say, today| {
        let Some(name) = form.filled(0) else { return fault(0, say.msg(Msg::FormNameNeeded)) };
        let draft = SolutionDraft {
            handle: None,
            name: Some(name),
            category: categories.taken(form, 2, say)?,
            kind: types.taken(form, 1, say)?,
            owner_kind: Keep::Keep,
            owner: kept(form.filled(3)),
            launch: kept(form.rough_date_if_any(4, say, today)?),
            adopt_by: kept(form.date_if_any(5, say, today)?),
            note: kept(form.filled(6)),
            source: kept(form.filled(7)),
        };
        Ok(Command::Record(match &handle {
            Some(solution) => RecordCommand::EditSolution { solution: solution.clone(), seen: None, draft },
            None => RecordCommand::AddSolution(draft),
        }))
    };
    Form::new(title, fields, Box::new(make)).does(if row.is_some() { Msg::FormSaves } else { Msg::FormAdds })
}

/// Whose a project can be and which solution it can spread, by handle and name.
#[derive(Clone, Default)]
pub(in crate::tui::panes) struct Choices {
    pub(in crate::tui::panes) members: Vec<(String, String)>,
    pub(in crate::tui::panes) operations: Vec<(String, String)>,
    pub(in crate::tui::panes) solutions: Vec<(String, String)>,
}

/// A new project, or one as it shall be.
pub(in crate::tui::panes) fn project(
    row: Option<&ProjectRow>,
    Choices { members, operations, solutions }: Choices,
    charter: &Charter,
    look: Look,
) -> Form {
    let say = look.say;
    let (types, categories) = (Entries::types(charter, Subject::Project), Entries::categories(charter));
    let stages = Entries::stages(charter);
    let states: Vec<_> = ProjectState::ALL.iter().map(|s| say.msg(project_state(*s)).to_owned()).collect();
    let state = say.msg(project_state(row.map_or(ProjectState::Proposed, |r| r.state)));
    let owners: Vec<_> = members.iter().chain(&operations).cloned().collect();
    let owner = row.and_then(|r| r.owner.as_ref()).map(Owner::title);
    let names: Vec<_> = owners.iter().map(|(_, name)| name.clone()).collect();
    let spread = row.and_then(|r| r.solution.as_ref()).map(|(_, name)| name);
    let of_solutions = solutions.iter().map(|(_, name)| name.clone()).collect();
    let backwards = |form: &Form, say: Say, today| {
        let (start, end) = (form.date(7, say, today).ok()?, form.date(8, say, today).ok()?);
        (end < start).then(|| say.msg(Msg::FormEndBeforeStart).to_owned())
    };
    let fields = vec![
        FormField::new(Msg::PortfolioColumnName, Takes::Text, row.map_or("", |r| &r.name)).help(Msg::FormNameHelp),
        types.field(Msg::PortfolioKind, row.and_then(|r| r.kind.as_ref())),
        categories.field(Msg::PortfolioCategory, row.and_then(|r| r.category.as_ref())),
        FormField::new(Msg::PortfolioColumnState, Takes::Choice { options: states, or_new: false }, state).optional(),
        stages.field(Msg::PortfolioStage, row.and_then(|r| r.stage.as_ref())),
        FormField::new(Msg::PortfolioColumnOwner, Takes::Choice { options: names, or_new: false }, text(owner.as_ref()))
            .optional(),
        FormField::new(Msg::PortfolioSolution, Takes::Choice { options: of_solutions, or_new: false }, text(spread)).optional(),
        FormField::new(Msg::PortfolioStart, Takes::Date, &iso(row.and_then(|r| r.start))).near().optional(),
        FormField::new(Msg::PortfolioEnd, Takes::Date, &iso(row.and_then(|r| r.finished))).near().optional().warn(backwards),
        FormField::new(Msg::PortfolioNeed, Takes::Text, text(row.and_then(|r| r.need.as_ref())))
            .help(Msg::FormNeedHelp)
            .optional(),
        FormField::new(Msg::FormRemark, Takes::Text, text(row.and_then(|r| r.note.as_ref())))
            .help(Msg::FormRemarkHelp)
            .optional(),
    ];
    let handle = row.map(|r| r.handle.clone());
    let (of_members, was) = (members.len(), row.map(|r| r.state));
    let title = match row {
        Some(row) => say.fill(Msg::FormEditTitle, &[("title", &format!("{} {}", row.handle, row.name))]),
        None => say.msg(Msg::FormProjectTitle).to_owned(),
    };
    let make = move |form: &Form, say: Say, today| {
        let Some(name) = form.filled(0) else { return fault(0, say.msg(Msg::FormNameNeeded)) };
        let Some(state) = form.chosen(3) else { return fault(3, say.msg(Msg::FormNoSuchChoice)) };
        // A member or an operation: the one that is named takes the place of the other.
        let (member, operation) = match form.choice_kept(5, say)? {
            Keep::Set(at) if at < of_members => (Keep::Set(owners[at].0.clone()), Keep::Keep),
            Keep::Set(at) => (Keep::Keep, Keep::Set(owners[at].0.clone())),
            Keep::Clear => (Keep::Clear, Keep::Clear),
            Keep::Keep => (Keep::Keep, Keep::Keep),
        };
        let solution = form.choice_kept(6, say)?.map(|at| solutions[at].0.clone());
        let draft = ProjectDraft {
            number: None,
            name: Some(name),
            kind: types.taken(form, 1, say)?,
            category: categories.taken(form, 2, say)?,
            stage: stages.taken(form, 4, say)?,
            // As of a day it may read otherwise than it is kept: only another one is a change.
            state: Some(ProjectState::ALL[state]).filter(|state| was != Some(*state)),
            parent: Keep::Keep,
            solution,
            member,
            operation,
            start: kept(form.date_if_any(7, say, today)?),
            finished: kept(form.date_if_any(8, say, today)?),
            need: kept(form.filled(9)),
            note: kept(form.filled(10)),
        };
        Ok(Command::Record(match &handle {
            Some(project) => RecordCommand::EditProject { project: project.clone(), seen: None, draft },
            None => RecordCommand::AddProject(draft),
        }))
    };
    Form::new(title, fields, Box::new(make)).does(if row.is_some() { Msg::FormSaves } else { Msg::FormAdds })
}
