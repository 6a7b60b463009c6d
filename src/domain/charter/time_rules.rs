//! Charter kinds about time: duties, the agreement's life, and the ways to end or change it.

use serde::{Deserialize, Serialize};

use super::parts::{Evidence, Force, LeadTimes, When, Who};
use crate::domain::date::{Date, Length, MonthDay};

/// Who must have produced which evidence by when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    /// What settles it besides a tick.
    #[serde(default)]
    pub evidence: Option<Evidence>,
    /// How hard it binds.
    #[serde(default)]
    pub force: Force,
}

/// What there is one obligation for each of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Per {
    /// The cooperation: one.
    #[default]
    Cooperation,
    /// A calendar year.
    Year,
    /// A term of office of the body the evidence speaks of.
    Term,
}

/// The life of the agreement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// The day it starts, or what starts it.
    pub from: From,
    /// The day named as its end, or `notice` for an agreement until further notice.
    pub until: Until,
    /// The last day in force, where the reading of `until` gives one.
    #[serde(default)]
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
    /// Duties that are shown with the agreement's state (an evaluation).
    #[serde(default)]
    pub watch: Vec<String>,
}

/// What starts an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// A day.
    Day(Date),
    /// Being signed.
    Signature,
}

/// What ends an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// A day; readings say whether it is included.
    Day(Date),
    /// Notice by a party.
    Notice,
}

/// Which signature starts an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    ($type:ident, $word:literal, $variant:ident, $expected:expr) => {
        impl Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    Self::Day(day) => serializer.serialize_str(&day.to_string()),
                    Self::$variant => serializer.serialize_str($word),
                }
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
                        if text == $word {
                            return Ok($type::$variant);
                        }
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

date_or_word!(From, "signature", Signature, EXPECTED_FROM);
date_or_word!(Until, "notice", Notice, EXPECTED_UNTIL);

/// A way to end or change the agreement.
///
/// The effect date is `out(add_months(in(notice), period))`, where `in` and `out` move forward to a day of the year, on
/// or after, and an absent one does nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
}

/// What an exit brings about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExitEffect {
    /// The agreement ends on the computed day, that day included.
    EndsAgreement,
    /// New terms hold from the computed day.
    NewTerms,
}
