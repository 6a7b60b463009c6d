//! Charters that nobody should write, through `charter check` and `agreement adopt`: a clear word, never a panic or a hang.

use crate::desk::Desk;
use std::fs;

/// Writes a charter and gives what both commands say of it, which must be refused with a code.
fn refused(desk: &Desk, text: &[u8], code: i32) -> String {
    fs::write(desk.path("b.toml"), text).expect("written");
    let checked = desk.refused(code, &["charter", "check", "b.toml"]);
    let adopted = desk.refused(code, &["agreement", "adopt", "b.toml", "--from", "2027-01-01"]);
    for said in [&checked, &adopted] {
        assert!(!said.contains("panicked"), "{said}");
    }
    adopted
}

fn moa() -> String {
    fs::read_to_string("assets/charters/moa/charter.toml").expect("a charter")
}

#[test]
fn a_charter_of_a_megabyte_is_taken_and_one_of_five_is_refused() {
    let desk = Desk::new("moa");
    let mut text = moa();
    for n in 0.. {
        if text.len() > 1_000_000 {
            break;
        }
        let says = "x".repeat(400);
        text.push_str(&format!("\n[[text]]\nid = \"t{n}\"\nname = \"N\"\nsource = \"§ 1\"\nas = \"aim\"\nsays = \"{says}\"\n"));
    }
    fs::write(desk.path("b.toml"), &text).expect("written");
    desk.ok(&["charter", "check", "b.toml"]);
    desk.ok(&["agreement", "adopt", "b.toml", "--from", "2027-01-01"]);
    desk.ok(&["due", "--today", "2027-02-01"]);
    text.push_str(&"# filler\n".repeat(500_000));
    let said = refused(&desk, text.as_bytes(), 1);
    assert!(said.contains("b.toml") && said.contains("4 MB"), "{said}");
}

#[test]
fn a_charter_nested_a_thousand_deep_is_refused() {
    let desk = Desk::new("moa");
    let deep = format!("{}\nx = {}1{}\n", moa(), "[".repeat(1_000), "]".repeat(1_000));
    assert!(refused(&desk, deep.as_bytes(), 1).lines().count() < 6);
}

#[test]
fn a_charter_in_latin_1_is_refused_at_its_line() {
    let desk = Desk::new("moa");
    let text = moa();
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    let first = text.lines().position(|line| !line.is_ascii()).expect("an umlaut") + 1;
    assert!(refused(&desk, &latin, 1).contains(&first.to_string()));
}

#[test]
fn names_with_control_characters_are_refused_and_shown_harmless() {
    let desk = Desk::new("moa");
    let text = moa().replacen("name = \"", "name = \"\\u001b[2J\\u202e", 1);
    let said = refused(&desk, text.as_bytes(), 1);
    assert!(said.contains("U+001B") && !said.contains('\u{1b}') && !said.contains('\u{202e}'), "{said:?}");
    // Raw, it is no TOML at all.
    let said = refused(&desk, moa().replacen("name = \"", "name = \"\u{1b}[2J", 1).as_bytes(), 1);
    assert!(!said.contains('\u{1b}'), "{said:?}");
}

/// What `new` says of MOA's charter with other members beside it.
fn beside(members: &str) -> String {
    let desk = Desk::empty();
    fs::create_dir(desk.path("own")).expect("a folder");
    fs::write(desk.path("own/charter.toml"), moa()).expect("written");
    fs::write(desk.path("own/members.csv"), format!("handle,code,name,order,org_number,from,until,areas\n{members}"))
        .expect("written");
    let said = desk.refused(1, &["new", "a.samvirke", "--charter", "own"]);
    assert!(!desk.path("a.samvirke").exists(), "no file is left");
    said
}

#[test]
fn two_members_of_one_handle_at_one_time_are_refused() {
    let said = beside("mora,2062,Mora,1,,,2020-01-01,\nmora,2063,Nya Mora,1,,2020-01-01,,\n");
    assert!(said.contains("Mora") && said.contains("Nya Mora") && said.contains("(mora)"), "{said}");
}

#[test]
fn an_area_that_the_charter_does_not_have_is_refused() {
    let said = beside("mora,2062,Mora,1,,,,region:norr\n");
    assert!(said.contains("region:norr"), "{said}");
}

#[test]
fn what_comes_again_must_come_later() {
    let desk = Desk::new("moa");
    for length in ["0 days", "-6 months"] {
        let text = moa().replacen("rolling = \"6 months\"", &format!("rolling = \"{length}\""), 1);
        assert!(refused(&desk, text.as_bytes(), 1).contains("rolling"), "{length}");
    }
}
