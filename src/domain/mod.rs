//! What is true: the agreement as a checked value, the records, and the rules that follow from both.
//!
//! This layer knows no files, SQL, terminal, clock or language. Today is always an argument; errors carry fields and
//! the wording is made elsewhere.

pub mod agreement;
pub mod body;
pub mod charter;
pub mod cost;
pub mod date;
pub mod days_off;
pub mod deed;
pub mod duty;
pub mod ids;
pub mod inhabitants;
pub mod meeting;
pub mod member;
pub mod money;
pub mod person;
pub mod portfolio;
pub mod public_number;
pub mod records;
pub mod rough_date;
pub mod sort;
pub mod zone;
