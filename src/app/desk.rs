//! The one home for file work outside the store: named files, folders, who is at the machine.

use directories::ProjectDirs;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process;

use super::failure::Failure;
use crate::store::digest;

/// The most bytes that are read from a file: far more than any charter or table of figures has.
const LARGEST: u64 = 64 << 20;
/// The most bytes that are read from a charter: the longest of the built-in ones has a fiftieth.
const LARGEST_CHARTER: u64 = 4 << 20;

/// Reads a file as it is.
///
/// # Errors
/// A [`Failure`] that names the file; one that is no ordinary file, or too large to be meant, is not read.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    read_up_to(path, LARGEST)
}

fn read_up_to(path: &Path, largest: u64) -> Result<Vec<u8>, Failure> {
    let failed = |kind| Failure::File { path: path.to_owned(), kind };
    let about = fs::metadata(path).map_err(|e| failed(e.kind()))?;
    if !about.is_file() && !about.is_dir() {
        return Err(failed(io::ErrorKind::InvalidInput));
    }
    if about.len() > largest {
        return Err(Failure::TooLarge { path: path.to_owned(), most: largest >> 20 });
    }
    fs::read(path).map_err(|e| failed(e.kind()))
}

/// Reads a file as text.
///
/// # Errors
/// A [`Failure`] that names the file, and the line where it stops being UTF-8.
pub fn read_text(path: &Path) -> Result<String, Failure> {
    text_of(path, read_bytes(path)?)
}

/// Reads a file as text; `-` is what comes in at the standard input.
///
/// # Errors
/// A [`Failure`] as of [`read_text`].
pub fn read_given(path: &Path) -> Result<String, Failure> {
    if path != Path::new("-") {
        return read_text(path);
    }
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes);
    match read.map_err(|e| Failure::File { path: path.to_owned(), kind: e.kind() })? {
        read if read as u64 > LARGEST => Err(Failure::TooLarge { path: path.to_owned(), most: LARGEST >> 20 }),
        _ => text_of(path, bytes),
    }
}

/// Reads a charter as text.
///
/// # Errors
/// A [`Failure`] that names the file: as [`read_text`], and where it is larger than any charter is.
pub fn read_charter(path: &Path) -> Result<String, Failure> {
    text_of(path, read_up_to(path, LARGEST_CHARTER)?)
}

fn text_of(path: &Path, bytes: Vec<u8>) -> Result<String, Failure> {
    String::from_utf8(bytes).map_err(|error| {
        let sound = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = sound.iter().filter(|b| **b == b'\n').count() + 1;
        Failure::NotText { path: path.to_owned(), line }
    })
}

/// Writes a file whole or not at all: beside it first, then in its place.
///
/// # Errors
/// A [`Failure`] that names the file; what was there before is untouched.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |e: io::Error| Failure::File { path: path.to_owned(), kind: e.kind() };
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut beside = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    beside.write_all(bytes).map_err(failed)?;
    // A file that others may read stays readable for them.
    if let Ok(before) = fs::metadata(path) {
        beside.as_file().set_permissions(before.permissions()).map_err(failed)?;
    }
    beside.as_file().sync_all().map_err(failed)?;
    beside.persist(path).map_err(|e| failed(e.error))?;
    Ok(())
}

/// Removes a file; one that is gone is no matter.
pub fn remove(path: &Path) {
    let _ = fs::remove_file(path);
}

/// The editor of the environment (`VISUAL`, `EDITOR`, else `vi`): a command with its arguments, as a shell reads it.
pub fn editor() -> String {
    let named = |name: &str| std::env::var(name).ok().filter(|command| !command.trim().is_empty());
    named("VISUAL").or_else(|| named("EDITOR")).unwrap_or_else(|| "vi".to_owned())
}

/// Runs the [`editor`] on a file and waits for its end. The terminal must be
/// free for it.
///
/// # Errors
/// [`Failure::Editor`] if it did not start or did not end well; what it wrote is kept.
pub fn edit(path: &Path) -> Result<(), Failure> {
    let command = editor();
    let ended = process::Command::new("sh").args(["-c", &format!("{command} \"$1\""), "sh"]).arg(path).status();
    if ended.is_ok_and(|status| status.success()) { Ok(()) } else { Err(Failure::Editor { command }) }
}

/// The program's own folders on this machine; none where there is no home.
fn folders() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "samvirke")
}

/// Where data files are looked for.
pub fn data_folder() -> Option<PathBuf> {
    folders().map(|f| f.data_dir().to_owned())
}

/// Makes the folder of data files, if a file is to lie in it.
///
/// # Errors
/// A [`Failure`] that names the folder if it cannot be made.
pub fn make_data_folder(file: &Path) -> Result<(), Failure> {
    let Some(folder) = data_folder().filter(|folder| file.parent() == Some(folder)) else { return Ok(()) };
    fs::create_dir_all(&folder).map_err(|e| Failure::File { path: folder.clone(), kind: e.kind() })
}

/// Where a person's own settings lie, if there are any.
pub fn settings_folder() -> Option<PathBuf> {
    folders().map(|f| f.config_dir().to_owned())
}

/// The path that a person typed: `~/` is their home.
pub fn typed_path(text: &str) -> PathBuf {
    let home = directories::BaseDirs::new().map(|dirs| dirs.home_dir().to_owned());
    match (text.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(text),
    }
}

/// Where copies and the memory of the last file go.
fn state_folder() -> Option<PathBuf> {
    folders().map(|f| f.state_dir().unwrap_or(f.data_local_dir()).to_owned())
}

/// Where copies of data files lie, if any were made.
pub fn copies_folder() -> Option<PathBuf> {
    state_folder().map(|folder| folder.join("backups"))
}

/// Where copies of data files go before the first change of a day, made if need be; none on a machine without a home.
///
/// # Errors
/// A [`Failure`] that names the folder if it cannot be made.
pub fn backup_folder() -> Result<Option<PathBuf>, Failure> {
    let Some(folder) = copies_folder() else { return Ok(None) };
    fs::create_dir_all(&folder).map_err(|e| Failure::File { path: folder.clone(), kind: e.kind() })?;
    Ok(Some(folder))
}

/// A throw-away place for a demo file of a charter; an earlier one is replaced.
///
/// # Errors
/// A [`Failure`] that names the place if it cannot be cleared.
pub fn demo_path(charter: &str) -> Result<PathBuf, Failure> {
    let user = user().chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let folder = std::env::temp_dir().join(format!("samvirke-demo-{user}-{}", process::id()));
    fs::create_dir_all(&folder).map_err(|e| Failure::File { path: folder.clone(), kind: e.kind() })?;
    Ok(folder.join(format!("{charter}.samvirke")))
}

/// Removes the throw-away place of a demo; what is left behind harms nobody.
pub fn clear_demo(path: &Path) {
    remove(path);
    remove(&path.with_extension("draft.toml"));
    if let Some(folder) = path.parent() {
        let _ = fs::remove_dir(folder);
    }
}

/// Remembers the file opened last; a machine without a place for it simply forgets.
pub fn remember(path: &Path) {
    let Some(folder) = state_folder() else { return };
    let _ = fs::create_dir_all(&folder);
    if let Ok(absolute) = std::path::absolute(path) {
        let _ = fs::write(folder.join("last-file"), absolute.to_string_lossy().as_bytes());
    }
}

/// Where the overview of a data file is kept between two starts; none on a machine without a home.
pub fn overview_file(path: &Path) -> Option<PathBuf> {
    let name = digest(&path.to_string_lossy());
    state_folder().map(|folder| folder.join("overviews").join(&name[..16]))
}

/// Where it is kept when a person was at a data file; none on a machine without a home.
pub fn visits_file(path: &Path) -> Option<PathBuf> {
    let name = digest(&std::path::absolute(path).unwrap_or(path.to_owned()).to_string_lossy());
    state_folder().map(|folder| folder.join("visits").join(&name[..16]))
}

/// Keeps what can be made again at any time: no failure is worth a word, and nothing waits for the disk.
pub fn keep(path: &Path, bytes: &[u8]) {
    let Some(folder) = path.parent() else { return };
    let kept = fs::create_dir_all(folder).and_then(|()| tempfile::NamedTempFile::new_in(folder)).and_then(|mut beside| {
        beside.write_all(bytes)?;
        beside.persist(path).map_err(|e| e.error)
    });
    let _ = kept;
}

/// Which program this is: its version, and of several builds of one version which.
pub fn program() -> String {
    let about = std::env::current_exe().and_then(fs::metadata).ok();
    let built = about.as_ref().and_then(|about| about.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok());
    let (length, built) = (about.map_or(0, |about| about.len()), built.map_or(0, |since| since.as_nanos()));
    format!("{} {length} {built}", env!("CARGO_PKG_VERSION"))
}

/// Which file to open: the one named, else the last one, else the only one in the data folder.
///
/// # Errors
/// [`Failure::WhichFile`] where several could be meant, [`Failure::NoFile`] where there is none.
pub fn choose_file(named: Option<&Path>) -> Result<PathBuf, Failure> {
    if let Some(path) = named {
        return Ok(path.to_owned());
    }
    if let Some(last) = state_folder().and_then(|f| fs::read_to_string(f.join("last-file")).ok()) {
        let last = PathBuf::from(last.trim());
        if last.exists() {
            return Ok(last);
        }
    }
    let entries = data_folder().and_then(|f| fs::read_dir(f).ok());
    let mut files: Vec<_> = entries.into_iter().flatten().flatten().map(|e| e.path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "samvirke"));
    files.sort();
    match files.len() {
        0 => Err(Failure::NoFile),
        1 => Ok(files.remove(0)),
        _ => Err(Failure::WhichFile { files }),
    }
}

/// What the log holds where the machine does not tell who uses it.
pub const UNKNOWN_USER: &str = "?";

/// The name of the user at this machine, for the log.
pub fn user() -> String {
    let named = ["SAMVIRKE_USER", "USER", "LOGNAME", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
    named.filter(|name| !name.is_empty()).unwrap_or_else(|| UNKNOWN_USER.to_owned())
}
