//! The keys that a person has chosen: a TOML table with a line for each action, `undo = "u"` or `undo = ["u", "F2"]`.

use toml::de::{DeTable, DeValue};

/// A line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The action as it is named there.
    pub action: String,
    /// The keys as they are written.
    pub keys: Vec<String>,
    /// The line, counted from 1.
    pub line: usize,
}

/// What is written, by line, and the lines that say no such thing.
pub fn read(text: &str) -> (Vec<Written>, Vec<usize>) {
    let line_at = |byte: usize| text[..text.floor_char_boundary(byte)].matches('\n').count() + 1;
    let (document, errors) = DeTable::parse_recoverable(text);
    let mut wrong: Vec<usize> = errors.iter().map(|error| line_at(error.span().unwrap_or_default().start)).collect();
    let mut written = Vec::new();
    for (name, value) in document.get_ref() {
        let line = line_at(name.span().start);
        match keys(value.get_ref()) {
            // What the parser made of a faulty line is nobody's choice.
            Some(_) if wrong.contains(&line) => {}
            Some(keys) => written.push(Written { action: name.get_ref().to_string(), keys, line }),
            None => wrong.push(line),
        }
    }
    wrong.sort_unstable();
    wrong.dedup();
    written.sort_by_key(|line| line.line);
    (written, wrong)
}

/// One text, or a list of texts.
fn keys(value: &DeValue<'_>) -> Option<Vec<String>> {
    match value {
        DeValue::String(key) => Some(vec![key.to_string()]),
        DeValue::Array(keys) => keys.iter().map(|key| key.get_ref().as_str().map(str::to_owned)).collect(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_and_what_is_none_is_told() {
        let (written, wrong) = read("# mine\nundo = ['u', \"F2\"]\nview = 3\nadd = \"n\"\nedit = [1]\n= x\n");
        let told: Vec<_> = written.iter().map(|w| (w.action.as_str(), w.keys.join(" "), w.line)).collect();
        assert_eq!(told, [("undo", "u F2".to_owned(), 2), ("add", "n".to_owned(), 4)]);
        assert_eq!(wrong, [3, 5, 6]);
    }
}
