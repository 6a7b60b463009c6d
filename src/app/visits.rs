//! When a person was last at a file on this machine: kept beside the program's state, since it is nobody else's matter.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::desk;
use super::session::Session;
use crate::domain::date::Date;

/// The days on which a person was at a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Visits {
    /// The day before the one it was last opened on.
    before: Option<Date>,
    /// The day it was last opened on.
    last: Date,
}

/// Notes that the person is at the file today, and tells on which day it was last there before.
///
/// A day that was given for today is none on which anybody was there, so that it is noted nowhere.
pub fn come(session: &Session) -> Option<Date> {
    let path = desk::visits_file(session.path())?;
    come_to(&path, session.today(), !session.is_what_if())
}

fn come_to(path: &Path, today: Date, noted: bool) -> Option<Date> {
    let kept = desk::read_bytes(path).ok().and_then(|bytes| serde_json::from_slice::<Visits>(&bytes).ok());
    let visits = match kept {
        Some(kept) if kept.last < today => Visits { before: Some(kept.last), last: today },
        Some(kept) => kept,
        None => Visits { before: None, last: today },
    };
    if noted
        && kept != Some(visits)
        && let Ok(bytes) = serde_json::to_vec(&visits)
    {
        desk::keep(path, &bytes);
    }
    visits.before.filter(|before| *before < today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse_iso;

    #[test]
    fn the_last_visit_is_that_of_another_day() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("visits").join("a");
        let day = |text: &str| parse_iso(text).expect("a day");
        let come = |on: &str, noted| come_to(&path, day(on), noted);
        assert_eq!(come("2026-11-16", true), None, "nobody was there before");
        assert_eq!(come("2026-11-16", true), None);
        assert_eq!(come("2026-11-20", true), Some(day("2026-11-16")));
        assert_eq!(come("2026-11-20", true), Some(day("2026-11-16")), "the same day again");
        assert_eq!(come("2027-01-01", false), Some(day("2026-11-20")), "a day that was given is told of");
        assert_eq!(come("2026-11-21", true), Some(day("2026-11-20")), "and not noted");
        assert_eq!(come("2026-11-19", true), None, "what came later was not before");
        std::fs::write(&path, "{").expect("written");
        assert_eq!(come("2026-11-22", true), None, "what is damaged is begun anew");
    }
}
