//! The names there are, in words: the one that was probably meant, and the others.

use crate::domain::sort::fold;
use crate::text::{Msg, Say};

/// More than this many nobody reads.
pub(super) const MANY: usize = 12;
/// How alike a name must be to be suggested; below it suggestions surprise more than they help.
const ALIKE: f64 = 0.8;

/// How alike two names are, from 0 to 1; case and marks do not count.
fn likeness(asked: &str, name: &str) -> f64 {
    strsim::jaro_winkler(&fold(asked), &fold(name))
}

/// The name that was probably meant, if one is alike enough.
pub(super) fn nearest<'a>(asked: &str, names: &'a [String]) -> Option<&'a str> {
    let alike = |name: &str| {
        // Names come as `handle (Name)` too; either part may have been meant.
        let parts = name.split_once(" (").map(|(handle, rest)| [handle, rest.trim_end_matches(')')]);
        parts.map_or_else(|| likeness(asked, name), |[a, b]| likeness(asked, a).max(likeness(asked, b)))
    };
    let best = names.iter().map(|name| (alike(name), name)).max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(likeness, _)| *likeness >= ALIKE).map(|(_, name)| name.as_str())
}

/// «Did you mean x?», with a space before it; empty if nothing is alike.
pub(in crate::app) fn suggestion(say: Say, asked: &str, names: &[String]) -> String {
    nearest(asked, names).map_or_else(String::new, |name| [" ", &say.fill(Msg::DidYouMean, &[("name", &name)])].concat())
}

/// The names, the likest first and the rest as a number if there are many.
pub(super) fn listed(say: Say, asked: &str, names: &[String], all: Msg, with_rest: Msg) -> String {
    if names.len() <= MANY {
        return say.fill(all, &[("names", &names.join(", "))]);
    }
    let mut by_likeness: Vec<&str> = names.iter().map(String::as_str).collect();
    by_likeness.sort_by(|a, b| likeness(asked, b).total_cmp(&likeness(asked, a)));
    say.fill(with_rest, &[("names", &by_likeness[..MANY].join(", ")), ("n", &(names.len() - MANY))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_is_suggested_and_nothing_else() {
        let names = ["namnd (Gemensam servicenämnd)", "rad", "edit"].map(str::to_owned);
        assert_eq!(nearest("namd", &names), Some(names[0].as_str()));
        assert_eq!(nearest("servicenämnd", &names), None);
        assert_eq!(nearest("gemensam servicenamnd", &names), Some(names[0].as_str()));
        assert_eq!(nearest("xyz", &names), None);
        assert_eq!(nearest("xyz", &[]), None);
    }
}
