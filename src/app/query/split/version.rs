//! Which version of the agreement a cost year is split by.

use super::By;
use crate::app::{Failure, Session, names};
use crate::domain::charter::lineage::Lineage;
use crate::domain::charter::{Charter, SettledBy};
use crate::domain::date::{Date, Period};
use crate::domain::records::Records;
use std::rc::Rc;

/// What a cost year is split with: the agreement, the records in its words, and what was asked for under its id there.
pub(super) type Split = (Rc<Charter>, Records, By);

/// The version that is in force when a cost year begins, or the later one whose transition says that it settles the year.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub(super) fn of_year(session: &Session, by: &By, year: i32) -> Result<Split, Failure> {
    let editions = session.editions()?;
    let begun = session.place_on(Period::year(year).first())?;
    let charters: Vec<&Charter> = editions.iter().map(|e| &*e.charter).collect();
    let lineage = Lineage::of(&charters);
    let (kind, id_in): (_, fn(&Charter, &By) -> Option<String>) = match by {
        By::Pool(_) => ("pool", pool_id),
        By::Key(_) => ("key", key_id),
    };
    // It may be asked for as any version calls it: the one of that year first, then as it is called today.
    let places = [begun, session.place_on(session.today())?].into_iter().chain((0..charters.len()).rev());
    let named = places.into_iter().find_map(|n| id_in(charters.get(n)?, by).map(|id| (n, id)));
    let mut at = begun;
    if let (Some((n, id)), By::Pool(_)) = (&named, by) {
        let settles = |later: usize| {
            let before = lineage.id_in(kind, id, *n, later - 1);
            let transitions = &charters[later].transitions;
            transitions.iter().any(|t| {
                Some(t.rule.pool.as_str()) == before && t.rule.years.contains(&year) && t.rule.settled_by == SettledBy::This
            })
        };
        let holds = |later: usize| editions[later].begins != Some(Date::MAX);
        at = (begun + 1..charters.len()).rfind(|later| holds(*later) && settles(*later)).unwrap_or(begun);
    }
    let there = named.as_ref().and_then(|(n, id)| lineage.id_in(kind, id, *n, at));
    let by = there.map_or_else(|| by.clone(), |id| if kind == "pool" { By::Pool(id.to_owned()) } else { By::Key(id.to_owned()) });
    let (charter, records) = session.as_edition(at)?;
    Ok((charter, records, by))
}

fn pool_id(charter: &Charter, by: &By) -> Option<String> {
    let By::Pool(given) = by else { return None };
    names::pool(charter, given).ok().map(|pool| pool.id.clone())
}

fn key_id(charter: &Charter, by: &By) -> Option<String> {
    let By::Key(given) = by else { return None };
    names::key(charter, given).ok().map(|key| key.id.clone())
}
