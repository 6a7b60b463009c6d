//! The meetings of a year that the agreement wants and nobody has dated, with a day proposed for each.

use chrono::Datelike;

use super::wheel::{days_of, demanded};
use super::wording::Wording;
use crate::app::command::PlannedMeeting;
use crate::app::{Failure, Session};
use crate::domain::charter::{Charter, When};
use crate::domain::date::{Date, Period, add_days, month_end, month_start};
use crate::domain::days_off::is_day_off;
use crate::domain::duty::{Obligation, Past, Wants};
use crate::domain::meeting::Meeting;

/// A meeting with a day proposed for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Id of the body.
    pub body: String,
    /// Name of the body.
    pub body_name: String,
    /// What the body is called where there is little room.
    pub body_brief: String,
    /// Id of the kind of meeting.
    pub kind: Option<String>,
    /// Name of the kind.
    pub kind_name: Option<String>,
    /// The day proposed.
    pub date: Date,
    /// The last day in time.
    pub by: Date,
    /// What wants it, in the charter's words.
    pub title: String,
    /// The clause.
    pub clause: String,
    /// The meeting of the year before that the day follows.
    pub follows: Option<Date>,
}

impl Proposal {
    /// The meeting on the day proposed.
    pub fn planned(&self) -> PlannedMeeting {
        PlannedMeeting { body: self.body.clone(), kind: self.kind.clone(), date: self.date }
    }
}

/// As many weeks as bring a day to its place in the next year, on the same weekday.
const A_YEAR_OF_WEEKS: i64 = 52 * 7;

/// What is to be dated in a year, by day. What has a short time comes first, since it may serve what has a longer one.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn plan(session: &Session, year: i32) -> Result<Vec<Proposal>, Failure> {
    let today = session.today();
    let (first, last) = (month_start(year, 1), month_end(year, 12));
    let days = days_of(year, today);
    let (charter, records, dues) = session.obligations_on(&days, Past::LastUnmetAndMet)?;
    let wording = Wording { say: session.say(), charter: &charter, records: &records, today };
    let mut wanted: Vec<(&Obligation, Date, Date)> = Vec::new();
    for obligation in demanded(&days, &dues, (first, last)).into_iter().filter(|o| o.settled.is_none()) {
        let (Wants::Meeting { body, .. }, Some(by)) = (&obligation.wants, obligation.due) else { continue };
        let notice = charter.body(body).and_then(|entry| entry.rule.notice_days).unwrap_or(0);
        let earliest = add_days(today, 1 + i64::from(notice));
        let opens = opens(&charter, obligation, by);
        if by > today {
            wanted.push((obligation, opens.max(earliest).min(by), by));
        }
    }
    wanted.sort_by_key(|(obligation, from, by)| (*by - *from, *by, obligation.handle.clone()));
    let mut proposals: Vec<Proposal> = Vec::new();
    for (obligation, from, by) in wanted {
        let Wants::Meeting { body, kind, missing } = &obligation.wants else { continue };
        let serves = |p: &&Proposal| p.body == *body && p.kind == *kind && (from..=by).contains(&p.date);
        let there = u32::try_from(proposals.iter().filter(serves).count()).unwrap_or(u32::MAX);
        let habits = habits(&records.meetings, (body, kind.as_deref()), (from, by));
        let count = (*missing).max(1).saturating_sub(there);
        for n in 0..count {
            let taken = |day: Date| proposals.iter().any(|p| p.body == *body && p.date == day);
            let habit = habits.iter().copied().find(|day| !taken(*day));
            let target = habit.unwrap_or_else(|| within((from, by), n, count));
            let entry = charter.body(body);
            let named = entry.and_then(|b| b.rule.kinds.iter().find(|k| Some(&k.id) == kind.as_ref()));
            proposals.push(Proposal {
                body: body.clone(),
                body_name: entry.map_or_else(|| body.clone(), |b| b.name.clone()),
                body_brief: entry.map_or_else(|| body.clone(), |b| b.brief().to_owned()),
                kind: kind.clone(),
                kind_name: named.map(|k| k.name.clone()),
                date: meeting_day(target, (from, by), taken),
                by,
                title: wording.title(obligation),
                clause: obligation.clause.clone(),
                follows: habit.map(|day| add_days(day, -A_YEAR_OF_WEEKS)),
            });
        }
    }
    proposals.sort_by(|a, b| (a.date, &a.body, &a.kind).cmp(&(b.date, &b.body, &b.kind)));
    Ok(proposals)
}

/// The first day that serves: of the month or the period it is for; what goes with another meeting is best on its day.
fn opens(charter: &Charter, obligation: &Obligation, by: Date) -> Date {
    let duty = charter.duties.iter().find(|duty| duty.id == obligation.rule);
    match duty.and_then(|duty| duty.rule.when.as_ref()) {
        Some(When::Months { .. }) => month_start(by.year(), by.month()),
        _ => Period::parse(&obligation.period).map_or(by, Period::first),
    }
}

/// The days of the meetings a year before, brought into the time of those that are wanted.
fn habits(meetings: &[Meeting], (body, kind): (&str, Option<&str>), (from, by): (Date, Date)) -> Vec<Date> {
    let same = meetings.iter().filter(|m| m.body == body && m.kind.as_deref() == kind && m.counts());
    same.map(|m| add_days(m.date, A_YEAR_OF_WEEKS)).filter(|day| (from..=by).contains(day)).collect()
}

/// Where nothing has become a habit: late in the time there is, each in its own part of it if several are wanted.
fn within((from, by): (Date, Date), n: u32, count: u32) -> Date {
    let days = (by - from).num_days();
    let (n, count) = (i64::from(n), i64::from(count.max(1)));
    add_days(from, days * (3 * n + 2) / (3 * count))
}

/// The first day from one on that is neither off nor taken; else the last before it; the day itself if there is none.
fn meeting_day(target: Date, (from, by): (Date, Date), taken: impl Fn(Date) -> bool) -> Date {
    let open = |day: &Date| !is_day_off(*day) && !taken(*day);
    let days = |step: i64| (0..).map(move |n| add_days(target, step * n)).take_while(move |day| (from..=by).contains(day));
    days(1).find(open).or_else(|| days(-1).find(open)).unwrap_or(target)
}

/// The year to plan: this one while something in it has no date, else the next.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn next_plan(session: &Session) -> Result<(i32, Vec<Proposal>), Failure> {
    let year = session.today().year();
    let rest = plan(session, year)?;
    if rest.is_empty() { Ok((year + 1, plan(session, year + 1)?)) } else { Ok((year, rest)) }
}
