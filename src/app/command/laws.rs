//! What holds of all records together, whatever order they were written in.

use crate::app::failure::{AgreementRejection, Rejection};
use crate::app::names::seat_title;
use crate::domain::body::terms::collide;
use crate::domain::charter::fault::FaultKind;
use crate::domain::charter::{Charter, succeed, uses};
use crate::domain::date::Span;
use crate::domain::person::Appointment;
use crate::domain::records::Records;

/// The first breach found: two terms of a body share a day, or someone sits twice in one seat.
///
/// Edits are judged one by one as they are made; this is asked where an older one is taken back under later ones.
pub(super) fn breach(charter: &Charter, records: &Records) -> Option<Rejection> {
    pairs(&records.terms, |a, b| {
        let shares = a.body == b.body && charter.body(&a.body).is_some_and(|body| collide(&body.rule, a.into(), b.into()));
        shares.then_some(Rejection::TermsOverlap { from: b.from, until: b.until })
    })
    .or_else(|| pairs(&records.appointments, |a, b| sits_twice(charter, records, a, b)))
}

fn sits_twice(charter: &Charter, records: &Records, a: &Appointment, b: &Appointment) -> Option<Rejection> {
    let one_seat = a.body == b.body && a.seat == b.seat && a.person == b.person;
    let shares = one_seat && Span::new(a.from, a.until).overlaps(&Span::new(b.from, b.until));
    shares.then(|| Rejection::AlreadySits {
        person: records.person(a.person).map(|p| p.name.clone()).unwrap_or_default(),
        seat: seat_title(charter, &a.body, &a.seat),
    })
}

fn pairs<T, R>(things: &[T], look: impl Fn(&T, &T) -> Option<R>) -> Option<R> {
    let with_later = |(n, a)| things[n + 1..].iter().map(move |b| (a, b));
    things.iter().enumerate().flat_map(with_later).find_map(|(a, b)| look(a, b))
}

/// The first entry of a version of the agreement that records speak of, and that the version before does not have.
pub(super) fn words_lost(lost: &Charter, before: &Charter, records: &Records) -> Option<Rejection> {
    succeed(lost, before, &uses(lost, records, &[]), &[]).into_iter().find_map(|fault| match fault.kind {
        FaultKind::Vanished { kind, name, .. } => Some(Rejection::Agreement(AgreementRejection::VersionUsed { kind, name })),
        _ => None,
    })
}
