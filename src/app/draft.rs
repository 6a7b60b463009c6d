//! A draft of the next version of the agreement: a file beside the data file, worked on in an editor, kept until it is
//! taken in or says nothing new.

use std::path::{Path, PathBuf};

use super::failure::{AgreementRejection, Rejection};
use super::{Failure, Session, desk};
use crate::exchange::charter::read;
use crate::store::digest;

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
/// A [`Failure`] that names the file; one that another version has come in over since the draft began.
pub fn begin(session: &Session) -> Result<PathBuf, Failure> {
    let (path, newest) = (place(session), newest(session)?);
    if path.exists() {
        let draft = Draft::of(&desk::read_charter(&path)?);
        if draft.says_what_it_began_with() {
            desk::write_atomically(&path, marked(&newest).as_bytes())?;
        } else {
            draft.follows(&newest, &path)?;
        }
    } else {
        desk::write_atomically(&path, marked(&newest).as_bytes())?;
    }
    Ok(path)
}

/// What begins the last line of a draft, before the digest of the text that it began with.
const MARK: &str = "# samvirke draft: ";

/// A text with the line that says what it began with.
fn marked(text: &str) -> String {
    format!("{}\n{MARK}{}\n", text.trim_end(), digest(text.trim_end()))
}

/// A draft without its last line, and what that line says.
struct Draft {
    text: String,
    began_with: Option<String>,
}

impl Draft {
    fn of(written: &str) -> Self {
        let (mark, lines): (Vec<&str>, Vec<&str>) = written.lines().partition(|line| line.starts_with(MARK));
        let began_with = mark.last().and_then(|line| line.strip_prefix(MARK)).map(|digest| digest.trim().to_owned());
        let text = if mark.is_empty() { written.to_owned() } else { lines.join("\n") + "\n" };
        Self { text, began_with }
    }

    fn says_what_it_began_with(&self) -> bool {
        self.began_with.as_ref() == Some(&digest(self.text.trim_end()))
    }

    /// Refuses to take back what came in since, without anybody having said so.
    fn follows(&self, newest: &str, path: &Path) -> Result<(), Failure> {
        match &self.began_with {
            Some(began_with) if *began_with != digest(newest.trim_end()) => {
                let draft = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                Err(Failure::Rejected(Rejection::Agreement(AgreementRejection::DraftBehind { draft })))
            }
            _ => Ok(()),
        }
    }
}

/// Looks at a draft after it was worked on.
///
/// # Errors
/// A [`Failure`] with every fault and its place; the draft is kept.
pub fn look(session: &Session, path: &Path) -> Result<Look, Failure> {
    let (draft, newest) = (Draft::of(&desk::read_charter(path)?), newest(session)?);
    if draft.text.trim_end() == newest.trim_end() {
        desk::remove(path);
        return Ok(Look::Same);
    }
    draft.follows(&newest, path)?;
    let text = draft.text;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match read(&text) {
        Ok(_) => Ok(Look::Sound { name, text }),
        Err(faults) => Err(Failure::Charter { name, faults }),
    }
}

/// A text that is to be taken in, without the line that only drafts have.
///
/// # Errors
/// A [`Failure`] if it is a draft that another version has come in over since it began.
pub fn finished(session: &Session, path: &Path, written: &str) -> Result<String, Failure> {
    let draft = Draft::of(written);
    draft.follows(&newest(session)?, path)?;
    Ok(draft.text)
}

fn newest(session: &Session) -> Result<String, Failure> {
    let version = session.store.charter_versions()?.pop().ok_or(Failure::NoCharter)?;
    // A draft may have been taken in as it lay there.
    Ok(Draft::of(&version.text).text)
}
