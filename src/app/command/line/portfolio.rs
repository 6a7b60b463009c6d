//! The lines of the edits of the portfolio.

use super::super::{
    AskDraft, DocumentDraft, FieldDraft, FigureDraft, Input, Keep, LineDraft, OperationDraft, ProjectDraft, RecordCommand,
    RoleDraft, RowDraft, SolutionDraft, StanceDraft,
};
use super::Line;
use super::edits::{appointee, perhaps};
use crate::app::names::Known;

/// The lines that do what an edit of the portfolio did; none where no line can.
pub(super) fn lines(command: &RecordCommand, known: &Known<'_>) -> Option<Vec<Line>> {
    if let RecordCommand::TakeRole(draft) = command {
        return take_role(draft, known);
    }
    line(command, known).map(|line| vec![line])
}

fn line(command: &RecordCommand, known: &Known<'_>) -> Option<Line> {
    Some(match command {
        RecordCommand::AddOperation(draft) => {
            let OperationDraft { member, handle, name, kind } = draft;
            Line::of("operation add").words([member, name]).flag("kind", kind.as_ref()).flag("handle", handle.as_ref())
        }
        RecordCommand::AddSolution(draft) => solution(Line::of("solution add").words(&draft.name), draft),
        RecordCommand::EditSolution { solution: given, draft, seen: _ } => {
            solution(Line::of("solution edit").word(given).flag("name", draft.name.as_ref()), draft)
        }
        RecordCommand::AddProject(draft) => project(Line::of("project add").words(&draft.name), draft),
        RecordCommand::EditProject { project: given, draft, seen: _ } => {
            project(Line::of("project edit").word(given).flag("name", draft.name.as_ref()), draft)
        }
        RecordCommand::SetStance(draft) => stance(draft),
        RecordCommand::Ask(draft) => {
            let AskDraft { subject, members, on, period } = draft;
            let members = (!members.is_empty()).then(|| members.join(","));
            Line::of("ask").word(subject).flag("members", members).flag("on", *on).flag("period", period.as_ref())
        }
        RecordCommand::AddDocument(draft) => document(draft),
        RecordCommand::SetFigure(draft) => figure(draft)?,
        RecordCommand::SetField(draft) => field(draft),
        RecordCommand::AddRow(draft) => {
            let RowDraft { register, cells: given } = draft;
            Line::of("register add").word(register).words(cells(given))
        }
        RecordCommand::SetCells { row, cells: given } => Line::of("register set").word(row).words(cells(given)),
        RecordCommand::TakeRole(_) => return None,
        RecordCommand::EndRole { id, on } => {
            let role = known.records.portfolio.roles.iter().find(|role| role.id == *id)?;
            let person = &known.records.person(role.person)?.handle;
            Line::of("seat end").word(format!("{}/{}/{person}", known.handle(&role.about), role.seat)).flag("on", Some(on))
        }
    })
}

fn take_role(draft: &RoleDraft, known: &Known<'_>) -> Option<Vec<Line>> {
    let RoleDraft { about, seat, who, member, from, until } = draft;
    let (mut lines, who) = appointee(who, *member, known)?;
    let line = Line::of("seat appoint").word(format!("{}/{seat}", known.handle(about))).word(&who.name).switch("new", who.new);
    let line = line.flag("for", perhaps(*member, known)?);
    lines.push(line.flag("from", *from).flag("until", *until));
    Some(lines)
}

fn cells(cells: &[(String, String)]) -> impl Iterator<Item = String> + '_ {
    cells.iter().map(|(column, value)| format!("{column}={value}"))
}

/// The flags of a solution's details other than the name.
fn solution(line: Line, draft: &SolutionDraft) -> Line {
    let SolutionDraft { handle, name: _, category, kind, owner_kind, owner, launch, adopt_by, note, source } = draft;
    let owner_kind = match owner_kind {
        Keep::Keep => Keep::Keep,
        Keep::Clear => Keep::Clear,
        Keep::Set(kind) => Keep::Set(kind.word()),
    };
    line.keep("category", category)
        .keep("type", kind)
        .keep("owner-kind", &owner_kind)
        .keep("owner", owner)
        .keep("launch", launch)
        .keep("adopt-by", adopt_by)
        .keep("note", note)
        .keep("source", source)
        .flag("handle", handle.as_ref())
}

/// The flags of a project's details other than the name.
fn project(line: Line, draft: &ProjectDraft) -> Line {
    let ProjectDraft {
        number,
        name: _,
        kind,
        category,
        stage,
        state,
        parent,
        solution,
        member,
        operation,
        start,
        finished,
        need,
        note,
    } = draft;
    line.keep("type", kind)
        .keep("category", category)
        .keep("stage", stage)
        .flag("state", state.map(|state| state.word()))
        .keep("part-of", parent)
        .keep("solution", solution)
        .keep("member", member)
        .keep("operation", operation)
        .keep("start", start)
        .keep("finished", finished)
        .keep("need", need)
        .keep("note", note)
        .flag("number", *number)
}

fn stance(draft: &StanceDraft) -> Line {
    let StanceDraft { members, subject, states, on, undated, organ, reference, period, noticed, legal_force, source, note } =
        draft;
    Line::of("stance set")
        .word(members.join(","))
        .word(subject)
        .words(states)
        .flag("on", *on)
        .switch("undated", *undated)
        .flag("organ", organ.map(|organ| organ.word()))
        .flag("ref", reference.as_ref())
        .flag("source", source.map(|source| source.word()))
        .flag("period", period.as_ref())
        .flag("noticed", *noticed)
        .flag("legal-force", *legal_force)
        .flag("note", note.as_ref())
}

fn document(draft: &DocumentDraft) -> Line {
    let DocumentDraft { subject, kind, title, link, date, version, parts, treated, decided_by, period, archive, sensitive } =
        draft;
    let parts = (!parts.is_empty()).then(|| parts.join(","));
    Line::of("document add")
        .words([subject, kind])
        .words(link)
        .flag("title", title.as_ref())
        .flag("date", *date)
        .flag("edition", version.as_ref())
        .flag("parts", parts)
        .flag("treated", *treated)
        .flag("decided", decided_by.as_ref())
        .flag("period", period.as_ref())
        .flag("archive", archive.as_ref())
        .switch("sensitive", *sensitive)
}

fn figure(draft: &FigureDraft) -> Option<Line> {
    let FigureDraft { series, period, value, lines: rows, decided, on, note } = draft;
    // What a file holds was never typed.
    let typed = |input: &Input| match input {
        Input::Typed(text) => Some(text.clone()),
        Input::Kept(_) => None,
    };
    let line = Line::of("figure set").word(series).word(period);
    let mut line = match value {
        Some(value) => line.word(typed(value)?),
        None => line,
    };
    for LineDraft { name, unit, amount } in rows {
        let unit = unit.as_ref().map(|unit| format!(";{unit}")).unwrap_or_default();
        line = line.flag("line", Some(format!("{name}={}{unit}", typed(amount)?)));
    }
    Some(line.flag("decided", decided.as_ref()).flag("on", *on).flag("note", note.as_ref()))
}

fn field(draft: &FieldDraft) -> Line {
    let FieldDraft { subject, field, member, values, on, undated, reference } = draft;
    Line::of("field set")
        .words([subject, field])
        .words(values)
        .flag("member", member.as_ref())
        .flag("on", *on)
        .switch("undated", *undated)
        .flag("ref", reference.as_ref())
}
