//! Whether what is due follows from an example.

use super::Wording;
use crate::domain::body::composition::CompositionFault;
use crate::domain::charter::{Anchor, When};
use crate::domain::date::parse_iso;
use crate::domain::duty::{Obligation, RecordWant, Timing, Wants};
use crate::domain::portfolio::About;

impl Wording<'_> {
    /// Whether the record an obligation follows from is an example: the one it is about, the meeting or term its day counts
    /// from, the person in a seat, the document that lacks a part.
    pub(in crate::app) fn is_example(&self, obligation: &Obligation) -> bool {
        let records = self.records;
        let day = parse_iso(&obligation.period);
        let meetings = || records.meetings.iter().filter(|m| Some(m.date) == day).map(|m| m.example);
        let terms = || records.terms.iter().filter(|t| Some(t.from) == day).map(|t| t.example);
        let counts_from_example = match &obligation.timing {
            Timing::Rule(When::With { .. } | When::Interval { .. }) => meetings().any(|example| example),
            Timing::Rule(When::Anchor { anchor: Anchor::Meeting(body), offset, .. }) => {
                records.meetings.iter().any(|m| m.example && m.body == *body && Some(offset.after(m.date)) == obligation.due)
            }
            Timing::Rule(When::Anchor { anchor: Anchor::TermFrom, .. }) => terms().any(|example| example),
            _ => false,
        };
        counts_from_example
            || obligation.about.as_ref().is_some_and(|about| self.is_example_record(about))
            || match &obligation.wants {
                Wants::Composition(finding) => match &finding.fault {
                    CompositionFault::WrongHolder { person }
                    | CompositionFault::ChairNotSeated { person }
                    | CompositionFault::NotEligible { person }
                    | CompositionFault::WrongElector { person, .. }
                    | CompositionFault::WrongRemoval { person, .. }
                    | CompositionFault::ElectionUnrecorded { person }
                    | CompositionFault::NominationUnrecorded { person, .. } => records.person(*person).is_some_and(|p| p.example),
                    CompositionFault::MeetingUnrecorded { date, .. } => {
                        records.meetings.iter().any(|m| Some(&m.body) == finding.body.as_ref() && m.date == *date && m.example)
                    }
                    CompositionFault::TermMisfit { from } => {
                        records.terms.iter().any(|t| Some(&t.body) == finding.body.as_ref() && t.from == *from && t.example)
                    }
                    _ => false,
                },
                Wants::Record(RecordWant::Document { kind, there: true, .. }) => {
                    records.portfolio.documents.iter().any(|d| d.kind == *kind && d.example)
                }
                _ => false,
            }
    }

    /// Whether a record is an example.
    fn is_example_record(&self, about: &About) -> bool {
        let (records, portfolio) = (self.records, &self.records.portfolio);
        match about {
            About::Cooperation | About::Agreement(_) | About::Amendment(_) | About::Member(_) | About::Body(_) => false,
            About::Person(id) => records.person(*id).is_some_and(|p| p.example),
            About::Operation(id) => portfolio.operation(*id).is_some_and(|o| o.example),
            About::Project(id) => portfolio.project(*id).is_some_and(|p| p.example),
            About::Solution(id) => portfolio.solution(*id).is_some_and(|s| s.example),
            About::Meeting(id) => records.meetings.iter().any(|m| m.id == *id && m.example),
            About::Row(id) => portfolio.register_rows.iter().any(|row| row.id == *id && row.example),
        }
    }
}
