//! What was done to one thing: its own record, and the records about it.

use std::collections::BTreeMap;

use super::log::{ChangeKind, LogLine, log_line};
use crate::app::{Failure, Session};
use crate::domain::ids::Id;
use crate::domain::portfolio::About;

/// The changes that touched a subject or what is recorded about it, newest first.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn history(session: &Session, about: &About) -> Result<Vec<LogLine>, Failure> {
    let records = session.records()?;
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
    if let About::Member(id) = *about {
        ids.extend(records.numbers_of(id).iter().map(|n| n.id));
        ids.extend(records.inhabitants.iter().filter(|i| i.member == id).map(|i| i.id));
    }
    let mut changes = BTreeMap::new();
    for id in ids {
        for line in session.store.history(id)? {
            changes.entry(line.change.number).or_insert(line.change);
        }
    }
    let edits = changes.values().rev().filter(|line| line.kind == ChangeKind::Edit);
    Ok(edits.map(|line| log_line(session, line)).collect())
}
