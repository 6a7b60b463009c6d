//! Everything on one member, as a page.

use super::contact;
use crate::app::query::log::LogLine;
use crate::app::query::members::MemberPage;
use crate::app::query::split::pays::Pays;
use crate::text::{Msg, Say};
use crate::tui::panes::portfolio::page::{fields, papers};
use crate::tui::panes::portfolio::words;
use crate::tui::widgets::entry::Entry;
use crate::tui::words::change as changed;

/// The page in lines.
pub(super) fn entries(page: &MemberPage, pays: &[Pays], history: &[LogLine], say: Say) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut labelled = |label, value: Option<String>| {
        if let Some(value) = value.filter(|v| !v.is_empty()) {
            entries.push(Entry::labelled(say.msg(label), &value));
        }
    };
    labelled(Msg::ColumnCode, Some(page.row.code.clone()));
    labelled(Msg::DetailOrgNumber, page.org_number.clone());
    labelled(Msg::ColumnArea, Some(page.row.areas.join(", ")));
    labelled(Msg::DetailHost, page.row.host.then(|| say.msg(Msg::DetailYes).to_owned()));
    labelled(Msg::DetailMemberFrom, page.row.from.map(|d| say.date(d)));
    labelled(Msg::DetailMemberUntil, page.row.until.map(|d| say.date(d)));
    let predecessors: Vec<_> = page.predecessors.iter().map(|member| member.name.as_str()).collect();
    labelled(Msg::MembersMerged, Some(say.list(&predecessors)));
    labelled(Msg::MembersWentInto, page.successor.as_ref().map(|member| member.name.clone()));
    entries.extend(fields(&page.portfolio.about, say));
    entries.push(Entry::heading(say.msg(Msg::MembersInhabitants)));
    if page.inhabitants.is_empty() {
        entries.push(Entry::text(say.msg(Msg::MembersNoFigures)).sign('?'));
    }
    let most = page.inhabitants.iter().map(|f| f.count).max().unwrap_or(1).max(1);
    for (at, figure) in page.inhabitants.iter().enumerate().rev() {
        let before = at.checked_sub(1).map(|at| page.inhabitants[at].count);
        let part = u16::try_from(figure.count * 100 / most).unwrap_or(100);
        let value = format!("{:>9} {:>8}", say.integer(i128::from(figure.count)), change(figure.count, before, say));
        entries.push(Entry::bar(&figure.date.to_string(), &value, part));
    }
    if let Some(figure) = page.inhabitants.last() {
        entries.push(Entry::labelled(say.msg(Msg::PortfolioSource), &figure.source));
    }
    entries.push(Entry::heading(say.msg(Msg::MembersSeats)));
    if page.seats.is_empty() {
        entries.push(Entry::text(say.msg(Msg::MembersNoSeats)));
    }
    let mut body = "";
    for held in &page.seats {
        if body != held.body {
            entries.push(Entry::text(&held.body));
            body = &held.body;
        }
        entries.push(Entry::labelled(&held.seat, &contact(&held.holder.person)));
    }
    if !page.others.is_empty() {
        entries.push(Entry::heading(say.msg(Msg::MembersOthers)));
        entries.extend(page.others.iter().map(|p| Entry::text(&contact(p))));
    }
    let portfolio = &page.portfolio;
    if !portfolio.stances.is_empty() {
        entries.push(Entry::heading(say.msg(Msg::MembersPositions)));
    }
    for stance in &portfolio.stances {
        let parts = [words::standing(&stance.row, true, say), words::since(&stance.row, say), words::grounds(&stance.row, say)];
        let stands = parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ");
        let value = format!("{}: {stands}", stance.topic_name);
        entries.push(Entry::labelled(&stance.title, &value).sign(words::sign(stance.row.answer)));
    }
    if !portfolio.projects.is_empty() {
        entries.push(Entry::heading(say.msg(Msg::PortfolioProjects)));
        entries.extend(portfolio.projects.iter().map(|p| Entry::labelled(&p.handle, &p.name)));
    }
    if !portfolio.operations.is_empty() {
        entries.push(Entry::heading(say.msg(Msg::MembersOperations)));
        entries.extend(portfolio.operations.iter().map(|(_, name)| Entry::text(name)));
    }
    let papers: Vec<_> = papers(&portfolio.about, say).collect();
    if !papers.is_empty() {
        entries.push(Entry::heading(say.msg(Msg::PortfolioDocuments)));
    }
    entries.extend(papers);
    if !pays.is_empty() {
        entries.push(Entry::heading(say.msg(Msg::PaysTitle)));
    }
    entries.extend(pays.iter().map(|cost| {
        let grounds: Vec<_> = [&cost.key, &cost.clause].into_iter().filter(|text| !text.is_empty()).map(String::as_str).collect();
        Entry::labelled(&cost.name, &format!("{} ({})", cost.words(say), grounds.join(", ")))
    }));
    if !page.numbers.is_empty() {
        entries.push(Entry::heading(say.msg(Msg::MembersNumbers)));
    }
    entries.extend(page.numbers.iter().map(|number| {
        let until = number.until.map(|day| say.date(day)).unwrap_or_default();
        let from = number.from.map(|day| say.date(day)).unwrap_or_default();
        Entry::labelled(&number.code, &format!("{}, {from} – {until}", number.name))
    }));
    entries.push(Entry::heading(say.msg(Msg::PortfolioHistory)));
    entries.extend(history.iter().map(|line| changed(line, say)));
    entries
}

/// By how much a count differs from the one before, in per cent.
fn change(count: u64, before: Option<u64>, say: Say) -> String {
    let Some(before) = before.filter(|before| *before > 0) else { return String::new() };
    let tenths = (i128::from(count) - i128::from(before)) * 1000 / i128::from(before);
    let sign = if tenths > 0 { "+" } else { "" };
    format!("{sign}{} %", say.decimal(tenths, 1))
}
