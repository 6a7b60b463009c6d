//! What is seen leaves the screen: to a file, or to the clipboard of whoever sits at the terminal.

use std::cell::RefCell;

use super::layers::form::{FieldFault, Form, FormField, Takes};
use super::model::{Effect, Model};
use super::panes::Name;
use crate::app::desk::typed_path;
use crate::app::sheet::{Sheet, SheetFormat};
use crate::text::{Msg, Say};

/// The form that asks for the file.
pub(super) fn form(model: &Model, sheet: Sheet) -> Form {
    let say = model.say;
    let name = say.msg(model.at.title()).to_lowercase();
    let has_days = model.at == Name::Overview;
    let help = if has_days { Msg::ExportDaysHelp } else { Msg::ExportFileHelp };
    let fields = vec![FormField::new(Msg::ExportFile, Takes::Text, &format!("{name}.csv")).help(help)];
    let title = say.count(Msg::ExportTitle, i128::try_from(sheet.rows.len()).unwrap_or_default(), &[]);
    let asked = RefCell::new(None);
    let make = move |form: &Form, say: Say, _| {
        let path = typed_path(form.text(0));
        if has_days && path.extension().is_some_and(|ending| ending == "ics") {
            return Ok(Effect::Calendar { path });
        }
        let format = SheetFormat::of(&path);
        let format = format.ok_or_else(|| FieldFault { field: 0, words: say.msg(Msg::ExportEnding).to_owned() })?;
        // A file that is there is replaced by whoever says so twice.
        if path.exists() && asked.replace(Some(path.clone())).as_ref() != Some(&path) {
            return Err(FieldFault { field: 0, words: say.msg(Msg::ExportThere).to_owned() });
        }
        Ok(Effect::Export { sheet: sheet.clone(), path, format })
    };
    Form::with(title, fields, Box::new(make))
}

/// What makes a terminal put a text on its clipboard (OSC 52).
pub(super) fn to_clipboard(text: &str) -> Vec<u8> {
    format!("\x1b]52;c;{}\x07", base64(text.as_bytes())).into_bytes()
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let all = group.iter().chain([&0, &0]).take(3).fold(0_usize, |all, byte| all << 8 | usize::from(*byte));
        for place in 0..4 {
            let letter = char::from(LETTERS[all >> (18 - 6 * place) & 63]);
            out.push(if place <= group.len() { letter } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_every_base64() {
        let cases = [("", ""), ("M", "TQ=="), ("Mo", "TW8="), ("Mor", "TW9y"), ("Ås", "w4Vz"), ("a\tb\n", "YQliCg==")];
        for (text, expected) in cases {
            assert_eq!(base64(text.as_bytes()), expected, "{text}");
        }
    }
}
