//! Charter kinds about seats: of what, how many, who holds them, and whom they speak for.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

use super::parts::{Subject, Target, Where, Who};

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
    /// Whether a group has it, and not one person after the other.
    #[serde(default)]
    pub group: bool,
    /// Who may hold it; none: anyone. A role: whoever comes from the member that has it.
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
    /// Who elects its holder, or names whoever has the role.
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

    /// Whether whoever holds the seat does so for a member that the charter does not name.
    pub fn needs_member(&self) -> bool {
        let holder = self.holder.as_ref().map(|who| &who.target);
        self.per.is_some() || matches!(holder, Some(Target::Area(_) | Target::Any(_) | Target::Each(_) | Target::Seat(_)))
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
