//! Clauses: where the agreement names its sections, every entry cites one of them.

use super::Check;
use crate::domain::charter::Entry;

impl Check<'_> {
    /// Each clause that the entries cite is a section, or a part of one: it goes on after the section's name.
    pub(super) fn clauses<T>(&mut self, kind: &str, entries: &[Entry<T>]) {
        for (i, entry) in entries.iter().enumerate() {
            self.cites(format!("{kind}[{}].source", i + 1), &entry.source);
        }
    }

    /// The clauses in a `source` are parted by commas.
    pub(super) fn cites(&mut self, path: String, source: &str) {
        let sections = &self.charter.agreement.rule.sections;
        if sections.is_empty() {
            return;
        }
        let goes_on = |rest: &str| !rest.starts_with(char::is_alphanumeric);
        let is_known = |clause: &&str| sections.iter().any(|s| clause.strip_prefix(s.id.as_str()).is_some_and(goes_on));
        if let Some(clause) = source.split(',').map(str::trim).find(|clause| !is_known(clause)) {
            let known = sections.iter().map(|s| s.id.clone()).collect();
            self.known(path, clause, "section", known);
        }
    }
}
