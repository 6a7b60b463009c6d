//! Failures in one line. Their wording is made by `app`; the screen has a line for it, not a page.

use crate::app::Failure;
use crate::app::failure::words;
use crate::text::Say;
use crate::text::read::DateFault;

/// A failure in one line.
pub(super) fn failure(say: Say, failure: &Failure) -> String {
    words::failure(say, failure).join(" ")
}

/// What is wrong with a date.
pub(super) fn date_fault(say: Say, text: &str, fault: DateFault) -> String {
    failure(say, &Failure::Date { text: text.to_owned(), fault })
}
