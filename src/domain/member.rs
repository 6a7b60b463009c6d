//! Members of the cooperation and what is known of them: areas, inhabitants, and the organisations beside them.

use serde::{Deserialize, Serialize};

use super::date::{Date, Span};
use super::ids::Id;

/// A municipality that is party to the agreement for some time, or one from outside that the file must know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Identity of the record.
    pub id: Id,
    /// Short ASCII name used on the command line and in charters (`orsa`).
    pub handle: String,
    /// Official municipality number with leading zeros; the newest where it changed ([`MemberNumber`]).
    pub code: String,
    /// Name as the municipality writes it.
    pub name: String,
    /// Place in the agreement's order; decides every tie in a split.
    pub order: u32,
    /// Organisation number, if known.
    pub org_number: Option<String>,
    /// First day as a member; none: since the agreement began.
    pub from: Option<Date>,
    /// Last day as a member, that day included; none: still a member.
    pub until: Option<Date>,
    /// The member it was merged into.
    #[serde(default)]
    pub successor: Option<Id>,
    /// Whether it is never a party: a predecessor from outside the cooperation, or a guest in a project.
    #[serde(default)]
    pub outside: bool,
}

impl Member {
    /// Whether the municipality is a member on a day, both ends included.
    pub fn active_on(&self, day: Date) -> bool {
        !self.outside && self.exists_on(day)
    }

    /// Whether the file counts the municipality as there on a day, be it a party or one from outside.
    pub fn exists_on(&self, day: Date) -> bool {
        self.span().contains(day)
    }

    /// The time it is a member, or known from outside.
    pub fn span(&self) -> Span {
        Span::new(self.from, self.until)
    }
}

/// A number, and where it differs a name, that a member bore from some day until the next such record.
///
/// A member whose number never changed has none; of one whose number did, all are here, the newest too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberNumber {
    /// Identity of the record.
    pub id: Id,
    /// The member.
    pub member: Id,
    /// The number.
    pub code: String,
    /// The name at that time, where it was another than now.
    pub name: Option<String>,
    /// First day; none: since before this file.
    pub from: Option<Date>,
}

/// Where a member belongs in a scheme of areas, for some time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placement {
    /// Identity of the record.
    pub id: Id,
    /// The member.
    pub member: Id,
    /// Id of the scheme in the charter (an `areas` entry).
    pub scheme: String,
    /// Id of the area within the scheme.
    pub value: String,
    /// First day, included.
    pub from: Option<Date>,
    /// Last day, included.
    pub until: Option<Date>,
}

impl Placement {
    /// Whether the placement holds on a day.
    pub fn active_on(&self, day: Date) -> bool {
        Span::new(self.from, self.until).contains(day)
    }
}

/// A dated count of inhabitants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inhabitants {
    /// Identity of the record.
    pub id: Id,
    /// The member counted.
    pub member: Id,
    /// The day the count is for.
    pub on: Date,
    /// How many.
    pub count: u64,
    /// Where the figure comes from.
    pub source: String,
}

/// A body outside the membership that the agreement names or that takes part (an association, a county governor).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Identity of the record.
    pub id: Id,
    /// Short ASCII name, unique.
    pub handle: String,
    /// Its name.
    pub name: String,
}
