//! What the agreement asks for, judged over as many records as that takes.

use std::rc::Rc;

use super::{Session, looked};
use crate::app::Failure;
use crate::domain::charter::{Charter, Evidence};
use crate::domain::date::Date;
use crate::domain::duty::{self, Context, Due};
use crate::domain::records::Records;

impl Session {
    /// All obligations today, with the charter and the records that they follow from and no others.
    ///
    /// # Errors
    /// A [`Failure`] if the file cannot be read.
    pub fn obligations(&self) -> Result<(Rc<Charter>, Records, Due), Failure> {
        let charter = self.charter()?;
        if !self.has_one_charter()? {
            return Ok((charter, self.records()?, self.across(&[self.today], false)?.pop().unwrap_or_default()));
        }
        let (records, due) = self.judged(&charter)?;
        Ok((charter, records, due))
    }

    /// The obligations among which are all that a meeting is to be held for, with the charter and the meetings: other duties
    /// are not judged, and what they look at is not read.
    ///
    /// # Errors
    /// A [`Failure`] if the file cannot be read.
    pub fn meeting_obligations(&self) -> Result<(Rc<Charter>, Records, Due), Failure> {
        if !self.has_one_charter()? {
            return self.obligations();
        }
        let charter = self.charter()?;
        let mut part = Charter::clone(&charter);
        part.duties.retain(|duty| duty.rule.evidence.0.iter().any(Evidence::names_meeting));
        let (records, due) = self.judged(&part)?;
        Ok((charter, records, due))
    }

    /// What a charter asks for today, with the records that this follows from.
    fn judged(&self, charter: &Charter) -> Result<(Records, Due), Failure> {
        let (looked, from) = (looked::at(charter), self.card.kept_from.min(self.today));
        let records = self.slice(|reader, records| Ok(reader.take_evidence(records, &looked, from)?))?;
        let (today, kept_from) = (self.today, self.card.kept_from);
        let due = duty::obligations(Context { charter, records: &records, today, kept_from, with_closed: false });
        Ok((records, due))
    }

    /// All obligations as they are on each of some days by what is known now, those of periods that are over too, with the
    /// charter and the records of today.
    pub(in crate::app) fn obligations_on(&self, days: &[Date]) -> Result<(Rc<Charter>, Records, Vec<Due>), Failure> {
        let (charter, records) = (self.charter()?, self.records()?);
        if !self.has_one_charter()? {
            return Ok((charter, records, self.across(days, true)?));
        }
        let kept_from = self.card.kept_from;
        let context = Context { charter: &charter, records: &records, today: self.today, kept_from, with_closed: true };
        let due = days.iter().map(|day| duty::obligations(Context { today: *day, ..context })).collect();
        Ok((charter, records, due))
    }
}
