//! The portfolio of a new file, by the same edits as any other, so that nothing enters it unchecked.

use std::rc::Rc;

use crate::app::command::{
    AskDraft, Desk, DocumentDraft, FieldDraft, FigureDraft, Input, LineDraft, OperationDraft, ProjectDraft, RecordCommand,
    RowDraft, SolutionDraft, StanceDraft,
};
use crate::app::failure::{Failure, words};
use crate::app::session::head_on;
use crate::domain::charter::Charter;
use crate::domain::date::{Date, Period};
use crate::domain::portfolio::StanceSource;
use crate::domain::portfolio::stance::{ADOPTED, ADOPTION};
use crate::exchange::facts::{Day, Facts, FigureFact, ProjectFact, RoughDay, StanceFact, WordFact};
use crate::store::Edit;
use crate::text::{Msg, Say};

/// What earlier files named, so that a later one may speak of it.
#[derive(Default)]
pub(super) struct Named {
    /// The words by which files speak of their projects, with the handles that the projects got.
    projects: Vec<(String, String)>,
    solutions: Vec<String>,
}

/// Records what a file beside the charter holds of the portfolio. A project or solution that an earlier file named is
/// not a second one: what is said of it is added to what is known.
///
/// # Errors
/// [`Failure::Facts`] with the file, the table and its number, and what is wrong with it; or the file cannot be written.
pub(super) fn load(
    edit: &Edit<'_>,
    charter: &Rc<Charter>,
    today: Date,
    file: &str,
    facts: &Facts,
    named: &mut Named,
    example: bool,
) -> Result<(), Failure> {
    let agreement = head_on(&edit.charter_heads()?, today)?.id;
    let say = Say::new(charter.cooperation.rule.language);
    // Each may speak of those before it.
    let mut number = 0;
    let mut last = "";
    for (table, command) in commands(charter, facts, today, named, say) {
        number = if table == last { number + 1 } else { 1 };
        last = table;
        let desk = Desk::of_seed(edit, Rc::clone(charter), today, agreement, say, example)?;
        desk.record(&command).map_err(|failure| match failure {
            Failure::Store(error) => Failure::Store(error),
            other => Failure::Facts {
                file: file.to_owned(),
                place: format!("[[{table}]] {number}"),
                found: words::failure(say, &other).join(" "),
                fault: None,
            },
        })?;
    }
    Ok(())
}

/// The edits that a file amounts to, each with the table it comes from, in the order in which they can be made.
fn commands(charter: &Charter, facts: &Facts, today: Date, named: &mut Named, say: Say) -> Vec<(&'static str, RecordCommand)> {
    let on = |day: &Option<RoughDay>| day.as_ref().map(|d| d.on(today));
    let day = |day: &Option<Day>| day.map(|d| d.on(today));
    let noted = |note: &Option<String>, days: &[&Option<RoughDay>], source| noted(say, note, days, source);
    let before = named.projects.len();
    name_projects(named, facts);
    let (known, words) = (&named.projects[..before], &named.projects);
    let subject = |subject: &str, topic: Option<&String>| {
        let subject = words.iter().find(|(word, _)| *word == subject).map_or(subject, |(_, handle)| handle);
        topic.map_or_else(|| subject.to_owned(), |topic| format!("{subject}.{topic}"))
    };
    let mut all = Vec::new();
    for fact in &facts.operation {
        let (member, handle, name) = (fact.member.clone(), fact.handle.clone(), fact.name.clone());
        all.push(("operation", RecordCommand::AddOperation(OperationDraft { member, handle, name, kind: fact.kind.clone() })));
    }
    for fact in &facts.solution {
        let draft = SolutionDraft {
            handle: fact.handle.clone(),
            name: Some(fact.name.clone()),
            category: fact.category.clone().into(),
            kind: fact.kind.clone().into(),
            owner_kind: fact.owner_kind.into(),
            owner: fact.owner.clone().into(),
            launch: fact.launch.as_ref().map(|d| d.as_known(today)).into(),
            adopt_by: on(&fact.adopt_by).into(),
            note: noted(&fact.note, &[&fact.adopt_by], None).into(),
            source: fact.source.joined().into(),
        };
        all.push(match fact.handle.clone().filter(|h| named.solutions.contains(h)) {
            Some(solution) => ("solution", RecordCommand::EditSolution { solution, seen: None, draft }),
            None => ("solution", RecordCommand::AddSolution(draft)),
        });
    }
    named.solutions.extend(facts.solution.iter().filter_map(|s| s.handle.clone()));
    let is_operation = |name: &str| facts.operation.iter().any(|o| o.handle.as_deref() == Some(name) || o.name == name);
    for fact in &facts.project {
        let number = fact.handle.as_ref().and_then(|h| words.iter().find(|(word, _)| word == h)).map(|(_, handle)| handle);
        let number = number.or(fact.handle.as_ref()).and_then(|h| number_of(h));
        let note = noted(&fact.note, &[&fact.start, &fact.finished], fact.source.joined());
        let draft = project(fact, number, today, note, &is_operation);
        all.push(match known.iter().find(|(word, _)| Some(word) == fact.handle.as_ref()) {
            Some((_, handle)) => ("project", RecordCommand::EditProject { project: handle.clone(), seen: None, draft }),
            None => ("project", RecordCommand::AddProject(draft)),
        });
    }
    for fact in &facts.document {
        let draft = DocumentDraft {
            subject: fact.subject.as_ref().map_or_else(|| "cooperation".to_owned(), |s| subject(s, None)),
            kind: fact.kind.clone(),
            title: fact.title.clone(),
            link: fact.link.joined(),
            // A paper of which only the month or year is known says that; it has no day.
            date: fact.date.as_ref().filter(|d| d.rough().is_none()).map(|d| d.on(today)),
            version: fact.version.clone().or_else(|| fact.date.as_ref()?.rough().map(|period| period.to_string())),
            parts: fact.parts.clone(),
            treated: on(&fact.treated),
            decided_by: fact.decided_by.clone(),
            period: fact.period.on(today),
            archive: fact.archive.clone(),
            sensitive: fact.sensitive,
        };
        all.push(("document", RecordCommand::AddDocument(draft)));
    }
    for fact in &facts.row {
        let (mut cells, days) = fact.cells_on(today);
        if let Some((_, about)) = cells.iter_mut().find(|(column, _)| column == "subject") {
            *about = subject(about, None);
        }
        if let Some((_, text)) = cells.iter_mut().find(|(column, _)| column == "text") {
            let rough: Vec<_> = days.into_iter().map(|period| rough_day(say, period)).collect();
            if !rough.is_empty() && !text.ends_with('.') {
                text.push('.');
            }
            *text = [text.clone()].into_iter().chain(rough).chain(fact.source.joined()).collect::<Vec<_>>().join(" ");
        }
        all.push(("row", RecordCommand::AddRow(RowDraft { register: fact.register.clone(), cells })));
    }
    for fact in &facts.adoption {
        let draft = StanceDraft {
            members: vec![fact.member.clone()],
            subject: format!("agreement.{ADOPTION}"),
            states: vec![adopted(charter)],
            on: on(&fact.on),
            undated: fact.on.is_none(),
            organ: fact.organ,
            reference: fact.reference.clone(),
            source: Some(StanceSource::Decided),
            note: noted(&fact.note, &[&fact.on], fact.source.joined()),
            ..StanceDraft::default()
        };
        all.push(("adoption", RecordCommand::SetStance(draft)));
    }
    for fact in &facts.asking {
        let subject = subject(&fact.subject, fact.topic.as_ref());
        let ask =
            |on| AskDraft { subject: subject.clone(), members: fact.members.list(), on: Some(on), period: fact.period.on(today) };
        all.push(("asking", RecordCommand::Ask(ask(fact.on.on(today)))));
        all.extend(day(&fact.reminded).map(|day| ("asking", RecordCommand::Ask(ask(day)))));
    }
    for fact in &facts.stance {
        let subject = subject(&fact.subject, fact.topic.as_ref());
        all.push(("stance", RecordCommand::SetStance(stance(fact, subject, today, say))));
    }
    for fact in &facts.field {
        let draft = FieldDraft {
            subject: fact.subject.as_ref().map_or_else(|| "cooperation".to_owned(), |s| subject(s, None)),
            field: fact.field.clone(),
            member: fact.member.clone(),
            values: fact.value.on(today),
            on: day(&fact.on),
            undated: fact.on.is_none(),
            reference: fact.reference.clone(),
        };
        all.push(("field", RecordCommand::SetField(draft)));
    }
    all.extend(facts.figure.iter().map(|fact| ("figure", RecordCommand::SetFigure(figure(fact, today, say)))));
    all
}

/// The state of the topic on adoption that counts as a yes: the charter's own, if it has one.
fn adopted(charter: &Charter) -> String {
    let states = charter.topic(ADOPTION).map(|t| t.rule.states.as_slice()).unwrap_or_default();
    let yes = states.iter().find(|s| s.counts == crate::domain::charter::Counts::In);
    yes.map_or_else(|| ADOPTED.to_owned(), |s| s.id.clone())
}

/// Gives the projects that a file is the first to name by a word the handles that they get.
fn name_projects(named: &mut Named, facts: &Facts) {
    let numbered = facts.project.iter().filter_map(|p| p.handle.as_deref().and_then(number_of));
    let mut taken: Vec<u32> = named.projects.iter().filter_map(|(_, handle)| number_of(handle)).chain(numbered).collect();
    for word in facts.project.iter().filter_map(|p| p.handle.as_ref()).filter(|h| number_of(h).is_none()) {
        if !named.projects.iter().any(|(known, _)| known == word) {
            let number = (1..).find(|n| !taken.contains(n)).unwrap_or(u32::MAX);
            taken.push(number);
            named.projects.push((word.clone(), format!("P-{number}")));
        }
    }
}

/// The number in a handle like `P-17`.
fn number_of(handle: &str) -> Option<u32> {
    handle.strip_prefix(['P', 'p'])?.trim_start_matches('-').parse().ok()
}

/// A remark with what is said of days that are known only roughly, and where the fact is known from.
fn noted(say: Say, note: &Option<String>, days: &[&Option<RoughDay>], source: Option<String>) -> Option<String> {
    let rough = days.iter().copied().flatten().filter_map(RoughDay::rough).map(|period| rough_day(say, period));
    let parts: Vec<_> = note.clone().into_iter().chain(rough).chain(source).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// That a day stands for a month or a year of which no more is known.
fn rough_day(say: Say, period: Period) -> String {
    say.fill(Msg::RoughDay, &[("period", &say.period(period))])
}

fn project(
    fact: &ProjectFact,
    number: Option<u32>,
    today: Date,
    note: Option<String>,
    is_operation: &dyn Fn(&str) -> bool,
) -> ProjectDraft {
    let on = |day: &Option<RoughDay>| day.as_ref().map(|d| d.on(today));
    let owner = fact.owner.clone();
    let (operation, member) = if owner.as_deref().is_some_and(is_operation) { (owner, None) } else { (None, owner) };
    ProjectDraft {
        number,
        name: Some(fact.name.clone()),
        kind: fact.kind.clone().into(),
        category: fact.category.clone().into(),
        stage: fact.stage.clone().into(),
        state: fact.state,
        parent: fact.parent.clone().into(),
        solution: fact.solution.clone().into(),
        member: member.into(),
        operation: operation.into(),
        start: on(&fact.start).into(),
        finished: on(&fact.finished).into(),
        need: fact.need.clone().into(),
        note: note.into(),
    }
}

fn stance(fact: &StanceFact, subject: String, today: Date, say: Say) -> StanceDraft {
    let on = |day: &Option<RoughDay>| day.as_ref().map(|d| d.on(today));
    let source = fact.source.joined();
    let word = source.as_deref().and_then(StanceSource::of_word);
    StanceDraft {
        members: fact.members.list(),
        subject,
        states: fact.states.list(),
        on: on(&fact.on),
        undated: fact.on.is_none(),
        organ: fact.organ,
        reference: fact.reference.clone(),
        period: fact.period.on(today),
        noticed: on(&fact.noticed),
        legal_force: on(&fact.legal_force),
        source: word,
        note: noted(say, &fact.note, &[&fact.on], source.filter(|_| word.is_none())),
    }
}

fn figure(fact: &FigureFact, today: Date, say: Say) -> FigureDraft {
    let prices =
        fact.rows.iter().map(|row| LineDraft { name: row.name.clone(), unit: row.unit.clone(), amount: Input::Kept(row.price) });
    let weights =
        fact.weights.iter().map(|(member, weight)| LineDraft { name: member.clone(), unit: None, amount: Input::Kept(*weight) });
    FigureDraft {
        series: fact.series.clone(),
        period: fact.period.on(today).and_then(|p| p.parse().ok()).unwrap_or(0),
        value: fact.value.as_ref().map(|value| match value {
            WordFact::Number(number) => Input::Kept(*number),
            word => Input::Typed(word.on(today).join(" ")),
        }),
        lines: prices.chain(weights).collect(),
        decided: fact.decided.clone(),
        on: fact.on.as_ref().map(|d| d.on(today)),
        note: noted(say, &fact.note, &[&fact.on], fact.source.joined()),
    }
}
