//! The agreement in an editor: from the key to a new version, or to the faults and back again.

use crate::app::command::{AdoptionDraft, Command};
use crate::app::{Access, Author, Opening, Session};
use crate::domain::date::parse_iso;
use crate::tui::testing::Stage;

/// Whether a version stands among those of the file.
fn has_version(stage: &Stage, version: &str) -> bool {
    stage.lines().iter().any(|line| line.starts_with(&format!("   {version} ")))
}

/// The lead of the first duty, and another one.
fn corrected(text: &str) -> String {
    text.replacen("lead = { soon = \"09-01\"", "lead = { soon = \"10-01\"", 1)
}

fn broken(text: &str) -> String {
    text.replacen("lead = { soon = \"09-01\"", "lead = { soon = \"lång tid\"", 1)
}

/// An editor that is left at once.
fn left(text: &str) -> String {
    text.to_owned()
}

#[test]
fn an_amended_text_becomes_a_version_and_is_taken_back() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.editor = corrected;
    stage.keys("7e<Enter>");
    insta::assert_snapshot!(stage.text());
    stage.keys("<Enter><Enter>");
    assert!(has_version(&stage, "v2") && stage.text().contains("2027"), "{}", stage.text());
    let draft = stage.path().with_extension("draft.toml");
    assert!(!draft.exists(), "the draft has become a version");
    stage.keys("u");
    assert!(!has_version(&stage, "v2"), "{}", stage.text());
}

#[test]
fn faults_are_shown_with_their_places_and_the_draft_is_kept() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.editor = broken;
    stage.keys("7e<Enter>");
    insta::assert_snapshot!(stage.text());
    let draft = stage.path().with_extension("draft.toml");
    stage.keys("<Esc>");
    assert!(crate::app::desk::read_text(&draft).expect("the draft").contains("lång tid"));
    // The same draft is gone on with, put right, and refused for its day.
    stage.editor = |text| text.replacen("lång tid", "10-01", 1);
    stage.keys("e<Enter><C-u>2024-12-31<Enter><Enter>");
    assert!(stage.text().contains("2025-01-02"), "{}", stage.text());
    assert!(draft.exists());
    stage.keys("<Esc><Tab><Enter>");
    stage.editor = left;
    stage.keys("e<Enter><Enter><Enter>");
    assert!(has_version(&stage, "v2"), "{}", stage.text());
}

#[test]
fn a_draft_does_not_take_back_a_version_that_came_in_meanwhile() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.editor = broken;
    stage.keys("7e<Enter><Esc>");
    let draft = stage.path().with_extension("draft.toml");
    let kept = crate::app::desk::read_text(&draft).expect("the draft");
    let opening = Opening {
        path: stage.path(),
        access: Access::Write { backups: None },
        today: parse_iso("2026-11-16"),
        language: None,
        author: Author { who: "other".to_owned(), origin: "cli".to_owned() },
    };
    let mut other = Session::open(&opening).expect("the same file");
    let text = format!("{}\n# k\n", crate::app::seed::charter_text("moa").expect("built in").1);
    let from = parse_iso("2027-01-01").expect("a day");
    other.run(&Command::Adopt(Box::new(AdoptionDraft { name: "k".to_owned(), text, from }))).expect("a version");
    stage.editor = |text| text.replacen("lång tid", "10-01", 1);
    stage.keys("e<Enter>");
    assert!(stage.text().contains("demo.draft.toml"), "{}", stage.text());
    assert_eq!(crate::app::desk::read_text(&draft).expect("the draft"), kept, "the draft is kept as it was");
    // Out of the way, the next one begins with the newest version.
    std::fs::rename(&draft, stage.path().with_extension("old.toml")).expect("renamed");
    stage.editor = corrected;
    stage.keys("e<Enter><C-u>2027-02-01<Enter><Enter>");
    assert!(has_version(&stage, "v3"), "{}", stage.text());
}

#[test]
fn before_an_editor_opens_it_is_said_which_and_how_one_comes_back() {
    let mut stage = Stage::demo("moa", 80, 24);
    stage.editor = broken;
    stage.keys("7e");
    assert!(stage.text().contains("Ändra avtalet som text?") && stage.text().contains(":q!"), "{}", stage.text());
    stage.keys("<Esc>");
    assert!(!stage.path().with_extension("draft.toml").exists(), "nothing was begun");
    stage.keys("e<C-c>");
    assert!(!stage.path().with_extension("draft.toml").exists(), "nothing was begun");
}

#[test]
fn nothing_changed_is_said_and_leaves_nothing() {
    let mut stage = Stage::demo("vestland", 80, 24);
    stage.editor = left;
    stage.keys("7e<Enter>");
    assert!(stage.text().contains("uendra"), "{}", stage.text());
    assert!(!stage.path().with_extension("draft.toml").exists());
}
