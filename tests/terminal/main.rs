//! The program on a real terminal: every way in and every way out, and what the terminal is like afterwards.
//!
//! The program that runs is this test binary itself: [`stage::runs`] opens a demo and the screen over it.

mod pty;
mod stage;
mod thin;

use std::process::{Command, Stdio};

use pty::{Pty, Start};
use rustix::process::Signal;

/// Words of the first screen.
const OVERVIEW: &str = "[1 Översikt]";

#[test]
fn quit_leaves_the_terminal_as_it_was() {
    let mut pty = Pty::start(Start::default());
    pty.wait_for(OVERVIEW);
    assert!(pty.is_on_alternate_screen());
    pty.keys("q");
    assert_eq!(pty.exit_code(), 0);
    pty.assert_restored();
}

#[test]
fn signals_end_it_with_their_number() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::INT, 130), (Signal::HUP, 129), (Signal::QUIT, 131)] {
        let mut pty = Pty::start(Start::default());
        pty.wait_for(OVERVIEW);
        pty.signal(signal);
        assert_eq!(pty.exit_code(), code);
        pty.assert_restored();
    }
}

#[test]
fn a_closed_line_ends_it() {
    let mut pty = Pty::start(Start::default());
    pty.wait_for(OVERVIEW);
    pty.hang_up();
    assert_eq!(pty.exit_code(), 129);
}

#[test]
fn a_closed_line_ends_it_even_where_the_signal_is_ignored() {
    let mut pty = Pty::start(Start { before: "trap '' HUP; ", ..Start::default() });
    pty.wait_for(OVERVIEW);
    pty.hang_up();
    assert_eq!(pty.exit_code(), 129);
}

#[test]
fn a_panic_leaves_a_terminal_to_read_its_message_on() {
    let mut pty = Pty::start(Start::default());
    pty.wait_for(OVERVIEW);
    pty.signal(Signal::USR1);
    assert_eq!(pty.exit_code(), 101);
    pty.assert_restored();
    assert!(pty.text().contains("asked to panic"), "{}", pty.text());
}

#[test]
fn a_terminal_found_raw_is_repaired() {
    let mut pty = Pty::start(Start { before: "stty raw -echo; ", ..Start::default() });
    pty.wait_for(OVERVIEW);
    pty.keys("q");
    assert_eq!(pty.exit_code(), 0);
    assert!(pty.echoes_lines(), "{}", pty.modes());
}

#[test]
fn keys_pressed_before_the_first_frame_are_neither_lost_nor_turned_round() {
    let mut pty = Pty::start(Start { before: "sleep 0.3; ", ..Start::default() });
    pty.keys("2j\r");
    pty.wait_for("-- Orsa");
    pty.keys("qq");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn a_resize_is_drawn() {
    let mut pty = Pty::start(Start::default());
    pty.wait_for(OVERVIEW);
    pty.keys("2");
    pty.wait_for("[2 Medlemmar]");
    pty.resize(30, 110);
    pty.wait_for("-- Mora");
    pty.keys("q");
    assert_eq!(pty.exit_code(), 0);
    pty.assert_restored();
}

#[test]
fn a_key_that_comes_with_a_resize_is_not_lost() {
    let mut pty = Pty::start(Start::default());
    pty.wait_for(OVERVIEW);
    for round in 0..30 {
        pty.resize(24 + round % 2, 80);
        pty.keys("2");
        pty.wait_for("[2 Medlemmar]");
        pty.resize(24 + round % 2, 100);
        pty.keys("1");
        pty.wait_for(OVERVIEW);
    }
    pty.keys("q");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn ctrl_z_gives_the_shell_its_terminal_and_fg_comes_back() {
    let Some(mut pty) = Pty::start_in_shell() else { return };
    pty.wait_for(OVERVIEW);
    pty.keys("2");
    pty.wait_for("[2 Medlemmar]");
    pty.keys("\x1a");
    pty.wait_for_prompt();
    pty.keys("echo be$((1+1))fore\r");
    pty.wait_for("be2fore");
    pty.keys("fg\r");
    pty.wait_for("[2 Medlemmar]");
    pty.keys("3");
    pty.wait_for("[3 Organ]");
    pty.keys("q");
    pty.wait_for_prompt();
    pty.keys("exit 7\r");
    assert_eq!(pty.exit_code(), 7);
}

#[test]
fn the_mouse_is_the_terminal_s_until_it_is_asked_for_and_afterwards() {
    let mut pty = Pty::start(Start::default());
    pty.wait_for(OVERVIEW);
    assert!(!pty.tells_of_the_mouse());
    pty.keys("M");
    pty.wait_for("Musen är på");
    assert!(pty.tells_of_the_mouse());
    // A click on the second tab, as terminals tell it.
    pty.keys("\x1b[<0;17;1M\x1b[<0;17;1m");
    pty.wait_for("[2 Medlemmar]");
    pty.keys("M");
    pty.wait_for("Musen är av");
    assert!(!pty.tells_of_the_mouse());
    pty.keys("Mq");
    assert_eq!(pty.exit_code(), 0);
    pty.assert_restored();
}

#[test]
fn a_panic_gives_the_mouse_back_too() {
    let mut pty = Pty::start(Start::default());
    pty.wait_for(OVERVIEW);
    pty.keys("M");
    pty.wait_for("Musen är på");
    pty.signal(Signal::USR1);
    assert_eq!(pty.exit_code(), 101);
    pty.assert_restored();
}

#[test]
fn the_shell_has_the_mouse_while_the_program_is_suspended() {
    let Some(mut pty) = Pty::start_in_shell() else { return };
    pty.wait_for(OVERVIEW);
    pty.keys("M");
    pty.wait_for("Musen är på");
    pty.keys("\x1a");
    pty.wait_for_prompt();
    assert!(!pty.tells_of_the_mouse());
    pty.keys("fg\r");
    pty.wait_for(OVERVIEW);
    pty.wait_until("the mouse", |screen| screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None);
    pty.keys("q");
    pty.wait_for_prompt();
    assert!(!pty.tells_of_the_mouse());
    pty.keys("exit\r");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn ctrl_z_without_a_shell_is_answered() {
    let mut pty = Pty::start(Start::default());
    pty.wait_for(OVERVIEW);
    pty.keys("\x1a");
    pty.wait_for("Det finns inget skal");
    pty.keys("q");
    assert_eq!(pty.exit_code(), 0);
    pty.assert_restored();
}

#[test]
fn an_editor_gets_the_terminal_and_the_keys_and_gives_them_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = folder.path().join("editor");
    // It reads a line as a shell would, which only goes in a terminal given back and with nobody else at the keys.
    let lines = "echo editor is here; read -r said; sed \"s/09-01/$said/\" \"$1\" > \"$1.new\"; cat \"$1.new\" > \"$1\"\n";
    std::fs::write(&script, lines).expect("written");
    let before = Box::leak(format!("export EDITOR='sh {}'; ", script.display()).into_boxed_str());
    let mut pty = Pty::start(Start { before, ..Start::default() });
    pty.wait_for(OVERVIEW);
    pty.keys("7");
    pty.wait_for("[7 Avtal]");
    pty.keys("e");
    pty.wait_for("Ändra avtalet som text?");
    pty.keys("\r");
    pty.wait_for("editor is here");
    assert!(!pty.is_on_alternate_screen());
    pty.keys("10-01\r");
    pty.wait_for("Ny version av avtalet");
    assert!(pty.is_on_alternate_screen());
    pty.keys("\r\r");
    pty.wait_for("v2");
    pty.keys("q");
    assert_eq!(pty.exit_code(), 0);
    pty.assert_restored();
}

#[test]
fn an_editor_that_is_not_there_is_said() {
    let mut pty = Pty::start(Start { before: "export VISUAL=/nowhere/editor; ", ..Start::default() });
    pty.wait_for(OVERVIEW);
    pty.keys("7e\r");
    pty.wait_for("startade inte");
    pty.keys("q");
    assert_eq!(pty.exit_code(), 0);
    pty.assert_restored();
}

#[test]
fn a_dumb_terminal_is_refused_and_left_alone() {
    let mut pty = Pty::start(Start { term: "dumb", ..Start::default() });
    assert_eq!(pty.exit_code(), i32::from(stage::REFUSED));
    pty.assert_restored();
    assert!(pty.text().contains("Dumb"), "{}", pty.text());
}

#[test]
fn no_terminal_is_refused() {
    let output = Command::new(std::env::current_exe().expect("this binary"))
        .args(stage::ARGUMENTS)
        .env(stage::WANTED, "1")
        .stdin(Stdio::null())
        .output()
        .expect("a process");
    assert_eq!(output.status.code(), Some(i32::from(stage::REFUSED)));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("Input"), "{said}");
    assert!(!output.stdout.contains(&0x1b), "no sequence is sent to a pipe");
}

#[test]
fn nothing_is_asked_of_the_terminal() {
    let mut pty = Pty::start(Start::default());
    pty.wait_for(OVERVIEW);
    pty.keys("q");
    pty.exit_code();
    let bytes = pty.received();
    // Requests end in `c` or `n`, or ask for colours and modes by `?`.
    let text = String::from_utf8_lossy(&bytes);
    for query in ["\x1b[c", "\x1b[0c", "\x1b[>c", "\x1b[6n", "\x1b[?u", "\x1b]10;?", "\x1b]11;?", "$p"] {
        assert!(!text.contains(query), "{query:?}");
    }
}

#[test]
#[ignore = "needs the release build; .ci/run makes it and runs this"]
fn the_readme_s_main_command_starts_and_quits() {
    let readme = include_str!("../../README.md");
    let line = readme.lines().find_map(|l| l.strip_prefix("    ").filter(|l| l.starts_with("cargo run "))).expect("a command");
    let mut pty = Pty::start_line(line);
    pty.wait_for("[1 ");
    pty.keys("q");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn signs_of_ascii_and_plain_letters_are_had_for_the_asking() {
    let home = tempfile::tempdir().expect("a home");
    let env = format!("env -i HOME={} TERM=xterm-256color LANG=nb_NO.UTF-8", home.path().display());
    let mut pty = Pty::start_line(&format!("{env} '{}' --ascii --color never", env!("CARGO_BIN_EXE_samvirke")));
    pty.wait_for("Her er det ikke noe samarbeid");
    pty.keys("d\r");
    pty.wait_for("[1 ");
    pty.keys("q");
    assert_eq!(pty.exit_code(), 0);
    pty.assert_restored();
    let sent = String::from_utf8_lossy(&pty.received()).into_owned();
    assert!(!sent.contains("\x1b[0;"), "letters are all alike: {sent:?}");
    assert!(sent.chars().all(|c| c.is_ascii() || c.is_alphabetic() || c == '§'), "{sent:?}");
}

#[test]
fn line_by_line_nothing_is_painted_and_the_cursor_is_at_what_is_selected() {
    let home = tempfile::tempdir().expect("a home");
    let env = format!("env -i HOME={} TERM=xterm-256color LANG=nb_NO.UTF-8", home.path().display());
    let mut pty = Pty::start_line(&format!("{env} '{}' --linear --today 2026-11-16", env!("CARGO_BIN_EXE_samvirke")));
    pty.wait_for("Her er det ikke noe samarbeid");
    pty.wait_for("1 av 3");
    pty.keys("d\r");
    pty.wait_for(", 1 av 7");
    pty.keys("2jj");
    pty.wait_for("3 av ");
    pty.wait_until("the cursor on the third member", |screen| {
        let (row, column) = screen.cursor_position();
        let line = screen.contents().lines().nth(row.into()).map(str::to_owned).unwrap_or_default();
        column == 0 && line.starts_with('>') && !screen.hide_cursor()
    });
    pty.keys("q");
    assert_eq!(pty.exit_code(), 0);
    pty.assert_restored();
    let sent = String::from_utf8_lossy(&pty.received()).into_owned();
    assert!(!sent.contains("---") && !sent.contains("\x1b[0;"), "{sent:?}");
}

#[test]
fn keys_are_those_that_were_chosen_and_what_is_wrong_with_them_is_said_at_the_start() {
    let home = tempfile::tempdir().expect("a home");
    std::fs::create_dir_all(home.path().join("samvirke")).expect("a folder");
    std::fs::write(home.path().join("samvirke/keys.toml"), "members = \"F2\"\nquit = \"Q\"\nundoo = \"F3\"\n").expect("written");
    let env = format!("env -i HOME={0} XDG_CONFIG_HOME={0} TERM=xterm-256color LANG=nb_NO.UTF-8", home.path().display());
    let mut pty = Pty::start_line(&format!("{env} '{}' --today 2026-11-16", env!("CARGO_BIN_EXE_samvirke")));
    pty.wait_for("Q avslutt");
    pty.wait_for("keys.toml:3");
    pty.keys("d\r");
    pty.wait_for("keys.toml:3");
    pty.wait_for("undoo");
    pty.keys("q2\x1bOQ");
    pty.wait_for("[2 Medlemmer]");
    pty.wait_for("Q avslutt");
    pty.keys("Q");
    assert_eq!(pty.exit_code(), 0);
    pty.assert_restored();
}

#[test]
fn without_a_file_three_keys_lead_to_one_that_is_kept() {
    let home = tempfile::tempdir().expect("a home");
    let env = format!("env -i HOME={} TERM=xterm-256color LANG=nb_NO.UTF-8", home.path().display());
    let line = format!("{env} '{}' --today 2026-11-16", env!("CARGO_BIN_EXE_samvirke"));
    let mut pty = Pty::start_line(&line);
    pty.wait_for("Her er det ikke noe samarbeid");
    pty.keys("n");
    pty.wait_for("Hvilken avtale");
    pty.keys("\r\r");
    pty.wait_for("[1 Oversikt]");
    pty.keys("q");
    assert_eq!(pty.exit_code(), 0);
    // The next start opens it again.
    let mut again = Pty::start_line(&line);
    again.wait_for("[1 Oversikt]");
    again.keys("q");
    assert_eq!(again.exit_code(), 0);
}

#[test]
fn what_was_entered_in_an_example_goes_with_a_word() {
    let home = tempfile::tempdir().expect("a home");
    let env = format!("env -i HOME={} TERM=xterm-256color LANG=sv_SE.UTF-8", home.path().display());
    let line = format!("{env} '{}' demo moa", env!("CARGO_BIN_EXE_samvirke"));
    for (keys, is_told) in [("", false), ("D\rklart\r\r", true)] {
        let mut pty = Pty::start_line(&line);
        pty.wait_for("[1 ");
        pty.keys(keys);
        if is_told {
            pty.wait_for("u ångrar");
        }
        pty.keys("q");
        assert_eq!(pty.exit_code(), 0);
        pty.assert_restored();
        assert_eq!(pty.text().contains("samvirke demo moa --to FILE"), is_told, "{}", pty.text());
    }
}
