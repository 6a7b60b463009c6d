//! Files for the tests of this layer: a small cooperation in a folder of its own.

use std::io::Read;
use std::path::PathBuf;

use rusqlite::blob::Blob;
use tempfile::TempDir;

use super::{Access, Author, Birth, Card, Edit, Mint, Receipt, Result, Store, StoreError};
use crate::domain::date::{Date, parse_iso};
use crate::domain::deed::Deed;
use crate::domain::ids::Id;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::member::Member;
use crate::domain::money::Currency;
use crate::domain::person::{Appointment, Person};
use crate::domain::sort::Language;

/// A file in a folder that goes with it.
pub(super) struct Sample {
    /// The folder.
    pub(super) folder: TempDir,
    /// The file.
    pub(super) path: PathBuf,
}

/// A day of a test.
pub(super) fn day(text: &str) -> Date {
    parse_iso(text).expect("a date of the test")
}

/// The bytes of a parsed form.
pub(super) fn bytes_of(mut form: Blob<'_>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    form.read_to_end(&mut bytes).ok().map(|_| bytes)
}

/// Who works in the tests.
pub(super) fn author() -> Author {
    Author { who: "test".to_owned(), origin: "cli".to_owned() }
}

/// A birth with a Swedish card.
pub(super) fn birth() -> Birth {
    let card = Card {
        charter: "north".to_owned(),
        language: Language::Sv,
        currency: Currency::Sek,
        time_zone: "Europe/Stockholm".to_owned(),
        kept_from: day("2025-01-01"),
        demo: false,
    };
    Birth {
        cooperation: "North".to_owned(),
        card,
        text: "format = 1\n".to_owned(),
        from: Some(day("2024-01-01")),
        until: None,
        author: author(),
        mint: Mint::seeded(1, 1_760_000_000_000),
    }
}

impl Sample {
    /// A new file without members, and its store.
    pub(super) fn new() -> (Self, Store) {
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().join("north.samvirke");
        let store = Store::create(&path, birth(), |_| Ok::<_, StoreError>(())).expect("a file");
        (Self { folder, path }, store)
    }

    /// Another store on the same file.
    pub(super) fn open(&self) -> Store {
        Store::open(&self.path, Access::Write { backups: None }).expect("the file opens")
    }
}

impl Store {
    /// Makes a change of the test.
    pub(super) fn edit<T>(&mut self, edit: impl FnOnce(&Edit<'_>) -> Result<T>) -> Result<(T, Receipt)> {
        self.change(&author(), |tx| Ok((edit(tx)?, Deed::PersonChanged { person: "x".to_owned() })))
    }

    /// The dump as text.
    pub(super) fn text(&self) -> String {
        let mut bytes = Vec::new();
        self.dump(&mut bytes).expect("a dump");
        String::from_utf8(bytes).expect("text")
    }
}

/// A member.
pub(super) fn member(id: Id, name: &str, order: u32) -> Member {
    Member {
        id,
        handle: crate::domain::sort::handle(name),
        code: format!("{order:04}"),
        name: name.to_owned(),
        order,
        org_number: None,
        from: None,
        until: None,
        successor: None,
        outside: false,
    }
}

/// A person.
pub(super) fn person(id: Id, name: &str) -> Person {
    Person {
        id,
        handle: crate::domain::sort::handle(name),
        name: name.to_owned(),
        title: None,
        mail: None,
        phone: None,
        member: None,
        example: false,
    }
}

/// A person in the chair.
pub(super) fn appointment(id: Id, person: Id) -> Appointment {
    Appointment {
        id,
        body: "board".to_owned(),
        seat: "chair".to_owned(),
        person,
        member: None,
        organisation: None,
        from: Some(day("2025-01-01")),
        until: None,
        nominated: None,
        elected_by: None,
        elected: None,
        decision: Some("§ 133".to_owned()),
        percent: None,
        removed_by: None,
        example: false,
    }
}

/// A planned meeting of the board.
pub(super) fn meeting(id: Id, date: &str) -> Meeting {
    Meeting {
        id,
        body: "board".to_owned(),
        kind: None,
        date: day(date),
        state: MeetingState::Planned,
        initiator: None,
        location: None,
        note: None,
        example: false,
    }
}

/// A person added as a change of its own.
pub(super) fn add_person(store: &mut Store, name: &str) -> Person {
    store
        .edit(|edit| {
            let record = person(edit.mint()?, name);
            edit.insert(&record)?;
            Ok(record)
        })
        .expect("an edit")
        .0
}
