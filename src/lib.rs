//! The secretariat of an inter-municipal digitalisation cooperation in one terminal program.
//!
//! The layers, from the inside out; `ARCHITECTURE.md` says what each may not know:
//! [`domain`] what is true, [`store`] how it is kept, [`exchange`] how it travels, [`text`] how it is said,
//! [`app`] what one can do, and two faces, [`cli`] and [`tui`].

pub mod app;
pub mod cli;
pub mod domain;
pub mod exchange;
pub mod store;
pub mod text;
pub mod tui;
