//! Charter kinds about bodies: their chairs, terms, areas and how they decide.

use chrono::Datelike;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::parts::Who;
use crate::domain::date::{Date, MonthDay};
use crate::domain::person::VICE;

/// Who meets or works.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// What part it plays.
    pub role: BodyRole,
    /// What it is for, in a sentence of the charter's language.
    #[serde(default)]
    pub purpose: Option<String>,
    /// Its terms of office, where it has them.
    #[serde(default)]
    pub term: Option<TermRule>,
    /// Which areas must have someone in it.
    #[serde(default)]
    pub cover: Option<Cover>,
    /// What it may decide for others, in a sentence of the charter's language.
    #[serde(default)]
    pub powers: Option<String>,
    /// Who it works under.
    #[serde(default)]
    pub under: Option<Who>,
    /// Who leads its meetings, where that is not its chair.
    #[serde(default)]
    pub chaired_by: Option<Who>,
    /// Whether it is only foreseen and need not exist.
    #[serde(default)]
    pub optional: bool,
    /// Days of notice before a meeting.
    #[serde(default)]
    pub notice_days: Option<u32>,
    /// How the chair is found.
    #[serde(default)]
    pub chair: Option<Chair>,
    /// How it decides.
    #[serde(default)]
    pub decide: Option<Decide>,
    /// Who calls the meetings.
    #[serde(default)]
    pub called_by: Option<Who>,
    /// Bodies whose members are called too, without a vote.
    #[serde(default)]
    pub present: Vec<String>,
    /// Kinds of meetings that the agreement tells apart.
    #[serde(default)]
    pub kinds: Vec<MeetingKind>,
}

impl Body {
    /// The kind of a meeting that is none of the body's own sittings.
    pub fn apart(&self, kind: Option<&str>) -> Option<&MeetingKind> {
        self.kinds.iter().find(|of| of.apart && Some(of.id.as_str()) == kind)
    }
}

/// Parts that bodies play.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BodyRole {
    /// The highest body.
    Top,
    /// A board under it.
    Board,
    /// An advisory or coordinating council.
    Council,
    /// The secretariat or an office.
    Office,
    /// A working or resource group.
    Group,
}

/// A kind of meeting of one body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingKind {
    /// Name within the body; ASCII.
    pub id: String,
    /// The agreement's word.
    pub name: String,
    /// Whether such a meeting is none of the body's own sittings (others meet its presidium): its members are not
    /// called to it, and what goes with the body's meetings does not go with this one.
    #[serde(default)]
    pub apart: bool,
    /// Whom of the body such a meeting is with, where it is apart: ids of seats, `chair` and `vice` among them.
    #[serde(default)]
    pub seats: Vec<String>,
}

/// How a body finds its chair. A charter writes the rule as the field `rule` of the table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(tag = "rule")]
pub enum Chair {
    /// The chair goes round the parties, one term each.
    Rotation {
        /// The word for the chair.
        name: String,
        /// The clause that speaks of the chair, where it is not the body's.
        #[serde(default)]
        source: Option<String>,
        /// How many years a party holds the chair, where that is not the term of the body; each recorded term that names
        /// a chair then begins such a period, and one that is no longer than it says nothing of the body's own terms.
        years: Option<u32>,
        /// The word for the vice chair, who comes from the party that takes the chair in the next term; none: no vice.
        vice: Option<String>,
        /// Ids of the body's seats whose holders may be its chair; none: whoever.
        #[serde(default)]
        seats: Vec<String>,
        /// Ids of the body's seats whose holders may be its vice chair; none: whoever.
        #[serde(default)]
        vice_seats: Vec<String>,
        /// The order of the parties.
        order: Vec<String>,
        /// What follows a term for which the parties agreed otherwise.
        after_exception: AfterException,
        /// Who nominates.
        nominated_by: Option<Who>,
        /// Who elects.
        elected_by: Option<Who>,
    },
    /// The holder of an office, or someone that person appoints.
    Office {
        /// The word for the chair.
        name: String,
        /// The clause that speaks of the chair, where it is not the body's.
        #[serde(default)]
        source: Option<String>,
        /// The party whose office it is.
        party: String,
        /// The office.
        office: String,
        /// Whether the holder may appoint someone else.
        #[serde(default)]
        or_appointee: bool,
    },
    /// Elected.
    Elected {
        /// The word for the chair.
        name: String,
        /// The clause that speaks of the chair, where it is not the body's.
        #[serde(default)]
        source: Option<String>,
        /// Who elects.
        by: Who,
    },
}

impl Chair {
    /// The word for the chair.
    pub fn name(&self) -> &str {
        match self {
            Self::Rotation { name, .. } | Self::Office { name, .. } | Self::Elected { name, .. } => name,
        }
    }

    /// The clause that speaks of the chair, where it is not the body's.
    pub fn source(&self) -> Option<&str> {
        match self {
            Self::Rotation { source, .. } | Self::Office { source, .. } | Self::Elected { source, .. } => source.as_deref(),
        }
    }

    /// The word for the vice chair, where the rule gives one.
    pub fn vice(&self) -> Option<&str> {
        match self {
            Self::Rotation { vice, .. } => vice.as_deref(),
            _ => None,
        }
    }

    /// Ids of the seats whose holders may have a post of the body, the chair or vice chair; none: whoever.
    pub fn seats(&self, post: &str) -> &[String] {
        match self {
            Self::Rotation { vice_seats, .. } if post == VICE => vice_seats,
            Self::Rotation { seats, .. } => seats,
            _ => &[],
        }
    }

    /// How many years a party holds the chair, where the rule gives the chair periods of its own.
    pub fn years(&self) -> Option<u32> {
        match self {
            Self::Rotation { years, .. } => years.filter(|years| *years > 0),
            _ => None,
        }
    }
}

/// What follows an exception to a rotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AfterException {
    /// The order goes on as if there had been none.
    Plan,
    /// The order goes on from the exception.
    Exception,
}

/// The terms of office of a body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TermRule {
    /// The word for a term.
    pub name: String,
    /// How many years one lasts; terms that are not recorded yet follow from the last recorded one.
    #[serde(default)]
    pub years: Option<u32>,
    /// The day of the year on which one begins.
    #[serde(default)]
    pub from: Option<MonthDay>,
    /// Whether one begins only in odd or in even years.
    #[serde(default)]
    pub in_years: Option<Parity>,
    /// A year in which one began or begins: from it they come every `years` years, before and after.
    #[serde(default)]
    pub first: Option<i32>,
}

impl TermRule {
    /// Whether a term that begins on a day begins as the agreement has it.
    pub fn fits(&self, from: Date) -> bool {
        let year = from.year();
        let odd = year.rem_euclid(2) == 1;
        let years = self.years.and_then(|years| i32::try_from(years).ok()).unwrap_or(1).max(1);
        self.from.is_none_or(|day| day.in_year(year) == from)
            && self.in_years.is_none_or(|parity| odd == (parity == Parity::Odd))
            && self.first.is_none_or(|first| year.checked_sub(first).is_some_and(|apart| apart % years == 0))
    }
}

/// Odd or even years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Parity {
    /// 2025, 2027, …
    Odd,
    /// 2026, 2028, …
    Even,
}

/// Which areas must have someone in a body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cover {
    /// Id of the scheme of areas.
    pub areas: String,
    /// Ids of the seats whose holders count; empty: all seats held for members.
    #[serde(default)]
    pub seats: Vec<String>,
}

/// How a body decides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decide {
    /// The rule.
    pub rule: DecisionRule,
    /// Votes by size of the member; empty: one each.
    #[serde(default)]
    pub votes: Vec<VoteBand>,
    /// Whether dissent must be recorded where the chair decides.
    #[serde(default)]
    pub records_dissent: bool,
}

/// How many votes members of a size have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VoteBand {
    /// From so many inhabitants on.
    pub from_inhabitants: u64,
    /// So many votes.
    pub votes: u32,
}

/// Rules of decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DecisionRule {
    /// All with a vote agree.
    Consensus,
    /// All with a vote agree; if not, the chair decides.
    ConsensusThenChair,
    /// More than half of the votes cast.
    Majority,
    /// At least two thirds of the votes cast.
    TwoThirds,
    /// All votes.
    Unanimous,
}
