//! The table of seats and who sits in them, as `who` and a body's page show it.

use super::page::{Cell, Table, example_mark};
use crate::app::query::bodies::SeatRow;
use crate::text::{Msg, Say};

/// Whom a seat is held for: the member or organisation of its holder, or the one that must fill it.
pub(super) fn represented(seat: &SeatRow) -> Option<&str> {
    let own = seat.holder.as_ref().and_then(|holder| holder.represents.as_deref());
    own.or(seat.for_whom.as_deref())
}

/// The table without rows; all but the names and the place go to a second line where the terminal is narrow.
pub(super) fn table(say: Say) -> Table {
    let titles =
        [Msg::ColSeat, Msg::ColFor, Msg::ColPerson, Msg::ColFrom, Msg::ColUntil, Msg::ColPhone, Msg::ColMail, Msg::ColExample];
    Table::new(say, &titles).with_details([3, 4, 5, 6, 7])
}

/// The row of a seat; `nobody` is said where it is empty.
pub(super) fn row(say: Say, seat: &SeatRow, nobody: &str) -> Vec<Cell> {
    let holder = seat.holder.as_ref();
    let person = holder.map(|holder| &holder.person);
    vec![
        (&seat.name).into(),
        represented(seat).unwrap_or_default().into(),
        person.map_or(nobody, |person| &person.name).into(),
        holder.and_then(|holder| holder.from).into(),
        holder.and_then(|holder| holder.until).into(),
        person.and_then(|person| person.phone.clone()).into(),
        person.and_then(|person| person.mail.clone()).into(),
        example_mark(say, person.is_some_and(|person| person.example)),
    ]
}
