//! What the cooperation chooses where the agreement is silent.

use super::Desk;
use crate::app::failure::{AgreementRejection, Failure, Rejection};
use crate::domain::date::Date;
use crate::domain::deed::Deed;
use crate::domain::records::Setting;
use crate::exchange::charter::{SettingFault, read, settle};

impl Desk<'_> {
    pub(super) fn set(&self, entry: &str, field: &str, value: &str, from: Date) -> Result<Deed, Failure> {
        let known = self.setting(entry, field)?;
        let id = known.as_ref().map_or_else(|| self.edit.mint(), |known| Ok(known.id))?;
        let [entry, field, value] = [entry, field, value].map(str::to_owned);
        let setting = Setting { id, entry, field, value, from };
        let others = self.edit.settings()?;
        let all: Vec<_> = others.iter().filter(|other| other.id != id).chain([&setting]).collect();
        let fault = settle(&self.newest()?, &all).faults.into_iter().find(|(of, _)| *of == id);
        if let Some((_, fault)) = fault {
            let Setting { entry, field, value, .. } = setting;
            return Err(refused(match fault {
                SettingFault::NoEntry => AgreementRejection::NoSuchEntry { entry },
                SettingFault::NotOwn { fields } => AgreementRejection::NotSettable { entry, field, fields },
                SettingFault::NoSuchValue => AgreementRejection::NoSuchValue { entry, field, value },
            }));
        }
        match self.edit.get::<Setting>(id)? {
            Some(now) => self.edit.update(&setting, now.version)?,
            None => self.edit.insert(&setting)?,
        }
        Ok(Deed::SettingChosen { entry: setting.entry, field: setting.field, value: setting.value })
    }

    pub(super) fn clear_setting(&self, entry: &str, field: &str) -> Result<Deed, Failure> {
        let known = self.setting(entry, field)?.map(|known| self.edit.get::<Setting>(known.id)).transpose()?.flatten();
        let (entry, field) = (entry.to_owned(), field.to_owned());
        let Some(known) = known else { return Err(refused(AgreementRejection::NotSet { entry, field })) };
        self.edit.delete::<Setting>(known.record.id, known.version)?;
        Ok(Deed::SettingCleared { entry, field })
    }

    /// What is set of a field.
    fn setting(&self, entry: &str, field: &str) -> Result<Option<Setting>, Failure> {
        Ok(self.edit.settings()?.into_iter().find(|known| known.entry == entry && known.field == field))
    }

    /// The newest version of the agreement to the letter.
    fn newest(&self) -> Result<crate::domain::charter::Charter, Failure> {
        let last = self.edit.charter_versions()?.pop().ok_or(Failure::NoCharter)?;
        read(&last.text).map_err(|faults| Failure::Charter { name: last.charter, faults })
    }
}

fn refused(rejection: AgreementRejection) -> Failure {
    Failure::Rejected(Rejection::Agreement(rejection))
}
