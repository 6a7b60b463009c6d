//! The records that rules are judged against: a snapshot of what the file knows.

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::ids::Id;
use super::meeting::Meeting;
use super::member::{Inhabitants, Member, MemberNumber, Organisation, Placement};
use super::person::{Appointment, Person, Term};
use super::portfolio::Portfolio;

/// A remark that a duty was done, by hand: it settles any obligation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tick {
    /// Identity of the record.
    pub id: Id,
    /// Id of the charter entry the obligation comes from.
    pub entry: String,
    /// The period it is done for (`2025`, `2024-Q3`); empty for what has no period.
    pub period: String,
    /// The handle of the member it is done by or for; empty for what concerns all.
    pub subject: String,
    /// The day it was done.
    pub on: Date,
    /// What was done, in the secretariat's words.
    pub note: String,
}

/// That something due is let lie for a while. It moves no date of the agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Postponement {
    /// Identity of the record.
    pub id: Id,
    /// Id of the charter entry the obligation comes from.
    pub entry: String,
    /// The period it is for; empty for what has no period.
    pub period: String,
    /// The handle of the member it concerns; empty for all.
    pub subject: String,
    /// The day from which it lies.
    pub from: Date,
    /// The day on which it comes back.
    pub until: Date,
    /// Why.
    pub reason: String,
}

/// A reading of a clause that the parties have chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChosenReading {
    /// Identity of the record.
    pub id: Id,
    /// Id of the charter entry.
    pub entry: String,
    /// Which question, for entries with more than one; empty otherwise.
    pub about: String,
    /// Id of the reading.
    pub reading: String,
    /// Valid from this day.
    pub from: Date,
    /// The decision or agreement it rests on.
    pub decision: String,
}

/// A value that replaces one of the program's own defaults in a charter entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// Identity of the record.
    pub id: Id,
    /// Id of the charter entry.
    pub entry: String,
    /// Path of the field within the entry (`when.day`).
    pub field: String,
    /// The value, in the form the charter would have.
    pub value: String,
    /// Valid from this day.
    pub from: Date,
}

/// Everything the rules look at, loaded at once.
#[derive(Clone, Debug, Default)]
pub struct Records {
    /// All members of all times, in agreement order.
    pub members: Vec<Member>,
    /// Numbers and names that members bore, by first day.
    pub numbers: Vec<MemberNumber>,
    /// Which area each member belongs to.
    pub placements: Vec<Placement>,
    /// Counts of inhabitants, by member and day.
    pub inhabitants: Vec<Inhabitants>,
    /// Outside organisations.
    pub organisations: Vec<Organisation>,
    /// People.
    pub people: Vec<Person>,
    /// Terms of office, by first day.
    pub terms: Vec<Term>,
    /// Who sits where.
    pub appointments: Vec<Appointment>,
    /// Meetings, by date.
    pub meetings: Vec<Meeting>,
    /// What was ticked off.
    pub ticks: Vec<Tick>,
    /// What is postponed.
    pub postponements: Vec<Postponement>,
    /// Readings chosen.
    pub chosen_readings: Vec<ChosenReading>,
    /// Projects, solutions, stances, papers and figures.
    pub portfolio: Portfolio,
}

impl Records {
    /// The members on a day, in agreement order.
    pub fn members_on(&self, day: Date) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(move |m| m.active_on(day))
    }

    /// The member of an identity.
    pub fn member(&self, id: Id) -> Option<&Member> {
        self.members.iter().find(|m| m.id == id)
    }

    /// The counts of inhabitants of a member, by day.
    pub fn counts_of(&self, member: Id) -> &[Inhabitants] {
        let from = self.inhabitants.partition_point(|count| count.member < member);
        let of_it = self.inhabitants[from..].partition_point(|count| count.member == member);
        &self.inhabitants[from..from + of_it]
    }

    /// The member with a handle on a day; outside its time, the one of that handle nearest before, else the first after.
    pub fn member_by_handle(&self, handle: &str, day: Date) -> Option<&Member> {
        let named = || self.members.iter().filter(|m| m.handle == handle);
        let begun = |m: &&Member| m.from.is_none_or(|from| from <= day);
        let latest = named().filter(begun).max_by_key(|m| (m.active_on(day), m.exists_on(day), m.from));
        latest.or_else(|| named().min_by_key(|m| m.from))
    }

    /// The number a member bore on a day.
    pub fn code_on(&self, member: Id, day: Date) -> Option<&str> {
        let borne = self.number_on(member, day).map(|n| n.code.as_str());
        borne.or_else(|| self.member(member).map(|m| m.code.as_str()))
    }

    /// The name a member bore on a day.
    pub fn name_on(&self, member: Id, day: Date) -> Option<&str> {
        let borne = self.number_on(member, day).and_then(|n| n.name.as_deref());
        borne.or_else(|| self.member(member).map(|m| m.name.as_str()))
    }

    /// The numbers and names a member bore, by first day.
    pub fn numbers_of(&self, member: Id) -> Vec<&MemberNumber> {
        let mut numbers: Vec<_> = self.numbers.iter().filter(|n| n.member == member).collect();
        numbers.sort_by_key(|n| n.from);
        numbers
    }

    /// The record that holds on a day; before the first one, the first.
    fn number_on(&self, member: Id, day: Date) -> Option<&MemberNumber> {
        let numbers = self.numbers_of(member);
        let begun = numbers.iter().rev().find(|n| n.from.is_none_or(|from| from <= day));
        begun.or(numbers.first()).copied()
    }

    /// The members that were merged into a member, in agreement order, those from outside included.
    pub fn predecessors(&self, member: Id) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(move |m| m.successor == Some(member))
    }

    /// The person of an identity.
    pub fn person(&self, id: Id) -> Option<&Person> {
        self.people.iter().find(|p| p.id == id)
    }

    /// The organisation of an identity.
    pub fn organisation(&self, id: Id) -> Option<&Organisation> {
        self.organisations.iter().find(|o| o.id == id)
    }

    /// Who sits in a seat of a body on a day.
    pub fn holders<'a>(&'a self, body: &'a str, seat: &'a str, day: Date) -> impl Iterator<Item = &'a Appointment> {
        self.appointments.iter().filter(move |a| a.body == body && a.seat == seat && a.active_on(day))
    }

    /// The area of a member in a scheme on a day.
    pub fn area_of(&self, member: Id, scheme: &str, day: Date) -> Option<&str> {
        self.placements.iter().find(|p| p.member == member && p.scheme == scheme && p.active_on(day)).map(|p| p.value.as_str())
    }
}
