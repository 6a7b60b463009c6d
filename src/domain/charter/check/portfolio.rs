//! Names and lists in the kinds about what is done together.

use super::{Check, ids, rules};
use crate::domain::charter::fault::FaultKind;
use crate::domain::charter::{AtLeast, Entry, FieldKind, Gate, OpenedBy, Per, RecordKind, Stage, Subject};

impl Check<'_> {
    pub(super) fn portfolio(&mut self) {
        let charter = self.charter;
        for (i, category) in charter.categories.iter().enumerate() {
            let path = format!("category[{}]", i + 1);
            for (t, topic) in category.rule.topics.iter().enumerate() {
                self.topic(format!("{path}.topics[{}]", t + 1), topic);
            }
            if let Some(pool) = &category.rule.pool {
                self.pool(format!("{path}.pool"), pool);
            }
        }
        self.numbers();
        for (i, kind) in charter.types.iter().enumerate() {
            let path = format!("type[{}]", i + 1);
            let rule = &kind.rule;
            if let Some(track) = &rule.track {
                let known = charter.stages.iter().map(|s| s.rule.track.clone()).collect();
                self.known(format!("{path}.track"), track, "track", known);
            }
            for (n, gate) in rule.gates.iter().enumerate() {
                self.gate(format!("{path}.gates[{}]", n + 1), gate);
            }
            for (n, topic) in rule.topics.iter().enumerate() {
                self.topic(format!("{path}.topics[{}]", n + 1), topic);
            }
            for (n, field) in rule.fields.iter().enumerate() {
                self.field(format!("{path}.fields[{}]", n + 1), field);
            }
            for (n, category) in rule.categories.iter().enumerate() {
                let known = ids(&charter.categories);
                self.known(format!("{path}.categories[{}]", n + 1), category, "category", known);
            }
        }
        for (i, topic) in charter.topics.iter().enumerate() {
            if topic.rule.states.is_empty() {
                self.fault(format!("topic[{}].states", i + 1), FaultKind::Empty { field: "states".to_owned() });
            }
        }
        for (i, stage) in charter.stages.iter().enumerate() {
            self.stage_entry(&format!("stage[{}]", i + 1), stage);
        }
        for (i, gate) in charter.gates.iter().enumerate() {
            self.gate_entry(&format!("gate[{}]", i + 1), gate);
        }
        for (i, document) in charter.documents.iter().enumerate() {
            let path = format!("document[{}]", i + 1);
            if let Some(per) = &document.rule.per {
                self.record(format!("{path}.per"), per);
            }
            self.who_if_any(&format!("{path}.decided_by"), document.rule.decided_by.as_ref());
        }
        for (i, field) in charter.fields.iter().enumerate() {
            let path = format!("field[{}]", i + 1);
            self.record(format!("{path}.on"), &field.rule.on);
            self.who_if_any(&format!("{path}.decided_by"), field.rule.decided_by.as_ref());
            if field.rule.kind == FieldKind::Choice && field.rule.values.is_empty() && !field.rule.open {
                self.fault(format!("{path}.values"), FaultKind::Empty { field: "values".to_owned() });
            }
        }
        for (i, register) in charter.registers.iter().enumerate() {
            let path = format!("register[{}]", i + 1);
            if register.rule.has.is_empty() {
                self.fault(format!("{path}.has"), FaultKind::Empty { field: "has".to_owned() });
            }
            if Subject::ALL.iter().any(|s| s.word() == register.id) {
                self.fault(format!("{path}.id"), FaultKind::DuplicateName { name: register.id.clone() });
            }
        }
    }

    /// Numbers of a scheme, and of a track, are given once each.
    fn numbers(&mut self) {
        let charter = self.charter;
        let categories = charter.categories.iter().map(|c| (c.rule.scheme.as_str(), c.rule.number));
        let stages = charter.stages.iter().map(|s| (s.rule.track.as_str(), Some(s.rule.number)));
        let mut repeated = Vec::new();
        for (kind, numbers) in [("category", categories.collect::<Vec<_>>()), ("stage", stages.collect())] {
            for (i, number) in numbers.iter().enumerate().filter(|(_, n)| n.1.is_some()) {
                if numbers[..i].contains(number) {
                    let name = number.1.unwrap_or_default().to_string();
                    repeated.push((format!("{kind}[{}].number", i + 1), FaultKind::DuplicateName { name }));
                }
            }
        }
        for (path, kind) in repeated {
            self.fault(path, kind);
        }
    }

    fn stage_entry(&mut self, path: &str, stage: &Entry<Stage>) {
        let rule = &stage.rule;
        if let Some(responsible) = &rule.responsible {
            self.seat(format!("{path}.responsible"), responsible);
        }
        for (i, document) in rule.documents.iter().enumerate() {
            let path = format!("{path}.documents[{}]", i + 1);
            self.document(format!("{path}.id"), &document.id);
            if let Some(or) = &document.or {
                self.document(format!("{path}.or"), or);
            }
        }
        for (i, role) in rule.roles.iter().enumerate() {
            let path = format!("{path}.roles[{}]", i + 1);
            self.seat(format!("{path}.id"), &role.id);
            self.filter(&format!("{path}.where"), &role.filter);
            if let Some(seat) = &role.is {
                self.seat(format!("{path}.is"), seat);
            }
        }
        for (i, pool) in rule.funding.iter().enumerate() {
            self.pool(format!("{path}.funding[{}]", i + 1), pool);
        }
    }

    fn gate_entry(&mut self, path: &str, gate: &Entry<Gate>) {
        let rule = &gate.rule;
        match (&rule.stage, rule.on) {
            (Some(stage), None) => self.stage(format!("{path}.stage"), stage),
            (None, Some(_)) => {}
            _ => {
                let fields = vec!["stage".to_owned(), "on".to_owned()];
                self.fault(path, FaultKind::ExactlyOne { fields });
            }
        }
        if rule.by.is_empty() {
            self.fault(format!("{path}.by"), FaultKind::Empty { field: "by".to_owned() });
        }
        for (i, by) in rule.by.iter().enumerate() {
            self.who(&format!("{path}.by[{}].who", i + 1), &by.who);
            self.filter(&format!("{path}.by[{}].where", i + 1), &by.filter);
        }
        if let Some(at_least) = &rule.at_least {
            self.at_least(&format!("{path}.at_least"), at_least);
        }
        if let Some(opening) = &rule.opened_by {
            self.opened_by(&format!("{path}.opened_by"), opening);
        }
        for (i, need) in rule.needs.iter().enumerate() {
            self.needed(&format!("{path}.needs[{}]", i + 1), need);
        }
        for (i, next) in rule.next.iter().enumerate() {
            self.stage(format!("{path}.next[{}]", i + 1), next);
        }
        if let Some(when) = &rule.when {
            self.when(&format!("{path}.when"), when);
        }
    }

    fn opened_by(&mut self, path: &str, opening: &OpenedBy) {
        if opening.asked.is_none() && opening.duty.is_none() {
            self.fault(path, FaultKind::OpenedByNothing);
        }
        if let Some(topic) = &opening.asked {
            self.topic(format!("{path}.asked"), topic);
        }
        if let Some(id) = &opening.duty {
            self.known(format!("{path}.duty"), id, "duty", ids(&self.charter.duties));
            // A duty about projects may itself wait for their gates, without end.
            let duty = self.charter.duties.iter().find(|duty| duty.id == *id);
            let mut kinds = duty.into_iter().flat_map(rules).map(|(_, rule)| &rule.per.0);
            if let Some(other) = kinds.find(|per| !matches!(per, RecordKind::Register(_))) {
                let (name, per) = (id.clone(), other.word().to_owned());
                self.fault(format!("{path}.duty"), FaultKind::OpenedByNoRow { name, per });
            }
        }
    }

    pub(super) fn needed(&mut self, path: &str, need: &crate::domain::charter::NeededDocument) {
        self.document(format!("{path}.document"), &need.document);
        self.parts(&format!("{path}.parts"), &need.document, &need.parts);
        if let Some(or) = &need.or {
            self.document(format!("{path}.or"), or);
            self.parts(&format!("{path}.parts"), or, &need.parts);
        }
    }

    /// Parts that a kind of document has.
    pub(super) fn parts(&mut self, path: &str, document: &str, parts: &[String]) {
        let kind = self.charter.documents.iter().find(|d| d.id == document);
        let Some(kind) = kind else { return };
        let known: Vec<_> = kind.rule.parts.iter().map(|p| p.id.clone()).collect();
        for (i, part) in parts.iter().enumerate() {
            self.known(format!("{path}[{}]", i + 1), part, "part", known.clone());
        }
    }

    /// A number of members on a topic of each record that a duty is about: of the cooperation as a whole it says nothing.
    pub(super) fn at_least_on(&mut self, path: &str, at_least: &AtLeast, per: &Per) {
        self.at_least(path, at_least);
        let topic = self.charter.topics.iter().find(|topic| topic.id == at_least.topic);
        let Some(on) = topic.map(|topic| topic.rule.on) else { return };
        if per.0 != RecordKind::Known(on) || per.is_of_whole() {
            let (name, on, per) = (at_least.topic.clone(), on.word(), per.0.word().to_owned());
            self.fault(format!("{path}.topic"), FaultKind::TopicOfOther { name, on, per });
        }
    }

    /// A number of members on a topic.
    pub(super) fn at_least(&mut self, path: &str, at_least: &AtLeast) {
        self.topic(format!("{path}.topic"), &at_least.topic);
        self.states(&format!("{path}.states"), &at_least.topic, &at_least.states);
    }

    /// States that a topic has.
    pub(super) fn states(&mut self, path: &str, topic: &str, states: &[String]) {
        let topic = self.charter.topics.iter().find(|t| t.id == topic);
        let Some(topic) = topic else { return };
        let known: Vec<_> = topic.rule.states.iter().map(|s| s.id.clone()).collect();
        for (i, state) in states.iter().enumerate() {
            self.known(format!("{path}[{}]", i + 1), state, "state", known.clone());
        }
    }
}
