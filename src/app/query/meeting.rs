//! One meeting: what is known of it, what is due before it, who is called to it and what it has to treat.

use super::call::{MeetingCall, call};
use super::due::{DueLine, Place, line};
use super::meetings::MeetingRow;
use super::portfolio::{AboutPage, about_page};
use super::wording::Wording;
use crate::app::{Failure, Session};
use crate::domain::charter::{Anchor, When};
use crate::domain::duty::{Actor, Obligation, Timing, Wants};
use crate::domain::meeting::MeetingState;
use crate::domain::portfolio::About;

/// Everything on one meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingPage {
    /// The line of the list.
    pub row: MeetingRow,
    /// Name of the member that took the initiative.
    pub initiator: Option<String>,
    /// What asks for it, where it has no date yet.
    pub wanted: Option<DueLine>,
    /// What is due before it and concerns its body, by last day; none once it is over.
    pub before: Vec<DueLine>,
    /// Who is called, and what is to be treated.
    pub called: MeetingCall,
    /// What is recorded about it.
    pub about: AboutPage,
}

/// Everything on a meeting of the list.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn meeting(session: &Session, row: &MeetingRow) -> Result<MeetingPage, Failure> {
    let charter = session.charter()?;
    let subject = row.id.map(About::Meeting);
    let records = session.slice(|reader, records| match &subject {
        Some(subject) => Ok(reader.take_about(records, subject)?),
        None => Ok(()),
    })?;
    let about = match &subject {
        Some(subject) => about_page(session, &session.known(&charter, &records)?, subject, session.today())?,
        None => AboutPage::default(),
    };
    let initiator = row.initiator.and_then(|id| records.member(id)).map(|member| member.name.clone());
    let (wanted, before) = lines(session, row)?;
    let called = call(session, &row.body, row.kind_id.as_deref(), row.date)?;
    Ok(MeetingPage { row: row.clone(), initiator, wanted, before, called, about })
}

/// What asks for a meeting without a date, and what is due before one that comes.
fn lines(session: &Session, row: &MeetingRow) -> Result<(Option<DueLine>, Vec<DueLine>), Failure> {
    let last = row.date.or(row.wanted_by).filter(|_| row.state == MeetingState::Planned && !row.past);
    let Some(last) = last else { return Ok((None, Vec::new())) };
    let (charter, records, due) = session.dated_obligations()?;
    let wording = Wording { say: session.say(), charter: &charter, records: &records, today: session.today() };
    let wanted = due.iter().find(|o| row.id.is_none() && o.handle == row.handle);
    let open = due.iter().filter(|o| o.settled.is_none() && o.due.is_some_and(|due| due <= last));
    let mut before: Vec<DueLine> = Vec::new();
    for obligation in open.filter(|o| concerns(o, row, &wording)) {
        // Two readings of one clause with the same last day are one line, as in the list of what is due.
        if !before.iter().any(|line| line.is_twin_of(&obligation.rule, obligation.due)) {
            before.push(line(&wording, obligation));
        }
    }
    before.sort_by_key(|line| line.due);
    Ok((wanted.map(|obligation| line(&wording, obligation)), before))
}

/// Whether something is for a meeting's body to do, is about it, or goes by the days on which it meets; of what goes with each
/// of its meetings, only what goes with this one. That it has to meet is not done before a meeting of it, and nothing that
/// waits for the body is done at a meeting that is none of its own.
fn concerns(obligation: &Obligation, meeting: &MeetingRow, wording: &Wording<'_>) -> bool {
    let body = meeting.body.as_str();
    let is_apart = wording.charter.body(body).is_some_and(|of| of.rule.apart(meeting.kind_id.as_deref()).is_some());
    if is_apart || matches!(&obligation.wants, Wants::Meeting { body: of, .. } if of == body) {
        return false;
    }
    let is_anchor = match &obligation.timing {
        Timing::Rule(When::With { body: of, .. }) if of == body => {
            return meeting.date.is_some_and(|date| obligation.period == date.to_string());
        }
        Timing::Rule(When::Next(of) | When::Anchor { anchor: Anchor::Meeting(of), .. }) => of == body,
        _ => false,
    };
    let acts = matches!(&obligation.who, Actor::Body(of) if of == body);
    is_anchor || acts || matches!(wording.place(obligation), Place::Body(of) if of == body)
}
