//! The process under test.

use samvirke::app::Author;
use samvirke::app::seed::{NewFile, Source, create};
use samvirke::domain::date::parse_iso;
use samvirke::text::Writing;
use samvirke::tui::run;

/// Set where the process under test is wanted.
pub(crate) const WANTED: &str = "SAMVIRKE_STAGE";
/// What makes this binary be it.
pub(crate) const ARGUMENTS: [&str; 5] = ["--exact", "stage::runs", "--ignored", "--nocapture", "--test-threads=1"];
/// Exit code where the screen did not start.
pub(crate) const REFUSED: u8 = 9;

#[test]
#[ignore = "is the process that the other tests start"]
fn runs() {
    if std::env::var_os(WANTED).is_none() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let new = NewFile {
        path: folder.path().join("demo.samvirke"),
        kept_from: None,
        today: parse_iso("2026-11-16"),
        language: None,
        author: Author { who: "test".to_owned(), origin: "tui".to_owned() },
        demo: true,
    };
    let session = create(&Source::open("moa").expect("a charter"), &new).expect("a file");
    let mut asked = signal_hook::iterator::Signals::new([signal_hook::consts::SIGUSR1]).expect("a signal");
    std::thread::spawn(move || {
        if asked.forever().next().is_some() {
            panic!("asked to panic");
        }
    });
    let code = match run(session, Writing::default()) {
        Ok(ended) => ended.ending.code(),
        Err(fault) => {
            eprintln!("{fault:?}");
            i32::from(REFUSED)
        }
    };
    drop(folder);
    std::process::exit(code);
}
