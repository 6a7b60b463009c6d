//! The agreement clause by clause: what the charter in force says of each, how it can be read, and what is not the
//! agreement's but the program's own.

use crate::app::{Failure, Session};
use crate::domain::charter::{Charter, Entry};

/// A clause with the entries that come from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseSheet {
    /// The clause, as the charter cites it.
    pub clause: String,
    /// The entries.
    pub entries: Vec<EntryLine>,
}

/// An entry of the charter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryLine {
    /// Its id; of a seat `body/seat`.
    pub id: String,
    /// The agreement's own word for it.
    pub name: String,
    /// The readings of the clause; empty where it has only one.
    pub readings: Vec<ReadingLine>,
    /// Paths of the fields that are the program's own.
    pub own: Vec<String>,
}

/// A reading of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingLine {
    /// Its id.
    pub id: String,
    /// The reading in a sentence.
    pub says: String,
    /// Whether it holds.
    pub default: bool,
}

/// The clauses of the charter in force, in the order of their numbers.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn clauses(session: &Session) -> Result<Vec<ClauseSheet>, Failure> {
    let charter = session.charter()?;
    let mut sheets: Vec<ClauseSheet> = Vec::new();
    for (clause, line) in lines(&charter) {
        match sheets.iter_mut().find(|s| s.clause == clause) {
            Some(sheet) => sheet.entries.push(line),
            None => sheets.push(ClauseSheet { clause, entries: vec![line] }),
        }
    }
    sheets.sort_by_key(|sheet| place(&sheet.clause));
    Ok(sheets)
}

fn lines(charter: &Charter) -> Vec<(String, EntryLine)> {
    let mut all = Vec::new();
    add(&mut all, std::slice::from_ref(&charter.agreement));
    add(&mut all, &charter.bodies);
    for seat in &charter.seats {
        let (clause, mut line) = entry(seat);
        if let Some(body) = seat.rule.body() {
            line.id = format!("{body}/{}", line.id);
        }
        all.push((clause, line));
    }
    add(&mut all, &charter.responsibilities);
    add(&mut all, &charter.duties);
    add(&mut all, &charter.keys);
    add(&mut all, &charter.pools);
    add(&mut all, &charter.series);
    add(&mut all, &charter.transitions);
    add(&mut all, &charter.gates);
    add(&mut all, &charter.topics);
    add(&mut all, &charter.documents);
    add(&mut all, &charter.fields);
    add(&mut all, &charter.registers);
    add(&mut all, &charter.exits);
    add(&mut all, &charter.texts);
    all
}

fn add<T>(all: &mut Vec<(String, EntryLine)>, entries: &[Entry<T>]) {
    all.extend(entries.iter().map(|e| entry(e)));
}

fn entry<T>(entry: &Entry<T>) -> (String, EntryLine) {
    let readings = entry.readings.iter().map(|r| ReadingLine { id: r.id.clone(), says: r.says.clone(), default: r.default });
    let line =
        EntryLine { id: entry.id.clone(), name: entry.name.clone(), readings: readings.collect(), own: entry.default.clone() };
    (entry.source.clone(), line)
}

/// The numbers of a clause, by which clauses stand in order; what has none, as an appendix, comes last.
fn place(clause: &str) -> (bool, Vec<u32>, String) {
    let numbers = clause.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok());
    let numbers: Vec<u32> = numbers.collect();
    (numbers.is_empty(), numbers, clause.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_stand_by_number() {
        let mut clauses = ["§ 10", "appendix", "§ 9", "§ 9 b 2", "§ 9 a"];
        clauses.sort_by_key(|clause| place(clause));
        assert_eq!(clauses, ["§ 9", "§ 9 a", "§ 9 b 2", "§ 10", "appendix"]);
    }
}
