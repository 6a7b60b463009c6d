//! Finding anything by its words.

mod place;

use super::due::Place;
use super::holders::document_row;
use crate::app::names::Known;
use crate::app::{Failure, Session, names};
use crate::domain::agreement::text::ClauseText;
use crate::domain::charter::{Charter, Entry};
use crate::domain::date::add_days;
use crate::domain::member::Member;
use crate::domain::rough_date::RoughDate;
use crate::domain::sort::fold;
use crate::store::{Hit, Kind};
use crate::text::Msg;

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
    pub date: Option<RoughDate>,
    /// Where in the program it is.
    pub place: Place,
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
    /// Something let lie.
    Postponement,
    /// An outside organisation.
    Organisation,
    /// A project.
    Project,
    /// A solution.
    Solution,
    /// An operation of a member.
    Operation,
    /// A document.
    Document,
    /// A position of a member.
    Stance,
    /// A value of a field.
    Field,
    /// A row of a register.
    Row,
    /// A figure.
    Figure,
    /// An entry of the agreement.
    Clause,
    /// A clause of the agreement's own text.
    Text,
}

impl FoundKind {
    /// What such a thing is called.
    pub fn title(self) -> Msg {
        match self {
            Self::Member => Msg::KindMember,
            Self::Person => Msg::KindPerson,
            Self::Meeting => Msg::KindMeeting,
            Self::Tick => Msg::KindTick,
            Self::Postponement => Msg::SectionPostponed,
            Self::Organisation => Msg::KindOrganisation,
            Self::Project => Msg::RecordProject,
            Self::Solution => Msg::RecordSolution,
            Self::Operation => Msg::RecordOperation,
            Self::Document => Msg::RecordDocument,
            Self::Stance => Msg::RecordStance,
            Self::Field => Msg::RecordFieldValue,
            Self::Row => Msg::RecordRegisterRow,
            Self::Figure => Msg::RecordFigure,
            Self::Clause => Msg::KindClause,
            Self::Text => Msg::KindText,
        }
    }

    /// The word used in machine-readable output.
    pub fn word(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Person => "person",
            Self::Meeting => "meeting",
            Self::Tick => "tick",
            Self::Postponement => "postponement",
            Self::Organisation => "organisation",
            Self::Project => "project",
            Self::Solution => "solution",
            Self::Operation => "operation",
            Self::Document => "document",
            Self::Stance => "stance",
            Self::Field => "field",
            Self::Row => "row",
            Self::Figure => "figure",
            Self::Clause => "clause",
            Self::Text => "text",
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
    let charter = session.charter()?;
    let folded = fold(text);
    let mut hits = Vec::new();
    let records = session.slice(|reader, records| {
        hits = reader.find(&folded, LIMIT)?;
        Ok(reader.take_hits(records, &hits)?)
    })?;
    let known = session.known(&charter, &records)?;
    let one = |hit: &Hit| of_record(&known, hit).or_else(|| of_portfolio(&known, hit));
    let mut found: Vec<Found> = Vec::new();
    for one in hits.iter().filter_map(one) {
        // A member is found by its name and by each number it bore, a table by each of its lines; each is one thing.
        let seen = match one.kind {
            FoundKind::Member => found.contains(&one),
            FoundKind::Figure => found.iter().any(|f| f.kind == one.kind && f.handle == one.handle),
            _ => false,
        };
        if !seen {
            found.push(one);
        }
    }
    found.extend(clauses(&charter, &folded));
    found.extend(texts(session, &hits, &folded)?);
    found.sort_by(|a, b| a.kind.cmp(&b.kind).then_with(|| a.title.cmp(&b.title)));
    Ok(found)
}

/// The clauses of the text in force among the hits, each with the line that holds the first word asked for.
fn texts(session: &Session, hits: &[Hit], folded: &str) -> Result<Vec<Found>, Failure> {
    let (agreement, mut found) = (session.agreement_id()?, Vec::new());
    let first = folded.split_whitespace().next().unwrap_or_default();
    for hit in hits.iter().filter(|hit| hit.kind == Kind::ClauseText) {
        let Some(clause) = session.store.get::<ClauseText>(hit.id)?.map(|held| held.record) else { continue };
        if clause.agreement == agreement {
            let holds = |line: &&String| fold(line).split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(first));
            let lines = clause.lines();
            let snippet = lines.iter().find(holds).map_or_else(String::new, |line| line.trim().to_owned());
            let (handle, title) = (clause.handle().to_owned(), clause.heading());
            let place = Place::Text(handle.clone());
            found.push(Found { kind: FoundKind::Text, handle, title, snippet, date: None, place });
        }
    }
    Ok(found)
}

fn of_record(known: &Known<'_>, hit: &Hit) -> Option<Found> {
    let Known { charter, records, .. } = known;
    let (id, place) = (hit.id, place::of_hit(known, hit));
    Some(match hit.kind {
        Kind::Member => of_member(known, records.member(id)?, place),
        Kind::MemberNumber => {
            let number = records.numbers.iter().find(|n| n.id == id)?;
            of_member(known, records.member(number.member)?, place)
        }
        Kind::Person => {
            let person = records.person(id)?;
            let details = [&person.title, &person.mail, &person.phone].into_iter().flatten().cloned().collect::<Vec<_>>();
            let (handle, title) = (person.handle.clone(), person.name.clone());
            Found { kind: FoundKind::Person, handle, title, snippet: details.join(", "), date: None, place }
        }
        Kind::Meeting => {
            let meeting = records.meetings.iter().find(|m| m.id == id)?;
            let title = charter.body(&meeting.body).map_or_else(|| meeting.body.clone(), |b| b.name.clone());
            let snippet = meeting.note.clone().unwrap_or_default();
            let handle = names::meeting_handle(meeting);
            Found { kind: FoundKind::Meeting, handle, title, snippet, date: Some(meeting.date.into()), place }
        }
        Kind::Postponement => {
            let postponed = records.postponements.iter().find(|p| p.id == id)?;
            let title = charter.duty_title(&postponed.entry).unwrap_or(&postponed.entry).to_owned();
            let handle = crate::app::command::handle_of_key(&postponed.entry, &postponed.period, &postponed.subject);
            let snippet = postponed.reason.clone();
            Found { kind: FoundKind::Postponement, handle, title, snippet, date: Some(postponed.until.into()), place }
        }
        Kind::Tick => {
            let tick = records.ticks.iter().find(|t| t.id == id)?;
            let title = charter.duty_title(&tick.entry).unwrap_or(&tick.entry).to_owned();
            Found {
                kind: FoundKind::Tick,
                handle: crate::app::command::handle_of_key(&tick.entry, &tick.period, &tick.subject),
                title,
                snippet: tick.note.clone(),
                date: Some(tick.on.into()),
                place,
            }
        }
        Kind::Organisation => {
            let organisation = records.organisation(id)?;
            let (handle, title) = (organisation.handle.clone(), organisation.name.clone());
            Found { kind: FoundKind::Organisation, handle, title, snippet: String::new(), date: None, place }
        }
        _ => return None,
    })
}

fn of_portfolio(known: &Known<'_>, hit: &Hit) -> Option<Found> {
    let portfolio = &known.records.portfolio;
    let id = hit.id;
    let one = |kind, handle: String, title: String, snippet: Option<String>, date| {
        Some(Found { kind, handle, title, snippet: snippet.unwrap_or_default(), date, place: place::of_hit(known, hit) })
    };
    match hit.kind {
        Kind::Project => {
            let p = portfolio.project(id)?;
            one(FoundKind::Project, p.handle(), p.name.clone(), p.need.clone().or(p.note.clone()), p.start.map(Into::into))
        }
        Kind::Solution => {
            let s = portfolio.solution(id)?;
            one(FoundKind::Solution, s.handle.clone(), s.name.clone(), s.note.clone(), s.launch)
        }
        Kind::Operation => {
            let o = portfolio.operation(id)?;
            let member = known.records.member(o.member).map(|m| m.name.clone());
            one(FoundKind::Operation, o.handle.clone(), o.name.clone(), member, None)
        }
        Kind::Document => {
            let d = portfolio.documents.iter().find(|d| d.id == id)?;
            let row = document_row(known, d);
            let snippet = if row.expired { Some(row.period_told(known.say)) } else { row.link };
            one(FoundKind::Document, d.title.clone(), row.title, snippet, d.date.map(Into::into))
        }
        Kind::Stance => {
            let s = portfolio.stances.iter().find(|s| s.id == id)?;
            let member = known.records.member(s.member).map(|m| m.name.clone()).unwrap_or_default();
            let (handle, title) = (format!("{}.{}", known.handle(&s.about), s.topic), known.title(&s.about));
            one(
                FoundKind::Stance,
                handle,
                format!("{member}, {title}"),
                s.reference.clone().or(s.note.clone()),
                s.on.map(Into::into),
            )
        }
        Kind::FieldValue => {
            let v = portfolio.field_values.iter().find(|v| v.id == id)?;
            let name = known.charter.field(&v.field).map_or_else(|| v.field.clone(), |f| f.name.clone());
            let title = format!("{}, {name}", known.title(&v.about));
            one(FoundKind::Field, known.handle(&v.about), title, v.reference.clone(), v.on.map(Into::into))
        }
        Kind::RegisterRow => {
            let r = portfolio.register_rows.iter().find(|r| r.id == id)?;
            let name = known.charter.register(&r.register).map_or_else(|| r.register.clone(), |r| r.name.clone());
            one(FoundKind::Row, r.handle(), name, r.text.clone(), r.day().map(Into::into))
        }
        Kind::Figure | Kind::FigureLine => {
            let line = portfolio.figure_lines.iter().find(|l| l.id == id);
            let f = portfolio.figures.iter().find(|f| f.id == line.map_or(id, |l| l.figure))?;
            let name = known.charter.series_of(&f.series).map_or_else(|| f.series.clone(), |s| s.name.clone());
            one(FoundKind::Figure, f.handle(), name, line.map(|l| l.name.clone()).or(f.decided.clone()), f.on.map(Into::into))
        }
        _ => None,
    }
}

fn of_member(known: &Known<'_>, member: &Member, place: Place) -> Found {
    let Known { records, say, .. } = known;
    let handle = place::reference(known, member);
    let mut codes: Vec<_> = records.numbers_of(member.id).iter().rev().map(|n| n.code.clone()).collect();
    codes.retain(|code| *code != member.code);
    codes.insert(0, member.code.clone());
    let codes = codes.join(", ");
    let successor = member.successor.and_then(|id| records.member(id));
    let snippet = match (successor, member.until) {
        (Some(successor), Some(until)) => say.fill(
            Msg::FoundMerged,
            &[("codes", &codes), ("successor", &successor.name), ("date", &say.date(add_days(until, 1)))],
        ),
        (_, Some(until)) => say.fill(Msg::FoundUntil, &[("codes", &codes), ("date", &say.date(until))]),
        _ => codes,
    };
    Found { kind: FoundKind::Member, handle, title: member.name.clone(), snippet, date: member.from.map(Into::into), place }
}

/// The entries of the agreement whose words hold all words asked for.
fn clauses(charter: &Charter, folded: &str) -> Vec<Found> {
    let asked: Vec<_> = folded.split_whitespace().collect();
    let mut found = Vec::new();
    let mut look_in = |path: String, id: &str, name: &str, source: &str, words: &[&str]| {
        let text = fold(&[&[name, id], words].concat().join(" "));
        let has = |asked: &&str| text.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(*asked));
        if !asked.is_empty() && asked.iter().all(has) {
            let snippet = if words.is_empty() { source.to_owned() } else { format!("{source}: {}", words.join(" ")) };
            let (handle, title) = (id.to_owned(), name.to_owned());
            found.push(Found { kind: FoundKind::Clause, handle, title, snippet, date: None, place: Place::Clause(path) });
        }
    };
    for e in &charter.seats {
        let path = e.rule.body().map_or_else(|| e.id.clone(), |body| format!("{body}/{}", e.id));
        look_in(path, &e.id, &e.name, &e.source, &rest(e));
    }
    let mut look = |id: &str, name: &str, source: &str, words: &[&str]| look_in(id.to_owned(), id, name, source, words);
    fn rest<T>(entry: &Entry<T>) -> Vec<&str> {
        entry.also.iter().map(String::as_str).chain(entry.note.as_deref()).collect()
    }
    for e in &charter.bodies {
        let purpose = e.rule.purpose.as_deref();
        look(&e.id, &e.name, &e.source, &[rest(e), purpose.into_iter().collect()].concat());
    }
    charter.duties.iter().for_each(|e| look(&e.id, &e.name, &e.source, &rest(e)));
    charter.keys.iter().for_each(|e| look(&e.id, &e.name, &e.source, &rest(e)));
    charter.pools.iter().for_each(|e| look(&e.id, &e.name, &e.source, &rest(e)));
    charter.exits.iter().for_each(|e| look(&e.id, &e.name, &e.source, &rest(e)));
    charter.texts.iter().for_each(|e| look(&e.id, &e.name, &e.source, &[&[e.rule.says.as_str()], &rest(e)[..]].concat()));
    found
}
