//! Lines that stand as one: the same duty of many members or records, and what a new file has nothing of yet.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::steps::Step;
use super::{DueLine, Evidence, Postponed};
use crate::domain::date::Date;
use crate::domain::duty::State;
use crate::text::{Msg, Say};

/// What a line stands under with others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Group {
    /// What is read the same.
    Alike(Alike),
    /// An act that no record is there of yet, and what is read the same, if anything is.
    Step(Step, Option<Alike>),
}

/// Lines that are read the same but for whom or what they are about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Alike {
    /// A duty that each member has; by the name that a tick for all of them gives.
    Members(String),
    /// A duty on each of many records; by its entry.
    Records(String),
    /// The empty roles of one record; by its handle.
    Roles(String),
}

impl Group {
    /// The word used in machine-readable output.
    pub fn word(&self) -> String {
        match self {
            Self::Alike(Alike::Members(name) | Alike::Records(name)) => name.clone(),
            Self::Alike(Alike::Roles(record)) => format!("roles/{record}"),
            Self::Step(step, _) => step.word().to_owned(),
        }
    }

    fn alike(&self) -> Option<&Alike> {
        match self {
            Self::Alike(alike) => Some(alike),
            Self::Step(_, alike) => alike.as_ref(),
        }
    }

    fn alike_mut(&mut self) -> Option<&mut Alike> {
        match self {
            Self::Alike(alike) => Some(alike),
            Self::Step(_, alike) => alike.as_mut(),
        }
    }
}

impl DueLine {
    /// Whether it stands for lines that are recorded one by one: a first step, or a duty on each of many records.
    pub fn is_of_single_lines(&self) -> bool {
        let of_records = matches!(self.group.as_ref().and_then(Group::alike), Some(Alike::Records(_) | Alike::Roles(_)));
        self.is_step() || of_records && self.stands_for.len() > 1
    }

    /// Whether it stands for several lines and goes by a name: its reference, or the word of its group.
    fn goes_by(&self, name: &str) -> bool {
        !self.stands_for.is_empty() && (self.handle == name || self.group.as_ref().is_some_and(|group| group.word() == name))
    }
}

/// The line that stands for several and goes by a name.
pub(super) fn group_of(say: Say, lines: &[DueLine], name: &str) -> Option<DueLine> {
    grouped(say, lines).into_iter().find(|line| line.goes_by(name))
}

/// From how many lines on a duty of many members stands as one: a screen shows three of a kind, forty-three bury the rest.
const MANY: usize = 4;

/// Lines as a person reads them: those of a group stand as one, with what they are in its reason.
pub(super) fn grouped(say: Say, lines: &[DueLine]) -> Vec<DueLine> {
    let steps = first_steps(say, lines);
    let stood_for: HashSet<&str> = steps.iter().flat_map(|step| &step.stands_for).map(String::as_str).collect();
    let rest = lines.iter().filter(|line| !stood_for.contains(line.handle.as_str()));
    let mut read = alike_as_one(say, rest);
    read.extend(steps);
    read
}

/// The steps that stand for lines of several duties. A single duty says better itself what is to be done; a role that
/// many records have does not.
fn first_steps(say: Say, lines: &[DueLine]) -> Vec<DueLine> {
    let step_of = |line: &DueLine| if let Some(Group::Step(step, _)) = line.group { Some(step) } else { None };
    let mut steps: Vec<Step> = lines.iter().filter_map(step_of).collect();
    steps.sort_unstable();
    steps.dedup();
    let each = steps.into_iter().filter_map(|step| {
        let group: Vec<_> = lines.iter().filter(|line| step_of(line) == Some(step)).collect();
        let first = *group.first()?;
        let is_one_duty = group.iter().all(|line| line.rule == first.rule);
        if is_one_duty && (step != Step::Roles || group.len() < MANY) {
            return None;
        }
        let told = |line: &&DueLine| match (line.title_about(say), line.due) {
            (title, Some(due)) => format!("{title}: {}", say.date(due)),
            (title, None) => title,
        };
        let whose = |line: &&DueLine| line.who == first.who;
        Some(DueLine {
            handle: step.word().to_owned(),
            title: say.msg(step.title()).to_owned(),
            subject: say.count(step.count(), group.iter().map(|line| i128::from(line.wanting)).sum::<i128>(), &[]),
            who: if group.iter().all(whose) { first.who.clone() } else { String::new() },
            clause: String::new(),
            missing: String::new(),
            state: group.iter().map(|line| line.state).min().unwrap_or(first.state),
            // What always holds comes before any day.
            due: group.iter().map(|line| line.due).min().flatten(),
            earlier_unmet: 0,
            default: Vec::new(),
            reading: None,
            reason: group.iter().map(told).collect(),
            evidence: None,
            example: false,
            stands_for: group.iter().map(|line| line.handle.clone()).collect(),
            first: Some(Box::new(first.clone())),
            ..first.clone()
        })
    });
    each.collect()
}

/// What is asked of each member about many records stands under the duty and no longer under each of the records.
pub(in crate::app::query) fn widen(lines: &mut [DueLine]) {
    let mut records: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in lines.iter() {
        if let (Some(record), Some(_)) = (&line.record, &line.member) {
            records.entry(line.rule.clone()).or_default().insert(record.clone());
        }
    }
    for line in lines.iter_mut().filter(|line| records.get(&line.rule).is_some_and(|records| records.len() >= MANY)) {
        if let Some(alike) = line.group.as_mut().and_then(Group::alike_mut) {
            *alike = Alike::Records(line.rule.clone());
        }
    }
}

/// What lines have in common that stand as one.
#[derive(PartialEq, Eq, Hash)]
struct Common<'a> {
    alike: &'a Alike,
    state: State,
    settled: bool,
    due: Option<Date>,
    postponed: Option<&'a Postponed>,
}

impl<'a> Common<'a> {
    fn of(line: &'a DueLine) -> Option<Self> {
        let alike = line.group.as_ref()?.alike()?;
        // What is late on many records is late on them all, since whichever day.
        let is_late = line.record.is_some() && line.state == State::Overdue;
        let due = line.due.filter(|_| !is_late);
        Some(Self { alike, state: line.state, settled: line.settled, due, postponed: line.postponed.as_ref() })
    }
}

/// Lines that say the same of four or more members or records stand as one, with those named in its reason.
pub fn alike_as_one<'a>(say: Say, lines: impl IntoIterator<Item = &'a DueLine>) -> Vec<DueLine> {
    let mut places: HashMap<Common<'a>, usize> = HashMap::new();
    let mut groups: Vec<Vec<&DueLine>> = Vec::new();
    for line in lines {
        match Common::of(line).map(|common| places.entry(common)) {
            Some(Entry::Occupied(place)) => groups[*place.get()].push(line),
            place => {
                if let Some(Entry::Vacant(place)) = place {
                    place.insert(groups.len());
                }
                groups.push(vec![line]);
            }
        }
    }
    let mut read = Vec::with_capacity(groups.len());
    for group in groups {
        match group[0].group.as_ref().and_then(Group::alike).filter(|_| group.len() >= MANY) {
            Some(alike) => read.push(as_one(say, alike.clone(), &group)),
            None => read.extend(group.into_iter().cloned()),
        }
    }
    read
}

/// One line for several that are alike.
fn as_one(say: Say, alike: Alike, group: &[&DueLine]) -> DueLine {
    let first = group[0];
    let stands_for = group.iter().map(|l| l.handle.clone()).collect();
    let many = |msg, count: usize| say.count(msg, i128::try_from(count).unwrap_or(i128::MAX), &[]);
    if let Alike::Roles(_) = alike {
        return DueLine {
            title: many(Msg::GroupRoles, group.len()),
            subject: first.record.clone().unwrap_or_default(),
            who: say.msg(Msg::ActorConcerned).to_owned(),
            reason: group.iter().map(|l| format!("{} ({})", l.title, l.subject)).collect(),
            group: Some(Group::Alike(alike)),
            stands_for,
            first: Some(Box::new(first.clone())),
            ..first.clone()
        };
    }
    // Of what is asked about many records the records are named, else the members.
    let of_records = matches!(alike, Alike::Records(_));
    let mut names: Vec<_> =
        group.iter().filter_map(|l| if of_records { l.record.as_deref() } else { l.member.as_deref() }).collect();
    let mut seen = BTreeSet::new();
    names.retain(|name| seen.insert(*name));
    let members: BTreeSet<_> = group.iter().filter_map(|l| l.member.as_deref()).collect();
    let count = match (of_records, members.len()) {
        (false, _) => many(Msg::GroupMembers, names.len()),
        (true, 0) => many(Msg::GroupCases, names.len()),
        // What each of them has to do with each record is a case.
        (true, members) => format!("{}, {}", many(Msg::GroupMembers, members), many(Msg::GroupCases, group.len())),
    };
    let period = Some(first.period.clone()).filter(|period| !period.is_empty());
    let record = first.record.clone().filter(|_| !of_records);
    // One body answers for all of them, or each for itself.
    let is_one = group.iter().all(|l| l.who == first.who);
    let whose = if first.record.is_some() { Msg::ActorConcerned } else { Msg::ActorAllMembers };
    let who = if is_one { first.who.clone() } else { say.msg(whose).to_owned() };
    let mut reason = first.reason.clone();
    if let Some(responsible) = reason.first_mut() {
        *responsible = say.fill(Msg::ReasonClause, &[("clause", &first.clause), ("who", &who)]);
    }
    // What is missing is told of the first only; of whom it is missing follows.
    reason.retain(|sentence| *sentence != first.missing);
    reason.push(say.fill(Msg::GroupNames, &[("members", &say.list(&names))]));
    // What there is for each record is recorded with each of them; the first is put forward.
    let (handle, evidence) = match &alike {
        Alike::Members(name) => (name.clone(), together(group)),
        Alike::Records(_) | Alike::Roles(_) => (first.handle.clone(), first.evidence.clone()),
    };
    DueLine {
        subject: [period, record, Some(count)].into_iter().flatten().collect::<Vec<_>>().join(", "),
        command: first.command.replace(&first.handle, &handle),
        group: Some(Group::Alike(alike)),
        handle,
        reason,
        who,
        evidence,
        stands_for,
        first: of_records.then(|| Box::new(first.clone())),
        ..first.clone()
    }
}

/// What settles a group of lines at once: positions on the same thing; none for what each records for itself.
fn together(group: &[&DueLine]) -> Option<Evidence> {
    let mut all: Option<Evidence> = None;
    for line in group {
        match (&mut all, line.evidence.as_ref()?) {
            (None, positions @ Evidence::Positions { .. }) => all = Some(positions.clone()),
            (
                Some(Evidence::Positions { subject, topic, period, members }),
                Evidence::Positions { subject: other, topic: of, period: when, members: more },
            ) if subject == other && topic == of && period == when => members.extend(more.iter().cloned()),
            _ => return None,
        }
    }
    all
}
