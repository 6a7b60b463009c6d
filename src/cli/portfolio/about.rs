//! What a page on any subject ends with: who stands where, documents, fields, rows of registers.

use serde::Serialize;

use super::register;
use crate::app::query::answers::AnswerSheet;
use crate::app::query::coverage::{Coverage, TopicLine};
use crate::app::query::holders::{DocumentRow, FieldRow};
use crate::app::query::portfolio::{AboutPage, EntryName, RoleRow};
use crate::cli::page::{Page, Table, example_mark};
use crate::domain::date::Date;
use crate::domain::money::Currency;
use crate::text::{Msg, Say};

/// How many stand where, for scripts.
#[derive(Serialize)]
pub(super) struct Counts {
    #[serde(rename = "in")]
    yes: usize,
    out: usize,
    open: usize,
    mixed: usize,
    no_answer: usize,
    not_asked: usize,
    of: usize,
}

impl Counts {
    pub(super) fn of(coverage: &Coverage) -> Self {
        Self {
            yes: coverage.yes,
            out: coverage.no,
            open: coverage.open,
            mixed: coverage.mixed,
            no_answer: coverage.no_answer,
            not_asked: coverage.not_asked,
            of: coverage.of(),
        }
    }
}

/// A topic and how many stand where, for scripts.
#[derive(Serialize)]
pub(super) struct TopicItem<'a> {
    topic: &'a str,
    name: &'a str,
    answers: Counts,
}

impl<'a> TopicItem<'a> {
    pub(super) fn all(lines: &'a [TopicLine]) -> Vec<Self> {
        let item = |line: &'a TopicLine| Self { topic: &line.topic, name: &line.name, answers: Counts::of(&line.coverage) };
        lines.iter().map(item).collect()
    }
}

/// How many have said yes, of all, on the topics that anyone was asked about: `12/43`.
pub(super) fn covered(lines: &[TopicLine]) -> String {
    let lines = lines.iter().filter(|line| line.coverage.not_asked < line.coverage.of());
    let part = |line: &TopicLine| format!("{} {}/{}", line.name, line.coverage.yes, line.coverage.of());
    lines.map(part).collect::<Vec<_>>().join(", ")
}

/// Name of an entry, or nothing.
pub(super) fn name(entry: Option<&EntryName>) -> String {
    entry.map(|e| e.name.clone()).unwrap_or_default()
}

/// Id of an entry, for scripts.
pub(super) fn id(entry: Option<&EntryName>) -> Option<&str> {
    entry.map(|e| e.id.as_str())
}

/// A document, for scripts.
#[derive(Serialize)]
pub(super) struct DocumentItem<'a> {
    subject: &'a str,
    kind: &'a str,
    title: &'a str,
    link: Option<&'a str>,
    date: Option<Date>,
    version: Option<&'a str>,
    parts: &'a [String],
    missing_parts: &'a [String],
    treated: Option<Date>,
    decided_by: Option<&'a str>,
    period: Option<&'a str>,
    expired: bool,
    archive: Option<&'a str>,
    sensitive: bool,
    example: bool,
}

impl<'a> DocumentItem<'a> {
    pub(super) fn of(row: &'a DocumentRow) -> Self {
        Self {
            subject: &row.subject,
            kind: &row.kind.id,
            title: &row.title,
            link: row.link.as_deref(),
            date: row.date,
            version: row.version.as_deref(),
            parts: &row.parts,
            missing_parts: &row.missing_parts,
            treated: row.treated,
            decided_by: row.decided_by.as_deref(),
            period: Some(row.period.as_str()).filter(|p| !p.is_empty()),
            expired: row.expired,
            archive: row.archive.as_deref(),
            sensitive: row.sensitive,
            example: row.example,
        }
    }
}

/// The documents as a table.
pub(super) fn documents(say: Say, rows: &[DocumentRow]) -> Table {
    let titles = [
        Msg::ColDocument,
        Msg::ColKind,
        Msg::ColSubject,
        Msg::ColPeriod,
        Msg::ColDate,
        Msg::ColVersion,
        Msg::ColMissing,
        Msg::ColDecidedBy,
        Msg::ColLink,
        Msg::ColExample,
    ];
    let mut table = Table::new(say, &titles).with_details([5, 6, 7, 8, 9]);
    for row in rows {
        table.row(vec![
            (&row.title).into(),
            (&row.kind.name).into(),
            (&row.about).into(),
            row.period_told(say).into(),
            row.date.into(),
            row.version.clone().into(),
            row.missing_parts.join(", ").into(),
            row.decided_by.clone().into(),
            row.link.clone().into(),
            example_mark(say, row.example),
        ]);
    }
    table
}

#[derive(Serialize)]
struct FieldItem<'a> {
    field: &'a str,
    member: Option<&'a str>,
    value: &'a str,
    on: Option<Date>,
    reference: Option<&'a str>,
}

impl<'a> FieldItem<'a> {
    fn of(row: &'a FieldRow) -> Self {
        Self {
            field: &row.field.id,
            member: row.member.as_deref(),
            value: &row.value,
            on: row.on,
            reference: row.reference.as_deref(),
        }
    }
}

/// What is recorded about a subject, for scripts.
#[derive(Serialize)]
pub(in crate::cli) struct AboutItem<'a> {
    answers: Vec<SheetItem<'a>>,
    documents: Vec<DocumentItem<'a>>,
    fields: Vec<FieldItem<'a>>,
    rows: Vec<register::Item<'a>>,
    roles: Vec<RoleItem<'a>>,
}

#[derive(Serialize)]
struct RoleItem<'a> {
    seat: &'a str,
    role: &'a str,
    person: &'a str,
    name: &'a str,
    member: Option<&'a str>,
    from: Option<Date>,
    to: Option<Date>,
}

impl<'a> RoleItem<'a> {
    fn of(row: &'a RoleRow) -> Self {
        Self {
            seat: &row.seat,
            role: &row.name,
            person: &row.person,
            name: &row.person_name,
            member: row.member.as_deref(),
            from: row.from,
            to: row.until,
        }
    }
}

#[derive(Serialize)]
struct SheetItem<'a> {
    topic: &'a str,
    name: &'a str,
    period: Option<&'a str>,
    answers: Counts,
    missing: &'a [String],
}

impl<'a> SheetItem<'a> {
    fn of(sheet: &'a AnswerSheet) -> Self {
        Self {
            topic: &sheet.topic,
            name: &sheet.topic_name,
            period: Some(sheet.period.as_str()).filter(|p| !p.is_empty()),
            answers: Counts::of(&sheet.coverage),
            missing: &sheet.missing,
        }
    }
}

impl<'a> AboutItem<'a> {
    pub(in crate::cli) fn of(about: &'a AboutPage, currency: Currency) -> Self {
        Self {
            answers: about.answers.iter().map(SheetItem::of).collect(),
            documents: about.documents.iter().map(DocumentItem::of).collect(),
            fields: about.fields.iter().map(FieldItem::of).collect(),
            rows: about.rows.iter().map(|row| register::Item::of(row, currency)).collect(),
            roles: about.roles.iter().map(RoleItem::of).collect(),
        }
    }
}

/// How many stand where, in a line: yes, no, and who has said nothing.
pub(super) fn counts(say: Say, coverage: &Coverage) -> String {
    let shown = [
        (Msg::CountIn, coverage.yes),
        (Msg::CountOut, coverage.no),
        (Msg::CountOpen, coverage.open),
        (Msg::CountMixed, coverage.mixed),
        (Msg::CountNoAnswer, coverage.no_answer),
        (Msg::CountNotAsked, coverage.not_asked),
    ];
    let parts = shown.into_iter().filter(|(msg, n)| *n > 0 || *msg == Msg::CountIn);
    let parts = parts.map(|(msg, n)| say.count(msg, i128::try_from(n).unwrap_or(i128::MAX), &[]));
    let parts: Vec<_> = parts.collect();
    let all = say.count(Msg::CountOfMembers, i128::try_from(coverage.of()).unwrap_or(i128::MAX), &[]);
    say.fill(Msg::CountsLine, &[("parts", &parts.join(", ")), ("all", &all)])
}

/// Adds what is recorded about a subject to a page.
pub(in crate::cli) fn write(say: Say, page: &mut Page, about: &AboutPage) {
    if !about.answers.is_empty() {
        page.blank();
    }
    if !about.roles.is_empty() {
        page.blank();
        let mut table = Table::new(say, &[Msg::ColSeat, Msg::ColPerson, Msg::ColMember, Msg::ColFrom, Msg::ColUntil]);
        for row in &about.roles {
            table.row(vec![
                (&row.name).into(),
                (&row.person_name).into(),
                row.member.clone().into(),
                row.from.into(),
                row.until.into(),
            ]);
        }
        page.table(table);
    }
    for sheet in &about.answers {
        page.line(say.fill(Msg::TopicLine, &[("topic", &sheet.topic_name), ("counts", &counts(say, &sheet.coverage))]));
    }
    if !about.documents.is_empty() {
        page.blank();
        page.table(documents(say, &about.documents));
    }
    if !about.fields.is_empty() {
        page.blank();
        let titles = [Msg::ColField, Msg::ColMember, Msg::ColValue, Msg::ColFrom, Msg::ColReference, Msg::ColClause];
        let mut table = Table::new(say, &titles).with_details([3, 4, 5]);
        for row in &about.fields {
            table.row(vec![
                (&row.field.name).into(),
                row.member.clone().into(),
                (&row.value).into(),
                row.on.into(),
                row.reference.clone().into(),
                (&row.clause).into(),
            ]);
        }
        page.table(table);
    }
    if !about.rows.is_empty() {
        page.blank();
        page.table(register::table(say, &about.rows));
    }
}
