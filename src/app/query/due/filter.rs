//! Part of what is due: by what it is about, by clause, by member.

use super::DueLine;
use crate::app::names;
use crate::app::{Failure, Session};
use crate::domain::sort::fold;

/// Which lines are wanted; none given: all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that stand in what is to be done, what it is about or its name.
    pub subject: Option<String>,
    /// A clause, as the agreement numbers it.
    pub clause: Option<String>,
    /// A member that must act, or that it concerns.
    pub member: Option<String>,
}

impl Filter {
    /// Keeps what has a line that is wanted.
    ///
    /// # Errors
    /// A [`Failure`] if there is no such member.
    pub fn keep<T>(&self, session: &Session, among: &mut Vec<T>, line: impl Fn(&T) -> &DueLine) -> Result<(), Failure> {
        if *self == Self::default() {
            return Ok(());
        }
        let records = session.records()?;
        let member = self.member.as_deref().map(|given| names::member(&records, given, session.today())).transpose()?;
        let handle = member.map(|member| member.handle.as_str());
        let subject = self.subject.as_deref().map(fold);
        let is_about = |line: &DueLine, words: &String| {
            [&line.title, &line.subject, &line.handle].into_iter().any(|text| fold(text).contains(words))
        };
        among.retain(|one| {
            let line = line(one);
            subject.as_ref().is_none_or(|words| is_about(line, words))
                && self.clause.as_deref().is_none_or(|clause| names_clause(&line.clause, clause))
                && handle.is_none_or(|handle| line.members.iter().any(|known| known == handle))
        });
        Ok(())
    }
}

/// Whether a clause, or several, name the one wanted or a part of it: `6.3` is not in `16.3` nor in `6.31`, nor `3` in `6.3`.
fn names_clause(clauses: &str, wanted: &str) -> bool {
    let (clauses, wanted) = (fold(clauses), fold(wanted.trim_start_matches(['\u{a7}', ' '])));
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    clauses.match_indices(&wanted).any(|(at, found)| {
        let (before, after) = (&clauses[..at], &clauses[at + found.len()..]);
        let goes_on = before.strip_suffix('.').is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
        !goes_on && !is_part(before.chars().next_back()) && !is_part(after.chars().next()) && !wanted.is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_is_found_whole() {
        assert!(names_clause("\u{a7} 4.1, \u{a7} 6.3", "6.3") && names_clause("\u{a7} 6.3", "\u{a7} 6"));
        assert!(names_clause("Varigheit", "varigheit"));
        assert!(
            !names_clause("\u{a7} 16.3", "6.3")
                && !names_clause("\u{a7} 6.31", "6.3")
                && !names_clause("\u{a7} 6.3", "3")
                && !names_clause("x", "")
        );
    }
}
