//! What is wrong with how a body is made up, and with the records of members and signatures.

use super::Wording;
use crate::app::names;
use crate::domain::body::composition::{CompositionFault, Finding};
use crate::text::Msg;

impl Wording<'_> {
    /// What a finding is about.
    pub(in crate::app) fn finding_subject(&self, finding: &Finding) -> String {
        let body = finding.body.as_deref().map(|b| self.brief(b));
        let member = finding.member.map(|id| self.member(id));
        body.or(member).unwrap_or_else(|| self.charter.cooperation.brief().to_owned())
    }

    /// What was found.
    pub(in crate::app) fn finding(&self, finding: &Finding) -> String {
        let say = self.say;
        let seat = match (&finding.body, &finding.seat) {
            (Some(body), Some(seat)) => names::seat_title(self.charter, body, seat),
            _ => String::new(),
        };
        let for_whom = finding.member.map(|id| self.member(id));
        let seat = match &for_whom {
            Some(whom) if self.is_for_each_member(finding) => say.fill(Msg::SeatFor, &[("seat", &seat), ("whom", whom)]),
            _ => seat,
        };
        let found = match &finding.fault {
            CompositionFault::Vacant { missing: 1 } => say.fill(Msg::FaultVacant, &[("seat", &seat)]),
            CompositionFault::Vacant { missing } => {
                say.fill(Msg::FaultVacantMany, &[("seat", &seat), ("missing", &say.integer(i128::from(*missing)))])
            }
            CompositionFault::Surplus { surplus } => {
                say.fill(Msg::FaultSurplus, &[("seat", &seat), ("surplus", &say.integer(i128::from(*surplus)))])
            }
            CompositionFault::WrongHolder { person } => {
                say.fill(Msg::FaultWrongHolder, &[("seat", &seat), ("person", &self.person(*person))])
            }
            CompositionFault::ChairNotSeated { person } => {
                say.fill(Msg::FaultChairNotSeated, &[("seat", &seat), ("person", &self.person(*person))])
            }
            CompositionFault::NotEligible { person } => {
                let (seats, person) = (self.seats_of_post(finding), self.person(*person));
                say.fill(Msg::FaultNotEligible, &[("seat", &seat), ("person", &person), ("seats", &seats)])
            }
            CompositionFault::OutOfTurn { turn } => {
                let member = self.member_named(turn);
                match for_whom {
                    Some(whom) => say.fill(Msg::FaultOutOfTurn, &[("seat", &seat), ("whom", &whom), ("turn", &member)]),
                    None => say.fill(Msg::FaultTurnUnknown, &[("seat", &seat), ("turn", &member)]),
                }
            }
            CompositionFault::WrongElector { person, elector } => {
                let member = self.member_named(elector);
                say.fill(Msg::FaultWrongElector, &[("person", &self.person(*person)), ("seat", &seat), ("elector", &member)])
            }
            CompositionFault::PostMisfit { percent, found } => say.fill(
                Msg::FaultPostMisfit,
                &[("seat", &seat), ("percent", &say.integer(i128::from(*percent))), ("found", &say.integer(i128::from(*found)))],
            ),
            CompositionFault::WrongRemoval { person, elector } => {
                let elector = self.member_named(elector);
                say.fill(Msg::FaultWrongRemoval, &[("person", &self.person(*person)), ("seat", &seat), ("elector", &elector)])
            }
            CompositionFault::TooManyMeetings { period, most, found } => {
                let duty = self.charter.duty_title(&finding.rule).unwrap_or_default();
                let number = |n: u32| say.integer(i128::from(n));
                say.fill(
                    Msg::FaultTooManyMeetings,
                    &[("duty", &duty), ("period", &say.period(*period)), ("found", &number(*found)), ("most", &number(*most))],
                )
            }
            CompositionFault::MeetingUnrecorded { date, .. } => {
                say.fill(Msg::FaultMeetingUnrecorded, &[("date", &say.date(*date))])
            }
            CompositionFault::ElectionUnrecorded { person } => {
                say.fill(Msg::FaultElectionUnrecorded, &[("person", &self.person(*person)), ("seat", &seat)])
            }
            CompositionFault::NominationUnrecorded { person, .. } => {
                say.fill(Msg::FaultNominationUnrecorded, &[("person", &self.person(*person)), ("seat", &seat)])
            }
            CompositionFault::TermMisfit { from } => {
                let term = finding.body.as_deref().and_then(|b| self.charter.body(b)).and_then(|b| b.rule.term.as_ref());
                let name = term.map(|t| t.name.clone()).unwrap_or_default();
                say.fill(Msg::FaultTermMisfit, &[("term", &name), ("date", &say.date(*from))])
            }
            CompositionFault::RotationUnanchored => say.fill(Msg::FaultUnanchored, &[("seat", &seat)]),
            CompositionFault::AreaUnrepresented { area } => {
                let area = self.charter.area(area).map_or_else(|| area.clone(), |(_, a)| a.name.clone());
                say.fill(Msg::FaultAreaUnrepresented, &[("area", &area)])
            }
            CompositionFault::InNoArea => say.msg(Msg::FaultNoArea).to_owned(),
            CompositionFault::MemberCount { expected, found } => say.fill(
                Msg::FaultMemberCount,
                &[("expected", &say.integer(i128::from(*expected))), ("found", &say.integer(i128::from(*found)))],
            ),
            CompositionFault::Unsigned { missing, parties } if missing == parties => say.msg(Msg::FaultUnsignedByAll).to_owned(),
            CompositionFault::Unsigned { missing, parties } => say.fill(
                Msg::FaultUnsigned,
                &[("missing", &say.integer(i128::from(*missing))), ("parties", &say.integer(i128::from(*parties)))],
            ),
            CompositionFault::CopiesDiffer { copies, parties } => say.fill(
                Msg::FaultCopiesDiffer,
                &[("copies", &say.integer(i128::from(*copies))), ("parties", &say.integer(i128::from(*parties)))],
            ),
            CompositionFault::TextsDiffer { texts } => {
                say.fill(Msg::FaultTextsDiffer, &[("texts", &say.integer(i128::from(*texts)))])
            }
            CompositionFault::NoInhabitants => say.msg(Msg::FaultNoInhabitants).to_owned(),
        };
        // The agreement's word for a seat may begin small.
        let mut letters = found.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }

    /// The names of the seats that a post goes to.
    fn seats_of_post(&self, finding: &Finding) -> String {
        let (Some(body), Some(post)) = (&finding.body, &finding.seat) else { return String::new() };
        let chair = self.charter.body(body).and_then(|b| b.rule.chair.as_ref());
        let seats = chair.map(|chair| chair.seats(post)).unwrap_or_default();
        let names: Vec<_> = seats.iter().map(|seat| names::seat_title(self.charter, body, seat)).collect();
        names.join(", ")
    }

    /// Whether a finding is on a seat that every member has.
    fn is_for_each_member(&self, finding: &Finding) -> bool {
        let (Some(body), Some(seat)) = (&finding.body, &finding.seat) else { return false };
        self.charter.seats_of(body).any(|s| s.id == *seat && (s.rule.per.is_some() || s.rule.deputy_of.is_some()))
    }
}
