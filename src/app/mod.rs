//! What one can do: open a cooperation's file, ask it, change it. The two faces talk only to this layer.

pub mod begin;
pub mod bench;
pub mod command;
pub mod desk;
pub mod draft;
pub mod failure;
pub(crate) mod keys;
pub mod names;
pub mod query;
pub mod seed;
pub mod session;
pub mod sheet;
pub mod visits;
pub mod watch;

pub use crate::store::{Access, Author};
pub use failure::{Failure, RecordName, Wanted};
pub use session::{Opening, Session};
