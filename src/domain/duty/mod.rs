//! What the agreement demands and where each demand stands on a day.
//!
//! Everything that can alarm is one [`Obligation`]: who must have produced which evidence about which subject by when.
//! Duties say it in full; seats, claims, exits and the agreement's own end expand into obligations too, so that there is
//! one evaluator and one list. Obligations are computed, never stored.

mod actors;
mod counted;
mod each;
mod entries;
mod evaluate;
mod line;
mod period;
mod recorded;
mod renamed;
mod roles;
mod settle;
mod single;
mod versions;
mod waiting;
mod windows;

pub use evaluate::{Context, Due, Past, dated_obligations, has_its_own_line, may_be_dated, obligations, obligations_of};
pub use versions::{Version, across};

use crate::domain::body::composition::Finding;
use crate::domain::charter::{Anchor, ClaimKind, Column, ExitEffect, Force, Organ, Subject, When};
use crate::domain::date::{Date, add_months};
use crate::domain::ids::Id;
use crate::domain::money::Money;
use crate::domain::portfolio::About;
use crate::domain::records::{Postponement, Records};
use serde::{Deserialize, Serialize};

/// One demand of the agreement on one subject in one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Obligation {
    /// The name by which it can be ticked off: `entry`, `entry/period`, `entry/period/record/member`.
    pub handle: String,
    /// Id of the charter entry it comes from.
    pub rule: String,
    /// The clause, or several joined where lines were merged.
    pub clause: String,
    /// What must be done, in the charter's words.
    pub title: String,
    /// The period it is for: a period's name, a year, a date; empty for none.
    pub period: String,
    /// The record and the member, or the person in a seat, that it is about, by their handles, as a tick names them: `orsa`,
    /// `P-17`, `P-17/orsa`.
    pub subject: String,
    /// The record it is about, where there is one for each project, solution, row and the like.
    pub about: Option<About>,
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
    /// Whether it falls after the agreement's term: that is over on the day, or will be when it is due.
    pub after_term: bool,
    /// The records that let it lie, or did: its own and that for all members.
    pub postponements: Vec<Id>,
}

impl Obligation {
    /// The name of what it is one of, where there is one for each member: `entry`, `entry/period` or `entry/record`.
    pub fn group_handle(&self) -> String {
        let named = [&self.rule, &self.period, &self.group_subject()];
        named.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("/")
    }

    /// The record it is about without the member, as a tick names it for all members; empty for none.
    pub fn group_subject(&self) -> String {
        let of_each = self.about.is_some() && self.member.is_some();
        let record = self.subject.rsplit_once('/').filter(|_| of_each);
        record.map(|(record, _)| record.to_owned()).unwrap_or_default()
    }

    /// Whether it is a duty that each member has. What is wrong with a seat is no duty.
    pub fn is_for_each(&self) -> bool {
        self.member.is_some() && !matches!(self.wants, Wants::Composition(_))
    }

    /// What a tick that settles it records: entry, period, and what it is about.
    pub fn tick_key(&self) -> (String, String, String) {
        match &self.wants {
            Wants::Composition(_) => {
                let entry = self.handle.strip_suffix(&self.subject).and_then(|rest| rest.strip_suffix('/'));
                (entry.unwrap_or(&self.handle).to_owned(), String::new(), self.subject.clone())
            }
            _ => (self.rule.clone(), self.period.clone(), self.subject.clone()),
        }
    }

    /// Notes which records let it lie. They must name entries as the version does that it comes from.
    fn find_postponements(&mut self, records: &Records) {
        let (entry, period, subject) = self.tick_key();
        let subjects = [subject, self.group_subject()];
        let same = |p: &&Postponement| p.entry == entry && p.period == period && subjects.contains(&p.subject);
        self.postponements = records.postponements.iter().filter(same).map(|p| p.id).collect();
    }

    /// Until when it lies and why, if it is postponed on a day; what is postponed for all members is so for each.
    pub fn postponed<'a>(&self, records: &'a Records, day: Date) -> Option<&'a Postponement> {
        let mut known = records.postponements.iter().filter(|p| self.postponements.contains(&p.id));
        known.find(|p| p.from <= day && day < p.until)
    }

    /// Whether it prepares a term of office that is years ahead: it comes up a year before its last day.
    pub fn is_of_far_term(&self, today: Date) -> bool {
        let of_term =
            matches!(self.timing, Timing::ComputedTerm { .. } | Timing::Rule(When::Anchor { anchor: Anchor::TermFrom, .. }));
        of_term && self.state == State::Ok && self.due.is_some_and(|due| add_months(today, 12) < due)
    }

    /// The first day of the state `overdue`; only what must be done has one.
    pub fn overdue_from(&self) -> Option<Date> {
        self.due.filter(|_| self.force == Force::Must).and_then(|day| day.succ_opt())
    }
}

/// Where an obligation stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
    /// Whoever holds a seat for a member.
    Representative {
        /// The member.
        member: Id,
        /// Id of the body.
        body: String,
        /// Id of the seat.
        seat: String,
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
    /// Those that take part in what it is about.
    Participants,
    /// Whoever owns what it is about, where that is not on record.
    Owner,
    /// Whoever has a role in what it is about, by the id of its seat, where that is not on record.
    Role(String),
    /// A person.
    Person(Id),
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
    /// The document, the stances, the figure, the value or the row is on record.
    Recorded {
        /// Its day, as far as it has one.
        on: Option<Date>,
    },
}

impl Settled {
    /// The day it was settled; a record without a day settles from the beginning.
    pub fn on(&self) -> Date {
        match self {
            Self::Ticked { on, .. } | Self::Meeting { on } | Self::Seat { on } => *on,
            Self::Recorded { on } => on.unwrap_or(Date::MIN),
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
    /// A record of the portfolio.
    Record(RecordWant),
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
    /// Someone in a role of a record.
    Role {
        /// Id of the seat.
        seat: String,
        /// The project, solution or member.
        about: About,
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

/// Which record of the portfolio would settle an obligation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordWant {
    /// A document.
    Document {
        /// Id of the kind.
        kind: String,
        /// Ids of the parts that are missing.
        parts: Vec<String>,
        /// Whether the document is there, and lacks only these parts.
        there: bool,
        /// The period it is for; empty for none.
        period: String,
        /// The record it is about, where there is one for each.
        about: Option<About>,
    },
    /// Positions of members.
    Stance {
        /// Id of the topic.
        topic: String,
        /// What the topic is on.
        subject: Subject,
        /// The record it is about, where there is one for each.
        about: Option<About>,
        /// Id of the state, where only one would do.
        state: Option<String>,
        /// The members without one that counts.
        missing: Vec<Id>,
        /// How many more must have one, whoever they are.
        more: u32,
        /// The period it is for; empty for none.
        period: String,
    },
    /// A figure.
    Figure {
        /// Id of the series.
        series: String,
        /// The year it is for.
        period: i32,
    },
    /// A value of a field.
    Field {
        /// Id of the field.
        field: String,
        /// What it is about; none: the cooperation or its agreement.
        subject: Option<About>,
        /// The member it is the value of, where there is one for each.
        each: Option<Id>,
    },
    /// A row of a register.
    Row {
        /// Id of the register.
        register: String,
        /// The period it is for; empty for none.
        period: String,
        /// What it must be about, where there is one for each.
        about: Option<About>,
    },
    /// Cells of a row that is there.
    Cells {
        /// The row.
        row: Id,
        /// The columns, each with what is to stand there; none: whatever it is.
        cells: Vec<(Column, Option<String>)>,
    },
    /// That no more is spent than a frame allows.
    Within {
        /// Id of the register with the amounts that are to be kept.
        frame: String,
        /// What they come to.
        allowed: Money,
        /// Id of the register with the amounts that are spent.
        spent: String,
        /// What they come to.
        used: Money,
        /// The record it is about, where there is one for each.
        about: Option<About>,
    },
    /// A record of a kind.
    Known(Subject),
}

/// How the dates of an obligation were found.
#[derive(Clone, Debug, PartialEq)]
pub enum Timing {
    /// By a rule of the charter.
    Rule(When),
    /// By a rule of the charter and the first day of a term of office that is not on record, but follows from the one
    /// before it.
    ComputedTerm {
        /// The first day of the term.
        from: Date,
    },
    /// By the first meeting of a body in a year, of which none is dated: the last day of that year.
    Undated {
        /// Id of the body.
        body: String,
    },
    /// It always holds.
    Always,
    /// By the last day named in the agreement.
    AgreementEnd,
    /// By search: the last day on which notice has the same effect.
    LastNotice,
}
