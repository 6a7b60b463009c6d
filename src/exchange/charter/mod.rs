//! Charters as TOML: read with every fault placed at its line, and kept in a compiled form beside the text.
//!
//! Each entry of the file is read by itself, so that one run names the faults of all of them.

mod compiled;
mod packed;
mod place;
mod read_fault;
mod reader;
mod schema;
mod settings;
mod starter;
mod syntax;
mod tree;
mod typed;

pub use compiled::{COMPILED_BY, Extent, compile, decompile, decompile_name, is_stamped};
pub use reader::{placed, read};
pub use schema::schema;
pub use settings::{Own, SettingFault, Settled, is_within, owns, settle};
pub use starter::starter;

use crate::domain::charter::fault::Fault;

/// A fault and where it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedFault {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub fault: Fault,
}
