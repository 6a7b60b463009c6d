//! Who must act, and whom an obligation concerns.

use super::Actor;
use super::each::Record;
use super::evaluate::{Context, Evaluator, Rule};
use super::windows::Window;
use crate::domain::body::rotation::turn_on;
use crate::domain::charter::{One, Set, Target, Who};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::member::Member;
use crate::domain::portfolio::About;

impl<'a> Evaluator<'a> {
    /// The names by which an obligation is ticked off besides its rule and period: its own, and that of the whole it is
    /// one of, where there is one for each member.
    pub(super) fn names_of(&self, rule: &Rule<'_>, member: Option<Id>) -> Vec<String> {
        let member = member.and_then(|id| self.context.records.member(id)).map(|m| m.handle.clone());
        match (rule.record.map(|record| record.handle.clone()), member) {
            (Some(record), Some(member)) => vec![format!("{record}/{member}"), record],
            (Some(record), None) => vec![record],
            (None, Some(member)) => vec![member, String::new()],
            (None, None) => vec![String::new()],
        }
    }

    fn named_party(&self, who: &Who) -> Option<Id> {
        match &who.target {
            Target::Party(party) => self.context.records.member_by_handle(party, self.context.today).map(|m| m.id),
            _ => None,
        }
    }

    fn host(&self) -> Option<&'a Member> {
        let Context { charter, records, today, .. } = self.context;
        records.member_by_handle(charter.cooperation.rule.host.as_deref()?, today)
    }

    /// Whether a role is that of whoever owns a record.
    fn is_owners(&self, seat: &str) -> bool {
        self.context.charter.role_seat(seat).is_some_and(|entry| entry.rule.owner)
    }

    /// One obligation each: the member it concerns on a day, and who must act.
    pub(super) fn instances(&self, rule: &Rule<'_>, day: Date) -> Vec<(Option<Id>, Actor)> {
        let acting = self.actors(rule.who, rule.record, day);
        match (rule.to.filter(|to| matches!(to.target, Target::Each(_)) && !to.together), acting.first()) {
            (Some(to), Some((_, actor))) => {
                let towards = self.actors(to, rule.record, day).into_iter();
                towards.map(|(member, _)| (member, actor.clone())).collect()
            }
            _ => acting,
        }
    }

    /// Who must act for a term of office: the party that is to have the chair, where it is known whose turn it is. The vice
    /// chair of a term comes from the party that has the chair in the one after it.
    pub(super) fn for_term(&self, who: &Who, window: &Window, actor: Actor) -> Actor {
        let (Target::Chair { body, term }, Some(day)) = (&who.target, window.term) else { return actor };
        let Context { charter, records, .. } = self.context;
        let turn = turn_on(charter, body, records, day).and_then(|turn| if *term > 1 { turn.vice } else { turn.chair });
        let party = turn.and_then(|handle| records.member_by_handle(&handle, day));
        party.map_or(actor, |party| Actor::Member { member: party.id, organ: who.organ })
    }

    /// Who must act, once for each obligation: with the member where there is one for each.
    pub(super) fn actors(&self, who: &Who, record: Option<&Record<'_>>, day: Date) -> Vec<(Option<Id>, Actor)> {
        let organ = who.organ;
        if let Some(concerned) = record.and_then(|record| of_record(who, record)) {
            return concerned;
        }
        let host = self.host().map(|m| m.id);
        let each = |set: Set| -> Vec<(Option<Id>, Actor)> {
            let members = self.context.parties_on(day).filter(|m| set != Set::Other || Some(m.id) != host);
            members.map(|m| (Some(m.id), acting_for(who, m.id))).collect()
        };
        match &who.target {
            Target::Each(set) if !who.together => each(*set),
            Target::Each(_) | Target::All(_) | Target::Any(_) => vec![(None, Actor::Members { organ })],
            Target::One(One::Host) => {
                vec![(None, host.map_or(Actor::Members { organ }, |member| Actor::Member { member, organ }))]
            }
            Target::One(_) | Target::Area(_) => vec![(None, Actor::Members { organ })],
            Target::Body(body) => vec![(None, Actor::Body(body.clone()))],
            Target::Chair { body, .. } => vec![(None, Actor::ComingChair(body.clone()))],
            Target::Party(_) => {
                let member = self.named_party(who);
                vec![(None, member.map_or(Actor::Members { organ }, |member| Actor::Member { member, organ }))]
            }
            Target::Seat(seat) => {
                let owner = record.and_then(|record| record.owner).filter(|_| self.is_owners(seat));
                let in_role = || owner.map_or_else(|| Actor::Role(seat.clone()), |member| Actor::Member { member, organ });
                vec![(None, seat.split_once('/').map_or_else(in_role, |(body, _)| Actor::Body(body.to_owned())))]
            }
            Target::External(id) => vec![(None, Actor::Organisation(id.clone()))],
        }
    }
}

/// Who must act on a record where it is the record that says so.
fn of_record(who: &Who, record: &Record<'_>) -> Option<Vec<(Option<Id>, Actor)>> {
    let member = |member: Id| acting_for(who, member);
    let of_owner = || record.owner.map_or(Actor::Owner, member);
    Some(match &who.target {
        Target::Each(Set::Participant) => record.participants.iter().map(|id| (Some(*id), member(*id))).collect(),
        Target::Each(_) if record.only.is_some() => record.only.iter().map(|id| (Some(*id), member(*id))).collect(),
        // What a person or a changed member must see to is not for each of the others.
        Target::Each(Set::Member) if matches!(record.about, About::Person(_) | About::Member(_)) => vec![(None, of_owner())],
        Target::All(Set::Participant) | Target::Any(Set::Participant) => vec![(None, Actor::Participants)],
        Target::One(One::Owner) => vec![(None, of_owner())],
        Target::One(One::Holder) => vec![(None, record.person.map_or_else(of_owner, Actor::Person))],
        _ => return None,
    })
}

/// Who acts for a member: whoever holds the seat that is named, else itself or an organ of it.
fn acting_for(who: &Who, member: Id) -> Actor {
    match who.through.as_deref().and_then(|seat| seat.split_once('/')) {
        Some((body, seat)) => Actor::Representative { member, body: body.to_owned(), seat: seat.to_owned() },
        None => Actor::Member { member, organ: who.organ },
    }
}
