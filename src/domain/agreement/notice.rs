//! Notices given: who wants out or wants other terms, when that takes effect, and who has been told.

use super::exit::{agreed_effect, effect};
use super::life::{self, Phase};
use super::parties::parties_on;
use crate::domain::charter::{Charter, Entry, Exit, ExitEffect};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::portfolio::{About, Content, RegisterRow};
use crate::domain::records::Records;

/// A notice on record.
#[derive(Clone, Debug)]
pub struct Notice<'a> {
    /// What it is a notice of.
    pub exit: &'a Entry<Exit>,
    /// The row of the register that holds it.
    pub row: &'a RegisterRow,
    /// The day it was given.
    pub given: Date,
    /// Whether it was given in writing, where that is on record.
    pub written: Option<bool>,
    /// The members that were told, each with the day.
    pub told: Vec<(Id, Date)>,
    /// The members that are to be told and are not.
    pub untold: Vec<Id>,
    /// The members that agree to an earlier day, each with the day.
    pub agreed: Vec<(Id, Date)>,
    /// The earlier day that all agree to.
    pub earlier: Option<Date>,
}

impl Notice<'_> {
    /// The day it takes effect under a reading.
    pub fn effect(&self, reading: &Exit) -> Date {
        match self.earlier {
            Some(earlier) => agreed_effect(reading, self.given, earlier, true),
            None => effect(reading, self.given),
        }
    }
}

/// The notices on record on a day, by the day they were given.
pub fn notices<'a>(charter: &'a Charter, records: &'a Records, day: Date) -> Vec<Notice<'a>> {
    let mut found: Vec<_> = charter.exits.iter().flat_map(|exit| of(charter, exit, records, day)).collect();
    found.sort_by_key(|notice| (notice.given, notice.row.number));
    found
}

fn of<'a>(charter: &Charter, exit: &'a Entry<Exit>, records: &'a Records, day: Date) -> Vec<Notice<'a>> {
    let Some(kept) = &exit.rule.notices else { return Vec::new() };
    let portfolio = &records.portfolio;
    let value = |row: &RegisterRow, field: &Option<String>, member| {
        Some(&portfolio.field(&About::Row(row.id), field.as_ref()?, member, day)?.content)
    };
    let date = |row, field, member| match value(row, field, member)? {
        Content::Date(day) => Some(*day),
        _ => None,
    };
    let is_of = |row: &&RegisterRow| match (&kept.kind, value(row, &kept.kind, None)) {
        (None, _) => true,
        (Some(_), Some(Content::Choice(of))) => of.contains(&exit.id),
        (Some(_), _) => false,
    };
    let given = |row: &&RegisterRow| row.date.is_some_and(|given| given <= day);
    let notice = |row: &'a RegisterRow| {
        let given = row.date?;
        let parties: Vec<Id> = parties_on(charter, records, given).map(|m| m.id).collect();
        let days =
            |field| -> Vec<(Id, Date)> { parties.iter().filter_map(|id| Some((*id, date(row, field, Some(*id))?))).collect() };
        let (told, agreed) = (days(&kept.told), days(&kept.earlier));
        let is_told = |id: &Id| told.iter().any(|(other, _)| other == id);
        let is_to_be_told =
            |id: &Id| exit.rule.goes_to_members() && kept.told.is_some() && row.member != Some(*id) && !is_told(id);
        let untold = parties.iter().copied().filter(is_to_be_told).collect();
        let earlier = agreed.first().map(|(_, day)| *day);
        let all = agreed.len() == parties.len() && agreed.iter().all(|(_, day)| Some(*day) == earlier);
        let written = match value(row, &kept.written, None) {
            Some(Content::YesNo(written)) => Some(*written),
            _ => None,
        };
        Some(Notice { exit, row, given, written, told, untold, agreed, earlier: earlier.filter(|_| all) })
    };
    portfolio.rows_of(&kept.register).filter(given).filter(is_of).filter_map(notice).collect()
}

/// How an agreement stands on a day, the notices on record looked at.
pub fn phase(charter: &Charter, records: &Records, day: Date) -> Phase {
    match last_day(charter, records, day) {
        Some(ends) if ends < day => Phase::Ended,
        _ => life::phase(&charter.agreement.rule, day),
    }
}

/// The last day of an agreement, as it names it or as notice was given of it, whichever comes first.
pub fn last_day(charter: &Charter, records: &Records, day: Date) -> Option<Date> {
    life::last_day(&charter.agreement.rule).into_iter().chain(ends(charter, records, day)).min()
}

/// The last day of an agreement that notice was given of, by the readings that hold; the first, of several notices.
pub fn ends(charter: &Charter, records: &Records, day: Date) -> Option<Date> {
    let all = notices(charter, records, day);
    let of_all = all.iter().filter(|notice| notice.exit.rule.effect == ExitEffect::EndsAgreement);
    of_all.map(|notice| notice.effect(&notice.exit.rule)).min()
}
