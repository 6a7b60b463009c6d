//! Evidence: what settles an obligation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::condition::{RecordKind, Where};
use super::who::Organ;
use super::{NotExactlyOne, exactly_one};

/// What settles an obligation besides a tick.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "RawEvidence", into = "RawEvidence")]
pub enum Evidence {
    /// A meeting of a body, dated within the window and not cancelled.
    Meeting {
        /// Id of the body.
        body: String,
        /// Only meetings of this kind.
        kind: Option<String>,
    },
    /// An item treated by a body.
    Item {
        /// Id of the body.
        body: String,
        /// What the item must have before it.
        needs: Vec<Evidence>,
    },
    /// A decision, at a gate where one is named.
    Decision {
        /// Id of the gate, or of the body that decides.
        by: String,
    },
    /// A document on record.
    Document {
        /// Id of the kind of document.
        document: String,
        /// Parts it must have.
        parts: Vec<String>,
        /// Years from the subject's year that it is for.
        year: i32,
    },
    /// A position of the member on a topic.
    Stance {
        /// Id of the topic.
        topic: String,
        /// States that count; empty: those that the topic counts in.
        states: Vec<String>,
        /// The organs that may take it; empty: any.
        organs: Vec<Organ>,
    },
    /// A record of a kind, or a row of a register.
    Record {
        /// The kind, or the register's id.
        record: RecordKind,
        /// Whether it must refer to the subject.
        linked: bool,
        /// Whether it must have come into the file in the period, in which it counts as it was then.
        new: bool,
        /// What it must be like.
        filter: Where,
    },
    /// A field of the subject filled in; with a day, once it has come.
    Field {
        /// Id of the field.
        field: String,
    },
    /// A figure of a series.
    Figure {
        /// Id of the series.
        series: String,
        /// Years from the subject's year that it is for.
        year: i32,
    },
    /// What the rows of one register add up to is no more than what those of another do: of the subject, or of its period.
    Within {
        /// Id of the register with the amounts that are to be kept.
        frame: String,
        /// Id of the register with the amounts that are spent.
        spent: String,
    },
    /// A seat that has come this far for the coming term.
    Seat {
        /// Id of the body; empty for a role of a project, system or solution.
        body: String,
        /// Id of the seat.
        seat: String,
        /// How far.
        step: SeatStep,
    },
}

impl Evidence {
    /// Whether a meeting is wanted for it, if only as one of its parts.
    pub fn names_meeting(&self) -> bool {
        match self {
            Self::Meeting { .. } => true,
            Self::Item { needs, .. } => needs.iter().any(Self::names_meeting),
            _ => false,
        }
    }

    /// Whether it is somebody in a role of a project, a solution or a member.
    pub fn names_role(&self) -> bool {
        matches!(self, Self::Seat { body, .. } if body.is_empty())
    }
}

/// Steps on the way to a filled seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SeatStep {
    /// Someone is nominated.
    Nominated,
    /// Someone is elected.
    Elected,
}

/// The fields of which exactly one must stand.
const EVIDENCE: [&str; 10] = ["meeting", "item", "decision", "document", "stance", "record", "field", "figure", "within", "seat"];

/// What settles an obligation besides a tick.
#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-exactly-one" = EVIDENCE))]
struct RawEvidence {
    /// A meeting of a body, by its id, dated within the window and not cancelled.
    #[serde(skip_serializing_if = "Option::is_none")]
    meeting: Option<String>,
    /// With `meeting`: only meetings of this kind, by its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    /// An item treated by a body, by its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<String>,
    /// With `item`: what it must have before it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    needs: Vec<Evidence>,
    /// A decision at a gate, or of a body, by its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<String>,
    /// A document on record, by the id of its kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<String>,
    /// With `document`: parts it must have, by their ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    parts: Vec<String>,
    /// A position of the member on a topic, by its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    stance: Option<String>,
    /// With `stance`: states that count; those that the topic counts in if absent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    states: Vec<String>,
    /// With `stance`: the organs that may take it, where it is on record which did; any if absent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    organs: Vec<Organ>,
    /// A record of a kind, or a row of a register by the register's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<RecordKind>,
    /// With `record`: whether it must refer to the subject.
    #[serde(default)]
    linked: bool,
    /// With `record`: whether it must have come into the file in the period; of a project `where` is then asked as it was before
    /// that day, whatever has become of it since.
    #[serde(default)]
    new: bool,
    /// With `record`: what it must be like.
    #[serde(default, rename = "where")]
    filter: Where,
    /// A field of the subject filled in, by its id; one that is a date once that day has come.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    /// A figure of a series, by its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    figure: Option<String>,
    /// A register, by its id, whose amounts are not exceeded: those about the subject, or of its period.
    #[serde(skip_serializing_if = "Option::is_none")]
    within: Option<String>,
    /// With `within`: the register, by its id, with the amounts that are spent.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    spent: String,
    /// A seat as `body/seat`, or a role by its id, that has come so far for the coming term.
    #[serde(skip_serializing_if = "Option::is_none")]
    seat: Option<String>,
    /// With `seat`: how far; `elected` if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<SeatStep>,
    /// With `document` or `figure`: years from the subject's year that it is for.
    #[serde(default)]
    year: i32,
}

impl TryFrom<RawEvidence> for Evidence {
    type Error = NotExactlyOne;

    fn try_from(raw: RawEvidence) -> Result<Self, NotExactlyOne> {
        let RawEvidence { kind, needs, parts, states, organs, linked, new, filter, spent, year, .. } = raw;
        let step = raw.step.unwrap_or(SeatStep::Elected);
        exactly_one(
            &EVIDENCE,
            vec![
                raw.meeting.map(|body| Self::Meeting { body, kind }),
                raw.item.map(|body| Self::Item { body, needs }),
                raw.decision.map(|by| Self::Decision { by }),
                raw.document.map(|document| Self::Document { document, parts, year }),
                raw.stance.map(|topic| Self::Stance { topic, states, organs }),
                raw.record.map(|record| Self::Record { record, linked, new, filter }),
                raw.field.map(|field| Self::Field { field }),
                raw.figure.map(|series| Self::Figure { series, year }),
                raw.within.map(|frame| Self::Within { frame, spent }),
                raw.seat.map(|path| {
                    let (body, seat) = path.split_once('/').unwrap_or(("", &path));
                    Self::Seat { body: body.to_owned(), seat: seat.to_owned(), step }
                }),
            ],
        )
    }
}

impl From<Evidence> for RawEvidence {
    fn from(evidence: Evidence) -> Self {
        let mut raw = Self::default();
        match evidence {
            Evidence::Meeting { body, kind } => (raw.meeting, raw.kind) = (Some(body), kind),
            Evidence::Item { body, needs } => (raw.item, raw.needs) = (Some(body), needs),
            Evidence::Decision { by } => raw.decision = Some(by),
            Evidence::Document { document, parts, year } => {
                (raw.document, raw.parts, raw.year) = (Some(document), parts, year);
            }
            Evidence::Stance { topic, states, organs } => {
                (raw.stance, raw.states, raw.organs) = (Some(topic), states, organs);
            }
            Evidence::Record { record, linked, new, filter } => {
                (raw.record, raw.linked, raw.new, raw.filter) = (Some(record), linked, new, filter);
            }
            Evidence::Field { field } => raw.field = Some(field),
            Evidence::Figure { series, year } => (raw.figure, raw.year) = (Some(series), year),
            Evidence::Within { frame, spent } => (raw.within, raw.spent) = (Some(frame), spent),
            Evidence::Seat { body, seat, step } => {
                let path = if body.is_empty() { seat } else { format!("{body}/{seat}") };
                (raw.seat, raw.step) = (Some(path), Some(step));
            }
        }
        raw
    }
}
