//! What one can ask: every question is a function from a session to a read model, which both faces show.

pub mod agreement;
pub mod answers;
pub mod bodies;
pub mod call;
pub mod check;
pub mod clauses;
pub mod doctor;
pub mod due;
mod evidence;
pub mod find;
pub mod history;
pub mod holders;
pub mod log;
pub mod matrix;
pub mod meetings;
pub mod members;
pub mod overview;
pub mod population;
pub mod portfolio;
pub mod responsible;
pub mod show;
pub mod split;
mod strays;
pub mod versions;
pub mod wheel;
pub mod who;
pub(super) mod wording;
