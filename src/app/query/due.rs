//! What is due: the obligations as lines with their reasons.

mod calendar;
mod filter;
mod groups;
mod horizon;
mod since;
mod steps;

pub use super::evidence::Evidence;
pub use filter::Filter;
pub use groups::{Alike, Group, alike_as_one};
pub use horizon::Horizon;
pub use since::{Change, last_meeting, last_visit, since};
pub use steps::Step;

pub(super) use groups::widen;

use super::wording::Wording;
use crate::app::{Failure, Session};
use crate::domain::body::composition::CompositionFault;
use crate::domain::charter::Force;
use crate::domain::date::Date;
use crate::domain::duty::{Actor, Obligation, State, Wants};
use crate::domain::records::Postponement;
use crate::text::{Msg, Say};
use serde::{Deserialize, Serialize};
use steps::{FirstSteps, wanting};

/// One obligation, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// What the line stands under with others.
    pub group: Option<Group>,
    /// How many records it asks for.
    pub wanting: u32,
    /// The names of the lines that it stands for; none for a line of its own.
    pub stands_for: Vec<String>,
    /// The first of the lines that it stands for, if they are recorded one by one.
    pub first: Option<Box<DueLine>>,
    /// Until when it lies and why, if it is postponed.
    pub postponed: Option<Postponed>,
    /// Whether it is another member's turn, or an organisation's.
    pub is_for_others: bool,
    /// Name of the member it concerns, where there is one for each.
    pub member: Option<String>,
    /// Name of the record it is about, where there is one for each.
    pub record: Option<String>,
    /// Handles of the members that must act or that it concerns by name.
    pub members: Vec<String>,
    /// Whether what it follows from is an example.
    pub example: bool,
    /// The period in words; empty for none.
    pub period: String,
}

/// That a line lies for a while.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Hash)]
pub struct Postponed {
    /// The day on which it comes back.
    pub until: Date,
    /// Why.
    pub reason: String,
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
    /// A seat of a body, by the handle of the person who holds it.
    Seat {
        /// Id of the body.
        body: String,
        /// Handle of the person.
        person: String,
    },
    /// A meeting, by handle.
    Meeting(String),
    /// All solutions and projects.
    Portfolio,
    /// A solution or a project, by handle.
    Work(String),
    /// The costs.
    Cost,
    /// The agreement.
    Agreement,
    /// An entry of the agreement, by its id; a seat's as `body/seat`.
    Clause(String),
    /// A clause of the agreement's own text, as it is referred to.
    Text(String),
}

impl Postponed {
    fn of(postponement: &Postponement) -> Self {
        Self { until: postponement.until, reason: postponement.reason.clone() }
    }
}

impl DueLine {
    /// What it is about, for eyes: the subject, and how many earlier periods are unmet too.
    pub fn about(&self, say: Say) -> String {
        let earlier = (self.earlier_unmet > 0).then(|| say.count(Msg::DueEarlier, i128::from(self.earlier_unmet), &[]));
        let subject = Some(self.subject.clone()).filter(|subject| !subject.is_empty());
        subject.into_iter().chain(earlier).collect::<Vec<_>>().join(", ")
    }

    /// Whether it is another reading of the same clause with the same last day.
    pub(super) fn is_twin_of(&self, rule: &str, due: Option<Date>) -> bool {
        self.reading.is_some() && self.rule == rule && self.due == due
    }

    /// What must be done, and what it is about.
    pub fn title_about(&self, say: Say) -> String {
        let about = self.about(say);
        if about.is_empty() { self.title.clone() } else { format!("{}: {about}", self.title) }
    }
}

/// What is due on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DueList {
    /// The day.
    pub today: Date,
    /// Id of the cooperation.
    pub id: String,
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
    let steps = FirstSteps::of(&wording, &due.lines);
    let today = session.today();
    let is_open = |o: &Obligation| o.settled.is_none() && !o.is_of_far_term(today);
    let mut lines: Vec<DueLine> = Vec::with_capacity(due.lines.iter().filter(|o| is_open(o)).count());
    // Each is let go as its line is made: there may be thousands.
    for line in due.lines.into_iter().filter(is_open).map(|o| line_of_step(&steps, &wording, &o)) {
        // Two readings of one clause with the same last day are one line that tells what each would bring.
        let twin = match line.reading {
            Some(_) => lines.iter_mut().find(|l| l.is_twin_of(&line.rule, line.due)),
            None => None,
        };
        match twin {
            Some(twin) => {
                twin.reason.extend(line.reason.into_iter().filter(|s| !twin.reason.contains(s)).collect::<Vec<_>>());
            }
            None => lines.push(line),
        }
    }
    widen(&mut lines);
    let mut list = DueList {
        today: session.today(),
        id: charter.cooperation.id.clone(),
        cooperation: charter.cooperation.name.clone(),
        agreement: wording.agreement_state(),
        lines,
        before_file: due.before_file,
        demo: session.card().demo,
    };
    list.sort();
    Ok(list)
}

/// The obligation of a handle, open or settled, if there is one today; else the line that stands for several by that name.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn duty(session: &Session, handle: &str) -> Result<Option<DueLine>, Failure> {
    let (charter, records, due) = session.obligations()?;
    let wording = Wording { say: session.say(), charter: &charter, records: &records, today: session.today() };
    match due.lines.iter().find(|o| o.handle == handle) {
        Some(obligation) => Ok(Some(line(&wording, obligation))),
        None => Ok(groups::group_of(session.say(), &self::due(session)?.lines, handle)),
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
        group: alike_of(wording, obligation).map(Group::Alike),
        wanting: wanting(&obligation.wants),
        stands_for: Vec::new(),
        first: None,
        postponed: obligation.postponed(wording.records, wording.today).map(Postponed::of),
        is_for_others: is_for_others(wording, obligation),
        member: obligation.member.map(|id| wording.member(id)),
        record: obligation.about.as_ref().map(|about| wording.about(about)),
        members: members_of(wording, obligation),
        example: wording.is_example(obligation),
        period: wording.period(obligation).unwrap_or_default(),
    }
}

/// A line, under the first step that it waits for; what is let lie waits for none.
fn line_of_step(steps: &FirstSteps, wording: &Wording<'_>, obligation: &Obligation) -> DueLine {
    let mut line = line(wording, obligation);
    if let Some(step) = steps.step(obligation).filter(|_| line.postponed.is_none()) {
        line.group = Some(Group::Step(step, alike_of(wording, obligation)));
    }
    line
}

/// Which lines it reads the same as.
fn alike_of(wording: &Wording<'_>, obligation: &Obligation) -> Option<Alike> {
    match &obligation.about {
        Some(about) if wording.is_empty_role(obligation) => Some(Alike::Roles(wording.handle(about))),
        Some(_) if obligation.member.is_none() => Some(Alike::Records(obligation.rule.clone())),
        _ => obligation.is_for_each().then(|| Alike::Members(obligation.group_handle())),
    }
}

/// Whether someone else than the cooperation's own bodies, its host or all together must act. What is wrong with records
/// other than an empty seat is the secretariat's to put right.
fn is_for_others(wording: &Wording<'_>, obligation: &Obligation) -> bool {
    if let Wants::Composition(finding) = &obligation.wants
        && !matches!(finding.fault, CompositionFault::Vacant { .. })
    {
        return false;
    }
    match &obligation.who {
        Actor::Member { member, .. } | Actor::Representative { member, .. } => {
            let host = wording.charter.cooperation.rule.host.as_deref();
            host != wording.records.member(*member).map(|m| m.handle.as_str())
        }
        Actor::Organisation(_) => true,
        Actor::Members { .. }
        | Actor::Body(_)
        | Actor::ComingChair(_)
        | Actor::Participants
        | Actor::Owner
        | Actor::Role(_)
        | Actor::Person(_) => false,
    }
}

/// Handles of the members that must act or that it concerns.
fn members_of(wording: &Wording<'_>, obligation: &Obligation) -> Vec<String> {
    let acts = match obligation.who {
        Actor::Member { member, .. } | Actor::Representative { member, .. } => Some(member),
        _ => None,
    };
    let mut ids: Vec<_> = acts.into_iter().chain(obligation.member).collect();
    ids.dedup();
    ids.iter().filter_map(|id| wording.records.member(*id)).map(|member| member.handle.clone()).collect()
}
