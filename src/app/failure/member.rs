//! Why an edit of members or figures is not allowed, and why a file of figures cannot be taken.

use crate::domain::date::Date;

/// Why an edit of members is not allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MemberRejection {
    /// Another member has the handle in the same time.
    HandleTaken {
        /// The handle.
        handle: String,
        /// Who has it.
        member: String,
    },
    /// Another member bears the number in the same time.
    NumberTaken {
        /// The number.
        code: String,
        /// Who bears it.
        member: String,
    },
    /// It is not a member on the day.
    NotThen {
        /// The member.
        member: String,
        /// The day.
        on: Date,
    },
    /// It has left already, or was merged.
    AlreadyLeft {
        /// The member.
        member: String,
        /// Its last day.
        until: Date,
    },
    /// It comes from outside and never was a party.
    Outside {
        /// The municipality.
        member: String,
    },
    /// No municipality can have the number.
    NotANumber {
        /// What was given.
        code: String,
    },
    /// No organisation can have the number.
    NotAnOrgNumber {
        /// What was given.
        number: String,
    },
    /// A merger needs two that become one.
    PredecessorsNeeded,
    /// None of those to be merged is a party.
    NoParty,
    /// Its number or name changed on that day or later already.
    ChangedSince {
        /// The member.
        member: String,
        /// The day of that change.
        from: Date,
    },
}

/// Why a file of figures is not taken; nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PopulationFault {
    /// The file holds no table of figures by place and year.
    NoTable,
    /// A figure is no number.
    NotANumber {
        /// Line in the file.
        line: u64,
        /// What stands there.
        text: String,
    },
    /// A row has fewer cells than the heading, or more.
    Ragged {
        /// Line in the file.
        line: u64,
        /// Cells of the heading.
        expected: usize,
        /// Cells of the row.
        found: usize,
    },
    /// Two columns of figures have the same heading.
    SameHeading {
        /// The heading.
        text: String,
    },
    /// The file gives years, and nothing says which day of the year its figures are for.
    DayNeeded,
    /// No line is about a municipality of the file.
    NoMatch {
        /// How many places the file has.
        places: usize,
    },
    /// Two lines give different figures for one member and day.
    Twice {
        /// The member.
        member: String,
        /// The day.
        on: Date,
        /// The lines.
        lines: (u64, u64),
    },
}
