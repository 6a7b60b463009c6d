//! Terms of office and meetings of bodies.

use super::{Desk, gone};
use crate::app::failure::{Failure, Rejection, Wanted};
use crate::domain::body::terms::{Stretch, collide, is_chair_period};
use crate::domain::date::Date;
use crate::domain::deed::Deed;
use crate::domain::ids::Id;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::person::Term;

/// A meeting as it shall be; its body stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingDraft {
    /// The day.
    pub date: Date,
    /// Id of the kind.
    pub kind: Option<String>,
    /// Who took the initiative.
    pub initiator: Option<Id>,
    /// Where it is held.
    pub location: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

impl MeetingDraft {
    /// An ordinary meeting of which no more is known than its day.
    pub fn on(date: Date) -> Self {
        Self { date, kind: None, initiator: None, location: None, note: None }
    }
}

impl From<&Meeting> for MeetingDraft {
    fn from(meeting: &Meeting) -> Self {
        let Meeting { date, kind, initiator, location, note, .. } = meeting.clone();
        Self { date, kind, initiator, location, note }
    }
}

/// A meeting that is dated with others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedMeeting {
    /// Id of the body.
    pub body: String,
    /// Id of the kind.
    pub kind: Option<String>,
    /// The day.
    pub date: Date,
}

impl Desk<'_> {
    pub(super) fn set_term(
        &self,
        body: &str,
        from: Date,
        until: Date,
        chair: Option<Id>,
        note: Option<String>,
    ) -> Result<Deed, Failure> {
        let entry = self.charter.body(body).ok_or_else(|| gone(Wanted::Body))?;
        if until < from {
            return Err(Failure::Rejected(Rejection::EndsBeforeStart { from, until }));
        }
        // A period of the chair alone stands beside the body's term that begins on the same day.
        let stretch = Stretch { from, until, chair, computed: false };
        let of_chair = |stretch| is_chair_period(&entry.rule, stretch);
        let terms = self.records.terms.iter().filter(|t| t.body == body);
        let is_same = |t: &&Term| t.from == from && of_chair((*t).into()) == of_chair(stretch);
        let (same, others): (Vec<&Term>, Vec<&Term>) = terms.partition(is_same);
        let stretch = Stretch { chair: chair.or(same.first().and_then(|t| t.chair)), ..stretch };
        if let Some(other) = others.into_iter().find(|t| collide(&entry.rule, (*t).into(), stretch)) {
            return Err(Failure::Rejected(Rejection::TermsOverlap { from: other.from, until: other.until }));
        }
        match same.first() {
            Some(term) => {
                let now = self.edit.get::<Term>(term.id)?.ok_or_else(|| gone(Wanted::Body))?;
                let (chair, note) = (chair.or(now.record.chair), note.or(now.record.note.clone()));
                self.edit.update(&Term { until, chair, note, ..now.record }, now.version)?;
            }
            None => {
                let (id, body) = (self.edit.mint()?, body.to_owned());
                self.edit.insert(&Term { id, body, from, until, chair, note, example: false })?;
            }
        }
        Ok(Deed::TermAdded { body: entry.name.clone(), from, until })
    }

    pub(super) fn add_meeting(&self, body: &str, draft: &MeetingDraft) -> Result<Deed, Failure> {
        let entry = self.charter.body(body).ok_or_else(|| gone(Wanted::Body))?;
        let MeetingDraft { date, kind, initiator, location, note } = draft.clone();
        let (id, body, state) = (self.edit.mint()?, body.to_owned(), MeetingState::Planned);
        let meeting = Meeting { id, body, kind, date, state, initiator, location, note, example: false };
        self.stands_alone(&meeting)?;
        self.edit.insert(&meeting)?;
        Ok(Deed::MeetingAdded { body: entry.name.clone(), date })
    }

    pub(super) fn edit_meeting(&self, id: Id, was: &MeetingDraft, draft: &MeetingDraft) -> Result<Deed, Failure> {
        let now = self.edit.get::<Meeting>(id)?.ok_or_else(|| gone(Wanted::Meeting))?;
        let (from, body) = (now.record.date, self.body_name(&now.record.body));
        let meeting = edited(now.record, was, draft);
        let date = meeting.date;
        self.was_held(&meeting)?;
        self.stands_alone(&meeting)?;
        self.edit.update(&meeting, now.version)?;
        if let Some(moved) = self.records.meetings.iter().find(|meeting| meeting.id == id && meeting.date != date) {
            self.follow_meeting(moved, date)?;
        }
        Ok(if from == date { Deed::MeetingChanged { body, date } } else { Deed::MeetingMoved { body, from, to: date } })
    }

    /// Refuses a second meeting of the same kind on a day.
    fn stands_alone(&self, meeting: &Meeting) -> Result<(), Failure> {
        let Meeting { id, body, kind, date, .. } = meeting;
        let same = |m: &Meeting| m.id != *id && m.body == *body && m.date == *date && m.kind == *kind && m.counts();
        if meeting.counts() && self.records.meetings.iter().any(same) {
            return Err(Failure::Rejected(Rejection::MeetingExists { body: self.body_name(body), date: *date }));
        }
        Ok(())
    }

    /// Refuses a meeting ahead that is said to have been held.
    fn was_held(&self, meeting: &Meeting) -> Result<(), Failure> {
        match meeting.state == MeetingState::Held && meeting.date > self.today {
            true => Err(Failure::Rejected(Rejection::NotYetHeld { date: meeting.date })),
            false => Ok(()),
        }
    }

    pub(super) fn plan_meetings(&self, year: i32, meetings: &[PlannedMeeting]) -> Result<Deed, Failure> {
        for PlannedMeeting { body, kind, date } in meetings {
            self.add_meeting(body, &MeetingDraft { kind: kind.clone(), ..MeetingDraft::on(*date) })?;
        }
        Ok(Deed::MeetingsPlanned { count: meetings.len() as u64, year })
    }

    pub(super) fn close_meeting(&self, id: Id, state: MeetingState) -> Result<Deed, Failure> {
        let now = self.edit.get::<Meeting>(id)?.ok_or_else(|| gone(Wanted::Meeting))?;
        let (date, body) = (now.record.date, self.body_name(&now.record.body));
        if (now.record.state, state) == (MeetingState::Held, MeetingState::Cancelled) {
            return Err(Failure::Rejected(Rejection::WasHeld { date }));
        }
        let meeting = Meeting { state, ..now.record };
        self.was_held(&meeting)?;
        self.edit.update(&meeting, now.version)?;
        Ok(match state {
            MeetingState::Cancelled => Deed::MeetingCancelled { body, date },
            _ => Deed::MeetingHeld { body, date },
        })
    }
}

/// A meeting with what a draft changes of it; the rest stays as it is now, which another program may have changed since.
fn edited(now: Meeting, was: &MeetingDraft, draft: &MeetingDraft) -> Meeting {
    fn changed<T: Clone + PartialEq>(now: T, was: &T, shall: &T) -> T {
        if was == shall { now } else { shall.clone() }
    }
    Meeting {
        date: changed(now.date, &was.date, &draft.date),
        kind: changed(now.kind, &was.kind, &draft.kind),
        initiator: changed(now.initiator, &was.initiator, &draft.initiator),
        location: changed(now.location, &was.location, &draft.location),
        note: changed(now.note, &was.note, &draft.note),
        ..now
    }
}
