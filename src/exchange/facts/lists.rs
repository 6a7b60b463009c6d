//! The lists beside a charter, as CSV: members and their inhabitants.

use super::FactsFault;
use crate::domain::charter::fault::FaultKind;
use crate::domain::date::{Date, parse_iso};

/// A line of `members.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberFact {
    /// Handle.
    pub handle: String,
    /// Municipality number.
    pub code: String,
    /// Name.
    pub name: String,
    /// Place in the agreement's order; none: by name.
    pub order: Option<u32>,
    /// Organisation number.
    pub org_number: Option<String>,
    /// First day as a member.
    pub from: Option<Date>,
    /// Last day as a member.
    pub until: Option<Date>,
    /// Areas: scheme and value.
    pub areas: Vec<(String, String)>,
}

/// A line of `inhabitants.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InhabitantsFact {
    /// Handle of the member.
    pub member: String,
    /// The day counted.
    pub on: Date,
    /// How many.
    pub count: u64,
    /// Where the figure comes from.
    pub source: String,
    /// Its line in the file.
    pub line: u64,
}

/// A CSV file with a heading: each line as its fields, with its number.
pub(in crate::exchange) fn lines(text: &str) -> impl Iterator<Item = Result<(u64, csv::StringRecord), FactsFault>> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let records: Vec<_> = reader.records().collect();
    records.into_iter().map(|record| match record {
        Ok(record) => Ok((record.position().map_or(0, csv::Position::line), record)),
        Err(error) => {
            let line = error.position().map_or(0, csv::Position::line);
            Err(FactsFault { place: line.to_string(), found: error.to_string(), fault: None })
        }
    })
}

fn optional(field: &str) -> Option<String> {
    (!field.is_empty()).then(|| field.to_owned())
}

pub(in crate::exchange) fn wrong(line: u64, found: &str) -> FactsFault {
    FactsFault { place: line.to_string(), found: found.to_owned(), fault: None }
}

/// What should have been a whole number and is not: `1 860`.
fn no_number(line: u64, found: &str) -> FactsFault {
    let kind = FaultKind::WrongValue { found: found.to_owned(), expected: "whole-number".to_owned() };
    FactsFault { fault: Some(Box::new(kind)), ..wrong(line, found) }
}

fn optional_day(line: u64, field: &str) -> Result<Option<Date>, FactsFault> {
    if field.is_empty() { Ok(None) } else { parse_iso(field).map(Some).ok_or_else(|| wrong(line, field)) }
}

/// Reads `members.csv`: handle, code, name, order, org_number, from, until, areas (`scheme:value`, joined by `;`).
///
/// # Errors
/// The first line that is wrong.
pub fn members(text: &str) -> Result<Vec<MemberFact>, FactsFault> {
    lines(text)
        .map(|line| {
            let (line, fields) = line?;
            let field = |i: usize| fields.get(i).unwrap_or_default();
            let order = match field(3) {
                "" => None,
                order => Some(order.parse().map_err(|_| no_number(line, order))?),
            };
            let areas = field(7)
                .split(';')
                .filter(|a| !a.is_empty())
                .map(|area| area.split_once(':').map(|(s, v)| (s.to_owned(), v.to_owned())).ok_or_else(|| wrong(line, area)));
            Ok(MemberFact {
                handle: field(0).to_owned(),
                code: field(1).to_owned(),
                name: field(2).to_owned(),
                order,
                org_number: optional(field(4)),
                from: optional_day(line, field(5))?,
                until: optional_day(line, field(6))?,
                areas: areas.collect::<Result<_, _>>()?,
            })
        })
        .collect()
}

/// Reads `inhabitants.csv`: member, on, count, source.
///
/// # Errors
/// The first line that is wrong.
pub fn inhabitants(text: &str) -> Result<Vec<InhabitantsFact>, FactsFault> {
    lines(text)
        .map(|line| {
            let (line, fields) = line?;
            let field = |i: usize| fields.get(i).unwrap_or_default();
            Ok(InhabitantsFact {
                member: field(0).to_owned(),
                on: parse_iso(field(1)).ok_or_else(|| wrong(line, field(1)))?,
                count: field(2).parse().map_err(|_| no_number(line, field(2)))?,
                source: field(3).to_owned(),
                line,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_name_the_line_that_is_wrong() {
        let text = "handle,code,name,order,org_number,from,until,areas\na,1,A,,,,,\nb,2,B,x,,,,\n";
        assert_eq!(members(text), Err(no_number(3, "x")));
    }
}
