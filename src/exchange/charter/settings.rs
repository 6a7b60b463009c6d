//! Fields the agreement is silent on, with values that the cooperation has chosen in place of the program's own.
//!
//! A setting names an entry, by its id or, where entries share it, by kind and id (`duty:audit`, `seat:board/chair`), and
//! a path that stands in the entry's `default`, or lies within one; its value is written as a charter would write it, and
//! is put into the charter's own form: whatever can be said in a charter can be set.

use serde_json::{Map, Value};

use super::compiled::assemble;
use crate::domain::charter::Charter;
use crate::domain::charter::check::check;
use crate::domain::ids::Id;
use crate::domain::records::Setting;

type Object = Map<String, Value>;

/// A field that the agreement is silent on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// Id of the entry; with its kind where several entries of the id are silent on the field.
    pub entry: String,
    /// What the agreement calls it.
    pub name: String,
    /// The clause.
    pub clause: String,
    /// Path of the field.
    pub field: String,
    /// Its value, as it is typed: as a charter would write it, a list with commas.
    pub value: String,
    /// Whether the cooperation chose it.
    pub chosen: bool,
}

/// Why a setting does not fit a charter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingFault {
    /// The charter has no entry of the id.
    NoEntry,
    /// Several entries of the id are silent on the field; by kind and id.
    Several(Vec<String>),
    /// The agreement says itself what the field is; it is silent on these.
    NotOwn {
        /// Paths that can be set.
        fields: Vec<String>,
    },
    /// The field cannot have such a value.
    NoSuchValue,
}

/// A charter with what the cooperation has chosen.
pub struct Settled {
    /// The charter.
    pub charter: Charter,
    /// The settings that do not fit it, and were left out.
    pub faults: Vec<(Id, SettingFault)>,
}

/// All fields that the agreement is silent on, by kind of entry.
pub fn owns(charter: &Charter) -> Vec<Own> {
    let mut whole = object(charter);
    let mut found: Vec<(Own, String)> = Vec::new();
    for (kind, entry) in entries(&mut whole) {
        let full = full_name(&kind, entry);
        let word = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let own = |field: String, chosen| {
            let value = entry.get("rule").and_then(|rule| rule.pointer(&pointer(&field))).map(written)?;
            let own = Own { entry: word("id"), name: word("name"), clause: word("source"), field, value, chosen };
            Some((own, full.clone()))
        };
        let chosen = strings(entry, "chosen");
        // A whole that is chosen is shown with its parts in it.
        let is_part = |field: &String| chosen.iter().any(|whole| whole != field && is_within(field, whole));
        found.extend(chosen.iter().filter(|field| !is_part(field)).filter_map(|field| own(field.clone(), true)));
        found.extend(strings(entry, "default").into_iter().filter_map(|field| own(field, false)));
    }
    let is_shared = |own: &Own| found.iter().filter(|(o, _)| (&o.entry, &o.field) == (&own.entry, &own.field)).count() > 1;
    let shared: Vec<_> = found.iter().map(|(own, _)| is_shared(own)).collect();
    let named = |((own, full), shared): ((Own, String), bool)| if shared { Own { entry: full, ..own } } else { own };
    found.into_iter().zip(shared).map(named).collect()
}

/// The charter with settings in it, as far as they fit.
///
/// A day that the cooperation has chosen binds it: what ought to be done must be, unless the force is set too.
pub fn settle(plain: &Charter, settings: &[&Setting]) -> Settled {
    let (mut charter, mut faults) = (plain.clone(), Vec::new());
    for setting in settings {
        match settled(plain, &charter, setting) {
            Ok(with) => charter = with,
            Err(fault) => faults.push((setting.id, fault)),
        }
    }
    Settled { charter, faults }
}

/// A charter with one more setting; what can be set is asked of the charter without any.
fn settled(plain: &Charter, charter: &Charter, setting: &Setting) -> Result<Charter, SettingFault> {
    let mut plain = object(plain);
    let mut meant = entries(&mut plain);
    meant.retain(|(kind, entry)| is_meant(kind, entry, &setting.entry));
    if meant.is_empty() {
        return Err(SettingFault::NoEntry);
    }
    let fields: Vec<_> = meant.iter().flat_map(|(_, entry)| settable(entry)).collect();
    meant.retain(|(_, entry)| settable(entry).iter().any(|own| is_within(&setting.field, own)));
    let name = match meant.as_slice() {
        [] => return Err(SettingFault::NotOwn { fields }),
        [(kind, entry)] => full_name(kind, entry),
        several => return Err(SettingFault::Several(several.iter().map(|(kind, entry)| full_name(kind, entry)).collect())),
    };
    let mut whole = object(charter);
    let mut all = entries(&mut whole).into_iter();
    let Some((_, entry)) = all.find(|(kind, entry)| full_name(kind, entry) == name) else { return Err(SettingFault::NoEntry) };
    choose(entry, setting);
    let with = assemble(whole).ok_or(SettingFault::NoSuchValue)?;
    // What the form of the entry does not know is not read back.
    let mut again = object(&with);
    let is_read = entries(&mut again).into_iter().any(|(kind, entry)| {
        let value = entry.get("rule").and_then(|rule| rule.pointer(&pointer(&setting.field)));
        full_name(&kind, entry) == name && value.is_some_and(|value| !value.is_null())
    });
    if is_read && check(&with).is_empty() { Ok(with) } else { Err(SettingFault::NoSuchValue) }
}

/// Puts a value into an entry and notes that it is chosen.
fn choose(entry: &mut Object, setting: &Setting) {
    let field = &setting.field;
    let is_list = entry.get("rule").and_then(|rule| rule.pointer(&pointer(field))).is_some_and(Value::is_array);
    let value = if is_list { listed(&setting.value) } else { parsed(&setting.value) };
    let rules = |entry: &mut Object, put: &dyn Fn(&mut Value)| {
        entry.get_mut("rule").into_iter().for_each(put);
        let readings = entry.get_mut("readings").and_then(Value::as_array_mut).into_iter().flatten();
        readings.filter_map(|reading| reading.get_mut("rule")).for_each(put);
    };
    rules(entry, &|rule| put(rule, field, value.clone()));
    let mut chosen = strings(entry, "chosen");
    if is_within(field, "when") && !chosen.iter().any(|other| other == "force") {
        rules(entry, &|rule| {
            if rule.get("force").is_some_and(|force| force == "should") {
                put(rule, "force", Value::from("must"));
            }
        });
    }
    chosen.push(field.clone());
    let overlaps = |own: &String| is_within(own, field) || is_within(field, own);
    let left: Vec<_> = strings(entry, "default").into_iter().filter(|own| !overlaps(own)).collect();
    entry.insert("chosen".to_owned(), Value::from(chosen));
    entry.insert("default".to_owned(), Value::from(left));
}

/// Puts a value at a path; where the path leads through what is no table, nowhere.
fn put(rule: &mut Value, field: &str, value: Value) {
    let (parent, name) = field.rsplit_once('.').unwrap_or(("", field));
    if let Some(table) = rule.pointer_mut(&pointer(parent)).and_then(Value::as_object_mut) {
        table.insert(name.to_owned(), value);
    }
}

/// What can be set of an entry: what the agreement is silent on, and of a day of the program's own how hard it binds.
fn settable(entry: &Object) -> Vec<String> {
    let mut fields = strings(entry, "default");
    if fields.iter().any(|field| is_within(field, "when")) && !fields.iter().any(|field| field == "force") {
        fields.push("force".to_owned());
    }
    fields
}

/// Whether an entry is one that a name means: its id, a seat's with its body before it, either with its kind before it.
fn is_meant(kind: &str, entry: &Object, name: &str) -> bool {
    let full = full_name(kind, entry);
    let path = full.split_once(':').map_or("", |(_, path)| path);
    name == full || name == path || entry.get("id").is_some_and(|id| id == name)
}

/// The name of an entry that no other has: its kind and its id, of a seat with its body.
fn full_name(kind: &str, entry: &Object) -> String {
    let id = entry.get("id").and_then(Value::as_str).unwrap_or_default();
    let body = entry.get("rule").and_then(|rule| rule.pointer("/of/body")?.as_str()).filter(|_| kind == "seat");
    body.map_or_else(|| format!("{kind}:{id}"), |body| format!("{kind}:{body}/{id}"))
}

/// What charters call an entry of a list of the compiled form.
fn kind_of(list: &str) -> String {
    match (list, list.strip_suffix("ies")) {
        ("series" | "areas", _) => list.to_owned(),
        (_, Some(stem)) => format!("{stem}y"),
        (_, None) => list.strip_suffix('s').unwrap_or(list).to_owned(),
    }
}

/// Whether a path is another one or lies within it.
pub fn is_within(field: &str, other: &str) -> bool {
    field.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn pointer(field: &str) -> String {
    field.split('.').filter(|part| !part.is_empty()).map(|part| format!("/{part}")).collect()
}

fn strings(entry: &Object, name: &str) -> Vec<String> {
    let list = entry.get(name).and_then(Value::as_array).into_iter().flatten();
    list.filter_map(Value::as_str).map(str::to_owned).collect()
}

fn object(charter: &Charter) -> Object {
    // A charter holds only strings, numbers and lists, which always serialise.
    match serde_json::to_value(charter) {
        Ok(Value::Object(whole)) => whole,
        _ => Object::new(),
    }
}

/// The entries of all kinds, those that there is one of and lists, each with its kind.
fn entries(whole: &mut Object) -> Vec<(String, &mut Object)> {
    fn each(kind: &mut Value) -> Vec<&mut Object> {
        match kind {
            Value::Object(entry) => vec![entry],
            Value::Array(list) => list.iter_mut().filter_map(Value::as_object_mut).collect(),
            _ => Vec::new(),
        }
    }
    let of_kind = |(list, kind): (&String, _)| (kind_of(list), each(kind));
    let kinds: Vec<_> = whole.iter_mut().map(of_kind).collect();
    kinds.into_iter().flat_map(|(kind, all)| all.into_iter().map(move |entry| (kind.clone(), entry))).collect()
}

/// A value as it was typed: TOML, or a text without its quotes.
fn parsed(text: &str) -> Value {
    let table = toml::from_str::<toml::Table>(&format!("value = {text}")).ok();
    let value = table.and_then(|mut table| table.remove("value")).filter(|value| !value.is_datetime());
    value.and_then(|value| serde_json::to_value(value).ok()).unwrap_or_else(|| Value::from(text))
}

/// A list as it was typed: with commas between what is in it, or as a charter would write it.
fn listed(text: &str) -> Value {
    match parsed(text) {
        list @ Value::Array(_) => list,
        Value::String(words) => words.split(',').map(|word| parsed(word.trim())).collect(),
        only => Value::from(vec![only]),
    }
}

/// A value as a charter would write it; a list with commas between what is in it, where it is read so again.
fn written(value: &Value) -> String {
    let word = |item: &Value| item.as_str().map_or_else(|| item.to_string(), str::to_owned);
    let words = value.as_array().map(|list| list.iter().map(word).collect::<Vec<_>>().join(", "));
    if let Some(words) = words.filter(|words| listed(words) == *value) {
        return words;
    }
    toml::Value::try_from(without_gaps(value)).map(|value| value.to_string()).unwrap_or_default()
}

fn without_gaps(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let there = fields.iter().filter(|(_, value)| !value.is_null());
            Value::Object(there.map(|(name, value)| (name.clone(), without_gaps(value))).collect())
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_list_is_read_as_it_is_shown() {
        let lists = [
            (json!(["text", "member"]), "text, member"),
            (json!([30, 14]), "30, 14"),
            (json!([]), "[]"),
            (json!(["2024"]), "[\"2024\"]"),
            (json!(["one, two", "three"]), "[\"one, two\", \"three\"]"),
        ];
        for (list, shown) in lists {
            assert_eq!(written(&list), shown);
            assert_eq!(listed(shown), list, "{shown}");
        }
    }
}
