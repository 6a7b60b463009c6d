//! Which record would settle a duty, as far as it can be written down right away.

use super::due::Evidence;
use super::wording::Wording;
use crate::domain::charter::Subject;
use crate::domain::duty::{Obligation, RecordWant, Wants};
use crate::domain::ids::Id;

impl Wording<'_> {
    /// What is to be recorded; none for what is ticked off, and for what the pane of its subject has to show first.
    pub(in crate::app) fn evidence(&self, obligation: &Obligation) -> Option<Evidence> {
        let Wants::Record(want) = &obligation.wants else { return None };
        let handle = |id: Id| self.records.member(id).map(|m| m.handle.clone());
        match want {
            RecordWant::Document { kind, parts, period, about: Some(about), .. } => {
                let (subject, of) = (self.handle(about), about.subject()?);
                Some(Evidence::Document { subject, of, kind: kind.clone(), parts: parts.clone(), period: period.clone() })
            }
            RecordWant::Document { kind, parts, period, about: None, .. } => {
                let per = self.charter.document(kind)?.rule.per;
                let (subject, of) = match per {
                    Some(Subject::Member) => (handle(obligation.member?)?, Subject::Member),
                    Some(Subject::Agreement) => ("agreement".to_owned(), Subject::Agreement),
                    None | Some(Subject::Year | Subject::Term | Subject::Cooperation) => {
                        ("cooperation".to_owned(), Subject::Cooperation)
                    }
                    Some(_) => return None,
                };
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
            RecordWant::Field { .. } | RecordWant::Row { .. } | RecordWant::Cells { .. } | RecordWant::Known(_) => None,
        }
    }
}
