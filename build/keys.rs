//! Compiles `assets/keys.toml` into a static table, and stops the build where a line of it cannot be read.

use std::fmt::Write as _;

/// The Rust source of the table.
pub(crate) fn compile(content: &str) -> Result<String, String> {
    let table: toml::Table = content.parse().map_err(|e: toml::de::Error| e.to_string().replace('\n', " "))?;
    let keys = table.get("key").and_then(toml::Value::as_array).ok_or("has no [[key]]")?;
    let mut rows = String::new();
    for key in keys {
        let text = |name: &str| key.get(name).and_then(toml::Value::as_str).ok_or(format!("{key} has no {name}"));
        let (action, place) = (text("action")?, text("where")?);
        let scope = match place {
            "anywhere" => "Anywhere",
            "first" => "First",
            "pane" => "Pane",
            "field" => "Field",
            "dialog" => "Dialog",
            other => return Err(format!("{action}: {other} is no place")),
        };
        let chords = key.get("keys").and_then(toml::Value::as_array).filter(|k| !k.is_empty());
        let chords = chords.ok_or(format!("{action} has no keys"))?.iter();
        let chords: Vec<&str> = chords.map(|c| c.as_str().ok_or(format!("{action}: {c} is no key"))).collect::<Result<_, _>>()?;
        let name = kebab(action);
        let _ = writeln!(
            rows,
            "    Standard {{ action: Action::{action}, name: {name:?}, scope: Scope::{scope}, keys: &{chords:?} }},"
        );
    }
    Ok(format!("/// Every action, in the order of `assets/keys.toml`.\nstatic STANDARD: &[Standard] = &[\n{rows}];\n"))
}

/// `NextPart` as a person writes it: `next-part`.
fn kebab(action: &str) -> String {
    let mut name = String::new();
    for letter in action.chars() {
        if letter.is_ascii_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.push(letter.to_ascii_lowercase());
    }
    name
}
