//! What the agreement asks for, judged over as many records as that takes.

use std::rc::Rc;

use super::{Session, looked};
use crate::app::Failure;
use crate::domain::charter::{Charter, Duty, Entry, Evidence};
use crate::domain::date::Date;
use crate::domain::duty::{
    Context, Due, Obligation, Past, dated_obligations, has_its_own_line, may_be_dated, obligations, obligations_of,
};
use crate::domain::records::Records;
use crate::store::Looked;

impl Session {
    /// All obligations today, with the charter and the records that they follow from and no others.
    ///
    /// # Errors
    /// A [`Failure`] if the file cannot be read.
    pub fn obligations(&self) -> Result<(Rc<Charter>, Records, Due), Failure> {
        let charter = self.charter()?;
        if !self.has_one_charter()? {
            return Ok((charter, self.records()?, self.across(&[self.today], Past::LastUnmet)?.pop().unwrap_or_default()));
        }
        let records = self.evidence(&looked::at(&charter, self.today))?;
        let due = obligations(self.context(&charter, &records));
        Ok((charter, records, due))
    }

    /// The obligations among which are all that a meeting is to be held for, with the charter and the meetings.
    ///
    /// # Errors
    /// A [`Failure`] if the file cannot be read.
    pub fn meeting_obligations(&self) -> Result<(Rc<Charter>, Records, Vec<Obligation>), Failure> {
        self.obligations_of(Past::LastUnmet, |duty| duty.rule.evidence.0.iter().any(Evidence::names_meeting))
    }

    /// The obligations that have a last day, with the charter and the records.
    ///
    /// # Errors
    /// A [`Failure`] if the file cannot be read.
    pub fn dated_obligations(&self) -> Result<(Rc<Charter>, Records, Vec<Obligation>), Failure> {
        if !self.has_one_charter()? {
            let (charter, records, mut lines) = self.all_lines(Past::LastUnmet)?;
            lines.retain(|line| line.due.is_some());
            return Ok((charter, records, lines));
        }
        let charter = self.charter()?;
        let dated = charter.duties.iter().filter(|duty| may_be_dated(&charter, &duty.rule));
        // Rows are told of by the works they are about.
        let looked = Looked { works: true, ..looked::of(&charter, dated, self.today) };
        let records = self.evidence(&looked)?;
        let lines = dated_obligations(self.context(&charter, &records));
        Ok((charter, records, lines))
    }

    /// The obligations among which are all that the agreement names to be watched, met ones of periods that are over too, with
    /// the charter, the notices and the signatures.
    ///
    /// # Errors
    /// A [`Failure`] if the file cannot be read.
    pub fn watched_obligations(&self) -> Result<(Rc<Charter>, Records, Vec<Obligation>), Failure> {
        let charter = self.charter()?;
        let is_watched = |duty: &Entry<Duty>| charter.agreement.rule.watch.contains(&duty.id);
        if charter.duties.iter().filter(|duty| is_watched(duty)).all(|duty| has_its_own_line(&duty.rule)) {
            return self.obligations_of(Past::LastUnmetAndMet, is_watched);
        }
        self.all_lines(Past::LastUnmetAndMet)
    }

    /// The obligations of some duties: others are not judged, and what they look at is not read.
    fn obligations_of(
        &self,
        past: Past,
        is_asked: impl Fn(&Entry<Duty>) -> bool,
    ) -> Result<(Rc<Charter>, Records, Vec<Obligation>), Failure> {
        if !self.has_one_charter()? {
            return self.all_lines(past);
        }
        let charter = self.charter()?;
        let looked = looked::of(&charter, charter.duties.iter().filter(|duty| is_asked(duty)), self.today);
        let records = self.evidence(&looked)?;
        let lines = obligations_of(Context { past, ..self.context(&charter, &records) }, is_asked);
        Ok((charter, records, lines))
    }

    fn all_lines(&self, past: Past) -> Result<(Rc<Charter>, Records, Vec<Obligation>), Failure> {
        let (charter, records, due) = self.obligations_on(&[self.today], past)?;
        Ok((charter, records, due.into_iter().flat_map(|due| due.lines).collect()))
    }

    /// The obligations among which are all empty roles of projects, solutions and members, with the charter and the records;
    /// duties are not judged but those that ask for somebody in a role, and those that open the gates they wait for.
    ///
    /// # Errors
    /// A [`Failure`] if the file cannot be read.
    pub fn role_obligations(&self) -> Result<(Rc<Charter>, Records, Due), Failure> {
        if !self.has_one_charter()? {
            return self.obligations();
        }
        let charter = self.charter()?;
        let mut part = Charter::clone(&charter);
        part.duties.retain(|duty| charter.opens_gate(&duty.id) || duty.rule.evidence.0.iter().any(Evidence::names_role));
        let records = self.evidence(&looked::at(&part, self.today))?;
        let due = obligations(self.context(&part, &records));
        Ok((charter, records, due))
    }

    /// The parties, and what obligations look at.
    fn evidence(&self, looked: &Looked) -> Result<Records, Failure> {
        let from = self.card.kept_from.min(self.today);
        self.slice(|reader, records| Ok(reader.take_evidence(records, looked, from)?))
    }

    /// What obligations of today are computed from.
    fn context<'a>(&self, charter: &'a Charter, records: &'a Records) -> Context<'a> {
        Context { charter, records, today: self.today, kept_from: self.card.kept_from, past: Past::LastUnmet }
    }

    /// All obligations as they are on each of some days by what is known now, those of periods that are over as far as they
    /// are wanted, with the charter and the records of today.
    pub(in crate::app) fn obligations_on(&self, days: &[Date], past: Past) -> Result<(Rc<Charter>, Records, Vec<Due>), Failure> {
        let (charter, records) = (self.charter()?, self.records()?);
        if !self.has_one_charter()? {
            return Ok((charter, records, self.across(days, past)?));
        }
        let context = Context { past, ..self.context(&charter, &records) };
        let due = days.iter().map(|day| obligations(Context { today: *day, ..context })).collect();
        Ok((charter, records, due))
    }
}
