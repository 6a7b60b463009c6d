//! Duties that there are once for each record: which records they are about, since when, and who takes part.

use super::Wants;
use super::evaluate::{Context, Evaluator, Rule};
use crate::domain::body::sittings::is_apart;
use crate::domain::charter::{
    Anchor, Commitment, Duty, Evidence, FieldIs, RecordKind, Set, Subject, Target, TopicPeriod, When, Where, Who,
};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::meeting::MeetingState;
use crate::domain::portfolio::stance::{participation, topic};
use crate::domain::portfolio::{About, Answer, Content, Notes, ProjectState, RegisterRow, Stance, Stands};
use crate::domain::rough_date::RoughDate;
use chrono::Datelike;
use std::collections::HashSet;
use std::rc::Rc;

/// A record that a rule is about.
pub(super) struct Record<'a> {
    /// Which one.
    pub(super) about: About,
    /// How it is referred to.
    pub(super) handle: String,
    /// The day from which the rule counts, where it counts from one.
    pub(super) date: Option<Date>,
    /// The member it belongs to.
    pub(super) owner: Option<Id>,
    /// The person it speaks of.
    pub(super) person: Option<Id>,
    /// The only member that is asked, where it is not each.
    pub(super) only: Option<Id>,
    /// The members that take part in it, for rules about them.
    pub(super) participants: Vec<Id>,
    /// Whether it is enough that one of them does what is asked.
    pub(super) any: bool,
    /// Where members stand on the topic of the evidence.
    pub(super) stands: Option<Rc<Stands<'a>>>,
    /// What is on file about it.
    pub(super) notes: &'a Notes<'a>,
    /// The row it is.
    pub(super) row: Option<&'a RegisterRow>,
}

/// What conditions ask of a record.
#[derive(Default)]
struct Traits<'a> {
    category: Option<&'a String>,
    kind: Option<&'a String>,
    stage: Option<&'a String>,
    state: Option<&'a str>,
    filled: Vec<&'static str>,
}

impl<'a> Evaluator<'a> {
    /// The obligations of a duty about single records, as far as the records can tell.
    pub(super) fn each(&mut self, duty: &Duty, rule: &Rule<'_>) {
        let told = duty.evidence.0.iter().all(|evidence| self.can_be_told(&duty.per.0, evidence));
        let has_day = match rule.when {
            When::Standing | When::Rolling(_) | When::Next(_) | When::Anchor { anchor: Anchor::NextGate, .. } => true,
            When::Anchor { anchor, .. } => anchor.is_of_record(),
            _ => false,
        };
        if !told || !has_day || duty.given.is_some() || duty.filter.has_outside.is_some() {
            return;
        }
        for mut record in self.records(duty, rule) {
            match duty.at_least.as_ref().map(|at_least| self.raised(at_least, &record)) {
                Some(Err(wants)) => {
                    self.waits_for(&Rule { record: Some(&record), ..rule.clone() }, &wants);
                    continue;
                }
                // What came up by them comes before the next meeting from then on.
                Some(Ok(on)) if matches!(rule.when, When::Next(_)) => {
                    record.date = record.date.zip(self.day_of(rule.when, None, None, on)).map(|(own, theirs)| own.max(theirs));
                }
                _ => {}
            }
            match rule.when {
                When::Next(body) if record.date.is_none() => {
                    let meeting = Wants::Meeting { body: body.clone(), kind: None, missing: 1 };
                    self.waits_for(&Rule { record: Some(&record), ..rule.clone() }, &meeting);
                }
                // No gate has a day of its own: what it waits for is asked as long as it is ahead.
                When::Anchor { anchor: Anchor::NextGate, .. } => {
                    self.rule(&Rule { record: Some(&record), when: &When::Standing, ..rule.clone() });
                }
                When::Anchor { .. } if record.date.is_none() => {}
                _ => self.rule(&Rule { record: Some(&record), ..rule.clone() }),
            }
        }
    }

    /// Whether the records can tell of evidence about a record of a kind, or it is to be ticked off.
    fn can_be_told(&self, per: &RecordKind, evidence: &Evidence) -> bool {
        let charter = self.context.charter;
        let known = |subject: Subject| *per == RecordKind::Known(subject);
        match evidence {
            Evidence::Item { needs, .. } => needs.iter().all(|need| self.can_be_told(per, need)),
            Evidence::Document { document, .. } => {
                let of = charter.document(document).and_then(|d| d.rule.per.as_ref());
                matches!(per, RecordKind::Register(_)) || of == Some(per)
            }
            Evidence::Stance { topic, .. } => charter.topic(topic).is_some_and(|t| known(t.rule.on)),
            Evidence::Field { field } => charter.field(field).is_some_and(|f| f.rule.on == *per),
            Evidence::Record { record: RecordKind::Register(_), .. } | Evidence::Within { .. } | Evidence::Decision { .. } => {
                true
            }
            Evidence::Record { record: RecordKind::Known(Subject::Project), linked: true, .. } => known(Subject::Solution),
            Evidence::Seat { body, .. } => body.is_empty(),
            Evidence::Record { .. } | Evidence::Meeting { .. } | Evidence::Figure { .. } => false,
        }
    }

    /// The records of a duty that are not closed, each with the day it counts from.
    pub(super) fn records(&self, duty: &Duty, rule: &Rule<'_>) -> Vec<Record<'a>> {
        let Context { records, today, kept_from, .. } = self.context;
        let (portfolio, filter) = (&records.portfolio, &duty.filter);
        let mut found: Vec<Record<'a>> = Vec::new();
        match &duty.per.0 {
            RecordKind::Known(Subject::Project) => {
                for project in &portfolio.projects {
                    let (about, state) = (About::Project(project.id), project.state_on(today));
                    let open = matches!(state, ProjectState::Proposed | ProjectState::Started) || !filter.state.is_empty();
                    let dates = [("start", project.start), ("finished", project.finished)];
                    let traits = Traits {
                        category: project.category.as_ref(),
                        kind: project.kind.as_ref(),
                        stage: project.stage.as_ref(),
                        state: Some(state.word()),
                        filled: filled(&dates),
                    };
                    let of_operation = || project.operation.and_then(|id| portfolio.operation(id)).map(|o| o.member);
                    let owner = || project.member.or_else(of_operation);
                    let waits =
                        !matches!(rule.when, When::Anchor { anchor: Anchor::NextGate, .. }) || self.has_gate_ahead(project);
                    if open && waits && self.fits(filter, &traits, &about) {
                        let begun = project.start.filter(|start| *start <= today);
                        let came_up = self.came_up(begun, project.id);
                        let date = self.day_of(rule.when, project.start, None, came_up);
                        found.push(Record { date, owner: owner(), ..self.record(about, project.handle()) });
                    }
                }
            }
            RecordKind::Known(Subject::Solution) => {
                for solution in &portfolio.solutions {
                    let about = About::Solution(solution.id);
                    let dates = [("launch", solution.launch.map(RoughDate::last)), ("adopt_by", solution.adopt_by)];
                    let (category, kind) = (solution.category.as_ref(), solution.kind.as_ref());
                    let traits = Traits { category, kind, filled: filled(&dates), ..Traits::default() };
                    if self.fits(filter, &traits, &about) {
                        let own = match rule.when {
                            When::Anchor { anchor: Anchor::SolutionLaunch, .. } => solution.launch.map(RoughDate::last),
                            _ => solution.adopt_by,
                        };
                        let date = self.day_of(rule.when, own, None, self.came_up(None, solution.id));
                        found.push(Record { date, ..self.record(about, solution.handle.clone()) });
                    }
                }
            }
            RecordKind::Known(Subject::Person) => {
                // Those meant are whoever works in what is done together.
                let works = |about: &About| matches!(about, About::Project(_) | About::Solution(_));
                let roles = portfolio.roles.iter().filter(|role| role.active_on(today) && works(&role.about));
                let at_work: HashSet<Id> = roles.map(|role| role.person).collect();
                for person in records.people.iter().filter(|p| p.member.is_some() && at_work.contains(&p.id)) {
                    let about = About::Person(person.id);
                    if self.fits(filter, &Traits::default(), &about) {
                        found.push(Record { owner: person.member, ..self.record(about, person.handle.clone()) });
                    }
                }
            }
            RecordKind::Known(Subject::MemberChange) => {
                for member in records.members.iter().filter(|m| !m.outside) {
                    let merged = member.from.filter(|_| records.predecessors(member.id).next().is_some());
                    let left = member.until.filter(|_| member.successor.is_none());
                    if [merged, left].into_iter().flatten().any(|day| kept_from < day && day <= today) {
                        let about = About::Member(member.id);
                        found.push(Record { owner: Some(member.id), ..self.record(about, member.handle.clone()) });
                    }
                }
            }
            RecordKind::Known(Subject::Meeting) => {
                for meeting in records.meetings.iter().filter(|m| kept_from <= m.date && m.date <= today) {
                    let about = About::Meeting(meeting.id);
                    let traits = Traits { state: Some(meeting.state.word()), ..Traits::default() };
                    if meeting.state != MeetingState::Cancelled && self.fits(filter, &traits, &about) {
                        found.push(self.record(about, meeting.handle()));
                    }
                }
            }
            RecordKind::Register(register) => {
                for row in portfolio.register_rows.iter().filter(|row| row.register == *register) {
                    let about = About::Row(row.id);
                    let filled: Vec<_> = row.filled_on(today).into_iter().map(crate::domain::charter::Column::word).collect();
                    let traits = Traits { state: row.state.as_deref(), filled, ..Traits::default() };
                    // What has run out is closed, unless it is just the end that the rule counts from.
                    let ends = matches!(rule.when, When::Anchor { anchor: Anchor::ContractTo | Anchor::PolicyTo, .. });
                    let over = row.is_done(today) || !ends && row.to.is_some_and(|to| to < today);
                    if !over && self.fits(filter, &traits, &about) {
                        let date = self.day_of(rule.when, None, Some(row), self.came_up(row.day(), row.id));
                        let (owner, person) = (row.member, row.person);
                        found.push(Record { date, owner, person, row: Some(row), ..self.record(about, row.handle()) });
                    }
                }
            }
            RecordKind::Known(_) => {}
        }
        let of_evidence = rule.evidence.iter().find_map(|evidence| match evidence {
            Evidence::Stance { topic, .. } => Some(topic.as_str()),
            _ => None,
        });
        let of_participants = is_of_participants(rule.who) || rule.evidence.iter().any(|e| self.is_role_of_participants(e));
        for record in &mut found {
            record.any = matches!(rule.who.target, Target::Any(_));
            record.stands = of_evidence.map(|id| Rc::new(self.stands(record, id)));
            if of_participants {
                record.participants = self.participants(record);
            }
            if let (When::Anchor { anchor: Anchor::NextGate, .. }, About::Project(id)) = (rule.when, &record.about)
                && let Some(project) = portfolio.project(*id)
            {
                let mut awaited = std::mem::take(&mut record.participants);
                awaited.retain(|member| self.is_awaited(project, record, *member));
                record.participants = awaited;
            }
        }
        if matches!(rule.when, When::Anchor { anchor: Anchor::StanceAsked, .. }) {
            return found.into_iter().flat_map(|record| self.asked(&record)).collect();
        }
        found
    }

    /// Whether evidence is a role that only participants fill.
    fn is_role_of_participants(&self, evidence: &Evidence) -> bool {
        let Evidence::Seat { body, seat, .. } = evidence else { return false };
        let entry = self.context.charter.role_seat(seat).filter(|_| body.is_empty());
        entry.and_then(|entry| entry.rule.holder.as_ref()).is_some_and(is_of_participants)
    }

    pub(super) fn record(&self, about: About, handle: String) -> Record<'a> {
        let notes = self.filed.about(&about);
        Record {
            about,
            handle,
            date: None,
            owner: None,
            person: None,
            only: None,
            participants: Vec::new(),
            any: false,
            stands: None,
            notes,
            row: None,
        }
    }

    /// The day a record came up: its own, or the one on which it came into the file.
    fn came_up(&self, own: Option<Date>, id: Id) -> Date {
        own.unwrap_or_else(|| id.minted().min(self.context.today))
    }

    /// The day of a record from which a rule counts: the one named, or that of the next meeting after it came up.
    fn day_of(&self, when: &When, own: Option<Date>, row: Option<&RegisterRow>, came_up: Date) -> Option<Date> {
        let Context { charter, records, .. } = self.context;
        match when {
            When::Next(body) => {
                let own = records.meetings.iter().filter(|m| m.body == *body && m.counts() && !is_apart(charter, m));
                let ahead = own.filter(|m| m.date >= came_up);
                ahead.map(|m| m.date).min()
            }
            When::Anchor { anchor, .. } => match anchor {
                Anchor::ProjectStart | Anchor::SolutionLaunch | Anchor::SolutionAdoptBy => own,
                Anchor::ContractTo | Anchor::PolicyTo => row.and_then(|row| row.to),
                Anchor::ContractFollowUp | Anchor::FollowUpDue => row.and_then(|row| row.due),
                Anchor::WheelDate => row.and_then(|row| row.date.or(row.due)),
                _ => None,
            },
            _ => None,
        }
    }

    /// A record once for each member that was asked, from the day it was.
    fn asked(&self, record: &Record<'a>) -> Vec<Record<'a>> {
        let Some(stands) = record.stands.clone() else { return Vec::new() };
        let members = self.context.records.members_on(self.context.today);
        let asked = members.filter_map(|m| Some((m.id, stands.of(m.id).asking?.asked)));
        let one = |(member, day): (Id, Date)| Record {
            date: Some(day),
            only: Some(member),
            stands: record.stands.clone(),
            ..self.record(record.about.clone(), record.handle.clone())
        };
        asked.map(one).collect()
    }

    /// Where members stand on a topic of a record.
    pub(super) fn stands(&self, record: &Record<'a>, id: &str) -> Stands<'a> {
        let Context { charter, records, today, .. } = self.context;
        let by_year = topic(charter, id).is_some_and(|rule| rule.per == TopicPeriod::Year);
        let period = if by_year { today.year().to_string() } else { String::new() };
        Stands::noted(records, record.notes, id, &period, today)
    }

    /// The members that take part in a record: all of them in what binds all; else those whose answer to the first topic
    /// of its kind is a yes, and whoever it belongs to, unless that one said no.
    fn participants(&self, record: &Record<'a>) -> Vec<Id> {
        let Context { charter, records, today, .. } = self.context;
        let category = match record.about {
            About::Project(id) => records.portfolio.project(id).and_then(|p| p.category.as_ref()),
            About::Solution(id) => records.portfolio.solution(id).and_then(|s| s.category.as_ref()),
            _ => None,
        };
        if category.and_then(|id| charter.category(id)).is_some_and(|c| c.rule.commitment == Commitment::Obligatory) {
            return self.context.parties_on(today).map(|m| m.id).collect();
        }
        let Some(id) = participation(charter, &records.portfolio, &record.about) else { return Vec::new() };
        let Some(rule) = topic(charter, &id) else { return Vec::new() };
        let stands = self.stands(record, &id);
        let takes_part = |member: &Id| match stands.of(*member).answer(&rule) {
            Answer::In => true,
            Answer::Out => false,
            _ => record.owner == Some(*member),
        };
        records.members_on(today).map(|m| m.id).filter(takes_part).collect()
    }

    /// Whether a record is one of those that a condition means.
    fn fits(&self, filter: &Where, traits: &Traits<'_>, about: &About) -> bool {
        let Context { charter, today, .. } = self.context;
        let one =
            |allowed: &[String], own: Option<&str>| allowed.is_empty() || own.is_some_and(|own| allowed.iter().any(|a| a == own));
        let commitment = || {
            let category = traits.category.and_then(|id| charter.category(id));
            category.map_or(Commitment::None, |category| category.rule.commitment)
        };
        let notes = self.filed.about(about);
        let is_known = |stance: &&Stance| stance.on.is_none_or(|on| on <= today);
        let in_mode = |mode: &String| notes.stances.iter().copied().filter(is_known).any(|s| s.states.contains(mode));
        let is = |(field, wanted): (&String, &FieldIs)| {
            let value = notes.value(field, None, today).map(|v| &v.content);
            match (wanted, value) {
                (FieldIs::YesNo(wanted), Some(Content::YesNo(value))) => wanted == value,
                (FieldIs::Choice(wanted), Some(Content::Choice(values))) => values.contains(wanted),
                _ => false,
            }
        };
        one(&filter.category, traits.category.map(String::as_str))
            && one(&filter.kind, traits.kind.map(String::as_str))
            && one(&filter.stage, traits.stage.map(String::as_str))
            && one(&filter.state, traits.state)
            && (filter.commitment.is_empty() || filter.commitment.contains(&commitment()))
            && (filter.mode.is_empty() || filter.mode.iter().any(in_mode))
            && filter.filled.iter().all(|column| traits.filled.contains(&column.as_str()))
            && filter.field.iter().all(is)
    }
}

/// Whether those that take part in a record are meant.
fn is_of_participants(who: &Who) -> bool {
    matches!(who.target, Target::Each(Set::Participant) | Target::All(Set::Participant) | Target::Any(Set::Participant))
}

/// The names of the dates that are there.
fn filled(dates: &[(&'static str, Option<Date>)]) -> Vec<&'static str> {
    dates.iter().filter(|(_, date)| date.is_some()).map(|(name, _)| *name).collect()
}
