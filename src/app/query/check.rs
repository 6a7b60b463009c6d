//! Whether the bodies and the data are as the agreement has them.

use super::due::{DueLine, line};
use super::wording::Wording;
use crate::app::{Failure, Session, names};
use crate::domain::body::composition::{CompositionFault, Level, compose};
use crate::domain::duty::Wants;

/// One finding, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckLine {
    /// The name under which the same finding stands in `due`.
    pub handle: String,
    /// Id of the charter entry whose rule speaks.
    pub rule: String,
    /// The clause.
    pub clause: String,
    /// How grave it is.
    pub level: Level,
    /// What it is about.
    pub subject: String,
    /// What was found.
    pub message: String,
    /// The body it is about, by id.
    pub body: Option<String>,
    /// What was found, as a value.
    pub fault: CompositionFault,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckList {
    /// Findings, body by body.
    pub lines: Vec<CheckLine>,
    /// How many bodies were looked at.
    pub bodies: usize,
    /// How many seats.
    pub seats: usize,
}

/// Checks all bodies and the members, or one body.
///
/// # Errors
/// A [`Failure`] if the body is not known or the file cannot be read.
pub fn check(session: &Session, body: Option<&str>) -> Result<CheckList, Failure> {
    let charter = session.charter()?;
    let records = session.slice(|reader, records| {
        reader.take_seats(records, session.today())?;
        records.meetings = reader.meetings()?;
        if let Some(signatures) = &charter.agreement.rule.signatures {
            reader.take_rows(records, std::slice::from_ref(&signatures.register), signatures.digest.as_slice())?;
        }
        Ok(reader.take_whether_counted(records)?)
    })?;
    let body = body.map(|given| names::body(&charter, given)).transpose()?;
    let wording = Wording { say: session.say(), charter: &charter, records: &records, today: session.today() };
    let mut findings = compose(&charter, &records, session.today());
    findings.retain(|finding| !finding.is_before(session.card().kept_from));
    let of_body = |in_body: &Option<String>| body.is_none_or(|b| in_body.as_ref() == Some(&b.id));
    let lines = findings.iter().filter(|f| of_body(&f.body)).map(|finding| CheckLine {
        handle: finding.handle(&records),
        rule: finding.rule.clone(),
        clause: finding.clause.clone(),
        level: finding.level(),
        subject: wording.finding_subject(finding),
        message: wording.finding(finding),
        body: finding.body.clone(),
        fault: finding.fault.clone(),
    });
    let lines = lines.collect();
    let in_body = |of: &str| body.is_none_or(|b| b.id == of);
    let seats = charter.seats.iter().filter(|s| s.rule.body().is_some_and(in_body)).count();
    Ok(CheckList { lines, bodies: if body.is_some() { 1 } else { charter.bodies.len() }, seats })
}

/// The roles of projects, solutions and members that nobody has, as they stand among what is due.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn empty_roles(session: &Session) -> Result<Vec<DueLine>, Failure> {
    let (charter, records, due) = session.role_obligations()?;
    let wording = Wording { say: session.say(), charter: &charter, records: &records, today: session.today() };
    let empty = due.lines.iter().filter(|o| o.settled.is_none() && matches!(o.wants, Wants::Role { .. }));
    Ok(empty.map(|obligation| line(&wording, obligation)).collect())
}
