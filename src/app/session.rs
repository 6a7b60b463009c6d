//! An open file with what every question and edit needs: the charter, today, the language, and who asks.

mod looked;
mod obligations;
mod versions;

use chrono::Utc;
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Duration;

use super::desk;
use super::failure::Failure;
use super::names::Known;
use super::visits;
use crate::domain::charter::Charter;
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::records::Records;
use crate::domain::sort::Language;
use crate::domain::zone;
use crate::exchange::charter::{COMPILED_BY, Extent, decompile_name};
use crate::store::{Access, Author, Card, CharterHead, DumpError, Mint, Reader, Store, StoreError};
use crate::text::Say;
use versions::Held;
pub(super) use versions::{Carrier, Edition};

/// How to open a file.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The file.
    pub path: PathBuf,
    /// Whether it may be changed, and where copies go before the first change of a day.
    pub access: Access,
    /// The day to take for today; none: the civil date in the cooperation's time zone.
    pub today: Option<Date>,
    /// The language to speak; none: the cooperation's.
    pub language: Option<Language>,
    /// Who makes changes, and from which face.
    pub author: Author,
}

/// An open file.
pub struct Session {
    pub(super) store: Store,
    pub(super) author: Author,
    card: Card,
    /// The charters read so far, one of each version.
    charters: RefCell<Vec<Held>>,
    /// Where the overview is kept between two starts; none: nowhere.
    overview: Option<PathBuf>,
    /// The day on which the person was last at the file before today, as far as it is known.
    last_visit: Option<Date>,
    /// The versions with the days they hold from, after the change of this number.
    heads: RefCell<Option<(i64, Vec<CharterHead>)>>,
    today: Date,
    /// Whether today was given, and so stays.
    today_given: bool,
    say: Say,
}

impl Session {
    /// Opens a file.
    ///
    /// # Errors
    /// A [`Failure`] that says why the file cannot be opened; the file is unchanged.
    pub fn open(opening: &Opening) -> Result<Self, Failure> {
        let mut store = match Store::open(&opening.path, opening.access.clone()) {
            // What a killed program left half done is taken back, and an older file brought up to date, by who may write
            // it; where nobody may, the second attempt says so.
            Err(StoreError::HotJournal { .. } | StoreError::Older { .. }) if opening.access == Access::Read => {
                Store::open(&opening.path, Access::Write { backups: desk::backup_folder()? })?
            }
            opened => opened?,
        };
        store.set_mint(Mint::system().on(opening.today));
        Self::over(store, opening.author.clone(), opening.today, opening.language)
    }

    /// A session over a store that is open already.
    pub(super) fn over(store: Store, author: Author, today: Option<Date>, language: Option<Language>) -> Result<Self, Failure> {
        let card = store.card()?;
        let today_given = today.is_some();
        let today = today.unwrap_or_else(|| civil_today(&card.time_zone));
        let say = Say::new(language.unwrap_or(card.language));
        Ok(Self {
            store,
            author,
            card,
            charters: RefCell::default(),
            overview: None,
            last_visit: None,
            heads: RefCell::default(),
            today,
            today_given,
            say,
        })
    }

    /// What the file is for.
    pub fn card(&self) -> &Card {
        &self.card
    }

    /// The day everything is judged on.
    pub fn today(&self) -> Date {
        self.today
    }

    /// The day given for today, if one was.
    pub fn given_today(&self) -> Option<Date> {
        self.today_given.then_some(self.today)
    }

    /// Whether today is a day that was given.
    pub(super) fn is_what_if(&self) -> bool {
        self.today_given
    }

    /// The same file as of another day, to be asked something.
    ///
    /// # Errors
    /// A [`Failure`] that says why the file cannot be opened.
    pub fn on(&self, day: Date) -> Result<Self, Failure> {
        let (path, language, author) = (self.path().to_owned(), Some(self.say.language()), self.author.clone());
        Self::open(&Opening { path, access: Access::Read, today: Some(day), language, author })
    }

    /// The day on which the person was last at the file before today, where that is known.
    pub fn last_visit(&self) -> Option<Date> {
        self.last_visit
    }

    /// Takes today from the clock again, unless it was given; whether another day has begun since.
    pub fn renew_today(&mut self) -> bool {
        let now = if self.today_given { self.today } else { civil_today(&self.card.time_zone) };
        if now == self.today {
            return false;
        }
        self.today = now;
        true
    }

    /// The language to speak.
    pub fn say(&self) -> Say {
        self.say
    }

    /// The file.
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// Whether the file can be changed.
    pub fn is_writable(&self) -> bool {
        self.store.is_writable()
    }

    /// The charter in force today: the last one that has begun, or the first.
    ///
    /// # Errors
    /// A [`Failure`] if the file holds no charter that can be read.
    pub fn charter(&self) -> Result<Rc<Charter>, Failure> {
        self.charter_on(self.today)
    }

    /// The charter in force today as far as a question needs it.
    ///
    /// # Errors
    /// A [`Failure`] if the file holds no charter that can be read.
    pub(super) fn charter_to(&self, extent: Extent) -> Result<Rc<Charter>, Failure> {
        self.charter_of(&self.charter_head()?, extent)
    }

    /// The charter in force today without what it demands: duties, gates, exits and texts may be absent.
    ///
    /// # Errors
    /// A [`Failure`] if the file holds no charter that can be read.
    pub fn charter_without_duties(&self) -> Result<Rc<Charter>, Failure> {
        self.charter_to(Extent::Names)
    }

    /// The charter in force today, without its text.
    fn charter_head(&self) -> Result<CharterHead, Failure> {
        head_on(&self.heads()?, self.today)
    }

    /// Identity of the version of the agreement in force today: what its adoption is about.
    ///
    /// # Errors
    /// A [`Failure`] if the file holds none.
    pub fn agreement_id(&self) -> Result<Id, Failure> {
        Ok(self.charter_head()?.id)
    }

    /// What names are looked up in, and said with.
    ///
    /// # Errors
    /// A [`Failure`] if the file cannot be read.
    pub fn known<'a>(&self, charter: &'a Charter, records: &'a Records) -> Result<Known<'a>, Failure> {
        Ok(Known { charter, records, agreement: self.agreement_id()?, today: self.today, say: self.say })
    }

    /// Everything the rules look at, in the words of the charter in force.
    ///
    /// # Errors
    /// A [`Failure`] if the file cannot be read.
    pub fn records(&self) -> Result<Records, Failure> {
        let mut records = self.store.records()?;
        if let Some(carrier) = self.carrier()? {
            carrier.carry(&mut records);
        }
        Ok(records)
    }

    /// Part of what the rules look at: the parties, and what a question takes in besides, of one state of the file.
    ///
    /// # Errors
    /// A [`Failure`] if the file cannot be read.
    pub(super) fn slice(&self, take: impl FnOnce(&Reader, &mut Records) -> Result<(), Failure>) -> Result<Records, Failure> {
        // Which records speak of what is only known once all are in the words of one version.
        if !self.has_one_charter()? {
            return self.records();
        }
        self.store.snapshot(|reader| {
            let mut records = reader.parties()?;
            take(reader, &mut records)?;
            Ok(records)
        })
    }

    /// The parties, with who sits where on a day or is to later.
    pub(super) fn seats(&self, day: Date) -> Result<Records, Failure> {
        self.slice(|reader, records| Ok(reader.take_seats(records, day)?))
    }

    /// Asks several things of one state of the file; each by itself would look at the file's head again.
    ///
    /// # Errors
    /// A [`Failure`] if the file cannot be read, or that of a question.
    pub fn at_once<T>(&self, questions: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
        self.store.snapshot(|_| questions())
    }

    /// The charter in force on a day as far as seats go, and the parties with who sits where on that day or is to later.
    pub(super) fn seats_on(&self, day: Date) -> Result<(Rc<Charter>, Records), Failure> {
        if self.has_one_charter()? { Ok((self.charter_to(Extent::Seats)?, self.seats(day)?)) } else { self.as_of(day) }
    }

    /// Whether the file holds a single version of the agreement, so that all records are in its words.
    pub(super) fn has_one_charter(&self) -> Result<bool, Failure> {
        Ok(self.store.charter_heads()?.len() == 1)
    }

    /// The records as canonical text: one JSON object a line, without journal and versions.
    ///
    /// # Errors
    /// A [`Failure`] if the file cannot be read.
    pub fn dump(&self) -> Result<Vec<u8>, Failure> {
        let mut text = Vec::new();
        match self.store.dump(&mut text) {
            Ok(()) => Ok(text),
            Err(DumpError::Store(error)) => Err(error.into()),
            // Memory takes every byte.
            Err(DumpError::Write(error)) => Err(Failure::File { path: self.path().to_owned(), kind: error.kind() }),
        }
    }

    /// Keeps the overview between two starts, beside the program's other state.
    pub fn keep_overview(&mut self) {
        self.overview = desk::overview_file(self.path());
    }

    /// Notes that the person is at the file, and when it was there before.
    pub fn come(&mut self) {
        self.last_visit = visits::come(self);
    }

    /// Was last visited on a day.
    #[cfg(test)]
    pub(crate) fn visited(&mut self, day: Date) {
        self.last_visit = Some(day);
    }

    /// Keeps the overview in a file.
    #[cfg(test)]
    pub(super) fn keep_overview_in(&mut self, path: PathBuf) {
        self.overview = Some(path);
    }

    /// Where the overview is kept, if it is.
    pub(super) fn overview_file(&self) -> Option<&Path> {
        self.overview.as_deref()
    }

    /// What vouches for all records: the last link of the journal.
    pub(super) fn seal(&self) -> Result<Vec<u8>, Failure> {
        Ok(self.store.seal()?)
    }

    /// What the cooperation is called where there is little room.
    ///
    /// # Errors
    /// A [`Failure`] if the file holds no charter that can be read.
    pub fn cooperation(&self) -> Result<String, Failure> {
        let head = self.charter_head()?;
        match self.store.compiled_charter(head.id, COMPILED_BY, |form| decompile_name(form))? {
            Some(name) => Ok(name),
            None => Ok(self.charter_of(&head, Extent::Seats)?.cooperation.brief().to_owned()),
        }
    }

    /// Number of the newest change: it moves when this or another program changes the file.
    ///
    /// # Errors
    /// A [`Failure`] if the file cannot be read.
    pub fn head(&self) -> Result<i64, Failure> {
        Ok(self.store.head()?)
    }

    /// A number that moves when another program commits a change; cheap enough to ask at every key.
    ///
    /// # Errors
    /// A [`Failure`] if the file cannot be read.
    pub fn data_version(&self) -> Result<i64, Failure> {
        Ok(self.store.data_version()?)
    }

    /// How long a change waits for another program that is writing.
    ///
    /// # Errors
    /// A [`Failure`] if the file cannot be reached.
    pub fn set_patience(&mut self, patience: Duration) -> Result<(), Failure> {
        Ok(self.store.set_patience(patience)?)
    }
}

/// The last version of the agreement that has begun on a day, or the first; each with the day it holds from.
pub(super) fn head_on(heads: &[CharterHead], day: Date) -> Result<CharterHead, Failure> {
    let begun = heads.iter().filter(|h| h.from.is_none_or(|from| from <= day)).max_by_key(|h| h.from);
    begun.or(heads.first()).cloned().ok_or(Failure::NoCharter)
}

/// The civil date in a time zone of the IANA database; UTC where the zone is unknown.
pub fn civil_today(time_zone: &str) -> Date {
    zone::civil(time_zone, Utc::now()).date()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::seed::{NewFile, Source, create};
    use crate::domain::date::parse_iso;

    #[test]
    fn today_goes_on_unless_it_was_given() {
        let folder = tempfile::tempdir().expect("a folder");
        let new = NewFile {
            path: folder.path().join("a.samvirke"),
            kept_from: None,
            today: parse_iso("2026-11-16"),
            language: None,
            author: Author { who: "test".to_owned(), origin: "tui".to_owned() },
            demo: false,
        };
        let mut session = create(&Source::open("moa").expect("a charter"), &new).expect("a file");
        assert!(!session.renew_today());
        assert_eq!(Some(session.today()), new.today);
        session.today_given = false;
        session.today = parse_iso("1999-12-31").expect("a day");
        assert!(session.renew_today());
        assert!(session.today() > parse_iso("2020-01-01").expect("a day"));
    }
}
