//! What can be told of a file before SQLite opens it: whose it is, how new it is, and whether it may be written.
//!
//! SQLite rolls back an unfinished write when it opens a file; a file of a newer or of another program must not be
//! touched even so.

use std::fs::{File, Metadata};
use std::io::{ErrorKind, Read};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rustix::fs::Access;

use super::error::{Result, StoreError};
use super::migrate::{APPLICATION_ID, KNOWN};

/// Which file a path named, whatever it is called later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    device: u64,
    inode: u64,
}

impl Identity {
    fn of(metadata: &Metadata) -> Self {
        Self { device: metadata.dev(), inode: metadata.ino() }
    }

    /// Refuses if the path names another file by now, or none.
    pub(super) fn check(self, path: &Path) -> Result<()> {
        match path.metadata() {
            Ok(metadata) if Self::of(&metadata) == self => Ok(()),
            _ => Err(StoreError::Moved { path: path.to_owned() }),
        }
    }
}

/// What stands in the first hundred bytes of a file of ours.
#[derive(Debug)]
pub(super) struct Header {
    /// Which file it is.
    pub(super) identity: Identity,
    /// Whether someone turned the file to write-ahead logging.
    pub(super) wal: bool,
}

/// Reads the header and refuses what is not ours to open.
pub(super) fn header(path: &Path) -> Result<Header> {
    let owned = || path.to_owned();
    let metadata = path.metadata().map_err(|e| StoreError::io(path, &e))?;
    if metadata.is_dir() {
        return Err(StoreError::Directory { path: owned() });
    }
    // Opening a pipe would wait for a writer.
    if !metadata.is_file() {
        return Err(StoreError::NotAFile { path: owned() });
    }
    let mut file = File::open(path).map_err(|e| StoreError::io(path, &e))?;
    let metadata = file.metadata().map_err(|e| StoreError::io(path, &e))?;
    if metadata.len() == 0 {
        return Err(StoreError::Empty { path: owned() });
    }
    let mut bytes = [0; 100];
    file.read_exact(&mut bytes).map_err(|e| match e.kind() {
        ErrorKind::UnexpectedEof => StoreError::NotADatabase { path: owned() },
        _ => StoreError::io(path, &e),
    })?;
    if &bytes[..16] != b"SQLite format 3\0" {
        return Err(StoreError::NotADatabase { path: owned() });
    }
    let number = |at: usize| i32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
    let (user_version, application_id) = (number(60), number(68));
    if application_id != APPLICATION_ID {
        return Err(StoreError::Foreign { path: owned(), application_id });
    }
    if user_version > KNOWN {
        return Err(StoreError::Newer { found: user_version, known: KNOWN });
    }
    Ok(Header { identity: Identity::of(&metadata), wal: bytes[18] == 2 || bytes[19] == 2 })
}

/// Whether the file may be written: itself, and its folder, where the rollback journal is made.
///
/// A file without any write bit was meant to be kept as it is, also by one whom the system would let through (root).
pub(super) fn may_write(path: &Path) -> bool {
    let marked = |p: &Path| p.metadata().is_ok_and(|m| m.mode() & 0o222 != 0);
    let folder = folder_of(path);
    marked(path)
        && marked(folder)
        && rustix::fs::access(path, Access::WRITE_OK).is_ok()
        && rustix::fs::access(folder, Access::WRITE_OK | Access::EXEC_OK).is_ok()
}

/// The folder a file lies in.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
