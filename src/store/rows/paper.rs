//! Rows of documents, values of fields and rows of registers.

use rusqlite::types::Value;

use super::about::{about, about_if_any, about_values, words_of};
use crate::domain::date::parse_iso;
use crate::domain::ids::Id;
use crate::domain::money::Money;
use crate::domain::portfolio::{Content, Document, FieldValue, RegisterRow};
use crate::store::record::{Cells, Row, day_if_any, flag, id_if_any, statements, text, text_if_any};

impl Row for Document {
    statements!(
        Document,
        "document",
        [
            about,
            "kind",
            "title",
            "link",
            "on_date",
            "revision",
            "parts",
            "treated",
            "decided_by",
            "period",
            "archive",
            "sensitive",
            "example"
        ]
    );

    fn id(&self) -> Id {
        self.id
    }

    fn values(&self) -> Vec<Value> {
        let mut values = about_values(Some(&self.about));
        values.extend([
            text(&self.kind),
            text(&self.title),
            text_if_any(&self.link),
            day_if_any(self.date),
            text_if_any(&self.version),
            text(&self.parts.join(" ")),
            day_if_any(self.treated),
            text_if_any(&self.decided_by),
            text(&self.period),
            text_if_any(&self.archive),
            flag(self.sensitive),
            flag(self.example),
        ]);
        values
    }

    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id,
            about: about(cells)?,
            kind: cells.take()?,
            title: cells.take()?,
            link: cells.take()?,
            date: cells.day_if_any()?,
            version: cells.take()?,
            parts: words_of(&cells.take::<String>()?),
            treated: cells.day_if_any()?,
            decided_by: cells.take()?,
            period: cells.take()?,
            archive: cells.take()?,
            sensitive: cells.take()?,
            example: cells.take()?,
        })
    }
}

impl Row for RegisterRow {
    statements!(
        RegisterRow,
        "register_row",
        [
            "register",
            "number",
            "on_date",
            "from_date",
            "to_date",
            "member",
            "person",
            "body",
            "text",
            "amount",
            "state",
            "level",
            "document",
            "due",
            "done",
            about,
            "example"
        ]
    );

    fn id(&self) -> Id {
        self.id
    }

    fn values(&self) -> Vec<Value> {
        let mut values = vec![
            text(&self.register),
            Value::Integer(self.number.into()),
            day_if_any(self.date),
            day_if_any(self.from),
            day_if_any(self.to),
            id_if_any(self.member),
            id_if_any(self.person),
            text_if_any(&self.body),
            text_if_any(&self.text),
            self.amount.map_or(Value::Null, |a| Value::Integer(a.minor())),
            text_if_any(&self.state),
            text_if_any(&self.level),
            id_if_any(self.document),
            day_if_any(self.due),
            day_if_any(self.done),
        ];
        values.extend(about_values(self.about.as_ref()));
        values.extend([flag(self.example)]);
        values
    }

    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id,
            register: cells.take()?,
            number: cells.take()?,
            date: cells.day_if_any()?,
            from: cells.day_if_any()?,
            to: cells.day_if_any()?,
            member: cells.id_if_any()?,
            person: cells.id_if_any()?,
            body: cells.take()?,
            text: cells.take()?,
            amount: cells.take::<Option<i64>>()?.map(Money::from_minor),
            state: cells.take()?,
            level: cells.take()?,
            document: cells.id_if_any()?,
            due: cells.day_if_any()?,
            done: cells.day_if_any()?,
            about: about_if_any(cells)?,
            example: cells.take()?,
        })
    }
}

impl Row for FieldValue {
    statements!(
        FieldValue,
        "field_value",
        [
            about,
            "field",
            "member",
            "content",
            "value",
            "value_member",
            "value_person",
            "value_document",
            "on_date",
            "reference",
            "example"
        ]
    );

    fn id(&self) -> Id {
        self.id
    }

    fn values(&self) -> Vec<Value> {
        let (kind, value, refers) = match &self.content {
            Content::YesNo(yes) => ("yes-no", Some(if *yes { "1" } else { "0" }.to_owned()), [None; 3]),
            Content::Date(date) => ("date", Some(date.format("%Y-%m-%d").to_string()), [None; 3]),
            Content::Text(words) => ("text", Some(words.clone()), [None; 3]),
            Content::Number(number) => ("number", Some(number.to_string()), [None; 3]),
            // One's own words of an open field may hold spaces, but no line.
            Content::Choice(choices) => ("choice", Some(choices.join("\n")), [None; 3]),
            Content::Member(id) => ("member", None, [Some(*id), None, None]),
            Content::Person(id) => ("person", None, [None, Some(*id), None]),
            Content::Document(id) => ("document", None, [None, None, Some(*id)]),
        };
        let mut values = about_values(Some(&self.about));
        values.extend([text(&self.field), id_if_any(self.member), text(kind), text_if_any(&value)]);
        values.extend(refers.map(id_if_any));
        values.extend([day_if_any(self.on), text_if_any(&self.reference), flag(self.example)]);
        values
    }

    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self> {
        let about = about(cells)?;
        let (field, member) = (cells.take()?, cells.id_if_any()?);
        let (kind, value) = (cells.take::<String>()?, cells.take::<Option<String>>()?.unwrap_or_default());
        let (member_of, person, document) = (cells.id_if_any()?, cells.id_if_any()?, cells.id_if_any()?);
        let content = match kind.as_str() {
            "yes-no" => Some(Content::YesNo(value == "1")),
            "date" => parse_iso(&value).map(Content::Date),
            "number" => value.parse().ok().map(Content::Number),
            "choice" => Some(Content::Choice(value.split('\n').filter(|c| !c.is_empty()).map(str::to_owned).collect())),
            "member" => member_of.map(Content::Member),
            "person" => person.map(Content::Person),
            "document" => document.map(Content::Document),
            _ => Some(Content::Text(value)),
        };
        let content = content.ok_or(rusqlite::Error::IntegralValueOutOfRange(0, 0))?;
        Ok(Self { id, about, field, member, content, on: cells.day_if_any()?, reference: cells.take()?, example: cells.take()? })
    }
}
