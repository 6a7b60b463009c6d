//! Where members stand on one thing, told one by one as it is read, so that thousands can be counted without a record for
//! each.

use rusqlite::types::Value;
use rusqlite::{Row, params};

use super::error::Result;
use super::read::Reader;
use super::record::{Cells, day};
use super::rows::about::is_about;
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::portfolio::About;

/// What members are asked about.
#[derive(Clone, Copy, Debug)]
pub struct Matter<'a> {
    /// The subject.
    pub about: &'a About,
    /// Id of the topic.
    pub topic: &'a str,
    /// The period; empty where the topic has none.
    pub period: &'a str,
}

impl Reader {
    /// Tells each member that was asked by a day, once for each time.
    pub fn each_asked(&self, matter: Matter<'_>, by: Date, mut tell: impl FnMut(Id)) -> Result<()> {
        self.each_of(matter, by, "member FROM asking", "asked <= ?4 ORDER BY member", |row| {
            tell(Cells::from(row, 0).id()?);
            Ok(())
        })
    }

    /// Tells each position taken by a day: whose, and its states parted by spaces. Those of one member stand after each
    /// other, the one that holds last.
    pub fn each_position(&self, matter: Matter<'_>, by: Date, mut tell: impl FnMut(Id, &str)) -> Result<()> {
        let taken = "(on_date IS NULL OR on_date <= ?4) ORDER BY member, on_date, id";
        self.each_of(matter, by, "member, states FROM stance", taken, |row| {
            let mut cells = Cells::from(row, 0);
            tell(cells.id()?, cells.value()?.as_str()?);
            Ok(())
        })
    }

    /// The indexes of projects and solutions hold all that is asked for, in this order.
    fn each_of(
        &self,
        matter: Matter<'_>,
        by: Date,
        what: &str,
        which: &str,
        mut tell: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
    ) -> Result<()> {
        let (condition, value): (_, Value) = is_about(matter.about);
        let sql = format!("SELECT {what} WHERE {condition} AND topic = ?2 AND period = ?3 AND {which}");
        self.ask(|conn| {
            let mut statement = conn.prepare_cached(&sql)?;
            let mut rows = statement.query(params![value, matter.topic, matter.period, day(by)])?;
            while let Some(row) = rows.next()? {
                tell(row)?;
            }
            Ok(())
        })
    }
}
