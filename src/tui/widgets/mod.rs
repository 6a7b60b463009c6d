//! Things drawn by several panes. They draw onto a [`canvas::Canvas`], which takes text only as `Shown`.

pub(crate) mod board;
pub(crate) mod canvas;
pub(crate) mod columns;
pub(crate) mod entry;
pub(crate) mod field;
pub(crate) mod list;
pub(crate) mod matrix;
pub(crate) mod order;
