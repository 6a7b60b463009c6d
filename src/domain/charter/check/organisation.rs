//! Names and lists in the kinds about who takes part.

use super::{Check, rules};
use crate::domain::charter::fault::FaultKind;
use crate::domain::charter::{Body, Chair, Seat};
use crate::domain::person::{CHAIR, VICE};
use crate::domain::zone;

impl Check<'_> {
    pub(super) fn organisation(&mut self) {
        let charter = self.charter;
        let cooperation = &charter.cooperation.rule;
        if let Some(host) = &cooperation.host {
            self.party("cooperation.host".to_owned(), host);
        }
        if !zone::is_known(&cooperation.time_zone) {
            self.fault("cooperation.time_zone", FaultKind::UnknownTimeZone { name: cooperation.time_zone.clone() });
        }
        for (i, party) in charter.parties.iter().enumerate().filter(|(_, p)| p.rule.order.is_some()) {
            if charter.parties[..i].iter().any(|p| p.rule.order == party.rule.order) {
                let (field, value) = ("order".to_owned(), party.rule.order.unwrap_or_default().to_string());
                self.fault(format!("party[{}].order", i + 1), FaultKind::DuplicateValue { field, value });
            }
        }
        for (i, party) in charter.parties.iter().enumerate() {
            if charter.parties[..i].iter().any(|p| p.rule.code == party.rule.code) {
                let (field, value) = ("code".to_owned(), party.rule.code.clone());
                self.fault(format!("party[{}].code", i + 1), FaultKind::DuplicateValue { field, value });
            }
        }
        for (i, body) in charter.bodies.iter().enumerate() {
            for (reading, rule) in rules(body) {
                self.body_entry(&format!("body[{}]{reading}", i + 1), &body.id, rule);
            }
        }
        for (i, seat) in charter.seats.iter().enumerate() {
            if seat.id == CHAIR || seat.id == VICE {
                self.fault(format!("seat[{}].id", i + 1), FaultKind::DuplicateName { name: seat.id.clone() });
            }
            for (reading, rule) in rules(seat) {
                self.seat_entry(&format!("seat[{}]{reading}", i + 1), &seat.id, rule);
            }
        }
        for (i, responsibility) in charter.responsibilities.iter().enumerate() {
            for (reading, rule) in rules(responsibility) {
                let path = format!("responsibility[{}]{reading}", i + 1);
                self.who(&format!("{path}.who"), &rule.who);
                if rule.from.zip(rule.until).is_some_and(|(from, until)| until < from) {
                    self.fault(format!("{path}.until"), FaultKind::EndsBeforeStart);
                }
            }
        }
    }

    fn body_entry(&mut self, path: &str, id: &str, rule: &Body) {
        self.who_if_any(&format!("{path}.called_by"), rule.called_by.as_ref());
        self.who_if_any(&format!("{path}.chaired_by"), rule.chaired_by.as_ref());
        self.who_if_any(&format!("{path}.under"), rule.under.as_ref());
        for (i, present) in rule.present.iter().enumerate() {
            self.body(format!("{path}.present[{}]", i + 1), present);
        }
        if let Some(cover) = &rule.cover {
            self.areas(format!("{path}.cover.areas"), &cover.areas);
            let known: Vec<_> = self.charter.seats_of(id).map(|s| s.id.clone()).collect();
            for (i, seat) in cover.seats.iter().enumerate() {
                self.known(format!("{path}.cover.seats[{}]", i + 1), seat, "seat", known.clone());
            }
        }
        for (i, kind) in rule.kinds.iter().enumerate() {
            for (j, seat) in kind.seats.iter().enumerate() {
                self.seat(format!("{path}.kinds[{}].seats[{}]", i + 1, j + 1), &format!("{id}/{seat}"));
            }
        }
        if let Some(term) = &rule.term {
            if term.years == Some(0) {
                self.number(format!("{path}.term.years"), 0);
            }
            // Every how many years from the first?
            if term.first.is_some() && term.years.is_none() {
                self.fault(format!("{path}.term"), FaultKind::MissingField { field: "years".to_owned() });
            }
        }
        if let Some(Chair::Rotation { years: Some(0), .. }) = &rule.chair {
            self.number(format!("{path}.chair.years"), 0);
        }
        match &rule.chair {
            Some(Chair::Rotation { order, seats, vice_seats, nominated_by, elected_by, .. }) => {
                let known: Vec<_> = self.charter.seats_of(id).map(|s| s.id.clone()).collect();
                for (field, seats) in [("seats", seats), ("vice_seats", vice_seats)] {
                    for (i, seat) in seats.iter().enumerate() {
                        self.known(format!("{path}.chair.{field}[{}]", i + 1), seat, "seat", known.clone());
                    }
                }
                if order.is_empty() {
                    self.fault(format!("{path}.chair.order"), FaultKind::Empty { field: "order".to_owned() });
                }
                for (i, party) in order.iter().enumerate() {
                    self.party(format!("{path}.chair.order[{}]", i + 1), party);
                }
                self.who_if_any(&format!("{path}.chair.nominated_by"), nominated_by.as_ref());
                self.who_if_any(&format!("{path}.chair.elected_by"), elected_by.as_ref());
            }
            Some(Chair::Office { party, .. }) => self.party(format!("{path}.chair.party"), party),
            Some(Chair::Elected { by, .. }) => self.who(&format!("{path}.chair.by"), by),
            None => {}
        }
    }

    fn seat_entry(&mut self, path: &str, id: &str, rule: &Seat) {
        match (&rule.of.body, rule.of.each) {
            (Some(body), None) => self.body(format!("{path}.of.body"), body),
            (None, Some(_)) => {}
            _ => {
                let fields = vec!["body".to_owned(), "each".to_owned()];
                self.fault(format!("{path}.of"), FaultKind::ExactlyOne { fields });
            }
        }
        self.who_if_any(&format!("{path}.holder"), rule.holder.as_ref());
        self.who_if_any(&format!("{path}.elected_by"), rule.elected_by.as_ref());
        self.who_if_any(&format!("{path}.employer"), rule.employer.as_ref());
        self.filter(&format!("{path}.where"), &rule.filter);
        if let Some(includes) = &rule.includes {
            self.chaired(format!("{path}.includes.chair"), &includes.chair);
        }
        if let Some(pool) = &rule.funded_by {
            self.pool(format!("{path}.funded_by"), pool);
        }
        if let Some(field) = rule.informs.as_ref().and_then(|i| i.same_field.as_ref()) {
            self.field(format!("{path}.informs.same_field"), field);
        }
        if let Some(represents) = &rule.represents {
            self.areas(format!("{path}.represents.areas"), &represents.areas);
            let values = self.charter.areas.iter().filter(|s| s.id == represents.areas);
            let values = values.flat_map(|s| &s.rule.values).map(|a| a.id.clone()).collect();
            self.known(format!("{path}.represents.value"), &represents.value, "area", values);
        }
        if let Some(deputy_of) = &rule.deputy_of {
            let body = rule.body().unwrap_or_default();
            let known = self.charter.seats_of(body).map(|s| s.id.clone()).filter(|other| other != id).collect();
            self.known(format!("{path}.deputy_of"), deputy_of, "seat", known);
        }
    }
}
