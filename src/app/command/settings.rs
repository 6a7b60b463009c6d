//! What the cooperation chooses where the agreement is silent.

use super::{Carrier, Command, Desk};
use crate::app::failure::{AgreementRejection, Failure, Rejection};
use crate::domain::charter::Charter;
use crate::domain::date::Date;
use crate::domain::deed::Deed;
use crate::domain::records::Setting;
use crate::exchange::charter::{SettingFault, is_within, read, settle};

impl Desk<'_> {
    pub(super) fn setting(&self, command: &Command, carrier: Option<&Carrier>) -> Result<Deed, Failure> {
        match command {
            Command::Set { entry, field, value, from } => self.set(entry, field, value.trim(), *from, carrier),
            Command::ClearSetting { entry, field } => self.clear_setting(entry, field, carrier),
            _ => Err(Failure::NoCharter),
        }
    }

    fn set(&self, entry: &str, field: &str, value: &str, from: Date, carrier: Option<&Carrier>) -> Result<Deed, Failure> {
        let known = self.settings_within(entry, field, carrier)?;
        let same = known.iter().find(|known| known.field == field && known.from == from);
        let id = same.map_or_else(|| self.edit.mint(), |known| Ok(known.id))?;
        let [entry, field, value] = [entry, field, value].map(str::to_owned);
        let mut setting = Setting { id, entry, field, value, from };
        self.check_setting(&setting, carrier)?;
        // A whole says anew what its parts are.
        for part in known.iter().filter(|part| part.from == from && part.id != id) {
            self.delete_setting(part)?;
        }
        if let Some(carrier) = carrier {
            setting.entry = carrier.in_force(&setting.entry);
        }
        match self.edit.get::<Setting>(id)? {
            Some(now) => self.edit.update(&setting, now.version)?,
            None => self.edit.insert(&setting)?,
        }
        Ok(Deed::SettingChosen { entry: setting.entry, field: setting.field, value: setting.value })
    }

    /// Gives a field back with its parts: what holds of it, or if nothing does yet, what is to come.
    fn clear_setting(&self, entry: &str, field: &str, carrier: Option<&Carrier>) -> Result<Deed, Failure> {
        let (holding, coming): (Vec<_>, Vec<_>) =
            self.settings_within(entry, field, carrier)?.into_iter().partition(|known| known.from <= self.today);
        let cleared = if holding.is_empty() { coming } else { holding };
        let (entry, field) = (entry.to_owned(), field.to_owned());
        if cleared.is_empty() {
            return Err(refused(AgreementRejection::NotSet { entry, field }));
        }
        cleared.iter().try_for_each(|known| self.delete_setting(known))?;
        Ok(Deed::SettingCleared { entry, field })
    }

    fn delete_setting(&self, setting: &Setting) -> Result<(), Failure> {
        if let Some(known) = self.edit.get::<Setting>(setting.id)? {
            self.edit.delete::<Setting>(setting.id, known.version)?;
        }
        Ok(())
    }

    /// Refuses what does not fit the newest version.
    fn check_setting(&self, setting: &Setting, carrier: Option<&Carrier>) -> Result<(), Failure> {
        let others = self.edit.settings()?.into_iter().filter(|other| other.id != setting.id);
        let mut all: Vec<_> = others.chain([setting.clone()]).collect();
        if let Some(carrier) = carrier {
            all.iter_mut().for_each(|setting| setting.entry = carrier.in_newest(&setting.entry));
        }
        let settled = settle(&self.newest()?, &all.iter().collect::<Vec<_>>());
        let Some((_, fault)) = settled.faults.into_iter().find(|(of, _)| *of == setting.id) else { return Ok(()) };
        let Setting { entry, field, value, .. } = setting.clone();
        Err(refused(match fault {
            SettingFault::NoEntry => AgreementRejection::NoSuchEntry { entry },
            SettingFault::Several(known) => AgreementRejection::SeveralEntries { entry, field, known },
            SettingFault::NotOwn { fields } => AgreementRejection::NotSettable { entry, field, fields },
            SettingFault::NoSuchValue => AgreementRejection::NoSuchValue { entry, field, value },
        }))
    }

    /// What is set of a field and of its parts, whichever version's name of the entry it was set under.
    fn settings_within(&self, entry: &str, field: &str, carrier: Option<&Carrier>) -> Result<Vec<Setting>, Failure> {
        let newest = |entry: &str| carrier.map_or_else(|| entry.to_owned(), |carrier| carrier.in_newest(entry));
        let entry = newest(entry);
        let mut known = self.edit.settings()?;
        known.retain(|known| newest(&known.entry) == entry && is_within(&known.field, field));
        Ok(known)
    }

    /// The newest version of the agreement to the letter.
    fn newest(&self) -> Result<Charter, Failure> {
        let last = self.edit.charter_versions()?.pop().ok_or(Failure::NoCharter)?;
        read(&last.text).map_err(|faults| Failure::Charter { name: last.charter, faults })
    }
}

fn refused(rejection: AgreementRejection) -> Failure {
    Failure::Rejected(Rejection::Agreement(rejection))
}
