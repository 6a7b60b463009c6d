//! Rows of members and of what is known of them.

use rusqlite::types::Value;

use crate::domain::ids::Id;
use crate::domain::member::{Inhabitants, Member, MemberNumber, Organisation, Placement};
use crate::store::record::{Cells, Row, day, day_if_any, flag_if_set, id_if_any, statements, text, text_if_any};

impl Row for Member {
    statements!(
        Member,
        "member",
        ["handle", "code", "name", "ordinal", "org_number", "from_date", "until_date", "successor", "outside"],
        sorted by "name"
    );

    fn id(&self) -> Id {
        self.id
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(&self.handle),
            text(&self.code),
            text(&self.name),
            Value::Integer(self.order.into()),
            text_if_any(&self.org_number),
            day_if_any(self.from),
            day_if_any(self.until),
            id_if_any(self.successor),
            flag_if_set(self.outside),
        ]
    }

    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id,
            handle: cells.take()?,
            code: cells.take()?,
            name: cells.take()?,
            order: cells.take()?,
            org_number: cells.take()?,
            from: cells.day_if_any()?,
            until: cells.day_if_any()?,
            successor: cells.id_if_any()?,
            outside: cells.take::<Option<bool>>()?.unwrap_or_default(),
        })
    }
}

impl Row for MemberNumber {
    statements!(MemberNumber, "member_number", ["member", "code", "name", "from_date"]);

    fn id(&self) -> Id {
        self.id
    }

    fn values(&self) -> Vec<Value> {
        vec![Value::Integer(self.member.value()), text(&self.code), text_if_any(&self.name), day_if_any(self.from)]
    }

    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self { id, member: cells.id()?, code: cells.take()?, name: cells.take()?, from: cells.day_if_any()? })
    }
}

impl Row for Placement {
    statements!(Placement, "placement", ["member", "scheme", "value", "from_date", "until_date"]);

    fn id(&self) -> Id {
        self.id
    }

    fn values(&self) -> Vec<Value> {
        vec![
            Value::Integer(self.member.value()),
            text(&self.scheme),
            text(&self.value),
            day_if_any(self.from),
            day_if_any(self.until),
        ]
    }

    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id,
            member: cells.id()?,
            scheme: cells.take()?,
            value: cells.take()?,
            from: cells.day_if_any()?,
            until: cells.day_if_any()?,
        })
    }
}

impl Row for Inhabitants {
    statements!(Inhabitants, "inhabitants", ["member", "on_date", "count", "source"]);

    fn id(&self) -> Id {
        self.id
    }

    fn values(&self) -> Vec<Value> {
        // A count beyond 63 bits is no count; the negative value is refused by the schema.
        let count = i64::try_from(self.count).unwrap_or(-1);
        vec![Value::Integer(self.member.value()), day(self.on), Value::Integer(count), text(&self.source)]
    }

    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self> {
        let (member, on) = (cells.id()?, cells.day()?);
        let count: i64 = cells.take()?;
        let count = u64::try_from(count).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(4, count))?;
        Ok(Self { id, member, on, count, source: cells.take()? })
    }
}

impl Row for Organisation {
    statements!(Organisation, "organisation", ["handle", "name"]);

    fn id(&self) -> Id {
        self.id
    }

    fn values(&self) -> Vec<Value> {
        vec![text(&self.handle), text(&self.name)]
    }

    fn read(id: Id, cells: &mut Cells<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self { id, handle: cells.take()?, name: cells.take()? })
    }
}
