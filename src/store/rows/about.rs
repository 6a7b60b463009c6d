//! The columns of what a row is about: its kind, and one column for each kind of record it may refer to.

use rusqlite::types::Value;

use crate::domain::ids::Id;
use crate::domain::portfolio::About;
use crate::store::record::{Cells, id_if_any, text};

/// The values of the columns, in their order; all empty for nothing.
pub(super) fn about_values(about: Option<&About>) -> Vec<Value> {
    let (kind, place, id, name) = match about {
        None => return vec![Value::Null; 10],
        Some(About::Cooperation) => ("cooperation", None, None, None),
        Some(About::Project(id)) => ("project", Some(0), Some(*id), None),
        Some(About::Solution(id)) => ("solution", Some(1), Some(*id), None),
        Some(About::Operation(id)) => ("operation", Some(2), Some(*id), None),
        Some(About::Member(id)) => ("member", Some(3), Some(*id), None),
        Some(About::Person(id)) => ("person", Some(4), Some(*id), None),
        Some(About::Meeting(id)) => ("meeting", Some(5), Some(*id), None),
        Some(About::Row(id)) => ("row", Some(6), Some(*id), None),
        Some(About::Agreement(id)) => ("agreement", Some(7), Some(*id), None),
        Some(About::Amendment(name)) => ("amendment", None, None, Some(name)),
        Some(About::Body(name)) => ("body", None, None, Some(name)),
    };
    let mut values = vec![text(kind)];
    values.extend((0..8).map(|column| id_if_any(id.filter(|_| place == Some(column)))));
    values.push(name.map_or(Value::Null, |name| text(name)));
    values
}

/// The condition that a row is about a subject, with the value of its parameter `?1`.
pub(in crate::store) fn is_about(about: &About) -> (&'static str, Value) {
    let (condition, id) = match about {
        About::Cooperation => return ("about = ?1", text("cooperation")),
        About::Amendment(name) => return ("about = 'amendment' AND about_name = ?1", text(name)),
        About::Body(name) => return ("about = 'body' AND about_name = ?1", text(name)),
        About::Project(id) => ("about_project = ?1", id),
        About::Solution(id) => ("about_solution = ?1", id),
        About::Operation(id) => ("about_operation = ?1", id),
        About::Member(id) => ("about_member = ?1", id),
        About::Person(id) => ("about_person = ?1", id),
        About::Meeting(id) => ("about_meeting = ?1", id),
        About::Row(id) => ("about_row = ?1", id),
        About::Agreement(id) => ("about_version = ?1", id),
    };
    (condition, Value::Integer(id.value()))
}

/// What a row is about.
pub(super) fn about(cells: &mut Cells<'_, '_>) -> rusqlite::Result<About> {
    about_if_any(cells)?.ok_or(rusqlite::Error::IntegralValueOutOfRange(0, 0))
}

/// What a row is about, if anything.
pub(super) fn about_if_any(cells: &mut Cells<'_, '_>) -> rusqlite::Result<Option<About>> {
    let kind = cells.value()?.as_str_or_null()?;
    // One column at most is filled, and which one the kind tells.
    let id = |place: usize, about: fn(Id) -> About| Ok(cells.after(place).id_if_any()?.map(about));
    let name = |about: fn(String) -> About| Ok(cells.after(8).take::<Option<String>>()?.map(about));
    let about: rusqlite::Result<_> = match kind {
        Some("cooperation") => Ok(Some(About::Cooperation)),
        Some("project") => id(0, About::Project),
        Some("solution") => id(1, About::Solution),
        Some("operation") => id(2, About::Operation),
        Some("member") => id(3, About::Member),
        Some("person") => id(4, About::Person),
        Some("meeting") => id(5, About::Meeting),
        Some("row") => id(6, About::Row),
        Some("agreement") => id(7, About::Agreement),
        Some("amendment") => name(About::Amendment),
        Some("body") => name(About::Body),
        _ => Ok(None),
    };
    *cells = cells.after(9);
    about
}

/// A list of ids, as it is kept.
pub(super) fn words_of(text: &str) -> Vec<String> {
    // Nearly always one: a list that grows begins with room for four, in each of tens of thousands of rows.
    let mut words = Vec::with_capacity(text.split_whitespace().count());
    words.extend(text.split_whitespace().map(str::to_owned));
    words
}
