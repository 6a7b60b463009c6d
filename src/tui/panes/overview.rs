//! What needs attention now: the obligations that are late, this week, within ninety days and later, and why each is there.

use std::rc::Rc;

use super::browser::{Browser, Detail, Step};
use super::forms::known::Known;
use super::forms::{duty, postpone, since, tick};
use super::{Look, Outcome};
use crate::app::keys::Action;
use crate::app::query::due::{DueLine, DueList, Horizon, due};
use crate::app::query::overview::overview;
use crate::app::sheet::Sheet;
use crate::app::{Failure, Session};
use crate::domain::charter::Charter;
use crate::domain::date::Date;
use crate::domain::duty::State;
use crate::text::{Msg, Say, Shown};
use crate::tui::widgets::canvas::{BOLD, Canvas, PLAIN};
use crate::tui::widgets::columns::Column;
use crate::tui::widgets::entry::Entry;
use crate::tui::widgets::list::{Focus, List};

/// The overview as it stands.
pub(crate) struct Overview {
    due: Option<DueList>,
    charter: Option<Rc<Charter>>,
    /// Whom forms let choose from, once a line is marked that wants someone.
    known: Option<Known>,
    doubted: bool,
    /// Whether every line stands by itself.
    each: bool,
    /// Reference of the line to go to once the list is there.
    wanted: Option<String>,
    /// The day on which the person was last here before.
    visited: Option<Date>,
    browser: Browser,
    /// The line whose reason the detail holds.
    explained: Option<String>,
}

impl Overview {
    pub(super) fn new() -> Self {
        Self {
            due: None,
            charter: None,
            known: None,
            doubted: true,
            each: false,
            wanted: None,
            visited: None,
            browser: Browser::new(Detail::Below(64)),
            explained: None,
        }
    }

    pub(super) fn offers(&self) -> &'static [Action] {
        use Action as A;
        &[A::Open, A::Done, A::Postpone, A::Filter, A::View, A::Today, A::Since, A::NextPart, A::Tick]
    }

    pub(super) fn words(&self, action: Action) -> Option<Msg> {
        // Like the reason, the hint follows the mark once it rests.
        let line = self.due.as_ref()?.lines.iter().find(|line| Some(&line.handle) == self.explained.as_ref())?;
        (action == Action::Done && first_of(line).evidence.is_some()).then_some(Msg::KeyRecord)
    }

    pub(super) fn can(&self, action: Action, look: Look) -> bool {
        use Action as A;
        match action {
            // The lines that tell of the agreement are no duties.
            A::Open | A::Done | A::Tick | A::Postpone | A::NextPart => self.selected().is_some(),
            A::Zoom => self.browser.can_zoom(look),
            _ => true,
        }
    }

    pub(super) fn is_at_top(&self) -> bool {
        self.browser.is_at_top()
    }

    pub(super) fn doubt(&mut self) {
        self.doubted = true;
    }

    pub(super) fn filtered(&mut self) -> Option<&mut List> {
        Some(self.browser.focused())
    }

    /// The lines that are shown as a table with titles and days, or only the one one is at; none in the reason of a line.
    pub(super) fn sheet(&self, one_row: bool, say: Say) -> Option<Sheet> {
        let due = self.due.as_ref().filter(|_| !self.browser.in_detail())?;
        let titles = [Msg::ColSection, Msg::ColDue, Msg::ColState, Msg::ColTitle, Msg::ColWho, Msg::ColClause];
        let row = |line: &DueLine| {
            let section = say.msg(line.horizon(due.today).title()).to_owned();
            let day = line.due.map(|day| day.to_string()).unwrap_or_default();
            vec![section, day, when(line, due.today, say), titled(line, say), line.who.clone(), line.clause.clone()]
        };
        let here = self.browser.list.selected();
        let seen = due.lines.iter().enumerate().filter(|(at, _)| self.browser.list.shows(*at) && (!one_row || Some(*at) == here));
        let rows = seen.map(|(_, line)| row(line)).collect();
        Some(Sheet { columns: titles.map(|title| say.msg(title).to_owned()).into(), rows })
    }

    pub(super) fn refresh(&mut self, session: &Session, look: Look) -> Result<bool, Failure> {
        if !self.doubted {
            if look.settled {
                self.ask_for_form(session)?;
            }
            return Ok(look.settled && self.explain(look.say));
        }
        let selected = self.wanted.take().or_else(|| self.selected().map(|l| l.handle.clone()));
        let list = if self.each { due(session)? } else { overview(session)? };
        let fresh = self.due.is_none();
        self.visited = session.last_visit();
        let mut entries = entries(&list, look.say);
        entries.extend(self.visited.map(|day| visited(day, look)));
        if fresh {
            self.browser.list = List::table(columns(), entries);
        } else {
            self.browser.list.set_entries(entries);
        }
        // The cursor stays on its line even if others came or went above it.
        if let Some(at) = selected.and_then(|handle| list.lines.iter().position(|l| l.handle == handle)) {
            self.browser.list.select(at);
        }
        (self.due, self.doubted, self.explained) = (Some(list), false, None);
        (self.charter, self.known) = (None, None);
        self.explain(look.say);
        Ok(true)
    }

    /// Asks what the form of the marked line is made of, before a key that may open it.
    fn ask_for_form(&mut self, session: &Session) -> Result<(), Failure> {
        let Some(evidence) = self.recorded().and_then(|line| line.evidence.as_ref()) else { return Ok(()) };
        let names_people = evidence.names_people();
        if self.charter.is_none() {
            self.charter = Some(session.charter_without_duties()?);
        }
        if self.known.is_none() && names_people {
            self.known = Some(Known::ask(session)?);
        }
        Ok(())
    }

    /// How the selected line is referred to.
    pub(super) fn handle(&self) -> Option<String> {
        self.selected().map(|line| line.handle.clone())
    }

    fn selected(&self) -> Option<&DueLine> {
        self.due.as_ref().and_then(|due| due.lines.get(self.browser.list.selected()?))
    }

    /// The line that is recorded: of those that the selected one stands for, the first.
    fn recorded(&self) -> Option<&DueLine> {
        self.selected().map(first_of)
    }

    /// Puts the reason of the selected line into the detail; true if it held another.
    fn explain(&mut self, say: Say) -> bool {
        let handle = self.selected().map(|l| l.handle.clone());
        let other = handle != self.explained;
        if handle.is_none() || other {
            let entries = self.selected().map(|line| reason(line, say)).unwrap_or_default();
            self.browser.detail = List::page(entries);
            self.explained = handle;
        }
        other
    }

    pub(super) fn on_action(&mut self, action: Action, look: Look) -> Outcome {
        if matches!(action, Action::Tick | Action::Postpone)
            && let Some(said) = self.unfold(look)
        {
            return Outcome::Say(said);
        }
        match action {
            Action::Open | Action::In if self.browser.in_detail() || self.browser.shows_detail(look) => {
                return self.selected().map_or(Outcome::Unchanged, |line| Outcome::Go(line.place.clone()));
            }
            Action::Done => return Self::with_line(self.recorded(), look, |line| self.record(line, look)),
            Action::Tick => {
                return Self::with_line(self.selected(), look, |line| Outcome::Open(Box::new(tick::form(line, look))));
            }
            Action::Postpone => {
                return Self::with_line(self.selected(), look, |line| Outcome::Open(Box::new(postpone::form(line, look))));
            }
            Action::Since => return self.since(look),
            Action::View => {
                (self.each, self.doubted) = (!self.each, true);
                return Outcome::Changed;
            }
            Action::Today => {
                let is_ahead = |line: &DueLine| line.horizon(look.today) != Horizon::Late;
                let first = self.due.as_ref().and_then(|due| due.lines.iter().position(is_ahead));
                first.into_iter().for_each(|at| self.browser.list.select(at));
                self.explain(look.say);
                return Outcome::Changed;
            }
            _ => {}
        }
        let step = self.browser.on_action(action, look);
        if step == Step::Selected && look.settled {
            self.explain(look.say);
        }
        step.into()
    }

    /// Lets every line stand by itself, at the first of those that the selected one stands for, if they are recorded one by
    /// one; what is said then.
    fn unfold(&mut self, look: Look) -> Option<String> {
        let line = self.selected().filter(|line| line.is_of_single_lines())?;
        let (first, count) = (line.stands_for.first().cloned(), line.stands_for.len());
        (self.wanted, self.each, self.doubted) = (first, true, true);
        self.browser.list.set_filter("");
        let key = look.keys.label(Action::View, look.say);
        Some(look.say.count(Msg::StepUnfold, i128::try_from(count).unwrap_or(i128::MAX), &[("key", &key)]))
    }

    /// What comes of a line.
    fn with_line(line: Option<&DueLine>, look: Look, act: impl Fn(&DueLine) -> Outcome) -> Outcome {
        line.map_or_else(|| Outcome::Say(look.say.msg(Msg::OverviewNothingSelected).to_owned()), act)
    }

    /// The form that asks since when changes are to be shown.
    fn since(&self, look: Look) -> Outcome {
        let bodies = self.charter.iter().flat_map(|charter| &charter.bodies).map(|body| (body.id.clone(), body.name.clone()));
        Outcome::Open(Box::new(since::form(self.visited, bodies.collect(), look)))
    }

    /// The form that records what a duty asks for, or marks it as done.
    fn record(&self, line: &DueLine, look: Look) -> Outcome {
        let nobody = Known::default();
        let known = self.known.as_ref().unwrap_or(&nobody);
        let form = self.charter.as_ref().and_then(|charter| duty::form(line, charter, known, look));
        Outcome::Open(Box::new(form.unwrap_or_else(|| tick::form(line, look))))
    }

    pub(super) fn view(&self, canvas: &mut Canvas, look: Look) {
        let Some(due) = &self.due else { return };
        let (shown, all) = self.browser.list.counts();
        let title = match shown == all {
            true => look.say.count(Msg::OverviewTitle, i64::try_from(all).unwrap_or_default(), &[]),
            false => look.say.fill(Msg::OverviewTitleFiltered, &[("shown", &shown), ("all", &all)]),
        };
        if due.lines.is_empty() {
            let title = Shown::of(look.say.msg(Msg::OverviewNothingDue));
            let mut page = vec![Entry::text(&due.agreement)];
            if due.before_file > 0 {
                page.push(Entry::text(&look.say.count(Msg::OverviewBeforeFile, due.before_file, &[])));
            }
            canvas.rule(ratatui::layout::Rect { height: 1, ..look.area }, &title, BOLD);
            List::page(page).draw(
                canvas,
                ratatui::layout::Rect { y: look.area.y + 1, height: look.area.height - 1, ..look.area },
                Focus::Here,
            );
            return;
        }
        let detail = Shown::of(look.say.msg(Msg::OverviewReason));
        self.browser.view(canvas, look, &Shown::of(&title), &detail);
    }
}

impl From<Step> for Outcome {
    fn from(step: Step) -> Self {
        match step {
            Step::Ignored => Self::Ignored,
            Step::Unchanged => Self::Unchanged,
            Step::Changed | Step::Selected => Self::Changed,
        }
    }
}

fn columns() -> Vec<Column> {
    vec![
        Column::new(""),
        Column::new("").at_least(36),
        Column::new("").at_least(10).gives_way(2),
        Column::new("").at_least(5).gives_way(1),
    ]
}

/// A line, or of those that it stands for and that are recorded one by one, the first.
fn first_of(line: &DueLine) -> &DueLine {
    line.first.as_deref().unwrap_or(line)
}

fn entries(list: &DueList, say: Say) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut horizon = None;
    for (i, line) in list.lines.iter().enumerate() {
        let here = line.horizon(list.today);
        if horizon != Some(here) {
            entries.push(Entry::heading(&say.msg(here.title()).to_uppercase()));
            horizon = Some(here);
        }
        let style = if here == Horizon::Late { BOLD } else { PLAIN };
        entries.push(
            Entry::row(&[when(line, list.today, say), titled(line, say), line.who.clone(), line.clause.clone()])
                .of(i)
                .sign(if line.postponed.is_some() { ' ' } else { sign(line.state) })
                .style(style),
        );
    }
    entries.push(Entry::blank());
    entries.push(Entry::text(&list.agreement));
    if list.before_file > 0 {
        entries.push(Entry::text(&say.count(Msg::OverviewBeforeFile, list.before_file, &[])));
    }
    entries
}

/// What it is, and about what.
fn titled(line: &DueLine, say: Say) -> String {
    let about = line.about(say);
    if about.is_empty() { line.title.clone() } else { format!("{} ({about})", line.title) }
}

/// When the person was last here, and how to see what changed since.
fn visited(day: Date, look: Look) -> Entry {
    let words: [(&str, &dyn std::fmt::Display); 2] =
        [("date", &look.say.date_long(day)), ("key", &look.keys.label(Action::Since, look.say))];
    Entry::text(&look.say.fill(Msg::OverviewVisited, &words))
}

fn sign(state: State) -> char {
    match state {
        State::Overdue => '!',
        State::Urgent | State::Soon => '~',
        State::Unknown => '?',
        State::Ok => ' ',
    }
}

/// The state in a word or two, with the day.
fn when(line: &DueLine, today: Date, say: Say) -> String {
    let days = |day: Date| day.signed_duration_since(today).num_days();
    if let Some(lies) = &line.postponed {
        return say.fill(Msg::OverviewPostponed, &[("date", &say.date(lies.until))]);
    }
    match (line.state, line.due) {
        (State::Unknown, _) => say.msg(Msg::OverviewUnknown).to_owned(),
        (_, None) => say.msg(Msg::OverviewNow).to_owned(),
        (State::Overdue, Some(due)) => say.count(Msg::OverviewDaysLate, -days(due), &[]),
        (_, Some(due)) if days(due) == 0 => say.msg(Msg::OverviewToday).to_owned(),
        (_, Some(due)) if (1..=60).contains(&days(due)) => say.count(Msg::OverviewInDays, days(due), &[]),
        (_, Some(due)) => say.date(due),
    }
}

/// Why a line is on the list, and what to do.
fn reason(line: &DueLine, say: Say) -> Vec<Entry> {
    let title = if line.subject.is_empty() { line.title.clone() } else { format!("{} ({})", line.title, line.subject) };
    let state = say.msg(state(line.state));
    let mut entries = vec![Entry::text(&format!("{title}: {state}")).style(BOLD).sign(sign(line.state))];
    entries.extend(line.reason.iter().map(|sentence| Entry::text(sentence)));
    entries.push(Entry::labelled(say.msg(Msg::DetailNextStep), &line.next_step));
    if line.after_term {
        entries.push(Entry::text(say.msg(Msg::DetailAfterTerm)));
    }
    if line.earlier_unmet > 0 {
        entries.push(Entry::text(&say.count(Msg::DetailEarlierUnmet, line.earlier_unmet, &[])));
    }
    entries.push(Entry::labelled(say.msg(Msg::DetailCommand), &line.command));
    if line.example {
        entries.push(Entry::text(say.msg(Msg::DetailExample)));
    }
    entries
}

fn state(state: State) -> Msg {
    match state {
        State::Overdue => Msg::StateLate,
        State::Urgent => Msg::StateUrgent,
        State::Soon => Msg::StateSoon,
        State::Unknown => Msg::StateUnknown,
        State::Ok => Msg::StateAhead,
    }
}
