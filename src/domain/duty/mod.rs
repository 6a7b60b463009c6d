//! What the agreement demands and where each demand stands on a day.
//!
//! Everything that can alarm is one [`Obligation`]: who must have produced which evidence about which subject by when.
//! Duties say it in full; seats, claims, exits and the agreement's own end expand into obligations too, so that there is
//! one evaluator and one list. Obligations are computed, never stored.

mod evaluate;
mod settle;
mod windows;

pub use evaluate::{Context, Due, obligations};

use crate::domain::body::composition::Finding;
use crate::domain::charter::{ClaimKind, ExitEffect, Force, Organ, When};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::records::Records;

/// One demand of the agreement on one subject in one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Obligation {
    /// The name by which it can be ticked off: `entry`, `entry/period`, `entry/period/member`.
    pub handle: String,
    /// Id of the charter entry it comes from.
    pub rule: String,
    /// The clause, or several joined where lines were merged.
    pub clause: String,
    /// What must be done, in the charter's words.
    pub title: String,
    /// The period it is for: a period's name, a year, a date; empty for none.
    pub period: String,
    /// The member it concerns, where there is one for each member.
    pub member: Option<Id>,
    /// Who must act.
    pub who: Actor,
    /// How hard it binds.
    pub force: Force,
    /// The reading it is computed under, where the clause has several.
    pub reading: Option<String>,
    /// Paths of the fields that are the program's own and not the agreement's.
    pub default: Vec<String>,
    /// The first day of the state `soon`.
    pub soon_from: Option<Date>,
    /// The first day of the state `urgent`.
    pub urgent_from: Option<Date>,
    /// The last day in time; none for what always holds.
    pub due: Option<Date>,
    /// Where it stands.
    pub state: State,
    /// What settled it, if it is settled.
    pub settled: Option<Settled>,
    /// What would settle it.
    pub wants: Wants,
    /// How its dates were found.
    pub timing: Timing,
    /// Unmet periods before this one, which have no line of their own.
    pub earlier_unmet: u32,
    /// Whether the agreement's term was over on the day.
    pub after_term: bool,
}

impl Obligation {
    /// The name of what it is one of, where there is one for each member: `entry` or `entry/period`.
    pub fn group_handle(&self) -> String {
        if self.period.is_empty() { self.rule.clone() } else { format!("{}/{}", self.rule, self.period) }
    }

    /// What a tick that settles it records: entry, period, and the handle of the member.
    pub fn tick_key(&self, records: &Records) -> (String, String, String) {
        match &self.wants {
            Wants::Composition(_) => (self.handle.clone(), String::new(), String::new()),
            _ => {
                let member = self.member.and_then(|id| records.member(id));
                (self.rule.clone(), self.period.clone(), member.map(|m| m.handle.clone()).unwrap_or_default())
            }
        }
    }

    /// The first day of the state `overdue`; only what must be done has one.
    pub fn overdue_from(&self) -> Option<Date> {
        self.due.filter(|_| self.force == Force::Must).and_then(|day| day.succ_opt())
    }
}

/// Where an obligation stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Its last day is past.
    Overdue,
    /// It is close.
    Urgent,
    /// It has come into view.
    Soon,
    /// It cannot be told; something is not recorded.
    Unknown,
    /// Settled, or not yet in view.
    Ok,
}

impl State {
    /// The word used in machine-readable output.
    pub fn word(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Urgent => "urgent",
            Self::Soon => "soon",
            Self::Unknown => "unknown",
            Self::Ok => "ok",
        }
    }
}

/// Who must act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A member, or an organ of it.
    Member {
        /// The member.
        member: Id,
        /// The organ.
        organ: Option<Organ>,
    },
    /// All members, or an organ of each, together.
    Members {
        /// The organ.
        organ: Option<Organ>,
    },
    /// A body, by id.
    Body(String),
    /// The party whose turn the chair of a body will be, by the body's id.
    ComingChair(String),
    /// An outside organisation, by handle.
    Organisation(String),
}

/// What settled an obligation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settled {
    /// Someone ticked it off.
    Ticked {
        /// The day it was done.
        on: Date,
        /// What was done.
        note: String,
    },
    /// A meeting of the right kind is dated in time.
    Meeting {
        /// Its day.
        on: Date,
    },
    /// The nomination or election is on record.
    Seat {
        /// Its day.
        on: Date,
    },
}

impl Settled {
    /// The day it was settled.
    pub fn on(&self) -> Date {
        match self {
            Self::Ticked { on, .. } | Self::Meeting { on } | Self::Seat { on } => *on,
        }
    }
}

/// What would settle an obligation.
#[derive(Clone, Debug, PartialEq)]
pub enum Wants {
    /// A tick with a note: its records come with later capabilities, or it has none.
    Tick,
    /// A meeting of a body, dated in time.
    Meeting {
        /// Id of the body.
        body: String,
        /// Id of the kind of meeting.
        kind: Option<String>,
        /// How many are still missing.
        missing: u32,
    },
    /// An item treated by a body.
    Item {
        /// Id of the body.
        body: String,
    },
    /// A claim sent.
    Claim(ClaimKind),
    /// A nomination or election to a seat.
    Seat {
        /// Id of the body.
        body: String,
        /// Id of the seat.
        seat: String,
    },
    /// A body made up as the agreement has it.
    Composition(Finding),
    /// Terms of office of a body on record, from which the dates follow.
    Terms {
        /// Id of the body.
        body: String,
    },
    /// A successor to the agreement.
    Successor,
    /// Nothing: an opportunity that closes. What notice on the last day would bring about, and when.
    Notice {
        /// What it brings about.
        effect: ExitEffect,
        /// When.
        on: Date,
    },
}

/// How the dates of an obligation were found.
#[derive(Clone, Debug, PartialEq)]
pub enum Timing {
    /// By a rule of the charter.
    Rule(When),
    /// It always holds.
    Always,
    /// By the last day named in the agreement.
    AgreementEnd,
    /// By search: the last day on which notice has the same effect.
    LastNotice,
}
