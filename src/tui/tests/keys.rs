//! `docs/keys.md` is made from the table of keys.

use std::fmt::Write as _;
use std::{env, fs};

use crate::domain::sort::Language;
use crate::text::Say;
use crate::tui::keymap::{BINDINGS, Scope};

const PAGE: &str = "docs/keys.md";
const ABOUT: &str = "# Keys

What every key does, made from `assets/keys.toml` (`UPDATE_DOCS=1 cargo test`). The first key of a line is the one that
the hints on the screen show; `?` lists those that work where one is. All of them are on Norwegian and Swedish keyboards
without AltGr.
";

#[test]
fn the_page_of_keys_is_that_of_the_table() {
    let say = Say::new(Language::En);
    let mut page = ABOUT.to_owned();
    let places = [
        (Scope::Pane, "In the panes"),
        (Scope::Field, "In forms"),
        (Scope::Dialog, "At questions"),
        (Scope::First, "On the first page, where there is no file yet"),
        (Scope::Anywhere, "Everywhere"),
    ];
    for (scope, title) in places {
        let _ = write!(page, "\n## {title}\n\n| Key | What it does |\n| --- | --- |\n");
        for binding in BINDINGS.iter().filter(|b| b.scope == scope) {
            let keys: Vec<_> = binding.chords.iter().map(|c| format!("`{}`", c.label(say))).collect();
            let _ = writeln!(page, "| {} | {} |", keys.join(" "), say.msg(binding.action.words()));
        }
    }
    if env::var_os("UPDATE_DOCS").is_some() {
        fs::write(PAGE, &page).expect("the page");
    }
    assert_eq!(fs::read_to_string(PAGE).expect("the page"), page, "UPDATE_DOCS=1 writes it");
}
