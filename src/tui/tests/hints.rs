//! A key that is hinted at does something: on the pages of all panes, at every kind of row, in all four demos.

use std::collections::BTreeMap;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::app::keys::{Action, Key};
use crate::tui::model::Status;
use crate::tui::testing::Stage;
use crate::tui::view::offered;

/// The pages, each by the keys from anywhere within the panes.
const PAGES: [&str; 17] = [
    "1",
    "1<Tab>",
    "2",
    "2<Enter>",
    "3",
    "3<Enter>",
    "4",
    "4<Enter>",
    "4v",
    "5",
    "5<Enter>",
    "5G<Enter>",
    "5v",
    "5vv",
    "6",
    "6<Enter>",
    "7",
];
/// More rows of a page than these differ in nothing but what they tell of.
const ROWS: usize = 40;
/// What was done before is not there yet; where today is, one may be already; and whether a year wants more meetings is
/// answered in words.
const LEFT_OUT: [Action; 3] = [Action::Undo, Action::Today, Action::Plan];

#[test]
fn akershus() {
    every_hint_works("akershus");
}

#[test]
fn moa() {
    every_hint_works("moa");
}

#[test]
fn norrbotten() {
    every_hint_works("norrbotten");
}

#[test]
fn vestland() {
    every_hint_works("vestland");
}

fn every_hint_works(charter: &str) {
    let mut stage = Stage::demo(charter, 80, 24);
    let faults: Vec<_> = PAGES.iter().flat_map(|page| faults_of_page(&mut stage, page)).collect();
    assert!(faults.is_empty(), "{} hints do nothing:\n{}", faults.len(), faults.join("\n"));
}

/// Goes down the page; of each kind of row, presses each key that is hinted at.
fn faults_of_page(stage: &mut Stage, page: &str) -> Vec<String> {
    let mut kinds = BTreeMap::new();
    go(stage, page, 0);
    for row in 0..ROWS {
        // What a row is shows in its hints, in its sign, and in whether it stands for anything.
        let sign = stage.cursor_line().chars().nth(1);
        let thing = stage.program.model.pane_mut().filtered().is_some_and(|list| list.selected().is_some());
        let (hinted, _) = offered(&stage.program.model);
        kinds.entry((format!("{hinted:?}"), sign, thing)).or_insert((row, hinted));
        stage.hold("<Down>");
    }
    let mut faults = Vec::new();
    for (row, hinted) in kinds.into_values() {
        go(stage, page, row);
        let mut before = seen(stage);
        for action in hinted.into_iter().filter(|action| !LEFT_OUT.contains(action)) {
            press(stage, action);
            let model = &stage.program.model;
            let opened = !model.layers.is_empty() || model.filtering.is_some() || model.pane().is_typing();
            if !opened && seen(stage) == before {
                let (line, said) = (stage.cursor_line().to_owned(), stage.program.model.status.text.clone());
                faults.push(format!("{page} row {row}, {action:?}: {line:?}, {said:?}"));
            }
            close(stage);
            if seen(stage) != before {
                // A choice of year or view stays as it was made.
                go(stage, page, row);
                before = seen(stage);
            }
        }
    }
    faults
}

/// Closes what was opened over the pane.
fn close(stage: &mut Stage) {
    let model = &mut stage.program.model;
    model.layers.clear();
    model.filtering = None;
    model.status = Status::default();
    stage.rest();
}

/// Goes to a row of a page, whatever is open.
fn go(stage: &mut Stage, page: &str, row: usize) {
    close(stage);
    let (pane, keys) = page.split_at(1);
    // Out of what was opened in the pane, back to its list, to its first row, and in again.
    stage.hold(&format!("<Esc><Esc>{pane}<Esc><Esc><Esc>"));
    while stage.program.model.pane_mut().filtered().is_none() {
        stage.hold("v");
    }
    stage.hold("g");
    stage.keys(keys).keys("g").hold(&"<Down>".repeat(row));
    stage.rest();
}

/// What is seen, without the status and the hints.
fn seen(stage: &Stage) -> Vec<String> {
    let model = &stage.program.model;
    let body = model.body();
    let mut lines = stage.lines()[..usize::from(body.bottom())].to_vec();
    lines.push(format!("{:?}", stage.cursor()));
    lines
}

fn press(stage: &mut Stage, action: Action) {
    let keys = stage.program.model.keys;
    let binding = keys.all().iter().find(|binding| binding.action == action).expect("a key for what is hinted at");
    let chord = binding.chords.first().expect("a key");
    let code = match chord.key {
        Key::Letter(letter) => KeyCode::Char(letter),
        Key::Enter => KeyCode::Enter,
        Key::Esc => KeyCode::Esc,
        Key::Tab => KeyCode::Tab,
        other => panic!("{other:?} is hinted at in a pane"),
    };
    let modifiers = if chord.ctrl { KeyModifiers::CONTROL } else { KeyModifiers::NONE };
    stage.press(KeyEvent::new(code, modifiers));
}
