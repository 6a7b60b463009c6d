//! The stretches of days in which an obligation falls due, by the rule of its duty.

use crate::domain::body::terms::Stretch;
use crate::domain::charter::{Anchor, Cycle, Per, When};
use crate::domain::date::{Date, Length, Period, PeriodKind, add_days, month_end, month_start};
use crate::domain::meeting::Meeting;
use chrono::Datelike;

/// One stretch of days in which evidence counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// First day of the period it belongs to, included; decides which charter judges it.
    pub(super) first: Date,
    /// First day on which evidence counts.
    pub(super) opens: Date,
    /// Last day in time, included.
    pub(super) last: Date,
    /// Name of the period.
    pub(super) period: String,
    /// First day of the term of office it prepares, if it does.
    pub(super) term: Option<Date>,
    /// Whether that term, or the meeting that its last day waits for, is not on record.
    pub(super) computed: bool,
}

/// What windows are made from besides the rule.
pub(super) struct Sources<'a> {
    /// Windows that end before this day are not made.
    pub(super) from: Date,
    /// Windows are made up to the first that ends on or after this day.
    pub(super) today: Date,
    /// Terms of office of the body meant, by first day.
    pub(super) terms: Vec<Stretch>,
    /// Ordinary meetings of the body meant, by date.
    pub(super) meetings: Vec<&'a Meeting>,
    /// The last day of the agreement.
    pub(super) ends: Option<Date>,
    /// The day that the record meant gives.
    pub(super) date: Option<Date>,
}

/// The windows of a rule, by last day; those of dated meetings include all that lie ahead.
///
/// Rolling and standing rules have none: they are not periods.
pub(super) fn windows(when: &When, per: &Per, sources: &Sources<'_>) -> Vec<Window> {
    match when {
        When::Every { period, cycle, .. } => periods(*period, *cycle, sources),
        When::Months { months, year, cycle } => {
            let label = |subject: i32, month: u32| match (*per == Per::YEAR, months.len()) {
                (true, 1) => subject.to_string(),
                _ => Period { year: subject + year, kind: PeriodKind::Month, number: month }.to_string(),
            };
            yearly(*year, *cycle, sources, |subject| {
                let window = |month: &u32| Window {
                    first: subject_year(per, subject, month_start(subject + year, *month)),
                    opens: month_start(subject + year, *month),
                    last: month_end(subject + year, *month),
                    period: label(subject, *month),
                    term: None,
                    computed: false,
                };
                let mut windows: Vec<_> = months.iter().map(window).collect();
                windows.sort_by_key(|w| w.last);
                windows
            })
        }
        When::Day { day, year, cycle } => yearly(*year, *cycle, sources, |subject| {
            let last = day.in_year(subject + year);
            let opens = Period::year(last.year()).first();
            vec![Window {
                first: subject_year(per, subject, opens),
                opens,
                last,
                period: subject.to_string(),
                term: None,
                computed: false,
            }]
        }),
        When::Window { from, until } => {
            vec![Window { first: *from, opens: *from, last: *until, period: String::new(), term: None, computed: false }]
        }
        When::Anchor { anchor: Anchor::TermFrom, offset, .. } => {
            let window = |term: &Stretch| Window { computed: term.computed, ..before_term(term.from, *offset) };
            sources.terms.iter().map(window).collect()
        }
        When::Anchor { anchor: Anchor::Meeting(_), offset, year } => yearly(*year, Cycle::ALWAYS, sources, |subject| {
            let of = Period::year(subject + year);
            // The first one gives the day: what was not ready for it is not put off by a later one.
            let meeting = sources.meetings.iter().find(|m| m.date.year() == of.year);
            vec![Window {
                first: subject_year(per, subject, of.first()),
                opens: of.first(),
                last: meeting.map_or(of.last(), |m| offset.after(m.date)),
                period: subject.to_string(),
                term: None,
                computed: meeting.is_none(),
            }]
        }),
        When::Anchor { anchor: Anchor::AgreementUntil, offset, .. } => by_day(sources.ends, *offset),
        When::Anchor { anchor, offset, .. } if anchor.is_of_record() => by_day(sources.date, *offset),
        When::Next(_) => by_day(sources.date, Length::Days(0)),
        When::Interval { weeks, except } => intervals(*weeks, except, sources),
        When::With { within: [from, to], .. } => {
            let window = |meeting: &&Meeting| {
                let opens = from.after(meeting.date);
                let last = to.after(meeting.date);
                Window { first: meeting.date, opens, last, period: meeting.date.to_string(), term: None, computed: false }
            };
            sources.meetings.iter().map(window).collect()
        }
        When::Rolling(_) | When::Standing | When::Anchor { .. } => Vec::new(),
    }
}

/// The window of what is due at some distance from a day; whatever came before counts.
fn by_day(day: Option<Date>, offset: Length) -> Vec<Window> {
    let window = |day: Date| {
        let last = offset.after(day);
        Window { first: day, opens: Date::MIN, last, period: String::new(), term: None, computed: false }
    };
    day.map(window).into_iter().collect()
}

/// The window of what is due at some distance from the first day of a term of office.
pub(super) fn before_term(from: Date, offset: Length) -> Window {
    let last = offset.after(from);
    let opens = Period::year(last.year()).first();
    Window { first: opens, opens, last, period: from.to_string(), term: Some(from), computed: false }
}

/// The first day of the subject's year for what is counted by year, else the day itself.
fn subject_year(per: &Per, subject: i32, day: Date) -> Date {
    if *per == Per::YEAR { Period::year(subject).first() } else { day }
}

/// From each meeting to the day by which the next one is due; days in the months without meetings do not count.
fn intervals(weeks: u32, except: &[u32], sources: &Sources<'_>) -> Vec<Window> {
    let next_by = |day: Date| {
        let mut left = i64::from(weeks) * 7;
        let mut last = day;
        while left > 0 && last < Date::MAX {
            last = add_days(last, 1);
            left -= i64::from(!except.contains(&last.month()));
        }
        last
    };
    let held = sources.meetings.iter().map(|m| m.date).filter(|date| *date >= sources.from);
    let starts = std::iter::once(sources.from).chain(held);
    starts
        .map(|start| {
            let opens = add_days(start, 1);
            let last = next_by(start);
            Window { first: start, opens, last, period: last.to_string(), term: None, computed: false }
        })
        .collect()
}

fn periods(kind: PeriodKind, cycle: Cycle, sources: &Sources<'_>) -> Vec<Window> {
    let mut period = Period::of(kind, sources.from);
    let mut made = Vec::new();
    let horizon = cycle.horizon(sources.today.year()).min(Date::MAX.year() - 1);
    while period.year <= horizon {
        if cycle.has(period.year) {
            made.push(Window {
                first: period.first(),
                opens: period.first(),
                last: period.last(),
                period: period.to_string(),
                term: None,
                computed: false,
            });
            if period.last() >= sources.today {
                break;
            }
        }
        period = period.next();
    }
    made
}

/// One or more windows a year, from the year of the first day wanted to the first window that ends today or later.
fn yearly(offset: i32, cycle: Cycle, sources: &Sources<'_>, in_year: impl Fn(i32) -> Vec<Window>) -> Vec<Window> {
    let mut made: Vec<Window> = Vec::new();
    let until = cycle.horizon(add_days(sources.today, 366).year() - offset).min(Date::MAX.year() - 1);
    for subject in (sources.from.year() - offset..=until).filter(|subject| cycle.has(*subject)) {
        for window in in_year(subject).into_iter().filter(|w| w.last >= sources.from) {
            let done = window.last >= sources.today;
            made.push(window);
            if done {
                return made;
            }
        }
    }
    made
}
