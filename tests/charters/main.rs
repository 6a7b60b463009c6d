//! The agreements' own worked examples: each folder holds, for one charter, what is given and what must come of it.
//!
//! The files are made to be read by a coordinator; `rule` names the example's id in the table it was taken from.

mod agreement;
mod composition;
mod contents;
mod counted;
mod deadlines;
mod docs;
mod duties;
mod edges;
mod fifth;
mod invalid;
mod joining;
mod law;
mod members;
mod money;
mod named;
mod rotation;
mod rules;
mod schema;
mod sixth;
mod sound;
mod splits;
mod states;
mod terms;
mod values;
mod versions;

use samvirke::domain::charter::Charter;
use samvirke::domain::date::{Date, parse_iso};
use samvirke::domain::duty::{Context, Due, Past, obligations};
use samvirke::domain::ids::Id;
use samvirke::domain::member::{Inhabitants, Organisation};
use samvirke::domain::records::Records;
use samvirke::domain::sort::Sorter;
use samvirke::exchange::charter::read;
use samvirke::exchange::facts::{FactsFault, inhabitants, members};
use samvirke::exchange::register::{RegisterFacts, changes, outside, register};
use serde::de::DeserializeOwned;
use std::fs;

/// A charter of the program with its members on record.
pub(crate) struct Given {
    pub(crate) charter: Charter,
    pub(crate) records: Records,
}

/// Reads a file below the project's folder.
fn text(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// A day of a test file.
pub(crate) fn day(text: &str) -> Date {
    parse_iso(text).unwrap_or_else(|| panic!("no day: {text}"))
}

/// An identity for a test: the n-th.
pub(crate) fn id(n: usize) -> Id {
    Id::from_stored(i64::try_from(n).expect("small") + 1).expect("positive")
}

/// The cases of a test file.
pub(crate) fn cases<T: DeserializeOwned>(path: &str) -> T {
    let path = format!("tests/charters/{path}");
    toml::from_str(&text(&path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

impl Given {
    /// A charter of the program, or one of the tests' own, with its members and inhabitants.
    pub(crate) fn of(charter: &str) -> Self {
        let of_tests = format!("tests/charters/{charter}");
        let is_of_tests = fs::exists(format!("{of_tests}/charter.toml")).unwrap_or_default();
        Self::at(&if is_of_tests { of_tests } else { format!("assets/charters/{charter}") })
    }

    /// A charter in a folder with its members of all times and their inhabitants.
    pub(crate) fn at(folder: &str) -> Self {
        let charter = read(&text(&format!("{folder}/charter.toml"))).unwrap_or_else(|faults| panic!("{faults:#?}"));
        let optional = |name: &str| fs::read_to_string(format!("{folder}/{name}")).unwrap_or_default();
        let facts = RegisterFacts {
            members: members(&text(&format!("{folder}/members.csv"))).expect("members"),
            outside: outside(&optional("outside.csv")).expect("municipalities from outside"),
            changes: changes(&optional("changes.csv")).expect("changes"),
        };
        let mut minted = 0;
        let mint = || {
            minted += 1;
            Ok::<_, FactsFault>(id(minted))
        };
        let sorter = Sorter::new(charter.cooperation.rule.language);
        let mut register = register(facts, &sorter, mint, |fault| fault).expect("a register");
        register.members.sort_by_key(|m| m.order);
        let mut records = Records {
            members: register.members,
            numbers: register.numbers,
            placements: register.placements,
            ..Records::default()
        };
        for (n, organisation) in charter.organisations.iter().enumerate() {
            let (handle, name) = (organisation.id.clone(), organisation.name.clone());
            records.organisations.push(Organisation { id: id(500 + n), handle, name });
        }
        for (n, fact) in inhabitants(&text(&format!("{folder}/inhabitants.csv"))).expect("inhabitants").into_iter().enumerate() {
            let member = records.member_by_handle(&fact.member, fact.on).expect("a member").id;
            let (id, on, count, source) = (id(1000 + n), fact.on, fact.count, fact.source);
            records.inhabitants.push(Inhabitants { id, member, on, count, source });
        }
        records.inhabitants.sort_by_key(|count| (count.member, count.on));
        Self { charter, records }
    }

    /// The member of a handle; of several in time, the first.
    pub(crate) fn member(&self, handle: &str) -> Id {
        self.records.members.iter().find(|m| m.handle == handle).unwrap_or_else(|| panic!("no member: {handle}")).id
    }

    /// All obligations on a day of a file kept from another.
    pub(crate) fn due(&self, today: &str, kept_from: &str) -> Due {
        let (charter, records) = (&self.charter, &self.records);
        obligations(Context { charter, records, today: day(today), kept_from: day(kept_from), past: Past::LastUnmet })
    }
}
