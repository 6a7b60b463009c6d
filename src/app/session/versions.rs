//! The versions of the agreement that a file holds: which holds on a day, and records in the words of one.

use std::rc::Rc;

use super::{Session, head_on};
use crate::app::failure::Failure;
use crate::domain::agreement::consent;
use crate::domain::charter::Charter;
use crate::domain::charter::lineage::Lineage;
use crate::domain::date::Date;
use crate::domain::duty::{Due, Past, Version, across};
use crate::domain::ids::Id;
use crate::domain::portfolio::About;
use crate::domain::records::{Records, Setting};
use crate::exchange::charter::{COMPILED_BY, Extent, compile, decompile, is_stamped, read, settle};
use crate::store::{CharterHead, CharterVersion, Compiled};

/// A version of the agreement with what it says.
#[derive(Clone)]
pub(in crate::app) struct Edition {
    /// Its dates.
    pub(in crate::app) head: CharterHead,
    /// What it says.
    pub(in crate::app) charter: Rc<Charter>,
    /// First day in force: its own, or a later one on which the last consent it waits for is there.
    pub(in crate::app) begins: Option<Date>,
}

/// As much of a version of the agreement as was asked for so far.
pub(super) struct Held {
    version: Id,
    /// What was set in it.
    stamp: Vec<u8>,
    extent: Extent,
    charter: Rc<Charter>,
}

/// Puts records into the words of the version in force: entries by its ids, one agreement under one identity.
pub(in crate::app) struct Carrier {
    lineage: Lineage,
    /// The place of the version in force.
    at: usize,
    /// The place of the newest version.
    last: usize,
    /// Versions of the same agreement as the one in force, and the one in force.
    same: Vec<Id>,
    agreement: Id,
}

impl Carrier {
    /// Puts records into the words of the version in force.
    pub(in crate::app) fn carry(&self, records: &mut Records) {
        self.carry_to(records, self.at);
    }

    /// Puts records into the words of the newest version.
    pub(in crate::app) fn carry_to_last(&self, records: &mut Records) {
        self.carry_to(records, self.last);
    }

    /// The id of an entry in the version in force.
    pub(in crate::app) fn in_force(&self, entry: &str) -> String {
        self.lineage.named_in(entry, self.at)
    }

    /// The id of an entry in the newest version.
    pub(in crate::app) fn in_newest(&self, entry: &str) -> String {
        self.lineage.named_in(entry, self.last)
    }

    fn carry_to(&self, records: &mut Records, at: usize) {
        self.lineage.carry(records, at);
        records.portfolio.bind_proposals();
        for about in records.portfolio.abouts() {
            // What was adopted goes on being adopted: an amended agreement is the same one.
            if matches!(about, About::Agreement(id) if self.same.contains(id)) {
                *about = About::Agreement(self.agreement);
            }
        }
    }
}

impl Session {
    /// All versions of the agreement, each with the first day on which it holds.
    ///
    /// One that waits for consents holds from the last of them, and while some are missing from no day that comes.
    pub(super) fn heads(&self) -> Result<Vec<CharterHead>, Failure> {
        let mut heads = self.store.charter_heads()?;
        if heads.len() < 2 {
            return Ok(heads);
        }
        let number = self.store.head()?;
        if let Some((known, heads)) = &*self.heads.borrow()
            && *known == number
        {
            return Ok(heads.clone());
        }
        let mut records = None;
        for n in 1..heads.len() {
            let before = self.charter_of(&heads[n - 1], Extent::Whole)?;
            if let Some(from) = heads[n].from.filter(|_| consent::waits(&before)) {
                let known = match records.take() {
                    Some(records) => records,
                    None => self.bound_records()?,
                };
                let holds = consent::holds_from(&before, &known, &format!("v{}", n + 1), from);
                heads[n].from = Some(holds.unwrap_or(Date::MAX));
                records = Some(known);
            }
        }
        // One that a later version overtakes while it waits never comes into force.
        for n in (1..heads.len() - 1).rev() {
            heads[n].from = heads[n].from.min(heads[n + 1].from);
        }
        *self.heads.borrow_mut() = Some((number, heads.clone()));
        Ok(heads)
    }

    /// Everything the rules look at, what was said of proposals taken for said of the versions that they have become.
    pub(in crate::app) fn bound_records(&self) -> Result<Records, Failure> {
        let mut records = self.store.records()?;
        records.portfolio.bind_proposals();
        Ok(records)
    }

    /// The charter in force on a day: the last one that has begun, or the first.
    ///
    /// # Errors
    /// A [`Failure`] if the file holds no charter that can be read.
    pub fn charter_on(&self, day: Date) -> Result<Rc<Charter>, Failure> {
        self.charter_of(&head_on(&self.heads()?, day)?, Extent::Whole)
    }

    /// Identity of the version of the agreement in force on a day.
    pub(in crate::app) fn agreement_on(&self, day: Date) -> Result<Id, Failure> {
        Ok(head_on(&self.heads()?, day)?.id)
    }

    /// All versions of the agreement, by first day.
    pub(in crate::app) fn editions(&self) -> Result<Vec<Edition>, Failure> {
        let heads = self.store.charter_heads()?;
        let holding = self.heads()?.into_iter().map(|head| head.from);
        let edition = |(head, begins)| Ok(Edition { charter: self.charter_of(&head, Extent::Whole)?, head, begins });
        heads.into_iter().zip(holding).map(edition).collect()
    }

    /// As much as is wanted of what a version says, with what the cooperation has set where it is silent.
    ///
    /// It is read from its compiled form, or from its text where none is kept with what is set now.
    pub(super) fn charter_of(&self, head: &CharterHead, extent: Extent) -> Result<Rc<Charter>, Failure> {
        let stamp = self.stamp()?;
        let is_it = |held: &&Held| held.version == head.id && held.extent >= extent && held.stamp == stamp;
        if let Some(held) = self.charters.borrow().iter().find(is_it) {
            return Ok(Rc::clone(&held.charter));
        }
        let compiled = self.store.compiled_charter(head.id, COMPILED_BY, |form| decompile(form, extent, &stamp))?;
        let (charter, extent) = match compiled {
            Some(charter) => (Rc::new(charter), extent),
            None => (Rc::new(self.settled(head)?), Extent::Whole),
        };
        let mut charters = self.charters.borrow_mut();
        charters.retain(|held| held.version != head.id);
        charters.push(Held { version: head.id, stamp, extent, charter: Rc::clone(&charter) });
        Ok(charter)
    }

    /// A version as its text has it, with what is set.
    fn settled(&self, head: &CharterHead) -> Result<Charter, Failure> {
        let versions = self.store.charter_versions()?;
        let at = versions.iter().position(|version| version.id == head.id).ok_or(Failure::NoCharter)?;
        let parsed = |version: &CharterVersion| {
            read(&version.text).map_err(|faults| Failure::Charter { name: version.charter.clone(), faults })
        };
        let mut settings = self.settings()?;
        if settings.is_empty() {
            return parsed(&versions[at]);
        }
        let charters = versions.iter().map(parsed).collect::<Result<Vec<_>, _>>()?;
        if charters.len() > 1 {
            let lineage = Lineage::of(&charters.iter().collect::<Vec<_>>());
            settings.iter_mut().for_each(|setting| setting.entry = lineage.named_in(&setting.entry, at));
        }
        let mut latest: Vec<&Setting> = Vec::with_capacity(settings.len());
        for setting in &settings {
            latest.retain(|earlier| (&earlier.entry, &earlier.field) != (&setting.entry, &setting.field));
            latest.push(setting);
        }
        // One that no longer fits waits for a version that is silent on its field again.
        Ok(settle(&charters[at], &latest).charter)
    }

    /// What the cooperation has set by today, by day.
    fn settings(&self) -> Result<Vec<Setting>, Failure> {
        let mut settings = self.store.settings()?;
        settings.retain(|setting| setting.from <= self.today);
        Ok(settings)
    }

    /// What tells the settings of today from others; empty for none. It names the versions of the agreement too, through
    /// which entries are followed.
    fn stamp(&self) -> Result<Vec<u8>, Failure> {
        let settings = self.settings()?;
        if settings.is_empty() {
            return Ok(Vec::new());
        }
        let heads = self.store.charter_heads()?;
        let set = settings.iter().flat_map(|s| [&s.entry, &s.field, &s.value]);
        let words: Vec<_> = set.chain(heads.iter().map(|head| &head.digest)).collect();
        // Texts always serialise.
        Ok(serde_json::to_vec(&words).unwrap_or_default())
    }

    /// Keeps the compiled forms that are wanted from now on, where others are kept or none: after a change of what is set,
    /// a new version, or an earlier version of the program. If that fails, the next answers take longer.
    pub(in crate::app) fn keep_compiled(&mut self) {
        let _ = self.compile_versions();
    }

    fn compile_versions(&mut self) -> Result<(), Failure> {
        let stamp = self.stamp()?;
        for head in self.store.charter_heads()? {
            let kept = self.store.compiled_charter(head.id, COMPILED_BY, |form| is_stamped(form, &stamp).then_some(()))?;
            if kept.is_none() {
                let bytes = compile(&*self.charter_of(&head, Extent::Whole)?, &stamp);
                self.store.keep_compiled(head.id, &Compiled { by: COMPILED_BY.to_owned(), bytes })?;
            }
        }
        Ok(())
    }

    /// What puts records into the words of the version in force; none where the file holds only one.
    pub(in crate::app) fn carrier(&self) -> Result<Option<Carrier>, Failure> {
        self.carrier_on(self.today)
    }

    fn carrier_on(&self, day: Date) -> Result<Option<Carrier>, Failure> {
        let heads = self.store.charter_heads()?;
        if heads.len() < 2 { Ok(None) } else { carrier_of(&self.editions()?, day).map(Some) }
    }

    /// The charter in force on a day, and everything the rules look at in its words.
    ///
    /// # Errors
    /// A [`Failure`] if the file cannot be read.
    pub fn as_of(&self, day: Date) -> Result<(Rc<Charter>, Records), Failure> {
        let mut records = self.store.records()?;
        if let Some(carrier) = self.carrier_on(day)? {
            carrier.carry(&mut records);
        }
        Ok((self.charter_on(day)?, records))
    }

    /// The place among all versions of the one in force on a day.
    pub(in crate::app) fn place_on(&self, day: Date) -> Result<usize, Failure> {
        let heads = self.heads()?;
        let id = head_on(&heads, day)?.id;
        Ok(heads.iter().position(|h| h.id == id).unwrap_or_default())
    }

    /// The charter of one version, and everything the rules look at in its words.
    pub(in crate::app) fn as_edition(&self, at: usize) -> Result<(Rc<Charter>, Records), Failure> {
        let editions = self.editions()?;
        let edition = editions.get(at).ok_or(Failure::NoCharter)?;
        let mut records = self.store.records()?;
        if editions.len() > 1 {
            carrier_of(&editions, self.today)?.carry_to(&mut records, at);
        }
        Ok((Rc::clone(&edition.charter), records))
    }

    /// All obligations on each of some days where the file holds several versions, each judging what belongs to its time;
    /// of periods that are over those that are wanted.
    pub(super) fn across(&self, days: &[Date], past: Past) -> Result<Vec<Due>, Failure> {
        let editions = self.editions()?;
        let carrier = carrier_of(&editions, self.today)?;
        let raw = self.store.records()?;
        let in_words_of = |at: usize| {
            let mut records = raw.clone();
            carrier.carry_to(&mut records, at);
            records
        };
        let records: Vec<Records> = (0..editions.len()).map(in_words_of).collect();
        let judged = editions.iter().zip(&records);
        let versions: Vec<_> = judged.map(|(e, records)| Version { charter: &e.charter, records, from: e.begins }).collect();
        let on = |day: &Date| across(&versions, &carrier.lineage, *day, self.card.kept_from, past);
        Ok(days.iter().map(on).collect())
    }
}

fn carrier_of(editions: &[Edition], day: Date) -> Result<Carrier, Failure> {
    let heads: Vec<_> = editions.iter().map(|e| CharterHead { from: e.begins, ..e.head.clone() }).collect();
    let agreement = head_on(&heads, day)?.id;
    let at = heads.iter().position(|h| h.id == agreement).unwrap_or_default();
    let charters: Vec<&Charter> = editions.iter().map(|e| &*e.charter).collect();
    let is_same = |charter: &Charter| charter.agreement.id == charters[at].agreement.id;
    let same = editions.iter().filter(|e| is_same(&e.charter)).map(|e| e.head.id).collect();
    Ok(Carrier { lineage: Lineage::of(&charters), at, last: charters.len() - 1, same, agreement })
}
