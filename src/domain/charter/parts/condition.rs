//! Conditions: which records a rule is about. Equality only; several attributes must all hold.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// Which records of a kind are meant: each attribute is one of its values, and all attributes hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Where {
    /// Ids of categories.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub category: Vec<String>,
    /// Ids of types.
    #[serde(default, rename = "type", skip_serializing_if = "Vec::is_empty")]
    pub kind: Vec<String>,
    /// Ids of stages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stage: Vec<String>,
    /// States of the record (`proposed`, `started`, `finished`, or those of a register).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub state: Vec<String>,
    /// Commitments, inherited from the category.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub commitment: Vec<Commitment>,
    /// States of the topic on management.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mode: Vec<String>,
    /// Whether parties from outside take part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub has_outside: Option<bool>,
    /// Date columns that must be filled in (`launch`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub filled: Vec<String>,
    /// Fields and the value each must have.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub field: BTreeMap<String, FieldIs>,
}

/// A value that a field must have.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum FieldIs {
    /// Yes or no.
    YesNo(bool),
    /// One of its choices.
    Choice(String),
}

impl JsonSchema for FieldIs {
    fn schema_name() -> Cow<'static, str> {
        "FieldIs".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["boolean", "string"] })
    }
}

impl<'de> Deserialize<'de> for FieldIs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Value;
        impl Visitor<'_> for Value {
            type Value = FieldIs;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(EXPECTED_FIELD_VALUE)
            }
            fn visit_bool<E: de::Error>(self, yes: bool) -> Result<FieldIs, E> {
                Ok(FieldIs::YesNo(yes))
            }
            fn visit_str<E: de::Error>(self, choice: &str) -> Result<FieldIs, E> {
                Ok(FieldIs::Choice(choice.to_owned()))
            }
        }
        deserializer.deserialize_any(Value)
    }
}

/// What the value of a field in a condition should have been.
pub const EXPECTED_FIELD_VALUE: &str = "yes-no-or-choice";

/// A condition that at least one record of a kind exists.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Given {
    /// The kind of record.
    pub any: RecordKind,
    /// What it must be like.
    #[serde(default, rename = "where")]
    pub filter: Where,
}

/// How binding a category is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Commitment {
    /// The agreement says nothing.
    #[default]
    None,
    /// All members take part.
    Obligatory,
    /// Each member chooses.
    Voluntary,
}

/// A kind of record, or a register of the charter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordKind {
    /// One of the program's own kinds.
    Known(Subject),
    /// A register, by id.
    Register(String),
}

impl RecordKind {
    /// The word as the charter writes it.
    pub fn word(&self) -> &str {
        match self {
            Self::Known(subject) => subject.word(),
            Self::Register(id) => id,
        }
    }
}

impl JsonSchema for RecordKind {
    fn schema_name() -> Cow<'static, str> {
        "RecordKind".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let known = generator.subschema_for::<Subject>();
        json_schema!({ "anyOf": [known, { "type": "string", "format": "register" }] })
    }
}

impl Serialize for RecordKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl<'de> Deserialize<'de> for RecordKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        Ok(Subject::ALL.into_iter().find(|s| s.word() == word).map_or(Self::Register(word), Self::Known))
    }
}

macro_rules! subjects {
    ($($variant:ident $word:literal $doc:literal),* $(,)?) => {
        /// Kinds of records that rules speak of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        pub enum Subject {
            $(#[doc = $doc] #[serde(rename = $word)] $variant),*
        }

        impl Subject {
            /// All kinds.
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$variant),*];

            /// The word as charters write it.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),*
                }
            }
        }
    };
}

subjects! {
    Cooperation "cooperation" "The cooperation itself.",
    Agreement "agreement" "The agreement.",
    Member "member" "A member.",
    MemberChange "member-change" "A change of a member: that it was merged from others, or that it left.",
    Person "person" "A person.",
    Body "body" "A body.",
    Meeting "meeting" "A meeting.",
    Minutes "minutes" "The minutes of a meeting.",
    Item "item" "An item treated in a meeting.",
    Decision "decision" "A decision of a body.",
    FollowUp "followup" "A follow-up of a decision.",
    Project "project" "A project, of any type.",
    Solution "solution" "A solution that members adopt.",
    System "system" "A system in use.",
    Contract "contract" "A contract or framework agreement.",
    Investment "investment" "An investment.",
    Document "document" "A document.",
    Resource "resource" "People and time of a member in a project.",
    Gain "gain" "A gain of a member from a project.",
    Activity "activity" "A gathering, course or network meeting.",
    Policy "policy" "An insurance policy.",
    Report "report" "A report sent to a member.",
    Year "year" "A calendar year.",
    Term "term" "A term of office.",
}
