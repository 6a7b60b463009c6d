//! Which file, and files that are not what they should be.

use crate::desk::Desk;
use std::fs;

/// A look and an edit are refused with exit code 5, and not a byte is changed.
fn stays_untouched(desk: &Desk) {
    let before = desk.bytes("a.samvirke");
    desk.refused(5, &["due"]);
    desk.refused(5, &["person", "add", "--name", "Kari Nes"]);
    desk.refused(5, &["doctor"]);
    assert_eq!(desk.bytes("a.samvirke"), before);
    let names: Vec<_> = fs::read_dir(desk.path("")).expect("a folder").flatten().map(|e| e.file_name()).collect();
    assert_eq!(names.len(), 2, "nothing is left beside the file: {names:?}");
}

/// Writes a number of four bytes into the header of the file.
fn stamp(desk: &Desk, at: usize, number: u32) {
    let mut bytes = desk.bytes("a.samvirke");
    bytes[at..at + 4].copy_from_slice(&number.to_be_bytes());
    fs::write(desk.path("a.samvirke"), bytes).expect("written");
}

#[test]
fn a_foreign_file_is_left_alone() {
    let desk = Desk::demo("moa");
    stamp(&desk, 68, 0x1234_5678);
    stays_untouched(&desk);
    fs::write(desk.path("a.samvirke"), "kommune;innbyggere\n").expect("written");
    stays_untouched(&desk);
}

#[test]
fn a_file_of_a_newer_program_is_left_alone() {
    let desk = Desk::demo("moa");
    stamp(&desk, 60, 9999);
    stays_untouched(&desk);
}

#[test]
fn a_damaged_file_is_left_alone() {
    let desk = Desk::demo("moa");
    let mut bytes = desk.bytes("a.samvirke");
    let from = 4096;
    bytes[from..].fill(0x5a);
    fs::write(desk.path("a.samvirke"), &bytes).expect("written");
    let ran = desk.run(&["due"]);
    assert_eq!((ran.code, ran.out.as_str()), (5, ""), "{ran:?}");
    assert_eq!(desk.run(&["person", "add", "--name", "Kari Nes"]).code, 5);
    assert_eq!(desk.bytes("a.samvirke"), bytes);
}

#[cfg(unix)]
#[test]
fn a_read_only_file_is_read_and_not_written() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::demo("moa");
    fs::set_permissions(desk.path("a.samvirke"), fs::Permissions::from_mode(0o400)).expect("permissions");
    if fs::OpenOptions::new().write(true).open(desk.path("a.samvirke")).is_ok() {
        return; // The superuser writes anything.
    }
    let before = desk.bytes("a.samvirke");
    desk.ok(&["due"]);
    desk.refused(5, &["person", "add", "--name", "Kari Nes"]);
    assert_eq!(desk.bytes("a.samvirke"), before);
}

#[test]
fn what_a_killed_program_left_half_done_is_taken_back_by_the_next_look() {
    let desk = Desk::demo("moa");
    let before = desk.ok(&["dump"]);
    let (file, journal) = (desk.path("a.samvirke"), desk.path("a.samvirke-journal"));
    let conn = rusqlite::Connection::open(&file).expect("the file");
    conn.execute_batch("BEGIN IMMEDIATE; UPDATE person SET name = name || 'x'").expect("a change");
    conn.cache_flush().expect("a write");
    let half_done = (fs::read(&file).expect("bytes"), fs::read(&journal).expect("a journal"));
    drop(conn);
    for look in [&["due"][..], &["doctor"], &["dump"]] {
        fs::write(&file, &half_done.0).expect("written");
        fs::write(&journal, &half_done.1).expect("written");
        desk.ok(look);
        assert!(!journal.exists(), "{look:?}");
        assert_eq!(desk.ok(&["dump"]), before, "{look:?}");
    }
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let desk = Desk::empty();
    assert!(desk.refused(3, &["-f", "ingen.samvirke", "due"]).contains("ingen.samvirke"));
    desk.refused(3, &["due"]);
    assert_eq!(desk.run(&["new", "a.samvirke", "--charter", "moa"]).code, 0);
    let before = desk.bytes("a.samvirke");
    assert!(desk.refused(1, &["new", "a.samvirke", "--charter", "vestland"]).contains("a.samvirke"));
    assert_eq!(desk.bytes("a.samvirke"), before);
}

#[test]
fn without_a_file_the_page_says_what_to_do() {
    let desk = Desk::empty();
    let ran = desk.run(&[]);
    assert_eq!(ran.code, 3);
    insta::assert_snapshot!(ran.out);
}

#[test]
fn without_a_terminal_the_bare_program_lists_what_is_due() {
    let desk = Desk::demo("moa");
    let ran = desk.run(&[]);
    assert_eq!((ran.code, &ran.out), (0, &desk.ok(&["due"])));
    assert!(ran.err.contains("samvirke --help"), "{ran:?}");
}

#[test]
fn the_last_file_made_opens_again() {
    let desk = Desk::empty();
    desk.ok(&["demo", "vestland", "--to", "b.samvirke"]);
    assert!(desk.ok(&["due"]).starts_with("Digi Vestland"));
}

#[test]
fn a_demo_without_a_place_leaves_nothing_behind() {
    let desk = Desk::empty();
    let said = desk.ok(&["demo", "moa"]);
    assert!(said.contains("exempelfil"), "{said}");
    let left: Vec<_> = fs::read_dir(desk.path("")).expect("a folder").flatten().map(|e| e.file_name()).collect();
    assert_eq!(left, ["home"]);
}

#[cfg(unix)]
#[test]
fn what_is_no_ordinary_file_is_not_read() {
    let desk = Desk::demo("moa");
    let said = desk.refused(1, &["charter", "check", "/dev/zero"]);
    assert!(said.contains("/dev/zero"), "{said}");
}

#[test]
fn without_a_place_for_copies_nothing_is_changed() {
    let desk = Desk::demo("moa");
    let blocked = desk.path("blocked");
    fs::write(&blocked, "a file, no folder").expect("a file");
    let ran =
        desk.command(&["meeting", "add", "namnd", "2027-02-10"]).env("XDG_STATE_HOME", &blocked).output().expect("the program");
    assert_eq!(ran.status.code(), Some(1), "{ran:?}");
    assert!(String::from_utf8_lossy(&ran.stderr).contains("blocked"), "{ran:?}");
}
