//! Charter kinds about the cooperation: its card, parties, areas, who answers for what, and words.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::parts::Who;
use crate::domain::date::{Date, IsoDay, iso_day};
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
