//! The form that records what a duty asks for.

use super::document;
use super::figure::{self, Wanted};
use super::stance::{self, Positions};
use crate::app::query::due::Evidence;
use crate::domain::charter::{Charter, Key, Unit};
use crate::domain::portfolio::stance::topic;
use crate::tui::layers::form::Form;
use crate::tui::panes::Look;

/// The form for the evidence of a duty with a title; none where it cannot be told what to record.
pub(in crate::tui::panes) fn form(evidence: &Evidence, title: &str, charter: &Charter, look: Look) -> Option<Form> {
    match evidence {
        Evidence::Document { subject, of, kind, parts, period } => {
            let kind = Some(kind.as_str());
            let paper = document::Paper { subject: subject.clone(), title: title.to_owned(), of: *of, kind, parts, period };
            charter.document(kind?)?;
            Some(document::add(&paper, charter, look))
        }
        Evidence::Positions { subject, topic: id, period, members } => Some(stance::set(
            Positions {
                subject: format!("{subject}.{id}"),
                title: title.to_owned(),
                topic: topic(charter, id)?,
                period: Some(period.clone()).filter(|p| !p.is_empty()),
                members: members.clone(),
                states: Vec::new(),
                asked: None,
                since: None,
            },
            look,
        )),
        Evidence::Figure { series, period } => {
            let decided = charter.key(series).filter(|k| matches!(k.rule, Key::Decided { .. })).map(|k| (&k.name, Unit::Weights));
            let (name, unit) = charter.series_of(series).map(|s| (&s.name, s.rule.unit)).or(decided)?;
            let (series, name) = (series.clone(), name.clone());
            let wanted = Wanted { series, name, unit, year: *period, there: Vec::new(), table: String::new() };
            Some(figure::set(wanted, look))
        }
    }
}
