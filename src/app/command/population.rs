//! Edits of figures of inhabitants.

use super::{Desk, gone};
use crate::app::failure::{Failure, Wanted};
use crate::domain::date::Date;
use crate::domain::deed::Deed;
use crate::domain::ids::Id;
use crate::domain::member::Inhabitants;

/// A figure of inhabitants, as typed or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFigure {
    /// The member.
    pub member: Id,
    /// The day it is for.
    pub on: Date,
    /// How many.
    pub count: u64,
    /// Where it comes from.
    pub source: String,
}

impl Desk<'_> {
    /// Records one figure, or corrects it.
    pub(super) fn set_inhabitants(&self, figure: &NewFigure) -> Result<Deed, Failure> {
        self.put_figure(figure)?;
        let member = self.records.name_on(figure.member, figure.on).unwrap_or_default().to_owned();
        Ok(Deed::InhabitantsSet { member, on: figure.on })
    }

    /// Records figures; those that are there already as they are count for nothing.
    pub(super) fn import_inhabitants(&self, figures: &[NewFigure], source: &str) -> Result<Deed, Failure> {
        let mut count = 0;
        for figure in figures {
            count += u64::from(self.put_figure(figure)?);
        }
        Ok(Deed::InhabitantsImported { count, source: source.to_owned() })
    }

    /// Writes a figure; says whether that changed anything. The same number from another source is no other figure.
    fn put_figure(&self, figure: &NewFigure) -> Result<bool, Failure> {
        self.records.member(figure.member).ok_or_else(|| gone(Wanted::Member))?;
        let NewFigure { member, on, count, source } = figure.clone();
        let known = self.records.inhabitants.iter().find(|i| i.member == member && i.on == on);
        match known {
            Some(known) if known.count == count => Ok(false),
            Some(known) => {
                let now = self.edit.get::<Inhabitants>(known.id)?.ok_or_else(|| gone(Wanted::Member))?;
                self.edit.update(&Inhabitants { count, source, ..now.record }, now.version)?;
                Ok(true)
            }
            None => {
                self.edit.insert(&Inhabitants { id: self.edit.mint()?, member, on, count, source })?;
                Ok(true)
            }
        }
    }
}
