//! The shared parts of charter entries: who, when, lead, evidence.

use serde::{Deserialize, Serialize};
use std::fmt;

use crate::domain::date::{Date, Lead, Length, MonthDay, PeriodKind};

/// Who must act, pays, sits or is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "RawWho", into = "RawWho")]
pub struct Who {
    /// The one or many meant.
    pub target: Target,
    /// The organ of the municipality that acts.
    pub organ: Option<Organ>,
    /// Whether one joint act settles it for all.
    pub together: bool,
}

/// Whom a [`Who`] points at.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// Every one of a set, each by itself: one obligation for each.
    Each(Set),
    /// A set as a whole: one obligation for all.
    All(Set),
    /// Any one of a set.
    Any(Set),
    /// One party in a role.
    One(One),
    /// A body.
    Body(String),
    /// The member that holds the chair of a body, `term` terms from now.
    Chair {
        /// Id of the body.
        body: String,
        /// 0: this term, 1: the next.
        term: i32,
    },
    /// A named party.
    Party(String),
    /// Any member of a named area.
    Area(String),
    /// An outside organisation.
    External(String),
}

/// Sets of parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Set {
    /// All members.
    Member,
    /// All members but the host.
    Other,
    /// The members that have the need in question.
    Needing,
}

/// One party in a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum One {
    /// The host of the cooperation.
    Host,
    /// The party that the person represents.
    Own,
    /// The party that holds, or is to hold, the post.
    Holder,
}

/// Organs of a municipality; the words for them come from the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Organ {
    /// The council.
    Council,
    /// The executive board.
    ExecutiveBoard,
    /// The chief executive.
    ChiefExecutive,
    /// The head of digitalisation.
    DigitalLead,
    /// The auditors.
    Auditors,
    /// An official.
    Official,
}

/// A fault of form in a table of which exactly one field of several must stand. The text is a code: `exactly-one:a,b`.
#[derive(Debug)]
pub struct NotExactlyOne(&'static [&'static str]);

/// How [`NotExactlyOne`] begins; the fields follow, joined by commas.
pub const EXACTLY_ONE: &str = "exactly-one:";

impl fmt::Display for NotExactlyOne {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{EXACTLY_ONE}{}", self.0.join(","))
    }
}

/// The single value of a list of which exactly one is present.
fn exactly_one<T>(fields: &'static [&'static str], values: Vec<Option<T>>) -> Result<T, NotExactlyOne> {
    let mut present = values.into_iter().flatten();
    match (present.next(), present.next()) {
        (Some(only), None) => Ok(only),
        _ => Err(NotExactlyOne(fields)),
    }
}

#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWho {
    #[serde(skip_serializing_if = "Option::is_none")]
    each: Option<Set>,
    #[serde(skip_serializing_if = "Option::is_none")]
    all: Option<Set>,
    #[serde(skip_serializing_if = "Option::is_none")]
    any: Option<Set>,
    #[serde(skip_serializing_if = "Option::is_none")]
    one: Option<One>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    chair: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    party: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    external: Option<String>,
    #[serde(default)]
    term: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    organ: Option<Organ>,
    #[serde(default)]
    together: bool,
}

impl TryFrom<RawWho> for Who {
    type Error = NotExactlyOne;

    fn try_from(raw: RawWho) -> Result<Self, NotExactlyOne> {
        let term = raw.term;
        let target = exactly_one(
            &["each", "all", "any", "one", "body", "chair", "party", "area", "external"],
            vec![
                raw.each.map(Target::Each),
                raw.all.map(Target::All),
                raw.any.map(Target::Any),
                raw.one.map(Target::One),
                raw.body.map(Target::Body),
                raw.chair.map(|body| Target::Chair { body, term }),
                raw.party.map(Target::Party),
                raw.area.map(Target::Area),
                raw.external.map(Target::External),
            ],
        )?;
        Ok(Self { target, organ: raw.organ, together: raw.together })
    }
}

impl From<Who> for RawWho {
    fn from(who: Who) -> Self {
        let mut raw = Self { organ: who.organ, together: who.together, ..Self::default() };
        match who.target {
            Target::Each(set) => raw.each = Some(set),
            Target::All(set) => raw.all = Some(set),
            Target::Any(set) => raw.any = Some(set),
            Target::One(one) => raw.one = Some(one),
            Target::Body(id) => raw.body = Some(id),
            Target::Chair { body, term } => (raw.chair, raw.term) = (Some(body), term),
            Target::Party(id) => raw.party = Some(id),
            Target::Area(id) => raw.area = Some(id),
            Target::External(id) => raw.external = Some(id),
        }
        raw
    }
}

/// When something must have happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "RawWhen", into = "RawWhen")]
pub enum When {
    /// In every period of a kind, so many times.
    Every {
        /// The kind of period.
        period: PeriodKind,
        /// How many times at least.
        times: u32,
        /// How many times at most.
        at_most: Option<u32>,
    },
    /// Within one of these months of the year (1 to 12), each year.
    Months {
        /// The months.
        months: Vec<u32>,
        /// Years from the subject's year.
        year: i32,
    },
    /// By a day of the year.
    Day {
        /// The day.
        day: MonthDay,
        /// Years from the subject's year.
        year: i32,
    },
    /// Once, between two days, both included.
    Window {
        /// The first day.
        from: Date,
        /// The last day.
        until: Date,
    },
    /// By a date that another record gives.
    Anchor {
        /// Whose date.
        anchor: Anchor,
        /// The last day lies this long after it.
        offset: Length,
    },
    /// With each meeting of a body, within so long of it.
    With {
        /// Id of the body.
        body: String,
        /// From this long (negative: before) to this long after the meeting, both included.
        within: [Length; 2],
    },
    /// Again this long after it was last done.
    Rolling(Length),
    /// Always; it has no date.
    Standing,
}

/// Dates that other records give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchor {
    /// The first day of the body's next term of office.
    #[serde(rename = "term.from")]
    TermFrom,
}

#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWhen {
    #[serde(skip_serializing_if = "Option::is_none")]
    every: Option<PeriodKind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    times: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_most: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    months: Option<Vec<u32>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<MonthDay>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    window: Option<[Date; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    anchor: Option<Anchor>,
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<Length>,
    #[serde(skip_serializing_if = "Option::is_none")]
    with: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    within: Option<[Length; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rolling: Option<Length>,
    #[serde(skip_serializing_if = "Option::is_none")]
    standing: Option<bool>,
}

impl TryFrom<RawWhen> for When {
    type Error = NotExactlyOne;

    fn try_from(raw: RawWhen) -> Result<Self, NotExactlyOne> {
        let year = raw.year.unwrap_or(0);
        let (times, at_most) = (raw.times.unwrap_or(1), raw.at_most);
        let offset = raw.offset.unwrap_or(Length::Days(0));
        let within = raw.within.unwrap_or([Length::Days(0), Length::Days(0)]);
        exactly_one(
            &["every", "months", "day", "window", "anchor", "with", "rolling", "standing"],
            vec![
                raw.every.map(|period| Self::Every { period, times, at_most }),
                raw.months.map(|months| Self::Months { months, year }),
                raw.day.map(|day| Self::Day { day, year }),
                raw.window.map(|[from, until]| Self::Window { from, until }),
                raw.anchor.map(|anchor| Self::Anchor { anchor, offset }),
                raw.with.map(|body| Self::With { body, within }),
                raw.rolling.map(Self::Rolling),
                raw.standing.filter(|s| *s).map(|_| Self::Standing),
            ],
        )
    }
}

impl From<When> for RawWhen {
    fn from(when: When) -> Self {
        let mut raw = Self::default();
        match when {
            When::Every { period, times, at_most } => (raw.every, raw.times, raw.at_most) = (Some(period), Some(times), at_most),
            When::Months { months, year } => (raw.months, raw.year) = (Some(months), Some(year)),
            When::Day { day, year } => (raw.day, raw.year) = (Some(day), Some(year)),
            When::Window { from, until } => raw.window = Some([from, until]),
            When::Anchor { anchor, offset } => (raw.anchor, raw.offset) = (Some(anchor), Some(offset)),
            When::With { body, within } => (raw.with, raw.within) = (Some(body), Some(within)),
            When::Rolling(length) => raw.rolling = Some(length),
            When::Standing => raw.standing = Some(true),
        }
        raw
    }
}

/// From when an obligation warns; absent: it is shown but does not warn before its last day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeadTimes {
    /// The first day of the state `soon`.
    pub soon: Option<Lead>,
    /// The first day of the state `urgent`.
    pub urgent: Option<Lead>,
}

/// What settles an obligation besides a tick.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "RawEvidence", into = "RawEvidence")]
pub enum Evidence {
    /// A meeting of a body, dated within the window and not cancelled.
    Meeting {
        /// Id of the body.
        body: String,
        /// Only meetings of this kind.
        kind: Option<String>,
    },
    /// An item treated by a body.
    Item {
        /// Id of the body.
        body: String,
    },
    /// A seat that has come this far for the coming term.
    Seat {
        /// Id of the body.
        body: String,
        /// Id of the seat.
        seat: String,
        /// How far.
        step: SeatStep,
    },
}

/// Steps on the way to a filled seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SeatStep {
    /// Someone is nominated.
    Nominated,
    /// Someone is elected.
    Elected,
}

#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEvidence {
    #[serde(skip_serializing_if = "Option::is_none")]
    meeting: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seat: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<SeatStep>,
}

impl TryFrom<RawEvidence> for Evidence {
    type Error = NotExactlyOne;

    fn try_from(raw: RawEvidence) -> Result<Self, NotExactlyOne> {
        let kind = raw.kind;
        let step = raw.step.unwrap_or(SeatStep::Elected);
        exactly_one(
            &["meeting", "item", "seat"],
            vec![
                raw.meeting.map(|body| Self::Meeting { body, kind }),
                raw.item.map(|body| Self::Item { body }),
                raw.seat.map(|path| {
                    let (body, seat) = path.split_once('/').unwrap_or((&path, ""));
                    Self::Seat { body: body.to_owned(), seat: seat.to_owned(), step }
                }),
            ],
        )
    }
}

impl From<Evidence> for RawEvidence {
    fn from(evidence: Evidence) -> Self {
        let mut raw = Self::default();
        match evidence {
            Evidence::Meeting { body, kind } => (raw.meeting, raw.kind) = (Some(body), kind),
            Evidence::Item { body } => raw.item = Some(body),
            Evidence::Seat { body, seat, step } => (raw.seat, raw.step) = (Some(format!("{body}/{seat}")), Some(step)),
        }
        raw
    }
}

/// How hard an obligation binds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Force {
    /// May go overdue.
    #[default]
    Must,
    /// Stops at `soon`: a duty whose date is the program's own.
    Should,
    /// An opportunity that opens and closes.
    May,
}
