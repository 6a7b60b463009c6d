//! Who answers for a matter on a day.

use crate::domain::charter::{Charter, Entry, Responsibility};
use crate::domain::date::{Date, Span};

/// The responsibilities that hold on a day: the day asked about, or the date of the document in question.
pub fn responsible_on(charter: &Charter, day: Date) -> impl Iterator<Item = &Entry<Responsibility>> {
    charter.responsibilities.iter().filter(move |r| Span::new(r.rule.from, r.rule.until).contains(day))
}
