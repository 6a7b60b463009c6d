//! What was done to one thing, or to all since a day, with what stood there before and after.

use std::collections::BTreeMap;

use chrono::Days;

use super::log::{ChangeKind, LogLine, log_line};
use crate::app::names::{self, Known};
use crate::app::{Failure, Session};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::portfolio::About;
use crate::domain::records::Records;
use crate::text::{Msg, Say};

mod difference;

pub use difference::Difference;

/// Records that a change may have touched for each of them to be told; one that takes in a whole agreement is not.
const TOLD: i64 = 30;

/// A change, with what it put in the place of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The change.
    pub change: LogLine,
    /// What was another before.
    pub differences: Vec<Difference>,
}

impl Changed {
    /// What was another before, in words.
    pub fn words(&self, say: Say) -> Vec<String> {
        self.differences.iter().map(|difference| difference.words(say)).collect()
    }
}

/// What a thing is called, and the changes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    /// What it is called.
    pub title: String,
    /// The changes, newest first.
    pub changes: Vec<Changed>,
}

/// The changes that touched a subject or what is recorded about it, newest first.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn history(session: &Session, about: &About) -> Result<Vec<LogLine>, Failure> {
    let records = session.slice(|reader, records| {
        if let About::Member(id) = *about {
            records.inhabitants = reader.inhabitants_of(id)?;
        }
        Ok(reader.take_about(records, about)?)
    })?;
    let mut lines = BTreeMap::new();
    for id in ids(&records, about) {
        for row in session.store.history(id)?.into_iter().filter(|row| row.change.kind == ChangeKind::Edit) {
            lines.entry(row.change.number).or_insert_with(|| log_line(session, &row.change));
        }
    }
    Ok(lines.into_values().rev().collect())
}

/// The history of what a reference means: anything that things are recorded about, a figure, a document.
///
/// # Errors
/// A [`Failure`] with the names there are, or if the file cannot be read.
pub fn history_of(session: &Session, given: &str) -> Result<History, Failure> {
    let (charter, records) = (session.charter()?, session.records()?);
    let known = session.known(&charter, &records)?;
    let (title, ids) = match known.subject(given) {
        Ok(about) => (known.title(&about), ids(&records, &about)),
        Err(failure) => match (known.figure(given), known.document(given)) {
            (Ok(figure), _) => {
                let lines = records.portfolio.figure_lines.iter().filter(|line| line.figure == figure.id);
                (figure.handle(), std::iter::once(figure.id).chain(lines.map(|line| line.id)).collect())
            }
            (_, Ok(document)) => (document.title.clone(), vec![document.id]),
            _ => return Err(failure),
        },
    };
    Ok(History { title, changes: changes(session, &known, &ids)? })
}

/// What was changed from a day on, newest first; what was undone again is left out.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn changed_since(session: &Session, day: Date) -> Result<Vec<Changed>, Failure> {
    let (charter, records) = (session.charter()?, session.records()?);
    let known = session.known(&charter, &records)?;
    let mut changes = Vec::new();
    // The journal keeps the time of the world, which may be of the day before.
    for line in session.store.log_since(day.checked_sub_days(Days::new(1)).unwrap_or(day))? {
        let change = log_line(session, &line);
        if line.kind == ChangeKind::Edit && !change.undone && *change.when >= *day.to_string() {
            let touched = session.store.touched(line.number, TOLD)?;
            changes.push(Changed { change, differences: touched.iter().flat_map(|row| difference::all(row, &known)).collect() });
        }
    }
    Ok(changes)
}

fn changes(session: &Session, known: &Known<'_>, ids: &[Id]) -> Result<Vec<Changed>, Failure> {
    let mut changes = BTreeMap::new();
    for id in ids {
        for row in session.store.history(*id)?.into_iter().filter(|row| row.change.kind == ChangeKind::Edit) {
            let fresh = || Changed { change: log_line(session, &row.change), differences: Vec::new() };
            let changed = changes.entry(row.change.number).or_insert_with(fresh);
            changed.differences.extend(difference::all(&row, known));
        }
    }
    Ok(changes.into_values().rev().collect())
}

/// The records of a subject and those about it.
fn ids(records: &Records, about: &About) -> Vec<Id> {
    let portfolio = &records.portfolio;
    let own = match about {
        About::Agreement(id)
        | About::Member(id)
        | About::Person(id)
        | About::Operation(id)
        | About::Project(id)
        | About::Solution(id)
        | About::Meeting(id)
        | About::Row(id) => Some(*id),
        About::Cooperation | About::Amendment(_) | About::Body(_) => None,
    };
    let mut ids: Vec<Id> = own.into_iter().collect();
    ids.extend(portfolio.stances.iter().filter(|s| s.about == *about).map(|s| s.id));
    ids.extend(portfolio.askings.iter().filter(|a| a.about == *about).map(|a| a.id));
    ids.extend(portfolio.roles.iter().filter(|r| r.about == *about).map(|r| r.id));
    ids.extend(portfolio.documents.iter().filter(|d| d.about == *about).map(|d| d.id));
    ids.extend(portfolio.field_values.iter().filter(|v| v.about == *about).map(|v| v.id));
    ids.extend(portfolio.register_rows.iter().filter(|r| r.about.as_ref() == Some(about)).map(|r| r.id));
    match about {
        About::Member(id) => {
            ids.extend(records.numbers_of(*id).iter().map(|n| n.id));
            ids.extend(records.inhabitants.iter().filter(|i| i.member == *id).map(|i| i.id));
        }
        About::Person(id) => ids.extend(records.appointments.iter().filter(|a| a.person == *id).map(|a| a.id)),
        About::Body(body) => {
            ids.extend(records.appointments.iter().filter(|a| a.body == *body).map(|a| a.id));
            ids.extend(records.meetings.iter().filter(|m| m.body == *body).map(|m| m.id));
            ids.extend(records.terms.iter().filter(|t| t.body == *body).map(|t| t.id));
        }
        _ => {}
    }
    ids
}

/// What was changed since a body last met: when that was, and the changes.
///
/// # Errors
/// A [`Failure`] if there is no such body or the file cannot be read.
pub fn changed_since_meeting(session: &Session, body: &str) -> Result<(String, Vec<Changed>), Failure> {
    let charter = session.charter()?;
    let body = names::body(&charter, body)?;
    let day = super::due::last_meeting(session, &body.id)?;
    let has_met = session.records()?.meetings.iter().any(|m| m.body == body.id && m.counts() && m.date == day);
    // Where it has not met, changes are told from the day on from which the file keeps account.
    let title = if has_met { Msg::ChangesTitle } else { Msg::ChangesNeverMet };
    let title = session.say().fill(title, &[("body", &body.name), ("date", &session.say().date(day))]);
    Ok((title, changed_since(session, day)?))
}
