//! Files beside the data file, and which data file is meant.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::nearest::{listed, suggestion};
use super::{MembersFault, charter_words};
use crate::domain::charter::fault::FaultKind;
use crate::text::{Msg, Say};

/// A file that cannot be read or written.
pub(super) fn refused(say: Say, path: &Path, kind: ErrorKind) -> Vec<String> {
    let (first, next) = match kind {
        ErrorKind::NotFound | ErrorKind::NotADirectory => (Msg::FileMissing, Msg::FileMissingNext),
        ErrorKind::PermissionDenied => (Msg::FileDenied, Msg::FileDeniedNext),
        ErrorKind::AlreadyExists => (Msg::FileExists, Msg::FileExistsNext),
        ErrorKind::IsADirectory => (Msg::FileDirectory, Msg::FileDirectoryNext),
        ErrorKind::InvalidInput => (Msg::FileNotOrdinary, Msg::FileMissingNext),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => (Msg::FileNoSpace, Msg::FileNoSpaceNext),
        ErrorKind::ReadOnlyFilesystem => (Msg::FileReadOnly, Msg::FileDeniedNext),
        _ => (Msg::FileOther, Msg::FileOtherNext),
    };
    vec![say.fill(first, &[("path", &path.display())]), say.msg(next).to_owned()]
}

/// A file that is larger than any that is meant.
pub(super) fn too_large(say: Say, path: &Path, most: u64) -> Vec<String> {
    let first = say.fill(Msg::FileTooLarge, &[("path", &path.display()), ("most", &most)]);
    vec![first, say.msg(Msg::FileMissingNext).to_owned()]
}

/// A file that is not text.
pub(super) fn not_text(say: Say, path: &Path, line: usize) -> Vec<String> {
    let first = say.fill(Msg::NotText, &[("path", &path.display()), ("line", &line)]);
    vec![first, say.msg(Msg::NotTextNext).to_owned()]
}

/// Several files could be meant.
pub(super) fn which(say: Say, files: &[PathBuf]) -> Vec<String> {
    let mut lines = vec![say.msg(Msg::WhichFile).to_owned()];
    lines.extend(files.iter().map(|file| format!("  {}", file.display())));
    lines.extend(files.first().map(|file| say.fill(Msg::WhichFileNext, &[("path", &file.display())])));
    lines
}

/// There is no file yet.
pub(super) fn none_yet(say: Say) -> Vec<String> {
    [Msg::NoFile, Msg::NoFileNew, Msg::NoFileDemo, Msg::NoFileOpen].map(|msg| say.msg(msg).to_owned()).into()
}

/// A line of a facts or example file that is wrong; its place is a line, an entry, or not known.
pub(super) fn facts(say: Say, file: &str, place: &str, found: &str, fault: Option<&FaultKind>) -> Vec<String> {
    let line = place.parse::<u64>().ok().filter(|line| *line > 0);
    let place = if place == "0" { "" } else { place };
    let first = match (fault.map(|fault| charter_words::kind(say, fault)), line) {
        (Some(fault), Some(line)) => say.fill(Msg::FactsFaultAtLine, &[("file", &file), ("line", &line), ("fault", &fault)]),
        (Some(fault), None) if !place.is_empty() => {
            say.fill(Msg::FactsFaultAtEntry, &[("file", &file), ("place", &place), ("fault", &fault)])
        }
        (Some(fault), None) => say.fill(Msg::FactsFaultSomewhere, &[("file", &file), ("fault", &fault)]),
        (None, Some(line)) => say.fill(Msg::FactsAtLine, &[("file", &file), ("line", &line), ("found", &found)]),
        (None, None) if !place.is_empty() => {
            say.fill(Msg::FactsAtEntry, &[("file", &file), ("place", &place), ("found", &found)])
        }
        (None, None) => say.fill(Msg::FactsSomewhere, &[("file", &file), ("found", &found)]),
    };
    vec![first, say.msg(Msg::FactsNext).to_owned()]
}

/// Members beside a charter that do not fit.
pub(super) fn members(say: Say, file: &str, fault: &MembersFault) -> Vec<String> {
    let first = match fault {
        MembersFault::OneHandle { handle, names: [one, other] } => {
            say.fill(Msg::MembersOneHandle, &[("file", &file), ("handle", handle), ("one", one), ("other", other)])
        }
        MembersFault::UnknownArea { area, known } => {
            let there_are = match known[..] {
                [] => say.msg(Msg::MembersNoAreas).to_owned(),
                _ => suggestion(say, area, known) + " " + &listed(say, area, known, Msg::NamesThereAre, Msg::NamesThereAreMore),
            };
            say.fill(Msg::MembersUnknownArea, &[("file", &file), ("area", area)]) + " " + there_are.trim_start()
        }
    };
    vec![first, say.msg(Msg::FactsNext).to_owned()]
}
