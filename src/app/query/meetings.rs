//! Meetings: a list, and the next ones.

use crate::app::{Failure, Session, names};
use crate::domain::charter::Charter;
use crate::domain::date::Date;
use crate::domain::duty::Wants;
use crate::domain::ids::Id;
use crate::domain::meeting::{Meeting, MeetingState};

/// One meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingRow {
    /// Identity of the record; none for a meeting that is only suggested.
    pub id: Option<Id>,
    /// How it is referred to.
    pub handle: String,
    /// Id of the body.
    pub body: String,
    /// Name of the body.
    pub body_name: String,
    /// Name of the body for narrow places.
    pub body_brief: String,
    /// Id of the kind of meeting.
    pub kind_id: Option<String>,
    /// Name of the kind of meeting.
    pub kind: Option<String>,
    /// The day; none: it has no date yet.
    pub date: Option<Date>,
    /// How far it has come.
    pub state: MeetingState,
    /// Whether it is over.
    pub past: bool,
    /// Whether it is only suggested by a rule of the agreement, with the last day in time.
    pub wanted_by: Option<Date>,
    /// Days from today.
    pub days_left: Option<i64>,
    /// The member that took the initiative.
    pub initiator: Option<Id>,
    /// Where it is held.
    pub location: Option<String>,
    /// Remark.
    pub note: Option<String>,
    /// Whether it is an example.
    pub example: bool,
}

impl MeetingRow {
    /// A meeting that the agreement wants and nobody has dated, by the line that asks for it.
    pub fn wanted(charter: &Charter, handle: &str, body: &str, kind: Option<&str>, by: Option<Date>) -> Self {
        let entry = charter.body(body);
        let named = entry.and_then(|b| b.rule.kinds.iter().find(|k| Some(k.id.as_str()) == kind));
        Self {
            id: None,
            handle: handle.to_owned(),
            body: body.to_owned(),
            body_name: entry.map_or_else(|| body.to_owned(), |b| b.name.clone()),
            body_brief: entry.map_or_else(|| body.to_owned(), |b| b.brief().to_owned()),
            kind_id: kind.map(str::to_owned),
            kind: named.map(|kind| kind.name.clone()),
            date: None,
            state: MeetingState::Planned,
            past: false,
            wanted_by: by,
            days_left: None,
            initiator: None,
            location: None,
            note: None,
            example: false,
        }
    }
}

/// Which meetings are asked for.
#[derive(Clone, Debug, Default)]
pub struct MeetingFilter {
    /// Only those of a body, as given.
    pub body: Option<String>,
    /// From this day.
    pub from: Option<Date>,
    /// To this day.
    pub until: Option<Date>,
}

/// Meetings, by date.
///
/// # Errors
/// A [`Failure`] if the body is not known or the file cannot be read.
pub fn meetings(session: &Session, filter: &MeetingFilter) -> Result<Vec<MeetingRow>, Failure> {
    let charter = session.charter()?;
    let body = filter.body.as_deref().map(|given| names::body(&charter, given)).transpose()?;
    // The file compares dates as text, so the open ends must have years of four digits.
    let open = |year, month, day| Date::from_ymd_opt(year, month, day).unwrap_or_default();
    let (from, until) = (filter.from.unwrap_or(open(0, 1, 1)), filter.until.unwrap_or(open(9999, 12, 31)));
    let meetings = match body {
        // What other versions of the agreement named is found under the names of today.
        body if session.store.charter_heads()?.len() > 1 => {
            let mut meetings = session.records()?.meetings;
            meetings.retain(|m| (from..=until).contains(&m.date) && body.is_none_or(|body| m.body == body.id));
            meetings.sort_by_key(|m| (m.date, m.id));
            meetings
        }
        Some(body) => session.store.meetings_of(&body.id, from, until)?,
        None => session.store.meetings_between(from, until)?,
    };
    Ok(meetings.iter().map(|m| row(&charter, m, session.today())).collect())
}

pub(super) fn row(charter: &Charter, meeting: &Meeting, today: Date) -> MeetingRow {
    let body = charter.body(&meeting.body);
    let kind = meeting.kind.as_ref().map(|id| {
        let named = body.and_then(|b| b.rule.kinds.iter().find(|k| k.id == *id));
        named.map_or_else(|| id.clone(), |k| k.name.clone())
    });
    MeetingRow {
        id: Some(meeting.id),
        handle: names::meeting_handle(meeting),
        body: meeting.body.clone(),
        body_name: body.map_or_else(|| meeting.body.clone(), |b| b.name.clone()),
        body_brief: body.map_or_else(|| meeting.body.clone(), |b| b.brief().to_owned()),
        kind_id: meeting.kind.clone(),
        kind,
        date: Some(meeting.date),
        state: meeting.state,
        past: meeting.is_past(today),
        wanted_by: None,
        days_left: Some(meeting.date.signed_duration_since(today).num_days()),
        initiator: meeting.initiator,
        location: meeting.location.clone(),
        note: meeting.note.clone(),
        example: meeting.example,
    }
}

/// The next meeting of each body and kind, and those that the agreement wants before it and nobody has dated.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn next(session: &Session) -> Result<Vec<MeetingRow>, Failure> {
    let (charter, records, lines) = session.meeting_obligations()?;
    let today = session.today();
    let mut coming: Vec<_> = records.meetings.iter().filter(|m| m.state == MeetingState::Planned && m.date >= today).collect();
    coming.sort_by_key(|m| m.date);
    let mut rows: Vec<MeetingRow> = Vec::new();
    let mut seen: Vec<((&str, Option<&str>), Date)> = Vec::new();
    for meeting in coming {
        let what = (meeting.body.as_str(), meeting.kind.as_deref());
        if !seen.iter().any(|(known, _)| *known == what) {
            seen.push((what, meeting.date));
            rows.push(row(&charter, meeting, today));
        }
    }
    let mut wanted: Vec<_> = lines.iter().filter(|o| o.settled.is_none() && o.due.is_some_and(|d| d >= today)).collect();
    wanted.sort_by_key(|o| o.due);
    for obligation in wanted {
        let (Wants::Meeting { body, kind, .. }, Some(by)) = (&obligation.wants, obligation.due) else { continue };
        let what = (body.as_str(), kind.as_deref());
        // One that comes later is no reason to forget one that is wanted before it.
        if seen.iter().any(|(known, date)| *known == what && *date <= by) {
            continue;
        }
        seen.push((what, by));
        rows.push(MeetingRow {
            days_left: Some(by.signed_duration_since(today).num_days()),
            ..MeetingRow::wanted(&charter, &obligation.handle, body, kind.as_deref(), Some(by))
        });
    }
    Ok(rows)
}
