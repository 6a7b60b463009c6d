//! What was done on the screen, done again by the lines it is shown as.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::process::Command;

use serde_json::Value;

use crate::cli::{self, Ending};
use crate::tui::testing::Stage;

/// Keys that change something, and the charter whose demo they are for.
const EDITS: [(&str, &str); 16] = [
    (
        "moa",
        "3<Enter>/ersattare orsa<Enter>aEva Ek<Enter><Enter><Tab>Kanslichef<Enter>eva@example.org<Enter><Enter><Enter><Enter><Enter><Enter><Enter>",
    ),
    ("moa", "3<Enter><Down><Down>e<C-u>Per Dal<Enter><Enter>"),
    ("moa", "3<Enter><Down><Down>d<C-u>2026-11-30<Enter><Enter>"),
    ("moa", "/september<Enter>p2026-12-24<Tab>Sjukdom<Enter><Enter>"),
    ("moa", "/effektiv<Enter><Esc>f<Enter>- Beviljad, KF:s \u{a7} 12 'a' $x<Enter><Enter>"),
    ("moa", "4a<C-u>Servicen<Enter>13.11.2026<Enter><Tab><Tab><Tab><Tab>Extra<Enter><Enter>"),
    ("moa", "4/planerat<Enter>e17.12<Enter><Tab>Stora salen<Enter><Enter><Enter><Enter>"),
    ("vestland", "4P<Enter>"),
    ("moa", "2<Enter>a<C-u>2026-09-30<Enter>20500<Enter><Enter><Enter>"),
    ("akershus", "6a<Enter>3,50<Enter>AM 5/26<Enter><Enter><Enter>"),
    ("vestland", "5v<Space><Down><Space>eTatt<Enter><Enter><Enter>"),
    ("vestland", "5/digisos<Enter><Enter>A<Enter><Enter><Enter>"),
    (
        "akershus",
        "5Gamm<Esc><Tab><Enter>a- Nytt prosjekt<Enter><Tab><Tab><Tab><Tab><Tab><Tab>SvarInn<Enter><Enter><Enter><Enter><Enter><Enter>",
    ),
    ("moa", "2d2027-12-31<Enter><Enter>"),
    ("moa", "3<Enter>/ledamot orsa<Enter><Down>aEva Ek<Enter>1.12<Enter><Enter><Enter>"),
    ("akershus", "2<Space><Down><Space>I<Tab>Ny kommune<Enter>9999<Enter><Enter><Enter>"),
];

/// The records of a file, each as its dump tells it.
fn records(stage: &Stage) -> BTreeSet<String> {
    let dump = String::from_utf8(stage.program.session.dump().expect("a dump")).expect("text");
    dump.lines().map(str::to_owned).collect()
}

/// What is in a file and was not before, and what is no longer. What was minted is called after its table: a file mints
/// other numbers than the next.
fn changed(before: &BTreeSet<String>, now: &BTreeSet<String>) -> Vec<String> {
    let told = |sign, line: &String| format!("{sign} {line}");
    let mut changes: Vec<_> = now.difference(before).map(|line| told('+', line)).collect();
    changes.extend(before.difference(now).map(|line| told('-', line)));
    let was = before.iter().map(|line| id(line).0).collect::<BTreeSet<_>>();
    for (id, table) in now.iter().map(|line| id(line)).filter(|(id, _)| !was.contains(id)) {
        changes.iter_mut().for_each(|line| *line = line.replace(&id, &table));
    }
    changes.sort();
    changes
}

fn id(line: &str) -> (String, String) {
    let row: Value = serde_json::from_str(line).expect("a record");
    (row["id"].to_string(), row["table"].to_string())
}

/// The arguments that a shell makes of a line, and runs the program with.
fn in_shell(line: &str) -> Vec<OsString> {
    let script = format!("samvirke() {{ printf '%s\\0' \"$@\"; }}; cd /; {line}");
    let out = Command::new("sh").args(["-c", &script]).output().expect("a shell");
    assert!(out.status.success() && out.stderr.is_empty(), "{line}");
    let text = String::from_utf8(out.stdout).expect("text");
    text.split_terminator('\0').map(OsString::from).collect()
}

#[test]
fn the_lines_do_what_the_keys_did() {
    for (charter, keys) in EDITS {
        let mut stage = Stage::demo(charter, 120, 40);
        let before = records(&stage);
        stage.keys(keys);
        let lines = stage.program.done_in_lines().expect("a file that is read").expect("lines");
        let other = Stage::demo(charter, 120, 40);
        assert_eq!(records(&other), before);
        let [of, to] = [&stage, &other].map(|stage| stage.path().display().to_string());
        for line in &lines {
            assert!(line.contains(&of), "{line}");
            let args = in_shell(&line.replace(&of, &to));
            let ended = cli::run(std::iter::once("-q".into()).chain(args));
            assert!(matches!(ended, Ending::Exit(0)), "{line}");
        }
        let done = changed(&before, &records(&stage));
        assert!(!done.is_empty(), "{keys}\n{}", stage.text());
        assert_eq!(changed(&before, &records(&other)), done, "{lines:?}");
    }
}

#[test]
fn what_was_done_last_is_shown_as_a_command() {
    let mut stage = Stage::demo("moa", 120, 40);
    stage.keys("C");
    assert!(stage.text().contains("Inget har \u{e4}ndrats h\u{e4}r"), "{}", stage.text());
    stage.keys("/september<Enter>p2026-12-24<Tab>Sjukdom<Enter><Enter>:kommando<Enter>");
    let (path, text) = (stage.path().display().to_string(), stage.text());
    let shown = text.lines().skip(2).take(3).map(|line| line.trim_matches(['>', ' '])).collect::<Vec<_>>().join(" ");
    let line = "postpone presidium-september/2026 --to 2026-12-24 --reason Sjukdom";
    assert!(shown.contains(&format!("samvirke -f {path} --today 2026-11-16 {line}")), "{text}");
    stage.keys("y");
    assert!(stage.text().contains("1 kommando har kopierats"), "{}", stage.text());
    stage.keys("<Esc>uC");
    assert!(stage.text().contains("--today 2026-11-16 undo"), "{}", stage.text());
}

#[test]
fn a_long_command_is_shown_whole_and_copied_whole() {
    let mut stage = Stage::demo("vestland", 80, 24);
    stage.keys(&["5v", &"<Space><Down>".repeat(30), "eTatt", &"<Enter>".repeat(3), "C"].concat());
    let line = stage.program.done_in_lines().expect("a file that is read").expect("lines").remove(0);
    let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '>').collect::<String>();
    assert!(squeezed(&stage.text()).contains(&squeezed(&line)), "{line}\n{}", stage.text());
}
