//! From what people type to what they mean: members, bodies, seats, people, meetings, keys.
//!
//! A name fits exactly (folded: case and marks do not count) or, if nothing fits exactly, as a beginning. Several fits
//! are listed, none is answered with the nearest names there are; nothing is ever guessed.

mod portfolio;

pub use portfolio::{Known, RoleName, SeriesOrKey, column, towards};

use super::failure::{Failure, Wanted};
use crate::domain::charter::{Area, Areas, Body, Charter, Entry, Exit, Key, MeetingKind, Pool};
use crate::domain::date::{Date, parse_iso};
use crate::domain::meeting::Meeting;
use crate::domain::member::{Member, Organisation};
use crate::domain::person::{Appointment, CHAIR, Person, VICE};
use crate::domain::records::Records;
use crate::domain::sort::fold;

/// One thing that can be meant, and all names it goes by; the first is shown.
struct Candidate<T> {
    thing: T,
    names: Vec<String>,
}

fn pick<T>(wanted: Wanted, given: &str, candidates: Vec<Candidate<T>>) -> Result<T, Failure> {
    let asked = fold(given.trim());
    if asked.is_empty() {
        return Err(Failure::NoName { wanted });
    }
    let fits = |exact: bool| {
        let fit = |name: &String| if exact { fold(name) == asked } else { !asked.is_empty() && fold(name).starts_with(&asked) };
        candidates.iter().enumerate().filter(|(_, c)| c.names.iter().any(fit)).map(|(i, _)| i).collect::<Vec<_>>()
    };
    let mut found = fits(true);
    if found.is_empty() {
        found = fits(false);
    } else if found.len() > 1 {
        // What one goes by first stands before what another also goes by, or nobody could mean it.
        let first: Vec<_> =
            found.iter().copied().filter(|i| candidates[*i].names.first().is_some_and(|n| fold(n) == asked)).collect();
        found = if first.is_empty() { found } else { first };
    }
    if found.len() > 1 {
        let candidates = found.iter().map(|i| shown(&candidates[*i].names)).collect();
        return Err(Failure::Ambiguous { wanted, name: given.to_owned(), candidates });
    }
    match found.first() {
        Some(index) => {
            let mut candidates = candidates;
            Ok(candidates.swap_remove(*index).thing)
        }
        None => Err(Failure::NotFound { wanted, name: given.to_owned(), known: nearest(&asked, &candidates) }),
    }
}

fn shown(names: &[String]) -> String {
    match names {
        [handle, name, ..] if handle != name => format!("{handle} ({name})"),
        [first, ..] => first.clone(),
        [] => String::new(),
    }
}

/// The names most like the one asked for; all of them where there are few.
fn nearest<T>(asked: &str, candidates: &[Candidate<T>]) -> Vec<String> {
    const FEW: usize = 8;
    let likeness = |c: &Candidate<T>| c.names.iter().map(|n| strsim::jaro_winkler(asked, &fold(n))).fold(0.0, f64::max);
    let mut by_likeness: Vec<_> = candidates.iter().map(|c| (likeness(c), c)).collect();
    by_likeness.sort_by(|a, b| b.0.total_cmp(&a.0));
    let close = by_likeness.iter().filter(|(likeness, _)| *likeness > 0.75 || candidates.len() <= FEW);
    close.take(FEW).map(|(_, c)| shown(&c.names)).collect()
}

/// The member meant on a day: by handle, number, organisation number or name.
pub fn member<'a>(records: &'a Records, given: &str, day: Date) -> Result<&'a Member, Failure> {
    pick(Wanted::Member, given, member_candidates(records, day))
}

fn member_candidates(records: &Records, day: Date) -> Vec<Candidate<&Member>> {
    let active: Vec<_> = records.members_on(day).collect();
    // Who has left can still be named where nobody of that name is a member now; else by the number alone.
    let shadowed = |m: &Member| !m.active_on(day) && active.iter().any(|a| a.handle == m.handle);
    let former = records.members.iter().filter(|m| !m.active_on(day));
    let names = |m: &Member| {
        let borne = records.numbers_of(m.id).into_iter();
        let borne = borne.flat_map(|n| std::iter::once(n.code.clone()).chain(n.name.clone().filter(|_| !shadowed(m))));
        let numbers = std::iter::once(m.code.clone()).chain(m.org_number.clone()).chain(borne);
        let own = [m.handle.clone(), m.name.clone()].into_iter().filter(|_| !shadowed(m));
        own.chain(numbers).collect()
    };
    active.iter().copied().chain(former).map(|m| Candidate { names: names(m), thing: m }).collect()
}

/// A member or an area.
pub enum Place<'a> {
    /// A member.
    Member(&'a Member),
    /// An area of a scheme.
    Area(&'a Entry<Areas>, &'a Area),
}

/// The member or area meant on a day.
pub fn place<'a>(charter: &'a Charter, records: &'a Records, given: &str, day: Date) -> Result<Place<'a>, Failure> {
    let members = member_candidates(records, day).into_iter();
    let members = members.map(|c| Candidate { thing: Place::Member(c.thing), names: c.names });
    let areas = charter.areas.iter().flat_map(|scheme| scheme.rule.values.iter().map(move |area| (scheme, area)));
    let areas = areas
        .map(|(scheme, area)| Candidate { thing: Place::Area(scheme, area), names: vec![area.id.clone(), area.name.clone()] });
    pick(Wanted::MemberOrArea, given, members.chain(areas).collect())
}

/// All names of an entry.
fn names_of<T>(entry: &Entry<T>) -> Vec<String> {
    let mut names = vec![entry.id.clone(), entry.name.clone()];
    names.extend(entry.short.clone());
    names.extend(entry.also.iter().cloned());
    names
}

fn entry<'a, T>(wanted: Wanted, entries: &'a [Entry<T>], given: &str) -> Result<&'a Entry<T>, Failure> {
    pick(wanted, given, entries.iter().map(|e| Candidate { thing: e, names: names_of(e) }).collect())
}

/// The body meant.
pub fn body<'a>(charter: &'a Charter, given: &str) -> Result<&'a Entry<Body>, Failure> {
    entry(Wanted::Body, &charter.bodies, given)
}

/// The key meant.
pub fn key<'a>(charter: &'a Charter, given: &str) -> Result<&'a Entry<Key>, Failure> {
    entry(Wanted::Key, &charter.keys, given)
}

/// The pool meant.
pub fn pool<'a>(charter: &'a Charter, given: &str) -> Result<&'a Entry<Pool>, Failure> {
    entry(Wanted::Pool, &charter.pools, given)
}

/// The exit meant.
pub fn exit<'a>(charter: &'a Charter, given: &str) -> Result<&'a Entry<Exit>, Failure> {
    entry(Wanted::Obligation, &charter.exits, given)
}

/// The kind of meeting of a body meant.
pub fn meeting_kind<'a>(body: &'a Entry<Body>, given: &str) -> Result<&'a MeetingKind, Failure> {
    let kinds = body.rule.kinds.iter().map(|k| Candidate { thing: k, names: vec![k.id.clone(), k.name.clone()] });
    pick(Wanted::MeetingKind, given, kinds.collect())
}

/// A seat of a body, or the post of its chair or vice chair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatName {
    /// Id of the body.
    pub body: String,
    /// Id of the seat, or [`CHAIR`] or [`VICE`].
    pub seat: String,
}

/// The seats of a body as they can be named: id and name, with the posts its chair rule gives.
pub fn seats(body: &Entry<Body>, charter: &Charter) -> Vec<(String, String)> {
    let posts = body.rule.chair.iter().flat_map(|chair| {
        let vice = chair.vice().map(|name| (VICE.to_owned(), name.to_owned()));
        [(CHAIR.to_owned(), chair.name().to_owned())].into_iter().chain(vice)
    });
    posts.chain(charter.seats_of(&body.id).map(|s| (s.id.clone(), s.name.clone()))).collect()
}

/// The name of a seat in the charter's words.
pub fn seat_title(charter: &Charter, body: &str, seat: &str) -> String {
    let named = charter.body(body).and_then(|b| seats(b, charter).into_iter().find(|(id, _)| id == seat));
    named.map_or_else(|| seat.to_owned(), |(_, name)| name)
}

/// The seat meant by `body/seat`.
pub fn seat(charter: &Charter, given: &str) -> Result<SeatName, Failure> {
    let Some((body_part, seat_part)) = given.split_once('/') else {
        let known = charter.bodies.iter().flat_map(|b| seats(b, charter).into_iter().map(|(id, _)| format!("{}/{id}", b.id)));
        return Err(Failure::NotFound { wanted: Wanted::Seat, name: given.to_owned(), known: known.take(8).collect() });
    };
    let body = body(charter, body_part)?;
    let also = |id: &str| charter.seats_of(&body.id).find(|s| s.id == id).map(|s| s.also.clone()).unwrap_or_default();
    let candidates = seats(body, charter).into_iter().map(|(id, name)| {
        let names = [id.clone(), name].into_iter().chain(also(&id)).collect();
        Candidate { thing: id, names }
    });
    let seat = pick(Wanted::Seat, seat_part, candidates.collect())?;
    Ok(SeatName { body: body.id.clone(), seat })
}

/// The person meant: by handle or name.
pub fn person<'a>(records: &'a Records, given: &str) -> Result<&'a Person, Failure> {
    let people = records.people.iter().map(|p| Candidate { thing: p, names: vec![p.handle.clone(), p.name.clone()] });
    pick(Wanted::Person, given, people.collect())
}

/// The organisation meant.
pub fn organisation<'a>(records: &'a Records, given: &str) -> Result<&'a Organisation, Failure> {
    let known = records.organisations.iter().map(|o| Candidate { thing: o, names: vec![o.handle.clone(), o.name.clone()] });
    pick(Wanted::Organisation, given, known.collect())
}

/// How an appointment is referred to: `body/seat/person`.
pub fn appointment_handle(records: &Records, appointment: &Appointment) -> String {
    let person = records.person(appointment.person).map(|p| p.handle.as_str()).unwrap_or_default();
    format!("{}/{}/{person}", appointment.body, appointment.seat)
}

/// The appointment meant on a day: `body/seat/person`, or `body/seat` or `body/seat/member` where one sits there.
///
/// Where nobody meant sits on the day, those who come later are meant.
pub fn appointment<'a>(charter: &Charter, records: &'a Records, given: &str, day: Date) -> Result<&'a Appointment, Failure> {
    let mut parts = given.splitn(3, '/');
    let place = [parts.next().unwrap_or_default(), parts.next().unwrap_or_default()].join("/");
    let seat = seat(charter, &place)?;
    let who = parts.next();
    let of_seat = |a: &&Appointment| a.body == seat.body && a.seat == seat.seat;
    let sitting = records.appointments.iter().filter(of_seat).filter(|a| a.active_on(day));
    match appointed(records, given, who, sitting) {
        Err(Failure::NotFound { .. }) => {
            let coming = records.appointments.iter().filter(of_seat).filter(|a| a.from.is_none_or(|from| from > day));
            appointed(records, given, who, coming)
        }
        found => found,
    }
}

/// The one of some appointments that is meant: by person or member, or the only one.
fn appointed<'a>(
    records: &'a Records,
    given: &str,
    who: Option<&str>,
    among: impl Iterator<Item = &'a Appointment>,
) -> Result<&'a Appointment, Failure> {
    let candidates: Vec<_> = among
        .map(|a| {
            let person = records.person(a.person);
            let mut names = vec![appointment_handle(records, a)];
            names.extend(person.map(|p| p.name.clone()));
            names.extend(person.map(|p| p.handle.clone()));
            names.extend(a.member.and_then(|id| records.member(id)).map(|m| m.handle.clone()));
            Candidate { thing: a, names }
        })
        .collect();
    match who {
        Some(who) => pick(Wanted::Appointment, who, candidates),
        None if candidates.len() == 1 => Ok(candidates[0].thing),
        None if candidates.is_empty() => {
            Err(Failure::NotFound { wanted: Wanted::Appointment, name: given.to_owned(), known: Vec::new() })
        }
        None => Err(Failure::Ambiguous {
            wanted: Wanted::Appointment,
            name: given.to_owned(),
            candidates: candidates.iter().map(|c| shown(&c.names)).collect(),
        }),
    }
}

/// How a meeting is referred to: `body/date`.
pub fn meeting_handle(meeting: &Meeting) -> String {
    format!("{}/{}", meeting.body, meeting.date)
}

/// The meeting meant: `body/date`, `body/date/kind`, or a date on which one body meets.
pub fn meeting<'a>(charter: &Charter, records: &'a Records, given: &str) -> Result<&'a Meeting, Failure> {
    let parts: Vec<_> = given.split('/').collect();
    let (body_part, date_part, kind) = match parts[..] {
        [body, date, kind] => (Some(body), date, Some(kind)),
        [body, date] => (Some(body), date, None),
        _ => (None, given, None),
    };
    let body = body_part.map(|b| body(charter, b)).transpose()?;
    let date = parse_iso(date_part);
    let of_body: Vec<_> = records.meetings.iter().filter(|m| body.is_none_or(|b| b.id == m.body)).collect();
    let of_kind = |m: &&Meeting| kind.is_none_or(|kind| m.kind.as_deref() == Some(kind));
    let mut on_date: Vec<_> = of_body.iter().copied().filter(|m| Some(m.date) == date).filter(of_kind).collect();
    // A meeting that was cancelled and dated anew stands beside the one that counts.
    if on_date.iter().any(|m| m.counts()) {
        on_date.retain(|m| m.counts());
    }
    match on_date[..] {
        [only] => Ok(only),
        [] => {
            let mut near: Vec<_> = of_body;
            near.sort_by_key(|m| date.map_or(0, |date| m.date.signed_duration_since(date).num_days().abs()));
            let known = near.into_iter().take(5).map(meeting_handle).collect();
            Err(Failure::NotFound { wanted: Wanted::Meeting, name: given.to_owned(), known })
        }
        _ => {
            let with_kind = |m: &&Meeting| match &m.kind {
                Some(kind) => format!("{}/{kind}", meeting_handle(m)),
                None => meeting_handle(m),
            };
            let candidates = on_date.iter().map(with_kind).collect();
            Err(Failure::Ambiguous { wanted: Wanted::Meeting, name: given.to_owned(), candidates })
        }
    }
}

/// The one of several handles meant: exactly, or as the only one that begins so.
pub fn handle<'a, T>(wanted: Wanted, given: &str, things: impl Iterator<Item = (&'a str, T)>) -> Result<T, Failure> {
    pick(wanted, given, things.map(|(name, thing)| Candidate { thing, names: vec![name.to_owned()] }).collect())
}
