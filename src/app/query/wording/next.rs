//! What to do next, and where in the program the thing itself is.

use super::Wording;
use crate::app::query::due::Place;
use crate::domain::body::composition::{CompositionFault, Finding, has_room};
use crate::domain::body::rotation::{Turn, turn_on};
use crate::domain::charter::{Chair, ExitEffect, Joining, Seat, Subject, Target};
use crate::domain::duty::{Actor, Obligation, RecordWant, Wants};
use crate::domain::ids::Id;
use crate::domain::person::{CHAIR, VICE};
use crate::domain::portfolio::About;
use crate::text::Msg;

impl Wording<'_> {
    /// What to do next, in a sentence, and the command that does it.
    pub(in crate::app) fn next_step(&self, obligation: &Obligation) -> (String, String) {
        let say = self.say;
        match &obligation.wants {
            Wants::Meeting { body, kind, .. } => {
                let kind = kind.as_ref().map(|k| format!(" --kind {k}")).unwrap_or_default();
                let step = say.fill(Msg::NextMeeting, &[("what", &self.meeting_of(body, None))]);
                (step, format!("samvirke meeting add {body} DATE{kind}"))
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
                    let rule = self.charter.seats_of(body).find(|s| s.id == *seat).map(|s| &s.rule);
                    let command = self.appoint(&format!("{body}/{seat}"), rule, *member);
                    (say.msg(Msg::NextAppoint).to_owned(), command + &self.since_term(body, seat))
                }
                CompositionFault::ChairNotSeated { person } if self.has_room(body, seat) => {
                    let rule = self.charter.seats_of(body).find(|s| s.id == *seat).map(|s| &s.rule);
                    let handle = self.records.person(*person).map(|p| p.handle.as_str()).unwrap_or_default();
                    let command = self.seat(&format!("{body}/{seat}"), handle, rule, *member);
                    (say.msg(Msg::NextAppoint).to_owned(), command)
                }
                CompositionFault::RotationUnanchored => {
                    let command = format!("samvirke term add {body} FROM TO --chair MEMBER");
                    (say.msg(Msg::NextAnchor).to_owned(), command)
                }
                CompositionFault::NominationUnrecorded { person, .. } => {
                    let command = format!("{} --nominated DATE", self.complete(body, seat, *person, None));
                    (say.msg(Msg::NextNominate).to_owned(), command)
                }
                CompositionFault::ElectionUnrecorded { person } => {
                    let command = format!("{} --elected-by MEMBER", self.complete(body, seat, *person, *member));
                    (say.msg(Msg::NextElector).to_owned(), command)
                }
                CompositionFault::OutOfTurn { .. } if member.is_none() => {
                    let unknown = self.records.holders(body, seat, self.today).find(|a| a.member.is_none());
                    let command = unknown.map(|a| self.complete(body, seat, a.person, None)).unwrap_or_default();
                    (say.msg(Msg::NextRepresents).to_owned(), format!("{command} --for MEMBER"))
                }
                _ => (say.msg(Msg::NextSeat).to_owned(), format!("samvirke who {body}")),
            },
            Wants::Composition(Finding { fault: CompositionFault::AreaUnrepresented { .. }, body: Some(body), .. }) => {
                (say.msg(Msg::NextSeat).to_owned(), format!("samvirke who {body}"))
            }
            Wants::Composition(Finding { fault: CompositionFault::TermMisfit { .. }, body: Some(body), .. }) => {
                (say.msg(Msg::NextTermDay).to_owned(), format!("samvirke who {body}"))
            }
            Wants::Composition(Finding { fault: CompositionFault::InNoArea, rule: scheme, member: Some(id), .. }) => {
                let member = self.records.member(*id).map(|m| m.handle.as_str()).unwrap_or_default();
                (say.msg(Msg::NextArea).to_owned(), format!("samvirke member edit {member} --area {scheme}:AREA"))
            }
            Wants::Composition(Finding { fault: CompositionFault::MemberCount { expected, found }, .. })
                if expected < found && self.charter.agreement.rule.joining == Some(Joining::NewAgreement) =>
            {
                (say.msg(Msg::NextNewAgreement).to_owned(), "samvirke agreement adopt FILE --from DATE".to_owned())
            }
            Wants::Composition(_) => (say.msg(Msg::NextMembers).to_owned(), "samvirke member list".to_owned()),
            Wants::Terms { body } => (say.msg(Msg::NextTerms).to_owned(), format!("samvirke term add {body} FROM TO")),
            Wants::Seat { body, seat } => {
                let begins = obligation.due.and_then(|d| d.succ_opt()).map(|d| format!(" --from {d}")).unwrap_or_default();
                let rule = self.charter.seats_of(body).find(|s| s.id == *seat).map(|s| &s.rule);
                let command = self.appoint(&format!("{body}/{seat}"), rule, self.in_turn(obligation));
                let command = format!("{command}{begins} --nominated DATE");
                (say.msg(Msg::NextNominate).to_owned(), command)
            }
            Wants::Role { seat, about } => {
                let (rule, record) = (self.charter.role_seat(seat).map(|s| &s.rule), self.handle(about));
                // Who owns a project has the role without being named to it.
                if rule.is_some_and(|rule| rule.owner) && matches!(about, About::Project(_)) {
                    return (say.msg(Msg::NextRole).to_owned(), format!("samvirke project edit {record} --member MEMBER"));
                }
                // Whoever has a role of a municipality has it for that one.
                let of_member = matches!(about, About::Member(_));
                let from = match (rule.and_then(|rule| rule.holder.as_ref()).map(|who| &who.target), &obligation.who) {
                    (Some(Target::Seat(_)), Actor::Member { member, .. }) => Some(*member),
                    _ => obligation.member,
                };
                let member = from.filter(|_| !of_member);
                (
                    say.msg(Msg::NextRole).to_owned(),
                    self.appoint(&format!("{record}/{seat}"), rule.filter(|_| !of_member), member),
                )
            }
            Wants::Notice { effect, .. } => {
                let day = obligation.due.map(|d| d.to_string()).unwrap_or_default();
                let command = format!("samvirke agreement exit {} --notice {day}", obligation.rule);
                let step = if *effect == ExitEffect::NewTerms { Msg::NextRequest } else { Msg::NextNotice };
                (say.msg(step).to_owned(), command)
            }
            Wants::Record(want) => self.record_next(want, obligation),
            Wants::Successor => (say.msg(Msg::NextSuccessor).to_owned(), "samvirke agreement adopt FILE --from DATE".to_owned()),
            Wants::Tick | Wants::Item { .. } | Wants::Claim(_) => {
                let command = format!("samvirke tick {} --note TEXT", obligation.handle);
                (say.msg(Msg::NextTick).to_owned(), command)
            }
        }
    }

    /// The command that puts someone into a seat: for the member it belongs to, or for one that is to be named where the
    /// seat asks for one; someone new where nobody is on record.
    pub(in crate::app) fn appoint(&self, seat: &str, rule: Option<&Seat>, member: Option<Id>) -> String {
        let person = if self.records.people.is_empty() { "PERSON --new" } else { "PERSON" };
        self.seat(seat, person, rule, member)
    }

    fn seat(&self, seat: &str, person: &str, rule: Option<&Seat>, member: Option<Id>) -> String {
        let member = member.and_then(|id| self.records.member(id)).map(|m| m.handle.as_str());
        let goes_round = |(body, post): (&str, &str)| [CHAIR, VICE].contains(&post) && self.chair_goes_round(body);
        let is_needed = rule.is_some_and(Seat::needs_member) || seat.split_once('/').is_some_and(goes_round);
        let member = member.or(Some("MEMBER").filter(|_| is_needed));
        let represents = member.map(|m| format!(" --for {m}")).unwrap_or_default();
        format!("samvirke seat appoint {seat} {person}{represents}")
    }

    /// The beginning of the command that records more of somebody who sits.
    fn complete(&self, body: &str, seat: &str, person: Id, member: Option<Id>) -> String {
        let person = self.records.person(person).map(|p| p.handle.as_str()).unwrap_or_default();
        let member = member.and_then(|id| self.records.member(id)).map(|m| format!(" --for {}", m.handle));
        format!("samvirke seat appoint {body}/{seat} {person}{}", member.unwrap_or_default())
    }

    fn chair_goes_round(&self, body: &str) -> bool {
        matches!(self.charter.body(body).and_then(|b| b.rule.chair.as_ref()), Some(Chair::Rotation { .. }))
    }

    /// The member whose turn a line is about, where its duty is that of the party that is to have the chair.
    fn in_turn(&self, obligation: &Obligation) -> Option<Id> {
        let duty = self.charter.duties.iter().find(|duty| duty.id == obligation.rule)?;
        match (&duty.rule.who.target, &obligation.who) {
            (Target::Chair { .. }, Actor::Member { member, .. }) => Some(*member),
            _ => None,
        }
    }

    /// The first day of the turn that a chair is wanted for, where nobody has had it in that turn yet.
    fn since_term(&self, body: &str, post: &str) -> String {
        let turn = turn_on(self.charter, body, self.records, self.today).filter(|_| [CHAIR, VICE].contains(&post));
        let is_new = |turn: &Turn| {
            let mut of_post = self.records.appointments.iter().filter(|a| a.body == body && a.seat == post);
            !of_post.any(|a| a.until.is_none_or(|until| turn.from <= until))
        };
        turn.filter(is_new).map(|turn| format!(" --from {}", turn.from)).unwrap_or_default()
    }

    /// Whether a seat has a place for one more.
    fn has_room(&self, body: &str, seat: &str) -> bool {
        let sitting = self.records.holders(body, seat, self.today).count();
        self.charter.seats_of(body).any(|s| s.id == seat && has_room(&s.rule, sitting))
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
                    None if self.charter.duties.iter().any(|duty| duty.id == obligation.rule) => {
                        Place::Clause(obligation.rule.clone())
                    }
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
