//! Rows for spreadsheets in the Nordic profile: semicolons, CRLF, and no text that is taken for a formula.

use super::shown::Shown;

/// What a file begins with, so that spreadsheets take it for UTF-8.
pub const BEGIN: char = '\u{feff}';

/// A row of cells that are written already.
pub fn row(cells: &[String]) -> String {
    cells.join(";") + "\r\n"
}

/// Text that no spreadsheet takes for a formula.
pub fn plain(text: &str) -> String {
    let tempting = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let safe = Shown::of(text);
    if tempting { format!("'{safe}") } else { safe.to_string() }
}

/// Text that no spreadsheet takes for a formula, in quotes where it must be.
pub fn quoted(text: &str) -> String {
    let plain = plain(text);
    if plain.contains([';', '"', ',']) { format!("\"{}\"", plain.replace('"', "\"\"")) } else { plain }
}
