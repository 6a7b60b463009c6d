//! Whom forms let choose from.

use crate::app::query::members::members_now;
use crate::app::query::who::people;
use crate::app::{Failure, Session};
use crate::domain::ids::Id;
use crate::domain::member::Member;
use crate::domain::person::Person;

/// The people on record, and the members of today.
#[derive(Default)]
pub(in crate::tui::panes) struct Known {
    pub(in crate::tui::panes) people: Vec<Person>,
    pub(in crate::tui::panes) members: Vec<Member>,
}

impl Known {
    /// Asks who there is.
    pub(in crate::tui::panes) fn ask(session: &Session) -> Result<Self, Failure> {
        Ok(Self { people: people(session)?, members: members_now(session)? })
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
}
