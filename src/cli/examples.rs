//! Lines of the command line that can be run as they stand in the demos, from `assets/examples.toml`.

include!(concat!(env!("OUT_DIR"), "/examples.rs"));

/// The lines of a verb, by its whole name; none where it needs none.
pub(super) fn of(verb: &str) -> &'static [&'static str] {
    EXAMPLES.iter().find(|(of, _)| *of == verb).map_or(&[], |(_, lines)| lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::verb::{ALL, Act};

    #[test]
    fn each_line_is_of_a_verb_there_is() {
        let mut verbs = Vec::new();
        for verb in ALL {
            verbs.push(verb.name.to_owned());
            if let Act::Verbs(own) = &verb.act {
                verbs.extend(own.iter().map(|own| format!("{} {}", verb.name, own.name)));
            }
        }
        for (of, lines) in EXAMPLES {
            assert!(verbs.iter().any(|verb| verb == of), "{of}");
            assert!(lines.iter().all(|line| line.starts_with("samvirke ")), "{of}");
        }
    }
}
