//! What to do next, and where in the program the thing itself is.

use super::Wording;
use crate::app::query::due::Place;
use crate::domain::body::composition::{CompositionFault, Finding};
use crate::domain::charter::Subject;
use crate::domain::duty::{Obligation, RecordWant, Wants};
use crate::domain::ids::Id;
use crate::domain::portfolio::About;
use crate::text::Msg;

impl Wording<'_> {
    /// What to do next, in a sentence, and the command that does it.
    pub(in crate::app) fn next_step(&self, obligation: &Obligation) -> (String, String) {
        let say = self.say;
        match &obligation.wants {
            Wants::Meeting { body, kind, .. } => {
                let kind = kind.as_ref().map(|k| format!(" --kind {k}")).unwrap_or_default();
                let ahead = obligation.due.filter(|d| *d >= self.today);
                let day = ahead.map_or_else(|| "DATE".to_owned(), |d| d.to_string());
                let step = say.fill(Msg::NextMeeting, &[("what", &self.meeting_of(body, None))]);
                (step, format!("samvirke meeting add {body} {day}{kind}"))
            }
            Wants::Composition(Finding {
                fault:
                    CompositionFault::Unsigned { .. } | CompositionFault::CopiesDiffer { .. } | CompositionFault::TextsDiffer { .. },
                ..
            }) => {
                let register = self.charter.agreement.rule.signatures.as_ref().map(|s| s.register.clone()).unwrap_or_default();
                (say.msg(Msg::NextSignatures).to_owned(), format!("samvirke register add {register} date=DATE member=MEMBER"))
            }
            Wants::Composition(Finding { fault: CompositionFault::WrongRemoval { .. }, .. }) => {
                (say.msg(Msg::NextRemoval).to_owned(), format!("samvirke tick {} --note TEXT", obligation.handle))
            }
            Wants::Composition(Finding { fault: CompositionFault::TooManyMeetings { .. }, body: Some(body), .. }) => {
                (say.msg(Msg::NextTooMany).to_owned(), format!("samvirke meeting list {body}"))
            }
            Wants::Composition(Finding { fault: CompositionFault::MeetingUnrecorded { date, .. }, body: Some(body), .. }) => {
                (say.msg(Msg::NextMeetingRecorded).to_owned(), format!("samvirke meeting held {body}/{date}"))
            }
            Wants::Composition(Finding { fault, body: Some(body), seat: Some(seat), member, .. }) => match fault {
                CompositionFault::Vacant { .. } => {
                    let member = member.and_then(|id| self.records.member(id)).map(|m| format!(" --for {}", m.handle));
                    let command = format!("samvirke seat appoint {body}/{seat} PERSON{}", member.unwrap_or_default());
                    (say.msg(Msg::NextAppoint).to_owned(), command)
                }
                CompositionFault::RotationUnanchored => {
                    let command = format!("samvirke term add {body} FROM TO --chair MEMBER");
                    (say.msg(Msg::NextAnchor).to_owned(), command)
                }
                _ => (say.msg(Msg::NextSeat).to_owned(), format!("samvirke who {body}")),
            },
            Wants::Composition(Finding { fault: CompositionFault::AreaUnrepresented { .. }, body: Some(body), .. }) => {
                (say.msg(Msg::NextSeat).to_owned(), format!("samvirke who {body}"))
            }
            Wants::Composition(Finding { fault: CompositionFault::TermMisfit { .. }, body: Some(body), .. }) => {
                (say.msg(Msg::NextTermDay).to_owned(), format!("samvirke who {body}"))
            }
            Wants::Composition(_) => (say.msg(Msg::NextMembers).to_owned(), "samvirke member list".to_owned()),
            Wants::Terms { body } => (say.msg(Msg::NextTerms).to_owned(), format!("samvirke term add {body} FROM TO")),
            Wants::Seat { body, seat } => {
                let begins = obligation.due.and_then(|d| d.succ_opt()).map(|d| format!(" --from {d}")).unwrap_or_default();
                let command = format!("samvirke seat appoint {body}/{seat} PERSON{begins} --nominated DATE");
                (say.msg(Msg::NextNominate).to_owned(), command)
            }
            Wants::Role { seat, about } => {
                let member = obligation.member.filter(|id| *about != About::Member(*id)).and_then(|id| self.records.member(id));
                let member = member.map(|m| format!(" --for {}", m.handle)).unwrap_or_default();
                let command = format!("samvirke seat appoint {}/{seat} PERSON{member}", self.handle(about));
                (say.msg(Msg::NextRole).to_owned(), command)
            }
            Wants::Notice { .. } => {
                let day = obligation.due.map(|d| d.to_string()).unwrap_or_default();
                let command = format!("samvirke agreement exit {} --notice {day}", obligation.rule);
                (say.msg(Msg::NextNotice).to_owned(), command)
            }
            Wants::Record(want) => self.record_next(want, obligation),
            Wants::Tick | Wants::Item { .. } | Wants::Claim(_) | Wants::Successor => {
                let command = format!("samvirke tick {} --note TEXT", obligation.handle);
                (say.msg(Msg::NextTick).to_owned(), command)
            }
        }
    }

    /// Where in the program the thing itself is.
    pub(in crate::app) fn place(&self, obligation: &Obligation) -> Place {
        match &obligation.wants {
            Wants::Composition(Finding { body: Some(body), .. }) => Place::Body(body.clone()),
            Wants::Composition(Finding { member: Some(id), .. }) => {
                Place::Member(self.records.member(*id).map(|m| m.handle.clone()).unwrap_or_default())
            }
            Wants::Composition(_) | Wants::Successor | Wants::Notice { .. } => Place::Agreement,
            _ if matches!(obligation.about, Some(About::Project(_) | About::Solution(_))) => {
                Place::Work(obligation.about.as_ref().map(|about| self.handle(about)).unwrap_or_default())
            }
            Wants::Meeting { body, .. } | Wants::Seat { body, .. } | Wants::Terms { body } | Wants::Item { body } => {
                Place::Body(body.clone())
            }
            Wants::Record(RecordWant::Figure { .. }) | Wants::Claim(_) => Place::Cost,
            Wants::Record(
                RecordWant::Stance { subject: Subject::Solution | Subject::Project, .. }
                | RecordWant::Known(Subject::Solution | Subject::Project),
            ) => Place::Portfolio,
            Wants::Tick | Wants::Record(_) | Wants::Role { .. } => {
                match self.concerned(obligation).and_then(|id| self.records.member(id)) {
                    Some(member) => Place::Member(member.handle.clone()),
                    None => Place::Agreement,
                }
            }
        }
    }

    /// The member that an obligation concerns: itself, the one that changed, or that of the person.
    fn concerned(&self, obligation: &Obligation) -> Option<Id> {
        match &obligation.about {
            Some(About::Member(id)) => Some(*id),
            Some(About::Person(id)) => self.records.person(*id).and_then(|person| person.member),
            _ => obligation.member,
        }
    }
}
