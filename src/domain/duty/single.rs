//! Evidence about single records: their papers, the positions on them, their fields, the rows that speak of them.

use super::each::Record;
use super::recorded::{Case, Found, fullest, is_meant, is_one, positions};
use super::{RecordWant, Wants};
use crate::domain::agreement::parties::parties_on;
use crate::domain::charter::{Anchor, Charter, Column, Evidence, Organ, Subject, When, Where};
use crate::domain::date::{Date, Period};
use crate::domain::ids::Id;
use crate::domain::money::Money;
use crate::domain::portfolio::stance::topic;
use crate::domain::portfolio::{About, Document, Project, ProjectState, RegisterRow};

/// What is wanted of a record whose evidence is there and has grown old: where members stand on it is asked again.
pub(super) fn renewed(charter: &Charter, evidence: &[Evidence], record: &Record<'_>, member: Option<Id>) -> Option<Wants> {
    let [Evidence::Stance { topic: id, .. }] = evidence else { return None };
    let (subject, period, about) = (topic(charter, id)?.on, String::new(), Some(record.about.clone()));
    let missing = member.map_or_else(|| record.participants.clone(), |member| vec![member]);
    Some(Wants::Record(RecordWant::Stance { topic: id.clone(), subject, about, state: None, missing, more: 0, period }))
}

impl Case<'_> {
    /// Whether the amounts of one register, about the record or else of the period, are within those of another.
    pub(super) fn within(&self, frame: &str, spent: &str) -> Found {
        let period = self.period(0).and_then(|period| Period::parse(&period));
        let in_period = |row: &&RegisterRow| match (period, row.day()) {
            (Some(period), Some(day)) => period.first() <= day && day <= period.last(),
            (Some(_), None) => false,
            (None, _) => true,
        };
        let total = |register: &str| match self.record {
            Some(record) => Money::sum(record.notes.rows_of(register).filter_map(|row| row.amount)),
            None => Money::sum(self.records.portfolio.rows_of(register).filter(in_period).filter_map(|row| row.amount)),
        };
        // Beyond the range of amounts nothing can be told.
        let (allowed, used) = (total(frame)?, total(spent)?);
        let (frame, spent, about) = (frame.to_owned(), spent.to_owned(), self.record.map(|record| record.about.clone()));
        Some(if used <= allowed { Ok(None) } else { Err(RecordWant::Within { frame, allowed, spent, used, about }) })
    }

    /// A project that spreads or makes the solution, and was not given up.
    pub(super) fn project_of(&self, record: &Record<'_>, filter: &Where) -> Result<Option<Date>, RecordWant> {
        let of_it = |p: &&Project| p.solution.is_some_and(|solution| About::Solution(solution) == record.about);
        let is_kept = |p: &&Project| p.state_on(self.today) != ProjectState::Stopped;
        let mut projects = self.records.portfolio.projects.iter().filter(of_it).filter(is_kept);
        let found = projects.find(|p| is_meant(p, filter, self.today));
        found.map(|p| p.start).ok_or(RecordWant::Known(Subject::Project))
    }

    /// Papers about the record, and the one that a row names.
    pub(super) fn document_of(&self, record: &Record<'_>, kind: &str, parts: &[String]) -> Found {
        let rule = &self.charter.document(kind)?.rule;
        let all: Vec<_> = rule.parts.iter().map(|p| p.id.clone()).collect();
        let wanted = if parts.is_empty() { &all[..] } else { parts };
        Some(fullest(&mut self.papers_of(record, kind), kind, wanted, "", Some(&record.about)))
    }

    fn papers_of<'b>(&'b self, record: &'b Record<'_>, kind: &str) -> Vec<&'b Document> {
        let named = record.row.and_then(|row| row.document);
        let of_row = self.records.portfolio.documents.iter().filter(|d| named == Some(d.id));
        let known = |d: &&Document| d.kind == kind && d.date.is_none_or(|date| date <= self.today);
        record.notes.documents.iter().copied().chain(of_row).filter(known).collect()
    }

    /// The day by which the papers that an item needs had all been treated or decided on, where there are such and it is on
    /// record with each of them.
    pub(super) fn treated(&self, needs: &[Evidence]) -> Option<Option<Date>> {
        let mut last = None;
        for need in needs {
            let Evidence::Document { document, year, .. } = need else { return None };
            let there = match self.record {
                Some(record) => self.papers_of(record, document),
                None => self.papers(document, *year)?,
            };
            let known = |d: &&Document| d.treated.map_or(d.decided_by.is_some(), |day| day <= self.today);
            let paper = there.into_iter().filter(known).max_by_key(|d| d.treated)?;
            last = last.max(paper.treated.or(paper.date));
        }
        (!needs.is_empty()).then_some(last)
    }

    /// Positions on the record: the member's, or those of all that take part in it.
    pub(super) fn stance_of(&self, record: &Record<'_>, id: &str, states: &[String], organs: &[Organ]) -> Found {
        let (rule, stands) = (topic(self.charter, id)?, record.stands.as_ref()?);
        let members = self.member.map_or_else(|| record.participants.clone(), |member| vec![member]);
        let of = |members: &[Id]| positions(&rule, states, organs, members, |member| stands.of(member));
        let found = if record.any {
            let one = members.iter().find_map(|member| of(&[*member]).ok());
            // Which of them it is to be is theirs to say.
            one.ok_or_else(|| (states.first().cloned(), Vec::new()))
        } else {
            of(&members)
        };
        Some(found.map_err(|(state, missing)| {
            let (topic, about) = (id.to_owned(), Some(record.about.clone()));
            RecordWant::Stance { topic, subject: rule.on, about, state, missing, more: 0, period: String::new() }
        }))
    }

    /// The value of a field of the record, for all members where there is one for each.
    pub(super) fn field_of(&self, record: &Record<'_>, id: &str) -> Found {
        let rule = &self.charter.field(id)?.rule;
        let each: Vec<Option<Id>> = match (rule.each, self.member) {
            (None, _) => vec![None],
            (Some(_), Some(member)) => vec![Some(member)],
            (Some(_), None) => {
                let others = parties_on(self.charter, self.records, self.today).filter(|m| Some(m.id) != record.owner);
                others.map(|m| Some(m.id)).collect()
            }
        };
        let mut last = None;
        for member in each {
            match record.notes.value(id, member, self.today).filter(|value| value.has_come(self.today)) {
                Some(value) => last = last.max(value.on),
                None => {
                    let subject = Some(record.about.clone());
                    return Some(Err(RecordWant::Field { field: id.to_owned(), subject, each: member }));
                }
            }
        }
        Some(Ok(last))
    }

    /// Whether a row lasts longer than another one of the same thing. A new policy may have a name of its own: it begins later.
    fn takes_over(&self, other: &RegisterRow, row: &RegisterRow) -> bool {
        let lasts_longer = other.to.is_none_or(|to| row.to.is_some_and(|own| own < to));
        let is_policy = matches!(self.when, When::Anchor { anchor: Anchor::PolicyTo, .. });
        let begins_later = other.from.zip(row.from).is_some_and(|(from, own)| own < from);
        let is_named_alike = other.text == row.text || is_policy && begins_later;
        lasts_longer && is_named_alike && (&other.about, other.member) == (&row.about, row.member)
    }

    /// The row itself as it is to be; one that takes over from it, where the rule counts from its end; or one about the
    /// record.
    pub(super) fn row_of(
        &self,
        record: &Record<'_>,
        register: &str,
        linked: bool,
        filter: &Where,
    ) -> Result<Option<Date>, RecordWant> {
        let rows = || self.records.portfolio.rows_of(register);
        if let Some(row) = record.row.filter(|row| row.register == register) {
            if !linked {
                let later = rows().find(|other| other.id != row.id && self.takes_over(other, row));
                let (register, about) = (register.to_owned(), None);
                let want = RecordWant::Row { register, period: String::new(), about };
                return later.map(RegisterRow::day).ok_or(want);
            }
            let has = row.filled_on(self.today);
            let columns = Column::ALL.into_iter().filter(|column| filter.filled.iter().any(|named| named == column.word()));
            let state = Some(&filter.state).filter(|state| !is_one(state, row.state.as_ref())).and_then(|state| state.first());
            let state = state.map(|state| (Column::State, Some(state.clone())));
            let empty = columns.filter(|column| !has.contains(column)).map(|column| (column, None));
            let cells: Vec<_> = empty.chain(state).collect();
            return if cells.is_empty() { Ok(row.day()) } else { Err(RecordWant::Cells { row: row.id, cells }) };
        }
        let speaks_of = |row: &&RegisterRow| {
            let of_member = matches!(record.about, About::Member(member) if row.member == Some(member));
            let whose = self.member.is_none() || row.member == self.member;
            (of_member || whose && row.about.as_ref() == Some(&record.about)) && is_one(&filter.state, row.state.as_ref())
        };
        let want = || RecordWant::Row { register: register.to_owned(), period: String::new(), about: Some(record.about.clone()) };
        let known = |row: &&RegisterRow| row.day().is_none_or(|day| day <= self.today);
        // What speaks of a member need not be about it.
        let found = match record.about {
            About::Member(_) => rows().filter(speaks_of).find(known),
            _ => record.notes.rows_of(register).filter(speaks_of).find(known),
        };
        found.map(RegisterRow::day).ok_or_else(want)
    }
}
