//! Attaching the agreement's own text to one of its versions.

use super::Desk;
use super::notes::Note;
use crate::app::failure::{AgreementRejection, Failure, Rejection};
use crate::app::query::clauses::cited;
use crate::domain::agreement::text::{ClauseText, cut, meant};
use crate::domain::charter::Charter;
use crate::domain::deed::Deed;
use crate::domain::ids::Id;
use crate::exchange::charter::read;
use crate::text::{Msg, Say};

impl Desk<'_> {
    /// Cuts a text into clauses and keeps it with a version, the one in force unless another is named, in place of the one
    /// that was there.
    pub(super) fn attach(&self, version: Option<&str>, text: &str) -> Result<Deed, Failure> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let refused = |rejection| Err(Failure::Rejected(Rejection::Agreement(rejection)));
        if text.trim().is_empty() {
            return refused(AgreementRejection::EmptyText);
        }
        let (name, agreement, charter) = self.version(version)?;
        let cited = cited(&charter);
        let places: Vec<_> = cited.iter().map(String::as_str).collect();
        let beginning = Say::new(charter.cooperation.rule.language).msg(Msg::TextBeginning);
        let clauses = cut(text, &places, beginning);
        let heads: Vec<_> = clauses.iter().map(|c| (c.number.as_str(), c.title)).collect();
        let lacking: Vec<_> = cited.iter().filter(|place| meant(&heads, place).is_none()).cloned().collect();
        if !lacking.is_empty() {
            self.notes.borrow_mut().push(Note::ClausesLacking { places: lacking });
        }
        let count = clauses.len();
        let deed = Deed::TextAttached { version: name, clauses: u64::try_from(count).unwrap_or(u64::MAX) };
        let before = self.edit.text_of(agreement)?;
        let is_same = |(was, is): (&ClauseText, &crate::domain::agreement::text::Clause<'_>)| {
            (was.number.as_str(), was.title.as_str(), was.text.as_str()) == (is.number.as_str(), is.title, is.text)
        };
        if before.len() == count && before.iter().zip(&clauses).all(is_same) {
            return Ok(deed);
        }
        for clause in before {
            if let Some(now) = self.edit.get::<ClauseText>(clause.id)? {
                self.edit.delete::<ClauseText>(clause.id, now.version)?;
            }
        }
        for (place, clause) in (0..).zip(clauses) {
            let (title, text) = (clause.title.to_owned(), clause.text.to_owned());
            self.edit.insert(&ClauseText { id: self.edit.mint()?, agreement, place, number: clause.number, title, text })?;
        }
        Ok(deed)
    }

    /// A version by its name, with its charter; the one in force if none is named.
    fn version(&self, named: Option<&str>) -> Result<(String, Id, std::rc::Rc<Charter>), Failure> {
        let versions = self.edit.charter_versions()?;
        let is_meant = |at: usize| named.map_or(versions[at].id == self.agreement, |named| named == format!("v{}", at + 1));
        let Some(at) = (0..versions.len()).find(|at| is_meant(*at)) else {
            let known = (1..=versions.len()).map(|n| format!("v{n}")).collect();
            let rejection = AgreementRejection::NoSuchVersion { version: named.unwrap_or_default().to_owned(), known };
            return Err(Failure::Rejected(Rejection::Agreement(rejection)));
        };
        let held = &versions[at];
        let faulty = |faults| Failure::Charter { name: held.charter.clone(), faults };
        let charter = match held.id == self.agreement {
            true => std::rc::Rc::clone(&self.charter),
            false => std::rc::Rc::new(read(&held.text).map_err(faulty)?),
        };
        Ok((format!("v{}", at + 1), held.id, charter))
    }
}
