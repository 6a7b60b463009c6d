//! Names and sums in keys, pools and series.

use super::{Check, ids, rules};
use crate::domain::charter::fault::FaultKind;
use crate::domain::charter::{Entry, Key, Layer, Over, Pool};

impl Check<'_> {
    pub(super) fn money(&mut self) {
        let charter = self.charter;
        for (i, key) in charter.keys.iter().enumerate() {
            for (reading, rule) in rules(key) {
                self.key_entry(&format!("key[{}]{reading}", i + 1), &key.id, rule);
            }
        }
        for (i, transition) in charter.transitions.iter().enumerate() {
            if transition.rule.years.is_empty() {
                self.fault(format!("transition[{}].years", i + 1), FaultKind::Empty { field: "years".to_owned() });
            }
        }
        for (i, series) in charter.series.iter().enumerate() {
            self.who_if_any(&format!("series[{}].decided_by", i + 1), series.rule.decided_by.as_ref());
        }
        for (i, pool) in charter.pools.iter().enumerate() {
            self.pool_entry(i + 1, pool);
        }
    }

    fn key_entry(&mut self, path: &str, id: &str, key: &Key) {
        match key {
            Key::Fixed { shares } => {
                for party in shares.keys() {
                    self.party(format!("{path}.shares.{party}"), party);
                }
                if shares.values().all(|share| *share == 0) {
                    self.fault(format!("{path}.shares"), FaultKind::Empty { field: "shares".to_owned() });
                }
            }
            Key::Rate { series, on, year } => {
                self.series(format!("{path}.series"), series);
                self.counted_year(path, on.is_some(), year.is_some());
            }
            Key::Population { on, year } => self.counted_year(path, on.is_some(), year.is_some()),
            Key::Catalogue { series } => self.series(format!("{path}.series"), series),
            Key::Layered { layers, cap_percent } => {
                self.percent(format!("{path}.cap_percent"), *cap_percent);
                if layers.is_empty() {
                    self.fault(format!("{path}.layers"), FaultKind::Empty { field: "layers".to_owned() });
                }
                for (i, layer) in layers.iter().enumerate() {
                    self.layer(&format!("{path}.layers[{}]", i + 1), id, layer);
                }
                // The last layer takes what is left, or something would be paid by nobody.
                if let Some(last) = layers.last().filter(|l| l.over != Over::Rest) {
                    let word = match last.over {
                        Over::All => "all",
                        Over::Part | Over::Rest => "part",
                    };
                    let kind = FaultKind::WrongValue { found: word.to_owned(), expected: "rest-last".to_owned() };
                    self.fault(format!("{path}.layers[{}].over", layers.len()), kind);
                }
            }
            Key::Equal {} | Key::Decided { .. } | Key::Own {} | Key::Direct {} => {}
        }
    }

    /// A year from the cost's says nothing without the day of the year that is counted.
    fn counted_year(&mut self, path: &str, has_day: bool, has_year: bool) {
        if has_year && !has_day {
            self.fault(path, FaultKind::MissingField { field: "on".to_owned() });
        }
    }

    fn layer(&mut self, path: &str, own: &str, layer: &Layer) {
        // A layered key of layered keys, or of itself, has no end.
        let simple = self.charter.keys.iter().filter(|k| !matches!(k.rule, Key::Layered { .. })).map(|k| k.id.clone());
        let known = simple.filter(|id| id != own).collect();
        self.known(format!("{path}.key"), &layer.key, "key", known);
        self.who_if_any(&format!("{path}.who"), layer.who.as_ref());
        let given = layer.percent.is_some();
        if given != (layer.over == Over::Part) {
            let kind = FaultKind::WrongValue { found: "percent".to_owned(), expected: "percent-with-part".to_owned() };
            self.fault(format!("{path}.percent"), kind);
        } else {
            self.percent(format!("{path}.percent"), layer.percent);
        }
    }

    fn percent(&mut self, path: String, percent: Option<u32>) {
        if let Some(percent) = percent.filter(|p| !(1..=100).contains(p)) {
            self.fault(path, FaultKind::WrongValue { found: percent.to_string(), expected: "percent".to_owned() });
        }
    }

    fn pool_entry(&mut self, number: usize, pool: &Entry<Pool>) {
        for (reading, rule) in rules(pool) {
            let path = format!("pool[{number}]{reading}");
            let known = ids(&self.charter.keys);
            self.known(format!("{path}.key"), &rule.key, "key", known.clone());
            if let Some(key) = &rule.adds_key {
                self.known(format!("{path}.adds_key"), key, "key", known);
            }
            if let Some(series) = &rule.price {
                self.series(format!("{path}.price"), series);
            }
            if let Some(replaced_by) = &rule.replaced_by {
                self.document(format!("{path}.override.needs"), &replaced_by.needs);
            }
            for (n, need) in rule.needs.iter().enumerate() {
                self.needed(&format!("{path}.needs[{}]", n + 1), need);
            }
            self.filter(&format!("{path}.where"), &rule.filter);
            self.who(&format!("{path}.payers"), &rule.payers);
            for (c, claim) in rule.claim.iter().enumerate() {
                let path = format!("{path}.claim[{}]", c + 1);
                self.who(&format!("{path}.from"), &claim.from);
                self.who(&format!("{path}.to"), &claim.to);
                self.when(&format!("{path}.when"), &claim.when);
            }
        }
    }
}
