//! Whom forms let choose from.

use crate::app::query::who::seated;
use crate::app::{Failure, Session};
use crate::domain::charter::{Charter, Seat};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::member::Member;
use crate::domain::person::Person;
use crate::domain::records::Records;

/// The people on record, the members of today, and who sits where.
#[derive(Default)]
pub(in crate::tui::panes) struct Known {
    pub(in crate::tui::panes) records: Records,
    pub(in crate::tui::panes) members: Vec<Member>,
}

impl Known {
    /// Asks who there is.
    pub(in crate::tui::panes) fn ask(session: &Session) -> Result<Self, Failure> {
        let records = seated(session)?;
        let members = records.members_on(session.today()).cloned().collect();
        Ok(Self { records, members })
    }

    /// The name of a member; empty for none.
    pub(super) fn member_name(&self, id: Option<Id>) -> &str {
        self.members.iter().find(|m| Some(m.id) == id).map_or("", |m| &m.name)
    }

    /// A person with the member that it works for, since names are not unique.
    pub(super) fn person_name(&self, person: &Person) -> String {
        match self.member_name(person.member) {
            "" => person.name.clone(),
            member => format!("{}, {member}", person.name),
        }
    }

    /// The members that whoever holds a seat can come from: where it is an area's, those that lie in it, once any does.
    pub(super) fn whom_for(&self, seat: Option<&Seat>, charter: &Charter, day: Date) -> Vec<&Member> {
        let represents = seat.and_then(|seat| seat.represents.as_ref()).map(|area| area.value.as_str());
        let area = seat.and_then(Seat::area).or(represents);
        let lies_in = |member: &&Member| {
            let schemes = charter.areas.iter();
            area.is_some() && schemes.map(|s| self.records.area_of(member.id, &s.id, day)).any(|own| own == area)
        };
        let within: Vec<_> = self.members.iter().filter(lies_in).collect();
        if within.is_empty() { self.members.iter().collect() } else { within }
    }
}
