//! The agreement clause by clause: what the charter in force says of each, how it can be read, and what is not the
//! agreement's but the program's own.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use super::settings::Own;
use crate::app::{Failure, Session};
use crate::domain::agreement::text::places;
use crate::domain::charter::{Charter, Entry, Reading};
use crate::exchange::charter::owns;

/// A clause with the entries that come from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseSheet {
    /// The clause, as the charter cites it.
    pub clause: String,
    /// The entries.
    pub entries: Vec<EntryLine>,
}

/// An entry of the charter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryLine {
    /// Its id; of a seat `body/seat`.
    pub id: String,
    /// The agreement's own word for it.
    pub name: String,
    /// What of it can be read in several ways; empty where there is one reading.
    pub questions: Vec<Question>,
    /// The fields that every reading has alike, where there are several.
    pub alike: Vec<FieldLine>,
    /// The fields that the agreement is silent on.
    pub own: Vec<Own>,
}

/// A question that an entry can be read in several ways about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The field it is about, where an entry has several questions.
    pub about: Option<String>,
    /// The readings.
    pub readings: Vec<ReadingLine>,
    /// The fields that differ, with a value under each reading.
    pub differ: Vec<FieldLine>,
}

/// A field of an entry, as a charter writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldLine {
    /// Its path.
    pub path: String,
    /// Its value under each reading; none where a reading leaves it out. One value where all have the same.
    pub values: Vec<Option<String>>,
}

/// A reading of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingLine {
    /// What it is called.
    pub name: String,
    /// The reading in a sentence.
    pub says: String,
    /// Whether it holds.
    pub default: bool,
}

/// The clauses of the charter in force, in the order of their numbers.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn clauses(session: &Session) -> Result<Vec<ClauseSheet>, Failure> {
    Ok(sheets(&*session.charter()?))
}

/// The clauses of a charter, in the order of their numbers.
pub fn sheets(charter: &Charter) -> Vec<ClauseSheet> {
    let mut sheets: Vec<ClauseSheet> = Vec::new();
    for (clause, line) in lines(charter) {
        match sheets.iter_mut().find(|s| s.clause == clause) {
            Some(sheet) => sheet.entries.push(line),
            None => sheets.push(ClauseSheet { clause, entries: vec![line] }),
        }
    }
    sheets.sort_by_key(|sheet| place(&sheet.clause));
    sheets
}

/// The single places that the entries of a charter cite, in the order of their numbers.
pub fn cited(charter: &Charter) -> Vec<String> {
    let mut cited: Vec<String> = Vec::new();
    for sheet in sheets(charter) {
        for place in places(&sheet.clause) {
            if cited.iter().all(|known| known != place) {
                cited.push(place.to_owned());
            }
        }
    }
    cited
}

/// What an entry is called that a field names by its id, in the words of the charter.
fn called(charter: &Charter, path: &str, id: &str) -> Option<String> {
    let mut names = path.rsplit('.');
    let (field, within) = (names.next()?, names.next());
    let name = match (within, field) {
        (_, "register") => &charter.register(id)?.name,
        (Some("notices" | "signatures"), _) => &charter.field(id)?.name,
        (_, "key") => &charter.key(id)?.name,
        (_, "body" | "chair") => &charter.body(id)?.name,
        (_, "topic" | "stance") => &charter.topic(id)?.name,
        (_, "document") => &charter.document(id)?.name,
        _ => return None,
    };
    Some(name.clone())
}

fn lines(charter: &Charter) -> Vec<(String, EntryLine)> {
    let (mut all, owns) = (Vec::new(), owns(charter));
    add(&mut all, &owns, std::slice::from_ref(&charter.agreement));
    add(&mut all, &owns, &charter.bodies);
    for seat in &charter.seats {
        let (clause, mut line) = entry(seat, &owns);
        if let Some(body) = seat.rule.body() {
            line.id = format!("{body}/{}", line.id);
        }
        all.push((clause, line));
    }
    add(&mut all, &owns, &charter.responsibilities);
    add(&mut all, &owns, &charter.duties);
    add(&mut all, &owns, &charter.keys);
    add(&mut all, &owns, &charter.pools);
    add(&mut all, &owns, &charter.series);
    add(&mut all, &owns, &charter.transitions);
    add(&mut all, &owns, &charter.gates);
    add(&mut all, &owns, &charter.topics);
    add(&mut all, &owns, &charter.documents);
    add(&mut all, &owns, &charter.fields);
    add(&mut all, &owns, &charter.registers);
    add(&mut all, &owns, &charter.exits);
    add(&mut all, &owns, &charter.texts);
    for (_, line) in &mut all {
        for field in line.questions.iter_mut().flat_map(|question| &mut question.differ).chain(&mut line.alike) {
            for value in field.values.iter_mut().flatten() {
                *value = called(charter, &field.path, value).unwrap_or_else(|| std::mem::take(value));
            }
        }
    }
    all
}

fn add<T: Serialize>(all: &mut Vec<(String, EntryLine)>, owns: &[Own], entries: &[Entry<T>]) {
    all.extend(entries.iter().map(|e| entry(e, owns)));
}

fn entry<T: Serialize>(entry: &Entry<T>, owns: &[Own]) -> (String, EntryLine) {
    let mut abouts: Vec<&Option<String>> = Vec::new();
    for reading in &entry.readings {
        if !abouts.contains(&&reading.about) {
            abouts.push(&reading.about);
        }
    }
    // Entries of two kinds can have one id, which then has the kind before it.
    let is_of = |name: &str| name.rsplit([':', '/']).next() == Some(entry.id.as_str());
    let is_own = |own: &&Own| is_of(&own.entry) && own.name == entry.name && own.clause == entry.source;
    let line = EntryLine {
        id: entry.id.clone(),
        name: entry.name.clone(),
        questions: abouts.into_iter().map(|about| question(entry, about)).collect(),
        alike: compared(&entry.readings.iter().collect::<Vec<_>>(), true),
        own: owns.iter().filter(is_own).cloned().collect(),
    };
    (entry.source.clone(), line)
}

fn question<T: Serialize>(entry: &Entry<T>, about: &Option<String>) -> Question {
    let of: Vec<_> = entry.readings.iter().filter(|r| r.about == *about).collect();
    let line = |r: &&Reading<T>| ReadingLine { name: r.title().to_owned(), says: r.says.clone(), default: r.default };
    Question { about: about.clone(), readings: of.iter().map(line).collect(), differ: compared(&of, false) }
}

/// The fields that some readings have alike, or those in which they differ.
fn compared<T: Serialize>(readings: &[&Reading<T>], alike: bool) -> Vec<FieldLine> {
    // A rule is text, numbers and lists, which always serialise.
    let rule = |r: &&Reading<T>| fields(&serde_json::to_value(&r.rule).unwrap_or_default());
    let rules: Vec<_> = readings.iter().map(rule).collect();
    let paths: BTreeSet<_> = rules.iter().flat_map(BTreeMap::keys).collect();
    let mut lines = Vec::new();
    for path in paths {
        let values: Vec<_> = rules.iter().map(|rule| rule.get(path).cloned()).collect();
        let same = values.iter().all(|value| *value == values[0]);
        match (same, alike) {
            // What is left unsaid in every reading is nothing to tell of, and lists of tables are told where they differ.
            (true, true) if !matches!(values[0].as_deref(), Some("false" | "0")) && !is_listed(path) => {
                lines.push(FieldLine { path: path.clone(), values: values.into_iter().take(1).collect() });
            }
            (false, false) => lines.push(FieldLine { path: path.clone(), values }),
            _ => {}
        }
    }
    lines
}

/// Whether a field belongs to a table of a list.
fn is_listed(path: &str) -> bool {
    path.split('.').any(|name| name.starts_with(|c: char| c.is_ascii_digit()))
}

/// The fields of a rule by their paths; lists of plain values are one field.
fn fields(rule: &Value) -> BTreeMap<String, String> {
    fn walk(path: &str, value: &Value, found: &mut BTreeMap<String, String>) {
        let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        let is_plain = |value: &Value| !value.is_object() && !value.is_array();
        let plain = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        match value {
            Value::Null => {}
            Value::Object(fields) => fields.iter().for_each(|(name, value)| walk(&below(name), value, found)),
            Value::Array(list) if list.is_empty() => {}
            Value::Array(list) if list.iter().all(is_plain) => {
                found.insert(path.to_owned(), list.iter().map(plain).collect::<Vec<_>>().join(", "));
            }
            Value::Array(list) => (1..).zip(list).for_each(|(n, value)| walk(&below(&n.to_string()), value, found)),
            _ => {
                found.insert(path.to_owned(), plain(value));
            }
        }
    }
    let mut found = BTreeMap::new();
    walk("", rule, &mut found);
    found
}

/// The numbers of a clause, by which clauses stand in order; what has none, as an appendix, comes last.
fn place(clause: &str) -> (bool, Vec<u32>, String) {
    let numbers = clause.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok());
    let numbers: Vec<u32> = numbers.collect();
    (numbers.is_empty(), numbers, clause.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_stand_by_number() {
        let mut clauses = ["§ 10", "appendix", "§ 9", "§ 9 b 2", "§ 9 a"];
        clauses.sort_by_key(|clause| place(clause));
        assert_eq!(clauses, ["§ 9", "§ 9 a", "§ 9 b 2", "§ 10", "appendix"]);
    }
}
