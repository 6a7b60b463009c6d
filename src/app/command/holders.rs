//! Documents, and what the charter types: values of fields, and rows of registers.

use super::Desk;
use super::portfolio::{filled, refused};
use crate::app::failure::{Failure, RecordRejection, ValueKind};
use crate::app::names::{self, Known};
use crate::domain::charter::{Column, Entry, Field, FieldKind, RecordKind, Register, Subject};
use crate::domain::date::{Date, Period};
use crate::domain::deed::Deed;
use crate::domain::money::Money;
use crate::domain::portfolio::{Content, Document, FieldValue, RegisterRow};
use crate::domain::sort::fold;
use crate::text::read::{self, Towards};

/// A document, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentDraft {
    /// What it is about.
    pub subject: String,
    /// The kind of document.
    pub kind: String,
    /// Its title; none: the kind's name.
    pub title: Option<String>,
    /// Where it is kept.
    pub link: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// Its version.
    pub version: Option<String>,
    /// The parts that are there.
    pub parts: Vec<String>,
    /// The day it was treated.
    pub treated: Option<Date>,
    /// Who decided it, and where that stands.
    pub decided_by: Option<String>,
    /// The period it is for.
    pub period: Option<String>,
    /// Its number in the archive.
    pub archive: Option<String>,
    /// Whether it holds what not everybody may see.
    pub sensitive: bool,
}

/// The value of a field, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldDraft {
    /// What it is about.
    pub subject: String,
    /// The field.
    pub field: String,
    /// The member it is the value of, where there is one for each.
    pub member: Option<String>,
    /// The values; several only where the field allows it.
    pub values: Vec<String>,
    /// The day it holds from; none: today.
    pub on: Option<Date>,
    /// Whether no day is known.
    pub undated: bool,
    /// Reference to the decision.
    pub reference: Option<String>,
}

/// A row of a register, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowDraft {
    /// The register.
    pub register: String,
    /// Columns and their values.
    pub cells: Vec<(String, String)>,
}

impl Desk<'_> {
    pub(super) fn add_document(&self, draft: &DocumentDraft) -> Result<(Option<String>, Deed), Failure> {
        let known = self.known();
        let about = known.subject(&draft.subject)?;
        let kind = known.document_kind(&draft.kind)?;
        let fits = match &kind.rule.per {
            // Papers by the year or the term are about the whole, with their period.
            None | Some(RecordKind::Known(Subject::Year | Subject::Term | Subject::Cooperation)) => true,
            per => self.records.portfolio.kind_of(&about) == *per,
        };
        if !fits {
            return Err(refused(RecordRejection::DoesNotApply { entry: kind.name.clone(), subject: known.title(&about) }));
        }
        let period = filled(draft.period.as_ref()).unwrap_or_default();
        if kind.rule.per == Some(RecordKind::Known(Subject::Year)) && Period::parse(&period).is_none() {
            return Err(refused(RecordRejection::PeriodNeeded { entry: kind.name.clone() }));
        }
        let parts = draft.parts.iter().map(|part| known.part(kind, part)).collect::<Result<Vec<_>, _>>()?;
        let title = filled(draft.title.as_ref()).unwrap_or_else(|| match period.as_str() {
            "" => kind.name.clone(),
            period => format!("{} {period}", kind.name),
        });
        self.edit.insert(&Document {
            id: self.edit.mint()?,
            about: about.clone(),
            kind: kind.id.clone(),
            title: title.clone(),
            link: filled(draft.link.as_ref()),
            date: draft.date,
            version: filled(draft.version.as_ref()),
            parts,
            treated: draft.treated,
            decided_by: filled(draft.decided_by.as_ref()),
            period,
            archive: filled(draft.archive.as_ref()),
            sensitive: draft.sensitive,
            example: self.example,
        })?;
        Ok((Some(title.clone()), Deed::DocumentAdded { document: title, subject: known.title(&about) }))
    }

    pub(super) fn set_field(&self, draft: &FieldDraft) -> Result<(Option<String>, Deed), Failure> {
        let known = self.known();
        let about = known.subject(&draft.subject)?;
        let field = known.field(&draft.field)?;
        let entry = || field.name.clone();
        if self.records.portfolio.kind_of(&about).as_ref() != Some(&field.rule.on) {
            return Err(refused(RecordRejection::DoesNotApply { entry: entry(), subject: known.title(&about) }));
        }
        let on = if draft.undated { None } else { Some(draft.on.unwrap_or(self.today)) };
        let member = match (field.rule.each, &draft.member) {
            (Some(_), Some(given)) => Some(names::member(&self.records, given, on.unwrap_or(self.today))?.id),
            (Some(_), None) => return Err(refused(RecordRejection::OneForEach { entry: entry() })),
            (None, Some(_)) => return Err(refused(RecordRejection::OneForAll { entry: entry() })),
            (None, None) => None,
        };
        let reference = filled(draft.reference.as_ref());
        if field.rule.decided_by.is_some() && reference.is_none() {
            return Err(refused(RecordRejection::DecisionNeeded { entry: entry() }));
        }
        let content = self.content(&known, field, &draft.values)?;
        let same = |v: &&FieldValue| v.about == about && v.field == field.id && v.member == member && v.on == on;
        let was = self.records.portfolio.field_values.iter().find(same);
        let value = FieldValue {
            id: was.map_or_else(|| self.edit.mint(), |v| Ok(v.id))?,
            about: about.clone(),
            field: field.id.clone(),
            member,
            content,
            on,
            reference,
            example: self.example,
        };
        match was.map(|was| self.edit.get::<FieldValue>(was.id)).transpose()?.flatten() {
            Some(was) => self.edit.update(&value, was.version)?,
            None => self.edit.insert(&value)?,
        }
        Ok((None, Deed::FieldSet { field: entry(), subject: known.title(&about) }))
    }

    /// What is typed as the charter types the field.
    fn content(&self, known: &Known<'_>, field: &Entry<Field>, values: &[String]) -> Result<Content, Failure> {
        let entry = || field.name.clone();
        if field.rule.kind == FieldKind::Choice {
            let choices = values.iter().map(|v| known.choice(field, v)).collect::<Result<Vec<_>, _>>()?;
            return match choices.len() {
                0 => Err(refused(RecordRejection::StateNeeded { entry: entry() })),
                1 => Ok(Content::Choice(choices)),
                _ if field.rule.several => Ok(Content::Choice(choices)),
                _ => Err(refused(RecordRejection::OneOnly { entry: entry() })),
            };
        }
        let value = match values {
            [value] if !value.trim().is_empty() => value.trim(),
            [] | [_] => return Err(refused(RecordRejection::StateNeeded { entry: entry() })),
            _ => return Err(refused(RecordRejection::OneOnly { entry: entry() })),
        };
        let wrong = |kind| refused(RecordRejection::WrongValue { entry: entry(), kind, found: value.to_owned() });
        Ok(match field.rule.kind {
            FieldKind::YesNo => Content::YesNo(yes_or_no(value).ok_or_else(|| wrong(ValueKind::YesNo))?),
            FieldKind::Date => {
                Content::Date(read::date_towards(value, self.today, Towards::Near).map_err(|_| wrong(ValueKind::Date))?)
            }
            FieldKind::Number => Content::Number(value.parse().map_err(|_| wrong(ValueKind::Number))?),
            FieldKind::Member => Content::Member(names::member(&self.records, value, self.today)?.id),
            FieldKind::Person => Content::Person(names::person(&self.records, value)?.id),
            FieldKind::Document => Content::Document(known.document(value)?.id),
            FieldKind::Text | FieldKind::Choice => Content::Text(value.to_owned()),
        })
    }

    pub(super) fn add_row(&self, draft: &RowDraft) -> Result<(Option<String>, Deed), Failure> {
        let known = self.known();
        let register = known.register(&draft.register)?;
        let last = self.records.portfolio.rows_of(&register.id).map(|r| r.number).max().unwrap_or(0);
        let mut row = RegisterRow::empty(self.edit.mint()?, &register.id, last + 1, self.example);
        self.fill_all(&known, register, &mut row, &draft.cells)?;
        if row.filled().is_empty() {
            return Err(refused(RecordRejection::EmptyRow { entry: register.name.clone() }));
        }
        self.edit.insert(&row)?;
        Ok((Some(row.handle()), Deed::RowAdded { register: register.name.clone(), number: row.number }))
    }

    /// Fills in or corrects cells of a row.
    pub(super) fn set_cells(&self, row: &str, cells: &[(String, String)]) -> Result<(Option<String>, Deed), Failure> {
        let known = self.known();
        let was = known.row(row)?;
        let register = known.register(&was.register)?;
        let mut row = was.clone();
        self.fill_all(&known, register, &mut row, cells)?;
        if let Some(seen) = self.edit.get::<RegisterRow>(row.id)? {
            self.edit.update(&row, seen.version)?;
        }
        Ok((Some(row.handle()), Deed::RowSet { register: register.name.clone(), number: row.number }))
    }

    fn fill_all(
        &self,
        known: &Known<'_>,
        register: &Entry<Register>,
        row: &mut RegisterRow,
        cells: &[(String, String)],
    ) -> Result<(), Failure> {
        let given = cells.iter().filter(|(_, value)| !value.trim().is_empty());
        let given = given.map(|(column, value)| Ok((known.column(register, column)?, value.trim())));
        let mut given = given.collect::<Result<Vec<_>, Failure>>()?;
        // The day decides which municipality a name means.
        given.sort_by_key(|(column, _)| *column == Column::Member);
        for (column, value) in given {
            self.fill(known, register, row, column, value)?;
        }
        if let (Some(from), Some(until)) = (row.from, row.to)
            && until < from
        {
            return Err(Failure::Rejected(crate::app::failure::Rejection::EndsBeforeStart { from, until }));
        }
        Ok(())
    }

    fn fill(
        &self,
        known: &Known<'_>,
        register: &Entry<Register>,
        row: &mut RegisterRow,
        column: Column,
        value: &str,
    ) -> Result<(), Failure> {
        let entry = || format!("{}, {}", register.name, column.word());
        let wrong = |kind| refused(RecordRejection::WrongValue { entry: entry(), kind, found: value.to_owned() });
        let towards = names::towards(column, &register.rule);
        let day = || read::date_towards(value, self.today, towards).map(Some).map_err(|_| wrong(ValueKind::Date));
        match column {
            Column::Date => row.date = day()?,
            Column::From => row.from = day()?,
            Column::To => row.to = day()?,
            Column::Due => row.due = day()?,
            Column::Done => row.done = day()?,
            Column::Member => row.member = Some(names::member(&self.records, value, row.date.unwrap_or(self.today))?.id),
            Column::Person => row.person = Some(names::person(&self.records, value)?.id),
            Column::Body => row.body = Some(names::body(&self.charter, value)?.id.clone()),
            Column::Text => row.text = Some(value.to_owned()),
            Column::Amount => row.amount = Some(self.amount(value)?),
            // A register without states of its own takes the word as it is.
            Column::State if register.rule.states.is_empty() => row.state = Some(value.to_owned()),
            Column::State => row.state = Some(known.row_state(register, value)?),
            Column::Level => row.level = Some(value.to_owned()),
            Column::Subject => row.about = Some(known.subject(value)?),
            Column::Document => row.document = Some(known.document(value)?.id),
        }
        Ok(())
    }

    /// An amount in major units, as typed.
    pub(super) fn amount(&self, typed: &str) -> Result<Money, Failure> {
        let read = read::amount(typed, self.charter.cooperation.rule.currency);
        read.map_err(|fault| Failure::Amount { text: typed.to_owned(), fault })
    }
}

/// Yes or no in any of the languages.
fn yes_or_no(text: &str) -> Option<bool> {
    match fold(text).as_str() {
        "ja" | "yes" | "y" | "j" | "true" | "1" => Some(true),
        "nei" | "nej" | "no" | "n" | "false" | "0" => Some(false),
        _ => None,
    }
}
