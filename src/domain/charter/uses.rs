//! Which entries of a charter the records speak of: what a later version may not lose.

use super::Charter;
use crate::domain::person::{CHAIR, VICE};
use crate::domain::portfolio::{About, Content};
use crate::domain::records::{Records, Setting};

/// That a record speaks of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// The kind of the entry, as charters call it; of what stands within one `topic.states`.
    pub kind: &'static str,
    /// Its id; of a seat `body/seat`, of what stands within an entry `entry/id`.
    pub id: String,
    /// The kind of the record, as it is stored.
    pub record: &'static str,
}

/// Every use of an entry by a record; the records speak of entries by the ids of the charter.
pub fn uses(charter: &Charter, records: &Records, settings: &[Setting]) -> Vec<Use> {
    let mut all = Uses { charter, found: Vec::new() };
    for appointment in &records.appointments {
        all.body("appointment", &appointment.body);
        if appointment.seat != CHAIR && appointment.seat != VICE {
            all.put("seat", &format!("{}/{}", appointment.body, appointment.seat), "appointment");
        }
    }
    records.terms.iter().for_each(|t| all.body("term", &t.body));
    for meeting in &records.meetings {
        all.body("meeting", &meeting.body);
        all.parts("body.kinds", &meeting.body, &meeting.kind, "meeting");
    }
    records.ticks.iter().for_each(|t| all.entry("tick", &t.entry));
    records.postponements.iter().for_each(|p| all.entry("postponement", &p.entry));
    for chosen in &records.chosen_readings {
        all.entry("chosen_reading", &chosen.entry);
        for kind in ["pool.reading", "duty.reading", "exit.reading", "agreement.reading"] {
            all.parts(kind, &chosen.entry, [&chosen.reading], "chosen_reading");
        }
    }
    // A setting may name the kind of its entry.
    let unkinded = |entry: &str| entry.split_once(':').map_or(entry, |(_, id)| id).to_owned();
    settings.iter().for_each(|s| all.entry("setting", &unkinded(&s.entry)));
    for placement in &records.placements {
        all.put("areas", &placement.scheme, "placement");
        all.parts("areas.values", &placement.scheme, [&placement.value], "placement");
    }
    all.portfolio(records);
    all.found
}

struct Uses<'a> {
    charter: &'a Charter,
    found: Vec<Use>,
}

impl Uses<'_> {
    fn put(&mut self, kind: &'static str, id: &str, record: &'static str) {
        self.found.push(Use { kind, id: id.to_owned(), record });
    }

    fn put_if_any(&mut self, kind: &'static str, id: Option<&String>, record: &'static str) {
        if let Some(id) = id {
            self.put(kind, id, record);
        }
    }

    /// What stands within an entry; of what the charter does not know there, nothing is asked.
    fn parts<'n>(&mut self, kind: &'static str, of: &str, ids: impl IntoIterator<Item = &'n String>, record: &'static str) {
        ids.into_iter().for_each(|id| self.put(kind, &format!("{of}/{id}"), record));
    }

    fn body(&mut self, record: &'static str, body: &str) {
        self.put("body", body, record);
    }

    fn about(&mut self, record: &'static str, about: &About) {
        if let About::Body(body) = about {
            self.body(record, body);
        }
    }

    /// What a remark names: a duty, a claim (`pool.what`), an exit, the agreement, a key, or a seat (`body/seat/…`).
    fn entry(&mut self, record: &'static str, entry: &str) {
        if let Some((pool, what)) = entry.split_once('.') {
            self.parts("pool.claim", pool, [&what.to_owned()], record);
            return self.put("pool", pool, record);
        }
        let charter = self.charter;
        let mut parts = entry.split('/');
        let (first, second) = (parts.next().unwrap_or_default(), parts.next());
        let seat = second.filter(|seat| charter.seats_of(first).any(|s| s.id == *seat));
        if let Some(seat) = seat {
            return self.put("seat", &format!("{first}/{seat}"), record);
        }
        let ids = |kind: &'static str, mut all: Box<dyn Iterator<Item = &String> + '_>| all.any(|id| id == first).then_some(kind);
        let kind = ids("duty", Box::new(charter.duties.iter().map(|e| &e.id)))
            .or_else(|| ids("exit", Box::new(charter.exits.iter().map(|e| &e.id))))
            .or_else(|| ids("body", Box::new(charter.bodies.iter().map(|e| &e.id))))
            .or_else(|| ids("pool", Box::new(charter.pools.iter().map(|e| &e.id))))
            .or_else(|| ids("key", Box::new(charter.keys.iter().map(|e| &e.id))));
        if let Some(kind) = kind {
            self.put(kind, first, record);
        }
    }

    fn portfolio(&mut self, records: &Records) {
        let held = &records.portfolio;
        held.operations.iter().for_each(|o| self.put_if_any("type", o.kind.as_ref(), "operation"));
        for solution in &held.solutions {
            self.put_if_any("type", solution.kind.as_ref(), "solution");
            self.put_if_any("category", solution.category.as_ref(), "solution");
        }
        for project in &held.projects {
            self.put_if_any("type", project.kind.as_ref(), "project");
            self.put_if_any("category", project.category.as_ref(), "project");
            self.put_if_any("stage", project.stage.as_ref(), "project");
        }
        for stance in &held.stances {
            self.put("topic", &stance.topic, "stance");
            self.parts("topic.states", &stance.topic, &stance.states, "stance");
            self.about("stance", &stance.about);
        }
        for asking in &held.askings {
            self.put("topic", &asking.topic, "asking");
            self.about("asking", &asking.about);
        }
        for role in &held.roles {
            self.put("seat", &role.seat, "role");
        }
        for document in &held.documents {
            self.put("document", &document.kind, "document");
            self.parts("document.parts", &document.kind, &document.parts, "document");
            self.about("document", &document.about);
        }
        for value in &held.field_values {
            self.put("field", &value.field, "field_value");
            if let Content::Choice(chosen) = &value.content {
                self.parts("field.values", &value.field, chosen, "field_value");
            }
            self.about("field_value", &value.about);
        }
        for row in &held.register_rows {
            self.put("register", &row.register, "register_row");
            self.parts("register.states", &row.register, &row.state, "register_row");
            self.put_if_any("body", row.body.as_ref(), "register_row");
        }
        for figure in &held.figures {
            let kind = if self.charter.key(&figure.series).is_some() { "key" } else { "series" };
            self.put(kind, &figure.series, "figure");
        }
    }
}
