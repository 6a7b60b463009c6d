//! The bodies: a list, and one of them with its seats.

use super::check::{CheckLine, check};
use super::meetings::{MeetingFilter, MeetingRow, meetings};
use super::who::PersonCard;
use super::wording::Wording;
use crate::app::{Failure, Session, names};
use crate::domain::body::rotation::turns_of;
use crate::domain::charter::{BodyRole, Chair, Count, One, Standing, Target};
use crate::domain::date::{Date, add_days};
use crate::domain::ids::Id;
use crate::domain::person::{Appointment, CHAIR, VICE};
use crate::domain::records::Records;
use crate::text::Msg;

/// A line of the list of bodies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyRow {
    /// Id in the charter.
    pub id: String,
    /// Name.
    pub name: String,
    /// Name for narrow places.
    pub brief: String,
    /// What part it plays.
    pub role: BodyRole,
    /// Places filled.
    pub filled: usize,
    /// Places there are; none where the number is free.
    pub places: Option<usize>,
    /// Day of the next meeting.
    pub next: Option<Date>,
    /// Findings on its composition.
    pub findings: usize,
}

/// The bodies of the cooperation, in the charter's order.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn bodies(session: &Session) -> Result<Vec<BodyRow>, Failure> {
    let (charter, on) = (session.charter()?, session.today());
    let mut records = session.seats(on)?;
    records.meetings = session.store.meetings_from(on)?;
    let findings = check(session, None)?;
    let row = |body: &crate::domain::charter::Entry<crate::domain::charter::Body>| {
        let members = records.members_on(on).count();
        let places = charter.seats_of(&body.id).map(|s| match (s.rule.count, s.rule.per) {
            (Count::Free | Count::AtLeast(_), _) => None,
            (Count::Exactly(n), None) => Some(n as usize),
            (Count::Exactly(n), Some(_)) => Some(n as usize * members),
        });
        let places: Option<usize> = places.sum();
        let filled = charter.seats_of(&body.id).map(|s| records.holders(&body.id, &s.id, on).count()).sum();
        let coming = records.meetings.iter().filter(|m| m.body == body.id && m.counts() && m.date >= on);
        BodyRow {
            id: body.id.clone(),
            name: body.name.clone(),
            brief: body.brief().to_owned(),
            role: body.rule.role,
            filled,
            places: places.filter(|n| *n > 0),
            next: coming.map(|m| m.date).min(),
            findings: findings.lines.iter().filter(|l| l.body.as_deref() == Some(&body.id)).count(),
        }
    };
    Ok(charter.bodies.iter().map(row).collect())
}

/// One place in a body, filled or vacant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatRow {
    /// Id of the seat, or of the chair's or vice chair's post.
    pub seat: String,
    /// Name of the seat.
    pub name: String,
    /// What its holder may do; none for the posts of chair and vice chair.
    pub standing: Option<Standing>,
    /// The member, area or organisation it is for.
    pub for_whom: Option<String>,
    /// The member it is for, where it is for one.
    pub for_member: Option<Id>,
    /// The outside organisation it is for, where it is for one.
    pub for_organisation: Option<Id>,
    /// Who sits there; none: vacant.
    pub holder: Option<Holder>,
    /// Who is appointed to it from a later day, where it is vacant.
    pub coming: Option<Holder>,
}

/// Who holds a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The appointment.
    pub appointment: Id,
    /// How the appointment is referred to.
    pub handle: String,
    /// The person.
    pub person: PersonCard,
    /// Name of the member or organisation represented.
    pub represents: Option<String>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
}

impl Holder {
    /// The holder an appointment puts into a seat; none if the person is not on record.
    pub(super) fn of(records: &Records, appointment: &Appointment) -> Option<Self> {
        let member = appointment.member.and_then(|id| records.member(id)).map(|m| m.name.clone());
        let organisation = appointment.organisation.and_then(|id| records.organisation(id)).map(|o| o.name.clone());
        Some(Self {
            appointment: appointment.id,
            handle: names::appointment_handle(records, appointment),
            person: records.person(appointment.person)?.into(),
            represents: member.or(organisation),
            from: appointment.from,
            until: appointment.until,
        })
    }
}

/// Whose turn the chair is in one term, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnRow {
    /// First day of the term.
    pub from: Date,
    /// Last day of the term.
    pub until: Date,
    /// Name of the member that holds the chair; none: not known.
    pub chair: Option<String>,
    /// Name of the member that gives the vice chair.
    pub vice: Option<String>,
    /// Whether the parties departed from the order.
    pub exception: bool,
    /// Whether the term is not on record but follows from the one before it.
    pub computed: bool,
}

/// Everything on one body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyPage {
    /// Its line of the list.
    pub row: BodyRow,
    /// What it is for.
    pub purpose: Option<String>,
    /// The clause.
    pub clause: String,
    /// Its posts and seats, in the charter's order.
    pub seats: Vec<SeatRow>,
    /// Who elects and who nominates to a rotating chair, in a sentence.
    pub chosen: Option<String>,
    /// The turns of a rotating chair over the terms on record, and through the next that follows from them.
    pub turns: Vec<TurnRow>,
    /// Findings on its composition.
    pub findings: Vec<CheckLine>,
    /// Its meetings of this year and later, by date.
    pub meetings: Vec<MeetingRow>,
    /// What it has to treat by the agreement, each with its clause.
    pub treats: Vec<(String, String)>,
}

/// Everything on one body.
///
/// # Errors
/// A [`Failure`] if the body is not known or the file cannot be read.
pub fn body(session: &Session, given: &str) -> Result<BodyPage, Failure> {
    let (charter, on) = (session.charter()?, session.today());
    let records = session.seats(on)?;
    let entry = names::body(&charter, given)?;
    let row = bodies(session)?.into_iter().find(|b| b.id == entry.id).ok_or(Failure::NoCharter)?;
    let places = super::members::places_by_name(session)?;
    let mut seats = Vec::new();
    for (seat, name) in names::seats(entry, &charter) {
        let mut of_seat = super::who::places(&charter, &records, &entry.id, &seat, &name, on);
        of_seat.sort_by_key(|place| place.for_member.and_then(|id| places.get(&id)).copied().unwrap_or(usize::MAX));
        seats.extend(of_seat);
    }
    let member_name = |handle: String| records.member_by_handle(&handle, on).map_or(handle.clone(), |m| m.name.clone());
    let known = turns_of(&charter, &entry.id, &records, on);
    // The turn after that of the day is shown too, where it can be told.
    let through = known.iter().find(|t| t.from <= on && on <= t.until).map_or(on, |t| add_days(t.until, 1));
    let turns = turns_of(&charter, &entry.id, &records, through).into_iter().map(|t| TurnRow {
        from: t.from,
        until: t.until,
        chair: t.chair.map(member_name),
        vice: t.vice.map(member_name),
        exception: t.exception,
        computed: t.computed,
    });
    let turns = turns.filter(|t| t.until >= on).collect();
    let wording = Wording { say: session.say(), charter: &charter, records: &records, today: on };
    let chosen = match &entry.rule.chair {
        Some(Chair::Rotation { elected_by: Some(elector), nominated_by: Some(nominator), .. })
            if nominator.target == Target::One(One::Holder) =>
        {
            Some(session.say().fill(Msg::BodiesChosen, &[("elector", &wording.who(elector))]))
        }
        _ => None,
    };
    let filter = MeetingFilter {
        body: Some(entry.id.clone()),
        from: crate::domain::date::Period::of(crate::domain::date::PeriodKind::Year, on).first().into(),
        until: None,
    };
    Ok(BodyPage {
        row,
        purpose: entry.rule.purpose.clone(),
        clause: entry.source.clone(),
        seats,
        chosen,
        turns,
        findings: check(session, Some(&entry.id))?.lines,
        meetings: meetings(session, &filter)?,
        treats: super::call::treats(&charter, &entry.id),
    })
}

/// Whether a seat id is a post that the chair rule gives.
pub(super) fn is_post(seat: &str) -> bool {
    seat == CHAIR || seat == VICE
}
