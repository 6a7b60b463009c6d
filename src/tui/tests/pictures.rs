//! The screens in the readme: as text, and one as a drawing. They are what the program shows, or this fails.

use std::fmt::Write as _;
use std::ops::Range;
use std::{env, fs};

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Modifier;

use crate::tui::testing::Stage;

/// A line of the readme before a block of text says which screen that is: charter, size, keys.
const MARK: &str = "<!-- screen: ";
/// The drawing, and what it is of.
const DRAWING: (&str, &str, (u16, u16), &str) = ("docs/portfolio.svg", "vestland", (120, 40), "5vlll");

/// Compares a file with what it ought to be, or writes it where `UPDATE_DOCS` is set.
fn holds(path: &str, fresh: &str) {
    if env::var_os("UPDATE_DOCS").is_some() {
        fs::write(path, fresh).expect("a file of the project");
    }
    let there = fs::read_to_string(path).unwrap_or_default();
    assert!(there == fresh, "{path} is not what the program shows: run UPDATE_DOCS=1 cargo test --lib pictures");
}

fn screen(mark: &str) -> String {
    let words: Vec<_> = mark.trim_end_matches(" -->").split(' ').collect();
    let (charter, size, keys) = (words[0], words[1].split_once('x').expect("a size"), words.get(2).copied().unwrap_or_default());
    let mut stage = Stage::demo(charter, size.0.parse().expect("columns"), size.1.parse().expect("rows"));
    stage.keys(keys);
    stage.text()
}

#[test]
fn the_screens_of_the_readme_are_what_the_program_shows() {
    let page = fs::read_to_string("README.md").expect("the readme");
    let (mut fresh, mut lines, mut screens) = (String::new(), page.lines(), 0);
    while let Some(line) = lines.next() {
        let _ = writeln!(fresh, "{line}");
        if let Some(mark) = line.strip_prefix(MARK) {
            let _ = writeln!(fresh, "{}\n{}\n```", lines.next().expect("a block of text"), screen(mark).trim_end());
            lines.by_ref().take_while(|line| *line != "```").for_each(drop);
            screens += 1;
        }
    }
    assert_eq!(screens, 3);
    holds("README.md", &fresh);
}

#[test]
fn the_drawing_of_the_readme_is_what_the_program_shows() {
    let (path, charter, (columns, rows), keys) = DRAWING;
    let mut stage = Stage::demo(charter, columns, rows);
    stage.keys(keys);
    holds(path, &drawing(stage.buffer()));
}

/// Cells of the drawing, in units of its own.
const CELL: (u16, u16) = (9, 19);
/// Blank around it.
const MARGIN: u16 = 12;

/// A screen as a drawing: dark, as most terminals are, each run of letters held to its cells whatever the letters' width.
fn drawing(buffer: &Buffer) -> String {
    let (width, height) = (buffer.area.width * CELL.0 + 2 * MARGIN, buffer.area.height * CELL.1 + 2 * MARGIN);
    let mut drawing = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"DejaVu Sans Mono, Menlo, \
         Consolas, monospace\" font-size=\"15\" fill=\"#e4e4e4\">\n<rect width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"#1c1f24\"/>\n"
    );
    for y in 0..buffer.area.height {
        for run in runs(buffer, y) {
            draw_run(&mut drawing, buffer, y, run);
        }
    }
    drawing + "</svg>\n"
}

/// The cells of a line that look alike and stand together, without blanks at their ends.
fn runs(buffer: &Buffer, y: u16) -> Vec<Range<u16>> {
    let look = |x: u16| buffer[(x, y)].modifier;
    let blank = |x: u16| buffer[(x, y)].symbol() == " " && !look(x).contains(Modifier::REVERSED);
    let (mut runs, mut x) = (Vec::new(), 0);
    while x < buffer.area.width {
        if blank(x) {
            x += 1;
            continue;
        }
        let start = x;
        // Two blanks end a run: what stands in columns is drawn column by column.
        while x < buffer.area.width && look(x) == look(start) && !(blank(x) && (x + 1 >= buffer.area.width || blank(x + 1))) {
            x += 1;
        }
        runs.push(start..x);
    }
    runs
}

fn draw_run(drawing: &mut String, buffer: &Buffer, y: u16, run: Range<u16>) {
    let style: &Cell = &buffer[(run.start, y)];
    let (left, top) = (MARGIN + run.start * CELL.0, MARGIN + y * CELL.1);
    let width = (run.end - run.start) * CELL.0;
    let mut look = String::new();
    if style.modifier.contains(Modifier::REVERSED) {
        let height = CELL.1;
        let _ = writeln!(drawing, "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\"/>");
        look.push_str(" fill=\"#1c1f24\"");
    }
    if style.modifier.contains(Modifier::BOLD) {
        look.push_str(" font-weight=\"bold\"");
    }
    let text: String = run.map(|x| buffer[(x, y)].symbol()).collect();
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace(' ', "\u{a0}");
    let base = top + 14;
    let _ = writeln!(drawing, "<text x=\"{left}\" y=\"{base}\" textLength=\"{width}\"{look}>{text}</text>");
}
