//! People and the seats they hold.

use serde::{Deserialize, Serialize};

use super::date::{Date, Span};
use super::ids::Id;

/// Someone the secretariat deals with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Identity of the record.
    pub id: Id,
    /// Short ASCII name, unique (`kari-nes`).
    pub handle: String,
    /// Full name.
    pub name: String,
    /// Office or title, as the person's own organisation says it.
    pub title: Option<String>,
    /// Work mail.
    pub mail: Option<String>,
    /// Work phone.
    pub phone: Option<String>,
    /// The municipality the person works for or represents, if any.
    pub member: Option<Id>,
    /// Whether the record is an example of the demo and no real person.
    pub example: bool,
}

/// A term of office of a body (charter: `body.term`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Identity of the record.
    pub id: Id,
    /// Id of the body in the charter.
    pub body: String,
    /// First day, included.
    pub from: Date,
    /// Last day, included.
    pub until: Date,
    /// The member that holds the chair in this term, where that was given: the anchor of a rotation, or an exception.
    pub chair: Option<Id>,
    /// Why the chair is given (decision, agreement between the parties).
    pub note: Option<String>,
    /// Whether the record is an example of the demo.
    pub example: bool,
}

/// One person in one seat for some time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    /// Identity of the record.
    pub id: Id,
    /// Id of the body in the charter.
    pub body: String,
    /// Id of the seat in the charter, or [`CHAIR`] or [`VICE`].
    pub seat: String,
    /// Who sits.
    pub person: Id,
    /// The member the person represents in the seat.
    pub member: Option<Id>,
    /// The outside organisation the person represents in the seat.
    pub organisation: Option<Id>,
    /// First day, included; none: since before this file.
    pub from: Option<Date>,
    /// Last day, included; none: until further notice.
    pub until: Option<Date>,
    /// Day of the nomination, where the agreement asks for one.
    pub nominated: Option<Date>,
    /// The member whose council elected the person.
    pub elected_by: Option<Id>,
    /// Day of the election.
    pub elected: Option<Date>,
    /// Reference to the decision (`§ 133`).
    pub decision: Option<String>,
    /// How many hundredths of a full post the person has; none: not on record.
    pub percent: Option<u32>,
    /// The member whose council removed the person before the time was over.
    pub removed_by: Option<Id>,
    /// Whether the record is an example of the demo.
    pub example: bool,
}

/// Seat id of the chair of any body that has one.
pub const CHAIR: &str = "chair";
/// Seat id of the vice chair of any body whose chair rule gives one.
pub const VICE: &str = "vice";

impl Appointment {
    /// Whether the person sits on a day, both ends included.
    pub fn active_on(&self, day: Date) -> bool {
        Span::new(self.from, self.until).contains(day)
    }

    /// Whether a nomination is on record, from no later than the election.
    pub fn was_nominated(&self) -> bool {
        self.nominated.is_some_and(|nominated| self.elected.is_none_or(|elected| nominated <= elected))
    }
}
