//! Where in the program what was found is.

use crate::app::names::Known;
use crate::app::query::due::Place;
use crate::domain::date::Span;
use crate::domain::ids::Id;
use crate::domain::member::Member;
use crate::domain::portfolio::About;
use crate::store::{Hit, Kind};

/// Where a record is; the agreement for one that nothing else shows.
pub(super) fn of_hit(known: &Known<'_>, hit: &Hit) -> Place {
    let (records, portfolio, id) = (known.records, &known.records.portfolio, hit.id);
    let about = match hit.kind {
        // One that was merged is looked for by itself; what was its own is where its successor is.
        Kind::Member => return member_itself(known, id),
        Kind::MemberNumber => {
            let number = records.numbers.iter().find(|n| n.id == id);
            return number.map_or(Place::Agreement, |number| member_itself(known, number.member));
        }
        Kind::Person => Some(About::Person(id)),
        Kind::Meeting => Some(About::Meeting(id)),
        Kind::Project => Some(About::Project(id)),
        Kind::Solution => Some(About::Solution(id)),
        Kind::Operation => Some(About::Operation(id)),
        Kind::Document => portfolio.documents.iter().find(|d| d.id == id).map(|d| d.about.clone()),
        Kind::Stance => portfolio.stances.iter().find(|s| s.id == id).map(|s| s.about.clone()),
        Kind::FieldValue => portfolio.field_values.iter().find(|v| v.id == id).map(|v| v.about.clone()),
        Kind::RegisterRow => Some(About::Row(id)),
        Kind::Tick => return records.ticks.iter().find(|t| t.id == id).map_or(Place::Agreement, |t| clause(&t.entry)),
        Kind::Postponement => {
            return records.postponements.iter().find(|p| p.id == id).map_or(Place::Agreement, |p| clause(&p.entry));
        }
        Kind::Figure | Kind::FigureLine => return Place::Cost,
        _ => None,
    };
    about.map_or(Place::Agreement, |about| of(known, &about))
}

/// Where what a record is about is.
fn of(known: &Known<'_>, about: &About) -> Place {
    match about {
        About::Cooperation | About::Agreement(_) | About::Amendment(_) => Place::Agreement,
        About::Member(id) => of_member(known, *id),
        About::Person(id) => of_person(known, *id),
        About::Operation(id) => {
            known.records.portfolio.operation(*id).map_or(Place::Agreement, |operation| of_member(known, operation.member))
        }
        About::Project(_) | About::Solution(_) => Place::Work(known.handle(about)),
        About::Meeting(_) => Place::Meeting(known.handle(about)),
        About::Body(id) => Place::Body(id.clone()),
        About::Row(id) => match known.records.portfolio.register_rows.iter().find(|row| row.id == *id) {
            Some(row) => row.about.as_ref().map_or_else(|| clause(&row.register), |about| of(known, about)),
            None => Place::Agreement,
        },
    }
}

fn member_itself(known: &Known<'_>, id: Id) -> Place {
    known.records.member(id).map_or(Place::Agreement, |member| Place::Member(reference(known, member)))
}

/// How a member is referred to today: a handle means the one of the day, another of that name goes by its number.
pub(super) fn reference(known: &Known<'_>, member: &Member) -> String {
    let meant = known.records.member_by_handle(&member.handle, known.today).is_some_and(|m| m.id == member.id);
    if meant { member.handle.clone() } else { member.code.clone() }
}

/// A member, or the one that it has become.
fn of_member(known: &Known<'_>, id: Id) -> Place {
    let mut member = known.records.member(id);
    while let Some(successor) = member.and_then(|m| m.successor).and_then(|id| known.records.member(id)) {
        member = Some(successor);
    }
    member.map_or(Place::Agreement, |member| Place::Member(member.handle.clone()))
}

/// The seat that a person holds, else the member it works for.
fn of_person(known: &Known<'_>, id: Id) -> Place {
    let records = known.records;
    let sits = records.appointments.iter().find(|a| a.person == id && Span::new(a.from, a.until).contains(known.today));
    match (sits, records.person(id)) {
        (Some(appointment), Some(person)) => Place::Seat { body: appointment.body.clone(), person: person.handle.clone() },
        (None, Some(person)) => person.member.map_or(Place::Bodies, |member| of_member(known, member)),
        (_, None) => Place::Bodies,
    }
}

fn clause(entry: &str) -> Place {
    Place::Clause(entry.to_owned())
}
