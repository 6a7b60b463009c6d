//! The tables of records as the file itself describes them, and the triggers that keep journal and search.
//!
//! The triggers are TEMP: they belong to the connection that writes and are made at its first write. What a new table or
//! column needs beside its migration is only a line in [`SEARCHED`]. Names that are put together into SQL here come from
//! the schema, never from data.

use std::fmt::Write;

use rusqlite::Connection;

use super::error::Result;

/// The columns whose words are searched.
pub(super) const SEARCHED: &[(&str, &[&str])] = &[
    ("appointment", &["decision"]),
    ("clause_text", &["title", "text"]),
    ("chosen_reading", &["reading", "decision"]),
    ("meeting", &["note"]),
    ("member", &["name", "handle", "code", "org_number"]),
    ("member_number", &["code", "name"]),
    ("organisation", &["name", "handle"]),
    ("person", &["name", "handle", "title", "mail", "phone"]),
    ("postponement", &["reason"]),
    ("term", &["note"]),
    ("tick", &["note"]),
    ("document", &["title", "link", "decided_by", "archive"]),
    ("field_value", &["value", "reference"]),
    ("figure", &["decided", "note"]),
    ("figure_line", &["name"]),
    ("operation", &["name", "handle", "kind"]),
    ("project", &["name", "need", "note"]),
    ("register_row", &["text"]),
    ("solution", &["name", "handle", "owner", "note", "source"]),
    ("stance", &["reference", "note"]),
];

/// A table of records.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// Its name.
    pub(super) name: String,
    /// What the journal keeps, by name; without version and sort key, which follow from the rest.
    pub(super) columns: Vec<String>,
    /// Whether the rows have a sort key (of `name`).
    pub(super) sorted: bool,
    /// Columns that refer to the id of another table.
    pub(super) references: Vec<(String, String)>,
    /// Columns that are unique.
    pub(super) unique: Vec<String>,
}

/// All tables of records, by name.
#[derive(Clone, Debug)]
pub(super) struct Schema {
    /// The tables.
    pub(super) tables: Vec<Table>,
}

impl Schema {
    /// Reads what the file says of itself: a table of records is one with `id` and `version`.
    pub(super) fn read(conn: &Connection) -> Result<Self> {
        let strings = |sql: &str, name: &str| -> Result<Vec<String>> {
            let mut statement = conn.prepare(sql)?;
            let rows = statement.query_map([name], |row| row.get(0))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        };
        let mut tables = Vec::new();
        for name in strings("SELECT name FROM main.sqlite_schema WHERE type = ?1 ORDER BY name", "table")? {
            let mut columns = strings("SELECT name FROM pragma_table_info(?1, 'main') ORDER BY name", &name)?;
            if !["id", "version"].iter().all(|wanted| columns.iter().any(|c| c == wanted)) {
                continue;
            }
            let sorted = columns.iter().any(|c| c == "sort_key");
            columns.retain(|c| c != "version" && c != "sort_key");
            let from = strings("SELECT \"from\" FROM pragma_foreign_key_list(?1, 'main') ORDER BY id", &name)?;
            let to = strings("SELECT \"table\" FROM pragma_foreign_key_list(?1, 'main') ORDER BY id", &name)?;
            let unique = strings(
                "SELECT i.name FROM pragma_index_list(?1, 'main') l, pragma_index_info(l.name, 'main') i WHERE l.origin = 'u'",
                &name,
            )?;
            tables.push(Table { name, columns, sorted, references: from.into_iter().zip(to).collect(), unique });
        }
        Ok(Self { tables })
    }

    /// The table of a name.
    pub(super) fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|t| t.name == name)
    }

    /// Makes the triggers of this connection; what an attempt that was cut off made already is kept.
    pub(super) fn arm(&self, conn: &Connection) -> Result<()> {
        let mut sql = String::new();
        for table in &self.tables {
            table.triggers(&mut sql);
        }
        Ok(conn.execute_batch(&sql)?)
    }
}

impl Table {
    /// The columns whose words are searched.
    pub(super) fn searched(&self) -> &'static [&'static str] {
        SEARCHED.iter().find(|(name, _)| *name == self.name).map_or(&[], |(_, columns)| columns)
    }

    fn triggers(&self, sql: &mut String) {
        let name = &self.name;
        for (op, event, before, after) in
            [('I', "INSERT", None, Some("NEW")), ('U', "UPDATE", Some("OLD"), Some("NEW")), ('D', "DELETE", Some("OLD"), None)]
        {
            let row = after.or(before).unwrap_or("NEW");
            let (before_json, after_json) = (self.json(before), self.json(after));
            // An update that only moves version or sort key is no change of the record.
            let when = if op == 'U' { self.differs(self.columns.iter().map(String::as_str)) } else { "1".to_owned() };
            let _ = write!(
                sql,
                "CREATE TEMP TRIGGER IF NOT EXISTS samvirke_{name}_{op} AFTER {event} ON main.{name} WHEN {when} BEGIN
                   INSERT INTO journal_payload (seq, salt, before, after)
                     SELECT coalesce(max(seq), 0) + 1, samvirke_salt(), {before_json}, {after_json} FROM journal;
                   INSERT INTO journal (seq, change, kind, row, op, commitment, link)
                     SELECT seq, samvirke_change(), '{name}', {row}.id, '{op}', commitment,
                            samvirke_link(previous, seq, '{name}', {row}.id, '{op}', commitment)
                     FROM (SELECT p.seq, samvirke_commitment(p.salt, p.before, p.after) AS commitment,
                                  (SELECT link FROM journal WHERE seq = p.seq - 1) AS previous
                           FROM journal_payload p WHERE p.seq = (SELECT coalesce(max(seq), 0) + 1 FROM journal)); "
            );
            let searched = self.searched();
            if op == 'U' && !searched.is_empty() {
                // A trigger of its own: most updates leave the words as they are.
                let when = self.differs(searched.iter().copied());
                let _ = write!(
                    sql,
                    "END; CREATE TEMP TRIGGER IF NOT EXISTS samvirke_{name}_words AFTER UPDATE ON main.{name} WHEN {when} BEGIN "
                );
            }
            if before.is_some() && !searched.is_empty() {
                sql.push_str("DELETE FROM search WHERE rowid = OLD.id; ");
            }
            if after.is_some() && !searched.is_empty() {
                let texts = searched.iter().map(|c| format!("NEW.{c}")).collect::<Vec<_>>().join(", ");
                let _ = write!(
                    sql,
                    "INSERT INTO search (rowid, kind, words) SELECT NEW.id, '{name}', words
                       FROM (SELECT samvirke_words({texts}) AS words) WHERE words <> ''; "
                );
            }
            sql.push_str("END;");
        }
    }

    fn differs<'a>(&self, columns: impl Iterator<Item = &'a str>) -> String {
        columns.map(|c| format!("OLD.{c} IS NOT NEW.{c}")).collect::<Vec<_>>().join(" OR ")
    }

    fn json(&self, row: Option<&str>) -> String {
        row.map_or("NULL".to_owned(), |row| {
            let cells = self.columns.iter().map(|c| format!("'{c}', {row}.{c}"));
            format!("samvirke_row({})", cells.collect::<Vec<_>>().join(", "))
        })
    }
}
