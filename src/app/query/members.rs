//! The members: a list, and everything on one of them.

use super::bodies::Holder;
use crate::app::{Failure, Session, names};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::member::{Inhabitants, Member};
use crate::domain::records::Records;

/// A line of the list of members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberRow {
    /// Identity of the record.
    pub id: Id,
    /// Handle.
    pub handle: String,
    /// Municipality number.
    pub code: String,
    /// Name.
    pub name: String,
    /// Names of the areas it lies in.
    pub areas: Vec<String>,
    /// Place in the agreement's order.
    pub order: u32,
    /// First day as a member.
    pub from: Option<Date>,
    /// Last day as a member.
    pub until: Option<Date>,
    /// The latest count of inhabitants on or before the day.
    pub inhabitants: Option<Figure>,
    /// Whether it is the host.
    pub host: bool,
}

/// A dated figure with its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The count.
    pub count: u64,
    /// The day it is for.
    pub date: Date,
    /// Where it comes from.
    pub source: String,
}

impl From<&Inhabitants> for Figure {
    fn from(inhabitants: &Inhabitants) -> Self {
        Self { count: inhabitants.count, date: inhabitants.on, source: inhabitants.source.clone() }
    }
}

/// The members on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberList {
    /// The day.
    pub on: Date,
    /// The members, by name in the cooperation's order of letters.
    pub rows: Vec<MemberRow>,
    /// How many members the agreement counts.
    pub expected: Option<u32>,
}

/// Which members are asked for.
#[derive(Clone, Debug, Default)]
pub struct MemberFilter {
    /// Only those of an area, as given.
    pub area: Option<String>,
    /// Those of other times too.
    pub all: bool,
    /// The day; none: today.
    pub on: Option<Date>,
}

/// The members, by name.
///
/// # Errors
/// A [`Failure`] if the area is not known or the file cannot be read.
pub fn members(session: &Session, filter: &MemberFilter) -> Result<MemberList, Failure> {
    let (charter, records) = (session.charter()?, session.records()?);
    let on = filter.on.unwrap_or(session.today());
    let area = match &filter.area {
        Some(given) => match names::place(&charter, &records, given, on)? {
            names::Place::Area(scheme, area) => Some((scheme.id.clone(), area.id.clone())),
            names::Place::Member(_) => {
                let known = charter.areas.iter().flat_map(|s| &s.rule.values).map(|a| a.name.clone()).collect();
                return Err(Failure::NotFound { wanted: crate::app::Wanted::MemberOrArea, name: given.clone(), known });
            }
        },
        None => None,
    };
    let by_name = session.store.members_by_name()?;
    let wanted = by_name
        .iter()
        .filter(|m| filter.all || m.active_on(on))
        .filter(|m| area.as_ref().is_none_or(|(scheme, area)| records.area_of(m.id, scheme, on) == Some(area)));
    let rows = wanted.map(|m| row(&charter, &records, m, on)).collect();
    Ok(MemberList { on, rows, expected: charter.cooperation.rule.expected_members })
}

fn row(charter: &crate::domain::charter::Charter, records: &Records, member: &Member, on: Date) -> MemberRow {
    let area_names = charter.areas.iter().filter_map(|scheme| {
        let value = records.area_of(member.id, &scheme.id, on)?;
        scheme.rule.values.iter().find(|a| a.id == value).map(|a| a.name.clone())
    });
    let counts = records.inhabitants.iter().filter(|i| i.member == member.id && i.on <= on);
    MemberRow {
        id: member.id,
        handle: member.handle.clone(),
        code: member.code.clone(),
        name: member.name.clone(),
        areas: area_names.collect(),
        order: member.order,
        from: member.from,
        until: member.until,
        inhabitants: counts.max_by_key(|i| i.on).map(Figure::from),
        host: charter.cooperation.rule.host.as_deref() == Some(&member.handle),
    }
}

/// Everything on one member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberPage {
    /// Its line of the list.
    pub row: MemberRow,
    /// Organisation number.
    pub org_number: Option<String>,
    /// All counts of inhabitants, oldest first.
    pub inhabitants: Vec<Figure>,
    /// The seats its people hold on the day.
    pub seats: Vec<HeldSeat>,
    /// Its people without a seat.
    pub others: Vec<super::who::PersonCard>,
}

/// A seat held by someone of the member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldSeat {
    /// Name of the body.
    pub body: String,
    /// Name of the seat.
    pub seat: String,
    /// Who holds it.
    pub holder: Holder,
}

/// Everything on one member.
///
/// # Errors
/// A [`Failure`] if the member is not known or the file cannot be read.
pub fn member(session: &Session, given: &str, on: Option<Date>) -> Result<MemberPage, Failure> {
    let (charter, records) = (session.charter()?, session.records()?);
    let on = on.unwrap_or(session.today());
    let member = names::member(&records, given, on)?;
    let mut inhabitants: Vec<_> = records.inhabitants.iter().filter(|i| i.member == member.id).map(Figure::from).collect();
    inhabitants.sort_by_key(|f| f.date);
    let held: Vec<_> = records.appointments.iter().filter(|a| a.member == Some(member.id) && a.active_on(on)).collect();
    let seats = held.iter().filter_map(|a| {
        Some(HeldSeat {
            body: charter.body(&a.body)?.name.clone(),
            seat: names::seat_title(&charter, &a.body, &a.seat),
            holder: Holder::of(&records, a)?,
        })
    });
    let seats = seats.collect();
    let others = records.people.iter().filter(|p| p.member == Some(member.id) && !held.iter().any(|a| a.person == p.id));
    let others = others.map(super::who::PersonCard::from).collect();
    Ok(MemberPage { row: row(&charter, &records, member, on), org_number: member.org_number.clone(), inhabitants, seats, others })
}
