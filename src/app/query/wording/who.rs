//! Who and what is meant, by name where that is known.

use super::{Wording, organ_word, organs_word};
use crate::app::names::{self, Known};
use crate::domain::charter::{Count, Entry, One, Organ, Seat, Set, Target, Who};
use crate::domain::duty::Actor;
use crate::domain::person::CHAIR;
use crate::domain::portfolio::{About, RegisterRow};
use crate::text::Msg;

impl Wording<'_> {
    /// Who must act.
    pub(in crate::app) fn actor(&self, actor: &Actor) -> String {
        let say = self.say;
        let of = |organ: &str, whom: &str| say.fill(Msg::ActorOrgan, &[("organ", &organ), ("whom", &whom)]);
        match actor {
            Actor::Member { member, organ: Some(organ) } => {
                of(self.office(*organ).unwrap_or_else(|| say.msg(organ_word(*organ))), &self.member(*member))
            }
            Actor::Member { member, organ: None } => self.member(*member),
            Actor::Representative { member, body, seat } => {
                let named = self.charter.seats_of(body).find(|entry| entry.id == *seat);
                of(named.map_or(seat.as_str(), |entry| entry.brief()), &self.member(*member))
            }
            Actor::Members { organ: Some(organ) } => match self.office(*organ) {
                Some(office) => of(office, say.msg(Msg::ActorAllMembers)),
                None => say.msg(organs_word(*organ)).to_owned(),
            },
            Actor::Members { organ: None } => say.msg(Msg::ActorAllMembers).to_owned(),
            Actor::Body(body) => self.body(body),
            Actor::ComingChair(body) => say.fill(Msg::ActorComingChair, &[("body", &self.body(body))]),
            Actor::Organisation(handle) => {
                let named = self.charter.organisations.iter().find(|o| o.id == *handle);
                named.map_or_else(|| handle.clone(), |o| o.name.clone())
            }
            Actor::Participants => say.msg(Msg::ActorParticipants).to_owned(),
            Actor::Owner => say.msg(Msg::ActorOwner).to_owned(),
            Actor::Role(seat) => self.role(seat),
            Actor::Person(person) => self.person(*person),
        }
    }

    /// The agreement's own word for the chief executive of each member: the name of the seat that it gives each of them.
    fn office(&self, organ: Organ) -> Option<&str> {
        let is_theirs = |who: &Who| who.target == Target::Each(Set::Member) && who.organ == Some(organ);
        let is_office = |seat: &&Entry<Seat>| {
            let is_one = seat.rule.count == Count::Exactly(1) && seat.rule.per.is_some();
            is_one && organ == Organ::ChiefExecutive && seat.rule.holder.as_ref().is_some_and(is_theirs)
        };
        self.charter.seats.iter().find(is_office).map(|seat| seat.name.as_str())
    }

    /// What a record is called; a row by what it says.
    pub(in crate::app) fn about(&self, about: &About) -> String {
        let known = self.known();
        let row = match about {
            About::Row(id) => self.records.portfolio.register_rows.iter().find(|row| row.id == *id),
            _ => None,
        };
        let named = |row: &RegisterRow| row.text.clone().or_else(|| row.member.map(|id| self.member(id)));
        let said = row.and_then(|row| named(row).map(|name| format!("{name} ({})", row.handle())));
        said.or_else(|| known.map(|known| known.title(about))).unwrap_or_default()
    }

    /// How a record is referred to.
    pub(in crate::app) fn handle(&self, about: &About) -> String {
        self.known().map(|known| known.handle(about)).unwrap_or_default()
    }

    /// The names of things; none before there is an agreement.
    pub(super) fn known(&self) -> Option<Known<'_>> {
        let (charter, records) = (self.charter, self.records);
        let agreement = records.portfolio.agreement_on(self.today);
        agreement.map(|agreement| Known { charter, records, agreement, today: self.today, say: self.say })
    }

    /// What a role is called.
    pub(super) fn role(&self, seat: &str) -> String {
        self.charter.role_seat(seat).map_or_else(|| seat.to_owned(), |entry| entry.name.clone())
    }

    /// Whom a rule means.
    pub(in crate::app) fn who(&self, who: &Who) -> String {
        let member = |handle: &str| self.records.member_by_handle(handle, self.today).map(|m| m.id);
        let organ = who.organ;
        let of_member = |member| self.actor(&Actor::Member { member, organ });
        match &who.target {
            Target::One(One::Host) => {
                let host = self.charter.cooperation.rule.host.as_deref();
                host.and_then(member).map_or_else(|| self.actor(&Actor::Owner), of_member)
            }
            Target::One(One::Own) => self.say.msg(Msg::ActorEachOwn).to_owned(),
            Target::One(One::Operation) => self.say.msg(Msg::ActorOperation).to_owned(),
            Target::One(_) => self.actor(&Actor::Owner),
            Target::Party(party) => member(party).map_or_else(|| party.clone(), of_member),
            Target::Area(area) => self.charter.area(area).map_or_else(|| area.clone(), |(_, a)| a.name.clone()),
            Target::Body(body) => self.actor(&Actor::Body(body.clone())),
            Target::Chair { body, .. } => {
                let title = || names::seat_title(self.charter, body, CHAIR);
                self.holder_of(body, CHAIR).unwrap_or_else(title)
            }
            Target::Seat(seat) => match seat.split_once('/') {
                Some((body, seat)) => self.holder_of(body, seat).unwrap_or_else(|| names::seat_title(self.charter, body, seat)),
                None => self.role(seat),
            },
            Target::External(id) => self.actor(&Actor::Organisation(id.clone())),
            Target::Each(_) | Target::All(_) | Target::Any(_) => self.actor(&Actor::Members { organ }),
        }
    }

    /// Who holds a seat of a body, with the name of the seat.
    pub(in crate::app) fn holder_of(&self, body: &str, seat: &str) -> Option<String> {
        let holder = self.records.holders(body, seat, self.today).next()?;
        let (person, seat) = (self.person(holder.person), names::seat_title(self.charter, body, seat));
        Some(self.say.fill(Msg::PersonAs, &[("person", &person), ("seat", &seat)]))
    }
}
