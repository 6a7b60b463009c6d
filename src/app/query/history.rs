//! What was done to one thing, or to all since a day, with what stood there before and after.

use std::collections::BTreeMap;

use chrono::Days;

use super::log::{ChangeKind, LogLine, log_line};
use crate::app::command::handle_of_key;
use crate::app::failure::Rejection;
use crate::app::names::{self, Known, seat_title};
use crate::app::{Failure, Session};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::portfolio::About;
use crate::domain::records::Records;
use crate::domain::zone;
use crate::store::{ChangeLine, HistoryLine};
use crate::text::{Msg, Say};

mod difference;

pub use difference::Difference;

/// Records of a change that are told; some take in a whole agreement.
const TOLD: usize = 30;

/// A change, with what it put in the place of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The change.
    pub change: LogLine,
    /// What was another before.
    pub differences: Vec<Difference>,
    /// Whether there may be more of them.
    pub more: bool,
}

impl Changed {
    /// What was another before, in words.
    pub fn words(&self, say: Say) -> Vec<String> {
        let more = self.more.then(|| say.msg(Msg::DifferencesMore).to_owned());
        self.differences.iter().map(|difference| difference.words(say)).chain(more).collect()
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

/// The history of what a reference means: anything that things are recorded about, a figure, a document, a seat, a role, a
/// duty, a setting.
///
/// # Errors
/// A [`Failure`] with the names there are, or if the file cannot be read.
pub fn history_of(session: &Session, given: &str) -> Result<History, Failure> {
    let (charter, records) = (session.charter()?, session.records()?);
    let known = session.known(&charter, &records)?;
    let (title, ids) = match known.subject(given) {
        Ok(about) => (known.title(&about), ids(&records, &about)),
        Err(failure) => other(session, &known, given).ok_or(failure)?,
    };
    Ok(History { title, changes: changes(session, &known, &ids)? })
}

/// The title and the records of what is no subject: a figure, a document, a seat, a role, a duty, a setting.
fn other(session: &Session, known: &Known<'_>, given: &str) -> Option<(String, Vec<Id>)> {
    let (charter, records) = (known.charter, known.records);
    if let Ok(figure) = known.figure(given) {
        let lines = records.portfolio.figure_lines.iter().filter(|line| line.figure == figure.id);
        return Some((figure.handle(), std::iter::once(figure.id).chain(lines.map(|line| line.id)).collect()));
    }
    if let Ok(document) = known.document(given) {
        return Some((document.title.clone(), vec![document.id]));
    }
    if let Ok(Some(role)) = known.role(given) {
        let roles = records.portfolio.roles.iter().filter(|r| r.about == role.about && r.seat == role.seat.id);
        return Some((format!("{}, {}", role.seat.name, known.title(&role.about)), roles.map(|r| r.id).collect()));
    }
    let place: Vec<&str> = given.splitn(3, '/').collect();
    if let [body, seat, who @ ..] = &place[..]
        && let Ok(found) = names::seat(charter, &format!("{body}/{seat}"))
    {
        let person = who.first().and_then(|who| names::person(records, who).ok());
        let of_seat = records.appointments.iter().filter(|a| a.body == found.body && a.seat == found.seat);
        let held = of_seat.filter(|a| person.is_none_or(|person| person.id == a.person));
        return Some((seat_title(charter, &found.body, &found.seat), held.map(|a| a.id).collect()));
    }
    let keyed = |entry: &str, period: &str, subject: &str| entry == given || handle_of_key(entry, period, subject) == given;
    let ticks = records.ticks.iter().filter(|t| keyed(&t.entry, &t.period, &t.subject)).map(|t| t.id);
    let lain = records.postponements.iter().filter(|p| keyed(&p.entry, &p.period, &p.subject)).map(|p| p.id);
    let settings = session.store.settings().ok()?;
    let set = settings.iter().filter(|s| s.entry == given || format!("{}/{}", s.entry, s.field) == given).map(|s| s.id);
    let ids: Vec<Id> = ticks.chain(lain).chain(set).collect();
    let entry = given.split('/').next().unwrap_or(given);
    let title = match super::due::duty(session, given) {
        Ok(Some(line)) => Some(line.title),
        _ => charter.duty_title(entry).map(str::to_owned),
    };
    let is_known = !ids.is_empty() || title.is_some();
    is_known.then(|| (title.unwrap_or_else(|| given.to_owned()), ids))
}

/// What was changed from a day on, newest first; what was undone again is left out.
///
/// # Errors
/// A [`Failure`] if the day is still to come, or the file cannot be read.
pub fn changed_since(session: &Session, day: Date) -> Result<Vec<Changed>, Failure> {
    if day > session.today() {
        return Err(Failure::Rejected(Rejection::SinceAhead { on: day }));
    }
    let (charter, records) = (session.charter()?, session.records()?);
    let known = session.known(&charter, &records)?;
    let mut changes = Vec::new();
    // The journal keeps the time of the world, which may be of the day before.
    for line in session.store.log_since(day.checked_sub_days(Days::new(1)).unwrap_or(day))? {
        let is_of_then = zone::civil(&session.card().time_zone, line.at).date() >= day;
        if line.kind == ChangeKind::Edit && line.undone_by.is_none() && is_of_then {
            let touched = session.store.touched(line.number, i64::try_from(TOLD + 1).unwrap_or(i64::MAX))?;
            changes.push(changed(session, &line, &touched, &known));
        }
    }
    Ok(changes)
}

fn changes(session: &Session, known: &Known<'_>, ids: &[Id]) -> Result<Vec<Changed>, Failure> {
    let mut rows = BTreeMap::<i64, Vec<HistoryLine>>::new();
    for id in ids {
        for row in session.store.history(*id)?.into_iter().filter(|row| row.change.kind == ChangeKind::Edit) {
            rows.entry(row.change.number).or_default().push(row);
        }
    }
    let told = rows.values().rev().filter_map(|rows| Some(changed(session, &rows.first()?.change, rows, known)));
    Ok(told.collect())
}

fn changed(session: &Session, change: &ChangeLine, rows: &[HistoryLine], known: &Known<'_>) -> Changed {
    let differences = difference::all(&rows[..rows.len().min(TOLD)], known);
    Changed { change: log_line(session, change), more: rows.len() > TOLD && !differences.is_empty(), differences }
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
            ids.extend(records.placements.iter().filter(|p| p.member == *id).map(|p| p.id));
            // A member's own answers, whatever they are about.
            ids.extend(portfolio.stances.iter().filter(|s| s.member == *id).map(|s| s.id));
            ids.extend(portfolio.askings.iter().filter(|a| a.member == *id).map(|a| a.id));
            ids.extend(portfolio.field_values.iter().filter(|v| v.member == Some(*id)).map(|v| v.id));
        }
        About::Person(id) => {
            ids.extend(records.appointments.iter().filter(|a| a.person == *id).map(|a| a.id));
            ids.extend(portfolio.roles.iter().filter(|r| r.person == *id).map(|r| r.id));
        }
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
    let met = super::due::last_meeting(session, &body.id)?;
    // Where it has not met, changes are told from the day on from which the file keeps account.
    let title = if met.is_some() { Msg::ChangesTitle } else { Msg::ChangesNeverMet };
    let day = met.unwrap_or(session.card().kept_from);
    let title = session.say().fill(title, &[("body", &body.name), ("date", &session.say().date(day))]);
    Ok((title, changed_since(session, day)?))
}
