//! The terminal itself: its modes, what is painted on it, and what comes from it.
//!
//! Nothing here knows the model. No question is ever put to the terminal, so a mute or far one never stalls the start.

pub(super) mod guard;
pub(super) mod input;
pub(super) mod screen;
