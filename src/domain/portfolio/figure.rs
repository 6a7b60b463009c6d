//! Figures and tables that are decided for a period.

use serde::{Deserialize, Serialize};

use crate::domain::date::Date;
use crate::domain::ids::Id;

/// A figure of a series for a year: one value, or a table of lines.
///
/// The series is an entry of the charter, or a key that the agreement leaves to a decision: then the lines are its weights.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// Identity of the record.
    pub id: Id,
    /// Id of the series, or of the key that is decided.
    pub series: String,
    /// The year.
    pub period: i32,
    /// The value: minor units for amounts, else a whole number in the series' unit; none for a table.
    pub value: Option<i64>,
    /// Reference to the decision.
    pub decided: Option<String>,
    /// The day of the decision; none: before anything that is dated.
    pub on: Option<Date>,
    /// A remark.
    pub note: Option<String>,
    /// Whether the record is an example of the demo.
    pub example: bool,
}

impl Figure {
    /// How it is referred to: `series/year`.
    pub fn handle(&self) -> String {
        format!("{}/{}", self.series, self.period)
    }
}

/// A line of a figure that is a table: a service with its price, or a payer with its weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureLine {
    /// Identity of the record.
    pub id: Id,
    /// The figure.
    pub figure: Id,
    /// Its place in the table, from 1.
    pub place: u32,
    /// The service; empty for weights.
    pub name: String,
    /// What the price is for (an hour, a user).
    pub unit: Option<String>,
    /// The price in minor units, or the weight.
    pub amount: i64,
    /// The payer, for weights.
    pub member: Option<Id>,
}
