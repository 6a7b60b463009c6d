//! Evidence that stands in the records of the portfolio: documents, stances, figures, fields, rows.

use chrono::Datelike;

use super::each::Record;
use super::windows::Window;
use super::{RecordWant, Settled, Wants};
use crate::domain::agreement::parties::parties_on;
use crate::domain::charter::{
    Anchor, Charter, Counts, Evidence, Given, Organ, RecordKind, Subject, Topic, TopicPeriod, When, Where,
};
use crate::domain::date::{Date, Period, add_days};
use crate::domain::ids::Id;
use crate::domain::portfolio::stance::topic;
use crate::domain::portfolio::{About, Answer, Document, Filed, Project, ProjectState, RegisterRow, Stance, Standing, Stands};
use crate::domain::records::Records;
use crate::domain::rough_date::RoughDate;

/// What evidence is looked at for.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) charter: &'a Charter,
    pub(super) records: &'a Records,
    /// What is on file about every subject.
    pub(super) filed: &'a Filed<'a>,
    pub(super) today: Date,
    /// When it must be there, by the rule.
    pub(super) when: &'a When,
    /// The days in which it counts.
    pub(super) window: &'a Window,
    /// The member the obligation concerns, where there is one for each.
    pub(super) member: Option<Id>,
    /// The record the obligation is about, where there is one for each.
    pub(super) record: Option<&'a Record<'a>>,
    /// How many times it is wanted.
    pub(super) times: u32,
}

/// Whether evidence is of a kind that is looked up here; what is linked has to be so to a record.
pub(super) fn is_recorded(evidence: &Evidence, is_of_record: bool) -> bool {
    match evidence {
        Evidence::Document { .. }
        | Evidence::Stance { .. }
        | Evidence::Figure { .. }
        | Evidence::Field { .. }
        | Evidence::Within { .. } => true,
        Evidence::Record { linked, .. } => is_of_record || !linked,
        Evidence::Seat { body, .. } => body.is_empty(),
        Evidence::Item { needs, .. } => !needs.is_empty() && needs.iter().all(|need| matches!(need, Evidence::Document { .. })),
        Evidence::Meeting { .. } | Evidence::Decision { .. } => false,
    }
}

/// What the records say of evidence: settled, or what is still wanted; a tick for what cannot be told from them.
pub(super) fn recorded(case: &Case<'_>, evidence: &Evidence) -> Result<Settled, Wants> {
    let answer = match (evidence, case.record) {
        (Evidence::Document { document, parts, .. }, Some(record)) => case.document_of(record, document, parts),
        (Evidence::Stance { topic, states, organs }, Some(record)) => case.stance_of(record, topic, states, organs),
        (Evidence::Field { field }, Some(record)) => case.field_of(record, field),
        (Evidence::Record { record: RecordKind::Register(register), linked, filter, .. }, Some(record)) => {
            Some(case.row_of(record, register, *linked, filter))
        }
        (Evidence::Record { record: RecordKind::Known(Subject::Project), linked: true, filter, .. }, Some(record)) => {
            Some(case.project_of(record, filter))
        }
        (Evidence::Within { frame, spent }, _) => case.within(frame, spent),
        (evidence, _) => case.of_whole(evidence),
    };
    match answer {
        Some(Ok(on)) => Ok(Settled::Recorded { on }),
        Some(Err(want)) => Err(Wants::Record(want)),
        None => Err(Wants::Tick),
    }
}

/// Whether it can be told from the records that what a duty presupposes is there.
pub(super) fn can_be_there(given: &Given) -> bool {
    matches!(given.any, RecordKind::Register(_) | RecordKind::Known(Subject::Project)) && is_plain(&given.filter)
}

/// Whether a record that a duty presupposes was there in a window: a project under way or proposed, a row of a register.
pub(super) fn is_there(records: &Records, given: &Given, window: &Window, today: Date) -> bool {
    let (portfolio, filter) = (&records.portfolio, &given.filter);
    match &given.any {
        RecordKind::Register(register) => portfolio.rows_of(register).any(|row| {
            let known = row.day().is_none_or(|day| window.opens <= day && day <= window.last.min(today));
            known && is_one(&filter.state, row.state.as_ref())
        }),
        _ => portfolio.projects.iter().filter(|p| is_meant(p, filter, today)).any(|project| {
            let ended = matches!(project.state, ProjectState::Finished | ProjectState::Stopped);
            // What has no first day yet is none of a time that is over.
            let begun = project.start.map_or(window.last >= today, |start| start <= window.last);
            begun && project.finished.map_or(!ended, |finished| window.opens <= finished)
        }),
    }
}

/// Whether a filter asks only for attributes that are looked up here.
fn is_plain(filter: &Where) -> bool {
    let rest = Where { category: Vec::new(), kind: Vec::new(), stage: Vec::new(), state: Vec::new(), ..filter.clone() };
    rest == Where::default()
}

/// Whether an attribute is one of those allowed; none are named: any.
pub(super) fn is_one(allowed: &[String], own: Option<&String>) -> bool {
    allowed.is_empty() || own.is_some_and(|own| allowed.contains(own))
}

/// Whether a project is of the kind that a filter means.
pub(super) fn is_meant(project: &Project, filter: &Where, today: Date) -> bool {
    let state = project.state_on(today).word().to_owned();
    is_one(&filter.category, project.category.as_ref())
        && is_one(&filter.kind, project.kind.as_ref())
        && is_one(&filter.stage, project.stage.as_ref())
        && is_one(&filter.state, Some(&state))
}

/// The day of what was found, or what is wanted; none where the records cannot tell.
pub(super) type Found = Option<Result<Option<Date>, RecordWant>>;

impl Case<'_> {
    /// What the records say of evidence about the cooperation as a whole, or about a member.
    fn of_whole(&self, evidence: &Evidence) -> Found {
        match evidence {
            Evidence::Document { document, parts, year } => self.document(document, parts, *year),
            Evidence::Stance { topic, states, organs } => self.stance(topic, states, organs),
            Evidence::Figure { series, year } => self.figure(series, *year),
            Evidence::Field { field } => self.field(field),
            Evidence::Record { record, linked: false, new, filter } => self.record(record, *new, filter),
            _ => None,
        }
    }

    /// The year of the subject, for rules that come by the year.
    fn year(&self) -> Option<i32> {
        match self.when {
            When::Months { .. } | When::Day { .. } | When::Anchor { anchor: Anchor::Meeting(_), .. } => {
                self.window.period.get(..4)?.parse().ok()
            }
            When::Every { .. } => Period::parse(&self.window.period).map(|p| p.year),
            _ => None,
        }
    }

    /// The period that a paper is wanted for, so many years from the subject's; none: whatever is there in the window.
    pub(super) fn period(&self, offset: i32) -> Option<String> {
        match self.when {
            When::Every { .. } => {
                let period = Period::parse(&self.window.period)?;
                Some(Period { year: period.year + offset, ..period }.to_string())
            }
            _ => self.year().map(|year| (year + offset).to_string()),
        }
    }

    /// Whether a date lies in the window and is not ahead; what has no date counts, and what is wanted once counts when it
    /// comes late.
    fn in_window(&self, date: Option<Date>) -> bool {
        let last = if matches!(self.when, When::Window { .. }) { self.today } else { self.window.last.min(self.today) };
        date.is_none_or(|date| self.window.opens <= date && date <= last)
    }

    fn document(&self, kind: &str, parts: &[String], offset: i32) -> Found {
        let rule = &self.charter.document(kind)?.rule;
        let all: Vec<_> = rule.parts.iter().map(|p| p.id.clone()).collect();
        let wanted = if parts.is_empty() { &all[..] } else { parts };
        let mut there = self.papers(kind, offset)?;
        Some(fullest(&mut there, kind, wanted, &self.period(offset).unwrap_or_default(), None))
    }

    /// The papers of a kind in the window or for its period; none where the records cannot tell.
    pub(super) fn papers(&self, kind: &str, offset: i32) -> Option<Vec<&Document>> {
        let rule = &self.charter.document(kind)?.rule;
        let period = self.period(offset);
        let per = match &rule.per {
            Some(RecordKind::Known(per)) => Some(*per),
            Some(RecordKind::Register(_)) => return None,
            None => None,
        };
        let about_it = |about: &About| match (per, self.member) {
            (Some(Subject::Member), Some(member)) => *about == About::Member(member),
            (None | Some(Subject::Year | Subject::Term | Subject::Cooperation | Subject::Agreement), _) => true,
            _ => false,
        };
        if let Some(Subject::Project | Subject::Solution | Subject::System | Subject::Contract) = per {
            return None;
        }
        let fits = |period_of: &str, date: Option<Date>| match &period {
            Some(period) if !period_of.is_empty() => period_of == period && date.is_none_or(|d| d <= self.today),
            Some(period) => {
                Period::parse(period).zip(date).is_some_and(|(p, d)| p.first() <= d && d <= p.last() && d <= self.today)
            }
            None => self.in_window(date),
        };
        let documents = self.records.portfolio.documents.iter();
        Some(documents.filter(|d| d.kind == kind && about_it(&d.about) && fits(&d.period, d.date)).collect())
    }

    fn stance(&self, id: &str, states: &[String], organs: &[Organ]) -> Found {
        let rule = topic(self.charter, id)?;
        let portfolio = &self.records.portfolio;
        let period = match rule.per {
            TopicPeriod::Year => self.year().unwrap_or(self.today.year()).to_string(),
            TopicPeriod::Once => String::new(),
            TopicPeriod::Term => return None,
        };
        let whole = match rule.on {
            Subject::Agreement => Some(About::Agreement(portfolio.agreement_on(self.today)?)),
            Subject::Cooperation | Subject::Year => Some(About::Cooperation),
            Subject::Member => None,
            _ => return None,
        };
        let stands = |about: &About| Stands::noted(self.records, self.filed.about(about), id, &period, self.today);
        let of_whole = whole.as_ref().map(stands);
        let members: Vec<_> = match self.member {
            Some(member) => vec![member],
            None => parties_on(self.charter, self.records, self.today).map(|m| m.id).collect(),
        };
        let standing = |member: Id| match &of_whole {
            Some(stands) => stands.of(member),
            None => stands(&About::Member(member)).of(member),
        };
        Some(positions(&rule, states, organs, &members, standing).map_err(|(state, missing)| {
            let (topic, subject) = (id.to_owned(), rule.on);
            RecordWant::Stance { topic, subject, about: None, state, missing, more: 0, period }
        }))
    }

    fn figure(&self, series: &str, offset: i32) -> Found {
        let rule = &self.charter.series_of(series)?.rule;
        let period = self.year().unwrap_or(self.today.year()) + offset;
        let figure = self.records.portfolio.figure_in_force(series, period, rule.carry, self.today);
        Some(figure.map(|f| f.on).ok_or_else(|| RecordWant::Figure { series: series.to_owned(), period }))
    }

    fn field(&self, id: &str) -> Found {
        let rule = &self.charter.field(id)?.rule;
        let portfolio = &self.records.portfolio;
        let value = |about: &About, member: Option<Id>| {
            let value = self.filed.about(about).value(id, member, self.today);
            value.filter(|value| value.has_come(self.today)).map(|value| value.on)
        };
        let whole = match &rule.on {
            RecordKind::Known(Subject::Cooperation | Subject::Year) => Some(About::Cooperation),
            RecordKind::Known(Subject::Agreement) => portfolio.agreement_on(self.today).map(About::Agreement),
            RecordKind::Known(Subject::Member) => None,
            _ => return None,
        };
        let members: Vec<_> = match self.member {
            Some(member) => vec![member],
            None => parties_on(self.charter, self.records, self.today).map(|m| m.id).collect(),
        };
        let values: Vec<_> = match (&whole, rule.each) {
            (Some(whole), None) => vec![(None, value(whole, None))],
            (Some(whole), Some(_)) => members.iter().map(|m| (Some(*m), value(whole, Some(*m)))).collect(),
            (None, _) => members.iter().map(|m| (Some(*m), value(&About::Member(*m), None))).collect(),
        };
        let missing = values.iter().find(|(_, on)| on.is_none()).map(|(member, _)| *member);
        let subject = if whole.is_some() { None } else { missing.flatten().map(About::Member) };
        let each = if whole.is_some() { missing.flatten() } else { None };
        Some(match missing {
            Some(_) => Err(RecordWant::Field { field: id.to_owned(), subject, each }),
            None => Ok(values.into_iter().filter_map(|(_, on)| on.flatten()).max()),
        })
    }

    /// Whether a day that has come lies in the period of the subject, or else in the window.
    fn in_period(&self, day: Date) -> bool {
        match self.period(0).and_then(|period| Period::parse(&period)) {
            Some(period) => period.first() <= day && day <= period.last() && day <= self.today,
            None => self.in_window(Some(day)),
        }
    }

    fn record(&self, record: &RecordKind, new: bool, filter: &Where) -> Found {
        let portfolio = &self.records.portfolio;
        if !is_plain(filter) {
            return None;
        }
        let found = |days: Vec<Option<Date>>, want: RecordWant| {
            let enough = u32::try_from(days.len()).unwrap_or(u32::MAX) >= self.times;
            match enough {
                true => Some(Ok(days.into_iter().max().flatten())),
                // What comes into the file today is of no other period: of those it can only be said.
                false if new && !self.in_period(self.today) => None,
                false => Some(Err(want)),
            }
        };
        let is_new = |id: Id| !new || self.in_period(id.minted());
        match record {
            RecordKind::Register(register) => {
                let columns = &self.charter.register(register)?.rule.has;
                let by_member = columns.contains(&crate::domain::charter::Column::Member);
                let period = self.period(0).and_then(|p| Period::parse(&p));
                let fits = |row: &&RegisterRow| {
                    let in_time = match (period, row.day()) {
                        // What is planned for a period ahead has its days in it: they need not have come.
                        (Some(period), Some(day)) => {
                            let is_plan = period.first() > self.window.last;
                            period.first() <= day && day <= period.last() && (is_plan || day <= self.today)
                        }
                        (Some(_), None) => false,
                        (None, day) => self.in_window(day),
                    };
                    // What must always be there is not there once it has run out.
                    let holds = !matches!(self.when, When::Standing) || row.to.is_none_or(|to| self.today <= to);
                    // A row that names nobody is for all.
                    let whose = self.member.is_none() || !by_member || row.member.is_none() || row.member == self.member;
                    in_time && holds && is_new(row.id) && whose && is_one(&filter.state, row.state.as_ref())
                };
                let days = portfolio.rows_of(register).filter(fits).map(RegisterRow::day).collect();
                found(
                    days,
                    RecordWant::Row { register: register.clone(), period: self.period(0).unwrap_or_default(), about: None },
                )
            }
            RecordKind::Known(Subject::Project) => {
                // What began on the very day it came was proposed before.
                let asked_of = |p: &Project| if new { add_days(p.id.minted(), -1) } else { self.today };
                let fits = |p: &&Project| is_new(p.id) && is_meant(p, filter, asked_of(p));
                let day = |p: &Project| if new { Some(p.id.minted()) } else { p.start };
                found(portfolio.projects.iter().filter(fits).map(day).collect(), RecordWant::Known(Subject::Project))
            }
            RecordKind::Known(Subject::Solution) if filter.stage.is_empty() && filter.state.is_empty() => {
                let fits = |s: &&crate::domain::portfolio::Solution| {
                    is_new(s.id) && is_one(&filter.category, s.category.as_ref()) && is_one(&filter.kind, s.kind.as_ref())
                };
                found(
                    portfolio.solutions.iter().filter(fits).map(|s| s.launch.map(RoughDate::last)).collect(),
                    RecordWant::Known(Subject::Solution),
                )
            }
            RecordKind::Known(_) => None,
        }
    }
}

/// What the papers of a kind that are there say of the parts wanted: the fullest speaks for all; of equals the latest.
pub(super) fn fullest(
    there: &mut [&Document],
    kind: &str,
    wanted: &[String],
    period: &str,
    about: Option<&About>,
) -> Result<Option<Date>, RecordWant> {
    let missing = |parts: &[String]| wanted.iter().filter(|w| !parts.contains(w)).cloned().collect::<Vec<_>>();
    there.sort_by_key(|d| (std::cmp::Reverse(missing(&d.parts).len()), d.date));
    let want = |parts, there| {
        let (kind, period, about) = (kind.to_owned(), period.to_owned(), about.cloned());
        Err(RecordWant::Document { kind, parts, there, period, about })
    };
    match there.last() {
        Some(document) if missing(&document.parts).is_empty() => Ok(document.date),
        Some(document) => want(missing(&document.parts), true),
        None => want(wanted.to_vec(), false),
    }
}

/// The day of the last position where all members have one that counts; else the one state that would do, and who lacks it.
pub(super) fn positions<'a>(
    rule: &Topic,
    states: &[String],
    organs: &[Organ],
    members: &[Id],
    standing: impl Fn(Id) -> Standing<'a>,
) -> Result<Option<Date>, (Option<String>, Vec<Id>)> {
    let (mut missing, mut last) = (Vec::new(), None);
    // Of which organ it is nobody may have noted; one that has no say has none.
    let may_decide = |stance: &Stance| organs.is_empty() || stance.organ.is_none_or(|organ| organs.contains(&organ));
    for member in members {
        let standing = standing(*member);
        let counts = match standing.stance {
            Some(stance) if !states.is_empty() => stance.states.iter().any(|s| states.contains(s)),
            _ => standing.answer(rule) == Answer::In,
        };
        match standing.stance {
            Some(stance) if counts && may_decide(stance) => last = last.max(stance.on),
            _ => missing.push(*member),
        }
    }
    if missing.is_empty() {
        return Ok(last);
    }
    // Which of several it is to be is the member's to say: none is put forward.
    let yes = rule.states.iter().filter(|s| s.counts == Counts::In).map(|s| s.id.clone());
    let allowed: Vec<_> = if states.is_empty() { yes.collect() } else { states.to_vec() };
    Err((if let [only] = &allowed[..] { Some(only.clone()) } else { None }, missing))
}
