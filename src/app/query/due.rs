//! What is due: the obligations as lines with their reasons.

use super::wording::Wording;
use crate::app::{Failure, Session};
use crate::domain::body::composition::CompositionFault;
use crate::domain::charter::{Force, Subject};
use crate::domain::date::{Date, add_days};
use crate::domain::duty::{Obligation, State, Wants};
use crate::text::{Msg, Say};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One obligation, in words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DueLine {
    /// The name by which it is ticked off.
    pub handle: String,
    /// Id of the charter entry.
    pub rule: String,
    /// The clause.
    pub clause: String,
    /// What must be done.
    pub title: String,
    /// What it is about: period and member.
    pub subject: String,
    /// Who must act.
    pub who: String,
    /// What is missing.
    pub missing: String,
    /// Where it stands.
    pub state: State,
    /// How hard it binds.
    pub force: Force,
    /// The reading it is computed under.
    pub reading: Option<String>,
    /// Paths of the fields that are the program's own.
    pub default: Vec<String>,
    /// The first day of the state `soon`.
    pub soon_from: Option<Date>,
    /// The last day in time.
    pub due: Option<Date>,
    /// The first day of the state `overdue`.
    pub overdue_from: Option<Date>,
    /// Whether it is settled.
    pub settled: bool,
    /// Whether the agreement's term was over.
    pub after_term: bool,
    /// Unmet periods before this one without a line of their own.
    pub earlier_unmet: u32,
    /// Why it is on the list: sentences, from the rule to the dates.
    pub reason: Vec<String>,
    /// What to do next: a sentence.
    pub next_step: String,
    /// The command that does it, ready to be run.
    pub command: String,
    /// Where in the program the thing itself is.
    pub place: Place,
    /// Which record would settle it, where it can be made right away.
    pub evidence: Option<Evidence>,
    /// What the line stands under with others: the same duty for each member, or seats where nobody is appointed yet.
    pub group: Option<String>,
    /// Name of the member it concerns, where there is one for each.
    pub member: Option<String>,
    /// Name of the record it is about, where there is one for each.
    pub record: Option<String>,
    /// The period in words; empty for none.
    pub period: String,
}

/// The group of all vacant seats of a file in which nobody is appointed yet.
const SEATS: &str = "seats";

/// The group of all empty roles of a file in which nobody has a role yet; with a record's handle, of those of the record.
const ROLES: &str = "roles";

/// From how many lines on a group stands as one: a screen shows three of a kind, forty-three bury the rest.
const MANY: usize = 4;

/// Lines as a person reads them: those of a group stand as one, with the members named in its reason.
pub fn grouped(say: Say, lines: &[DueLine]) -> Vec<DueLine> {
    let mut read: Vec<DueLine> = Vec::with_capacity(lines.len());
    // What is late on many records is late on them all, since whichever day.
    let late = |line: &DueLine| line.record.is_some() && line.state == State::Overdue;
    let same = |a: &DueLine, b: &DueLine| {
        a.group.is_some() && a.group == b.group && a.state == b.state && (a.due == b.due || late(a) && late(b))
    };
    for line in lines {
        if read.iter().any(|other| same(other, line)) {
            continue;
        }
        let group: Vec<_> = lines.iter().filter(|other| same(other, line)).collect();
        let count = i128::try_from(group.len()).unwrap_or(i128::MAX);
        match line.group.as_deref().filter(|_| group.len() >= MANY) {
            Some(SEATS) => read.push(DueLine {
                title: say.count(Msg::GroupSeats, count, &[]),
                subject: String::new(),
                who: say.msg(Msg::ActorAllMembers).to_owned(),
                clause: String::new(),
                reason: group.iter().map(|l| format!("{} ({})", l.title, l.subject)).collect(),
                place: Place::Bodies,
                ..line.clone()
            }),
            Some(roles) if roles.split('/').next() == Some(ROLES) => read.push(DueLine {
                title: say.count(Msg::GroupRoles, count, &[]),
                subject: if roles == ROLES { String::new() } else { line.record.clone().unwrap_or_default() },
                who: say.msg(Msg::ActorConcerned).to_owned(),
                reason: group.iter().map(|l| format!("{} ({})", l.title, l.subject)).collect(),
                ..line.clone()
            }),
            Some(handle) => {
                // Of what is asked about many records the records are named, else the members.
                let of_records = line.record.is_some() && handle == line.rule;
                let name = |l: &&DueLine| if of_records { l.record.clone() } else { l.member.clone() };
                let mut members: Vec<_> = group.iter().copied().filter_map(|l| name(&l)).collect();
                let mut seen = BTreeSet::new();
                members.retain(|name| seen.insert(name.clone()));
                let count = i128::try_from(members.len()).unwrap_or(i128::MAX);
                let many = say.count(if of_records { Msg::GroupCases } else { Msg::GroupMembers }, count, &[]);
                // What there is for each record is recorded with each of them; the first is put forward.
                let handle = if of_records { &line.handle } else { handle };
                let of = if of_records { None } else { line.record.clone() };
                let period = Some(line.period.clone()).filter(|period| !period.is_empty());
                let subject = [period, of, Some(many)].into_iter().flatten().collect::<Vec<_>>().join(", ");
                let mut reason = line.reason.clone();
                reason.push(say.fill(Msg::GroupNames, &[("members", &say.list(&members))]));
                let (old, new) = (line.handle.clone(), handle.to_owned());
                let command = line.command.replace(&old, &new);
                // One body answers for all of them, or each for itself.
                let alike = group.iter().all(|l| l.who == line.who);
                let whose = if line.record.is_some() { Msg::ActorConcerned } else { Msg::ActorAllMembers };
                let who = if alike { line.who.clone() } else { say.msg(whose).to_owned() };
                if let Some(responsible) = reason.first_mut() {
                    *responsible = say.fill(Msg::ReasonClause, &[("clause", &line.clause), ("who", &who)]);
                }
                let evidence = if of_records { line.evidence.clone() } else { together(&group) };
                read.push(DueLine { handle: new, subject, reason, command, who, evidence, ..line.clone() });
            }
            None => {
                // Too few to stand as one: each by itself, and none of them matched again.
                read.push(DueLine { group: None, ..line.clone() });
            }
        }
    }
    read
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

/// A record that would settle a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Evidence {
    /// A document.
    Document {
        /// What it is about, by handle.
        subject: String,
        /// Which kind of record that is.
        of: Subject,
        /// Id of the kind of document.
        kind: String,
        /// Ids of the parts that it must have.
        parts: Vec<String>,
        /// The period it is for; empty for none.
        period: String,
    },
    /// Positions of members.
    Positions {
        /// What they are on, by handle.
        subject: String,
        /// Id of the topic.
        topic: String,
        /// The period they are for; empty for none.
        period: String,
        /// Handles and names of those that lack one.
        members: Vec<(String, String)>,
    },
    /// A figure of a series or of a key that is decided.
    Figure {
        /// Id of the series.
        series: String,
        /// The year.
        period: i32,
    },
}

/// Where in the program the subject of a line is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// A body, by id.
    Body(String),
    /// A member, by handle.
    Member(String),
    /// All bodies.
    Bodies,
    /// The meetings.
    Meetings,
    /// All solutions and projects.
    Portfolio,
    /// A solution or a project, by handle.
    Work(String),
    /// The costs.
    Cost,
    /// The agreement.
    Agreement,
}

/// How near a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Horizon {
    /// Its last day is past.
    Late,
    /// Within seven days, or without a date and wanting attention.
    ThisWeek,
    /// Within ninety days.
    NinetyDays,
    /// Further off.
    Later,
}

impl DueLine {
    /// What it is about, for eyes: the subject, and how many earlier periods are unmet too.
    pub fn about(&self, say: Say) -> String {
        let earlier = (self.earlier_unmet > 0).then(|| say.count(Msg::DueEarlier, i128::from(self.earlier_unmet), &[]));
        let subject = Some(self.subject.clone()).filter(|subject| !subject.is_empty());
        subject.into_iter().chain(earlier).collect::<Vec<_>>().join(", ")
    }

    /// How near the line is on a day.
    pub fn horizon(&self, today: Date) -> Horizon {
        match (self.state, self.due) {
            (State::Overdue, _) => Horizon::Late,
            (State::Urgent, None) => Horizon::ThisWeek,
            (_, None) => Horizon::NinetyDays,
            (_, Some(due)) if due <= add_days(today, 7) => Horizon::ThisWeek,
            (_, Some(due)) if due <= add_days(today, 90) => Horizon::NinetyDays,
            _ => Horizon::Later,
        }
    }
}

/// What is due on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DueList {
    /// The day.
    pub today: Date,
    /// Name of the cooperation.
    pub cooperation: String,
    /// How the agreement stands, in words: in force, or out of it since when.
    pub agreement: String,
    /// Open lines, most pressing first.
    pub lines: Vec<DueLine>,
    /// Duties with periods before the file began, which are unknown to it.
    pub before_file: u32,
    /// Whether the file holds examples.
    pub demo: bool,
}

/// The open obligations of today, most pressing first.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn due(session: &Session) -> Result<DueList, Failure> {
    let (charter, records, due) = session.obligations()?;
    let wording = Wording { say: session.say(), charter: &charter, records: &records, today: session.today() };
    let open = due.lines.iter().filter(|o| o.settled.is_none());
    let mut lines: Vec<DueLine> = Vec::new();
    for line in open.map(|o| line(&wording, o)) {
        // Two readings of one clause with the same last day are one line that tells what each would bring.
        let twin = |l: &&mut DueLine| l.reading.is_some() && l.rule == line.rule && l.due == line.due;
        match lines.iter_mut().find(twin) {
            Some(twin) => {
                twin.reason.extend(line.reason.into_iter().filter(|s| !twin.reason.contains(s)).collect::<Vec<_>>());
            }
            None => lines.push(line),
        }
    }
    lines.sort_by_key(|l| (l.horizon(session.today()), l.due.unwrap_or(Date::MIN), l.state));
    widen(&mut lines);
    Ok(DueList {
        today: session.today(),
        cooperation: charter.cooperation.name.clone(),
        agreement: wording.agreement_state(),
        lines,
        before_file: due.before_file,
        demo: session.card().demo,
    })
}

/// What is asked of each member about many records stands under the duty and no longer under each of the records.
fn widen(lines: &mut [DueLine]) {
    let mut records: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in lines.iter() {
        if let (Some(record), Some(_)) = (&line.record, &line.member) {
            records.entry(line.rule.clone()).or_default().insert(record.clone());
        }
    }
    for line in lines.iter_mut().filter(|line| records.get(&line.rule).is_some_and(|records| records.len() >= MANY)) {
        line.group = Some(line.rule.clone());
    }
}

/// One obligation in the words of the session.
pub(super) fn line(wording: &Wording<'_>, obligation: &Obligation) -> DueLine {
    let (next_step, command) = wording.next_step(obligation);
    DueLine {
        handle: obligation.handle.clone(),
        rule: obligation.rule.clone(),
        clause: obligation.clause.clone(),
        title: wording.title(obligation),
        subject: wording.subject(obligation),
        who: wording.actor(&obligation.who),
        missing: wording.missing(obligation),
        state: obligation.state,
        force: obligation.force,
        reading: obligation.reading.clone(),
        default: obligation.default.clone(),
        soon_from: obligation.soon_from,
        due: obligation.due,
        overdue_from: obligation.overdue_from(),
        settled: obligation.settled.is_some(),
        after_term: obligation.after_term,
        earlier_unmet: obligation.earlier_unmet,
        reason: wording.reason(obligation),
        next_step,
        command,
        place: wording.place(obligation),
        evidence: wording.evidence(obligation),
        group: group_of(wording, obligation),
        member: obligation.member.map(|id| wording.member(id)),
        record: obligation.about.as_ref().map(|about| wording.about(about)),
        period: wording.period(obligation).unwrap_or_default(),
    }
}

/// What a line stands under with others.
fn group_of(wording: &Wording<'_>, obligation: &Obligation) -> Option<String> {
    match &obligation.wants {
        // Nobody is named to anything yet, or the empty roles of one record.
        Wants::Role { .. } if wording.is_empty_role(obligation) => match &obligation.about {
            Some(about) if !wording.records.portfolio.roles.is_empty() => Some(format!("{ROLES}/{}", wording.handle(about))),
            None if !wording.records.portfolio.roles.is_empty() => Some(obligation.group_handle()),
            _ => Some(ROLES.to_owned()),
        },
        Wants::Composition(finding) => {
            let vacant = matches!(finding.fault, CompositionFault::Vacant { .. });
            (vacant && wording.records.appointments.is_empty()).then(|| SEATS.to_owned())
        }
        _ if obligation.about.is_some() && obligation.member.is_none() => Some(obligation.rule.clone()),
        _ => obligation.member.map(|_| obligation.group_handle()),
    }
}
