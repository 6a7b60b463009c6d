//! The schema's history: each step leads to the version it is numbered with, forward only.

use rusqlite::Connection;

use super::error::{Result, StoreError};

/// Marks a database as a file of this program (`SMVR`).
pub(super) const APPLICATION_ID: i32 = 0x534d_5652;

/// The steps from an empty file to the newest schema. A step that was released is never changed.
pub(super) const STEPS: &[Step] = &[
    Step { version: 1, sql: include_str!("../../assets/migrations/0001_records.sql") },
    Step { version: 2, sql: include_str!("../../assets/migrations/0002_members.sql") },
    Step { version: 3, sql: include_str!("../../assets/migrations/0003_portfolio.sql") },
    Step { version: 4, sql: include_str!("../../assets/migrations/0004_about.sql") },
    Step { version: 5, sql: include_str!("../../assets/migrations/0005_dates.sql") },
    Step { version: 6, sql: include_str!("../../assets/migrations/0006_roles.sql") },
    Step { version: 7, sql: include_str!("../../assets/migrations/0007_postponement.sql") },
    Step { version: 8, sql: include_str!("../../assets/migrations/0008_removals.sql") },
    Step { version: 9, sql: include_str!("../../assets/migrations/0009_text.sql") },
    Step { version: 10, sql: include_str!("../../assets/migrations/0010_project_solution.sql") },
    Step { version: 11, sql: include_str!("../../assets/migrations/0011_meeting_location.sql") },
    Step { version: 12, sql: include_str!("../../assets/migrations/0012_positions.sql") },
    Step { version: 13, sql: include_str!("../../assets/migrations/0013_member_positions.sql") },
];

/// The newest schema.
pub(super) const KNOWN: i32 = STEPS[STEPS.len() - 1].version;

/// One step of the schema.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    /// The version it leads to.
    pub(super) version: i32,
    /// What it does.
    pub(super) sql: &'static str,
}

/// The schema version of the open file.
pub(super) fn version(conn: &Connection) -> Result<i32> {
    Ok(conn.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Takes the file to the last of the steps, all in one transaction with the stamp.
///
/// A migration is a wall: what was done before it is not undone after it, since payloads have the old columns.
pub(super) fn migrate(conn: &Connection, steps: &[Step]) -> Result<()> {
    // Off outside of the transaction, where alone it has an effect: a step may have to build a table anew.
    conn.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA synchronous = EXTRA; BEGIN IMMEDIATE")?;
    let done = run(conn, steps).and_then(|()| Ok(conn.execute_batch("COMMIT")?));
    if done.is_err() && !conn.is_autocommit() {
        // The error that led here says more than one of the rollback would.
        let _ = conn.execute_batch("ROLLBACK");
    }
    conn.execute_batch("PRAGMA foreign_keys = ON")?;
    done
}

fn run(conn: &Connection, steps: &[Step]) -> Result<()> {
    // Asked under the lock: another process may have migrated in between.
    let found = version(conn)?;
    let known = steps.last().map_or(0, |step| step.version);
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    for wanted in found + 1..=known {
        let step = steps.iter().find(|s| s.version == wanted).ok_or(StoreError::MissingStep { version: wanted })?;
        conn.execute_batch(step.sql)?;
    }
    if found < known {
        conn.pragma_update(None, "user_version", known)?;
        if found > 0 {
            conn.execute("UPDATE wall SET number = max(number, coalesce((SELECT max(number) FROM change), 0))", [])?;
        }
    }
    let dangling = conn.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if dangling { Err(StoreError::MigrationRefused { version: known }) } else { Ok(()) }
}
