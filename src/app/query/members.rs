//! The members: a list, and everything on one of them.

use std::collections::HashMap;

use super::bodies::Holder;
use crate::app::names::Known;
use crate::app::{Failure, Session, names};
use crate::domain::charter::Charter;
use crate::domain::date::{Date, add_days};
use crate::domain::ids::Id;
use crate::domain::inhabitants::{Count, all_counts, latest_count};
use crate::domain::member::Member;
use crate::domain::portfolio::{About, Asking, Project, Stance, Standing};
use crate::domain::records::Records;
use crate::exchange::charter::Extent;
use crate::text::{Msg, Say};

/// A line of the list of members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberRow {
    /// Identity of the record.
    pub id: Id,
    /// Handle.
    pub handle: String,
    /// Municipality number, as on the day.
    pub code: String,
    /// Name, as on the day.
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
    /// Whether it is never a party: a predecessor from outside, or a guest.
    pub outside: bool,
    /// Name of the member it was merged into.
    pub successor: Option<String>,
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
    /// Names of the predecessors whose figures were added up; empty for a figure of its own.
    pub predecessors: Vec<String>,
    /// That it is a sum, in words.
    pub remark: Option<String>,
}

impl Figure {
    /// The figure that a count gives.
    pub(super) fn of(say: Say, records: &Records, count: &Count) -> Self {
        let predecessors = predecessor_names(records, &count.predecessors, count.on);
        let remark = (!predecessors.is_empty())
            .then(|| say.fill(Msg::FigureByPredecessors, &[("predecessors", &say.list(&predecessors))]));
        Self { count: count.count, date: count.on, source: count.sources.join(", "), predecessors, remark }
    }
}

/// The names that predecessors had on a day.
pub(super) fn predecessor_names(records: &Records, ids: &[Id], on: Date) -> Vec<String> {
    ids.iter().filter_map(|id| records.name_on(*id, on)).map(str::to_owned).collect()
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
    /// One of other times too.
    pub and: Option<Id>,
    /// The day; none: today.
    pub on: Option<Date>,
}

/// The members, by name.
///
/// # Errors
/// A [`Failure`] if the area is not known or the file cannot be read.
pub fn members(session: &Session, filter: &MemberFilter) -> Result<MemberList, Failure> {
    let charter = session.charter_to(Extent::Seats)?;
    let on = filter.on.unwrap_or(session.today());
    let records = session.slice(|reader, records| Ok(reader.take_counts(records, on)?))?;
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
        .filter(|m| filter.all || m.active_on(on) || Some(m.id) == filter.and)
        .filter(|m| area.as_ref().is_none_or(|(scheme, area)| records.area_of(m.id, scheme, on) == Some(area)));
    let rows = wanted.map(|m| row(session.say(), &charter, &records, m, on)).collect();
    Ok(MemberList { on, rows, expected: charter.cooperation.rule.expected_members })
}

fn row(say: Say, charter: &Charter, records: &Records, member: &Member, on: Date) -> MemberRow {
    let area_names = charter.areas.iter().filter_map(|scheme| {
        let value = records.area_of(member.id, &scheme.id, on)?;
        scheme.rule.values.iter().find(|a| a.id == value).map(|a| a.name.clone())
    });
    MemberRow {
        id: member.id,
        handle: member.handle.clone(),
        code: records.code_on(member.id, on).unwrap_or(&member.code).to_owned(),
        name: records.name_on(member.id, on).unwrap_or(&member.name).to_owned(),
        areas: area_names.collect(),
        order: member.order,
        from: member.from,
        until: member.until,
        inhabitants: latest_count(records, member, on).map(|count| Figure::of(say, records, &count)),
        host: charter.cooperation.rule.host.as_deref() == Some(&member.handle),
        outside: member.outside,
        successor: member.successor.and_then(|id| records.member(id)).map(|m| m.name.clone()),
    }
}

/// Everything on one member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberPage {
    /// Its line of the list.
    pub row: MemberRow,
    /// Organisation number.
    pub org_number: Option<String>,
    /// All counts of inhabitants, oldest first, those by predecessors included.
    pub inhabitants: Vec<Figure>,
    /// The numbers it bore, oldest first; empty if it only ever had one.
    pub numbers: Vec<NumberRow>,
    /// Those merged into it, in agreement order.
    pub predecessors: Vec<Relative>,
    /// The member it was merged into.
    pub successor: Option<Relative>,
    /// The seats its people hold on the day.
    pub seats: Vec<HeldSeat>,
    /// Its people without a seat.
    pub others: Vec<super::who::PersonCard>,
    /// What it takes part in and stands for.
    pub portfolio: Box<MemberPortfolio>,
}

/// What a member takes part in and stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberPortfolio {
    /// Its position on each thing that it has taken one on, or was asked about.
    pub stances: Vec<MemberStance>,
    /// The projects it or one of its operations owns.
    pub projects: Vec<super::portfolio::ProjectRow>,
    /// Its operations: handle and name.
    pub operations: Vec<(String, String)>,
    /// What is recorded about it.
    pub about: super::portfolio::AboutPage,
}

/// A member's position on one topic of one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberStance {
    /// How the subject is referred to.
    pub subject: String,
    /// What the subject is called.
    pub title: String,
    /// Id of the topic.
    pub topic: String,
    /// Name of the topic.
    pub topic_name: String,
    /// The period; empty for none.
    pub period: String,
    /// Where it stands.
    pub row: super::answers::AnswerRow,
}

fn stances<'a>(known: &Known<'a>, member: &'a Member, on: Date) -> Result<Vec<MemberStance>, Failure> {
    // By thing, so that many positions are not each looked up among all.
    let mut things: Vec<(&About, &str, &str)> = Vec::new();
    let mut standings: HashMap<(&About, &str, &str), Standing<'_>> = HashMap::new();
    let mut of = |thing: (&'a About, &'a str, &'a str), stance: Option<&'a Stance>, asking: Option<&'a Asking>| {
        let standing = standings.entry(thing).or_insert_with(|| {
            things.push(thing);
            Standing::default()
        });
        // Later ones hold, of one day the one recorded later.
        standing.stance = stance.into_iter().chain(standing.stance).max_by_key(|s| (s.on, s.id));
        standing.asking = asking.into_iter().chain(standing.asking).max_by_key(|a| (a.asked, a.id));
    };
    let portfolio = &known.records.portfolio;
    for s in portfolio.stances.iter().filter(|s| s.member == member.id && s.on.is_none_or(|day| day <= on)) {
        of((&s.about, &s.topic, &s.period), Some(s), None);
    }
    for a in portfolio.askings.iter().filter(|a| a.member == member.id && a.asked <= on) {
        of((&a.about, &a.topic, &a.period), None, Some(a));
    }
    // By the day of the position that holds; what was only asked about comes after.
    things.sort_by_key(|thing| {
        let held = standings.get(thing).and_then(|standing| standing.stance);
        (held.is_none(), held.map(|stance| (stance.on, stance.id)))
    });
    let mut found = Vec::new();
    for thing in things {
        let (about, topic, period) = thing;
        // A topic that the charter no longer has is for the doctor.
        let Some(standing) = standings.get(&thing).cloned().filter(|_| known.topic_rule(topic).is_ok()) else { continue };
        let sheet = super::answers::sheet_from(known, std::iter::once((member, standing)), about, topic, period, on)?;
        found.extend(sheet.rows.into_iter().map(|row| MemberStance {
            subject: sheet.subject.clone(),
            title: sheet.title.clone(),
            topic: sheet.topic.clone(),
            topic_name: sheet.topic_name.clone(),
            period: sheet.period.clone(),
            row,
        }));
    }
    Ok(found)
}

/// A number that a member bore for some time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberRow {
    /// The number.
    pub code: String,
    /// The name at that time.
    pub name: String,
    /// First day; none: since before this file.
    pub from: Option<Date>,
    /// Last day; none: until now.
    pub until: Option<Date>,
}

/// A predecessor or the successor of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relative {
    /// Identity of the record.
    pub id: Id,
    /// Handle.
    pub handle: String,
    /// Newest number.
    pub code: String,
    /// Name.
    pub name: String,
    /// First day as a member.
    pub from: Option<Date>,
    /// Last day as a member.
    pub until: Option<Date>,
    /// Whether it was no party.
    pub outside: bool,
}

impl From<&Member> for Relative {
    fn from(member: &Member) -> Self {
        Self {
            id: member.id,
            handle: member.handle.clone(),
            code: member.code.clone(),
            name: member.name.clone(),
            from: member.from,
            until: member.until,
            outside: member.outside,
        }
    }
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
    let charter = session.charter_to(Extent::Names)?;
    let on = on.unwrap_or(session.today());
    let records = session.slice(|reader, records| {
        let id = names::member(records, given, on)?.id;
        reader.take_counts_of(records, id)?;
        reader.take_people_of(records, id)?;
        Ok(reader.take_portfolio_of(records, id, on)?)
    })?;
    let member = names::member(&records, given, on)?;
    let say = session.say();
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
    let known = session.known(&charter, &records)?;
    let of_member: Vec<_> = records.portfolio.operations.iter().filter(|o| o.member == member.id).collect();
    let owns = |p: &&Project| p.member == Some(member.id) || of_member.iter().any(|o| p.operation == Some(o.id));
    let portfolio = MemberPortfolio {
        stances: stances(&known, member, on)?,
        projects: records
            .portfolio
            .projects
            .iter()
            .filter(owns)
            .map(|p| super::portfolio::project_row(&known, p, Vec::new(), on))
            .collect(),
        operations: of_member.iter().map(|o| (o.handle.clone(), o.name.clone())).collect(),
        about: super::portfolio::about_page(session, &known, &About::Member(member.id), on)?,
    };
    Ok(MemberPage {
        row: row(say, &charter, &records, member, on),
        org_number: member.org_number.clone(),
        inhabitants: all_counts(&records, member).iter().map(|count| Figure::of(say, &records, count)).collect(),
        numbers: numbers(&records, member),
        predecessors: records.predecessors(member.id).map(Relative::from).collect(),
        successor: member.successor.and_then(|id| records.member(id)).map(Relative::from),
        seats,
        others,
        portfolio: Box::new(portfolio),
    })
}

fn numbers(records: &Records, member: &Member) -> Vec<NumberRow> {
    let borne = records.numbers_of(member.id);
    let next = borne.iter().skip(1).map(|n| n.from.map(|from| add_days(from, -1))).chain(std::iter::once(member.until));
    let rows = borne.iter().zip(next).map(|(number, until)| NumberRow {
        code: number.code.clone(),
        name: number.name.clone().unwrap_or_else(|| member.name.clone()),
        from: number.from,
        until,
    });
    rows.collect()
}

/// The members of today, by name.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn members_now(session: &Session) -> Result<Vec<Member>, Failure> {
    let today = session.today();
    Ok(session.store.members_by_name()?.into_iter().filter(|m| m.active_on(today)).collect())
}

/// The place of each member in the cooperation's order of letters.
pub(super) fn places_by_name(session: &Session) -> Result<HashMap<Id, usize>, Failure> {
    let members = session.store.members_by_name()?;
    Ok(members.iter().enumerate().map(|(at, member)| (member.id, at)).collect())
}
