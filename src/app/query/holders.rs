//! Documents, fields, registers and figures as they are shown.

use super::portfolio::EntryName;
use crate::app::names::Known;
use crate::app::{Failure, Session};
use crate::domain::charter::{Entry, PaperKind, Register, Unit};
use crate::domain::date::{Date, Period};
use crate::domain::ids::Id;
use crate::domain::money::Money;
use crate::domain::portfolio::{About, Content, Document, FieldValue, Figure, FigureLine, RegisterRow};
use crate::domain::sort::Sorter;
use crate::exchange::charter::Extent;
use crate::text::{Msg, Say};

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRow {
    /// Identity of the record.
    pub id: Id,
    /// How its subject is referred to.
    pub subject: String,
    /// The same for eyes: the cooperation and the agreement by name.
    pub about: String,
    /// The kind.
    pub kind: EntryName,
    /// Its title.
    pub title: String,
    /// Where it is kept.
    pub link: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// Its version.
    pub version: Option<String>,
    /// Names of the parts that are there.
    pub parts: Vec<String>,
    /// Names of the parts that are wanted and not there.
    pub missing_parts: Vec<String>,
    /// The day it was treated.
    pub treated: Option<Date>,
    /// Who decided it.
    pub decided_by: Option<String>,
    /// The period it is for; empty for none.
    pub period: String,
    /// Whether it is a plan for a period that is over.
    pub expired: bool,
    /// Its number in the archive.
    pub archive: Option<String>,
    /// Whether it holds what not everybody may see.
    pub sensitive: bool,
    /// Whether the record is an example.
    pub example: bool,
}

impl DocumentRow {
    /// The period it is for, and whether that is over.
    pub fn period_told(&self, say: Say) -> String {
        if self.expired { say.fill(Msg::DocumentExpired, &[("period", &self.period)]) } else { self.period.clone() }
    }
}

pub(super) fn document_row(known: &Known<'_>, document: &Document) -> DocumentRow {
    let kind = known.charter.document(&document.kind);
    let part_name = |id: &String| {
        let part = kind.and_then(|k| k.rule.parts.iter().find(|p| p.id == *id));
        part.map_or_else(|| id.clone(), |p| p.name.clone())
    };
    let wanted = kind.map(|k| k.rule.parts.as_slice()).unwrap_or_default();
    DocumentRow {
        id: document.id,
        subject: known.handle(&document.about),
        about: match document.about {
            About::Cooperation | About::Agreement(_) => known.title(&document.about),
            _ => known.handle(&document.about),
        },
        kind: EntryName { id: document.kind.clone(), name: kind.map_or_else(|| document.kind.clone(), |k| k.name.clone()) },
        title: document.title.clone(),
        link: document.link.clone(),
        date: document.date,
        version: document.version.clone(),
        parts: document.parts.iter().map(part_name).collect(),
        missing_parts: wanted.iter().filter(|p| !document.parts.contains(&p.id)).map(|p| p.name.clone()).collect(),
        treated: document.treated,
        decided_by: document.decided_by.clone(),
        period: document.period.clone(),
        expired: kind.is_some_and(|k| k.rule.kind == Some(PaperKind::Plan))
            && Period::parse(&document.period).is_some_and(|period| period.last() < known.today),
        archive: document.archive.clone(),
        sensitive: document.sensitive,
        example: document.example,
    }
}

/// The documents on a subject, or all of them, by date.
///
/// # Errors
/// A [`Failure`] if the subject is not known or the file cannot be read.
pub fn documents(session: &Session, subject: Option<&str>) -> Result<Vec<DocumentRow>, Failure> {
    let (charter, records) = (session.charter()?, session.records()?);
    let known = session.known(&charter, &records)?;
    let about = subject.map(|given| known.subject(given)).transpose()?;
    let documents = records.portfolio.documents.iter().filter(|d| about.as_ref().is_none_or(|about| d.about == *about));
    Ok(documents.map(|d| document_row(&known, d)).collect())
}

/// The value of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldRow {
    /// The field.
    pub field: EntryName,
    /// The clause.
    pub clause: String,
    /// Name of the member it is the value of.
    pub member: Option<String>,
    /// The value as it is kept.
    pub content: Content,
    /// The value in words.
    pub value: String,
    /// The day it holds from, where it is known.
    pub on: Option<Date>,
    /// Reference to the decision.
    pub reference: Option<String>,
}

fn field_row(known: &Known<'_>, value: &FieldValue) -> FieldRow {
    let field = known.charter.field(&value.field);
    let choice = |id: &String| {
        let choice = field.and_then(|f| f.rule.values.iter().find(|c| c.id == *id));
        choice.map_or_else(|| id.clone(), |c| c.name.clone())
    };
    let records = known.records;
    let words = match &value.content {
        Content::YesNo(yes) => known.say.msg(if *yes { Msg::ValueYes } else { Msg::ValueNo }).to_owned(),
        Content::Date(date) => known.say.date(*date),
        Content::Text(text) => text.clone(),
        Content::Number(number) => known.say.integer(i128::from(*number)),
        Content::Choice(choices) => choices.iter().map(choice).collect::<Vec<_>>().join(", "),
        Content::Member(id) => records.member(*id).map(|m| m.name.clone()).unwrap_or_default(),
        Content::Person(id) => records.person(*id).map(|p| p.name.clone()).unwrap_or_default(),
        Content::Document(id) => {
            records.portfolio.documents.iter().find(|d| d.id == *id).map(|d| d.title.clone()).unwrap_or_default()
        }
    };
    FieldRow {
        field: EntryName { id: value.field.clone(), name: field.map_or_else(|| value.field.clone(), |f| f.name.clone()) },
        clause: field.map(|f| f.source.clone()).unwrap_or_default(),
        member: value.member.and_then(|id| records.member(id)).map(|m| m.name.clone()),
        content: value.content.clone(),
        value: words,
        on: value.on,
        reference: value.reference.clone(),
    }
}

/// A row of a register, with what its ids mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterLine {
    /// How it is referred to.
    pub handle: String,
    /// The register.
    pub register: EntryName,
    /// The row.
    pub row: RegisterRow,
    /// Name of the member.
    pub member: Option<String>,
    /// Name of the person.
    pub person: Option<String>,
    /// Name of the body.
    pub body: Option<String>,
    /// Name of the state.
    pub state: Option<String>,
    /// What it is about.
    pub subject: Option<String>,
    /// Title of the document.
    pub document: Option<String>,
}

pub(super) fn register_line(known: &Known<'_>, row: &RegisterRow) -> RegisterLine {
    let (charter, records) = (known.charter, known.records);
    let register: Option<&Entry<Register>> = charter.register(&row.register);
    let state = |id: &String| {
        let state = register.and_then(|r| r.rule.states.iter().find(|s| s.id == *id));
        state.map_or_else(|| id.clone(), |s| s.name.clone())
    };
    RegisterLine {
        handle: row.handle(),
        register: EntryName { id: row.register.clone(), name: register.map_or_else(|| row.register.clone(), |r| r.name.clone()) },
        member: row.member.and_then(|id| records.member(id)).map(|m| m.name.clone()),
        person: row.person.and_then(|id| records.person(id)).map(|p| p.name.clone()),
        body: row.body.as_ref().map(|id| charter.body(id).map_or_else(|| id.clone(), |b| b.name.clone())),
        state: row.state.as_ref().map(state),
        subject: row.about.as_ref().map(|about| known.title(about)),
        document: row.document.and_then(|id| records.portfolio.documents.iter().find(|d| d.id == id)).map(|d| d.title.clone()),
        row: row.clone(),
    }
}

/// The rows of a register, by number.
///
/// # Errors
/// A [`Failure`] if the register is not known or the file cannot be read.
pub fn register(session: &Session, given: &str) -> Result<Vec<RegisterLine>, Failure> {
    let (charter, records) = (session.charter()?, session.records()?);
    let known = session.known(&charter, &records)?;
    let register = known.register(given)?;
    Ok(records.portfolio.rows_of(&register.id).map(|row| register_line(&known, row)).collect())
}

/// Documents, fields in force and rows of registers about a subject on a day.
pub(super) fn about_subject(known: &Known<'_>, about: &About, on: Date) -> (Vec<DocumentRow>, Vec<FieldRow>, Vec<RegisterLine>) {
    let portfolio = &known.records.portfolio;
    let documents = portfolio.documents_of(about, on).map(|d| document_row(known, d)).collect();
    let holds = |v: &&FieldValue| {
        v.about == *about && portfolio.field(about, &v.field, v.member, on).is_some_and(|latest| latest.id == v.id)
    };
    let fields = portfolio.field_values.iter().filter(holds).map(|v| field_row(known, v)).collect();
    let rows = portfolio.register_rows.iter().filter(|r| r.about.as_ref() == Some(about));
    (documents, fields, rows.map(|r| register_line(known, r)).collect())
}

/// A line of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableLine {
    /// The service, or the payer.
    pub name: String,
    /// What a price is for.
    pub unit: Option<String>,
    /// The price in minor units, or the weight.
    pub amount: i64,
}

/// A figure of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureRow {
    /// How it is referred to.
    pub handle: String,
    /// The series.
    pub series: EntryName,
    /// What it is a figure of.
    pub unit: Unit,
    /// The year.
    pub period: i32,
    /// The value as it is kept.
    pub value: Option<i64>,
    /// The lines of a table.
    pub lines: Vec<TableLine>,
    /// The figure in words; empty for a table.
    pub words: String,
    /// Reference to the decision.
    pub decided: Option<String>,
    /// The day of the decision.
    pub on: Option<Date>,
    /// A remark.
    pub note: Option<String>,
    /// Whether the record is an example.
    pub example: bool,
}

/// A value as it is kept, in words by its unit.
pub(super) fn in_unit(known: &Known<'_>, unit: Unit, value: i64) -> String {
    match unit {
        Unit::MoneyPerInhabitant | Unit::Money | Unit::PriceList => {
            known.say.money(Money::from_minor(value), known.charter.cooperation.rule.currency)
        }
        Unit::BasisPoints => format!("{} %", known.say.decimal(i128::from(value), 2)),
        Unit::Weights => known.say.integer(i128::from(value)),
    }
}

pub(super) fn figure_row(known: &Known<'_>, figure: &Figure) -> FigureRow {
    let series = known.charter.series_of(&figure.series);
    let key = known.charter.key(&figure.series);
    let unit = series.map_or(Unit::Weights, |s| s.rule.unit);
    let words = figure.value.map(|value| in_unit(known, unit, value));
    let name = series.map(|s| s.name.clone()).or_else(|| key.map(|k| k.name.clone()));
    let sorter = Sorter::new(known.charter.cooperation.rule.language);
    let mut lines: Vec<_> = known.records.portfolio.lines_of(figure.id).collect();
    // What is said of members stands by their names; other lines as they were decided.
    let of = |line: &&FigureLine| line.member.and_then(|id| known.records.member(id)).map(|m| sorter.key(&m.name));
    lines.sort_by_cached_key(of);
    let lines = lines.into_iter().map(|line| TableLine {
        name: line.member.and_then(|id| known.records.member(id)).map_or_else(|| line.name.clone(), |m| m.name.clone()),
        unit: line.unit.clone(),
        amount: line.amount,
    });
    FigureRow {
        handle: figure.handle(),
        series: EntryName { id: figure.series.clone(), name: name.unwrap_or_else(|| figure.series.clone()) },
        unit,
        period: figure.period,
        value: figure.value,
        lines: lines.collect(),
        words: words.unwrap_or_default(),
        decided: figure.decided.clone(),
        on: figure.on,
        note: figure.note.clone(),
        example: figure.example,
    }
}

/// The figures of a series, or of all, by year.
///
/// # Errors
/// A [`Failure`] if the series is not known or the file cannot be read.
pub fn figures(session: &Session, series: Option<&str>) -> Result<Vec<FigureRow>, Failure> {
    let charter = session.charter_to(Extent::Money)?;
    let records = session.slice(|reader, records| Ok(reader.take_figures(records, true)?))?;
    let known = session.known(&charter, &records)?;
    let series = series.map(|given| known.series(given)).transpose()?;
    let figures = records.portfolio.figures.iter().filter(|f| series.as_ref().is_none_or(|s| s.id() == f.series));
    Ok(figures.map(|f| figure_row(&known, f)).collect())
}
