//! What the agreement is silent on, and what the cooperation has chosen there.

use crate::app::{Failure, Session};
pub use crate::exchange::charter::Own;
use crate::exchange::charter::owns;

/// All such fields, by kind of entry.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn settings(session: &Session) -> Result<Vec<Own>, Failure> {
    Ok(owns(&*session.charter()?))
}
