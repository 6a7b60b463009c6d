//! Who pays where that is another for each case.

use super::SplitQuestion;
use crate::app::failure::{Datum, MemberRejection, Rejection};
use crate::app::names::Known;
use crate::app::{Failure, names};
use crate::domain::charter::{Set, Target, Who};
use crate::domain::date::Date;
use crate::domain::member::Member;
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
    if let Some(gone) = members.iter().find(|m| m.until.is_some_and(|until| until < on)) {
        return Err(Failure::Rejected(Rejection::Member(MemberRejection::NotThen { member: gone.name.clone(), on })));
    }
    Ok(Some(members))
}

/// The members that take part in a project on a day: those whose answer to its question is a yes. Of several topics it is
/// the one that members are asked about; where they are asked about several, the project is named with it, as `P-3.topic`.
fn participants<'a>(known: &Known<'a>, given: &str, on: Date) -> Result<Vec<&'a Member>, Failure> {
    let is_asked = |_: &About, topic: &str| known.topic_rule(topic).is_ok_and(|rule| rule.ask);
    let (about, topic) = known.subject_topic_that(given, is_asked)?;
    if !matches!(about, About::Project(_)) {
        known.project(given)?;
    }
    let rule = known.topic_rule(&topic)?;
    let period = crate::app::command::period(&rule, &known.topic_name(&topic), None, on)?;
    let stands = Stands::on(known.records, &about, &topic, &period, on);
    let answers = |wanted: Answer| -> Vec<&Member> {
        known.records.members_on(on).filter(|m| stands.of(m.id).answer(&rule) == wanted).collect()
    };
    let mixed: Vec<_> = answers(Answer::Mixed).iter().map(|m| m.name.clone()).collect();
    if !mixed.is_empty() {
        return Err(Failure::MissingDatum(Datum::OneAnswer { members: mixed }));
    }
    let taking_part = answers(Answer::In);
    if taking_part.is_empty() {
        return Err(Failure::MissingDatum(Datum::Participants { project: known.title(&about) }));
    }
    Ok(taking_part)
}
