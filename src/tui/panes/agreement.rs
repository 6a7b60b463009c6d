//! How the agreement stands, its readings, what notice today would bring about, its versions and its clauses.

mod text;

use ratatui::layout::Rect;

use super::{Look, Outcome};
use crate::app::query::agreement::{AgreementStatus, ExitLine, exits, status};
use crate::app::query::clauses::clauses;
use crate::app::query::versions::versions;
use crate::app::{Failure, Session};
use crate::domain::charter::ExitEffect;
use crate::text::{Msg, Say, Shown};
use crate::tui::action::Action;
use crate::tui::widgets::canvas::{BOLD, Canvas};
use crate::tui::widgets::entry::Entry;
use crate::tui::widgets::list::{Focus, List};

/// The agreement as it stands.
pub(crate) struct Agreement {
    name: String,
    doubted: bool,
    list: List,
}

impl Agreement {
    pub(super) fn new() -> Self {
        Self { name: String::new(), doubted: true, list: List::default() }
    }

    pub(super) fn offers(&self) -> &'static [Action] {
        &[Action::Edit, Action::Filter]
    }

    pub(super) fn doubt(&mut self) {
        self.doubted = true;
    }

    pub(super) fn filtered(&mut self) -> Option<&mut List> {
        Some(&mut self.list)
    }

    pub(super) fn refresh(&mut self, session: &Session, look: Look) -> Result<bool, Failure> {
        if !self.doubted {
            return Ok(false);
        }
        let status = status(session)?;
        // An agreement without notice is no failure here.
        let exits = match exits(session, None, look.today) {
            Ok(exits) => exits,
            Err(Failure::Store(error)) => return Err(Failure::Store(error)),
            Err(_) => Vec::new(),
        };
        self.name = status.name.clone();
        let versions = text::versions(&versions(session)?, look.say);
        let mut entries = entries(&status, versions, &exits, look.say);
        entries.extend(text::clauses(&clauses(session)?, look.say));
        self.list.set_entries(entries);
        self.doubted = false;
        Ok(true)
    }

    pub(super) fn on_action(&mut self, action: Action, look: Look) -> Outcome {
        match action {
            Action::Edit => Outcome::Draft,
            Action::Back if !self.list.filter().is_empty() => {
                self.list.set_filter("");
                Outcome::Changed
            }
            _ if self.list.travel(action, look.area.height.saturating_sub(1)) => Outcome::Changed,
            _ => Outcome::Ignored,
        }
    }

    pub(super) fn view(&self, canvas: &mut Canvas, look: Look) {
        let area = look.area;
        let title =
            if self.list.filter().is_empty() { self.name.clone() } else { format!("{}  /{}", self.name, self.list.filter()) };
        canvas.rule(Rect { height: 1, ..area }, &Shown::of(&title), BOLD);
        self.list.draw(canvas, Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }, Focus::Here);
    }
}

fn entries(status: &AgreementStatus, versions: Vec<Entry>, exits: &[ExitLine], say: Say) -> Vec<Entry> {
    let mut entries = vec![Entry::text(&status.sentence).style(BOLD)];
    let mut labelled = |label, value: Option<String>| {
        entries.extend(value.map(|value| Entry::labelled(say.msg(label), &value)));
    };
    labelled(Msg::AgreementFrom, status.from.map(|d| say.date_long(d)));
    labelled(Msg::AgreementEnds, status.ends.map(|d| say.date_long(d)));
    labelled(Msg::DetailClause, Some(status.clause.clone()));
    if status.readings.len() > 1 {
        entries.push(Entry::heading(say.msg(Msg::AgreementReadings)));
        entries.extend(status.readings.iter().map(|r| {
            let ends = r.ends.map(|d| say.date(d)).unwrap_or_default();
            let says = format!("{} {ends}", r.says.as_deref().unwrap_or_default());
            Entry::labelled(&holds(r.reading.as_deref().unwrap_or_default(), r.default, say), says.trim())
        }));
    }
    entries.extend(versions);
    let mut headed: Option<&str> = None;
    for exit in exits {
        // What one may ask for instead of leaving has its own name above it.
        let heading = if exit.effect == ExitEffect::NewTerms { &exit.name } else { say.msg(Msg::AgreementExit) };
        if headed != Some(heading) {
            entries.push(Entry::heading(heading));
            headed = Some(heading);
        }
        entries.push({
            let name = exit.reading.as_deref().unwrap_or(&exit.name);
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

fn holds(reading: &str, default: bool, say: Say) -> String {
    if default { say.fill(Msg::CostReadingHolds, &[("reading", &reading)]) } else { reading.to_owned() }
}
