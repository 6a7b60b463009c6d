//! Whether the file is sound: the store's own findings, and records that the charter does not know.

use crate::app::failure::words::finding;
use crate::app::keys::Keys;
use crate::app::{Failure, Session, names};
use crate::domain::charter::Charter;
use crate::store::Finding;

/// One finding, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoctorLine {
    /// Whether it is a fault, rather than a warning.
    pub fault: bool,
    /// What it is about.
    pub subject: String,
    /// What was found, and what to do.
    pub message: String,
}

/// What the doctor found; nothing is changed.
///
/// # Errors
/// A [`Failure`] if the file cannot be read at all.
pub fn doctor(session: &Session) -> Result<Vec<DoctorLine>, Failure> {
    let say = session.say();
    let of_keys = Keys::of_user().1.into_iter().map(|fault| {
        let (subject, message) = fault.words(say);
        DoctorLine { fault: false, subject, message }
    });
    let mut lines: Vec<_> = session.store.doctor().iter().map(|found| line(say, found)).collect();
    if lines.iter().any(|l| l.fault) {
        lines.extend(of_keys);
        return Ok(lines);
    }
    let (charter, records) = (session.charter()?, session.records()?);
    let mut stray = |subject: String, name: &str| {
        let message = say.fill(crate::text::Msg::DoctorStray, &[("name", &name)]);
        lines.push(DoctorLine { fault: true, subject, message });
    };
    for meeting in records.meetings.iter().filter(|m| charter.body(&m.body).is_none()) {
        stray(names::meeting_handle(meeting), &meeting.body);
    }
    for term in records.terms.iter().filter(|t| charter.body(&t.body).is_none()) {
        stray(term.from.to_string(), &term.body);
    }
    for appointment in &records.appointments {
        let known = charter
            .body(&appointment.body)
            .is_some_and(|b| names::seats(b, &charter).iter().any(|(seat, _)| *seat == appointment.seat));
        if !known {
            stray(names::appointment_handle(&records, appointment), &format!("{}/{}", appointment.body, appointment.seat));
        }
    }
    let known = session.known(&charter, &records)?;
    lines.extend(super::strays::strays(&known).into_iter().map(|(subject, name)| {
        let message = say.fill(crate::text::Msg::DoctorNoEntry, &[("record", &subject), ("name", &name)]);
        DoctorLine { fault: true, subject, message }
    }));
    lines.extend(of_keys);
    Ok(lines)
}

/// The records of the portfolio that speak of entries which a charter does not have: what a new version would leave behind.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn strays_under(session: &Session, charter: &Charter) -> Result<Vec<(String, String)>, Failure> {
    let records = session.records()?;
    Ok(super::strays::strays(&session.known(charter, &records)?))
}

fn line(say: crate::text::Say, found: &Finding) -> DoctorLine {
    let warning = matches!(
        found,
        Finding::OpenToOthers { .. }
            | Finding::FolderOpenToOthers { .. }
            | Finding::SyncedFolder { .. }
            | Finding::NetworkFileSystem { .. }
    );
    let (subject, message) = finding(say, found);
    DoctorLine { fault: !warning, subject, message }
}
