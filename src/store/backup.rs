//! Copies: before the first change of a day, and before a migration.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use sha2::{Digest, Sha256};

use super::card::hex;
use super::dump::records_digest;
use super::error::{Result, StoreError};
use super::probe::folder_of;
use super::read::Reader;

/// How many copies of a file are kept in a folder.
const KEPT: usize = 14;
/// The ending of a file and of its copies.
const ENDING: &str = ".samvirke";

/// Makes the copy of a day, if there is none yet; a change may only follow on success.
pub(super) fn keep(reader: &Reader, folder: &Path, day: NaiveDate) -> Result<()> {
    let series = series(&reader.path);
    let target = folder.join([&series, "-", &day.format("%Y-%m-%d").to_string(), ENDING].concat());
    if target.exists() {
        return Ok(());
    }
    let made = fs::create_dir_all(folder).map_err(|e| StoreError::io(folder, &e)).and_then(|()| {
        copy(reader, &target)?;
        thin(folder, &series)
    });
    made.map_err(|cause| StoreError::Backup { folder: folder.to_owned(), cause: Box::new(cause) })
}

/// Makes the copy before a migration, beside the other copies or, without a folder for them, beside the file.
pub(super) fn before_migration(reader: &Reader, folder: Option<&Path>, found: i32) -> Result<()> {
    let folder = folder.unwrap_or_else(|| folder_of(&reader.path));
    let target = folder.join([&series(&reader.path), "-schema-", &found.to_string(), ENDING].concat());
    let made = fs::create_dir_all(folder).map_err(|e| StoreError::io(folder, &e)).and_then(|()| copy(reader, &target));
    made.map_err(|cause| StoreError::Backup { folder: folder.to_owned(), cause: Box::new(cause) })
}

/// The copies of a file in a folder, oldest first.
pub fn backups_of(path: &Path, folder: &Path) -> Vec<PathBuf> {
    std::path::absolute(path).map(|path| dated(folder, &series(&path))).unwrap_or_default()
}

/// What the copies of a file have in common; two files of one name in different folders stay apart.
fn series(path: &Path) -> String {
    let place = Sha256::digest(path.as_os_str().as_encoded_bytes());
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    [&stem, "-", &hex(&place[..4])].concat()
}

/// Copies the file by SQLite's own means, into place only after the copy was read and found equal.
fn copy(reader: &Reader, target: &Path) -> Result<()> {
    let folder = folder_of(target);
    // 0600 from the start; the handle is closed before SQLite opens the file, whose locks it would end.
    let temp = tempfile::Builder::new().prefix(".samvirke-").tempfile_in(folder).map_err(|e| StoreError::io(folder, &e))?;
    let temp = temp.into_temp_path();
    // One read transaction: nobody can write between the digest and the copy.
    let digest = reader.snapshot(|reader| {
        let digest = reader.ask(records_digest)?;
        let mut copied = Connection::open_with_flags(&temp, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)
            .map_err(|e| StoreError::from(e).at(&temp))?;
        copied.execute_batch("PRAGMA synchronous = EXTRA").map_err(|e| StoreError::from(e).at(&temp))?;
        let step = Backup::new(&reader.conn, &mut copied).and_then(|backup| backup.step(-1));
        match step.map_err(|e| StoreError::from(e).at(&temp))? {
            StepResult::Done => Ok(digest),
            _ => Err(StoreError::Locked),
        }
    })?;
    if !equal(&temp, &digest).map_err(|e| e.at(target))? {
        return Err(StoreError::CopyDiffers { path: target.to_owned() });
    }
    temp.persist(target).map_err(|e| StoreError::io(target, &e.error))?;
    sync_folder(folder)
}

fn equal(copy: &Path, digest: &str) -> Result<bool> {
    let conn = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    let sound: String = conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    Ok(sound == "ok" && records_digest(&conn)? == digest)
}

/// Makes a rename in a folder last.
pub(super) fn sync_folder(folder: &Path) -> Result<()> {
    fs::File::open(folder).and_then(|f| f.sync_all()).map_err(|e| StoreError::io(folder, &e))
}

fn dated(folder: &Path, series: &str) -> Vec<PathBuf> {
    let dated = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let day = name.strip_prefix(series).and_then(|n| n.strip_prefix('-')).and_then(|n| n.strip_suffix(ENDING));
        day.is_some_and(|d| crate::domain::date::parse_iso(d).is_some())
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path());
    let mut found: Vec<_> = entries.filter(dated).collect();
    found.sort();
    found
}

fn thin(folder: &Path, series: &str) -> Result<()> {
    let found = dated(folder, series);
    for old in &found[..found.len().saturating_sub(KEPT)] {
        fs::remove_file(old).map_err(|e| StoreError::io(old, &e))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::super::sample::{Sample, author};
    use super::super::{Access, Mint, Store};
    use super::*;

    const DAY_MS: i64 = 86_400_000;

    #[test]
    fn the_first_change_of_a_day_leaves_a_copy_of_what_was() {
        let (sample, mut store) = Sample::new();
        store.bench_write(&author(), "before").expect("a write");
        let text = store.text();
        drop(store);
        let folder = sample.folder.path().join("copies");
        let mut store = Store::open(&sample.path, Access::Write { backups: Some(folder.clone()) }).expect("it opens");
        assert!(!folder.exists(), "opening copies nothing");
        for day in 0..20 {
            store.set_mint(Mint::seeded(day, 1_770_000_000_000 + i64::try_from(day).expect("few") * DAY_MS));
            store.bench_write(&author(), &format!("first {day}")).expect("a write");
            store.bench_write(&author(), &format!("second {day}")).expect("a write");
        }
        let copies = backups_of(&sample.path, &folder);
        assert_eq!(copies.len(), KEPT);
        assert_eq!(fs::read_dir(&folder).expect("a folder").count(), KEPT, "nothing else stays behind");
        let oldest = Store::open(&copies[0], Access::Read).expect("a copy opens");
        let words = oldest.bench_ids().expect("words");
        assert_eq!((words.len(), words.last().map(String::as_str)), (1 + 2 * 6, Some("second 5")));
        assert_ne!(oldest.text(), text);
        assert_eq!(fs::metadata(&copies[0]).expect("a copy").permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn without_its_copy_a_change_is_refused() {
        let (sample, store) = Sample::new();
        let text = store.text();
        drop(store);
        let folder = sample.folder.path().join("copies");
        fs::write(&folder, "a file in the way").expect("a file");
        let mut store = Store::open(&sample.path, Access::Write { backups: Some(folder.clone()) }).expect("it opens");
        let refused = store.bench_write(&author(), "word");
        assert!(matches!(&refused, Err(StoreError::Backup { folder: f, .. }) if *f == folder), "{refused:?}");
        assert_eq!(store.text(), text);
    }

    #[test]
    fn a_copy_that_differs_is_told_from_one_that_is_equal() {
        let (sample, mut store) = Sample::new();
        let digest = store.dump_digest().expect("a digest");
        assert!(equal(&sample.path, &digest).expect("a comparison"));
        store.bench_write(&author(), "word").expect("a write");
        assert!(!equal(&sample.path, &digest).expect("a comparison"));
    }
}
