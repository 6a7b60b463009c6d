//! The manual and the scripts for shells, made from the table of commands.

use crate::desk::Desk;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

const PAGE: &str = "docs/commands.md";

#[test]
fn the_page_of_commands_is_that_of_the_table() {
    let desk = Desk::empty();
    desk.ok(&["man", "--lang", "en", "-o", "commands.md"]);
    let written = desk.bytes("commands.md");
    if env::var_os("UPDATE_DOCS").is_some() {
        fs::write(PAGE, &written).expect("the page");
    }
    let written = String::from_utf8(written).expect("UTF-8");
    assert_eq!(fs::read_to_string(PAGE).expect("the page"), written, "UPDATE_DOCS=1 writes it");
}

#[test]
fn the_manual_speaks_the_persons_language_and_lets_no_text_be_an_instruction() {
    let desk = Desk::empty();
    let manual = desk.ok(&["man", "--lang", "sv"]);
    assert!(manual.starts_with(".TH SAMVIRKE 1"));
    assert!(manual.contains(".SH NAMN\nsamvirke \\- "), "{manual}");
    assert!(manual.contains(".SS meeting add\n"));
    assert!(manual.contains(".SH TANGENTER PÅ SKÄRMEN\n") && manual.contains("(half\\-down)"), "{manual}");
    let known = [".TH ", ".SH ", ".SS ", ".PP", ".TP", ".B ", ".nf", ".fi"];
    let strange: Vec<_> =
        manual.lines().filter(|l| l.starts_with(['.', '\'']) && !known.iter().any(|k| l.starts_with(k))).collect();
    assert!(strange.is_empty(), "{strange:#?}");
}

#[test]
fn every_shell_gets_all_commands_but_the_hidden_ones() {
    let desk = Desk::empty();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = desk.ok(&["completions", shell]);
        for word in ["meeting", "kept-from", "due"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
        assert!(!script.contains("bench-write"), "{shell}");
    }
    assert!(desk.refused(2, &["completions", "tcsh"]).contains("tcsh"));
}

#[test]
fn bash_completes_commands_verbs_and_flags() {
    if !Path::new("/bin/bash").exists() {
        return;
    }
    let desk = Desk::empty();
    desk.ok(&["completions", "bash", "-o", "samvirke.bash"]);
    let completed = |words: &[&str]| {
        let last = words.len() - 1;
        let line = format!(
            "source samvirke.bash; COMP_WORDS=({}); COMP_CWORD={last}; _samvirke samvirke '{}' '{}'; echo \"${{COMPREPLY[*]}}\"",
            words.join(" "),
            words[last],
            words[last - 1],
        );
        let mut bash = Command::new("/bin/bash");
        let ran = bash.args(["--norc", "-c", &line]).current_dir(desk.path("")).output().expect("bash");
        String::from_utf8(ran.stdout).expect("UTF-8").trim().to_owned()
    };
    assert_eq!(completed(&["samvirke", "meet"]), "meeting");
    assert_eq!(completed(&["samvirke", "meeting", "ca"]), "call cancel");
    assert_eq!(completed(&["samvirke", "meeting", "add", "--ki"]), "--kind");
    assert_eq!(completed(&["samvirke", "due", "--tod"]), "--today");
}
