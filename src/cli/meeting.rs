//! `meeting`: meetings are listed, dated, held and cancelled.

use super::answer::{Answer, Report};
use super::call::Call;
use super::json;
use super::page::{Cell, Page, Table, example_mark};
use super::receipt::carry_out;
use super::verb::{Act, Group, Outcome, Verb, flag, switch, word};
use crate::app::command::{Command, MeetingDraft};
use crate::app::query::meetings::{MeetingFilter, MeetingRow, meetings};
use crate::app::{Failure, Session, names};
use crate::domain::date::Date;
use crate::domain::meeting::MeetingState;
use crate::text::read::{Towards, date_towards};
use crate::text::{Msg, Say};
use clap::value_parser;
use serde::Serialize;

pub(super) static VERB: Verb = Verb {
    name: "meeting",
    group: Group::Record,
    about: Msg::HelpMeeting,
    args: |_| Vec::new(),
    act: Act::Verbs(&[
        Verb {
            name: "list",
            group: Group::Record,
            about: Msg::HelpMeetingList,
            args: |say| {
                vec![
                    word("body", "BODY", say.msg(Msg::ArgBody)),
                    flag("from", "DATE", say.msg(Msg::ArgFirstDay)),
                    flag("until", "DATE", say.msg(Msg::ArgLastDay)),
                ]
            },
            act: Act::Run(list),
        },
        Verb {
            name: "add",
            group: Group::Record,
            about: Msg::HelpMeetingAdd,
            args: |say| {
                vec![
                    word("body", "BODY", say.msg(Msg::ArgBody)).required(true),
                    word("date", "DATE", say.msg(Msg::ArgMeetingDate)).required(true),
                    flag("kind", "KIND", say.msg(Msg::ArgKind)),
                    flag("by", "MEMBER", say.msg(Msg::ArgInitiator)),
                    flag("place", "PLACE", say.msg(Msg::ArgPlace)),
                    flag("note", "TEXT", say.msg(Msg::ArgNote)),
                ]
            },
            act: Act::Run(add),
        },
        Verb {
            name: "edit",
            group: Group::Record,
            about: Msg::HelpMeetingEdit,
            args: |say| {
                vec![
                    word("ref", "BODY/DATE", say.msg(Msg::ArgMeeting)).required(true),
                    flag("date", "DATE", say.msg(Msg::ArgMeetingDate)),
                    flag("kind", "KIND", say.msg(Msg::ArgKind)),
                    flag("by", "MEMBER", say.msg(Msg::ArgInitiator)),
                    flag("place", "PLACE", say.msg(Msg::ArgPlace)),
                    flag("note", "TEXT", say.msg(Msg::ArgNote)),
                ]
            },
            act: Act::Run(edit),
        },
        Verb {
            name: "plan",
            group: Group::Record,
            about: Msg::HelpMeetingPlan,
            args: |say| {
                vec![
                    word("year", "YEAR", say.msg(Msg::ArgPlanYear)).value_parser(value_parser!(i64).range(1..=9998)),
                    switch("record", say.msg(Msg::ArgPlanRecord)),
                ]
            },
            act: Act::Run(super::meeting_plan::run),
        },
        Verb {
            name: "call",
            group: Group::Record,
            about: Msg::HelpMeetingCall,
            args: |say| {
                vec![
                    word("body", "BODY", say.msg(Msg::ArgBody)).required(true),
                    flag("kind", "KIND", say.msg(Msg::ArgKind)),
                    flag("on", "DATE", say.msg(Msg::ArgOn)),
                ]
            },
            act: Act::Run(super::meeting_call::run),
        },
        Verb {
            name: "held",
            group: Group::Record,
            about: Msg::HelpMeetingHeld,
            args: |say| vec![word("ref", "BODY/DATE", say.msg(Msg::ArgMeeting)).required(true)],
            act: Act::Run(held),
        },
        Verb {
            name: "cancel",
            group: Group::Record,
            about: Msg::HelpMeetingCancel,
            args: |say| vec![word("ref", "BODY/DATE", say.msg(Msg::ArgMeeting)).required(true)],
            act: Act::Run(cancel),
        },
    ]),
};

fn list(call: &Call) -> Outcome {
    let session = call.read()?;
    let filter = MeetingFilter {
        body: call.text("body").map(str::to_owned),
        from: call.date(&session, "from")?,
        until: call.date(&session, "until")?,
    };
    let rows = meetings(&session, &filter)?;
    Ok(Answer::of(Meetings { say: session.say(), today: session.today(), rows }))
}

fn add(call: &Call) -> Outcome {
    let session = call.edit()?;
    let (charter, records) = (session.charter()?, session.records()?);
    let body = names::body(&charter, call.needed("body"))?;
    let date = day(&session, call.needed("date"))?;
    let kind = call.text("kind").map(|given| names::meeting_kind(body, given)).transpose()?.map(|k| k.id.clone());
    let initiator = call.text("by").map(|given| names::member(&records, given, date)).transpose()?.map(|m| m.id);
    let [location, note] = ["place", "note"].map(|id| call.text(id).map(str::to_owned));
    let draft = MeetingDraft { date, kind, initiator, location, note };
    carry_out(call, session, &Command::AddMeeting { body: body.id.clone(), draft })
}

fn edit(call: &Call) -> Outcome {
    let session = call.edit()?;
    let (charter, records) = (session.charter()?, session.records()?);
    let meeting = names::meeting(&charter, &records, call.needed("ref"))?;
    let body = names::body(&charter, &meeting.body)?;
    let (id, was) = (meeting.id, MeetingDraft::from(meeting));
    let date = call.text("date").map_or(Ok(was.date), |text| day(&session, text))?;
    let kind = |given: &str| Ok(names::meeting_kind(body, given)?.id.clone());
    let member = |given: &str| Ok(names::member(&records, given, date)?.id);
    let text = |given: &str| Ok(given.to_owned());
    let draft = MeetingDraft {
        date,
        kind: changed(call, "kind", was.kind.clone(), kind)?,
        initiator: changed(call, "by", was.initiator, member)?,
        location: changed(call, "place", was.location.clone(), text)?,
        note: changed(call, "note", was.note.clone(), text)?,
    };
    carry_out(call, session, &Command::EditMeeting { id, was, draft })
}

/// The day of a meeting; without a year it is one that was not long ago, or the next.
fn day(session: &Session, text: &str) -> Result<Date, Failure> {
    let fault = |fault| Failure::Date { text: text.to_owned(), fault };
    date_towards(text, session.today(), Towards::Near).map_err(fault)
}

/// A detail as it shall be: as it was where its flag is not given, and none where nothing is given with it.
fn changed<T>(call: &Call, id: &str, was: Option<T>, read: impl Fn(&str) -> Result<T, Failure>) -> Result<Option<T>, Failure> {
    match call.text(id) {
        None => Ok(was),
        Some("") => Ok(None),
        Some(given) => read(given).map(Some),
    }
}

fn held(call: &Call) -> Outcome {
    let session = call.edit()?;
    let id = names::meeting(&*session.charter()?, &session.records()?, call.needed("ref"))?.id;
    carry_out(call, session, &Command::HoldMeeting { id })
}

fn cancel(call: &Call) -> Outcome {
    let session = call.edit()?;
    let id = names::meeting(&*session.charter()?, &session.records()?, call.needed("ref"))?.id;
    carry_out(call, session, &Command::CancelMeeting { id })
}

struct Meetings {
    say: Say,
    today: Date,
    rows: Vec<MeetingRow>,
}

/// A meeting for scripts.
#[derive(Serialize)]
pub(super) struct Item<'a> {
    handle: &'a str,
    body: &'a str,
    kind: Option<&'a str>,
    date: Option<Date>,
    state: &'static str,
    suggested: bool,
    wanted_by: Option<Date>,
    days_left: Option<i64>,
    place: Option<&'a str>,
    note: Option<&'a str>,
    example: bool,
}

impl<'a> Item<'a> {
    pub(super) fn of(row: &'a MeetingRow) -> Self {
        Self {
            handle: &row.handle,
            body: &row.body,
            kind: row.kind.as_deref(),
            date: row.date,
            state: match row.state {
                MeetingState::Planned => "planned",
                MeetingState::Held => "held",
                MeetingState::Cancelled => "cancelled",
            },
            suggested: row.id.is_none(),
            wanted_by: row.wanted_by,
            days_left: row.days_left,
            place: row.location.as_deref(),
            note: row.note.as_deref(),
            example: row.example,
        }
    }
}

/// How far a meeting has come, in words: a planned one whose day is past says so.
pub(super) fn state(say: Say, row: &MeetingRow) -> &'static str {
    say.msg(match row.state {
        MeetingState::Held => Msg::StateHeld,
        MeetingState::Cancelled => Msg::StateCancelled,
        MeetingState::Planned if row.past => Msg::StateNotRecorded,
        MeetingState::Planned => Msg::StatePlanned,
    })
}

impl Report for Meetings {
    fn page(&self) -> Page {
        let say = self.say;
        let mut page = Page::default();
        let titles = [Msg::ColDate, Msg::ColBody, Msg::ColKind, Msg::ColState, Msg::ColReference, Msg::ColNote, Msg::ColExample];
        let mut table = Table::new(say, &titles).with_details([2, 4, 5, 6]);
        for row in &self.rows {
            table.row(vec![
                row.date.map_or(Cell::Empty, Cell::Date),
                (&row.body_name).into(),
                row.kind.clone().into(),
                state(say, row).into(),
                (&row.handle).into(),
                row.note.clone().into(),
                example_mark(say, row.example),
            ]);
        }
        if self.rows.is_empty() {
            page.line(say.msg(Msg::NoMeetings));
        } else {
            page.table(table);
        }
        page
    }

    fn json(&self) -> String {
        let items: Vec<_> = self.rows.iter().map(Item::of).collect();
        json::document("meeting-list", self.today, &items)
    }
}
