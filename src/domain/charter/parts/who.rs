//! Who: the one or many that a rule speaks of.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{NotExactlyOne, exactly_one};

/// Who must act, pays, sits or is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "RawWho", into = "RawWho")]
pub struct Who {
    /// The one or many meant.
    pub target: Target,
    /// The organ of the municipality that acts.
    pub organ: Option<Organ>,
    /// The seat, as `body/seat`, whose holder for the municipality acts for it.
    pub through: Option<String>,
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
    /// The holders of a seat, by `body/seat`, or of a role of a project or system by its id.
    Seat(String),
    /// An outside organisation.
    External(String),
}

/// Sets of parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Set {
    /// All members.
    Member,
    /// All members but the host.
    Other,
    /// The members that have the need in question.
    Needing,
    /// The members that take part in the project or solution in question.
    Participant,
    /// Those that take part and are no members.
    Outside,
    /// The operations (administrations, units, companies) of members that are concerned.
    Operation,
}

/// One party in a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum One {
    /// The host of the cooperation.
    Host,
    /// The party that the person represents.
    Own,
    /// The party that holds, or is to hold, the post.
    Holder,
    /// The owner of the project, system or asset.
    Owner,
    /// The operation concerned.
    Operation,
    /// The party that buys the service.
    Buyer,
}

/// Organs of a municipality; the words for them come from the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
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

impl Organ {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Council, Self::ExecutiveBoard, Self::ChiefExecutive, Self::DigitalLead, Self::Auditors, Self::Official];

    /// The word as charters and files write it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Council => "council",
            Self::ExecutiveBoard => "executive_board",
            Self::ChiefExecutive => "chief_executive",
            Self::DigitalLead => "digital_lead",
            Self::Auditors => "auditors",
            Self::Official => "official",
        }
    }

    /// The organ of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|o| o.word() == word)
    }
}

/// The fields of which exactly one must stand.
const WHO: [&str; 10] = ["each", "all", "any", "one", "body", "chair", "party", "area", "seat", "external"];

/// Who must act, pays, sits or is asked.
#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-exactly-one" = WHO))]
struct RawWho {
    /// Every one of a set, each by itself: one obligation for each.
    #[serde(skip_serializing_if = "Option::is_none")]
    each: Option<Set>,
    /// A set as a whole: one obligation for all.
    #[serde(skip_serializing_if = "Option::is_none")]
    all: Option<Set>,
    /// Any one of a set.
    #[serde(skip_serializing_if = "Option::is_none")]
    any: Option<Set>,
    /// One party in a role.
    #[serde(skip_serializing_if = "Option::is_none")]
    one: Option<One>,
    /// Id of a body.
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    /// Id of a body: the member that holds its chair.
    #[serde(skip_serializing_if = "Option::is_none")]
    chair: Option<String>,
    /// Id of a party.
    #[serde(skip_serializing_if = "Option::is_none")]
    party: Option<String>,
    /// Id of an area: any member of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<String>,
    /// A seat as `body/seat`, or a role by its id: its holders.
    #[serde(skip_serializing_if = "Option::is_none")]
    seat: Option<String>,
    /// Id of an outside organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    external: Option<String>,
    /// With `chair`: so many terms from now; 1 is the next.
    #[serde(default)]
    term: i32,
    /// The organ of the municipality that acts.
    #[serde(skip_serializing_if = "Option::is_none")]
    organ: Option<Organ>,
    /// A seat as `body/seat`: its holder for the municipality acts for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    through: Option<String>,
    /// Whether one joint act settles it for all.
    #[serde(default)]
    together: bool,
}

impl TryFrom<RawWho> for Who {
    type Error = NotExactlyOne;

    fn try_from(raw: RawWho) -> Result<Self, NotExactlyOne> {
        let term = raw.term;
        let target = exactly_one(
            &WHO,
            vec![
                raw.each.map(Target::Each),
                raw.all.map(Target::All),
                raw.any.map(Target::Any),
                raw.one.map(Target::One),
                raw.body.map(Target::Body),
                raw.chair.map(|body| Target::Chair { body, term }),
                raw.party.map(Target::Party),
                raw.area.map(Target::Area),
                raw.seat.map(Target::Seat),
                raw.external.map(Target::External),
            ],
        )?;
        Ok(Self { target, organ: raw.organ, through: raw.through, together: raw.together })
    }
}

impl From<Who> for RawWho {
    fn from(who: Who) -> Self {
        let mut raw = Self { organ: who.organ, through: who.through, together: who.together, ..Self::default() };
        match who.target {
            Target::Each(set) => raw.each = Some(set),
            Target::All(set) => raw.all = Some(set),
            Target::Any(set) => raw.any = Some(set),
            Target::One(one) => raw.one = Some(one),
            Target::Body(id) => raw.body = Some(id),
            Target::Chair { body, term } => (raw.chair, raw.term) = (Some(body), term),
            Target::Party(id) => raw.party = Some(id),
            Target::Area(id) => raw.area = Some(id),
            Target::Seat(id) => raw.seat = Some(id),
            Target::External(id) => raw.external = Some(id),
        }
        raw
    }
}
