//! Files that earlier versions of the program wrote: each opens, is migrated after a copy, and says what it said before.
//!
//! `version-N.samvirke` was made by the code of its time, `version-N.dump` is what that code dumped of it.

use samvirke::domain::date::parse_iso;
use samvirke::domain::deed::Deed;
use samvirke::domain::portfolio::{FieldValue, Solution};
use samvirke::domain::rough_date::RoughDate;
use samvirke::store::{Access, Author, Finding, Kind, Store, StoreError, Undo, backups_of};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use tempfile::TempDir;

/// A copy of an old file in a folder that goes with it.
fn old(version: u32) -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("old.samvirke");
    fs::copy(format!("tests/old_files/version-{version}.samvirke"), &path).expect("an old file");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("rights");
    (folder, path)
}

fn dump(store: &Store) -> String {
    let mut text = Vec::new();
    store.dump(&mut text).expect("a dump");
    String::from_utf8(text).expect("text")
}

fn faults(store: &Store) -> Vec<Finding> {
    let of_place = |f: &Finding| {
        matches!(f, Finding::SyncedFolder { .. } | Finding::NetworkFileSystem { .. } | Finding::FolderOpenToOthers { .. })
    };
    store.doctor().into_iter().filter(|f| !of_place(f)).collect()
}

#[test]
fn a_file_of_the_first_schema_is_taken_along() {
    let (folder, path) = old(1);
    let before = fs::read(&path).expect("bytes");
    let said = fs::read_to_string("tests/old_files/version-1.dump").expect("a dump");
    let refused = Store::open(&path, Access::Read).err();
    assert!(matches!(refused, Some(StoreError::Older { found: 1, .. })), "{refused:?}");
    assert_eq!(fs::read(&path).expect("bytes"), before, "reading changes nothing");

    let copies = folder.path().join("copies");
    let mut store = Store::open(&path, Access::Write { backups: Some(copies.clone()) }).expect("it opens and is migrated");
    // The new columns are empty, and empty columns are not dumped.
    assert_eq!(dump(&store), said);
    assert_eq!(faults(&store), []);
    let records = store.records().expect("records");
    assert!(records.members.iter().all(|m| m.successor.is_none() && !m.outside));
    assert_eq!(records.members_on(parse_iso("2026-11-16").expect("a day")).count(), 3);
    assert_eq!(store.find("fet", 9).expect("a search").iter().filter(|hit| hit.kind == Kind::Member).count(), 1);
    assert_eq!(store.log(9).expect("a log").len(), 6);

    // A migration is a wall, and behind it one works on.
    let author = Author { who: "test".to_owned(), origin: "test".to_owned() };
    assert_eq!(store.undo(&author, None).expect("an answer"), Undo::Nothing);
    store.bench_write(&author, "word").expect("a change");
    store.undo(&author, None).expect("an undo");
    assert_eq!(dump(&store), said);
    assert_eq!(faults(&store), []);
    drop(store);

    let mut kept: Vec<_> = fs::read_dir(&copies).expect("copies").flatten().map(|e| e.path()).collect();
    kept.retain(|copy| !backups_of(&path, &copies).contains(copy));
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert_eq!(header_version(&kept[0]), 1, "the copy is of the schema that was");
    Store::open(&path, Access::Read).expect("it is of the newest schema now");
}

/// The schema version that a file's header tells.
fn header_version(path: &std::path::Path) -> i32 {
    let bytes = fs::read(path).expect("bytes");
    i32::from_be_bytes(bytes[60..64].try_into().expect("four bytes"))
}

/// Tables that are built anew keep their rows, their identities and who refers to them.
#[test]
fn dates_of_before_stay_and_new_ones_may_be_rough() {
    let (_folder, path) = old(4);
    let said = fs::read_to_string("tests/old_files/version-4.dump").expect("a dump");
    let mut store = Store::open(&path, Access::Write { backups: None }).expect("it opens and is migrated");
    assert_eq!(dump(&store), said);
    assert_eq!(faults(&store), []);
    assert_eq!(store.find("post", 9).expect("a search").iter().filter(|hit| hit.kind == Kind::Solution).count(), 1);

    let author = Author { who: "test".to_owned(), origin: "test".to_owned() };
    let portfolio = store.records().expect("records").portfolio;
    let [solution, value] = [portfolio.solutions[0].id, portfolio.field_values[0].id];
    let changed = store.change(&author, |edit| {
        let mut solution = edit.get::<Solution>(solution)?.expect("a solution");
        let mut value = edit.get::<FieldValue>(value)?.expect("a value");
        (solution.record.launch, value.record.on) = (RoughDate::parse("2024-Q4"), None);
        edit.update(&solution.record, solution.version)?;
        edit.update(&value.record, value.version)?;
        Ok::<_, StoreError>(((), Deed::SolutionChanged { solution: solution.record.name }))
    });
    changed.expect("an edit");
    assert!(dump(&store).contains("\"launch\":\"2024-Q4\"") && !dump(&store).contains("2026-01-02"), "{}", dump(&store));
    assert_eq!(faults(&store), []);
    let removed = store.change(&author, |edit| {
        let version = edit.get::<Solution>(solution)?.expect("a solution").version;
        edit.delete::<Solution>(solution, version)?;
        Ok::<_, StoreError>(((), Deed::SolutionChanged { solution: String::new() }))
    });
    assert!(removed.is_err(), "what is referred to stays");
    store.undo(&author, None).expect("an undo");
    assert_eq!(dump(&store), said);
}
