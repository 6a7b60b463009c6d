//! Charters as TOML: read with every fault placed at its line, and kept in a compiled form beside the text.
//!
//! Each entry of the file is read by itself, so that one run names the faults of all of them.

mod place;
mod reader;
mod schema;
mod starter;
mod syntax;
mod tree;
mod typed;

use serde::Serialize;

pub use reader::{placed, read};
pub use schema::schema;
pub use starter::starter;

use crate::domain::charter::Charter;
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

/// The parsed form of a charter that is kept beside its text, so that opening a file parses no TOML.
///
/// It is only valid for the version of the program that wrote it: see [`COMPILED_BY`].
pub fn compile(charter: &Charter) -> Vec<u8> {
    #[derive(Serialize)]
    struct Compiled<'a>(&'a Charter);
    // A charter holds only strings, numbers and lists, which always serialise.
    serde_json::to_vec(&Compiled(charter)).unwrap_or_default()
}

/// Reads a compiled form back; none if it is not one of this program version.
pub fn decompile(bytes: &[u8]) -> Option<Charter> {
    serde_json::from_slice(bytes).ok()
}

/// Names the program version whose compiled forms this one can read.
pub const COMPILED_BY: &str = concat!(env!("CARGO_PKG_VERSION"), "/2");
