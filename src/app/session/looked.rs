//! Which records obligations look at: what the duties of a charter name as evidence, and what they are about.

use crate::domain::charter::{Anchor, Charter, Duty, Entry, Evidence, Key, RecordKind, Subject, When, Where};
use crate::domain::date::Date;
use crate::domain::portfolio::ProjectState;
use crate::store::Looked;

/// What some duties of a charter look at on a day, and whether it holds.
pub(super) fn of<'a>(charter: &'a Charter, duties: impl Iterator<Item = &'a Entry<Duty>>, on: Date) -> Looked {
    let mut looked = Looked { open_on: on, ..Looked::default() };
    // What opens a gate is judged for whatever waits for that gate.
    let opening = charter.duties.iter().filter(|duty| charter.opens_gate(&duty.id));
    for duty in duties.chain(opening).map(|duty| &duty.rule) {
        if let Some(given) = &duty.given {
            kind(&mut looked, &given.any);
        }
        kind(&mut looked, &duty.per.0);
        let on = about(duty);
        for evidence in &duty.evidence.0 {
            named(&mut looked, charter, evidence, on);
        }
        if let Some(When::Anchor { anchor: Anchor::StanceAsked, .. }) = duty.when {
            looked.askings = true;
        }
        for field in duty.filter.field.keys() {
            add(&mut looked.fields, field);
        }
        states(&mut looked, &duty.filter);
        if let Some(on) = on {
            // Who takes part in it, and how it is managed, is said by positions on it.
            for topic in charter.topics.iter().filter(|topic| topic.rule.on == on) {
                add(&mut looked.topics, &topic.id);
            }
        }
    }
    // What was asked opens gates.
    looked.askings |= charter.gates.iter().any(|gate| gate.rule.opened_by.as_ref().is_some_and(|by| by.asked.is_some()));
    if let Some(signatures) = &charter.agreement.rule.signatures {
        add(&mut looked.registers, &signatures.register);
        if let Some(digest) = &signatures.digest {
            add(&mut looked.fields, digest);
        }
    }
    for notices in charter.exits.iter().filter_map(|exit| exit.rule.notices.as_ref()) {
        add(&mut looked.registers, &notices.register);
        notices.fields().for_each(|(_, field)| add(&mut looked.fields, field));
    }
    looked
}

/// What all obligations of a charter look at on a day.
pub(super) fn at(charter: &Charter, on: Date) -> Looked {
    let mut looked = of(charter, charter.duties.iter(), on);
    looked.counts = charter.keys.iter().any(|key| matches!(key.rule, Key::Population { .. }));
    for seat in charter.seats.iter().map(|seat| &seat.rule) {
        if let Some(on @ (Subject::Project | Subject::Solution)) = seat.of.each {
            looked.works = true;
            for topic in charter.topics.iter().filter(|topic| topic.rule.on == on) {
                add(&mut looked.topics, &topic.id);
            }
            for field in seat.filter.field.keys() {
                add(&mut looked.fields, field);
            }
            states(&mut looked, &seat.filter);
        }
    }
    for role in charter.stages.iter().flat_map(|stage| &stage.rule.roles) {
        for field in role.filter.field.keys() {
            add(&mut looked.fields, field);
        }
        states(&mut looked, &role.filter);
    }
    looked
}

/// The kind of works that a duty is about one by one.
fn about(duty: &Duty) -> Option<Subject> {
    match duty.per.0 {
        RecordKind::Known(subject @ (Subject::Project | Subject::Solution)) => Some(subject),
        _ => None,
    }
}

fn named(looked: &mut Looked, charter: &Charter, evidence: &Evidence, on: Option<Subject>) {
    match evidence {
        Evidence::Document { document, .. } => add(&mut looked.documents, document),
        // Positions on single projects or solutions settle nothing of the cooperation as a whole.
        Evidence::Stance { topic, .. } => match charter.topic(topic).map(|t| t.rule.on) {
            of @ Some(Subject::Project | Subject::Solution) if of != on => {}
            _ => add(&mut looked.topics, topic),
        },
        Evidence::Figure { series, .. } => add(&mut looked.series, series),
        Evidence::Field { field } => add(&mut looked.fields, field),
        Evidence::Record { record, .. } => kind(looked, record),
        Evidence::Within { frame, spent } => [frame, spent].into_iter().for_each(|register| add(&mut looked.registers, register)),
        Evidence::Item { needs, .. } => needs.iter().for_each(|need| named(looked, charter, need, on)),
        Evidence::Meeting { .. } | Evidence::Decision { .. } | Evidence::Seat { .. } => {}
    }
}

fn kind(looked: &mut Looked, kind: &RecordKind) {
    match kind {
        RecordKind::Register(register) => add(&mut looked.registers, register),
        RecordKind::Known(Subject::Project | Subject::Solution) => looked.works = true,
        RecordKind::Known(_) => {}
    }
}

/// Projects that ended are looked at only where a condition names how.
fn states(looked: &mut Looked, filter: &Where) {
    let has_ended = |state| matches!(state, Some(ProjectState::Finished | ProjectState::Stopped));
    for state in filter.state.iter().filter(|state| has_ended(ProjectState::of_word(state))) {
        add(&mut looked.ended, state);
    }
}

fn add(list: &mut Vec<String>, id: &String) {
    if !list.contains(id) {
        list.push(id.clone());
    }
}
