//! The year wheel: the meetings of a year by body and month, those the agreement wants among them, and its deadlines.

use std::collections::{HashMap, HashSet};

use chrono::Datelike;

use super::due::{DueLine, line, widen};
use super::meetings::{MeetingFilter, MeetingRow, meetings};
use super::wording::Wording;
use crate::app::{Failure, Session};
use crate::domain::charter::Force;
use crate::domain::date::{Date, month_end, month_start};
use crate::domain::duty::{Due, Obligation, Past, Settled, State, Wants};
use crate::domain::ids::Id;
use crate::domain::meeting::MeetingState;
use crate::domain::portfolio::About;
use crate::text::{Msg, Say};

/// How far a meeting of the wheel has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// The agreement wanted it by a day that is past, and it is not on record.
    Missing,
    /// Its day is past, and nobody has recorded whether it was held.
    Unrecorded,
    /// The agreement wants it by a day that comes, and it has no date.
    Wanted,
    /// It has a date.
    Dated,
    /// It was held.
    Held,
}

impl Mark {
    /// All, as the legend tells them.
    pub const ALL: [Self; 5] = [Self::Held, Self::Dated, Self::Wanted, Self::Unrecorded, Self::Missing];

    /// The sign in tables.
    pub fn sign(self) -> char {
        match self {
            Self::Missing => '!',
            Self::Unrecorded => '?',
            Self::Wanted => 'p',
            Self::Dated => 'o',
            Self::Held => '+',
        }
    }

    /// The word for people.
    pub fn words(self) -> Msg {
        match self {
            Self::Held => Msg::MeetingsHeld,
            Self::Dated => Msg::MeetingsPlanned,
            Self::Wanted => Msg::MeetingsNotDated,
            Self::Unrecorded => Msg::WheelUnrecorded,
            Self::Missing => Msg::WheelMissing,
        }
    }

    /// The word used in machine-readable output.
    pub fn word(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Unrecorded => "unrecorded",
            Self::Wanted => "wanted",
            Self::Dated => "dated",
            Self::Held => "held",
        }
    }
}

/// A meeting of the wheel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WheelMeeting {
    /// Its day, or the last day in time for one without.
    pub date: Date,
    /// How far it has come.
    pub mark: Mark,
    /// How many there are: several are wanted by one day.
    pub count: u32,
    /// Name of its kind.
    pub kind: Option<String>,
    /// How it is referred to, or the duty that wants it.
    pub handle: String,
    /// Whether it is an example.
    pub example: bool,
}

impl WheelMeeting {
    /// How far it has come, in words, and how many there are if several.
    pub fn words(&self, say: Say) -> String {
        let mark = say.msg(self.mark.words());
        if self.count > 1 { format!("{} {mark}", self.count) } else { mark.to_owned() }
    }
}

/// The year of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WheelRow {
    /// Id of the body.
    pub body: String,
    /// What it is called where there is little room.
    pub name: String,
    /// Its meetings, by date.
    pub meetings: Vec<WheelMeeting>,
}

impl WheelRow {
    /// Its meetings in a month, from 1 on.
    pub fn month(&self, month: u32) -> impl Iterator<Item = &WheelMeeting> {
        self.meetings.iter().filter(move |meeting| meeting.date.month() == month)
    }

    /// How many have come so far.
    pub fn count(&self, mark: Mark) -> u32 {
        let counts = self.meetings.iter().filter(|meeting| meeting.mark == mark).map(|meeting| meeting.count);
        counts.fold(0, u32::saturating_add)
    }
}

/// A year of the cooperation.
#[derive(Clone, Debug, PartialEq)]
pub struct Wheel {
    /// The year.
    pub year: i32,
    /// Name of the cooperation.
    pub cooperation: String,
    /// The bodies that meet in it or ought to, in the agreement's order.
    pub rows: Vec<WheelRow>,
    /// What else is due in it or was settled, by last day.
    pub deadlines: Vec<DueLine>,
}

impl Wheel {
    /// Whether any of its meetings is an example.
    pub fn has_examples(&self) -> bool {
        self.rows.iter().flat_map(|row| &row.meetings).any(|meeting| meeting.example)
    }

    /// What is due in a month, from 1 on.
    pub fn due_in(&self, month: u32) -> impl Iterator<Item = &DueLine> {
        self.deadlines.iter().filter(move |line| line.due.is_some_and(|due| due.month() == month))
    }
}

/// The sign of a deadline in tables: missed and settled ones have that of a meeting.
pub fn deadline_sign(line: &DueLine) -> char {
    match (line.settled, line.state) {
        (true, _) => Mark::Held.sign(),
        (false, State::Overdue) => Mark::Missing.sign(),
        (false, _) => ' ',
    }
}

/// The wheel of a year.
///
/// What comes round several times in it is found by asking on the last day of each month: a rule shows the period one is
/// in, and the last one that was missed.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn wheel(session: &Session, year: i32) -> Result<Wheel, Failure> {
    let today = session.today();
    let (first, last) = (month_start(year, 1), month_end(year, 12));
    let days = days_of(year, today);
    let (charter, records, dues) = session.obligations_on(&days, Past::LastUnmetAndMet)?;
    let demands = demanded(&days, &dues, (first, last));
    let wording = Wording { say: session.say(), charter: &charter, records: &records, today };
    let mut rows: Vec<WheelRow> = charter.bodies.iter().map(|body| row(&body.id, body.brief())).collect();
    let in_year = MeetingFilter { body: None, from: Some(first), until: Some(last) };
    for meeting in meetings(session, &in_year)?.iter().filter(|m| m.state != MeetingState::Cancelled) {
        let place = place(&mut rows, &meeting.body, &meeting.body_name);
        place.meetings.extend(dated(meeting));
    }
    let mut deadlines: Vec<DueLine> = Vec::new();
    for obligation in demands {
        // The meeting that settled it is there itself.
        if let Some(Settled::Meeting { .. }) = obligation.settled {
            continue;
        }
        match (&obligation.wants, obligation.due) {
            // What is ticked off wants no meeting any more.
            (Wants::Meeting { body, kind, missing }, Some(due)) if obligation.settled.is_none() => {
                let entry = charter.body(body);
                let named = entry.and_then(|b| b.rule.kinds.iter().find(|k| Some(&k.id) == kind.as_ref()));
                let mark = if due < today { Mark::Missing } else { Mark::Wanted };
                let kind = named.map(|kind| kind.name.clone());
                let (count, handle) = ((*missing).max(1), obligation.handle.clone());
                let meeting = WheelMeeting { date: due, mark, count, kind, handle, example: wording.is_example(obligation) };
                let there = &mut place(&mut rows, body, entry.map_or(body, |b| b.brief())).meetings;
                // Two demands that one meeting meets are one meeting.
                if !there.iter().any(|m| (m.date, m.mark, &m.kind) == (meeting.date, meeting.mark, &meeting.kind)) {
                    there.push(meeting);
                }
            }
            (_, due) => {
                // Two readings of one clause with the same last day are one line, as in the list of what is due.
                if obligation.reading.is_some() && deadlines.iter().any(|l| l.is_twin_of(&obligation.rule, due)) {
                    continue;
                }
                let is_open = obligation.settled.is_none();
                let late = is_open && obligation.force == Force::Must && due.is_some_and(|due| due < today);
                let near = is_open && obligation.soon_from.is_some_and(|soon| soon <= today);
                let state = match (late, near) {
                    (true, _) => State::Overdue,
                    (false, true) => State::Soon,
                    (false, false) => State::Ok,
                };
                deadlines.push(DueLine { state, ..line(&wording, obligation) });
            }
        }
    }
    rows.retain(|row| !row.meetings.is_empty());
    rows.iter_mut().for_each(|row| row.meetings.sort_by_key(|meeting| meeting.date));
    widen(&mut deadlines);
    deadlines.sort_by_key(|line| line.due);
    Ok(Wheel { year, cooperation: charter.cooperation.name.clone(), rows, deadlines })
}

/// The days to ask on for all that a year demands: today, and the last day of each month.
pub(super) fn days_of(year: i32, today: Date) -> Vec<Date> {
    std::iter::once(today).chain((1..=12).map(|month| month_end(year, month))).collect()
}

/// What is to be done between two days by the answers of several days, of which the first is today; each once, settled or not.
///
/// Today's answer holds, as in the list of what is due. Other days only add what it leaves to them: periods that are yet to
/// begin, and missed ones that it counts without a line of their own.
pub(super) fn demanded<'a>(days: &[Date], dues: &'a [Due], (first, last): (Date, Date)) -> Vec<&'a Obligation> {
    let (Some(today), Some(now)) = (days.first(), dues.first()) else { return Vec::new() };
    let is_within = |obligation: &&Obligation| obligation.due.is_some_and(|due| first <= due && due <= last);
    let judged: HashSet<&str> = now.lines.iter().map(|obligation| obligation.handle.as_str()).collect();
    let counted: HashSet<_> = now.lines.iter().filter(|obligation| obligation.earlier_unmet > 0).map(duty_and_party).collect();
    let mut demands: Vec<&Obligation> = now.lines.iter().filter(is_within).collect();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for (day, due) in days.iter().zip(dues).skip(1) {
        for obligation in due.lines.iter().filter(is_within).filter(|o| !judged.contains(o.handle.as_str())) {
            let is_past = obligation.due.is_some_and(|due| due < *today);
            // What comes is not judged on a day that is past.
            if is_past != (day < today) || is_past && !counted.contains(&duty_and_party(obligation)) {
                continue;
            }
            match known.get(obligation.handle.as_str()) {
                // Only a later day may know of what is planned for it.
                Some(at) if obligation.settled.is_some() => demands[*at] = obligation,
                Some(_) => {}
                None => {
                    known.insert(&obligation.handle, demands.len());
                    demands.push(obligation);
                }
            }
        }
    }
    demands
}

/// What the periods of one duty have in common.
fn duty_and_party(obligation: &Obligation) -> (&str, Option<&About>, Option<Id>) {
    (&obligation.rule, obligation.about.as_ref(), obligation.member)
}

fn row(body: &str, name: &str) -> WheelRow {
    WheelRow { body: body.to_owned(), name: name.to_owned(), meetings: Vec::new() }
}

/// The row of a body, a new one for a body that the agreement of today does not have.
fn place<'a>(rows: &'a mut Vec<WheelRow>, body: &str, name: &str) -> &'a mut WheelRow {
    let at = rows.iter().position(|row| row.body == body).unwrap_or_else(|| {
        rows.push(row(body, name));
        rows.len() - 1
    });
    &mut rows[at]
}

fn dated(meeting: &MeetingRow) -> Option<WheelMeeting> {
    Some(WheelMeeting {
        date: meeting.date?,
        count: 1,
        mark: match meeting.state {
            MeetingState::Held => Mark::Held,
            _ if meeting.past => Mark::Unrecorded,
            _ => Mark::Dated,
        },
        kind: meeting.kind.clone(),
        handle: meeting.handle.clone(),
        example: meeting.example,
    })
}
