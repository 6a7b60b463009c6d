//! Whether what is due follows from an example.

use super::Wording;
use crate::domain::body::composition::CompositionFault;
use crate::domain::charter::{Anchor, When};
use crate::domain::date::parse_iso;
use crate::domain::duty::{Obligation, RecordWant, Timing, Wants};

impl Wording<'_> {
    /// Whether the record an obligation is about is an example: the meeting or term its day counts from, the person in a
    /// seat, the document that lacks a part.
    pub(in crate::app) fn is_example(&self, obligation: &Obligation) -> bool {
        let records = self.records;
        let day = parse_iso(&obligation.period);
        let meetings = || records.meetings.iter().filter(|m| Some(m.date) == day).map(|m| m.example);
        let terms = || records.terms.iter().filter(|t| Some(t.from) == day).map(|t| t.example);
        let counts_from_example = match &obligation.timing {
            Timing::Rule(When::With { .. } | When::Interval { .. } | When::Anchor { anchor: Anchor::Meeting(_), .. }) => {
                meetings().any(|example| example)
            }
            Timing::Rule(When::Anchor { anchor: Anchor::TermFrom, .. }) => terms().any(|example| example),
            _ => false,
        };
        counts_from_example
            || match &obligation.wants {
                Wants::Composition(finding) => match &finding.fault {
                    CompositionFault::WrongHolder { person }
                    | CompositionFault::ChairNotSeated { person }
                    | CompositionFault::WrongElector { person, .. }
                    | CompositionFault::WrongRemoval { person, .. }
                    | CompositionFault::ElectionUnrecorded { person } => records.person(*person).is_some_and(|p| p.example),
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
}
