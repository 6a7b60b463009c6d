//! Figures of inhabitants as the statistics offices of Norway and Sweden give them: PxWeb's CSV, over bytes.
//!
//! UTF-8 or ISO 8859-1; semicolons, commas or tabs; a column for each year or a line for each; the number before the
//! name, in a column of its own, or nowhere; sexes and ages to be added up. Which municipality a line means, and which day
//! a year, is not known here.

use std::collections::BTreeMap;

use csv::StringRecord;

use crate::domain::date::{Date, parse_iso};
use crate::domain::sort::fold;

/// What a file of figures says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Population {
    /// The title above the table, if there is one.
    pub title: Option<String>,
    /// The figures, in the file's order, one for each place and time.
    pub figures: Vec<PlaceFigure>,
}

/// A figure of one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceFigure {
    /// Line of the file, the first of those that were added up.
    pub line: u64,
    /// Municipality number, where the file has one.
    pub code: Option<String>,
    /// Name.
    pub name: String,
    /// The time it is for.
    pub time: Time,
    /// How many.
    pub count: u64,
}

/// The time a figure is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Time {
    /// A day.
    Day(Date),
    /// A year, of which the file does not say the day.
    Year(i32),
}

/// Why a file of figures cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PopulationError {
    /// There is no heading with a place and a year.
    NoTable,
    /// A figure is no number.
    NotANumber {
        /// Line in the file.
        line: u64,
        /// What stands there.
        text: String,
    },
    /// A row has fewer cells than the heading, or more.
    Ragged {
        /// Line in the file.
        line: u64,
        /// Cells of the heading.
        expected: usize,
        /// Cells of the row.
        found: usize,
    },
    /// Two columns have the same heading: their figures would be added up.
    SameHeading {
        /// The heading.
        text: String,
    },
}

/// Reads a file of figures.
///
/// # Errors
/// The first thing that is wrong, with its line.
pub fn population(bytes: &[u8]) -> Result<Population, PopulationError> {
    let text = decode(bytes);
    let tables = [b';', b',', b'\t'].map(|delimiter| Table::find(&text, delimiter));
    let table = tables.into_iter().flatten().max_by_key(|t| t.heading.len()).ok_or(PopulationError::NoTable)?;
    Ok(Population { title: table.title.clone(), figures: table.figures()? })
}

/// UTF-8 if it is that, else ISO 8859-1, which any bytes are.
fn decode(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(),
        Err(_) => bytes.iter().map(|b| char::from(*b)).collect(),
    }
}

/// Headings, folded, of the column that names a municipality; the closer one goes before.
const PLACES: [&str; 8] = ["kommun", "kommune", "municipality", "region", "omrade", "kommunenavn", "namn", "navn"];
/// Headings, folded, of a column of numbers of municipalities.
const CODES: [&str; 8] = ["kommunkod", "kommunenummer", "kommunenr", "regionkod", "regionkode", "kod", "kode", "code"];
/// Headings, folded, of a column of times.
const TIMES: [&str; 8] = ["ar", "year", "tid", "time", "dato", "datum", "date", "tidspunkt"];
/// Words, folded, of a cell or heading that stands for all ages or both sexes.
const TOTALS: [&str; 10] =
    ["total", "totalt", "i alt", "ialt", "alle", "alla", "both sexes", "begge kjonn", "totala", "samtliga"];
/// What stands where there is no figure.
const NOTHING: [&str; 6] = ["", ".", "..", "...", "-", ":"];

/// A column of figures.
struct Measure {
    column: usize,
    /// None: the line says it.
    time: Option<Time>,
    total: bool,
}

/// A table found in a file: its heading understood, its rows as they stand.
struct Table {
    title: Option<String>,
    heading: StringRecord,
    place: usize,
    code: Option<usize>,
    time: Option<usize>,
    measures: Vec<Measure>,
    /// Columns that only tell lines of one place and time apart.
    kinds: Vec<usize>,
    rows: Vec<(u64, StringRecord)>,
}

impl Table {
    /// Looks for a heading in a file cut at a sign; notes below a table are left out with its last full row.
    fn find(text: &str, delimiter: u8) -> Option<Self> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let mut rows = reader.records().flatten().map(|r| (r.position().map_or(0, csv::Position::line), r));
        let mut title = None;
        loop {
            let (_, row) = rows.next()?;
            if row.len() >= 2 {
                let mut rows: Vec<_> = rows.collect();
                // Footnotes have one cell.
                while rows.last().is_some_and(|(_, row)| row.len() < 2) {
                    rows.pop();
                }
                return Self::under(title, &row, rows);
            }
            title = title.or_else(|| row.get(0).filter(|t| !t.is_empty()).map(str::to_owned));
        }
    }

    fn under(title: Option<String>, heading: &StringRecord, rows: Vec<(u64, StringRecord)>) -> Option<Self> {
        let folded: Vec<_> = heading.iter().map(fold).collect();
        let column = |names: &[&str]| names.iter().find_map(|name| folded.iter().position(|h| h == name));
        let place = column(&PLACES)?;
        let (code, time) = (column(&CODES), column(&TIMES));
        let special = |i: &usize| *i == place || Some(*i) == code || Some(*i) == time;
        let dated = (0..folded.len()).filter(|i| !special(i));
        let mut measures: Vec<_> = dated
            .filter_map(|i| {
                let time = time_in(&heading[i])?;
                Some(Measure { column: i, time: Some(time), total: is_total(&folded[i]) })
            })
            .collect();
        if measures.is_empty() && time.is_some() {
            // One figure to a line: it stands last.
            let column = (0..folded.len()).rev().find(|i| !special(i))?;
            measures.push(Measure { column, time: None, total: false });
        }
        let first = measures.first()?.column;
        let kinds = (0..folded.len()).filter(|i| !special(i) && *i < first && !is_region_part(&folded[*i])).collect();
        Some(Self { title, heading: heading.clone(), place, code, time, measures, kinds, rows })
    }

    /// Whether each figure stands under a heading of its own.
    fn check(&self) -> Result<(), PopulationError> {
        let headings: Vec<_> = self.measures.iter().map(|measure| &self.heading[measure.column]).collect();
        if let Some((_, twice)) = headings.iter().enumerate().find(|(i, heading)| headings[..*i].contains(heading)) {
            return Err(PopulationError::SameHeading { text: (*twice).to_owned() });
        }
        let expected = self.heading.len();
        match self.rows.iter().find(|(_, row)| row.len() != expected) {
            Some((line, row)) => Err(PopulationError::Ragged { line: *line, expected, found: row.len() }),
            None => Ok(()),
        }
    }

    fn figures(&self) -> Result<Vec<PlaceFigure>, PopulationError> {
        self.check()?;
        // A line for all ages or both sexes says more than the sum of what else is there, which may be a part.
        let totals: Vec<_> = self.kinds.iter().filter(|c| self.rows.iter().any(|(_, row)| is_total(&fold(&row[**c])))).collect();
        let mut figures: Vec<PlaceFigure> = Vec::new();
        let mut known: BTreeMap<(Option<String>, String, Time), usize> = BTreeMap::new();
        for (line, row) in self.rows.iter().filter(|(_, row)| totals.iter().all(|c| is_total(&fold(&row[**c])))) {
            let (code, name) = self.place(row);
            for measure in &self.measures {
                let time = match (measure.time, self.time) {
                    (Some(time), _) => Some(time),
                    (None, Some(column)) => time_in(&row[column]),
                    (None, None) => None,
                };
                let Some(time) = time.filter(|time| self.counts(measure, *time)) else { continue };
                let Some(count) = number(&row[measure.column], *line)? else { continue };
                let place = *known.entry((code.clone(), name.clone(), time)).or_insert_with(|| {
                    figures.push(PlaceFigure { line: *line, code: code.clone(), name: name.clone(), time, count: 0 });
                    figures.len() - 1
                });
                figures[place].count = figures[place].count.saturating_add(count);
            }
        }
        // Nobody lives where there was no municipality yet.
        figures.retain(|f| f.count > 0);
        Ok(figures)
    }

    /// Whether a column counts for its time: all do, or only the one for all where there is such.
    fn counts(&self, measure: &Measure, time: Time) -> bool {
        measure.total || !self.measures.iter().any(|m| m.total && m.time == Some(time))
    }

    /// Number and name of a place: `0211 Vestby`, `K-3024 Bærum`, or the number in a column of its own.
    fn place(&self, row: &StringRecord) -> (Option<String>, String) {
        let whole = row[self.place].trim();
        if let Some(code) = self.code.map(|column| row[column].trim()).and_then(number_of_municipality) {
            return (Some(code), whole.to_owned());
        }
        let (first, rest) = whole.split_once(' ').unwrap_or((whole, ""));
        match number_of_municipality(first) {
            Some(code) => (Some(code), rest.trim().to_owned()),
            None => (None, whole.to_owned()),
        }
    }
}

/// Columns beside the place that say where it lies, not what is counted.
fn is_region_part(folded: &str) -> bool {
    ["land", "lan", "fylke", "county", "country", "lansnamn"].contains(&folded)
}

fn is_total(folded: &str) -> bool {
    TOTALS
        .iter()
        .any(|total| folded == *total || folded.ends_with(&format!(" {total}")) || folded.starts_with(&format!("{total} ")))
}

/// Four digits, or three that lost their zero to a spreadsheet; a K before it is the offices' sign for a merged series.
fn number_of_municipality(text: &str) -> Option<String> {
    let digits = text.strip_prefix("K-").unwrap_or(text);
    let fits = matches!(digits.len(), 3 | 4) && digits.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| format!("{digits:0>4}"))
}

/// The day or year that a heading or a cell names: `Persons 2023 Males`, `2025-12-31`, `1. januar 2020` only its year.
fn time_in(text: &str) -> Option<Time> {
    let words = || text.split(|c: char| c.is_whitespace() || c == ',' || c == '(' || c == ')');
    if let Some(day) = words().find_map(parse_iso) {
        return Some(Time::Day(day));
    }
    let year = |word: &str| (word.len() == 4).then(|| word.parse::<i32>().ok()).flatten();
    words().filter_map(year).find(|year| (1700..2200).contains(year)).map(Time::Year)
}

/// A number, its thousands perhaps apart; none where there is none.
fn number(text: &str, line: u64) -> Result<Option<u64>, PopulationError> {
    if NOTHING.contains(&text) {
        return Ok(None);
    }
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let digits = digits.strip_suffix(".0").unwrap_or(&digits);
    let count = Some(digits).filter(|d| d.bytes().all(|b| b.is_ascii_digit())).and_then(|d| d.parse().ok());
    count.map(Some).ok_or_else(|| PopulationError::NotANumber { line, text: text.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<(Option<String>, String, Time, u64)> {
        let found = population(text.as_bytes()).unwrap_or_else(|e| panic!("{e:?}"));
        found.figures.into_iter().map(|f| (f.code, f.name, f.time, f.count)).collect()
    }

    fn line(code: &str, name: &str, year: i32, count: u64) -> (Option<String>, String, Time, u64) {
        (Some(code.to_owned()).filter(|c| !c.is_empty()), name.to_owned(), Time::Year(year), count)
    }

    #[test]
    fn a_line_or_a_column_for_each_year() {
        let long = "region;år;Folkmängd\n2062 Mora;2024;20 512\n2062 Mora;2025;20511\n";
        assert_eq!(read(long), [line("2062", "Mora", 2024, 20_512), line("2062", "Mora", 2025, 20_511)]);
        let wide = "kommunkod,kommun,2024,2025\n2062,Mora,20512,..\n319,Älvkarleby,9500,9400\n";
        let expected = [
            line("2062", "Mora", 2024, 20_512),
            line("0319", "Älvkarleby", 2024, 9_500),
            line("0319", "Älvkarleby", 2025, 9_400),
        ];
        assert_eq!(read(wide), expected);
        let dated = "region;2025-12-31\nMora;20511\n";
        assert_eq!(read(dated), [(None, "Mora".to_owned(), Time::Day(parse_iso("2025-12-31").expect("a day")), 20_511)]);
    }

    #[test]
    fn what_is_split_up_is_added_and_a_total_is_not_added_to_its_parts() {
        let split = "region;alder;kjønn;2023\n0211 Vestby;0 år;menn;1\n0211 Vestby;0 år;kvinner;2\n0211 Vestby;1 år;menn;4\n";
        assert_eq!(read(split), [line("0211", "Vestby", 2023, 7)]);
        let with_total = "region;alder;2023\n0211 Vestby;I alt;7\n0211 Vestby;0 år;3\n0211 Vestby;1 år;4\n";
        assert_eq!(read(with_total), [line("0211", "Vestby", 2023, 7)]);
        let columns = "region;Persons 2023 Total;Persons 2023 Males;Persons 2023 Females\n0211 Vestby;7;3;4\n";
        assert_eq!(read(columns), [line("0211", "Vestby", 2023, 7)]);
    }

    #[test]
    fn titles_notes_and_what_is_no_municipality() {
        let text = "\"07459: Folkemengde, etter region, år\"\n\n\"region\";\"2023\"\n\"K-3024 Bærum\";5\n\"K-Rest Udefinert\";0\n\"030100aa Oslo total\";3\n\n\"Kilde: SSB\"\n";
        let found = population(text.as_bytes()).expect("a table");
        assert_eq!(found.title.as_deref(), Some("07459: Folkemengde, etter region, år"));
        assert_eq!(read(text), [line("3024", "Bærum", 2023, 5), line("", "030100aa Oslo total", 2023, 3)]);
    }

    #[test]
    fn what_is_wrong_has_its_line() {
        let error = |text: &str| population(text.as_bytes()).expect_err("an error");
        assert_eq!(error(""), PopulationError::NoTable);
        assert_eq!(error("a;b\n1;2\n"), PopulationError::NoTable);
        assert_eq!(error("region;note\nMora;x\n"), PopulationError::NoTable);
        let text = "5,5".to_owned();
        assert_eq!(error("region;2024\nOrsa;1\nMora;5,5\n"), PopulationError::NotANumber { line: 3, text });
        let ragged = |line, found| PopulationError::Ragged { line, expected: 3, found };
        assert_eq!(error("region;2023;2024\nOrsa;1\nMora;1;2\n"), ragged(2, 2));
        assert_eq!(error("region;2023;2024\nOrsa;1;2\nMora;1;2;3\n"), ragged(3, 4));
        let text = "2024".to_owned();
        assert_eq!(error("region;2024;2024\nOrsa;1;2\n"), PopulationError::SameHeading { text });
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), text in "(region|kommun|år|2024|[;,\n\" 0-9a-zæ])*") {
            let _ = population(&bytes);
            let _ = population(text.as_bytes());
        }
    }
}
