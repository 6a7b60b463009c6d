//! An amount split by a pool or key of the agreement, with how it was worked out, as one types. Nothing here is saved.

use std::collections::BTreeSet;
use std::rc::Rc;

use chrono::Datelike;
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

use super::browser::{Browser, Detail, Step};
use super::{Look, Outcome, forms};
use crate::app::keys::Action;
use crate::app::query::members::members_now;
use crate::app::query::split::{CostRule, SplitQuestion, SplitSheet, rules, split};
use crate::app::{Failure, Session, failure};
use crate::domain::charter::Charter;
use crate::domain::member::Member;
use crate::domain::money::Currency;
use crate::text::{Msg, Say, Shown, read};
use crate::tui::keymap::{self, Scope};
use crate::tui::widgets::canvas::{Canvas, PLAIN};
use crate::tui::widgets::columns::Column;
use crate::tui::widgets::entry::Entry;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::list::List;
use crate::tui::words;

use series::Series;
use sheet::{amount, parts, sheet_columns};

pub(super) mod series;
mod sheet;

/// The costs as they stand.
pub(crate) struct Cost {
    rules: Option<Vec<CostRule>>,
    series: Vec<Series>,
    charter: Option<Rc<Charter>>,
    members: Vec<Member>,
    /// Handles of members taken out of a split among those who have the need.
    left_out: BTreeSet<String>,
    amount: Field,
    /// The amount before one began to type, for those who think better of it.
    before: String,
    typing: bool,
    currency: Currency,
    doubted: bool,
    browser: Browser,
    /// The year the cost belongs to; none: the present one.
    year: Option<i32>,
    /// The rule, amount, year and members the detail holds.
    worked_out: Option<(usize, String, Option<i32>, BTreeSet<String>)>,
}

impl Cost {
    pub(super) fn new() -> Self {
        Self {
            rules: None,
            series: Vec::new(),
            charter: None,
            members: Vec::new(),
            left_out: BTreeSet::new(),
            amount: Field::holding("1 000 000,00"),
            before: String::new(),
            typing: false,
            currency: Currency::Nok,
            doubted: true,
            browser: Browser::new(Detail::Beside(36)),
            year: None,
            worked_out: None,
        }
    }

    pub(super) fn offers(&self) -> &'static [Action] {
        if self.browser.in_detail() && !self.can_choose() {
            &[Action::Edit, Action::Later, Action::Add, Action::Back, Action::Earlier, Action::Zoom]
        } else if self.browser.in_detail() {
            &[Action::Mark, Action::Edit, Action::Later, Action::Add, Action::Back, Action::Earlier, Action::Zoom]
        } else {
            &[Action::Open, Action::Edit, Action::Later, Action::Add, Action::Filter, Action::Earlier, Action::NextPart]
        }
    }

    pub(super) fn can(&self, action: Action, look: Look) -> bool {
        match action {
            Action::Mark => self.browser.in_detail() && self.can_choose() && self.browser.detail.selected().is_some(),
            Action::Add => self.figures().is_some(),
            Action::Zoom => self.browser.can_zoom(look),
            _ => true,
        }
    }

    /// Whether who takes part is chosen.
    fn can_choose(&self) -> bool {
        self.rule().is_some_and(|rule| rule.needs_choice)
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

    pub(super) fn is_typing(&self) -> bool {
        self.typing
    }

    pub(super) fn type_key(&mut self, key: KeyEvent, look: Look) -> Outcome {
        match keymap::action(look.keys, Scope::Field, key) {
            // What cannot be read is said at once, and typed on.
            Some(Action::Accept) if self.amount_fault(look.say).is_some() => {
                self.amount_fault(look.say).map_or(Outcome::Unchanged, Outcome::Say)
            }
            Some(Action::Accept | Action::Leave | Action::NextField | Action::PreviousField | Action::Cancel) => {
                self.typing = false;
                if self.amount.text().is_empty() {
                    self.amount = Field::holding(&self.before);
                }
                Outcome::Changed
            }
            Some(_) => Outcome::Unchanged,
            None if self.amount.type_key(key) => Outcome::Changed,
            None => Outcome::Ignored,
        }
    }

    /// What is wrong with the amount, where anything is.
    fn amount_fault(&self, say: Say) -> Option<String> {
        let typed = Some(self.amount.text()).filter(|text| !text.is_empty())?;
        read::amount(typed, self.currency).err().map(|fault| words::amount_fault(say, typed, fault))
    }

    pub(super) fn paste(&mut self, text: &str, _look: Look) -> Outcome {
        self.amount = Field::holding(text.trim());
        Outcome::Changed
    }

    pub(super) fn refresh(&mut self, session: &Session, look: Look) -> Result<bool, Failure> {
        if self.doubted {
            let selected = self.browser.list.selected();
            let rules = rules(session)?;
            self.members = members_now(session)?;
            let charter = session.charter_without_duties()?;
            self.currency = session.card().currency;
            self.series = series::all(session, &charter)?;
            self.charter = Some(charter);
            let mut entries = entries(&rules, look.say);
            entries.extend(series::entries(&self.series, rules.len(), look.say));
            if self.rules.is_none() {
                let column = |msg| Column::new(look.say.msg(msg));
                let columns = vec![column(Msg::ColumnSplitBy).at_least(12), column(Msg::ColumnClause).at_least(4).gives_way(1)];
                self.browser.list = List::table(columns, entries);
            } else {
                self.browser.list.set_entries(entries);
            }
            selected.into_iter().for_each(|at| self.browser.list.select(at));
            self.rules = Some(rules);
        }
        let wanted = self.browser.list.selected().map(|at| {
            let amount = self.amount.text().to_owned();
            (at, amount, self.year, self.left_out.clone())
        });
        if !self.doubted && (!look.settled || self.worked_out == wanted) {
            return Ok(false);
        }
        self.doubted = false;
        self.work_out(session, look)?;
        self.worked_out = wanted;
        Ok(true)
    }

    /// Splits the amount by the selected rule.
    fn work_out(&mut self, session: &Session, look: Look) -> Result<(), Failure> {
        let say = look.say;
        if let Some(series) = self.series() {
            self.browser.detail = List::table(series::columns(say), series::page(series, look));
            return Ok(());
        }
        let Some(rule) = self.rule() else { return Ok(()) };
        let by_rate = self.charter.as_ref().is_some_and(|charter| series::is_by_rate(rule, charter));
        let amount = read::amount(self.amount.text(), self.currency);
        let members = rule.needs_choice.then(|| self.taking_part()).filter(|_| !self.left_out.is_empty());
        let sheet = match amount {
            Ok(amount) => {
                // What is paid by a rate follows from it, whatever amount stands above.
                let (amount, by) = ((!by_rate).then_some(amount), rule.by.clone());
                split(session, &SplitQuestion { amount, by, year: self.year, members, project: None, on: None })
            }
            Err(fault) => Err(Failure::Amount { text: self.amount.text().to_owned(), fault }),
        };
        let (columns, entries) = match &sheet {
            Ok(sheet) => (sheet_columns(sheet, say), self.sheet(sheet, look)),
            // What stands against a split is an answer to the question, not a failure of the pane.
            Err(Failure::Store(_)) => return sheet.map(drop),
            Err(failure) => {
                let mut lines = failure::words::failure(say, failure);
                if series::is_undecided(failure) {
                    // What to do is said by the key that does it, not by a command.
                    lines.truncate(1);
                }
                let signs = std::iter::once('!').chain(std::iter::repeat(' '));
                let mut page: Vec<_> = lines.iter().zip(signs).map(|(line, sign)| Entry::text(line.trim()).sign(sign)).collect();
                if series::is_undecided(failure) {
                    page.push(Entry::text(&look.keys.tell(say, Msg::CostSetFigure, &[("key", Action::Add)])));
                    let sum = say.fill(Msg::CostSumOf, &[("year", &self.shown_year(look))]);
                    page.push(Entry::labelled(&sum, say.msg(Msg::CostNoAmount)));
                }
                if self.can_choose() {
                    page.push(Entry::blank());
                    page.extend(self.members.iter().enumerate().map(|(i, m)| self.member_row(std::slice::from_ref(&m.name), i)));
                }
                (vec![Column::new("")], page)
            }
        };
        let place = self.browser.detail.selected();
        self.browser.detail = List::table(columns, entries);
        place.into_iter().for_each(|at| self.browser.detail.select(at));
        Ok(())
    }

    fn shown_year(&self, look: Look) -> i32 {
        self.year.unwrap_or(look.today.year())
    }

    /// Another year, as far as figures can be decided for it.
    fn turn(&mut self, by: i32, look: Look) -> Outcome {
        let year = (self.shown_year(look) + by).clamp(1900, 9999);
        self.year = Some(year).filter(|year| *year != look.today.year());
        Outcome::Changed
    }

    fn rule(&self) -> Option<&CostRule> {
        self.rules.as_ref().and_then(|rules| rules.get(self.browser.list.selected()?))
    }

    /// The series one is at.
    fn series(&self) -> Option<&Series> {
        let at = self.browser.list.selected()?.checked_sub(self.rules.as_ref()?.len())?;
        self.series.get(at)
    }

    /// The series one is at, or the one that the cost goes by.
    fn figures(&self) -> Option<&Series> {
        let by = || Some(series::of_rule(self.rule()?, self.charter.as_ref()?)?.to_owned());
        let id = self.series().map(|s| s.id.clone()).or_else(by)?;
        self.series.iter().find(|s| s.id == id)
    }

    /// The form of a figure of that series.
    fn set_figure(&self, look: Look) -> Outcome {
        let Some(series) = self.figures() else { return Outcome::Say(look.say.msg(Msg::CostNoSeries).to_owned()) };
        let names: Vec<_> = self.members.iter().map(|m| m.name.as_str()).collect();
        Outcome::Open(Box::new(forms::figure::set(series.wanted(&names, self.currency, self.shown_year(look)), look)))
    }

    fn taking_part(&self) -> Vec<String> {
        self.members.iter().map(|m| m.handle.clone()).filter(|h| !self.left_out.contains(h)).collect()
    }

    fn member_row(&self, cells: &[String], member: usize) -> Entry {
        let out = self.members.get(member).is_some_and(|m| self.left_out.contains(&m.handle));
        Entry::row(cells).of(member).sign(if out { ' ' } else { '*' })
    }

    /// The shares under each reading, the sum, and how it was worked out.
    fn sheet(&self, sheet: &SplitSheet, look: Look) -> Vec<Entry> {
        let say = look.say;
        let choice = self.can_choose();
        let mut entries = Vec::new();
        for (i, member) in self.members.iter().enumerate() {
            let of = |sheet: &SplitSheet| sheet.lines.iter().find(|l| l.id == member.id).cloned();
            let line = of(sheet);
            if line.is_none() && !choice && sheet.readings.iter().all(|r| of(r).is_none()) {
                continue;
            }
            let weight = line.as_ref().map(|l| say.integer(l.weight)).unwrap_or_default();
            let mut cells = vec![member.name.clone(), weight, amount(line.as_ref(), say)];
            cells.extend(sheet.readings.iter().map(|reading| amount(of(reading).as_ref(), say)));
            let row = self.member_row(&cells, i);
            entries.push(if choice { row } else { row.sign(' ') });
        }
        let mut sum = vec![say.msg(Msg::CostSum).to_owned(), say.integer(i128::try_from(sheet.weight_sum).unwrap_or(i128::MAX))];
        sum.extend(std::iter::once(sheet).chain(&sheet.readings).map(|_| format!("{}  ", say.amount(sheet.total))));
        entries.push(Entry::row(&sum));
        entries.push(Entry::heading(say.msg(Msg::CostHow)));
        entries.extend(sheet.explanation.iter().map(|sentence| Entry::text(sentence)));
        entries.push(Entry::labelled(say.msg(Msg::CostKey), &sheet.key.name));
        if !sheet.key.clause.is_empty() {
            entries.push(Entry::labelled(say.msg(Msg::DetailClause), &sheet.key.clause));
        }
        let readings: Vec<_> = std::iter::once(sheet).chain(&sheet.readings).filter_map(|s| s.reading.as_ref()).collect();
        if readings.len() > 1 {
            entries.push(Entry::heading(say.msg(Msg::CostReadings)));
            entries.extend(readings.iter().map(|reading| {
                let label = if reading.default {
                    say.fill(Msg::CostReadingHolds, &[("reading", &reading.name)])
                } else {
                    reading.name.clone()
                };
                Entry::labelled(&label, &reading.says)
            }));
        }
        if choice {
            entries.push(Entry::text(&look.keys.tell(look.say, Msg::CostChoose, &[("key", Action::Mark)])));
        }
        entries.push(Entry::heading(say.msg(Msg::CostParts)));
        entries.extend(parts(sheet, say));
        entries
    }

    pub(super) fn on_action(&mut self, action: Action, look: Look) -> Outcome {
        match action {
            Action::Edit => {
                self.typing = true;
                self.before = self.amount.text().to_owned();
                self.amount = Field::holding("");
                return Outcome::Changed;
            }
            Action::Add => return self.set_figure(look),
            Action::Earlier => return self.turn(-1, look),
            Action::Later => return self.turn(1, look),
            Action::Mark if self.browser.in_detail() => return self.toggle(look),
            _ => {}
        }
        match self.browser.on_action(action, look) {
            Step::Ignored => Outcome::Ignored,
            step => step.into(),
        }
    }

    fn toggle(&mut self, look: Look) -> Outcome {
        if !self.can_choose() {
            return Outcome::Say(look.say.msg(Msg::CostFixedPayers).to_owned());
        }
        let Some(member) = self.browser.detail.selected().and_then(|at| self.members.get(at)) else {
            return Outcome::Unchanged;
        };
        if !self.left_out.remove(&member.handle) {
            self.left_out.insert(member.handle.clone());
        }
        Outcome::Changed
    }

    pub(super) fn view(&self, canvas: &mut Canvas, look: Look) {
        let area = look.area;
        let say = look.say;
        let label = Shown::of(say.msg(Msg::CostAmount));
        let used = canvas.text(area.x + 3, area.y, area.width.saturating_sub(3), &label, PLAIN);
        let field = Rect { x: area.x + 4 + used, y: area.y, width: 24.min(area.width.saturating_sub(used + 4)), height: 1 };
        let year = format!("{} {}", say.msg(Msg::CostYear), self.shown_year(look));
        let note = Shown::of(&format!("{}  {year}  {}", self.currency.code(), say.msg(Msg::CostNothingSaved)));
        canvas.text(field.right() + 1, area.y, area.right().saturating_sub(field.right() + 1), &note, PLAIN);
        let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let series = self.series().map(|s| s.name.as_str());
        let name = series.or(self.rule().map(|r| r.name.as_str())).unwrap_or_default();
        self.browser.view(canvas, Look { area: below, ..look }, &Shown::of(say.msg(Msg::CostTitle)), &Shown::of(name));
        // After the list, whose cursor it takes.
        self.amount.draw(canvas, field, self.typing);
        if self.typing {
            canvas.sign(area.x, area.y, '>', PLAIN);
        }
    }
}

fn entries(rules: &[CostRule], say: Say) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut heading = None;
    for (i, rule) in rules.iter().enumerate() {
        let here = match (&rule.by, rule.clause.is_empty()) {
            (_, true) => Msg::CostTried,
            (crate::app::query::split::By::Pool(_), _) => Msg::CostPools,
            (crate::app::query::split::By::Key(_), _) => Msg::CostKeys,
        };
        if heading != Some(here) {
            entries.push(Entry::heading(say.msg(here)));
            heading = Some(here);
        }
        let sign = if rule.refusal.is_some() { '?' } else { ' ' };
        entries.push(Entry::row(&[rule.name.clone(), rule.clause.clone()]).of(i).sign(sign));
    }
    entries
}
