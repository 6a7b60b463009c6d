//! Terminals that can little, and programs between the terminal and ours.

use crate::pty::Pty;
use samvirke::app::Author;
use samvirke::app::bench::{SIZES, TODAY, generate};
use std::process::Command;
use tempfile::TempDir;

/// A small file, and the line that shows it.
fn shown() -> (TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.samvirke");
    let author = Author { who: "test".to_owned(), origin: "test".to_owned() };
    drop(generate(&path, SIZES[0], &author).expect("a file"));
    let home = folder.path().display();
    let line = format!(
        "env HOME={home} XDG_STATE_HOME={home} {} -f {} --today {TODAY} --lang en",
        env!("CARGO_BIN_EXE_samvirke"),
        path.display()
    );
    (folder, line)
}

#[test]
fn a_dumb_terminal_gets_the_list_of_what_is_due() {
    let (_folder, line) = shown();
    let mut pty = Pty::start_line(&format!("env TERM=dumb {line}"));
    assert_eq!(pty.exit_code(), 0);
    let bytes = pty.received();
    assert!(!bytes.contains(&0x1b), "no sequence is sent");
    assert!(String::from_utf8_lossy(&bytes).contains("§"), "{}", pty.text());
}

/// Goes to the members and back within another program that draws for it, and leaves both.
fn is_shown_within(line: &str) {
    let mut pty = Pty::start_line(line);
    pty.wait_for("[1 Overview]");
    pty.keys("2");
    pty.wait_for("[2 Members]");
    pty.keys("1j");
    pty.wait_for("[1 Overview]");
    pty.keys("q");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn it_works_in_tmux() {
    if Command::new("tmux").arg("-V").output().is_err() {
        return;
    }
    let (folder, line) = shown();
    let socket = folder.path().join("tmux");
    is_shown_within(&format!("tmux -S {} -f /dev/null new-session \"{line}\"", socket.display()));
}

#[test]
fn it_works_in_screen() {
    if Command::new("screen").arg("-v").output().is_err() {
        return;
    }
    let (folder, line) = shown();
    let owner = std::os::unix::fs::PermissionsExt::from_mode(0o700);
    std::fs::set_permissions(folder.path(), owner).expect("permissions");
    is_shown_within(&format!("env SCREENDIR={} screen -U -c /dev/null {line}", folder.path().display()));
}

#[test]
fn keys_that_come_all_at_once_are_taken_in_their_order() {
    let (_folder, line) = shown();
    let mut pty = Pty::start_line(&line);
    // A far line brings what was typed in its round trip in one piece, before anything of it was seen.
    pty.keys("2jj31j?");
    pty.wait_for("Keys that apply here");
    pty.keys("q3");
    pty.wait_for("[3 Bodies]");
    pty.keys("q");
    assert_eq!(pty.exit_code(), 0);
}
