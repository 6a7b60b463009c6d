//! Making a file and opening one.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::card::{Card, CharterVersion, digest, insert_card};
use super::change::{Author, Closing};
use super::edit::Edit;
use super::error::{Result, StoreError};
use super::functions::Shared;
use super::journal::ChangeKind;
use super::migrate::{APPLICATION_ID, KNOWN, STEPS, Step, migrate, version};
use super::mint::Mint;
use super::probe::{self, Header, folder_of};
use super::read::Reader;
use super::{Store, Writing, backup};
use crate::domain::date::Date;
use crate::domain::deed::Deed;
use crate::domain::sort::Sorter;

/// The first SQLite without a known way to lose committed data.
const SQLITE_FLOOR: i32 = 3_051_003;
/// How long a question or a change waits for another process.
const PATIENCE: Duration = Duration::from_secs(5);

/// What a file is opened for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// Reading only.
    Read,
    /// Reading and, where file and folder allow it, writing.
    Write {
        /// The folder for a copy before the first change of a day; none: no copies.
        backups: Option<PathBuf>,
    },
}

/// What a new file holds before anything is recorded in it.
#[derive(Debug)]
pub struct Birth {
    /// Name of the cooperation, for the title of the first change.
    pub cooperation: String,
    /// What the file is for.
    pub card: Card,
    /// Full text of the charter.
    pub text: String,
    /// First day the charter is in force.
    pub from: Option<Date>,
    /// Last day the charter is in force.
    pub until: Option<Date>,
    /// Who makes the file.
    pub author: Author,
    /// Where identities and the time come from.
    pub mint: Mint,
}

impl Store {
    /// Makes a file with its card, its charter and what the closure adds, as its first change; or leaves nothing.
    ///
    /// The file is open for writing then, without a folder for copies.
    pub fn create<E: From<StoreError>>(
        path: &Path,
        birth: Birth,
        seed: impl FnOnce(&Edit<'_>) -> Result<(), E>,
    ) -> Result<Self, E> {
        check_sqlite()?;
        let path = std::path::absolute(path).map_err(|e| StoreError::io(path, &e))?;
        if path.symlink_metadata().is_ok() {
            return Err(StoreError::Exists { path }.into());
        }
        let folder = folder_of(&path).to_owned();
        // Built beside and renamed: nobody ever sees half a file. 0600 from the start.
        let temp = tempfile::Builder::new().prefix(".samvirke-").tempfile_in(&folder).map_err(|e| StoreError::io(&folder, &e))?;
        let temp = temp.into_temp_path();
        let mint = build(&temp, birth, seed)?;
        temp.persist_noclobber(&path).map_err(|e| match e.error.kind() {
            std::io::ErrorKind::AlreadyExists => StoreError::Exists { path: path.clone() },
            _ => StoreError::io(&path, &e.error),
        })?;
        backup::sync_folder(&folder)?;
        let mut store = Self::open(&path, Access::Write { backups: None })?;
        store.set_mint(mint);
        Ok(store)
    }

    /// Opens a file that is ours, refusing all others untouched; an older one is migrated, if it may be written.
    ///
    /// Within one process, open while no other store of the process is in the middle of a change to the same file:
    /// the header is read through a handle of its own, and closing that ends POSIX locks.
    pub fn open(path: &Path, access: Access) -> Result<Self> {
        Self::open_with(path, access, STEPS)
    }

    fn open_with(path: &Path, access: Access, steps: &[Step]) -> Result<Self> {
        check_sqlite()?;
        let path = std::path::absolute(path).map_err(|e| StoreError::io(path, &e))?;
        let header = probe::header(&path)?;
        let writing = match access {
            Access::Write { backups } if probe::may_write(&path) => Some(Writing { backups }),
            _ => None,
        };
        let reader = connect(&path, &header, writing.is_some())?;
        // The first read: here a write that was cut off is rolled back.
        let found = reader.ask(version)?;
        let known = steps.last().map_or(KNOWN, |step| step.version);
        if found > known {
            return Err(StoreError::Newer { found, known });
        }
        if found < known {
            let Some(writing) = &writing else { return Err(StoreError::Older { found, known }) };
            backup::before_migration(&reader, writing.backups.as_deref(), found)?;
            reader.ask(|conn| migrate(conn, steps))?;
        }
        header.identity.check(&path)?;
        Ok(Self {
            reader,
            identity: header.identity,
            writing,
            armed: None,
            current: Shared::default(),
            mint: Mint::system().into(),
        })
    }

    /// The same file once more, to be asked by another thread, also while this store is asked. No handle but that of SQLite is
    /// opened, so that no lock ends.
    pub fn beside(&self) -> Result<Self> {
        let header = Header { identity: self.identity, wal: false };
        let reader = connect(self.path(), &header, false)?;
        header.identity.check(self.path())?;
        let (current, mint) = (Shared::default(), Mint::system().into());
        Ok(Self { reader, identity: self.identity, writing: None, armed: None, current, mint })
    }

    /// Sets how long a question or a change waits for another process.
    pub fn set_patience(&self, patience: Duration) -> Result<()> {
        self.reader.ask(|conn| Ok(conn.busy_timeout(patience)?))
    }

    /// Sets where identities and the time of changes come from.
    pub fn set_mint(&mut self, mint: Mint) {
        self.mint = mint.into();
    }

    /// Whether changes are possible at all; otherwise each is refused as [`StoreError::ReadOnly`].
    pub fn is_writable(&self) -> bool {
        self.writing.is_some()
    }

    /// The absolute path of the file.
    pub fn path(&self) -> &Path {
        &self.reader.path
    }
}

fn build<E: From<StoreError>>(path: &Path, birth: Birth, seed: impl FnOnce(&Edit<'_>) -> Result<(), E>) -> Result<Mint, E> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let failed = |e: rusqlite::Error| StoreError::from(e).at(path);
    let conn = Connection::open_with_flags(path, flags).map_err(failed)?;
    conn.pragma_update(None, "application_id", APPLICATION_ID).map_err(failed)?;
    migrate(&conn, STEPS).map_err(|e| e.at(path))?;
    drop(conn);
    let mut store = Store::open(path, Access::Write { backups: None })?;
    let Birth { cooperation, card, text, from, until, author, mint } = birth;
    store.set_mint(mint);
    // The card that names the language is only about to be written.
    store.current.lock().sorter = Some((card.language, Sorter::new(card.language)));
    store.transact(&author, |edit| {
        edit.ask(|conn| insert_card(conn, &card, edit.number()))?;
        let charter = CharterVersion { id: edit.mint()?, charter: card.charter, from, until, digest: digest(&text), text };
        edit.insert(&charter)?;
        seed(edit)?;
        Ok::<_, E>(((), Some(Closing { deed: Deed::FileCreated { cooperation }, kind: ChangeKind::Edit, target: None })))
    })?;
    Ok(store.mint.into_inner())
}

fn connect(path: &Path, header: &Header, write: bool) -> Result<Reader> {
    let mode = if write { OpenFlags::SQLITE_OPEN_READ_WRITE } else { OpenFlags::SQLITE_OPEN_READ_ONLY };
    let open = || -> rusqlite::Result<Connection> {
        let conn = Connection::open_with_flags(path, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_EXRESCODE)?;
        conn.busy_timeout(PATIENCE)?;
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        conn.execute_batch("PRAGMA cell_size_check = ON")?;
        // Ours are in rollback mode from birth, so that only a file someone turned pays for being turned back.
        if header.wal && write {
            conn.execute_batch("PRAGMA journal_mode = DELETE")?;
        }
        Ok(conn)
    };
    match open() {
        Ok(conn) => Ok(Reader { conn, path: path.to_owned() }),
        Err(error) => Err(StoreError::from(error).at(path)),
    }
}

fn check_sqlite() -> Result<()> {
    let found = rusqlite::version_number();
    if found < SQLITE_FLOOR { Err(StoreError::SqliteTooOld { found }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::super::sample::{Sample, author, birth, member};
    use super::*;
    use crate::domain::member::Member;

    fn write() -> Access {
        Access::Write { backups: None }
    }

    fn refusal(path: &Path) -> StoreError {
        Store::open(path, write()).err().expect("a refusal")
    }

    fn mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("rights");
    }

    #[test]
    fn a_new_file_holds_its_birth_and_is_private() {
        let (sample, store) = Sample::new();
        assert_eq!(store.card().expect("a card"), birth().card);
        let versions = store.charter_versions().expect("charters");
        assert_eq!((versions.len(), versions[0].text.as_str()), (1, "format = 1\n"));
        assert_eq!(store.head().expect("a head"), 1);
        let mode = fs::metadata(&sample.path).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(fs::read_dir(sample.folder.path()).expect("a folder").count(), 1);
    }

    #[test]
    fn a_failing_birth_leaves_nothing_and_an_existing_file_is_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x.samvirke");
        let failed = Store::create(&path, birth(), |edit| {
            edit.insert(&member(edit.mint()?, "Orsa", 1))?;
            Err(StoreError::NoRandomness)
        });
        assert!(matches!(failed.err(), Some(StoreError::NoRandomness)));
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
        fs::write(&path, "mine").expect("a file");
        let failed = Store::create(&path, birth(), |_| Ok::<_, StoreError>(()));
        assert!(matches!(failed.err(), Some(StoreError::Exists { .. })));
        assert_eq!(fs::read(&path).expect("a file"), b"mine");
    }

    #[test]
    fn what_is_not_ours_is_refused_untouched() {
        let (sample, store) = Sample::new();
        drop(store);
        let at = |name: &str| sample.folder.path().join(name);
        assert!(matches!(refusal(&at("none")), StoreError::Missing { .. }));
        assert!(matches!(refusal(sample.folder.path()), StoreError::Directory { .. }));
        assert!(matches!(refusal(Path::new("/dev/null")), StoreError::NotAFile { .. }));
        let ours = fs::read(&sample.path).expect("bytes");
        let patched = |from: usize, bytes: &[u8]| {
            let mut patched = ours.clone();
            patched[from..from + bytes.len()].copy_from_slice(bytes);
            patched
        };
        type Expected = fn(&StoreError) -> bool;
        let cases: [(&str, Vec<u8>, Expected); 5] = [
            ("empty", Vec::new(), |e| matches!(e, StoreError::Empty { .. })),
            ("short", ours[..60].to_vec(), |e| matches!(e, StoreError::NotADatabase { .. })),
            ("text", vec![b'x'; 5000], |e| matches!(e, StoreError::NotADatabase { .. })),
            ("foreign", patched(68, &7_i32.to_be_bytes()), |e| matches!(e, StoreError::Foreign { application_id: 7, .. })),
            ("newer", patched(60, &99_i32.to_be_bytes()), |e| matches!(e, StoreError::Newer { found: 99, known: KNOWN })),
        ];
        for (name, bytes, expected) in cases {
            let path = at(name);
            fs::write(&path, &bytes).expect("a file");
            // A journal beside it would be rolled back by SQLite, if it were let near.
            fs::write(at(&format!("{name}-journal")), b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7rest").expect("a journal");
            let error = refusal(&path);
            assert!(expected(&error), "{name}: {error:?}");
            assert_eq!(fs::read(&path).expect("a file"), bytes, "{name}");
            assert!(at(&format!("{name}-journal")).exists(), "{name}");
        }
    }

    #[test]
    fn a_file_or_folder_marked_read_only_is_read_and_never_written() {
        let (sample, mut store) = Sample::new();
        store.edit(|edit| edit.insert(&member(edit.mint()?, "Orsa", 1))).expect("an edit");
        drop(store);
        let (folder, file) = (sample.folder.path(), sample.path.as_path());
        for (folder_mode, file_mode, access) in [(0o700, 0o400, write()), (0o500, 0o600, write()), (0o700, 0o600, Access::Read)] {
            mode(file, file_mode);
            mode(folder, folder_mode);
            let mut store = Store::open(file, access).expect("it opens");
            assert_eq!(store.members().expect("members").len(), 1);
            assert!(!store.is_writable());
            let refused = store.edit(|edit| edit.insert(&member(edit.mint()?, "Mora", 2)));
            assert!(matches!(refused, Err(StoreError::ReadOnly)));
            assert!(matches!(store.undo(&author(), None), Err(StoreError::ReadOnly)));
            mode(folder, 0o700);
        }
    }

    #[test]
    fn a_write_cut_off_beside_a_read_only_file_has_its_own_name() {
        let (sample, mut store) = Sample::new();
        store.edit(|edit| edit.insert(&member(edit.mint()?, "Orsa", 1))).expect("an edit");
        let before = store.text();
        // What a kill in the middle of a write leaves: a file half written, and the journal that takes it back.
        let journal = sample.path.with_file_name("north.samvirke-journal");
        let (cut_file, cut_journal) = store
            .edit(|edit| {
                for n in 0..2000 {
                    edit.insert(&Member { handle: format!("m{n}"), ..member(edit.mint()?, "Mora", 2) })?;
                }
                edit.ask(|conn| Ok(conn.cache_flush()?))?;
                Ok((fs::read(&sample.path).expect("bytes"), fs::read(&journal).expect("a journal")))
            })
            .expect("an edit")
            .0;
        drop(store);
        fs::write(&sample.path, cut_file).expect("a file");
        fs::write(&journal, cut_journal).expect("a journal");
        let read = Store::open(&sample.path, Access::Read).err();
        assert!(matches!(&read, Some(StoreError::HotJournal { path }) if *path == sample.path), "{read:?}");
        assert_eq!(sample.open().text(), before);
    }

    #[test]
    fn an_older_file_is_migrated_after_a_copy_or_refused() {
        const NEXT: Step = Step { version: KNOWN + 1, sql: "ALTER TABLE person ADD COLUMN room TEXT" };
        const BROKEN: Step = Step { version: KNOWN + 1, sql: "ALTER TABLE person ADD COLUMN room TEXT; SELECT nothing" };
        const LATE: Step = Step { version: KNOWN + 2, sql: "SELECT 1" };
        let (sample, mut store) = Sample::new();
        store.edit(|edit| edit.insert(&member(edit.mint()?, "Orsa", 1))).expect("an edit");
        let text = store.text();
        drop(store);
        let bytes = fs::read(&sample.path).expect("bytes");
        let copies = sample.folder.path().join("copies");
        let access = || Access::Write { backups: Some(copies.clone()) };
        let refused = Store::open_with(&sample.path, Access::Read, &[STEPS, &[NEXT]].concat()).err();
        assert!(matches!(refused, Some(StoreError::Older { found: KNOWN, .. })), "{refused:?}");
        let refused = Store::open_with(&sample.path, access(), &[STEPS, &[LATE]].concat()).err();
        assert!(matches!(refused, Some(StoreError::MissingStep { version }) if version == KNOWN + 1), "{refused:?}");
        let refused = Store::open_with(&sample.path, access(), &[STEPS, &[BROKEN]].concat()).err();
        assert!(matches!(refused, Some(StoreError::Fault { .. })), "{refused:?}");
        assert_eq!(fs::read(&sample.path).expect("bytes"), bytes);
        let migrated = Store::open_with(&sample.path, access(), &[STEPS, &[NEXT]].concat()).expect("it migrates");
        assert_eq!(migrated.text(), text);
        assert_eq!(migrated.next_undo().expect("a question"), None, "a migration is a wall");
        drop(migrated);
        let copy = fs::read_dir(&copies).expect("copies").flatten().next().expect("a copy").path();
        assert_eq!(Store::open(&copy, Access::Read).expect("the copy opens").text(), text);
        assert!(matches!(refusal(&sample.path), StoreError::Newer { .. }));
    }

    #[test]
    fn a_damaged_file_never_panics() {
        let (sample, mut store) = Sample::new();
        store.edit(|edit| (1..40).try_for_each(|n| edit.insert(&member(edit.mint()?, "Orsa", n)))).expect("an edit");
        let text = store.text();
        drop(store);
        let whole = fs::read(&sample.path).expect("bytes");
        for at in (100..whole.len()).step_by(whole.len() / 60) {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x55;
            fs::write(&sample.path, bytes).expect("a file");
            let Ok(store) = Store::open(&sample.path, Access::Read) else { continue };
            let findings = store.doctor();
            let mut dumped = Vec::new();
            let readable = store.dump(&mut dumped).is_ok();
            assert!(!findings.is_empty() || (readable && dumped == text.as_bytes()), "byte {at}");
            let _ = store.records();
            let _ = store.log(10);
            let _ = store.find("orsa", 10);
        }
    }
}
