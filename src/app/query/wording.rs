//! Obligations and findings in words: who, what, what is missing, why, and what to do next.

mod example;
mod records;
mod who;

use super::due::Place;
use crate::app::names;
use crate::domain::agreement::life::{Phase, first_day, last_day, phase};
use crate::domain::agreement::signing::Signing;
use crate::domain::body::composition::{CompositionFault, Finding};
use crate::domain::charter::{Anchor, Charter, ClaimKind, ExitEffect, Organ, Subject, When};
use crate::domain::date::{Date, Length, Period, parse_iso};
use crate::domain::duty::{Obligation, RecordWant, Settled, State, Timing, Wants};
use crate::domain::ids::Id;
use crate::domain::portfolio::About;
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
            Wants::Notice { .. } => say.fill(Msg::DueLastDay, &[("name", &obligation.title)]),
            // A role of its own, and not what a duty asks for.
            Wants::Role { seat, .. } if self.is_empty_role(obligation) => {
                say.fill(Msg::FaultVacant, &[("seat", &self.role(seat))])
            }
            Wants::Successor => say.fill(Msg::DueAgreementEnds, &[("name", &obligation.title)]),
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

    /// What is missing.
    pub(in crate::app) fn missing(&self, obligation: &Obligation) -> String {
        let say = self.say;
        match &obligation.wants {
            Wants::Tick => say.msg(Msg::MissingTick).to_owned(),
            Wants::Meeting { body, kind, missing } => {
                let what = self.meeting_of(body, kind.as_deref());
                say.count(Msg::MissingMeetings, i128::from(*missing), &[("what", &what)])
            }
            Wants::Record(want) => self.record_missing(want),
            Wants::Item { body } => say.fill(Msg::MissingItem, &[("body", &self.body(body))]),
            Wants::Claim(kind) => say
                .msg(match kind {
                    ClaimKind::Advance => Msg::MissingAdvance,
                    ClaimKind::Settlement => Msg::MissingSettlement,
                    ClaimKind::Surplus => Msg::MissingSurplus,
                })
                .to_owned(),
            Wants::Seat { body, seat } => {
                let seat = names::seat_title(self.charter, body, seat);
                say.fill(Msg::MissingSeat, &[("seat", &seat), ("body", &self.body(body))])
            }
            Wants::Role { seat, .. } => say.fill(Msg::MissingRole, &[("seat", &self.role(seat))]),
            Wants::Composition(finding) => self.finding(finding),
            Wants::Terms { body } => say.fill(Msg::MissingTerms, &[("body", &self.body(body))]),
            Wants::Successor => say.msg(Msg::MissingSuccessor).to_owned(),
            Wants::Notice { effect, on } => {
                let msg = match effect {
                    ExitEffect::EndsAgreement => Msg::NoticeWouldEnd,
                    ExitEffect::NewTerms => Msg::NoticeWouldChange,
                    ExitEffect::MemberLeaves => Msg::NoticeWouldLeave,
                };
                say.fill(msg, &[("date", &say.date(*on))])
            }
        }
    }

    /// Why it is on the list, from the rule to the dates.
    pub(in crate::app) fn reason(&self, obligation: &Obligation) -> Vec<String> {
        let say = self.say;
        let mut sentences =
            vec![say.fill(Msg::ReasonClause, &[("clause", &obligation.clause), ("who", &self.actor(&obligation.who))])];
        sentences.push(self.timing(obligation));
        if let (Some(due), State::Overdue) = (obligation.due, obligation.state) {
            let days = self.today.signed_duration_since(due).num_days();
            sentences.push(say.count(Msg::ReasonLate, i128::from(days), &[("date", &say.date(due))]));
        }
        match &obligation.settled {
            Some(Settled::Ticked { on, note }) => {
                sentences.push(say.fill(Msg::ReasonTicked, &[("date", &say.date(*on)), ("note", note)]));
            }
            Some(Settled::Meeting { on }) => sentences.push(say.fill(Msg::ReasonMeeting, &[("date", &say.date(*on))])),
            Some(Settled::Seat { on }) => sentences.push(say.fill(Msg::ReasonSeat, &[("date", &say.date(*on))])),
            Some(Settled::Recorded { on: Some(on) }) => {
                sentences.push(say.fill(Msg::ReasonRecordedOn, &[("date", &say.date(*on))]));
            }
            Some(Settled::Recorded { on: None }) => sentences.push(say.msg(Msg::ReasonRecorded).to_owned()),
            None => sentences.push(self.missing(obligation)),
        }
        if obligation.earlier_unmet > 0 {
            sentences.push(say.count(Msg::ReasonEarlier, i128::from(obligation.earlier_unmet), &[]));
        }
        if let Some(reading) = obligation.reading.as_deref().and_then(|r| self.reading_says(&obligation.rule, r)) {
            sentences.push(say.fill(Msg::ReasonReading, &[("says", &reading)]));
        }
        if obligation.default.iter().any(|d| d == "when" || d.starts_with("when.")) {
            sentences.push(say.msg(Msg::ReasonOwnDate).to_owned());
        } else if obligation.default.iter().any(|d| d == "lead" || d.starts_with("lead.")) {
            sentences.push(say.msg(Msg::ReasonOwnLead).to_owned());
        }
        let duty = self.charter.duties.iter().find(|duty| duty.id == obligation.rule);
        if let Some(duty) = duty.filter(|duty| !duty.chosen.is_empty()) {
            sentences.push(say.fill(Msg::ReasonChosen, &[("fields", &say.list(&duty.chosen))]));
        }
        if let Some(lies) = obligation.postponed(self.records, self.today) {
            let until = say.date(lies.until);
            sentences.push(say.fill(Msg::ReasonPostponed, &[("date", &until), ("reason", &lies.reason)]));
        }
        if obligation.after_term {
            sentences.push(say.msg(Msg::ReasonAfterTerm).to_owned());
        }
        sentences
    }

    fn reading_says(&self, rule: &str, reading: &str) -> Option<String> {
        let exits = self.charter.exits.iter().filter(|e| e.id == rule).flat_map(|e| &e.readings).map(|r| (&r.id, &r.says));
        let agreement = self.charter.agreement.readings.iter().map(|r| (&r.id, &r.says));
        exits.chain(agreement).find(|(id, _)| *id == reading).map(|(_, says)| says.clone())
    }

    fn timing(&self, obligation: &Obligation) -> String {
        let say = self.say;
        let due = obligation.due.map(|d| say.date_long(d)).unwrap_or_default();
        let rule = match &obligation.timing {
            Timing::Always => return say.msg(Msg::TimingAlways).to_owned(),
            Timing::AgreementEnd => return say.fill(Msg::TimingAgreementEnd, &[("due", &due)]),
            Timing::LastNotice => return say.fill(Msg::TimingLastNotice, &[("due", &due)]),
            Timing::ComputedTerm { from } => {
                let base = say.fill(Msg::TimingTerm, &[("due", &due)]);
                return format!("{base} {}", say.fill(Msg::TimingTermComputed, &[("date", &say.date(*from))]));
            }
            Timing::Rule(_) if obligation.due.is_none() => return say.msg(Msg::TimingUnknown).to_owned(),
            Timing::Rule(when) => when,
        };
        let from = obligation.soon_from.map(|d| say.date(d));
        let base = match rule {
            When::Every { times, .. } => {
                let period = self.period(obligation).unwrap_or_default();
                say.count(Msg::TimingEvery, i128::from(*times), &[("period", &period), ("due", &due)])
            }
            When::Months { .. } => {
                let month = obligation.due.map(|d| say.month_year(d)).unwrap_or_default();
                say.fill(Msg::TimingMonth, &[("month", &month), ("due", &due)])
            }
            When::Day { .. } => say.fill(Msg::TimingDay, &[("due", &due)]),
            When::Window { from, .. } => say.fill(Msg::TimingWindow, &[("from", &say.date(*from)), ("due", &due)]),
            When::Anchor { anchor: Anchor::TermFrom, .. } => say.fill(Msg::TimingTerm, &[("due", &due)]),
            When::Anchor { .. } | When::Next(_) => say.fill(Msg::TimingDay, &[("due", &due)]),
            When::Interval { weeks, .. } => {
                let weeks = Length::Days(i32::try_from(*weeks).unwrap_or(i32::MAX / 7) * 7);
                say.fill(Msg::TimingRolling, &[("length", &say.length(weeks)), ("due", &due)])
            }
            When::With { body, within: [before, _] } => say
                .fill(Msg::TimingWith, &[("body", &self.body(body)), ("length", &say.length(absolute(*before))), ("due", &due)]),
            When::Rolling(length) => say.fill(Msg::TimingRolling, &[("length", &say.length(*length)), ("due", &due)]),
            When::Standing => say.msg(Msg::TimingAlways).to_owned(),
        };
        match from {
            Some(from) if obligation.state != State::Overdue => {
                format!("{base} {}", say.fill(Msg::TimingWarnsFrom, &[("date", &from)]))
            }
            _ => base,
        }
    }

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

    /// Whether it says that a role is empty, and not that a duty asks for someone in it.
    pub(in crate::app) fn is_empty_role(&self, obligation: &Obligation) -> bool {
        matches!(obligation.wants, Wants::Role { .. }) && self.charter.duty_title(&obligation.rule).is_none()
    }

    /// The member that an obligation concerns: itself, the one that changed, or that of the person.
    fn concerned(&self, obligation: &Obligation) -> Option<Id> {
        match &obligation.about {
            Some(About::Member(id)) => Some(*id),
            Some(About::Person(id)) => self.records.person(*id).and_then(|person| person.member),
            _ => obligation.member,
        }
    }

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
        match &finding.fault {
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
            CompositionFault::OutOfTurn { turn } => {
                let member = self.member_named(turn);
                let whom = for_whom.unwrap_or_else(|| say.msg(Msg::Nobody).to_owned());
                say.fill(Msg::FaultOutOfTurn, &[("seat", &seat), ("whom", &whom), ("turn", &member)])
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
            CompositionFault::ElectionUnrecorded { person } => {
                say.fill(Msg::FaultElectionUnrecorded, &[("person", &self.person(*person)), ("seat", &seat)])
            }
            CompositionFault::TermMisfit { from } => {
                let term = finding.body.as_deref().and_then(|b| self.charter.body(b)).and_then(|b| b.rule.term.as_ref());
                let name = term.map(|t| t.name.clone()).unwrap_or_default();
                say.fill(Msg::FaultTermMisfit, &[("term", &name), ("date", &say.date(*from))])
            }
            CompositionFault::RotationUnanchored => say.fill(Msg::FaultUnanchored, &[("seat", &seat)]),
            CompositionFault::AreaUnrepresented { area } => {
                let body = finding.body.as_deref().map(|b| self.brief(b)).unwrap_or_default();
                let area = self.charter.area(area).map_or_else(|| area.clone(), |(_, a)| a.name.clone());
                say.fill(Msg::FaultAreaUnrepresented, &[("body", &body), ("area", &area)])
            }
            CompositionFault::InNoArea => say.fill(Msg::FaultNoArea, &[("member", &for_whom.unwrap_or_default())]),
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
            CompositionFault::NoInhabitants => say.fill(Msg::FaultNoInhabitants, &[("member", &for_whom.unwrap_or_default())]),
        }
    }

    /// Whether a finding is on a seat that every member has.
    fn is_for_each_member(&self, finding: &Finding) -> bool {
        let (Some(body), Some(seat)) = (&finding.body, &finding.seat) else { return false };
        self.charter.seats_of(body).any(|s| s.id == *seat && (s.rule.per.is_some() || s.rule.deputy_of.is_some()))
    }

    /// How the agreement stands, in a sentence.
    pub(in crate::app) fn agreement_state(&self) -> String {
        let say = self.say;
        let rule = &self.charter.agreement.rule;
        let ends = last_day(rule);
        match (phase(rule, self.today), ends) {
            (Phase::NotYet, _) => say.msg(Msg::AgreementNotYet).to_owned(),
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

fn absolute(length: Length) -> Length {
    match length {
        Length::Months(n) => Length::Months(n.abs()),
        Length::Days(n) => Length::Days(n.abs()),
    }
}
