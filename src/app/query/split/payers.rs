//! Who pays where that is another for each case.

use super::SplitQuestion;
use crate::app::failure::Datum;
use crate::app::names::Known;
use crate::app::{Failure, names};
use crate::domain::charter::{Set, Target, Who};
use crate::domain::date::Date;
use crate::domain::member::Member;
use crate::domain::portfolio::stance::topics_of;
use crate::domain::portfolio::{About, Answer, Stands};

/// Whether who pays is another for each case: those with the need, or those that take part.
pub(super) fn is_by_case(who: &Who) -> bool {
    matches!(who.target, Target::All(Set::Needing | Set::Participant) | Target::Each(Set::Needing | Set::Participant))
}

/// The members that the question names, or that take part in its project, in agreement order; none: all that the rule names.
///
/// # Errors
/// A [`Failure`] if a name is not known, or nobody takes part in the project.
pub(super) fn chosen<'a>(known: &Known<'a>, question: &SplitQuestion, on: Date) -> Result<Option<Vec<&'a Member>>, Failure> {
    let mut members = match (&question.members, &question.project) {
        (Some(given), _) => given.iter().map(|name| names::member(known.records, name, on)).collect::<Result<Vec<_>, _>>()?,
        (None, Some(given)) => participants(known, given, on)?,
        (None, None) => return Ok(None),
    };
    members.sort_by_key(|m| (m.order, m.id));
    members.dedup_by_key(|m| m.id);
    Ok(Some(members))
}

/// The members that take part in a project on a day: those whose answer to one of its questions is a yes.
fn participants<'a>(known: &Known<'a>, given: &str, on: Date) -> Result<Vec<&'a Member>, Failure> {
    let project = known.project(given)?;
    let about = About::Project(project.id);
    let mut taking_part = Vec::new();
    for topic in topics_of(known.charter, &known.records.portfolio, &about) {
        let (rule, stands) = (known.topic_rule(&topic)?, Stands::on(known.records, &about, &topic, "", on));
        taking_part.extend(known.records.members_on(on).filter(|m| stands.of(m.id).answer(&rule) == Answer::In));
    }
    if taking_part.is_empty() {
        return Err(Failure::MissingDatum(Datum::Participants { project: format!("{} {}", project.handle(), project.name) }));
    }
    Ok(taking_part)
}
