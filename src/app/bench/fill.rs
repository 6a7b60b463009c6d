//! What a generated file is filled up with to its number of rows: positions, papers, values, figures, and changes of them.

use std::rc::Rc;

use chrono::Datelike;

use super::generate::{Step, Works};
use super::words::{RARE, place, sentence};
use crate::app::Failure;
use crate::domain::charter::{Column, Entry, FieldKind, RecordKind, Series, Subject, TopicPeriod, Unit};
use crate::domain::date::add_days;
use crate::domain::ids::Id;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::money::Money;
use crate::domain::portfolio::stance::{ADOPTED, ADOPTION};
use crate::domain::portfolio::{
    About, Asking, Content, Document, FieldValue, Figure, FigureLine, RegisterRow, Stance, StanceSource,
};
use crate::domain::records::Tick;
use crate::store::Edit;

impl Works {
    /// The steps that fill so many rows, in their natural order.
    pub(super) fn plan(&mut self, rows: usize) -> Vec<Step> {
        let years = self.years();
        let pairs = self.busy().len() * (self.projects.len() + self.solutions.len());
        let mut plan: Vec<_> = (0..self.members.len()).map(|_| Step::Adoption).collect();
        let mut add = |step: Step, count: usize| plan.extend(std::iter::repeat_n(step, count));
        add(Step::Document, rows * 12 / 100);
        add(Step::Row, rows / 10);
        add(Step::Asking, rows * 8 / 100);
        add(Step::Field, rows * 5 / 100);
        add(Step::Figure, (rows * 3 / 100 / 10).min(years * 4));
        add(Step::Tick, (rows * 2 / 100).min(years * 12));
        add(Step::Meeting, (rows * 2 / 100).min(years * 20));
        add(Step::Stance, (rows / 2).min(pairs * 8 / 10));
        let left = rows.saturating_sub(plan.len());
        plan.extend(std::iter::repeat_n(Step::Change, left));
        plan
    }

    /// Writes one.
    pub(super) fn step(&mut self, edit: &Edit<'_>, step: Step) -> Result<(), Failure> {
        match step {
            Step::Adoption => self.adoption(edit),
            Step::Stance => self.stance(edit),
            Step::Asking => self.asking(edit),
            Step::Document => self.document(edit),
            Step::Row => self.row(edit),
            Step::Field => self.field(edit),
            Step::Figure => self.figure(edit),
            Step::Tick => self.tick(edit),
            Step::Meeting => self.meeting(edit),
            Step::Change => self.change(edit),
        }
    }

    /// What a position can be on: a project or a solution, with a topic of it and the state of that.
    fn question(&mut self) -> Option<(About, String, Vec<String>, String)> {
        let charter = Rc::clone(&self.charter);
        let about = self.thing()?;
        let subject = about.subject()?;
        let topics: Vec<_> = charter.topics.iter().filter(|t| t.rule.on == subject).collect();
        let topic = self.chance.one(&topics)?;
        let state = self.chance.one(&topic.rule.states)?.id.clone();
        let period = match topic.rule.per {
            TopicPeriod::Once => String::new(),
            _ => self.chance.day(self.first, self.today).year().to_string(),
        };
        Some((about, topic.id.clone(), vec![state], period))
    }

    /// A project or a solution.
    fn thing(&mut self) -> Option<About> {
        let project = self.chance.below(3) > 0;
        if project {
            self.chance.one(&self.projects).copied().map(About::Project)
        } else {
            self.chance.one(&self.solutions).copied().map(About::Solution)
        }
    }

    fn adoption(&mut self, edit: &Edit<'_>) -> Result<(), Failure> {
        let Some(member) = self.member() else { return Ok(()) };
        let about = About::Agreement(self.agreement);
        self.take(edit, member, about, ADOPTION.to_owned(), vec![ADOPTED.to_owned()], String::new())
    }

    fn stance(&mut self, edit: &Edit<'_>) -> Result<(), Failure> {
        let (Some(member), Some((about, topic, states, period))) = (self.member(), self.question()) else { return Ok(()) };
        self.take(edit, member, about, topic, states, period)
    }

    fn take(
        &mut self,
        edit: &Edit<'_>,
        member: Id,
        about: About,
        topic: String,
        states: Vec<String>,
        period: String,
    ) -> Result<(), Failure> {
        let stance = Stance {
            id: edit.mint()?,
            member,
            about,
            topic,
            states,
            on: Some(self.chance.day(self.first, self.today)),
            organ: None,
            reference: Some(format!("{}/{}", 10 + self.chance.below(90), self.today.year() % 100)),
            period,
            noticed: None,
            legal_force: None,
            source: Some(StanceSource::Answered),
            note: Some(sentence(&mut self.chance)),
            example: true,
        };
        edit.insert(&stance)?;
        self.stances.push((stance, edit.number()));
        Ok(())
    }

    /// A stance that was taken before gets another note.
    fn change(&mut self, edit: &Edit<'_>) -> Result<(), Failure> {
        let at = self.chance.below(self.stances.len());
        let note = sentence(&mut self.chance);
        let Some((stance, seen)) = self.stances.get_mut(at) else { return Ok(()) };
        stance.note = Some(note);
        edit.update(stance, *seen)?;
        *seen = edit.number();
        Ok(())
    }

    fn asking(&mut self, edit: &Edit<'_>) -> Result<(), Failure> {
        let (Some(member), Some((about, topic, _, period))) = (self.member(), self.question()) else { return Ok(()) };
        let asked = self.chance.day(self.first, self.today);
        edit.insert(&Asking { id: edit.mint()?, member, about, topic, period, asked, reminded: None, example: true })?;
        Ok(())
    }

    fn document(&mut self, edit: &Edit<'_>) -> Result<(), Failure> {
        let charter = Rc::clone(&self.charter);
        let Some(about) = self.thing() else { return Ok(()) };
        let kinds: Vec<_> = charter.documents.iter().filter(|d| d.rule.per == about.subject().map(RecordKind::Known)).collect();
        let kind = self.chance.one(&kinds).copied().or(charter.documents.first());
        let Some(kind) = kind.map(|k| k.id.clone()) else { return Ok(()) };
        self.documents += 1;
        // The one text with the rare word.
        let title = if self.documents == 7 { format!("Plan for {RARE}") } else { sentence(&mut self.chance) };
        edit.insert(&Document {
            id: edit.mint()?,
            about,
            kind,
            title,
            link: Some(format!("arkiv/{}", self.documents)),
            date: Some(self.chance.day(self.first, self.today)),
            version: None,
            parts: Vec::new(),
            treated: None,
            decided_by: None,
            period: String::new(),
            archive: None,
            sensitive: false,
            example: true,
        })?;
        Ok(())
    }

    fn row(&mut self, edit: &Edit<'_>) -> Result<(), Failure> {
        let charter = Rc::clone(&self.charter);
        let Some(register) = self.chance.one(&charter.registers) else { return Ok(()) };
        if !self.numbers.contains_key(&register.id) {
            // Rows that come with the charter have their numbers already.
            let last = edit.records()?.portfolio.rows_of(&register.id).map(|row| row.number).max();
            self.numbers.insert(register.id.clone(), last.unwrap_or(0));
        }
        let number = self.numbers.entry(register.id.clone()).or_default();
        *number += 1;
        let day = Some(self.chance.day(self.first, self.today));
        let mut row = RegisterRow::empty(edit.mint()?, &register.id, *number, true);
        for column in &register.rule.has {
            match column {
                Column::Date => row.date = day,
                Column::From => row.from = day,
                Column::Member => row.member = self.member(),
                Column::Person => row.person = self.chance.one(&self.people).copied(),
                Column::Text => row.text = Some(sentence(&mut self.chance)),
                Column::Amount => row.amount = Some(Money::from_minor(i64::try_from(self.chance.below(9_000_000)).unwrap_or(1))),
                Column::State => row.state = self.chance.one(&register.rule.states).map(|s| s.id.clone()),
                Column::Subject => row.about = self.thing(),
                _ => {}
            }
        }
        edit.insert(&row)?;
        Ok(())
    }

    fn field(&mut self, edit: &Edit<'_>) -> Result<(), Failure> {
        let charter = Rc::clone(&self.charter);
        let Some(about) = self.thing() else { return Ok(()) };
        let on = RecordKind::Known(about.subject().unwrap_or(Subject::Project));
        let fields: Vec<_> = charter.fields.iter().filter(|f| f.rule.on == on).collect();
        let Some(field) = self.chance.one(&fields) else { return Ok(()) };
        let content = match field.rule.kind {
            FieldKind::YesNo => Content::YesNo(self.chance.below(2) == 0),
            FieldKind::Date => Content::Date(self.chance.day(self.first, self.today)),
            FieldKind::Choice => Content::Choice(self.chance.one(&field.rule.values).map(|v| v.id.clone()).into_iter().collect()),
            _ => Content::Text(sentence(&mut self.chance)),
        };
        let reference = Some(sentence(&mut self.chance));
        let (id, on) = (edit.mint()?, self.chance.day(self.first, self.today));
        edit.insert(&FieldValue {
            id,
            about,
            field: field.id.clone(),
            member: None,
            content,
            on: Some(on),
            reference,
            example: true,
        })?;
        Ok(())
    }

    fn figure(&mut self, edit: &Edit<'_>) -> Result<(), Failure> {
        let charter = Rc::clone(&self.charter);
        let Some(series) = self.chance.one(&charter.series) else { return Ok(()) };
        let period = self.chance.day(self.first, self.today).year();
        self.figure_of(edit, series, period)
    }

    /// A figure of a series for a year, with its lines.
    pub(super) fn figure_of(&mut self, edit: &Edit<'_>, series: &Entry<Series>, period: i32) -> Result<(), Failure> {
        let (id, unit) = (edit.mint()?, series.rule.unit);
        let lines: Vec<_> = match unit {
            Unit::PriceList => (1..10).map(|place| (sentence(&mut self.chance), i64::from(place) * 12_500, None)).collect(),
            Unit::Weights => self.members.iter().map(|member| (String::new(), 100, Some(*member))).collect(),
            Unit::MoneyPerInhabitant | Unit::Money | Unit::BasisPoints => Vec::new(),
        };
        edit.insert(&Figure {
            id,
            series: series.id.clone(),
            period,
            value: lines.is_empty().then_some(250),
            decided: Some(sentence(&mut self.chance)),
            on: Some(self.chance.day(self.first, self.today)),
            note: None,
            example: true,
        })?;
        for (place, (name, amount, member)) in (1..).zip(lines) {
            edit.insert(&FigureLine { id: edit.mint()?, figure: id, place, name, unit: None, amount, member })?;
        }
        Ok(())
    }

    fn tick(&mut self, edit: &Edit<'_>) -> Result<(), Failure> {
        let charter = Rc::clone(&self.charter);
        let Some(duty) = self.chance.one(&charter.duties) else { return Ok(()) };
        let on = self.chance.day(self.first, self.today);
        let (id, period, note) = (edit.mint()?, on.year().to_string(), sentence(&mut self.chance));
        edit.insert(&Tick { id, entry: duty.id.clone(), period, subject: String::new(), on, note })?;
        Ok(())
    }

    fn meeting(&mut self, edit: &Edit<'_>) -> Result<(), Failure> {
        let Some(body) = self.chance.one(&self.charter.bodies).map(|b| b.id.clone()) else { return Ok(()) };
        let date = self.chance.day(self.first, add_days(self.today, 120));
        let state = if date <= self.today { MeetingState::Held } else { MeetingState::Planned };
        let note = Some(sentence(&mut self.chance));
        edit.insert(&Meeting {
            id: edit.mint()?,
            body,
            kind: None,
            date,
            state,
            initiator: None,
            location: Some(place(&mut self.chance)),
            note,
            example: true,
        })?;
        Ok(())
    }
}
