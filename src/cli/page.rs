//! An answer for eyes and spreadsheets: lines and tables of typed cells.

use crate::domain::date::{Date, Period};
use crate::domain::money::Money;
use crate::domain::rough_date::RoughDate;
use crate::text::{Msg, Say};

/// An answer, from top to bottom.
#[derive(Default)]
pub(super) struct Page {
    pub(super) blocks: Vec<Block>,
}

/// A part of a page.
pub(super) enum Block {
    /// A line of text; wrapped where the terminal is narrow.
    Line(String),
    /// The form of a command; wrapped with its rest set in.
    Usage(String),
    /// A line to be copied; never wrapped.
    Verbatim(String),
    /// An empty line.
    Blank,
    /// A table.
    Table(Table),
    /// A table of signs with its legend, and the table that tells the same in words.
    Signs(Table, String, Table),
}

impl Page {
    /// Adds a line.
    pub(super) fn line(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Line(text.into()));
    }

    /// Adds the form of a command.
    pub(super) fn usage(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Usage(text.into()));
    }

    /// Adds a line to be copied.
    pub(super) fn verbatim(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Verbatim(text.into()));
    }

    /// Adds an empty line.
    pub(super) fn blank(&mut self) {
        self.blocks.push(Block::Blank);
    }

    /// Adds a table.
    pub(super) fn table(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }

    /// Adds a table of signs with its legend, and what is told where lines are read one after the other.
    pub(super) fn signs(&mut self, table: Table, legend: String, told: Table) {
        self.blocks.push(Block::Signs(table, legend, told));
    }

    /// The first table, for spreadsheets.
    pub(super) fn into_table(self) -> Option<Table> {
        self.blocks.into_iter().find_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }
}

/// Rows under headings.
pub(super) struct Table {
    /// Headings of the columns.
    pub(super) titles: Vec<String>,
    /// The rows, in order.
    pub(super) rows: Vec<Row>,
    /// Whether the headings are left out for eyes: a list of name and value.
    pub(super) plain: bool,
    /// Columns that go to a second line under each row where the terminal is too narrow for all.
    pub(super) details: Vec<usize>,
}

/// A row of a table.
pub(super) enum Row {
    /// Cells, one to a column.
    Cells(Vec<Cell>),
    /// A heading over the rows that follow; not in spreadsheets.
    Section(String),
    /// The sum of the rows above; not in spreadsheets.
    Sum(Vec<Cell>),
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A whole number.
    Integer(i128),
    /// An amount in the cooperation's currency.
    Amount(Money),
    /// A day.
    Date(Date),
    /// A month, quarter, half-year or year of which the day is not known.
    Period(Period),
}

impl Table {
    /// A table with headings.
    pub(super) fn new(say: Say, titles: &[Msg]) -> Self {
        let titles = titles.iter().map(|title| say.msg(*title).to_owned()).collect();
        Self { titles, rows: Vec::new(), plain: false, details: Vec::new() }
    }

    /// Names the columns that go to a second line where the terminal is narrow.
    pub(super) fn with_details(self, columns: impl IntoIterator<Item = usize>) -> Self {
        Self { details: columns.into_iter().collect(), ..self }
    }

    /// A list of names and values, without headings for eyes.
    pub(super) fn facts(say: Say) -> Self {
        Self { plain: true, ..Self::new(say, &[Msg::ColWhat, Msg::ColValue]) }
    }

    /// Adds a row.
    pub(super) fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row::Cells(cells));
    }

    /// Adds a name and its value, if there is one.
    pub(super) fn fact(&mut self, name: &str, value: impl Into<Cell>) {
        let value = value.into();
        if value != Cell::Empty {
            self.row(vec![name.into(), value]);
        }
    }

    /// Adds a heading, where it differs from the last one.
    pub(super) fn section(&mut self, title: &str) {
        let last = self.rows.iter().rev().find_map(|row| if let Row::Section(t) = row { Some(t.as_str()) } else { None });
        if last != Some(title) {
            self.rows.push(Row::Section(title.to_owned()));
        }
    }
}

/// The mark of an example, or nothing.
pub(super) fn example_mark(say: Say, example: bool) -> Cell {
    if example { say.msg(Msg::ExampleMark).into() } else { Cell::Empty }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl From<u64> for Cell {
    fn from(n: u64) -> Self {
        Self::Integer(n.into())
    }
}

impl From<i64> for Cell {
    fn from(n: i64) -> Self {
        Self::Integer(n.into())
    }
}

impl From<Money> for Cell {
    fn from(money: Money) -> Self {
        Self::Amount(money)
    }
}

impl From<Date> for Cell {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<RoughDate> for Cell {
    fn from(date: RoughDate) -> Self {
        match date {
            RoughDate::Day(day) => Self::Date(day),
            RoughDate::Within(period) => Self::Period(period),
        }
    }
}

impl<T> From<Option<T>> for Cell
where
    Self: From<T>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Self::from)
    }
}
