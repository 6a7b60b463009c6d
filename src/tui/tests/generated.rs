//! Every screen of every demo, in every language, at the usual sizes, held to what all screens promise. That no text is
//! written over another, nor past its end without a sign, is held by the canvas itself in all builds that are tested.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use crate::domain::sort::Language;
use crate::text::{Msg, Writing};
use crate::tui::testing::Stage;

const CHARTERS: [&str; 4] = ["akershus", "moa", "norrbotten", "vestland"];
const SIZES: [(u16, u16); 4] = [(60, 20), (80, 24), (120, 40), (200, 60)];
/// Keys that lead to each screen from the one before it: panes, pages, forms, and what lies over them.
const SCREENS: [&str; 44] = [
    "1",
    "<Tab>",
    "<Tab>f",
    "<Esc>p",
    "<Esc>?",
    "<Esc>:",
    "<Esc>x",
    "<Esc>/a",
    "<Esc>2",
    "H",
    "<Esc>L",
    "<Esc><Enter>",
    "e",
    "<Esc>a",
    "9<Esc>",
    "<Tab><Enter><Esc>2<Space><Down><Space>I",
    "<Esc>3",
    "<Enter>",
    "a",
    "<Esc>e",
    "<Esc>d",
    "<Esc><Esc>4",
    "<Enter>",
    "<Esc>a",
    "<Esc>v",
    "<Esc>5",
    "<Enter>",
    "<Tab>",
    "a",
    "<Esc>e",
    "<Esc>A",
    "<Esc>f",
    "<Esc><Esc>5v",
    "<Space><Down><Space>e",
    "<Esc>A",
    "<Esc>v",
    "lll",
    "v6",
    "<Enter>",
    "e",
    "<Esc><Esc>a",
    "<Esc>v",
    "v7",
    "<Down><Enter>",
];

#[test]
fn akershus() {
    every_screen(CHARTERS[0]);
}

#[test]
fn moa() {
    every_screen(CHARTERS[1]);
}

#[test]
fn norrbotten() {
    every_screen(CHARTERS[2]);
}

#[test]
fn vestland() {
    every_screen(CHARTERS[3]);
}

/// Bold and reversed letters on the terminal's own colours are all there is: nothing for `NO_COLOR` to take away, and no
/// contrast that a theme could raise.
#[test]
fn no_colour_is_ever_sent() {
    let sent = Rc::new(RefCell::new(String::new()));
    let mut stage = Stage::demo(CHARTERS[3], 120, 40);
    let told = Rc::clone(&sent);
    stage.tell(move |frame| told.borrow_mut().push_str(frame));
    for keys in SCREENS {
        stage.keys(keys);
    }
    let sent = sent.borrow();
    let looks = sent.split("\x1b[").filter_map(|rest| rest.split_once('m'));
    let looks: BTreeSet<&str> =
        looks.map(|(codes, _)| codes).filter(|c| c.chars().all(|c| c.is_ascii_digit() || c == ';')).collect();
    assert_eq!(looks, BTreeSet::from(["0", "0;1", "0;7"]));
}

fn every_screen(charter: &str) {
    let mut faults = BTreeSet::new();
    for language in Language::ALL {
        let mut seen = BTreeSet::new();
        let mut stage = Stage::demo_in(charter, Some(language), 80, 24);
        for keys in SCREENS {
            stage.keys(keys);
            for (columns, rows) in SIZES {
                stage.resize(columns, rows);
                seen.extend(stage.lines().iter().cloned());
                let at = format!("{charter} {} {columns}x{rows} {keys}", language.code());
                faults.extend(frame_faults(&stage).map(|fault| format!("{at}: {fault}\n{}\n", stage.text())));
            }
            // The smallest that is drawn at all: what there is room for lies over nothing else.
            stage.resize(40, 10).resize(80, 24);
            stage.write(Writing { ascii: true, ..Writing::default() });
            let odd = |c: &char| !c.is_ascii() && !c.is_alphabetic() && *c != '§';
            faults.extend(stage.text().chars().find(odd).map(|c| format!("{charter} {keys}: {c:?}\n{}\n", stage.text())));
            for (columns, rows) in SIZES {
                stage.write(Writing { linear: true, ..Writing::default() }).resize(columns, rows);
                let at = format!("{charter} {} {columns}x{rows} {keys}, linear", language.code());
                faults.extend(linear_faults(&stage).map(|fault| format!("{at}: {fault}\n{}\n", stage.text())));
            }
            stage.write(Writing::default()).resize(80, 24);
        }
        let seen = seen.into_iter().collect::<Vec<_>>().join("\n");
        let foreign = foreign_texts(language).into_iter().filter(|piece| seen.contains(piece));
        faults.extend(foreign.map(|piece| format!("{charter} {}: of another language: {piece}", language.code())));
    }
    let first: Vec<_> = faults.iter().take(3).cloned().collect();
    assert!(faults.is_empty(), "{} faults, the first of them:\n{}", faults.len(), first.join("\n"));
}

/// What is wrong with a frame whose lines are read one after the other.
fn linear_faults(stage: &Stage) -> impl Iterator<Item = &'static str> {
    let lines = stage.lines();
    let mut faults = Vec::new();
    if lines.iter().any(|line| line.contains("---") || line.contains(" | ") || line.contains('\u{2588}')) {
        faults.push("a rule or a box");
    }
    // Values below each other are parted by many blanks; around signs and keys there are two or three.
    if lines[1..].iter().any(|line| line.trim_start().contains("     ") && !line.contains('[')) {
        faults.push("columns");
    }
    if !lines[0].contains(" 7") {
        faults.push("which pane of how many is not told");
    }
    let cursor_line = stage.cursor_line().trim_start();
    if !cursor_line.starts_with(['>', '/']) && !cursor_line.contains('[') {
        faults.push("the cursor is not at what is selected");
    }
    faults.into_iter()
}

/// What is wrong with a frame.
fn frame_faults(stage: &Stage) -> impl Iterator<Item = &'static str> {
    let mut faults = Vec::new();
    let lines = stage.lines();
    let mut hold = |holds: bool, fault| {
        if !holds {
            faults.push(fault);
        }
    };
    hold(lines[0].contains('[') && lines[0].contains(']'), "the tab one is on is not marked");
    hold(lines.iter().skip(lines.len() - 6).any(|l| l.starts_with("---")), "no line above the status");
    let hints = &lines[lines.len() - 1];
    hold(!hints.trim().is_empty() && !hints.contains('…'), "the hints are not whole");
    let mut braces = lines.iter().flat_map(|l| l.split('{').skip(1));
    hold(!braces.any(|b| b.starts_with(|c: char| c.is_ascii_lowercase())), "a placeholder is left");
    let marked = stage.cursor().is_some_and(|c| {
        let before: String = (0..=c.x).map(|x| stage.buffer()[(x, c.y)].symbol()).collect();
        before.contains(['>', '[', '/'])
    });
    hold(marked, "the cursor is not at what is selected");
    faults.into_iter()
}

/// Pieces of sentences of the other languages that no text of this one has.
fn foreign_texts(language: Language) -> BTreeSet<&'static str> {
    let own: Vec<&str> = Msg::ALL.iter().map(|msg| msg.text(language)).collect();
    let others = Language::ALL.into_iter().filter(|other| *other != language);
    let pieces = others.flat_map(|other| Msg::ALL.iter().flat_map(move |msg| msg.text(other).split(['{', '}'])));
    pieces.map(str::trim).filter(|p| p.len() >= 14 && p.contains(' ') && !own.iter().any(|text| text.contains(p))).collect()
}
