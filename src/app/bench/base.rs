//! What a generated file has whatever its size asks for: members, figures, people and their seats, projects, solutions.

use super::generate::Works;
use super::words::{municipality, person, place, sentence};
use crate::app::Failure;
use crate::domain::agreement::text::ClauseText;
use crate::domain::charter::{Count, Entry, Seat, SeatPer, Subject};
use crate::domain::date::{Date, add_days, month_start};
use crate::domain::ids::Id;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::member::{Inhabitants, Member, MemberNumber, Placement};
use crate::domain::person::{Appointment, CHAIR, Person, Term};
use crate::domain::portfolio::{About, Operation, OwnerKind, Project, ProjectState, Role, Solution};
use crate::domain::records::{ChosenReading, Postponement, Setting};
use crate::domain::sort::handle;
use crate::exchange::charter::{Own, owns};
use crate::store::Edit;
use chrono::Datelike;

/// How many things lie on one day.
const CROWD: usize = 40;
/// How many clauses the agreement has.
const CLAUSES: u32 = 20;

impl Works {
    /// Writes it.
    pub(super) fn base(&mut self, edit: &Edit<'_>) -> Result<(), Failure> {
        self.members(edit)?;
        self.numbers(edit)?;
        self.inhabitants(edit)?;
        self.people(edit)?;
        self.seats(edit)?;
        self.crowded_day(edit)?;
        self.solutions(edit)?;
        self.projects(edit)?;
        self.roles(edit)?;
        self.figures(edit)?;
        self.agreement_text(edit)?;
        if let Some(Own { entry, field, value, .. }) = owns(&self.charter).into_iter().next() {
            edit.insert(&Setting { id: edit.mint()?, entry, field, value, from: self.first })?;
        }
        if let Some(entry) = self.charter.duties.first().map(|duty| duty.id.clone()) {
            let (id, period, until) = (edit.mint()?, self.first.year().to_string(), add_days(self.first, 30));
            let (subject, reason) = (String::new(), sentence(&mut self.chance));
            edit.insert(&Postponement { id, entry, period, subject, from: self.first, until, reason })?;
        }
        let pool = self.charter.pools.iter().find_map(|p| Some((p.id.clone(), p.readings.first()?.id.clone())));
        if let Some((entry, reading)) = pool {
            let (id, from, decision) = (edit.mint()?, self.first, sentence(&mut self.chance));
            edit.insert(&ChosenReading { id, entry, about: String::new(), reading, from, decision })?;
        }
        Ok(())
    }

    /// Adds made-up members to those the charter brought, until there are enough.
    fn members(&mut self, edit: &Edit<'_>) -> Result<(), Failure> {
        let there = edit.members()?;
        let last = there.iter().map(|m| m.order).max().unwrap_or_default();
        self.members = there.iter().map(|m| m.id).collect();
        let mut made: Vec<usize> = (0..self.size.members.saturating_sub(there.len())).collect();
        self.chance.shuffle(&mut made);
        for (order, number) in (last + 1..).zip(made) {
            let (id, name) = (edit.mint()?, municipality(number));
            let (handle, code) = (format!("{}-{number}", handle(&name)), format!("{:04}", 6000 + number));
            edit.insert(&Member {
                id,
                handle,
                code,
                name,
                order,
                org_number: Some(format!("9{:08}", 10_000 + number)),
                from: None,
                until: None,
                successor: None,
                outside: false,
            })?;
            self.members.push(id);
            let area = self.charter.areas.first().and_then(|s| Some((s.id.clone(), self.chance.one(&s.rule.values)?.id.clone())));
            if let Some((scheme, value)) = area {
                edit.insert(&Placement { id: edit.mint()?, member: id, scheme, value, from: None, until: None })?;
            }
        }
        Ok(())
    }

    /// Every tenth member bore another number before the file begins.
    fn numbers(&mut self, edit: &Edit<'_>) -> Result<(), Failure> {
        for (number, member) in edit.members()?.into_iter().enumerate().step_by(10) {
            let (id, code) = (edit.mint()?, format!("{:04}", 9000 + number));
            let old = MemberNumber { id, member: member.id, code, name: None, from: None };
            edit.insert(&old)?;
            edit.insert(&MemberNumber { id: edit.mint()?, code: member.code, from: Some(self.first), ..old })?;
        }
        Ok(())
    }

    fn inhabitants(&mut self, edit: &Edit<'_>) -> Result<(), Failure> {
        let there = edit.inhabitants()?;
        let mut wanted = Vec::new();
        for member in &self.members {
            for year in self.first.year()..=self.today.year() {
                wanted.push((*member, month_start(year, 1)));
            }
        }
        self.chance.shuffle(&mut wanted);
        for (member, on) in wanted {
            if !there.iter().any(|i| i.member == member && i.on == on) {
                let count = u64::try_from(500 + self.chance.below(60_000)).unwrap_or_default();
                edit.insert(&Inhabitants { id: edit.mint()?, member, on, count, source: "generated".to_owned() })?;
            }
        }
        Ok(())
    }

    fn people(&mut self, edit: &Edit<'_>) -> Result<(), Failure> {
        let count = self.size.members * 2;
        for number in 0..count {
            let name = person(&mut self.chance);
            let (id, handle) = (edit.mint()?, format!("{}-{number}", handle(&name)));
            let (mail, member) = (Some(format!("{handle}@example.org")), self.member());
            let title = Some(sentence(&mut self.chance));
            edit.insert(&Person { id, handle, name, title, mail, phone: None, member, example: true })?;
            self.people.push(id);
        }
        Ok(())
    }

    /// Somebody in every seat, in every term.
    fn seats(&mut self, edit: &Edit<'_>) -> Result<(), Failure> {
        let charter = std::rc::Rc::clone(&self.charter);
        let mut from = self.first;
        let mut places: Vec<(String, String, Option<Id>, Date, Date)> = Vec::new();
        while from <= self.today {
            let until = add_days(month_start(from.year() + 4, 1), -1);
            for body in &charter.bodies {
                edit.insert(&Term {
                    id: edit.mint()?,
                    body: body.id.clone(),
                    from,
                    until,
                    chair: self.members.first().copied(),
                    note: None,
                    example: true,
                })?;
                if body.rule.chair.is_some() {
                    places.push((body.id.clone(), CHAIR.to_owned(), self.members.first().copied(), from, until));
                }
                for seat in charter.seats_of(&body.id) {
                    places.extend(self.places(seat).map(|member| (body.id.clone(), seat.id.clone(), member, from, until)));
                }
            }
            from = add_days(until, 1);
        }
        self.chance.shuffle(&mut places);
        for (body, seat, member, from, until) in places {
            let Some(person) = self.chance.one(&self.people).copied() else { continue };
            let decision = Some(sentence(&mut self.chance));
            edit.insert(&Appointment {
                id: edit.mint()?,
                body,
                seat,
                person,
                member,
                organisation: None,
                from: Some(from),
                until: Some(until),
                nominated: None,
                elected_by: member,
                elected: Some(add_days(from, -20)),
                decision,
                percent: None,
                removed_by: None,
                example: true,
            })?;
        }
        Ok(())
    }

    /// The members whose places a seat has; all but the one that has nothing.
    fn places<'a>(&'a self, seat: &'a Entry<Seat>) -> impl Iterator<Item = Option<Id>> + 'a {
        let count = match seat.rule.count {
            Count::Exactly(count) | Count::AtLeast(count) => count,
            Count::Free => 0,
        };
        let members = if seat.rule.per == Some(SeatPer::Member) { self.busy() } else { &self.members[..1] };
        members.iter().flat_map(move |member| (0..count).map(|_| Some(*member)))
    }

    fn crowded_day(&mut self, edit: &Edit<'_>) -> Result<(), Failure> {
        let day = add_days(self.first, 70);
        for _ in 0..CROWD.min(self.size.rows / 20) {
            let Some(body) = self.chance.one(&self.charter.bodies).map(|b| b.id.clone()) else { continue };
            let note = Some(sentence(&mut self.chance));
            let (id, state) = (edit.mint()?, MeetingState::Held);
            edit.insert(&Meeting {
                id,
                body,
                kind: None,
                date: day,
                state,
                initiator: None,
                location: Some(place(&mut self.chance)),
                note,
                example: true,
            })?;
        }
        Ok(())
    }

    fn solutions(&mut self, edit: &Edit<'_>) -> Result<(), Failure> {
        for (number, member) in self.busy().to_vec().into_iter().enumerate().take(self.size.projects / 4) {
            let (id, name) = (edit.mint()?, format!("Kontor {number}"));
            edit.insert(&Operation { id, member, handle: format!("kontor-{number}"), name, kind: None, example: true })?;
        }
        for number in 0..(self.size.projects / 3).max(2) {
            let (id, name) = (edit.mint()?, sentence(&mut self.chance));
            let launch = Some(self.chance.day(self.first, self.today).into());
            edit.insert(&Solution {
                id,
                handle: format!("l-{number}"),
                name,
                category: None,
                kind: self.kind_of(Subject::Solution),
                owner_kind: Some(OwnerKind::Cooperation),
                owner: None,
                launch,
                adopt_by: None,
                note: Some(sentence(&mut self.chance)),
                source: None,
                example: true,
            })?;
            self.solutions.push(id);
        }
        Ok(())
    }

    /// Someone for each role of a project or a solution, in every fourth of them.
    fn roles(&mut self, edit: &Edit<'_>) -> Result<(), Failure> {
        let charter = std::rc::Rc::clone(&self.charter);
        for seat in &charter.seats {
            let things: Vec<_> = match seat.rule.of.each {
                Some(Subject::Project) => self.projects.iter().copied().map(About::Project).collect(),
                Some(Subject::Solution) => self.solutions.iter().copied().map(About::Solution).collect(),
                _ => continue,
            };
            for about in things.into_iter().step_by(4) {
                let Some(person) = self.chance.one(&self.people).copied() else { continue };
                let (id, seat, from) = (edit.mint()?, seat.id.clone(), Some(self.chance.day(self.first, self.today)));
                edit.insert(&Role { id, about, seat, person, member: None, from, until: None, example: true })?;
            }
        }
        Ok(())
    }

    /// A figure of each series for this year.
    fn figures(&mut self, edit: &Edit<'_>) -> Result<(), Failure> {
        let charter = std::rc::Rc::clone(&self.charter);
        charter.series.iter().try_for_each(|series| self.figure_of(edit, series, self.today.year()))
    }

    /// The agreement's own text, in so many clauses.
    fn agreement_text(&mut self, edit: &Edit<'_>) -> Result<(), Failure> {
        for place in 0..CLAUSES {
            let (id, number, title) = (edit.mint()?, (place + 1).to_string(), sentence(&mut self.chance));
            let text = format!("§ {number} {title}\n{}\n", sentence(&mut self.chance));
            edit.insert(&ClauseText { id, agreement: self.agreement, place, number, title, text })?;
        }
        Ok(())
    }

    fn projects(&mut self, edit: &Edit<'_>) -> Result<(), Failure> {
        let portfolio = edit.portfolio()?;
        let last = portfolio.projects.iter().map(|p| p.number).max().unwrap_or_default();
        self.projects = portfolio.projects.iter().map(|p| p.id).collect();
        for number in (last + 1..).take(self.size.projects.saturating_sub(self.projects.len())) {
            let id = edit.mint()?;
            let start = self.chance.day(self.first, self.today);
            let state = self.chance.one(&ProjectState::ALL).copied().unwrap_or(ProjectState::Proposed);
            let ended = matches!(state, ProjectState::Finished | ProjectState::Stopped);
            edit.insert(&Project {
                id,
                number,
                name: sentence(&mut self.chance),
                kind: self.kind_of(Subject::Project),
                category: None,
                stage: None,
                state,
                parent: self.projects.first().copied().filter(|_| number % 7 == 0),
                solution: None,
                member: self.member(),
                operation: None,
                start: Some(start),
                finished: ended.then(|| self.chance.day(start, self.today)),
                need: Some(sentence(&mut self.chance)),
                note: None,
                example: true,
            })?;
            self.projects.push(id);
        }
        Ok(())
    }

    /// One of the charter's types of a kind of record.
    fn kind_of(&mut self, of: Subject) -> Option<String> {
        let charter = std::rc::Rc::clone(&self.charter);
        let types: Vec<_> = charter.types.iter().filter(|t| t.rule.of == of).collect();
        self.chance.one(&types).map(|t| t.id.clone())
    }
}
