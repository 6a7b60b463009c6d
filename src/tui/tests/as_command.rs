//! What was done on the screen, done again by the lines it is shown as.

use std::ffi::OsString;

use crate::app::query::log::log;
use crate::cli::{self, Ending};
use crate::tui::testing::Stage;

/// Keys that change something, and the charter whose demo they are for.
const EDITS: [(&str, &str); 14] = [
    ("moa", "3<Enter>/ersattare orsa<Enter>aEva Ek<Enter><Enter><Tab>Kanslichef<Enter>eva@example.org<Enter><Enter><Enter>"),
    ("moa", "3<Enter><Down><Down>e<C-u>Per Dal<Enter><Enter>"),
    ("moa", "3<Enter><Down><Down>d<C-u>2026-11-30<Enter><Enter>"),
    ("moa", "/september<Enter>p2026-12-24<Tab>Sjukdom<Enter><Enter>"),
    ("moa", "/effektiv<Enter><Esc>f<Enter>Beviljad \u{a7} 12<Enter><Enter>"),
    ("moa", "4a<C-u>Servicen<Enter>13.11.2026<Enter><Tab><Tab><Tab>Extra<Enter><Enter>"),
    ("moa", "2<Enter>a<C-u>2026-09-30<Enter>20500<Enter><Enter><Enter>"),
    ("akershus", "6a<Enter>3,50<Enter>AM 5/26<Enter><Enter><Enter>"),
    ("vestland", "5v<Space><Space>eTatt<Enter><Enter><Enter>"),
    ("vestland", "5/digisos<Enter><Enter>A<Enter><Enter><Enter>"),
    (
        "akershus",
        "5Gamm<Esc><Tab><Enter>aNytt prosjekt<Enter><Tab><Tab><Tab><Tab><Tab><Tab>SvarInn<Enter><Enter><Enter><Enter><Enter><Enter>",
    ),
    ("moa", "2d2027-12-31<Enter><Enter>"),
    ("moa", "3<Enter>/ledamot orsa<Enter><Down>aEva Ek<Enter>1.12<Enter><Enter><Enter>"),
    ("akershus", "2<Space><Space>I<Tab>Ny kommune<Enter>9999<Enter><Enter><Enter>"),
];

/// What the newest change of a file did.
fn newest(stage: &Stage) -> String {
    log(&stage.program.session, 1).expect("the log")[0].title.clone()
}

#[test]
fn the_lines_do_what_the_keys_did() {
    for (charter, keys) in EDITS {
        let mut stage = Stage::demo(charter, 120, 40);
        let before = newest(&stage);
        stage.keys(keys);
        let lines = stage.program.done_in_lines().expect("lines");
        assert!(!lines.is_empty() && newest(&stage) != before, "{keys}\n{}", stage.text());
        let other = Stage::demo(charter, 120, 40);
        let path = other.path().display().to_string();
        for line in &lines {
            let args = ["-q", "-f", &path, "--today", "2026-11-16"].map(OsString::from);
            let ended = cli::run(line.args().iter().map(OsString::from).chain(args));
            assert!(matches!(ended, Ending::Exit(0)), "{}", line.in_shell());
        }
        assert_eq!(newest(&other), newest(&stage), "{}", lines[0].in_shell());
    }
}

#[test]
fn what_was_done_last_is_shown_as_a_command() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("C");
    assert!(stage.text().contains("Inget har \u{e4}ndrats h\u{e4}r"), "{}", stage.text());
    stage.keys("/september<Enter>p2026-12-24<Tab>Sjukdom<Enter><Enter>:kommando<Enter>");
    let said = &stage.program.model.status.text;
    assert!(said.ends_with("samvirke postpone presidium-september/2026 --to 2026-12-24 --reason Sjukdom"), "{said}");
    stage.keys("uC");
    assert!(stage.text().contains("samvirke undo"), "{}", stage.text());
}
