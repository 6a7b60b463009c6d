//! A draft of the next version of the agreement: a file beside the data file, worked on in an editor, kept until it is
//! taken in or says nothing new.

use std::path::{Path, PathBuf};

use super::{Failure, Session, desk};
use crate::exchange::charter::read;

/// What a draft amounts to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// It says what the newest version says; it was thrown away.
    Same,
    /// It is a sound charter.
    Sound {
        /// Name of its file.
        name: String,
        /// Its text.
        text: String,
    },
}

/// Where the draft of a data file lies.
pub fn place(session: &Session) -> PathBuf {
    session.path().with_extension("draft.toml")
}

/// Begins a draft with the text of the newest version, or goes on with the one there is.
///
/// # Errors
/// A [`Failure`] that names the file.
pub fn begin(session: &Session) -> Result<PathBuf, Failure> {
    let path = place(session);
    if !path.exists() {
        desk::write_atomically(&path, newest(session)?.as_bytes())?;
    }
    Ok(path)
}

/// Looks at a draft after it was worked on.
///
/// # Errors
/// A [`Failure`] with every fault and its place; the draft is kept.
pub fn look(session: &Session, path: &Path) -> Result<Look, Failure> {
    let text = desk::read_charter(path)?;
    if text == newest(session)? {
        desk::remove(path);
        return Ok(Look::Same);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match read(&text) {
        Ok(_) => Ok(Look::Sound { name, text }),
        Err(faults) => Err(Failure::Charter { name, faults }),
    }
}

fn newest(session: &Session) -> Result<String, Failure> {
    session.store.charter_versions()?.pop().map(|version| version.text).ok_or(Failure::NoCharter)
}
