//! When: the dates and periods that a rule speaks of.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

use super::{NotExactlyOne, exactly_one};
use crate::domain::date::{Date, IsoDay, Lead, Length, MonthDay, PeriodKind, text_form};

/// When something must have happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
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
        /// In which years.
        cycle: Cycle,
    },
    /// Within one of these months of the year (1 to 12), each year.
    Months {
        /// The months.
        months: Vec<u32>,
        /// Years from the subject's year.
        year: i32,
        /// Of which years.
        cycle: Cycle,
    },
    /// By a day of the year.
    Day {
        /// The day.
        day: MonthDay,
        /// Years from the subject's year.
        year: i32,
        /// Of which years.
        cycle: Cycle,
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
        /// Of a meeting: years from the subject's year to that of the meeting.
        year: i32,
    },
    /// With each meeting of a body, within so long of it.
    With {
        /// Id of the body.
        body: String,
        /// From this long (negative: before) to this long after the meeting, both included.
        within: [Length; 2],
    },
    /// At the next meeting of a body after what it is about came up, by the body's id.
    Next(String),
    /// Every so many weeks, but in none of these months.
    Interval {
        /// Weeks from one to the next.
        weeks: u32,
        /// Months (1 to 12) without.
        except: Vec<u32>,
    },
    /// Again this long after it was last done.
    Rolling(Length),
    /// Always; it has no date.
    Standing,
}

/// Which years a rule that comes again is about: all of them, or every so-many-th from a first one on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cycle {
    /// Years from one to the next.
    pub years: u32,
    /// The first; none: there is none.
    pub first: Option<i32>,
}

impl Cycle {
    /// Every year.
    pub const ALWAYS: Self = Self { years: 1, first: None };

    /// Whether a year is one of them.
    pub fn has(self, year: i32) -> bool {
        let step = i64::from(self.years.max(1));
        self.first.is_none_or(|first| year >= first && (i64::from(year) - i64::from(first)) % step == 0)
    }

    /// The last year that one must look at to find the next of them after a year.
    pub fn horizon(self, year: i32) -> i32 {
        let from = self.first.map_or(year, |first| first.max(year));
        from.saturating_add(i32::try_from(self.years).unwrap_or(i32::MAX))
    }
}

/// Dates that other records give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The first meeting of a body in a year, by its id; a year without one waits for it until its last day.
    Meeting(String),
    /// The decision at a gate, by its id.
    Decision(String),
    /// A date of the calendar of a year, by the register entry's name.
    Calendar(String),
    /// The next gate of the project.
    NextGate,
    /// The first day of the body's next term of office.
    TermFrom,
    /// The last day of the agreement.
    AgreementUntil,
    /// The start of the project.
    ProjectStart,
    /// The day a solution is ready for members, the last on which that can be where only a period is known.
    SolutionLaunch,
    /// The day a solution is to be adopted by.
    SolutionAdoptBy,
    /// The end of the contract.
    ContractTo,
    /// A follow-up date of the contract.
    ContractFollowUp,
    /// The end of the policy.
    PolicyTo,
    /// The due date of the follow-up.
    FollowUpDue,
    /// The date of the wheel entry.
    WheelDate,
    /// The day the members were asked.
    StanceAsked,
}

/// What an anchor in a charter should have been.
pub const EXPECTED_ANCHOR: &str = "anchor";

impl Anchor {
    /// The anchors that are plain words.
    const WORDS: [(&'static str, Self); 12] = [
        ("next-gate", Self::NextGate),
        ("term.from", Self::TermFrom),
        ("agreement.until", Self::AgreementUntil),
        ("project.start", Self::ProjectStart),
        ("solution.launch", Self::SolutionLaunch),
        ("solution.adopt_by", Self::SolutionAdoptBy),
        ("contract.to", Self::ContractTo),
        ("contract.followup", Self::ContractFollowUp),
        ("policy.to", Self::PolicyTo),
        ("followup.due", Self::FollowUpDue),
        ("wheel.date", Self::WheelDate),
        ("stance.asked", Self::StanceAsked),
    ];

    /// The anchors that are plain words, as charters write them.
    pub fn words() -> impl Iterator<Item = &'static str> {
        Self::WORDS.iter().map(|(word, _)| *word)
    }

    /// Whether it is a day of the record that a rule is about.
    pub fn is_of_record(&self) -> bool {
        use Anchor::{
            ContractFollowUp, ContractTo, FollowUpDue, PolicyTo, ProjectStart, SolutionAdoptBy, SolutionLaunch, StanceAsked,
            WheelDate,
        };
        match self {
            ProjectStart | SolutionLaunch | SolutionAdoptBy | ContractTo | ContractFollowUp | PolicyTo | FollowUpDue
            | WheelDate | StanceAsked => true,
            Self::Meeting(_) | Self::Decision(_) | Self::Calendar(_) | Self::NextGate | Self::TermFrom | Self::AgreementUntil => {
                false
            }
        }
    }

    /// Whether it is a last day that someone set, and no day on which something happened.
    pub fn is_deadline(&self) -> bool {
        matches!(
            self,
            Self::SolutionAdoptBy
                | Self::ContractTo
                | Self::ContractFollowUp
                | Self::PolicyTo
                | Self::FollowUpDue
                | Self::WheelDate
        )
    }

    fn parse(text: &str) -> Option<Self> {
        match text.split_once(':') {
            Some(("meeting", body)) => Some(Self::Meeting(body.to_owned())),
            Some(("decision", gate)) => Some(Self::Decision(gate.to_owned())),
            Some(("calendar", entry)) => Some(Self::Calendar(entry.to_owned())),
            Some(_) => None,
            None => Self::WORDS.iter().find(|(word, _)| *word == text).map(|(_, anchor)| anchor.clone()),
        }
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Meeting(body) => write!(f, "meeting:{body}"),
            Self::Decision(gate) => write!(f, "decision:{gate}"),
            Self::Calendar(entry) => write!(f, "calendar:{entry}"),
            word => f.write_str(Self::WORDS.iter().find(|(_, anchor)| anchor == word).map_or("", |(text, _)| text)),
        }
    }
}

text_form!(Anchor, EXPECTED_ANCHOR, Anchor::parse, |anchor| anchor.to_string());

/// The fields of which exactly one must stand.
const WHEN: [&str; 10] = ["every", "months", "day", "window", "anchor", "with", "next", "weeks", "rolling", "standing"];

/// When something must have happened.
#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-exactly-one" = WHEN))]
struct RawWhen {
    /// In every period of a kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    every: Option<PeriodKind>,
    /// With `every`: how many times at least; 1 if absent, 366 at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    times: Option<u32>,
    /// With `every`: how many times at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    at_most: Option<u32>,
    /// Within one of these months of the year (1 to 12), each year.
    #[serde(skip_serializing_if = "Option::is_none")]
    months: Option<Vec<u32>>,
    /// By a day of the year, each year.
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<MonthDay>,
    /// With `months`, `day` or a meeting's `anchor`: years from the subject's year; 1 is the year after, -1 the year before.
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i32>,
    /// With `every`, `months` or `day`, and `first`: only every so many years.
    #[serde(skip_serializing_if = "Option::is_none")]
    years: Option<u32>,
    /// With `every`, `months` or `day`: the first year it is about (of what has `year`, the subject's year).
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<i32>,
    /// Once, between two days, both included.
    #[serde(skip_serializing_if = "Option::is_none")]
    window: Option<[IsoDay; 2]>,
    /// By a date that another record gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    anchor: Option<Anchor>,
    /// With `anchor`: the last day lies this long after it (negative: before).
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<Length>,
    /// With each meeting of a body, by its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    with: Option<String>,
    /// With `with`: from this long (negative: before) to this long after the meeting, both included.
    #[serde(skip_serializing_if = "Option::is_none")]
    within: Option<[Length; 2]>,
    /// At the next meeting of a body, by its id, after what it is about came up; a meeting apart is none of the body's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
    /// Every so many weeks.
    #[serde(skip_serializing_if = "Option::is_none")]
    weeks: Option<u32>,
    /// With `weeks`: in none of these months (1 to 12); their days do not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    except: Option<Vec<u32>>,
    /// Again this long after it was last done; before it was done at all, this long after the agreement's first day, the
    /// first day the file keeps account of, or the member's first day, whichever is the latest.
    #[serde(skip_serializing_if = "Option::is_none")]
    rolling: Option<Length>,
    /// `true`: always; it has no date.
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
        let except = raw.except.unwrap_or_default();
        let cycle = Cycle { years: raw.years.unwrap_or(1), first: raw.first };
        exactly_one(
            &WHEN,
            vec![
                raw.every.map(|period| Self::Every { period, times, at_most, cycle }),
                raw.months.map(|months| Self::Months { months, year, cycle }),
                raw.day.map(|day| Self::Day { day, year, cycle }),
                raw.window.map(|[from, until]| Self::Window { from: from.0, until: until.0 }),
                raw.anchor.map(|anchor| Self::Anchor { anchor, offset, year }),
                raw.with.map(|body| Self::With { body, within }),
                raw.next.map(Self::Next),
                raw.weeks.map(|weeks| Self::Interval { weeks, except }),
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
            When::Every { period, times, at_most, cycle } => {
                (raw.every, raw.times, raw.at_most) = (Some(period), Some(times), at_most);
                (raw.years, raw.first) = (Some(cycle.years).filter(|years| *years != 1), cycle.first);
            }
            When::Months { months, year, cycle } => {
                (raw.months, raw.year) = (Some(months), Some(year));
                (raw.years, raw.first) = (Some(cycle.years).filter(|years| *years != 1), cycle.first);
            }
            When::Day { day, year, cycle } => {
                (raw.day, raw.year) = (Some(day), Some(year));
                (raw.years, raw.first) = (Some(cycle.years).filter(|years| *years != 1), cycle.first);
            }
            When::Window { from, until } => raw.window = Some([IsoDay(from), IsoDay(until)]),
            When::Anchor { anchor, offset, year } => {
                (raw.anchor, raw.offset, raw.year) = (Some(anchor), Some(offset), Some(year).filter(|year| *year != 0));
            }
            When::With { body, within } => (raw.with, raw.within) = (Some(body), Some(within)),
            When::Next(body) => raw.next = Some(body),
            When::Interval { weeks, except } => (raw.weeks, raw.except) = (Some(weeks), Some(except)),
            When::Rolling(length) => raw.rolling = Some(length),
            When::Standing => raw.standing = Some(true),
        }
        raw
    }
}

/// From when an obligation warns; absent: it is shown but does not warn before its last day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeadTimes {
    /// The first day of the state `soon`.
    pub soon: Option<Lead>,
    /// The first day of the state `urgent`.
    pub urgent: Option<Lead>,
}
