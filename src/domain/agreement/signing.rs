//! Who has signed the agreement, and whether all have signed the same text.

use std::collections::{BTreeSet, HashMap};

use super::legal_force::starts_on;
use crate::domain::body::composition::{CompositionFault, Finding};
use crate::domain::charter::{Charter, Starts};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::portfolio::{About, Content};
use crate::domain::records::Records;

/// How far the signing has come. Parties are the members on the day of the last signature on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signing {
    /// The parties that have signed, each with the day.
    pub signed: Vec<(Id, Date)>,
    /// The parties of which no signature is on record.
    pub missing: Vec<Id>,
    /// How many texts were signed, by their digests.
    pub texts: usize,
}

impl Signing {
    /// How far it has come on a day; none where the charter keeps no signatures.
    pub fn on(charter: &Charter, records: &Records, day: Date) -> Option<Self> {
        let rule = charter.agreement.rule.signatures.as_ref()?;
        let portfolio = &records.portfolio;
        let rows: Vec<_> = portfolio.rows_of(&rule.register).filter(|row| row.date.is_some_and(|date| date <= day)).collect();
        let last = rows.iter().filter_map(|row| row.date).max();
        let mut first: HashMap<Id, Date> = HashMap::new();
        for (member, date) in rows.iter().filter_map(|row| row.member.zip(row.date)) {
            first.entry(member).and_modify(|first| *first = date.min(*first)).or_insert(date);
        }
        let mut signing = Self { signed: Vec::new(), missing: Vec::new(), texts: 0 };
        for party in records.members_on(last.unwrap_or(day)) {
            match first.get(&party.id) {
                Some(date) => signing.signed.push((party.id, *date)),
                None => signing.missing.push(party.id),
            }
        }
        let digest = |row: Id| match &portfolio.field(&About::Row(row), rule.digest.as_ref()?, None, day)?.content {
            Content::Text(digest) => Some(digest.to_ascii_lowercase()),
            _ => None,
        };
        signing.texts = rows.iter().filter_map(|row| digest(row.id)).collect::<BTreeSet<_>>().len();
        Some(signing)
    }

    /// How many parties there are.
    pub fn parties(&self) -> usize {
        self.signed.len() + self.missing.len()
    }

    /// The day that signing starts the agreement, by the reading of which signature counts.
    pub fn starts(&self, reading: Starts) -> Option<Date> {
        let days: Vec<_> = self.signed.iter().map(|(_, day)| *day).collect();
        starts_on(reading, &days, self.parties())
    }

    /// The day the last party signed; none while one has not.
    pub fn complete(&self) -> Option<Date> {
        self.starts(Starts::LastSignature)
    }
}

/// What is wrong with the signatures on a day.
pub(in crate::domain) fn findings(charter: &Charter, records: &Records, day: Date) -> Vec<Finding> {
    let agreement = &charter.agreement.rule;
    let register = agreement.signatures.as_ref().and_then(|kept| charter.register(&kept.register));
    let (Some(signing), Some(entry)) = (Signing::on(charter, records, day), register) else { return Vec::new() };
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let (missing, parties) = (number(signing.missing.len()), number(signing.parties()));
    let mut faults = Vec::new();
    if missing > 0 {
        faults.push(CompositionFault::Unsigned { missing, parties });
    } else if let Some(copies) = agreement.copies.filter(|copies| *copies != parties) {
        faults.push(CompositionFault::CopiesDiffer { copies, parties });
    }
    if signing.texts > 1 {
        faults.push(CompositionFault::TextsDiffer { texts: number(signing.texts) });
    }
    let finding = |fault| {
        let (rule, clause) = (entry.id.clone(), entry.source.clone());
        Finding { rule, clause, body: None, seat: None, member: None, fault }
    };
    faults.into_iter().map(finding).collect()
}
