//! Whether a body meets more often than the agreement foresees, and whether it is known to have met.

use super::composition::{CompositionFault, Finding};
use crate::domain::charter::{Charter, Duty, Entry, Evidence, When};
use crate::domain::date::{Date, Period, PeriodKind};
use crate::domain::meeting::Meeting;
use crate::domain::records::Records;
use std::collections::BTreeMap;

/// Periods that are not over on a day with more meetings than a duty allows; meetings apart are none of the body's own.
pub(super) fn too_many(charter: &Charter, records: &Records, day: Date) -> Vec<Finding> {
    let mut findings = Vec::new();
    for duty in &charter.duties {
        let Some(When::Every { period: kind, at_most: Some(most), .. }) = &duty.rule.when else { continue };
        for evidence in &duty.rule.evidence.0 {
            let Evidence::Meeting { body, kind: wanted } = evidence else { continue };
            let is_own = |m: &Meeting| match wanted {
                Some(wanted) => m.kind.as_ref() == Some(wanted),
                None => !is_apart(charter, m),
            };
            let counted = records.meetings.iter().filter(|m| m.body == *body && m.counts() && is_own(m));
            for (period, found) in by_period(*kind, counted) {
                if period.last() >= day && found > *most {
                    findings.push(Finding {
                        rule: duty.id.clone(),
                        clause: duty.source.clone(),
                        body: Some(body.clone()),
                        seat: None,
                        member: None,
                        fault: CompositionFault::TooManyMeetings { period, most: *most, found },
                    });
                }
            }
        }
    }
    findings
}

/// Meetings whose day is over, and nobody has recorded whether they were held.
pub(super) fn unrecorded(charter: &Charter, records: &Records, day: Date) -> Vec<Finding> {
    let finding = |meeting: &Meeting| {
        let body = charter.body(&meeting.body)?;
        let (date, kind) = (meeting.date, meeting.kind.clone());
        Some(Finding {
            rule: body.id.clone(),
            clause: clause_of(charter, meeting).unwrap_or(&body.source).to_owned(),
            body: Some(body.id.clone()),
            seat: None,
            member: None,
            fault: CompositionFault::MeetingUnrecorded { date, kind },
        })
    };
    records.meetings.iter().filter(|meeting| meeting.is_unrecorded(day)).filter_map(finding).collect()
}

/// What the agreement says of meetings of this kind: the clause of the duty to hold them, or else, of a body's own sittings,
/// of one that is to be done together with them.
fn clause_of<'a>(charter: &'a Charter, meeting: &Meeting) -> Option<&'a str> {
    let Meeting { body, kind, .. } = meeting;
    let holds =
        |evidence: &Evidence| matches!(evidence, Evidence::Meeting { body: of, kind: held } if of == body && held == kind);
    let goes_with = |when: &When| matches!(when, When::With { body: of, .. } if of == body);
    let asked = charter.duties.iter().find(|duty| duty.rule.evidence.0.iter().any(holds));
    if let Some(duty) = asked {
        return Some(&duty.source);
    }
    let with_it = |duty: &&Entry<Duty>| !is_apart(charter, meeting) && duty.rule.when.as_ref().is_some_and(goes_with);
    charter.duties.iter().find(with_it).map(|duty| duty.source.as_str())
}

/// How many meetings there are in each period that has any.
fn by_period<'a>(kind: PeriodKind, meetings: impl Iterator<Item = &'a Meeting>) -> BTreeMap<Period, u32> {
    let mut counts = BTreeMap::new();
    for meeting in meetings {
        *counts.entry(Period::of(kind, meeting.date)).or_default() += 1;
    }
    counts
}

/// Whether a meeting is of a kind that is none of its body's own sittings.
pub fn is_apart(charter: &Charter, meeting: &Meeting) -> bool {
    charter.body(&meeting.body).is_some_and(|body| body.rule.apart(meeting.kind.as_deref()).is_some())
}
