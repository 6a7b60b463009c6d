//! The charter format as JSON Schema, made from the types that read it, for editors and for the reference in `docs`.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::reader::{Head, ReadingHead};
use crate::domain::charter as kinds;

/// Where a kind stands: once, or in a list.
#[derive(Clone, Copy)]
enum Stands {
    Once,
    Listed,
}

/// The JSON Schema of a charter (draft 2020-12).
///
/// Two keywords are the format's own: `x-exactly-one` names the fields of a table of which exactly one must stand, and
/// `format` the forms of texts (`length`, `month-day`, …).
pub fn schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let mut properties = Map::new();
    properties.insert("format".to_owned(), json!({ "const": kinds::FORMAT, "description": "The version of the format." }));
    let mut add = Kinds { generator: &mut generator, properties: &mut properties };
    add.kind::<kinds::Cooperation>("cooperation", Stands::Once);
    add.kind::<kinds::Agreement>("agreement", Stands::Once);
    add.kind::<kinds::Party>("party", Stands::Listed);
    add.kind::<kinds::OutsideOrganisation>("organisation", Stands::Listed);
    add.kind::<kinds::Areas>("areas", Stands::Listed);
    add.kind::<kinds::Body>("body", Stands::Listed);
    add.kind::<kinds::Seat>("seat", Stands::Listed);
    add.kind::<kinds::Responsibility>("responsibility", Stands::Listed);
    add.kind::<kinds::Duty>("duty", Stands::Listed);
    add.kind::<kinds::Exit>("exit", Stands::Listed);
    add.kind::<kinds::Key>("key", Stands::Listed);
    add.kind::<kinds::Pool>("pool", Stands::Listed);
    add.kind::<kinds::Series>("series", Stands::Listed);
    add.kind::<kinds::Transition>("transition", Stands::Listed);
    add.kind::<kinds::Category>("category", Stands::Listed);
    add.kind::<kinds::TypeOf>("type", Stands::Listed);
    add.kind::<kinds::Topic>("topic", Stands::Listed);
    add.kind::<kinds::Stage>("stage", Stands::Listed);
    add.kind::<kinds::Gate>("gate", Stands::Listed);
    add.kind::<kinds::DocumentKind>("document", Stands::Listed);
    add.kind::<kinds::Field>("field", Stands::Listed);
    add.kind::<kinds::Register>("register", Stands::Listed);
    add.kind::<kinds::Words>("text", Stands::Listed);
    generator.subschema_for::<Head>();
    generator.subschema_for::<ReadingHead>();
    let definitions = Value::Object(generator.take_definitions(true));
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Charter of a samvirke cooperation",
        "type": "object",
        "properties": properties,
        "required": ["format", "cooperation", "agreement"],
        "additionalProperties": false,
        "$defs": definitions,
    });
    without_null(&mut schema);
    schema
}

struct Kinds<'a> {
    generator: &'a mut SchemaGenerator,
    properties: &'a mut Map<String, Value>,
}

impl Kinds<'_> {
    fn kind<T: JsonSchema>(&mut self, name: &str, stands: Stands) {
        let rule = T::json_schema(self.generator).to_value();
        let head = Head::json_schema(self.generator).to_value();
        let reading = ReadingHead::json_schema(self.generator).to_value();
        let mut entry = rule;
        let mut overrides = Map::new();
        // A key is one of several tables, by its `kind`; every other rule is one table.
        match entry.get_mut("oneOf").and_then(Value::as_array_mut) {
            Some(variants) => variants.iter_mut().for_each(|variant| {
                overrides.extend(properties(variant));
                join(variant, &head);
            }),
            None => {
                overrides = properties(&entry);
                join(&mut entry, &head);
            }
        }
        let mut table = reading;
        if let Some(own) = table.get_mut("properties").and_then(Value::as_object_mut) {
            overrides.into_iter().filter(|(field, _)| field != "reading").for_each(|(field, of)| {
                own.entry(field).or_insert(of);
            });
        }
        let readings = json!({
            "type": "array",
            "items": table,
            "description": "Readings of a clause that can be read in several ways; each gives fields of the entry anew.",
        });
        let tables = match entry.get_mut("oneOf").and_then(Value::as_array_mut) {
            Some(variants) => variants.iter_mut().collect(),
            None => vec![&mut entry],
        };
        for table in tables {
            if let Some(own) = table.get_mut("properties").and_then(Value::as_object_mut) {
                own.insert("reading".to_owned(), readings.clone());
            }
        }
        let described = entry.get("description").cloned().unwrap_or_default();
        let kind = match stands {
            Stands::Once => entry,
            Stands::Listed => json!({ "type": "array", "items": entry, "description": described }),
        };
        self.properties.insert(name.to_owned(), kind);
    }
}

fn properties(table: &Value) -> Map<String, Value> {
    table.get("properties").and_then(Value::as_object).cloned().unwrap_or_default()
}

/// Adds the fields that every entry has.
fn join(table: &mut Value, head: &Value) {
    let Some(table) = table.as_object_mut() else { return };
    let own = table.entry("properties").or_insert_with(|| json!({}));
    if let Some(own) = own.as_object_mut() {
        for (field, of) in properties(head) {
            own.insert(field, of);
        }
    }
    let required = table.entry("required").or_insert_with(|| json!([]));
    if let (Some(required), Some(of_head)) = (required.as_array_mut(), head.get("required").and_then(Value::as_array)) {
        required.extend(of_head.iter().cloned());
    }
}

/// TOML knows no null: what may be absent is only left out.
fn without_null(value: &mut Value) {
    match value {
        Value::Object(map) => {
            if map.get("default").is_some_and(is_nothing) {
                map.remove("default");
            }
            if let Some(Value::Array(types)) = map.get_mut("type") {
                types.retain(|t| t != "null");
                if let [only] = &types[..] {
                    let only = only.clone();
                    map.insert("type".to_owned(), only);
                }
            }
            if let Some(Value::Array(options)) = map.get_mut("anyOf") {
                options.retain(|o| o != &json!({ "type": "null" }));
                if let [only] = &options[..] {
                    let only = only.clone();
                    map.remove("anyOf");
                    if let Value::Object(only) = only {
                        only.into_iter().for_each(|(key, value)| {
                            map.entry(key).or_insert(value);
                        });
                    }
                }
            }
            map.values_mut().for_each(without_null);
        }
        Value::Array(items) => items.iter_mut().for_each(without_null),
        _ => {}
    }
}

/// Whether a default says no more than that the field may be absent.
fn is_nothing(default: &Value) -> bool {
    match default {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.values().all(is_nothing),
        _ => false,
    }
}
