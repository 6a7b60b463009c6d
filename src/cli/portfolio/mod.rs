//! What is done together and what members say of it: one file a noun.

pub(super) mod about;
pub(super) mod answers;
pub(super) mod ask;
pub(super) mod document;
pub(super) mod field;
pub(super) mod figure;
mod matrix;
pub(super) mod member;
pub(super) mod operation;
pub(super) mod project;
pub(super) mod register;
pub(super) mod show;
pub(super) mod solution;
mod stale;
pub(super) mod stance;
mod words;
