//! Compiles `assets/examples.toml` into a static table, and stops the build where a line of it cannot be read.

use std::fmt::Write as _;

/// The Rust source of the table, by verb.
pub(crate) fn compile(content: &str) -> Result<String, String> {
    let table: toml::Table = content.parse().map_err(|e: toml::de::Error| e.to_string().replace('\n', " "))?;
    let mut rows = String::new();
    for (verb, lines) in &table {
        let lines = lines.as_array().filter(|lines| !lines.is_empty()).ok_or(format!("{verb} has no lines"))?;
        let lines: Vec<&str> =
            lines.iter().map(|l| l.as_str().ok_or(format!("{verb}: {l} is no line"))).collect::<Result<_, _>>()?;
        let _ = writeln!(rows, "    ({verb:?}, &{lines:?}),");
    }
    Ok(format!("/// The lines of each verb that has any.\nstatic EXAMPLES: &[(&str, &[&str])] = &[\n{rows}];\n"))
}
