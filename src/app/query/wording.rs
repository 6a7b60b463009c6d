//! Obligations and findings in words: who, what, what is missing, why, and what to do next.

mod example;
mod finding;
mod next;
mod reason;
mod records;
mod who;

use crate::domain::agreement::life::{Phase, first_day, last_day};
use crate::domain::agreement::notice;
use crate::domain::agreement::signing::Signing;
use crate::domain::charter::{Charter, Organ, Until, When};
use crate::domain::date::{Date, Period, parse_iso};
use crate::domain::duty::{Obligation, Timing, Wants};
use crate::domain::ids::Id;
use crate::domain::records::Records;
use crate::text::{Msg, Say};

/// What the words are taken from.
pub(in crate::app) struct Wording<'a> {
    pub(in crate::app) say: Say,
    pub(in crate::app) charter: &'a Charter,
    pub(in crate::app) records: &'a Records,
    pub(in crate::app) today: Date,
}

impl Wording<'_> {
    /// What must be done.
    pub(in crate::app) fn title(&self, obligation: &Obligation) -> String {
        let say = self.say;
        match &obligation.wants {
            Wants::Composition(finding) => self.finding(finding),
            Wants::Notice { on, .. } => say.fill(Msg::DueLastDay, &[("name", &obligation.title), ("date", &say.date(*on))]),
            // A role of its own, and not what a duty asks for.
            Wants::Role { seat, .. } if self.is_empty_role(obligation) => {
                let is_group = self.charter.role_seat(seat).is_some_and(|entry| entry.rule.group);
                say.fill(if is_group { Msg::FaultNotNamed } else { Msg::FaultVacant }, &[("seat", &self.role(seat))])
            }
            Wants::Successor => {
                let has_ended = obligation.due.is_some_and(|last| last < self.today);
                say.fill(if has_ended { Msg::DueAgreementEnded } else { Msg::DueAgreementEnds }, &[("name", &obligation.title)])
            }
            _ => obligation.title.clone(),
        }
    }

    /// What it is about: the period and the member.
    pub(in crate::app) fn subject(&self, obligation: &Obligation) -> String {
        if let Wants::Composition(finding) = &obligation.wants {
            return self.finding_subject(finding);
        }
        let about = obligation.about.as_ref().map(|about| self.about(about));
        let member = obligation.member.map(|id| self.member(id));
        let period = match &obligation.wants {
            Wants::Notice { .. } => None,
            _ => self.period(obligation),
        };
        [period, about, member].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// The period in words: a calendar period, the term or the meeting a date stands for; none for what has no period.
    pub(in crate::app) fn period(&self, obligation: &Obligation) -> Option<String> {
        let say = self.say;
        let named = &obligation.period;
        match (Period::parse(named), parse_iso(named), &obligation.timing) {
            (Some(period), ..) => Some(say.period(period)),
            (_, Some(day), Timing::Rule(When::Anchor { .. }) | Timing::ComputedTerm { .. }) => {
                Some(say.fill(Msg::SubjectTerm, &[("date", &say.date(day))]))
            }
            // No more than the day by which the next one is held, which is said as that.
            (_, Some(_), Timing::Rule(When::Interval { .. })) => None,
            (_, Some(day), _) => Some(say.fill(Msg::SubjectMeeting, &[("date", &say.date(day))])),
            _ => Some(named.clone()).filter(|p| !p.is_empty()),
        }
    }

    /// Whether it says that a role is empty, and not that a duty asks for someone in it.
    pub(in crate::app) fn is_empty_role(&self, obligation: &Obligation) -> bool {
        matches!(obligation.wants, Wants::Role { .. }) && self.charter.duty_title(&obligation.rule).is_none()
    }

    /// How the agreement stands, in a sentence.
    pub(in crate::app) fn agreement_state(&self) -> String {
        let say = self.say;
        let rule = &self.charter.agreement.rule;
        let noticed = notice::ends(self.charter, self.records, self.today);
        let ends = last_day(rule).or(noticed);
        match (notice::phase(self.charter, self.records, self.today), ends) {
            (Phase::NotYet, _) => say.msg(Msg::AgreementNotYet).to_owned(),
            (Phase::InForce, Some(ends)) if noticed == Some(ends) => {
                say.fill(Msg::AgreementNoticed, &[("date", &say.date(ends))])
            }
            (Phase::InForce, None) if rule.until == Until::NotStated => {
                say.fill(Msg::AgreementNoTerm, &[("paper", &say.paper(rule.paper))])
            }
            (Phase::InForce, None) => say.msg(Msg::AgreementOpenEnded).to_owned(),
            (Phase::InForce, Some(ends)) => say.fill(Msg::AgreementUntil, &[("date", &say.date(ends))]),
            (Phase::Ended, ends) => {
                let ended = ends.map(|d| say.date(d)).unwrap_or_default();
                say.fill(Msg::AgreementEnded, &[("date", &ended)])
            }
        }
    }

    /// How far the signing of the agreement has come, in a sentence.
    pub(super) fn signed(&self, signing: &Signing) -> String {
        let say = self.say;
        let parties = signing.parties();
        match (signing.complete(), first_day(&self.charter.agreement.rule)) {
            (Some(on), Some(first)) if on > first => {
                let dates =
                    [("parties", &parties as &dyn std::fmt::Display), ("date", &say.date(on)), ("first", &say.date(first))];
                say.fill(Msg::SignedLate, &dates)
            }
            (Some(on), _) => say.fill(Msg::SignedByAll, &[("parties", &parties), ("date", &say.date(on))]),
            (None, _) if signing.signed.is_empty() => say.msg(Msg::SignedByNone).to_owned(),
            (None, _) => {
                let missing: Vec<_> = signing.missing.iter().map(|id| self.member(*id)).collect();
                let number = signing.signed.len();
                say.fill(Msg::SignedPartly, &[("signed", &number), ("parties", &parties), ("missing", &say.list(&missing))])
            }
        }
    }

    /// A body's meetings, or those of one kind, in the charter's words.
    fn meeting_of(&self, body: &str, kind: Option<&str>) -> String {
        let named = self.charter.body(body).and_then(|b| b.rule.kinds.iter().find(|k| Some(k.id.as_str()) == kind));
        match named {
            Some(kind) => kind.name.clone(),
            None => self.brief(body),
        }
    }

    /// The name of the member that a handle means today.
    fn member_named(&self, handle: &str) -> String {
        self.records.member_by_handle(handle, self.today).map_or_else(|| handle.to_owned(), |m| m.name.clone())
    }

    pub(in crate::app) fn member(&self, id: Id) -> String {
        self.records.member(id).map(|m| m.name.clone()).unwrap_or_default()
    }

    fn person(&self, id: Id) -> String {
        self.records.person(id).map(|p| p.name.clone()).unwrap_or_default()
    }

    fn body(&self, id: &str) -> String {
        self.charter.body(id).map_or_else(|| id.to_owned(), |b| b.name.clone())
    }

    fn brief(&self, id: &str) -> String {
        self.charter.body(id).map_or_else(|| id.to_owned(), |b| b.brief().to_owned())
    }
}

/// An organ of every municipality.
fn organs_word(organ: Organ) -> Msg {
    match organ {
        Organ::Council => Msg::OrgansCouncil,
        Organ::ExecutiveBoard => Msg::OrgansExecutiveBoard,
        Organ::ChiefExecutive => Msg::OrgansChiefExecutive,
        Organ::DigitalLead => Msg::OrgansDigitalLead,
        Organ::Auditors => Msg::OrgansAuditors,
        Organ::Official => Msg::OrgansOfficial,
    }
}

pub(super) fn organ_word(organ: Organ) -> Msg {
    match organ {
        Organ::Council => Msg::OrganCouncil,
        Organ::ExecutiveBoard => Msg::OrganExecutiveBoard,
        Organ::ChiefExecutive => Msg::OrganChiefExecutive,
        Organ::DigitalLead => Msg::OrganDigitalLead,
        Organ::Auditors => Msg::OrganAuditors,
        Organ::Official => Msg::OrganOfficial,
    }
}
