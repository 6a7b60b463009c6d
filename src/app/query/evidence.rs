//! Which record would settle a duty, as far as it can be written down right away.

use serde::{Deserialize, Serialize};

use super::wording::Wording;
use crate::domain::body::composition::{CompositionFault, Finding};
use crate::domain::charter::{Column, RecordKind, Subject};
use crate::domain::date::Date;
use crate::domain::duty::{Obligation, RecordWant, Wants};
use crate::domain::ids::Id;
use crate::domain::portfolio::About;

/// A record that would settle a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Evidence {
    /// A document.
    Document {
        /// What it is about, by handle.
        subject: String,
        /// Which kind of record that is.
        of: RecordKind,
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
    /// A value of a field.
    Field {
        /// What it is about, by handle.
        subject: String,
        /// What that is called.
        title: String,
        /// Id of the field.
        field: String,
        /// Handle of the member it is the value of, where there is one for each.
        member: Option<String>,
    },
    /// A row of a register.
    Row {
        /// Id of the register.
        register: String,
        /// What it must be about: the column, and what stands there by handle.
        about: Option<(Column, String)>,
    },
    /// Cells of a row.
    Cells {
        /// Id of the register.
        register: String,
        /// The row, by handle.
        row: String,
        /// The columns, each with what is to stand there; none: whatever it is.
        cells: Vec<(Column, Option<String>)>,
    },
    /// A meeting with a date.
    Meeting {
        /// Id of the body.
        body: String,
        /// Id of the kind of meeting.
        kind: Option<String>,
    },
    /// Someone in a seat of a body.
    Seat {
        /// Id of the body.
        body: String,
        /// Id of the seat.
        seat: String,
        /// The member it is for.
        member: Option<Id>,
        /// The first day of a term that is to come, which someone is nominated for.
        term: Option<Date>,
    },
    /// Someone in a role of a record.
    Role {
        /// The record.
        about: About,
        /// What it is called.
        title: String,
        /// Id of the seat.
        seat: String,
        /// The member it is for.
        member: Option<Id>,
    },
}

impl Evidence {
    /// Whether people or members are chosen for it.
    pub fn names_people(&self) -> bool {
        !matches!(self, Self::Document { .. } | Self::Positions { .. } | Self::Figure { .. })
    }
}

impl Wording<'_> {
    /// What is to be recorded; none for what is ticked off, and for what the pane of its subject has to show first.
    pub(in crate::app) fn evidence(&self, obligation: &Obligation) -> Option<Evidence> {
        match &obligation.wants {
            Wants::Record(want) => self.record(want, obligation),
            Wants::Composition(Finding { fault: CompositionFault::Vacant { .. }, body, seat, member, .. }) => {
                Some(Evidence::Seat { body: body.clone()?, seat: seat.clone()?, member: *member, term: None })
            }
            Wants::Composition(Finding { fault: CompositionFault::Unsigned { .. }, rule, .. }) => {
                Some(Evidence::Row { register: rule.clone(), about: None })
            }
            Wants::Meeting { body, kind, .. } => Some(Evidence::Meeting { body: body.clone(), kind: kind.clone() }),
            Wants::Seat { body, seat } => Some(Evidence::Seat {
                body: body.clone(),
                seat: seat.clone(),
                member: obligation.member,
                term: obligation.due.and_then(|day| day.succ_opt()),
            }),
            Wants::Role { seat, about } => Some(Evidence::Role {
                about: about.clone(),
                title: self.about(about),
                seat: seat.clone(),
                member: obligation.member.filter(|id| *about != About::Member(*id)),
            }),
            _ => None,
        }
    }

    fn record(&self, want: &RecordWant, obligation: &Obligation) -> Option<Evidence> {
        let handle = |id: Id| self.records.member(id).map(|m| m.handle.clone());
        match want {
            RecordWant::Document { kind, parts, period, about: Some(about), .. } => {
                let (subject, of) = (self.handle(about), self.records.portfolio.kind_of(about)?);
                Some(Evidence::Document { subject, of, kind: kind.clone(), parts: parts.clone(), period: period.clone() })
            }
            RecordWant::Document { kind, parts, period, about: None, .. } => {
                let (subject, of) = match &self.charter.document(kind)?.rule.per {
                    Some(RecordKind::Known(Subject::Member)) => (handle(obligation.member?)?, Subject::Member),
                    Some(RecordKind::Known(Subject::Agreement)) => ("agreement".to_owned(), Subject::Agreement),
                    None | Some(RecordKind::Known(Subject::Year | Subject::Term | Subject::Cooperation)) => {
                        ("cooperation".to_owned(), Subject::Cooperation)
                    }
                    Some(_) => return None,
                };
                let of = RecordKind::Known(of);
                let (kind, parts, period) = (kind.clone(), parts.clone(), period.clone());
                Some(Evidence::Document { subject, of, kind, parts, period })
            }
            RecordWant::Stance { missing, .. } if missing.is_empty() => None,
            RecordWant::Stance { topic, subject, about, missing, period, .. } => {
                let subject = match (about, subject, missing.as_slice()) {
                    (Some(about), ..) => self.handle(about),
                    (_, Subject::Agreement, _) => "agreement".to_owned(),
                    (_, Subject::Cooperation | Subject::Year, _) => "cooperation".to_owned(),
                    (_, Subject::Member, [only]) => handle(*only)?,
                    _ => return None,
                };
                let members = missing.iter().filter_map(|id| Some((handle(*id)?, self.member(*id)))).collect();
                Some(Evidence::Positions { subject, topic: topic.clone(), period: period.clone(), members })
            }
            RecordWant::Figure { series, period } => Some(Evidence::Figure { series: series.clone(), period: *period }),
            RecordWant::Field { field, subject, each } => {
                let is_agreements = self.charter.field(field)?.rule.on == RecordKind::Known(Subject::Agreement);
                let whole = if is_agreements { "agreement" } else { "cooperation" };
                let about = subject.as_ref();
                let brief = || self.charter.cooperation.brief().to_owned();
                let title = each.map(|id| self.member(id)).or_else(|| about.map(|about| self.about(about)));
                Some(Evidence::Field {
                    subject: about.map_or_else(|| whole.to_owned(), |about| self.handle(about)),
                    title: title.unwrap_or_else(brief),
                    field: field.clone(),
                    member: each.and_then(handle),
                })
            }
            RecordWant::Row { register, about, .. } | RecordWant::Within { frame: register, about, .. } => {
                let column = |about: &About| if matches!(about, About::Member(_)) { Column::Member } else { Column::Subject };
                let about = about.as_ref().map(|about| (column(about), self.handle(about)));
                Some(Evidence::Row { register: register.clone(), about })
            }
            RecordWant::Cells { row, cells } => {
                let line = self.records.portfolio.register_rows.iter().find(|r| r.id == *row)?;
                Some(Evidence::Cells { register: line.register.clone(), row: line.handle(), cells: cells.clone() })
            }
            RecordWant::Known(_) => None,
        }
    }
}
