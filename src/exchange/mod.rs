//! How it travels: every outside format, in and out, over bytes. No files, no terminal.

pub mod charter;
pub mod facts;
pub mod ics;
pub mod keys;
pub mod population;
pub mod register;
