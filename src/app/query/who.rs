//! Who sits where on a day.

use super::bodies::{Holder, SeatRow, is_post};
use super::wording::Wording;
use crate::app::names::{self, Place};
use crate::app::{Failure, Session};
use crate::domain::agreement::parties::parties_on;
use crate::domain::body::rotation::turn_on;
use crate::domain::charter::{Body, Charter, Count, Entry, Seat, SeatPer, Standing, Target};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::member::Member;
use crate::domain::person::{CHAIR, Person, VICE};
use crate::domain::records::Records;
use crate::domain::sort::fold;
use crate::text::{Msg, Say};

/// What is shown of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonCard {
    /// Identity of the record.
    pub id: Id,
    /// Handle.
    pub handle: String,
    /// Name.
    pub name: String,
    /// Office or title.
    pub title: Option<String>,
    /// Work mail.
    pub mail: Option<String>,
    /// Work phone.
    pub phone: Option<String>,
    /// Whether the record is an example.
    pub example: bool,
}

impl From<&Person> for PersonCard {
    fn from(person: &Person) -> Self {
        Self {
            id: person.id,
            handle: person.handle.clone(),
            name: person.name.clone(),
            title: person.title.clone(),
            mail: person.mail.clone(),
            phone: person.phone.clone(),
            example: person.example,
        }
    }
}

/// What is asked.
#[derive(Clone, Debug, Default)]
pub struct WhoFilter {
    /// A body, member or area, as given.
    pub first: Option<String>,
    /// A member or area within the body, as given.
    pub second: Option<String>,
    /// A role: a seat's name, or a word for substitutes, observers, chair or vice chair.
    pub role: Option<String>,
    /// The day; none: today.
    pub on: Option<Date>,
}

/// One place and who holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhoRow {
    /// Id of the body.
    pub body: String,
    /// Name of the body.
    pub body_name: String,
    /// The place.
    pub seat: SeatRow,
    /// Whether the member shown is only the one whose turn it is by the rotation; nobody is appointed yet.
    pub by_rotation: bool,
    /// Whether the term in which it is that member's turn is not on record, but follows from the one before it.
    pub computed: bool,
    /// The area that its holder speaks for.
    pub speaks_for: Option<SpeaksFor>,
}

/// The command that appoints someone to a vacant place.
pub fn appoint_with(session: &Session, row: &WhoRow) -> Result<String, Failure> {
    let today = session.today();
    let (charter, records) = session.seats_on(today)?;
    let wording = Wording { say: session.say(), charter: &charter, records: &records, today };
    let rule = charter.seats_of(&row.body).find(|s| s.id == row.seat.seat).map(|s| &s.rule);
    Ok(wording.appoint(&format!("{}/{}", row.body, row.seat.seat), rule, row.seat.for_member))
}

/// The area that the holder of a seat speaks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeaksFor {
    /// Name of the area.
    pub area: String,
    /// Names of the members in it on the day, in agreement order.
    pub members: Vec<String>,
}

impl SpeaksFor {
    fn of(charter: &Charter, records: &Records, seat: &Entry<Seat>, on: Date) -> Option<Self> {
        let represents = seat.rule.represents.as_ref()?;
        let area = charter.area(&represents.value).map_or_else(|| represents.value.clone(), |(_, area)| area.name.clone());
        let is_in = |m: &&Member| records.area_of(m.id, &represents.areas, on) == Some(&represents.value);
        Some(Self { area, members: records.members_on(on).filter(is_in).map(|m| m.name.clone()).collect() })
    }
}

/// Who sits where.
///
/// # Errors
/// A [`Failure`] if a name is not known or ambiguous, or the file cannot be read.
pub fn who(session: &Session, filter: &WhoFilter) -> Result<Vec<WhoRow>, Failure> {
    let on = filter.on.unwrap_or(session.today());
    let (charter, records) = session.seats_on(on)?;
    let (body, place) = match (&filter.first, &filter.second) {
        (Some(body), Some(place)) => (Some(names::body(&charter, body)?), Some(names::place(&charter, &records, place, on)?)),
        (Some(either), None) => match names::body(&charter, either) {
            Ok(body) => (Some(body), None),
            Err(no_body) => match names::place(&charter, &records, either, on) {
                Ok(place) => (None, Some(place)),
                Err(Failure::NotFound { .. }) => return Err(no_body),
                Err(ambiguous) => return Err(ambiguous),
            },
        },
        (None, _) => (None, None),
    };
    let asked = Asked { charter: &charter, records: &records, role: filter.role.as_deref(), say: session.say(), on };
    let mut rows = asked.rows(body, |row, rule| place.as_ref().is_none_or(|p| is_for(&charter, &records, row, rule, p, on)));
    if let (true, Some(Place::Area(scheme, area))) = (rows.is_empty(), &place) {
        // No seat speaks for the area: who of its members sits where.
        let comes_from = |row: &SeatRow| {
            let holder = row.holder.as_ref().and_then(|h| records.appointments.iter().find(|a| a.id == h.appointment));
            let member = holder.and_then(|a| a.member).or(row.for_member);
            member.is_some_and(|id| records.area_of(id, &scheme.id, on) == Some(&area.id))
        };
        rows = asked.rows(body, |row, _| comes_from(row));
    }
    // Asked for one member's or area's people, empty places of everybody else say nothing.
    if place.is_some() && rows.iter().any(|r| r.seat.holder.is_some()) {
        rows.retain(|r| r.seat.holder.is_some() || r.seat.for_member.is_some());
    }
    Ok(rows)
}

/// What the places are looked for in.
struct Asked<'a> {
    charter: &'a Charter,
    records: &'a Records,
    role: Option<&'a str>,
    say: Say,
    on: Date,
}

impl Asked<'_> {
    /// The places of a body or of all that fit.
    fn rows(&self, body: Option<&Entry<Body>>, fits: impl Fn(&SeatRow, Option<&Entry<Seat>>) -> bool) -> Vec<WhoRow> {
        let Self { charter, records, on, .. } = *self;
        let mut rows = Vec::new();
        for entry in charter.bodies.iter().filter(|b| body.is_none_or(|body| body.id == b.id)) {
            let computed = turn_on(charter, &entry.id, records, on).is_some_and(|turn| turn.computed);
            for (seat, name) in names::seats(entry, charter) {
                let rule = charter.seats_of(&entry.id).find(|s| s.id == seat);
                if self.role.is_some_and(|role| !plays(self.say, role, &seat, &name, rule)) {
                    continue;
                }
                let places = places(charter, records, &entry.id, &seat, &name, on);
                rows.extend(places.into_iter().filter(|row| fits(row, rule)).map(|seat| WhoRow {
                    body: entry.id.clone(),
                    body_name: entry.name.clone(),
                    by_rotation: is_post(&seat.seat) && seat.holder.is_none() && seat.for_member.is_some(),
                    speaks_for: rule.and_then(|rule| SpeaksFor::of(charter, records, rule, on)),
                    computed: computed && is_post(&seat.seat) && seat.holder.is_none() && seat.for_member.is_some(),
                    seat,
                }));
            }
        }
        rows
    }
}

/// Whether a seat answers to a word for a role.
fn plays(say: Say, role: &str, seat: &str, name: &str, rule: Option<&Entry<Seat>>) -> bool {
    let asked = fold(role);
    let fits = |word: &str| fold(word).starts_with(&asked);
    let standing = rule.map(|s| s.rule.standing);
    let words: &[&str] = match (standing, seat) {
        (Some(Standing::Substitute), _) => &["substitute", "deputy", say.msg(Msg::StandingSubstitute)],
        (Some(Standing::Observer), _) => &["observer", say.msg(Msg::StandingObserver)],
        (Some(Standing::Voting), _) => &["member", say.msg(Msg::StandingVoting)],
        (None, VICE) => &["vice"],
        _ => &["chair"],
    };
    fits(name) || fits(seat) || words.iter().any(|w| fits(w)) || rule.is_some_and(|s| s.also.iter().any(|a| fits(a)))
}

/// Whether a place is a member's or an area's: its own, its holder's, or the one that speaks for the area.
fn is_for(charter: &Charter, records: &Records, row: &SeatRow, rule: Option<&Entry<Seat>>, place: &Place<'_>, on: Date) -> bool {
    let speaks_for = |scheme: &str, area: &str| {
        let represents = rule.and_then(|s| s.rule.represents.as_ref()).is_some_and(|r| r.areas == scheme && r.value == area);
        represents || rule.and_then(|s| s.rule.area()) == Some(area)
    };
    match place {
        Place::Area(scheme, area) => speaks_for(&scheme.id, &area.id),
        Place::Member(member) => {
            let holder = row.holder.as_ref().and_then(|h| records.appointments.iter().find(|a| a.id == h.appointment));
            let own = row.for_member == Some(member.id) || holder.is_some_and(|a| a.member == Some(member.id));
            own || charter
                .areas
                .iter()
                .any(|scheme| records.area_of(member.id, &scheme.id, on).is_some_and(|area| speaks_for(&scheme.id, area)))
        }
    }
}

/// The places of one seat on a day: one for each holder, and one for each that is vacant.
pub(super) fn places(charter: &Charter, records: &Records, body: &str, seat: &str, name: &str, on: Date) -> Vec<SeatRow> {
    let rule = charter.seats_of(body).find(|s| s.id == seat);
    let blank = SeatRow {
        seat: seat.to_owned(),
        name: name.to_owned(),
        standing: rule.map(|s| s.rule.standing),
        for_whom: None,
        for_member: None,
        for_organisation: None,
        holder: None,
        coming: None,
    };
    let holders: Vec<_> = records.holders(body, seat, on).collect();
    let row = |for_member: Option<Id>, holder: Option<Holder>| {
        let for_whom = for_member.and_then(|id| records.member(id)).map(|m| m.name.clone());
        let coming = holder.is_none().then(|| coming(records, body, seat, for_member, on)).flatten();
        SeatRow { for_whom, for_member, holder, coming, ..blank.clone() }
    };
    let Some(entry) = rule else {
        let turn = turn_on(charter, body, records, on);
        let turn = turn.and_then(|t| if seat == CHAIR { t.chair } else { t.vice });
        let member = turn.and_then(|handle| records.member_by_handle(&handle, on)).map(|m| m.id);
        let filled: Vec<_> = holders.iter().map(|a| row(a.member.or(member), Holder::of(records, a))).collect();
        return if filled.is_empty() { vec![row(member, None)] } else { filled };
    };
    if entry.rule.per == Some(SeatPer::Member) {
        let (Count::Exactly(count) | Count::AtLeast(count)) = entry.rule.count else {
            return filled_only(records, &holders, &row);
        };
        let mut rows = Vec::new();
        let parties: Vec<_> = parties_on(charter, records, on).collect();
        for member in &parties {
            let sitting: Vec<_> = holders.iter().filter(|a| a.member == Some(member.id)).collect();
            rows.extend(sitting.iter().map(|a| row(Some(member.id), Holder::of(records, a))));
            rows.extend((sitting.len()..count as usize).map(|_| row(Some(member.id), None)));
        }
        let stray = holders.iter().filter(|a| !parties.iter().any(|party| a.member == Some(party.id)));
        rows.extend(stray.map(|a| row(a.member, Holder::of(records, a))));
        return rows;
    }
    let member = entry.rule.party().and_then(|party| records.member_by_handle(party, on)).map(|m| m.id);
    let organisation = match entry.rule.holder.as_ref().map(|w| &w.target) {
        Some(Target::External(id)) => records.organisations.iter().find(|o| o.handle == *id),
        _ => None,
    };
    let area = entry.rule.represents.as_ref().map(|r| r.value.as_str()).or(entry.rule.area());
    let area = area.and_then(|id| charter.area(id)).map(|(_, a)| a.name.clone());
    let named = |place: SeatRow| SeatRow {
        for_whom: area.clone().or_else(|| organisation.map(|o| o.name.clone())).or(place.for_whom.clone()),
        for_organisation: organisation.map(|o| o.id),
        ..place
    };
    let mut rows: Vec<_> = holders.iter().map(|a| named(row(member.or(a.member), Holder::of(records, a)))).collect();
    if let Count::Exactly(count) | Count::AtLeast(count) = entry.rule.count {
        rows.extend((holders.len()..count as usize).map(|_| named(row(member, None))));
    }
    rows
}

fn filled_only(
    records: &Records,
    holders: &[&crate::domain::person::Appointment],
    row: &impl Fn(Option<Id>, Option<Holder>) -> SeatRow,
) -> Vec<SeatRow> {
    holders.iter().map(|a| row(a.member, Holder::of(records, a))).collect()
}

/// The next to sit in a vacant place: appointed to the seat, for the member where it is for one, from a later day.
fn coming(records: &Records, body: &str, seat: &str, member: Option<Id>, on: Date) -> Option<Holder> {
    let later = records.appointments.iter().filter(|a| a.body == body && a.seat == seat && a.from.is_some_and(|from| from > on));
    let fits = later.filter(|a| member.is_none() || a.member == member);
    fits.min_by_key(|a| a.from).and_then(|a| Holder::of(records, a))
}

/// Everyone on record, by name, and the parties with who sits where today or is to later.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn seated(session: &Session) -> Result<Records, Failure> {
    Ok(Records { people: session.store.people()?, ..session.seats(session.today())? })
}
