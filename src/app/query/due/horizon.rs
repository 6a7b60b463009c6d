//! How near a line is: the sections of the list.

use super::groups::Group;
use super::{DueLine, DueList};
use crate::domain::date::{Date, add_days};
use crate::domain::duty::State;
use crate::text::{Msg, Say};

/// How near a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Horizon {
    /// Its last day is past.
    Late,
    /// What a new file wants first.
    FirstSteps,
    /// Within seven days, or without a date and wanting attention.
    ThisWeek,
    /// Within ninety days.
    NinetyDays,
    /// In view, and without a date.
    Undated,
    /// Further off.
    Later,
    /// In view, and someone else's turn: another member than the host, or an organisation.
    Others,
    /// Let lie until a day.
    Postponed,
}

impl Horizon {
    /// The heading of its lines.
    pub fn title(self) -> Msg {
        match self {
            Self::Late => Msg::SectionLate,
            Self::FirstSteps => Msg::SectionFirstSteps,
            Self::ThisWeek => Msg::SectionThisWeek,
            Self::NinetyDays => Msg::SectionNinetyDays,
            Self::Undated => Msg::SectionUndated,
            Self::Later => Msg::SectionLater,
            Self::Others => Msg::SectionOthers,
            Self::Postponed => Msg::SectionPostponed,
        }
    }
}

impl DueLine {
    /// Whether it is a first step, which stands for lines of several duties.
    pub fn is_step(&self) -> bool {
        matches!(self.group, Some(Group::Step(..))) && !self.stands_for.is_empty()
    }

    /// How near the line is on a day.
    pub fn horizon(&self, today: Date) -> Horizon {
        match (self.state, self.due) {
            _ if self.postponed.is_some() => Horizon::Postponed,
            (State::Overdue, _) => Horizon::Late,
            _ if self.is_step() => Horizon::FirstSteps,
            _ if self.is_for_others && self.state != State::Ok => Horizon::Others,
            (State::Urgent, None) => Horizon::ThisWeek,
            (_, None) => Horizon::Undated,
            (_, Some(due)) if due <= add_days(today, 7) => Horizon::ThisWeek,
            (_, Some(due)) if due <= add_days(today, 90) => Horizon::NinetyDays,
            _ => Horizon::Later,
        }
    }
}

impl DueList {
    /// The list as a person reads it: lines of a group stand as one.
    #[must_use]
    pub fn grouped(mut self, say: Say) -> Self {
        self.lines = super::groups::grouped(say, &self.lines);
        self.sort();
        self
    }

    /// Nearest first. The keys are sorted and not the lines, which are large and may be thousands.
    pub(super) fn sort(&mut self) {
        let today = self.today;
        self.lines.sort_by_cached_key(|line| {
            let horizon = line.horizon(today);
            // Steps stand in the order in which they are taken.
            let due = line.due.filter(|_| horizon != Horizon::FirstSteps);
            (horizon, due.unwrap_or(Date::MIN), line.state)
        });
    }
}
