//! Terms of office and meetings of bodies.

use super::{Desk, gone};
use crate::app::failure::{Failure, Rejection, Wanted};
use crate::domain::body::terms::{Stretch, collide, is_chair_period};
use crate::domain::date::Date;
use crate::domain::deed::Deed;
use crate::domain::ids::Id;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::person::Term;

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

    pub(super) fn add_meeting(
        &self,
        body: &str,
        date: Date,
        kind: Option<String>,
        initiator: Option<Id>,
        note: Option<String>,
    ) -> Result<Deed, Failure> {
        let entry = self.charter.body(body).ok_or_else(|| gone(Wanted::Body))?;
        let same = |m: &&Meeting| m.body == body && m.date == date && m.kind == kind && m.counts();
        if self.records.meetings.iter().any(|m| same(&m)) {
            return Err(Failure::Rejected(Rejection::MeetingExists { body: entry.name.clone(), date }));
        }
        let (id, body) = (self.edit.mint()?, body.to_owned());
        let state = MeetingState::Planned;
        self.edit.insert(&Meeting { id, body, kind, date, state, initiator, note, example: false })?;
        Ok(Deed::MeetingAdded { body: entry.name.clone(), date })
    }

    pub(super) fn plan_meetings(&self, year: i32, meetings: &[PlannedMeeting]) -> Result<Deed, Failure> {
        for PlannedMeeting { body, kind, date } in meetings {
            self.add_meeting(body, *date, kind.clone(), None, None)?;
        }
        Ok(Deed::MeetingsPlanned { count: meetings.len() as u64, year })
    }

    pub(super) fn move_meeting(&self, id: Id, state: MeetingState) -> Result<Deed, Failure> {
        let now = self.edit.get::<Meeting>(id)?.ok_or_else(|| gone(Wanted::Meeting))?;
        let date = now.record.date;
        let body = self.charter.body(&now.record.body).map_or_else(|| now.record.body.clone(), |b| b.name.clone());
        if state == MeetingState::Held && date > self.today {
            return Err(Failure::Rejected(Rejection::NotYetHeld { date }));
        }
        self.edit.update(&Meeting { state, ..now.record }, now.version)?;
        Ok(match state {
            MeetingState::Cancelled => Deed::MeetingCancelled { body, date },
            _ => Deed::MeetingHeld { body, date },
        })
    }
}
