//! How it is said: messages, numbers, money and dates in four languages, and the reading of what people type.
//!
//! Every text stands in `assets/locales`, key first; `build.rs` makes [`Msg`] and [`Names`] of the keys, so a misspelt
//! key does not compile. [`Say`] is a language with everything it can say; [`Shown`] is what may reach a screen.

pub mod csv;
mod dates;
mod deed;
mod messages;
mod numbers;
pub mod read;
mod say;
pub mod shown;

pub use deed::deed;
pub use messages::{Msg, Names};
pub use say::Say;
pub use shown::{Glyphs, Shown, Writing};
