//! The lines of each edit. Drafts are taken apart with all their fields, so that none is forgotten.

use super::super::{
    AdoptionDraft, Appointee, AppointmentDraft, Command, MeetingDraft, MemberDraft, MemberEdit, MergerDraft, NewFigure,
    NoticeDraft, PersonDraft, PlannedMeeting,
};
use super::{Line, portfolio};
use crate::app::names::{Known, appointment_handle, meeting_handle};
use crate::app::{Failure, Session};
use crate::domain::ids::Id;

/// The lines that do what an edit did; none where no line can.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn lines(session: &Session, command: &Command) -> Result<Option<Vec<Line>>, Failure> {
    let (charter, records) = (session.charter()?, session.records()?);
    let known = session.known(&charter, &records)?;
    Ok(match command {
        Command::ImportInhabitants { figures, source } => {
            figures.iter().map(|figure| inhabitants(figure, source, &known)).collect()
        }
        Command::Appoint(draft) => appoint(draft, &known),
        Command::PlanMeetings { year: _, meetings } => Some(meetings.iter().map(planned).collect()),
        Command::Record(command) => portfolio::lines(command, &known),
        _ => line(command, &known).map(|line| vec![line]),
    })
}

/// The line of an edit that takes one.
fn line(command: &Command, known: &Known<'_>) -> Option<Line> {
    let records = known.records;
    Some(match command {
        Command::AddPerson(draft) => person(Line::of("person add").flag("name", Some(&draft.name)), draft, known)?,
        Command::EditPerson { id, draft, seen: _ } => edit_person(*id, draft, known)?,
        Command::EndAppointment { id, on, removed_by } => {
            let ended = records.appointments.iter().find(|a| a.id == *id)?;
            let line = Line::of("seat end").word(appointment_handle(records, ended)).flag("on", Some(on));
            line.flag("removed-by", perhaps(*removed_by, known)?)
        }
        Command::SetTerm { body, from, until, chair, note } => {
            let line = Line::of("term add").word(body).words([from, until]);
            line.flag("chair", perhaps(*chair, known)?).flag("note", note.as_ref())
        }
        Command::AddMeeting { body, draft } => {
            let MeetingDraft { date, kind, initiator, location, note } = draft;
            let line = Line::of("meeting add").word(body).word(date).flag("kind", kind.as_ref());
            let line = line.flag("by", perhaps(*initiator, known)?);
            line.flag("place", location.as_ref()).flag("note", note.as_ref())
        }
        Command::EditMeeting { id, was, draft } => edit_meeting(*id, was, draft, known)?,
        Command::HoldMeeting { id } => Line::of("meeting held").word(meeting(*id, known)?),
        Command::CancelMeeting { id } => Line::of("meeting cancel").word(meeting(*id, known)?),
        Command::AddMember(draft) => add_member(draft),
        Command::EditMember { id, edit, seen: _ } => {
            let MemberEdit { code, name, org_number, order, areas: placed, since } = &**edit;
            let line = Line::of("member edit").word(member(*id, known)?).flag("name", Some(name)).flag("code", Some(code));
            let number = org_number.as_deref().unwrap_or_default();
            let line = line.flag("org-number", Some(number)).flag("order", Some(order));
            areas(line, placed).flag("since", *since)
        }
        Command::MergeMembers(draft) => merge(draft, known)?,
        Command::MemberLeaves { id, on } => Line::of("member leave").word(member(*id, known)?).flag("on", Some(on)),
        Command::SetInhabitants(figure) => inhabitants(figure, &figure.source, known)?,
        Command::Tick { handle, on, note } => Line::of("tick").word(handle).flag("note", Some(note)).flag("on", Some(on)),
        Command::Postpone { handle, until, reason } => {
            Line::of("postpone").word(handle).flag("to", Some(until)).flag("reason", Some(reason))
        }
        Command::TakeUp { handle } => Line::of("postpone").word(handle).switch("end", true),
        Command::Set { entry, field, value, from } => {
            Line::of("setting set").words([entry, field, value]).flag("from", Some(from))
        }
        Command::ClearSetting { entry, field } => Line::of("setting clear").words([entry, field]),
        // The text was taken in from a draft that is gone.
        Command::Adopt(draft) => {
            let AdoptionDraft { name: _, text: _, from: _ } = &**draft;
            return None;
        }
        Command::GiveNotice(draft) => {
            let NoticeDraft { member, exit, given, ground, written } = &**draft;
            let line = Line::of("agreement notice").word(member).flag("exit", exit.as_ref()).flag("date", Some(given));
            line.flag("ground", ground.as_ref()).switch("written", *written)
        }
        Command::AttachText { version, name, text: _ } => Line::of("agreement attach").word(name).flag("of", version.as_ref()),
        Command::PlanMeetings { .. } | Command::Appoint(_) | Command::ImportInhabitants { .. } | Command::Record(_) => {
            return None;
        }
    })
}

/// How a member is named.
pub(super) fn member<'a>(id: Id, known: &Known<'a>) -> Option<&'a str> {
    known.records.member(id).map(|member| member.handle.as_str())
}

/// How a member is named, if one was given.
pub(super) fn perhaps<'a>(id: Option<Id>, known: &Known<'a>) -> Option<Option<&'a str>> {
    id.map_or(Some(None), |id| member(id, known).map(Some))
}

fn meeting(id: Id, known: &Known<'_>) -> Option<String> {
    known.records.meetings.iter().find(|meeting| meeting.id == id).map(meeting_handle)
}

/// What is different is named; a detail that is emptied is given as nothing.
fn edit_meeting(id: Id, was: &MeetingDraft, draft: &MeetingDraft, known: &Known<'_>) -> Option<Line> {
    let MeetingDraft { date, kind, initiator, location, note } = draft;
    let body = &known.records.meetings.iter().find(|meeting| meeting.id == id)?.body;
    let line = Line::of("meeting edit").word(format!("{body}/{}", was.date));
    let line = line.flag("date", (*date != was.date).then_some(date));
    let line = changed(line, "kind", kind.as_deref(), was.kind.as_deref());
    let line = changed(line, "by", perhaps(*initiator, known)?, perhaps(was.initiator, known)?);
    let line = changed(line, "place", location.as_deref(), was.location.as_deref());
    Some(changed(line, "note", note.as_deref(), was.note.as_deref()))
}

fn changed(line: Line, flag: &str, now: Option<&str>, was: Option<&str>) -> Line {
    line.flag(flag, (now != was).then(|| now.unwrap_or_default()))
}

fn planned(meeting: &PlannedMeeting) -> Line {
    let PlannedMeeting { body, kind, date } = meeting;
    Line::of("meeting add").word(body).word(date).flag("kind", kind.as_ref())
}

fn areas(line: Line, areas: &[(String, String)]) -> Line {
    areas.iter().fold(line, |line, (scheme, area)| line.flag("area", Some(format!("{scheme}:{area}"))))
}

fn add_member(draft: &MemberDraft) -> Line {
    let MemberDraft { handle, code, name, org_number, order, from, areas: placed, outside } = draft;
    let line = Line::of("member add").word(name).flag("code", Some(code)).flag("from", *from);
    let line = line.flag("org-number", org_number.as_ref()).flag("order", *order);
    areas(line, placed).flag("handle", handle.as_ref()).switch("outside", *outside)
}

fn merge(draft: &MergerDraft, known: &Known<'_>) -> Option<Line> {
    let MergerDraft { from, handle, code, name, org_number, on, areas: placed } = draft;
    let from: Vec<&str> = from.iter().map(|id| member(*id, known)).collect::<Option<_>>()?;
    let line = Line::of("member merge").word(from.join(",")).flag("into", Some(name)).flag("code", Some(code));
    let line = line.flag("on", Some(on)).flag("org-number", org_number.as_ref());
    Some(areas(line, placed).flag("handle", handle.as_ref()))
}

fn inhabitants(figure: &NewFigure, source: &str, known: &Known<'_>) -> Option<Line> {
    let NewFigure { member: of, on, count, source: _ } = figure;
    let line = Line::of("population set").word(member(*of, known)?).word(count);
    Some(line.flag("on", Some(on)).flag("source", Some(source)))
}

/// How a person is named who was put into a seat, with the line that comes before for someone new.
pub(super) fn appointee(who: &Appointee, represents: Option<Id>, known: &Known<'_>) -> Option<(Vec<Line>, Who)> {
    match who {
        Appointee::Known(id) => Some((Vec::new(), Who { name: known.records.person(*id)?.handle.clone(), new: false })),
        Appointee::New(draft) => {
            let PersonDraft { handle, name, title, mail, phone, member } = draft;
            let is_name_alone = [handle, title, mail, phone].iter().all(|detail| detail.is_none()) && *member == represents;
            if is_name_alone {
                return Some((Vec::new(), Who { name: name.clone(), new: true }));
            }
            // Others may have the name: the handle that the newest of them got is the one meant.
            let namesakes = known.records.people.iter().filter(|person| person.name == name.trim());
            let handle = namesakes.max_by_key(|person| person.id)?.handle.clone();
            let draft = PersonDraft { handle: Some(handle.clone()), ..draft.clone() };
            let line = person(Line::of("person add").flag("name", Some(name)), &draft, known)?;
            Some((vec![line], Who { name: handle, new: false }))
        }
    }
}

/// How a person is named on the line that puts them into a seat.
pub(super) struct Who {
    /// The handle, or the name of someone new.
    pub(super) name: String,
    /// Whether the line adds them.
    pub(super) new: bool,
}

/// The flags of a person's details other than the name.
fn person(line: Line, draft: &PersonDraft, known: &Known<'_>) -> Option<Line> {
    let PersonDraft { handle, name: _, title, mail, phone, member } = draft;
    let line = line.flag("title", title.as_ref()).flag("mail", mail.as_ref()).flag("phone", phone.as_ref());
    Some(line.flag("member", perhaps(*member, known)?).flag("handle", handle.as_ref()))
}

/// Every detail is named: one that is not stays as it was.
fn edit_person(id: Id, draft: &PersonDraft, known: &Known<'_>) -> Option<Line> {
    let PersonDraft { handle, name, title, mail, phone, member } = draft;
    let line = Line::of("person edit").word(&known.records.person(id)?.handle).flag("name", Some(name));
    let details = [("title", title), ("mail", mail), ("phone", phone)];
    let line = details.iter().fold(line, |line, (flag, detail)| line.flag(flag, Some(detail.as_deref().unwrap_or_default())));
    Some(line.flag("member", Some(perhaps(*member, known)?.unwrap_or_default())).flag("handle", handle.as_ref()))
}

fn appoint(draft: &AppointmentDraft, known: &Known<'_>) -> Option<Vec<Line>> {
    let AppointmentDraft {
        body,
        seat,
        who,
        member,
        organisation,
        from,
        until,
        nominated,
        elected,
        elected_by,
        decision,
        percent,
        replaces,
    } = draft;
    // The command line knows no organisations outside.
    if organisation.is_some() {
        return None;
    }
    let replaced = match replaces {
        Some(id) => Some(holder(*id, known)?),
        None => None,
    };
    let (mut lines, who) = appointee(who, *member, known)?;
    let line = Line::of("seat appoint").word(format!("{body}/{seat}")).word(&who.name).switch("new", who.new);
    let line = line.flag("for", perhaps(*member, known)?).flag("from", *from).flag("until", *until);
    let line = line.flag("nominated", *nominated).flag("elected", *elected);
    let line = line.flag("elected-by", perhaps(*elected_by, known)?);
    lines.push(line.flag("decision", decision.as_ref()).flag("percent", *percent).flag("replaces", replaced));
    Some(lines)
}

/// The person of an appointment.
fn holder<'a>(id: Id, known: &Known<'a>) -> Option<&'a str> {
    let appointment = known.records.appointments.iter().find(|a| a.id == id)?;
    known.records.person(appointment.person).map(|person| person.handle.as_str())
}
