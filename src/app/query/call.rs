//! Meetings of a body: who calls to them and leads them, who is called; and whom the holders of its seats keep informed.

use super::who::PersonCard;
use super::wording::Wording;
use crate::app::{Failure, Session, names};
use crate::domain::charter::{Body, Charter, Entry, Evidence, MeetingKind, Seat, Standing};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::member::Member;
use crate::domain::person::Appointment;
use crate::domain::portfolio::{About, Content};
use crate::domain::records::Records;
use crate::text::Msg;
use std::collections::BTreeSet;

/// Who calls to a meeting of a body, leads it, and is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingCall {
    /// Name of the body.
    pub body: String,
    /// Who calls; none: the agreement does not say.
    pub called_by: Option<String>,
    /// Who leads the meeting; none: the agreement does not say.
    pub led_by: Option<String>,
    /// Those called, the body's own first.
    pub rows: Vec<Called>,
    /// Whom the holders of its seats keep informed.
    pub informs: Vec<Informs>,
    /// What it has to treat by the agreement, each with its clause.
    pub treats: Vec<(String, String)>,
}

/// One that is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// The person.
    pub person: PersonCard,
    /// Name of the seat.
    pub seat: String,
    /// Name of the member represented.
    pub member: Option<String>,
    /// As what: a member of the body, a substitute, an observer; none: present without a vote.
    pub standing: Option<Standing>,
}

impl MeetingCall {
    /// The people that are called.
    pub fn people(&self) -> Vec<PersonCard> {
        self.rows.iter().map(|row| row.person.clone()).collect()
    }
}

impl Called {
    /// What the person is called as.
    pub fn standing_title(&self) -> Msg {
        match self.standing {
            Some(Standing::Voting) => Msg::StandingVoting,
            Some(Standing::Substitute) => Msg::StandingSubstitute,
            Some(Standing::Observer) => Msg::StandingObserver,
            None => Msg::StandingPresent,
        }
    }
}

/// Whom the holder of a seat keeps informed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Informs {
    /// Name of the seat.
    pub seat: String,
    /// Names of the members of its area.
    pub area: Vec<String>,
    /// Names of other members that share what the agreement names with the seat's own.
    pub shared: Vec<String>,
}

/// Who calls to the meetings of a body, or to those of a kind, and who is called, on a day.
///
/// # Errors
/// A [`Failure`] if the body or the kind is not known, or the file cannot be read.
pub fn call(session: &Session, body: &str, kind: Option<&str>, on: Option<Date>) -> Result<MeetingCall, Failure> {
    let on = on.unwrap_or(session.today());
    let charter = session.charter()?;
    let entry = names::body(&charter, body)?;
    let kind = kind.map(|given| names::meeting_kind(entry, given)).transpose()?;
    if let Some(kind) = kind.filter(|kind| kind.apart) {
        let records = session.slice(|reader, records| Ok(reader.take_seats(records, on)?))?;
        return Ok(call_apart(&Wording { say: session.say(), charter: &charter, records: &records, today: on }, entry, kind));
    }
    let fields = charter.seats_of(&entry.id).filter_map(|seat| seat.rule.informs.as_ref()?.same_field.clone());
    let fields: Vec<_> = fields.collect();
    let records = session.slice(|reader, records| {
        reader.take_seats(records, on)?;
        Ok(reader.take_rows(records, &[], &fields)?)
    })?;
    let wording = Wording { say: session.say(), charter: &charter, records: &records, today: on };
    let chair = || names::seats(entry, &charter).into_iter().find(|(id, _)| id == crate::domain::person::CHAIR);
    let led_by = entry.rule.chaired_by.as_ref().map(|who| wording.who(who));
    let mut seen = BTreeSet::new();
    let mut rows = called(&records, seats(&charter, &entry.id), &entry.id, on, &mut seen, true);
    for other in &entry.rule.present {
        rows.extend(called(&records, seats(&charter, other), other, on, &mut seen, false));
    }
    Ok(MeetingCall {
        body: entry.name.clone(),
        called_by: entry.rule.called_by.as_ref().map(|who| wording.who(who)),
        led_by: led_by.or_else(|| chair().map(|(id, name)| wording.holder_of(&entry.id, &id).unwrap_or(name))),
        rows,
        informs: informs(&charter, &records, &entry.id, on),
        treats: treats(&charter, &entry.id),
    })
}

/// Who takes the initiative to a meeting that is none of the body's own sittings, and with whom of the body it is.
fn call_apart(wording: &Wording<'_>, body: &Entry<Body>, kind: &MeetingKind) -> MeetingCall {
    let (charter, records, on) = (wording.charter, wording.records, wording.today);
    let is_such = |evidence: &Evidence| matches!(evidence, Evidence::Meeting { body: of, kind: wanted } if *of == body.id && wanted.as_ref() == Some(&kind.id));
    let duty = charter.duties.iter().find(|duty| duty.rule.evidence.0.iter().any(is_such));
    let standing =
        |seat: &str| charter.seats_of(&body.id).find(|of| of.id == seat).map_or(Standing::Voting, |of| of.rule.standing);
    let of_kind = kind.seats.iter().map(|seat| (seat.clone(), names::seat_title(charter, &body.id, seat), standing(seat)));
    // Where nothing is said of who meets, the whole body does.
    let seats: Vec<_> = if kind.seats.is_empty() { seats(charter, &body.id).collect() } else { of_kind.collect() };
    MeetingCall {
        body: body.name.clone(),
        called_by: duty.map(|duty| wording.who(&duty.rule.who)),
        led_by: None,
        rows: called(records, seats.into_iter(), &body.id, on, &mut BTreeSet::new(), true),
        informs: Vec::new(),
        treats: Vec::new(),
    }
}

/// What a body has to treat by the agreement, each with its clause.
pub(super) fn treats(charter: &Charter, body: &str) -> Vec<(String, String)> {
    charter.treated_by(body).map(|duty| (duty.name.clone(), duty.source.clone())).collect()
}

/// The seats that a charter gives a body: id, name and standing of each.
fn seats<'a>(charter: &'a Charter, body: &'a str) -> impl Iterator<Item = (String, String, Standing)> + 'a {
    charter.seats_of(body).map(|seat| (seat.id.clone(), seat.name.clone(), seat.rule.standing))
}

/// Who holds such seats, each person once.
fn called(
    records: &Records,
    seats: impl Iterator<Item = (String, String, Standing)>,
    body: &str,
    on: Date,
    seen: &mut BTreeSet<Id>,
    own: bool,
) -> Vec<Called> {
    let held = |(id, name, standing): (String, String, Standing)| {
        let holders = records.holders(body, &id, on).cloned().collect::<Vec<_>>();
        holders.into_iter().map(move |holder| (holder, name.clone(), standing))
    };
    let one = |(appointment, seat, standing): (Appointment, String, Standing)| {
        let person = records.person(appointment.person).filter(|person| seen.insert(person.id))?;
        Some(Called {
            person: person.into(),
            seat,
            member: appointment.member.and_then(|id| records.member(id)).map(|m| m.name.clone()),
            standing: Some(standing).filter(|_| own),
        })
    };
    seats.flat_map(held).filter_map(one).collect()
}

/// Whom the holders of a body's seats keep informed, on a day.
fn informs(charter: &Charter, records: &Records, body: &str, on: Date) -> Vec<Informs> {
    let of_seat = |seat: &Entry<Seat>| {
        let rule = seat.rule.informs.as_ref()?;
        let holder = records.holders(body, &seat.id, on).find_map(|a| a.member);
        let own = holder.or_else(|| records.member_by_handle(seat.rule.party()?, on).map(|m| m.id));
        let areas: Vec<(&str, &str)> = match &seat.rule.represents {
            Some(of) => vec![(of.areas.as_str(), of.value.as_str())],
            None => {
                let schemes = charter.areas.iter().map(|scheme| scheme.id.as_str());
                schemes.filter_map(|scheme| Some((scheme, records.area_of(own?, scheme, on)?))).collect()
            }
        };
        let is_other = |m: &&Member| Some(m.id) != own;
        let in_area =
            |m: &Member| areas.iter().any(|(scheme, area)| records.area_of(m.id, scheme, on).is_some_and(|of| of == *area));
        let of_area: Vec<&Member> = records.members_on(on).filter(is_other).filter(|m| rule.area && in_area(m)).collect();
        let theirs = |member: Id| rule.same_field.as_deref().map(|field| choices(records, member, field, on)).unwrap_or_default();
        let ours = own.map(theirs).unwrap_or_default();
        let shares = |m: &&Member| !of_area.iter().any(|other| other.id == m.id) && !theirs(m.id).is_disjoint(&ours);
        let shared = records.members_on(on).filter(is_other).filter(shares).map(|m| m.name.clone()).collect();
        Some(Informs { seat: seat.name.clone(), area: of_area.iter().map(|m| m.name.clone()).collect(), shared })
    };
    charter.seats_of(body).filter_map(of_seat).collect()
}

/// What a member has chosen in a field, on a day.
fn choices<'a>(records: &'a Records, member: Id, field: &str, on: Date) -> BTreeSet<&'a str> {
    match records.portfolio.field(&About::Member(member), field, None, on).map(|value| &value.content) {
        Some(Content::Choice(chosen)) => chosen.iter().map(String::as_str).collect(),
        _ => BTreeSet::new(),
    }
}
