//! Everything on one meeting, as a page.

use super::{state, when};
use crate::app::keys::Action;
use crate::app::query::meeting::MeetingPage;
use crate::domain::duty::State;
use crate::text::Msg;
use crate::tui::panes::Look;
use crate::tui::panes::portfolio::page::{fields, papers};
use crate::tui::widgets::entry::Entry;

/// The page in lines.
pub(super) fn entries(page: &MeetingPage, look: Look) -> Vec<Entry> {
    let (say, row) = (look.say, &page.row);
    let mut entries = Vec::new();
    let mut labelled = |label, value: Option<String>| {
        entries.extend(value.map(|value| Entry::labelled(say.msg(label), &value)));
    };
    labelled(Msg::ColumnBody, Some(row.body_name.clone()));
    labelled(Msg::FormMeetingKind, row.kind.clone());
    labelled(Msg::ColDate, Some(row.date.map_or_else(|| when(row, say), |date| say.date_long(date))));
    let example = row.example.then(|| say.msg(Msg::ExampleMark));
    labelled(Msg::ColState, Some([Some(say.msg(state(row))), example].into_iter().flatten().collect::<Vec<_>>().join(", ")));
    labelled(Msg::ColPlace, row.location.clone());
    labelled(Msg::FormInitiator, page.initiator.clone());
    labelled(Msg::ColNote, row.note.clone());
    if row.id.is_none() {
        entries.push(Entry::text(&look.keys.tell(say, Msg::MeetingsWantedHere, &[("key", Action::Add)])).sign('?'));
    }
    // That it is missing has just been said.
    let reasons = page.wanted.iter().flat_map(|line| line.reason.iter().filter(|reason| **reason != line.missing));
    entries.extend(reasons.map(|reason| Entry::text(reason)));
    entries.extend(fields(&page.about, say));
    if !page.before.is_empty() {
        entries.push(Entry::heading(say.msg(Msg::MeetingsBefore)));
    }
    entries.extend(page.before.iter().map(|line| {
        let due = line.due.map(|due| say.date(due)).unwrap_or_default();
        let sign = if line.state == State::Overdue { '!' } else { ' ' };
        Entry::labelled(&due, &format!("{} ({})", line.title_about(say), line.clause)).sign(sign)
    }));
    let called = &page.called;
    if !called.treats.is_empty() {
        entries.push(Entry::heading(say.msg(Msg::BodiesTreats)));
    }
    entries.extend(called.treats.iter().map(|(title, clause)| Entry::text(&format!("{title} ({clause})"))));
    entries.push(Entry::heading(say.msg(Msg::MeetingsCalled)));
    for (msg, who) in [(Msg::CalledBy, &called.called_by), (Msg::LedBy, &called.led_by)] {
        entries.extend(who.iter().map(|who| Entry::text(&say.fill(msg, &[("who", who)]))));
    }
    if called.rows.is_empty() {
        entries.push(Entry::text(&say.fill(Msg::NobodyCalled, &[("body", &called.body)])));
    }
    entries.extend(called.rows.iter().map(|row| {
        let standing = say.msg(row.standing_title());
        let parts = [Some(row.seat.as_str()), row.member.as_deref(), Some(standing)];
        Entry::labelled(&row.person.name, &parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }));
    let papers: Vec<_> = papers(&page.about, say).collect();
    if !papers.is_empty() {
        entries.push(Entry::heading(say.msg(Msg::PortfolioDocuments)));
    }
    entries.extend(papers);
    entries
}
