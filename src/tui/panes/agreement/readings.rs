//! An entry of the agreement with its readings side by side, or one below the other where there is no room.

use super::{fields, holds, values};
use crate::app::query::clauses::{EntryLine, FieldLine, Question};
use crate::text::{Msg, Say};
use crate::tui::panes::Look;
use crate::tui::widgets::canvas::BOLD;
use crate::tui::widgets::entry::{Entry, stand_beside};

/// What differs between readings has this sign.
const DIFFERS: char = '~';

/// The entry in lines.
pub(super) fn entries(clause: &str, line: &EntryLine, look: Look) -> Vec<Entry> {
    let say = look.say;
    let own = |chosen: bool| line.own.iter().filter(move |own| own.chosen == chosen);
    let listed = |of: Vec<String>| Some(of.join(", ")).filter(|all| !all.is_empty());
    let facts = [
        (Msg::DetailClause, Some(clause.to_owned())),
        (Msg::AgreementOwn, listed(own(false).map(|own| fields::called(&own.field, say)).collect())),
        (
            Msg::AgreementChosen,
            listed(own(true).map(|own| format!("{}: {}", fields::called(&own.field, say), own.value)).collect()),
        ),
        (Msg::AgreementId, Some(line.id.clone())),
    ];
    let facts: Vec<_> = facts.into_iter().filter_map(|(label, value)| Some((say.msg(label), value?))).collect();
    // What all readings have alike is told as far as it has words: the rest is for those who write agreements as text.
    let alike: Vec<_> = line.alike.iter().filter(|field| fields::words(&field.path).is_some()).collect();
    let named = line.questions.iter().flat_map(|q| &q.differ).chain(alike.iter().copied());
    let named: Vec<_> = named.map(|field| fields::called(&field.path, say)).collect();
    let labels = facts.iter().map(|(label, _)| *label).chain(named.iter().map(String::as_str));
    let label = u16::try_from(labels.map(|label| label.chars().count()).max().unwrap_or(0) + 2).unwrap_or(u16::MAX);
    let mut entries: Vec<_> = facts.iter().map(|(label, value)| Entry::labelled(label, value)).collect();
    for question in &line.questions {
        let title =
            question.about.as_ref().map(|about| say.fill(Msg::AgreementReadAbout, &[("field", &fields::called(about, say))]));
        entries.push(Entry::heading(title.as_deref().unwrap_or(say.msg(Msg::AgreementRead))));
        match !look.linear && stand_beside(look.area.width, label, question.readings.len()) {
            true => side_by_side(question, &mut entries, say),
            false => one_below_the_other(question, &mut entries, say),
        }
    }
    if !alike.is_empty() {
        entries.push(Entry::heading(say.msg(Msg::AgreementReadAlike)));
        entries.extend(alike.iter().map(|field| Entry::labelled(&fields::called(&field.path, say), &value(field, 0, say))));
    }
    entries
}

fn value(field: &FieldLine, reading: usize, say: Say) -> String {
    let value = field.values.get(reading).and_then(Option::as_deref);
    value.map_or_else(|| "-".to_owned(), |value| values::said(&field.path, value, say))
}

fn side_by_side(question: &Question, entries: &mut Vec<Entry>, say: Say) {
    let readings = &question.readings;
    let ids: Vec<_> = readings.iter().map(|r| holds(&r.name, r.default, say)).collect();
    entries.push(Entry::beside("", &ids).style(BOLD));
    entries.push(Entry::beside("", &readings.iter().map(|r| r.says.clone()).collect::<Vec<_>>()));
    entries.extend(question.differ.iter().map(|field| {
        let values: Vec<_> = (0..readings.len()).map(|reading| value(field, reading, say)).collect();
        Entry::beside(&fields::called(&field.path, say), &values).sign(DIFFERS).style(BOLD)
    }));
}

fn one_below_the_other(question: &Question, entries: &mut Vec<Entry>, say: Say) {
    for (at, reading) in question.readings.iter().enumerate() {
        entries.push(Entry::text(&holds(&reading.name, reading.default, say)).style(BOLD));
        entries.push(Entry::text(&reading.says));
        let fields = question.differ.iter();
        entries.extend(
            fields.map(|field| {
                Entry::labelled(&fields::called(&field.path, say), &value(field, at, say)).sign(DIFFERS).style(BOLD)
            }),
        );
    }
}
