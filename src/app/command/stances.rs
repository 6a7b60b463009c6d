//! Recording what members say, and that they were asked.

use super::Desk;
use super::notes::Note;
use super::portfolio::{filled, refused};
use crate::app::failure::{Failure, MemberRejection, RecordRejection, Rejection, ValueKind};
use crate::app::names;
use crate::domain::charter::{Organ, Topic, TopicPeriod};
use crate::domain::date::{Date, Period, PeriodKind};
use crate::domain::deed::Deed;
use crate::domain::member::Member;
use crate::domain::portfolio::{About, Asking, Project, Stance, StanceSource, Stands};
use chrono::Datelike;

/// The position of one or several members, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StanceDraft {
    /// Whose.
    pub members: Vec<String>,
    /// On what: `SUBJECT.TOPIC`.
    pub subject: String,
    /// Names of the states; several only where the topic allows it.
    pub states: Vec<String>,
    /// The day it was taken; none: today, unless `undated`.
    pub on: Option<Date>,
    /// Whether the day is not known: then it holds from before anything that is dated.
    pub undated: bool,
    /// The organ that took it.
    pub organ: Option<Organ>,
    /// Reference to the decision or letter.
    pub reference: Option<String>,
    /// The year it is for, where the topic asks for one; none: the year of the day.
    pub period: Option<String>,
    /// The day notice of the decision was given.
    pub noticed: Option<Date>,
    /// The day it has legal force from.
    pub legal_force: Option<Date>,
    /// How it came to be known.
    pub source: Option<StanceSource>,
    /// A remark.
    pub note: Option<String>,
}

/// Whom to ask about what, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskDraft {
    /// On what: `SUBJECT.TOPIC`.
    pub subject: String,
    /// Who is asked; empty: all members that have no position yet.
    pub members: Vec<String>,
    /// The day of the question; none: today.
    pub on: Option<Date>,
    /// The year asked about, where the topic asks for one; none: the year of the day.
    pub period: Option<String>,
}

impl Desk<'_> {
    pub(super) fn set_stance(&self, draft: &StanceDraft) -> Result<(Option<String>, Deed), Failure> {
        let known = self.known();
        let has_states = |_: &About, topic: &str| draft.states.iter().all(|s| known.state(topic, s).is_ok());
        let (about, topic) = known.subject_topic_that(&draft.subject, has_states)?;
        let (rule, name) = (known.topic_rule(&topic)?, known.topic_name(&topic));
        let mut states = draft.states.iter().map(|s| known.state(&topic, s)).collect::<Result<Vec<_>, _>>()?;
        let mut seen = std::collections::BTreeSet::new();
        states.retain(|s| seen.insert(s.clone()));
        match states.len() {
            0 => return Err(refused(RecordRejection::StateNeeded { entry: name })),
            1 => {}
            _ if rule.several => {}
            _ => return Err(refused(RecordRejection::OneOnly { entry: name })),
        }
        let on = if draft.undated { None } else { Some(draft.on.unwrap_or(self.today)) };
        if let Some(on) = on.filter(|on| *on > self.today) {
            self.note(Note::DateAhead { on });
        }
        let period = period(&rule, &name, draft.period.as_ref(), on.unwrap_or(self.today))?;
        let members = self.members(&draft.members, on.unwrap_or(self.today))?;
        let [first, ..] = members[..] else { return Err(refused(RecordRejection::Whom { entry: name })) };
        for member in &members {
            let same =
                |s: &&Stance| s.member == member.id && s.topic == topic && s.about == about && s.period == period && s.on == on;
            let was = self.records.portfolio.stances.iter().find(same);
            let stance = Stance {
                id: was.map_or_else(|| self.edit.mint(), |s| Ok(s.id))?,
                member: member.id,
                about: about.clone(),
                topic: topic.clone(),
                states: states.clone(),
                on,
                organ: draft.organ,
                reference: filled(draft.reference.as_ref()),
                period: period.clone(),
                noticed: draft.noticed,
                legal_force: draft.legal_force,
                source: draft.source,
                note: filled(draft.note.as_ref()),
                example: self.example,
            };
            // A second word of one day puts the first right; of another day, both are kept.
            match was.map(|was| self.edit.get::<Stance>(was.id)).transpose()?.flatten() {
                Some(was) => self.edit.update(&stance, was.version)?,
                None => self.edit.insert(&stance)?,
            }
        }
        if rule.states.iter().any(|state| state.owner && states.contains(&state.id)) {
            self.give(&about, first)?;
        }
        let named: Vec<_> = states.iter().map(|s| known.state_name(&topic, s)).collect();
        let deed = Deed::StanceSet {
            member: if members.len() == 1 { first.name.clone() } else { String::new() },
            count: u64::try_from(members.len()).unwrap_or(u64::MAX),
            subject: format!("{}, {name}", known.title(&about)),
            state: named.join(", "),
        };
        Ok((Some(format!("{}.{topic}", known.handle(&about))), deed))
    }

    /// A project that belongs to nobody is put down as the member's who takes it. An example gives away no real one.
    fn give(&self, about: &About, member: &Member) -> Result<(), Failure> {
        let About::Project(id) = about else { return Ok(()) };
        let is_free = |project: &Project| project.member.is_none() && (project.example || !self.example);
        let Some(now) = self.edit.get::<Project>(*id)?.filter(|now| is_free(&now.record)) else { return Ok(()) };
        self.edit.update(&Project { member: Some(member.id), ..now.record }, now.version)?;
        self.note(Note::ProjectGiven { project: self.known().title(about), member: member.name.clone() });
        Ok(())
    }

    pub(super) fn ask(&self, draft: &AskDraft) -> Result<(Option<String>, Deed), Failure> {
        let known = self.known();
        let is_asked = |_: &About, topic: &str| known.topic_rule(topic).is_ok_and(|rule| rule.ask);
        let (about, topic) = known.subject_topic_that(&draft.subject, is_asked)?;
        let (rule, name) = (known.topic_rule(&topic)?, known.topic_name(&topic));
        if !rule.ask {
            return Err(refused(RecordRejection::NotAskedAbout { entry: name }));
        }
        let on = draft.on.unwrap_or(self.today);
        if on > self.today {
            return Err(Failure::Rejected(Rejection::AskedAhead { on }));
        }
        let period = period(&rule, &name, draft.period.as_ref(), on)?;
        let stands = Stands::on(&self.records, &about, &topic, &period, on);
        let mut members = match draft.members[..] {
            [] => self.records.members_on(on).collect(),
            _ => self.members(&draft.members, on)?,
        };
        let is_open = |m: &&Member| {
            let standing = stands.of(m.id);
            standing.stance.is_none() || standing.is_stale(&rule, on)
        };
        members.retain(is_open);
        let (mut asked, mut reminded) = (0, 0);
        for member in members {
            let standing = stands.of(member.id);
            // What a predecessor was asked stays its own; the successor is asked anew.
            match standing.asking.filter(|a| a.member == member.id) {
                Some(before) if standing.stance.is_none() && before.asked < on => {
                    let Some(now) = self.edit.get::<Asking>(before.id)? else { continue };
                    self.edit.update(&Asking { reminded: Some(on), ..now.record }, now.version)?;
                    reminded += 1;
                }
                Some(before) if before.asked == on => {}
                _ => {
                    let (id, about, topic, period) = (self.edit.mint()?, about.clone(), topic.clone(), period.clone());
                    let example = self.example;
                    self.edit.insert(&Asking {
                        id,
                        member: member.id,
                        about,
                        topic,
                        period,
                        asked: on,
                        reminded: None,
                        example,
                    })?;
                    asked += 1;
                }
            }
        }
        let (handle, subject) = (Some(format!("{}.{topic}", known.handle(&about))), known.title(&about));
        match (asked, reminded) {
            (0, 0) => Err(refused(RecordRejection::AllAnswered { entry: name })),
            (0, count) => Ok((handle, Deed::Reminded { count, topic: name, subject })),
            (count, more) => Ok((handle, Deed::Asked { count: count + more, topic: name, subject })),
        }
    }

    /// The members meant on a day, each once, in agreement order.
    fn members(&self, given: &[String], day: Date) -> Result<Vec<&Member>, Failure> {
        let mut members = given.iter().map(|name| names::member(&self.records, name, day)).collect::<Result<Vec<_>, _>>()?;
        members.sort_by_key(|m| (m.order, m.id));
        members.dedup_by_key(|m| m.id);
        // Who is gone, or never was a party, has no say.
        if let Some(other) = members.iter().find(|m| m.outside || m.until.is_some_and(|until| until < day)) {
            let member = other.name.clone();
            return Err(Failure::Rejected(Rejection::Member(MemberRejection::NotThen { member, on: day })));
        }
        Ok(members)
    }
}

/// The period of a stand: the year given, or that of the day, for topics by the year; none for those for good.
pub(in crate::app) fn period(rule: &Topic, name: &str, given: Option<&String>, day: Date) -> Result<String, Failure> {
    let entry = || name.to_owned();
    match (rule.per, filled(given)) {
        (TopicPeriod::Once, None) => Ok(String::new()),
        (TopicPeriod::Once, Some(_)) => Err(refused(RecordRejection::NoPeriod { entry: entry() })),
        (TopicPeriod::Year, None) => Ok(day.year().to_string()),
        (TopicPeriod::Year, Some(year)) => match Period::parse(&year) {
            Some(Period { kind: PeriodKind::Year, .. }) => Ok(year),
            _ => Err(refused(RecordRejection::PeriodNeeded { entry: entry() })),
        },
        // Terms of office are known by their first day.
        (TopicPeriod::Term, Some(first)) if crate::domain::date::parse_iso(&first).is_some() => Ok(first),
        (TopicPeriod::Term, Some(found)) => {
            Err(refused(RecordRejection::WrongValue { entry: entry(), kind: ValueKind::Date, found }))
        }
        (TopicPeriod::Term, None) => Ok(String::new()),
    }
}
