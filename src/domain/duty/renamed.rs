//! Obligations of an earlier version under the ids of the one in force: who must act, and what would settle them.

use super::{Actor, Obligation, RecordWant, Timing, Wants};
use crate::domain::charter::lineage::Lineage;
use crate::domain::charter::{Anchor, When};

/// From the ids of one version to those of another; what does not stand there keeps its own.
pub(super) struct Renamed<'a> {
    pub(super) lineage: &'a Lineage,
    pub(super) at: usize,
    pub(super) there: usize,
}

impl Renamed<'_> {
    /// Names what an obligation speaks of. Its own name stays the one it is ticked off by.
    pub(super) fn line(&self, line: &mut Obligation) {
        match &mut line.who {
            Actor::Body(body) | Actor::ComingChair(body) => self.set("body", body),
            Actor::Organisation(id) => self.set("organisation", id),
            Actor::Role(seat) => self.set("seat", seat),
            Actor::Representative { body, seat, .. } => self.set_seat(body, seat),
            Actor::Member { .. } | Actor::Members { .. } | Actor::Participants | Actor::Owner | Actor::Person(_) => {}
        }
        match &mut line.wants {
            Wants::Meeting { body, .. } | Wants::Item { body } | Wants::Terms { body } => self.set("body", body),
            Wants::Seat { body, seat } => self.set_seat(body, seat),
            Wants::Record(want) => self.want(want),
            Wants::Role { seat, .. } => self.set("seat", seat),
            Wants::Tick | Wants::Claim(_) | Wants::Composition(_) | Wants::Successor | Wants::Notice { .. } => {}
        }
        if let Timing::Rule(When::With { body, .. } | When::Next(body) | When::Anchor { anchor: Anchor::Meeting(body), .. })
        | Timing::Undated { body } = &mut line.timing
        {
            self.set("body", body);
        }
    }

    fn want(&self, want: &mut RecordWant) {
        match want {
            RecordWant::Document { kind, .. } => self.set("document", kind),
            RecordWant::Stance { topic, .. } => self.set("topic", topic),
            RecordWant::Figure { series, .. } => {
                self.set("series", series);
                self.set("key", series);
            }
            RecordWant::Field { field, .. } => self.set("field", field),
            RecordWant::Row { register, .. } => self.set("register", register),
            RecordWant::Within { frame, spent, .. } => {
                self.set("register", frame);
                self.set("register", spent);
            }
            RecordWant::Cells { .. } | RecordWant::Known(_) => {}
        }
    }

    fn set(&self, kind: &str, id: &mut String) {
        if let Some(now) = self.lineage.id_in(kind, id, self.at, self.there) {
            *id = now.to_owned();
        }
    }

    fn set_seat(&self, body: &mut String, seat: &mut String) {
        let now = self.lineage.id_in("seat", &format!("{body}/{seat}"), self.at, self.there).and_then(|now| now.split_once('/'));
        match now {
            Some((in_body, now)) => (*body, *seat) = (in_body.to_owned(), now.to_owned()),
            // The chair's post is a seat of no entry.
            None => self.set("body", body),
        }
    }
}
