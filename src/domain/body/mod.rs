//! Bodies: who sits in them, whether that is as the agreement has it, and whose turn the chair is.

pub mod composition;
pub mod decision;
mod election;
mod finding;
pub mod rotation;
pub mod sittings;
pub mod terms;
