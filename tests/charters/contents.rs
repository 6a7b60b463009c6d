//! What the entries of the four charters say, in a table for each agreement: the numbers, names and lists that the
//! agreement gives, written down from it and not from the charter.
//!
//! `contents.csv` has `rule,entry,field,says`. A list is parted by blanks: a paper or role with `*` is one for each
//! participant, with `?` only if there is any, `a|b` either of them; who acts stands as in the charter (`each:member`),
//! what is done before it (`decides each:member`).

use crate::rules::{entry, ids_of};
use crate::{Given, text};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    rule: String,
    entry: String,
    field: String,
    says: String,
}

/// A value of a charter in the words of the tables.
fn words(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(words).collect::<Vec<_>>().join(" "),
        Value::Object(table) => {
            let of = |key: &str| table.get(key).filter(|v| !v.is_null()).map(words);
            if let (Some(who), Some(act)) = (of("who"), of("act")) {
                return format!("{act} {who}");
            }
            if let Some(paper) = of("id").or(of("document")) {
                let each = if of("each").is_some() { "*" } else { "" };
                let optional = if table.get("optional") == Some(&Value::Bool(true)) { "?" } else { "" };
                let or = of("or").map(|or| format!("|{or}")).unwrap_or_default();
                return format!("{paper}{or}{each}{optional}");
            }
            let said = |(_, v): &(&String, &Value)| !matches!(v, Value::Null | Value::Bool(false)) && v.as_i64() != Some(0);
            table.iter().filter(said).map(|(k, v)| format!("{k}:{}", words(v))).collect::<Vec<_>>().join(" ")
        }
        other => other.to_string(),
    }
}

/// A field of a value, or a place of a list; of a table told apart by a word, that word (`kind`, `rule`) or its field.
fn part(value: &Value, step: &str) -> Value {
    let told_apart = || value.as_object().filter(|table| table.len() == 1).and_then(|table| table.iter().next());
    let place = step.parse::<usize>().ok().map(|n| value[n].clone());
    place.or_else(|| value.get(step).cloned()).unwrap_or_else(|| match told_apart() {
        Some((word, _)) if ["kind", "rule"].contains(&step) => Value::from(word.to_lowercase()),
        Some((_, table)) => table[step].clone(),
        None => Value::Null,
    })
}

fn run(charter: &str) {
    let path = format!("tests/charters/{charter}/contents.csv");
    let table = text(&path);
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(table.as_bytes());
    let lines: Vec<Line> = reader.deserialize().collect::<Result<_, _>>().unwrap_or_else(|e| panic!("{path}: {e}"));
    let whole = serde_json::to_value(&Given::of(charter).charter).expect("JSON");
    let (known, mut faults) = (ids_of(charter), Vec::new());
    for Line { rule, entry: place, field, says } in lines {
        if !known.contains(&rule) {
            faults.push(format!("{rule}: no rule of this agreement"));
        }
        let Some(found) = entry(&whole, &place) else {
            faults.push(format!("{rule}: no entry {place}"));
            continue;
        };
        let value = words(&field.split('.').fold(found["rule"].clone(), |value, step| part(&value, step)));
        if value != says {
            faults.push(format!("{rule} {place} {field}: «{value}», not «{says}»"));
        }
    }
    assert_eq!(faults, Vec::<String>::new(), "{}", faults.join("\n"));
}

#[test]
fn akershus() {
    run("akershus");
}

#[test]
fn moa() {
    run("moa");
}

#[test]
fn vestland() {
    run("vestland");
}

#[test]
fn norrbotten() {
    run("norrbotten");
}
