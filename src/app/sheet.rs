//! What is seen on the screen as a file: CSV, Markdown or JSON, by the ending of its name.

use serde::Serialize;
use std::path::Path;

use super::desk;
use super::failure::Failure;
use crate::text::csv;

/// A table of texts that are safe to show.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// Titles of the columns; an empty one for a column without.
    pub columns: Vec<String>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<String>>,
}

/// How it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetFormat {
    /// For spreadsheets.
    Csv,
    /// For documents.
    Markdown,
    /// For other programs.
    Json,
}

impl SheetFormat {
    /// The format that the ending of a file's name asks for.
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()? {
            "csv" => Some(Self::Csv),
            "md" => Some(Self::Markdown),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

impl Sheet {
    /// Writes it to a file, whole or not at all.
    ///
    /// # Errors
    /// A [`Failure`] that names the file.
    pub fn write(&self, path: &Path, format: SheetFormat) -> Result<(), Failure> {
        desk::write_atomically(path, self.text(format).as_bytes())
    }

    fn text(&self, format: SheetFormat) -> String {
        match format {
            SheetFormat::Csv => {
                let row = |cells: &Vec<String>| csv::row(&cells.iter().map(|cell| csv_cell(cell)).collect::<Vec<_>>());
                let head = if self.has_titles() { row(&self.columns) } else { String::new() };
                format!("{}{head}{}", csv::BEGIN, self.rows.iter().map(row).collect::<String>())
            }
            SheetFormat::Markdown => {
                let row =
                    |cells: &Vec<String>| format!("| {} |\n", cells.iter().map(|c| escaped(c)).collect::<Vec<_>>().join(" | "));
                let rule = format!("|{}\n", " --- |".repeat(self.columns.len()));
                format!("{}{rule}{}", row(&self.columns), self.rows.iter().map(row).collect::<String>())
            }
            // Texts by place: nothing that could fail to be written.
            SheetFormat::Json => serde_json::to_string_pretty(self).unwrap_or_default() + "\n",
        }
    }

    /// The rows with tabs between the cells, as a spreadsheet takes what is pasted.
    pub fn tabbed(&self) -> String {
        let cell = |text: &String| number(text).unwrap_or_else(|| csv::plain(text));
        self.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("\t") + "\n").collect()
    }

    fn has_titles(&self) -> bool {
        self.columns.iter().any(|title| !title.is_empty())
    }
}

/// A number, or text that is safe in a spreadsheet.
fn csv_cell(text: &str) -> String {
    number(text).unwrap_or_else(|| csv::quoted(text))
}

/// A number without the blanks that part its thousands; none for text.
fn number(text: &str) -> Option<String> {
    let is_blank = |c: char| matches!(c, '\u{a0}' | '\u{202f}');
    let is_number = text.chars().all(|c| c.is_ascii_digit() || is_blank(c) || matches!(c, ',' | '-'));
    let starts_so = text.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit());
    let once = text.matches('-').count() <= usize::from(text.starts_with('-'));
    (is_number && starts_so && once && text.matches(',').count() <= 1).then(|| text.replace(is_blank, ""))
}

/// Text that is no markup: neither of a table nor a picture or a link that a reader's program would fetch.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '|' | '[' | ']' | '!' | '*' | '_' | '`' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Sheet {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        Sheet {
            columns: row(["Kommune", "Beløp", ""]),
            rows: vec![row(["=1+1", "6\u{a0}000,01", "a|b"]), row(["Ås; Nes", "-12", "2026-11-16"])],
        }
    }

    #[test]
    fn spreadsheets_get_numbers_and_no_formula() {
        let text = sheet().text(SheetFormat::Csv);
        assert_eq!(text, "\u{feff}Kommune;Beløp;\r\n'=1+1;6000,01;a|b\r\n\"Ås; Nes\";-12;2026-11-16\r\n");
    }

    #[test]
    fn documents_and_programs_get_the_same_cells() {
        let text = sheet().text(SheetFormat::Markdown);
        assert!(text.starts_with("| Kommune | Beløp |  |\n| --- | --- | --- |\n| =1+1 |") && text.contains("a\\|b"), "{text}");
        assert_eq!(escaped("![x](http://y) *z*"), "\\!\\[x\\](http://y) \\*z\\*");
        assert_eq!(sheet().tabbed().lines().next(), Some("'=1+1\t6000,01\ta|b"));
        let json: serde_json::Value = serde_json::from_str(&sheet().text(SheetFormat::Json)).expect("JSON");
        assert_eq!((json["columns"][0].as_str(), json["rows"][1][0].as_str()), (Some("Kommune"), Some("Ås; Nes")));
    }

    #[test]
    fn the_ending_names_the_format() {
        let of = |name: &str| SheetFormat::of(Path::new(name));
        assert_eq!(
            [of("a.csv"), of("a.md"), of("a.json")],
            [SheetFormat::Csv, SheetFormat::Markdown, SheetFormat::Json].map(Some)
        );
        assert_eq!([of("a.xlsx"), of("a")], [None, None]);
    }
}
