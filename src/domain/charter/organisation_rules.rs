//! Charter kinds about who takes part: the cooperation, parties, areas, bodies, seats, and words.

use chrono::Datelike;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

use super::parts::{Subject, Target, Where, Who};
use crate::domain::date::{Date, IsoDay, MonthDay, iso_day};
use crate::domain::money::Currency;
use crate::domain::sort::Language;

/// The card of a cooperation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cooperation {
    /// Its legal form.
    pub form: CooperationForm,
    /// The language of the agreement; names sort in it.
    pub language: Language,
    /// The currency of all amounts.
    pub currency: Currency,
    /// Name of the time zone in the IANA database; decides which day today is.
    pub time_zone: String,
    /// The host municipality: a party.
    #[serde(default)]
    pub host: Option<String>,
    /// The year the cooperation began, which may be before this agreement.
    #[serde(default)]
    pub since: Option<i32>,
    /// How many members the agreement counts.
    #[serde(default)]
    pub expected_members: Option<u32>,
}

/// Legal forms of cooperations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CooperationForm {
    /// A programme under an agreement.
    Programme,
    /// A joint board in the host's organisation.
    JointBoard,
    /// A cooperation agreement with a secretariat.
    CooperationAgreement,
}

/// A party that the agreement names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Municipality number with leading zeros.
    pub code: String,
    /// Place in the agreement's order, from 1; the charter's own order where it gives none.
    #[serde(default)]
    pub order: Option<u32>,
}

/// An outside organisation that the agreement names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutsideOrganisation {}

/// A scheme of areas that members belong to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Areas {
    /// The areas; empty where the agreement counts them but names none.
    pub values: Vec<Area>,
    /// How many the agreement counts.
    #[serde(default)]
    pub expected: Option<u32>,
    /// Whether a member that no area or seat speaks for is a fault.
    #[serde(default)]
    pub everyone: bool,
}

/// One area of a scheme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Name within the scheme; ASCII.
    pub id: String,
    /// The agreement's word.
    pub name: String,
}

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
        /// How many years a party holds the chair, where that is not the term of the body; each recorded term that names
        /// a chair then begins such a period, and one that is no longer than it says nothing of the body's own terms.
        years: Option<u32>,
        /// The word for the vice chair, who comes from the party that takes the chair in the next term; none: no vice.
        vice: Option<String>,
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

    /// The word for the vice chair, where the rule gives one.
    pub fn vice(&self) -> Option<&str> {
        match self {
            Self::Rotation { vice, .. } => vice.as_deref(),
            _ => None,
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

/// A place in a body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    /// Where the place is.
    pub of: SeatOf,
    /// Whether the count holds for each member.
    #[serde(default)]
    pub per: Option<SeatPer>,
    /// How many.
    #[serde(default)]
    pub count: Count,
    /// Who may hold it; none: anyone.
    #[serde(default)]
    pub holder: Option<Who>,
    /// What its holder may do.
    #[serde(default)]
    pub standing: Standing,
    /// The area its holder speaks for.
    #[serde(default)]
    pub represents: Option<Represents>,
    /// Whose chair must be among its holders.
    #[serde(default)]
    pub includes: Option<Includes>,
    /// Who elects its holder.
    #[serde(default)]
    pub elected_by: Option<Who>,
    /// Who may remove its holder.
    #[serde(default)]
    pub removed_by: Option<RemovedBy>,
    /// The seat whose every holder has a deputy of this seat of its own.
    #[serde(default)]
    pub deputy_of: Option<String>,
    /// Whom its holder keeps informed.
    #[serde(default)]
    pub informs: Option<Informs>,
    /// How many hundredths of a full post it is.
    #[serde(default)]
    pub percent: Option<u32>,
    /// Who employs its holder.
    #[serde(default)]
    pub employer: Option<Who>,
    /// Where its holder works.
    #[serde(default)]
    pub workplace: Option<String>,
    /// Id of the pool that pays for it.
    #[serde(default)]
    pub funded_by: Option<String>,
    /// Of a project: whether the member that it belongs to has the role without being named to it.
    #[serde(default)]
    pub owner: bool,
    /// Only for subjects where this holds.
    #[serde(default, rename = "where")]
    pub filter: Where,
}

/// Who may remove the holder of a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RemovedBy {
    /// Only who elected.
    Elector,
}

/// Whom the holder of a seat keeps informed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Informs {
    /// The members of the area it speaks for.
    #[serde(default)]
    pub area: bool,
    /// The members with the same value in a field, by its id.
    #[serde(default)]
    pub same_field: Option<String>,
}

impl Seat {
    /// The body the seat belongs to; none for a role of a project, system, solution or member.
    pub fn body(&self) -> Option<&str> {
        self.of.body.as_deref()
    }

    /// The party whose own seat this is, if the agreement names one.
    pub fn party(&self) -> Option<&str> {
        match &self.holder {
            Some(Who { target: Target::Party(id), .. }) => Some(id),
            _ => None,
        }
    }

    /// The area whose members may hold the seat, if any.
    pub fn area(&self) -> Option<&str> {
        match &self.holder {
            Some(Who { target: Target::Area(id), .. }) => Some(id),
            _ => None,
        }
    }
}

/// What a seat belongs to: a body, or the records of a kind, as a role in each of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeatOf {
    /// Id of the body.
    #[serde(default)]
    pub body: Option<String>,
    /// The kind of record.
    #[serde(default)]
    pub each: Option<Subject>,
}

/// What a seat's count is for each of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SeatPer {
    /// Each member.
    Member,
}

/// How many places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Exactly so many.
    Exactly(u32),
    /// So many or more ("one or several").
    AtLeast(u32),
    /// As many as wanted.
    Free,
}

impl Default for Count {
    fn default() -> Self {
        Self::Exactly(1)
    }
}

/// What a count in a charter should have been.
pub const EXPECTED_COUNT: &str = "count";

/// A count written as a table: `{ at_least = 1 }`.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AtLeastPlaces {
    at_least: u32,
}

impl JsonSchema for Count {
    fn schema_name() -> Cow<'static, str> {
        "Count".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [
            { "type": "integer", "minimum": 1 },
            { "const": "free" },
            {
                "type": "object",
                "properties": { "at_least": { "type": "integer", "minimum": 1, "description": "So many or more." } },
                "required": ["at_least"],
                "additionalProperties": false
            }
        ] })
    }
}

impl Serialize for Count {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Exactly(n) => serializer.serialize_u32(*n),
            Self::AtLeast(at_least) => AtLeastPlaces { at_least: *at_least }.serialize(serializer),
            Self::Free => serializer.serialize_str("free"),
        }
    }
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::value::MapAccessDeserializer;
        use serde::de::{Error, MapAccess, Unexpected, Visitor};
        struct CountVisitor;
        impl<'de> Visitor<'de> for CountVisitor {
            type Value = Count;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(EXPECTED_COUNT)
            }
            fn visit_i64<E: Error>(self, n: i64) -> Result<Count, E> {
                u32::try_from(n)
                    .ok()
                    .filter(|n| *n > 0)
                    .map(Count::Exactly)
                    .ok_or_else(|| E::invalid_value(Unexpected::Signed(n), &self))
            }
            fn visit_u64<E: Error>(self, n: u64) -> Result<Count, E> {
                self.visit_i64(i64::try_from(n).unwrap_or(-1))
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Count, E> {
                if text == "free" { Ok(Count::Free) } else { Err(E::invalid_value(Unexpected::Str(text), &self)) }
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Count, A::Error> {
                let AtLeastPlaces { at_least } = AtLeastPlaces::deserialize(MapAccessDeserializer::new(map))?;
                if at_least > 0 {
                    Ok(Count::AtLeast(at_least))
                } else {
                    Err(A::Error::invalid_value(Unexpected::Unsigned(0), &self))
                }
            }
        }
        deserializer.deserialize_any(CountVisitor)
    }
}

/// What the holder of a seat may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Sits and votes.
    #[default]
    Voting,
    /// Steps in for a voting member.
    Substitute,
    /// Sits without a vote.
    Observer,
}

/// The area a seat speaks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Represents {
    /// Id of the scheme.
    pub areas: String,
    /// Id of the area in it.
    pub value: String,
}

/// A chair that must be among the holders of a seat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Includes {
    /// Id of the body whose chair it is.
    pub chair: String,
}

/// Who answers for a matter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Responsibility {
    /// Who.
    pub who: Who,
    /// First day, or day of a document, from which.
    #[serde(default, deserialize_with = "iso_day")]
    #[schemars(with = "Option<IsoDay>")]
    pub from: Option<Date>,
    /// Last day, included.
    #[serde(default, deserialize_with = "iso_day")]
    #[schemars(with = "Option<IsoDay>")]
    pub until: Option<Date>,
    /// Which day decides.
    #[serde(default)]
    pub by: ResponsibleBy,
}

/// Which day decides who is responsible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ResponsibleBy {
    /// The day asked about.
    #[default]
    Today,
    /// The date of the document in question.
    DocumentDate,
}

/// A statement or word of the agreement, to show and find.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// What part it plays.
    #[serde(rename = "as")]
    pub role: TextRole,
    /// The statement, in the charter's language.
    pub says: String,
    /// Whether projects and notes may refer to it.
    #[serde(default)]
    pub tag: bool,
}

/// Parts that texts play.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TextRole {
    /// How it came about.
    Background,
    /// What it is for.
    Purpose,
    /// What it wants to reach.
    Aim,
    /// How it is done.
    Principle,
    /// A word explained.
    Term,
}
