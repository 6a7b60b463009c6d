//! A chair that goes round the parties, one term each.

use crate::domain::body::terms::chair_terms;
use crate::domain::charter::{AfterException, Chair, Charter};
use crate::domain::date::Date;
use crate::domain::records::Records;

/// What is known of one term: its days and, where it was given, the party that holds the chair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenTerm {
    /// First day, included.
    pub from: Date,
    /// Last day, included.
    pub until: Date,
    /// The party given for the chair: the anchor of the rotation, or an exception to it.
    pub chair: Option<String>,
}

/// Whose turn it is in one term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// First day, included.
    pub from: Date,
    /// Last day, included.
    pub until: Date,
    /// The party that holds the chair; none while no term has a given chair.
    pub chair: Option<String>,
    /// The party that gives the vice chair: the one that takes the chair in the next term.
    pub vice: Option<String>,
    /// Whether the parties departed from the order in this term.
    pub exception: bool,
    /// Whether the term is not on record, but follows from the one before it and the length that the charter gives.
    pub computed: bool,
}

/// The turns of a rotation over recorded terms, by first day.
///
/// The first term with a given chair from the order is the anchor; `chair(k) = order[(anchor + k) mod n]` and
/// `vice(k) = chair(k + 1)`. A later given chair that departs from the plan replaces that term only
/// ([`AfterException::Plan`]), or the order goes on from it ([`AfterException::Exception`]).
pub fn turns(order: &[String], terms: &[GivenTerm], after: AfterException) -> Vec<Turn> {
    let place = |party: &str| order.iter().position(|p| p == party);
    let anchor = terms.iter().enumerate().find_map(|(k, term)| Some((k, place(term.chair.as_deref()?)?)));
    let Some((anchor_term, anchor_place)) = anchor else {
        let untold =
            |t: &GivenTerm| Turn { from: t.from, until: t.until, chair: None, vice: None, exception: false, computed: false };
        return terms.iter().map(untold).collect();
    };
    let n = order.len();
    // The place in the order that the plan gives the k-th term; moved when the order goes on from an exception.
    let mut shift = 0;
    let planned = |k: usize, shift: usize| order[(anchor_place + k + n * terms.len() - anchor_term + shift) % n].clone();
    let mut chairs = Vec::with_capacity(terms.len() + 1);
    for (k, term) in terms.iter().enumerate() {
        let plan = planned(k, shift);
        let given = term.chair.clone().filter(|given| *given != plan);
        if let (Some(given), AfterException::Exception) = (given.as_deref().and_then(place), after) {
            let planned_place = place(&plan).unwrap_or_default();
            shift += n + given - planned_place;
        }
        chairs.push((given.is_some(), given.unwrap_or(plan)));
    }
    chairs.push((false, planned(terms.len(), shift)));
    let pairs = chairs.windows(2);
    let turn = |(term, pair): (&GivenTerm, &[(bool, String)])| Turn {
        from: term.from,
        until: term.until,
        chair: Some(pair[0].1.clone()),
        vice: Some(pair[1].1.clone()),
        exception: pair[0].0,
        computed: false,
    };
    terms.iter().zip(pairs).map(turn).collect()
}

/// The turns of a body of a charter, through the term that holds a day; empty if its chair does not rotate.
///
/// They go over the terms on record and, where the charter gives their length, those that follow from the last of them.
pub fn turns_of(charter: &Charter, body: &str, records: &Records, through: Date) -> Vec<Turn> {
    let Some(Chair::Rotation { order, after_exception, .. }) = charter.body(body).and_then(|b| b.rule.chair.as_ref()) else {
        return Vec::new();
    };
    let handle = |id| records.member(id).map(|m| m.handle.clone());
    let terms = chair_terms(charter, body, records, through);
    let given: Vec<_> =
        terms.iter().map(|t| GivenTerm { from: t.from, until: t.until, chair: t.chair.and_then(handle) }).collect();
    let turns = turns(order, &given, *after_exception).into_iter().zip(&terms);
    turns.map(|(turn, term)| Turn { computed: term.computed, ..turn }).collect()
}

/// The turn of a body on a day, if a term covers it.
pub fn turn_on(charter: &Charter, body: &str, records: &Records, day: Date) -> Option<Turn> {
    turns_of(charter, body, records, day).into_iter().find(|t| t.from <= day && day <= t.until)
}
