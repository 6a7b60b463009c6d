//! What people type: amounts and dates, read forgivingly but never by guess.
//!
//! Faults carry fields; their wording is made with the others.

mod amount;
mod date;
mod period;

pub use amount::{AmountFault, amount};
pub use date::{DateFault, date};
pub use period::rough_date;
