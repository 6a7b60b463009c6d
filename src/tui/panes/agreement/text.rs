//! The text of the agreement on the screen: its versions, and its clauses with their readings.

use super::holds;
use crate::app::query::clauses::{ClauseSheet, EntryLine};
use crate::app::query::versions::VersionLine;
use crate::text::{Msg, Say};
use crate::tui::widgets::entry::Entry;

/// The versions that the file holds, with the time of each.
pub(super) fn versions(versions: &[VersionLine], say: Say) -> Vec<Entry> {
    let mut entries = vec![Entry::heading(say.msg(Msg::AgreementVersions))];
    entries.extend(versions.iter().map(|line| {
        let n = line.entries;
        let said = match (line.from, line.until) {
            (Some(from), None) => say.fill(Msg::AgreementVersionFrom, &[("from", &say.date(from)), ("n", &n)]),
            (Some(from), Some(until)) => {
                let days = [("from", &say.date(from) as &dyn std::fmt::Display), ("until", &say.date(until)), ("n", &n)];
                say.fill(Msg::AgreementVersionSpan, &days)
            }
            (None, _) => say.fill(Msg::AgreementVersionOpen, &[("n", &n)]),
        };
        let waits = line.waits.as_ref().map(|waits| {
            let (consented, of) = (&waits.consented, &waits.of);
            let members = say.list(&waits.missing);
            let parts: [(&str, &dyn std::fmt::Display); 4] =
                [("version", &line.version), ("consented", consented), ("of", of), ("members", &members)];
            say.fill(Msg::VersionWaits, &parts)
        });
        let said = waits.map_or_else(|| said.clone(), |waits| format!("{said} {waits}"));
        Entry::labelled(&holds(&line.version, line.in_force, say), &said)
    }));
    entries
}

/// The clauses with their entries; the readings of one stand one below the other, the one that holds marked.
pub(super) fn clauses(clauses: &[ClauseSheet], say: Say) -> Vec<Entry> {
    let mut entries = vec![Entry::blank(), Entry::heading(say.msg(Msg::AgreementClauses))];
    for sheet in clauses {
        entries.push(Entry::heading(&sheet.clause));
        entries.extend(sheet.entries.iter().flat_map(|line| entry(line, say)));
    }
    entries
}

fn entry(line: &EntryLine, say: Say) -> Vec<Entry> {
    let own = match line.own[..] {
        [] => String::new(),
        _ => format!(" ({})", say.fill(Msg::AgreementOwn, &[("fields", &line.own.join(", "))])),
    };
    let sign = if line.own.is_empty() { ' ' } else { '*' };
    let mut entries = vec![Entry::labelled(&line.id, &format!("{}{own}", line.name)).sign(sign)];
    let readings = line.readings.iter();
    entries.extend(readings.map(|r| Entry::labelled(&format!("  {}", holds(&r.id, r.default, say)), &r.says)));
    entries
}
