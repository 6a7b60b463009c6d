//! `docs/keys.md` is made from the table of keys.

use std::fmt::Write as _;
use std::{env, fs};

use crate::app::keys::{Keys, Scope};
use crate::domain::sort::Language;
use crate::text::Say;

const PAGE: &str = "docs/keys.md";
const ABOUT: &str = "# Keys

What every key does, made from `assets/keys.toml` (`UPDATE_DOCS=1 cargo test`). The first key of a line is the one that
the hints on the screen show; `?` lists those that work where one is. All of them are on Norwegian and Swedish keyboards
without AltGr.

## Other keys

`keys.toml` in the folder of settings (`~/.config/samvirke` on Linux, or where `XDG_CONFIG_HOME` says) gives actions other
keys, each by its name in the tables below:

    undo = \"F2\"
    export = [\"w\", \"ctrl-e\"]
    sort = []

An action has the keys of its line and no others; the hints, the help and the list of all that can be done show them. A key
is a letter or sign, `ctrl-` and a letter, `F1` to `F12`, or `Space`, `Enter`, `Esc`, `Tab`, `Shift-Tab`, `Up`, `Down`, `Left`,
`Right`, `Home`, `End`, `PgUp`, `PgDn`. Letters are typed in forms and answer no question, so that they can only be given to
what is done in the panes and on the first page. A key that was another action's is taken from it; one that two lines want
stays with the first. What is wrong in the file is left out (an action without a sound key keeps its own), said at the start,
and told with its line by `samvirke doctor`.
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
        let _ = write!(page, "\n## {title}\n\n| Key | What it does | Name |\n| --- | --- | --- |\n");
        for binding in Keys::unchanged().all().iter().filter(|b| b.scope == scope) {
            let keys: Vec<_> = binding.chords.iter().map(|c| format!("`{}`", c.label(say))).collect();
            let _ = writeln!(page, "| {} | {} | `{}` |", keys.join(" "), say.msg(binding.action.words()), binding.name);
        }
    }
    if env::var_os("UPDATE_DOCS").is_some() {
        fs::write(PAGE, &page).expect("the page");
    }
    assert_eq!(fs::read_to_string(PAGE).expect("the page"), page, "UPDATE_DOCS=1 writes it");
}
