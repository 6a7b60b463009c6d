//! What the secretariat notes about something due: that it is done, that it lies for a while, that it is taken up again.

use super::{Command, Desk};
use crate::app::failure::{Failure, Rejection, Wanted};
use crate::app::names;
use crate::app::query::wording::Wording;
use crate::app::session::Session;
use crate::domain::body::sittings::is_apart;
use crate::domain::charter::{Charter, Duty, Entry, RecordKind, Subject, When};
use crate::domain::date::Date;
use crate::domain::deed::Deed;
use crate::domain::duty::{Due, Obligation, Past, Wants};
use crate::domain::ids::Id;
use crate::domain::meeting::Meeting;
use crate::domain::records::{Postponement, Records, Tick};

/// An obligation as records name it.
pub(super) struct NamedDuty {
    entry: String,
    period: String,
    /// What it is about; empty for all members.
    subject: String,
    /// What it is called, with the member.
    title: String,
    /// Whether only someone in the seat, or out of it, settles it.
    is_seat: bool,
    /// The record that lets just it lie, or did.
    postponement: Option<Id>,
}

/// The handle of the obligation that a record names.
pub(in crate::app) fn handle_of_key(entry: &str, period: &str, subject: &str) -> String {
    [entry, period, subject].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
}

/// The record that lets what an obligation is called lie, itself and not all of which it is one.
fn own_postponement(records: &Records, obligation: &Obligation, subject: &str) -> Option<Id> {
    let own = |p: &&Postponement| obligation.postponements.contains(&p.id) && p.subject == subject;
    records.postponements.iter().find(own).map(|p| p.id)
}

impl Session {
    /// The obligation of a handle that is not settled.
    ///
    /// The name of a duty that there is for each member, without the member, means it for all of them.
    pub(super) fn named_duty(&self, handle: &str) -> Result<NamedDuty, Failure> {
        let (charter, records, due) = self.obligations()?;
        self.named_among(handle, &charter, &records, &due.lines)
    }

    fn named_among(
        &self,
        handle: &str,
        charter: &Charter,
        records: &Records,
        lines: &[Obligation],
    ) -> Result<NamedDuty, Failure> {
        let open_group: Vec<_> =
            lines.iter().filter(|o| o.member.is_some() && o.settled.is_none() && o.group_handle() == handle).collect();
        if let [first, _, ..] = open_group[..] {
            let (entry, period, title) = (first.rule.clone(), first.period.clone(), first.title.clone());
            let subject = first.group_subject();
            let postponement = own_postponement(records, first, &subject);
            return Ok(NamedDuty { entry, period, subject, title, is_seat: false, postponement });
        }
        // What comes round, or has moved since, is open though it was ticked off before.
        let is_open = lines.iter().any(|o| o.settled.is_none() && o.handle == handle);
        let mut ticks = records.ticks.iter().filter(|_| !is_open);
        if let Some(tick) = ticks.find(|t| handle_of_key(&t.entry, &t.period, &t.subject) == handle) {
            let title = charter.duty_title(&tick.entry).unwrap_or(&tick.entry).to_owned();
            return Err(Failure::Rejected(Rejection::AlreadySettled { title }));
        }
        let known = lines.iter().map(|o| (o.handle.as_str(), o));
        let obligation = names::handle(Wanted::Obligation, handle, known)?;
        let wording = Wording { say: self.say(), charter, records, today: self.today() };
        let title = wording.title(obligation);
        if obligation.settled.is_some() {
            return Err(Failure::Rejected(Rejection::AlreadySettled { title }));
        }
        let is_seat = match &obligation.wants {
            Wants::Composition(finding) => finding.is_mended_by_seats(),
            _ => wording.is_empty_role(obligation),
        };
        let (entry, period, subject) = obligation.tick_key();
        let about = obligation.about.as_ref().map(|about| wording.about(about));
        let whom = obligation.member.map(|id| wording.member(id)).filter(|_| !subject.is_empty());
        let title = [Some(title), about, whom].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let postponement = own_postponement(records, obligation, &subject);
        Ok(NamedDuty { entry, period, subject, title, is_seat, postponement })
    }

    /// The obligation of a handle, to be ticked off: of a period that has no line of its own, too.
    pub(super) fn to_tick(&self, handle: &str) -> Result<NamedDuty, Failure> {
        let (charter, records, Due { mut lines, .. }) = self.obligations()?;
        let is_named = |o: &Obligation| o.handle == handle || o.group_handle() == handle;
        if !lines.iter().any(is_named) {
            let (_, _, every) = self.obligations_on(&[self.today()], Past::Every)?;
            lines.extend(every.into_iter().flat_map(|due| due.lines).filter(is_named));
        }
        let duty = self.named_among(handle, &charter, &records, &lines)?;
        if duty.is_seat { Err(Failure::Rejected(Rejection::SeatNotTicked { title: duty.title })) } else { Ok(duty) }
    }
}

impl Desk<'_> {
    pub(super) fn remark(&self, command: &Command, duty: &NamedDuty) -> Result<Deed, Failure> {
        match command {
            Command::Tick { on, note, .. } => self.tick(duty, *on, note.trim()),
            Command::Postpone { until, reason, .. } => self.postpone(duty, *until, reason.trim()),
            _ => self.take_up(duty),
        }
    }

    fn tick(&self, duty: &NamedDuty, on: Date, note: &str) -> Result<Deed, Failure> {
        if on > self.today {
            return Err(Failure::Rejected(Rejection::NotYet { on }));
        }
        if note.is_empty() {
            return Err(Failure::Rejected(Rejection::NoteNeeded));
        }
        let NamedDuty { entry, period, subject, title, .. } = duty;
        let is_it = |t: &&Tick| (&t.entry, &t.period, &t.subject) == (entry, period, subject);
        if self.records.ticks.iter().filter(is_it).any(|tick| on <= tick.on) {
            return Err(Failure::Rejected(Rejection::AlreadySettled { title: title.clone() }));
        }
        self.edit.insert(&Tick {
            id: self.edit.mint()?,
            entry: entry.clone(),
            period: period.clone(),
            subject: subject.clone(),
            on,
            note: note.to_owned(),
        })?;
        Ok(Deed::Ticked { duty: title.clone(), period: period.clone() })
    }

    fn postpone(&self, duty: &NamedDuty, until: Date, reason: &str) -> Result<Deed, Failure> {
        if until <= self.today {
            return Err(Failure::Rejected(Rejection::PostponedToPast { until }));
        }
        if reason.is_empty() {
            return Err(Failure::Rejected(Rejection::ReasonNeeded));
        }
        let NamedDuty { entry, period, subject, title, postponement, .. } = duty;
        let lies = Postponement {
            id: postponement.map_or_else(|| self.edit.mint(), Ok)?,
            entry: entry.clone(),
            period: period.clone(),
            subject: subject.clone(),
            from: self.today,
            until,
            reason: reason.to_owned(),
        };
        match postponement.map(|id| self.edit.get::<Postponement>(id)).transpose()?.flatten() {
            Some(now) => self.edit.update(&Postponement { entry: now.record.entry, ..lies }, now.version)?,
            None => self.edit.insert(&lies)?,
        }
        Ok(Deed::Postponed { duty: title.clone(), period: period.clone(), until })
    }

    fn take_up(&self, duty: &NamedDuty) -> Result<Deed, Failure> {
        let lying = duty.postponement.map(|id| self.edit.get::<Postponement>(id)).transpose()?.flatten();
        let Some(lying) = lying else {
            return Err(Failure::Rejected(Rejection::NotPostponed { title: duty.title.clone() }));
        };
        self.edit.delete::<Postponement>(lying.record.id, lying.version)?;
        Ok(Deed::TakenUp { duty: duty.title.clone(), period: duty.period.clone() })
    }

    /// Lets what was noted of the duties of a record of a kind follow it to another handle.
    pub(super) fn rename_subject(&self, of: Subject, was: &str, now: &str) -> Result<(), Failure> {
        self.rename_noted(|entry, period, subject| Some((period.to_owned(), self.renamed(of, entry, subject, (was, now))?)))
    }

    /// Lets what was noted of the duties that go with a meeting, or are about it, follow it to another day; it stays where
    /// another meeting of the body has the same name.
    pub(super) fn follow_meeting(&self, was: &Meeting, to: Date) -> Result<(), Failure> {
        let is_other = |m: &&Meeting| m.id != was.id && m.body == was.body && m.date == was.date && m.counts();
        let others: Vec<_> = self.records.meetings.iter().filter(is_other).collect();
        let is_sitting = |m: &Meeting| !is_apart(&self.charter, m);
        let goes = is_sitting(was) && !others.iter().any(|m| is_sitting(m));
        let now = Meeting { date: to, ..was.clone() };
        let (handles, days) = ((was.handle(), now.handle()), (was.date.to_string(), to.to_string()));
        let goes_with = |entry: &str| {
            let when = self.duty(entry).and_then(|duty| duty.rule.when.as_ref());
            matches!(when, Some(When::With { body, .. }) if *body == was.body)
        };
        self.rename_noted(|entry, period, subject| {
            let day = (goes && period == days.0 && goes_with(entry)).then(|| days.1.clone());
            let handle = self.renamed(Subject::Meeting, entry, subject, (&handles.0, &handles.1));
            let handle = handle.filter(|_| others.is_empty());
            let is_moved = day.is_some() || handle.is_some();
            is_moved.then(|| (day.unwrap_or(period.to_owned()), handle.unwrap_or(subject.to_owned())))
        })
    }

    fn duty(&self, entry: &str) -> Option<&Entry<Duty>> {
        self.charter.duties.iter().find(|duty| duty.id == entry)
    }

    /// What a duty is about by the other handle of a record of a kind, if it is about that record.
    fn renamed(&self, of: Subject, entry: &str, subject: &str, (was, now): (&str, &str)) -> Option<String> {
        // A member can have the handle of a person.
        let can_be_about = || self.duty(entry).is_none_or(|duty| duty.rule.per.0 == RecordKind::Known(of));
        let rest = subject.strip_prefix(was).filter(|rest| rest.is_empty() || rest.starts_with('/'))?;
        (was != now && can_be_about()).then(|| format!("{now}{rest}"))
    }

    /// Gives the ticks and postponements of which `renamed` says so, by entry, period and what they are about, another period
    /// and another thing to be about.
    fn rename_noted(&self, renamed: impl Fn(&str, &str, &str) -> Option<(String, String)>) -> Result<(), Failure> {
        for tick in &self.records.ticks {
            if let Some((period, subject)) = renamed(&tick.entry, &tick.period, &tick.subject)
                && let Some(known) = self.edit.get::<Tick>(tick.id)?
            {
                self.edit.update(&Tick { period, subject, ..known.record }, known.version)?;
            }
        }
        for lying in &self.records.postponements {
            let Some((period, subject)) = renamed(&lying.entry, &lying.period, &lying.subject) else { continue };
            let key = (&lying.entry, &period, &subject);
            // What is put off under that name already stands.
            if self.records.postponements.iter().any(|p| (&p.entry, &p.period, &p.subject) == key) {
                continue;
            }
            if let Some(known) = self.edit.get::<Postponement>(lying.id)? {
                self.edit.update(&Postponement { period, subject, ..known.record }, known.version)?;
            }
        }
        Ok(())
    }
}
