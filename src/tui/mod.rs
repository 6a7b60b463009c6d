//! The face on a terminal: full screen, drawn for a thin line, every change saved at once.
//!
//! The way of a key: [`terminal`] reads it; `update` routes it, by the [`keymap`] and the layer on top, to a form, a
//! question or a pane; that answers with an outcome, at most with an effect; [`run`](mod@run) carries effects out over the
//! session, lets the pane ask again what it doubts, and paints one frame. `update` does no I/O, `view` changes nothing.

mod done;
mod draft;
mod export;
mod first;
mod keymap;
mod layers;
mod model;
mod mouse;
mod panes;
mod plan;
mod run;
mod sorting;
mod terminal;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod update;
mod view;
mod widgets;
mod words;

pub use run::{Ended, Ending, Fault, run};
pub use terminal::guard::NoTerminal;
