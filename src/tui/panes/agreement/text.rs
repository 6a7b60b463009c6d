//! The list of the agreement's pane: how it stands, where the members stand, and the entries clause by clause.

use super::{Part, Parties};
use crate::app::query::clauses::{ClauseSheet, EntryLine};
use crate::text::{Msg, Say};
use crate::tui::widgets::columns::Column;
use crate::tui::widgets::entry::Entry;

/// Columns and entries of a detail.
pub(super) type Page = (Vec<Column>, Vec<Entry>);

/// The columns of the list.
pub(super) fn columns() -> Vec<Column> {
    vec![Column::new("").at_least(20), Column::new("").at_least(10), Column::new("").at_least(8).gives_way(1)]
}

/// The lines of the list with what each stands for.
pub(super) fn list(clauses: &[ClauseSheet], parties: &[Parties], say: Say) -> (Vec<Part>, Vec<Entry>) {
    let mut parts = vec![Part::Standing];
    let mut entries = vec![Entry::row(&[say.msg(Msg::AgreementStanding)]).of(0)];
    for (n, parties) in parties.iter().enumerate() {
        let counts = &parties.answers.coverage;
        let count = say.fill(Msg::AgreementCount, &[("n", &counts.yes), ("of", &counts.of())]);
        let sign = if parties.waited_for { '?' } else { ' ' };
        entries.push(Entry::row(&[&parties.title, &count]).of(parts.len()).sign(sign));
        parts.push(Part::Parties(n));
    }
    entries.push(Entry::heading(say.msg(Msg::AgreementClauses)));
    for (clause, sheet) in clauses.iter().enumerate() {
        entries.push(Entry::heading(&sheet.clause));
        for (at, line) in sheet.entries.iter().enumerate() {
            let sign = if line.own.iter().all(|own| own.chosen) { ' ' } else { '*' };
            entries.push(Entry::row(&[line.name.clone(), line.id.clone(), count(line, say)]).of(parts.len()).sign(sign));
            parts.push(Part::Entry(clause, at));
        }
    }
    (parts, entries)
}

/// How many readings an entry has, where it has several.
fn count(line: &EntryLine, say: Say) -> String {
    match line.questions.iter().map(|question| question.readings.len()).sum::<usize>() {
        0 => String::new(),
        n => say.count(Msg::AgreementReadingCount, i128::try_from(n).unwrap_or(0), &[]),
    }
}
