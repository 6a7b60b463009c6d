//! What all kinds of records have in common: a table, an identity, a version, and statements that agree with each other.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, Value, ValueRef};

use super::card::CharterVersion;
use crate::domain::agreement::text::ClauseText;
use crate::domain::date::{Date, parse_iso};
use crate::domain::ids::Id;
use crate::domain::meeting::Meeting;
use crate::domain::member::{Inhabitants, Member, MemberNumber, Organisation, Placement};
use crate::domain::person::{Appointment, Person, Term};
use crate::domain::portfolio::{
    Asking, Document, FieldValue, Figure, FigureLine, Operation, Project, RegisterRow, Role, Solution, Stance,
};
use crate::domain::records::{ChosenReading, Postponement, Setting, Tick};

macro_rules! kinds {
    ($($name:ident $table:literal $doc:literal),+ $(,)?) => {
        /// The kinds of rows that the journal keeps.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind {
            $(#[doc = $doc] $name,)+
        }

        impl Kind {
            /// The name of the table.
            pub fn table(self) -> &'static str {
                match self {
                    $(Self::$name => $table,)+
                }
            }

            /// The kind of a table.
            pub fn of_table(table: &str) -> Option<Self> {
                match table {
                    $($table => Some(Self::$name),)+
                    _ => None,
                }
            }
        }
    };
}

kinds! {
    Appointment "appointment" "Who sits where.",
    Bench "bench" "What the hidden test commands write.",
    Card "card" "What the file is for.",
    CharterVersion "charter_version" "A text of the agreement.",
    ChosenReading "chosen_reading" "A reading the parties chose.",
    ClauseText "clause_text" "A clause of the agreement's own text.",
    Inhabitants "inhabitants" "A count of inhabitants.",
    Meeting "meeting" "A meeting of a body.",
    Member "member" "A municipality.",
    MemberNumber "member_number" "A number and name that a municipality bore.",
    Organisation "organisation" "A body outside the membership.",
    Person "person" "Someone the secretariat deals with.",
    Placement "placement" "The area of a member.",
    Postponement "postponement" "That something due is let lie.",
    Setting "setting" "A value in place of a default.",
    Term "term" "A term of office.",
    Tick "tick" "A remark that something was done.",
    Stance "stance" "A position of a member.",
    Role "role" "Who has a role in a project or a solution, or for a member.",
    Solution "solution" "A solution.",
    RegisterRow "register_row" "A row of a register.",
    Project "project" "A project.",
    Operation "operation" "A unit of a member.",
    FigureLine "figure_line" "A line of a figure.",
    Figure "figure" "A figure of a series.",
    FieldValue "field_value" "A value of a field.",
    Document "document" "A paper.",
    Asking "asking" "That a member was asked.",
}

macro_rules! entries {
    ($($name:ident),+) => {
        /// One record of any kind.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "each variant is the record it is named after")]
        pub enum Entry {
            $($name($name),)+
        }

        $(
            impl From<$name> for Entry {
                fn from(record: $name) -> Self {
                    Self::$name(record)
                }
            }

            impl Record for $name {}
        )+
    };
}

entries!(
    Appointment,
    CharterVersion,
    ChosenReading,
    ClauseText,
    Inhabitants,
    Meeting,
    Member,
    MemberNumber,
    Organisation,
    Person,
    Placement,
    Postponement,
    Setting,
    Term,
    Tick,
    Asking,
    Document,
    FieldValue,
    Figure,
    FigureLine,
    Operation,
    Project,
    RegisterRow,
    Role,
    Solution,
    Stance
);

/// A kind of record the store keeps; closed, since each has its table.
pub trait Record: Row + Clone + PartialEq + Into<Entry> {}

/// A record as it was read, with the number of the change that wrote it last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versioned<T> {
    /// The record.
    pub record: T,
    /// The change that wrote it last; an update names it, to be refused if it moved.
    pub version: i64,
}

/// The way between a record and its row; the statements are made by [`statements`].
pub trait Row: Sized {
    /// Which kind it is.
    const KIND: Kind;
    /// Reads `id, version` and the columns; conditions follow.
    const SELECT: &'static str;
    /// Adds a row from id, version and values.
    const INSERT: &'static str;
    /// Replaces the values of a row, by id.
    const UPDATE: &'static str;
    /// Removes a row, by id.
    const DELETE: &'static str;

    /// Identity of the record.
    fn id(&self) -> Id;
    /// The values in the order of the columns.
    fn values(&self) -> Vec<Value>;
    /// The record of an identity and its columns.
    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self>;
}

/// Makes the statements of a table from its columns, so that they cannot disagree about order or number.
///
/// Parameters are numbered by first appearance: `?1` id, `?2` version, then each column once. `about` stands for the columns
/// of what a row is about.
macro_rules! statements {
    ($kind:ident, $table:literal, [$($column:tt),+] $(, sorted by $name:literal)?) => {
        const KIND: $crate::store::record::Kind = $crate::store::record::Kind::$kind;
        const SELECT: &'static str = concat!("SELECT id, version", $(statements!(@names $column),)+ " FROM ", $table, " ");
        const INSERT: &'static str = concat!(
            "INSERT INTO ", $table, " (id, version", $(statements!(@names $column),)+ $(statements!(@column $name),)?
            ") VALUES (?1, ?2", $(statements!(@values $column),)+ $(", samvirke_sort_key(:", $name, ")",)? ")"
        );
        const UPDATE: &'static str = concat!(
            "UPDATE ", $table, " SET version = ?2", $(statements!(@sets $column),)+
            $(", sort_key = samvirke_sort_key(:", $name, ")",)? " WHERE id = ?1"
        );
        const DELETE: &'static str = concat!("DELETE FROM ", $table, " WHERE id = ?1");
    };
    (@column $name:literal) => { ", sort_key" };
    (@names $column:literal) => { concat!(", ", $column) };
    (@values $column:literal) => { concat!(", :", $column) };
    (@sets $column:literal) => { concat!(", ", $column, " = :", $column) };
    // The columns of what a row is about; `rows::about` has their values.
    (@$form:ident about) => {
        concat!(
            statements!(@$form "about"),
            statements!(@$form "about_project"),
            statements!(@$form "about_solution"),
            statements!(@$form "about_operation"),
            statements!(@$form "about_member"),
            statements!(@$form "about_person"),
            statements!(@$form "about_meeting"),
            statements!(@$form "about_row"),
            statements!(@$form "about_version"),
            statements!(@$form "about_name")
        )
    };
}
pub(super) use statements;

/// Reads the columns of a row one after the other.
pub struct Cells<'row, 'stmt> {
    row: &'row rusqlite::Row<'stmt>,
    next: usize,
}

impl<'row, 'stmt> Cells<'row, 'stmt> {
    /// From a column on.
    pub(super) fn from(row: &'row rusqlite::Row<'stmt>, next: usize) -> Self {
        Self { row, next }
    }

    /// The next value.
    pub(super) fn take<T: FromSql>(&mut self) -> rusqlite::Result<T> {
        let value = self.row.get(self.next);
        self.next += 1;
        value
    }

    /// The next value, not copied.
    pub(super) fn value(&mut self) -> rusqlite::Result<ValueRef<'row>> {
        let value = self.row.get_ref(self.next);
        self.next += 1;
        value
    }

    /// The cells after so many more, which are not read.
    pub(super) fn after(&self, count: usize) -> Self {
        Self { row: self.row, next: self.next + count }
    }

    /// The next value, an identity.
    pub(super) fn id(&mut self) -> rusqlite::Result<Id> {
        Ok(self.take::<StoredId>()?.0)
    }

    /// The next value, an identity or none.
    pub(super) fn id_if_any(&mut self) -> rusqlite::Result<Option<Id>> {
        Ok(self.take::<Option<StoredId>>()?.map(|id| id.0))
    }

    /// The next value, a day.
    pub(super) fn day(&mut self) -> rusqlite::Result<Date> {
        Ok(self.take::<StoredDay>()?.0)
    }

    /// The next value, a day or none.
    pub(super) fn day_if_any(&mut self) -> rusqlite::Result<Option<Date>> {
        Ok(self.take::<Option<StoredDay>>()?.map(|day| day.0))
    }

    /// The next value, a text of a closed list.
    pub(super) fn one_of<T>(&mut self, parse: impl FnOnce(&str) -> Option<T>) -> rusqlite::Result<T> {
        let at = self.next;
        parse(self.value()?.as_str()?).ok_or(rusqlite::Error::IntegralValueOutOfRange(at, 0))
    }

    /// The next value, a text of a closed list or none.
    pub(super) fn one_of_if_any<T>(&mut self, parse: impl FnOnce(&str) -> Option<T>) -> rusqlite::Result<Option<T>> {
        let at = self.next;
        let text = self.value()?.as_str_or_null()?;
        text.map(|text| parse(text).ok_or(rusqlite::Error::IntegralValueOutOfRange(at, 0))).transpose()
    }
}

struct StoredId(Id);

impl FromSql for StoredId {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let number = value.as_i64()?;
        Id::from_stored(number).map(Self).ok_or(FromSqlError::OutOfRange(number))
    }
}

struct StoredDay(Date);

impl FromSql for StoredDay {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        parse_iso(value.as_str()?).map(Self).ok_or(FromSqlError::InvalidType)
    }
}

/// A text as a value of a row.
pub(super) fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// A text or none as a value of a row.
pub(super) fn text_if_any(text: &Option<String>) -> Value {
    text.clone().map_or(Value::Null, Value::Text)
}

/// A day as a value of a row.
pub(super) fn day(day: Date) -> Value {
    Value::Text(day.to_string())
}

/// A day or none as a value of a row.
pub(super) fn day_if_any(date: Option<Date>) -> Value {
    date.map_or(Value::Null, day)
}

/// An identity or none as a value of a row.
pub(super) fn id_if_any(id: Option<Id>) -> Value {
    id.map_or(Value::Null, |id| Value::Integer(id.value()))
}

/// A yes as a value of a row, none for a no: for columns that came later.
pub(super) fn flag_if_set(flag: bool) -> Value {
    if flag { Value::Integer(1) } else { Value::Null }
}

/// A yes or no as a value of a row.
pub(super) fn flag(flag: bool) -> Value {
    Value::Integer(flag.into())
}
