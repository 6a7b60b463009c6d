//! From what people type to the charter's entries that records are described with.

use super::{Known, SeriesOrKey, of_entries};
use crate::app::failure::{Failure, RecordName, Wanted};
use crate::app::names::{Candidate, names_of, pick};
use crate::domain::charter::{Category, Column, DocumentKind, Entry, Field, Key, Register, Stage, Subject, TypeOf};

impl<'a> Known<'a> {
    /// The category meant.
    pub fn category(&self, given: &str) -> Result<&'a Entry<Category>, Failure> {
        of_entries(RecordName::Category, self.charter.categories.iter(), given)
    }

    /// The type of a kind of record meant.
    pub fn type_of(&self, of: Subject, given: &str) -> Result<&'a Entry<TypeOf>, Failure> {
        of_entries(RecordName::Type, self.charter.types.iter().filter(|t| t.rule.of == of), given)
    }

    /// The stage meant, of a track where one is given.
    pub fn stage(&self, track: Option<&str>, given: &str) -> Result<&'a Entry<Stage>, Failure> {
        let stages = self.charter.stages.iter().filter(|s| track.is_none_or(|track| s.rule.track == track));
        of_entries(RecordName::Stage, stages, given)
    }

    /// The kind of document meant.
    pub fn document_kind(&self, given: &str) -> Result<&'a Entry<DocumentKind>, Failure> {
        of_entries(RecordName::DocumentKind, self.charter.documents.iter(), given)
    }

    /// The part of a kind of document meant.
    pub fn part(&self, kind: &Entry<DocumentKind>, given: &str) -> Result<String, Failure> {
        let parts = kind.rule.parts.iter().map(|p| Candidate { thing: p.id.clone(), names: vec![p.id.clone(), p.name.clone()] });
        pick(Wanted::Record(RecordName::Part), given, parts.collect())
    }

    /// The field meant.
    pub fn field(&self, given: &str) -> Result<&'a Entry<Field>, Failure> {
        of_entries(RecordName::Field, self.charter.fields.iter(), given)
    }

    /// The register meant.
    pub fn register(&self, given: &str) -> Result<&'a Entry<Register>, Failure> {
        of_entries(RecordName::Register, self.charter.registers.iter(), given)
    }

    /// The column of a register meant.
    pub fn column(&self, register: &Entry<Register>, given: &str) -> Result<Column, Failure> {
        let columns = register.rule.has.iter().map(|c| Candidate { thing: *c, names: vec![c.word().to_owned()] });
        pick(Wanted::Record(RecordName::Column), given, columns.collect())
    }

    /// The state of a register's rows meant.
    pub fn row_state(&self, register: &Entry<Register>, given: &str) -> Result<String, Failure> {
        let states = register.rule.states.iter();
        let states = states.map(|s| Candidate { thing: s.id.clone(), names: vec![s.id.clone(), s.name.clone()] });
        pick(Wanted::Record(RecordName::State), given, states.collect())
    }

    /// The choice of a field meant; one's own words where the field is open.
    pub fn choice(&self, field: &Entry<Field>, given: &str) -> Result<String, Failure> {
        let values = field.rule.values.iter();
        let values = values.map(|v| Candidate { thing: v.id.clone(), names: vec![v.id.clone(), v.name.clone()] });
        match pick(Wanted::Record(RecordName::Choice), given, values.collect()) {
            Err(Failure::NotFound { .. }) if field.rule.open && !given.trim().is_empty() => Ok(given.trim().to_owned()),
            other => other,
        }
    }

    /// The series meant, or the key whose weights are decided.
    pub fn series(&self, given: &str) -> Result<SeriesOrKey<'a>, Failure> {
        let series = self.charter.series.iter().map(|s| Candidate { thing: SeriesOrKey::Series(s), names: names_of(s) });
        let keys = self.charter.keys.iter().filter(|k| matches!(k.rule, Key::Decided { .. }));
        let keys = keys.map(|k| Candidate { thing: SeriesOrKey::Key(k), names: names_of(k) });
        pick(Wanted::Record(RecordName::Series), given, series.chain(keys).collect())
    }
}
