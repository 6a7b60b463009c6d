//! Screens that a person has read.

use crate::text::Writing;
use crate::tui::testing::Stage;

/// A snapshot of each pane at the two usual sizes.
fn snapshots(charter: &str, name: &str, keys: &str) {
    at_sizes(&[(80, 24), (120, 40)], charter, name, keys);
}

/// The same, and at the smallest size that has everything.
fn snapshots_of_three(charter: &str, name: &str, keys: &str) {
    at_sizes(&[(60, 20), (80, 24), (120, 40)], charter, name, keys);
}

fn at_sizes(sizes: &[(u16, u16)], charter: &str, name: &str, keys: &str) {
    for (columns, rows) in sizes.iter().copied() {
        let mut stage = Stage::demo(charter, columns, rows);
        stage.keys(keys);
        insta::assert_snapshot!(format!("{charter}_{name}_{columns}x{rows}"), without_clock(&stage.text()));
    }
}

/// The text with the times of changes, which the clock gives, as zeroes.
fn without_clock(text: &str) -> String {
    let shape = "0000-00-00 00:00";
    let mut letters: Vec<char> = text.chars().collect();
    for at in 0..letters.len().saturating_sub(shape.len() - 1) {
        let fits = |(letter, wanted): (&char, char)| if wanted == '0' { letter.is_ascii_digit() } else { *letter == wanted };
        if letters[at..].iter().zip(shape.chars()).all(fits) {
            letters.splice(at..at + shape.len(), shape.chars());
        }
    }
    letters.into_iter().collect()
}

/// As a screen reader has it, with the line that the cursor is on.
fn read_aloud(charter: &str, name: &str, keys: &str) {
    let mut stage = Stage::demo(charter, 80, 24);
    stage.write(Writing { linear: true, ..Writing::default() }).keys(keys);
    let text = format!("{}\n\ncursor at: {}", without_clock(&stage.text()), stage.cursor_line());
    insta::assert_snapshot!(format!("linear_{charter}_{name}"), text);
}

#[test]
fn line_by_line() {
    read_aloud("moa", "overview", "");
    read_aloud("moa", "reason", "<Enter>");
    read_aloud("vestland", "members", "2jj");
    read_aloud("vestland", "member", "2/bergen<Enter><Enter>");
    read_aloud("moa", "form", "3<Enter>a");
    read_aloud("vestland", "matrix", "5v/askoy<Enter>lll");
    read_aloud("akershus", "board", "5vvll");
    read_aloud("moa", "wheel", "4v");
    read_aloud("vestland", "help", "?");
    read_aloud("vestland", "palette", ":");
}

#[test]
fn overview() {
    snapshots("moa", "overview", "");
    snapshots("vestland", "overview", "");
}

#[test]
fn forms_of_what_is_due() {
    snapshots("moa", "appoint_from_overview", "/ersattare orsa<Enter>f");
    snapshots("akershus", "row_from_overview", "/erfaringsutveksling<Enter>f");
}

#[test]
fn sorted() {
    snapshots("vestland", "members_sorted", "2s3S");
    snapshots("vestland", "sort_by", "5s");
}

#[test]
fn find() {
    snapshots("moa", "find", "Fnämnd");
    snapshots("vestland", "find", "Fbergen");
}

#[test]
fn members() {
    snapshots("moa", "members", "2");
    snapshots("moa", "member", "2<Enter>");
    snapshots("vestland", "members", "2");
    snapshots_of_three("vestland", "member", "2/bergen<Enter><Enter>");
    snapshots("moa", "member_edit", "2<Enter>e");
    snapshots("moa", "inhabitants", "2<Enter>a");
    snapshots_of_three("akershus", "merger", "2<Space><Down><Space><Down>I");
}

#[test]
fn bodies() {
    snapshots("moa", "bodies", "3");
    snapshots("moa", "body", "3<Enter>");
    snapshots("vestland", "body", "3<Enter>");
}

#[test]
fn cost() {
    snapshots("moa", "cost", "6");
    snapshots("moa", "split", "6<Enter>");
    snapshots("vestland", "split", "6/like<Enter><Enter>");
    snapshots_of_three("akershus", "cost", "6");
    snapshots("akershus", "figure", "6a");
    snapshots_of_three("akershus", "fee_of_2020", "6<lt><lt><lt><lt><lt><lt><Enter>");
}

#[test]
fn others() {
    snapshots("moa", "meetings", "4");
    snapshots("moa", "agreement", "7");
    snapshots_of_three("akershus", "adopted", "7<Down><Enter>");
    snapshots_of_three("vestland", "consent", "7<Down><Down><Enter>");
    snapshots_of_three("moa", "readings", "7/omforhandling<Enter><Enter>");
    snapshots("vestland", "readings", "7/4 tolkingar<Enter><Enter>z");
    snapshots("vestland", "help", "?");
    snapshots_of_three("vestland", "palette", ":");
}

#[test]
fn portfolio() {
    snapshots_of_three("vestland", "portfolio", "5");
    snapshots_of_three("vestland", "solution", "5/digisos<Enter><Enter>");
    snapshots_of_three("moa", "portfolio", "5");
    snapshots_of_three("akershus", "portfolio", "5");
    snapshots_of_three("akershus", "project", "5<Enter>");
    snapshots_of_three("vestland", "matrix", "5v");
    snapshots_of_three("norrbotten", "board", "5vv");
    snapshots_of_three("akershus", "board", "5vvll");
    snapshots_of_three("norrbotten", "matrix", "5v<Space><Down><Space><Down>");
}

#[test]
fn forms() {
    snapshots("moa", "tick", "/effektiv<Enter><Esc>f");
    snapshots("moa", "duty_answer", "jf");
    snapshots("moa", "appoint", "3<Enter>a");
    snapshots_of_three("moa", "warned", "2aRättvik<Enter>2031<Enter><Enter><Tab>212000-2188");
    snapshots_of_three("vestland", "stance", "5v<Space><Down><Space><Down>e");
    snapshots_of_three("vestland", "ask", "5/digisos<Enter><Enter>A");
    snapshots("vestland", "document", "5/historiske<Enter><Enter>a");
    snapshots("akershus", "new_project", "5Gamm<Esc><Tab><Enter>a");
}

#[test]
fn the_year_wheel() {
    snapshots_of_three("moa", "wheel", "4v");
    snapshots("vestland", "wheel", "4v");
}
