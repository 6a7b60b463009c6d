//! The format's own description: every charter that is read fits the schema made from the types that read it.

use crate::text;
use samvirke::exchange::charter::{schema, starter};
use serde_json::Value;
use std::fs;

/// What in a value does not fit a schema; a small part of JSON Schema: the keywords that ours uses.
fn misfits(root: &Value, schema: &Value, value: &Value, path: &str, found: &mut Vec<String>) {
    let Some(schema) = schema.as_object() else {
        if schema == &Value::Bool(false) {
            found.push(format!("{path}: nothing may stand here"));
        }
        return;
    };
    for (keyword, wanted) in schema {
        match (keyword.as_str(), wanted, value) {
            ("$ref", Value::String(target), _) => {
                let pointer = target.strip_prefix('#').expect("a place within the schema");
                let target = root.pointer(pointer).unwrap_or_else(|| panic!("no {pointer}"));
                misfits(root, target, value, path, found);
            }
            ("anyOf" | "oneOf", Value::Array(options), _) => {
                let fits = options.iter().filter(|option| {
                    let mut found = Vec::new();
                    misfits(root, option, value, path, &mut found);
                    found.is_empty()
                });
                let fits = fits.count();
                if fits == 0 || keyword == "oneOf" && fits > 1 {
                    found.push(format!("{path}: {fits} of the choices fit {value}"));
                }
            }
            ("type", Value::String(one), _) if !is(value, one) => found.push(format!("{path}: {value} is no {one}")),
            ("type", Value::Array(any), _) if !any.iter().any(|t| is(value, t.as_str().unwrap_or_default())) => {
                found.push(format!("{path}: {value} is none of {any:?}"));
            }
            ("const", constant, _) if constant != value => found.push(format!("{path}: {value} is not {constant}")),
            ("enum", Value::Array(words), _) if !words.contains(value) => found.push(format!("{path}: {value} not in {words:?}")),
            ("required", Value::Array(fields), Value::Object(table)) => {
                let missing = fields.iter().filter_map(Value::as_str).filter(|f| !table.contains_key(*f));
                found.extend(missing.map(|f| format!("{path}: no {f}")));
            }
            ("x-exactly-one", Value::Array(fields), Value::Object(table)) => {
                let stand = fields.iter().filter_map(Value::as_str).filter(|f| table.contains_key(*f)).count();
                if stand != 1 {
                    found.push(format!("{path}: {stand} of {fields:?}"));
                }
            }
            ("properties", Value::Object(properties), Value::Object(table)) => {
                for (field, of) in properties {
                    if let Some(value) = table.get(field) {
                        misfits(root, of, value, &format!("{path}.{field}"), found);
                    }
                }
            }
            ("additionalProperties", other, Value::Object(table)) => {
                let known = schema.get("properties").and_then(Value::as_object);
                for (field, value) in table.iter().filter(|(f, _)| known.is_none_or(|k| !k.contains_key(*f))) {
                    misfits(root, other, value, &format!("{path}.{field}"), found);
                }
            }
            ("items", of, Value::Array(items)) => {
                for (i, item) in items.iter().enumerate() {
                    misfits(root, of, item, &format!("{path}[{}]", i + 1), found);
                }
            }
            ("minimum", least, number) if number.as_f64() < least.as_f64() => found.push(format!("{path}: {number} < {least}")),
            ("minItems", least, Value::Array(items)) if (items.len() as u64) < least.as_u64().unwrap_or_default() => {
                found.push(format!("{path}: too short"));
            }
            ("maxItems", most, Value::Array(items)) if items.len() as u64 > most.as_u64().unwrap_or(u64::MAX) => {
                found.push(format!("{path}: too long"));
            }
            _ => {}
        }
    }
}

fn is(value: &Value, name: &str) -> bool {
    match name {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("no type: {other}"),
    }
}

fn judged(charter: &str) -> Vec<String> {
    let table: toml::Table = toml::from_str(charter).expect("TOML");
    let value = serde_json::to_value(table).expect("JSON");
    let schema = schema();
    let mut found = Vec::new();
    misfits(&schema, &schema, &value, "", &mut found);
    found
}

#[test]
fn every_charter_of_the_program_fits_the_schema() {
    for entry in fs::read_dir("assets/charters").expect("charters").flatten().filter(|e| e.path().is_dir()) {
        let path = entry.path().join("charter.toml").display().to_string();
        assert_eq!(judged(&text(&path)), Vec::<String>::new(), "{path}");
    }
    for name in ["fifth", "sixth"] {
        assert_eq!(judged(&text(&format!("tests/charters/{name}/charter.toml"))), Vec::<String>::new(), "{name}");
    }
    for language in samvirke::domain::sort::Language::ALL {
        assert_eq!(judged(&starter(language)), Vec::<String>::new(), "{language:?}");
    }
}

#[test]
fn what_the_reader_refuses_for_its_form_the_schema_refuses_too() {
    let mut judged_files = 0;
    for entry in fs::read_dir("tests/charters/invalid").expect("wrong charters").flatten() {
        let path = entry.path().display().to_string();
        let text = text(&path);
        let kinds = ["UnknownField", "MissingField", "UnknownWord", "ExactlyOne"];
        let expected: Vec<_> = text.lines().map_while(|l| l.strip_prefix("# expect: ")).collect();
        // Two tables are told to be exclusive only by the check of the whole; a field that goes
        // with another, or a host, is missing only where it is needed.
        let by_form = |line: &&str| kinds.iter().any(|k| line.contains(k)) && !path.contains("-whole") && !path.contains("host-");
        if expected.iter().any(by_form) {
            judged_files += 1;
            assert!(!judged(&text).is_empty(), "{path} fits the schema");
        }
    }
    assert!(judged_files > 25, "{judged_files}");
}

#[test]
fn no_field_is_without_a_word_on_what_it_means() {
    fn look(value: &Value, path: &str, silent: &mut Vec<String>) {
        match value {
            Value::Object(map) => {
                if let Some(fields) = map.get("properties").and_then(Value::as_object) {
                    let said = |of: &Value| of.get("description").is_some() || of.get("const").is_some();
                    silent.extend(fields.iter().filter(|(_, of)| !said(of)).map(|(f, _)| format!("{path}.{f}")));
                }
                map.iter().for_each(|(key, value)| look(value, &format!("{path}/{key}"), silent));
            }
            Value::Array(items) => items.iter().for_each(|item| look(item, path, silent)),
            _ => {}
        }
    }
    let mut silent = Vec::new();
    look(&schema(), "", &mut silent);
    assert_eq!(silent, Vec::<String>::new());
}
