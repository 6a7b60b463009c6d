//! New files: a charter with the facts that are known beside it, and the demo with examples marked as such.

mod members;
mod records;

pub use crate::exchange::charter::{schema, starter};

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::desk;
use super::failure::{Failure, Wanted};
use super::session::{Session, civil_today};
use crate::domain::body::terms::{Stretch, is_chair_period};
use crate::domain::charter::fault::FaultKind;
use crate::domain::charter::{Chair, Charter};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::person::{Appointment, CHAIR, Person, Term, VICE};
use crate::domain::records::{Records, Tick};
use crate::domain::sort::Language;
use crate::exchange::charter::{PlacedFault, read};
use crate::exchange::facts::{Facts, FactsFault, InhabitantsFact, facts, inhabitants, members};
use crate::exchange::register::{RegisterFacts, changes, outside};
use crate::store::{Author, Birth, Card, Edit, Mint, Store, StoreError};

/// A charter that the program brings along, with its facts.
pub struct BuiltIn {
    /// Name of its folder.
    pub id: &'static str,
    /// The charter.
    pub charter: &'static str,
    members: &'static str,
    inhabitants: &'static str,
    facts: &'static str,
    records: &'static str,
    example: &'static str,
    outside: &'static str,
    changes: &'static str,
}

/// The charters the program brings along, by name.
pub static BUILT_IN: &[BuiltIn] = include!(concat!(env!("OUT_DIR"), "/charters.rs"));

/// A charter to make a file from, with its facts.
pub struct Source {
    /// Its text.
    text: String,
    /// What it says.
    charter: Charter,
    register: RegisterFacts,
    inhabitants: Vec<InhabitantsFact>,
    facts: Facts,
    records: Facts,
    example: Option<Facts>,
}

impl Source {
    /// A built-in charter by name, or a charter file of the user's own with the facts in its folder.
    ///
    /// # Errors
    /// A [`Failure`] that names the charter or file and what is wrong in it.
    pub fn open(given: &str) -> Result<Self, Failure> {
        if let Some(built_in) = BUILT_IN.iter().find(|b| b.id == given) {
            return Self::of(
                built_in.id,
                built_in.charter.to_owned(),
                [built_in.members, built_in.inhabitants, built_in.facts, built_in.outside, built_in.changes, built_in.records]
                    .map(|t| Some(t.to_owned())),
                Some(built_in.example.to_owned()),
            );
        }
        let path = charter_file(given)?;
        let beside = |name: &str| {
            let file = path.with_file_name(name);
            file.exists().then(|| desk::read_text(&file)).transpose()
        };
        let files = ["members.csv", "inhabitants.csv", "facts.toml", "outside.csv", "changes.csv", "records.toml"];
        let facts = files.map(beside).into_iter().collect::<Result<Vec<_>, _>>()?.try_into().unwrap_or_default();
        Self::of(&path.display().to_string(), desk::read_charter(&path)?, facts, beside("example.toml")?)
    }

    fn of(name: &str, text: String, beside: [Option<String>; 6], example: Option<String>) -> Result<Self, Failure> {
        let charter = read(&text).map_err(|faults| Failure::Charter { name: name.to_owned(), faults })?;
        let [member_text, inhabitant_text, fact_text, outside_text, change_text, record_text] =
            beside.map(Option::unwrap_or_default);
        let in_file = |file: &str| {
            let file = format!("{name}: {file}");
            move |fault: FactsFault| Failure::Facts { file, place: fault.place, found: fault.found, fault: fault.fault }
        };
        Ok(Self {
            text,
            charter,
            register: RegisterFacts {
                members: members(&member_text).map_err(in_file("members.csv"))?,
                outside: outside(&outside_text).map_err(in_file("outside.csv"))?,
                changes: changes(&change_text).map_err(in_file("changes.csv"))?,
            },
            inhabitants: inhabitants(&inhabitant_text).map_err(in_file("inhabitants.csv"))?,
            facts: facts(&fact_text).map_err(in_file("facts.toml"))?,
            records: facts(&record_text).map_err(in_file("records.toml"))?,
            example: example.map(|text| facts(&text)).transpose().map_err(in_file("example.toml"))?,
        })
    }
}

/// Checks a folder: its charter, and the facts beside it by making a file of them that is thrown away.
///
/// # Errors
/// A [`Failure`] with every fault of the charter and its place, or the first of the facts.
pub fn check_folder(given: &str, today: Option<Date>, author: Author) -> Result<Charter, Failure> {
    let charter = check_charter(given)?;
    if Path::new(given).is_dir() {
        let source = Source::open(given)?;
        let failed = |error: std::io::Error| Failure::File { path: PathBuf::from(given), kind: error.kind() };
        let folder = tempfile::tempdir().map_err(failed)?;
        let path = folder.path().join("trial.samvirke");
        let demo = source.example.is_some();
        create(&source, &NewFile { path, kept_from: None, today, language: None, author, demo })?;
    }
    Ok(charter)
}

/// Checks a charter, built in or in a file, without making anything of it.
///
/// # Errors
/// A [`Failure`] with every fault and its place.
pub fn check_charter(given: &str) -> Result<Charter, Failure> {
    Ok(charter_text(given)?.2)
}

/// A charter, built in or in a file: what it is called, its text, and what it says.
///
/// # Errors
/// A [`Failure`] with every fault and its place.
pub fn charter_text(given: &str) -> Result<(String, String, Charter), Failure> {
    let text = match BUILT_IN.iter().find(|b| b.id == given) {
        Some(built_in) => built_in.charter.to_owned(),
        None => desk::read_charter(&charter_file(given)?)?,
    };
    let charter = read(&text).map_err(|faults: Vec<PlacedFault>| Failure::Charter { name: given.to_owned(), faults })?;
    Ok((given.to_owned(), text, charter))
}

/// The charter file that a path means: the file itself, or the one in a folder.
fn charter_file(given: &str) -> Result<PathBuf, Failure> {
    let path = PathBuf::from(given);
    if path.is_dir() {
        // A folder without a charter is no misspelt name: the file in it is what is missing.
        return Ok(path.join("charter.toml"));
    }
    if path.exists() {
        return Ok(path);
    }
    let known = BUILT_IN.iter().map(|b| b.id.to_owned()).collect();
    Err(Failure::NotFound { wanted: Wanted::Charter, name: given.to_owned(), known })
}

/// Whether a new file can stand at a place: it never takes the place of another.
///
/// # Errors
/// A [`Failure`] that names what is there.
pub fn must_be_free(path: &Path) -> Result<(), Failure> {
    match path.symlink_metadata() {
        Ok(_) => Err(StoreError::Exists { path: path.to_owned() }.into()),
        Err(_) => Ok(()),
    }
}

/// How to make a file.
pub struct NewFile {
    /// Where.
    pub path: PathBuf,
    /// The first day it keeps account of; none: today.
    pub kept_from: Option<Date>,
    /// The day to take for today; none: the civil date in the cooperation's time zone.
    pub today: Option<Date>,
    /// The language to speak; none: the cooperation's.
    pub language: Option<Language>,
    /// Who makes it.
    pub author: Author,
    /// Whether to add the charter's examples.
    pub demo: bool,
}

/// Makes a file from a charter and opens it.
///
/// # Errors
/// A [`Failure`]; nothing is left behind then.
pub fn create(source: &Source, new: &NewFile) -> Result<Session, Failure> {
    create_with(source, new, Mint::system().on(new.today))
}

/// Makes a file from a charter, with identities and times from a mint, and opens it.
pub(super) fn create_with(source: &Source, new: &NewFile, mint: Mint) -> Result<Session, Failure> {
    let rule = &source.charter.cooperation.rule;
    let today = new.today.unwrap_or_else(|| civil_today(&rule.time_zone));
    let example = source.example.as_ref().filter(|_| new.demo);
    let kept_from = new.kept_from.or(example.and_then(|e| e.kept_from).map(|d| d.on(today)));
    let card = Card {
        charter: source.charter.cooperation.id.clone(),
        language: rule.language,
        currency: rule.currency,
        time_zone: rule.time_zone.clone(),
        kept_from: kept_from.unwrap_or(today),
        demo: new.demo,
    };
    let birth = Birth {
        cooperation: source.charter.cooperation.name.clone(),
        card,
        text: source.text.clone(),
        from: crate::domain::agreement::life::first_day(&source.charter.agreement.rule),
        until: None,
        author: new.author.clone(),
        mint,
    };
    let store = Store::create(&new.path, birth, |edit| {
        let (records, organisations) = (Records::default(), HashMap::new());
        let mut seed = Seed { source, edit, today, records, organisations, file: "facts.toml", example: false };
        seed.members()?;
        seed.facts("facts.toml", &source.facts)?;
        seed.facts("records.toml", &source.records)?;
        let charter = Rc::new(source.charter.clone());
        let mut named = records::Named::default();
        records::load(edit, &charter, today, "facts.toml", &source.facts, &mut named, false)?;
        records::load(edit, &charter, today, "records.toml", &source.records, &mut named, false)?;
        if let Some(example) = example {
            seed.example = true;
            seed.facts("example.toml", example)?;
            records::load(edit, &charter, today, "example.toml", example, &mut named, true)?;
        }
        Ok::<_, Failure>(())
    })?;
    let mut session = Session::over(store, new.author.clone(), new.today, new.language)?;
    session.keep_compiled();
    Ok(session)
}

/// The records of a new file in the making.
struct Seed<'a> {
    source: &'a Source,
    edit: &'a Edit<'a>,
    today: Date,
    /// The members, to find those that handles mean.
    records: Records,
    organisations: HashMap<String, Id>,
    /// The file that facts are read from.
    file: &'static str,
    example: bool,
}

impl Seed<'_> {
    fn facts(&mut self, file: &'static str, facts: &Facts) -> Result<(), Failure> {
        self.file = file;
        let (edit, today, example) = (self.edit, self.today, self.example);
        for (n, fact) in facts.term.iter().enumerate() {
            let place = format!("[[term]] {}", n + 1);
            self.body(&place, &fact.body)?;
            let (from, until) = (fact.from.on(today), fact.until.on(today));
            let chair = self.member_if_any(&place, fact.chair.as_ref(), from)?;
            let rule = self.source.charter.body(&fact.body).map(|b| &b.rule);
            let of_chair = |stretch| rule.is_some_and(|body| is_chair_period(body, stretch));
            let apart = of_chair(Stretch { from, until, chair, computed: false });
            let is_same = |t: &Term| t.body == fact.body && t.from == from && of_chair(t.into()) == apart;
            let same = edit.terms()?.into_iter().find(is_same);
            let (body, note) = (fact.body.clone(), fact.note.clone());
            match same {
                Some(term) => edit.update(&Term { until, chair, note: note.or(term.note), example, ..term }, edit.number())?,
                None => edit.insert(&Term { id: edit.mint()?, body, from, until, chair, note, example })?,
            }
        }
        let mut people = HashMap::new();
        for (n, fact) in facts.person.iter().enumerate() {
            let place = format!("[[person]] {}", n + 1);
            let id = edit.mint()?;
            people.insert(fact.handle.as_str(), id);
            edit.insert(&Person {
                id,
                handle: fact.handle.clone(),
                name: fact.name.clone(),
                title: fact.title.clone(),
                mail: fact.mail.clone(),
                phone: fact.phone.clone(),
                member: self.member_if_any(&place, fact.member.as_ref(), today)?,
                example,
            })?;
        }
        for (n, fact) in facts.appointment.iter().enumerate() {
            let place = format!("[[appointment]] {}", n + 1);
            self.seat(&place, &fact.body, &fact.seat)?;
            let named = || people.keys().map(|handle| (*handle).to_owned()).collect();
            let person = people.get(fact.person.as_str()).copied();
            let person = person.ok_or_else(|| unknown(file, &place, "person", &fact.person, named()))?;
            let (from, elected) = (fact.from.map(|d| d.on(today)), fact.elected.map(|d| d.on(today)));
            let outside = || self.organisations.keys().cloned().collect();
            let organisation = fact.organisation.as_ref().map(|handle| {
                let found = self.organisations.get(handle).copied();
                found.ok_or_else(|| unknown(file, &place, "organisation", handle, outside()))
            });
            edit.insert(&Appointment {
                id: edit.mint()?,
                body: fact.body.clone(),
                seat: fact.seat.clone(),
                person,
                member: self.member_if_any(&place, fact.member.as_ref(), from.unwrap_or(today))?,
                organisation: organisation.transpose()?,
                from,
                until: fact.until.map(|d| d.on(today)),
                nominated: fact.nominated.map(|d| d.on(today)),
                elected_by: self.member_if_any(&place, fact.elected_by.as_ref(), elected.or(from).unwrap_or(today))?,
                elected,
                decision: fact.decision.clone(),
                percent: fact.percent,
                removed_by: None,
                example,
            })?;
        }
        for (n, fact) in facts.meeting.iter().enumerate() {
            let place = format!("[[meeting]] {}", n + 1);
            self.body(&place, &fact.body)?;
            let date = fact.on.on(today);
            // An example's meetings lie ahead in the first months of a year, and behind in the last.
            let state = match fact.state {
                MeetingState::Held if date > today => MeetingState::Planned,
                MeetingState::Planned if date < today && example => MeetingState::Held,
                state => state,
            };
            edit.insert(&Meeting {
                id: edit.mint()?,
                body: fact.body.clone(),
                kind: fact.kind.clone(),
                date,
                state,
                initiator: self.member_if_any(&place, fact.initiator.as_ref(), date)?,
                location: fact.location.clone(),
                note: fact.note.clone(),
                example,
            })?;
        }
        for fact in facts.tick.iter().filter(|fact| fact.on.on(today) <= today) {
            edit.insert(&Tick {
                id: edit.mint()?,
                entry: fact.entry.clone(),
                period: fact.period_on(today),
                subject: fact.subject.clone(),
                on: fact.on.on(today),
                note: fact.note.clone(),
            })?;
        }
        Ok(())
    }

    /// That a body is one of the charter's.
    fn body(&self, place: &str, id: &str) -> Result<(), Failure> {
        let charter = &self.source.charter;
        let known = || charter.bodies.iter().map(|b| b.id.clone()).collect();
        charter.body(id).map(|_| ()).ok_or_else(|| unknown(self.file, place, "body", id, known()))
    }

    /// That a seat is one of a body, or a post that its rule for the chair gives.
    fn seat(&self, place: &str, body: &str, seat: &str) -> Result<(), Failure> {
        self.body(place, body)?;
        let charter = &self.source.charter;
        let rule = charter.body(body).and_then(|b| b.rule.chair.as_ref());
        let posts = [rule.map(|_| CHAIR), rule.and_then(Chair::vice).map(|_| VICE)];
        let seats = charter.seats_of(body).map(|s| s.id.as_str());
        let known: Vec<_> = posts.into_iter().flatten().chain(seats).map(str::to_owned).collect();
        if known.iter().any(|id| id == seat) { Ok(()) } else { Err(unknown(self.file, place, "seat", seat, known)) }
    }
}

/// A name in a file beside the charter that names nothing.
fn unknown(file: &str, place: &str, wanted: &'static str, name: &str, mut known: Vec<String>) -> Failure {
    known.sort();
    known.dedup();
    let fault = FaultKind::UnknownName { name: name.to_owned(), wanted, known };
    let (file, place, found) = (file.to_owned(), place.to_owned(), name.to_owned());
    Failure::Facts { file, place, found, fault: Some(Box::new(fault)) }
}
