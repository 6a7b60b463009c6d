//! Finding anything by its words.

use crate::app::{Failure, Session, names};
use crate::domain::charter::{Charter, Entry};
use crate::domain::date::Date;
use crate::domain::records::Records;
use crate::domain::sort::fold;
use crate::store::{Hit, Kind};

/// One thing found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What kind of thing it is.
    pub kind: FoundKind,
    /// How it is referred to.
    pub handle: String,
    /// Its title.
    pub title: String,
    /// What else helps to know it.
    pub snippet: String,
    /// Its date, where it has one.
    pub date: Option<Date>,
}

/// Kinds of things that can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoundKind {
    /// A member.
    Member,
    /// A person.
    Person,
    /// A meeting.
    Meeting,
    /// Something done.
    Tick,
    /// An outside organisation.
    Organisation,
    /// An entry of the agreement.
    Clause,
}

impl FoundKind {
    /// The word used in machine-readable output.
    pub fn word(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Person => "person",
            Self::Meeting => "meeting",
            Self::Tick => "tick",
            Self::Organisation => "organisation",
            Self::Clause => "clause",
        }
    }
}

/// As many hits as a screen and a half holds; more are of no use to anyone.
const LIMIT: usize = 60;

/// Everything that holds all words of a text, letters folded, each word as a beginning.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn find(session: &Session, text: &str) -> Result<Vec<Found>, Failure> {
    let (charter, records) = (session.charter()?, session.records()?);
    let folded = fold(text);
    let hits = session.store.find(&folded, LIMIT)?;
    let mut found: Vec<_> = hits.iter().filter_map(|hit| of_record(&charter, &records, hit)).collect();
    found.extend(clauses(&charter, &folded));
    found.sort_by(|a, b| a.kind.cmp(&b.kind).then_with(|| a.title.cmp(&b.title)));
    Ok(found)
}

fn of_record(charter: &Charter, records: &Records, hit: &Hit) -> Option<Found> {
    let id = hit.id;
    Some(match hit.kind {
        Kind::Member => {
            let member = records.member(id)?;
            let (handle, title) = (member.handle.clone(), member.name.clone());
            Found { kind: FoundKind::Member, handle, title, snippet: member.code.clone(), date: member.from }
        }
        Kind::Person => {
            let person = records.person(id)?;
            let details = [&person.title, &person.mail, &person.phone].into_iter().flatten().cloned().collect::<Vec<_>>();
            let (handle, title) = (person.handle.clone(), person.name.clone());
            Found { kind: FoundKind::Person, handle, title, snippet: details.join(", "), date: None }
        }
        Kind::Meeting => {
            let meeting = records.meetings.iter().find(|m| m.id == id)?;
            let title = charter.body(&meeting.body).map_or_else(|| meeting.body.clone(), |b| b.name.clone());
            let snippet = meeting.note.clone().unwrap_or_default();
            let handle = names::meeting_handle(meeting);
            Found { kind: FoundKind::Meeting, handle, title, snippet, date: Some(meeting.date) }
        }
        Kind::Tick => {
            let tick = records.ticks.iter().find(|t| t.id == id)?;
            let duty = charter.duties.iter().find(|d| d.id == tick.entry);
            let handle =
                [&tick.entry, &tick.period, &tick.subject].into_iter().filter(|p| !p.is_empty()).cloned().collect::<Vec<_>>();
            let title = duty.map_or_else(|| tick.entry.clone(), |d| d.name.clone());
            Found { kind: FoundKind::Tick, handle: handle.join("/"), title, snippet: tick.note.clone(), date: Some(tick.on) }
        }
        Kind::Organisation => {
            let organisation = records.organisation(id)?;
            let (handle, title) = (organisation.handle.clone(), organisation.name.clone());
            Found { kind: FoundKind::Organisation, handle, title, snippet: String::new(), date: None }
        }
        _ => return None,
    })
}

/// The entries of the agreement whose words hold all words asked for.
fn clauses(charter: &Charter, folded: &str) -> Vec<Found> {
    let asked: Vec<_> = folded.split_whitespace().collect();
    let mut found = Vec::new();
    let mut look = |id: &str, name: &str, source: &str, words: &[&str]| {
        let text = fold(&[&[name, id], words].concat().join(" "));
        let has = |asked: &&str| text.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(*asked));
        if !asked.is_empty() && asked.iter().all(has) {
            let snippet = if words.is_empty() { source.to_owned() } else { format!("{source}: {}", words.join(" ")) };
            let (handle, title) = (id.to_owned(), name.to_owned());
            found.push(Found { kind: FoundKind::Clause, handle, title, snippet, date: None });
        }
    };
    fn rest<T>(entry: &Entry<T>) -> Vec<&str> {
        entry.also.iter().map(String::as_str).chain(entry.note.as_deref()).collect()
    }
    for e in &charter.bodies {
        let purpose = e.rule.purpose.as_deref();
        look(&e.id, &e.name, &e.source, &[rest(e), purpose.into_iter().collect()].concat());
    }
    charter.seats.iter().for_each(|e| look(&e.id, &e.name, &e.source, &rest(e)));
    charter.duties.iter().for_each(|e| look(&e.id, &e.name, &e.source, &rest(e)));
    charter.keys.iter().for_each(|e| look(&e.id, &e.name, &e.source, &rest(e)));
    charter.pools.iter().for_each(|e| look(&e.id, &e.name, &e.source, &rest(e)));
    charter.exits.iter().for_each(|e| look(&e.id, &e.name, &e.source, &rest(e)));
    charter.texts.iter().for_each(|e| look(&e.id, &e.name, &e.source, &[&[e.rule.says.as_str()], &rest(e)[..]].concat()));
    found
}
