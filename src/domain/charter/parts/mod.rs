//! The shared parts of charter entries: who, when, lead, evidence, conditions.

mod condition;
mod evidence;
mod when;
mod who;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

pub use condition::{Commitment, EXPECTED_FIELD_VALUE, FieldIs, Given, RecordKind, Subject, Where};
pub use evidence::{Evidence, SeatStep};
pub use when::{Anchor, Cycle, EXPECTED_ANCHOR, LeadTimes, When};
pub use who::{One, Organ, Set, Target, Who};

/// A fault of form in a table of which exactly one field of several must stand. The text is a code: `exactly-one:a,b`.
#[derive(Debug)]
pub struct NotExactlyOne(&'static [&'static str]);

/// How [`NotExactlyOne`] begins; the fields follow, joined by commas.
pub const EXACTLY_ONE: &str = "exactly-one:";

impl fmt::Display for NotExactlyOne {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{EXACTLY_ONE}{}", self.0.join(","))
    }
}

/// The single value of a list of which exactly one is present.
fn exactly_one<T>(fields: &'static [&'static str], values: Vec<Option<T>>) -> Result<T, NotExactlyOne> {
    let mut present = values.into_iter().flatten();
    match (present.next(), present.next()) {
        (Some(only), None) => Ok(only),
        _ => Err(NotExactlyOne(fields)),
    }
}

/// How hard an obligation binds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Force {
    /// May go overdue.
    #[default]
    Must,
    /// Stops at `soon`: a duty whose date is the program's own.
    Should,
    /// An opportunity that opens and closes.
    May,
}
