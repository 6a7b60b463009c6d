//! How the agreement stands: its term and the readings of it, its versions, and what notice today would bring about.

use super::holds;
use crate::app::query::agreement::{AgreementStatus, ExitLine};
use crate::app::query::versions::VersionLine;
use crate::domain::charter::ExitEffect;
use crate::text::{Msg, Say};
use crate::tui::widgets::canvas::BOLD;
use crate::tui::widgets::entry::Entry;

/// How it stands, its term, its versions, what notice today would bring about, and the duties that belong to it.
pub(super) fn entries(status: &AgreementStatus, versions: &[VersionLine], exits: &[ExitLine], say: Say) -> Vec<Entry> {
    let mut entries = vec![Entry::text(&status.sentence).style(BOLD)];
    let mut labelled = |label, value: Option<String>| {
        entries.extend(value.map(|value| Entry::labelled(say.msg(label), &value)));
    };
    labelled(Msg::AgreementFrom, status.from.map(|d| say.date_long(d)));
    labelled(Msg::AgreementEnds, status.ends.map(|d| say.date_long(d)));
    labelled(Msg::DetailClause, Some(status.clause.clone()));
    entries.push(Entry::text(&status.adoption.counted(say)));
    if status.readings.len() > 1 {
        entries.push(Entry::heading(say.msg(Msg::AgreementReadings)));
        entries.extend(status.readings.iter().map(|r| {
            let ends = r.ends.map(|d| say.date(d)).unwrap_or_default();
            let says = format!("{} {ends}", r.says.as_deref().unwrap_or_default());
            Entry::labelled(&holds(r.name.as_deref().unwrap_or_default(), r.default, say), says.trim())
        }));
    }
    entries.extend(version_lines(versions, say));
    for notice in &status.notices {
        entries.push(Entry::heading(&notice.sentence(say)));
        entries.extend(notice.facts(say).iter().map(|(label, value)| Entry::labelled(label, value)));
    }
    if exits.is_empty() {
        entries.push(Entry::heading(say.msg(Msg::AgreementExit)));
        entries.push(Entry::text(&say.fill(Msg::SilentOnNotice, &[("paper", &say.paper(status.paper))])));
    }
    let mut headed: Option<&str> = None;
    for exit in exits {
        // What one may ask for instead of leaving has its own name above it.
        let heading = if exit.effect == ExitEffect::NewTerms { &exit.name } else { say.msg(Msg::AgreementExit) };
        if headed != Some(heading) {
            entries.push(Entry::heading(heading));
            headed = Some(heading);
        }
        entries.push({
            let name = exit.reading_name.as_deref().unwrap_or(&exit.name);
            let by = exit.last_notice.map(|d| say.fill(Msg::AgreementLastNotice, &[("date", &say.date(d))]));
            let msg = match exit.effect {
                ExitEffect::EndsAgreement => Msg::AgreementExitEnds,
                ExitEffect::NewTerms => Msg::AgreementExitNewTerms,
                ExitEffect::MemberLeaves => Msg::AgreementExitLeaves,
            };
            let ends = say.fill(msg, &[("date", &say.date(exit.ends)), ("clause", &exit.clause)]);
            let said = [Some(ends), by, exit.says.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ");
            Entry::labelled(&holds(name, exit.default, say), &said)
        });
    }
    if !status.watched.is_empty() || !status.before_file.is_empty() {
        entries.push(Entry::heading(say.msg(Msg::AgreementWatched)));
        entries.extend(status.watched.iter().map(|line| {
            let due = line.due.map(|d| say.date(d)).unwrap_or_default();
            Entry::labelled(&due, &format!("{} ({})", line.title, line.clause))
        }));
        entries.extend(status.before_file.iter().map(|(name, until)| {
            let due = until.map(|d| say.date(d)).unwrap_or_default();
            Entry::labelled(&due, &say.fill(Msg::AgreementBeforeFile, &[("duty", name)])).sign('?')
        }));
    }
    entries
}

/// The versions that the file holds, with the time of each.
fn version_lines(versions: &[VersionLine], say: Say) -> Vec<Entry> {
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
