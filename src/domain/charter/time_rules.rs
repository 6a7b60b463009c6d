//! Charter kinds about time: duties, the agreement's life, and the ways to end or change it.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

use super::AtLeast;
use super::parts::{Evidence, Force, Given, LeadTimes, RecordKind, Subject, When, Where, Who};
use crate::domain::date::{Date, IsoDay, Length, MonthDay, iso_day};

/// Who must have produced which evidence by when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// What there is one obligation for each of.
    #[serde(default)]
    pub per: Per,
    /// Who must act.
    pub who: Who,
    /// Towards whom, where that is another; `each` gives one obligation for each of them.
    #[serde(default)]
    pub to: Option<Who>,
    /// When; none: the duty is only shown.
    #[serde(default)]
    pub when: Option<When>,
    /// From when it warns.
    #[serde(default)]
    pub lead: LeadTimes,
    /// Only for subjects where this holds.
    #[serde(default, rename = "where")]
    pub filter: Where,
    /// Of a duty about records: a number of members that must have taken a stand on one before anything is due of it.
    #[serde(default)]
    pub at_least: Option<AtLeast>,
    /// Only while such a record exists.
    #[serde(default)]
    pub given: Option<Given>,
    /// What settles it besides a tick: all of these.
    #[serde(default)]
    pub evidence: AllOf,
    /// Whether any one of the evidence is enough.
    #[serde(default)]
    pub either: bool,
    /// How hard it binds.
    #[serde(default)]
    pub force: Force,
}

/// A list of evidence; a single one may stand without brackets.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct AllOf(pub Vec<Evidence>);

impl JsonSchema for AllOf {
    fn schema_name() -> Cow<'static, str> {
        "AllOf".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<Evidence>();
        json_schema!({ "anyOf": [one, { "type": "array", "items": one }] })
    }
}

impl<'de> Deserialize<'de> for AllOf {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
        struct OneOrMany;
        impl<'de> serde::de::Visitor<'de> for OneOrMany {
            type Value = AllOf;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(EXPECTED_EVIDENCE)
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<AllOf, A::Error> {
                Evidence::deserialize(MapAccessDeserializer::new(map)).map(|one| AllOf(vec![one]))
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, seq: A) -> Result<AllOf, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(seq)).map(AllOf)
            }
        }
        deserializer.deserialize_any(OneOrMany)
    }
}

/// What evidence in a charter should have been.
pub const EXPECTED_EVIDENCE: &str = "evidence";

/// What there is one obligation for each of: a kind of record, a register's row, a year, a term, the cooperation.
///
/// Projects are those that are neither finished nor stopped, unless `where` names states; rows those that are not done and
/// have not run out; people those with a role in a project or a solution; meetings those that have been.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Per(pub RecordKind);

impl Default for Per {
    fn default() -> Self {
        Self::COOPERATION
    }
}

impl Per {
    /// The cooperation: one.
    pub const COOPERATION: Self = Self(RecordKind::Known(Subject::Cooperation));
    /// A calendar year.
    pub const YEAR: Self = Self(RecordKind::Known(Subject::Year));
    /// A term of office of the body the evidence speaks of.
    pub const TERM: Self = Self(RecordKind::Known(Subject::Term));

    /// Whether it is the cooperation as a whole, if only for a time, and no single record.
    pub fn is_of_whole(&self) -> bool {
        [Self::COOPERATION, Self::YEAR, Self::TERM].contains(self)
    }
}

/// The life of the agreement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// What kind of paper the charter is written from: what it does not say is told of that.
    #[serde(default)]
    pub paper: Paper,
    /// The day it starts, or what starts it; `not-stated` where the agreement is silent.
    pub from: From,
    /// The day named as its end, or `notice` for an agreement until further notice; `not-stated` where it is silent.
    pub until: Until,
    /// The last day in force, where the reading of `until` gives one.
    #[serde(default, deserialize_with = "iso_day")]
    #[schemars(with = "Option<IsoDay>")]
    pub last_day: Option<Date>,
    /// Which signature starts it, where `from` is the signing.
    #[serde(default)]
    pub starts: Option<Starts>,
    /// From when the coming end warns, counted back from the day that `until` names, in every reading.
    #[serde(default)]
    pub lead: LeadTimes,
    /// Number of identical copies.
    #[serde(default)]
    pub copies: Option<u32>,
    /// Where its signatures are kept.
    #[serde(default)]
    pub signatures: Option<Signatures>,
    /// The agreements it takes the place of.
    #[serde(default)]
    pub supersedes: Vec<Replaced>,
    /// How another municipality joins.
    #[serde(default)]
    pub joining: Option<Joining>,
    /// How the agreement is changed.
    #[serde(default)]
    pub amendment: Option<Amendment>,
    /// Its chapters, so that clauses can be shown in order.
    #[serde(default)]
    pub sections: Vec<Section>,
    /// Duties that are shown with the agreement's state (an evaluation).
    #[serde(default)]
    pub watch: Vec<String>,
}

/// Where the signatures of the agreement are kept: who signed when, and which text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signatures {
    /// Id of the register: a row for each signature, with its date and member.
    pub register: String,
    /// Id of the field on its rows that has the digest of the text signed.
    #[serde(default)]
    pub digest: Option<String>,
}

/// An agreement that this one takes the place of, by the decision on it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Replaced {
    /// Id of the party.
    #[serde(default)]
    pub party: Option<String>,
    /// The day it was adopted.
    #[serde(default, deserialize_with = "iso_day")]
    #[schemars(with = "Option<IsoDay>")]
    pub date: Option<Date>,
    /// Reference to the decision, or its name.
    pub reference: String,
}

/// What kind of paper a charter is written from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Paper {
    /// The agreement itself.
    #[default]
    Agreement,
    /// Another document beside or below the agreement, such as principles or regulations: it does not tell what the agreement
    /// is silent on.
    Document,
}

/// How another municipality joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Joining {
    /// By a new agreement.
    NewAgreement,
    /// By its own decision.
    Accession,
    /// By a decision of the highest body.
    TopBody,
}

/// How the agreement is changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Amendment {
    /// Who must agree.
    pub by: Who,
    /// Whether in writing.
    #[serde(default)]
    pub written: bool,
    /// From when a new version holds.
    #[serde(default)]
    pub holds_from: HoldsFrom,
}

/// From when a version with conditions holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HoldsFrom {
    /// From the day it states.
    #[default]
    StatedDate,
    /// From the later of that day and the day its conditions are met.
    LaterOfDateAndCondition,
}

/// A chapter of the agreement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// How clauses cite it (`§ 4.1`, `Finansiering`).
    pub id: String,
    /// Its heading.
    pub name: String,
}

/// What starts an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// A day.
    Day(Date),
    /// Being signed.
    Signature,
    /// The agreement does not say.
    NotStated,
}

/// What ends an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// A day; readings say whether it is included.
    Day(Date),
    /// Notice by a party.
    Notice,
    /// The agreement does not say.
    NotStated,
}

/// Which signature starts an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Starts {
    /// The second: from then two parties are bound.
    SecondSignature,
    /// The last of all.
    LastSignature,
}

/// What the start of an agreement should have been.
pub const EXPECTED_FROM: &str = "date-or-signature";
/// What the end of an agreement should have been.
pub const EXPECTED_UNTIL: &str = "date-or-notice";

macro_rules! date_or_word {
    ($type:ident, $expected:expr, $($word:literal $variant:ident),+) => {
        impl Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    Self::Day(day) => serializer.serialize_str(&day.to_string()),
                    $(Self::$variant => serializer.serialize_str($word),)+
                }
            }
        }

        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "format": $expected })
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use serde::de::{Error, Unexpected, Visitor};
                struct DateOrWord;
                impl Visitor<'_> for DateOrWord {
                    type Value = $type;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str($expected)
                    }
                    fn visit_str<E: Error>(self, text: &str) -> Result<$type, E> {
                        $(if text == $word {
                            return Ok($type::$variant);
                        })+
                        crate::domain::date::parse_iso(text)
                            .map($type::Day)
                            .ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
                    }
                }
                deserializer.deserialize_str(DateOrWord)
            }
        }
    };
}

date_or_word!(From, EXPECTED_FROM, "signature" Signature, "not-stated" NotStated);
date_or_word!(Until, EXPECTED_UNTIL, "notice" Notice, "not-stated" NotStated);

/// A way to end or change the agreement.
///
/// The effect date is `out(add_months(in(notice), period))`, where `in` and `out` move forward to a day of the year, on
/// or after, and an absent one does nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exit {
    /// What it brings about.
    pub effect: ExitEffect,
    /// Who may give notice.
    pub who: Who,
    /// To whom notice goes; whoever gives it is left out.
    pub to: Who,
    /// Whether it must be in writing.
    #[serde(default)]
    pub written: bool,
    /// Notice counts from this day of the year, on or after.
    #[serde(default)]
    pub round_in: Option<MonthDay>,
    /// The time of notice.
    pub period: Length,
    /// The effect falls on this day of the year, on or after.
    #[serde(default)]
    pub round_out: Option<MonthDay>,
    /// Who must consent for an earlier day to be agreed; none: the agreement foresees no earlier day.
    #[serde(default)]
    pub earlier: Option<Who>,
    /// From when the last day for notice warns.
    #[serde(default)]
    pub lead: LeadTimes,
    /// Where notices given are kept.
    #[serde(default)]
    pub notices: Option<Notices>,
}

impl Exit {
    /// Whether notice goes to each of the other members.
    pub fn goes_to_members(&self) -> bool {
        use super::{Set, Target};
        matches!(self.to.target, Target::Each(Set::Member | Set::Other) | Target::All(Set::Member | Set::Other))
    }
}

/// Where the notices of an exit are kept: a row of a register for each, with its date, its member and, as its text, why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Notices {
    /// Id of the register.
    pub register: String,
    /// Id of the field on its rows that says of which exit a notice is, by the exit's id, where a register is for several.
    #[serde(default)]
    pub kind: Option<String>,
    /// Id of the field on its rows that says whether a notice was given in writing.
    #[serde(default)]
    pub written: Option<String>,
    /// Id of the field on its rows that has for each other member the day on which it was told.
    #[serde(default)]
    pub told: Option<String>,
    /// Id of the field on its rows that has for each member the earlier day that it agrees to.
    #[serde(default)]
    pub earlier: Option<String>,
}

impl Notices {
    /// The fields on the rows, each with the name it has in a charter.
    pub fn fields(&self) -> impl Iterator<Item = (&'static str, &String)> {
        let fields = [("kind", &self.kind), ("written", &self.written), ("told", &self.told), ("earlier", &self.earlier)];
        fields.into_iter().filter_map(|(name, field)| Some((name, field.as_ref()?)))
    }
}

/// What an exit brings about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ExitEffect {
    /// The agreement ends on the computed day, that day included.
    EndsAgreement,
    /// New terms hold from the computed day.
    NewTerms,
    /// Who gives notice is a member to the computed day, that day included; the agreement goes on between the others.
    MemberLeaves,
}
