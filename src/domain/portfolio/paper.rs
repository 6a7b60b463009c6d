//! Documents, and the two holders that the charter types: values of fields, and rows of registers.

use serde::{Deserialize, Serialize};

use super::About;
use crate::domain::charter::Column;
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::money::Money;

/// A paper on record: where it is, and what it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Identity of the record.
    pub id: Id,
    /// What it is about.
    pub about: About,
    /// Id of the kind of document in the charter.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// Where it is kept.
    pub link: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// Its version.
    pub version: Option<String>,
    /// Ids of the parts that are there.
    pub parts: Vec<String>,
    /// The day it was treated.
    pub treated: Option<Date>,
    /// Who decided it, and where that stands.
    pub decided_by: Option<String>,
    /// The period it is for; empty for none.
    pub period: String,
    /// Its number in the archive.
    pub archive: Option<String>,
    /// Whether it holds what not everybody may see.
    pub sensitive: bool,
    /// Whether the record is an example of the demo.
    pub example: bool,
}

/// What the value of a field is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// Yes or no.
    YesNo(bool),
    /// A day.
    Date(Date),
    /// Text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Ids of choices; one's own words where the field is open.
    Choice(Vec<String>),
    /// A member.
    Member(Id),
    /// A person.
    Person(Id),
    /// A document.
    Document(Id),
}

/// The value of a field that the charter wants about something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldValue {
    /// Identity of the record.
    pub id: Id,
    /// About what.
    pub about: About,
    /// Id of the field.
    pub field: String,
    /// The member it is the value of, for fields with one for each.
    pub member: Option<Id>,
    /// The value.
    pub content: Content,
    /// The day it holds from; none: not known, so that it holds before every value with a day.
    pub on: Option<Date>,
    /// Reference to the decision.
    pub reference: Option<String>,
    /// Whether the record is an example of the demo.
    pub example: bool,
}

/// A row of a register; the charter says which columns it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterRow {
    /// Identity of the record.
    pub id: Id,
    /// Id of the register.
    pub register: String,
    /// Its number within the register, from 1.
    pub number: u32,
    /// A date.
    pub date: Option<Date>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// A member.
    pub member: Option<Id>,
    /// A person.
    pub person: Option<Id>,
    /// Id of a body.
    pub body: Option<String>,
    /// Text.
    pub text: Option<String>,
    /// An amount.
    pub amount: Option<Money>,
    /// Id of a state of the register.
    pub state: Option<String>,
    /// A level.
    pub level: Option<String>,
    /// What it is about.
    pub about: Option<About>,
    /// A document.
    pub document: Option<Id>,
    /// A last day.
    pub due: Option<Date>,
    /// The day it was done.
    pub done: Option<Date>,
    /// Whether the record is an example of the demo.
    pub example: bool,
}

impl FieldValue {
    /// Whether what it says has come to be by a day: a day that is ahead has not.
    pub fn has_come(&self, by: Date) -> bool {
        !matches!(self.content, Content::Date(day) if by < day)
    }
}

impl RegisterRow {
    /// A row without a value.
    pub fn empty(id: Id, register: &str, number: u32, example: bool) -> Self {
        Self {
            id,
            register: register.to_owned(),
            number,
            date: None,
            from: None,
            to: None,
            member: None,
            person: None,
            body: None,
            text: None,
            amount: None,
            state: None,
            level: None,
            about: None,
            document: None,
            due: None,
            done: None,
            example,
        }
    }

    /// How it is referred to: `register/number`.
    pub fn handle(&self) -> String {
        format!("{}/{}", self.register, self.number)
    }

    /// The day the row belongs to: its date, or the first of its other days.
    pub fn day(&self) -> Option<Date> {
        self.date.or(self.from).or(self.due).or(self.done).or(self.to)
    }

    /// Whether it was done by a day.
    pub fn is_done(&self, by: Date) -> bool {
        self.done.is_some_and(|done| done <= by)
    }

    /// The columns that are filled in on a day: what is to be done later is not done.
    pub fn filled_on(&self, day: Date) -> Vec<Column> {
        let mut columns = self.filled();
        columns.retain(|column| *column != Column::Done || self.is_done(day));
        columns
    }

    /// The columns that are filled in, in the order of the columns.
    pub fn filled(&self) -> Vec<Column> {
        let has = [
            (Column::Date, self.date.is_some()),
            (Column::From, self.from.is_some()),
            (Column::To, self.to.is_some()),
            (Column::Member, self.member.is_some()),
            (Column::Person, self.person.is_some()),
            (Column::Body, self.body.is_some()),
            (Column::Text, self.text.is_some()),
            (Column::Amount, self.amount.is_some()),
            (Column::State, self.state.is_some()),
            (Column::Level, self.level.is_some()),
            (Column::Subject, self.about.is_some()),
            (Column::Document, self.document.is_some()),
            (Column::Due, self.due.is_some()),
            (Column::Done, self.done.is_some()),
        ];
        has.into_iter().filter(|(_, filled)| *filled).map(|(column, _)| column).collect()
    }
}
