//! The members of a new file, through all times, with their inhabitants; and the organisations the charter names.

use super::{Seed, unknown};
use crate::app::Failure;
use crate::app::failure::MembersFault;
use crate::domain::date::{Date, Span};
use crate::domain::ids::Id;
use crate::domain::member::{Inhabitants, Member, Organisation};
use crate::domain::sort::Sorter;
use crate::exchange::facts::{FactsFault, MemberFact};
use crate::exchange::register::{Register, register};

impl Seed<'_> {
    /// Writes the members, their figures, and the organisations.
    pub(super) fn members(&mut self) -> Result<(), Failure> {
        let charter = &self.source.charter;
        let mut facts = self.source.register.clone();
        // A party that the file of members does not list is one all the same.
        for party in &charter.parties {
            if !facts.members.iter().any(|m| m.handle == party.id) {
                facts.members.push(MemberFact {
                    handle: party.id.clone(),
                    code: party.rule.code.clone(),
                    name: party.name.clone(),
                    order: party.rule.order,
                    org_number: None,
                    from: None,
                    until: None,
                    areas: Vec::new(),
                });
            }
        }
        let sorter = Sorter::new(charter.cooperation.rule.language);
        let in_changes = |fault: FactsFault| Failure::Facts {
            file: format!("{}: changes.csv", charter.cooperation.id),
            place: fault.place,
            found: fault.found,
            fault: fault.fault,
        };
        let made = register(facts, &sorter, || Ok(self.edit.mint()?), in_changes)?;
        self.check(&made)?;
        for member in &made.members {
            self.edit.insert(member)?;
        }
        for number in &made.numbers {
            self.edit.insert(number)?;
        }
        for placement in &made.placements {
            self.edit.insert(placement)?;
        }
        self.records.members = made.members;
        for fact in &self.source.inhabitants {
            let (id, member) =
                (self.edit.mint()?, self.member("inhabitants.csv", &fact.line.to_string(), &fact.member, fact.on)?);
            self.edit.insert(&Inhabitants { id, member, on: fact.on, count: fact.count, source: fact.source.clone() })?;
        }
        for organisation in &charter.organisations {
            let id = self.edit.mint()?;
            self.organisations.insert(organisation.id.clone(), id);
            let (handle, name) = (organisation.id.clone(), organisation.name.clone());
            self.edit.insert(&Organisation { id, handle, name })?;
        }
        Ok(())
    }

    /// Refuses members that share a handle at one time, and areas that the charter does not have.
    fn check(&self, made: &Register) -> Result<(), Failure> {
        let charter = &self.source.charter;
        let file = || format!("{}: members.csv", charter.cooperation.id);
        let parties: Vec<_> = made.members.iter().filter(|m| !m.outside).collect();
        for (n, member) in parties.iter().enumerate() {
            let stretch = Span::new(member.from, member.until);
            let twin = |other: &&&Member| other.handle == member.handle && Span::new(other.from, other.until).overlaps(&stretch);
            if let Some(other) = parties[n + 1..].iter().find(twin) {
                let names = [member.name.clone(), other.name.clone()];
                let fault = MembersFault::OneHandle { handle: member.handle.clone(), names };
                return Err(Failure::Members { file: file(), fault });
            }
        }
        for placement in &made.placements {
            let scheme = charter.areas.iter().find(|scheme| scheme.id == placement.scheme);
            let known = || charter.areas.iter().flat_map(|s| s.rule.values.iter().map(|v| format!("{}:{}", s.id, v.id)));
            if scheme.is_none_or(|scheme| !scheme.rule.values.iter().any(|v| v.id == placement.value)) {
                let area = format!("{}:{}", placement.scheme, placement.value);
                let fault = MembersFault::UnknownArea { area, known: known().collect() };
                return Err(Failure::Members { file: file(), fault });
            }
        }
        Ok(())
    }

    /// The member that a handle means on a day, named at a place of a file.
    fn member(&self, file: &str, place: &str, handle: &str, day: Date) -> Result<Id, Failure> {
        let found = self.records.member_by_handle(handle, day).map(|m| m.id);
        let known = || self.records.members.iter().map(|m| m.handle.clone()).collect();
        found.ok_or_else(|| unknown(file, place, "member", handle, known()))
    }

    /// The member that a handle means on a day, where there is a handle.
    pub(super) fn member_if_any(&self, place: &str, handle: Option<&String>, day: Date) -> Result<Option<Id>, Failure> {
        handle.map(|handle| self.member(self.file, place, handle, day)).transpose()
    }
}
