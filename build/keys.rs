//! Compiles `assets/keys.toml` into a static table of the TUI, and stops the build where a key cannot be read.

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
        let chords = chords.ok_or(format!("{action} has no keys"))?.iter().map(|chord| {
            let label = chord.as_str().ok_or(format!("{action}: {chord} is no key"))?;
            let (code, ctrl) = code(label).ok_or(format!("{action}: {label} is no key"))?;
            Ok(format!("Chord {{ label: {label:?}, code: {code}, ctrl: {ctrl} }}"))
        });
        let chords: Vec<String> = chords.collect::<Result<_, String>>()?;
        let _ = writeln!(
            rows,
            "    Binding {{ action: Action::{action}, scope: Scope::{scope}, chords: &[{}] }},",
            chords.join(", ")
        );
    }
    Ok(format!("/// Every binding, in the order of `assets/keys.toml`.\npub(crate) static BINDINGS: &[Binding] = &[\n{rows}];\n"))
}

/// The crossterm code of a key as it is written, and whether ctrl is held.
fn code(label: &str) -> Option<(String, bool)> {
    if let Some(letter) = label.strip_prefix("ctrl-") {
        return single(letter).map(|c| (format!("KeyCode::Char({c:?})"), true));
    }
    let code = match label {
        "Space" => "Char(' ')".to_owned(),
        "Enter" | "Esc" | "Tab" | "Up" | "Down" | "Left" | "Right" | "Home" | "End" => label.to_owned(),
        "Shift-Tab" => "BackTab".to_owned(),
        "PgUp" => "PageUp".to_owned(),
        "PgDn" => "PageDown".to_owned(),
        _ => match label.strip_prefix('F').map(str::parse::<u8>) {
            Some(Ok(n)) => format!("F({n})"),
            _ => format!("Char({:?})", single(label)?),
        },
    };
    Some((format!("KeyCode::{code}"), false))
}

fn single(text: &str) -> Option<char> {
    let mut letters = text.chars();
    letters.next().filter(|_| letters.next().is_none())
}
