//! The list of the agreement's pane: how it stands, where the members stand, the entries clause by clause, and the
//! agreement's own text.

use super::{Asked, Part};
use crate::app::query::clauses::EntryLine;
use crate::text::{Msg, Say};
use crate::tui::widgets::columns::Column;
use crate::tui::widgets::entry::Entry;

/// Columns and entries of a detail.
pub(super) type Page = (Vec<Column>, Vec<Entry>);

/// The columns of the list.
pub(super) fn columns() -> Vec<Column> {
    vec![Column::new("").at_least(20), Column::new("").at_least(10)]
}

/// The lines of the list with what each stands for.
pub(super) fn list(asked: &Asked, say: Say) -> (Vec<Part>, Vec<Entry>) {
    let Asked { clauses, parties, text, .. } = asked;
    let mut parts = vec![Part::Standing];
    let mut entries = vec![Entry::row(&[say.msg(Msg::AgreementStanding)]).of(0)];
    for (n, parties) in parties.iter().enumerate() {
        let counts = &parties.answers.coverage;
        let count = say.fill(Msg::AgreementCount, &[("n", &counts.yes), ("of", &counts.of())]);
        let sign = if parties.waited_for { '?' } else { ' ' };
        entries.push(Entry::row(&[&parties.title, &count]).of(parts.len()).sign(sign));
        parts.push(Part::Parties(n));
    }
    let held = i128::try_from(text.clauses.len()).unwrap_or_default();
    let attached = if held == 0 { say.msg(Msg::TextNone).to_owned() } else { say.count(Msg::TextClauses, held, &[]) };
    entries.push(Entry::row(&[say.msg(Msg::KindText), &attached]).of(parts.len()));
    parts.push(Part::Text);
    entries.push(Entry::heading(say.msg(Msg::AgreementClauses)));
    for (clause, sheet) in clauses.iter().enumerate() {
        entries.push(Entry::heading(&sheet.clause));
        for (at, line) in sheet.entries.iter().enumerate() {
            let sign = if line.own.iter().all(|own| own.chosen) { ' ' } else { '*' };
            entries.push(Entry::row(&[line.name.clone(), count(line, say)]).of(parts.len()).sign(sign));
            parts.push(Part::Entry(clause, at));
        }
    }
    if !text.clauses.is_empty() {
        entries.push(Entry::heading(say.msg(Msg::KindText)));
    }
    for (at, held) in text.clauses.iter().enumerate() {
        let cited = match held.cited_by.len() {
            0 => String::new(),
            n => say.count(Msg::TextCitations, i128::try_from(n).unwrap_or_default(), &[]),
        };
        entries.push(Entry::row(&[held.clause.heading(), cited]).of(parts.len()));
        parts.push(Part::Clause(at));
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
