//! What stood in a field of a record before a change and after it, in the words of the lists and forms.

use serde_json::Value;

use crate::app::names::{Known, seat_title};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::store::HistoryLine;
use crate::text::{Msg, Say};

/// A field that a change put something else into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What the field is called.
    pub field: &'static str,
    /// What stood there; empty: nothing.
    pub before: String,
    /// What stands there since; empty: nothing.
    pub after: String,
}

impl Difference {
    /// The field with before and after.
    pub fn words(&self, say: Say) -> String {
        let parts: [(&str, &dyn std::fmt::Display); 3] =
            [("field", &self.field), ("before", &self.before), ("after", &self.after)];
        let msg = match (self.before.is_empty(), self.after.is_empty()) {
            (true, _) => Msg::DifferenceSet,
            (false, true) => Msg::DifferenceGone,
            (false, false) => Msg::DifferenceChanged,
        };
        say.fill(msg, &parts)
    }
}

/// The differences that a change made in a record; none where it made or removed the record, which its deed says.
pub(super) fn all(line: &HistoryLine, known: &Known<'_>) -> Vec<Difference> {
    let (Some(Value::Object(before)), Some(Value::Object(after))) = (&line.before, &line.after) else { return Vec::new() };
    let in_words = |row: &serde_json::Map<String, Value>, column: &str| {
        row.get(column).map(|value| words(column, value, row, known)).unwrap_or_default()
    };
    let fields = after.iter().filter(|(column, value)| before.get(*column) != Some(*value));
    let told = fields.filter_map(|(column, _)| {
        let field = known.say.msg(field(column)?);
        Some(Difference { field, before: in_words(before, column), after: in_words(after, column) })
    });
    told.collect()
}

/// What a column is called; none for what serves the program alone.
fn field(column: &str) -> Option<Msg> {
    Some(match column {
        "amount" => Msg::ColAmount,
        "adopt_by" => Msg::ColAdoptBy,
        "asked" => Msg::ColAsked,
        "body" => Msg::ColBody,
        "category" => Msg::ColCategory,
        "chair" => Msg::FieldChair,
        "code" => Msg::ColCode,
        "count" => Msg::ColInhabitants,
        "date" | "on_date" => Msg::ColDate,
        "decided_by" => Msg::ColDecidedBy,
        "decision" | "reference" => Msg::ColReference,
        "done" => Msg::ColDone,
        "due" => Msg::ColDue,
        "elected" => Msg::FieldElected,
        "elected_by" => Msg::FieldElectedBy,
        "finished" => Msg::ColFinished,
        "from_date" => Msg::ColFrom,
        "handle" => Msg::ColHandle,
        "initiator" => Msg::FormInitiator,
        "kind" => Msg::ColKind,
        "launch" => Msg::ColLaunch,
        "legal_force" => Msg::FormLegalForce,
        "link" => Msg::ColLink,
        "mail" => Msg::ColMail,
        "member" => Msg::ColMember,
        "name" => Msg::FormName,
        "need" => Msg::ColNeed,
        "nominated" => Msg::FormNominated,
        "note" => Msg::ColNote,
        "number" => Msg::ColNumber,
        "org_number" => Msg::ColOrgNumber,
        "organ" => Msg::ColOrgan,
        "owner" => Msg::ColOwner,
        "parent" => Msg::ColPartOf,
        "percent" => Msg::FieldPercent,
        "period" => Msg::ColPeriod,
        "person" => Msg::ColPerson,
        "phone" => Msg::ColPhone,
        "reason" => Msg::FormReason,
        "reminded" => Msg::ColReminded,
        "seat" => Msg::ColSeat,
        "source" => Msg::ColSource,
        "stage" => Msg::ColStage,
        "start" => Msg::ColStart,
        "state" | "states" => Msg::ColState,
        "text" => Msg::ColText,
        "title" => Msg::ColTitle,
        "treated" => Msg::ColTreated,
        "unit" => Msg::ColUnit,
        "until_date" | "to_date" => Msg::ColUntil,
        "value" | "content" => Msg::ColValue,
        _ => return None,
    })
}

/// A value as people know it: names for what it refers to, days as they are written.
fn words(column: &str, value: &Value, row: &serde_json::Map<String, Value>, known: &Known<'_>) -> String {
    let (charter, say) = (known.charter, known.say);
    match value {
        Value::Number(number) => {
            let number = number.as_i64().unwrap_or_default();
            referred(column, number, known).unwrap_or_else(|| say.integer(i128::from(number)))
        }
        Value::String(text) => {
            let body = row.get("body").and_then(Value::as_str).unwrap_or_default();
            let named = match column {
                "body" => charter.body(text).map(|body| body.name.clone()),
                "seat" => Some(seat_title(charter, body, text)),
                "stage" => charter.stage(text).map(|stage| stage.name.clone()),
                "category" => charter.category(text).map(|category| category.name.clone()),
                "kind" => charter.type_of(text).map(|kind| kind.name.clone()),
                "state" => state(text).map(|msg| say.msg(msg).to_owned()),
                _ => None,
            };
            let day = || text.parse::<Date>().ok().map(|day| say.date(day));
            named.or_else(day).unwrap_or_else(|| text.clone())
        }
        _ => String::new(),
    }
}

/// The name of the record that a column points at; none where it holds a number.
fn referred(column: &str, number: i64, known: &Known<'_>) -> Option<String> {
    let (records, id) = (known.records, Id::from_stored(number)?);
    match column {
        "member" | "chair" | "initiator" | "elected_by" => records.member(id).map(|member| member.name.clone()),
        "person" => records.person(id).map(|person| person.name.clone()),
        "parent" => records.portfolio.project(id).map(|project| project.name.clone()),
        _ => None,
    }
}

/// The word for how far a meeting or a project has come.
fn state(stored: &str) -> Option<Msg> {
    Some(match stored {
        "planned" => Msg::StatePlanned,
        "held" => Msg::StateHeld,
        "cancelled" => Msg::StateCancelled,
        "proposed" => Msg::ProjectProposed,
        "started" => Msg::ProjectStarted,
        "finished" => Msg::ProjectFinished,
        "stopped" => Msg::ProjectStopped,
        _ => return None,
    })
}
