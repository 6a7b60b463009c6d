//! An edit as the lines of the command line that do the same: for whoever wants to write it down or do it again.

use std::fmt::Display;

use super::{
    Appointee, AppointmentDraft, Command, DocumentDraft, FieldDraft, FigureDraft, Input, Keep, PersonDraft, PlannedMeeting,
    ProjectDraft, RecordCommand, SolutionDraft, StanceDraft,
};
use crate::app::names::{Known, appointment_handle, meeting_handle};
use crate::app::{Failure, Session};
use crate::domain::ids::Id;
use crate::domain::member::Member;
use crate::domain::person::Person;

/// The words of one line, without the name of the program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(Vec<String>);

impl Line {
    /// A line of a verb: `seat appoint`.
    pub(crate) fn of(verb: &str) -> Self {
        Self(verb.split(' ').map(str::to_owned).collect())
    }

    fn word(mut self, word: impl Display) -> Self {
        self.0.push(word.to_string());
        self
    }

    fn words(mut self, words: impl IntoIterator<Item = impl Display>) -> Self {
        self.0.extend(words.into_iter().map(|word| word.to_string()));
        self
    }

    /// A flag with its value, where there is one.
    fn flag(self, name: &str, value: Option<impl Display>) -> Self {
        match value {
            Some(value) => self.word(format!("--{name}")).word(value),
            None => self,
        }
    }

    fn switch(self, name: &str, is_set: bool) -> Self {
        if is_set { self.word(format!("--{name}")) } else { self }
    }

    /// A flag of a detail: what is emptied is given as nothing.
    fn keep(self, name: &str, value: &Keep<impl Display>) -> Self {
        match value {
            Keep::Keep => self,
            Keep::Clear => self.flag(name, Some("")),
            Keep::Set(value) => self.flag(name, Some(value)),
        }
    }

    /// The words as the program takes them.
    pub fn args(&self) -> &[String] {
        &self.0
    }

    /// The line as a shell reads it.
    pub fn in_shell(&self) -> String {
        let plain = |c: char| c.is_alphanumeric() || "-_./:,+@%".contains(c);
        let quoted = |word: &String| match !word.is_empty() && word.chars().all(plain) {
            true => word.clone(),
            false => format!("'{}'", word.replace('\'', "'\\''")),
        };
        std::iter::once("samvirke".to_owned()).chain(self.0.iter().map(quoted)).collect::<Vec<_>>().join(" ")
    }
}

/// The lines that do what an edit does.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn lines(session: &Session, command: &Command) -> Result<Vec<Line>, Failure> {
    let (charter, records) = (session.charter()?, session.records()?);
    let known = session.known(&charter, &records)?;
    let mut lines = Vec::new();
    let line = match command {
        Command::AddPerson(draft) => person(Line::of("person add").flag("name", Some(&draft.name)), draft, &known),
        Command::EditPerson { id, draft, .. } => edit_person(*id, draft, &known),
        Command::Appoint(draft) => {
            let who = appointee(&draft.who, &known, &mut lines);
            appoint(draft, &who, &known)
        }
        Command::EndAppointment { id, on, removed_by } => {
            let named = records.appointments.iter().find(|a| a.id == *id).map(|a| appointment_handle(&records, a));
            let removed_by = removed_by.and_then(|id| member(id, &known));
            Line::of("seat end").words(named).flag("on", Some(on)).flag("removed-by", removed_by)
        }
        Command::SetTerm { body, from, until, chair, note } => {
            let chair = chair.and_then(|id| member(id, &known));
            Line::of("term add").words([body]).words([from, until]).flag("chair", chair).flag("note", note.as_ref())
        }
        Command::AddMeeting { body, date, kind, initiator, note } => {
            let by = initiator.and_then(|id| member(id, &known));
            Line::of("meeting add").word(body).word(date).flag("kind", kind.as_ref()).flag("by", by).flag("note", note.as_ref())
        }
        Command::PlanMeetings { meetings, .. } => {
            lines.extend(meetings.iter().map(|PlannedMeeting { body, kind, date }| {
                Line::of("meeting add").word(body).word(date).flag("kind", kind.as_ref())
            }));
            return Ok(lines);
        }
        Command::HoldMeeting { id } => Line::of("meeting held").words(meeting(*id, &known)),
        Command::CancelMeeting { id } => Line::of("meeting cancel").words(meeting(*id, &known)),
        Command::AddMember(draft) => {
            let line = Line::of("member add").word(&draft.name).flag("code", Some(&draft.code)).flag("from", draft.from);
            let line = line.flag("org-number", draft.org_number.as_ref()).flag("order", draft.order);
            areas(line, &draft.areas).flag("handle", draft.handle.as_ref()).switch("outside", draft.outside)
        }
        Command::EditMember { id, edit, .. } => {
            let line = Line::of("member edit").words(member(*id, &known)).flag("name", Some(&edit.name));
            let number = edit.org_number.as_deref().unwrap_or_default();
            line.flag("code", Some(&edit.code))
                .flag("org-number", Some(number))
                .flag("order", Some(edit.order))
                .flag("since", edit.since)
        }
        Command::MergeMembers(draft) => {
            let from: Vec<&str> = draft.from.iter().filter_map(|id| member(*id, &known)).collect();
            let line = Line::of("member merge").word(from.join(",")).flag("into", Some(&draft.name));
            let line = line.flag("code", Some(&draft.code)).flag("on", Some(draft.on));
            areas(line.flag("org-number", draft.org_number.as_ref()), &draft.areas).flag("handle", draft.handle.as_ref())
        }
        Command::MemberLeaves { id, on } => Line::of("member leave").words(member(*id, &known)).flag("on", Some(on)),
        Command::SetInhabitants(figure) => {
            let line = Line::of("population set").words(member(figure.member, &known)).word(figure.count);
            line.flag("on", Some(figure.on)).flag("source", Some(&figure.source))
        }
        Command::ImportInhabitants { figures, source } => {
            lines.extend(figures.iter().map(|figure| {
                let line = Line::of("population set").words(member(figure.member, &known)).word(figure.count);
                line.flag("on", Some(figure.on)).flag("source", Some(source))
            }));
            return Ok(lines);
        }
        Command::Tick { handle, on, note } => Line::of("tick").word(handle).flag("note", Some(note)).flag("on", Some(on)),
        Command::Postpone { handle, until, reason } => {
            Line::of("postpone").word(handle).flag("to", Some(until)).flag("reason", Some(reason))
        }
        Command::TakeUp { handle } => Line::of("postpone").word(handle).switch("end", true),
        Command::Set { entry, field, value, from } => {
            Line::of("setting set").words([entry, field, value]).flag("from", Some(from))
        }
        Command::ClearSetting { entry, field } => Line::of("setting clear").words([entry, field]),
        Command::Adopt(draft) => Line::of("agreement adopt").word(&draft.name).flag("from", Some(draft.from)),
        Command::GiveNotice(draft) => {
            let line = Line::of("agreement notice").word(&draft.member).flag("exit", draft.exit.as_ref());
            line.flag("date", Some(draft.given)).flag("ground", draft.ground.as_ref()).switch("written", draft.written)
        }
        Command::AttachText { version, name, .. } => Line::of("agreement attach").word(name).flag("of", version.as_ref()),
        Command::Record(command) => record(command, &known, &mut lines),
    };
    lines.push(line);
    Ok(lines)
}

fn record(command: &RecordCommand, known: &Known<'_>, before: &mut Vec<Line>) -> Line {
    match command {
        RecordCommand::AddOperation(draft) => {
            let line = Line::of("operation add").word(&draft.member).word(&draft.name);
            line.flag("kind", draft.kind.as_ref()).flag("handle", draft.handle.as_ref())
        }
        RecordCommand::AddSolution(draft) => solution(Line::of("solution add").words(&draft.name), draft),
        RecordCommand::EditSolution { solution: given, draft, .. } => {
            solution(Line::of("solution edit").word(given).flag("name", draft.name.as_ref()), draft)
        }
        RecordCommand::AddProject(draft) => project(Line::of("project add").words(&draft.name), draft),
        RecordCommand::EditProject { project: given, draft, .. } => {
            project(Line::of("project edit").word(given).flag("name", draft.name.as_ref()), draft)
        }
        RecordCommand::SetStance(draft) => stance(draft),
        RecordCommand::Ask(draft) => {
            let members = (!draft.members.is_empty()).then(|| draft.members.join(","));
            let line = Line::of("ask").word(&draft.subject).flag("members", members);
            line.flag("on", draft.on).flag("period", draft.period.as_ref())
        }
        RecordCommand::AddDocument(draft) => document(draft),
        RecordCommand::SetFigure(draft) => figure(draft),
        RecordCommand::SetField(draft) => field(draft),
        RecordCommand::AddRow(draft) => Line::of("register add").word(&draft.register).words(cells(&draft.cells)),
        RecordCommand::SetCells { row, cells: given } => Line::of("register set").word(row).words(cells(given)),
        RecordCommand::TakeRole(draft) => {
            let who = appointee(&draft.who, known, before);
            let represented = draft.member.and_then(|id| member(id, known));
            let line = Line::of("seat appoint").word(format!("{}/{}", known.handle(&draft.about), draft.seat)).word(who);
            line.flag("for", represented).flag("from", draft.from).flag("until", draft.until)
        }
        RecordCommand::EndRole { id, on } => {
            let role = known.records.portfolio.roles.iter().find(|role| role.id == *id);
            let named = role.map(|role| {
                let person = known.records.person(role.person).map(|person| person.handle.as_str()).unwrap_or_default();
                format!("{}/{}/{person}", known.handle(&role.about), role.seat)
            });
            Line::of("seat end").words(named).flag("on", Some(on))
        }
    }
}

fn member<'a>(id: Id, known: &Known<'a>) -> Option<&'a str> {
    known.records.member(id).map(|member: &Member| member.handle.as_str())
}

fn meeting(id: Id, known: &Known<'_>) -> Option<String> {
    known.records.meetings.iter().find(|meeting| meeting.id == id).map(meeting_handle)
}

fn areas(line: Line, areas: &[(String, String)]) -> Line {
    areas.iter().fold(line, |line, (scheme, area)| line.flag("area", Some(format!("{scheme}:{area}"))))
}

fn cells(cells: &[(String, String)]) -> impl Iterator<Item = String> + '_ {
    cells.iter().map(|(column, value)| format!("{column}={value}"))
}

/// How a person is named who is put into a seat; someone new has a line of their own before.
fn appointee(who: &Appointee, known: &Known<'_>, before: &mut Vec<Line>) -> String {
    match who {
        Appointee::Known(id) => known.records.person(*id).map(|person| person.handle.clone()).unwrap_or_default(),
        Appointee::New(draft) => {
            before.push(person(Line::of("person add").flag("name", Some(&draft.name)), draft, known));
            draft.name.clone()
        }
    }
}

fn person(line: Line, draft: &PersonDraft, known: &Known<'_>) -> Line {
    let line = line.flag("title", draft.title.as_ref()).flag("mail", draft.mail.as_ref()).flag("phone", draft.phone.as_ref());
    line.flag("member", draft.member.and_then(|id| member(id, known))).flag("handle", draft.handle.as_ref())
}

/// Every detail is named: one that is not stays as it was.
fn edit_person(id: Id, draft: &PersonDraft, known: &Known<'_>) -> Line {
    let detail = |detail: &Option<String>| Some(detail.clone().unwrap_or_default());
    let represented = draft.member.and_then(|id| member(id, known)).unwrap_or_default();
    let handle = known.records.person(id).map(|person: &Person| person.handle.as_str());
    Line::of("person edit")
        .words(handle)
        .flag("name", Some(&draft.name))
        .flag("title", detail(&draft.title))
        .flag("mail", detail(&draft.mail))
        .flag("phone", detail(&draft.phone))
        .flag("member", Some(represented))
        .flag("handle", draft.handle.as_ref())
}

fn appoint(draft: &AppointmentDraft, who: &str, known: &Known<'_>) -> Line {
    let line = Line::of("seat appoint").word(format!("{}/{}", draft.body, draft.seat)).word(who);
    line.flag("for", draft.member.and_then(|id| member(id, known)))
        .flag("from", draft.from)
        .flag("until", draft.until)
        .flag("nominated", draft.nominated)
        .flag("elected", draft.elected)
        .flag("elected-by", draft.elected_by.and_then(|id| member(id, known)))
        .flag("decision", draft.decision.as_ref())
        .flag("percent", draft.percent)
        .flag("replaces", draft.replaces.and_then(|id| holder(id, known)))
}

/// The person of an appointment.
fn holder<'a>(id: Id, known: &Known<'a>) -> Option<&'a str> {
    let appointment = known.records.appointments.iter().find(|a| a.id == id)?;
    known.records.person(appointment.person).map(|person| person.handle.as_str())
}

fn solution(line: Line, draft: &SolutionDraft) -> Line {
    let owner_kind = match &draft.owner_kind {
        Keep::Keep => Keep::Keep,
        Keep::Clear => Keep::Clear,
        Keep::Set(kind) => Keep::Set(kind.word()),
    };
    line.keep("category", &draft.category)
        .keep("type", &draft.kind)
        .keep("owner-kind", &owner_kind)
        .keep("owner", &draft.owner)
        .keep("launch", &draft.launch)
        .keep("adopt-by", &draft.adopt_by)
        .keep("note", &draft.note)
        .keep("source", &draft.source)
        .flag("handle", draft.handle.as_ref())
}

fn project(line: Line, draft: &ProjectDraft) -> Line {
    line.keep("type", &draft.kind)
        .keep("category", &draft.category)
        .keep("stage", &draft.stage)
        .flag("state", draft.state.map(|state| state.word()))
        .keep("part-of", &draft.parent)
        .keep("solution", &draft.solution)
        .keep("member", &draft.member)
        .keep("operation", &draft.operation)
        .keep("start", &draft.start)
        .keep("finished", &draft.finished)
        .keep("need", &draft.need)
        .keep("note", &draft.note)
        .flag("number", draft.number)
}

fn stance(draft: &StanceDraft) -> Line {
    let line = Line::of("stance set").word(draft.members.join(",")).word(&draft.subject).words(&draft.states);
    line.flag("on", draft.on)
        .switch("undated", draft.undated)
        .flag("organ", draft.organ.map(|organ| organ.word()))
        .flag("ref", draft.reference.as_ref())
        .flag("source", draft.source.map(|source| source.word()))
        .flag("period", draft.period.as_ref())
        .flag("noticed", draft.noticed)
        .flag("legal-force", draft.legal_force)
        .flag("note", draft.note.as_ref())
}

fn document(draft: &DocumentDraft) -> Line {
    let parts = (!draft.parts.is_empty()).then(|| draft.parts.join(","));
    let line = Line::of("document add").word(&draft.subject).word(&draft.kind).words(&draft.link);
    line.flag("title", draft.title.as_ref())
        .flag("date", draft.date)
        .flag("edition", draft.version.as_ref())
        .flag("parts", parts)
        .flag("treated", draft.treated)
        .flag("decided", draft.decided_by.as_ref())
        .flag("period", draft.period.as_ref())
        .flag("archive", draft.archive.as_ref())
        .switch("sensitive", draft.sensitive)
}

fn figure(draft: &FigureDraft) -> Line {
    let typed = |input: &Input| match input {
        Input::Typed(text) => text.clone(),
        Input::Kept(amount) => amount.to_string(),
    };
    let line = Line::of("figure set").word(&draft.series).word(draft.period).words(draft.value.as_ref().map(typed));
    let rows = draft.lines.iter().map(|row| {
        let unit = row.unit.as_ref().map(|unit| format!(";{unit}")).unwrap_or_default();
        format!("{}={}{unit}", row.name, typed(&row.amount))
    });
    let line = rows.fold(line, |line, row| line.flag("line", Some(row)));
    line.flag("decided", draft.decided.as_ref()).flag("on", draft.on).flag("note", draft.note.as_ref())
}

fn field(draft: &FieldDraft) -> Line {
    let line = Line::of("field set").word(&draft.subject).word(&draft.field).words(&draft.values);
    line.flag("member", draft.member.as_ref())
        .flag("on", draft.on)
        .switch("undated", draft.undated)
        .flag("ref", draft.reference.as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_reads_the_words_as_they_were() {
        let line = Line::of("person add").flag("name", Some("Kari O'Nes")).flag("note", Some("")).word("§ 4");
        assert_eq!(line.in_shell(), r"samvirke person add --name 'Kari O'\''Nes' --note '' '§ 4'");
    }
}
