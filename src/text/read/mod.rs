//! What people type: amounts and dates, read forgivingly but never by guess.
//!
//! Faults carry fields; their wording is made with the others.

mod amount;
mod date;
mod period;

pub use amount::{AmountFault, amount};
pub use date::{DateFault, Towards, date, date_towards};
pub use period::{period, rough_date};
