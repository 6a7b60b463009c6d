//! Taking a text of the agreement into the file as the version that is valid from a day on.

use chrono::Datelike;

use super::notes::Note;
use super::{Carrier, Desk};
use crate::app::failure::{AgreementRejection, Failure, Rejection};
use crate::domain::agreement::consent;
use crate::domain::charter::{Change, Charter, diff, succeed, uses};
use crate::domain::date::Date;
use crate::domain::deed::Deed;
use crate::exchange::charter::{placed, read};
use crate::store::{CharterVersion, digest};

/// A text of the agreement to be taken into the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdoptionDraft {
    /// The charter's id or the file's name, for what is said of faults.
    pub name: String,
    /// The whole text.
    pub text: String,
    /// The first day it is valid.
    pub from: Date,
}

impl Desk<'_> {
    /// Takes a text in as the newest version, if it follows from the one before and loses no record.
    pub(super) fn adopt(&self, draft: &AdoptionDraft, carrier: Option<&Carrier>) -> Result<Deed, Failure> {
        let faulty = |faults| Failure::Charter { name: draft.name.clone(), faults };
        let after = read(&draft.text).map_err(faulty)?;
        let versions = self.edit.charter_versions()?;
        let last = versions.last().ok_or(Failure::NoCharter)?;
        let before = read(&last.text).map_err(|faults| Failure::Charter { name: last.charter.clone(), faults })?;
        let refused = |rejection| Err(Failure::Rejected(Rejection::Agreement(rejection)));
        let (found, wanted) = (after.cooperation.id.clone(), last.charter.clone());
        if found != wanted {
            return refused(AgreementRejection::OtherCooperation { found, wanted });
        }
        let [found, wanted] = [&after, &before].map(|c| c.cooperation.rule.currency);
        if found != wanted {
            return refused(AgreementRejection::OtherCurrency { found: found.code(), wanted: wanted.code() });
        }
        if last.from.is_some_and(|other| draft.from <= other) {
            let other = last.from.unwrap_or(draft.from);
            return refused(AgreementRejection::NotLater { from: draft.from, other });
        }
        if last.digest == digest(&draft.text) {
            return refused(AgreementRejection::SameText);
        }
        let mut records = self.edit.records()?;
        if let Some(carrier) = carrier {
            carrier.carry_to_last(&mut records);
        }
        let mut settings = self.edit.settings()?;
        if let Some(carrier) = carrier {
            settings.iter_mut().for_each(|setting| setting.entry = carrier.in_newest(&setting.entry));
        }
        let used = uses(&before, &records, &settings);
        let faults = succeed(&before, &after, &used, &open_years(&before, draft.from));
        if !faults.is_empty() {
            return Err(faulty(placed(&draft.text, faults)));
        }
        let version = CharterVersion {
            id: self.edit.mint()?,
            charter: last.charter.clone(),
            from: Some(draft.from),
            until: None,
            digest: digest(&draft.text),
            text: draft.text.clone(),
        };
        self.edit.insert(&version)?;
        self.note_differences(&before, &after);
        self.note_waiting(&before, &format!("v{}", versions.len() + 1), draft.from)?;
        Ok(Deed::VersionAdopted { agreement: after.agreement.name, from: draft.from })
    }

    /// Says for whom a version waits, where the one before lets it.
    fn note_waiting(&self, before: &Charter, version: &str, from: Date) -> Result<(), Failure> {
        let mut records = self.edit.records()?;
        records.portfolio.bind_proposals();
        if consent::waits(before) && consent::holds_from(before, &records, version, from).is_none() {
            let (consented, missing) = consent::consents_on(before, &records, version, from.max(self.today));
            let missing: Vec<_> = missing.iter().filter_map(|id| records.member(*id)).collect();
            let handles: Vec<_> = missing.iter().map(|m| m.handle.as_str()).collect();
            let command = format!("samvirke stance set {} agreement/{version} consented", handles.join(","));
            let missing = missing.iter().map(|m| m.name.clone()).collect();
            self.notes.borrow_mut().push(Note::Waits { version: version.to_owned(), consented, missing, command });
        }
        Ok(())
    }

    fn note_differences(&self, before: &Charter, after: &Charter) {
        let differences = diff(before, after);
        let count = |wanted: fn(&Change) -> bool| differences.iter().filter(|d| wanted(&d.change)).count();
        let added = count(|c| matches!(c, Change::Added));
        let removed = count(|c| matches!(c, Change::Removed));
        let changed = count(|c| matches!(c, Change::Changed { .. }));
        self.notes.borrow_mut().push(Note::Differences { added, removed, changed });
    }
}

/// The pools with a year that is not settled: the one that a version begins in the middle of.
fn open_years(before: &Charter, from: Date) -> Vec<(&str, i32)> {
    let is_cut = from.ordinal() > 1;
    before.pools.iter().filter(|_| is_cut).map(|pool| (pool.id.as_str(), from.year())).collect()
}
