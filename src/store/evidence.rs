//! What obligations look at, as a slice of the records: what the duties of a charter name as evidence, and no more.

use rusqlite::params_from_iter;

use super::error::Result;
use super::read::Reader;
use super::record::{Record, day};
use crate::domain::date::Date;
use crate::domain::portfolio::Stance;
use crate::domain::records::Records;

/// Which evidence obligations look at: ids of the charter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    /// Kinds of documents.
    pub documents: Vec<String>,
    /// Topics.
    pub topics: Vec<String>,
    /// Series of figures.
    pub series: Vec<String>,
    /// Fields.
    pub fields: Vec<String>,
    /// Registers.
    pub registers: Vec<String>,
    /// Whether projects and solutions are looked at.
    pub works: bool,
    /// Whether it is looked at who was asked on the topics.
    pub askings: bool,
    /// Of projects that are not open on this day, positions are looked at only if they ended in one of these states.
    pub open_on: Date,
    /// States in which projects end.
    pub ended: Vec<String>,
    /// Whether it is looked at which members have a count of inhabitants.
    pub counts: bool,
}

/// So many kinds of papers, fields or registers are no large part of all.
const FEW: usize = 3;

impl Reader {
    /// Takes in what obligations look at: seats, meetings and ticks from a day on, and the evidence their rules name.
    pub fn take_evidence(&self, records: &mut Records, looked: &Looked, from: Date) -> Result<()> {
        self.take_appointments(records, from)?;
        records.portfolio.roles =
            self.rows("WHERE until_date IS NULL OR until_date >= ?1 ORDER BY from_date, id", [day(from)])?;
        records.people = self.rows(
            "WHERE id IN (SELECT person FROM appointment WHERE until_date IS NULL OR until_date >= ?1
                UNION ALL SELECT person FROM role WHERE until_date IS NULL OR until_date >= ?1) ORDER BY sort_key, id",
            [day(from)],
        )?;
        if looked.counts {
            self.take_whether_counted(records)?;
        }
        records.meetings = self.meetings()?;
        records.ticks = self.ticks()?;
        records.postponements = self.postponements()?;
        records.chosen_readings = self.chosen_readings()?;
        if looked.works {
            self.take_works(records)?;
        }
        let portfolio = &mut records.portfolio;
        if looked.askings {
            portfolio.askings = self.rows_of("topic", &looked.topics)?;
            portfolio.askings.sort_by_cached_key(|a| (a.asked, a.id));
        }
        portfolio.documents = self.rows_of("kind", &looked.documents)?;
        portfolio.documents.sort_by_cached_key(|d| (d.date, d.id));
        self.take_rows(records, &looked.registers, &looked.fields)?;
        let portfolio = &mut records.portfolio;
        for series in &looked.series {
            portfolio.figures.extend::<Vec<_>>(self.rows("WHERE series = ?1 ORDER BY period, on_date, id", [series])?);
        }
        // The most by far, so last: what SQLite keeps for each question would lie behind them in memory, and hold it back
        // when they are let go.
        portfolio.stances = self.positions(looked)?;
        portfolio.stances.sort_by_cached_key(|s| (s.on, s.id));
        Ok(())
    }

    /// Takes in the rows of registers and the values of fields.
    pub fn take_rows(&self, records: &mut Records, registers: &[String], fields: &[String]) -> Result<()> {
        let portfolio = &mut records.portfolio;
        portfolio.field_values = self.rows_of("field", fields)?;
        portfolio.field_values.sort_by_cached_key(|v| (v.on, v.id));
        portfolio.register_rows = self.rows_of("register", registers)?;
        portfolio.register_rows.sort_by_cached_key(|r| (r.register.clone(), r.number));
        Ok(())
    }

    /// The positions that are looked at, see `Project::state_on`; one on each topic at least, if there is any.
    fn positions(&self, looked: &Looked) -> Result<Vec<Stance>> {
        let Looked { topics, open_on, ended, .. } = looked;
        if topics.is_empty() {
            return Ok(Vec::new());
        }
        let sql = format!(
            "WHERE (about_project IS NULL OR about_project IN (
                SELECT id FROM project WHERE state IN ('proposed', 'started') OR state IN ({}) OR finished > ?)) AND topic IN ({})",
            places(ended),
            places(topics)
        );
        let params = ended.iter().cloned().chain([open_on.to_string()]).chain(topics.iter().cloned());
        let mut found: Vec<Stance> = self.rows(&sql, params_from_iter(params))?;
        for topic in topics.iter().filter(|topic| !found.iter().any(|s| s.topic == **topic)).collect::<Vec<_>>() {
            let of_project = "WHERE about_project IN (SELECT id FROM project) AND topic = ?1 LIMIT 1";
            found.extend(self.rows::<Stance>(of_project, [topic])?);
        }
        Ok(found)
    }

    /// The rows of a kind with one of some values in a column. Of more than a few they are most of the table, so that no
    /// index is used (`+`): to look each up by itself takes longer than to read all.
    fn rows_of<T: Record>(&self, column: &str, values: &[String]) -> Result<Vec<T>> {
        if values.is_empty() {
            return Ok(Vec::new());
        }
        let places = places(values);
        let plus = if values.len() > FEW { "+" } else { "" };
        self.rows(&format!("WHERE {plus}{column} IN ({places})"), params_from_iter(values))
    }
}

/// A parameter for each of some values.
fn places(values: &[String]) -> String {
    vec!["?"; values.len()].join(", ")
}
