//! What stands in a column, as people know it: names for what it refers to, days and amounts as they are written.

use serde_json::{Map, Value};

use crate::app::names::{Known, seat_title};
use crate::app::query::holders::in_unit;
use crate::app::query::wording::organ_word;
use crate::domain::charter::{Choice, Organ, Unit};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::meeting::MeetingState;
use crate::domain::portfolio::{OwnerKind, ProjectState, StanceSource};
use crate::domain::rough_date::RoughDate;
use crate::store::Kind;
use crate::text::Msg;

/// A column of a row in words; empty where it is.
pub(super) fn words(kind: Kind, column: &str, row: &Map<String, Value>, known: &Known<'_>) -> String {
    match row.get(column) {
        Some(Value::Number(number)) => of_number(kind, column, number.as_i64().unwrap_or_default(), row, known),
        Some(Value::String(text)) => of_text(kind, column, text, row, known),
        _ => String::new(),
    }
}

fn of_number(kind: Kind, column: &str, number: i64, row: &Map<String, Value>, known: &Known<'_>) -> String {
    match (kind, column) {
        (Kind::Figure, "value") => {
            let series = row.get("series").and_then(Value::as_str).unwrap_or_default();
            in_unit(known, unit(series, known), number)
        }
        (Kind::FigureLine, "amount") => {
            let figure = row.get("figure").and_then(Value::as_i64);
            let figure = known.records.portfolio.figures.iter().find(|f| Some(f.id.value()) == figure);
            in_unit(known, figure.map_or(Unit::PriceList, |figure| unit(&figure.series, known)), number)
        }
        (Kind::RegisterRow, "amount") => in_unit(known, Unit::Money, number),
        (_, "period" | "number" | "ordinal") => number.to_string(),
        (_, "sensitive" | "outside") => known.say.msg(if number == 1 { Msg::ValueYes } else { Msg::ValueNo }).to_owned(),
        _ => referred(column, number, known).unwrap_or_else(|| known.say.integer(i128::from(number))),
    }
}

/// The unit of a series; keys have weights.
fn unit(series: &str, known: &Known<'_>) -> Unit {
    known.charter.series_of(series).map_or(Unit::Weights, |series| series.rule.unit)
}

fn of_text(kind: Kind, column: &str, text: &str, row: &Map<String, Value>, known: &Known<'_>) -> String {
    let (charter, say) = (known.charter, known.say);
    let other = |column: &str| row.get(column).and_then(Value::as_str).unwrap_or_default();
    let msg = |msg: Option<Msg>| msg.map(|msg| say.msg(msg).to_owned());
    let listed = |name: &dyn Fn(&str) -> String| text.split(' ').map(name).collect::<Vec<_>>().join(", ");
    let named = match (kind, column) {
        (_, "body") => charter.body(text).map(|body| body.name.clone()),
        (Kind::Role, "seat") => charter.role_seat(text).map(|seat| seat.name.clone()),
        (_, "seat") => Some(seat_title(charter, other("body"), text)),
        (_, "stage") => charter.stage(text).map(|stage| stage.name.clone()),
        (_, "category") => charter.category(text).map(|category| category.name.clone()),
        (Kind::Meeting, "kind") => {
            let kinds = charter.body(other("body")).map(|body| &*body.rule.kinds).unwrap_or_default();
            kinds.iter().find(|kind| kind.id == text).map(|kind| kind.name.clone())
        }
        (Kind::Document, "kind") => charter.document(text).map(|kind| kind.name.clone()),
        (_, "kind") => charter.type_of(text).map(|kind| kind.name.clone()),
        (Kind::Stance, "states") => Some(listed(&|state| known.state_name(other("topic"), state))),
        (Kind::Stance, "source") => msg(StanceSource::ALL.into_iter().find(|source| source.word() == text).map(source_word)),
        (_, "organ") => msg(Organ::ALL.into_iter().find(|organ| organ.word() == text).map(organ_word)),
        (_, "owner_kind") => msg(OwnerKind::ALL.into_iter().find(|kind| kind.word() == text).map(owner_word)),
        (Kind::Meeting, "state") => msg(meeting_state(text)),
        (Kind::Project, "state") => msg(ProjectState::ALL.into_iter().find(|state| state.word() == text).map(project_word)),
        (Kind::RegisterRow, "state") => {
            let states = charter.register(other("register")).map(|register| &*register.rule.states).unwrap_or_default();
            Some(choice(states, text))
        }
        (Kind::Document, "parts") => {
            let parts = charter.document(other("kind")).map(|kind| &*kind.rule.parts).unwrap_or_default();
            let part = |id: &str| parts.iter().find(|part| part.id == id).map_or_else(|| id.to_owned(), |part| part.name.clone());
            Some(listed(&part))
        }
        (Kind::FieldValue, "value") if other("content") == "yes-no" => {
            msg(Some(if text == "yes" { Msg::ValueYes } else { Msg::ValueNo }))
        }
        (Kind::FieldValue, "value") if other("content") == "choice" => {
            let choices = charter.field(other("field")).map(|field| &*field.rule.values).unwrap_or_default();
            Some(listed(&|value| choice(choices, value)))
        }
        (Kind::Placement, "value") => charter.area(text).map(|(_, area)| area.name.clone()),
        (_, "launch") => RoughDate::parse(text).map(|date| say.rough_date(date)),
        _ => None,
    };
    let day = || text.parse::<Date>().ok().map(|day| say.date(day));
    named.or_else(day).unwrap_or_else(|| text.to_owned())
}

fn choice(choices: &[Choice], id: &str) -> String {
    choices.iter().find(|choice| choice.id == id).map_or_else(|| id.to_owned(), |choice| choice.name.clone())
}

/// The name of the record that a column points at; none where it holds a number.
pub(super) fn referred(column: &str, number: i64, known: &Known<'_>) -> Option<String> {
    let (records, id) = (known.records, Id::from_stored(number)?);
    let portfolio = &records.portfolio;
    match column {
        "member" | "chair" | "initiator" | "elected_by" | "removed_by" | "successor" | "value_member" => {
            records.member(id).map(|member| member.name.clone())
        }
        "person" | "value_person" => records.person(id).map(|person| person.name.clone()),
        "organisation" => records.organisations.iter().find(|o| o.id == id).map(|organisation| organisation.name.clone()),
        "parent" => portfolio.project(id).map(|project| project.name.clone()),
        "solution" => portfolio.solution(id).map(|solution| solution.name.clone()),
        "operation" => portfolio.operation(id).map(|operation| operation.name.clone()),
        "document" | "value_document" => portfolio.documents.iter().find(|d| d.id == id).map(|document| document.title.clone()),
        _ => None,
    }
}

fn meeting_state(stored: &str) -> Option<Msg> {
    let state = [MeetingState::Planned, MeetingState::Held, MeetingState::Cancelled].into_iter().find(|s| s.word() == stored)?;
    Some(match state {
        MeetingState::Planned => Msg::StatePlanned,
        MeetingState::Held => Msg::StateHeld,
        MeetingState::Cancelled => Msg::StateCancelled,
    })
}

fn project_word(state: ProjectState) -> Msg {
    match state {
        ProjectState::Proposed => Msg::ProjectProposed,
        ProjectState::Started => Msg::ProjectStarted,
        ProjectState::Finished => Msg::ProjectFinished,
        ProjectState::Stopped => Msg::ProjectStopped,
    }
}

fn source_word(source: StanceSource) -> Msg {
    match source {
        StanceSource::Answered => Msg::SourceAnswered,
        StanceSource::Told => Msg::SourceTold,
        StanceSource::Decided => Msg::SourceDecided,
        StanceSource::Observed => Msg::SourceObserved,
    }
}

fn owner_word(kind: OwnerKind) -> Msg {
    match kind {
        OwnerKind::Cooperation => Msg::OwnerCooperation,
        OwnerKind::Member => Msg::OwnerMember,
        OwnerKind::External => Msg::OwnerExternal,
    }
}
