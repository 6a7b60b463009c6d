//! What can be wrong with how a body is made up, how grave it is, and the name by which it is the same tomorrow.

use crate::domain::date::{Date, Period};
use crate::domain::ids::Id;
use crate::domain::person::Appointment;
use crate::domain::records::Records;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The agreement is not kept.
    Fault,
    /// Something the agreement asks to be known is not recorded.
    Unknown,
    /// Worth a look.
    Remark,
}

/// One finding on composition or data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Id of the charter entry whose rule speaks.
    pub rule: String,
    /// The clause.
    pub clause: String,
    /// The body it is about, if any.
    pub body: Option<String>,
    /// The seat it is about, if any.
    pub seat: Option<String>,
    /// The member it is about, if any.
    pub member: Option<Id>,
    /// What was found.
    pub fault: CompositionFault,
}

/// What can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CompositionFault {
    /// Places are empty.
    Vacant {
        /// How many.
        missing: u32,
    },
    /// More sit than there are places.
    Surplus {
        /// How many too many.
        surplus: u32,
    },
    /// Someone sits who does not represent whom the seat is for.
    WrongHolder {
        /// Who sits.
        person: Id,
    },
    /// The chair of the body is not among the holders of the seat that must include it.
    ChairNotSeated {
        /// The chair.
        person: Id,
    },
    /// The chair or vice chair holds none of the seats that may have the post.
    NotEligible {
        /// Who has the post.
        person: Id,
    },
    /// The chair or vice chair comes from another party than the one whose turn it is.
    OutOfTurn {
        /// The party whose turn it is, by handle.
        turn: String,
    },
    /// Someone was elected by another council than the agreement says.
    WrongElector {
        /// Who sits.
        person: Id,
        /// The member whose council should have elected, by handle.
        elector: String,
    },
    /// Those who share a post have more or less of it together than the agreement gives.
    PostMisfit {
        /// How many hundredths of a full post it is.
        percent: u32,
        /// How many they have.
        found: u32,
    },
    /// Another council than the one that elected someone recorded the removal.
    WrongRemoval {
        /// Who was removed.
        person: Id,
        /// The member whose council elected, by handle.
        elector: String,
    },
    /// The body meets more often in a period than the agreement foresees.
    TooManyMeetings {
        /// The period.
        period: Period,
        /// How often at most.
        most: u32,
        /// How many meetings are on record.
        found: u32,
    },
    /// The day of a meeting is over, and it is not recorded whether it was held.
    MeetingUnrecorded {
        /// Its day.
        date: Date,
        /// Id of its kind, where it has one.
        kind: Option<String>,
    },
    /// It is not recorded which council elected the holder.
    ElectionUnrecorded {
        /// Who sits.
        person: Id,
    },
    /// Someone was elected, and no nomination from before that is on record.
    NominationUnrecorded {
        /// Who sits.
        person: Id,
        /// The day of the election, where it is on record.
        elected: Option<Date>,
        /// The first day in the seat, where it is on record.
        from: Option<Date>,
    },
    /// A term of office does not begin on the day, or in the years, that the agreement gives.
    TermMisfit {
        /// The first day recorded.
        from: Date,
    },
    /// It is not recorded who held the chair in any term, so that no turn can be computed.
    RotationUnanchored,
    /// No one in the body comes from an area that must have someone in it.
    AreaUnrepresented {
        /// Id of the area.
        area: String,
    },
    /// No area or seat speaks for the member.
    InNoArea,
    /// The number of members is not the one the agreement counts.
    MemberCount {
        /// What the agreement counts.
        expected: u32,
        /// Members on the day.
        found: u32,
    },
    /// No signature of the agreement is on record of some parties.
    Unsigned {
        /// Of how many.
        missing: u32,
        /// How many parties there are.
        parties: u32,
    },
    /// The agreement counts other copies than there were parties when it was signed.
    CopiesDiffer {
        /// Copies by the agreement.
        copies: u32,
        /// Parties on the day of the last signature.
        parties: u32,
    },
    /// By their digests, the parties have not signed the same text.
    TextsDiffer {
        /// How many texts.
        texts: u32,
    },
    /// Inhabitants are needed by a key and none are recorded.
    NoInhabitants,
}

impl Finding {
    /// How grave it is.
    pub fn level(&self) -> Level {
        match self.fault {
            CompositionFault::ElectionUnrecorded { .. }
            | CompositionFault::NominationUnrecorded { .. }
            | CompositionFault::TooManyMeetings { .. } => Level::Remark,
            CompositionFault::RotationUnanchored
            | CompositionFault::NoInhabitants
            | CompositionFault::Unsigned { .. }
            | CompositionFault::MeetingUnrecorded { .. } => Level::Unknown,
            _ => Level::Fault,
        }
    }

    /// Whether it is on a day before the first that the file keeps account of.
    pub fn is_before(&self, kept_from: Date) -> bool {
        match self.fault {
            CompositionFault::MeetingUnrecorded { date, .. } => date < kept_from,
            CompositionFault::NominationUnrecorded { elected, from, .. } => elected.or(from).is_some_and(|day| day < kept_from),
            _ => false,
        }
    }

    /// Whether only an appointment, or its end, puts it right: no remark can.
    pub fn is_mended_by_seats(&self) -> bool {
        self.seat.is_some()
            && !matches!(
                self.fault,
                CompositionFault::RotationUnanchored
                    | CompositionFault::ElectionUnrecorded { .. }
                    | CompositionFault::NominationUnrecorded { .. }
                    | CompositionFault::WrongRemoval { .. }
            )
    }

    /// Whether an appointment that it is about began or ended after a day and by another; it is then another finding.
    pub fn has_moved(&self, records: &Records, after: Date, by: Date) -> bool {
        let about = |a: &&Appointment| {
            Some(&a.body) == self.body.as_ref()
                && self.seat.as_ref().is_none_or(|seat| *seat == a.seat)
                && (self.member.is_none() || a.member == self.member)
        };
        let within = |day: Option<Date>| day.is_some_and(|day| after < day && day <= by);
        let is_about_seats =
            !matches!(self.fault, CompositionFault::TooManyMeetings { .. } | CompositionFault::MeetingUnrecorded { .. });
        is_about_seats && records.appointments.iter().filter(about).any(|a| within(a.from) || within(a.until))
    }

    /// The name by which it is the same finding tomorrow: `namnd/ledamot/orsa`.
    pub fn handle(&self, records: &Records) -> String {
        let (entry, person) = self.key(records);
        if person.is_empty() { entry } else { format!("{entry}/{person}") }
    }

    /// What a remark on it names: the finding, and the handle of the person that it is about; empty for none.
    pub fn key(&self, records: &Records) -> (String, String) {
        let member = self.member.and_then(|id| records.member(id)).map(|m| m.handle.clone());
        let (kind, person) = match &self.fault {
            CompositionFault::WrongHolder { person } => ("holder", Some(*person)),
            CompositionFault::ChairNotSeated { person } => ("seated", Some(*person)),
            CompositionFault::NotEligible { person } => ("eligible", Some(*person)),
            CompositionFault::WrongElector { person, .. } | CompositionFault::ElectionUnrecorded { person } => {
                ("election", Some(*person))
            }
            CompositionFault::NominationUnrecorded { person, .. } => ("nomination", Some(*person)),
            CompositionFault::WrongRemoval { person, .. } => ("removal", Some(*person)),
            _ => ("", None),
        };
        let part = match &self.fault {
            CompositionFault::Vacant { .. } | CompositionFault::InNoArea | CompositionFault::NoInhabitants => None,
            CompositionFault::Surplus { .. } => Some("surplus".to_owned()),
            CompositionFault::WrongHolder { .. }
            | CompositionFault::ChairNotSeated { .. }
            | CompositionFault::NotEligible { .. }
            | CompositionFault::WrongElector { .. }
            | CompositionFault::ElectionUnrecorded { .. }
            | CompositionFault::NominationUnrecorded { .. }
            | CompositionFault::WrongRemoval { .. } => Some(kind.to_owned()),
            CompositionFault::OutOfTurn { turn } => Some(format!("turn/{turn}")),
            CompositionFault::PostMisfit { found, .. } => Some(format!("percent/{found}")),
            CompositionFault::TooManyMeetings { period, found, .. } => Some(format!("{period}/{found}")),
            CompositionFault::TermMisfit { from } => Some(from.to_string()),
            CompositionFault::MeetingUnrecorded { date, kind } => {
                Some(kind.iter().cloned().chain([date.to_string()]).collect::<Vec<_>>().join("/"))
            }
            CompositionFault::RotationUnanchored => Some("rotation".to_owned()),
            CompositionFault::AreaUnrepresented { area } => Some(area.clone()),
            CompositionFault::Unsigned { .. } => Some("signatures".to_owned()),
            CompositionFault::CopiesDiffer { parties, .. } => Some(format!("copies/{parties}")),
            CompositionFault::TextsDiffer { texts } => Some(format!("texts/{texts}")),
            CompositionFault::MemberCount { found, .. } => Some(found.to_string()),
        };
        let parts = [self.body.clone(), self.seat.clone().or_else(|| Some(self.rule.clone())), member, part];
        let mut parts: Vec<_> = parts.into_iter().flatten().collect();
        parts.dedup();
        let person = person.and_then(|id| records.person(id)).map(|p| p.handle.clone());
        (parts.join("/"), person.unwrap_or_default())
    }
}
