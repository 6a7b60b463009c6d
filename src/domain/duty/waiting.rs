//! What duties about single records wait for: a gate that is open, members who stand behind it, a meeting with a date.

use super::each::Record;
use super::evaluate::{Context, Evaluator, Rule, always};
use super::recorded::positions;
use super::{RecordWant, Wants};
use crate::domain::charter::{AtLeast, By, Gate, OpenedBy, Stage, Target};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::portfolio::stance::topic;
use crate::domain::portfolio::{About, Project, members_in};

impl<'a> Evaluator<'a> {
    /// Whether a gate ends the stage of a project and waits for someone: one that must be passed, or one of a stage without
    /// an end that something has opened.
    pub(super) fn has_gate_ahead(&self, project: &Project) -> bool {
        self.gates_ahead(project).next().is_some()
    }

    /// The gates that end the stage of a project and wait for someone.
    fn gates_ahead<'b>(&'b self, project: &'b Project) -> impl Iterator<Item = &'b Gate> {
        let charter = self.context.charter;
        let stage = project.stage.as_deref().and_then(|id| charter.stage(id));
        let gates = charter.gates.iter().map(|gate| &gate.rule);
        gates.filter(move |gate| {
            stage.is_some_and(|stage| gate.stage.as_deref() == Some(&stage.id) && self.is_open(gate, &stage.rule, project))
        })
    }

    /// Whether a gate ahead of a project waits for a member that takes part: for each of them, or for the one that has a
    /// role in it.
    pub(super) fn is_awaited(&self, project: &Project, record: &Record<'_>, member: Id) -> bool {
        let Context { charter, records, today, .. } = self.context;
        let roles = &records.portfolio.roles;
        let has_role = |seat: &str| members_in(charter, roles, &record.about, record.owner, seat, today).contains(&member);
        let acts = |by: &By| match &by.who.target {
            Target::Each(_) | Target::All(_) | Target::Any(_) => true,
            Target::Seat(seat) => has_role(seat),
            _ => false,
        };
        self.gates_ahead(project).any(|gate| gate.by.iter().any(acts))
    }

    fn is_open(&self, gate: &Gate, stage: &Stage, project: &Project) -> bool {
        let Some(OpenedBy { asked, duty }) = &gate.opened_by else { return !gate.optional && !stage.open_end };
        asked.as_ref().is_some_and(|topic| self.is_asked(topic, project))
            || duty.as_ref().is_some_and(|id| self.warns(id, project))
    }

    /// Whether members were asked on a topic of a project, and not all of them have answered.
    fn is_asked(&self, topic: &str, project: &Project) -> bool {
        let stands = self.stands(&self.record(About::Project(project.id), project.handle()), topic);
        let mut members = self.context.records.members_on(self.context.today);
        members.any(|m| stands.of(m.id).waited(self.context.today).is_some())
    }

    /// Whether a duty about rows of a register warns of one that is about a project or its solution.
    fn warns(&self, id: &str, project: &Project) -> bool {
        let Some(duty) = self.context.charter.duties.iter().find(|duty| duty.id == id) else { return false };
        let Some(when) = &duty.rule.when else { return false };
        let rule = Rule::of(duty, when);
        let own = [Some(About::Project(project.id)), project.solution.map(About::Solution)];
        let about_it = |record: &Record<'_>| record.row.is_some_and(|row| row.about.is_some() && own.contains(&row.about));
        self.records(&duty.rule, &rule).iter().filter(|record| about_it(record)).any(|record| {
            let (Some(date), of_row) = (record.date, Rule { record: Some(record), ..rule.clone() }) else { return false };
            let warns_from = rule.lead.soon.or(rule.lead.urgent).map_or(date, |lead| lead.from(date, date));
            warns_from <= self.context.today && self.settled(&of_row, &always(), None).is_err()
        })
    }

    /// The day from which as many members as must had taken a stand on a record; else what is wanting of that.
    pub(super) fn raised(&self, at_least: &AtLeast, record: &Record<'a>) -> Result<Date, Wants> {
        let rule = topic(self.context.charter, &at_least.topic).ok_or(Wants::Tick)?;
        let stands = self.stands(record, &at_least.topic);
        let since = |member| positions(&rule, &at_least.states, &[], &[member], |id| stands.of(id)).ok();
        let mut days: Vec<_> = self.context.records.members_on(self.context.today).filter_map(|m| since(m.id)).collect();
        days.sort_unstable();
        let found = u32::try_from(days.len()).unwrap_or(u32::MAX);
        match (at_least.count.saturating_sub(found), days.get(at_least.count.saturating_sub(1) as usize)) {
            (0, day) => Ok(day.copied().flatten().unwrap_or(Date::MIN)),
            (more, _) => Err(Wants::Record(RecordWant::Stance {
                topic: at_least.topic.clone(),
                subject: rule.on,
                about: Some(record.about.clone()),
                state: at_least.states.first().cloned(),
                missing: Vec::new(),
                more,
                period: String::new(),
            })),
        }
    }

    /// An obligation about a record of which nobody can tell when it is due before something else is there.
    pub(super) fn waits_for(&mut self, rule: &Rule<'_>, wants: &Wants) {
        if self.is_current() && self.settled(rule, &always(), None).is_err() {
            self.undated(rule, wants);
        }
    }
}
