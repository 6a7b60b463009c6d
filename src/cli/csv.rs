//! Tables for spreadsheets in the Nordic profile: UTF-8 with BOM, semicolons, decimal commas, CRLF.

use super::page::{Cell, Row, Table};
use crate::text::csv::{BEGIN, quoted, row};

/// The table; section headings and sums are for eyes only.
pub(super) fn text(table: &Table) -> Vec<u8> {
    let mut out = String::from(BEGIN);
    let titles: Vec<_> = table.titles.iter().map(|title| quoted(title)).collect();
    out.push_str(&row(&titles));
    for entry in &table.rows {
        if let Row::Cells(cells) = entry {
            out.push_str(&row(&cells.iter().map(written).collect::<Vec<_>>()));
        }
    }
    out.into_bytes()
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => quoted(text),
        Cell::Integer(n) => n.to_string(),
        Cell::Amount(money) => {
            let minor = i128::from(money.minor());
            let sign = if minor < 0 { "-" } else { "" };
            format!("{sign}{},{:02}", minor.abs() / 100, minor.abs() % 100)
        }
        Cell::Date(date) => date.format("%Y-%m-%d").to_string(),
        Cell::Period(period) => period.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse_iso;
    use crate::domain::money::Money;

    #[test]
    fn cells_are_written_for_nordic_spreadsheets() {
        let cells = vec![
            Cell::from("=HYPERLINK(\"x\")"),
            "+47 55 00; b".into(),
            Cell::Integer(-1234),
            Cell::Amount(Money::from_minor(-123_405)),
            parse_iso("2026-11-16").into(),
            Cell::Empty,
            "\tb\u{1b}".into(),
        ];
        let titles = (0..7).map(|n| format!("k{n}")).collect();
        let table = Table { titles, rows: vec![Row::Section("a".into()), Row::Cells(cells)], plain: false, details: Vec::new() };
        let said = String::from_utf8(text(&table)).expect("UTF-8");
        let expected = "\u{feff}k0;k1;k2;k3;k4;k5;k6\r\n\
                        \"'=HYPERLINK(\"\"x\"\")\";\"'+47 55 00; b\";-1234;-1234,05;2026-11-16;;'\\u{9}b\\u{1b}\r\n";
        assert_eq!(said, expected);
    }
}
