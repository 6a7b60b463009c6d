//! Screens that a person has read.

use crate::tui::testing::Stage;

/// A snapshot of each pane at the two usual sizes.
fn snapshots(charter: &str, name: &str, keys: &str) {
    for (columns, rows) in [(80, 24), (120, 40)] {
        let mut stage = Stage::demo(charter, columns, rows);
        stage.keys(keys);
        insta::assert_snapshot!(format!("{charter}_{name}_{columns}x{rows}"), stage.text());
    }
}

#[test]
fn overview() {
    snapshots("moa", "overview", "");
    snapshots("vestland", "overview", "");
}

#[test]
fn members() {
    snapshots("moa", "members", "2");
    snapshots("moa", "member", "2<Enter>");
    snapshots("vestland", "members", "2");
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
}

#[test]
fn others() {
    snapshots("moa", "meetings", "4");
    snapshots("vestland", "portfolio", "5");
    snapshots("moa", "agreement", "7");
    snapshots("vestland", "help", "?");
}

#[test]
fn forms() {
    snapshots("moa", "tick", "f");
    snapshots("moa", "appoint", "3<Enter>a");
}
