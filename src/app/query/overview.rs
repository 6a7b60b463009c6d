//! What is due as the overview shows it, kept between two starts.
//!
//! To judge every duty of every member takes time that grows with the years a file goes back. As long as nothing was
//! changed, by the same program on the same day the answer is the same: it lies beside the program's other state, and is
//! believed only if the seal of the journal, the day, the language and the program are those it was made for.

use std::panic::resume_unwind;
use std::thread;

use serde::{Deserialize, Serialize};

use super::due::{DueList, due};
use crate::app::{Failure, Session, desk};

/// What an answer was made for.
#[derive(PartialEq, Eq, Serialize, Deserialize)]
struct Made {
    program: String,
    /// The last link of the journal: it vouches for every change there ever was, and so for every record.
    seal: Vec<u8>,
    today: String,
    language: String,
}

/// A kept answer.
#[derive(Serialize, Deserialize)]
struct Kept<M, L> {
    made: M,
    list: L,
}

/// What is due, lines that say the same of many members as one; from what is kept if that still holds.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn overview(session: &Session) -> Result<DueList, Failure> {
    let Some(path) = session.overview_file() else { return fresh(session) };
    let made = Made {
        program: desk::program(),
        seal: session.seal()?,
        today: session.today().to_string(),
        language: session.say().language().code().to_owned(),
    };
    let kept = desk::read_bytes(path).ok().and_then(|bytes| serde_json::from_slice::<Kept<Made, DueList>>(&bytes).ok());
    if let Some(kept) = kept.filter(|kept| kept.made == made) {
        return Ok(kept.list);
    }
    let kept = apart(session, |session| Ok(serde_json::to_vec(&Kept { made: &made, list: &fresh(session)? }).ok()))?;
    let Some(bytes) = kept else { return fresh(session) };
    // Where nothing can be kept, the next start takes longer.
    desk::keep(path, &bytes);
    serde_json::from_slice::<Kept<Made, DueList>>(&bytes).map_or_else(|_| fresh(session), |kept| Ok(kept.list))
}

/// Asks in a thread of its own, which gives back the memory that it took when it ends: among thousands of records and lines
/// that were let go of, the few that stay would hold it all.
fn apart<T: Send>(session: &Session, ask: impl FnOnce(&Session) -> Result<T, Failure> + Send) -> Result<T, Failure> {
    // A file that was moved away is still read through the handle that is open.
    let Ok(store) = session.store.beside() else { return ask(session) };
    let author = session.author.clone();
    let (today, language) = (Some(session.today()), Some(session.say().language()));
    let again = move || Session::over(store, author, today, language);
    let asked = thread::scope(|scope| scope.spawn(|| ask(&again()?)).join());
    asked.unwrap_or_else(|panic| resume_unwind(panic))
}

fn fresh(session: &Session) -> Result<DueList, Failure> {
    Ok(due(session)?.grouped(session.say()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Author;
    use crate::app::command::Command;
    use crate::app::seed::{NewFile, Source, create};
    use crate::domain::date::parse_iso;

    #[test]
    fn a_kept_overview_holds_until_something_changes() {
        let folder = tempfile::tempdir().expect("a folder");
        let new = NewFile {
            path: folder.path().join("a.samvirke"),
            kept_from: None,
            today: parse_iso("2026-11-16"),
            language: None,
            author: Author { who: "test".to_owned(), origin: "test".to_owned() },
            demo: true,
        };
        let charter = crate::app::seed::BUILT_IN[0].id;
        let mut session = create(&Source::open(charter).expect("a charter"), &new).expect("a file");
        let kept = folder.path().join("kept");
        session.keep_overview_in(kept.clone());
        let first = overview(&session).expect("an overview");
        let text = String::from_utf8(std::fs::read(&kept).expect("it is kept")).expect("UTF-8");
        assert_eq!(overview(&session).expect("an overview"), first);

        // What is kept is what is answered.
        std::fs::write(&kept, text.replace(&first.cooperation, "Another")).expect("written");
        assert_eq!(overview(&session).expect("an overview").cooperation, "Another");

        // Until a record changes.
        let handle = first.lines[0].handle.clone();
        let tick = Command::Tick { handle: handle.clone(), on: session.today(), note: "done".to_owned() };
        if session.run(&tick).is_ok() {
            let second = overview(&session).expect("an overview");
            assert!(second.cooperation == first.cooperation && !second.lines.iter().any(|l| l.handle == handle));
        }

        // What is damaged is made anew.
        std::fs::write(&kept, "{").expect("written");
        assert_eq!(overview(&session).expect("an overview").cooperation, first.cooperation);

        // Also where the file was moved away under the open session.
        std::fs::write(&kept, "{").expect("written");
        std::fs::rename(session.path(), folder.path().join("b.samvirke")).expect("moved");
        assert_eq!(overview(&session).expect("an overview").cooperation, first.cooperation);
    }
}
