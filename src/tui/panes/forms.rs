//! The forms that more than one pane opens.

pub(super) mod appoint;
pub(super) mod attach;
pub(super) mod cells;
pub(super) mod document;
pub(super) mod duty;
pub(super) mod figure;
pub(super) mod known;
pub(super) mod meeting;
pub(super) mod member;
pub(super) mod merger;
pub(super) mod notice;
pub(super) mod postpone;
pub(super) mod setting;
pub(super) mod since;
pub(super) mod stance;
pub(super) mod tick;
mod typed;
pub(super) mod work;

use crate::tui::layers::form::FieldFault;

/// A fault in a field.
fn fault<T>(field: usize, words: &str) -> Result<T, FieldFault> {
    Err(FieldFault { field, words: words.to_owned() })
}
