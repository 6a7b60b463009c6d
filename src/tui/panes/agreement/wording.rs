//! The agreement's own text: what is attached, and a clause with the entries that cite it.

use crate::app::keys::Action;
use crate::app::query::text::{AgreementText, TextClause};
use crate::text::{Msg, Say};
use crate::tui::panes::Look;
use crate::tui::widgets::canvas::BOLD;
use crate::tui::widgets::entry::Entry;

/// What is attached, and what is not in it.
pub(super) fn about(text: &AgreementText, look: Look) -> Vec<Entry> {
    let say = look.say;
    if text.clauses.is_empty() {
        let key = look.keys.label(Action::Add, say);
        return vec![Entry::text(&say.fill(Msg::TextAttachHow, &[("version", &text.version), ("key", &key)]))];
    }
    let mut entries = vec![Entry::text(&say.fill(Msg::TextTitle, &[("version", &text.version)])).style(BOLD)];
    entries.push(Entry::text(&say.count(Msg::TextClauses, i128::try_from(text.clauses.len()).unwrap_or_default(), &[])));
    if !text.lacking.is_empty() {
        entries.push(Entry::text(&say.fill(Msg::TextLacking, &[("clauses", &text.lacking.join("; "))])).sign('?'));
    }
    entries
}

/// A clause as it stands beside what cites it.
pub(super) fn clause(held: &TextClause) -> Vec<Entry> {
    std::iter::once(Entry::heading(&held.clause.heading())).chain(lines(held)).collect()
}

/// A clause, and below it the entries that cite it.
pub(super) fn with_citations(held: &TextClause, say: Say) -> Vec<Entry> {
    let mut entries: Vec<_> = lines(held).collect();
    if entries.is_empty() {
        entries.push(Entry::text(say.msg(Msg::TextNoWords)));
    }
    if !held.cited_by.is_empty() {
        entries.push(Entry::heading(say.msg(Msg::ColCitedBy)));
    }
    entries.extend(held.cited_by.iter().map(|cited| Entry::labelled(&cited.entry, &cited.name)));
    entries
}

fn lines(held: &TextClause) -> impl Iterator<Item = Entry> {
    let entry = |line: String| if line.is_empty() { Entry::blank() } else { Entry::text(&line) };
    held.clause.lines().into_iter().map(entry)
}
