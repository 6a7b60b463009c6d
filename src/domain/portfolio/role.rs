//! Places that a project, a solution or a member has of its own, and who fills them.

use serde::{Deserialize, Serialize};

use super::About;
use crate::domain::charter::Charter;
use crate::domain::date::{Date, Span};
use crate::domain::ids::Id;

/// One person in a role of a record for some time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// Identity of the record.
    pub id: Id,
    /// The project, solution or member.
    pub about: About,
    /// Id of the seat in the charter.
    pub seat: String,
    /// Who fills it.
    pub person: Id,
    /// The member the person does it for.
    pub member: Option<Id>,
    /// First day, included; none: since before this file.
    pub from: Option<Date>,
    /// Last day, included; none: until further notice.
    pub until: Option<Date>,
    /// Whether the record is an example of the demo.
    pub example: bool,
}

/// The members that have a role of a record on a day: those it is filled for, or the owner where it is the owner's.
pub fn members_in(charter: &Charter, roles: &[Role], about: &About, owner: Option<Id>, seat: &str, day: Date) -> Vec<Id> {
    let owner = owner.filter(|_| charter.role_seat(seat).is_some_and(|entry| entry.rule.owner));
    let held = roles.iter().filter(|role| role.seat == seat && role.about == *about && role.active_on(day));
    owner.into_iter().chain(held.filter_map(|role| role.member)).collect()
}

impl Role {
    /// Whether the person has the role on a day, both ends included.
    pub fn active_on(&self, day: Date) -> bool {
        Span::new(self.from, self.until).contains(day)
    }

    /// Whether it is the same person in the same role with a day in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        let same = self.about == other.about && self.seat == other.seat && self.person == other.person;
        same && Span::new(self.from, self.until).overlaps(&Span::new(other.from, other.until))
    }
}
