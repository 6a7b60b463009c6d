//! What stood in a field of a record before a change and after it, in the words of the lists and forms.

mod value;

use serde_json::{Map, Value};

use crate::app::names::{Known, seat_title};
use crate::store::{HistoryLine, Kind};
use crate::text::{Msg, Say};
use value::{referred, words};

/// A field that a change put something else into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What the record is called, where the change touched several.
    pub record: Option<String>,
    /// What the field is called.
    pub field: &'static str,
    /// What stood there; empty: nothing.
    pub before: String,
    /// What the change put there; empty: nothing.
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
        let said = say.fill(msg, &parts);
        self.record.as_ref().map_or(said.clone(), |record| format!("{record}: {said}"))
    }
}

/// What a change put in the place of what, in all records that it touched; of which record, where there are several.
pub(super) fn all(lines: &[HistoryLine], known: &Known<'_>) -> Vec<Difference> {
    let told = lines.iter().map(|line| (line, of_record(line, known)));
    let told: Vec<_> = told.filter(|(_, differences)| !differences.is_empty()).collect();
    let are_several = told.len() > 1;
    let named = told.into_iter().flat_map(|(line, differences)| {
        let record = line.after.as_ref().and_then(Value::as_object).and_then(|row| record(line.kind, row, known));
        let record = record.filter(|_| are_several);
        differences.into_iter().map(move |difference| Difference { record: record.clone(), ..difference })
    });
    named.collect()
}

/// The differences that a change made in a record; none where it made or removed the record, which its deed says.
fn of_record(line: &HistoryLine, known: &Known<'_>) -> Vec<Difference> {
    let (Some(Value::Object(before)), Some(Value::Object(after))) = (&line.before, &line.after) else { return Vec::new() };
    // What is empty is left out of a row.
    let emptied = before.keys().filter(|column| !after.contains_key(*column));
    let fields = after.keys().chain(emptied).filter(|column| before.get(*column) != after.get(*column));
    let told = fields.filter_map(|column| {
        let field = known.say.msg(field(column)?);
        let in_words = |row: &Map<String, Value>| words(line.kind, column, row, known);
        Some(Difference { record: None, field, before: in_words(before), after: in_words(after) })
    });
    told.collect()
}

/// What a record is called among others that one change touched.
fn record(kind: Kind, row: &Map<String, Value>, known: &Known<'_>) -> Option<String> {
    let charter = known.charter;
    let text = |column: &str| row.get(column).and_then(Value::as_str);
    let of = |column: &str| referred(column, row.get(column)?.as_i64()?, known);
    let body = || charter.body(text("body")?).map(|body| body.name.clone());
    match kind {
        Kind::Member | Kind::Person | Kind::Operation | Kind::Solution | Kind::Project | Kind::Organisation => {
            text("name").map(str::to_owned)
        }
        Kind::Document => text("title").map(str::to_owned),
        Kind::Role => of("person"),
        Kind::Appointment => Some(format!("{}, {}", of("person")?, seat_title(charter, text("body")?, text("seat")?))),
        Kind::Stance | Kind::Asking | Kind::FieldValue | Kind::Inhabitants | Kind::Placement | Kind::MemberNumber => of("member"),
        Kind::Figure => Some(format!("{} {}", charter.series_of(text("series")?)?.name, row.get("period")?)),
        Kind::FigureLine => text("name").filter(|name| !name.is_empty()).map(str::to_owned).or_else(|| of("member")),
        Kind::Meeting => Some(format!("{} {}", body()?, known.say.date(text("date")?.parse().ok()?))),
        Kind::Term => body(),
        Kind::RegisterRow => Some(format!("{}/{}", text("register")?, row.get("number")?)),
        Kind::Tick | Kind::Postponement | Kind::Setting | Kind::ChosenReading => {
            let entry = text("entry")?;
            Some(charter.duty_title(entry).unwrap_or(entry).to_owned())
        }
        Kind::Card | Kind::CharterVersion | Kind::ClauseText | Kind::Bench => None,
    }
}

/// What a column is called; none for what serves the program alone.
fn field(column: &str) -> Option<Msg> {
    Some(match column {
        "adopt_by" => Msg::ColAdoptBy,
        "amount" => Msg::ColAmount,
        "archive" => Msg::ColArchive,
        "asked" => Msg::ColAsked,
        "body" => Msg::ColBody,
        "category" => Msg::ColCategory,
        "chair" => Msg::FieldChair,
        "code" => Msg::ColCode,
        "count" => Msg::ColInhabitants,
        "date" | "on_date" => Msg::ColDate,
        "decided_by" | "decided" => Msg::ColDecidedBy,
        "decision" | "reference" => Msg::ColReference,
        "document" => Msg::ColDocument,
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
        "level" => Msg::ColLevel,
        "link" => Msg::ColLink,
        "location" => Msg::ColPlace,
        "mail" => Msg::ColMail,
        "member" => Msg::ColMember,
        "name" => Msg::FormName,
        "need" => Msg::ColNeed,
        "nominated" => Msg::FormNominated,
        "note" => Msg::ColNote,
        "noticed" => Msg::FieldNoticed,
        "number" => Msg::ColNumber,
        "operation" => Msg::FieldOperation,
        "ordinal" => Msg::FieldOrder,
        "org_number" => Msg::ColOrgNumber,
        "organ" => Msg::ColOrgan,
        "organisation" => Msg::FieldOrganisation,
        "outside" => Msg::FieldOutside,
        "owner" => Msg::ColOwner,
        "owner_kind" => Msg::ColOwnerKind,
        "parent" => Msg::ColPartOf,
        "parts" => Msg::ColParts,
        "percent" => Msg::FieldPercent,
        "period" => Msg::ColPeriod,
        "person" => Msg::ColPerson,
        "phone" => Msg::ColPhone,
        "reading" => Msg::ColReading,
        "reason" => Msg::FormReason,
        "reminded" => Msg::ColReminded,
        "removed_by" => Msg::FieldRemovedBy,
        "revision" => Msg::ColVersion,
        "seat" => Msg::ColSeat,
        "sensitive" => Msg::FieldSensitive,
        "solution" => Msg::ColSolution,
        "source" => Msg::ColSource,
        "stage" => Msg::ColStage,
        "start" => Msg::ColStart,
        "state" | "states" => Msg::ColState,
        "successor" => Msg::FieldSuccessor,
        "text" => Msg::ColText,
        "title" => Msg::ColTitle,
        "treated" => Msg::ColTreated,
        "unit" => Msg::ColUnit,
        "until_date" | "to_date" => Msg::ColUntil,
        "value" | "value_member" | "value_person" | "value_document" => Msg::ColValue,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Columns that say which record it is or serve the program alone: no edit puts another value there.
    const INNER: [&str; 33] = [
        "id",
        "version",
        "sort_key",
        "example",
        "about",
        "about_project",
        "about_solution",
        "about_operation",
        "about_member",
        "about_person",
        "about_meeting",
        "about_row",
        "about_version",
        "about_name",
        "topic",
        "entry",
        "subject",
        "series",
        "register",
        "field",
        "figure",
        "place",
        "scheme",
        "content",
        "charter",
        "digest",
        "language",
        "currency",
        "time_zone",
        "word",
        "demo",
        "kept_from",
        "agreement",
    ];

    #[test]
    fn each_column_of_a_record_has_a_name_or_is_known_to_be_inner() {
        let mut columns = BTreeSet::new();
        for file in std::fs::read_dir("assets/migrations").expect("the folder") {
            let sql = std::fs::read_to_string(file.expect("a file").path()).expect("a step");
            let tables = sql.split("CREATE TABLE ").filter(|table| table.contains("\n    version INTEGER"));
            let of_tables = tables.flat_map(|table| table.lines().filter_map(|line| line.strip_prefix("    ")));
            let added = sql.split("ADD COLUMN ").skip(1);
            let typed = |line: &str| {
                let (name, rest) = line.split_once(' ')?;
                ["INTEGER", "TEXT", "BLOB"].iter().any(|kind| rest.starts_with(kind)).then(|| name.to_owned())
            };
            columns.extend(of_tables.chain(added).filter_map(typed));
        }
        assert!(columns.len() > 80, "{columns:?}");
        let wrong: Vec<_> = columns.iter().filter(|c| field(c).is_some() == INNER.contains(&c.as_str())).collect();
        assert_eq!(wrong, Vec::<&String>::new());
    }
}
