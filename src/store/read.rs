//! Questions to an open file: whole sets of records, narrower ones for look-ups, and single rows with their version.

use std::path::PathBuf;

use rusqlite::{Connection, OptionalExtension, Params, params};

use super::card::CharterHead;
use super::error::Result;
use super::record::{Cells, Kind, Record, Versioned, day};
use super::record::{Entry, Row};
use crate::domain::agreement::text::ClauseText;
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::meeting::Meeting;
use crate::domain::member::{Inhabitants, Member, MemberNumber, Organisation, Placement};
use crate::domain::person::{Appointment, Person, Term};
use crate::domain::portfolio::{
    Asking, Document, FieldValue, Figure, FigureLine, HeldVersion, Operation, Portfolio, Project, RegisterRow, Role, Solution,
    Stance,
};
use crate::domain::records::{ChosenReading, Postponement, Records, Setting, Tick};

/// What can be asked of a file, inside of a change and outside of one. It keeps nothing between two questions.
pub struct Reader {
    pub(super) conn: Connection,
    pub(super) path: PathBuf,
}

impl Reader {
    /// Asks, and says of which file an error speaks.
    pub(super) fn ask<T>(&self, question: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        question(&self.conn).map_err(|e| e.at(&self.path))
    }

    /// Asks several things of one state of the file; no lock outlives the answer.
    pub fn snapshot<T, E: From<super::StoreError>>(&self, questions: impl FnOnce(&Self) -> Result<T, E>) -> Result<T, E> {
        if !self.conn.is_autocommit() {
            return questions(self);
        }
        let read = self.conn.unchecked_transaction().map_err(|e| super::StoreError::from(e).at(&self.path))?;
        let answer = questions(self);
        // A read transaction has nothing to lose.
        drop(read);
        answer
    }

    /// The records of a kind, with the conditions and the order of the question.
    pub(super) fn rows<T: Row>(&self, conditions: &str, params: impl Params) -> Result<Vec<T>> {
        self.ask(|conn| {
            let mut statement = conn.prepare_cached(&[T::SELECT, conditions].concat())?;
            let rows = statement.query_map(params, |row| {
                let id = Cells::from(row, 0).id()?;
                T::read(id, &mut Cells::from(row, 2))
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// A single record with its version.
    pub fn get<T: Record>(&self, id: Id) -> Result<Option<Versioned<T>>> {
        self.ask(|conn| {
            let mut statement = conn.prepare_cached(&[T::SELECT, "WHERE id = ?1"].concat())?;
            let found = statement.query_row([id.value()], |row| {
                Ok(Versioned { version: row.get(1)?, record: T::read(id, &mut Cells::from(row, 2))? })
            });
            Ok(found.optional()?)
        })
    }

    /// A single record of a kind known only at run time, with its version; none also for what is no record (card, bench).
    pub fn entry(&self, kind: Kind, id: Id) -> Result<Option<Versioned<Entry>>> {
        fn erased<T: Record>(found: Option<Versioned<T>>) -> Option<Versioned<Entry>> {
            found.map(|v| Versioned { record: v.record.into(), version: v.version })
        }
        Ok(match kind {
            Kind::Appointment => erased(self.get::<Appointment>(id)?),
            Kind::CharterVersion => erased(self.get::<super::CharterVersion>(id)?),
            Kind::ChosenReading => erased(self.get::<ChosenReading>(id)?),
            Kind::ClauseText => erased(self.get::<ClauseText>(id)?),
            Kind::Inhabitants => erased(self.get::<Inhabitants>(id)?),
            Kind::Meeting => erased(self.get::<Meeting>(id)?),
            Kind::Member => erased(self.get::<Member>(id)?),
            Kind::MemberNumber => erased(self.get::<MemberNumber>(id)?),
            Kind::Organisation => erased(self.get::<Organisation>(id)?),
            Kind::Person => erased(self.get::<Person>(id)?),
            Kind::Placement => erased(self.get::<Placement>(id)?),
            Kind::Postponement => erased(self.get::<Postponement>(id)?),
            Kind::Setting => erased(self.get::<Setting>(id)?),
            Kind::Term => erased(self.get::<Term>(id)?),
            Kind::Tick => erased(self.get::<Tick>(id)?),
            Kind::Asking => erased(self.get::<Asking>(id)?),
            Kind::Document => erased(self.get::<Document>(id)?),
            Kind::FieldValue => erased(self.get::<FieldValue>(id)?),
            Kind::Figure => erased(self.get::<Figure>(id)?),
            Kind::FigureLine => erased(self.get::<FigureLine>(id)?),
            Kind::Operation => erased(self.get::<Operation>(id)?),
            Kind::Project => erased(self.get::<Project>(id)?),
            Kind::RegisterRow => erased(self.get::<RegisterRow>(id)?),
            Kind::Solution => erased(self.get::<Solution>(id)?),
            Kind::Stance => erased(self.get::<Stance>(id)?),
            Kind::Role => erased(self.get::<Role>(id)?),
            Kind::Bench | Kind::Card => None,
        })
    }

    /// Everything the rules look at, of one state of the file.
    pub fn records(&self) -> Result<Records> {
        self.snapshot(|reader| {
            Ok(Records {
                members: reader.members()?,
                numbers: reader.member_numbers()?,
                placements: reader.placements()?,
                inhabitants: reader.inhabitants()?,
                organisations: reader.organisations()?,
                people: reader.people()?,
                terms: reader.terms()?,
                appointments: reader.appointments()?,
                meetings: reader.meetings()?,
                ticks: reader.ticks()?,
                postponements: reader.postponements()?,
                chosen_readings: reader.chosen_readings()?,
                portfolio: reader.portfolio()?,
            })
        })
    }

    /// The versions of the agreement, by first day.
    pub(super) fn held_versions(&self) -> Result<Vec<HeldVersion>> {
        let held = |head: CharterHead| HeldVersion { id: head.id, from: head.from, digest: head.digest };
        Ok(self.charter_heads()?.into_iter().map(held).collect())
    }

    /// What is done together, and what is known of it.
    pub fn portfolio(&self) -> Result<Portfolio> {
        Ok(Portfolio {
            agreements: self.held_versions()?,
            operations: self.rows("ORDER BY handle", [])?,
            solutions: self.rows("ORDER BY sort_key, id", [])?,
            projects: self.rows("ORDER BY number", [])?,
            stances: self.rows("ORDER BY on_date, id", [])?,
            askings: self.rows("ORDER BY asked, id", [])?,
            documents: self.rows("ORDER BY on_date, id", [])?,
            field_values: self.rows("ORDER BY on_date, id", [])?,
            register_rows: self.rows("ORDER BY register, number", [])?,
            roles: self.rows("ORDER BY from_date, id", [])?,
            figures: self.rows("ORDER BY series, period, on_date, id", [])?,
            figure_lines: self.rows("ORDER BY figure, place", [])?,
        })
    }

    /// All members of all times, in agreement order.
    pub fn members(&self) -> Result<Vec<Member>> {
        self.rows("ORDER BY ordinal, id", [])
    }

    /// All members of all times, in the order of letters of the cooperation's language.
    pub fn members_by_name(&self) -> Result<Vec<Member>> {
        self.rows("ORDER BY sort_key, id", [])
    }

    /// The members that ever had a handle.
    pub fn members_of_handle(&self, handle: &str) -> Result<Vec<Member>> {
        self.rows("WHERE handle = ?1 ORDER BY from_date, id", [handle])
    }

    /// Numbers and names that members bore, by first day.
    pub fn member_numbers(&self) -> Result<Vec<MemberNumber>> {
        self.rows("ORDER BY from_date, id", [])
    }

    /// The areas of members.
    pub fn placements(&self) -> Result<Vec<Placement>> {
        self.rows("ORDER BY id", [])
    }

    /// All counts of inhabitants, by member and day.
    pub fn inhabitants(&self) -> Result<Vec<Inhabitants>> {
        self.rows("ORDER BY member, on_date, id", [])
    }

    /// The counts of one member, by day.
    pub fn inhabitants_of(&self, member: Id) -> Result<Vec<Inhabitants>> {
        self.rows("WHERE member = ?1 ORDER BY on_date, id", [member.value()])
    }

    /// Outside organisations, by handle.
    pub fn organisations(&self) -> Result<Vec<Organisation>> {
        self.rows("ORDER BY handle", [])
    }

    /// People, in the order of letters of the cooperation's language.
    pub fn people(&self) -> Result<Vec<Person>> {
        self.rows("ORDER BY sort_key, id", [])
    }

    /// The person of a handle.
    pub fn person_of_handle(&self, handle: &str) -> Result<Option<Person>> {
        Ok(self.rows("WHERE handle = ?1", [handle])?.pop())
    }

    /// Terms of office, by first day.
    pub fn terms(&self) -> Result<Vec<Term>> {
        self.rows("ORDER BY from_date, id", [])
    }

    /// Who sits where, by first day.
    pub fn appointments(&self) -> Result<Vec<Appointment>> {
        self.rows("ORDER BY from_date, id", [])
    }

    /// Who sits in a body, by seat and first day.
    pub fn appointments_in(&self, body: &str) -> Result<Vec<Appointment>> {
        self.rows("WHERE body = ?1 ORDER BY seat, from_date, id", [body])
    }

    /// Where a person sits, by first day.
    pub fn appointments_of(&self, person: Id) -> Result<Vec<Appointment>> {
        self.rows("WHERE person = ?1 ORDER BY from_date, id", [person.value()])
    }

    /// All meetings, by date.
    pub fn meetings(&self) -> Result<Vec<Meeting>> {
        self.rows("ORDER BY date, body, id", [])
    }

    /// The meetings between two days, both included, by date.
    pub fn meetings_between(&self, first: Date, last: Date) -> Result<Vec<Meeting>> {
        self.rows("WHERE date BETWEEN ?1 AND ?2 ORDER BY date, body, id", params![day(first), day(last)])
    }

    /// The meetings of a day and later, by date.
    pub fn meetings_from(&self, first: Date) -> Result<Vec<Meeting>> {
        self.rows("WHERE date >= ?1 ORDER BY date, body, id", [day(first)])
    }

    /// The meetings of a body between two days, both included, by date.
    pub fn meetings_of(&self, body: &str, first: Date, last: Date) -> Result<Vec<Meeting>> {
        self.rows("WHERE body = ?1 AND date BETWEEN ?2 AND ?3 ORDER BY date, id", params![body, day(first), day(last)])
    }

    /// What was ticked off, by entry and period.
    pub fn ticks(&self) -> Result<Vec<Tick>> {
        self.rows("ORDER BY entry, period, subject, id", [])
    }

    /// What was ticked off of one entry.
    pub fn ticks_of(&self, entry: &str) -> Result<Vec<Tick>> {
        self.rows("WHERE entry = ?1 ORDER BY period, subject, id", [entry])
    }

    /// What is postponed, by entry and period.
    pub fn postponements(&self) -> Result<Vec<Postponement>> {
        self.rows("ORDER BY entry, period, subject", [])
    }

    /// Readings chosen, by day.
    pub fn chosen_readings(&self) -> Result<Vec<ChosenReading>> {
        self.rows("ORDER BY from_date, id", [])
    }

    /// Values in place of defaults, by day.
    pub fn settings(&self) -> Result<Vec<Setting>> {
        self.rows("ORDER BY from_date, id", [])
    }

    /// The text of a version of the agreement, clause by clause; empty where none is in the file.
    pub fn text_of(&self, agreement: Id) -> Result<Vec<ClauseText>> {
        self.rows("WHERE agreement = ?1 ORDER BY place", [agreement.value()])
    }

    /// Number of the newest change: what a cache of derived things is keyed by.
    pub fn head(&self) -> Result<i64> {
        self.ask(|conn| {
            let mut statement = conn.prepare_cached("SELECT coalesce(max(number), 0) FROM change")?;
            Ok(statement.query_row([], |row| row.get(0))?)
        })
    }

    /// The last link of the journal's chain, which stands for all that was ever changed.
    pub fn seal(&self) -> Result<Vec<u8>> {
        self.ask(|conn| {
            let mut statement = conn.prepare_cached("SELECT link FROM journal ORDER BY seq DESC LIMIT 1")?;
            Ok(statement.query_row([], |row| row.get(0)).optional()?.unwrap_or_default())
        })
    }

    /// A number that moves when another process changed the file.
    pub fn data_version(&self) -> Result<i64> {
        self.ask(|conn| {
            let mut statement = conn.prepare_cached("PRAGMA data_version")?;
            Ok(statement.query_row([], |row| row.get(0))?)
        })
    }
}
